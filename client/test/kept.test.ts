/* What Save keeps: opened again it is all there, and what is damaged, foreign or newer is refused in one way or another. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { NOTHING, changed, type Work } from "../src/model/work.ts";
import { chance, claimsOf, speaking, words } from "./given.ts";
import { KeptError, digest, fileName, keptFile, keptOf, type Kept } from "../src/model/kept.ts";
import { unzipped, zipped, type Packed } from "../src/model/zip.ts";
import type { Data, Source } from "../src/model/claims.ts";

const ROOM = { files: 50, bytes: 1_000_000 };
const PAGE = { lang: "en", words: words("en") };
const source = (id: string): Source => ({ id, label: "Keller 2019", name: "Keller", title: "Mills", author: "Anna Keller", published: "2019", kind: "full", words: 9, read: true });
const claims = claimsOf("1917", "1918-03-08", "1917/..");
const data: Data = {
  ...PAGE, original: "en", claims: { ...claims, source: ["a", "a", "../b"], claim: ["x", "=1+1", 'He said "no".'] },
  sources: [source("a"), source("../b")], subtitle: "Year 9", themes: [{ id: "", label: "Other" }], eras: [{ name: "War", from: 1, to: 2 }],
  events: { strike: { title: "Strike", when: "1917", edtf: "1917", calendar: "", summary: "", article: "" } },
};
const text = (letters: string) => ({ kind: "full", text: letters, blocks: [[0, 5, "body", 1]], marks: [[0, 4, "date", "1917", "1917", "year", "", "text", [0]]] }) as any;
const work: Work = { ...changed(changed(NOTHING, "c0", { title: "The strike", starred: true }), "c2", { dropped: true }), names: { a: "Anna" }, title: "A lesson" };
const kept: Kept = { data, texts: { a: text("\ufeff1917 was 𝔬𝔫𝔢.\r\n"), "../b": text("1917 too.") }, work, title: "Mills", subtitle: "Year 9", address: "?view=compare" };

const file = (given: Kept = kept) => keptFile(given, { readme: "What is inside." });
const inside = async (raw: Uint8Array<ArrayBuffer>) => unzipped(raw, ROOM);
const again = (files: Map<string, Uint8Array<ArrayBuffer>>) => zipped([...files].map(([name, bytes]): Packed => ({ name, bytes })));
const refused = (why: string) => (error: unknown) => error instanceof KeptError && error.why === why;
const encoded = (value: unknown) => new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value));

test("everything is there again, in the words of the page that opens it", async () => {
  speaking("en");
  const raw = await file();
  assert.deepEqual(await keptOf(raw, PAGE), kept);
  const german = { lang: "de", words: words("de") };
  speaking("de");
  const there = (await keptOf(raw, german)).data;
  assert.deepEqual({ ...there, claims, events: data.events }, { ...data, ...german, claims, events: data.events });
  assert.deepEqual(there.claims.claim, data.claims.claim);
});

test("what the page called itself is said in the language of the page that opens it, what a person wrote is kept", async () => {
  speaking("en");
  const { subtitle: _, ...bare } = data;
  const german = { lang: "de", words: words("de") };
  const raw = await file({ ...kept, data: bare, title: "Keller 2019 and Keller 2019", subtitle: "Two essays" });
  const written = await file();
  speaking("de");
  const there = await keptOf(raw, german);
  assert.equal(there.title, "Keller 2019 und Keller 2019");
  assert.equal(there.subtitle, "Zwei Essays · 3 datierte Aussagen · eine Zeitachse");
  const own = await keptOf(written, german);
  assert.deepEqual([own.title, own.subtitle], ["Mills", "Year 9"]);
  speaking("en");
});

test("dates are told in the language of the page that opens it", async () => {
  const told = { when: ["1917", "8 March 1918", "from 1917"], old: ["", "23 February 1918", ""], other: ["", "about 1920", ""], certainty: ["some time in the year", "", ""] };
  const events = { strike: { ...data.events.strike!, edtf: "1918-03-08", when: "8 March 1918" } };
  const raw = await file({ ...kept, data: { ...data, events, claims: { ...data.claims, edtf: ["1917", "1918-03-08", "1917/.."], ...told } } });
  speaking("de");
  const german = (await keptOf(raw, { lang: "de", words: words("de") })).data;
  speaking("en");
  assert.deepEqual(german.claims.when, ["1917", "8. März 1918", "ab 1917"]);
  assert.equal(german.claims.old[1], "23. Februar 1918");
  assert.equal(german.claims.other[1], "um 1920");
  assert.equal(german.events.strike!.when, "8. März 1918");
});

test("what an editor judged and corrected before is there again", async () => {
  const marked: Data = { ...data, claims: { ...data.claims, edited: [true, false, false] }, judged: { strike: { kind: "differs", why: "Another year." } } };
  assert.deepEqual((await keptOf(await file({ ...kept, data: marked }), PAGE)).data, marked);
});

test("the file is plain inside: a table as corrected, texts under names that lead nowhere", async () => {
  const files = await inside(await file());
  assert.deepEqual([...files.keys()], ["README.txt", "claims.csv", "work.json", "data.json", "texts.json", "texts/a.txt", "texts/b.txt"]);
  const table = new TextDecoder().decode(files.get("claims.csv"));
  assert.equal(table.trim().split("\r\n").length, 3, "the header and two claims: one was dropped");
  assert.match(table, /The strike/);
  assert.match(table, /'=1\+1/);
});

test("a name for a file has nothing in it that a system minds", () => {
  assert.equal(fileName("../../etc/passwd"), "etc passwd");
  assert.equal(fileName("Did Lenin lead to Stalin?"), "Did Lenin lead to Stalin");
  assert.equal(fileName(" ..\u0000 "), "");
  assert.equal(fileName("Straße – 東京"), "Straße – 東京");
});

test("sources whose names differ in capitals or signs alone have files of their own", async () => {
  const many = { ...data, claims: { ...data.claims, source: ["A", "a", "a?"] }, sources: ["A", "a", "a?"].map(source) };
  const raw = await file({ ...kept, data: many, texts: { A: text("1917 one"), a: text("1917 two"), "a?": text("1917 three") } });
  assert.equal((await keptOf(raw, PAGE)).texts["a?"]!.text, "1917 three");
  assert.equal(new Set([...(await inside(raw)).keys()].map((name) => name.toLowerCase())).size, 8);
});

test("what is no such file, or of a later Claimline, is told apart", async () => {
  await assert.rejects(keptOf(encoded("%PDF-1.7"), PAGE), refused("foreign"));
  await assert.rejects(keptOf(new Uint8Array(), PAGE), refused("foreign"));
  await assert.rejects(keptOf(await zipped([{ name: "essay.txt", bytes: encoded("In 1917.") }]), PAGE), refused("foreign"));
  await assert.rejects(keptOf((await file()).slice(0, 900), PAGE), refused("broken"));
  const files = await inside(await file());
  files.set("work.json", encoded({ claimline: 2 }));
  await assert.rejects(keptOf(await again(files), PAGE), refused("newer"));
  const bomb = await zipped([{ name: "work.json", bytes: new Uint8Array(210_000_000) }]);
  await assert.rejects(keptOf(bomb, PAGE), refused("large"));
});

/** Every place in a value: [the object or list, the key]. */
function* places(value: any): Generator<[any, string]> {
  if (typeof value !== "object" || value === null) return;
  for (const key of Object.keys(value)) {
    yield [value, key];
    yield* places(value[key]);
  }
}

test("whatever stands in the place of a value, the file is refused or the page gets what it expects", async () => {
  const files = await inside(await file());
  const { among } = chance(7);
  let no = 0;
  for (const name of ["data.json", "texts.json", "work.json"]) {
    const original = new TextDecoder().decode(files.get(name));
    for (let turn = 0; turn < 60; turn += 1) {
      const value = JSON.parse(original);
      const [holder, key] = among([...places(value)]);
      holder[key] = among<unknown>([null, -1, 1e99, "<img src=x onerror=alert(1)>", [], {}, true, [1, 2]]);
      const raw = await again(new Map([...files, [name, encoded(value)]]));
      const opened = await keptOf(raw, PAGE).catch((error: unknown) => error);
      if (opened instanceof Error) assert.ok(opened instanceof KeptError, `${name} ${key}: ${String(opened)}`);
      else for (const column of Object.values((opened as Kept).data.claims)) if (Array.isArray(column)) assert.equal(column.length, 3);
      no += Number(opened instanceof Error);
    }
  }
  assert.ok(no > 100, `${no} were refused`);
});

test("the tab's key is the same for the same claims, in whatever language", () => {
  assert.equal(digest(data.claims), digest({ ...data.claims, when: ["a", "b", "c"] }));
  assert.notEqual(digest(data.claims), digest({ ...data.claims, edtf: ["1917", "1918", "1919"] }));
});
