// @ts-check
// Searches the site. The theme's script loads this one when the search is opened for the first time;
// it loads the index, which the build made, and lists the places where all words were found. Words
// are compared as the build's SearchFolding has them.
"use strict";

(() => {
  /**
   * A place that a result leads to: a page, or something in it.
   * @typedef {object} Place
   * @property {string} page the page's file
   * @property {string} anchor empty for the page itself
   * @property {string} title
   * @property {string} pageTitle
   * @property {string} titleWords folded, with a space before and behind each word
   * @property {string} pageWords the same for the page's title
   * @property {string} words the same for the text
   */

  const most = 30;
  const greek = Object.fromEntries(
    ("α alpha β beta γ gamma δ delta ε epsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu " +
      "ν nu ξ xi ο omicron π pi ρ rho σ sigma τ tau υ upsilon φ phi χ chi ψ psi ω omega")
      .match(/\S+ \S+/g)
      ?.map((pair) => pair.split(" ")) ?? [],
  );
  const names = new Set(Object.values(greek));
  /** @type {Record<string, string>} */
  const spelling = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ı: "i", ς: "σ" };

  const panel = document.querySelector("details.search");
  const field = panel?.querySelector("input");
  const state = panel?.querySelector(".search-state");
  const list = panel?.querySelector(".search-results");
  if (!(panel instanceof HTMLElement && field && state && list)) return;
  const root = new URL(panel.dataset.root || ".", location.href);

  /** @type {Place[]} */
  const places = [];
  /** @type {Map<string, number>} */
  const order = new Map();
  let missing = 1;
  let failed = false;

  // What the files of the index call.
  Object.assign(globalThis, {
    coursegenSearch: {
      /**
       * @param {string[]} files
       * @param {string[]} pages in reading order
       */
      begin(files, pages) {
        pages.forEach((page, index) => order.set(page, index));
        missing += files.length;
        for (const file of files) load(file);
      },
      /** @param {[string, string, string, [string, string, string][]][]} pages */
      add(pages) {
        for (const [page, pageTitle, words, inner] of pages) {
          const pageWords = padded(fold(pageTitle));
          const shared = { page, pageTitle, pageWords };
          const own = { anchor: "", title: pageTitle, titleWords: pageWords, words: ` ${words} ` };
          places.push({ ...shared, ...own });
          for (const [anchor, title, words] of inner) {
            const titleWords = padded(fold(title));
            places.push({ ...shared, anchor, title, titleWords, words: ` ${words} ` });
          }
        }
      },
    },
  });
  load("contents.js");
  field.addEventListener("input", show);
  panel.addEventListener("keydown", move);
  show();

  /** @param {string} file */
  function load(file) {
    const script = document.createElement("script");
    script.src = new URL(`assets/search/${file}`, root).href;
    script.addEventListener("load", arrived);
    script.addEventListener("error", () => {
      failed = true;
      arrived();
    });
    document.head.append(script);
  }

  function arrived() {
    missing -= 1;
    if (missing === 0) show();
  }

  /**
   * The words of a text, or of what is searched for.
   * @param {string} text
   */
  function fold(text) {
    return text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[ßæœøłđıς]/g, (letter) => spelling[letter])
      .replace(/_\{/g, "_")
      .split(/[^\p{L}\p{N}_]+/u)
      .map((part) => part.split("_").map(named).join(""))
      .filter((word) => word !== "");
  }

  /**
   * A Greek letter by its name; the variants of a letter are the letter.
   * @param {string} word
   */
  function named(word) {
    const letter = word.replace(/^var/, "");
    return greek[word] ?? (names.has(letter) ? letter : word);
  }

  /** @param {string[]} words */
  function padded(words) {
    return ` ${words.join(" ")} `;
  }

  /**
   * How well a word is found in some others: whole, as the beginning of one, or not.
   * @param {string} word
   * @param {string} words
   */
  function grade(word, words) {
    if (words.includes(` ${word} `)) return 4;
    return words.includes(` ${word}`) ? 3 : 0;
  }

  /**
   * The worth of a place; 0 where a word is missing, or stands in the page's title alone.
   * @param {Place} place
   * @param {string[]} words
   */
  function worth(place, words) {
    let sum = 0;
    let isOwn = false;
    for (const word of words) {
      const inTitle = grade(word, place.titleWords);
      const inText = grade(word, place.words);
      const inPage = grade(word, place.pageWords);
      if (inTitle + inText + inPage === 0) return 0;
      isOwn ||= inTitle + inText > 0;
      sum += Math.max(inTitle * 100, inPage * 10, inText);
    }
    if (!isOwn) return 0;
    return place.anchor === "" ? sum * 2 : sum;
  }

  /** Shows what is found for the words in the field. */
  function show() {
    if (!(field && state && list)) return;
    const words = fold(field.value.slice(0, 200));
    list.replaceChildren();
    if (failed) state.textContent = "The index of the search could not be loaded.";
    else if (missing > 0) state.textContent = "Loading the index …";
    else if (words.length === 0) state.textContent = "";
    else {
      const found = places
        .map((place, index) => ({ place, index, worth: worth(place, words) }))
        .filter(({ worth }) => worth > 0)
        .sort((one, other) => other.worth - one.worth || compare(one, other));
      state.textContent = count(found.length);
      list.append(...found.slice(0, most).map(({ place }) => entry(place)));
    }
  }

  /**
   * The order of places that are worth the same: as one reads.
   * @param {{place: Place, index: number}} one
   * @param {{place: Place, index: number}} other
   */
  function compare(one, other) {
    const pages = (order.get(one.place.page) ?? 0) - (order.get(other.place.page) ?? 0);
    return pages || one.index - other.index;
  }

  /** @param {number} places */
  function count(places) {
    if (places === 0) return "Nothing was found.";
    if (places > most) return `${places} places, the best ${most} of them:`;
    return places === 1 ? "1 place" : `${places} places`;
  }

  /** @param {Place} place */
  function entry(place) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const path = place.page.split("/").map(encodeURIComponent).join("/");
    const anchor = place.anchor && `#${encodeURIComponent(place.anchor)}`;
    link.href = new URL(path + anchor, root).href;
    link.append(part("found-title", place.title));
    if (place.anchor) link.append(" ", part("found-page", place.pageTitle));
    item.append(link);
    return item;
  }

  /**
   * @param {string} name
   * @param {string} text
   */
  function part(name, text) {
    const span = document.createElement("span");
    span.className = name;
    span.textContent = text;
    return span;
  }

  /**
   * Arrows go through the results; Enter in the field opens the best.
   * @param {Event} event
   */
  function move(event) {
    if (!(event instanceof KeyboardEvent && field && list)) return;
    const links = [...list.querySelectorAll("a")];
    const position = links.findIndex((link) => link === document.activeElement);
    if (event.key === "ArrowDown") links[Math.min(position + 1, links.length - 1)]?.focus();
    else if (event.key === "ArrowUp") (position > 0 ? links[position - 1] : field).focus();
    else if (event.key === "Enter" && event.target === field) links[0]?.click();
    else return;
    event.preventDefault();
  }
})();
