/* One date in plain words, as EDTF: a day, month, season, year, decade, century, or a part of one. The conventions are those by
   which texts are read (dashboard/reading/dates/to_edtf.py): the 18th century is 1701 to 1800, the early 1920s 1920 to about 1923.

   What is given here is tidy (typed-words.ts). The answer may name a day that there is not; null is for anything unknown. */

import { monthLength, yearText } from "./edtf.ts";
import { bare, monthOf, seasons, shape } from "./typed-words.ts";

/** Stretches of years, months or days of which a date may be a part. */
const DECADE = { early: [0, 3], mid: [3, 6], late: [6, 9] } as const;
const THIRDS = { early: 0, mid: 1, late: 2 } as const;
type Part = keyof typeof THIRDS;

const two = (number: number) => String(number).padStart(2, "0");

/** A date in plain words as EDTF. */
export function one(text: string): string | null {
  const plain = bare(text.replace(/,/g, "").trim());
  return day(plain) ?? year(plain) ?? season(plain) ?? part(plain) ?? years(plain);
}

/** A text without its era, and a year of it as an astronomical one; null where it needs an era to be clear. */
function era(text: string): { rest: string; astronomical: (figures: string) => number | null } {
  const before = shape("(.*?\\d.*?) ?<bc>").exec(text)?.[1];
  if (before) return { rest: before, astronomical: (figures) => 1 - Number(figures) };
  const [, ahead, figures] = shape("((?:.* )?)<ad> ?(\\d.*)").exec(text) ?? [];
  const after = figures ? `${ahead}${figures}` : shape("(.*\\d.*?) ?<ad>").exec(text)?.[1];
  return { rest: after ?? text, astronomical: (figures) => (after || figures.replace("-", "").length > 2 ? Number(figures) : null) };
}

function year(text: string): string | null {
  const { rest, astronomical } = era(text);
  const known = /^-?\d{1,9}$/.test(rest) ? astronomical(rest) : null;
  return known === null || known > 9999 ? null : yearText(known);
}

const NAMED = "(?<name>\\p{L}{3,})";
const DATE = "(?<date>\\d{1,2})(?:st|nd|rd|th|\\.)?";
const YEAR = "(?<year>\\d{1,6})";
const DAYS = [
  `${DATE} ?(?:<of> )?${NAMED} (?:<of> )?${YEAR}`, // 3 May 1917
  `${NAMED} ${DATE} ${YEAR}`, // May 3, 1917
  `${NAMED} (?:<of> )?${YEAR}`, // May 1917
  "(?<date>\\d{1,2})[./] ?(?<month>\\d{1,2})[./] ?(?<year>\\d{3,6})", // 3.5.1917 and 3/5/1917: the day comes first
  "(?<month>\\d{1,2})[./](?<year>\\d{3,6})", // 5/1917
  "(?<year>\\d{3,6})-(?<month>\\d{1,2})-(?<date>\\d{1,2})", // 1917-5-3
];

/** A day or a month. */
function day(text: string): string | null {
  const { rest, astronomical } = era(text);
  for (const pattern of DAYS) {
    const found = shape(pattern).exec(rest)?.groups;
    if (!found) continue;
    const [known, month] = [astronomical(found.year!), found.name ? monthOf(found.name) : Number(found.month)];
    if (known === null || !month) continue;
    return `${yearText(known)}-${two(month)}${found.date ? `-${two(Number(found.date))}` : ""}`;
  }
  return null;
}

const WINTERS = [24, 28, 30]; // their months lie in two years

function season(text: string): string | null {
  for (const [code, pattern] of seasons()) {
    const of = pattern.exec(text)?.[1];
    const known = of && (year(of) ?? (WINTERS.includes(code) ? winter(of) : null));
    if (known) return `${known}-${code}`;
    const shared = of && code > 32 ? share(of, code) : null;
    if (shared) return shared;
  }
  return null;
}

/** The first of two years that follow each other: `1917-18`, `1917 to 1918`, `49 to 48 BC`. */
function winter(text: string): string | null {
  const found = shape("(\\d{1,6})( ?<bc>)?(?: ?[-/] ?| <to> )(?:<ad> )?(\\d{1,6})( ?<bc>)?(?: <ad>)?").exec(text);
  if (!found) return null;
  const [, from, early, to, late] = found;
  const first = early || late ? 1 - Number(from) : Number(from);
  const second = late ? 1 - Number(to) : Number(inFull(from!, to!));
  return second === first + 1 ? yearText(first) : null;
}

/** A year whose first figures are left out: 18 after 1917 is 1918. */
export const inFull = (first: string, last: string): string => (last.length < 3 && first.length > last.length ? first.slice(0, -last.length) + last : last);

const SHARES: readonly (readonly [number, number])[] = [[0, 25], [25, 50], [50, 75], [75, 100], [0, 33], [33, 66], [66, 100], [0, 50], [50, 100]];

/** A quarter, a third or a half of a century or a decade, by the code that it has in a year. */
function share(text: string, code: number): string | null {
  const whole = stretch(bare(text));
  const of = SHARES[code - 33];
  if (!whole || !of) return null;
  const [low, high] = of.map((hundredths) => Math.round((whole.length * hundredths) / 100));
  return `${yearText(whole.first + low!)}/${yearText(whole.first + high! - 1)}`;
}

/** The early, middle or late part of a year, a month, a decade or a century; its ends are approximate. */
function part(text: string): string | null {
  for (const name of ["early", "mid", "late"] as const) {
    const of = shape(`<${name}>[ -](.+)`).exec(text)?.[1];
    if (of) return partOf(name, bare(of));
  }
  return null;
}

function partOf(name: Part, text: string): string | null {
  const whole = stretch(text);
  if (whole) {
    const [low, high] = whole.length === 10 ? DECADE[name] : third(whole.length, name);
    return `${yearText(whole.first + low)}~/${yearText(whole.first + high)}~`;
  }
  const known = day(text) ?? year(text);
  const [, inYear, month] = /^(-?\d{4})(?:-(\d\d))?$/.exec(known ?? "") ?? [];
  if (!inYear) return null;
  const [low, high] = month ? days(name, monthLength(Number(inYear), Number(month))) : third(12, name).map((at) => at + 1);
  return `${known}-${two(low!)}~/${known}-${two(high!)}~`;
}

/** The first and last of a number of years or months, counted from 0, in a third of them. */
function third(length: number, name: Part): [number, number] {
  const at = THIRDS[name];
  return [Math.floor((length * at) / 3), Math.floor((length * (at + 1)) / 3) - 1];
}

const days = (name: Part, length: number) => ({ early: [1, 10], mid: [11, 20], late: [21, length] })[name];

/** Ten, a hundred or a thousand years, from an astronomical one. */
interface Stretch {
  first: number;
  length: number;
}

function years(text: string): string | null {
  const whole = stretch(text);
  if (!whole) return null;
  const { first, length } = whole;
  if (length === 10 && first >= 0 && first % 10 === 0 && first < 9999) return `${String(first / 10).padStart(3, "0")}X`;
  return `${yearText(first)}/${yearText(first + length - 1)}`;
}

function stretch(text: string): Stretch | null {
  const { rest, astronomical } = era(text);
  const tens = shape("(\\d{1,3}0)<decade>").exec(rest)?.[1];
  const from = tens ? astronomical(tens) : null;
  if (tens && from !== null) {
    const length = /00$/.test(tens) ? 100 : 10;
    return { first: astronomical("0100") === 100 ? from : from - length + 1, length };
  }
  const [, figures, named, century] = shape("(?:(\\d{1,2})(?:st|nd|rd|th|\\.)?|(\\p{L}+(?:[ -]\\p{L}+)?))[ -](?:(<century>)|<millennium>)").exec(rest) ?? [];
  const place = figures ? Number(figures) : named ? ordinals().indexOf(named.replace(" ", "-")) + 1 : 0;
  const length = century ? 100 : 1000;
  if (!place) return null;
  return astronomical("0100") === 100 ? { first: (place - 1) * length + 1, length } : { first: 1 - place * length, length };
}

const UNITS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-first";

const ordinals = () => UNITS.split("|");
