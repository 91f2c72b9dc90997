/* The comparison as plain values: which source tells which event, on what they disagree, where no claim is joined.
   Only `inSight` depends on the filters: a filter hides claims, but the text still tells them. */

import type { Claims, Rows, Source } from "./claims.ts";
import { inTime } from "./select.ts";
import { editorsDate, nearestDates, ownDate, reach, type Dates } from "./agreement.ts";
import { otherActor, otherFigure } from "./differences.ts";
import { yearMonthDay } from "./days.ts";

/** On what texts can disagree: that something came before another thing, the year, the day, a figure, who did it, and that
    only one gives a date at all. */
const DISAGREEMENTS = ["order", "year", "day", "figure", "actor", "one"] as const;
/** From what most needs reading to what needs it least. This is also the order "by disagreement". */
const RELATIONS = [...DISAGREEMENTS, "overlaps", "finer", "none", "same", "alone"] as const;
export type RelationKind = (typeof RELATIONS)[number];
const KIND = { same: "same", within: "finer", around: "finer", overlaps: "overlaps" } as const;
const MONTH = 31;
const NEAR = 20; // events before and after one that another order is sought among

/** How the sources' claims on one event compare. */
export interface Relation {
  kind: RelationKind;
  /** The other kinds of disagreement. */
  also: RelationKind[];
  /** The columns that give a date themselves. */
  dating: number[];
  /** Days between the dates that lie apart. */
  gap: number;
}

/** An event as it is found: its number in order of time, its earliest row, and the rows of each column in order of time,
    [] where no claim of the source is joined. */
interface Found {
  id: string;
  number: number;
  first: number;
  cells: number[][];
}

/** An event, and what the sources have of it. */
export interface ComparedEvent extends Found {
  title: string;
  /** That of its weightiest claim. */
  weight: number;
  /** The columns that tell it: `0.2`. */
  key: string;
  /** How many they are. */
  tellers: number;
  relation: Relation;
}

/** Events by rows, sources by columns. */
export interface Comparison {
  /** Ids of sources. */
  columns: string[];
  /** In order of time. */
  events: ComparedEvent[];
  /** The number of the event for each row of the table, -1 for rows of other sources. */
  eventOf: Int32Array;
}

/** The columns that it reads. */
type Told = Dates & Pick<Claims, "n" | "source" | "event" | "title" | "weight" | "stands" | "lent"> & Partial<Pick<Claims, "claim" | "words">>;

/** The comparison of some sources; `titles` are those of our own list of events. */
export function compared(claims: Told, columns: string[], titles: Readonly<Record<string, { title?: string }>> = {}): Comparison {
  const column = new Map(columns.map((id, i) => [id, i]));
  const found = new Map<string, Found>();
  const eventOf = new Int32Array(claims.n).fill(-1);
  for (const row of inTime(claims, Array.from({ length: claims.n }, (_, i) => i))) {
    const at = column.get(claims.source[row]!);
    if (at === undefined) continue;
    const id = claims.event[row]!;
    const event = found.get(id) ?? { id, number: found.size, first: row, cells: columns.map(() => []) };
    found.set(id, event);
    event.cells[at]!.push(row);
    eventOf[row] = event.number;
  }
  const events = [...found.values()].map((event) => described(claims, event, titles[event.id]));
  reordered(claims, events);
  return { columns, events, eventOf };
}

function described(claims: Told, event: Found, known: { title?: string } | undefined): ComparedEvent {
  const rows = event.cells.flat();
  const telling = event.cells.flatMap((cell, i) => (cell.length ? [i] : []));
  const weight = rows.reduce((most, row) => Math.max(most, claims.weight[row]!), 0);
  const title = (known && known.title) || mostCommon(rows.map((row) => claims.title[row]!));
  return { ...event, title, weight, key: telling.join("."), tellers: telling.length, relation: relation(claims, event.cells) };
}

function mostCommon(words: string[]): string {
  const count = new Map<string, number>();
  for (const word of words) count.set(word, (count.get(word) ?? 0) + 1);
  return words.reduce((best, word) => (count.get(word)! > count.get(best)! ? word : best));
}

/** How the sources' own dates compare, and what else they tell differently. Of several pairs the one that differs most counts. */
function relation(claims: Told, cells: number[][]): Relation {
  const own = cells.map((rows) => distinct(claims, rows.filter((row) => ownDate(claims, row))));
  const dating = own.flatMap((rows, i) => (rows.length ? [i] : []));
  const telling = cells.filter((rows) => rows.length);
  if (telling.length < 2) return { kind: "alone", also: [], dating, gap: 0 };
  const kinds = new Set<RelationKind>();
  let gap = 0;
  for (const [one, other] of pairsOf(dating)) {
    const near = nearestDates(claims, own[one]!, own[other]!)!;
    const apart = near.how === "apart" ? daysBetween(claims, near.row, near.other) : 0;
    gap = Math.max(gap, apart);
    kinds.add(near.how !== "apart" ? KIND[near.how] : otherYear(claims, near.row, near.other, apart) ? "year" : "day");
  }
  if (dating.length < 2) kinds.add(dating.length ? "one" : "none");
  const pairs = pairsOf(telling);
  if (pairs.some(([one, other]) => otherFigure(claims, one, other))) kinds.add("figure");
  if (pairs.some(([one, other]) => otherActor(claims, one, other))) kinds.add("actor");
  return ranked(kinds, dating, gap);
}

/** A relation of some kinds: the one that most needs reading, and the other disagreements. */
function ranked(kinds: Iterable<RelationKind>, dating: number[], gap: number): Relation {
  const all = new Set(kinds);
  const [kind, ...rest] = RELATIONS.filter((one) => all.has(one));
  return { kind: kind!, also: rest.filter(isDisagreement), dating, gap };
}

/** Whether a relation is a disagreement; in the others the texts say the same, or one is more exact. */
const isDisagreement = (kind: RelationKind): boolean => (DISAGREEMENTS as readonly RelationKind[]).includes(kind);

/** Whether in it two texts contradict each other, and not only one of them is silent on the date. */
export const isContested = (kind: RelationKind): boolean => isDisagreement(kind) && kind !== "one";

const pairsOf = <T>(all: T[]): [T, T][] => all.flatMap((one, i) => all.slice(i + 1).map((other): [T, T] => [one, other]));

/** Of two dates that lie apart: whether they differ by a year, and not only by some days at the turn of a year. */
function otherYear(claims: Dates, row: number, other: number, apart: number): boolean {
  const [one, two] = [row, other].map((each) => yearMonthDay((claims.earliest[each] ?? claims.latest[each])!)[0]);
  const exact = claims.precision[row] === "day" && claims.precision[other] === "day";
  return one !== two && !(exact && apart <= MONTH);
}

/** Finds the events that one text puts before, and another text after, another event that is near in time. */
function reordered(claims: Told, events: ComparedEvent[]): void {
  const between = events.filter((event) => event.relation.dating.length > 1);
  const spans = between.map((event) => event.cells.map((rows) => span(claims, rows)));
  for (const [at, event] of between.entries()) {
    const { kind, also, dating, gap } = event.relation;
    if ((kind === "year" || kind === "day") && isTurned(spans, at, dating)) event.relation = ranked([kind, ...also, "order"], dating, gap);
  }
}

function isTurned(spans: Span[][], at: number, dating: number[]): boolean {
  const last = Math.min(spans.length, at + NEAR + 1);
  for (let other = Math.max(0, at - NEAR); other < last; other += 1) {
    for (const one of dating) for (const two of dating) if (one < two && turns(spans[at]!, spans[other]!, one, two)) return true;
  }
  return false;
}

interface Span {
  low: number;
  high: number;
}

/** Whether one event is certainly before the other in one column, and certainly after it in another. */
function turns(event: Span[], other: Span[], one: number, two: number): boolean {
  const mine = event[one]!, theirs = other[one]!, later = event[two]!, last = other[two]!;
  return (mine.high < theirs.low && last.high < later.low) || (theirs.high < mine.low && later.high < last.low);
}

/** The first and the last day that a text's own dates for one event can mean; without any, all days. */
function span(claims: Told, rows: number[]): Span {
  let [low, high] = [Infinity, -Infinity];
  for (const row of rows) {
    if (!ownDate(claims, row)) continue;
    const [first, last] = reach(claims, row);
    low = Math.min(low, first);
    high = Math.max(high, last);
  }
  return low > high ? { low: -Infinity, high: Infinity } : { low, high };
}

/** One row for each date, since many rows may give the same. */
function distinct(claims: Dates, rows: number[]): number[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const date = [claims.earliest[row], claims.latest[row], ...reach(claims, row)].join();
    return !seen.has(date) && seen.add(date);
  });
}

function daysBetween(claims: Dates, row: number, other: number): number {
  const gap = (early: number, late: number) => (claims.earliest[late] ?? -Infinity) - (claims.latest[early] ?? Infinity);
  return Math.max(0, gap(row, other), gap(other, row));
}

/** What a comparison found: of some events how many at least two texts tell, how many all of them tell, how many at least two
    date themselves, on how many of these their dates contradict each other, and on how many only a figure or an actor differs.
    `kinds` has each event told by two under the kind that most needs reading: these numbers add up to `told`. */
export interface Finding {
  told: number;
  byAll: number;
  dated: number;
  apart: number;
  otherwise: number;
  kinds: { kind: RelationKind; count: number }[];
}

const DATES: readonly RelationKind[] = ["order", "year", "day"];

/** What is found in some events, told by so many texts. */
export function finding(events: readonly Pick<ComparedEvent, "tellers" | "relation">[], columns: number): Finding {
  const told = events.filter(({ tellers }) => tellers > 1);
  const some = (wanted: readonly RelationKind[]) => told.filter(({ relation }) => [relation.kind, ...relation.also].some((kind) => wanted.includes(kind))).length;
  const apart = some(DATES);
  return {
    told: told.length,
    byAll: told.filter(({ tellers }) => tellers === columns).length,
    dated: told.filter(({ relation }) => relation.dating.length > 1).length,
    apart,
    otherwise: some([...DATES, "figure", "actor"]) - apart,
    kinds: RELATIONS.map((kind) => ({ kind, count: told.filter(({ relation }) => relation.kind === kind).length })).filter(({ count }) => count),
  };
}

/** What passes the filters: a flag for each row of the table, and the events of which at least one claim passes. */
export interface Sight {
  seen: Uint8Array;
  events: ComparedEvent[];
}

export function inSight(model: Comparison, shown: Rows): Sight {
  const seen = new Uint8Array(model.eventOf.length);
  const left = new Uint8Array(model.events.length);
  for (const row of shown) {
    seen[row] = 1;
    const event = model.eventOf[row]!;
    if (event >= 0) left[event] = 1;
  }
  return { seen, events: model.events.filter((event) => left[event.number]) };
}

/** The events that exactly some sources tell: the columns of these, and the same as a key such as `0.2`. */
export interface Part {
  key: string;
  columns: number[];
  count: number;
}

/** Some events by who tells them, the parts that most sources share first. */
export function overlap(events: ComparedEvent[]): Part[] {
  const parts = new Map<string, Part>();
  for (const { key } of events) {
    const part = parts.get(key) ?? { key, columns: key.split(".").map(Number), count: 0 };
    part.count += 1;
    parts.set(key, part);
  }
  return [...parts.values()].sort((a, b) => b.columns.length - a.columns.length || b.count - a.count || (a.key < b.key ? -1 : 1));
}

/** Any other order, or none, is by disagreement. */
const ORDER: Readonly<Record<string, (a: ComparedEvent, b: ComparedEvent) => number>> = { silence: bySilence };

function byDisagreement(a: ComparedEvent, b: ComparedEvent): number {
  return RELATIONS.indexOf(a.relation.kind) - RELATIONS.indexOf(b.relation.kind) || b.relation.gap - a.relation.gap || a.number - b.number;
}

/** Events that the fewest tell come first, by who tells them, the weightiest first: there the silence of the others says most. */
function bySilence(a: ComparedEvent, b: ComparedEvent): number {
  return a.tellers - b.tellers || (a.key === b.key ? 0 : a.key < b.key ? -1 : 1) || b.weight - a.weight || a.number - b.number;
}

/** Events under one heading: a key of columns by silence, a kind of relation by disagreement, "" by time. */
export interface Group {
  group: string;
  events: ComparedEvent[];
}

/** Events in the order of `sort`, in groups. By time there is one group. */
export function grouped(events: ComparedEvent[], sort: string): Group[] {
  if (sort === "time") return [{ group: "", events }];
  const groups: Group[] = [];
  for (const event of [...events].sort(ORDER[sort] ?? byDisagreement)) {
    const group = sort === "silence" ? event.key : event.relation.kind;
    const last = groups[groups.length - 1];
    if (last?.group === group) last.events.push(event);
    else groups.push({ group, events: [event] });
  }
  return groups;
}

/** One text in figures. */
interface Profile {
  claims: number;
  shown: number;
  /** Claims that it dates itself. */
  own: number;
  /** Claims that an editor's note dates, and those that our list of events dates: with its own these are all. */
  noted: number;
  listed: number;
  /** Dated claims per 1,000 words, null where the text's length is not known. */
  density: number | null;
}

export function profile(claims: Told, source: Pick<Source, "id" | "words">, { seen }: Sight): Profile {
  const found: Profile = { claims: 0, shown: 0, own: 0, noted: 0, listed: 0, density: null };
  for (let row = 0; row < claims.n; row += 1) {
    if (claims.source[row] !== source.id) continue;
    found.claims += 1;
    found.shown += seen[row]!;
    found[ownDate(claims, row) ? "own" : editorsDate(claims, row) ? "noted" : "listed"] += 1;
  }
  if (source.words > 0) found.density = (1000 * found.claims) / source.words;
  return found;
}
