/* A passage of a text that somebody selected or pointed at, in whole words, within one block. */

import type { GivenBlock, Reading } from "./runs.ts";

/** A passage in UTF-16 units, as the browser counts. */
export interface Selected {
  start: number;
  end: number;
  /** The number of its paragraph, 0 for none. */
  paragraph: number;
}

const WORD = /[\p{L}\p{N}’'-]/u;

/** A stretch of the text as a passage: whole words, without blanks around them, up to the end of the block in which it begins.
    Null if nothing is left. */
export function selected({ text, blocks }: Pick<Reading, "text" | "blocks">, from: number, to: number): Selected | null {
  for (const [first, last, , paragraph] of blocks) {
    const [start, end] = trimmed(text, Math.max(from, first), Math.min(to, last));
    if (start < end) return { ...whole(text, [start, end], [first, last]), paragraph };
  }
  return null;
}

function trimmed(text: string, from: number, to: number): [number, number] {
  let [start, end] = [from, to];
  while (start < end && /\s/.test(text[start]!)) start += 1;
  while (end > start && /\s/.test(text[end - 1]!)) end -= 1;
  return [start, end];
}

function whole(text: string, [from, to]: [number, number], [first, last]: [number, number]): { start: number; end: number } {
  let [start, end] = [from, to];
  const inWord = (at: number) => WORD.test(text[at - 1] ?? "") && WORD.test(text[at] ?? "");
  while (start > first && inWord(start)) start -= 1;
  while (end < last && inWord(end)) end += 1;
  return { start, end };
}

/** The sentence around a place, as a passage. */
export function sentenceAt(reading: Pick<Reading, "text" | "blocks">, [start, end]: readonly [number, number]): Selected | null {
  const block = reading.blocks.find(([first, last]: GivenBlock) => first <= start && end <= last);
  if (!block) return null;
  const [first, last] = block;
  const parts = [...new Intl.Segmenter("en", { granularity: "sentence" }).segment(reading.text.slice(first, last))];
  const around = parts.filter(({ index, segment }) => first + index < end && first + index + segment.length > start);
  const [one, other] = [around[0], around[around.length - 1]];
  if (!one || !other) return selected(reading, first, last);
  return selected(reading, first + one.index, first + other.index + other.segment.length);
}

/** From a place as the browser counts to one in code points, as the table counts. */
export const codePoints = (text: string, place: number): number => [...text.slice(0, place)].length;
