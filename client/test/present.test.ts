/* The presentation: which claims, in which order, what stands beside one, and where it leads back to. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { beside, inPicture, placeOf, presented } from "../src/model/present.ts";
import { claimsOf, dataOf, sourceOf } from "./given.ts";
import { format, parse, reduce } from "../src/model/state.ts";
import { inTime } from "../src/model/select.ts";

const claims = {
  ...claimsOf("1917", "1921", "1918", "1917-11-07", "1924"),
  source: ["b", "b", "a", "a", "a"], paragraph: [4, 2, 9, 9, 3], start: [0, 0, 50, 10, 0],
  event: ["october", "nep", "war", "october", "death"],
};
const sources = [sourceOf("a"), sourceOf("b")];
const order = inTime(claims, [0, 1, 2, 3, 4]);
const starred = { ...claims, starred: [true, false, true, false, true] };

test("all that is shown is presented in order of time, or as the texts tell it, one after the other", () => {
  assert.deepEqual(presented(claims, sources, { order, sort: "" }), order);
  assert.deepEqual(presented(claims, sources, { order, sort: "told" }), [4, 3, 2, 1, 0]);
});

test("where something is starred, only that", () => {
  assert.deepEqual(presented(starred, sources, { order, sort: "" }), [0, 2, 4]);
  assert.deepEqual(presented(starred, sources, { order, sort: "told" }), [4, 2, 0]);
  assert.deepEqual(presented(starred, sources, { order: [3, 1], sort: "" }), [3, 1]);
});

test("the picture has the claims presented, and what else tells of their events", () => {
  assert.deepEqual([...inPicture(claims, Int32Array.from([0, 1, 2, 3, 4]), [0, 4])], [0, 3, 4]);
});

test("a claim has its place among those presented, another one the first", () => {
  assert.equal(placeOf(claims, [4, 3, 2], "c3"), 1);
  assert.equal(placeOf(claims, [4, 3, 2], "c0"), 0);
  assert.equal(placeOf(claims, [], "c0"), 0);
});

test("beside a claim stands what the others say of its event, and whether their dates cannot both be right", () => {
  const data = dataOf(claims, { sources: [sourceOf("a"), sourceOf("b"), sourceOf("c")] });
  const found = beside(data, 3);
  assert.deepEqual(found.map(({ source, rows, apart }) => [source.id, rows, apart]), [["b", [0], false], ["c", [], false]]);
  const other = dataOf({ ...claims, ...claimsOf("1916", "1921", "1918", "1917-11-07", "1924"), source: claims.source, event: claims.event }, { sources });
  assert.equal(beside(other, 3)[0]!.apart, true);
  const undated = dataOf({ ...other.claims, dated_by: ["reference", "text", "text", "text", "text"] }, { sources });
  assert.equal(beside(undated, 3)[0]!.apart, false);
});

test("its address holds the order and the claim, and leaving leads to the same place", () => {
  const data = dataOf(claims, { sources });
  const before = parse("?source=a&words=x&view=table&sort=-title&select=c3", data);
  const inside = reduce(reduce(before, { type: "view", view: "present" }), { type: "sort", sort: "told" });
  assert.equal(format(inside), "?source=a&words=x&view=present&sort=told&select=c3");
  const after = reduce(reduce(inside, { type: "select", id: "c4" }), { type: "place", view: "table", sort: "-title", part: [], read: "" });
  assert.equal(format(after), "?source=a&words=x&view=table&sort=-title&select=c4");
});
