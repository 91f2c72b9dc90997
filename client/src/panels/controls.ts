/* Chips, search, fields for years, and buttons: what they show, and the actions that they lead to. */

import { address } from "./address.ts";
import { drawChips, tellChip } from "./chips.ts";
import { element } from "../dom/element.ts";
import { listed } from "./element.ts";
import { filtered, tellDay, waysOf, type Action, type Dispatch } from "../model/state.ts";
import { loosened, times, type Filter } from "../model/select.ts";
import { number, say } from "../model/say.ts";
import { span } from "./in-view.ts";
import { FEWEST, MOST, starredIn } from "../model/stars.ts";
import { yearTyped } from "../model/year-typed.ts";
import { viewNamed } from "../model/views.ts";
import type { Sign } from "../chart/legend.ts";
import type { Data, Facet, State } from "../model/claims.ts";
import type { Shown } from "../room.ts";

/** A side of the window, and the field for its year. */
type Years = readonly ["from" | "to", HTMLInputElement];

/** A field to type in: its name, its label, its width in letters, and what stands in it while it is empty. */
interface Field {
  name: string;
  label: string;
  kind: "search" | "text";
  wide: number;
  hint: string;
}

function field(box: Element, { name, label, kind, wide, hint }: Field): HTMLInputElement {
  const input = element("input", { type: kind, "data-field": name, placeholder: hint, autocomplete: "off", spellcheck: "false", size: wide });
  box.append(element("label", {}, element("span", {}, label), input));
  return input;
}

/** Makes the fields, once, and turns what is typed, chosen or pressed into actions. */
export function prepareControls(page: HTMLElement, { dispatch, data }: { dispatch: Dispatch; data: () => Data }): void {
  const search = field(page.querySelector("#search")!, { name: "search", label: say("fields.search"), kind: "search", wide: 18, hint: say("fields.search") });
  const years = page.querySelector("#years")!;
  const from = field(years, { name: "from", label: say("fields.from"), kind: "text", wide: 11, hint: say("fields.year") });
  const to = field(years, { name: "to", label: say("fields.to"), kind: "text", wide: 11, hint: say("fields.year") });
  const help = element("p.wrong", { id: "years-wrong", role: "alert" });
  years.append(help);
  const fields: Years[] = [["from", from], ["to", to]];
  foldable(page.querySelector<HTMLDetailsElement>(".reading")!);
  page.querySelector("[data-fold]")!.addEventListener("click", () => fold(page, !page.classList.contains("unfolded")));
  for (const [side, input] of fields) {
    input.addEventListener("input", () => typing(side, input, { dispatch, help, fields }));
    input.addEventListener("change", () => asked(side, input, { dispatch, help, fields }));
  }
  const putBack = () => {
    for (const [, input] of fields) mended(input);
    help.textContent = "";
  };
  search.addEventListener("input", () => {
    putBack();
    dispatch({ type: "words", words: search.value }, "typing");
  });
  page.addEventListener("click", (event) => {
    const action = actionOf((event.target as Element).closest("button"), data());
    if (!action) return;
    const lifting = action.type === "clear" || action.type === "lift";
    putBack(); // what says that a year is wrong must not lie over what is used next
    dispatch(action, "press");
    if (lifting) atRest(page).focus({ preventScroll: true }); // the button that had the focus is gone
  });
}

/** Lets Escape, or a press anywhere else, close an explanation. */
function foldable(details: HTMLDetailsElement): void {
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return;
    details.open = false;
    details.querySelector("summary")?.focus();
  });
  document.addEventListener("pointerdown", (event) => !details.contains(event.target as Node) && (details.open = false));
}

/** Shows what stands behind the button *Filters* on a small screen, or hides it again. */
function fold(page: HTMLElement, open: boolean): void {
  page.classList.toggle("unfolded", open);
  page.querySelector("[data-fold]")!.setAttribute("aria-expanded", String(open));
}

/** Says on that button how many filters behind it are on. */
function drawFold(page: HTMLElement, { source, theme, from, to }: State): void {
  const active = source.length + theme.length + Number(from !== null || to !== null);
  const [count, said] = page.querySelectorAll<HTMLElement>("[data-fold] > span");
  count!.hidden = active === 0;
  count!.textContent = number(active);
  said!.textContent = active ? ` ${say("filters.active")}` : "";
}

const PAUSE = 500; // milliseconds after a key; what stands in the field then may be what was meant
const WHOLE = 4; // letters of a year: 19 is also the beginning of 1917
let pause = 0;

/** Takes what is typed as soon as it can be read; what cannot be is not yet wrong. */
function typing(side: "from" | "to", input: HTMLInputElement, room: { dispatch: Dispatch; help: HTMLElement; fields: Years[] }): void {
  input.dataset.typed = "true";
  clearTimeout(pause);
  pause = window.setTimeout(() => {
    const text = input.value.trim();
    const day = yearTyped(text, side === "to");
    if (!input.dataset.typed || (text && (day === null || text.length < WHOLE))) return;
    if (input.hasAttribute("aria-invalid")) asked(side, input, room);
    else room.dispatch({ type: "window", [side]: day }, "typing");
    if (document.activeElement === input) input.dataset.typed = "true"; // its letters stay as they are typed
  }, PAUSE);
}

/** Reads a field for a year. What is no date stays in the field, with a sentence, and the window stays as it is. */
function asked(side: "from" | "to", input: HTMLInputElement, { dispatch, help, fields }: { dispatch: Dispatch; help: HTMLElement; fields: Years[] }): void {
  clearTimeout(pause);
  const day = yearTyped(input.value, side === "to");
  const wrong = Boolean(input.value.trim()) && day === null;
  if (wrong) {
    input.setAttribute("aria-invalid", "true");
    input.setAttribute("aria-describedby", help.id);
  } else mended(input);
  const none = !fields.some(([, one]) => one.hasAttribute("aria-invalid"));
  help.textContent = none ? "" : say("fields.wrong");
  if (!wrong) dispatch({ type: "window", [side]: day }, "press");
}

function mended(input: HTMLInputElement): void {
  for (const name of ["aria-invalid", "aria-describedby", "data-typed"]) input.removeAttribute(name);
}

/** Where the focus goes when its button disappears: to the chart, to the list where there is no chart, or to the view. */
function atRest(page: HTMLElement): HTMLElement {
  const [panels, ...others] = ["#panels", "#chart", "#list"].map((one) => page.querySelector<HTMLElement>(one)!);
  return others.find((one) => one.clientWidth) ?? panels!;
}

/** The action that a button stands for; null for other buttons. */
function actionOf(button: HTMLElement | null, data: Data): Action | null {
  if (!button) return null;
  const { scale, clear, lift, view, sort, cells, calendar, starred } = button.dataset;
  const facet = facetOf(button);
  if (facet) return { type: "toggle", facet, values: valuesOf(button), known: known(data, facet) };
  if (scale) return { type: "scale", scale: scale as State["scale"] };
  if (view) return { type: "view", view: viewNamed(view) };
  if (sort !== undefined) return { type: "sort", sort };
  if (cells !== undefined) return { type: "cells", cells: cells === "full" ? "full" : "" };
  if (calendar) return { type: "calendar", calendar: button.getAttribute("aria-pressed") === "true" ? "" : "both" };
  if (lift) return { type: "lift", facet: lift as Filter };
  if (clear) return { type: "clear" };
  if (starred) return { type: "starred", on: button.getAttribute("aria-pressed") !== "true" };
  return null;
}

const facetOf = (chip: HTMLElement) => chip.dataset.facet as Facet | undefined;

/** What a chip stands for: one chip may be several ways of dating. */
function valuesOf({ dataset: { facet, value = "" } }: HTMLElement): string[] {
  return facet === "dated" ? value.split(" ") : [value];
}

function known(data: Data, facet: Facet): string[] {
  const values = { source: data.sources.map((s) => s.id), theme: data.themes.map((t) => t.id), dated: waysOf(data) };
  return values[facet];
}

/** Shows a state on all controls. */
export function drawControls(page: HTMLElement, { data, state, counts }: Shown): void {
  drawChips(page, data);
  for (const chip of page.querySelectorAll<HTMLElement>("[data-facet]")) {
    const facet = facetOf(chip)!;
    const values = valuesOf(chip);
    const count = values.reduce((sum, name) => sum + (counts[facet][name] ?? 0), 0);
    chip.setAttribute("aria-pressed", String(values.every((name) => state[facet].includes(name))));
    chip.classList.toggle("none", count === 0);
    tellChip(chip, state[facet]);
    chip.querySelector(".count")!.textContent = number(count);
  }
  drawFold(page, state);
  drawStars(page, { data, state, count: counts.starred });
  for (const button of page.querySelectorAll<HTMLElement>("#scale [data-scale]")) {
    button.setAttribute("aria-pressed", String(button.dataset.scale === state.scale));
  }
  for (const button of page.querySelectorAll<HTMLElement>("[data-calendar]")) {
    button.setAttribute("aria-pressed", String(button.dataset.calendar === state.calendar));
  }
  for (const link of page.querySelectorAll<HTMLAnchorElement>("a[data-lang]")) link.href = address(state, link.dataset.lang);
  page.querySelector("[data-clear]")!.classList.toggle("off", !filtered(state));
  const search = fieldOf(page, "search");
  if (search !== document.activeElement) search.value = state.words;
  write(page, "from", state.from === null ? "" : tellDay(state.from, false));
  write(page, "to", state.to === null ? "" : tellDay(state.to, true));
}

/** Shows what the legend has to explain, and nothing that is not in the picture. */
export function drawSigns(page: HTMLElement, signs: ReadonlySet<Sign>): void {
  for (const key of page.querySelectorAll<HTMLElement>(".keys [data-sign]")) {
    const hidden = !signs.has(key.dataset.sign as Sign);
    if (key.hidden !== hidden) key.hidden = hidden;
  }
}

/** The filter of the stars, and beside it how many make a lesson, as long as it is another number. */
function drawStars(page: HTMLElement, { data, state, count }: { data: Data; state: State; count: number }): void {
  const chip = page.querySelector<HTMLElement>("[data-starred]")!;
  const all = starredIn(data.claims);
  chip.setAttribute("aria-pressed", String(state.starred));
  chip.classList.toggle("none", count === 0);
  chip.querySelector(".count")!.textContent = number(count);
  page.querySelector<HTMLElement>(".lesson-hint")!.hidden = all === 0 || (all >= FEWEST && all <= MOST);
}

const fieldOf = (page: HTMLElement, name: string) => page.querySelector<HTMLInputElement>(`[data-field="${name}"]`)!;

function write(page: HTMLElement, name: string, value: string): void {
  const input = fieldOf(page, name);
  // A field that is being typed in, or holds what is no date, is left alone; the others follow the state.
  if (!input.dataset.typed && !input.hasAttribute("aria-invalid")) input.value = value;
}

/** `14 of 171 claims shown`, and before it the years where they are cut: a zoom is a filter, and says so. */
export function statusInWords(shown: number, all: number, { from, to, view }: Pick<State, "from" | "to" | "view">): string {
  // Of the claims that pass, *Put in order* shows a few: a count of them all would be taken for the cards'.
  const count = view === "predict" ? say("filters.dealt_from", { n: shown }) : shown === all ? say("filters.shown", { n: all }) : say("filters.some_shown", { shown, n: all });
  if (from === null && to === null) return count;
  const [first, last] = [from === null ? "" : tellDay(from, false), to === null ? "" : tellDay(to, true)];
  const years = first === last ? "only" : !first ? "only_to" : !last ? "only_from" : "only_between";
  return `${say(`filters.${years}`, { from: first, to: last })} · ${count}`;
}

/** The chart in a sentence, for those who cannot see it. */
export function summaryInWords(data: Data, order: number[], state: State): string {
  if (!order.length) return say("filters.none_shown");
  const { claims } = data;
  const counts = times(claims.source, order);
  const perSource = data.sources.map(({ id, label }) => say("filters.by_source", { count: counts(id), source: label }));
  return say("filters.summary", { n: order.length, sources: listed(perSource), years: span(claims, order, state) });
}

/** If nothing matches: a sentence, and buttons that clear the filters that hide most. */
export function drawNothing(root: HTMLElement, { data, state, shown }: Shown): void {
  root.hidden = shown.length > 0;
  if (root.hidden) return root.replaceChildren();
  const useful = loosened(data.claims, state).filter((one) => one.count > 0).slice(0, 2);
  const name = (facet: Filter) => say(`filters.of_${facet}`, { words: state.words.trim() });
  const [best] = useful;
  const sentence = best
    ? say("filters.nothing", { filter: name(best.facet), n: best.count })
    : say("filters.nothing_helps");
  root.replaceChildren(
    element("p", {}, sentence),
    ...useful.map((one) => element("button", { type: "button", "data-lift": one.facet }, say("filters.lift", { filter: name(one.facet), n: one.count }))),
    element("button", { type: "button", "data-clear": "all" }, say("filters.clear_all")),
  );
}
