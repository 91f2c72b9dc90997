/* The chips of the filters, where the claims have other sources' names, themes or ways of dating than those the page came with. */

import { element } from "../dom/element.ts";
import { say } from "../model/say.ts";
import { waysOf } from "../model/state.ts";
import type { Data, Facet } from "../model/claims.ts";

const chipOf = (page: Element, facet: Facet, value: string) => page.querySelector<HTMLElement>(`[data-facet="${facet}"][data-value="${CSS.escape(value)}"]`);

let told = -1; // how many claims the line below the heading says there are

/** Says below the heading how many claims there are now; a line of a reader's own stays as it is. */
function drawCount(page: Element, { claims: { n } }: Data): void {
  const line = page.querySelector(".titles p span");
  if (told >= 0 && told !== n && line) line.textContent = (line.textContent ?? "").replace(say("page.claims", { n: told }), say("page.claims", { n }));
  told = n;
}

/** Makes the chips that are missing, takes away those of themes that are gone, and writes the sources' names. */
export function drawChips(page: Element, data: Data): void {
  drawCount(page, data);
  for (const { id, name } of data.sources) {
    const words = chipOf(page, "source", id)?.querySelector(".dot")?.nextSibling;
    if (words instanceof Text && words.data.trim() !== name) words.data = `${name} `;
  }
  const themes = page.querySelectorAll<HTMLElement>('[data-facet="theme"]');
  const last = themes[themes.length - 1];
  for (const { id, label } of data.themes) if (last && !chipOf(page, "theme", id)) last.parentElement!.append(chip("theme", id, label));
  for (const one of themes) if (!data.themes.some(({ id }) => id === one.dataset.value)) one.remove();
  const edited = waysOf(data).includes("editor");
  const made = chipOf(page, "dated", "editor");
  if (edited && !made) page.querySelector('[data-facet="dated"]:last-of-type')?.before(byEditor());
  else if (!edited) made?.remove();
}

/** Says, when a chip is pointed at, what a press on it does: of a kind of which nothing is chosen all is shown. */
export function tellChip(chip: HTMLElement, chosen: readonly string[]): void {
  const on = chip.getAttribute("aria-pressed") === "true";
  const says = say(`filters.${!on ? (chosen.length ? "press_too" : "press_only") : chosen.length > 1 ? "press_without" : "press_all"}`);
  if (chip.title !== says) chip.title = says;
}

const chip = (facet: Facet, value: string, ...inside: (Node | string)[]) => element(
  "button.chip", { type: "button", "data-facet": facet, "data-value": value, "aria-pressed": "false" }, ...inside, " ", element("span.count", {}, "0"),
);

function byEditor(): HTMLElement {
  const made = chip("dated", "editor", element("span.sign", { "aria-hidden": "true" }, "◎"), say("filters.by_editor"));
  made.classList.add("quiet");
  return made;
}
