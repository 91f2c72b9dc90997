/* As told: the claims of a source in the order in which it tells them. Across is time, down is the place in the text, and a
   line goes from claim to claim. Pure; chart/told-arrange.ts finds the places.

   Think of the line as drawn by a pen that moves as little as possible. If the day at which the pen stands is one of the days
   that a claim's date may mean, the pen goes straight down. So it goes back to the left only where the next claim was over
   before that day: this is a leap back. */

import { select } from "./select.ts";
import type { Claims, Data, Era, Source, State } from "./claims.ts";

/** Where a paragraph begins in its text: its number, and its place from 0 to 1. */
type Beginning = [number: number, place: number];

/** A source's rows in the order of telling, and where its paragraphs begin. */
interface ToldText {
  rows: number[];
  paragraphs: Beginning[];
}

/** The texts of all sources by their ids, and each row's place in its text, from 0 to 1. */
interface InTelling {
  place: Float64Array;
  texts: Record<string, ToldText>;
}

/** One claim told: the day at which the pen stands, and by how many days it moved to get there. */
export interface Step {
  row: number;
  pen: number;
  days: number;
}

/** A telling in numbers. */
export interface Summary {
  claims: number;
  /** Leaps back. */
  back: number;
  /** Leaps back by more than a year. */
  far: number;
  /** The share, from 0 to 1, of claims that follow on in time from the one before. */
  onward: number;
  /** The step that leaps furthest back. */
  furthest: Step | null;
}

/** What a source tells. */
export interface Telling {
  source: Source;
  told: Step[];
  summary: Summary;
}

/** The columns that it reads. */
type Told = Pick<Claims, "n" | "source" | "paragraph" | "start" | "end">;
type Dates = Pick<Claims, "earliest" | "latest">;

const YEAR = 365.2425;
const prepared = new WeakMap<Told, InTelling>();

/** Each source's rows in the order of telling, each row's place in its text (0 to 1), and where paragraphs begin.

    The place is that of the passage; several claims of one passage are spread over it. Without places of passages those of
    the paragraphs count, and without paragraphs the order of the rows. */
export function inTelling(claims: Told): InTelling {
  const known = prepared.get(claims);
  if (known) return known;
  const bySource = new Map<string, number[]>();
  for (let row = 0; row < claims.n; row += 1) {
    const source = claims.source[row]!;
    const rows = bySource.get(source);
    if (rows) rows.push(row);
    else bySource.set(source, [row]);
  }
  const place = new Float64Array(claims.n);
  const texts: InTelling["texts"] = {};
  for (const [source, rows] of bySource) texts[source] = { rows, ...placed(claims, rows, place) };
  const found = { place, texts };
  prepared.set(claims, found);
  return found;
}

/** Sorts one source's rows and sets their places; answers where paragraphs begin. */
function placed(claims: Told, rows: number[], place: Float64Array): { paragraphs: Beginning[] } {
  const known = (name: "paragraph" | "end") => rows.some((row) => claims[name][row]! > 0);
  const numbered = known("paragraph");
  let span = (row: number): [number, number] => [row, row + 1];
  if (known("end")) span = (row) => [claims.start[row]!, claims.end[row]!];
  else if (numbered) span = (row) => [claims.paragraph[row]!, claims.paragraph[row]! + 1];
  rows.sort((a, b) => span(a)[0] - span(b)[0] || a - b);
  const first = known("end") ? 0 : span(rows[0]!)[0];
  const length = rows.reduce((most, row) => Math.max(most, span(row)[1]), -Infinity) - first;
  for (let i = 0; i < rows.length; ) {
    const [from, to] = span(rows[i]!);
    let next = i + 1;
    while (next < rows.length && span(rows[next]!).join() === `${from},${to}`) next += 1;
    for (let k = i; k < next; k += 1) place[rows[k]!] = (from - first + ((k - i + 0.5) / (next - i)) * (to - from)) / length;
    i = next;
  }
  return { paragraphs: numbered ? beginnings(claims, rows, (row) => (span(row)[0] - first) / length) : [] };
}

/** Where each paragraph that makes a claim begins; numbers that go back (an index, a note) are left out. */
function beginnings(claims: Told, rows: number[], begin: (row: number) => number): Beginning[] {
  const found: Beginning[] = [];
  for (const row of rows) {
    const number = claims.paragraph[row]!;
    const last = found[found.length - 1];
    if (!last || number > last[0]) found.push([number, begin(row)]);
  }
  return found;
}

/** The place of a paragraph; if it makes no claim, a place between its neighbours. Null before the first and after the last that do. */
export function placeOfParagraph(paragraphs: Beginning[], number: number): number | null {
  const after = paragraphs.findIndex(([other]) => other >= number);
  if (after < 0) return null;
  const [high, end] = paragraphs[after]!;
  if (high === number) return end;
  if (!after) return null;
  const [low, begin] = paragraphs[after - 1]!;
  return begin + ((number - low) / (high - low)) * (end - begin);
}

/** The steps of a telling. */
function steps(claims: Dates, rows: number[]): Step[] {
  let pen: number | null = null;
  return rows.map((row) => {
    const [earliest, latest] = [claims.earliest[row] ?? -Infinity, claims.latest[row] ?? Infinity];
    pen ??= claims.earliest[row] ?? latest;
    const to: number = Math.min(Math.max(pen, earliest), latest);
    const step = { row, pen: to, days: to - pen };
    pen = to;
    return step;
  });
}

function summary(told: Step[]): Summary {
  const leaps = told.filter((step) => step.days < 0);
  const furthest = leaps.reduce<Step | null>((most, step) => (most && most.days <= step.days ? most : step), null);
  const after = Math.max(1, told.length - 1);
  return {
    claims: told.length,
    back: leaps.length,
    far: leaps.filter((step) => step.days < -YEAR).length,
    onward: (after - leaps.length) / after,
    furthest,
  };
}

/** What each source shown tells of the rows that pass all filters but the window. */
export function tellingsOf(data: Pick<Data, "claims" | "sources">, state: State): Telling[] {
  const { claims, sources } = data;
  const passed = new Uint8Array(claims.n);
  for (const row of select(claims, { ...state, from: null, to: null })) passed[row] = 1;
  const { texts } = inTelling(claims);
  return sources.flatMap((source) => {
    const text = texts[source.id];
    if (!text || (state.source.length && !state.source.includes(source.id))) return [];
    const told = steps(claims, text.rows.filter((row) => passed[row]));
    return { source, told, summary: summary(told) };
  });
}

/** How many of some rows begin in each era: the weight that a text gives it. */
export function weights(claims: Dates, rows: number[], eras: Era[]): number[] {
  const counts = eras.map(() => 0);
  for (const row of rows) {
    const day = claims.earliest[row] ?? claims.latest[row]!;
    const at = eras.findIndex((era) => era.from <= day && day <= era.to);
    if (at >= 0) counts[at]! += 1;
  }
  return counts;
}

/** A share from 0 to 1 as the language writes it. */
export const percent = (share: number, lang: string): string => new Intl.NumberFormat(lang, { style: "percent" }).format(share);
