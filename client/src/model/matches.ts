/* Where words stand in a text, whatever their accents and case. */

import { fold } from "./select.ts";

/** A pattern that finds any of some words, whatever their accents and case; null if there are no words. */
export function patternOf(words: string[]): RegExp | null {
  const escaped = words.map(fold).filter(Boolean).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return escaped.length ? new RegExp(escaped.join("|"), "g") : null;
}

/** Where a pattern of `patternOf` matches a text: `[[from, to], ...]`, places in the text as it is written. */
export function matches(text: string, pattern: RegExp | null): [number, number][] {
  if (!pattern) return [];
  const folded = fold(text);
  const places = folded.length === text.length ? null : placesOf(text);
  const place = (at: number) => (places ? places[at]! : at);
  return [...folded.matchAll(pattern)].map(({ index, 0: found }) => [place(index), place(index + found.length)]);
}

/** For each letter of the folded text its place in the text; the last entry is the text's end. */
function placesOf(text: string): number[] {
  const places: number[] = [];
  let at = 0;
  for (const letter of text) {
    for (let i = fold(letter).length; i > 0; i -= 1) places.push(at);
    at += letter.length;
  }
  return [...places, at];
}
