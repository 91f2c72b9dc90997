/* What a link says, read with patience, and what is written into the address. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { format, panned, parse, reduce, zoomed } from "../src/model/state.ts";
import { scale, viewOf } from "../src/chart/scale.ts";
import type { State } from "../src/model/claims.ts";
import { committed } from "./committed.ts";
import { dataOf, day, looking } from "./given.ts";

const DATA = dataOf(committed);

const READ: [string, Partial<State>][] = [
  ["", {}],
  ["?nonsense=1&&=&source", {}],
  ["?source=nobody,munoz", { source: ["munoz"] }],
  ["?source=lenihan,munoz", {}],
  ["?from=1917&to=1921", { from: day("1917-01-01"), to: day("1921-12-31") }],
  ["?from=1921&to=1917-03-08", { from: day("1917-03-08"), to: day("1921-12-31") }],
  ["?from=1917-02-30&to=yesterday", {}],
  ["?from=-0043", { from: day("-0043-01-01") }],
  ["?from=44%20BC", { from: day("-0043-01-01") }],
  ["?words=%E0%A4%A", {}],
  ["?words=civil+war", { words: "civil war" }],
  ["?select=no-such-claim&scale=sideways", {}],
  ["?scale=true", { scale: "true" }],
];

for (const [query, changed] of READ) {
  test(`a link with “${query}” is read with patience: what it says wrongly is left out, the rest counts`, () => {
    assert.deepEqual(parse(query, DATA), looking(changed));
  });
}

test("with nothing chosen the address says nothing; otherwise the names come in one order", () => {
  assert.equal(format(looking()), "");
  const state = looking({ words: "a&b=c", source: ["x,y", "z"], scale: "true", to: day("1921-12-31") });
  assert.equal(format(state), "?source=x%2Cy,z&words=a%26b%3Dc&to=1921&scale=true");
});

test("a chip switches on and off, and with the last one on the facet filters nothing", () => {
  const press = (state: State, value: string) =>
    reduce(state, { type: "toggle", facet: "source", values: [value], known: ["a", "b"] });
  const one = press(looking(), "b");
  assert.deepEqual([one, press(one, "a"), press(one, "b")].map((state) => state.source), [["b"], [], []]);
});

for (const kind of ["elastic", "true"]) {
  test(`on the ${kind} scale a zoom keeps the point under the pointer, and time is never left`, () => {
    const all = scale(committed, kind);
    const under = (state: State) => viewOf(all, { ...state, width: 10_000 }).day(0.6 * 10_000);
    const zoom = (state: State, factor: number, at: number): State => ({ ...state, ...zoomed(all, state, factor, at) });
    let near = zoom(looking(), 3, 0.6);
    assert.ok(Math.abs(under(looking()) - under(near)) <= 60);
    const out = zoom(near, 0.1, 0.2);
    assert.deepEqual([out.from, out.to], [null, null]);
    const [left, right] = [panned(all, near, -99), panned(all, near, 99)];
    assert.ok(Math.abs(left.from! - Math.ceil(all.first)) <= 1);
    assert.ok(Math.abs(right.to! + 1 - Math.round(all.last)) <= 1);
    for (let i = 0; i < 60; i += 1) near = zoom(near, 3, 0.5);
    assert.ok(near.to! - near.from! + 1 >= 14);
  });
}
