/* What is said: forms of a number, a snippet for another page, and a claim without its date. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { say } from "../src/model/say.ts";
import { snippet } from "../src/panels/snippet.ts";
import { withoutDates } from "../src/model/hide.ts";
import { committed } from "./committed.ts";
import { rowsOf, speaking, tableOf } from "./given.ts";

const NUMBERS: [string, number, string][] = [
  ["en", 1, "1 dated claim"],
  ["en", 0, "0 dated claims"],
  ["en", 1204, "1,204 dated claims"],
  ["de", 1, "1 datierte Aussage"],
  ["de", 1204, "1.204 datierte Aussagen"],
];

for (const [lang, n, told] of NUMBERS) {
  test(`of ${n} the page says ${told}, as Python does (tests/test_i18n.py)`, () => {
    speaking(lang);
    assert.equal(say("page.claims", { n }), told);
  });
}

test("an unknown key is an error of ours", () => {
  speaking("en");
  assert.throws(() => say("page.no_such_words"), /no words for page\.no_such_words/);
});

test("a title is text in the snippet", () => {
  const code = snippet({ frame: "http://x/embed?a=1&b=2", page: "http://x/", title: '"<b>', height: 480, words: "<i>" });
  assert.ok(code.includes('src="http://x/embed?a=1&amp;b=2"'));
  assert.ok(code.includes('title="&quot;&lt;b&gt;"'));
  assert.ok(code.includes("&lt;i&gt;</a>"));
});

type Pieces = ReturnType<typeof withoutDates>["claim"];
const left = (pieces: Pieces) => pieces.map((piece) => (piece.hidden ? "…" : piece.text)).join("");

const HIDDEN: [string, string, string][] = [
  ["On 7 November 1917 it fell.", "", "On … it fell."],
  ["On November 7, 1917, it fell.", "", "On …, it fell."],
  ["From 7-8 November it fell.", "", "From … it fell."],
  ["In the 1920s and 1937-8.", "", "In the … and …."],
  ["In 1918–21, not 1,500 men.", "", "In …, not 1,500 men."],
  ["In 44 BC, or AD 14.", "", "In …, or …."],
  ["The nineteenth century, the 20th-century kind.", "", "The …, the … kind."],
  ["It was 100 years ago.", "", "It was …."],
  ["The October Revolution of that year.", "that year", "The October Revolution of …."],
  ["Order No. 1 of the year 300.", "", "Order No. 1 of the year 300."],
  ["(a+b) twice (a+b)", "(a+b)", "… twice …"],
  ["", "", ""],
];

for (const [text, words, wanted] of HIDDEN) {
  test(`without its date “${text}” is “${wanted}”`, () => {
    const { claim } = withoutDates(tableOf(1, { claim: [text], words: [words], end: [9] }), 0);
    assert.equal(left(claim), wanted);
    assert.equal(claim.map((piece) => piece.text).join(""), text);
  });
}

test("no year of the committed table is left", () => {
  for (const row of rowsOf(committed)) {
    const { title, claim } = withoutDates(committed, row);
    for (const pieces of [title, claim]) assert.doesNotMatch(left(pieces), /1917|1921|1924/);
  }
});
