/* As told on a telephone: a list of the claims in the order of telling, by paragraphs. Beside it runs the line of the panels:
   each row has its piece, and the pieces meet between the rows. */

import { editorsDate, ownDate, partOfDate } from "../model/agreement.ts";
import { element, svgElement } from "../dom/element.ts";
import { claimButton, numberOf } from "../panels/element.ts";
import { foreign, say } from "../model/say.ts";
import { leapInWords, placeInWords, toldLead, toldSummary } from "./told-words.ts";
import { measure } from "../chart/look.ts";
import { revealTold } from "./told-mark.ts";
import { ticksOf, viewOf, type Tick, type View } from "../chart/scale.ts";
import { dateInWords } from "../model/when.ts";
import type { Claims, State } from "../model/claims.ts";
import type { Room } from "../room.ts";
import type { Step, Telling } from "../model/tellings.ts";
import type { ToldRoom } from "./told-room.ts";

const PAGE = 60; // paragraphs of a source at first
const INSET = 8;
const WIDTH = 0.36; // of a row, for the line
const [LEAST, WINGS] = [3, 8]; // least reach of a bar on both sides of its dot, and of the line for a time within which something happened
const SMALL = 11 / 12; // size of the axis' years, to that of what `measure` measures

/** A step with the places of the pen at it, before and after it, in pixels; undefined where there is no such step. */
interface Placed {
  row: number;
  days: number;
  pen: number;
  before: number | undefined;
  after: number | undefined;
  /** Whether the step that follows leaps back. */
  backNext: boolean;
}

/** A paragraph and its steps that are in view; 0 for none, which has one step. */
interface Paragraph {
  number: number;
  steps: Placed[];
}

/** What part of time is in view, and its years that have a label. */
interface Axis {
  seen: View;
  labelled: Tick[];
}

/** Fills the panel with the tellings, or moves the choice alone. */
export function toldList(view: ToldRoom, room: Room): void {
  const { state, scale } = room;
  const width = view.grid.clientWidth;
  const key = [view.key, view.made, state.from, state.to, scale.kind, width, state.calendar].join();
  if (key !== view.list) {
    view.list = key;
    view.grid.replaceChildren(...view.seen.map((telling) => section(view, telling, width)));
  }
  choose(view, state);
}

function section(view: ToldRoom, telling: Telling, width: number): HTMLElement {
  const { data, state, scale } = view.room;
  const seen = viewOf(scale, { from: state.from, to: state.to, width: Math.round(width * WIDTH), inset: INSET });
  const whole = { ...seen, left: 0, right: seen.right + INSET };
  const { labelled } = ticksOf(whole, { gap: 4, measure: (text) => measure(text, true) * SMALL });
  const list = element("ol", {});
  const root = element(
    "section.told-list", { "data-source-number": numberOf(data, telling.source.id) },
    element("h2", {}, element("i.dot", {}), telling.source.label),
    element("p.told-lead", {}, toldLead(data, telling)),
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
    anew.querySelectorAll("ol > li")[upTo]?.querySelector("button")?.focus();
  };
  if (left > 0) root.append(element("button.more", { type: "button", onclick: more }, paragraphs[0]!.number ? say("told.more", { n: left }) : say("timeline.more", { n: left, left: paragraphs.length - upTo })));
  return root;
}

/** The steps in view by paragraphs. */
function inParagraphs(claims: Claims, told: Step[], seen: View): Paragraph[] {
  const found: Paragraph[] = [];
  const at = (step: Step) => Math.min(Math.max(seen.x(step.pen), seen.left), seen.right);
  told.forEach((step, i) => {
    const { row, days } = step;
    const [earliest, latest] = [claims.earliest[row]!, claims.latest[row]!];
    const from = earliest === null ? -Infinity : seen.x(earliest);
    const to = latest === null ? Infinity : seen.x(latest + 1);
    if (to <= seen.left || from >= seen.right) return;
    const [last, next] = [told[i - 1], told[i + 1]];
    const placed: Placed = { row, days, pen: at(step), before: last && at(last), after: next && at(next), backNext: next !== undefined && next.days < 0 };
    const number = claims.paragraph[row]!;
    const paragraph = found[found.length - 1];
    if (number && paragraph?.number === number) paragraph.steps.push(placed);
    else found.push({ number, steps: [placed] });
  });
  return found;
}

function entry({ number, steps }: Paragraph, { data, state }: Room, axis: Axis): HTMLElement {
  const { claims } = data;
  const rows = steps.map((step) => {
    const { row } = step;
    const when = [dateInWords(claims, row, state), leapInWords(step)].filter(Boolean).join(" · ");
    const button = claimButton(claims, row, element("span.title", { lang: foreign() }, claims.title[row]), element("span.when", {}, when));
    return element("div.told-row", {}, piece(claims, step, axis), button);
  });
  const said = element("span.unseen", {}, placeInWords(claims, steps[0]!.row));
  const heading = element("h3", {}, said, element("span", { "aria-hidden": "true" }, number ? String(number) : ""));
  return element("li", {}, number ? heading : null, ...rows);
}

/** One row's piece of the line. Rows differ in height, so heights are shares, and pieces meet half way between two dots. */
function piece(claims: Claims, { row, days, pen, before, after, backNext }: Placed, { seen, labelled }: Axis): SVGElement {
  const drawing = svgElement("svg", { class: "piece", "aria-hidden": "true" });
  for (const { x } of labelled) drawing.append(svgElement("line", { class: "rule", x1: x, x2: x, y1: 0, y2: "100%" }));
  const way = (back: boolean, ends: Record<string, string | number>) => drawing.append(svgElement("line", { class: back ? "back" : "on", ...ends }));
  const [earliest, latest] = [claims.earliest[row]!, claims.latest[row]!];
  const [day, some] = [earliest === latest, claims.stands[row] !== null];
  const least = some ? WINGS : LEAST; // what it is is seen however narrow it is, as in the panels
  const left = Math.max(Math.min(earliest === null ? seen.left : seen.x(earliest), pen - least), 0);
  const right = Math.min(Math.max(latest === null ? seen.right : seen.x(latest + 1), pen + least), seen.right + INSET);
  const part = partOfDate(claims, row);
  const look = `${part ? "half" : ownDate(claims, row) ? "full" : "hollow"}${claims.approximate[row] || claims.uncertain[row] ? " soft" : ""}`;
  const at = (x: number, kind: string, d: string) => drawing.append(svgElement("svg", { x, y: "50%", overflow: "visible" }, svgElement("path", { class: kind, d })));
  const bar = (width: number, kind: string) => at(left, `period ${kind}`, `M0 -2.5h${width}v5h${-width}z`);
  if (some) at(left, `within ${look}`, `M0 0H${right - left}${look.includes("soft") ? "" : `M0 -4v8m${right - left} -8v8`}`);
  else if (!day) bar(right - left, look);
  if (part && !day && !some) bar((right - left) / 2, "full");
  if (before !== undefined) way(days < 0, { x1: (before + pen) / 2, y1: 0, x2: pen, y2: "50%" });
  if (after !== undefined) way(backNext, { x1: pen, y1: "50%", x2: (after + pen) / 2, y2: "100%" });
  const r = day || some ? 4.2 : 2.6;
  drawing.append(svgElement("circle", { class: look, cx: pen, cy: "50%", r }));
  if (part) at(pen, "full", `M0 ${-r}a${r} ${r} 0 0 0 0 ${2 * r}z`);
  if (editorsDate(claims, row) && r > 4) drawing.append(svgElement("circle", { cx: pen, cy: "50%", r: 0.8 }));
  return drawing;
}

/** Shows which claim is chosen, without drawing anew, and where it stands if the choice is a new one. */
function choose(view: ToldRoom, { select }: State): void {
  for (const button of view.grid.querySelectorAll(".claim[aria-current]")) button.removeAttribute("aria-current");
  const chosen = select && view.grid.querySelector(`.claim[data-claim="${CSS.escape(select)}"]`);
  if (chosen) chosen.setAttribute("aria-current", "true");
  if (chosen && view.chosen !== select) requestAnimationFrame(() => show(chosen)); // once the card has its size
  view.chosen = select;
}

function show(button: Element): void {
  const { top, bottom } = button.getBoundingClientRect();
  revealTold(top, bottom);
}
