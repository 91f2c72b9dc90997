/* A large table as the page reads it, against the same table as lists; Python's side is in tests/test_packed.py. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { codes, inTime, select } from "../src/model/select.ts";
import { pairs, sortedBy } from "../src/model/numbers.ts";
import { prepare } from "../src/chart/happenings.ts";
import { unpacked } from "../src/model/packed.ts";
import type { Claims } from "../src/model/claims.ts";
import { looking } from "./given.ts";

const varints = (numbers: number[]) => numbers.flatMap((number) => {
  let left = number < 0 ? -2 * number - 1 : 2 * number;
  const bytes = [];
  for (; left > 127; left = Math.floor(left / 128)) bytes.push((left % 128) | 128);
  return [...bytes, left];
});

/** Four claims: a day, a month, an open beginning, an open end. */
const COLUMNS: [name: string, numbers: number[], values?: unknown[]][] = [
  ["source", [0, 0, 1, 1], ["one", "two"]],
  ["theme", [0, 1, 0, 1], ["war", "law"]],
  ["dated_by", [0, 0, 1, 1], ["text", "reference"]],
  ["precision", [0, 1, 2, 2], ["day", "month", "interval"]],
  ["day", [700_000, 699_970, 700_100, 690_000]],
  ["length", [0, 29, -1, -2]],
  ["off", [0, 3, 0, 0]],
  ["lent", [0, 1, 0, 0]],
  ["vague", [0, 1, 2, 0]],
  ["paragraph", [1, 1, 7, 8]],
  ["weight", [2, 3, 1, 2]],
  ["starred", [0, 0, 0, 1]],
  ["event", [1, 0, 1, 0], ["shared"]],
  ["id", [0, 0, 1, 2], [["one-", 2], ["c", 1], ["odd", 0]]],
  ["id_paragraph", [0, 0, 0, 0]],
  ["id_number", [1, 2, 12, 0]],
];
const REST: Record<string, string[]> = { title: ["A", "B", "C", "D"], event: ["shared", "own", "shared", "last"], when: ["then", "when", "once", "now"] };

function sent(): Uint8Array {
  const bodies = COLUMNS.map(([, numbers]) => varints(numbers));
  const columns = COLUMNS.map(([name, , values], i) => [name, bodies[i]!.length, 0, ...(values ? [values] : [])]);
  const head = new TextEncoder().encode(JSON.stringify({ lang: "en", claims: { n: 4, key: "k", columns, texts: ["when"] } }));
  const bytes = [...new TextEncoder().encode("CLM1"), head.length & 255, head.length >> 8, 0, 0, ...head, ...bodies.flat()];
  return Uint8Array.from(bytes);
}

function table(asked: string[] = []): Claims {
  return unpacked(sent(), (question) => {
    asked.push(question);
    const [, named = ""] = question.split(".", 1).concat(question.slice(question.indexOf(".") + 1));
    let at = 0;
    const rows = named.includes("-") ? [0, 1, 2, 3] : named.split(".").map((step) => (at += parseInt(step, 36)));
    return Promise.resolve(Object.fromEntries(Object.entries(REST).map(([name, texts]) => [name, rows.map((row) => texts[row]!)])));
  }).claims;
}

const read = <Value>(column: readonly Value[]) => [0, 1, 2, 3].map((row) => column[row]);

test("a large table is read like lists", () => {
  const claims = table();
  assert.deepEqual(read(claims.source), ["one", "one", "two", "two"]);
  assert.deepEqual(read(claims.id), ["one-1-1", "one-1-2", "c12", "odd"]);
  assert.deepEqual(["one-1-2", "c12", "odd", "", "one-2-1"].map((id) => claims.id.indexOf(id)), [1, 2, 3, -1, -1]);
  assert.deepEqual(read(claims.earliest), [700_000, 699_970, null, 690_000]);
  assert.deepEqual(read(claims.latest), [700_000, 699_999, 700_100, null]);
  assert.deepEqual(read(claims.stands), [null, 699_987, null, null]);
  assert.deepEqual(read(claims.uncertain).map(Boolean), [false, false, true, false]);
  assert.deepEqual(claims.theme.map((theme) => theme), ["war", "law", "war", "law"]);
  assert.ok(claims.theme.includes("law") && !claims.theme.includes("faith"));
  assert.deepEqual([...codes(claims.event).codes], [0, 1, 0, 2]);
  assert.deepEqual([...prepare(claims).shared], [1, 0, 1, 0]);
  assert.deepEqual([...prepare(claims).within], [0, 1, 0, 0]);
});

test("filters and the order of time need nothing more", () => {
  const asked: string[] = [];
  const claims = table(asked);
  assert.deepEqual([...select(claims, looking({ source: ["two"], theme: ["law"] }))], [3]);
  assert.deepEqual([...select(claims, looking({ from: 700_000 }))], [0, 2, 3]);
  assert.deepEqual(inTime(claims, [0, 1, 2, 3]), [3, 1, 0, 2]);
  assert.deepEqual(asked, []);
});

test("a row that is read before it is there is asked for once, with the others of its time", async () => {
  const asked: string[] = [];
  const claims = table(asked);
  const arrived = new Promise<void>((done) => claims.large!.watch(done));
  assert.deepEqual([claims.title[2], claims.when[0], claims.title[2]], ["", "", ""]);
  await arrived;
  assert.deepEqual(asked, ["all.0.2"]);
  assert.deepEqual([claims.title[2], claims.when[0], claims.event[0]], ["C", "then", "shared"]);
});

test("the whole table is plain lists", async () => {
  const whole = await table().large!.whole();
  assert.ok(!("large" in whole));
  assert.deepEqual(whole.event, REST.event);
  assert.deepEqual(whole.starred, [false, false, false, true]);
  assert.deepEqual(whole.latest, [700_000, 699_999, 700_100, null]);
  assert.ok(Object.entries(whole).every(([name, column]) => name === "n" || (Array.isArray(column) && column.length === 4)));
});

test("pairs are numbered as they come, and rows sorted as they stand", () => {
  const [one, other] = [[1, 1, -5, 1, 2], [7, 8, 7, 7, 7]];
  assert.deepEqual(pairs(one, other), { codes: Int32Array.from([0, 1, 2, 0, 3]), count: 4 });
  const keys = [5_000_000, 3, 2 ** 30, 3, 0];
  assert.deepEqual([...sortedBy(Int32Array.from([0, 1, 2, 3, 4]), keys)], [4, 1, 3, 0, 2]);
});
