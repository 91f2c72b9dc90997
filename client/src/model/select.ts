/* Which claims pass the filters, how many would pass with another choice, and the order of time. Nothing else filters claims. */

import { allRows, pairs, sortedBy, type Numbers } from "./numbers.ts";
import type { Claims, Day, Facet, Filters, Rows } from "./claims.ts";

/** The columns that a search looks in. */
type Searched = Pick<Claims, "title" | "claim">;

/** The columns that the filters look at. */
type Filtered = Searched & Pick<Claims, "n" | "source" | "theme" | "dated_by" | "starred" | "earliest" | "latest">;

const folded = new WeakMap<Searched, string[]>();

/** Letters without their accents and case, so that `trotsky` finds `Trotskii` no less than `TROTSKY`. */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
}

/** Title and passage of every claim, folded once. */
function searched(claims: Searched): string[] {
  let texts = folded.get(claims);
  if (!texts) {
    texts = claims.title.map((title, i) => fold(`${title}\n${claims.claim[i]}`));
    folded.set(claims, texts);
  }
  return texts;
}

/** The words of a search, all of which a claim must hold; between double quotes stands a phrase. */
export function searchTerms(words: string): string[] {
  return [...fold(words).matchAll(/"([^"]*)"?|([^\s"]+)/g)].map((found) => (found[1] ?? found[2]!).trim()).filter(Boolean);
}

/** A column as numbers: row i holds values[codes[i]]. */
interface Coded<T> {
  codes: Numbers;
  values: T[];
}

/** By column its numbers: worked out once, or as a large table came with them. */
export const coded = new WeakMap<readonly string[], Coded<string>>();

export function codes<T extends string>(column: readonly T[]): Coded<T> {
  const made = (coded.get(column) as Coded<T> | undefined) ?? encoded(column);
  coded.set(column, made);
  return made;
}

function encoded<T>(column: readonly T[]): Coded<T> {
  const known = new Map<T, number>();
  const found = Int32Array.from(column, (value) => {
    const code = known.get(value) ?? known.size;
    known.set(value, code);
    return code;
  });
  return { codes: found, values: [...known.keys()] };
}

/** How often a value stands in some rows of a column. */
export function times(column: readonly string[], rows: Rows): (value: string) => number {
  const { codes: coding, values } = codes(column);
  const counts = new Int32Array(values.length);
  for (const row of rows) counts[coding[row]!]! += 1;
  return (value) => counts[values.indexOf(value)] ?? 0;
}

const numbered = new WeakMap<readonly Day[], Float64Array>();

/** A column of days as numbers, worked out once. An open side is `open`, which must be the same at every call for a column. */
export function days(column: readonly Day[], open: number): Float64Array | Int32Array {
  if (column instanceof Int32Array) return column; // of a large table without an open side
  const found = numbered.get(column) ?? Float64Array.from(column, (day) => day ?? open);
  numbered.set(column, found);
  return found;
}

const lastSearch = new WeakMap<Searched, { words: string; missing: Uint8Array }>();

/** For each row 1 if it does not hold all words; kept until the words change, since zooming asks for it again and again. */
function without(claims: Searched, words: string): Uint8Array {
  const known = lastSearch.get(claims);
  if (known && known.words === words) return known.missing;
  const wanted = searchTerms(words);
  const missing = Uint8Array.from(searched(claims), (text) => (wanted.every((term) => text.includes(term)) ? 0 : 1));
  lastSearch.set(claims, { words, missing });
  return missing;
}

/** The column that each facet is about. */
const FACETS = [["source", "source"], ["theme", "theme"], ["dated", "dated_by"]] as const;
/** A filter: a facet, the stars, the words of a search, or the window. */
export type Filter = Facet | "starred" | "words" | "window";
const BIT: Record<Filter, number> = { source: 1, theme: 2, dated: 4, words: 8, window: 16, starred: 32 };

/** Rows that have the same source, theme, way of dating and star are one kind: filters look at kinds, of which there are few. */
interface Kinds {
  /** By row its kind. */
  of: Int32Array;
  /** By kind the number of its value in each facet, and whether it has a star. */
  values: Record<Facet, Int32Array>;
  starred: Uint8Array;
  /** By kind how many rows it has. */
  sizes: Int32Array;
}

const sorts = new WeakMap<Filtered, Kinds>();

function kindsOf(claims: Filtered): Kinds {
  const known = sorts.get(claims);
  if (known) return known;
  const [source, theme, dated] = FACETS.map(([, column]) => codes<string>(claims[column]).codes);
  const stars = claims.starred as ArrayLike<unknown>; // 0 and 1 in a large table
  const star = new Int8Array(claims.n);
  for (let row = 0; row < claims.n; row += 1) star[row] = stars[row] ? 1 : 0;
  const { codes: of, count } = pairs(pairs(source!, theme!).codes, pairs(dated!, star).codes);
  const found: Kinds = { of, values: { source: new Int32Array(count), theme: new Int32Array(count), dated: new Int32Array(count) }, starred: new Uint8Array(count), sizes: new Int32Array(count) };
  for (let row = 0; row < claims.n; row += 1) {
    const kind = of[row]!;
    found.sizes[kind]! += 1;
    if (found.sizes[kind]! > 1) continue;
    found.values.source[kind] = source![row]!;
    found.values.theme[kind] = theme![row]!;
    found.values.dated[kind] = dated![row]!;
    found.starred[kind] = star[row]!;
  }
  sorts.set(claims, found);
  return found;
}

/** Which filters a row fails, as bits, and those that its kind fails; how many rows of each kind fail neither words nor window;
    which filters are set at all, and the rows that fail none. */
interface Failures {
  key: string;
  failed: Uint8Array;
  bits: Uint8Array;
  sizes: Int32Array;
  active: Filter[];
  passing: Int32Array;
}

const lastFailures = new WeakMap<Filtered, Failures>();

/** Kept until the filters change, since one drawing asks for it several times. */
function failures(claims: Filtered, state: Filters): Failures {
  const { source, theme, dated, starred, words, from, to } = state;
  const key = JSON.stringify([source, theme, dated, starred, words, from, to]);
  const known = lastFailures.get(claims);
  if (known?.key === key) return known;
  const found = { key, ...failing(claims, state) };
  lastFailures.set(claims, found);
  return found;
}

function failing(claims: Filtered, state: Filters): Omit<Failures, "key"> {
  const { n } = claims;
  const failed = new Uint8Array(n);
  const active: Filter[] = FACETS.map(([facet]) => facet as Filter).filter((facet) => state[facet as Facet].length);
  if (state.starred) active.push("starred");
  const kinds = kindsOf(claims);
  const bits = bitsOf(claims, kinds, state);
  if (active.length) for (let row = 0; row < n; row += 1) failed[row] = bits[kinds.of[row]!]!;
  let { sizes } = kinds;
  if (searchTerms(state.words).length) {
    active.push("words");
    const missing = without(claims, state.words);
    for (let row = 0; row < n; row += 1) if (missing[row]) failed[row]! |= BIT.words;
  }
  if (state.from !== null || state.to !== null) {
    active.push("window");
    const [from, to] = [state.from ?? -Infinity, state.to ?? Infinity];
    const [first, last] = [days(claims.earliest, -Infinity), days(claims.latest, Infinity)];
    // A claim is in the window if any day of it is.
    for (let row = 0; row < n; row += 1) if (first[row]! > to || last[row]! < from) failed[row]! |= BIT.window;
  }
  if (active.includes("words") || active.includes("window")) {
    sizes = new Int32Array(sizes.length);
    for (let row = 0; row < n; row += 1) if (!(failed[row]! & (BIT.words | BIT.window))) sizes[kinds.of[row]!]! += 1;
  }
  const passing = active.length ? new Int32Array(sizes.reduce((sum, size, kind) => sum + (bits[kind] ? 0 : size), 0)) : wholeOf(claims);
  let count = 0;
  if (active.length) for (let row = 0; row < n; row += 1) if (!failed[row]) passing[count++] = row;
  return { failed, bits, sizes, active, passing };
}

const wholes = new WeakMap<Filtered, Int32Array>();

/** All rows of a table: always the same list, so that what is worked out for it is kept. */
function wholeOf(claims: Filtered): Int32Array {
  const found = wholes.get(claims) ?? allRows(claims.n);
  wholes.set(claims, found);
  return found;
}

/** By kind which facets its rows fail, and the filter of the stars, as bits. */
function bitsOf(claims: Filtered, kinds: Kinds, state: Filters): Uint8Array {
  const found = new Uint8Array(kinds.sizes.length);
  for (const [facet, column] of FACETS) {
    if (!state[facet].length) continue;
    const fails = codes<string>(claims[column]).values.map((value) => !state[facet].includes(value));
    kinds.values[facet].forEach((value, kind) => fails[value] && (found[kind]! |= BIT[facet]));
  }
  if (state.starred) kinds.starred.forEach((star, kind) => !star && (found[kind]! |= BIT.starred));
  return found;
}

/** Rows of the table, in its order, that pass all filters of the state. */
export const select = (claims: Filtered, state: Filters): Int32Array => failures(claims, state).passing;

/** How many claims each value of a facet would show, and how many the filter of the stars; a value that would show none is not there. */
export type Counts = Record<Facet, Record<string, number | undefined>> & { starred: number };

/** How many claims each value of a facet would show, if it alone were chosen there and all other filters stay. */
export function counts(claims: Filtered, state: Filters): Counts {
  const { bits, sizes } = failures(claims, state);
  const kinds = kindsOf(claims);
  const found = {} as Counts; // each gets its own below
  for (const [facet, column] of FACETS) {
    const { values } = codes<string>(claims[column]);
    const tally = new Int32Array(values.length);
    const others = ~BIT[facet];
    sizes.forEach((size, kind) => !(bits[kind]! & others) && (tally[kinds.values[facet][kind]!]! += size));
    const of: Counts[Facet] = Object.create(null); // a theme may be called `constructor`
    values.forEach((value, i) => tally[i] && (of[value] = tally[i]));
    found[facet] = of;
  }
  found.starred = sizes.reduce((sum, size, kind) => sum + (kinds.starred[kind] && !(bits[kind]! & ~BIT.starred) ? size : 0), 0);
  return found;
}

/** How many claims would be shown if one filter were lifted: `[{facet, count}]`, the most helpful first. */
export function loosened(claims: Filtered, state: Filters): { facet: Filter; count: number }[] {
  const { failed, active } = failures(claims, state);
  const passing = (facet: Filter) => failed.reduce((sum, bits) => sum + (bits & ~BIT[facet] ? 0 : 1), 0);
  return active.map((facet) => ({ facet, count: passing(facet) })).sort((a, b) => b.count - a.count);
}

const wholeOrder = new WeakMap<Timed, Int32Array>();
const wholeList = new WeakMap<Timed, number[]>();

/** The columns that say when. */
type Timed = Pick<Claims, "n" | "earliest" | "latest" | "precision" | "stands" | "lent">;
const UP_TO_A_YEAR = ["month", "season", "year"];

/** All rows in order of time, once for each table. */
function timeOrder(claims: Timed): Int32Array {
  const order = wholeOrder.get(claims) ?? sortedAll(claims);
  wholeOrder.set(claims, order);
  return order;
}

/** The days by which a row is sorted: the first counts most. */
function sortedDays(claims: Timed): Record<"first" | "last", (row: number) => number> {
  const [earliest, latest] = [days(claims.earliest, -Infinity), days(claims.latest, Infinity)];
  const { codes: units, values } = codes(claims.precision);
  const whole = values.map((unit) => UP_TO_A_YEAR.includes(unit));
  const open = (row: number) => (earliest[row] === -Infinity ? 0 : earliest[row]!); // of a row whose last day is not known
  return {
    first(row) {
      if (claims.lent[row]) return claims.stands[row]!;
      if (latest[row] === Infinity) return open(row);
      return whole[units[row]!] || earliest[row] === -Infinity ? latest[row]! : earliest[row]!;
    },
    last: (row) => (claims.lent[row] ? claims.stands[row]! : latest[row] === Infinity ? open(row) : latest[row]!),
  };
}

function sortedAll(claims: Timed): Int32Array {
  const { n } = claims;
  const of = sortedDays(claims);
  const [firsts, lasts] = [new Float64Array(n), new Float64Array(n)];
  let [least, most] = [Infinity, -Infinity];
  for (let row = 0; row < n; row += 1) {
    const first = (firsts[row] = of.first(row));
    const last = (lasts[row] = of.last(row));
    least = Math.min(least, first, last);
    most = Math.max(most, first, last);
  }
  if (most - least >= 2 ** 31) return Int32Array.from(sorted(claims, Array.from(allRows(n))));
  const since = (days: Float64Array) => {
    const found = new Int32Array(n);
    for (let row = 0; row < n; row += 1) found[row] = days[row]! - least;
    return found;
  };
  return sortedBy(sortedBy(allRows(n), since(lasts)), since(firsts));
}

function sorted(claims: Timed, rows: number[]): number[] {
  const of = sortedDays(claims);
  const known = new Map(rows.map((row) => [row, [of.first(row), of.last(row)] as const]));
  return rows.sort((a, b) => known.get(a)![0] - known.get(b)![0] || known.get(a)![1] - known.get(b)![1] || a - b);
}

/** Rows sorted by their first day, then their last; a side that is open counts as its other side. What happened some time
    in a month or year comes at its event's own day, if that is lent, else after all that is known more closely. */
export function inTime(claims: Timed, rows: Rows): number[] {
  if (rows.length < 500) return sorted(claims, Array.from(rows));
  const order = timeOrder(claims);
  if (rows.length === claims.n) return inWhole(claims, order);
  const wanted = new Uint8Array(claims.n);
  for (const row of rows) wanted[row] = 1;
  const found = new Array<number>(rows.length);
  let count = 0;
  for (const row of order) if (wanted[row]) found[count++] = row;
  return found;
}

/** All rows of a large table in order of time, always the same list. */
function inWhole(claims: Timed, order: Int32Array): number[] {
  const found = wholeList.get(claims) ?? Array.from(order);
  wholeList.set(claims, found);
  return found;
}

/** Whether two lists hold the same rows in the same order. */
export const sameRows = (a: Rows | null, b: Rows): boolean => a === b || (a !== null && a.length === b.length && a.every((row, i) => row === b[i]));
