/* What the view As told says in words: a telling in one sentence, a place, a leap. */

import { percent, type Step, type Telling } from "../model/tellings.ts";
import { say } from "../model/say.ts";
import { yearMonthDay } from "../model/days.ts";
import { yearName } from "../model/dates.ts";
import type { Claims, Data } from "../model/claims.ts";

const yearOf = (day: number) => yearName(yearMonthDay(Math.round(day))[0]);

/** A telling in one sentence: what the picture shows, for those who do not see it. */
export function toldSummary({ claims, lang }: Data, { summary }: Pick<Telling, "summary">): string {
  const { furthest, back, far, onward, claims: all } = summary;
  if (all < 2) return say(all ? "told.alone" : "told.nothing");
  if (!back || !furthest) return say("told.in_order", { all });
  const share = percent(onward, lang);
  if (!far) return say("told.leaps", { n: back, all, share });
  const paragraph = claims.paragraph[furthest.row];
  const values = { n: back, all, share, far, paragraph, from: yearOf(furthest.pen - furthest.days), to: yearOf(furthest.pen) };
  return say(paragraph ? "told.leaps_far_at" : "told.leaps_far", values);
}

/** The paragraph of a claim, "" where there is none. */
export const placeInWords = (claims: Claims, row: number): string => (claims.paragraph[row] ? say("told.paragraph", { paragraph: claims.paragraph[row] }) : "");

/** How far a step leaps back, "" where it does not. */
export function leapInWords({ days }: Pick<Step, "days">): string {
  if (days >= 0) return "";
  const years = Math.round(-days / 365.2425);
  return years ? say("told.years_back", { n: years }) : say("told.earlier");
}
