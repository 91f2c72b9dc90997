/* What lies behind the chart's words: grounds under the labels of the chosen mark, of the one pointed at and of the same events in
   other sources, lines between these, a needle from the mark to its place on the axis, and grounds under the words of a search.
   Nothing of it is drawn along the axis, where it would look like a time that lasts. It is a drawing of its own, so that pointing
   and choosing do not redraw the chart. */

import type { Claims } from "../model/claims.ts";
import { centre, footOf, heightOf, laneOf, type Arrangement, type Mark, type Measure, type Placed } from "./arrangement.ts";
import { box, path, type Item, type Outline } from "./items.ts";
import { matches, patternOf } from "../model/matches.ts";
import { svgElement } from "../dom/element.ts";
import { searchTerms } from "../model/select.ts";

type Four = [number, number, number, number];

/** Boxes `[left, top, width, height]` behind words; lines between marks, as one path; and a line `[x, y, x, y]` from a mark to the
    axis, with its path. */
interface Ties {
  grounds: Four[];
  lines: string;
  needle?: { ends: Four; path: string };
}

const TIP = 5; // half the width of the needle's point
const BEHIND = 0.99; // as good as 1, and yet a path of its own, to which no dot is added that belongs before it (items.ts)
const RING = 8; // radius of the ring at its other end

/** The boxes of a mark and of the same event in other sources, and lines between them. */
export function tiesOf(arrangement: Arrangement, mark: Mark, claims: Claims): Ties {
  const end = (one: Mark): [number, number] => [centre(one), one.y === null ? footOf(laneOf(arrangement.lanes, one.source)) : heightOf(one as Placed)];
  const same = (one: Mark) => one !== mark && claims.event[one.row] === claims.event[mark.row];
  const twins: readonly Mark[] = arrangement.many?.twins(mark) ?? arrangement.marks.filter(same);
  const lines = twins.map((one): Four => [...end(mark), ...end(one)]);
  const needle: Four = [...end(mark), centre(mark), footOf(laneOf(arrangement.lanes, mark.source))];
  const words = arrangement.marks.flatMap((one): Four[] => (one.y === null || one === mark || twins.includes(one) ? [] : [[one.labelX - 2, one.labelY - 8, one.labelWidth + 4, 16]]));
  return {
    lines: lines.map((line) => cut(line, words)).join(""),
    needle: { ends: needle, path: cut(needle, words) },
    grounds: [mark, ...twins].flatMap(({ y, labelX, labelY, labelWidth }): Four[] => (y === null ? [] : [[labelX - 4, labelY - 8, labelWidth + 8, 15]])),
  };
}

/** A line as a path with gaps where it would run through boxes. */
export function cut(line: Four, boxes: readonly Four[]): string {
  const [x1, y1, x2, y2] = line;
  const place = (share: number) => `${Math.round(10 * (x1 + share * (x2 - x1))) / 10} ${Math.round(10 * (y1 + share * (y2 - y1))) / 10}`;
  const gaps = boxes.flatMap((box) => through(line, box)).sort((a, b) => a[0] - b[0]);
  let [at, path] = [0, ""];
  for (const [from, to] of [...gaps, [1, 1] as const]) {
    if (from > at) path += `M${place(at)}L${place(from)}`;
    at = Math.max(at, to);
  }
  return path;
}

/** The stretch of a line that runs through a box, as shares of the line's length; none if it does not. */
function through([x1, y1, x2, y2]: Four, [left, top, width, height]: Four): [from: number, to: number][] {
  let [first, last] = [0, 1];
  for (const [from, by, low, high] of [[x1, x2 - x1, left, left + width], [y1, y2 - y1, top, top + height]] as const) {
    if (by === 0 && (from < low || from > high)) return [];
    if (by === 0) continue;
    const [a, b] = [(low - from) / by, (high - from) / by];
    first = Math.max(first, Math.min(a, b));
    last = Math.min(last, Math.max(a, b));
  }
  return first < last ? [[first, last]] : [];
}

/** Grounds under the words of a search in the chart's labels. */
export function foundWords(arrangement: Arrangement, words: string, measure: Measure): Ties {
  const pattern = patternOf(searchTerms(words));
  const grounds: Four[] = [];
  if (!pattern) return { grounds, lines: "" };
  for (const { y, label, labelX, labelY, bold } of arrangement.marks) {
    if (y === null) continue;
    for (const [from, to] of matches(label, pattern)) {
      const before = measure(label.slice(0, from), bold);
      grounds.push([labelX + before - 1, labelY - 8, measure(label.slice(from, to), bold) + 2, 16]);
    }
  }
  return { grounds, lines: "" };
}

export type TiesName = "found" | "chosen" | "pointed";

/** The ties of a chosen mark as things drawn, for a picture that leaves the page: they lie behind all else. */
export function tiesAsItems({ grounds, lines, needle }: Ties, { colour, ink }: { colour: string; ink: string }): Item[] {
  const boxes: Outline[] = [];
  const dotted: Outline[] = [];
  const pinned: Outline[] = [];
  for (const [x, y, width, height] of grounds) box(boxes, x, y, x + width, y + height);
  for (const piece of pieces(lines)) thin(dotted, piece, { width: 1.2, dash: 5 });
  if (needle && needle.ends[1] !== needle.ends[3]) {
    const [x, y, , foot] = needle.ends;
    const back = foot + (y < foot ? -2 * TIP : 2 * TIP);
    for (const piece of pieces(needle.path)) thin(pinned, piece, { width: 2 });
    const round = Array.from({ length: 25 }, (_, i) => [x + RING * Math.cos((i * Math.PI) / 12), y + RING * Math.sin((i * Math.PI) / 12)] as const);
    round.slice(1).forEach((end, i) => thin(pinned, [...round[i]!, ...end], { width: 2 }));
    pinned.push([x - TIP, back, x + TIP, back, x, foot]);
  }
  return [path(boxes, colour, 0.24), path(dotted, ink, BEHIND), path(pinned, colour, BEHIND)];
}

/** The straight pieces of a path that `cut` made. */
function pieces(lines: string): Four[] {
  return lines.split("M").filter(Boolean).map((piece) => piece.split(/[ L]/).map(Number) as Four);
}

/** A straight line as a thin outline, or as several. */
function thin(target: Outline[], [x1, y1, x2, y2]: Four, { width, dash = 0 }: { width: number; dash?: number }): void {
  const long = Math.hypot(x2 - x1, y2 - y1) || 1;
  const [across, down] = [((y1 - y2) / long) * (width / 2), ((x2 - x1) / long) * (width / 2)];
  for (let at = 0; at < long; at += dash || long) {
    const [from, to] = [at / long, Math.min(1, (at + (dash * 0.4 || long)) / long)];
    const place = (share: number, side: number) => [x1 + share * (x2 - x1) + side * across, y1 + share * (y2 - y1) + side * down];
    target.push([...place(from, 1), ...place(to, 1), ...place(to, -1), ...place(from, -1)]);
  }
}

/** The elements of one set of ties. They stay and are only moved, which costs a pointer less than new ones would. */
class Drawn {
  readonly group: SVGElement;
  readonly #rects: SVGElement[] = [];
  readonly #tie = svgElement("path", { class: "tie" });
  readonly #needle = svgElement("path", { class: "needle" });
  readonly #point = svgElement("path", { class: "point" });
  #colour = "";

  constructor(name: TiesName) {
    this.group = svgElement("g", { class: name });
  }

  show(found: Ties | null, colour: string): void {
    if (colour !== this.#colour) this.group.style.setProperty("--voice", (this.#colour = colour));
    const { grounds = [], lines = "", needle } = found ?? {};
    const wanted = [...grounds.map((box, at) => this.#rect(at, box)), ...(lines ? [this.#tie] : []), ...this.#pin(needle)];
    if (lines) this.#tie.setAttribute("d", lines);
    let at = this.group.firstChild;
    for (const one of wanted) {
      if (at === one) at = one.nextSibling;
      else this.group.insertBefore(one, at); // what stands already stays: a ground that is put in anew would not glide
    }
    while (at) {
      const next = at.nextSibling;
      at.remove();
      at = next;
    }
  }

  #rect(at: number, [x, y, width, height]: Four): SVGElement {
    const rect = (this.#rects[at] ??= svgElement("rect", { rx: 2 }));
    for (const [name, value] of Object.entries({ x, y, width, height })) rect.setAttribute(name, String(value));
    return rect;
  }

  /** A needle from a mark to the axis, with a ring at the mark and a point at the axis; nothing for a mark that stands at the axis. */
  #pin(needle: Ties["needle"]): SVGElement[] {
    if (!needle || needle.ends[1] === needle.ends[3]) return [];
    const [x, y, , foot] = needle.ends;
    const back = foot + (y < foot ? -2 * TIP : 2 * TIP);
    this.#needle.setAttribute("d", `${needle.path}M${x - RING} ${y}a${RING} ${RING} 0 0 1 ${2 * RING} 0a${RING} ${RING} 0 0 1 ${-2 * RING} 0`);
    this.#point.setAttribute("d", `M${x - TIP} ${back}h${2 * TIP}L${x} ${foot}z`);
    return [this.#needle, this.#point];
  }
}

/** The drawing in a chart's box: `draw(name, ties, colour)` shows one set under a name, `draw(name, null)` none. */
export function tiesIn(box: Element): (name: TiesName, found: Ties | null, colour?: string) => void {
  const drawn = { found: new Drawn("found"), chosen: new Drawn("chosen"), pointed: new Drawn("pointed") }; // from below to above
  box.prepend(svgElement("svg", { class: "ties", "aria-hidden": "true" }, ...Object.values(drawn).map(({ group }) => group)));
  return (name, found, colour = "") => drawn[name].show(found, colour);
}
