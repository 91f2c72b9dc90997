/* Which claims pass the filters, in which order, and how many there would be, against filters said in another way. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { counts, inTime, loosened, select, searchTerms } from "../src/model/select.ts";
import { matches, patternOf } from "../src/model/matches.ts";
import { format, parse } from "../src/model/state.ts";
import type { State } from "../src/model/claims.ts";
import { committed } from "./committed.ts";
import { chance, dataOf, day, looking, rowsOf, tableOf } from "./given.ts";

const DATA = dataOf(committed);
const THEMES = [...new Set(committed.theme)].sort();
const FACETS = [["source", "source"], ["theme", "theme"], ["dated", "dated_by"]] as const;

/** The same filters, row by row. */
function passing(state: State): number[] {
  const words = state.words.toLowerCase().split(" ").filter(Boolean);
  return rowsOf(committed).filter((row) => {
    const text = `${committed.title[row]}\n${committed.claim[row]}`.toLowerCase();
    const [first, last] = [committed.earliest[row] ?? -Infinity, committed.latest[row] ?? Infinity];
    return FACETS.every(([facet, column]) => !state[facet].length || state[facet].includes(committed[column][row]!))
      && words.every((word) => text.includes(word))
      && (state.from === null || last >= state.from) && (state.to === null || first <= state.to);
  });
}

function randomStates(count: number): State[] {
  const { some, among } = chance(11);
  return Array.from({ length: count }, () => {
    const [early, late] = some(Array.from({ length: 65 }, (_, at) => 1900 + at), 2);
    const [from, to] = among([[null, null], [early, late], [early, null], [null, late]]);
    return looking({
      source: among([[], ["lenihan"], ["munoz"]]), theme: some(THEMES, among([0, 0, 1, 3])),
      dated: among([[], ["reference"], ["text", "context"]]), words: among(["", "", "lenin", "soviet power"]),
      from: from ? day(`${from}-01-01`) : null, to: to ? day(`${to}-12-31`) : null,
    });
  });
}

test("over 60 random states the rows and their order are those of a filter said row by row", () => {
  const states = randomStates(60);
  for (const state of states) assert.deepEqual([...select(committed, state)], passing(state), JSON.stringify(state));
  assert.ok(new Set(states.map((state) => passing(state).length)).size > 10);
});

test("a facet's counts ignore its own choice and respect the others", () => {
  for (const state of randomStates(12)) {
    const counted = counts(committed, state);
    for (const [facet, column] of FACETS) {
      for (const value of new Set<string>(committed[column])) {
        assert.equal(counted[facet][value] ?? 0, passing({ ...state, [facet]: [value] }).length, `${facet} ${value} ${JSON.stringify(state)}`);
      }
    }
  }
});

test("a state goes into the address and back, over 40 random states", () => {
  for (const state of randomStates(40)) {
    const whole: State = { ...state, scale: "true", select: committed.id[3]! };
    whole.theme = DATA.themes.map((theme) => theme.id).filter((id) => whole.theme.includes(id));
    assert.deepEqual(parse(format(whole), DATA), whole);
  }
});

const MARKED: [string, string, string][] = [
  ["munoz", "So Muñoz, and MUNOZ.", "So [Muñoz], and [MUNOZ]."],
  ["muñoz", "So Mun\u0303oz said.", "So [Mun\u0303oz] said."],
  ["strasse a.b", "In Strasse a.b, not axb.", "In [Strasse] [a.b], not axb."],
  ['"of lenin"', "Death of Lénin; of all", "Death [of Lénin]; of all"],
  ["𝔘 ende", "가 𝔘𝔫𝔦 Ende", "가 [𝔘]𝔫𝔦 [Ende]"],
  ["", "Nothing is asked", "Nothing is asked"],
];

for (const [search, text, marked] of MARKED) {
  test(`a search for ${search || "nothing"} is found as it is written: ${marked}`, () => {
    let [told, at] = ["", 0];
    for (const [from, to] of matches(text, patternOf(searchTerms(search)))) {
      told += `${text.slice(at, from)}[${text.slice(from, to)}]`;
      at = to;
    }
    assert.equal(told + text.slice(at), marked);
  });
}

const SEARCHED: [string, string, boolean][] = [
  ["LENIN", "Death of Lenin", true],
  ["lenin death", "Death of Lenin", true],
  ["lenin birth", "Death of Lenin", false],
  ['"of Lenin"', "Death of Lenin", true],
  ['"Lenin of"', "Death of Lenin", false],
  ["tambov", "Rising in Tambóv", true],
  ["a.b", "a-b", false],
  ["  ", "anything", true],
  ['"', "anything", true],
];

for (const [words, title, found] of SEARCHED) {
  test(`a search for ${words} ${found ? "finds" : "leaves out"} “${title}”`, () => {
    assert.deepEqual([...select(tableOf(1, { title: [title] }), looking({ words }))], found ? [0] : []);
  });
}

test("open sides count by their other side, and equal days keep the table's order", () => {
  const claims = tableOf(4, { earliest: [50, null, 10, 10], latest: [60, 20, null, 10] });
  assert.deepEqual(inTime(claims, [0, 1, 2, 3]), [2, 3, 1, 0]);
});

test("of many rows the order of time is the same", () => {
  const { whole } = chance(5);
  const claims = tableOf(900, { earliest: Array.from({ length: 900 }, () => whole(0, 300)) });
  claims.latest = claims.earliest.map((first) => first! + whole(0, 3));
  const wanted = rowsOf(claims).filter((row) => row % 3);
  const sorted = [...wanted].sort((a, b) => claims.earliest[a]! - claims.earliest[b]! || claims.latest[a]! - claims.latest[b]! || a - b);
  assert.deepEqual(inTime(claims, wanted), sorted);
});

test("the filter that hides most is named first, and those that are not set are not named", () => {
  const lifted = loosened(committed, looking({ source: ["munoz"], words: "no such word at all", theme: ["war"] }));
  const without = passing(looking({ source: ["munoz"], theme: ["war"] })).length;
  assert.ok(without > 0);
  assert.deepEqual(lifted[0], { facet: "words", count: without });
  assert.deepEqual(new Set(lifted.map((one) => one.facet)), new Set(["words", "source", "theme"]));
});
