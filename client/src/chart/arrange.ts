/* The places of marks, labels, lanes and axis, all in CSS pixels. Pure: the same view gives the same picture.

   One mark is one happening in one source, all its passages together. Marks and labels share rows; a row never holds two
   things that touch. The weightiest are placed first, nearest to the axis; what finds no row keeps a tick at its lane's foot
   and is counted as waiting. */

import { editorsDate, ownDate, partOfDate } from "../model/agreement.ts";
import type { Claims, Era, Rows, Source } from "../model/claims.ts";
import { crowded } from "./crowd.ts";
import { LONGEST, inTurn, isFew, levelsOf, ranks } from "./few.ts";
import { happenings, prepare, rowsOfHappening, type Happenings } from "./happenings.ts";
import { coloursOf, inLanes, lanesOf } from "./lanes.ts";
import { ticksOf, viewOf, type Scale, type View } from "./scale.ts";
import { centre, footOf, type Arrangement, type Band, type Lane, type Mark, type Measure } from "./arrangement.ts";

const ROW = 21;
const RUG = 9; // strip at a lane's foot with a tick for every mark
const CROWD = 26; // the same in a table of many claims: it shows how many there are
const EDGE = 8; // free space at the left and right of the chart
const GAP = 10; // least space between two things in a row
const DOT = 5; // radius of a dot
const LEAST = 7; // width of the shortest bar: what lasts is a bar at every width, and only a day a dot
const WINGS = 9; // least reach of the line on both sides of a dot that stands for some time in a month or a year
const LABEL = 3; // how far a label's middle stands above its row's middle: a bar's line is below it
const WIDTHS = [300, 240, 190, 150]; // a label is shortened to the first of these that finds room; the card has it whole
const ENOUGH = 150; // after so many failures in a row the lane counts as full, and the rest is not tried
const MANY = 2000; // claims, from which on marks are counted in bins and only those that may find a label are made
const FEW = 1000; // marks in view that are all made, even then
const COLUMN = 40; // of many marks, every so many pixels send their best ...
const BEST = 12; // ... so many into the search for room
const COUNT = "+1,234, zoom in "; // as wide as what says beside a lane's name how many labels are waiting

/** A row of a lane: the y of its middle, and the stretches that are taken. */
interface Row {
  y: number;
  taken: [number, number][];
}

/** What the search for room needs to know. */
interface Known {
  claims: Claims;
  seen: View;
  measure: Measure;
  /** What is written for a row; where texts share a lane, its text stands before it. */
  title: (row: number) => string;
  behind: (row: number) => string;
  /** The widths to which a label is shortened, the first that finds room. */
  widths: readonly number[];
  /** Where the table has a few claims only: by row its rank in time (few.ts). */
  ranks: readonly number[] | null;
}

/** A lane's rows from the axis outwards. */
function rowsOf(lane: Lane, captionWidth: number, few: boolean): Row[] {
  const height = lane.bottom - lane.top - lane.rug - 4;
  const levels = few ? levelsOf(height) : null;
  const count = levels ?? Math.max(1, Math.floor(height / ROW));
  const each = levels ? height / count : ROW;
  const rows: Row[] = [];
  for (let i = 0; i < count; i += 1) {
    const y = lane.up ? lane.bottom - lane.rug - 2 - each * (i + 0.5) : lane.top + lane.rug + 2 + each * (i + 0.5);
    rows.push({ y, taken: [] });
  }
  const outer = rows[count - 1]!;
  outer.taken.push([0, EDGE + captionWidth + GAP]); // the lane's own name stands in its outermost row
  lane.captionY = levels ? outer.y + (lane.up ? ROW - each : each - ROW) / 2 : outer.y;
  return rows;
}

/** Left and right of a mark in pixels, and which of its ends are soft or open. */
function shape(claims: Claims, row: number, seen: View): Pick<Mark, "kind" | "left" | "right" | "dotX" | "openLeft" | "openRight" | "soft"> {
  const [from, to] = [claims.earliest[row] ?? null, claims.latest[row] ?? null];
  const openLeft = from === null;
  const openRight = to === null;
  let left = openLeft ? seen.x(to ?? 0) - 60 : seen.x(from);
  let right = openRight ? seen.x(from ?? 0) + 60 : seen.x(to + 1);
  const soft = Boolean(claims.approximate[row] || claims.uncertain[row]);
  const stands = claims.stands[row] ?? null;
  if (stands !== null) {
    const dotX = seen.x(stands + 0.5);
    return { kind: "within", left: Math.min(left, dotX - WINGS), right: Math.max(right, dotX + WINGS), dotX, openLeft, openRight, soft };
  }
  const point = from === to;
  const dotX = (left + right) / 2;
  const least = point ? 2 * DOT : LEAST;
  if (point || right - left < least) [left, right] = [dotX - least / 2, dotX + least / 2];
  return { kind: point ? "point" : "span", left, right, dotX, openLeft, openRight, soft };
}

function inView(mark: Mark, seen: View): boolean {
  return mark.right > seen.left && mark.left < seen.right;
}

/** A happening as a mark with its place on the axis, in no row yet. */
function markOf(claims: Claims, told: Happenings, one: number, { seen, width }: { seen: View; width: number }): Mark {
  const row = told.row[one]!;
  const place = shape(claims, row, seen);
  return {
    row,
    rows: rowsOfHappening(told, one),
    source: claims.source[row]!,
    weight: told.weight[one]!,
    hollow: !ownDate(claims, row),
    noted: editorsDate(claims, row),
    half: partOfDate(claims, row),
    ...place,
    drawnLeft: Math.max(place.left, 0),
    drawnRight: Math.min(place.right, width),
    y: null,
    label: "",
    bold: false,
    labelX: 0,
    labelY: 0,
    labelWidth: 0,
    boxLeft: 0,
    boxRight: 0,
    top: 0,
    bottom: 0,
  };
}

/** All happenings in view as marks. */
function allMarks(claims: Claims, told: Happenings, space: { seen: View; width: number }): Mark[] {
  const marks = Array.from({ length: told.count }, (_, one) => markOf(claims, told, one, space));
  return marks.filter((mark) => inView(mark, space.seen));
}

const HALF = /[\ud800-\udbff]$/; // the first half of a letter that takes two UTF-16 units

/** Text cut to `room` pixels with an ellipsis, at the end of a word where that costs little. */
export function shorten(text: string, room: number, measure: Measure): string {
  if (measure(text) <= room) return text;
  let [low, high]: [number, number] = [1, text.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (measure(text.slice(0, middle).trimEnd() + "…") <= room) low = middle;
    else high = middle;
  }
  const cut = text.slice(0, low).replace(HALF, "");
  const space = cut.lastIndexOf(" ");
  return (space > low * 0.7 ? cut.slice(0, space) : cut.trimEnd()) + "…";
}

/** The label of a mark, at most `longest` wide, and its places: beside a dot, else over the line, from its beginning on or
    up to its end. */
function label(title: string, mark: Mark, seen: View, { measure, longest, after: old }: { measure: Measure; longest: number; after: string }) {
  const bold = mark.weight >= 3;
  const count = mark.rows.length > 1 ? ` ×${mark.rows.length}` : "";
  const room = Math.min(longest, seen.right - seen.left - 4 * DOT - measure(old, bold)) - measure(count, bold);
  const text = shorten(title, room, (words) => measure(words, bold)) + count + old;
  const width = measure(text, bold);
  const point = mark.kind === "point";
  const after = Math.max(mark.drawnLeft + (point ? 2 * DOT + 4 : 0), 4);
  const before = point ? mark.drawnLeft - 5 - width : mark.drawnRight - width;
  const places: number[] = [];
  if (after + width <= seen.right + EDGE) places.push(after);
  if (before >= 2 && (point ? mark.left === mark.drawnLeft : mark.right === mark.drawnRight)) places.push(before);
  return { bold, label: text, labelWidth: width, places };
}

function free(row: Row, left: number, right: number): boolean {
  return row.taken.every(([a, b]) => right + GAP <= a || left >= b + GAP);
}

/** Puts a mark with its label, shortened only as far as needed, into the first row with room; false when there is none. */
function place(mark: Mark, rows: Row[], { title, behind, seen, measure, widths, ranks: turns }: Known): boolean {
  if (!rows.some((row) => free(row, mark.drawnLeft, mark.drawnRight))) return false; // not even the mark, so no label
  const tried = turns ? inTurn(rows, turns[mark.row]!) : rows;
  return widths.some((longest, i) => {
    if (i && mark.labelWidth <= longest + measure(behind(mark.row), mark.bold)) return false; // no narrower than it was tried already
    const { places, ...written } = label(title(mark.row), mark, seen, { measure, longest, after: behind(mark.row) });
    Object.assign(mark, written);
    return places.some((x) => take(mark, x, tried));
  });
}

function take(mark: Mark, x: number, rows: Row[]): boolean {
  const left = Math.min(mark.drawnLeft, x);
  const right = Math.max(mark.drawnRight, x + mark.labelWidth);
  const row = rows.find((candidate) => free(candidate, left, right));
  if (!row) return false;
  row.taken.push([left, right]);
  Object.assign(mark, { y: row.y, top: row.y - ROW / 2, bottom: row.y + ROW / 2, boxLeft: left, boxRight: right, labelX: x, labelY: row.y - LABEL });
  return true;
}

/** The order in which marks get room: by weight, then by what other sources tell too, what more passages tell, what the essay
    dates itself, what is known more exactly, what came first. */
function byWeight(claims: Claims): (a: Mark, b: Mark) => number {
  const length = (mark: Mark) => (claims.latest[mark.row] ?? Infinity) - (claims.earliest[mark.row] ?? -Infinity);
  const { shared } = prepare(claims);
  return (a, b) =>
    b.weight - a.weight ||
    shared[b.row]! - shared[a.row]! ||
    b.rows.length - a.rows.length ||
    Number(a.hollow) - Number(b.hollow) ||
    length(a) - length(b) ||
    a.left - b.left ||
    a.row - b.row;
}

export interface Asked {
  scale: Scale;
  from?: number | null;
  to?: number | null;
  width: number;
  height: number;
  selected?: number | null;
  measure: Measure;
  sources: Source[];
  eras?: Era[];
  /** What is written behind a row's title: its Old Style day, where a reader asks for it. */
  behind?: (row: number) => string;
  /** Rows whose labels get room before all others. */
  first?: readonly number[];
}

/** Arranges one view; see the head of this file. `selected` is a row of the table or null.

    `shown` are rows of the table in its order, `scale` that of all claims, `from` and `to` days or null, `measure(text, bold)`
    gives pixels. Marks without a row in the picture have `y` null: they are drawn as ticks only. Of many claims `marks`
    holds those that were tried; the rest is counted in each lane's `crowd`. */
export function arrange(claims: Claims, shown: Rows, asked: Asked): Arrangement {
  const { scale, from = null, to = null, width, height, selected = null, measure, sources, eras = [], first = [], behind = () => "" } = asked;
  const seen = viewOf(scale, { from, to, width, inset: EDGE + DOT });
  const colours = coloursOf(sources);
  const { axis, lanes } = lanesOf(inLanes(sources, claims, shown), colours, { height, rug: claims.n > MANY ? CROWD : RUG, row: ROW });
  const folded = lanes.some(({ texts }) => texts.length > 1) ? new Map(sources.map(({ id, name }) => [id, `${name}: `])) : null;
  const told = happenings(claims, shown);
  const space = { seen, scale, width, selected };
  const many = claims.n > MANY ? crowded(claims, told, { ...space, lanes, markOf, few: FEW, column: COLUMN, best: BEST }) : null;
  const marks = (many ? many.marks : allMarks(claims, told, space)).sort(byWeight(claims));
  const wanted = new Set(first);
  const urgent = (mark: Mark) => Number(mark.rows.some((row) => wanted.has(row)));
  if (wanted.size) marks.sort((a, b) => urgent(b) - urgent(a)); // a sort keeps the order of equals
  const chosen = (selected !== null && marks.find((mark) => mark.rows.includes(selected))) || null;
  const few = isFew(claims);
  const known = { claims, seen, measure, behind, widths: few ? [LONGEST, ...WIDTHS] : WIDTHS, ranks: few ? ranks(claims) : null };
  lanes.forEach((lane) => fill(lane, marks, { ...known, chosen, title: (row) => (folded?.get(claims.source[row]!) ?? "") + claims.title[row]! }));
  const labels = ticksOf(seen, { gap: 14, measure: (text) => measure(text, true) });
  const picture = { width, height, seen, axis, lanes, colours, marks, chosen, ticks: labels, eras: visibleEras(eras, seen, measure), row: ROW };
  return many ? { ...picture, many } : picture;
}

function fill(lane: Lane, marks: Mark[], { chosen, ...known }: Known & { chosen: Mark | null }): void {
  const { measure } = known;
  const own = marks.filter((mark) => lane.texts.includes(mark.source));
  lane.captionWidth = measure(lane.label.toUpperCase(), true);
  const rows = rowsOf(lane, lane.captionWidth + measure(COUNT), known.ranks !== null);
  const placeAll = (ordered: Mark[]) => {
    let failed = 0;
    for (const mark of ordered) {
      const placed = failed < ENOUGH && place(mark, rows, known);
      failed = placed ? 0 : failed + 1;
    }
  };
  placeAll(own);
  if (chosen && own.includes(chosen) && (chosen.y === null || chosen.label.includes("…"))) makeRoom(chosen, rows, { ...known, own });
  const passages = (some: Mark[]) => some.reduce((sum, mark) => sum + mark.rows.length, 0);
  lane.shown = lane.crowd ? lane.crowd.rows : passages(own);
  lane.waiting = lane.shown - passages(own.filter((mark) => mark.y !== null));
}

/** Puts the chosen mark with its whole label where it displaces the least: those that it would touch wait, and nothing else
    moves, so that a reader who steps from claim to claim keeps the picture. */
function makeRoom(chosen: Mark, rows: Row[], { own, title, behind, seen, measure, widths }: Known & { own: Mark[] }): void {
  const { places, ...written } = label(title(chosen.row), chosen, seen, { measure, longest: widths[0]!, after: behind(chosen.row) });
  const ways = rows.flatMap((row, at) => places.map((x) => {
    const [left, right] = [Math.min(chosen.drawnLeft, x), Math.max(chosen.drawnRight, x + written.labelWidth)];
    const touched = own.filter((mark) => mark !== chosen && mark.y === row.y && left < mark.boxRight + GAP && right > mark.boxLeft - GAP);
    const cost = touched.reduce((sum, mark) => sum + 1 + mark.weight, 0) + (row.y === chosen.y ? 0 : 0.5);
    const named = at === rows.length - 1 && left < row.taken[0]![1] + GAP; // the lane's own name stays
    return { x, row, touched, cost: named ? Infinity : cost };
  }));
  const best = ways.reduce<(typeof ways)[number] | null>((least, way) => (way.cost < (least?.cost ?? Infinity) ? way : least), null);
  if (!best) return;
  for (const mark of best.touched) mark.y = null;
  Object.assign(chosen, written);
  take(chosen, best.x, [{ y: best.row.y, taken: [] }]);
}

/** Eras as bands `{name, left, right, nameX}`. Names that do not fit their bands stand together before the first of these,
    in the order of the bands, where no other era is; else they are left out. */
function visibleEras(eras: Era[], seen: View, measure: Measure): Band[] {
  const width = (name: string) => measure(name.toUpperCase(), true);
  const bands = eras
    .map((era) => ({ name: era.name, from: era.from, left: Math.max(0, seen.x(era.from)), right: Math.min(seen.right + EDGE, seen.x(era.to + 1)) }))
    .filter((era) => era.right - era.left > 2);
  const fits = bands.map((era) => width(era.name) + 10 <= era.right - era.left);
  return bands.map((era, i) => {
    if (fits[i]) return { ...era, nameX: era.left + 6 };
    const more = fits.slice(i).findIndex(Boolean);
    const name = bands.slice(i, more < 0 ? undefined : i + more).map((one) => one.name).join(" · ");
    const nameX = era.left - 6 - width(name);
    const free = (i === 0 || fits[i - 1]) && nameX >= (i ? bands[i - 1]!.right + 6 : EDGE);
    return { ...era, name: free ? name : "", nameX };
  });
}

/** Where to zoom so that most of what waits in a lane is seen: the share of the view (0 to 1) at which the busiest stretch
    begins that is `part` of the view wide. */
export function busiest({ marks, seen }: Arrangement, lane: Lane, part: number): number {
  const share = (x: number) => Math.min(1, Math.max(0, (x - seen.left) / (seen.right - seen.left)));
  const { crowd } = lane;
  const waiting: [number, number][] = crowd
    ? Array.from(crowd.counts, (count, i) => [share(i * crowd.bin), count])
    : marks.filter((mark) => lane.texts.includes(mark.source) && mark.y === null).map((mark) => [share(centre(mark)), mark.rows.length]);
  waiting.sort((a, b) => a[0] - b[0]);
  let [best, sum, end, most]: [number, number, number, number] = [0, 0, 0, 0];
  waiting.forEach(([start, count]) => {
    while (end < waiting.length && waiting[end]![0] <= start + part) sum += waiting[end++]![1];
    if (sum > most) [best, most] = [(start + waiting[end - 1]![0] - part) / 2, sum];
    sum -= count;
  });
  return Math.min(1 - part, Math.max(0, best));
}

/** The mark under a point of the chart, or null: its label's box counts, and ticks at a lane's foot. */
export function hit(arrangement: Arrangement, x: number, y: number): Mark | null {
  const boxed = arrangement.marks.find((mark) => {
    return mark.y !== null && y >= mark.top && y <= mark.bottom && x >= mark.boxLeft - 4 && x <= mark.boxRight + 4;
  });
  if (boxed) return boxed;
  const lane = arrangement.lanes.find((l) => y >= l.top && y <= l.bottom);
  if (!lane || Math.abs(y - footOf(lane)) > lane.rug + 3) return null;
  if (arrangement.many) return arrangement.many.at(lane, x);
  const near = arrangement.marks.filter((mark) => lane.texts.includes(mark.source) && Math.abs(centre(mark) - x) <= 5);
  return near.sort((a, b) => Math.abs(centre(a) - x) - Math.abs(centre(b) - x))[0] || null;
}
