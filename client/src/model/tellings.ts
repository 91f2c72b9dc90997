/* As told: the claims of a source in the order in which it tells them. Across is time, down is the order of the text, and a
   line goes from claim to claim. Pure; chart/told-arrange.ts finds the places.

   Think of the line as drawn by a pen that moves as little as possible. If the day at which the pen stands is one of the days
   that a claim's date may mean, the pen goes straight down. So it goes back to the left only where the next claim was over
   before that day: this is a leap back. */

import { select } from "./select.ts";
import type { Claims, Data, Era, Source, State } from "./claims.ts";

/** Where a paragraph begins: its number, and the place of its first claim among its source's. */
type Beginning = [number: number, place: number];

/** A source's rows in the order of telling, and where its paragraphs begin. */
interface ToldText {
  rows: number[];
  paragraphs: Beginning[];
}

/** The texts of all sources by their ids, and each row's place among the claims of its text, from 0. */
interface InTelling {
  place: Int32Array;
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
type Dates = Pick<Claims, "earliest" | "latest" | "stands" | "lent">;

const YEAR = 365.2425;
const prepared = new WeakMap<Told, InTelling>();

/** Each source's rows in the order of telling, each row's place in it, and where paragraphs begin. Rows stand in the order of their
    passages; without places of passages that of the paragraphs counts, and without paragraphs their own. */
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
  const place = new Int32Array(claims.n);
  const texts: InTelling["texts"] = {};
  for (const [source, rows] of bySource) texts[source] = { rows, paragraphs: placed(claims, rows, place) };
  const found = { place, texts };
  prepared.set(claims, found);
  return found;
}

/** Sorts one source's rows and sets their places; answers where paragraphs begin. Numbers that go back (an index, a note) are left out. */
function placed(claims: Told, rows: number[], place: Int32Array): Beginning[] {
  const known = claims[rows.some((row) => claims.end[row]! > 0) ? "start" : "paragraph"];
  rows.sort((a, b) => known[a]! - known[b]! || a - b);
  const found: Beginning[] = [];
  rows.forEach((row, at) => {
    place[row] = at;
    const number = claims.paragraph[row]!;
    if (number > (found[found.length - 1]?.[0] ?? 0)) found.push([number, at]);
  });
  return found;
}

/** The steps of a telling. */
function steps(claims: Dates, rows: number[]): Step[] {
  let pen: number | null = null;
  return rows.map((row) => {
    const lent = claims.lent[row] ? claims.stands[row]! : null;
    const [earliest, latest] = [lent ?? claims.earliest[row] ?? -Infinity, lent ?? claims.latest[row] ?? Infinity];
    pen ??= lent ?? claims.earliest[row] ?? latest;
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
