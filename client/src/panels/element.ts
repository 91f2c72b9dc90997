/* Elements from plain values. Text is always text: nothing here or elsewhere in the project writes HTML. */

import { foreign, say } from "../model/say.ts";
import { matches } from "../model/matches.ts";

/** `element("button.chip", {type: "button", "data-x": 1, onclick: f}, "text", child, null)`. */
export function element(kind, attributes, ...children) {
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
export function quoted(...words) {
  const lang = foreign();
  return lang ? element("span", { lang }, ...words) : words;
}

/** `A`, `A and B`, `A, B and C`. */
export function listed(names) {
  return names.length < 2 ? names.join("") : say("page.and", { list: names.slice(0, -1).join(", "), last: names[names.length - 1] });
}

/** The pieces of a text, those that match a pattern of `patternOf` inside `<mark>`. */
export function marked(text, pattern) {
  const pieces = [];
  let at = 0;
  for (const [from, to] of matches(text, pattern)) {
    pieces.push(text.slice(at, from), element("mark", {}, text.slice(from, to)));
    at = to;
  }
  return [...pieces, text.slice(at)];
}

/** Copies a text. Where the browser's own way is refused, as in many frames, `select` marks it and it is copied the old
    way. Answers whether it was. */
export async function toClipboard(text, select) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    select();
    return document.execCommand("copy");
  }
}

/** A claim as a button that opens it: `lines` are what it says. */
export function claimButton(claims, row, ...lines) {
  return element("button.claim", { type: "button", "data-claim": claims.id[row] }, ...lines);
}

/** The number of a source's colour, 1 to 8: the style sheet's `--source-1`. */
export const numberOf = (data, id) => (data.sources.findIndex((source) => source.id === id) % 8) + 1;

/** A source's colour, as a style sheet's value. */
export const voice = (data, id) => `var(--source-${numberOf(data, id)})`;

const SVG = "http://www.w3.org/2000/svg";

/** An element of a drawing, likewise. */
export function svgElement(kind, attributes, ...children) {
  const made = document.createElementNS(SVG, kind);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}
