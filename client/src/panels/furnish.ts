/* The parts of the page that the server writes from the claims (dashboard/showing/pages/templates/page.html.j2), made anew for
   claims that came from a file: headings, chips, and what the legend explains. */

import { element, type Child } from "../dom/element.ts";
import { signOf } from "../model/colours.ts";
import { foreign, number, say } from "../model/say.ts";
import { numberOf } from "./element.ts";
import type { Data, Facet } from "../model/claims.ts";


/** What the page is called. */
export interface Headings {
  title: string;
  subtitle: string;
}

const heading = (page: HTMLElement) => page.querySelector<HTMLElement>(".titles h1")!;
const line = (page: HTMLElement) => page.querySelector<HTMLElement>(".titles p span")!;

/** What the page is called now. */
export const headings = (page: HTMLElement): Headings => ({ title: heading(page).textContent ?? "", subtitle: line(page).textContent ?? "" });

/** Makes all of it for some data. */
export function furnish(page: HTMLElement, data: Data, { title, subtitle }: Headings): void {
  const lang = data.sources.some((source) => source.title === title) ? foreign() : null;
  heading(page).textContent = title;
  if (lang) heading(page).lang = lang;
  else heading(page).removeAttribute("lang");
  line(page).textContent = subtitle;
  document.title = title;
  chips(page, data);
  ways(page, data);
  calendar(page, data);
}

function chip(facet: Facet, { value, count, source }: { value: string; count: number; source?: number }, ...inside: Child[]): HTMLElement {
  const attributes = { type: "button", "data-facet": facet, "data-value": value, "data-count": count, "aria-pressed": "false", "data-source-number": source };
  const counted = element("span.count", {}, number(count));
  counted.style.minWidth = `${String(count).length}ch`;
  return element("button.chip", attributes, ...inside, " ", counted);
}

const times = (values: readonly string[], value: string) => values.filter((one) => one === value).length;

function chips(page: HTMLElement, { claims, sources, themes }: Data): void {
  const [first, second] = page.querySelectorAll<HTMLElement>("#filters > .chips");
  first!.replaceChildren(...sources.map(({ id, name }, at) => {
    const source = numberOf({ sources }, id);
    return chip("source", { value: id, count: times(claims.source, id), source }, element(signOf(at)), name);
  }));
  second!.replaceChildren(...themes.map(({ id, label }) => chip("theme", { value: id, count: times(claims.theme, id) }, label)));
}

const SOMETIMES = ["context", "editor", "reference"]; // ways of dating that many tables have not

/** The ways of dating: by the essay, in part by words nearby, by an editor, by our list. */
function ways(page: HTMLElement, { claims }: Data): void {
  const box = page.querySelector<HTMLElement>(".legend > .chips")!;
  const known = [["text", "●", "filters.by_essay"], ["context", "◐", "filters.by_context"], ["editor", "◎", "filters.by_editor"], ["reference", "○", "filters.by_reference"]] as const;
  const made = known.map(([value, sign, words]) => ({ value, sign, words, count: claims.dated_by.filter((way) => value.split(" ").includes(way)).length }));
  box.replaceChildren(say("filters.dated_short"), " ", ...made.filter((way) => !SOMETIMES.includes(way.value) || way.count).map(({ value, sign, words, count }) => {
    const one = chip("dated", { value, count }, element("span.sign", { "aria-hidden": "true" }, sign), say(words));
    one.classList.add("quiet");
    return one;
  }));
}

/** The switch for Old Style days, where there are any. */
function calendar(page: HTMLElement, { claims }: Data): void {
  page.querySelector("[data-calendar]")?.remove();
  if (!claims.old.some(Boolean)) return;
  page.querySelector(".switches")!.prepend(element("button.calendar", { type: "button", title: say("axis.calendar_says"), "data-calendar": "both", "aria-pressed": "false" }, say("axis.calendar")));
}
