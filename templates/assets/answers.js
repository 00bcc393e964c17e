// @ts-check
// Judges what the reader types: the code that knows the notation runs in a worker, as a simulation
// does. Without this script, or without WebAssembly, the page has no fields.
"use strict";

(() => {
  /** Milliseconds after the last key until what is typed is echoed. */
  const PAUSE = 150;
  /** Milliseconds that a judgement may take, and the first one, which loads the module. */
  const LIMIT = 4000;
  const FIRST_LIMIT = 60000;
  /** No answer has more characters; what has is refused for that, and not kept. */
  const LONGEST = 20000;
  const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  if (typeof WebAssembly !== "object" || typeof Worker !== "function") return;
  if (location.protocol === "file:") return;

  /**
   * @typedef {{start: number, end: number, message: string}} Mark
   * @typedef {{verdict: string, sentences: string[], marks: Mark[], echo?: string}} Reply
   * @typedef {{typed: string, verdict: string, tries: number, key: number}} Known
   */

  /** Asks a module, one question at a time. */
  class Checker {
    /** @param {string} url */
    constructor(url) {
      this.url = url;
      this.run = 0;
      this.limit = FIRST_LIMIT;
      /** @type {Promise<unknown>} */
      this.last = Promise.resolve();
    }

    /** @param {string} request @returns {Promise<Reply>} */
    ask(request) {
      const answer = this.last.then(() => this.answer(request));
      this.last = answer;
      return answer;
    }

    /** @param {string} request @returns {Promise<Reply>} */
    answer(request) {
      return new Promise((resolve) => {
        const run = (this.run += 1);
        const worker = (this.worker ??= new Worker(new URL("simulation-worker.js", here)));
        /** @param {string} sentence */
        const fail = (sentence) => {
          clearTimeout(timer);
          worker.terminate();
          this.worker = undefined;
          resolve({ verdict: "unjudged", sentences: [sentence], marks: [] });
        };
        const timer = setTimeout(() => fail("This takes too long to judge."), this.limit);
        worker.onerror = () => fail("What judges answers could not be loaded.");
        worker.onmessage = ({ data }) => {
          if (data.failure === "load") fail("What judges answers could not be loaded.");
          else if (data.failure) fail("This is too much to judge.");
          else {
            clearTimeout(timer);
            this.limit = LIMIT;
            resolve(data.report);
          }
        };
        worker.postMessage({ run, url: this.url, request });
      });
    }
  }

  /** @type {Map<string, Checker>} */
  const checkers = new Map();

  /** @param {string} name */
  function checker(name) {
    const known = checkers.get(name) ?? new Checker(new URL(`simulations/${name}`, here).href);
    checkers.set(name, known);
    return known;
  }

  class Answer {
    /** @param {HTMLElement} box */
    constructor(box) {
      this.box = box;
      this.id = box.dataset.answer ?? "";
      this.form = /** @type {HTMLFormElement} */ (box.querySelector("form.respond"));
      this.entry = /** @type {HTMLInputElement | HTMLTextAreaElement | null} */ (
        this.form.querySelector(".typed")
      );
      this.status = /** @type {HTMLElement} */ (this.form.querySelector(".feedback"));
      this.echoed = /** @type {HTMLElement} */ (this.form.querySelector(".echo"));
      this.marks = /** @type {HTMLElement} */ (this.form.querySelector(".marks"));
      this.key = this.form.dataset.key ?? "";
      this.checker = checker(this.form.dataset.checker ?? "");
      this.asked = 0;
      /** @type {Known} */
      this.known = { typed: "", verdict: "", tries: 0, key: hash(this.key) };
      this.form.addEventListener("input", () => this.change());
      this.form.addEventListener("focusin", () => this.ask("echo"), { once: true });
      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.judge();
      });
      const choices = box.querySelector(":scope > .choices");
      choices?.remove();
      this.form.hidden = false;
      this.reveal();
    }

    /** What is typed or chosen. */
    get typed() {
      if (this.entry) return this.entry.value;
      const chosen = this.form.querySelectorAll("input:checked");
      return [...chosen].map((option) => /** @type {HTMLInputElement} */ (option).value).join(" ");
    }

    set typed(text) {
      if (this.entry) {
        this.entry.value = text;
        return;
      }
      const chosen = text.split(" ");
      for (const option of this.form.querySelectorAll("input")) {
        option.checked = chosen.includes(option.value);
      }
    }

    /** @param {"judge" | "echo"} mode */
    ask(mode) {
      return this.checker.ask(`${mode}\n${this.key}\n${this.typed.slice(0, LONGEST + 1)}`);
    }

    change() {
      clearTimeout(this.timer);
      this.show({ verdict: "", sentences: [], marks: [], echo: this.echoed.innerHTML });
      if (this.entry) this.timer = setTimeout(() => this.echo(), PAUSE);
    }

    async echo() {
      const asked = (this.asked += 1);
      const reply = await this.ask("echo");
      // What is being typed is not yet wrong: marks wait until it is judged.
      if (asked === this.asked) this.show({ ...reply, verdict: "", sentences: [], marks: [] });
    }

    async judge() {
      clearTimeout(this.timer);
      const asked = (this.asked += 1);
      const typed = this.typed;
      const reply = await this.ask("judge");
      if (asked !== this.asked) return;
      this.show(reply);
      if (reply.verdict === "unjudged" || reply.verdict === "empty") return;
      const { verdict } = reply;
      const tries = this.known.tries + 1;
      this.known = { ...this.known, typed: typed.length > LONGEST ? "" : typed, verdict, tries };
      this.reveal();
      remember();
    }

    /** @param {Reply} reply */
    show({ verdict, sentences, marks, echo = "" }) {
      const isBad = verdict === "wrong" || verdict === "malformed";
      this.form.dataset.verdict = verdict;
      this.status.className = `feedback ${verdict === "right" ? "right" : isBad ? "wrong" : ""}`;
      const told = sentences.length || !marks.length ? sentences : [countOf(marks)];
      this.status.replaceChildren(...told.map((text) => element("p", text)));
      if (this.entry) this.entry.ariaInvalid = isBad ? "true" : null;
      // The module's printer escapes what was typed.
      if (this.echoed.innerHTML !== echo) this.echoed.innerHTML = echo;
      this.echoed.hidden = !echo;
      this.marks.replaceChildren(...marks.map((mark) => this.item(mark, told)));
      this.marks.hidden = !marks.length;
    }

    /**
     * A mistake: where, what if it was not told yet, and the line with the place underlined.
     * @param {Mark} mark
     * @param {string[]} told
     */
    item({ start, end, message }, told) {
      const text = this.typed;
      const from = text.lastIndexOf("\n", start - 1) + 1;
      const to = (text + "\n").indexOf("\n", start);
      const line = text.slice(0, from).split("\n").length;
      const stop = Math.max(Math.min(end, to), Math.min(start + 1, to));
      const character = `character ${start - from + 1}`;
      const isLine = this.entry instanceof HTMLInputElement;
      const place = element("button", isLine ? `At ${character}` : `Line ${line}, ${character}`);
      place.type = "button";
      place.addEventListener("click", () => {
        this.entry?.focus();
        this.entry?.setSelectionRange(start, stop);
      });
      const source = element("code", text.slice(from, start));
      source.append(element("mark", text.slice(start, stop) || " "), text.slice(stop, to));
      const item = element("li", "");
      item.append(place, told.includes(message) ? " " : `: ${message} `, source);
      return item;
    }

    /** Shows what a try has earned: the hint, and the answer where the edition has it. */
    reveal() {
      const hint = this.box.querySelector(":scope > .hint");
      if (hint instanceof HTMLElement) hint.hidden = !this.known.tries;
      const answer = this.box.querySelector(":scope > .answer-key");
      if (answer instanceof HTMLDetailsElement) {
        if (!this.known.tries) answer.open = false;
        answer.hidden = !this.known.tries;
      }
    }

    /** Takes over what is known from an earlier visit. @param {Known | undefined} known */
    restore(known) {
      const key = hash(this.key);
      this.known = known ?? { typed: "", verdict: "", tries: 0, key };
      this.typed = this.known.typed;
      // A judgement by another key says nothing.
      if (this.known.key !== key) this.known = { ...this.known, verdict: "", key };
      const { verdict } = this.known;
      const sentences = verdict === "right" ? ["Right."] : verdict ? ["Not right yet."] : [];
      this.show({ verdict, sentences, marks: [] });
      this.reveal();
    }
  }

  /**
   * @template {keyof HTMLElementTagNameMap} Name
   * @param {Name} name
   * @param {string} text
   */
  function element(name, text) {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  /** @param {Mark[]} marks */
  const countOf = ({ length }) => (length === 1 ? "One mistake:" : `${length} mistakes:`);

  /** A number that tells whether a key is still the one that judged. @param {string} text */
  function hash(text) {
    let value = 0;
    for (let place = 0; place < text.length; place += 1) {
      value = (Math.imul(value, 31) + text.charCodeAt(place)) | 0;
    }
    return value;
  }

  // MARK: Progress

  const site = new URL("..", here).pathname;
  const store = `coursegen answers ${site}`;
  const page = location.pathname.slice(site.length).replace(/(^|\/)$/, "$1index.html");
  const boxes = document.querySelectorAll("[data-answer]:has(form.respond)");
  const answers = [...boxes].map((box) => new Answer(/** @type {HTMLElement} */ (box)));
  const panel = /** @type {HTMLElement | null} */ (document.querySelector(".progress"));

  /** What is kept of all pages. @returns {Record<string, Record<string, Known>>} */
  function kept() {
    try {
      return read(localStorage.getItem(store) ?? "{}") ?? {};
    } catch {
      return {};
    }
  }

  /** Reads what was kept; nothing if it is something else. @param {string} text */
  function read(text) {
    /** @type {Record<string, Record<string, Known>>} */
    const pages = Object.create(null);
    const parsed = JSON.parse(text);
    if (typeof parsed !== "object" || parsed === null) return undefined;
    for (const [page, known] of Object.entries(parsed)) {
      pages[page] = Object.create(null);
      for (const [id, { typed, verdict, tries, key }] of Object.entries(known ?? {})) {
        if (typeof typed !== "string" || typed.length > LONGEST) continue;
        const isKnown = ["right", "wrong", "malformed"].includes(verdict);
        pages[page][id] = { typed, verdict: isKnown ? verdict : "", tries: +tries || 0, key: +key };
      }
    }
    return pages;
  }

  /** @param {Record<string, Record<string, Known>>} pages */
  function keep(pages) {
    try {
      localStorage.setItem(store, JSON.stringify(pages));
    } catch {
      // A browser that keeps nothing still judges.
    }
  }

  function remember() {
    const known = answers.filter((answer) => answer.known.tries);
    const own = Object.fromEntries(known.map((answer) => [answer.id, answer.known]));
    keep({ ...kept(), [page]: own });
    count();
  }

  /** @param {number} value */
  const plain = (value) => String(Math.round(100 * value) / 100);

  /** Tells the points earned, on the page and in each problem. */
  function count() {
    /** @type {Map<Element, Answer[]>} */
    const owners = new Map();
    for (const answer of answers) {
      const owner = answer.box.closest("[data-points]");
      if (owner) owners.set(owner, [...(owners.get(owner) ?? []), answer]);
    }
    let [earned, possible] = [0, 0];
    /** @type {Map<Element, number>} */
    const problems = new Map();
    for (const [owner, own] of owners) {
      const points = Number(owner.getAttribute("data-points"));
      const share = (points * own.filter(isRight).length) / own.length;
      earned += share;
      possible += points;
      const problem = owner.closest(".problem") ?? owner;
      problems.set(problem, (problems.get(problem) ?? 0) + share);
    }
    for (const [problem, share] of problems) {
      const points = problem.querySelector(":scope > .heading > .points");
      points?.setAttribute("data-earned", `${plain(share)} earned`);
    }
    const right = `${answers.filter(isRight).length} of ${answers.length} answers right`;
    const told = possible ? `${right}, ${plain(earned)} of ${plain(possible)} points earned` : right;
    if (panel) fill(panel.querySelector(".earned"), `${told}.`);
  }

  /** @param {Answer} answer */
  const isRight = (answer) => answer.known.verdict === "right";

  /** @param {Element | null | undefined} element @param {string} text */
  function fill(element, text) {
    if (element) element.textContent = text;
  }

  function restore() {
    const own = kept()[page] ?? {};
    for (const answer of answers) answer.restore(own[answer.id]);
    count();
  }

  panel?.querySelector(".save")?.addEventListener("click", () => {
    const link = element("a", "");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(kept(), null, 1)]));
    link.download = "answers.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
  panel?.querySelector("[type=file]")?.addEventListener("change", async ({ target }) => {
    const field = /** @type {HTMLInputElement} */ (target);
    try {
      const pages = read((await field.files?.[0]?.text()) ?? "");
      if (!pages) throw new TypeError();
      const all = kept();
      for (const [page, known] of Object.entries(pages)) all[page] = { ...all[page], ...known };
      keep(all);
      restore();
    } catch {
      fill(panel.querySelector(".earned"), "This file holds no answers.");
    }
    field.value = "";
  });
  panel?.querySelector(".clear")?.addEventListener("click", () => {
    const { [page]: _, ...others } = kept();
    keep(others);
    restore();
  });
  if (panel) panel.hidden = !answers.length;
  restore();
})();
