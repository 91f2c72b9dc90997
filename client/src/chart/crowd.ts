/* A table of many claims, counted by the pixel: how crowded each lane is, and which marks may find a label.

   Everything is a number in a typed array until it is worth a mark. Room for labels is short everywhere along the axis, so
   every few pixels send their best few, and a busy year cannot use up the search for the others. */

import { prepare } from "./happenings.ts";

const BIN = 3; // pixels that one step of the crowd's outline covers

const placed = new WeakMap();

/** The place of every row's first day, and of the day after its last, on a scale of all claims; once for each scale. */
function places(claims, scale) {
  if (!placed.has(scale)) {
    const each = (days, by) => Float64Array.from(days, (day) => scale.at(day + by));
    const { first, last } = prepare(claims);
    placed.set(scale, { from: each(first, 0), to: each(last, 1) });
  }
  return placed.get(scale);
}

/** Left and right of every happening in pixels, and those that are in view. */
function extents(claims, told, { seen, scale }) {
  const { from, to } = places(claims, scale);
  const [left, right] = [new Float64Array(told.count), new Float64Array(told.count)];
  const inView = new Int32Array(told.count);
  let count = 0;
  for (let one = 0; one < told.count; one += 1) {
    const row = told.row[one];
    const [a, b] = [seen.along(from[row]), seen.along(to[row])];
    left[one] = a === -Infinity ? b - 60 : a;
    right[one] = b === Infinity ? a + 60 : b;
    if (right[one] > seen.left && left[one] < seen.right) inView[count++] = one;
  }
  return { left, right, inView: inView.subarray(0, count) };
}

/** The order in which two happenings may have a label, as `byWeight` has it for marks. */
function before(told, { hollow, shared, first, last }) {
  const length = (one) => last[told.row[one]] - first[told.row[one]];
  return (a, b) =>
    told.weight[b] - told.weight[a] ||
    shared[told.row[b]] - shared[told.row[a]] ||
    told.size[b] - told.size[a] ||
    hollow[told.row[a]] - hollow[told.row[b]] ||
    length(a) - length(b) ||
    told.row[a] - told.row[b] ||
    0;
}

/** Puts a happening among the best of its column, `taken` being a stretch of one array, best first, -1 where free. */
function among(taken, start, size, one, order) {
  let at = start + size - 1;
  if (taken[at] >= 0 && order(taken[at], one) <= 0) return;
  while (at > start && (taken[at - 1] < 0 || order(one, taken[at - 1]) < 0)) {
    taken[at] = taken[at - 1];
    at -= 1;
  }
  taken[at] = one;
}

/** Counts what is in view into `lane.crowd` of every lane (`{bin, counts, best, most, rows}`; `best` is the happening that a
    pointer finds there, or -1) and answers `{marks, at(lane, x), twins(mark)}`: the marks that may find a label, the mark at
    a pixel of a lane's foot, and what other sources tell of a mark's event. */
export function crowded(claims, told, { seen, scale, width, lanes, selected, markOf, few, column, best }) {
  const known = prepare(claims);
  const order = before(told, known);
  const { left, right, inView } = extents(claims, told, { seen, scale });
  const bins = Math.ceil((width + 1) / BIN);
  const columns = Math.ceil((width + 1) / column);
  const candidates = new Int32Array(lanes.length * columns * best).fill(-1);
  for (const lane of lanes) {
    lane.crowd = { bin: BIN, counts: new Int32Array(bins), best: new Int32Array(bins).fill(-1), most: 0, rows: 0 };
  }
  const laneOf = known.sources.map((source) => lanes.findIndex((lane) => lane.source === source));
  for (const one of inView) {
    const number = laneOf[known.source[told.row[one]]];
    const { crowd } = lanes[number];
    const x = Math.min(width, Math.max(0, right[one] - left[one] < 12 ? (left[one] + right[one]) / 2 : left[one] + 1.5));
    const bin = Math.floor(x / BIN);
    crowd.counts[bin] += 1;
    crowd.rows += told.size[one];
    if (crowd.best[bin] < 0 || order(one, crowd.best[bin]) < 0) crowd.best[bin] = one;
    if (inView.length > few) among(candidates, (number * columns + Math.floor(x / column)) * best, best, one, order);
  }
  for (const { crowd } of lanes) crowd.most = crowd.counts.reduce((most, count) => Math.max(most, count), 0);
  const made = new Map();
  const make = (one) => made.get(one) || made.set(one, markOf(claims, told, one, { seen, width })).get(one);
  const tried = inView.length > few ? candidates.filter((one) => one >= 0) : inView;
  const chosen = selected === null ? -1 : told.of[selected];
  if (chosen >= 0 && right[chosen] > seen.left && left[chosen] < seen.right) make(chosen);
  for (const one of tried) make(one);
  return { marks: [...made.values()], at: nearest(make), twins: twinsOf(told, inView, known, make) };
}

function nearest(make) {
  return ({ crowd }, x) => {
    const bin = Math.floor(x / BIN);
    const at = [0, -1, 1].map((by) => crowd.best[bin + by]).find((one) => one >= 0);
    return at === undefined ? null : make(at);
  };
}

function twinsOf(told, inView, known, make) {
  return (mark) => {
    const event = known.told[mark.row];
    return Array.from(inView.filter((one) => known.told[told.row[one]] === event && told.row[one] !== mark.row), make);
  };
}
