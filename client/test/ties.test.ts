/* Lines behind the chart's words. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { cut } from "../src/chart/ties.ts";

type Four = [number, number, number, number];
const box: Four = [10, 10, 20, 5];

test("a line has a gap where it runs through a box, and none where it passes or ends before it", () => {
  assert.equal(cut([0, 0, 40, 25], [box]), "M0 0L16 10M24 15L40 25");
  assert.equal(cut([20, 0, 20, 40], [box]), "M20 0L20 10M20 15L20 40");
  for (const line of [[20, 0, 20, 9], [0, 20, 40, 20], [0, 0, 40, 60]] as Four[]) {
    assert.equal(cut(line, [box]), `M${line[0]} ${line[1]}L${line[2]} ${line[3]}`);
  }
});

test("gaps that meet are one, and of a line within a box nothing is left", () => {
  assert.equal(cut([20, 0, 20, 40], [[10, 20, 20, 5], box, [10, 14, 20, 7]]), "M20 0L20 10M20 25L20 40");
  assert.equal(cut([12, 11, 18, 14], [box]), "");
});
