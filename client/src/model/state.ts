/* What a reader is looking at, as one plain value: from the address, into the address, and from one to the next.

   State: {source, theme, dated: [ids], [] = all; words: ""; from, to: day or null; scale: "elastic" or "true"; calendar: "" or
   "both" (New and Old Style days); view: a tab; sort: "" or how that tab sorts its rows; part: in Compare, the sources that tell
   the events shown, they and no others, [] = all events; read: "" or the source whose text is open; select: a claim's id or ""}.
   `from` and `to` are one window: what the axis shows and the list covers. */

import type { Data, State, ViewName } from "./claims.ts";
import { MONTHS, dayNumber, yearMonthDay } from "./days.ts";
import { dateName, yearName } from "./dates.ts";

const START: Readonly<State> = Object.freeze({
  source: [], theme: [], dated: [], words: "", from: null, to: null, scale: "elastic", calendar: "", view: "timeline", sort: "",
  part: [], read: "", select: "",
});
const VIEWS: string[] = ["timeline", "as-told", "compare", "table", "predict"]; // the last is an exercise and has no tab
const CLEARED = Object.freeze({ source: [], theme: [], dated: [], words: "", from: null, to: null });
const LISTS: ("source" | "theme" | "dated")[] = ["source", "theme", "dated"];
export const DATED = ["text", "context", "editor", "reference"]; // from the text's own words to ours
const LEAST = 14; // days that the window shows at least

const SHAPES = [
  /^(?<date>\d{1,2}) (?<name>[a-z]{3,9})\.? (?<year>\d{1,6})$/, // 5 Jan 1918
  /^(?<name>[a-z]{3,9})\.? (?<year>\d{1,6})$/, // Jan 1918
  /^(?<name>[a-z]{3,9})\.? (?<date>\d{1,2}), ?(?<year>\d{1,6})$/, // January 5, 1918
  /^(?:(?<date>\d{1,2})[./] ?)?(?<month>\d{1,2})[./] ?(?<year>\d{3,6})$/, // 1/1918 and 5/1/1918: the day comes first
  /^(?<year>-?\d{1,6})(?:-(?<month>\d\d)(?:-(?<date>\d\d))?)?$/, // 1918-01-05
];

/** A day from `1917`, `Oct 1917`, `25 Oct 1917`, `10/1917`, `25/10/1917`, `1917-10-25`, `44 BC`, `AD 50` or `-0043`;
    `end` takes the last day of a year or month. Null for anything else. */
export function readDay(text, end) {
  const tidy = (text || "").trim().replace(/\s+/g, " ").replace(/\bAD (?=\d)/i, "");
  const [, bare, era] = /^(.*?)(?: (BC|BCE|AD|CE))?$/i.exec(tidy);
  const found = SHAPES.map((shape) => shape.exec(bare.toLowerCase())).find(Boolean);
  if (!found) return null;
  const { name, date } = found.groups;
  const year = /^BCE?$/i.test(era || "") ? 1 - Number(found.groups.year) : Number(found.groups.year);
  const month = name ? monthOf(name) : Number(found.groups.month || 0);
  if (name || found.groups.month) {
    if (month < 1 || month > 12) return null;
    if (!date) return end ? lastOfMonth(year, month) : dayNumber(year, month, 1);
    const known = Number(date) >= 1 && Number(date) <= yearMonthDay(lastOfMonth(year, month))[2];
    return known ? dayNumber(year, month, Number(date)) : null;
  }
  return end ? lastOfYear(year) : dayNumber(year, 1, 1);
}

const monthOf = (name) => MONTHS.findIndex((short) => name.slice(0, 3) === short.toLowerCase()) + 1;

/** A day as the year fields show it: the year or month alone where the window begins (or ends) with a whole one. */
export function tellDay(day, end) {
  const [year, month, date] = yearMonthDay(day);
  if (day === (end ? lastOfYear(year) : dayNumber(year, 1, 1))) return yearName(year);
  const whole = day === (end ? lastOfMonth(year, month) : dayNumber(year, month, 1));
  return dateName(year, month, whole ? null : date);
}

/** A day as `1917` where it is the year's first (or, at the window's end, its last), else as `1917-10-25`. */
export function writeDay(day, end) {
  const [year, month, date] = yearMonthDay(day);
  const digits = (year < 0 ? "-" : "") + String(Math.abs(year)).padStart(4, "0");
  const whole = end === null ? false : end ? month === 12 && date === 31 : month === 1 && date === 1;
  const two = (number) => String(number).padStart(2, "0");
  return whole ? digits : `${digits}-${two(month)}-${two(date)}`;
}

function decoded(text) {
  try {
    return decodeURIComponent(text.replace(/\+/g, " "));
  } catch {
    return ""; // a cut-off %-sign in a link that somebody shortened
  }
}

/** The values of a query by their names, not yet decoded; of a name that is there twice the last. */
function encoded(query: string): Record<string, string> {
  const given: Record<string, string> = Object.create(null); // a name may be `constructor`
  for (const part of query.replace(/^\?/, "").split("&")) {
    const at = part.indexOf("=");
    if (at > 0) given[decoded(part.slice(0, at))] = part.slice(at + 1);
  }
  return given;
}

/** The same in plain letters. */
export function values(query: string): Record<string, string> {
  return Object.fromEntries(Object.entries(encoded(query)).map(([name, value]) => [name, decoded(value)]));
}

/** What a query may name: the sources, themes and claims that there are. */
type Asked = Pick<Data, "sources" | "themes"> & { claims: { id: string[]; dated_by?: string[] } };

/** The state in a query string. What it does not know is left out; `data` says which sources and themes there are. */
export function parse(query: string, data: Asked): State {
  const given = encoded(query);
  const known = { source: data.sources.map((s) => s.id), theme: data.themes.map((t) => t.id), dated: waysOf(data) };
  const state: State = { ...START };
  for (const facet of LISTS) {
    if (given[facet] !== undefined) state[facet] = chosen(known[facet], given[facet].split(",").map(decoded));
  }
  state.words = decoded(given.words || "");
  [state.from, state.to] = ordered(readDay(decoded(given.from || ""), false), readDay(decoded(given.to || ""), true));
  if (given.scale === "true") state.scale = "true";
  if (given.calendar === "both") state.calendar = "both";
  if (VIEWS.includes(given.view)) state.view = given.view as ViewName;
  if (/^-?[a-z_]+$/.test(given.sort || "")) state.sort = given.sort;
  state.part = known.source.filter((id) => (given.part || "").split(",").map(decoded).includes(id));
  const readable = state.view !== "predict" && known.source.includes(decoded(given.read || "")); // the exercise has no text beside it
  state.read = readable ? decoded(given.read) : "";
  state.select = data.claims.id.includes(decoded(given.select || "")) ? decoded(given.select) : "";
  return state;
}

/** The ways of dating that the filters offer: an editor's only where the table has such rows, so that the rest are all. */
export function waysOf(data) {
  return DATED.filter((way) => way !== "editor" || data.claims.dated_by?.includes(way));
}

/** Chosen values in the data's own order; all of them are the same as none. */
function chosen(known, wanted) {
  const found = known.filter((value) => wanted.includes(value));
  return found.length === known.length ? [] : found;
}

/** A window whose ends are the wrong way round is turned: from 1950 to 1920 is all of 1920 to all of 1950. */
function ordered(from, to) {
  if (from === null || to === null || from <= to) return [from, to];
  return [beginning(to), ending(from)];
}

/** The first day of the year or month that a day is the last of; else the day itself. */
function beginning(last) {
  const [year, month] = yearMonthDay(last);
  const [, next, day] = yearMonthDay(last + 1);
  if (day !== 1) return last;
  return dayNumber(year, next === 1 ? 1 : month, 1);
}

/** The last day of the year or month that a day is the first of; else the day itself. */
function ending(first) {
  const [year, month, day] = yearMonthDay(first);
  if (day !== 1) return first;
  return month === 1 ? lastOfYear(year) : lastOfMonth(year, month);
}

const lastOfYear = (year) => dayNumber(year + 1, 1, 1) - 1;
const lastOfMonth = (year, month) => (month === 12 ? lastOfYear(year) : dayNumber(year, month + 1, 1) - 1);

/** The state as a query string, `?` included; what is as usual is left out, and the order is always the same. */
export function format(state) {
  const parts = LISTS.filter((facet) => state[facet].length).map((facet) => {
    return `${facet}=${state[facet].map(encodeURIComponent).join(",")}`;
  });
  if (state.words.trim()) parts.push(`words=${encodeURIComponent(state.words.trim())}`);
  if (state.from !== null) parts.push(`from=${writeDay(state.from, false)}`);
  if (state.to !== null) parts.push(`to=${writeDay(state.to, true)}`);
  for (const name of ["scale", "calendar", "view", "sort"]) if (state[name] !== START[name]) parts.push(`${name}=${state[name]}`);
  if (state.part.length) parts.push(`part=${state.part.map(encodeURIComponent).join(",")}`);
  for (const name of ["read", "select"]) if (state[name]) parts.push(`${name}=${encodeURIComponent(state[name])}`);
  return parts.length ? `?${parts.join("&")}` : "";
}

/** The next state. Actions: toggle a facet's values, words, window, scale, calendar, view, sort, part, read, select, lift
    one filter, clear all. Another view has other rows, so it begins unsorted and whole; beside the exercise no text is open. */
export function reduce(state, action) {
  switch (action.type) {
    case "toggle":
      return { ...state, [action.facet]: toggled(state[action.facet], action.values, action.known) };
    case "words":
      return { ...state, words: action.words };
    case "window": {
      // A side that the action does not name stays as it is.
      const [from, to] = ordered("from" in action ? action.from : state.from, "to" in action ? action.to : state.to);
      return { ...state, from, to };
    }
    case "scale":
    case "calendar":
    case "sort":
    case "part":
      return { ...state, [action.type]: action[action.type] };
    case "read":
      return { ...state, read: action.source };
    case "view":
      if (action.view === state.view) return state;
      return { ...state, view: action.view, sort: "", part: [], read: action.view === "predict" ? "" : state.read };
    case "select":
      return { ...state, select: action.id };
    case "lift":
      return { ...state, ...(action.facet === "window" ? { from: null, to: null } : { [action.facet]: START[action.facet] }) };
    case "clear":
      return { ...state, ...CLEARED };
    default:
      throw new Error(`no such action: ${action.type}`);
  }
}

function toggled(now, values, known) {
  const on = values.every((value) => now.includes(value));
  const next = on ? now.filter((value) => !values.includes(value)) : [...now, ...values];
  return chosen(known, next);
}

/** Whether anything is filtered, so that there is something to clear. */
export function filtered(state) {
  return LISTS.some((facet) => state[facet].length) || Boolean(state.words.trim()) || state.from !== null || state.to !== null;
}

/* The window, in places of the scale (0 to 1), so that zooming feels the same in both scales. */

function places(scale, { from, to }) {
  return [from === null ? 0 : scale.at(from), to === null ? 1 : scale.at(to + 1)];
}

/** A window from places to days, kept inside all of time and not narrower than two weeks; null where it is open. */
function windowOf(scale, low, high) {
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
export function zoomed(scale, state, factor, around) {
  const [low, high] = places(scale, state);
  const span = Math.min(1, (high - low) / factor);
  const start = Math.min(Math.max(low + around * (high - low - span), 0), 1 - span);
  return windowOf(scale, start, start + span);
}

/** The window after moving it by a share of its own width, to the right if positive. */
export function panned(scale, state, share) {
  const [low, high] = places(scale, state);
  const start = Math.min(Math.max(low + share * (high - low), 0), 1 - (high - low));
  return windowOf(scale, start, start + high - low);
}
