/* The comparison as plain values: which source tells which event, how their dates stand to each other, who is silent.
   Nothing here depends on the filters but `inSight`: a filter hides claims, it makes no text silent. */

import type { Claims, Rows, Source } from "./claims.ts";
import { inTime } from "./select.ts";
import { nearestDates, ownDate, reach, type Dates } from "./agreement.ts";

/** From what most needs reading to what needs it least; also the order "by disagreement". */
const RELATIONS = ["apart", "overlaps", "finer", "one", "none", "same", "alone"] as const;
export type RelationKind = (typeof RELATIONS)[number];
const KIND = { same: "same", within: "finer", around: "finer", overlaps: "overlaps", apart: "apart" } as const;

/** How the sources' own dates for one event stand to each other. */
export interface Relation {
  kind: RelationKind;
  /** The columns that give a date themselves. */
  dating: number[];
  /** Days between the dates that lie apart. */
  gap: number;
}

/** An event as it is found: its number in order of time, its earliest row, and the rows of each column in order of time,
    [] where the source is silent. */
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
type Told = Dates & Pick<Claims, "n" | "source" | "event" | "title" | "weight">;

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

/** How the sources' own dates stand to each other. Of several pairs the least alike counts. */
function relation(claims: Dates, cells: number[][]): Relation {
  const own = cells.map((rows) => distinct(claims, rows.filter((row) => ownDate(claims, row))));
  const dating = own.flatMap((rows, i) => (rows.length ? [i] : []));
  const telling = cells.filter((rows) => rows.length).length;
  if (telling < 2) return { kind: "alone", dating, gap: 0 };
  if (dating.length < 2) return { kind: dating.length ? "one" : "none", dating, gap: 0 };
  const worst: Relation = { kind: "same", dating, gap: 0 };
  for (const [i, one] of dating.entries()) {
    for (const other of dating.slice(i + 1)) {
      const near = nearestDates(claims, own[one]!, own[other]!)!;
      const kind = KIND[near.how];
      if (RELATIONS.indexOf(kind) < RELATIONS.indexOf(worst.kind)) worst.kind = kind;
      if (kind === "apart") worst.gap = Math.max(worst.gap, daysBetween(claims, near.row, near.other));
    }
  }
  return worst;
}

/** One row for each date: many rows may say the same. */
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

/** What the filters leave: a flag for each row of the table, and the events of which any claim is left. */
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

/** The events that some sources tell, they and no others: by their columns, and as a key such as `0.2`. */
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

const ORDER: Readonly<Record<string, (a: ComparedEvent, b: ComparedEvent) => number>> = { disagreement: byDisagreement, silence: bySilence };

function byDisagreement(a: ComparedEvent, b: ComparedEvent): number {
  return RELATIONS.indexOf(a.relation.kind) - RELATIONS.indexOf(b.relation.kind) || b.relation.gap - a.relation.gap || a.number - b.number;
}

/** What the fewest tell first, told apart by who tells it; of those the weightiest, whose silence says most. */
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
  if (!ORDER[sort]) return [{ group: "", events }];
  const groups: Group[] = [];
  for (const event of [...events].sort(ORDER[sort])) {
    const group = sort === "silence" ? event.key : event.relation.kind;
    const last = groups[groups.length - 1];
    if (last?.group === group) last.events.push(event);
    else groups.push({ group, events: [event] });
  }
  return groups;
}

/** One text in figures. */
export interface Profile {
  claims: number;
  shown: number;
  /** Claims that it dates itself. */
  own: number;
  /** Dated claims per 1,000 words, null where the text's length is not known. */
  density: number | null;
}

export function profile(claims: Told, source: Pick<Source, "id" | "words">, { seen }: Sight): Profile {
  const found: Profile = { claims: 0, shown: 0, own: 0, density: null };
  for (let row = 0; row < claims.n; row += 1) {
    if (claims.source[row] !== source.id) continue;
    found.claims += 1;
    found.shown += seen[row]!;
    if (ownDate(claims, row)) found.own += 1;
  }
  if (source.words > 0) found.density = (1000 * found.claims) / source.words;
  return found;
}
