/* Lines behind the chart's words. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { cut, tiesAsItems } from "../src/chart/ties.ts";

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

test("for a picture that leaves the page ties are outlines: grounds, dashes with gaps, and a needle that ends at the axis", () => {
  const grounds: Four[] = [[10, 10, 40, 15]];
  const needle = { ends: [20, 20, 20, 100] as Four, path: cut([20, 20, 20, 100], [[0, 50, 60, 16]]) };
  const items = tiesAsItems({ grounds, lines: cut([0, 0, 30, 40], []), needle }, { colour: "#a00000", ink: "#000000" });
  const [ground, dashes, pinned] = items.map((item) => (item.kind === "path" ? item.outlines : []));
  assert.deepEqual(ground, [[10, 10, 50, 10, 50, 25, 10, 25]]);
  assert.equal(dashes!.length, 10, "50 pixels, a dash every 5");
  const heights = pinned!.slice(0, 2).map((outline) => outline.filter((_, i) => i % 2));
  assert.deepEqual(heights.map((some) => [Math.min(...some), Math.max(...some)]), [[20, 50], [66, 100]], "it leaves words free");
  assert.ok(pinned!.some((outline) => outline.at(-1) === 100 && outline.length === 6), "its point touches the axis");
  assert.deepEqual(tiesAsItems({ grounds: [], lines: "" }, { colour: "#a00000", ink: "#000000" }).flatMap((item) => (item.kind === "path" ? item.outlines : [])), []);
});
