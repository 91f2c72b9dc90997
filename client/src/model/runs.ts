/* A text for reading, as a tree of values: sections of blocks, blocks of passages, passages of runs. Draws nothing.

   A reading is what the server sends of a source: {text, blocks: [[start, end, zone, number]], marks: [[start, end, kind, edtf,
   when, rule, event, dated_by, [rows]]]}; places are UTF-16 units there, code points in the claims' columns. */

import { fold, terms as searchTerms } from "./select.ts";

const FOLDED = ["notes", "furniture"]; // zones that are not the essay itself
const foldings = new WeakMap();

/** A mark by names instead of places. */
export function markOf([start, end, kind, edtf, when, rule, event, dated_by, rows]) {
  return { start, end, kind, edtf, when, rule, event, dated_by, rows };
}

/** From a place counted in code points, as the table counts, to one in UTF-16 units, as the browser counts. */
export function unitsOf(text) {
  const wide = [];
  for (const found of text.matchAll(/[\u{10000}-\u{10ffff}]/gu)) wide.push(found.index - wide.length); // its code point's place
  return (place) => {
    let before = 0;
    while (before < wide.length && wide[before] < place) before += 1;
    return place + before;
  };
}

/** The claims of a source in the order in which its text tells them: `[{row, start, end}]`, places in UTF-16 units. */
export function telling(claims, source, text) {
  const unit = unitsOf(text);
  const found = [];
  for (let row = 0; row < claims.n; row += 1) {
    if (claims.source[row] === source) found.push({ row, start: unit(claims.start[row]), end: unit(claims.end[row]) });
  }
  return found;
}

/** Told in order: by where each claim's first mark stands; a claim without one, by where its passage begins. */
export function inOrder(told, marks) {
  const first = new Map();
  for (const { start, rows } of marks) for (const row of rows) if (!first.has(row)) first.set(row, start);
  const at = ({ row, start }) => first.get(row) ?? start;
  return [...told].sort((a, b) => at(a) - at(b) || a.row - b.row);
}

/** A text without accents and case, and where each of its letters stands in the text. */
function foldingOf(reading) {
  if (foldings.has(reading)) return foldings.get(reading);
  const { text } = reading;
  const letters = [];
  const at = [];
  for (let i = 0; i < text.length; i += 1) {
    const letter = text.charCodeAt(i) < 128 ? text[i].toLowerCase() : fold(text[i]);
    for (let part = 0; part < letter.length; part += 1) at.push(i);
    letters.push(letter);
  }
  const folding = { folded: letters.join(""), at };
  foldings.set(reading, folding);
  return folding;
}

/** Where the words of a search stand: `[[start, end]]` in order, none touching another. Single letters stand everywhere. */
export function found(reading, words) {
  const terms = searchTerms(words).filter((term) => term.length > 1);
  if (!terms.length) return [];
  const { folded, at } = foldingOf(reading);
  const all = [];
  for (const term of terms) {
    for (let place = folded.indexOf(term); place >= 0; place = folded.indexOf(term, place + term.length)) {
      all.push([at[place], at[place + term.length - 1] + 1]);
    }
  }
  all.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const joined = [];
  for (const [start, end] of all) {
    const last = joined[joined.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

/** The pieces of a stretch of text: `[{text, found}]`, cut where words of the search begin and end. */
function pieces(text, [start, end], hits) {
  const cut = [];
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

/** A stretch of text as runs, `[{mark, pieces}]`: `mark` is the place of a mark among all, -1 between marks. */
function runs(text, [start, end], marks, hits) {
  const all = [];
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

/** The passages of a block, `[{start, end, said}]`: cut where a claim's passage begins or ends, but never inside a mark;
    `said` where a claim's passage is. */
function passages([start, end], told, marks) {
  const cuts = new Set([start, end]);
  for (const claim of told) {
    for (const place of [claim.start, claim.end]) {
      if (place > start && place < end && !marks.some((mark) => mark.start < place && place < mark.end)) cuts.add(place);
    }
  }
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(1).map((to, i) => {
    return { start: places[i], end: to, said: told.some((claim) => claim.start < to && claim.end > places[i]) };
  });
}

const within = ([start, end]) => (one) => one.end > start && one.start < end;

/** One block: `{start, end, zone, number, passages: [{start, end, said, runs}]}`. */
export function block(reading, [start, end, zone, number], { told, marks, hits }) {
  const inside = within([start, end]);
  const [own, here] = [marks.filter(inside), told.filter(inside)];
  const near = hits.filter(([from, to]) => to > start && from < end);
  const parts = passages([start, end], here, own).map((part) => {
    return { ...part, runs: runs(reading.text, [part.start, part.end], own, near) };
  });
  return { start, end, zone, number, passages: parts };
}

/** The whole text: `[{kind, blocks}]`, kind "text", or "notes" or "furniture" for blocks that are told apart. */
export function tree(reading, told, words = "") {
  const marks = reading.marks.map((mark, place) => ({ ...markOf(mark), place }));
  const hits = found(reading, words);
  const sections = [];
  for (const given of reading.blocks) {
    const kind = FOLDED.includes(given[2]) ? given[2] : "text";
    if (!sections.length || sections[sections.length - 1].kind !== kind) sections.push({ kind, blocks: [] });
    sections[sections.length - 1].blocks.push(block(reading, given, { told, marks, hits }));
  }
  return sections;
}
