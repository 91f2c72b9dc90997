/* Dates as the page's language writes them on the axis, the card and the fields for years, and dates that are typed in it.

   Months are CLDR's, their order and the eras from words/*.toml. The address keeps to ISO 8601, whatever the language. */

import type { Claims } from "./claims.ts";
import { MONTHS, yearMonthDay } from "./days.ts";
import { fold } from "./select.ts";
import { say } from "./say.ts";

const parted = new Map<string, string[]>(); // kept, since the axis names many months in every picture

/** How a month's name is written: `Nov` or `November`. */
type Width = "abbreviated" | "wide";

function months(width: Width): string[] {
  const names = say(`months.${width}`);
  const found = parted.get(names) ?? names.split("|");
  parted.set(names, found);
  return found;
}

/** A year as a reader writes it: 44 BC for the astronomical -43, AD only where it would be unclear. */
export function yearName(year: number): string {
  if (year > 0 && year >= 100) return String(year);
  return year <= 0 ? say("dates.bc", { year: String(1 - year) }) : say("dates.ad", { year: String(year) });
}

export const monthName = (month: number): string => months("abbreviated")[month - 1]!;

/** A day of a year that is known: `7 Nov`. */
export const dayName = (month: number, day: number): string => say("dates.day_month", { day: String(day), month: monthName(month) });

/** The year in which a claim's time begins, or ends where its beginning is open, in words. */
export const yearOf = (claims: Claims, row: number): string => yearName(yearMonthDay(claims.earliest[row] ?? claims.latest[row]!)[0]);

/** A day, or without one a month: `7 Nov 1917`. */
export function dateName(year: number, month: number, day: number | null = null, width: Width = "abbreviated"): string {
  const values = { year: yearName(year), month: months(width)[month - 1] };
  return day === null ? say("dates.month", values) : say("dates.day", { ...values, day: String(day) });
}

/** A date that is typed in the page's language, in English: for `5. Mai 44 v. Chr.` it is `5 May 44 BC`. */
export function inEnglish(text: string): string {
  let said = text.trim().replace(/^(\d{1,2})\. ?(?=\p{L})/u, "$1 ");
  let era = "";
  for (const [name, english] of [["bc", " BC"], ["ad", ""]] as const) {
    const sign = signOf(say(`dates.${name}`, { year: "" }));
    if (sign.test(said)) era = english;
    said = said.replace(sign, "$1 ");
  }
  return said.replace(/\p{L}{3,}\.?/gu, englishMonth).replace(/\s+/g, " ").trim() + era;
}

/** A pattern for an era's letters, with or without their stops and blanks. */
function signOf(words: string): RegExp {
  const letters = words.match(/\p{L}+/gu) ?? [];
  return new RegExp(`(^|[^\\p{L}])${letters.join("\\.?\\s*")}(?!\\p{L})\\.?`, "iu");
}

function englishMonth(word: string): string {
  const begun = fold(word.replace(".", ""));
  const at = months("wide").findIndex((name) => fold(name).startsWith(begun));
  return at < 0 ? word : MONTHS[at]!;
}
