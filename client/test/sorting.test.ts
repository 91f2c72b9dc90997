/* Rows sorted by any column, and rows as files to take away. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { COLUMNS, csv, json } from "../src/model/columns.ts";
import { type Column, VIEW_COLUMNS, pressedSort, sortedRows } from "../src/model/sorting.ts";
import { inTime } from "../src/model/select.ts";
import type { Claims } from "../src/model/claims.ts";
import { cells, committed } from "./committed.ts";
import { chance, claimsOf, dataOf, rowsOf, tableOf } from "./given.ts";

// Words are sorted as the page's language has them, and the page says which it is.
Object.assign(globalThis, { document: { documentElement: { lang: "en" } } });

function sortedIds(claims: Claims, sort: string): string[] {
  return [...sortedRows(dataOf(claims), inTime(claims, rowsOf(claims)), sort)].map((row) => claims.id[row]!);
}

/** Claims of which each has one cell of a column; the first is called 1. */
function withCells(column: string, values: string[]): Claims {
  const dates = column === "edtf" ? values : values.map(() => "1900");
  const whole = ["paragraph", "weight"].includes(column);
  const own = column === "edtf" || column === "dates" ? {} : { [column]: whole ? values.map(Number) : values };
  return { ...claimsOf(...(column === "dates" ? values : dates)), id: values.map((_, at) => String(at + 1)), ...own };
}

const SORTED: [string, string, string[], string][] = [
  ["", "edtf", ["1917-10", "-0043", "0476", "1917", "1906", "../1900"], "2 3 6 5 1 4"],
  ["-when", "edtf", ["1917-10", "-0043", "0476", "1917"], "1 4 3 2"],
  ["edtf", "edtf", ["9999", "10000", "-0043", "1920/1929"], "3 4 1 2"],
  ["latest", "dates", ["1917/..", "1950", "1920"], "3 2 1"],
  ["-latest", "dates", ["1917/..", "1950", "1920"], "2 3 1"],
  ["earliest", "dates", ["../1800", "1950", "1920"], "3 2 1"],
  ["paragraph", "paragraph", ["10", "9", "2"], "3 2 1"],
  ["paragraph", "paragraph", ["0", "9", "2"], "3 2 1"],
  ["-paragraph", "paragraph", ["0", "9", "2"], "2 3 1"],
  ["-weight", "weight", ["1", "3", "2", "3"], "2 4 3 1"],
  ["dated_by", "dated_by", ["reference", "text", "context", "text"], "2 4 3 1"],
  ["claim_id", "id", ["a-10-1", "a-9-2", "a-9-1"], "a-9-1 a-9-2 a-10-1"],
  ["title", "title", ["Zürich", "Ågren", "agrarian", "Émigrés", "event 10", "event 9"], "3 2 4 6 5 1"],
  ["words", "words", ["", "1917", "in May", ""], "2 3 1 4"],
  ["-words", "words", ["", "1917", "in May", ""], "3 2 1 4"],
  ["theme", "theme", ["war", "economy", "war", "economy"], "2 4 1 3"],
  ["-theme", "theme", ["war", "economy", "war", "economy"], "1 3 2 4"],
  ["nonsense", "edtf", ["1917", "1902"], "2 1"],
];

for (const [sort, column, values, order] of SORTED) {
  test(`by “${sort}” ${values.join(", ")} stand in the order ${order}`, () => {
    assert.deepEqual(sortedIds(withCells(column, values), sort), order.split(" "));
  });
}

test("every column sorts all rows both ways", () => {
  const all = [...committed.id].sort();
  for (const name of VIEW_COLUMNS) for (const sort of [name, `-${name}`]) assert.deepEqual(sortedIds(committed, sort).sort(), all, sort);
});

test("rows alike stay in order of time, whichever way the column goes", () => {
  for (const sort of ["weight", "-weight"]) assert.deepEqual(sortedIds(claimsOf("1953", "1902", "1924"), sort), ["c1", "c2", "c0"]);
});

test("only the rows that pass the filters are sorted", () => {
  const titles = (rows: Iterable<number>) => [...rows].map((row) => committed.title[row]!);
  const found = titles(sortedRows(dataOf(committed), [7, 3, 100, 5], "-title"));
  const lower = (title: string) => title.toLowerCase();
  assert.deepEqual(found, titles([7, 3, 100, 5]).sort((a, b) => (lower(a) < lower(b) ? 1 : -1)));
});

const PRESSED: [Column, string, string][] = [
  ["when", "", "-when"],
  ["when", "-when", ""],
  ["when", "title", ""],
  ["title", "", "title"],
  ["title", "title", "-title"],
  ["title", "-title", "title"],
];

for (const [column, sort, next] of PRESSED) {
  test(`pressing ${column} while sorted by “${sort}” sorts by “${next}”`, () => assert.equal(pressedSort(column, sort), next));
}

test("the view has every column of the table, and the date in words", () => {
  assert.deepEqual([...VIEW_COLUMNS].sort(), ["when", ...COLUMNS].sort());
});

test("JSON holds the same rows with numbers and open sides", () => {
  const claims = { ...claimsOf("-0043-03-15", "../1917"), title: ['=1+"1"\n', ""], paragraph: [1, 12] };
  const [first, second] = JSON.parse(json(claims, [0, 1]));
  assert.deepEqual(Object.keys(first), COLUMNS);
  assert.deepEqual([first.title, first.edtf, first.earliest], ['=1+"1"\n', "-0043-03-15", "-0043-03-15"]);
  assert.deepEqual([second.paragraph, second.earliest, second.latest], [12, null, "1917-12-31"]);
});

test("no rows are still a header and a list", () => {
  assert.equal(csv(tableOf(0), []), `\ufeff${COLUMNS.join(",")}\r\n`);
  assert.deepEqual(JSON.parse(json(tableOf(0), [])), []);
});

const FORMULA = /^[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;
const SIGNS = [..."'=+-@\t\r\n ;,\"\u00a0\uff1d\uff0b\uff0d\uff20aé𝔘"];

test("any words come back from CSV, and no cell begins a formula, over 300 random rows", () => {
  const { among, whole } = chance(3);
  for (let round = 0; round < 300; round += 1) {
    const text = Array.from({ length: whole(1, 8) }, () => among(SIGNS)).join("");
    const written = csv(tableOf(1, { title: [text], claim: [text], words: [text] }), [0]);
    const [, row] = cells(written);
    assert.deepEqual([6, 7, 8].map((at) => row![at]), [text, text, text], JSON.stringify(text));
    const raw = /^(?:"((?:[^"]|"")*)"|([^,]*)),/.exec(written.split(",c0,").pop()!)!;
    for (const part of (raw[1] ?? raw[2])!.split(/[;\t\r\n]/)) assert.doesNotMatch(part, FORMULA); // as where those part cells
  }
});
