/* On a narrow screen: the picture of the years above the list. A finger or an arrow key on it, or the field *Go to*, takes the
   list to a year; where the list is scrolled to, the picture shows. */

import { brush } from "../chart/brush.ts";
import { byYear, drawList } from "./list.ts";
import { element } from "../dom/element.ts";
import { format } from "../model/state.ts";
import { oncePerFrame } from "../dom/frames.ts";
import { say } from "../model/say.ts";
import { slim, type Slim } from "../chart/slim.ts";
import type { Room } from "../room.ts";

/** A year of the list: its name, the first of its rows in the list's order, how many there are, and its place in the picture. */
interface Stop {
  name: string;
  first: number;
  count: number;
  x: number;
}

/** What is on the screen now. */
interface Drawn {
  room: Room;
  picture: Slim;
  stops: Stop[];
}

export interface Scrub {
  /** Draws the picture where there is room for it, as on a narrow screen. */
  draw: (room: Room) => void;
}

const GAP = 20; // pixels between the picture and a year that the list was taken to, and a little more
const BELOW = 100; // claims that are drawn after those of a year, so that it can stand at the top of the window
const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -5, PageUp: 5, Home: -Infinity, End: Infinity };

/** Makes the picture in `box` lead through `list`; `jump` is the field for a year. */
export function scrubIn(box: HTMLElement, list: HTMLElement, jump: HTMLSelectElement): Scrub {
  const paint = brush(box.querySelector(".graph")!);
  let [drawn, key, at, held]: [Drawn | null, string, number, number | null] = [null, "", 0, null];
  const sections = () => list.querySelectorAll<HTMLElement>(".year");
  const show = (stop: number) => {
    at = stop;
    if (drawn) place(box, jump, drawn.stops, stop);
  };
  const go = (wanted: number) => {
    if (!drawn?.stops.length) return;
    const stop = Math.min(drawn.stops.length - 1, Math.max(0, wanted));
    const { first, count } = drawn.stops[stop]!;
    if (!sections()[stop]) drawList(list, { ...drawn.room, more: first + count + BELOW }); // a long list comes in pages
    sections()[stop]?.scrollIntoView({ block: "start" });
    held = window.scrollY; // the last years of the list may not reach the top of the window
    show(stop);
  };
  const followed = oncePerFrame(() => {
    if (!drawn || !box.clientWidth || (held !== null && Math.abs(window.scrollY - held) < 2)) return;
    held = null;
    show(seenAt(sections(), box.getBoundingClientRect().bottom));
  });
  document.addEventListener("scroll", followed, { passive: true });
  const under = (event: PointerEvent) => go(nearest(drawn?.stops ?? [], event.clientX - box.getBoundingClientRect().left));
  dragged(box, under);
  box.addEventListener("keydown", (event) => {
    const by = STEPS[event.key];
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    go(at + by);
  });
  jump.addEventListener("change", () => go(jump.selectedIndex));
  return {
    draw(room) {
      const { clientWidth: width, clientHeight: height } = box;
      if (!width) return;
      const now = [format({ ...room.state, select: "", read: "" }), width, height, room.palette.look, room.data.claims.n].join();
      if (now === key && drawn?.room.data === room.data) return;
      key = now;
      drawn = drawIn(room, { width, height });
      box.classList.toggle("lanes", room.data.sources.length !== 2); // the axis is at the foot
      paint.paint(drawn.picture);
      jump.replaceChildren(...drawn.stops.map(({ name }) => element("option", {}, name)));
      show(seenAt(sections(), box.getBoundingClientRect().bottom));
    },
  };
}

function drawIn(room: Room, size: { width: number; height: number }): Drawn {
  const { data: { claims, sources }, state, shown, order, scale, palette } = room;
  const { from, to } = state;
  const picture = slim(claims, shown, { scale, from, to, palette, sources, ...size });
  let first = 0;
  const stops = byYear(claims, order, state).map(([name, rows]): Stop => {
    const x = picture.x(claims.earliest[rows[0]!] ?? claims.latest[rows[0]!] ?? 0);
    const stop = { name, first, count: rows.length, x: Math.min(size.width - 2, Math.max(2, x)) };
    first += rows.length;
    return stop;
  });
  return { room, picture, stops };
}

/** Calls `under` where a finger or the mouse goes down on a box, and for as long as it moves on it. */
function dragged(box: HTMLElement, under: (event: PointerEvent) => void): void {
  const ask = oncePerFrame(under);
  let on = false;
  box.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    on = true;
    box.setPointerCapture(event.pointerId);
    box.focus({ preventScroll: true });
    ask(event);
  });
  box.addEventListener("pointermove", (event) => on && ask(event));
  for (const end of ["pointerup", "pointercancel"]) box.addEventListener(end, () => (on = false));
}

/** The stop that is nearest to an x. */
function nearest(stops: Stop[], x: number): number {
  return stops.reduce((best, stop, i) => (Math.abs(stop.x - x) < Math.abs(stops[best]!.x - x) ? i : best), 0);
}

/** Which year of the list stands below a y: the last one that begins above it, or the first of all. */
function seenAt(sections: NodeListOf<HTMLElement>, y: number): number {
  let [low, high] = [0, sections.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (sections[middle]!.getBoundingClientRect().top <= y + GAP) low = middle;
    else high = middle;
  }
  return low;
}

/** Shows a stop: its year at its place, and in the words for those who do not see it. */
function place(box: HTMLElement, jump: HTMLSelectElement, stops: Stop[], stop: number): void {
  const sign = box.querySelector<HTMLElement>(".at")!;
  const found = stops[stop];
  sign.hidden = !found;
  box.setAttribute("aria-valuemax", String(Math.max(0, stops.length - 1)));
  box.setAttribute("aria-valuenow", String(found ? stop : 0));
  box.setAttribute("aria-valuetext", found ? say("scrub.at", { year: found.name, n: found.count }) : "");
  if (!found) return;
  jump.selectedIndex = stop;
  sign.style.left = `${found.x}px`;
  sign.textContent = found.name;
  const half = sign.offsetWidth / 2;
  const by = Math.max(half - found.x, Math.min(0, box.clientWidth - half - found.x));
  sign.style.setProperty("--by", `${by}px`);
  uncover(box, found.x + by, half);
}

/** Hides the years of the axis that the sign of the stop covers in part. */
function uncover(box: HTMLElement, middle: number, half: number): void {
  for (const word of box.querySelectorAll<SVGTextElement>(".graph text")) {
    const apart = Math.abs(Number(word.getAttribute("x")) - middle);
    word.style.visibility = apart < half + word.getComputedTextLength() / 2 + 3 ? "hidden" : "";
  }
}
