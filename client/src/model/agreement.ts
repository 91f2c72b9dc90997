/* How the dates of two essays for one event stand to each other, and the plain sentence for it. */

import { say } from "./say.ts";

const begin = (claims, row) => claims.earliest[row] ?? -Infinity;
const end = (claims, row) => claims.latest[row] ?? Infinity;
/** Whether the text itself gives the date; else it is ours, from our list of events or an editor's note. */
export const ownDate = (claims, row) => claims.dated_by[row] === "text" || claims.dated_by[row] === "context";
const UNIT = { day: 7, month: 31, season: 92, year: 366, decade: 3653, century: 36525, millennium: 365250 };
const NEAREST = ["same", "within", "around", "overlaps", "apart"];

/** The first and last day that a claim's date may mean, what is vague with one unit more: [low, high]. */
export function reach(claims, row) {
  const vague = claims.approximate?.[row] || claims.uncertain?.[row];
  const slack = vague ? UNIT[claims.precision[row]] || UNIT.year : 0;
  return [begin(claims, row) - slack, end(claims, row) + slack];
}

/** How the days of `other` stand to those of `row`: "same", "within", "around", "overlaps" or "apart". Apart are only
    dates that cannot mean a day in common: `about 1917` may well be 1918. */
function days(claims, row, other) {
  const [first, last] = [begin(claims, row), end(claims, row)];
  const [from, to] = [begin(claims, other), end(claims, other)];
  if (from === first && to === last) return "same";
  if (from >= first && to <= last) return "within";
  if (from <= first && to >= last) return "around";
  const [[low, high], [least, most]] = [reach(claims, row), reach(claims, other)];
  return least > high || most < low ? "apart" : "overlaps";
}

/** Of two essays' own dates the two that stand nearest: `{row, other, how}`. An essay that says both `1917` and `November
    1917` agrees with one that says either. */
export function nearestDates(claims, rows, others) {
  let best = null;
  for (const row of rows) {
    for (const other of others) {
      const how = days(claims, row, other);
      if (!best || NEAREST.indexOf(how) < NEAREST.indexOf(best.how)) best = { row, other, how };
    }
  }
  return best;
}

/** What the claims `rows` of one other essay do with the date of `row`. Two essays can only disagree where both
    give a date themselves, and only a date that has no day in common is another one. */
export function agreement(claims, row, rows, when = (one) => claims.when[one]) {
  const own = rows.filter((other) => ownDate(claims, other));
  if (!own.length) return say(`compare.they_undated_${claims.dated_by[rows[0]]}`, { when: when(rows[0]) });
  if (!ownDate(claims, row)) return say("compare.they_date", { when: when(own[0]) });
  const { how, other } = nearestDates(claims, [row], own);
  return say(`compare.they_${how}`, { when: when(other) });
}
