/* A date that is typed, as values: EDTF, words, and the days that it may mean. */

import { dateName, inEnglish, yearName } from "./dates.ts";
import { readDay, writeDay } from "./state.ts";
import { say } from "./say.ts";
import { yearMonthDay } from "./days.ts";
import type { Day } from "./claims.ts";

export interface TypedDate {
  edtf: string;
  /** In the page's language. */
  when: string;
  certainty: string;
  earliest: Day;
  latest: Day;
  precision: string;
  approximate: boolean;
  uncertain: boolean;
}

/** What a text means as a date, or one sentence why it means none. */
export function typedDate(text: string): TypedDate | { wrong: string } {
  const [earliest, latest] = [false, true].map((end) => readDay(text, end) ?? readDay(inEnglish(text), end));
  if (earliest === null || earliest === undefined || latest === null || latest === undefined) return { wrong: say("fields.wrong") };
  const [year, month, day] = yearMonthDay(earliest);
  const precision = earliest === latest ? "day" : latest - earliest < 31 ? "month" : "year";
  const when = precision === "year" ? yearName(year) : dateName(year, month, precision === "day" ? day : null, "wide");
  const edtf = writeDay(earliest, null).slice(0, { day: undefined, month: -3, year: -6 }[precision]);
  return { edtf, when, certainty: "", earliest, latest, precision, approximate: false, uncertain: false };
}
