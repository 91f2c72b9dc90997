/* What the card says of another essay's date: only two dates that the essays give themselves can disagree. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { agreement } from "../src/model/agreement.ts";
import type { DatedBy } from "../src/model/claims.ts";
import { claimsOf, speaking } from "./given.ts";

const SAID: [string, string[], string][] = [
  ["text 1918", ["text 1918"], "tells it too, with the same date"],
  ["text 1918", ["reference 1918"], "tells it too, without a date (our list of events has 1918)"],
  ["text 1917", ["reference 1917-11-07/1917-11-08"], "tells it too, without a date (our list of events has 1917-11-07/1917-11-08)"],
  ["reference 1918/1921", ["reference 1918/1921"], "tells it too, without a date (our list of events has 1918/1921)"],
  ["reference 1953-03-05", ["text 1953"], "tells it too, and gives the date: 1953"],
  ["text 1918", ["editor 1917"], "tells it too, without a date (an editor's note has 1917)"],
  ["editor 1918", ["context 1917"], "tells it too, and gives the date: 1917"],
  ["text 1953", ["text 1953-03-05"], "tells it too, dated more exactly: 1953-03-05"],
  ["context 1953-03-05", ["text 1953"], "tells it too, dated less exactly: 1953"],
  ["text 1917/1920", ["text 1919/1922"], "tells it too; the dates overlap: 1919/1922"],
  ["text 1917", ["text 1918"], "gives another date: 1918"],
  ["text 1917~", ["text 1918"], "tells it too; the dates overlap: 1918"],
  ["text 1917~", ["text 1920"], "gives another date: 1920"],
  ["text 1917", ["context ../1916"], "gives another date: ../1916"],
  ["text 1917", ["text 1916/.."], "tells it too, dated less exactly: 1916/.."],
  ["text 1917", ["text 1918", "text 1917-11"], "tells it too, dated more exactly: 1917-11"],
  ["text 1917", ["reference 1918", "text 1917"], "tells it too, with the same date"],
];

for (const [ours, others, says] of SAID) {
  test(`of ${ours}, an essay with ${others.join(" and ")} ${says}`, () => {
    speaking("en");
    const rows = [ours, ...others].map((one) => one.split(" ") as [DatedBy, string]);
    const claims = { ...claimsOf(...rows.map(([, date]) => date)), dated_by: rows.map(([way]) => way) };
    assert.equal(agreement(claims, 0, others.map((_, at) => at + 1)), says);
  });
}
