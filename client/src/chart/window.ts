/* The window on the overview strip: drag it, drag or key its handles, or draw a new one. */

import { dateName } from "../model/dates.ts";
import { oncePerFrame } from "../dom/frames.ts";
import { spot, type HandsRoom, type Wish } from "./gestures.ts";
import { yearMonthDay } from "../model/days.ts";
import type { Scale } from "./scale.ts";
import type { State } from "../model/claims.ts";
import type { Strip } from "./overview.ts";

const WEEKS = 30; // the fewest days that the window covers
const LEAST = 24; // pixels between the handles, so that both can be grasped

/** Puts the window where the state says. */
export function placeWindow(box: Element, { state, strip, scale }: { state: State; strip: Strip; scale: Scale }): void {
  const frame = box.querySelector<HTMLElement>(".window")!;
  const [from, to] = [state.from ?? scale.first, state.to ?? scale.last];
  const clamp = (x: number) => Math.min(strip.width - 8, Math.max(8, x));
  let [left, right] = [clamp(strip.x(from)), clamp(strip.x(to + 1))];
  if (right - left < LEAST) [left, right] = [(left + right - LEAST) / 2, (left + right + LEAST) / 2];
  Object.assign(frame.style, { left: `${left}px`, right: "auto", width: `${right - left}px` });
  frame.classList.toggle("whole", state.from === null && state.to === null);
  const year = (day: number): number => yearMonthDay(day)[0];
  for (const handle of box.querySelectorAll<HTMLElement>(".handle")) {
    const day = handle.dataset.side === "from" ? from : to;
    const [first, last] = [year(scale.first), year(scale.last)];
    handle.setAttribute("aria-valuemin", String(first));
    handle.setAttribute("aria-valuemax", String(last));
    handle.setAttribute("aria-valuenow", String(Math.min(last, Math.max(first, year(day)))));
    const [named, month, date] = yearMonthDay(day);
    handle.setAttribute("aria-valuetext", dateName(named, month, date, "wide"));
  }
}

/** What the window needs of the page. */
interface WindowRoom {
  now: () => { state: State; trueScale: Scale };
  strip: () => Strip | null;
  dispatch: HandsRoom["dispatch"];
}

/** Lets the strip answer pointers and keys. */
export function windowGestures(box: HTMLElement, room: WindowRoom): void {
  const ask = oncePerFrame((from: number, to: number) => room.dispatch(asked(room, from, to), "drag"));
  box.addEventListener("pointerdown", (event) => pressed(box, room, { event, ask }));
  box.addEventListener("keydown", (event) => keyed(room, event));
}

const sideOf = ({ target }: Event) => (target instanceof HTMLElement ? (target.dataset.side ?? "") : "");

function pressed(box: HTMLElement, room: WindowRoom, { event, ask }: { event: PointerEvent; ask: (from: number, to: number) => void }): void {
  const strip = room.strip();
  if (event.button !== 0 || !strip) return;
  const { state, trueScale } = room.now();
  const whole = state.from === null && state.to === null;
  const onFrame = event.target === box.querySelector(".window");
  const side = sideOf(event) || (onFrame && !whole ? "both" : "new");
  const day = (at: PointerEvent) => (room.strip() ?? strip).day(spot(box, at)[0]);
  const start = { from: state.from ?? trueScale.first, to: state.to ?? trueScale.last, day: day(event) };
  if (side === "from" || side === "to") (event.target as HTMLElement).focus({ preventScroll: true });
  const move = (later: PointerEvent) => ask(...moved(side, start, { ...trueScale, day: day(later) }));
  const stop = () => {
    box.removeEventListener("pointermove", move);
    box.removeEventListener("pointerup", stop);
    box.removeEventListener("pointercancel", stop);
  };
  box.setPointerCapture(event.pointerId);
  box.addEventListener("pointermove", move);
  box.addEventListener("pointerup", stop);
  box.addEventListener("pointercancel", stop);
  event.preventDefault();
}

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10, Home: -Infinity, End: Infinity };

function keyed(room: WindowRoom, event: KeyboardEvent): void {
  const [side, by] = [sideOf(event), STEPS[event.key]];
  if ((side !== "from" && side !== "to") || !by) return;
  event.preventDefault();
  const { state, trueScale } = room.now();
  const now = { from: state.from ?? trueScale.first, to: state.to ?? trueScale.last };
  const [least, most] = side === "from" ? [trueScale.first, now.to - WEEKS] : [now.from + WEEKS, trueScale.last];
  const step = Math.round(by * Math.max(30, (trueScale.last - trueScale.first) / 100));
  now[side] = Math.min(most!, Math.max(least!, now[side] + step));
  room.dispatch(asked(room, now.from, now.to), "drag");
}

/** The days that a drag asks for: one end, the whole window, or a new one from where it began. */
function moved(side: string, start: { from: number; to: number; day: number }, { day, first, last }: { day: number; first: number; last: number }): [number, number] {
  const by = day - start.day;
  if (side === "from") return [Math.min(start.from + by, start.to - WEEKS), start.to];
  if (side === "to") return [start.from, Math.max(start.to + by, start.from + WEEKS)];
  if (side === "new") return day < start.day ? [day, start.day] : [start.day, day];
  const kept = Math.min(last - start.to, Math.max(first - start.from, by)); // the window keeps its width at the edges
  return [start.from + kept, start.to + kept];
}

/** A window inside all of time, at least a month wide; an end at the very edge is open. */
function asked(room: WindowRoom, from: number, to: number): Wish {
  const { first, last } = room.now().trueScale;
  const [low, high] = [Math.max(first, Math.min(from, to, last - WEEKS)), Math.min(last, Math.max(from, to, first + WEEKS))];
  const end = Math.max(high, low + WEEKS);
  return { type: "window", from: low <= first ? null : Math.round(low), to: end >= last ? null : Math.round(end) };
}
