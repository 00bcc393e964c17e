// @ts-check
// Lets the reader change a simulation's inputs: the code that made the published figure runs again
// in the page. Without this script, or without WebAssembly, the published figure stays.
"use strict";

(() => {
  /** How many samples are drawn while a slider moves; at rest as many as were published. */
  const PREVIEW_SAMPLES = 4000;
  /** Milliseconds after which a run is said to be going on. */
  const PATIENCE = 200;
  const STEPS = 1000;
  const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  if (typeof WebAssembly !== "object" || typeof Worker !== "function") return;
  if (location.protocol === "file:") return;

  /**
   * @typedef {{name: string, kind: string, scale: string, published: number, min: number,
   *   max: number, field: HTMLInputElement | HTMLSelectElement, slider?: HTMLInputElement}} Input
   * @typedef {{name: string, text: string, errorText: string, unit: string,
   *   standardError?: number}} Result
   * @typedef {{inputs: {name: string, text: string}[], results: Result[], samples: number,
   *   charts: {wide: string, narrow: string, table: string}[], tables: {rows: string[][]}[],
   *   notes: string[]}} Report
   */

  class Simulation {
    /** @param {HTMLElement} figure */
    constructor(figure) {
      this.figure = figure;
      this.form = /** @type {HTMLFormElement} */ (figure.querySelector(".controls"));
      this.status = /** @type {HTMLElement} */ (this.form.querySelector(".run-state"));
      this.stopButton = /** @type {HTMLButtonElement} */ (this.form.querySelector(".stop"));
      this.resetButton = /** @type {HTMLButtonElement} */ (this.form.querySelector(".reset"));
      /** @type {Input[]} */
      this.inputs = [...this.form.querySelectorAll("[data-input]")].map(readInput);
      this.values = this.inputs.map((input) => input.published);
      /** @type {Element[] | undefined} What was published, once something else is shown. */
      this.published = undefined;
      this.run = 0;
      /** @type {"preview" | "full" | undefined} */
      this.running = undefined;
      /** @type {"preview" | "full" | undefined} */
      this.waiting = undefined;
      this.inputs.forEach((input, index) => {
        this.listen(input, index);
        this.show(index);
      });
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.stopButton.addEventListener("click", () => this.stop());
      this.resetButton.addEventListener("click", () => {
        this.reset();
        remember();
      });
      this.form.hidden = false;
    }

    /**
     * @param {Input} input
     * @param {number} index
     */
    listen(input, index) {
      const { field, slider } = input;
      slider?.addEventListener("input", () => {
        this.values[index] = valueAt(input, Number(slider.value));
        this.show(index);
        this.start("preview");
      });
      slider?.addEventListener("change", () => this.commit());
      field.addEventListener("change", () => {
        const value = valueOf(input);
        field.toggleAttribute("aria-invalid", value === undefined);
        if (value === undefined) {
          this.say(`${labelOf(field)}: ${domainOf(input)}.`);
          return;
        }
        this.values[index] = value;
        this.show(index);
        this.commit();
      });
    }

    get isPublished() {
      return this.inputs.every((input, index) => input.published === this.values[index]);
    }

    /** The values in the address; empty for those published. */
    get fragment() {
      if (this.isPublished) return "";
      const query = new URLSearchParams();
      this.inputs.forEach(({ name }, index) => query.set(name, String(this.values[index])));
      return `${this.figure.id}?${query}`;
    }

    /**
     * Takes over the values of an address; the published ones where it has none.
     * @param {URLSearchParams} query
     */
    restore(query) {
      const values = this.inputs.map((input) => {
        const value = Number(query.get(input.name) ?? NaN);
        return isAllowed(input, value) ? value : input.published;
      });
      if (values.every((value, index) => value === this.values[index])) return;
      this.values = values;
      this.inputs.forEach((_, index) => this.show(index));
      this.settle();
    }

    commit() {
      remember();
      this.settle();
    }

    settle() {
      if (this.isPublished) this.reset();
      else this.start("full");
    }

    /** Shows a value in its controls. @param {number} index */
    show(index) {
      const input = this.inputs[index];
      const value = this.values[index];
      const { field, slider } = input;
      if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = value !== 0;
      else field.value = String(value);
      field.removeAttribute("aria-invalid");
      if (slider) {
        slider.value = String(positionOf(input, value));
        slider.setAttribute("aria-valuetext", String(value));
      }
    }

    /** @param {"preview" | "full"} kind */
    start(kind) {
      if (this.running) {
        this.waiting = kind;
        if (this.running === "full") this.abandon();
        else return;
      }
      this.waiting = undefined;
      this.running = kind;
      this.run += 1;
      this.resetButton.disabled = false;
      this.began = performance.now();
      this.timer = setTimeout(() => {
        this.form.classList.add("running");
        this.stopButton.hidden = false;
        this.say("Running…");
      }, PATIENCE);
      this.worker ??= this.makeWorker();
      const url = new URL(`simulations/${this.figure.dataset.module}`, here).href;
      this.worker.postMessage({ run: this.run, url, request: this.request(kind) });
    }

    makeWorker() {
      const worker = new Worker(new URL("simulation-worker.js", here));
      worker.onmessage = ({ data }) => {
        if (data.run === this.run) this.finish(data);
      };
      worker.onerror = () => this.finish({ failure: "load" });
      return worker;
    }

    /** @param {{report?: Report, failure?: string}} answer */
    finish({ report, failure }) {
      const kind = this.running;
      this.rest();
      if (this.waiting) {
        if (report) this.render(report);
        this.start(this.waiting);
        return;
      }
      if (report) {
        this.render(report);
        if (kind === "full") this.say(this.summary(report));
      } else if (failure === "run") {
        this.say("The simulation cannot be run with these values.");
      } else {
        this.say("The simulation could not be loaded; the figure is as published.");
      }
    }

    /** Ends what is going on; the figure stays as it is. */
    stop() {
      this.abandon();
      this.waiting = undefined;
      this.say("Stopped.");
    }

    abandon() {
      this.worker?.terminate();
      this.worker = undefined;
      this.run += 1;
      this.rest();
    }

    rest() {
      clearTimeout(this.timer);
      this.running = undefined;
      this.form.classList.remove("running");
      this.stopButton.hidden = true;
      if (this.status.textContent === "Running…") this.say("");
    }

    /** Gives back the published figure. */
    reset() {
      if (this.running) this.abandon();
      this.waiting = undefined;
      this.values = this.inputs.map((input) => input.published);
      this.inputs.forEach((_, index) => this.show(index));
      const { published } = this;
      if (published) this.live().forEach((part, index) => part.replaceWith(published[index]));
      this.published = undefined;
      this.figure.removeAttribute("data-changed");
      if (this.resetButton === document.activeElement) this.inputs[0].field.focus();
      this.resetButton.disabled = true;
      this.say("As published.");
    }

    /** @param {string} text */
    say(text) {
      this.status.textContent = text;
    }

    /** @param {Report} report */
    summary(report) {
      const results = report.results.slice(0, 3).map((result) => `${result.name} ${textOf(result)}`);
      const seconds = ((performance.now() - (this.began ?? 0)) / 1000).toFixed(2);
      return [`Run in ${seconds} s`, ...results].join("; ") + ".";
    }

    live() {
      return [...this.figure.querySelectorAll("[data-live]")];
    }

    /** What the worker is to run. @param {string} kind */
    request(kind) {
      const { block, seed, samples, set } = this.figure.dataset;
      const few = Math.min(PREVIEW_SAMPLES, Number(samples) || PREVIEW_SAMPLES);
      const inputs = this.inputs.map(({ name }, index) => [name, this.values[index]]);
      return { block, seed, samples: kind === "preview" ? few : set, inputs };
    }

    /** Shows a report in the place of what was published. @param {Report} report */
    render(report) {
      if (!this.published) {
        this.published = this.live();
        for (const part of this.published) part.replaceWith(part.cloneNode(true));
      }
      this.figure.setAttribute("data-changed", "");
      const { figure } = this;
      figure.querySelectorAll(".chart-box").forEach((box, index) => {
        const chart = report.charts[index];
        if (chart) renderChart(box, chart);
      });
      for (const row of figure.querySelectorAll("tr[data-result]")) {
        const result = report.results.find(({ name }) => name === row.getAttribute("data-result"));
        fill(row.querySelector(".value"), result ? result.text + unitOf(result) : "–");
        fill(row.querySelector(".error"), result ? errorOf(result) : "");
      }
      figure.querySelectorAll(".outputs > .scroll > table:not(.results)").forEach((table, index) => {
        if (report.tables[index]) renderTable(table, report.tables[index]);
      });
      fill(figure.querySelector("pre.output"), report.notes.join("\n"));
      for (const { name, text } of report.inputs) {
        fill(figure.querySelector(`[data-value="${CSS.escape(name)}"]`), text);
      }
      fill(figure.querySelector("[data-samples-shown]"), report.samples.toLocaleString("en-US"));
    }
  }

  /** @param {Element} box @param {Report["charts"][0]} chart */
  function renderChart(box, chart) {
    const drawings = box.querySelectorAll(":scope > svg");
    drawings[0]?.insertAdjacentHTML("beforebegin", chart.wide.trim() + chart.narrow.trim());
    for (const drawing of drawings) drawing.remove();
    const data = box.querySelector("details .scroll");
    if (data) data.innerHTML = chart.table;
  }

  /** @param {Element} table @param {{rows: string[][]}} content */
  function renderTable(table, { rows }) {
    const body = table.querySelector("tbody");
    const kinds = [...table.querySelectorAll("thead th")].map((cell) => cell.className);
    body?.replaceChildren();
    for (const row of rows) {
      const line = body?.insertRow();
      row.forEach((text, column) => {
        const cell = line?.insertCell();
        if (cell) cell.className = kinds[column] ?? "";
        fill(cell, text);
      });
    }
  }

  /** @param {Element | null | undefined} element @param {string} text */
  function fill(element, text) {
    if (element) element.textContent = text;
  }

  /** @param {Result} result */
  const unitOf = ({ unit }) => (unit ? `\u202F${unit}` : "");
  /** @param {Result} result */
  const errorOf = (result) =>
    (result.standardError ?? null) === null
      ? "exact"
      : result.errorText && `± ${result.errorText}${unitOf(result)}`;
  /** @param {Result} result */
  const textOf = (result) =>
    [result.text + unitOf(result), errorOf(result)].filter((text) => text && text !== "exact").join(" ");

  /** @param {Element} control @returns {Input} */
  function readInput(control) {
    const { input = "", kind = "", scale = "", value, min, max } =
      /** @type {HTMLElement} */ (control).dataset;
    return {
      name: input,
      kind,
      scale,
      published: Number(value),
      min: Number(min),
      max: Number(max),
      field: /** @type {HTMLInputElement} */ (control.querySelector(".entry")),
      slider: control.querySelector("input[type=range]") ?? undefined,
    };
  }

  /** @param {Input} input @param {number} value */
  function isAllowed({ kind, min, max }, value) {
    return value >= min && value <= max && (kind === "number" || Number.isInteger(value));
  }

  /** The value that the reader typed or chose, if the domain has it. @param {Input} input */
  function valueOf(input) {
    const { field } = input;
    const isSwitch = field instanceof HTMLInputElement && field.type === "checkbox";
    const value = isSwitch ? Number(field.checked) : field.value === "" ? NaN : Number(field.value);
    return isAllowed(input, value) ? value : undefined;
  }

  /** @param {Input} input */
  const domainOf = ({ kind, min, max }) =>
    `a ${kind === "integer" ? "whole " : ""}number from ${min} to ${max}`;
  /** @param {HTMLInputElement | HTMLSelectElement} field */
  const labelOf = (field) => field.labels?.[0]?.dataset.name ?? field.id;

  /** A slider's position for a value. @param {Input} input @param {number} value */
  function positionOf({ scale, min, max }, value) {
    const share =
      scale === "linear" ? (value - min) / (max - min) : Math.log(value / min) / Math.log(max / min);
    return Math.round(share * STEPS);
  }

  /**
   * The value at a slider's position, in as many digits as a step is wide.
   * @param {Input} input
   * @param {number} position
   */
  function valueAt(input, position) {
    if (position === positionOf(input, input.published)) return input.published;
    const { kind, scale, min, max } = input;
    const share = position / STEPS;
    const exact = scale === "linear" ? min + share * (max - min) : min * (max / min) ** share;
    const value =
      kind === "integer" ? Math.round(exact) : Number(exact.toPrecision(scale === "linear" ? 4 : 3));
    return Math.min(max, Math.max(min, value));
  }

  const simulations = [...document.querySelectorAll("figure.simulation[data-module]")].map(
    (figure) => new Simulation(/** @type {HTMLElement} */ (figure)),
  );

  /** Keeps what is set in the address, so that it can be shared and gone back to. */
  function remember() {
    const state = simulations.map(({ fragment }) => fragment).filter((text) => text).join(";");
    const url = state ? `#${state}` : location.pathname + location.search;
    if (location.hash !== (state && `#${state}`)) history.pushState(null, "", url);
  }

  /** Sets what the address says. */
  function restore() {
    const parts = new Map(
      location.hash.slice(1).split(";").map((part) => {
        const [id, query] = part.split("?");
        return [decodeURIComponent(id), query];
      }),
    );
    for (const simulation of simulations) {
      simulation.restore(new URLSearchParams(parts.get(simulation.figure.id)));
    }
    return simulations.find(({ figure }) => parts.get(figure.id));
  }
  addEventListener("popstate", restore);
  restore()?.figure.scrollIntoView();
})();
