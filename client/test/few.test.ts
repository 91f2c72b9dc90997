/* A few claims fill the picture: in which order they try the rows of their lane. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { inTurn, levelsOf } from "../src/chart/few.ts";

test("a claim tries every row of its lane, however many there are", () => {
  for (let count = 1; count <= 9; count += 1) {
    const rows = Array.from({ length: count }, (_, at) => at);
    for (let rank = 0; rank < 12; rank += 1) assert.deepEqual([...inTurn(rows, rank)].sort(), rows, `${count} rows, rank ${rank}`);
  }
});

test("neighbours in time begin at different rows", () => {
  const rows = [0, 1, 2, 3, 4];
  for (let rank = 0; rank < 12; rank += 1) assert.notEqual(inTurn(rows, rank)[0], inTurn(rows, rank + 1)[0]);
});

test("rows are high, or there is no room for that", () => {
  assert.deepEqual([400, 180, 179, 108, 107].map(levelsOf), [5, 5, 3, 3, null]);
});
