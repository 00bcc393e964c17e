// @ts-check
// Lets the browser keep what was visited for reading it without a network: registers the site's
// service worker, and tells it what the page needed before the worker was there.
"use strict";

(() => {
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement)) return;
  if (!location.protocol.startsWith("http") || !("serviceWorker" in navigator)) return;
  const assets = script.src;
  addEventListener("load", () => {
    // A preview shows the page as it is now, and keeps nothing.
    if ("preview" in document.documentElement.dataset) return;
    register().catch(() => undefined);
  });

  async function register() {
    await navigator.serviceWorker.register(new URL("../service-worker.js", assets));
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage(loaded());
    // What only a simulation needs can wait until nothing else is to be done.
    const wait = globalThis.requestIdleCallback ?? setTimeout;
    wait(() => active?.postMessage(computed()));
  }

  /** The page, and what it loaded. */
  function loaded() {
    return [location.href, ...performance.getEntriesByType("resource").map((entry) => entry.name)];
  }

  /** What the page's simulations and answers run. */
  function computed() {
    /** @type {NodeListOf<HTMLElement>} */
    const parts = document.querySelectorAll("[data-module], [data-checker]");
    const modules = [...parts].map(({ dataset }) => dataset.module ?? dataset.checker);
    const names = modules.map((name) => `simulations/${name}`);
    if (names.length) names.push("simulation-worker.js");
    return [...new Set(names)].map((name) => new URL(name, assets).href);
  }
})();
