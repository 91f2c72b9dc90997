/* A text for reading, as a tree of values: sections of blocks, blocks of passages, passages of runs. Draws nothing.

   Places are UTF-16 units here, code points in the claims' columns. */

import type { Claims } from "./claims.ts";
import { fold, searchTerms } from "./select.ts";

/** What the server sends of a source (dashboard/showing/reader_texts.py). */
export interface Reading {
  kind: string;
  text: string;
  blocks: GivenBlock[];
  marks: GivenMark[];
}

/** A block: where it begins and ends, which zone of the text it belongs to, and the number of its paragraph, 0 for none. */
export type GivenBlock = [start: number, end: number, zone: string, number: number];

/** A date or an event in the text, and the rows of the table that rest on it. */
export type GivenMark = [start: number, end: number, kind: string, edtf: string, when: string, rule: string, event: string, datedBy: string, rows: number[]];

/** A stretch of the text. */
export type Stretch = readonly [start: number, end: number];

/** A mark by names instead of places. */
export interface Mark {
  start: number;
  end: number;
  kind: string;
  edtf: string;
  when: string;
  rule: string;
  event: string;
  dated_by: string;
  rows: number[];
}

type PlacedMark = Mark & { place: number };

/** A claim, and its passage. */
export interface Telling {
  row: number;
  start: number;
  end: number;
}

/** A piece of a text, and whether it is words of the search. */
export interface Piece {
  text: string;
  found: boolean;
}

/** Text under one mark, which is given by its place among all marks; -1 for text between marks. */
export interface Run {
  mark: number;
  pieces: Piece[];
}

/** A part of a block that the same claims rest on; `said` is false if none does. */
export interface Passage {
  start: number;
  end: number;
  said: boolean;
  runs: Run[];
}

export interface Block {
  start: number;
  end: number;
  zone: string;
  number: number;
  passages: Passage[];
}

/** Neighbouring blocks of one kind: "text", "notes" or "furniture". The last two are folded. */
interface Section {
  kind: string;
  blocks: Block[];
}

/** What a block is cut by: claims, marks, and places of the words of the search. */
interface Cuts {
  told: Telling[];
  marks: PlacedMark[];
  hits: Stretch[];
}

const FOLDED = ["notes", "furniture"]; // zones that are not the essay itself
const foldings = new WeakMap<Reading, Folding>();

/** A text without accents and case, and where each of its letters stands in the text. */
interface Folding {
  folded: string;
  at: number[];
}

export function markOf([start, end, kind, edtf, when, rule, event, dated_by, rows]: GivenMark): Mark {
  return { start, end, kind, edtf, when, rule, event, dated_by, rows };
}

/** From a place counted in code points, as the table counts, to one in UTF-16 units, as the browser counts. */
export function unitsOf(text: string): (place: number) => number {
  const wide: number[] = [];
  for (const found of text.matchAll(/[\u{10000}-\u{10ffff}]/gu)) wide.push(found.index - wide.length); // its place in code points
  return (place) => {
    let before = 0;
    while (before < wide.length && wide[before]! < place) before += 1;
    return place + before;
  };
}

/** The claims of a source, in the order of the table. */
export function telling(claims: Pick<Claims, "n" | "source" | "start" | "end">, source: string, text: string): Telling[] {
  const unit = unitsOf(text);
  const found: Telling[] = [];
  for (let row = 0; row < claims.n; row += 1) {
    if (claims.source[row] === source) found.push({ row, start: unit(claims.start[row]!), end: unit(claims.end[row]!) });
  }
  return found;
}

/** In the order of telling: by the place of each claim's first mark or, without one, of its passage. */
export function inOrder(told: Telling[], marks: Pick<Mark, "start" | "rows">[]): Telling[] {
  const first = new Map<number, number>();
  for (const { start, rows } of marks) for (const row of rows) if (!first.has(row)) first.set(row, start);
  const at = ({ row, start }: Telling) => first.get(row) ?? start;
  return [...told].sort((a, b) => at(a) - at(b) || a.row - b.row);
}

function foldingOf(reading: Reading): Folding {
  const known = foldings.get(reading);
  if (known) return known;
  const { text } = reading;
  const letters: string[] = [];
  const at: number[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const letter = text.charCodeAt(i) < 128 ? text[i]!.toLowerCase() : fold(text[i]!);
    for (let part = 0; part < letter.length; part += 1) at.push(i);
    letters.push(letter);
  }
  const folding = { folded: letters.join(""), at };
  foldings.set(reading, folding);
  return folding;
}

/** Where the words of a search stand: `[[start, end]]` in order, none touching another. Single letters are not searched. */
export function found(reading: Reading, words: string): Stretch[] {
  const terms = searchTerms(words).filter((term) => term.length > 1);
  if (!terms.length) return [];
  const { folded, at } = foldingOf(reading);
  const all: Stretch[] = [];
  for (const term of terms) {
    for (let place = folded.indexOf(term); place >= 0; place = folded.indexOf(term, place + term.length)) {
      all.push([at[place]!, at[place + term.length - 1]! + 1]);
    }
  }
  all.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const joined: [number, number][] = [];
  for (const [start, end] of all) {
    const last = joined[joined.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

/** The pieces of a stretch of text, cut where words of the search begin and end. */
function pieces(text: string, [start, end]: Stretch, hits: Stretch[]): Piece[] {
  const cut: Piece[] = [];
  let at = start;
  for (const [from, to] of hits) {
    if (to <= start || from >= end) continue;
    if (from > at) cut.push({ text: text.slice(at, from), found: false });
    cut.push({ text: text.slice(Math.max(at, from), Math.min(to, end)), found: true });
    at = Math.min(to, end);
  }
  if (at < end) cut.push({ text: text.slice(at, end), found: false });
  return cut;
}

/** A stretch of text as runs. */
function runs(text: string, [start, end]: Stretch, marks: PlacedMark[], hits: Stretch[]): Run[] {
  const all: Run[] = [];
  let at = start;
  for (const mark of marks) {
    if (mark.start >= end || mark.end <= at) continue;
    if (mark.start > at) all.push({ mark: -1, pieces: pieces(text, [at, mark.start], hits) });
    const stop = Math.min(mark.end, end);
    all.push({ mark: mark.place, pieces: pieces(text, [Math.max(at, mark.start), stop], hits) });
    at = stop;
  }
  if (at < end) all.push({ mark: -1, pieces: pieces(text, [at, end], hits) });
  return all;
}

/** The passages of a block, still without their runs: cut where a claim's passage begins or ends, but never inside a mark. */
function passages([start, end]: Stretch, told: Telling[], marks: Mark[]): Omit<Passage, "runs">[] {
  const cuts = new Set([start, end]);
  for (const claim of told) {
    for (const place of [claim.start, claim.end]) {
      if (place > start && place < end && !marks.some((mark) => mark.start < place && place < mark.end)) cuts.add(place);
    }
  }
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(1).map((to, i) => {
    const from = places[i]!;
    return { start: from, end: to, said: told.some((claim) => claim.start < to && claim.end > from) };
  });
}

const within = ([start, end]: Stretch) => (one: { start: number; end: number }) => one.end > start && one.start < end;

export function block(reading: Reading, [start, end, zone, number]: GivenBlock, { told, marks, hits }: Cuts): Block {
  const inside = within([start, end]);
  const [own, here] = [marks.filter(inside), told.filter(inside)];
  const near = hits.filter(([from, to]) => to > start && from < end);
  const parts = passages([start, end], here, own).map((part) => {
    return { ...part, runs: runs(reading.text, [part.start, part.end], own, near) };
  });
  return { start, end, zone, number, passages: parts };
}

/** The whole text; the words of a search are found in it. */
export function tree(reading: Reading, told: Telling[], words = ""): Section[] {
  const marks = reading.marks.map((mark, place) => ({ ...markOf(mark), place }));
  const hits = found(reading, words);
  const sections: Section[] = [];
  for (const given of reading.blocks) {
    const kind = FOLDED.includes(given[2]) ? given[2] : "text";
    const made = block(reading, given, { told, marks, hits });
    const last = sections[sections.length - 1];
    if (last?.kind === kind) last.blocks.push(made);
    else sections.push({ kind, blocks: [made] });
  }
  return sections;
}
