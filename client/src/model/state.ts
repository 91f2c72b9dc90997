/* What a reader is looking at, as one plain value: read from the address, written into it, and changed by actions.
   Its type is `State` in claims.ts. `from` and `to` are one window: what the axis shows and the list covers. */

import { hasPart, viewNamed, type ViewName } from "./views.ts";
import { MONTHS, dayNumber, yearMonthDay } from "./days.ts";
import { dateName, yearName } from "./dates.ts";
import type { DatedBy, Data, Day, Facet, Filters, State } from "./claims.ts";
import type { Filter } from "./select.ts";

const START: Readonly<State> = Object.freeze({
  source: [], theme: [], dated: [], starred: false, words: "", from: null, to: null, scale: "elastic", calendar: "", view: viewNamed(undefined), sort: "", cells: "",
  part: [], read: "", select: "",
});
const CLEARED: Readonly<Filters> = Object.freeze({ source: [], theme: [], dated: [], starred: false, words: "", from: null, to: null });
const LISTS: readonly Facet[] = ["source", "theme", "dated"];
export const DATED: readonly DatedBy[] = ["text", "context", "editor", "reference"]; // from the text's own words to our list of events
const LEAST = 14; // the fewest days that the window shows

/** Where a reader is: a view, and what is special to it. */
export type Place = Pick<State, "view" | "sort" | "part" | "read">;

/** What a reader may do with a state. A window that names only one side leaves the other as it is. */
export type Action =
  | { type: "toggle"; facet: Facet; values: readonly string[]; known: readonly string[] }
  | { type: "starred"; on: boolean }
  | { type: "words"; words: string }
  | { type: "window"; from?: Day; to?: Day }
  | { type: "scale"; scale: State["scale"] }
  | { type: "calendar"; calendar: State["calendar"] }
  | { type: "view"; view: ViewName }
  | ({ type: "place" } & Place)
  | { type: "sort"; sort: string }
  | { type: "cells"; cells: State["cells"] }
  | { type: "part"; part: string[] }
  | { type: "read"; source: string }
  | { type: "select"; id: string }
  | { type: "lift"; facet: Filter }
  | { type: "clear" };

/** How it is done: a "press" adds a step to the browser's history; a "drag" and "typing" may go on; a "step" is made with an
    arrow key; with "follow" the view itself has already announced what is chosen. */
export type How = "press" | "drag" | "step" | "follow" | "typing";

/** Hands an action to the page. */
export type Dispatch = (action: Action, how?: How) => void;

const SHAPES = [
  /^(?<date>\d{1,2}) (?<name>[a-z]{3,9})\.? (?<year>\d{1,6})$/, // 5 Jan 1918
  /^(?<name>[a-z]{3,9})\.? (?<year>\d{1,6})$/, // Jan 1918
  /^(?<name>[a-z]{3,9})\.? (?<date>\d{1,2}), ?(?<year>\d{1,6})$/, // January 5, 1918
  /^(?:(?<date>\d{1,2})[./] ?)?(?<month>\d{1,2})[./] ?(?<year>\d{3,6})$/, // 1/1918 and 5/1/1918: the day comes first
  /^(?<year>-?\d{1,6})(?:-(?<month>\d\d)(?:-(?<date>\d\d))?)?$/, // 1918-01-05
];

/** A day from `1917`, `Oct 1917`, `25 Oct 1917`, `10/1917`, `25/10/1917`, `1917-10-25`, `44 BC`, `AD 50` or `-0043`;
    `end` takes the last day of a year or month. Null for anything else. */
export function readDay(text: string, end: boolean): Day {
  const tidy = (text || "").trim().replace(/\s+/g, " ").replace(/\bAD (?=\d)/i, "");
  const [, bare, era] = /^(.*?)(?: (BC|BCE|AD|CE))?$/i.exec(tidy)!;
  const found = SHAPES.map((shape) => shape.exec(bare!.toLowerCase())).find(Boolean);
  if (!found?.groups) return null;
  const { name, date, year: figures, month: counted } = found.groups;
  const year = /^BCE?$/i.test(era || "") ? 1 - Number(figures) : Number(figures);
  const month = name ? monthOf(name) : Number(counted || 0);
  if (name || counted) {
    if (month < 1 || month > 12) return null;
    if (!date) return end ? lastOfMonth(year, month) : dayNumber(year, month, 1);
    const known = Number(date) >= 1 && Number(date) <= yearMonthDay(lastOfMonth(year, month))[2];
    return known ? dayNumber(year, month, Number(date)) : null;
  }
  return end ? lastOfYear(year) : dayNumber(year, 1, 1);
}

const monthOf = (name: string) => MONTHS.findIndex((short) => name.slice(0, 3) === short.toLowerCase()) + 1;

/** A day as the year fields show it: the year or month alone where the window begins (or ends) with a whole one. */
export function tellDay(day: number, end: boolean): string {
  const [year, month, date] = yearMonthDay(day);
  if (day === (end ? lastOfYear(year) : dayNumber(year, 1, 1))) return yearName(year);
  const whole = day === (end ? lastOfMonth(year, month) : dayNumber(year, month, 1));
  return dateName(year, month, whole ? null : date);
}

/** A day as `1917` where it is the year's first (or, at the window's `end`, its last), else as `1917-10-25`; always so for null. */
export function writeDay(day: number, end: boolean | null): string {
  const [year, month, date] = yearMonthDay(day);
  const digits = (year < 0 ? "-" : "") + String(Math.abs(year)).padStart(4, "0");
  const whole = end === null ? false : end ? month === 12 && date === 31 : month === 1 && date === 1;
  const two = (number: number) => String(number).padStart(2, "0");
  return whole ? digits : `${digits}-${two(month)}-${two(date)}`;
}

function decoded(text = ""): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, " "));
  } catch {
    return ""; // a cut-off %-sign in a link that somebody shortened
  }
}

/** The values of a query by their names, not yet decoded; of a name that is there twice, the last one. */
function encoded(query: string): Record<string, string> {
  const given: Record<string, string> = Object.create(null); // a name may be `constructor`
  for (const part of query.replace(/^\?/, "").split("&")) {
    const at = part.indexOf("=");
    if (at > 0) given[decoded(part.slice(0, at))] = part.slice(at + 1);
  }
  return given;
}

/** The same, decoded. */
export function values(query: string): Record<string, string> {
  return Object.fromEntries(Object.entries(encoded(query)).map(([name, value]) => [name, decoded(value)]));
}

/** The starred claims that a query names (model/stars.ts reads the names); undefined where it says nothing of stars. */
export function starsGiven(query: string): string[] | undefined {
  const { stars } = encoded(query);
  return stars === undefined ? undefined : listed(stars);
}

/** What a query may name: the sources, themes and claims that there are. */
type Asked = Pick<Data, "sources" | "themes"> & { claims: { id: string[]; dated_by?: string[] } };

/** The state in a query string. What it does not know is left out; `data` says which sources and themes there are. */
export function parse(query: string, data: Asked): State {
  const given = encoded(query);
  const known = { source: data.sources.map((s) => s.id), theme: data.themes.map((t) => t.id), dated: waysOf(data) };
  const state: State = { ...START };
  for (const facet of LISTS) {
    const wanted = given[facet];
    if (wanted !== undefined) state[facet] = chosen(known[facet], listed(wanted));
  }
  state.starred = given.starred === "1";
  state.words = decoded(given.words);
  [state.from, state.to] = ordered(readDay(decoded(given.from), false), readDay(decoded(given.to), true));
  if (given.scale === "true") state.scale = "true";
  if (given.calendar === "both") state.calendar = "both";
  state.view = viewNamed(given.view);
  if (given.sort && /^-?[a-z_]+$/.test(given.sort)) state.sort = given.sort;
  if (given.cells === "full") state.cells = "full";
  const part = listed(given.part ?? "");
  state.part = known.source.filter((id) => part.includes(id));
  const [read, select] = [decoded(given.read), decoded(given.select)];
  if (hasPart(state.view, "side") && known.source.includes(read)) state.read = read; // else there is no place for a text
  if (data.claims.id.includes(select)) state.select = select;
  return state;
}

const listed = (text: string): string[] => text.split(",").map((one) => decoded(one));

/** The ways of dating that the filters offer: an editor's only where the table has such rows, so that the rest are all. */
export function waysOf({ claims }: { claims: { dated_by?: string[] } }): DatedBy[] {
  return DATED.filter((way) => (way !== "editor" && way !== "context") || claims.dated_by?.includes(way));
}

/** Chosen values in the data's own order; all of them are the same as none. */
function chosen(known: readonly string[], wanted: readonly string[]): string[] {
  const found = known.filter((value) => wanted.includes(value));
  return found.length === known.length ? [] : found;
}

/** Puts the ends of a window into the right order: from 1950 to 1920 becomes the beginning of 1920 to the end of 1950. */
function ordered(from: Day, to: Day): [Day, Day] {
  if (from === null || to === null || from <= to) return [from, to];
  return [beginning(to), ending(from)];
}

/** The first day of the year or month that a day is the last of; else the day itself. */
function beginning(last: number): number {
  const [year, month] = yearMonthDay(last);
  const [, next, day] = yearMonthDay(last + 1);
  if (day !== 1) return last;
  return dayNumber(year, next === 1 ? 1 : month, 1);
}

/** The last day of the year or month that a day is the first of; else the day itself. */
function ending(first: number): number {
  const [year, month, day] = yearMonthDay(first);
  if (day !== 1) return first;
  return month === 1 ? lastOfYear(year) : lastOfMonth(year, month);
}

const lastOfYear = (year: number) => dayNumber(year + 1, 1, 1) - 1;
const lastOfMonth = (year: number, month: number) => (month === 12 ? lastOfYear(year) : dayNumber(year, month + 1, 1) - 1);

/** The state as a query string with its `?`. Usual values are left out, and the order is always the same. */
export function format(state: State): string {
  const parts = LISTS.filter((facet) => state[facet].length).map((facet) => {
    return `${facet}=${state[facet].map(encodeURIComponent).join(",")}`;
  });
  if (state.starred) parts.push("starred=1");
  if (state.words.trim()) parts.push(`words=${encodeURIComponent(state.words.trim())}`);
  if (state.from !== null) parts.push(`from=${writeDay(state.from, false)}`);
  if (state.to !== null) parts.push(`to=${writeDay(state.to, true)}`);
  for (const name of ["scale", "calendar", "view", "sort", "cells"] as const) if (state[name] !== START[name]) parts.push(`${name}=${state[name]}`);
  if (state.part.length) parts.push(`part=${state.part.map(encodeURIComponent).join(",")}`);
  for (const name of ["read", "select"] as const) if (state[name]) parts.push(`${name}=${encodeURIComponent(state[name])}`);
  return parts.length ? `?${parts.join("&")}` : "";
}

/** The next state. Another view has other rows, so it begins unsorted and whole; a text stays open where there is room for it. */
export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case "toggle":
      return { ...state, [action.facet]: toggled(state[action.facet], action.values, action.known) };
    case "starred":
      return { ...state, starred: action.on };
    case "words":
      return { ...state, words: action.words };
    case "window": {
      const { from: first = state.from, to: last = state.to } = action;
      const [from, to] = ordered(first, last);
      return { ...state, from, to };
    }
    case "scale":
      return { ...state, scale: action.scale };
    case "calendar":
      return { ...state, calendar: action.calendar };
    case "sort":
      return { ...state, sort: action.sort };
    case "cells":
      return { ...state, cells: action.cells };
    case "part":
      return { ...state, part: action.part };
    case "read":
      return { ...state, read: action.source };
    case "view":
      if (action.view === state.view) return state;
      return { ...state, view: action.view, sort: "", cells: "", part: [], read: hasPart(action.view, "side") ? state.read : "" };
    case "place":
      return { ...state, view: action.view, sort: action.sort, part: action.part, read: action.read };
    case "select":
      return { ...state, select: action.id };
    case "lift":
      return { ...state, ...(action.facet === "window" ? { from: null, to: null } : { [action.facet]: START[action.facet] }) };
    case "clear":
      return { ...state, ...CLEARED };
  }
}

function toggled(now: readonly string[], values: readonly string[], known: readonly string[]): string[] {
  const on = values.every((value) => now.includes(value));
  const next = on ? now.filter((value) => !values.includes(value)) : [...now, ...values];
  return chosen(known, next);
}

/** Whether anything is filtered, so that there is something to clear. */
export function filtered(state: State): boolean {
  return LISTS.some((facet) => state[facet].length) || state.starred || Boolean(state.words.trim()) || state.from !== null || state.to !== null;
}

/* The window, in places of the scale (0 to 1), so that zooming feels the same in both scales. */

/** What it asks of a scale (chart/scale.ts): the place of a day, and the day at a place. */
interface Places {
  at(day: number): number;
  day(place: number): number;
}

type Years = Pick<Filters, "from" | "to">;

function places(scale: Places, { from, to }: Years): [number, number] {
  return [from === null ? 0 : scale.at(from), to === null ? 1 : scale.at(to + 1)];
}

/** A window from places to days, kept inside all of time and not narrower than two weeks; null where it is open. */
function windowOf(scale: Places, low: number, high: number): Years {
  if (low <= 1e-6 && high >= 1 - 1e-6) return { from: null, to: null };
  let from = Math.round(scale.day(Math.max(0, low)));
  let to = Math.round(scale.day(Math.min(1, high))) - 1;
  if (to - from + 1 < LEAST) {
    from = Math.round((from + to) / 2) - LEAST / 2;
    to = from + LEAST - 1;
  }
  return { from, to };
}

/** The window after zooming by a factor (2 shows half as much) around a place from 0 (left) to 1 (right). */
export function zoomed(scale: Places, state: Years, factor: number, around: number): Years {
  const [low, high] = places(scale, state);
  const span = Math.min(1, (high - low) / factor);
  const start = Math.min(Math.max(low + around * (high - low - span), 0), 1 - span);
  return windowOf(scale, start, start + span);
}

/** The window after moving it by a share of its own width, to the right if positive. */
export function panned(scale: Places, state: Years, share: number): Years {
  const [low, high] = places(scale, state);
  const start = Math.min(Math.max(low + share * (high - low), 0), 1 - (high - low));
  return windowOf(scale, start, start + high - low);
}
