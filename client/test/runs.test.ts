/* A text for reading as a tree of runs: nothing of it is lost, marks stay whole, searched words are found. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { inOrder, telling, tree, unitsOf } from "../src/model/runs.ts";
import { chance, tableOf } from "./given.ts";

type Reading = Parameters<typeof tree>[0];
type Section = ReturnType<typeof tree>[number];

/** A mark from one place to another. */
const marked = (start: number, end: number, rows: number[] = []) => [start, end, "date", "1900", "1900", "year", "", "text", rows];

/** A mark on the first of some words in a text. */
const mark = (text: string, words: string, ...rows: number[]) => marked(text.indexOf(words), text.indexOf(words) + words.length, rows);

/** A text whose lines are its blocks, one for each zone. */
function reading(text: string, zones: string[], marks: unknown[] = []): Reading {
  let at = 0;
  const blocks = text.split("\n").map((line, i) => {
    const start = at;
    at += line.length + 1;
    return [start, at - 1, zones[i], i + 1];
  });
  return { text, blocks, marks } as unknown as Reading;
}

/** Passages as text: marks in brackets with their place, searched words between asterisks, `+` where a claim is told. */
function brief(section: Section): string[][] {
  return section.blocks.map((block) => block.passages.map(({ said, runs }) => {
    const told = runs.map((run) => {
      const words = run.pieces.map((one) => (one.found ? `*${one.text}*` : one.text)).join("");
      return run.mark < 0 ? words : `[${run.mark}:${words}]`;
    });
    return (said ? "+" : "") + told.join("");
  }));
}

test("marks stand in passages, and passages in blocks", () => {
  const text = "It was 1900. Rain fell until May 1901.\nNothing else.";
  const told = [{ row: 0, start: 0, end: 12 }, { row: 1, start: 13, end: 38 }];
  const sections = tree(reading(text, ["body", "body"], [mark(text, "1900", 0), mark(text, "May 1901", 1)]), told);
  assert.deepEqual(sections.map((one) => one.kind), ["text"]);
  assert.deepEqual(brief(sections[0]!), [["+It was [0:1900].", " ", "+Rain fell until [1:May 1901]."], ["Nothing else."]]);
});

test("notes and furniture are sections of their own", () => {
  const sections = tree(reading("T\nMenu\nBody.\nNotes\n1. See.\nShare", ["title", "furniture", "body", "notes", "notes", "furniture"]), []);
  const kinds = sections.map((one) => [one.kind, one.blocks.length]);
  assert.deepEqual(kinds, [["text", 1], ["furniture", 1], ["text", 1], ["notes", 2], ["furniture", 1]]);
});

test("a passage never cuts a mark", () => {
  const text = "From 1900 to 1901 it rained.";
  const [section] = tree(reading(text, ["body"], [mark(text, "1900 to 1901", 0)]), [{ row: 0, start: 0, end: 9 }]);
  assert.deepEqual(brief(section!), [["+From [0:1900 to 1901] it rained."]]);
});

const SEARCHED: [string, string][] = [
  ["trotsky", "Of Trotskii and the [0:Café in 1900]."],
  ["TROTSKII", "Of *Trotskii* and the [0:Café in 1900]."],
  ["cafe", "Of Trotskii and the [0:*Café* in 1900]."],
  ['"and the"', "Of Trotskii *and the* [0:Café in 1900]."],
  ["the café", "Of Trotskii and *the* [0:*Café* in 1900]."],
  ["1900 in 19", "Of Trotskii and the [0:Café *in* *1900*]."],
  ["a", "Of Trotskii and the [0:Café in 1900]."], // a single letter would be everywhere
  ['"the café"', "Of Trotskii and *the *[0:*Café* in 1900]."],
];

for (const [words, wanted] of SEARCHED) {
  test(`${words} is found in a text as the filter finds it: ${wanted}`, () => {
    const text = "Of Trotskii and the Café in 1900.";
    const [section] = tree(reading(text, ["body"], [mark(text, "Café in 1900", 0)]), [], words);
    assert.deepEqual(brief(section!), [[wanted]]);
  });
}

test("claims come in the order of their marks; one without a mark by where its passage begins", () => {
  const claims = tableOf(4, { source: ["a", "a", "b", "a"], start: [0, 0, 0, 20], end: [18, 18, 9, 30] });
  const marks = [{ start: 4, rows: [1] }, { start: 9, rows: [0] }];
  assert.deepEqual(inOrder(telling(claims, "a", "x".repeat(40)), marks as never).map((one) => one.row), [1, 0, 3]);
});

test("places are counted in code points as the table counts them, over 200 random texts", () => {
  const { among, whole } = chance(2);
  for (let round = 0; round < 200; round += 1) {
    const letters = Array.from({ length: whole(0, 12) }, () => among([..."aé\n🜨𝕏 "]));
    const at = unitsOf(letters.join(""));
    for (let place = 0; place <= letters.length; place += 1) {
      assert.equal(at(place), letters.slice(0, place).join("").length, letters.join(""));
    }
  }
});

test("whatever is marked, claimed and searched, the runs of a block are its text, over 400 random readings", () => {
  const text = "In 1900 it rained; rain in 1901 too.\nAnd in May 1902 it rained.";
  const { among, whole } = chance(4);
  const spans = () => Array.from({ length: whole(0, 8) }, () => [whole(0, 60), whole(1, 12)] as const);
  for (let round = 0; round < 400; round += 1) {
    const marks: [number, number][] = [];
    for (const [start, length] of spans().sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
      const last = marks[marks.length - 1];
      if (start + length <= text.length && (!last || last[1] <= start)) marks.push([start, start + length]);
    }
    const told = spans().map(([start, length], row) => ({ row, start, end: Math.min(start + length, text.length) }));
    const words = among(["", "rain", "ra in", "it", "19 00"]);
    const found = tree(reading(text, ["body", "body"], marks.map(([start, end]) => marked(start, end))), told, words).flatMap((one) => one.blocks);
    const runs = found.map((block) => block.passages.flatMap((part) => part.runs));
    assert.deepEqual(runs.map((all) => all.flatMap((run) => run.pieces.map((piece) => piece.text)).join("")), text.split("\n"));
    for (const all of runs) {
      const places = all.map((run) => run.mark).filter((place) => place >= 0);
      assert.equal(new Set(places).size, places.length, "a mark is one run");
    }
  }
});
