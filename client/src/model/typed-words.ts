/* The words that typed dates are made of, as patterns: words/*.toml, section `typed`, each key with its words between bars.
   The list of another language holds the English words too. */

import { fold } from "./select.ts";
import { phrase } from "./say.ts";

const ENGLISH = "january|february|march|april|may|june|july|august|september|october|november|december";
const HYPHENS = /[\u2010\u2011\u2212]/g; // and the minus sign
const DASHES = /[\u2012-\u2015]/g; // of all lengths

/** The patterns of the language that is spoken, by what they were made of: making one takes longer than trying it. */
let known = new Map<string, RegExp>();
let language = "";

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The words of a key as one pattern without groups, long ones first. */
function anyOf(key: string): string {
  const words = fold(String(phrase(`typed.${key}`))).split("|");
  return `(?:${words.sort((a, b) => b.length - a.length).map(escaped).join("|")})`;
}

/** A pattern for a whole text in which `<key>` stands for any of the key's words. */
export function shape(pattern: string): RegExp {
  const spoken = String(phrase("typed.unread"));
  if (spoken !== language) [known, language] = [new Map(), spoken];
  const found = known.get(pattern) ?? new RegExp(`^${pattern.replace(/(?<!\(\?)<(\w+)>/g, (_, key: string) => anyOf(key))}$`, "u");
  known.set(pattern, found);
  return found;
}

/** A text as the patterns have it: small letters without accents, dashes as hyphens between blanks, no stops behind letters. */
export function tidy(text: string): string {
  const plain = fold(text).replace(HYPHENS, "-").replace(DASHES, " - ").replace(/\u2019/g, "'").replace(/(?<!\d)(\d{1,3}),(?=\d{3}(?!\d))/g, "$1");
  return plain.replace(/(\p{L})\.(?=\d)/gu, "$1 ").replace(/(\p{L})\./gu, "$1").replace(/\s+/g, " ").trim();
}

/** The number of the month that a word names or begins to name, in English or in the page's language; 0 if none. */
export function monthOf(word: string): number {
  if (word.length < 3) return 0;
  const names = [ENGLISH, fold(String(phrase("months.wide")))].map((list) => list.split("|"));
  return Math.max(...names.map((list) => list.findIndex((name) => name.startsWith(word)))) + 1;
}

/** A date without the small words before it: `the first half of 1917`. */
export const bare = (text: string): string => shape("<in> (.+)").exec(text)?.[1] ?? text;

/** What a season or a part of a year is called, as patterns with a group for its year or years, by its EDTF code. */
export function seasons(): [code: number, pattern: RegExp][] {
  const usual = ["spring", "summer", "autumn", "winter"].map((key, at): [number, RegExp] => [21 + at, shape(`<${key}>(?: <of>)? (.+)`)]);
  const told = Object.entries(phrase("dates.season")).filter(([code]) => Number(code) > 28);
  return [...usual, ...told.map(([code, words]): [number, RegExp] => [Number(code), templated(words)])];
}

/** What the page itself says of a date, `the first half of {year}`, as a pattern. */
export function templated(words: string): RegExp {
  return shape(escaped(bare(tidy(words))).replace(/\\\{\w+\\\}/, "(.+)"));
}
