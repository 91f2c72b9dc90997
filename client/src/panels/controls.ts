/* Chips, search, years and the other things to press: what they say now, and what they ask for when used. */

import { address } from "./address.ts";
import { element } from "../chart/element.ts";
import { listed } from "./element.ts";
import { filtered, readDay, tellDay, waysOf } from "../model/state.ts";
import { inEnglish } from "../model/dates.ts";
import { loosened } from "../model/select.ts";
import { number, say } from "../model/say.ts";
import { span } from "./in-view.ts";

function field(box, { name, label, kind, wide, hint }) {
  const input = element("input", { type: kind, "data-field": name, placeholder: hint, autocomplete: "off", spellcheck: "false", size: wide });
  box.append(element("label", {}, element("span", {}, label), input));
  return input;
}

/** Puts the fields into their places, once, and passes on what is typed, chosen or pressed as actions. */
export function prepareControls(page, { dispatch, data }) {
  const search = field(page.querySelector("#search"), { name: "search", label: say("fields.search"), kind: "search", wide: 18, hint: say("fields.search") });
  search.addEventListener("input", () => dispatch({ type: "words", words: search.value }, "typing"));
  const years = page.querySelector("#years");
  const from = field(years, { name: "from", label: say("fields.from"), kind: "text", wide: 11, hint: say("fields.year") });
  const to = field(years, { name: "to", label: say("fields.to"), kind: "text", wide: 11, hint: say("fields.year") });
  const help = element("p.wrong", { id: "years-wrong", role: "alert" });
  years.append(help);
  const fields: ["from" | "to", HTMLInputElement][] = [["from", from], ["to", to]];
  foldable(page.querySelector(".reading"));
  for (const [side, input] of fields) {
    input.addEventListener("input", () => (input.dataset.typed = "true"));
    input.addEventListener("change", () => asked(side, input, { dispatch, help, fields }));
  }
  page.addEventListener("click", (event) => {
    const action = actionOf(event.target.closest("button"), data);
    if (!action) return;
    const lifting = action.type === "clear" || action.type === "lift";
    if (lifting) for (const [, input] of fields) mended(input);
    if (lifting) help.textContent = "";
    dispatch(action, "press");
    if (lifting) atRest(page).focus({ preventScroll: true }); // the button that had the focus is gone
  });
}

/** An explanation that is folded away again by Escape or by a press anywhere else. */
function foldable(details) {
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return;
    details.open = false;
    details.querySelector("summary").focus();
  });
  document.addEventListener("pointerdown", (event) => !details.contains(event.target) && (details.open = false));
}

/** Takes what a year field says; what is no date is kept to be mended, with a sentence, and the old years stay. */
function asked(side, input, { dispatch, help, fields }) {
  const end = side === "to";
  const day = readDay(input.value, end) ?? readDay(inEnglish(input.value), end);
  const wrong = Boolean(input.value.trim()) && day === null;
  if (wrong) {
    input.setAttribute("aria-invalid", "true");
    input.setAttribute("aria-describedby", help.id);
  } else mended(input);
  const none = !fields.some(([, one]) => one.hasAttribute("aria-invalid"));
  help.textContent = none ? "" : say("fields.wrong");
  if (!wrong) dispatch({ type: "window", [side]: day }, "press");
}

function mended(input) {
  for (const name of ["aria-invalid", "aria-describedby", "data-typed"]) input.removeAttribute(name);
}

/** Where the focus goes when its button disappears: the chart, or the list where there is no chart. */
function atRest(page) {
  const chart = page.querySelector("#chart");
  return chart.clientWidth ? chart : page.querySelector(page.dataset.view === "timeline" ? "#list" : "#panels");
}

/** The action that a button stands for; null for buttons of other rooms. */
function actionOf(button, data) {
  if (!button) return null;
  const { facet, value, scale, clear, lift, view, sort, calendar } = button.dataset;
  if (facet) return { type: "toggle", facet, values: facet === "dated" ? value.split(" ") : [value], known: known(data, facet) };
  if (scale) return { type: "scale", scale };
  if (view) return { type: "view", view };
  if (sort !== undefined) return { type: "sort", sort };
  if (calendar) return { type: "calendar", calendar: button.getAttribute("aria-pressed") === "true" ? "" : calendar };
  if (lift) return { type: "lift", facet: lift };
  if (clear) return { type: "clear" };
  return null;
}

function known(data, facet) {
  const values = { source: data.sources.map((s) => s.id), theme: data.themes.map((t) => t.id), dated: waysOf(data) };
  return values[facet];
}

/** Shows a state on all controls; `counts` are those of claimline.counts. */
export function controls(page, { state, counts }) {
  for (const chip of page.querySelectorAll("[data-facet]")) {
    const { facet, value } = chip.dataset;
    const values = facet === "dated" ? value.split(" ") : [value];
    const count = values.reduce((sum, name) => sum + (counts[facet][name] || 0), 0);
    chip.setAttribute("aria-pressed", String(values.every((name) => state[facet].includes(name))));
    chip.classList.toggle("none", count === 0);
    chip.querySelector(".count").textContent = number(count);
  }
  for (const button of page.querySelectorAll("#scale [data-scale]")) {
    button.setAttribute("aria-pressed", String(button.dataset.scale === state.scale));
  }
  for (const button of page.querySelectorAll("[data-calendar]")) {
    button.setAttribute("aria-pressed", String(button.dataset.calendar === state.calendar));
  }
  for (const link of page.querySelectorAll("a[data-lang]")) link.href = address(state, link.dataset.lang);
  page.querySelector("[data-clear]").classList.toggle("off", !filtered(state));
  const search = page.querySelector('[data-field="search"]');
  if (search !== document.activeElement) search.value = state.words;
  write(page, "from", state.from === null ? "" : tellDay(state.from, false));
  write(page, "to", state.to === null ? "" : tellDay(state.to, true));
}

function write(page, name, value) {
  const input = page.querySelector(`[data-field="${name}"]`);
  // What is being typed is left alone, and what is wrong stays to be mended; a right field follows the state.
  if (!input.dataset.typed && !input.hasAttribute("aria-invalid")) input.value = value;
}

/** `14 of 171 claims shown`. */
export function status(shown, all) {
  return shown === all ? say("filters.shown", { n: all }) : say("filters.some_shown", { shown, n: all });
}

/** The chart in a sentence, for those who cannot see it. */
export function summary(data, order, state) {
  if (!order.length) return say("filters.none_shown");
  const { claims } = data;
  const perSource = data.sources.map((source) => {
    return say("filters.by_source", { count: order.filter((row) => claims.source[row] === source.id).length, source: source.label });
  });
  return say("filters.summary", { n: order.length, sources: listed(perSource), years: span(claims, order, state) });
}

/** Where nothing matches: a sentence, and buttons that lift the filter that hides most. */
export function nothing(root, { data, state, shown }) {
  root.hidden = shown.length > 0;
  if (root.hidden) return root.replaceChildren();
  const useful = loosened(data.claims, state).filter((one) => one.count > 0).slice(0, 2);
  const name = (facet) => say(`filters.of_${facet}`, { words: state.words.trim() });
  const sentence = useful.length
    ? say("filters.nothing", { filter: name(useful[0].facet), n: useful[0].count })
    : say("filters.nothing_helps");
  root.replaceChildren(
    element("p", {}, sentence),
    ...useful.map((one) => element("button", { type: "button", "data-lift": one.facet }, say("filters.lift", { filter: name(one.facet), n: one.count }))),
    element("button", { type: "button", "data-clear": "all" }, say("filters.clear_all")),
  );
}
