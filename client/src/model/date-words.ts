/* A date in words, as dashboard/showing/dates_in_words.py tells it, from the same words (words/*.toml, section `dates`); its
   docstrings say what is told how. tests/test_parity.py holds that both tell the same. */

import type { Dated } from "./edtf.ts";
import { ordinalForm, phrase } from "./say.ts";

/** One date as EDTF writes it, in pieces; a month or day that is not known is "". */
interface Part {
  year: string;
  month: string;
  day: string;
  qualifier: string;
}

const PARTS = /^(?<year>Y?-?[\dX]+)(?:-(?<month>\d\d|XX)(?:-(?<day>\d\d|XX))?)?(?<qualifier>[~?%]?)$/;
const CENTURY = /^(\d\d)01\/(\d\d)00$/;
const QUALIFIERS: Record<string, string> = { "~": "about", "?": "perhaps", "%": "perhaps_about" };

/** An EDTF date in words; it must be one that edtf.ts reads. */
export function tell(edtf: string): string {
  if (/^[[{]/.test(edtf)) return set(edtf);
  const [start = "", end] = edtf.split("/");
  if (end === undefined) return date(split(start));
  if (isOpen(start)) {
    const words = open("until", split(end));
    return start ? words : said("beginning_unknown", [], { date: words });
  }
  if (isOpen(end)) {
    const words = open("from", split(start));
    return end ? words : said("end_unknown", [], { date: words });
  }
  return interval(start, end);
}

/** How closely a date is known, for the card: `known to the day`, `a period, approximate`. */
export function certainty({ earliest, latest, precision, approximate, uncertain }: Dated): string {
  const known = earliest === null ? "open_beginning" : latest === null ? "open_end" : precision;
  const names = [known, ...(approximate ? ["approximate"] : []), ...(uncertain ? ["uncertain"] : [])];
  return names.map((name) => forms("certainty")[name]).join(", ");
}

const isOpen = (side: string) => /^\.*$/.test(side);

function forms(name: string): Record<string, string> {
  const found = phrase(`dates.${name}`);
  return typeof found === "string" ? { other: found } : found;
}

const filled = (form: string, values: Readonly<Record<string, string>>) => form.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");

/** Puts words around a date, in the form for the first of `kinds` that has its own. */
function said(name: string, kinds: readonly string[], values: Readonly<Record<string, string>>): string {
  const known = forms(name);
  return filled(known[[...kinds, "other"].find((kind) => kind in known)!]!, values);
}

/** Which form a date takes after other words. */
function kindOf({ year, month, day }: Part): string {
  const unknown = year.split("X").length - 1;
  if (unknown) {
    if (year.startsWith("-") || unknown === 3) return "span";
    if (unknown === 2) return "century";
    const first = Number(year.replace("X", "0"));
    return first >= 100 ? "decade" : first ? "decade_ad" : "span";
  }
  if (!month) return "year";
  if (Number(month) > 12) return Number(month) < 33 ? "season" : "part";
  return day ? "day" : "month";
}

/** The astronomical year. */
const numberOf = (part: Part) => Number(part.year.replace("Y", ""));

function split(text: string): Part {
  const { year = "", month = "", day = "", qualifier = "" } = PARTS.exec(text.trim())?.groups ?? {};
  const known = (piece: string) => (piece === "XX" ? "" : piece);
  return { year, month: known(month), day: known(day), qualifier };
}

/** A period with one end: `until about 1902`, or where the language says that first `etwa bis 1902`. */
function open(side: string, part: Part): string {
  const bare = said(side, [kindOf(part)], { date: plain(part) });
  if (!part.qualifier) return bare;
  if ("open" in forms(QUALIFIERS[part.qualifier]!)) return qualified(part.qualifier, bare, "open");
  return said(side, ["qualified"], { date: date(part) });
}

function set(edtf: string): string {
  const members = edtf.slice(1, -1).split(",").map((part) => member(part.trim()));
  if (members.length === 1) return members[0]!;
  return said(edtf.startsWith("[") ? "either" : "all", [], { list: members.slice(0, -1).join(", "), last: members.at(-1)! });
}

function member(text: string): string {
  const at = text.indexOf("..");
  if (at < 0) return date(split(text));
  const [first, last] = [text.slice(0, at), text.slice(at + 2)].map((end) => end && date(split(end))) as [string, string];
  if (!first) return said("or_earlier", [], { date: last });
  return last ? said("span", [], { first, last }) : said("or_later", [], { date: first });
}

function interval(start: string, end: string): string {
  const century = CENTURY.exec(`${start}/${end}`);
  if (century && Number(century[1]) + 1 === Number(century[2])) return centuryName(Number(century[2]));
  const [first, last] = [split(start), split(end)];
  if (JSON.stringify(first) === JSON.stringify(last)) return date(first);
  // If only one end is qualified, each end is said in full.
  if (first.qualifier !== last.qualifier) return said("span", [], { first: date(first), last: date(last, "last") });
  const [words, kind] = span(first, last);
  return qualified(first.qualifier, words, kind);
}

/** Both ends without their qualifiers, shared parts said once; and the kind of the whole. */
function span(first: Part, last: Part): [words: string, kind: string] {
  const kinds = [kindOf(first), kindOf(last)];
  if (kinds.every((kind) => kind === "year")) return [years(numberOf(first), numberOf(last)), "span"];
  if (kinds.every((kind) => kind === "day") && first.year === last.year && first.month === last.month) {
    const values = { first: String(Number(first.day)), last: String(Number(last.day)), month: month(last), year: yearName(numberOf(last)) };
    return [said("days", [], values), "days"];
  }
  const kind = kinds.every((one) => ["decade", "decade_ad", "century"].includes(one)) ? "decades" : "span";
  if (/X/.test(first.year + last.year)) return [said("span", [], { first: plain(first), last: plain(last) }), kind];
  const once = first.year === last.year && ![first, last].some((part) => kindOf(part) === "part" || inTwoYears(part));
  const before = dated(first, once ? "" : yearName(numberOf(first), numberOf(last) <= 0));
  return [said("span", [], { first: before, last: plain(last) }), kind];
}

const date = (part: Part, ...kinds: string[]): string => qualified(part.qualifier, plain(part), ...kinds, kindOf(part));

const qualified = (qualifier: string, words: string, ...kinds: string[]) => (qualifier ? said(QUALIFIERS[qualifier]!, kinds, { date: words }) : words);

/** A date without its qualifier. */
const plain = (part: Part): string => (part.year.includes("X") ? unknownYears(part) : dated(part, yearName(numberOf(part))));

/** A date whose year is written as `year`; "" if the year is said elsewhere. */
function dated(part: Part, year: string): string {
  const kind = kindOf(part);
  if (kind === "season" || kind === "part") {
    const number = numberOf(part);
    return filled(forms("season")[part.month]!, { year, years: years(number, number + 1, "two_years") }).trim();
  }
  if (kind === "year") return year;
  const values = { month: month(part), year };
  if (part.day) return said(year ? "day" : "day_month", [], { ...values, day: String(Number(part.day)) });
  return year ? said("month", [], values) : values.month;
}

/** Whether its words name two years, as those of a winter do. */
const inTwoYears = (part: Part) => kindOf(part) === "season" && forms("season")[part.month]!.includes("{years}");

const month = (part: Part): string => String(phrase("months.wide")).split("|")[Number(part.month) - 1]!;

function unknownYears(part: Part): string {
  const kind = kindOf(part);
  if (kind === "decade" || kind === "decade_ad") return said(kind, [], { year: String(Number(part.year.replace("X", "0"))) });
  if (kind === "century") return centuryName(Number(part.year.slice(0, 2)) + 1);
  const ends = ["0", "9"].map((digit) => Number(part.year.replaceAll("X", digit)));
  return years(Math.min(...ends), Math.max(...ends));
}

/** Two astronomical years, the era of both said once: `49 to 45 BC`. */
function years(first: number, last: number, between = "span"): string {
  const both = (one: number, other: number) => said(between, [], { first: String(one), last: String(other) });
  if (last <= 0) return said("bc", [], { year: both(1 - first, 1 - last) });
  if (first > 0 && last < 100) return said("ad", [], { year: both(first, last) });
  return said(between, [], { first: yearName(first), last: yearName(last) });
}

/** An astronomical year as it is written: -43 is 44 BC, or `bare` 44; AD where it could be misread. */
function yearName(year: number, bare = false): string {
  if (year <= 0) return bare ? String(1 - year) : said("bc", [], { year: String(1 - year) });
  return year >= 100 ? String(year) : said("ad", [], { year: String(year) });
}

const centuryName = (century: number): string => said("century", [ordinalForm(century)], { n: String(century) });
