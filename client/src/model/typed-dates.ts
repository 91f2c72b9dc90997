/* A date that a reader types: EDTF, or plain words in English or the page's language: `3 May 1917`, `from 1917 to 1921`, `c. 1500`.
   The words around a date are read here; one date alone in typed-one.ts. */

import { certainty, tell } from "./date-words.ts";
import { yearMonthDay } from "./days.ts";
import { WrongDate, parse, yearText, type Dated } from "./edtf.ts";
import { inFull, one } from "./typed-one.ts";
import { phrase, say } from "./say.ts";
import { shape, templated, tidy } from "./typed-words.ts";

/** A date that could be read, what it means, and how it is told. */
export interface TypedDate extends Dated {
  when: string;
  certainty: string;
}

const LONGEST = 120; // letters of a date
const MOST_WORDS = 16; // of a period

/** What a reader typed as a date; or one sentence that says what is wrong and what would be right. */
export function typedDate(text: string): TypedDate | { wrong: string } {
  const asked = text.trim();
  if (!asked) return { wrong: say("typed.empty") };
  try {
    const found = parse(written(asked));
    return { ...found, when: tell(found.edtf), certainty: certainty(found) };
  } catch (error) {
    if (!(error instanceof WrongDate)) throw error;
    return { wrong: say(`typed.${error.fault}`, { text: asked.slice(0, LONGEST) }) };
  }
}

/** The EDTF of what was typed, which may still be wrong; throws WrongDate. */
function written(text: string): string {
  const figures = text.toUpperCase().replace(/^\s+|\s+$/g, "");
  const fault = faultOf(figures);
  if (!fault) return figures;
  const found = text.length > LONGEST ? null : phrased(tidy(text));
  if (found === null) throw new WrongDate(fault);
  return found;
}

function faultOf(edtf: string): WrongDate["fault"] | null {
  try {
    parse(edtf);
    return null;
  } catch (error) {
    if (error instanceof WrongDate) return error.fault;
    throw error;
  }
}

const isDate = (edtf: string | null): edtf is string => edtf !== null && !faultOf(edtf);

/** A date with all the words around it; `text` is tidy. */
function phrased(text: string): string | null {
  const [qualifier, rest] = doubts(text);
  if (qualifier) return qualified(phrased(rest), qualifier);
  const half = unknown(text);
  if (half) return half;
  return edtfOf(text) ?? one(text) ?? openEnded(text) ?? range(text) ?? listed(text);
}

/** What its first or last words say of the whole: perhaps (`?`), about (`~`), or nothing; and the rest. */
function doubts(text: string): [qualifier: string, rest: string] {
  const perhaps = /^(.+?) ?(?:\?|\(\?\))$/.exec(text)?.[1] ?? shape("<perhaps> (.+)").exec(text)?.[1];
  if (perhaps) return ["?", perhaps];
  const about = shape("<about>(?: |(?=\\d))(.+)").exec(text)?.[1] ?? /^~ ?(.+)$/.exec(text)?.[1];
  return about ? ["~", about] : ["", text];
}

const edtfOf = (text: string) => (faultOf(text.toUpperCase()) ? null : text.toUpperCase());

const BOTH: Record<string, string> = { "~?": "%", "?~": "%" };

/** A date, all of whose parts are approximate (`~`) or uncertain (`?`). */
function qualified(edtf: string | null, qualifier: string): string | null {
  return edtf && edtf.replace(/([Y\dX-]+)([~?%]?)/g, (_, date: string, own: string) => {
    return date + (own === "%" || own === qualifier ? own : (BOTH[own + qualifier] ?? qualifier));
  });
}

/* One end is open, or unknown. */

function unknown(text: string): string | null {
  const [end, beginning] = ["end", "beginning"].map((side) => templated(String(phrase(`dates.${side}_unknown`))).exec(text)?.[1]);
  if (end) return phrased(end)?.replace("/..", "/") ?? null;
  return beginning ? (phrased(beginning)?.replace("../", "/") ?? null) : null;
}

function openEnded(text: string): string | null {
  const of = (pattern: string) => {
    const found = shape(pattern).exec(text)?.[1];
    return (found ? bound(found) : null)?.split("/");
  };
  const [until, since] = [of("<until> (.+)"), of("<from> (.+)")];
  if (until) return `../${until.at(-1)}`;
  if (since) return `${since[0]}/..`;
  const [earlier, later] = [of("(.+?),? <earlier>"), of("(.+?),? <later>")];
  if (earlier) return `[..${earlier.at(-1)}]`;
  if (later) return `[${later[0]}..]`;
  const [before, after] = [of("<before> (.+)"), of("<after> (.+)")];
  if (before) return neighbour(before[0]!, -1);
  return after ? neighbour(after.at(-1)!, 1) : null;
}

/** All before (-1) or after (1) a day, a month or a year. */
function neighbour(edtf: string, step: -1 | 1): string | null {
  if (faultOf(edtf)) return edtf;
  const { earliest, latest, precision } = parse(edtf);
  const [year, month, day] = yearMonthDay(step < 0 ? earliest! - 1 : latest! + 1);
  const known = precision === "day" ? 3 : precision === "month" || precision === "season" ? 2 : 1;
  const digits = [month, day].slice(0, known - 1).map((number) => String(number).padStart(2, "0"));
  const next = [yearText(year), ...digits].join("-") + (/[~?%]$/.exec(edtf)?.[0] ?? "");
  return step < 0 ? `[..${next}]` : `[${next}..]`;
}

/* From one date to another. */

const BETWEEN = [" <to> ", " - ", "-", " ?/ ?"];

function range(text: string): string | null {
  const between = shape("<between> (.+?) <and> (.+)").exec(text);
  if (between) return joined(between[1]!, between[2]!);
  const bare = shape("<from> (.+)").exec(text)?.[1] ?? text;
  let faulty: string | null = null;
  for (const separator of BETWEEN) {
    const [, first, last] = shape(`(.+?)${separator}(.+)`).exec(bare) ?? [];
    const found = first && last ? joined(first, last) : null;
    if (isDate(found)) return found;
    faulty ??= found;
  }
  return faulty;
}

/** A period between two dates, of which the first may lack what the last one says (`3 to 5 May 1917`), and the other way. */
function joined(first: string, last: string): string | null {
  let faulty: string | null = null;
  for (const [begins, ends] of pairs(first, last)) {
    const [from, to] = [bound(begins), bound(ends)];
    if (!from || !to) continue;
    const found = `${from.split("/")[0]}/${to.split("/").at(-1)}`;
    if (isDate(found) && isDate(from) && isDate(to)) return found;
    faulty ??= found;
  }
  return faulty;
}

/** The end of a period: no set, and with two ends of its own if it is a period. */
function bound(text: string): string | null {
  const [qualifier, rest] = doubts(text);
  if (qualifier) return qualified(bound(rest), qualifier);
  const found = edtfOf(text) ?? one(text);
  return found && /^[^[{.]+$/.test(found) ? found : null;
}

/** What both ends of a period may say in full, the likeliest first. */
function* pairs(first: string, last: string): Generator<[string, string]> {
  const [before, after] = [first.split(" "), last.split(" ")];
  if (before.length + after.length > MOST_WORDS) return;
  if (shape("<ad> .*|.* <ad>|.* <bc>").test(first)) yield [first, last]; // 11 is no day in `AD 11 to November 80`
  const lasts = [last, ...before.slice(0, -1).map((_, at) => [...before.slice(0, before.length - 1 - at), last].join(" "))];
  for (const ends of lasts) {
    for (let from = after.length - 1; from > 0; from -= 1) yield [[...before, ...after.slice(from)].join(" "), ends];
    for (const part of lasts.length > 1 ? after.slice(-1) : []) yield [`${first} ${part}`, ends];
    yield [first, ends];
  }
  if (/^\d{3,6}$/.test(first) && /^\d{1,2}$/.test(last)) yield [first, inFull(first, last)];
}

/* One of several dates, or all of them. */

function listed(text: string): string | null {
  for (const [word, open, close] of [["or", "[", "]"], ["and", "{", "}"]] as const) {
    const [, firsts, last] = shape(`(.+),? <${word}> (.+)`).exec(text) ?? [];
    const members = firsts && last ? [...firsts.split(/, ?/), last] : [];
    const dates = members.map((member) => memberOf(member, last!));
    if (members.length && dates.every((date) => date !== null)) return `${open}${dates.join(",")}${close}`;
  }
  return null;
}

/** A date of a list; it may lack what the last one says: `3 or 5 May 1917`. */
function memberOf(text: string, last: string): string | null {
  for (const [first] of [...pairs(text, last), [text] as const]) {
    const found = bound(first) ?? range(first);
    if (isDate(found)) return found.replace("/", "..");
  }
  return null;
}

