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

  /** The pieces of a text, those that match a pattern inside `<mark>`. */
  function marked(text, pattern) {
    if (!pattern) return [text];
    return text.split(pattern).map((piece, i) => (i % 2 ? element("mark", {}, piece) : piece));
  }

  /** A pattern, in one group, for any of some words as they stand in a text; null for none. */
  function patternOf(words) {
    const escaped = words.filter(Boolean).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return escaped.length ? new RegExp(`(${escaped.join("|")})`, "gi") : null;
  }

  /** A claim as a button that opens it: `lines` are what it says. */
  function claimButton(claims, row, ...lines) {
    return element("button.claim", { type: "button", "data-claim": claims.id[row] }, ...lines);
  }

  claimline.views = {}; // the views that have a room of their own: name -> {draw(root, room)}
  Object.assign(claimline, { element, listed, quoted, marked, patternOf, claimButton });
})((window.claimline = window.claimline || {}));
