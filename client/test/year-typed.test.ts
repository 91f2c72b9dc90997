/* What may be typed into the fields for years, and where the lines between equal events run. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { writeDay } from "../src/model/state.ts";
import { yearTyped } from "../src/model/year-typed.ts";
import { speaking } from "./given.ts";

const SPANS: [string, string, string | null, string | null][] = [
  ["en", "1917", "1917-01-01", "1917-12-31"],
  ["en", "1920s", "1920-01-01", "1929-12-31"],
  ["en", "early 1930s", "1930-01-01", "1933-12-31"],
  ["en", "44 BC", "-0043-01-01", "-0043-12-31"],
  ["de", "1920er", "1920-01-01", "1929-12-31"],
  ["de", "Okt 1917", "1917-10-01", "1917-10-31"],
  ["en", "19xy", null, null],
  ["en", "", null, null],
];

for (const [lang, text, first, last] of SPANS) {
  test(`${text || "nothing"} in a field for years, ${lang}: ${first} to ${last}`, () => {
    speaking(lang);
    const days = [false, true].map((end) => yearTyped(text, end)).map((day) => (day === null ? null : writeDay(day, null)));
    assert.deepEqual(days, [first, last]);
  });
}
