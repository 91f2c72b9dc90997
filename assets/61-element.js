/* Elements from plain values. Text is always text: nothing here or elsewhere in the project writes HTML. */
(function (claimline) {
  "use strict";

  /** `element("button.chip", {type: "button", "data-x": 1, onclick: f}, "text", child, null)`. */
  function element(kind, attributes, ...children) {
    const [tag, ...classes] = kind.split(".");
    const made = document.createElement(tag);
    if (classes.length) made.className = classes.join(" ");
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
      else made.setAttribute(name, value === true ? "" : value);
    }
    made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
    return made;
  }

  /** Words of a source among ours, marked as of its language. */
  function quoted(...words) {
    const lang = claimline.foreign();
    return lang ? element("span", { lang }, ...words) : words;
  }

  /** `A`, `A and B`, `A, B and C`. */
  function listed(names) {
    return names.length < 2 ? names.join("") : claimline.say("page.and", { list: names.slice(0, -1).join(", "), last: names[names.length - 1] });
  }

  /** The pieces of a text, those that match a pattern of `patternOf` inside `<mark>`. */
  function marked(text, pattern) {
    const pieces = [];
    let at = 0;
    for (const [from, to] of matches(text, pattern)) {
      pieces.push(text.slice(at, from), element("mark", {}, text.slice(from, to)));
      at = to;
    }
    return [...pieces, text.slice(at)];
  }

  /** A pattern for any of some words, whatever their accents and case, as the search has it; null for none. */
  function patternOf(words) {
    const escaped = words.map(claimline.fold).filter(Boolean).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return escaped.length ? new RegExp(escaped.join("|"), "g") : null;
  }

  /** Where a pattern of `patternOf` matches a text: `[[from, to], ...]`, places in the text as it is written. */
  function matches(text, pattern) {
    if (!pattern) return [];
    const folded = claimline.fold(text);
    const places = folded.length === text.length ? null : placesOf(text);
    const place = (at) => (places ? places[at] : at);
    return [...folded.matchAll(pattern)].map(({ index, 0: found }) => [place(index), place(index + found.length)]);
  }

  /** For each letter of the folded text its place in the text, and at last the text's end. */
  function placesOf(text) {
    const places = [];
    let at = 0;
    for (const letter of text) {
      for (let i = claimline.fold(letter).length; i > 0; i -= 1) places.push(at);
      at += letter.length;
    }
    return [...places, at];
  }

  /** Copies a text. Where the browser's own way is refused, as in many frames, `select` marks it and it is copied the old
      way. Answers whether it was. */
  async function toClipboard(text, select) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      select();
      return document.execCommand("copy");
    }
  }

  /** A claim as a button that opens it: `lines` are what it says. */
  function claimButton(claims, row, ...lines) {
    return element("button.claim", { type: "button", "data-claim": claims.id[row] }, ...lines);
  }

  /** The number of a source's colour, 1 to 8: the style sheet's `--source-1`. */
  const numberOf = (data, id) => (data.sources.findIndex((source) => source.id === id) % 8) + 1;

  claimline.views = {}; // the views that have a room of their own: name -> {draw(root, room)}
  Object.assign(claimline, { element, listed, quoted, marked, matches, patternOf, claimButton, numberOf, toClipboard });
})((window.claimline = window.claimline || {}));
