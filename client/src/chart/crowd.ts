/* For a table of many claims: counts them by the pixel to show how crowded each lane is, and chooses which marks may get a label.

   Claims stay numbers in typed arrays; only those that may get a label become objects. Every few pixels of the axis send only
   their best few into the search for room, so that a busy year does not leave the others without labels. */

import type { Claims } from "../model/claims.ts";
import { prepare, type Happenings, type Prepared } from "./happenings.ts";
import { laneOf, type Crowd, type Lane, type Many, type Mark } from "./arrangement.ts";
import type { Scale, View } from "./scale.ts";

const BIN = 3; // pixels that one step of the crowd's outline covers

const placed = new WeakMap<Scale, { from: Float64Array; to: Float64Array }>();

/** The place of every row's first day, and of the day after its last, on a scale of all claims; once for each scale. */
function places(claims: Claims, scale: Scale) {
  let found = placed.get(scale);
  if (!found) {
    const each = (days: Float64Array, by: number) => Float64Array.from(days, (day) => scale.at(day + by));
    const { first, last } = prepare(claims);
    found = { from: each(first, 0), to: each(last, 1) };
    placed.set(scale, found);
  }
  return found;
}

/** Left and right of every happening in pixels, and those that are in view. */
function extents(claims: Claims, told: Happenings, { seen, scale }: { seen: View; scale: Scale }) {
  const { from, to } = places(claims, scale);
  const [left, right] = [new Float64Array(told.count), new Float64Array(told.count)];
  const inView = new Int32Array(told.count);
  let count = 0;
  for (let one = 0; one < told.count; one += 1) {
    const row = told.row[one]!;
    const [a, b] = [seen.along(from[row]!), seen.along(to[row]!)];
    left[one] = a === -Infinity ? b - 60 : a;
    right[one] = b === Infinity ? a + 60 : b;
    if (right[one]! > seen.left && left[one]! < seen.right) inView[count++] = one;
  }
  return { left, right, inView: inView.subarray(0, count) };
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
  const { seen, width, selected, markOf, few } = asked;
  const known = prepare(claims);
  const found = extents(claims, told, asked);
  const { left, right, inView } = found;
  const candidates = counted(told, known, { ...asked, ...found, stands: claims.stands });
  const made = new Map<number, Mark>();
  const make = (one: number) => {
    const mark = made.get(one) ?? markOf(claims, told, one, { seen, width });
    made.set(one, mark);
    return mark;
  };
  const tried = inView.length > few ? candidates.filter((one) => one >= 0) : inView;
  const chosen = selected === null ? -1 : told.of[selected]!;
  if (chosen >= 0 && right[chosen]! > seen.left && left[chosen]! < seen.right) make(chosen);
  for (const one of tried) make(one);
  return { marks: [...made.values()], at: nearest(make), twins: twinsOf(told, inView, known, make) };
}

type Counted = Asked & ReturnType<typeof extents> & Pick<Claims, "stands">;

/** Counts every happening in view into its lane's crowd; answers the best of every column, -1 where there are fewer. */
function counted(told: Happenings, known: Prepared, { width, lanes, few, column, best, left, right, inView, stands }: Counted): Int32Array {
  const order = before(told, known);
  const bins = Math.ceil((width + 1) / BIN);
  const columns = Math.ceil((width + 1) / column);
  const candidates = new Int32Array(lanes.length * columns * best).fill(-1);
  const crowds = lanes.map((): Crowd => ({ bin: BIN, counts: new Int32Array(bins), best: new Int32Array(bins).fill(-1), most: 0, rows: 0 }));
  lanes.forEach((lane, i) => (lane.crowd = crowds[i]!));
  const numbers = known.sources.map((source) => lanes.indexOf(laneOf(lanes, source)));
  for (const one of inView) {
    const row = told.row[one]!;
    const number = numbers[known.source[row]!]!;
    const crowd = crowds[number]!;
    const [from, to] = [left[one]!, right[one]!];
    const dotted = known.first[row] === known.last[row] || stands[row] !== null; // where its dot is, or close by
    const x = Math.min(width, Math.max(0, dotted ? (from + to) / 2 : from + 1.5));
    const bin = Math.floor(x / BIN);
    crowd.counts[bin]! += 1;
    crowd.rows += told.size[one]!;
    if (crowd.best[bin]! < 0 || order(one, crowd.best[bin]!) < 0) crowd.best[bin] = one;
    if (inView.length > few) among(candidates, (number * columns + Math.floor(x / column)) * best, best, one, order);
  }
  for (const crowd of crowds) for (const count of crowd.counts) crowd.most = Math.max(crowd.most, count);
  return candidates;
}

function nearest(make: (one: number) => Mark): Many["at"] {
  return ({ crowd }, x) => {
    const bin = Math.floor(x / BIN);
    const at = [0, -1, 1].map((by) => crowd?.best[bin + by] ?? -1).find((one) => one >= 0);
    return at === undefined ? null : make(at);
  };
}

function twinsOf(told: Happenings, inView: Int32Array, known: Prepared, make: (one: number) => Mark): Many["twins"] {
  return (mark) => {
    const event = known.told[mark.row];
    return Array.from(inView.filter((one) => known.told[told.row[one]!] === event && told.row[one] !== mark.row), make);
  };
}
