/* Claims to put in order, as values: which are dealt, and what counts as a right order. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { deal, judged } from "../src/model/ordering.ts";
import { parse } from "../src/model/state.ts";
import { select } from "../src/model/select.ts";
import { committed } from "./committed.ts";
import { claimsOf, dataOf, rowsOf as all } from "./given.ts";

function permutations(items: number[]): number[][] {
  return items.length < 2 ? [items] : items.flatMap((one) => permutations(items.filter((other) => other !== one)).map((rest) => [one, ...rest]));
}

test("two rounds of eleven claims have no card in common; then the first comes again", () => {
  const claims = claimsOf(...Array.from({ length: 11 }, (_, at) => String(1900 + at)));
  const dealt = (round: number) => deal(claims, all(claims), round);
  const [first, second, third] = [dealt(0), dealt(1), dealt(2)];
  assert.equal(first.length, 8);
  assert.equal(second.length, 3);
  assert.ok(!first.some((row) => second.includes(row)));
  assert.deepEqual(third, first);
});

test("what has no order is no exercise: too few, all at one time, or without an end", () => {
  const none = [[], ["1917"], ["1917", "1918"], ["1917", "1917-03", "1917~"], ["../1917", "1918/..", "1919/..", "1920"]];
  for (const dates of none) assert.deepEqual(deal(claimsOf(...dates), all(claimsOf(...dates))), [], dates.join());
});

test("ten thousand claims are dealt at once", () => {
  const claims = claimsOf(...Array.from({ length: 10_000 }, (_, at) => `${1000 + (at % 1000)}-${String((at % 12) + 1).padStart(2, "0")}`));
  const began = performance.now();
  assert.equal(deal(claims, all(claims), 3).length, 8);
  assert.ok(performance.now() - began < 2000);
});

test("where dates are apart there is one right order", () => {
  const claims = claimsOf("1917", "1918", "1919", "1920");
  for (const order of permutations([0, 1, 2, 3])) assert.deepEqual(judged(claims, order), order.map((row, place) => place - row));
});

const OVERLAPPING: [string[], number[], number[]][] = [
  [["1917", "1917-03", "1920"], [1, 0, 2], [0, 0, 0]], // March 1917 and 1917: either
  [["1917", "1917-03", "1920"], [0, 1, 2], [0, 0, 0]],
  [["1917/1921", "1917-03", "1920-05"], [1, 0, 2], [0, 0, 0]],
  [["1917/1921", "1917-03", "1920-05"], [2, 0, 1], [-2, 0, 2]], // the period stays where it is
  [["1927~", "1928", "1930"], [1, 0, 2], [0, 0, 0]], // about 1927 settles nothing against 1928
  [["1927", "1928", "1930"], [1, 0, 2], [-1, 1, 0]],
  [["1927?", "1929", "1930"], [1, 0, 2], [-1, 1, 0]], // and perhaps 1927 does against 1929
  [["1927-03~", "1927-04", "1927-06"], [1, 0, 2], [0, 0, 0]],
  [["1917", "1918", "1919", "1917/1919"], [2, 3, 0, 1], [-3, 0, 2, 1]],
];

for (const [dates, order, off] of OVERLAPPING) {
  test(`of ${dates.join(", ")} in the order ${order.join()} cards are off by ${off.join()}`, () => {
    assert.deepEqual(judged(claimsOf(...dates), order), off);
  });
}

test("the nearest right order is right and nearest, against all orders of five cards", () => {
  const claims = claimsOf("1917", "1917-05/1918", "1918~", "1919-02", "1920");
  const bounds = claims.earliest.map((day, row): [number, number] => [day!, claims.latest[row]!]);
  bounds[2] = [bounds[2]![0] - 366, bounds[2]![1] + 366];
  const orders = permutations([0, 1, 2, 3, 4]);
  const right = orders.filter((order) => !order.some((a, at) => order.slice(at + 1).some((b) => bounds[b]![1] < bounds[a]![0])));
  assert.ok(right.length > 1);
  const sum = (numbers: number[]) => numbers.reduce((total, one) => total + Math.abs(one), 0);
  for (const order of orders) {
    const least = Math.min(...right.map((one) => sum(order.map((row, at) => at - one.indexOf(row)))));
    assert.equal(sum(judged(claims, order)), least);
  }
});

for (const link of ["", "source=munoz&from=1917&to=1921", "theme=war", "source=lenihan", "from=1917-10&to=1917-12"]) {
  test(`the cards of ${link || "all claims"} are few, of different events, apart in time, in no order, and always the same`, () => {
    const rows = [...select(committed, parse(link, dataOf(committed)))];
    const dealt = [0, 0, 1].map((round) => deal(committed, rows, round));
    assert.deepEqual(dealt[0], dealt[1]);
    for (const cards of dealt) {
      assert.ok(cards.length >= 3 && cards.length <= 8);
      assert.ok(cards.every((row) => rows.includes(row)));
      assert.equal(new Set(cards.map((row) => committed.event[row])).size, cards.length);
      const days = cards.map((row): [number, number] => [committed.earliest[row]!, committed.latest[row]!]).sort((a, b) => a[0] - b[0]);
      days.slice(1).forEach(([first], at) => assert.ok(days[at]![1] < first));
      assert.ok(judged(committed, cards).some((off) => off !== 0));
    }
  });
}
