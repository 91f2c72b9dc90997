/* What is typed into a field for the first or the last year. */

import { inEnglish } from "./dates.ts";
import { readDay } from "./state.ts";
import { typedDate } from "./typed-dates.ts";
import type { Day } from "./claims.ts";

/** The first day, or with `end` the last one, of a year, month, day, or of a longer time such as `1920s`; null if it is none. */
export function yearTyped(text: string, end: boolean): Day {
  const day = readDay(text, end) ?? readDay(inEnglish(text), end);
  if (day !== null || !text.trim()) return day;
  const read = typedDate(text);
  return "wrong" in read ? null : end ? read.latest : read.earliest;
}
