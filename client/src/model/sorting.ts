/* The columns of the table's view, and its rows sorted by any of them. */

import { DATED } from "./state.ts";
import { cell, type ColumnName } from "./columns.ts";
import { inTime } from "./select.ts";
import type { Claims, Data } from "./claims.ts";

/** A column of the view. */
export type Column = ColumnName | "when";

/** The column that rows are sorted by, and the direction. */
interface Sorting {
  name: Column;
  descending: boolean;
}

/** All columns of the view in their order: those of events.csv, and `when`, the date in words. */
export const VIEW_COLUMNS: readonly Column[] = [
  "when", "source", "title", "claim", "theme", "dated_by", "paragraph", "words", "calendar", "edtf", "earliest", "latest", "event",
  "weight", "rule", "start", "end", "claim_id",
];
/** Those that a reader sees at first. */
export const USUAL: readonly Column[] = ["when", "source", "title", "claim", "theme", "dated_by", "paragraph"];

/** The sorting that a state's `sort` means; by time if it names no column. */
export function sorting(sort: string): Sorting {
  const name = VIEW_COLUMNS.find((column) => column === sort.replace(/^-/, ""));
  return name ? { name, descending: sort.startsWith("-") } : { name: "when", descending: false };
}

/** The `sort` after a press on a column's heading: ascending, or descending if it is ascending already. */
export function pressedSort(name: Column, sort: string): string {
  const now = sorting(sort);
  if (now.name === name && !now.descending) return `-${name}`;
  return name === "when" ? "" : name;
}

/** What a column shows in a row, as text. */
export function shownText(data: Data, name: Column, row: number): string {
  const { claims } = data;
  if (name === "source") return data.sources.find((source) => source.id === claims.source[row])!.name;
  if (name === "theme") return data.themes.find((theme) => theme.id === claims.theme[row])!.label;
  if (name === "calendar") return claims.note[row]!;
  if (name === "when") return claims.when[row]!;
  return String(cell(claims, name, row) ?? "");
}

const orders = new WeakMap<Claims, Map<string, number[]>>();

/** All rows sorted by a column, once for each table. Equal rows are in order of time in either direction; empty cells come last. */
function wholeOrder(data: Data, sort: string): number[] {
  const known = orders.get(data.claims) ?? new Map<string, number[]>();
  orders.set(data.claims, known);
  const order = known.get(sort) ?? sortedAll(data, sorting(sort));
  known.set(sort, order);
  return order;
}

function sortedAll(data: Data, { name, descending }: Sorting): number[] {
  const keys = keysOf(data, name);
  const way = descending ? -1 : 1;
  const rows = Array.from(inTime(data.claims, Array.from({ length: data.claims.n }, (_, row) => row)));
  const apart = (a: number, b: number) => keys.reduce((found, key) => found || way * (Number(key[a]) - Number(key[b])), 0);
  const filled = (row: number) => keys[0]![row] !== null;
  return [...rows.filter(filled).sort(apart), ...rows.filter((row) => !filled(row))];
}

/** Numbers by row that a column is sorted by, the second where the first are the same; null for an empty cell. */
function keysOf(data: Data, name: Column): (number | null)[][] {
  const { claims } = data;
  if (name === "when" || name === "edtf") {
    return [claims.earliest.map((day, row) => day ?? claims.latest[row]!), claims.latest.map((day, row) => day ?? claims.earliest[row]!)];
  }
  if (name === "paragraph") return [claims.paragraph.map((number) => number || null)]; // 0 is none, and shown empty
  if (name === "earliest" || name === "latest" || name === "start" || name === "end" || name === "weight") return [claims[name]];
  if (name === "dated_by") return [claims.dated_by.map((way) => DATED.indexOf(way))];
  return [places(claims.source.map((_, row) => shownText(data, name, row)))];
}

/** The place of each text among all, sorted as in the page's language; numbers in them are sorted by size. */
function places(texts: string[]): (number | null)[] {
  const { compare } = new Intl.Collator(document.documentElement.lang || "en", { numeric: true, ignorePunctuation: false });
  const known = new Map([...new Set(texts)].sort(compare).map((text, place) => [text, text ? place : null]));
  return texts.map((text) => known.get(text) ?? null);
}

/** The rows shown, by the state's `sort`; `order` are the same rows in order of time. */
export function sortedRows(data: Data, order: number[], sort: string): number[] {
  const { name, descending } = sorting(sort);
  if (name === "when" && !descending) return order;
  const wanted = new Uint8Array(data.claims.n);
  for (const row of order) wanted[row] = 1;
  return wholeOrder(data, sort).filter((row) => wanted[row]);
}
