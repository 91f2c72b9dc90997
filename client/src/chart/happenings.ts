/* Groups rows of the table into happenings: what one source tells of one event, with dates that agree, is one mark.

   It works with numbers in typed arrays: a table of many claims would else make a hundred thousand objects at every step of a
   zoom. */

import type { Claims, Rows } from "../model/claims.ts";
import { codes, days } from "../model/select.ts";
import { allRows, pairs, sortedBy, type Numbers } from "../model/numbers.ts";

type Days = Float64Array | Int32Array;

const RANK = { reference: 0, editor: 10, context: 20, text: 30 };
const UNITS = ["month", "season", "year", "decade", "century", "millennium"]; // within which something happened
const lastTold = new WeakMap<Rows, { claims: Claims; found: Happenings }>();
const prepared = new WeakMap<Claims, Prepared>();

/** By row: `event` is the number of its source and event together, of which there are `events`; `told` is the number of its
    event, whatever the source; `source` is a place in `sources`; `first` and `last` are its days. `shared` is 1 where another
    source tells the event too. `alone` is 1 where nothing else of its source tells its event; `several` are the other rows, those
    that stand best for their happening first. */
export interface Prepared {
  event: Int32Array;
  events: number;
  alone: Uint8Array;
  several: Int32Array;
  hollow: Uint8Array;
  /** 1 where a claim stands for some time in a month or longer. */
  within: Uint8Array;
  shared: Uint8Array;
  first: Days;
  last: Days;
  source: Numbers;
  sources: string[];
  told: Numbers;
  /** How many events there are, whatever the source. */
  happened: number;
}

/** What `happenings` answers; `next` is counted from 1, 0 at the end. */
export interface Happenings {
  count: number;
  row: Int32Array;
  size: Int32Array;
  weight: Uint8Array;
  next: Int32Array;
}

/** What does not change with the view, worked out once for each table. A row stands better for its happening if the essay
    itself dates it, then if it weighs more. */
export function prepare(claims: Claims): Prepared {
  const known = prepared.get(claims);
  if (known) return known;
  const { n } = claims;
  const [sources, events] = [codes(claims.source), codes(claims.event)];
  const { codes: event, count } = pairs(sources.codes, events.codes);
  const teller = new Int32Array(events.values.length).fill(-1); // the one source of an event, -2 where there are more
  sources.codes.forEach((source, row) => {
    const before = teller[events.codes[row]!];
    teller[events.codes[row]!] = before === -1 || before === source ? source : -2;
  });
  const shared = Uint8Array.from(events.codes, (code) => (teller[code] === -2 ? 1 : 0));
  const [ways, units] = [codes(claims.dated_by), codes(claims.precision)];
  const below = Uint8Array.from(ways.codes, (way, row) => 255 - RANK[ways.values[way]!] - claims.weight[row]!);
  const tells = new Int32Array(count);
  for (let row = 0; row < n; row += 1) tells[event[row]!]! += 1;
  const alone = new Uint8Array(n);
  for (let row = 0; row < n; row += 1) alone[row] = Number(tells[event[row]!] === 1);
  const several = sortedBy(allRows(n).filter((row) => !alone[row]), below);
  const ours = ways.values.map((way) => Number(way !== "text" && way !== "context"));
  const hollow = Uint8Array.from(ways.codes, (way) => ours[way]!);
  const [first, last] = [days(claims.earliest, -Infinity), days(claims.latest, Infinity)];
  const unit = units.values.map((name) => UNITS.includes(name));
  const within = Uint8Array.from(units.codes, (code, row) => Number(unit[code] && first[row] !== -Infinity && last[row] !== Infinity));
  const found = { event, events: count, alone, several, hollow, within, shared, first, last, source: sources.codes, sources: sources.values, told: events.codes, happened: events.values.length };
  prepared.set(claims, found);
  return found;
}

/** Happenings of the rows shown: `{count, row, size, weight}` by the happening. The best dated row stands for them all; `next`
    leads from each row to the next of its happening. */
export function happenings(claims: Claims, shown: Rows): Happenings {
  const known = lastTold.get(shown);
  if (known?.claims === claims) return known.found;
  const found = joined(claims, shown);
  lastTold.set(shown, { claims, found });
  return found;
}

function joined(claims: Claims, shown: Rows): Happenings {
  const { event, events, alone, several, first, last } = prepare(claims);
  const { weight } = claims;
  const found = { count: 0, row: new Int32Array(shown.length), size: new Int32Array(shown.length), weight: new Uint8Array(shown.length) };
  const begin = (row: number) => {
    const one = found.count++;
    found.row[one] = row;
    found.size[one] = 1;
    found.weight[one] = weight[row]!;
    return one;
  };
  const wanted = new Uint8Array(claims.n);
  for (const row of shown) {
    if (alone[row]) begin(row);
    else wanted[row] = 1;
  }
  const base = found.count;
  const told = new Int32Array(events); // the happening of an event that was begun last, counted from 1
  const [before, tail] = [new Int32Array(several.length), new Int32Array(several.length)]; // of those from `base` on
  const next = new Int32Array(claims.n);
  for (const row of several) {
    if (!wanted[row]) continue;
    let one = told[event[row]!]! - 1;
    while (one >= 0 && (first[found.row[one]!]! > last[row]! || first[row]! > last[found.row[one]!]!)) one = before[one - base]! - 1;
    if (one < 0) {
      one = begin(row);
      before[one - base] = told[event[row]!]!;
      told[event[row]!] = one + 1;
    } else {
      next[tail[one - base]!] = row + 1;
      found.size[one]! += 1;
      if (weight[row]! > found.weight[one]!) found.weight[one] = weight[row]!;
    }
    tail[one - base] = row;
  }
  return { ...found, next };
}

/** The happening that a row belongs to, -1 if the row is not shown. */
export function happeningOf(told: Happenings, row: number): number {
  for (let one = 0; one < told.count; one += 1) {
    if (told.row[one] === row || (told.size[one]! > 1 && rowsOfHappening(told, one).includes(row))) return one;
  }
  return -1;
}

/** The rows of a happening, the one that stands for it first. */
export function rowsOfHappening({ row, next }: Happenings, one: number): number[] {
  const rows: number[] = [];
  for (let at = row[one]! + 1; at; at = next[at - 1]!) rows.push(at - 1);
  return rows;
}
