/* How the dates of two essays for one event compare, and the sentence that says so. */

import type { Claims, Rows } from "./claims.ts";
import { say } from "./say.ts";

/** The columns that say when a claim happened, and how surely. */
export type Dates = Pick<Claims, "earliest" | "latest" | "precision" | "approximate" | "uncertain" | "dated_by">;

/** How one date compares with another, the best agreement first. */
const NEAREST = ["same", "within", "around", "overlaps", "apart"] as const;
type How = (typeof NEAREST)[number];

const begin = (claims: Dates, row: number): number => claims.earliest[row] ?? -Infinity;
const end = (claims: Dates, row: number): number => claims.latest[row] ?? Infinity;
/** Whether the text itself gives the date; else it is ours, from our list of events or an editor's note. */
export const ownDate = (claims: Pick<Claims, "dated_by">, row: number): boolean => claims.dated_by[row] === "text" || claims.dated_by[row] === "context";
/** Whether the text gives only part of the date, and the rest follows from words nearby. */
export const partOfDate = (claims: Pick<Claims, "dated_by">, row: number): boolean => claims.dated_by[row] === "context";
/** Whether an editor's note gives the date. */
export const editorsDate = (claims: Pick<Claims, "dated_by">, row: number): boolean => claims.dated_by[row] === "editor";
const UNIT: Record<string, number> = { day: 7, month: 31, season: 92, year: 366, decade: 3653, century: 36525, millennium: 365250 };

/** The first and the last day that a claim's date may mean. A vague date reaches one unit (a day, a year) further. */
export function reach(claims: Dates, row: number): [number, number] {
  const vague = claims.approximate?.[row] || claims.uncertain?.[row];
  const slack = vague ? UNIT[claims.precision[row]!] || UNIT.year! : 0;
  return [begin(claims, row) - slack, end(claims, row) + slack];
}

/** How the days of `other` compare with those of `row`: "same", "within", "around", "overlaps" or "apart". Apart are only
    dates that cannot mean a day in common: `about 1917` may well be 1918. */
function days(claims: Dates, row: number, other: number): How {
  const [first, last] = [begin(claims, row), end(claims, row)];
  const [from, to] = [begin(claims, other), end(claims, other)];
  if (from === first && to === last) return "same";
  if (from >= first && to <= last) return "within";
  if (from <= first && to >= last) return "around";
  const [[low, high], [least, most]] = [reach(claims, row), reach(claims, other)];
  return least > high || most < low ? "apart" : "overlaps";
}

/** Two rows, and how the date of `other` compares with that of `row`. */
interface Near {
  row: number;
  other: number;
  how: How;
}

/** Of the dates that two essays give themselves, the two that agree best; null if one gives none. An essay that says both `1917` and `November
    1917` agrees with one that says either. */
export function nearestDates(claims: Dates, rows: Rows, others: Rows): Near | null {
  let best: Near | null = null;
  for (const row of rows) {
    for (const other of others) {
      const how = days(claims, row, other);
      if (!best || NEAREST.indexOf(how) < NEAREST.indexOf(best.how)) best = { row, other, how };
    }
  }
  return best;
}

/** The sentence on how the claims `rows` of another essay agree with the date of `row`. Two essays can only disagree where both
    give a date themselves, and only if the dates have no day in common. */
export function agreement(claims: Dates & Pick<Claims, "when">, row: number, rows: number[], when = (one: number) => claims.when[one]!): string {
  const own = rows.filter((other) => ownDate(claims, other));
  if (!own.length) return say(`compare.they_undated_${claims.dated_by[rows[0]!]}`, { when: when(rows[0]!) });
  if (!ownDate(claims, row)) return say("compare.they_date", { when: when(own[0]!) });
  const { how, other } = nearestDates(claims, [row], own)!;
  return say(`compare.they_${how}`, { when: when(other) });
}
