/* Groups rows of the table into happenings: what one source tells of one event, with dates that agree, is one mark.

   It works with numbers in typed arrays: a table of many claims would else make a hundred thousand objects at every step of a
   zoom. */

import { ownDate } from "../model/agreement.ts";
import type { Claims, Rows } from "../model/claims.ts";
import { codes, days } from "../model/select.ts";

const RANK = { reference: 0, editor: 10, context: 20, text: 30 };
const prepared = new WeakMap<Claims, Prepared>();

/** By row: `event` is the number of its source and event together, of which there are `events`; `told` is the number of its
    event, whatever the source; `source` is a place in `sources`; `first` and `last` are its days. `shared` is 1 where another
    source tells the event too. `order` are the rows, those that stand best for their happening first. */
export interface Prepared {
  event: Int32Array;
  events: number;
  order: Int32Array;
  hollow: Uint8Array;
  shared: Uint8Array;
  first: Float64Array;
  last: Float64Array;
  source: Int32Array;
  sources: string[];
  told: Int32Array;
}

/** What `happenings` answers. */
export interface Happenings {
  count: number;
  row: Int32Array;
  size: Int32Array;
  weight: Uint8Array;
  of: Int32Array;
  next: Int32Array;
}

/** What does not change with the view, worked out once for each table. A row stands better for its happening if the essay
    itself dates it, then if it weighs more. */
export function prepare(claims: Claims): Prepared {
  const known = prepared.get(claims);
  if (known) return known;
  const { n } = claims;
  const [sources, events] = [codes(claims.source), codes(claims.event)];
  const numbers = new Map<number, number>();
  const event = Int32Array.from({ length: n }, (_, row) => {
    const key = sources.codes[row]! * events.values.length + events.codes[row]!;
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
  const teller = new Int32Array(events.values.length).fill(-1); // the one source of an event, -2 where there are more
  sources.codes.forEach((source, row) => {
    const before = teller[events.codes[row]!];
    teller[events.codes[row]!] = before === -1 || before === source ? source : -2;
  });
  const shared = Uint8Array.from(events.codes, (code) => (teller[code] === -2 ? 1 : 0));
  const standing = Uint8Array.from({ length: n }, (_, row) => RANK[claims.dated_by[row]!] + claims.weight[row]!);
  const order = Int32Array.from(standing.keys()).sort((a, b) => standing[b]! - standing[a]! || a - b);
  const hollow = Uint8Array.from({ length: n }, (_, row) => (ownDate(claims, row) ? 0 : 1));
  const [first, last] = [days(claims.earliest, -Infinity), days(claims.latest, Infinity)];
  const found = { event, events: numbers.size, order, hollow, shared, first, last, source: sources.codes, sources: sources.values, told: events.codes };
  prepared.set(claims, found);
  return found;
}

/** Happenings of the rows shown: `{count, row, size, weight}` by the happening, in order of how well their row stands, and
    `of` by the row. The best dated row stands for them all; `next` leads from each row to the next of its happening. */
export function happenings(claims: Claims, shown: Rows): Happenings {
  const { event, events, order, first, last } = prepare(claims);
  const most = shown.length;
  const told = new Int32Array(events); // the happening of an event that was begun last, counted from 1
  const found = { count: 0, row: new Int32Array(most), size: new Int32Array(most), weight: new Uint8Array(most) };
  const [before, tail] = [new Int32Array(most), new Int32Array(most)];
  const [of, next] = [new Int32Array(claims.n).fill(-1), new Int32Array(claims.n).fill(-1)];
  const wanted = new Uint8Array(claims.n);
  for (const row of shown) wanted[row] = 1;
  for (const row of order) {
    if (!wanted[row]) continue;
    let one = told[event[row]!]! - 1;
    while (one >= 0 && (first[found.row[one]!]! > last[row]! || first[row]! > last[found.row[one]!]!)) one = before[one]! - 1;
    if (one < 0) {
      one = found.count;
      found.count += 1;
      found.row[one] = row;
      before[one] = told[event[row]!]!;
      told[event[row]!] = one + 1;
    } else next[tail[one]!] = row;
    tail[one] = row;
    of[row] = one;
    found.size[one]! += 1;
    found.weight[one] = Math.max(found.weight[one]!, claims.weight[row]!);
  }
  return { ...found, of, next };
}

/** The rows of a happening, the one that stands for it first. */
export function rowsOfHappening({ row, next }: Happenings, one: number): number[] {
  const rows: number[] = [];
  for (let at = row[one]!; at >= 0; at = next[at]!) rows.push(at);
  return rows;
}
