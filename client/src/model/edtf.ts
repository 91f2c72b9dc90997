/* A date as history writes it, in the Extended Date/Time Format: the same values, days and conventions as dashboard/edtf.py,
   where they are described. Days are numbers, as in days.ts. */

import type { Day } from "./claims.ts";
import { dayNumber } from "./days.ts";

/** What an EDTF string says; a null is an open side. */
export interface Dated {
  edtf: string;
  earliest: Day;
  latest: Day;
  precision: string;
  approximate: boolean;
  uncertain: boolean;
}

/** What is wrong with a string: it is no date, names a day that there is not, or ends before it begins. */
export type Fault = "unread" | "no_day" | "order";

export class WrongDate extends Error {
  constructor(readonly fault: Fault) {
    super(fault);
  }
}

// The first and last month of each code that stands in a month's place; 13 and 14 are in the next year.
const NORTHERN = [[3, 5], [6, 8], [9, 11], [12, 14]];
const SOUTHERN = [[9, 11], [12, 14], [3, 5], [6, 8]];
const PARTS = [[1, 3], [4, 6], [7, 9], [10, 12], [1, 4], [5, 8], [9, 12], [1, 6], [7, 12]]; // quarters, thirds, halves
const SEASONS = [...NORTHERN, ...NORTHERN, ...SOUTHERN, ...PARTS]; // from 21
const FIRST_SEASON = 21;

const DATE = /^(?<year>Y-?[1-9]\d{4,8}|-?\d{4}|-?\d{3}X|-?\d{2}XX|-?\dXXX)(?:-(?:(?<month>\d\d)(?:-(?<day>\d\d|XX))?|XX(?:-XX)?))?(?<qualifier>[~?%])?$/;

/** The number of days of a month in the proleptic Gregorian calendar. */
export function monthLength(year: number, month: number): number {
  return (month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1)) - dayNumber(year, month, 1);
}

/** An astronomical year in EDTF: `0476`, `-0043`; with more than four digits a Y stands before it. */
export function yearText(year: number): string {
  const digits = String(Math.abs(year)).padStart(4, "0");
  return `${digits.length > 4 ? "Y" : ""}${year < 0 ? "-" : ""}${digits}`;
}

/** Reads an EDTF string; throws WrongDate. */
export function parse(edtf: string): Dated {
  if (/^[[{]/.test(edtf)) return parseSet(edtf);
  const [start, end, more] = edtf.split("/");
  if (end === undefined) return parseDate(edtf);
  if (more !== undefined || (isOpen(start!) && isOpen(end))) throw new WrongDate("unread");
  return joined(edtf, isOpen(start!) ? null : parseDate(start!), isOpen(end) ? null : parseDate(end), "interval");
}

const isOpen = (side: string) => side === "" || side === "..";

/** A set such as [1917,1918] or [..1917,1921..1923]: any day from its first to its last. */
function parseSet(edtf: string): Dated {
  const pieces = edtf.slice(1, -1).split(",").map((piece) => piece.trim());
  const spans = pieces.map((piece) => {
    const at = piece.indexOf("..");
    return at < 0 ? [piece, piece] : [piece.slice(0, at), piece.slice(at + 2)];
  }) as [string, string][];
  const closed = edtf.length > 1 && edtf.endsWith(edtf.startsWith("[") ? "]" : "}");
  const whole = spans.slice(1).every(([start]) => start) && spans.slice(0, -1).every(([, end]) => end) && spans.flat().some(Boolean);
  if (!closed || !whole) throw new WrongDate("unread");
  const parts = spans.map(([start, end]) => joined(edtf, start ? parseDate(start) : null, end ? parseDate(end) : null, "set"));
  const known = (days: Day[]) => days.filter((day) => day !== null);
  return {
    edtf,
    earliest: spans[0]![0] ? Math.min(...known(parts.map((part) => part.earliest))) : null,
    latest: spans.at(-1)![1] ? Math.max(...known(parts.map((part) => part.latest))) : null,
    precision: "set",
    approximate: parts.some((part) => part.approximate),
    uncertain: parts.some((part) => part.uncertain),
  };
}

function joined(edtf: string, first: Dated | null, last: Dated | null, precision: string): Dated {
  const [earliest, latest] = [first ? first.earliest : null, last ? last.latest : null];
  if (earliest !== null && latest !== null && earliest > latest) throw new WrongDate("order");
  const parts = [first, last].filter((part) => part !== null);
  return { edtf, earliest, latest, precision, approximate: parts.some((part) => part.approximate), uncertain: parts.some((part) => part.uncertain) };
}

function parseDate(edtf: string): Dated {
  const found = DATE.exec(edtf)?.groups;
  if (!found || edtf.startsWith("-0000")) throw new WrongDate("unread");
  const { year, month, day, qualifier = "" } = found;
  const [earliest, latest, precision] = days(year!, month, day);
  return { edtf, earliest, latest, precision, approximate: "~%".includes(qualifier || " "), uncertain: "?%".includes(qualifier || " ") };
}

const UNKNOWN = ["year", "decade", "century", "millennium"];

/** The first and last day of a date in pieces, and its precision. */
function days(year: string, month: string | undefined, day: string | undefined): [number, number, string] {
  const digits = year.replace("Y", "");
  const unknown = year.split("X").length - 1;
  if (unknown && month) throw new WrongDate("unread");
  if (!month) {
    const years = [Number(digits.replaceAll("X", "0")), Number(digits.replaceAll("X", "9"))];
    return [dayNumber(Math.min(...years), 1, 1), dayNumber(Math.max(...years), 12, 31), UNKNOWN[unknown]!];
  }
  if (!day || day === "XX") return months(Number(digits), Number(month), day);
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > monthLength(Number(digits), Number(month))) throw new WrongDate("no_day");
  const exact = dayNumber(Number(digits), Number(month), Number(day));
  return [exact, exact, "day"];
}

function months(year: number, month: number, day: string | undefined): [number, number, string] {
  if (month >= 1 && month <= 12) return [dayNumber(year, month, 1), dayNumber(year, month, monthLength(year, month)), "month"];
  const [first, last] = SEASONS[month - FIRST_SEASON] ?? [];
  if (!first || !last || day) throw new WrongDate("unread");
  const [ends, end] = last > 12 ? [year + 1, last - 12] : [year, last];
  return [dayNumber(year, first, 1), dayNumber(ends, end, monthLength(ends, end)), "season"];
}
