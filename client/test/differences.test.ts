/* What texts that date one event alike tell differently, read from their words. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { figures } from "../src/model/differences.ts";

const READ: [string, string, [string, number][]][] = [
  ["Forty people drowned.", "", [["peopl", 40]]],
  ["It cost 1,300 lives.", "", [["lives", 1300]]],
  ["Eight thousand women marched.", "", [["women", 8000]]],
  ["Two hundred and fifty houses burned.", "", [["house", 250]]],
  ["Some 1.3 million men served.", "", [["men", 1.3e6]]],
  ["A hundred of them and twenty-five ships were lost.", "", [["ships", 25]]],
  ["Three days later the wall gave way.", "", []],
  ["In 1837 it gave way, on 9 January, after two years.", "1837", []],
  ["A law was passed.", "", []],
];

for (const [passage, date, wanted] of READ) {
  test(`"${passage}" has the figures ${JSON.stringify(wanted)}`, () => assert.deepEqual([...figures(passage, date)], wanted));
}
