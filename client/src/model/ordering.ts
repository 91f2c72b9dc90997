/* An exercise, claims to put in order of time: which are dealt, and which orders are right. Pure: equal claims give equal cards.

   The order of two claims is settled if the last day of one comes before the first day of the other. An approximate or
   uncertain date may be off by one of its own units on either side: the order of `about 1927` and 1928 is not settled. Where
   it is not, either order is right. So there may be many right orders; how far off a card is, is counted in the one that is
   nearest to the reader's. */

import { inTime } from "./select.ts";
import { reach, type Dates } from "./agreement.ts";
import { tellsSeveral, type Passages } from "./hide.ts";
import type { Claims, DatedBy, Rows } from "./claims.ts";

const MOST = 8; // cards at once
const ENOUGH = 6; // with so many dates well apart, none that are nearer are dealt
const LEAST = 3; // fewer are no exercise
const GAPS = [60, 400, Infinity]; // the dates of two cards lie apart by this part of all the time covered, if possible
const BY: Record<DatedBy, number> = { text: 3, context: 2, editor: 1, reference: 0 };

/** The columns by which cards are chosen. */
export type Choice = Dates & Passages & Pick<Claims, "id" | "event" | "weight" | "stands" | "lent">;

/** Whether one claim surely comes before another. */
const before = (claims: Dates, one: number, other: number) => reach(claims, one)[1] < reach(claims, other)[0];

/** Whether any two of some claims stand in a settled order. */
const orderly = (claims: Dates, rows: number[]) => rows.some((one) => rows.some((other) => before(claims, one, other)));

/** The rows of a round's cards, in a shuffled order that is not right; [] if there is nothing to put in order. After the last
    round comes the first again. */
export function deal(claims: Choice, shown: Rows, round = 0): number[] {
  const rounds: number[][] = [];
  let left = candidates(claims, shown);
  while (rounds.length <= round) {
    const cards = pick(claims, left);
    if (!cards.length) break;
    rounds.push(cards);
    left = left.filter((row) => !cards.includes(row));
  }
  return rounds.length ? shuffled(claims, rounds[round % rounds.length]!) : [];
}

/** One row for each event shown, the weightiest; of all events the weightiest first, the exact before the vague,
    and before those whose passage tells several dates. */
function candidates(claims: Choice, shown: Rows): number[] {
  const best = new Map<string, number>();
  for (const row of shown) {
    if (claims.earliest[row] === null || claims.latest[row] === null) continue;
    const event = claims.event[row]!;
    const known = best.get(event);
    if (known === undefined || standing(claims, row, known) < 0) best.set(event, row);
  }
  const rows = [...best.values()];
  const middle = rows.map((row) => (claims.earliest[row]! + claims.latest[row]!) / 2);
  const wide = (range(middle) || 1) / 8; // a claim about a whole age would overlap most others
  const broad = (row: number) => (claims.latest[row]! - claims.earliest[row]! > wide ? 1 : 0);
  const unclear = new Set(rows.filter((row) => tellsSeveral(claims, row)));
  return rows.sort((a, b) => broad(a) - broad(b) || Number(unclear.has(a)) - Number(unclear.has(b)) || standing(claims, a, b));
}

function standing(claims: Choice, a: number, b: number): number {
  const width = (row: number) => reach(claims, row)[1] - reach(claims, row)[0];
  return claims.weight[b]! - claims.weight[a]! || BY[claims.dated_by[b]!] - BY[claims.dated_by[a]!] || width(a) - width(b) || a - b;
}

const range = (days: number[]) => days.reduce((most, day) => Math.max(most, day), -Infinity) - days.reduce((least, day) => Math.min(least, day), Infinity);

/** The best cards among some rows: with dates well apart if possible, else dates that do not overlap, else any. */
function pick(claims: Dates, rows: number[]): number[] {
  const days = rows.flatMap((row) => [claims.earliest[row]!, claims.latest[row]!]);
  let found: number[] = [];
  for (const part of GAPS) {
    const apart = taken(claims, rows, range(days) / part);
    if (apart.length > found.length) found = apart;
    if (found.length >= ENOUGH) break;
  }
  if (found.length < ENOUGH) {
    const ending = [...rows].sort((a, b) => reach(claims, a)[1] - reach(claims, b)[1] || a - b); // the most that have room beside each other
    const most = taken(claims, ending, 0);
    if (most.length > found.length) found = most;
  }
  if (found.length < LEAST) found = rows.slice(0, MOST);
  return found.length >= LEAST && orderly(claims, found) ? found : [];
}

function taken(claims: Dates, rows: number[], gap: number): number[] {
  const found: [low: number, high: number, row: number][] = [];
  for (const row of rows) {
    const [low, high] = reach(claims, row);
    if (found.every((one) => low - gap > one[1] || high + gap < one[0])) found.push([low, high, row]);
    if (found.length === MOST) break;
  }
  return found.map(([, , row]) => row);
}

/** Rows in a shuffled order that is always the same for the same claims, and never right. */
function shuffled(claims: Choice, rows: number[]): number[] {
  const order = [...rows];
  const next = chance(rows.map((row) => claims.id[row]).join());
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(next() * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  if (judged(claims, order).every((off) => off === 0)) order.reverse();
  return order;
}

/** Pseudo-random numbers from 0 to 1, with a text as the seed (FNV-1a, then mulberry32). */
function chance(text: string): () => number {
  let seed = 2166136261;
  for (const letter of text) seed = Math.imul(seed ^ letter.codePointAt(0)!, 16777619);
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** How far each card of an order is from its place in the nearest right order: 0, or places too early (-) or too late (+). */
export function judged(claims: Choice, order: number[]): number[] {
  const right = nearest(claims, order);
  return order.map((row, at) => at - right.indexOf(row));
}

/** The right order for which the cards move least, all moves added up; if there are several, the one in which most cards stay.
    For each set of cards that can come first, the cheapest order is found once: 256 sets for eight cards. */
export function nearest(claims: Choice, order: number[]): number[] {
  const days = inTime(claims, order);
  const needs = days.map((row) => days.reduce((set, other, i) => (before(claims, other, row) ? set | (1 << i) : set), 0));
  const full = (1 << days.length) - 1;
  const best: ({ cost: number; rows: number[] } | undefined)[] = [{ cost: 0, rows: [] }];
  for (let set = 0; set < full; set += 1) {
    const here = best[set];
    if (!here) continue;
    const place = here.rows.length;
    days.forEach((row, i) => {
      if (set & (1 << i) || (needs[i]! & set) !== needs[i]) return;
      const steps = Math.abs(order.indexOf(row) - place);
      const cost = here.cost + steps + (steps ? 1 / (2 * MOST) : 0);
      const then = set | (1 << i);
      const there = best[then];
      if (!there || cost < there.cost) best[then] = { cost, rows: [...here.rows, row] };
    });
  }
  return best[full]!.rows; // the order of time itself is right, so there is one
}

/** Whether some pair of the cards may stand in either order. */
export const eitherWay = (claims: Dates, rows: number[]): boolean => rows.some((a, i) => rows.slice(i + 1).some((b) => !before(claims, a, b) && !before(claims, b, a)));
