/* Pointing, dragging, pinching, the wheel and the keys on the chart. Each leads to an action or a tooltip. */

import { busiest, hit } from "./arrange.ts";
import { element } from "../dom/element.ts";
import { foreign, say } from "../model/say.ts";
import { panned, zoomed } from "../model/state.ts";
import { oncePerFrame } from "../dom/frames.ts";
import { dateInWords } from "../model/when.ts";
import { footOf, laneOf, type Arrangement, type Lane, type Mark } from "./arrangement.ts";
import type { Data, State } from "../model/claims.ts";
import type { Scale, View } from "./scale.ts";

/** The actions that gestures lead to; model/state.ts makes the next state from them. */
export type Wish = { type: "window"; from: number | null; to: number | null } | { type: "select"; id: string };

/** What gestures need in any box whose x is time: what is on the screen, and where to send an action. "press" adds a step to
    the browser's history, "drag" and "step" (from claim to claim, with the keys) do not. */
export interface HandsRoom {
  now: () => { state: State; scale: Scale; arrangement: { seen: Pick<View, "left" | "right"> } | null };
  dispatch: (wish: Wish, how: "press" | "drag" | "step") => void;
}

/** What those on the chart need besides. `tie` draws lines from a mark to the same event in the other sources. */
interface ChartRoom extends HandsRoom {
  now: () => { state: State; scale: Scale; arrangement: Arrangement | null; data: Data; order: number[] };
  tie: (mark: Mark | null) => void;
  openCard: () => void;
}

/** What a pointer does that drags nothing. */
interface Does {
  point: (x: number, y: number) => void;
  hide: () => void;
  choose: (x: number, y: number) => void;
}

type Point = [number, number];

const CLICK = 5; // a pointer that moved less than this many pixels did not drag
const HINT = 1800; // milliseconds

/** Where a pointer is in a box, in its own pixels. */
export function spot(box: Element, event: MouseEvent): Point {
  const edges = box.getBoundingClientRect();
  return [event.clientX - edges.left, event.clientY - edges.top];
}

/** From pixels to a share of what is seen: 0 at the left end, 1 at the right. */
function share(arrangement: { seen: Pick<View, "left" | "right"> } | null, x: number): number {
  const { left, right } = arrangement?.seen ?? { left: 0, right: 1 };
  return Math.min(1, Math.max(0, (x - left) / (right - left)));
}

/** Drag, pinch, double click and wheel on any box whose x is time. */
export function handsOn(box: HTMLElement, room: HandsRoom, does: Does): void {
  const zoom = oncePerFrame((state: State, factor: number, around: number) => {
    room.dispatch({ type: "window", ...zoomed(room.now().scale, state, factor, around) }, "drag");
  });
  pointers(box, room, { does, zoom });
  wheel(box, room);
}

export interface Hands {
  tooltip: Tooltip;
  zoom: (factor: number) => void;
}

/** Lets the chart's box answer pointers, wheel and keys. */
export function gestures(box: HTMLElement, room: ChartRoom): Hands {
  const tooltip = tooltips(box, room);
  handsOn(box, room, { point: tooltip.point, hide: tooltip.hide, choose: (x, y) => choose(room, x, y) });
  keys(box, room, tooltip);
  box.addEventListener("blur", tooltip.hide);
  return { tooltip, zoom: (factor) => stepZoom(room, factor) };
}

export function stepZoom(room: HandsRoom, factor: number, around = 0.5): void {
  const { scale, state } = room.now();
  const window = factor ? zoomed(scale, state, factor, around) : { from: null, to: null };
  room.dispatch({ type: "window", ...window }, "drag");
}

/** A drag under way: where each finger is, and how it began. */
interface Drag {
  held: Map<number, Point>;
  began: { state: State; points: Point[]; moved: boolean } | null;
}

type Zoom = (state: State, factor: number, around: number) => void;
type Pan = (state: State, moved: number) => void;

function pointers(box: HTMLElement, room: HandsRoom, { does, zoom }: { does: Does; zoom: Zoom }): void {
  const drag: Drag = { held: new Map(), began: null };
  const pan = oncePerFrame((state: State, moved: number) => {
    room.dispatch({ type: "window", ...panned(room.now().scale, state, moved) }, "drag");
  });
  const end = (event: PointerEvent) => released(box, drag, { event, does, begin: () => begin(drag, room) });
  box.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    drag.held.set(event.pointerId, spot(box, event));
    begin(drag, room);
  });
  box.addEventListener("pointermove", (event) => {
    // The button was released without an event, such as outside the window.
    if (event.buttons === 0 && drag.held.has(event.pointerId)) end(event);
    if (drag.held.has(event.pointerId)) {
      drag.held.set(event.pointerId, spot(box, event));
      dragged(box, room, { drag, event, does, zoom, pan });
    } else if (event.pointerType === "mouse") does.point(...spot(box, event));
  });
  box.addEventListener("pointerup", end);
  box.addEventListener("pointercancel", end);
  box.addEventListener("pointerleave", does.hide);
  box.addEventListener("dblclick", (event) => {
    stepZoom(room, 2, share(room.now().arrangement, spot(box, event)[0]));
  });
}

/** A drag begins again with every finger that is added or lifted. */
function begin(drag: Drag, room: HandsRoom): void {
  const { held, began } = drag;
  // Two fingers do not click, nor does the one that is lifted last.
  const moved = Boolean(began && (began.moved || held.size > 1));
  drag.began = { state: room.now().state, points: [...held.values()], moved };
}

/** Two fingers zoom, one pans once it has moved far enough not to be a click. */
function dragged(box: HTMLElement, room: HandsRoom, { drag, event, does, zoom, pan }: { drag: Drag; event: PointerEvent; does: Does; zoom: Zoom; pan: Pan }): void {
  const { began } = drag;
  const { arrangement } = room.now();
  const [one, two] = [...drag.held.values()];
  const [first, second] = began?.points ?? [];
  if (!began || !one || !first || !arrangement) return;
  if (two && second) {
    const apart = (a: Point, b: Point) => Math.max(20, Math.abs(a[0] - b[0]));
    zoom(began.state, apart(one, two) / apart(first, second), share(arrangement, (first[0] + second[0]) / 2));
    return;
  }
  const [dx, dy] = [one[0] - first[0], one[1] - first[1]];
  if (!began.moved && Math.hypot(dx, dy) > CLICK) {
    began.moved = true;
    box.setPointerCapture(event.pointerId);
    box.classList.add("dragged");
    does.hide();
  }
  const { seen } = arrangement;
  if (began.moved) pan(began.state, -dx / (seen.right - seen.left));
}

function released(box: HTMLElement, drag: Drag, { event, does, begin }: { event: PointerEvent; does: Does; begin: () => void }): void {
  if (!drag.held.delete(event.pointerId)) return;
  box.classList.remove("dragged");
  if (drag.held.size) return begin();
  const clicked = event.type === "pointerup" && !drag.began?.moved;
  drag.began = null;
  if (!clicked) return;
  box.focus({ preventScroll: true });
  does.choose(...spot(box, event));
}

function choose(room: ChartRoom, x: number, y: number): void {
  const { arrangement, data } = room.now();
  if (!arrangement) return;
  const mark = hit(arrangement, x, y);
  const offer = onWaiting(arrangement, x, y);
  if (mark) room.dispatch({ type: "select", id: data.claims.id[mark.row]! }, "press");
  else if (offer) stepZoom(room, 2, 2 * busiest(arrangement, offer, 0.5));
}

/** The lane whose words `… zoom in` are at a place, if any. */
function onWaiting({ lanes }: Arrangement, x: number, y: number): Lane | undefined {
  const begin = (lane: Lane) => 16 + lane.captionWidth;
  return lanes.find((lane) => lane.waiting > 0 && Math.abs(y - lane.captionY) <= 12 && x >= begin(lane) && x <= begin(lane) + 96);
}

/** The wheel zooms with Ctrl or ⌘, and without them while the chart has the focus; else it scrolls the page. */
function wheel(box: HTMLElement, room: HandsRoom): void {
  const turned = { factor: 1, around: 0, pixels: 0 }; // the sum of the turns since the last frame
  const turn = oncePerFrame(() => {
    const { state, scale, arrangement } = room.now();
    if (!arrangement) return;
    const width = arrangement.seen.right - arrangement.seen.left;
    let window: Pick<State, "from" | "to"> = state;
    if (turned.factor !== 1) window = zoomed(scale, window, turned.factor, turned.around);
    if (turned.pixels) window = panned(scale, window, turned.pixels / width);
    Object.assign(turned, { factor: 1, pixels: 0 });
    room.dispatch({ type: "window", from: window.from, to: window.to }, "drag");
  });
  box.addEventListener(
    "wheel",
    (event) => {
      const { state, arrangement } = room.now();
      if (!arrangement) return;
      const whole = state.from === null && state.to === null;
      if (Math.abs(event.deltaX) > Math.abs(event.deltaY) && !whole) {
        event.preventDefault();
        turned.pixels += event.deltaX;
        return turn();
      }
      const meant = event.ctrlKey || event.metaKey;
      if (!meant && box.clientHeight > window.innerHeight) return; // what is higher than the window is scrolled
      if (!meant && document.activeElement !== box) return hint(box);
      if (whole && event.deltaY > 0 && !meant) return; // all is shown already, so the wheel scrolls the page
      event.preventDefault();
      const pixels = event.deltaY * (event.deltaMode === 1 ? 16 : 1);
      const factor = Math.exp(-pixels * (meant && Math.abs(pixels) < 50 ? 0.01 : 0.0025));
      turned.factor *= factor;
      turned.around = share(arrangement, spot(box, event)[0]);
      turn();
    },
    { passive: false },
  );
}

let hintTimer = 0;

function hint(box: Element): void {
  const words = box.querySelector<HTMLElement>(".hint")!;
  words.textContent = say("timeline.hint");
  words.hidden = false;
  clearTimeout(hintTimer);
  hintTimer = setTimeout(() => (words.hidden = true), HINT);
}

function keys(box: HTMLElement, room: ChartRoom, tooltip: Tooltip): void {
  box.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target !== box) return;
    const does: Record<string, () => unknown> = {
      ArrowRight: () => (event.shiftKey ? shift(room, 0.2) : step(room, 1)),
      ArrowLeft: () => (event.shiftKey ? shift(room, -0.2) : step(room, -1)),
      ArrowDown: () => step(room, 1),
      ArrowUp: () => step(room, -1),
      Home: () => step(room, -Infinity),
      End: () => step(room, Infinity),
      "+": () => stepZoom(room, 1.6),
      "=": () => stepZoom(room, 1.6),
      "-": () => stepZoom(room, 1 / 1.6),
      0: () => stepZoom(room, 0),
      Enter: () => room.now().state.select && room.openCard(),
      Escape: () => {
        tooltip.hide();
        if (room.now().state.select) room.dispatch({ type: "select", id: "" }, "press");
      },
    };
    const asked = does[event.key];
    if (!asked) return;
    event.preventDefault();
    asked();
  });
}

export function shift(room: HandsRoom, by: number): void {
  const { scale, state } = room.now();
  room.dispatch({ type: "window", ...panned(scale, state, by) }, "drag");
}

/** From the chosen claim to its neighbour in time; from none, to the first or the last. */
function step(room: ChartRoom, by: number): void {
  const { data, state, order } = room.now();
  if (!order.length) return;
  const at = order.indexOf(data.claims.id.indexOf(state.select));
  const next = at < 0 ? (by > 0 && by < Infinity ? 0 : by < 0 && by > -Infinity ? order.length - 1 : by > 0 ? order.length - 1 : 0) : at + by;
  const row = order[Math.min(order.length - 1, Math.max(0, next))]!;
  room.dispatch({ type: "select", id: data.claims.id[row]! }, "step");
}

export interface Tooltip {
  show: (mark: Mark) => void;
  hide: () => void;
  /** Writes anew what it says, since more is known now. */
  again: () => void;
  point: (x: number, y: number) => void;
}

/** The tooltip. While it is shown, lines lead from its mark to the same event in other sources. Escape hides it. */
function tooltips(box: HTMLElement, room: ChartRoom): Tooltip {
  const tip = box.querySelector<HTMLElement>(".tip")!;
  let about: Mark | null = null;
  const hide = () => {
    if (!about) return;
    about = null;
    tip.hidden = true;
    box.classList.remove("on-mark");
    room.tie(null);
  };
  const show = (mark: Mark) => {
    about = mark;
    const { data, state, arrangement } = room.now();
    fill(tip, { data, state }, mark);
    tip.hidden = false;
    if (arrangement) placeTip(tip, mark, arrangement);
    room.tie(mark);
  };
  const over = (x: number, y: number) => {
    const { left, top, right, bottom } = tip.getBoundingClientRect(); // all 0 while it is hidden
    const edges = box.getBoundingClientRect();
    return x >= left - edges.left && x <= right - edges.left && y >= top - edges.top && y <= bottom - edges.top;
  };
  const point = (x: number, y: number) => {
    const { arrangement } = room.now();
    const mark = arrangement && hit(arrangement, x, y);
    if (mark && mark !== about) show(mark);
    else if (!mark && about && !over(x, y)) hide();
    box.classList.toggle("on-mark", Boolean(mark || (arrangement && onWaiting(arrangement, x, y))));
  };
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  return { show, hide, again: () => about && show(about), point };
}

function fill(tip: HTMLElement, { data, state }: { data: Data; state: State }, mark: Mark): void {
  const { claims } = data;
  const source = data.sources.find((one) => one.id === mark.source);
  const more = mark.rows.length > 1 ? ` · ${say("timeline.passages", { n: mark.rows.length })}` : "";
  tell(tip, claims.title[mark.row]!, dateInWords(claims, mark.row, state), source!.label + more);
}

/** Writes a tooltip's three lines: a title, its date, and more. Its elements stay, for the same reason as in ties.ts. */
export function tell(tip: HTMLElement, ...words: [title: string, when: string, more: string]): void {
  if (!tip.firstChild) tip.append(element("b", { lang: foreign() }), element("span", {}), element("span.who", {}));
  words.forEach((line, at) => (tip.children[at]!.textContent = line));
}

function placeTip(tip: HTMLElement, mark: Mark, { width, height, lanes }: Arrangement): void {
  const y = mark.y ?? footOf(laneOf(lanes, mark.source));
  tipAt(tip, mark.kind === "within" ? Math.max(mark.drawnLeft, mark.dotX - 20) : mark.drawnLeft, y, { width, height });
}

const TALL = 100; // pixels of a tooltip with a title in three lines

/** Puts a tooltip at a place in a box: from there to the right, and below it where there is room. The style sheet's own reckoning
    keeps it inside, since to ask for its size would have the whole page laid out at every mark that is pointed at. */
export function tipAt(tip: HTMLElement, x: number, y: number, { width, height }: { width: number; height: number }): void {
  const across = `max(4px, min(${x}px, calc(${width - 4}px - 100%)))`;
  tip.style.transform = `translate(${across}, ${y + 14 + TALL <= height ? `${y + 14}px` : `calc(${y - 14}px - 100%)`})`;
}
