/* The reader's work: what is changed, undone and done again, and the data with it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { corrected } from "../src/model/corrected.ts";
import { NOTHING, beginning, begun, changed, did, redone, undone, withClaim, type Added, type History, type Work } from "../src/model/work.ts";
import { tableOf } from "./given.ts";
import type { Data, Source } from "../src/model/claims.ts";

const source: Source = { id: "a", label: "Keller 2019", name: "Keller", title: "Mills", author: "Anna Keller", published: "2019", kind: "essay", words: 900, read: true };
const data: Data = { lang: "en", original: "en", words: {}, claims: tableOf(3), events: {}, sources: [source], themes: [], eras: [] };
const added: Added = { id: "new", source: "a", paragraph: 1, start: 0, end: 9, claim: "A strike.", title: "Strike", date: "1888", theme: "", event: "strike" };

test("a change is put to its claim alone, and what came stays as it was", () => {
  const work = changed(changed(NOTHING, "c1", { title: "The mill burns", starred: true }), "c2", { remark: "Why?" });
  const { claims } = corrected(data, work);
  assert.deepEqual(claims.title, ["", "The mill burns", ""]);
  assert.deepEqual(claims.starred, [false, true, false]);
  assert.deepEqual(claims.remark, ["", "", "Why?"]);
  assert.deepEqual(data.claims.title, ["", "", ""]);
});

test("a dropped claim is in no column", () => {
  const { claims } = corrected(data, changed(NOTHING, "c1", { dropped: true }));
  assert.equal(claims.n, 2);
  for (const [name, column] of Object.entries(claims)) if (Array.isArray(column)) assert.equal(column.length, 2, name);
  assert.deepEqual(claims.id, ["c0", "c2"]);
});

test("a source is called by the name that a reader gives it", () => {
  const [named] = corrected(data, { ...NOTHING, names: { a: "Group 1" } }).sources;
  assert.equal(named!.label, "Group 1");
  assert.equal(named!.name, "Group 1");
});

test("without work the claims are the very same", () => assert.equal(corrected(data, NOTHING).claims, data.claims));

test("a change taken back leaves nothing", () => {
  const starred = changed(NOTHING, "c1", { starred: true });
  assert.ok(begun(starred));
  assert.deepEqual(changed(starred, "c1", { starred: undefined }), NOTHING);
  assert.ok(!begun(changed(starred, "c1", { starred: undefined })));
  const dropped = changed(NOTHING, "c1", { dropped: true });
  assert.deepEqual(changed(dropped, "c1", { dropped: false }), NOTHING);
});

test("a star that a claim came with can be taken away, and stays away when something else is changed", () => {
  const came: Data = { ...data, claims: tableOf(3, { starred: [false, true, false] }) };
  const work = changed(changed(NOTHING, "c1", { starred: false }), "c1", { title: "The mill burns" });
  assert.deepEqual(corrected(came, work).claims.starred, [false, false, false]);
});

test("a claim that a reader added and drops is gone", () => {
  assert.deepEqual(changed(withClaim(NOTHING, added), "new", { dropped: true }), NOTHING);
});

test("any number of steps can be undone and done again, and a new step forgets those undone", () => {
  const steps: Work[] = Array.from({ length: 20 }, (_, at) => changed(NOTHING, `c${at % 3}`, { title: `Title ${at}` }));
  const all = steps.reduce<History>(did, beginning());
  let back = all;
  for (const step of [...steps].reverse()) {
    assert.deepEqual(back.now, step);
    back = undone(back);
  }
  assert.deepEqual(back.now, NOTHING);
  assert.deepEqual(undone(back), back);
  let again = back;
  for (const step of steps) {
    again = redone(again);
    assert.deepEqual(again.now, step);
  }
  assert.deepEqual(redone(again), again);
  assert.deepEqual(did(undone(all), steps[0]!).future, []);
});

test("a step that changes nothing is none", () => {
  const history = did(beginning(), changed(NOTHING, "c1", { starred: true }));
  assert.equal(did(history, changed(NOTHING, "c1", { starred: true })), history);
});
