/* Stars for a lesson: the filter, what a link carries, and what a lesson takes. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { corrected } from "../src/model/corrected.ts";
import { counts, loosened, select } from "../src/model/select.ts";
import { format, parse, reduce, starsGiven } from "../src/model/state.ts";
import { begin, lessonOf, starredIn, starring, starsIn, starsNamed, withOwnStars, withStars } from "../src/model/stars.ts";
import { NOTHING, begun, changed } from "../src/model/work.ts";
import { sourceOf, tableOf } from "./given.ts";
import type { Data } from "../src/model/claims.ts";

const ids = ["mill-2-1", "mill-2-2", "mill-10-1", "port-3-1", "port-4-1"];
const source = ["mill", "mill", "mill", "port", "port"];
const dataOf = (starred: boolean[], more: object = {}): Data => ({
  lang: "en", original: "en", words: {}, events: {}, eras: [], themes: [{ id: "work", label: "Work" }, { id: "war", label: "War" }],
  sources: [sourceOf("mill"), sourceOf("port")],
  claims: tableOf(5, { id: ids, source, starred, theme: ["work", "work", "war", "war", "war"], ...more }),
});
const plain = dataOf([false, false, false, false, false]);
const some = dataOf([false, true, true, true, false]);

test("the filter shows the starred alone, and is in the address", () => {
  const state = parse("?starred=1", some);
  assert.ok(state.starred);
  assert.deepEqual([...select(some.claims, state)], [1, 2, 3]);
  assert.equal(format(state), "?starred=1");
  assert.equal(format(reduce(state, { type: "starred", on: false })), "");
  assert.equal(format(reduce(state, { type: "clear" })), "");
  assert.ok(!parse("?starred=yes", some).starred);
});

test("its count says how many it would show beside the other filters", () => {
  assert.equal(counts(some.claims, parse("", some)).starred, 3);
  assert.equal(counts(some.claims, parse("?theme=war&starred=1", some)).starred, 2);
  assert.equal(counts(some.claims, parse("?starred=1", some)).theme.war, 2);
  assert.deepEqual(loosened(plain.claims, parse("?starred=1", plain)), [{ facet: "starred", count: 5 }]);
});

test("a link names the starred in few letters, and gives them back", () => {
  assert.equal(starsNamed(some.claims), "mill-2-2,-10-1,port-3-1");
  const back = withStars(plain, starsGiven(`?${starsIn(plain, some)}`));
  assert.deepEqual(back.claims.starred, some.claims.starred);
  assert.deepEqual(plain.claims.starred, [false, false, false, false, false]);
});

test("any choice comes back, whatever the ids look like", () => {
  const odd = ["a,b", "-1", "x y", "ä-1", "ä-2"];
  const sources = ["a", "x", "x", "ä", "ä"];
  for (let set = 0; set < 32; set += 1) {
    const starred = odd.map((_, at) => Boolean(set & (1 << at)));
    const empty = dataOf(odd.map(() => false), { id: odd, source: sources });
    const given = dataOf(starred, { id: odd, source: sources });
    assert.deepEqual(withStars(empty, starsGiven(`?x=1&stars=${starsNamed(given.claims)}`)).claims.starred, starred);
  }
});

test("a link says nothing of stars that everybody gets, and says so where they were taken away", () => {
  assert.equal(starsIn(some, some), "");
  assert.equal(starsIn(some, plain), "stars=");
  assert.equal(withStars(some, starsGiven("?stars=")).claims.starred.includes(true), false);
  assert.equal(withStars(some, starsGiven("?source=mill")), some);
  assert.equal(starredIn(withStars(some, starsGiven("?stars=nobody-1,-2")).claims), 0);
});

test("a star is set and taken away; where nothing is different from before, there is no work", () => {
  const star = (data: Data, work = NOTHING, id = "mill-10-1") => starring(work, data.claims, corrected(data, work).claims, id);
  const set = star(plain);
  assert.deepEqual(corrected(plain, set).claims.starred, [false, false, true, false, false]);
  assert.ok(!begun(star(plain, set)));
  const off = star(some);
  assert.deepEqual(corrected(some, off).claims.starred, [false, true, false, true, false]);
  assert.ok(!begun(star(some, off)));
});

test("a lesson is about the starred of the rows, or all where none is", () => {
  assert.deepEqual([...lessonOf(some.claims, [0, 1, 2])], [1, 2]);
  assert.deepEqual([...lessonOf(some.claims, [0, 4])], [0, 4]);
});

test("a link that names other stars shows those alone, and one's own are laid aside with nothing of them lost", () => {
  const own = starring(changed(NOTHING, "port-4-1", { title: "Another port" }), plain.claims, plain.claims, "mill-2-1");
  const begun = begin(plain, own, ["port-3-1"]);
  const shown = corrected(begun.came, begun.work).claims;
  assert.equal(starsNamed(shown), "port-3-1");
  assert.equal(shown.title[4], "Another port", "corrections are no stars");
  assert.deepEqual(begun.aside, { "mill-2-1": true });
  assert.deepEqual(withOwnStars(begun.work, begun.aside!), own);
});

test("what is starred on a link's page is not mixed with one's own", () => {
  const own = starring(NOTHING, plain.claims, plain.claims, "mill-2-1");
  const { came, work, aside } = begin(plain, own, ["port-3-1"]);
  const more = starring(work, came.claims, came.claims, "port-4-1");
  assert.equal(starsNamed(corrected(came, more).claims), "port-3-1,-4-1");
  assert.deepEqual(withOwnStars(more, aside!), own);
});

test("one's own page comes again as it was: where the address names no stars, and where it names one's own", () => {
  const own = starring(NOTHING, some.claims, some.claims, "mill-2-2");
  for (const given of [undefined, ["mill-10-1", "port-3-1"]]) {
    const { came, work, aside } = begin(some, own, given);
    assert.equal(came, some);
    assert.equal(work, own);
    assert.equal(aside, null);
  }
});

test("a link without any star shows none", () => {
  const own = starring(NOTHING, some.claims, some.claims, "port-4-1");
  const { came, work } = begin(some, own, []);
  assert.equal(starredIn(corrected(came, work).claims), 0);
});
