// @ts-check
// Runs one simulation beside the page, so that the page stays quick; simulation.js talks to it.
"use strict";

/** @type {Promise<WebAssembly.Module> | undefined} */
let loading;

/** @param {MessageEvent<{run: number, url: string, request: string}>} event */
onmessage = async ({ data }) => {
  try {
    loading ??= load(data.url);
    const text = run(await WebAssembly.instantiate(await loading, {}), data.request);
    postMessage({ run: data.run, report: JSON.parse(text) });
  } catch (error) {
    const isMissing = !(error instanceof WebAssembly.RuntimeError);
    if (isMissing) loading = undefined;
    postMessage({ run: data.run, failure: isMissing ? "load" : "run" });
  }
};

/** @param {string} url */
async function load(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status}`);
  return WebAssembly.compile(await response.arrayBuffer());
}

/**
 * The report of one run. An instance runs once.
 * @param {WebAssembly.Instance} instance
 * @param {string} request
 */
function run(instance, request) {
  const exports = /** @type {any} */ (instance.exports);
  const bytes = new TextEncoder().encode(request);
  const address = exports.reserveRequest(bytes.length) >>> 0;
  new Uint8Array(exports.memory.buffer, address, bytes.length).set(bytes);
  exports.__main_argc_argv(0, 0);
  const start = exports.reportAddress() >>> 0;
  const report = new Uint8Array(exports.memory.buffer, start, exports.reportCount());
  return new TextDecoder().decode(report);
}
