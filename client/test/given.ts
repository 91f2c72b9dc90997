/* What tests begin with: the interface's words as Python sends them, claims made from a few dates, states, and chance. */

import { readFileSync } from "node:fs";
import { parse } from "smol-toml";
import { readDay } from "../src/model/state.ts";
import { speak } from "../src/model/say.ts";
import type { Claims, Data, Source, State } from "../src/model/claims.ts";

const MONTHS = { wide: "long", abbreviated: "short" } as const;

const known = new Map<string, Record<string, any>>();

/** The words of a language by key, `compare.silent`; English ones where it has none, months as CLDR has them. */
export function words(lang: string): Record<string, any> {
  const found = known.get(lang) ?? wordsOf(lang);
  known.set(lang, found);
  return found;
}

function wordsOf(lang: string): Record<string, any> {
  const sections = parse(readFileSync(`../dashboard/showing/words/${lang}.toml`, "utf8")) as Record<string, Record<string, any>>;
  const own: Record<string, any> = lang === "en" ? {} : { ...words("en") };
  for (const [name, section] of Object.entries(sections)) for (const [key, value] of Object.entries(section)) own[`${name}.${key}`] = value;
  for (const [width, month] of Object.entries(MONTHS)) {
    const write = new Intl.DateTimeFormat(lang, { month, timeZone: "UTC" });
    own[`months.${width}`] = Array.from({ length: 12 }, (_, at) => write.format(Date.UTC(2000, at, 15))).join("|");
  }
  return own;
}

/** Lets everything be said in a language. */
export const speaking = (lang: string) => speak({ lang, words: words(lang) } as any);

const PRECISIONS = ["year", "month", "day"];

/** A date in the part of EDTF that tests need: `1917`, `1917-03-08`, `1917~`, `1917?`, `1917/1919`, `../1917`, `1917/..`. */
export function dated(text: string) {
  const plain = text.replace(/[~?]/g, "");
  const [from = plain, to = from] = plain.split("/");
  return {
    earliest: from === ".." ? null : readDay(from, false),
    latest: to === ".." ? null : readDay(to, true),
    precision: PRECISIONS[(from === ".." ? to : from).split("-").length - 1]!,
    approximate: text.includes("~"),
    uncertain: text.includes("?"),
  };
}

/** All columns of a table: what a test does not say of its claims is empty, or the same for all. */
export function tableOf(n: number, said: Partial<Claims> = {}): Claims {
  const all = <T>(value: T): T[] => Array.from({ length: n }, () => value);
  const numbered = (sign: string) => Array.from({ length: n }, (_, row) => `${sign}${row}`);
  const texts = { title: all(""), claim: all(""), words: all(""), edtf: all(""), rule: all(""), calendar: all(""), theme: all("") };
  const told = { when: all(""), certainty: all(""), old: all(""), note: all(""), anchor: all(""), other: all(""), remark: all(""), check: all(""), starred: all(false) };
  const days = { earliest: all(0), latest: all(0), precision: all("day"), approximate: all(false), uncertain: all(false), stands: all(null), lent: all(false) };
  const places = { paragraph: all(0), start: all(0), end: all(0) };
  return {
    n, id: numbered("c"), source: all("a"), event: numbered("c"), dated_by: all("text"), weight: all(2),
    ...texts, ...told, ...days, ...places, ...said,
  };
}

/** A claim of weight 2 for each date, each of an event of its own. */
export function claimsOf(...dates: string[]): Claims {
  const told = dates.map(dated);
  const column = <Name extends keyof ReturnType<typeof dated>>(name: Name) => told.map((one) => one[name]);
  return tableOf(dates.length, {
    when: dates, edtf: dates, earliest: column("earliest"), latest: column("latest"), precision: column("precision"),
    approximate: column("approximate"), uncertain: column("uncertain"),
  });
}

/** Every row of a table, in its order. */
export const rowsOf = (claims: Pick<Claims, "n">): number[] => Array.from({ length: claims.n }, (_, row) => row);

export const sourceOf = (id: string, more: Partial<Source> = {}): Source => ({
  id, label: id.toUpperCase(), name: id.toUpperCase(), title: "", author: "", published: "", kind: "", words: 0, read: false, ...more,
});

/** A table as the page gets it: its sources and themes in order of appearance, nothing known of its events. */
export function dataOf(claims: Claims, more: Partial<Data> = {}): Data {
  const sources = [...new Set(claims.source)].map((id) => sourceOf(id));
  const themes = [...new Set(claims.theme)].map((id) => ({ id, label: id }));
  return { lang: "en", original: "en", words: words("en"), claims, events: {}, sources, themes, eras: [], ...more };
}

/** What a reader looks at who has chosen nothing, but for what a test says. */
export const looking = (chosen: Partial<State> = {}): State => ({
  source: [], theme: [], dated: [], starred: false, words: "", from: null, to: null, scale: "elastic", calendar: "", view: "timeline", sort: "", cells: "",
  part: [], read: "", select: "", ...chosen,
});

/** The number of a day such as `1917-03-08`, or of a year's first day. */
export const day = (written: string): number => readDay(written, false)!;

/** Chance that comes out the same every time: whole numbers, a choice, several different ones in order, yes in some cases. */
export function chance(seed: number) {
  let state = seed;
  const share = () => { // mulberry32, in the public domain
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number) => low + share() * (high - low);
  const whole = (low: number, high: number) => Math.floor(between(low, high + 1));
  const among = <T>(these: readonly T[]): T => these[whole(0, these.length - 1)]!;
  const some = <T>(these: readonly T[], count: number): T[] => {
    const left = these.map((_, at) => at);
    const taken = Array.from({ length: count }, () => left.splice(whole(0, left.length - 1), 1)[0]!);
    return taken.sort((a, b) => a - b).map((at) => these[at]!);
  };
  return { between, whole, among, some, yes: (part: number) => share() < part };
}

const NARROW = /[fijlrt.,;:'’ ()[\]|1]/;
const WIDE = /[mwMW…—]/;

/** How wide letters are, near enough to a real face: narrow, usual and wide ones, capitals, and bold ones a little more. */
export function measure(text: string, bold = false): number {
  let sum = 0;
  for (const letter of text) sum += NARROW.test(letter) ? 3.6 : WIDE.test(letter) ? 10.4 : letter === letter.toLowerCase() ? 6.4 : 7.8;
  return bold ? 1.06 * sum : sum;
}
