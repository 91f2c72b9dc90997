/* Which claims pass the filters, in which order they happened, and how many there would be: the browser's only select. */

import type { Claims, Rows } from "./claims.ts";

const folded = new WeakMap<Claims, string[]>();

/** Letters without their accents and case, so that `trotsky` finds `Trotskii` no less than `TROTSKY`. */
export function fold(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
}

/** Title and passage of every claim, folded once for the whole visit. */
function searched(claims: Claims): string[] {
  let texts = folded.get(claims);
  if (!texts) {
    texts = claims.title.map((title, i) => fold(`${title}\n${claims.claim[i]}`));
    folded.set(claims, texts);
  }
  return texts;
}

/** The words of a search, all of which a claim must hold; between double quotes stands a phrase. */
export function terms(words) {
  return [...fold(words).matchAll(/"([^"]*)"?|([^\s"]+)/g)].map((found) => (found[1] ?? found[2]).trim()).filter(Boolean);
}

const coded = new WeakMap();

/** A column as numbers, once for the whole visit: `{codes, values}`, row i holding values[codes[i]]. */
export function codes<T>(column: readonly T[]): { codes: Int32Array; values: T[] } {
  if (!coded.has(column)) {
    const known = new Map();
    const found = Int32Array.from(column, (value) => {
      if (!known.has(value)) known.set(value, known.size);
      return known.get(value);
    });
    coded.set(column, { codes: found, values: [...known.keys()] });
  }
  return coded.get(column);
}

const numbered = new WeakMap();

/** A column of days as numbers, once for the whole visit; what is open is `open`, the same for a column at every call. */
export function days(column, open) {
  if (!numbered.has(column)) numbered.set(column, Float64Array.from(column, (day) => day ?? open));
  return numbered.get(column);
}

const lastSearch = new WeakMap();

/** For each row 1 if it does not hold all words; kept until other words are searched, as zooming asks again and again. */
function without(claims, words) {
  const known = lastSearch.get(claims);
  if (known && known.words === words) return known.missing;
  const wanted = terms(words);
  const missing = Uint8Array.from(searched(claims), (text) => (wanted.every((term) => text.includes(term)) ? 0 : 1));
  lastSearch.set(claims, { words, missing });
  return missing;
}

const FACETS = { source: "source", theme: "theme", dated: "dated_by" };
const BIT = { source: 1, theme: 2, dated: 4, words: 8, window: 16 };

/** Which filters a row fails, as bits, and which filters are set at all. */
function failures(claims, state) {
  const failed = new Uint8Array(claims.n);
  const active = [];
  for (const [facet, column] of Object.entries(FACETS)) {
    if (!state[facet].length) continue;
    active.push(facet);
    const { codes: coding, values } = codes(claims[column]);
    const bits = Uint8Array.from(values, (value) => (state[facet].includes(value) ? 0 : BIT[facet]));
    for (let row = 0; row < claims.n; row += 1) failed[row] |= bits[coding[row]];
  }
  if (terms(state.words).length) {
    active.push("words");
    const missing = without(claims, state.words);
    for (let row = 0; row < claims.n; row += 1) if (missing[row]) failed[row] |= BIT.words;
  }
  if (state.from !== null || state.to !== null) {
    active.push("window");
    const [from, to] = [state.from ?? -Infinity, state.to ?? Infinity];
    const [first, last] = [days(claims.earliest, -Infinity), days(claims.latest, Infinity)];
    // A claim is in the window if any day of it is.
    for (let row = 0; row < claims.n; row += 1) if (first[row] > to || last[row] < from) failed[row] |= BIT.window;
  }
  return { failed, active };
}

/** Rows of the table, in its order, that pass all filters of the state. */
export function select(claims, state) {
  const { failed } = failures(claims, state);
  const found = new Int32Array(claims.n);
  let count = 0;
  for (let row = 0; row < claims.n; row += 1) if (!failed[row]) found[count++] = row;
  return found.subarray(0, count);
}

/** How many claims each value of a facet would show: a facet's own choice is left aside, all others hold. */
export function counts(claims, state) {
  const { failed } = failures(claims, state);
  const found = {};
  for (const [facet, column] of Object.entries(FACETS)) {
    const { codes: coding, values } = codes(claims[column]);
    const tally = new Int32Array(values.length);
    const others = ~BIT[facet];
    for (let row = 0; row < claims.n; row += 1) if (!(failed[row] & others)) tally[coding[row]] += 1;
    found[facet] = Object.create(null); // a theme may be called `constructor`
    values.forEach((value, i) => tally[i] && (found[facet][value] = tally[i]));
  }
  return found;
}

/** How many claims would be shown if one filter were lifted: `[{facet, count}]`, the most helpful first. */
export function loosened(claims, state) {
  const { failed, active } = failures(claims, state);
  const passing = (facet) => failed.reduce((sum, bits) => sum + (bits & ~BIT[facet] ? 0 : 1), 0);
  return active.map((facet) => ({ facet, count: passing(facet) })).sort((a, b) => b.count - a.count);
}

const wholeOrder = new WeakMap();

/** All rows in order of time, once for each table. */
function timeOrder(claims) {
  if (!wholeOrder.has(claims)) wholeOrder.set(claims, sorted(claims, Array.from({ length: claims.n }, (_, row) => row)));
  return wholeOrder.get(claims);
}

function sorted(claims, rows) {
  const first = (row) => claims.earliest[row] ?? claims.latest[row];
  const last = (row) => claims.latest[row] ?? claims.earliest[row];
  return rows.sort((a, b) => first(a) - first(b) || last(a) - last(b) || a - b);
}

/** Rows sorted by their first day, then their last; a side that is open counts as its other side. */
export function inTime(claims: Claims, rows: Rows): number[] {
  if (rows.length < 500) return sorted(claims, Array.from(rows));
  const wanted = new Uint8Array(claims.n);
  for (const row of rows) wanted[row] = 1;
  const found = [];
  for (const row of timeOrder(claims)) if (wanted[row]) found.push(row);
  return found;
}

/** Whether two lists hold the same rows in the same order. */
export const sameRows = (a, b) => a === b || (Boolean(a) && a.length === b.length && a.every((row, i) => row === b[i]));
