/* A claim without its date, for exercises: in pieces, of which some are hidden.

   Hidden are the words that date the claim, or another claim of the same passage, and everything else that looks like a date,
   since a year nearby would give the order away too. Worksheets (dashboard/showing/export) ask for the same. */

import type { Claims } from "./claims.ts";

const MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
const DAY = "\\d{1,2}(?:st|nd|rd|th)?";
const DATES = [
  `\\b${DAY}(?:[-–/] ?\\d{1,2})?(?: of)? ${MONTH}\\b(?:,? (?:of )?\\d{3,4}\\b)?`, // 7 November 1917
  `\\b${MONTH},? (?:of )?\\d{1,4}(?:st|nd|rd|th)?\\b(?:, ?\\d{3,4}\\b)?`, // November 7, 1917; November 1917
  "(?:\\bAD )?\\b\\d{1,4}(?:[-–/]\\d{1,4})? (?:BC|BCE|CE|AD)\\b", // 44 BC
  "\\bAD \\d{1,4}\\b",
  "\\b\\d{4}s?(?:[-–/]\\d{1,4}s?)?(?!\\w)", // 1917, 1920s, 1918-21
  "\\b\\w+(?:st|nd|rd|th)[ -]centur(?:y|ies)\\b", // nineteenth century
  "\\b\\d+ years (?:ago|later|earlier|before|after)\\b", // 100 years ago
].join("|");

/** A piece of a text; one that is hidden tells a date. */
export interface Hiding {
  text: string;
  hidden: boolean;
}

/** Title and passage of a row in pieces. */
export function withoutDates(claims: Passages, row: number): { title: Hiding[]; claim: Hiding[] } {
  return { title: pieces(claims.title[row]!, []), claim: pieces(claims.claim[row]!, datingWords(claims, row)) };
}

/** The columns that it reads. */
export type Passages = Pick<Claims, "n" | "source" | "start" | "end" | "title" | "claim" | "words">;

const known = new WeakMap<Passages, string[][]>();

/** The words that date a claim, and those that date the others of the same passage. */
function datingWords(claims: Passages, row: number): string[] {
  const words = known.get(claims) ?? allDatingWords(claims);
  known.set(claims, words);
  return words[row]!;
}

/** Whether the passage of a claim tells another date besides, so that it is not clear which of them is asked for. */
export const tellsSeveral = (claims: Passages, row: number): boolean => datingWords(claims, row).some((one) => one !== claims.words[row]);

/** The same for every claim. They are sorted by where they begin, so that only neighbours have to be compared. */
function allDatingWords({ n, source, start, end, words }: Passages): string[][] {
  const claims = Array.from({ length: n }, (_, row) => {
    return { source: source[row]!, start: start[row]!, end: end[row]!, words: words[row]!, found: words[row] ? [words[row]!] : [] };
  });
  const placed = [...claims].sort((a, b) => (a.source < b.source ? -1 : a.source > b.source ? 1 : a.start - b.start));
  for (const [at, one] of placed.entries()) {
    for (let next = at + 1; next < n; next += 1) {
      const other = placed[next]!;
      if (other.source !== one.source || other.start >= one.end) break;
      if (other.end <= one.start) continue;
      if (other.words) one.found.push(other.words);
      if (one.words) other.found.push(one.words);
    }
  }
  return claims.map(({ found }) => found);
}

/** A text in pieces that make it up again. */
function pieces(text: string, words: string[]): Hiding[] {
  const escaped = [...new Set(words)].map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const hidden = new Uint8Array(text.length);
  for (const pattern of [DATES, ...escaped]) {
    for (const found of text.matchAll(new RegExp(pattern, "gi"))) hidden.fill(1, found.index, found.index + found[0].length);
  }
  const made: Hiding[] = [];
  for (let at = 0, end = 0; at < text.length; at = end) {
    while (end < text.length && hidden[end] === hidden[at]) end += 1;
    made.push({ text: text.slice(at, end), hidden: hidden[at] === 1 });
  }
  return made;
}
