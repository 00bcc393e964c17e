// @ts-check
// What the theme adds to a page that is complete without it: the choice of colours is kept, the
// outline follows the reader, boxes that scroll can be reached by keyboard, printing opens what is
// collapsed. No dependency, no request.
"use strict";

(() => {
  const root = document.documentElement;

  keepScheme();
  closeWhenLeft(document.querySelector("details.options"));
  closeWhenLeft(document.querySelector("details.search"));
  offerSearch(document.querySelector("details.search"));
  closeWhenLeft(document.querySelector(".outline details"));
  followOutline();
  reachScrollingBoxes();
  document.fonts.ready.then(boxWideFormulas);
  preparePrinting();

  /** Keeps the choice of colours in local storage. */
  function keepScheme() {
    /** @type {NodeListOf<HTMLInputElement>} */
    const choices = document.querySelectorAll('input[name="scheme"]');
    for (const choice of choices) {
      choice.checked = choice.value === (root.dataset.scheme ?? "auto");
      choice.addEventListener("change", () => {
        if (choice.value === "auto") delete root.dataset.scheme;
        else root.dataset.scheme = choice.value;
        try {
          localStorage.setItem("coursegen-scheme", choice.value);
        } catch {
          // The choice then holds for this page only.
        }
      });
    }
  }

  /**
   * Closes a panel on Escape, on a press outside of it, and when one of its links is followed.
   * @param {HTMLDetailsElement | null} panel
   */
  function closeWhenLeft(panel) {
    if (!panel) return;
    document.addEventListener("pointerdown", (event) => {
      if (event.target instanceof Node && !panel.contains(event.target)) panel.open = false;
    });
    panel.addEventListener("click", (event) => {
      if (event.target instanceof Element && event.target.closest("a")) panel.open = false;
    });
    panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !panel.open) return;
      panel.open = false;
      panel.querySelector("summary")?.focus();
    });
  }

  /**
   * Shows the search, which “/” opens too; its script is loaded when it is opened.
   * @param {HTMLDetailsElement | null} panel
   */
  function offerSearch(panel) {
    if (!panel) return;
    panel.hidden = false;
    let isLoaded = false;
    panel.addEventListener("toggle", () => {
      if (!panel.open) return;
      panel.querySelector("input")?.focus();
      if (isLoaded) return;
      isLoaded = true;
      const script = document.createElement("script");
      script.src = `${panel.dataset.root}assets/search.js`;
      document.head.append(script);
    });
    document.addEventListener("keydown", (event) => {
      const isTyping =
        event.target instanceof Element && event.target.closest("input, textarea, select");
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
      panel.open = true;
      event.preventDefault();
    });
  }

  /** Marks the entry of the outline that is being read, and names it beside the folded outline. */
  function followOutline() {
    /** @type {HTMLElement | null} */
    const outline = document.querySelector(".outline");
    if (!outline) return;
    const place = outline.querySelector(".outline-place");
    /** @type {{link: HTMLAnchorElement, target: HTMLElement}[]} */
    const entries = [];
    for (const link of outline.querySelectorAll("a")) {
      const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (target) entries.push({ link, target });
    }

    /** @type {HTMLAnchorElement | undefined} */
    let current;
    let scheduled = false;
    const update = () => {
      scheduled = false;
      const line = window.innerHeight / 4;
      const passed = entries.filter(({ target }) => target.getBoundingClientRect().top <= line);
      const next = passed.at(-1)?.link;
      if (next === current) return;
      current?.removeAttribute("aria-current");
      next?.setAttribute("aria-current", "true");
      current = next;
      if (place) place.textContent = next ? placeName(next) : "";
      if (next) keepInView(outline, next);
    };
    const schedule = () => {
      if (scheduled) return;
      scheduled = true;
      requestAnimationFrame(update);
    };
    addEventListener("scroll", schedule, { passive: true });
    addEventListener("resize", schedule);
    update();
  }

  /**
   * The name of a place for the folded outline: a part is named with its problem.
   * @param {HTMLAnchorElement} link
   */
  function placeName(link) {
    /** @param {Element | null | undefined} entry */
    const name = (entry) =>
      (entry?.querySelector(".number") ?? entry?.querySelector(".entry-title"))?.textContent ?? "";
    const parent = link.closest("ol ol")?.parentElement?.querySelector("a");
    return parent ? `${name(parent)} ${name(link)}` : name(link);
  }

  /**
   * Scrolls a box, and only the box, until the element is seen.
   * @param {HTMLElement} box
   * @param {HTMLElement} element
   */
  function keepInView(box, element) {
    const outer = box.getBoundingClientRect();
    const inner = element.getBoundingClientRect();
    if (inner.top < outer.top) box.scrollTop += inner.top - outer.top - 16;
    if (inner.bottom > outer.bottom) box.scrollTop += inner.bottom - outer.bottom + 16;
  }

  /** Lets the keyboard into each box that scrolls, and into none that does not. */
  function reachScrollingBoxes() {
    /** @param {Element} box */
    const check = (box) => {
      const scrolls =
        box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1;
      if (scrolls) openToKeyboard(box);
      else box.removeAttribute("tabindex");
    };
    const observer = new ResizeObserver((changes) => {
      for (const { target } of changes) check(target);
    });
    const boxes = document.querySelectorAll(".math.display, pre, .scroll");
    for (const box of boxes) observer.observe(box);
    // Fonts that arrive late make what is in a box wider, and not the box.
    document.fonts.ready.then(() => boxes.forEach(check));
  }

  /**
   * Makes a box that scrolls focusable, and names it.
   * @param {Element} box
   */
  function openToKeyboard(box) {
    const name = box.matches(".math") ? "Formula" : box.matches("pre") ? "Code" : "Table";
    box.setAttribute("tabindex", "0");
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", name);
  }

  /** Gives a formula in a line that is wider than the page a box that scrolls in its place. */
  function boxWideFormulas() {
    if (root.scrollWidth <= root.clientWidth) return;
    for (const formula of document.querySelectorAll(".math.inline")) {
      if (formula.getBoundingClientRect().right <= root.clientWidth) continue;
      formula.classList.add("wide");
      openToKeyboard(formula);
    }
  }

  /** Opens what is collapsed while printing; offers the button and the `?print` address. */
  function preparePrinting() {
    /** @type {HTMLInputElement | null} */
    const withoutSolutions = document.querySelector("#print-problems");
    /** @type {HTMLDetailsElement[]} */
    let opened = [];
    addEventListener("beforeprint", () => {
      opened = [...document.querySelectorAll("details")].filter(
        (details) => !details.open && details.matches(".note, .answer-key"),
      );
      for (const details of opened) details.open = true;
      for (const formula of document.querySelectorAll(".math.display")) measure(formula);
    });
    addEventListener("afterprint", () => {
      for (const details of opened) details.open = false;
      opened = [];
    });

    /**
     * Tells the style sheet how wide the formula's widest unbreakable piece is, in its own ems.
     * @param {Element} formula
     */
    function measure(formula) {
      const katex = formula.querySelector(".katex");
      if (!(katex && formula instanceof HTMLElement)) return;
      const widths = [...katex.querySelectorAll(".base")].map(
        (base) => base.getBoundingClientRect().width,
      );
      const em = parseFloat(getComputedStyle(katex).fontSize);
      formula.style.setProperty("--widest", (Math.max(1, ...widths) / em + 0.1).toFixed(2));
    }

    /** @type {HTMLButtonElement | null} */
    const button = document.querySelector(".print-button");
    if (button) {
      button.hidden = false;
      button.addEventListener("click", () => print());
    }
    const wish = new URLSearchParams(location.search).get("print");
    if (wish === null) return;
    if (withoutSolutions) withoutSolutions.checked = wish === "problems";
    addEventListener("load", () => print());
  }
})();
