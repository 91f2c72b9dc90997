/* For a table of many claims: counts them by the pixel to show how crowded each lane is, and chooses which marks may get a label.

   Claims stay numbers in typed arrays; only those that may get a label become objects. Every few pixels of the axis send only
   their best few into the search for room, so that a busy year does not leave the others without labels. */

import type { Claims } from "../model/claims.ts";
import { happeningOf, prepare, type Happenings, type Prepared } from "./happenings.ts";
import { laneOf, type Crowd, type Lane, type Many, type Mark } from "./arrangement.ts";
import type { Scale, View } from "./scale.ts";

const BIN = 3; // pixels that one step of the crowd's outline covers

const DAYS = 4e6; // so many days at most have their places on the scale looked up: eleven thousand years

type At = (day: number) => number;

const placed = new WeakMap<Scale, At>();

/** From a day of the table to its place on a scale of all claims. A list of all days, made once, is quicker than the scale. */
function placesOf(scale: Scale): At {
  const known = placed.get(scale);
  if (known) return known;
  const { first, last } = scale;
  const list = scale.kind !== "elastic" || last - first > DAYS ? null : new Float64Array(last - first + 2);
  if (list) for (let i = 0; i < list.length; i += 1) list[i] = scale.at(first + i);
  const found: At = list ? (day) => list[day - first] ?? scale.at(day) : scale.at;
  placed.set(scale, found);
  return found;
}

/** Left and right of every row in pixels. */
interface Extents {
  left: Float32Array;
  right: Float32Array;
}

const lastExtents = new WeakMap<Scale, Extents & { seen: View }>();

/** Where all rows are; kept while the view stays, since then only filters change. */
function extents({ first, last }: Prepared, { seen, scale }: { seen: View; scale: Scale }): Extents {
  const known = lastExtents.get(scale);
  if (known && known.seen.left === seen.left && known.seen.right === seen.right && known.seen.along(0) === seen.along(0) && known.seen.along(1) === seen.along(1)) return known;
  const at = placesOf(scale);
  const n = first.length;
  const [left, right] = [new Float32Array(n), new Float32Array(n)];
  for (let row = 0; row < n; row += 1) {
    const begins = first[row]!;
    const ends = last[row]!;
    left[row] = begins === -Infinity ? seen.along(at(ends + 1)) - 60 : seen.along(at(begins));
    right[row] = ends === Infinity ? seen.along(at(begins)) + 60 : seen.along(at(ends + 1));
  }
  lastExtents.set(scale, { seen, left, right });
  return { left, right };
}

type Order = (one: number, other: number) => number;

/** The order in which two happenings may have a label, as `byWeight` has it for marks. */
function before(told: Happenings, { hollow, shared, first, last }: Prepared): Order {
  const row = (one: number) => told.row[one]!;
  const length = (one: number) => last[row(one)]! - first[row(one)]!;
  return (a, b) =>
    told.weight[b]! - told.weight[a]! ||
    shared[row(b)]! - shared[row(a)]! ||
    told.size[b]! - told.size[a]! ||
    hollow[row(a)]! - hollow[row(b)]! ||
    length(a) - length(b) ||
    row(a) - row(b) ||
    0;
}

/** Puts a happening among the best of its column. They stand in `taken` from `start` on, best first, -1 where free. */
function among(taken: Int32Array, start: number, size: number, one: number, order: Order): void {
  let at = start + size - 1;
  if (taken[at]! >= 0 && order(taken[at]!, one) <= 0) return;
  while (at > start && (taken[at - 1]! < 0 || order(one, taken[at - 1]!) < 0)) {
    taken[at] = taken[at - 1]!;
    at -= 1;
  }
  taken[at] = one;
}

interface Asked {
  seen: View;
  scale: Scale;
  width: number;
  lanes: Lane[];
  /** A row of the table, or null. */
  selected: number | null;
  markOf: (claims: Claims, told: Happenings, one: number, space: { seen: View; width: number }) => Mark;
  /** So many marks in view are all made; of more, every `column` pixels send their `best` so many. */
  few: number;
  column: number;
  best: number;
}

/** Counts what is in view into `lane.crowd` of every lane, and answers the marks that may find a label. */
export function crowded(claims: Claims, told: Happenings, asked: Asked): Many & { marks: Mark[] } {
  const { seen, width, selected, markOf } = asked;
  const known = prepare(claims);
  const extent = extents(known, asked);
  const inView = (one: number) => extent.right[told.row[one]!]! > seen.left && extent.left[told.row[one]!]! < seen.right;
  const made = new Map<number, Mark>();
  const make = (one: number) => {
    const mark = made.get(one) ?? markOf(claims, told, one, { seen, width });
    made.set(one, mark);
    return mark;
  };
  const tried = counted(told, known, { ...asked, extent });
  const chosen = selected === null ? -1 : happeningOf(told, selected);
  if (chosen >= 0 && inView(chosen)) make(chosen);
  for (const one of tried) if (one >= 0) make(one);
  return { marks: [...made.values()], at: nearest(make), twins: twinsOf(told, inView, known, make) };
}

/** Counts every happening in view into its lane's crowd; answers all of them where they are few, else the best of every
    column, -1 where there are fewer. */
function counted(told: Happenings, known: Prepared, { seen, width, lanes, few, column, best, extent }: Asked & { extent: Extents }): Int32Array {
  const order = before(told, known);
  const bins = Math.ceil((width + 1) / BIN);
  const columns = Math.ceil((width + 1) / column);
  const candidates = new Int32Array(lanes.length * columns * best).fill(-1);
  const crowds = lanes.map((): Crowd => ({ bin: BIN, counts: new Int32Array(bins), best: new Int32Array(bins).fill(-1), most: 0, rows: 0 }));
  lanes.forEach((lane, i) => (lane.crowd = crowds[i]!));
  const numbers = known.sources.map((source) => lanes.indexOf(laneOf(lanes, source)));
  const all = new Int32Array(few);
  let count = 0;
  for (let one = 0; one < told.count; one += 1) {
    const row = told.row[one]!;
    const from = extent.left[row]!;
    const to = extent.right[row]!;
    if (to <= seen.left || from >= seen.right) continue;
    if (count < few) all[count] = one;
    count += 1;
    const number = numbers[known.source[row]!]!;
    const crowd = crowds[number]!;
    const dotted = known.first[row] === known.last[row] || known.within[row]; // where its dot is, or close by
    const x = Math.min(width, Math.max(0, dotted ? (from + to) / 2 : from + 1.5));
    const bin = Math.floor(x / BIN);
    crowd.counts[bin]! += 1;
    crowd.rows += told.size[one]!;
    if (crowd.best[bin]! < 0 || order(one, crowd.best[bin]!) < 0) crowd.best[bin] = one;
    among(candidates, (number * columns + Math.floor(x / column)) * best, best, one, order);
  }
  for (const crowd of crowds) for (const some of crowd.counts) crowd.most = Math.max(crowd.most, some);
  return count > few ? candidates : all.subarray(0, count);
}

function nearest(make: (one: number) => Mark): Many["at"] {
  return ({ crowd }, x) => {
    const bin = Math.floor(x / BIN);
    const at = [0, -1, 1].map((by) => crowd?.best[bin + by] ?? -1).find((one) => one >= 0);
    return at === undefined ? null : make(at);
  };
}

function twinsOf(told: Happenings, inView: (one: number) => boolean, known: Prepared, make: (one: number) => Mark): Many["twins"] {
  return (mark) => {
    const event = known.told[mark.row];
    const found: Mark[] = [];
    for (let one = 0; one < told.count; one += 1) {
      const row = told.row[one]!;
      if (known.told[row] === event && row !== mark.row && inView(one)) found.push(make(one));
    }
    return found;
  };
}
