/* The columns of the table's view, and its rows sorted by any of them. */

import { DATED } from "./state.ts";
import { cell } from "./columns.ts";
import { inTime } from "./select.ts";

const NUMBERS = ["start", "end", "weight"];

/** All columns of the view in their order: those of events.csv, and `when`, the date in words. */
export const VIEW_COLUMNS = [
  "when", "source", "title", "claim", "theme", "dated_by", "paragraph", "words", "calendar", "edtf", "earliest", "latest", "event",
  "weight", "rule", "start", "end", "claim_id",
];
/** Those that a reader sees at first. */
export const USUAL = ["when", "source", "title", "claim", "theme", "dated_by", "paragraph"];

/** `{name, descending}` of a state's `sort`; time is the order of everything that is no column. */
export function sorting(sort) {
  const name = sort.replace(/^-/, "");
  return VIEW_COLUMNS.includes(name) ? { name, descending: sort.startsWith("-") } : { name: "when", descending: false };
}

/** What pressing a column's heading asks for: first to last, and if that is how it is, last to first. */
export function pressedSort(name, sort) {
  const now = sorting(sort);
  if (now.name === name && !now.descending) return `-${name}`;
  return name === "when" ? "" : name;
}

/** What a column shows in a row, as text. */
export function shownText(data, name, row) {
  const { claims } = data;
  if (name === "source") return data.sources.find((source) => source.id === claims.source[row]).name;
  if (name === "theme") return data.themes.find((theme) => theme.id === claims.theme[row]).label;
  if (name === "calendar") return claims.note[row];
  return String(cell(claims, name, row) ?? "");
}

const orders = new WeakMap();

/** All rows by a column, once for each table. Rows alike stay in order of time, whichever way; empty cells come last. */
function wholeOrder(data, sort) {
  if (!orders.has(data.claims)) orders.set(data.claims, new Map());
  const known = orders.get(data.claims);
  if (!known.has(sort)) known.set(sort, sortedAll(data, sorting(sort)));
  return known.get(sort);
}

function sortedAll(data, { name, descending }) {
  const keys = keysOf(data, name);
  const way = descending ? -1 : 1;
  const rows = Array.from(inTime(data.claims, Array.from({ length: data.claims.n }, (_, row) => row)));
  const apart = (a, b) => keys.reduce((found, key) => found || way * (key[a] - key[b]), 0);
  const filled = (row) => keys[0][row] !== null;
  return [...rows.filter(filled).sort(apart), ...rows.filter((row) => !filled(row))];
}

/** Numbers by row that a column is sorted by, the second where the first are the same; null for an empty cell. */
function keysOf(data, name) {
  const { claims } = data;
  if (name === "when" || name === "edtf") {
    return [claims.earliest.map((day, row) => day ?? claims.latest[row]), claims.latest.map((day, row) => day ?? claims.earliest[row])];
  }
  if (name === "paragraph") return [claims.paragraph.map((number) => number || null)]; // 0 is none, and shown empty
  if (name === "earliest" || name === "latest" || NUMBERS.includes(name)) return [claims[name]];
  if (name === "dated_by") return [claims.dated_by.map((way) => DATED.indexOf(way))];
  return [places(claims.source.map((_, row) => shownText(data, name, row)))];
}

/** The place of each text among all, as a dictionary of the page's language has them, numbers within by their size. */
function places(texts) {
  const { compare } = new Intl.Collator(document.documentElement.lang || "en", { numeric: true, ignorePunctuation: false });
  const known = new Map([...new Set(texts)].sort(compare).map((text, place) => [text, text ? place : null]));
  return texts.map((text) => known.get(text));
}

/** The rows shown, by the state's `sort`; `order` are the same rows in order of time. */
export function sortedRows(data, order, sort) {
  const { name, descending } = sorting(sort);
  if (name === "when" && !descending) return order;
  const wanted = new Uint8Array(data.claims.n);
  for (const row of order) wanted[row] = 1;
  return wholeOrder(data, sort).filter((row) => wanted[row]);
}
