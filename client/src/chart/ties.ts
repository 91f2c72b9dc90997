/* What lies behind the chart's words: grounds under the labels of the chosen mark, of the one pointed at and of the same events in
   other sources, lines between these, a needle from the mark to its place on the axis, and grounds under the words of a search.
   Nothing of it is drawn along the axis, where it would look like a time that lasts. It is a drawing of its own, so that pointing
   and choosing do not redraw the chart. */

import type { Claims } from "../model/claims.ts";
import { centre, footOf, heightOf, laneOf, type Arrangement, type Mark, type Measure, type Placed } from "./arrangement.ts";
import { matches, patternOf } from "../model/matches.ts";
import { svgElement } from "../dom/element.ts";
import { searchTerms } from "../model/select.ts";

type Four = [number, number, number, number];

/** Boxes `[left, top, width, height]` behind words, lines `[x, y, x, y]` between marks and from a mark to the axis, and boxes in which
    a line is hidden since it would run through words. */
interface Ties {
  grounds: Four[];
  lines: Four[];
  needle?: Four;
  over: Four[];
}

const TIP = 5; // half the width of the needle's point

/** The boxes of a mark and of the same event in other sources, and lines between them. */
export function tiesOf(arrangement: Arrangement, mark: Mark, claims: Claims): Ties {
  const end = (one: Mark): [number, number] => [centre(one), one.y === null ? footOf(laneOf(arrangement.lanes, one.source)) : heightOf(one as Placed)];
  const same = (one: Mark) => one !== mark && claims.event[one.row] === claims.event[mark.row];
  const twins: readonly Mark[] = arrangement.many ? arrangement.many.twins(mark) : arrangement.marks.filter(same);
  const lines = twins.map((one): Four => [...end(mark), ...end(one)]);
  const needle: Four = [...end(mark), centre(mark), footOf(laneOf(arrangement.lanes, mark.source))];
  return {
    lines,
    needle,
    over: arrangement.marks.filter((one) => one !== mark && !twins.includes(one)).flatMap(({ y, labelX, labelY, labelWidth }): Four[] => {
      const box: Four = [labelX - 2, labelY - 8, labelWidth + 4, 16];
      return y !== null && [...lines, needle].some((line) => crosses(line, box)) ? [box] : [];
    }),
    grounds: [mark, ...twins].flatMap(({ y, labelX, labelY, labelWidth }): Four[] => (y === null ? [] : [[labelX - 4, labelY - 8, labelWidth + 8, 15]])),
  };
}

/** Whether a line runs through a box. */
export function crosses([x1, y1, x2, y2]: Four, [left, top, width, height]: Four): boolean {
  let [first, last] = [0, 1]; // the stretch of the line that can lie in the box, as shares of its length
  for (const [from, by, low, high] of [[x1, x2 - x1, left, left + width], [y1, y2 - y1, top, top + height]] as const) {
    if (by === 0 && (from < low || from > high)) return false;
    if (by === 0) continue;
    const [a, b] = [(low - from) / by, (high - from) / by];
    first = Math.max(first, Math.min(a, b));
    last = Math.min(last, Math.max(a, b));
  }
  return first < last;
}

/** Grounds under the words of a search in the chart's labels. */
export function foundWords(arrangement: Arrangement, words: string, measure: Measure): Ties {
  const pattern = patternOf(searchTerms(words));
  const grounds: Four[] = [];
  if (!pattern) return { grounds, lines: [], over: [] };
  for (const { y, label, labelX, labelY, bold } of arrangement.marks) {
    if (y === null) continue;
    for (const [from, to] of matches(label, pattern)) {
      const before = measure(label.slice(0, from), bold);
      grounds.push([labelX + before - 1, labelY - 8, measure(label.slice(from, to), bold) + 2, 16]);
    }
  }
  return { grounds, lines: [], over: [] };
}

const NAMES = ["found", "chosen", "pointed"] as const; // from below to above
export type TiesName = (typeof NAMES)[number];

/** The drawing in a chart's box: `draw(name, ties, colour)` shows one set under a name, `draw(name, null)` none. */
export function tiesIn(box: Element): (name: TiesName, found: Ties | null, colour?: string) => void {
  const groups = NAMES.map((name) => svgElement("g", { class: name }));
  box.prepend(svgElement("svg", { class: "ties", "aria-hidden": "true" }, ...groups));
  return (name, found, colour = "") => {
    const group = groups[NAMES.indexOf(name)]!;
    group.style.setProperty("--voice", colour);
    const grounds = (found?.grounds ?? []).map(([x, y, width, height]) => svgElement("rect", { x, y, width, height, rx: 2 }));
    const [old, one] = [group.querySelector<SVGRectElement>("rect:not(.over)"), grounds[0]];
    if (old && one) {
      for (const { name, value } of one.attributes) old.setAttribute(name, value); // it can move, where the style sheet lets it
      grounds[0] = old;
    }
    const lines = (found?.lines ?? []).map(([x1, y1, x2, y2]) => svgElement("line", { x1, y1, x2, y2 }));
    for (const child of [...group.children]) if (child !== grounds[0]) child.remove(); // to move it would stop it
    if (grounds[0] !== group.firstChild) group.prepend(...grounds.slice(0, 1));
    const over = (found?.over ?? []).map(([x, y, width, height]) => svgElement("rect", { class: "over", x, y, width, height, rx: 3 }));
    group.append(...grounds.slice(1), ...lines, ...pin(found?.needle), ...over);
  };
}

/** A needle from a mark to the axis, with a ring at the mark and a point at the axis; nothing for a mark that stands at the axis. */
function pin(needle?: Four): SVGElement[] {
  if (!needle || needle[1] === needle[3]) return [];
  const [x, y, , foot] = needle;
  const back = foot + (y < foot ? -2 * TIP : 2 * TIP);
  return [
    svgElement("path", { class: "needle", d: `M${x} ${y}V${back}` }),
    svgElement("path", { class: "point", d: `M${x - TIP} ${back}h${2 * TIP}L${x} ${foot}z` }),
    svgElement("circle", { cx: x, cy: y, r: 8 }),
  ];
}
