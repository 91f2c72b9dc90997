/* The exercise as values: what a round becomes by moving, checking, trying again and asking for the answer. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { checked, dealt, eitherOrder, fair, moved, placeFor, retried, revealed, score, titleOf, verdict } from "../src/model/predict.ts";
import { claimsOf, rowsOf } from "./given.ts";

const claims = claimsOf("1901", "1911", "1921", "1931");
const shown = [0, 1, 2, 3];
const lying = (...order: number[]) => ({ ...dealt(claims, shown, 0), order });

test("a round has every card once, in an order that is not right, and no date is shown", () => {
  const game = dealt(claims, shown, 0);
  assert.deepEqual([...game.order].sort(), shown);
  assert.notDeepEqual(game.order, shown);
  assert.deepEqual([game.phase, game.known.size, game.off.length, game.more], ["sorting", 0, 0, false]);
});

test("what the filters leave may be too little for a round", () => {
  assert.deepEqual(dealt(claims, [0, 1], 0).order, []);
});

test("with more claims than cards another round deals others", () => {
  const many = claimsOf(...Array.from({ length: 12 }, (_, at) => String(1800 + 10 * at)));
  const rows = Array.from({ length: 12 }, (_, at) => at);
  const [first, second] = [dealt(many, rows, 0), dealt(many, rows, 1)];
  assert.ok(first.more);
  assert.ok(second.order.every((row) => !first.order.includes(row)));
});

test("a card goes to its new place, at the most to an end", () => {
  assert.deepEqual(moved(lying(3, 0, 1, 2), 0, 2).order, [0, 1, 3, 2]);
  assert.deepEqual(moved(lying(3, 0, 1, 2), 2, -5).order, [1, 3, 0, 2]);
  assert.deepEqual(moved(lying(3, 0, 1, 2), 0, 9).order, [0, 1, 2, 3]);
  assert.equal(placeFor(lying(3, 0, 1, 2), 9), 3);
});

test("checking shows the dates of the cards that lie right, and how far off the others are", () => {
  const game = checked(claims, lying(0, 1, 3, 2));
  assert.equal(game.phase, "checked");
  assert.deepEqual([...game.known], [0, 1]);
  assert.equal(score(game), 2);
  assert.deepEqual([0, 1, 2, 3].map((at) => verdict(game, at)), [0, 0, -1, 1]);
});

test("a move takes the verdicts away and leaves what is known; one to its own place changes nothing", () => {
  const game = checked(claims, lying(0, 1, 3, 2));
  assert.equal(moved(game, 1, 1), game);
  const after = moved(game, 3, 2);
  assert.deepEqual([after.phase, [...after.known], verdict(after, 2)], ["sorting", [0, 1], null]);
  assert.deepEqual([...retried(game).known], [0, 1]);
});

test("with all in their places the round is over, and the verdicts stay", () => {
  const game = checked(claims, lying(0, 1, 2, 3));
  assert.deepEqual([game.phase, game.known.size, verdict(game, 3)], ["open", 4, 0]);
});

test("the answer is the right order with all dates, and says of no card how far off it was", () => {
  const game = revealed(claims, lying(3, 2, 1, 0));
  assert.deepEqual(game.order, [0, 1, 2, 3]);
  assert.deepEqual([game.phase, game.known.size, verdict(game, 0)], ["open", 4, null]);
});

test("of two dates that overlap either may come first", () => {
  assert.ok(!eitherOrder(claims, lying(0, 1, 2, 3)));
  assert.ok(eitherOrder(claimsOf("1901", "1911", "1911-05"), lying(0, 1, 2)));
});

test("a title is told without its dates", () => {
  const titled = { ...claims, source: ["a"], start: [0], end: [9], words: ["in 1901"], n: 1, title: ["Bread riots of 1901"], claim: [""] };
  assert.equal(titleOf(titled, 0), "Bread riots of …");
});

test("of many claims those whose passage names two dates are not dealt; where too few are left, all are", () => {
  const dates = Array.from({ length: 12 }, (_, at) => `${1900 + 5 * at}`);
  const claims = { ...claimsOf(...dates), words: dates, claim: dates.map((date, at) => (at % 2 ? `It came in ${date}.` : `It came in ${date} and again in 1999.`)) };
  assert.deepEqual([...fair(claims, rowsOf(claims))], [1, 3, 5, 7, 9, 11]);
  assert.deepEqual([...fair(claims, [0, 1, 2, 3])], [0, 1, 2, 3]);
});

test("a claim whose passage tells several dates is dealt only where there are no others", () => {
  const many = claimsOf(...Array.from({ length: 10 }, (_, at) => String(1800 + 10 * at)));
  const rows = rowsOf(many);
  Object.assign(many, { start: rows.map((row) => 10 * row), end: rows.map((row) => 10 * row + 9), words: rows.map((row) => many.when[row]) });
  [many.start[1], many.end[1]] = [many.start[0]!, many.end[0]!]; // one sentence tells the first two
  const order = dealt(many, rows, 0).order;
  assert.equal(order.length, 8);
  assert.ok(!order.includes(0) && !order.includes(1), order.join());
});
