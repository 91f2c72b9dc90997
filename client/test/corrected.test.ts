/* The data as a reader corrected them: added claims in their places, dates by an editor, texts with the rows that there are. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { corrected } from "../src/model/corrected.ts";
import { correctedTexts } from "../src/model/corrected-texts.ts";
import { NOTHING, beginning, changed, did, judged, takenBack, undone, withClaim, type Added, type Change, type Work } from "../src/model/work.ts";
import { committed } from "./committed.ts";
import { chance, claimsOf, dataOf, speaking } from "./given.ts";
import type { Claims, Data } from "../src/model/claims.ts";
import type { Reading } from "../src/model/runs.ts";

speaking("en");

const claims: Claims = { ...claimsOf("1917", "1918-03-03", "1921"), source: ["a", "a", "b"], start: [10, 60, 5], end: [40, 90, 30], theme: ["war", "peace", "war"] };
const data = dataOf(claims);
const added: Added = { id: "new", source: "a", paragraph: 2, start: 45, end: 58, claim: "A mill burnt.", title: "Fire at the mill", date: "March 1919", theme: "mills", event: "new" };

/** Each claim by itself, so that two tables can be compared whatever their columns. */
const rows = (all: Claims) => all.id.map((_, row) => Object.fromEntries(Object.entries(all).filter(([, column]) => Array.isArray(column)).map(([name, column]) => [name, column[row]])));

test("an added claim stands where its text tells it, is dated by an editor, and brings its theme", () => {
  const { claims: now, themes } = corrected(data, withClaim(NOTHING, added));
  assert.deepEqual(now.id, ["c0", "new", "c1", "c2"]);
  assert.equal(now.n, 4);
  const own = rows(now)[1]!;
  assert.equal(own.dated_by, "editor");
  assert.equal(own.edtf, "1919-03");
  assert.equal(own.when, "March 1919");
  assert.equal(own.edited, true);
  assert.ok(own.stands! > own.earliest! && own.stands! < own.latest!);
  assert.deepEqual(themes.map(({ id }) => id), ["war", "peace", "mills"]);
  for (const [name, column] of Object.entries(now)) if (Array.isArray(column)) assert.ok(column.length === 4 && !column.includes(undefined), name);
});

test("of a text that makes no claims before it, an added claim comes first or last", () => {
  const first = corrected(data, withClaim(NOTHING, { ...added, start: 2 })).claims.id;
  assert.deepEqual(first, ["new", "c0", "c1", "c2"]);
  const last = corrected(data, withClaim(NOTHING, { ...added, source: "b", start: 99 })).claims.id;
  assert.deepEqual(last, ["c0", "c1", "c2", "new"]);
});

test("what cannot be shown is left out: a claim of a text that is not here, or with a date that is none", () => {
  for (const wrong of [{ ...added, source: "z" }, { ...added, date: "soon" }]) assert.equal(corrected(data, withClaim(NOTHING, wrong)).claims, data.claims);
});

test("a corrected date is an editor's, and nothing of the old one is left", () => {
  const told: Data = { ...data, claims: { ...claims, words: ["1917", "", ""], old: ["1917 O.S.", "", ""], check: ["Another date.", "", ""] } };
  const [first, second] = rows(corrected(told, changed(NOTHING, "c0", { date: "7 Nov 1917" })).claims);
  const { edtf, when, dated_by: by, words, old, check, precision, earliest, latest } = first as Record<string, unknown>;
  assert.deepEqual([edtf, when, by, words, old, check, precision], ["1917-11-07", "7 November 1917", "editor", "", "", "", "day"]);
  assert.equal(earliest, latest);
  assert.deepEqual([second!.dated_by, second!.edited], ["text", false]);
});

test("a claim that joins an event of our list is drawn at its day", () => {
  const october = { title: "October", when: "", edtf: "1917-11-07", calendar: "", summary: "", article: "" };
  const known: Data = { ...data, events: { october } };
  const { stands, lent, earliest } = corrected(known, changed(NOTHING, "c0", { event: "october" })).claims;
  assert.equal(lent[0], true);
  assert.ok(stands[0]! > earliest[0]!);
});

test("a star corrects nothing", () => {
  assert.deepEqual(corrected(data, changed(NOTHING, "c0", { starred: true })).claims.edited, [false, false, false]);
  for (const starred of [true, false]) assert.deepEqual(takenBack(changed(NOTHING, "c0", { starred, title: "x" }), "c0").changes, { c0: { starred } });
});

test("marks in a text name the rows that there are now", () => {
  const text = "A b c d e f g h i j 1917 k l m n o p q r s t u v w x y z 1919 .";
  const mark = (start: number, end: number, found: number[]): Reading["marks"][number] => [start, end, "date", "", "", "", "", "text", found];
  const reading: Reading = { kind: "essay", text, blocks: [], marks: [mark(20, 24, [0]), mark(57, 61, []), mark(61, 62, [1])] };
  const work = withClaim(changed(NOTHING, "c0", { dropped: true }), { ...added, start: 50, end: 63 });
  const { claims: now } = corrected(data, work);
  const found = correctedTexts({ a: reading }, data.claims, now).a!.marks;
  assert.deepEqual(now.id, ["new", "c1", "c2"]);
  assert.deepEqual(found.map((one) => one[8]), [[], [0], [1]]);
  assert.equal(found[1]![7], "editor");
});

test("an added claim without a date in its passage is marked on its words", () => {
  const reading: Reading = { kind: "essay", text: "x".repeat(100), blocks: [], marks: [] };
  const { claims: now } = corrected(data, withClaim(NOTHING, added));
  assert.deepEqual(correctedTexts({ a: reading }, data.claims, now).a!.marks.map((one) => [one[0], one[1], one[8]]), [[45, 58, [1]]]);
});

test("whatever is changed, once all is undone the data are the very same, and so are they while all of it is done again", () => {
  const all = dataOf(committed);
  const before = JSON.stringify(all);
  for (let seed = 0; seed < 16; seed += 1) {
    const by = chance(seed);
    const source = () => by.among(all.sources).id;
    const id = () => by.among([...all.claims.id.slice(0, 20), "new-1", "new-2"]);
    const dates = ["1917", "7 Nov 1917", "44 BC", "1918-03", "never"];
    let made = 0;
    const steps: ((work: Work) => Work)[] = [
      (work) => changed(work, id(), { title: `Title ${by.whole(0, 9)}`, date: by.among(dates) } as Change),
      (work) => changed(work, id(), { theme: by.among(["war", "a new one"]), event: by.among(all.claims.event) }),
      (work) => changed(work, id(), { dropped: true }),
      (work) => changed(work, id(), { starred: by.yes(0.5), remark: "Why?" }),
      (work) => withClaim(work, { ...added, id: `new-${(made += 1)}`, source: source(), start: by.whole(0, 9000), date: by.among(dates) }),
      (work) => judged(work, by.among(all.claims.event), by.yes(0.3) ? null : { kind: "contradicts", why: "" }),
      (work) => takenBack(work, id()),
    ];
    let history = beginning();
    for (let step = 0; step < 20; step += 1) history = did(history, by.among(steps)(history.now));
    const done = corrected(all, history.now);
    const { claims: now } = done;
    for (const [name, column] of Object.entries(now)) if (Array.isArray(column)) assert.equal(column.length, now.n, name);
    assert.equal(new Set(now.id).size, now.n);
    let back = history;
    while (back.past.length) back = undone(back);
    assert.equal(corrected(all, back.now), all);
    assert.equal(JSON.stringify(corrected(all, history.now)), JSON.stringify(done));
  }
  assert.equal(JSON.stringify(all), before);
});
