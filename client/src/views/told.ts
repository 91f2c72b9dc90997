/* The view As told: one panel for each source, with a picture, its gestures and a caption. */

import { MANY, arrangeTold, type ToldArrangement } from "../chart/told-arrange.ts";
import { brush } from "../chart/brush.ts";
import { element, svgElement } from "../dom/element.ts";
import { numberOf } from "../panels/element.ts";
import { drawingTold, headTold } from "../chart/told-drawing.ts";
import { measure } from "../chart/look.ts";
import { pointTold, revealTold } from "./told-mark.ts";
import { say } from "../model/say.ts";
import { stepTold, toldHands } from "./told-hands.ts";
import { inTelling, tellingsOf, type Telling } from "../model/tellings.ts";
import { toldList } from "./told-list.ts";
import { toldLead, toldSummary } from "./told-words.ts";
import { seenOf, toldSwitch } from "./told-switch.ts";
import type { Panel, ToldRoom } from "./told-room.ts";
import type { Room } from "../room.ts";

const WIDE = 430; // a panel beside another is at least so wide
const rooms = new WeakMap<HTMLElement, ToldRoom>();

/** How many panels stand side by side: two of two, two or three of more, one where that would be narrow. */
function columns(count: number, width: number): number {
  const fitting = Math.max(1, Math.floor(width / WIDE));
  if (count <= fitting) return count;
  return count % 2 && fitting < 3 ? 1 : Math.min(fitting, 3);
}

/** What the view remembers for its panel, with the tellings of a state, which are worked out once for each set of filters. */
function roomOf(root: HTMLElement, room: Room): ToldRoom {
  const { data, state } = room;
  const key = JSON.stringify([state.source, state.theme, state.dated, state.starred, state.words]);
  const view = rooms.get(root) ?? begun(room);
  rooms.set(root, view);
  view.room = room;
  if (view.key !== key || view.data !== data) Object.assign(view, { key, data, tellings: tellingsOf(data, state) });
  return view;
}

function begun(room: Room): ToldRoom {
  const [grid, spoken] = [element("div"), element("p")];
  return { room, data: room.data, key: "", tellings: [], seen: [], made: "", grid, panels: [], spoken, list: null, upTo: {}, chosen: "" };
}

/** Draws what has changed of the pictures or, on a telephone, of the lists. */
export function drawTold(root: HTMLElement, room: Room): void {
  const view = roomOf(root, room);
  const tellings = (view.seen = seenOf(view.tellings, room));
  const narrow = matchMedia("(max-width: 599px)").matches;
  const made = [narrow, room.state.part, view.tellings.length, ...tellings.map(({ source }) => `${source.id} ${rowsOf(room.data, source.id)}`)].join();
  if (view.made !== made || !root.childElementCount) build(root, view, { narrow, tellings });
  view.made = made;
  if (narrow) return toldList(view, room);
  const side = columns(tellings.length, root.clientWidth);
  view.grid.style.setProperty("--columns", String(side));
  view.grid.classList.toggle("stacked", side < tellings.length);
  // All sizes are read before anything is written: else each panel would cost a layout.
  const sizes = view.panels.map(({ chart }) => [chart.clientWidth, chart.clientHeight] as const);
  view.panels.forEach((panel, i) => show(panel, tellings[i]!, room, sizes[i]!));
}

/** How many claims a text makes, whatever passes the filters: so high is its picture, and nothing in it moves. */
const rowsOf = ({ claims }: Room["data"], source: string) => inTelling(claims).texts[source]?.rows.length ?? 0;

function build(root: HTMLElement, view: ToldRoom, { narrow, tellings }: { narrow: boolean; tellings: Telling[] }): void {
  view.spoken = element("p.unseen", { role: "status", "aria-live": "polite" });
  view.panels = narrow ? [] : tellings.map((telling) => panelOf(view, telling));
  view.grid = element("div.told-panels", {}, ...view.panels.map((panel) => panel.root));
  view.list = null;
  const choice = toldSwitch(view);
  root.replaceChildren(...[element("p.told-how", {}, say("told.how")), choice, view.grid, key(view.data, narrow), view.spoken].filter((part) => part instanceof HTMLElement));
}

/** What the picture's signs mean, in a line: of paragraphs and of eras only where a table has them. */
function key({ claims, eras }: Room["data"], narrow: boolean): HTMLElement {
  const sign = (way: "on" | "back") => {
    const stroke = svgElement("path", { d: way === "on" ? "M1 2 L25 8" : "M25 2 L1 8" });
    return svgElement("svg", { class: `sign ${way}`, width: 26, height: 10, "aria-hidden": "true" }, stroke);
  };
  const item = (way: "on" | "back") => element("span", {}, sign(way), say(`told.key_${way}`));
  const share = element("span", {}, element("b", { "aria-hidden": "true" }, "%"), say("told.key_share"));
  const paragraph = element("span", {}, element("b", { "aria-hidden": "true" }, "¶"), say("told.key_paragraph"));
  const counted = claims.paragraph.some((at) => at > 0);
  return element("p.told-key", {}, item("on"), item("back"), counted && paragraph, !narrow && eras.length > 0 && share);
}

function panelOf(view: ToldRoom, telling: Telling): Panel {
  const { data } = view.room;
  const { source } = telling;
  const id = `told-${numberOf(data, source.id)}-${data.sources.indexOf(source)}`;
  const lead = element("p.told-lead", { id }, toldLead(data, telling));
  const summary = element("p.told-summary", {}, toldSummary(data, telling));
  const graph = element("div.graph", { "aria-hidden": "true" });
  const head = element("div.told-head", { "aria-hidden": "true" }, element("div.graph"));
  const way = svgElement("svg", { class: "way", "aria-hidden": "true" }); // behind the picture, so that words stay legible
  const over = svgElement("svg", { class: "over", "aria-hidden": "true" });
  const tip = element("div.tip", { hidden: true });
  const none = element("p.told-none", { hidden: true });
  const name = { "aria-label": say("told.panel", { source: source.label }), "aria-roledescription": say("told.kind") };
  const described = { role: "application", tabindex: "0", ...name, "aria-describedby": id };
  const chart = element("div.told-chart", { ...described, style: `--rows:${Math.min(MANY, rowsOf(data, source.id))}` }, head, way, graph, over, none, tip, element("div.hint", { hidden: true }));
  const stepper = (by: number, sign: string, says: string) => {
    return element("button", { type: "button", onclick: () => stepTold(panel, by) }, element("span", { "aria-hidden": "true" }, sign), " ", says);
  };
  const [before, after] = [stepper(-1, "↑", say("told.previous")), stepper(1, "↓", say("told.next"))];
  const [here, waiting] = [element("p.told-here", {}), element("span.waiting", {})];
  const root = element(
    "section.told-panel", { "data-source-number": numberOf(data, source.id) },
    element("h2", {}, element("i.dot", {}), source.label, waiting),
    lead,
    summary,
    element("div.told-steps", {}, before, after, here),
    chart,
  );
  const panel: Panel = {
    source, view, telling, root, lead, summary, chart, graph, way, over, tip, none, before, after, here, waiting, head,
    brush: brush(graph), headBrush: brush(head.firstElementChild!), // never a graph: a panel is drawn in a few milliseconds
    asked: "", pictured: "", arrangement: null, pointed: null, selected: null,
  };
  toldHands(panel);
  return panel;
}

/** Draws what has changed of one panel. */
function show(panel: Panel, telling: Telling, room: Room, [width, height]: readonly [number, number]): void {
  const { data, state, scale, palette } = room;
  const row = state.select ? data.claims.id.indexOf(state.select) : -1;
  const selected = data.claims.source[row] === panel.source.id ? row : null;
  if (panel.telling !== telling) {
    panel.lead.textContent = toldLead(data, telling);
    panel.summary.textContent = toldSummary(data, telling);
    panel.telling = telling;
  }
  const asked = [panel.view.key, state.from, state.to, scale.kind, width, height, selected, palette.look].join();
  if (asked !== panel.asked && width && height) {
    panel.asked = asked;
    panel.pointed = null;
    const { from, to } = state;
    panel.arrangement = arrangeTold(data, telling, { scale, from, to, width, height, selected, measure });
    picture(panel, panel.arrangement, room);
  }
  pointTold(panel, panel.pointed);
  if (selected !== null && panel.selected !== selected) requestAnimationFrame(() => revealChosen(panel)); // once the card has its size
  panel.selected = selected;
}

function revealChosen({ arrangement, chart, root, head }: Panel): void {
  if (!arrangement?.chosen) return;
  const y = chart.getBoundingClientRect().top + arrangement.chosen.y;
  const steps = root.querySelector<HTMLElement>(".told-steps")!;
  revealTold(y - 24, y + 24, head.clientHeight + (getComputedStyle(steps).position === "sticky" ? steps.clientHeight : 0));
}

/** Draws the picture if the one on the screen is another. */
function picture(panel: Panel, arrangement: ToldArrangement, { state, scale, palette, data }: Room): void {
  const { view } = panel;
  const { width, height, marks, waiting } = arrangement;
  const labels = marks.map((mark) => mark.label).join("\n"); // a choice changes the picture only if it moves labels
  const pictured = [view.key, state.from, state.to, scale.kind, width, height, palette.look, labels].join();
  if (pictured === panel.pictured) return;
  panel.pictured = pictured;
  const colour = palette.sources[(numberOf(data, panel.source.id) - 1) % palette.sources.length]!;
  panel.brush.paint(drawingTold(arrangement, { palette, colour }));
  panel.headBrush.paint(headTold(arrangement, palette));
  const still = document.documentElement.classList.contains("printed"); // there nobody can zoom in
  panel.waiting.textContent = waiting ? say(still ? "paper.told_waiting" : "timeline.waiting", { n: waiting, all: marks.filter((mark) => mark.shown).length }) : "";
  const shown = marks.some((mark) => mark.shown);
  panel.none.hidden = shown;
  if (!shown) panel.none.textContent = say(marks.length ? "told.elsewhere" : "told.nothing");
}
