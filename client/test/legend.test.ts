/* A legend explains what is in the picture, and only that. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { arrange } from "../src/chart/arrange.ts";
import { signsIn, signsOf, type Sign } from "../src/chart/legend.ts";
import { scale } from "../src/chart/scale.ts";
import type { Claims } from "../src/model/claims.ts";
import { day, dated, measure, rowsOf, sourceOf, speaking, tableOf } from "./given.ts";

speaking("en");

const columns = ["earliest", "latest", "precision", "approximate", "uncertain"] as const;

/** Claims of one text on some dates. */
function told(dates: string[], more: Partial<Claims> = {}): Claims {
  const days = dates.map(dated);
  const said = Object.fromEntries(columns.map((name) => [name, days.map((one) => one[name])]));
  return tableOf(dates.length, { title: dates, ...said, ...more });
}

function drawn(claims: Claims, { height = 300, kind = "true" } = {}): Sign[] {
  const asked = { scale: scale(claims, kind), width: 800, height, measure, sources: [sourceOf("a")] };
  return [...signsIn(arrange(claims, rowsOf(claims), asked))].sort();
}

test("each kind of mark is named where it is drawn", () => {
  assert.deepEqual(drawn(told(["1917-03-08"])), ["day"]);
  assert.deepEqual(drawn(told(["1917/1919"])), ["period"]);
  assert.deepEqual(drawn(told(["1917-03-08~"])), ["soft"]);
  assert.deepEqual(drawn(told(["1917~/1919~"])), ["period", "soft"]);
  assert.deepEqual(drawn(told(["1917/.."])), ["open", "period"]);
  assert.deepEqual(drawn(told(["1917"], { stands: [day("1917-07-02")] })), ["within"]);
});

test("so are passages, weight, an editor's bars, strokes without a label, and changes of scale", () => {
  assert.deepEqual(drawn(told(["1917-03-08", "1917-03-08"], { event: ["e", "e"] })), ["day", "passages"]);
  assert.deepEqual(drawn(told(["1917-03-08"], { weight: [3] })), ["bold", "day"]);
  assert.deepEqual(drawn(told(["1917/1919"], { dated_by: ["editor"] })), ["noted", "period"]);
  assert.deepEqual(drawn(told(["1917-03-08"], { dated_by: ["editor"] })), ["day"], "a dot's core is explained by the choice of the way of dating");
  const crowded = told(Array.from({ length: 40 }, (_, at) => `1917-03-${String(1 + (at % 28)).padStart(2, "0")}`));
  assert.ok(drawn(crowded, { height: 160 }).includes("waiting"));
  const busy = told([...Array.from({ length: 30 }, (_, at) => `1917-${String(1 + (at % 12)).padStart(2, "0")}`), "1850", "1999"]);
  assert.ok(drawn(busy, { kind: "elastic" }).includes("turns"));
  assert.ok(!drawn(busy).includes("turns"));
});

test("one claim changes no scale", () => {
  assert.deepEqual(drawn(told(["1989-11-09"]), { kind: "elastic" }), ["day"]);
});

test("a list has the signs of the claims that it lists", () => {
  const claims = told(["1917-03-08", "1917/1919", "1920~"]);
  assert.deepEqual([...signsOf(claims, [0])], ["day"]);
  assert.deepEqual([...signsOf(claims, [1, 2])].sort(), ["period", "soft"]);
});
