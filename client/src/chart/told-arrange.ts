/* The places of everything in one panel of As told: marks, the line between them, labels, paragraphs, axis, in CSS pixels. */

import { editorsDate, ownDate, partOfDate } from "../model/agreement.ts";
import type { Claims, Data, Source } from "../model/claims.ts";
import { inTelling, percent, weights, type Step, type Telling } from "../model/tellings.ts";
import { shorten } from "./arrange.ts";
import { LONGEST, isFew } from "./few.ts";
import { ticksOf, viewOf, type Scale, type Ticks, type View } from "./scale.ts";
import type { Measure } from "./arrangement.ts";

const AXIS = 26; // at the top, as the text begins there
const ERAS = 34; // room under it for the names of the eras and their shares
export const HEAD = AXIS + ERAS;
const FOOT = 10;
const GUTTER = 8; // beside the numbers of the paragraphs
const EDGE = 13;
const DOT = 4; // radius of a dot
const LEAST = 6; // width of the shortest bar (arrange.ts)
const WINGS = 8; // least reach of the line on both sides of a dot within a time
const OPEN = 40; // pixels that a bar reaches beyond its known end at an open side; half as many beyond the line
const LINE = 15; // height of a label
const BUCKET = 16; // pixels of height that are looked up together when a label seeks room
const WIDTHS = [300, 230, 180, 140];
const SMALL = 10.5 / 12; // size of an era's name, to that of what `measure` measures
const ENOUGH = 60; // after so many failures in a row the rest is not tried
export const MANY = 150; // labels at most; so many claims have a row each that is as high as a label (told.css)
const JOINED = 400; // of more marks in one row of pixels the line joins the outermost
const REACH = 14; // a pointer this near to a mark means it

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A claim at its place in the telling. Without a label `label` is empty. */
export interface ToldMark {
  row: number;
  step: Step;
  kind: "point" | "span" | "within";
  x: number;
  y: number;
  left: number;
  right: number;
  /** Height of a bar. */
  thick: number;
  openLeft: boolean;
  openRight: boolean;
  soft: boolean;
  hollow: boolean;
  /** Whether an editor's note gives the date. */
  noted: boolean;
  /** Whether the text gives only part of the date (arrangement.ts). */
  half: boolean;
  bold: boolean;
  shown: boolean;
  label: string;
  labelX?: number;
  labelWidth?: number;
  box?: Box;
}

export type Labelled = ToldMark & { labelX: number; box: Box };

/** A piece of the line to the mark `to`; `back` if the telling jumps back in time there. */
export interface Piece {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  back: boolean;
  to: ToldMark;
}

export interface ToldArrangement {
  source: Source;
  width: number;
  height: number;
  top: number;
  bottom: number;
  axis: { top: number; bottom: number };
  seen: Seen;
  marks: ToldMark[];
  chosen: ToldMark | null;
  line: Piece[];
  /** The number of a paragraph, the y of its first claim, and that of the rule above it. */
  paragraphs: { number: number; y: number; rule: number }[];
  /** How many marks in view have no label. */
  waiting: number;
  ticks: Ticks;
  eras: { left: number; right: number; name: string; share: string }[];
}

type Seen = Omit<View, "along" | "turns">;

/** The view of a scale, to the right of the paragraphs' numbers. */
function seenFrom(scale: Scale, { from, to, width, gutter }: { from: number | null; to: number | null; width: number; gutter: number }): Seen {
  const view = viewOf(scale, { from, to, width: width - gutter, inset: EDGE });
  return {
    even: view.even,
    left: view.left + gutter,
    right: view.right + gutter,
    x: (day) => view.x(day) + gutter,
    day: (x) => view.day(x - gutter),
  };
}

/** Paragraphs none closer than a line. */
function spread(paragraphs: ToldArrangement["paragraphs"]): ToldArrangement["paragraphs"] {
  let last = -Infinity;
  return paragraphs.filter(({ y }) => y - last >= LINE && (last = y));
}

interface Space {
  seen: Seen;
  y: (place: number) => number;
  place: Int32Array;
  thick: number;
}

/** A mark for each step; `shown` says whether it is in view. */
function marksOf(claims: Claims, told: Step[], { seen, y, place, thick }: Space): ToldMark[] {
  return told.map((step) => {
    const { row } = step;
    const [from, to] = [claims.earliest[row] ?? null, claims.latest[row] ?? null];
    const stand = seen.x(step.pen);
    let left = from === null ? Math.min(seen.x(to ?? 0) - OPEN, stand - OPEN / 2) : seen.x(from);
    let right = to === null ? Math.max(seen.x(from ?? 0) + OPEN, stand + OPEN / 2) : seen.x(to + 1);
    const point = from === to;
    const some = !point && (claims.stands[row] ?? null) !== null;
    const [middle, least] = [(left + right) / 2, point ? 2 * DOT : some ? 2 * WINGS : LEAST];
    if (point || right - left < least) [left, right] = [middle - least / 2, middle + least / 2];
    const pen = point ? middle : Math.min(Math.max(stand, left + 1), right - 1);
    return {
      row,
      step,
      kind: point ? "point" : some ? "within" : "span",
      x: pen,
      y: y(place[row]!),
      left,
      right,
      thick,
      openLeft: from === null,
      openRight: to === null,
      soft: Boolean(claims.approximate[row] || claims.uncertain[row]),
      hollow: !ownDate(claims, row),
      noted: editorsDate(claims, row),
      half: partOfDate(claims, row),
      bold: claims.weight[row]! >= 3,
      shown: right > seen.left && left < seen.right,
      label: "",
    };
  });
}

/** A box that something of a mark takes. */
type Taken = Box & { of: ToldMark };
type Candidate = Taken & { label: string };

/** What already stands in the panel, looked up by height. */
function ground() {
  const buckets = new Map<number, Taken[]>();
  const over = (top: number, bottom: number) => {
    const found: Taken[][] = [];
    for (let at = Math.floor(top / BUCKET); at <= Math.floor(bottom / BUCKET); at += 1) {
      const bucket = buckets.get(at) ?? [];
      buckets.set(at, bucket);
      found.push(bucket);
    }
    return found;
  };
  return {
    take: (box: Taken) => over(box.top, box.bottom).forEach((bucket) => bucket.push(box)),
    free: ({ left, right, top, bottom, of }: Taken) =>
      over(top, bottom).every((bucket) => {
        return bucket.every((b) => b.of === of || right <= b.left || b.right <= left || bottom <= b.top || b.bottom <= top);
      }),
  };
}

/** The part of a mark that no label may cover: the dot where the line meets it. */
const core = (mark: ToldMark): Taken => ({ left: mark.x - DOT - 1, right: mark.x + DOT + 1, top: mark.y - DOT, bottom: mark.y + DOT, of: mark });

interface Known {
  seen: Seen;
  width: number;
  top: number;
  bottom: number;
  measure: Measure;
  widths: readonly number[];
}

/** The boxes in which a label may stand, the best first: beside the mark, then on a bar; then the same with shorter labels. */
function* boxes(mark: ToldMark, title: string, { seen, width, top, bottom, measure, widths }: Known): Generator<Candidate> {
  const high = Math.min(Math.max(mark.y - LINE / 2, top), bottom - LINE);
  const [begin, end] = [Math.max(mark.left, seen.left - EDGE), Math.min(mark.right, width)];
  let last = "";
  for (const longest of widths) {
    const words = shorten(title, longest, (text) => measure(text, mark.bold));
    if (words === last) continue;
    last = words;
    const wide = measure(words, mark.bold);
    for (const left of new Set([end + 5, begin - 6 - wide, mark.x + 8, mark.x - 8 - wide])) {
      const right = left + wide;
      if (left < seen.left - EDGE + 2 || right > width - 3) continue;
      yield { label: words, left: left - 2, right: right + 2, top: high, bottom: high + LINE, of: mark };
    }
  }
}

/** The first of them that is free; undefined if none is. */
function firstFree(all: Iterable<Candidate>, free: (box: Taken) => boolean): Candidate | undefined {
  for (const box of all) if (free(box)) return box;
  return undefined;
}

function label(mark: ToldMark, { label: words, left, right, top, bottom }: Candidate): void {
  Object.assign(mark, { label: words, labelX: left + 2, labelWidth: right - left - 4, box: { left, right, top, bottom } });
}

/** Gives labels to the weightiest marks: first one for each event, then to those that come back to one. Of equal weight, dates of the
    text come before ours, then the order of telling counts. */
function labelled(claims: Claims, marks: ToldMark[], known: Known): void {
  const taken = ground();
  const shown = marks.filter((mark) => mark.shown);
  for (const mark of shown) taken.take(core(mark));
  const rank = (mark: ToldMark) => 2 * claims.weight[mark.row]! - Number(mark.hollow);
  const events = new Set<string>();
  const [first, again]: [ToldMark[], ToldMark[]] = [[], []];
  for (const mark of shown.slice().sort((a, b) => rank(b) - rank(a) || a.y - b.y)) {
    (events.has(claims.event[mark.row]!) ? again : first).push(mark);
    events.add(claims.event[mark.row]!);
  }
  let failed = 0;
  for (const mark of [...first, ...again].slice(0, MANY)) {
    const box = firstFree(boxes(mark, claims.title[mark.row]!, known), taken.free);
    failed = box ? 0 : failed + 1;
    if (failed > ENOUGH) break;
    if (!box) continue;
    taken.take(box);
    label(mark, box);
  }
}

/** The chosen mark always has a label: where there is room, or where the fewest others lose theirs. */
function labelChosen(claims: Claims, marks: ToldMark[], chosen: ToldMark | null, known: Known): void {
  if (!chosen || !chosen.shown || chosen.label) return;
  const touch = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const costs = [...boxes(chosen, claims.title[chosen.row]!, known)].map((box) => {
    return { box, losers: marks.filter((mark) => mark.label && mark.box && touch(mark.box, box)) };
  });
  if (!costs.length) return;
  const best = costs.reduce((least, cost) => (least.losers.length <= cost.losers.length ? least : cost));
  for (const loser of best.losers) loser.label = "";
  label(chosen, best.box);
}

/** The line from mark to mark as `{x1, y1, x2, y2, back}`, cut to the window. Of many marks in one row of pixels only the
    first, the last and the outermost two are joined: no screen could show more. */
function line(marks: ToldMark[], seen: Seen): Piece[] {
  const joined = thinned(marks);
  const found: Piece[] = [];
  for (let i = 1; i < joined.length; i += 1) {
    const [a, b] = [joined[i - 1]!, joined[i]!];
    const cut = within(a, b, seen);
    if (cut) found.push({ ...cut, back: b.x < a.x && b.step.days < 0, to: b });
  }
  return found;
}

function thinned(marks: ToldMark[]): ToldMark[] {
  if (marks.length < JOINED) return marks;
  const kept: ToldMark[] = [];
  for (let i = 0; i < marks.length; ) {
    let next = i;
    let [low, high]: [number, number] = [i, i];
    while (next < marks.length && Math.round(marks[next]!.y) === Math.round(marks[i]!.y)) {
      if (marks[next]!.x < marks[low]!.x) low = next;
      if (marks[next]!.x > marks[high]!.x) high = next;
      next += 1;
    }
    for (const at of [...new Set([i, low, high, next - 1])].sort((a, b) => a - b)) kept.push(marks[at]!);
    i = next;
  }
  return kept;
}

interface Spot {
  x: number;
  y: number;
}

/** The part of the line between two marks that is in the window; null if there is none. */
export function within(a: Spot, b: Spot, { left, right }: { left: number; right: number }): Omit<Piece, "back" | "to"> | null {
  if (Math.max(a.x, b.x) < left || Math.min(a.x, b.x) > right) return null;
  const at = (x: number) => a.y + ((x - a.x) / (b.x - a.x)) * (b.y - a.y);
  const cut = ({ x, y }: Spot): [number, number] => (x < left ? [left, at(left)] : x > right ? [right, at(right)] : [x, y]);
  const [[x1, y1], [x2, y2]] = [cut(a), cut(b)];
  return { x1, y1, x2, y2 };
}

/** Eras in view, with their name and the share of the telling that begins in them, as far as there is room. */
function erasIn(data: Data, told: Step[], seen: Seen, measure: Measure): ToldArrangement["eras"] {
  const counts = weights(data.claims, told.map((step) => step.row), data.eras);
  return data.eras
    .map((era, i) => {
      const left = Math.max(seen.left - EDGE, seen.x(era.from));
      const right = Math.min(seen.right + EDGE, seen.x(era.to + 1));
      const fitting = (text: string) => (measure(text, true) * SMALL + 4 <= right - left ? text : "");
      const share = told.length ? percent(counts[i]! / told.length, data.lang) : "";
      return { left, right, name: fitting(era.name.toUpperCase()), share: fitting(share) };
    })
    .filter((era) => era.right - era.left > 2);
}

interface Asked {
  scale: Scale;
  from?: number | null;
  to?: number | null;
  width: number;
  height: number;
  selected?: number | null;
  measure: Measure;
}

/** The arrangement of one panel; `selected` is a row or null. */
export function arrangeTold(data: Data, telling: Pick<Telling, "source" | "told">, asked: Asked): ToldArrangement {
  const { scale, from = null, to = null, width, height, selected = null, measure } = asked;
  const { claims } = data;
  const { place, texts } = inTelling(claims);
  const { paragraphs, rows } = texts[telling.source.id]!;
  const last = paragraphs[paragraphs.length - 1];
  const widest = last ? measure(String(last[0])) + GUTTER : 0;
  const seen = seenFrom(scale, { from, to, width, gutter: Math.ceil(widest) });
  const [top, bottom] = [HEAD, height - FOOT];
  const row = (bottom - top) / Math.max(1, rows.length);
  const y = (place: number) => top + (place + 0.5) * row;
  const thick = Math.min(7, Math.max(3, row));
  const marks = marksOf(claims, telling.told, { seen, y, place, thick });
  const known = { seen, width, top, bottom, measure, widths: isFew(claims) ? [LONGEST, ...WIDTHS] : WIDTHS };
  labelled(claims, marks, known);
  const chosen = marks.find((mark) => mark.row === selected) || null;
  labelChosen(claims, marks, chosen, known);
  return {
    source: telling.source,
    width,
    height,
    top,
    bottom,
    axis: { top: 0, bottom: AXIS },
    seen,
    marks,
    chosen,
    line: line(marks, seen),
    paragraphs: spread(paragraphs.map(([number, place]) => ({ number, y: y(place), rule: y(place) - row / 2 }))),
    waiting: marks.filter((mark) => mark.shown && !mark.label).length,
    ticks: ticksOf(seen, { gap: 14, measure: (text) => measure(text, true) }),
    eras: erasIn(data, telling.told, seen, measure),
  };
}

/** The mark at a point: under it, else the nearest within reach; null for none. */
export function hitTold({ marks }: ToldArrangement, x: number, y: number): ToldMark | null {
  const inBox = ({ box }: ToldMark) => box && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
  const labels = marks.find((mark) => mark.label && inBox(mark));
  if (labels) return labels;
  let [best, least]: [ToldMark | null, number] = [null, REACH];
  for (const mark of marks) {
    if (!mark.shown) continue;
    const aside = Math.max(0, mark.left - x, x - mark.right);
    const off = Math.hypot(aside, mark.y - y) + (mark.kind === "span" ? 1 : 0); // a dot on a bar comes before it
    if (off < least) [best, least] = [mark, off];
  }
  return best;
}
