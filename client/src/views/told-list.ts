/* As told on a telephone: the claims in the order of telling one under the other, by paragraphs, and beside them the same
   line as in the panels, upright: each row has its piece, and the pieces meet between the rows. */

import { ownDate } from "../model/agreement.ts";
import { element, svgElement } from "../chart/element.ts";
import { claimButton, numberOf } from "../panels/element.ts";
import { foreign, say } from "../model/say.ts";
import { leapInWords, placeInWords, toldSummary } from "./told-words.ts";
import { measure } from "../chart/look.ts";
import { revealTold } from "./told-mark.ts";
import { ticks, view as viewOf } from "../chart/scale.ts";
import { when as whenInWords } from "../model/when.ts";

const PAGE = 60; // paragraphs of a source at first
const INSET = 8;
const WIDTH = 0.36; // of a row, for the line
const SMALL = 11 / 12; // size of the axis' years, to that of what `measure` measures

/** Fills the panel with the tellings, or moves the choice alone. */
export function toldList(view, room) {
  const { state, scale } = room;
  const width = view.grid.clientWidth;
  const key = [view.key, state.from, state.to, scale.kind, width, state.calendar].join();
  if (key !== view.list) {
    view.list = key;
    view.upTo = view.upTo || {};
    view.grid.replaceChildren(...view.tellings.map((telling) => section(view, telling, width)));
  }
  choose(view, state);
}

function section(view, telling, width) {
  const { data, state, scale } = view.room;
  const seen = viewOf(scale, { from: state.from, to: state.to, width: Math.round(width * WIDTH), inset: INSET });
  const whole = { ...seen, left: 0, right: seen.right + INSET };
  const { labelled } = ticks(whole, { gap: 4, measure: (text) => measure(text, true) * SMALL });
  const list = element("ol", {});
  const root = element(
    "section.told-list", { "data-source-number": numberOf(data, telling.source.id) },
    element("h2", {}, element("i.dot", {}), telling.source.label),
    element("p.told-summary", {}, toldSummary(data, telling)),
    element("p.told-axis", { "aria-hidden": "true" }, ...labelled.map(({ x, label }) => element("span", { style: `--x:${x}px` }, label))),
    list,
  );
  const paragraphs = inParagraphs(data.claims, telling.told, seen);
  const selected = paragraphs.findIndex((one) => one.steps.some(({ row }) => data.claims.id[row] === state.select));
  const upTo = Math.max(view.upTo[telling.source.id] || PAGE, selected + 1);
  list.append(...paragraphs.slice(0, upTo).map((one) => entry(one, view.room, { seen, labelled })));
  if (!paragraphs.length) root.append(element("p.told-none", {}, say(telling.told.length ? "told.elsewhere" : "told.nothing")));
  const left = Math.min(PAGE, paragraphs.length - upTo);
  const more = () => {
    view.upTo[telling.source.id] = upTo + PAGE;
    const anew = section(view, telling, width);
    root.replaceWith(anew);
    choose(view, view.room.state);
    anew.querySelectorAll("ol > li")[upTo].querySelector("button").focus();
  };
  if (left > 0) root.append(element("button.more", { type: "button", onclick: more }, say("told.more", { n: left })));
  return root;
}

/** The steps in view by paragraphs: `[{number, steps: [{row, days, pen, before, after}]}]`, pens in pixels, null for none. */
function inParagraphs(claims, told, seen) {
  const found = [];
  const at = (step) => step && Math.min(Math.max(seen.x(step.pen), seen.left), seen.right);
  told.forEach((step, i) => {
    const { row, days } = step;
    const from = claims.earliest[row] === null ? -Infinity : seen.x(claims.earliest[row]);
    const to = claims.latest[row] === null ? Infinity : seen.x(claims.latest[row] + 1);
    if (to <= seen.left || from >= seen.right) return;
    const next = told[i + 1];
    const placed = { row, days, pen: at(step), before: at(told[i - 1]), after: at(next), backNext: Boolean(next) && next.days < 0 };
    const number = claims.paragraph[row];
    const last = found[found.length - 1];
    if (last && last.number === number) last.steps.push(placed);
    else found.push({ number, steps: [placed] });
  });
  return found;
}

function entry({ number, steps }, { data, state }, { seen, labelled }) {
  const { claims } = data;
  const rows = steps.map((step) => {
    const { row } = step;
    const when = [whenInWords(claims, row, state), leapInWords(step)].filter(Boolean).join(" · ");
    const button = claimButton(claims, row, element("span.title", { lang: foreign() }, claims.title[row]), element("span.when", {}, when));
    return element("div.told-row", {}, piece(claims, step, { seen, labelled }), button);
  });
  const said = element("span.unseen", {}, placeInWords(claims, steps[0].row));
  const heading = element("h3", {}, said, element("span", { "aria-hidden": "true" }, number || ""));
  return element("li", {}, number ? heading : null, ...rows);
}

/** One row's piece of the line. Rows differ in height, so heights are shares, and pieces meet half way between two dots. */
function piece(claims, { row, days, pen, before, after, backNext }, { seen, labelled }) {
  const drawing = svgElement("svg", { class: "piece", "aria-hidden": "true" });
  for (const { x } of labelled) drawing.append(svgElement("line", { class: "rule", x1: x, x2: x, y1: 0, y2: "100%" }));
  const way = (back, ends) => drawing.append(svgElement("line", { class: back ? "back" : "on", ...ends }));
  const [from, to] = [claims.earliest[row], claims.latest[row]].map((day, i) => (day === null ? null : seen.x(day + i)));
  const left = Math.max(from ?? seen.left, 0);
  const right = Math.min(to ?? seen.right, seen.right + INSET);
  const look = `${ownDate(claims, row) ? "full" : "hollow"}${claims.approximate[row] || claims.uncertain[row] ? " soft" : ""}`;
  const long = right - left >= 9;
  // A rect cannot be moved up by half its height where heights are shares, so a period is a thick line.
  if (long) drawing.append(svgElement("line", { class: `period ${look}`, x1: left, x2: right, y1: "50%", y2: "50%" }));
  if (before !== undefined) way(days < 0, { x1: (before + pen) / 2, y1: 0, x2: pen, y2: "50%" });
  if (after !== undefined) way(backNext, { x1: pen, y1: "50%", x2: (after + pen) / 2, y2: "100%" });
  drawing.append(svgElement("circle", { class: look, cx: pen, cy: "50%", r: long ? 3 : 4.2 }));
  return drawing;
}

/** Shows which claim is chosen, without drawing anew, and where it stands if the choice is a new one. */
function choose(view, { select }) {
  for (const button of view.grid.querySelectorAll(".claim[aria-current]")) button.removeAttribute("aria-current");
  const chosen = select && view.grid.querySelector(`.claim[data-claim="${CSS.escape(select)}"]`);
  if (chosen) chosen.setAttribute("aria-current", "true");
  if (chosen && view.chosen !== select) requestAnimationFrame(() => show(chosen)); // once the card has its size
  view.chosen = select;
}

function show(button) {
  const { top, bottom } = button.getBoundingClientRect();
  revealTold(top, bottom);
}
