// @ts-check
// Runs one module beside the page, so that the page stays quick: a simulation for simulation.js, or
// what judges answers for answers.js.
"use strict";

/**
 * @typedef {{block?: string, seed?: string, samples?: number | string,
 *   inputs: [string, number][]}} Run
 */

/** @type {Promise<WebAssembly.Module> | undefined} */
let loading;

/** @param {MessageEvent<{run: number, url: string, request: string | Run}>} event */
onmessage = async ({ data }) => {
  try {
    loading ??= load(data.url);
    const { request } = data;
    const asked = typeof request === "string" ? request : textOf(request);
    const text = run(await WebAssembly.instantiate(await loading, {}), asked);
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

/** The request as `RunRequest` of the module Simulation reads it. @param {Run} request */
function textOf({ block = "", seed = "0", samples, inputs }) {
  const lines = ["coursegen-run 1", `block ${block}`, `seed ${hexadecimal(BigInt(seed))}`];
  if (samples) lines.push(`samples ${hexadecimal(BigInt(samples))}`);
  for (const [name, value] of inputs) lines.push(`input ${name} ${hexadecimal(bitsOf(value))}`);
  return lines.join("\n") + "\n";
}

/** @param {bigint} value */
const hexadecimal = (value) => BigInt.asUintN(64, value).toString(16).padStart(16, "0");

/** @param {number} value */
function bitsOf(value) {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return view.getBigUint64(0);
}
