/* From a day to a place on the axis and back.

   "true" is clock time. "elastic" blends clock time with how much is claimed: a stretch of years gets the more room the
   more happenings begin in it, so that 1917 opens up and an empty decade closes (stretches.ts), while order is never changed:
   both scales are strictly increasing. Places run from 0 (the first day) to 1 (the last). */

import type { Claims } from "../model/claims.ts";
import { days } from "../model/select.ts";
import { pairs } from "../model/numbers.ts";
import { prepare } from "./happenings.ts";
import { dateName, dayName, monthName, yearName } from "../model/dates.ts";
import { dayNumber, yearMonthDay } from "../model/days.ts";
import { stretches } from "./stretches.ts";

/** From a day to its place on the axis, 0 to 1, and back. */
export interface Scale {
  kind: string;
  first: number;
  last: number;
  at: (day: number) => number;
  day: (place: number) => number;
  /** The days at which its pace changes. */
  turns: readonly number[];
}

/** A window on a scale, in pixels. */
export interface View {
  left: number;
  right: number;
  /** Whether a day is as wide everywhere. */
  even: boolean;
  /** The x at which the scale changes. */
  turns: number[];
  /** From a place on the scale of all to pixels. */
  along: (place: number) => number;
  x: (day: number) => number;
  day: (x: number) => number;
}

export interface Tick {
  day: number;
  x: number;
  label: string;
  /** A year, not a month or a day. */
  major: boolean;
}

/** Labelled dates, and the x of bare years. */
export interface Ticks {
  labelled: Tick[];
  minor: number[];
}

type Seen = Pick<View, "left" | "right" | "even" | "x" | "day">;
type Width = (text: string) => number;

const BINS = 1024;
const BLEND = 0.8; // the share of room that follows the claims; the rest keeps every year visible
const TEMPER = 0.7; // an exponent below 1, so that one crowded month does not take the whole axis
const REACH = 5; // bins to either side over which one claim is spread: no jump where a busy month begins
const FEWEST = 3; // claims from which on some years are busier than others
const LEAST = 20; // days that are left free at both ends, but for tables of a few weeks
const PADDING = 0.02; // of the whole time, left free at both ends so that no mark sticks to the edge

/** The first and last day of all claims, with a little room around them; sides left open do not count. */
function extent(claims: Claims): [number, number] {
  let first = Infinity;
  let last = -Infinity;
  for (const column of [days(claims.earliest, -Infinity), days(claims.latest, Infinity)]) {
    for (let i = 0; i < claims.n; i += 1) {
      const day = column[i]!;
      if (day < first && day > -Infinity) first = day;
      if (day > last && day < Infinity) last = day;
    }
  }
  if (first > last) [first, last] = [dayNumber(1900, 1, 1), dayNumber(2000, 1, 1)];
  const room = Math.max(Math.min(LEAST, Math.max(3, (last - first) / 10)), (last - first) * PADDING);
  return [Math.floor(first - room), Math.ceil(last + 1 + room)]; // the last day is whole
}

/** How many happenings begin in each bin: what several passages say of one event counts once. */
function starts(claims: Claims, first: number, width: number): Float64Array {
  const counts = new Float64Array(BINS);
  const [earliest, latest] = [days(claims.earliest, -Infinity), days(claims.latest, Infinity)];
  const begins = new Float64Array(claims.n);
  for (let i = 0; i < claims.n; i += 1) begins[i] = earliest[i] === -Infinity ? latest[i]! : earliest[i]!;
  const { codes: told, count } = pairs(prepare(claims).event, begins);
  const seen = new Uint8Array(count);
  for (let i = 0; i < claims.n; i += 1) {
    if (seen[told[i]!] || begins[i] === Infinity) continue;
    seen[told[i]!] = 1;
    counts[Math.min(BINS - 1, Math.floor((begins[i]! - first) / width))]! += 1;
  }
  return counts;
}

/** The density of claims, smoothed with a triangle, and with less difference between busy and quiet years (TEMPER). */
function density(counts: Float64Array): Float64Array {
  const smooth = new Float64Array(BINS);
  for (let i = 0; i < BINS; i += 1) {
    if (!counts[i]) continue;
    for (let d = -REACH; d <= REACH; d += 1) {
      const at = i + d;
      if (at >= 0 && at < BINS) smooth[at]! += (counts[i]! * (REACH + 1 - Math.abs(d))) / (REACH + 1);
    }
  }
  return smooth.map((claimed) => claimed ** TEMPER);
}

/** `{kind, first, last, at(day) -> 0..1, day(place) -> day}`; build it from all claims, not from the filtered ones. */
export function scale(claims: Claims, kind: string): Scale {
  const [first, last] = extent(claims);
  const length = last - first;
  if (kind !== "elastic" || claims.n < FEWEST) {
    return { kind, first, last, at: (day) => (day - first) / length, day: (place) => first + place * length, turns: [] };
  }
  const width = length / BINS;
  const room = density(starts(claims, first, width));
  const total = room.reduce((sum, value) => sum + value, 0) || 1;
  const places = new Float64Array(BINS + 1);
  for (let i = 0; i < BINS; i += 1) {
    places[i + 1] = places[i]! + (BLEND * room[i]!) / total + (1 - BLEND) / BINS;
  }
  places.forEach((value, i) => (places[i] = value / places[BINS]!));
  const found = stretches(first, last, (day) => placeOf(places, (day - first) / width));
  const days = [first, ...found.map(({ to }) => to)];
  const reached = [0];
  for (const { room: each } of found) reached.push(reached[reached.length - 1]! + each);
  return { kind, first, last, at: (day) => between(days, reached, day), day: (place) => between(reached, days, place), turns: days.slice(1, -1) };
}

function placeOf(places: Float64Array, bin: number): number {
  const low = Math.max(0, Math.min(BINS - 1, Math.floor(bin)));
  return places[low]! + (bin - low) * (places[low + 1]! - places[low]!);
}

/** What stands in `to` for a value among those of `from`, which both rise; beyond the ends it goes on as it went. */
function between(from: number[], to: number[], value: number): number {
  let [low, high]: [number, number] = [0, from.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (from[middle]! <= value) low = middle;
    else high = middle;
  }
  return to[low]! + ((value - from[low]!) * (to[high]! - to[low]!)) / (from[high]! - from[low]!);
}

/** A view of the scale: `{x(day), day(x), left, right}` in pixels for the window from..to (null: all). */
export function viewOf(scaleOfAll: Scale, { from, to, width, inset = 0 }: { from?: number | null; to?: number | null; width: number; inset?: number }): View {
  const low = scaleOfAll.at(from ?? scaleOfAll.first);
  const high = Math.max(scaleOfAll.at(to === null || to === undefined ? scaleOfAll.last : to + 1), low + 1e-9);
  const span = width - 2 * inset;
  const along = (place: number) => inset + ((place - low) / (high - low)) * span;
  return {
    left: inset,
    right: width - inset,
    even: scaleOfAll.kind !== "elastic",
    turns: scaleOfAll.turns.map((day) => along(scaleOfAll.at(day))).filter((x) => x > inset && x < width - inset),
    along,
    x: (day) => along(scaleOfAll.at(day)),
    day: (x) => scaleOfAll.day(low + ((x - inset) / span) * (high - low)),
  };
}

const MOST_DAYS = 1000;
const YEAR_STEPS = [1e8, 5e7, 1e7, 5e6, 1e6, 500_000, 100_000, 50_000, 10_000, 5000, 2000, 1000, 500, 100, 50, 20, 10, 5, 2, 1];
const MONTH_STEPS = [6, 3, 1];
const DAY_STEPS = [1, 2, 5, 10, 15];

/** Labelled dates `{day, x, label, major}` and bare years `minor` [x], at round dates, none closer than `gap` pixels.

    Coarse steps come first, so 1900 outranks 1904; months are named only where the whole year has room for them, and the first one
    of a year whose own name is not there bears it. */
export function ticksOf(seen: Seen, { gap, measure }: { gap: number; measure: Width }): Ticks {
  const taken: (Tick & { half: number })[] = [];
  const [firstYear] = yearMonthDay(seen.day(seen.left));
  const [lastYear] = yearMonthDay(seen.day(seen.right));
  const fits = (x: number, label: string) => {
    const half = measure(label) / 2 + gap / 2;
    return x - half >= seen.left && x + half <= seen.right && taken.every((t) => Math.abs(t.x - x) >= half + t.half);
  };
  const add: Add = (day, label, major, single = false) => {
    const x = seen.x(single ? day + 0.5 : day);
    const room = fits(x, label);
    if (room) taken.push({ day, x, label, major, half: measure(label) / 2 + gap / 2 });
    return room;
  };
  const done = new Set([0]); // there is no year 0 between 1 BC and AD 1
  for (const step of yearSteps(seen, gap, measure)) {
    for (let named = Math.ceil(firstYear / step - 1) * step; named <= lastYear; named += step) {
      const year = named < 0 ? named + 1 : named; // round as it is named: 50 BC, not 51
      if (!done.has(named)) add(dayNumber(year, 1, 1), yearName(year), true);
      done.add(named);
    }
  }
  if (!taken.length) addWhole(seen, add);
  if (lastYear - firstYear <= 400) addMonths(seen, firstYear, lastYear, { gap, measure, add, taken });
  return { labelled: taken.sort((a, b) => a.x - b.x), minor: minorYears(seen, firstYear, lastYear) };
}

/** True scale: the one step whose every year has room. Elastic: all steps, coarse first, each where it finds room. */
function yearSteps(seen: Seen, gap: number, measure: Width): number[] {
  const length = seen.day(seen.right) - seen.day(seen.left);
  const room = (step: number) => (365.25 * step * (seen.right - seen.left)) / length;
  const steps = YEAR_STEPS.filter((step) => room(step) > 2); // finer ones could not be told apart on any screen
  return seen.even ? steps.filter((step) => room(step) >= measure(yearName(-1899)) + gap).slice(-1) : steps;
}

/** Adds a date where it has room, and says whether it had. A year or a month is named where it begins, a single day in its middle,
    where the mark of what happened on it stands. */
type Add = (day: number, label: string, major: boolean, single?: boolean) => boolean;

interface Adding {
  gap: number;
  measure: Width;
  add: Add;
  taken: Tick[];
}

/** Writes a month, or with a day this: as `plain`, or with its year where nothing on the axis has named that. */
type Write = (month: number, day: number | null, plain: string) => void;

/** Where no new year is in view, one date has its year: the first month that begins there, else the first day that fits. */
function addWhole(seen: Seen, add: Add): void {
  const [first, last] = [Math.ceil(seen.day(seen.left)), Math.floor(seen.day(seen.right))];
  const [year, month] = yearMonthDay(first);
  for (let ahead = 1; ahead <= 12; ahead += 1) {
    const [y, m] = month + ahead > 12 ? [year + 1, month + ahead - 12] : [year, month + ahead];
    const begins = dayNumber(y, m, 1);
    if (begins <= last && add(begins, dateName(y, m), true)) return;
  }
  if (last - first > MOST_DAYS) return; // of so many, none has room
  for (let day = first; day <= last; day += 1) if (add(day, dateName(...yearMonthDay(day)), true, true)) return;
}

function addMonths(seen: Seen, firstYear: number, lastYear: number, { gap, measure, add, taken }: Adding): void {
  for (let year = firstYear; year <= lastYear; year += 1) {
    const room = seen.x(dayNumber(year + 1, 1, 1)) - seen.x(dayNumber(year, 1, 1));
    const step = MONTH_STEPS.findLast((months) => (room * months) / 12 >= measure("Mmm") + 2 * gap);
    if (!step) continue;
    let named = taken.some((tick) => tick.major && yearMonthDay(tick.day)[0] === year);
    const write: Write = (month, day, plain) => {
      if (add(dayNumber(year, month, day ?? 1), named ? plain : dateName(year, month, day), !named, day !== null)) named = true;
    };
    for (let month = 1; month <= 12; month += step) {
      if (month > 1) write(month, null, monthName(month));
      addDays(seen, year, month, { gap, measure, write });
    }
  }
}

/** Days of a month, each by its own room: in elastic time one week of a month may have most of it. */
function addDays(seen: Seen, year: number, month: number, { gap, measure, write }: Pick<Adding, "gap" | "measure"> & { write: Write }): void {
  const begins = dayNumber(year, month, 1);
  const days = (month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1)) - begins;
  const needed = measure("30 Mmm") + 2 * gap;
  if (seen.x(begins + days) - seen.x(begins) < needed) return;
  for (let day = 2; day <= days; day += 1) {
    const room = (seen.x(begins + day) - seen.x(begins + day - 2)) / 2;
    const step = DAY_STEPS.find((each) => room * each >= needed);
    if (step && (day - 1) % step === 0 && day <= days - step / 2) write(month, day, dayName(month, day));
  }
}

/** The x of every new year, as long as they can be told apart: bunched marks show where time is squeezed. */
function minorYears(seen: Seen, firstYear: number, lastYear: number): number[] {
  if (lastYear - firstYear > (seen.right - seen.left) / 3) return [];
  const found: number[] = [];
  for (let year = firstYear; year <= lastYear + 1; year += 1) {
    const x = seen.x(dayNumber(year, 1, 1));
    if (x >= seen.left && x <= seen.right) found.push(x);
  }
  return found;
}
