/* What the view As told says in words: a telling in one sentence, a place, a leap. */

import { percent, type Step, type Telling } from "../model/tellings.ts";
import { say } from "../model/say.ts";
import { yearMonthDay } from "../model/days.ts";
import { yearName } from "../model/dates.ts";
import type { Claims, Data } from "../model/claims.ts";

const yearOf = (day: number) => yearName(yearMonthDay(Math.round(day))[0]);

/** What the picture of a telling shows, in one plain sentence: how much of the text goes back in time. */
export function toldLead({ lang }: Pick<Data, "lang">, { source, summary }: Pick<Telling, "source" | "summary">): string {
  const { back, claims: all } = summary;
  if (all < 2) return say(all ? "told.alone" : "told.nothing");
  if (!back) return say("told.in_order", { all });
  return say("told.goes_back", { source: source.name, n: back, all, share: percent(back / all, lang) });
}

/** What else is to be known of it: how far it goes back; "" if nowhere by more than a year. */
export function toldSummary({ claims }: Pick<Data, "claims">, { summary }: Pick<Telling, "summary">): string {
  const { furthest, far } = summary;
  if (!far || !furthest) return "";
  const paragraph = claims.paragraph[furthest.row];
  const values = { n: far, paragraph, from: yearOf(furthest.pen - furthest.days), to: yearOf(furthest.pen) };
  return say(paragraph ? "told.far_at" : "told.far", values);
}

/** The paragraph of a claim, "" where there is none. */
export const placeInWords = (claims: Claims, row: number): string => (claims.paragraph[row] ? say("told.paragraph", { paragraph: claims.paragraph[row] }) : "");

/** How far a step leaps back, "" where it does not. */
export function leapInWords({ days }: Pick<Step, "days">): string {
  if (days >= 0) return "";
  const years = Math.round(-days / 365.2425);
  return years ? say("told.years_back", { n: years }) : say("told.earlier");
}
