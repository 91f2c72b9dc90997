/* The window on the overview strip: drag it, drag or key its handles, or draw a new one. */

import { dateName } from "../model/dates.ts";
import { oncePerFrame, spot } from "./gestures.ts";
import { yearMonthDay } from "../model/days.ts";

const WEEKS = 30; // days that the window covers at least
const LEAST = 24; // pixels between the handles, so that both can be grasped

/** Puts the window where the state says; `strip` is claimline.overview(). */
export function placeWindow(box, { state, strip, scale }) {
  const frame = box.querySelector(".window");
  const [from, to] = [state.from ?? scale.first, state.to ?? scale.last];
  const clamp = (x) => Math.min(strip.layout.width - 8, Math.max(8, x));
  let [left, right] = [clamp(strip.x(from)), clamp(strip.x(to + 1))];
  if (right - left < LEAST) [left, right] = [(left + right - LEAST) / 2, (left + right + LEAST) / 2];
  Object.assign(frame.style, { left: `${left}px`, right: "auto", width: `${right - left}px` });
  frame.classList.toggle("whole", state.from === null && state.to === null);
  const year = (day) => yearMonthDay(day)[0];
  for (const handle of box.querySelectorAll(".handle")) {
    const day = handle.dataset.side === "from" ? from : to;
    handle.setAttribute("aria-valuemin", year(scale.first));
    handle.setAttribute("aria-valuemax", year(scale.last));
    handle.setAttribute("aria-valuenow", Math.min(year(scale.last), Math.max(year(scale.first), year(day))));
    handle.setAttribute("aria-valuetext", dateName(...yearMonthDay(day), "wide"));
  }
}

/** Makes the strip answer pointers and keys; `room` as in 68-gestures.js, with `strip()` besides. */
export function windowGestures(box, room) {
  const frame = box.querySelector(".window");
  const ask = oncePerFrame((from, to) => room.dispatch(asked(room, from, to), "drag"));
  box.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !room.strip()) return;
    const { state, trueScale } = room.now();
    const whole = state.from === null && state.to === null;
    const side = event.target.dataset.side || (event.target === frame && !whole ? "both" : "new");
    const [x] = spot(box, event);
    const start = { from: state.from ?? trueScale.first, to: state.to ?? trueScale.last, day: room.strip().day(x) };
    if (side === "from" || side === "to") event.target.focus({ preventScroll: true });
    const move = (later) => ask(...moved(side, start, { ...trueScale, day: room.strip().day(spot(box, later)[0]) }));
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
  });
  box.addEventListener("keydown", (event) => {
    const { side } = event.target.dataset;
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10, Home: -Infinity, End: Infinity }[event.key];
    if (!side || !by) return;
    event.preventDefault();
    const { state, trueScale } = room.now();
    const now = { from: state.from ?? trueScale.first, to: state.to ?? trueScale.last };
    const other = side === "from" ? [trueScale.first, now.to - WEEKS] : [now.from + WEEKS, trueScale.last];
    now[side] = Math.min(other[1], Math.max(other[0], now[side] + Math.round(by * Math.max(30, (trueScale.last - trueScale.first) / 100))));
    room.dispatch(asked(room, now.from, now.to), "drag");
  });
}

/** The days that a drag asks for: one end, the whole window, or a new one from where it began. */
function moved(side, start, { day, first, last }) {
  const by = day - start.day;
  if (side === "from") return [Math.min(start.from + by, start.to - WEEKS), start.to];
  if (side === "to") return [start.from, Math.max(start.to + by, start.from + WEEKS)];
  if (side === "new") return day < start.day ? [day, start.day] : [start.day, day];
  const kept = Math.min(last - start.to, Math.max(first - start.from, by)); // the window keeps its width at the edges
  return [start.from + kept, start.to + kept];
}

/** A window inside all of time, at least a month wide; an end at the very edge is open. */
function asked(room, from, to) {
  const { first, last } = room.now().trueScale;
  const [low, high] = [Math.max(first, Math.min(from, to, last - WEEKS)), Math.min(last, Math.max(from, to, first + WEEKS))];
  const end = Math.max(high, low + WEEKS);
  return { type: "window", from: low <= first ? null : Math.round(low), to: end >= last ? null : Math.round(end) };
}
