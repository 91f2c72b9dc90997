/* Elements that several panels and views use. */

import { element, type Child } from "../dom/element.ts";
import type { Claims, Data } from "../model/claims.ts";
import { colourOf } from "../model/colours.ts";
import { foreign, say } from "../model/say.ts";
import { matches } from "../model/matches.ts";

/** Words of a source among those of the page, marked with their language. */
export function quoted(...words: Child[]): Child | Child[] {
  const lang = foreign();
  return lang ? element("span", { lang }, ...words) : words;
}

/** `A`, `A and B`, `A, B and C`. */
export function listed(names: string[]): string {
  return names.length < 2 ? names.join("") : say("page.and", { list: names.slice(0, -1).join(", "), last: names[names.length - 1] });
}

/** The pieces of a text, those that match a pattern of `patternOf` inside `<mark>`. */
export function marked(text: string, pattern: RegExp | null): Child[] {
  const pieces: Child[] = [];
  let at = 0;
  for (const [from, to] of matches(text, pattern)) {
    pieces.push(text.slice(at, from), element("mark", {}, text.slice(from, to)));
    at = to;
  }
  return [...pieces, text.slice(at)];
}

/** Copies a text; the answer is whether it was copied. Where the clipboard is refused, as in many frames, `select` selects the
    text, and it is copied the old way. */
export async function toClipboard(text: string, select: () => void): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    select();
    return document.execCommand("copy");
  }
}

/** Copies a claim's address, and tells so. Where that is not allowed, the link shows the address, selected, to be copied by hand. */
export async function copyLink(link: HTMLAnchorElement, spoken: HTMLElement): Promise<void> {
  const byHand = () => {
    link.textContent = link.href;
    getSelection()?.selectAllChildren(link);
  };
  const done = await toClipboard(link.href, byHand);
  if (done) link.textContent = say("timeline.copied");
  spoken.textContent = say(done ? "timeline.copied" : "share.not_copied");
}

/** A field with a text to copy, a button, and a message whether it was copied. */
export function copied(name: string, value: string, kind: "input" | "textarea"): HTMLElement {
  const field = element(kind, { readonly: true, "aria-label": name, rows: kind === "textarea" ? 4 : null, spellcheck: "false" });
  field.value = value;
  field.addEventListener("focus", () => field.select());
  const said = element("span.said", { role: "status" });
  const copy = async () => {
    field.select();
    const done = await toClipboard(value, () => field.focus());
    said.textContent = say(done ? "share.copied" : "share.not_copied");
  };
  return element("div.copied", {}, field, element("button", { type: "button", onclick: copy }, say("share.copy")), said);
}

/** A claim as a button that opens it: `lines` are what it says. */
export function claimButton(claims: Claims, row: number, ...lines: (Child | Child[])[]): HTMLButtonElement {
  return element("button.claim", { type: "button", "data-claim": claims.id[row] }, ...lines);
}

/** The button that stars a claim for a lesson; `stop` if the Tab key stops at it: in long lists the key s does the same. */
export function starButton(claims: Claims, row: number, stop: boolean): HTMLButtonElement {
  const pressed = { "aria-pressed": String(Boolean(claims.starred[row])), "aria-label": say("lesson.star", { title: claims.title[row] }), title: say("lesson.star_says") };
  return element("button.star", { type: "button", "data-star": claims.id[row], tabindex: stop ? null : -1, ...pressed }, claims.starred[row] ? "★" : "☆");
}

/** The number of a source's colour, 1 to 8: the style sheet's `--source-1`. */
export const numberOf = ({ sources }: Pick<Data, "sources">, id: string): number => colourOf(sources, sources.findIndex((source) => source.id === id));

/** A source's colour, as a style sheet's value. */
export const voice = (data: Data, id: string): string => `var(--source-${numberOf(data, id)})`;
