/* Notes that the page wrote, opened again: they make the same corrections. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { committed } from "./committed.ts";
import { corrected } from "../src/model/corrected.ts";
import { notesCsv, notesOf } from "../src/model/notes.ts";
import { NOTHING, changed, judged, withClaim, type Change, type Work } from "../src/model/work.ts";
import { putNotes } from "../src/model/noted.ts";
import { readNotes } from "../src/model/notes-read.ts";
import { codePoints } from "../src/model/passage.ts";
import { chance, speaking, words } from "./given.ts";
import type { Data, Source } from "../src/model/claims.ts";

speaking("en");
const source = (id: string): Source => ({ id, label: id, name: id, title: "", author: "", published: "", kind: "digest", words: 900, read: true });
const came: Data = { lang: "en", original: "en", words: words("en"), claims: committed, events: {}, sources: ["lenihan", "munoz"].map(source), themes: [], eras: [] };
const TEXT = "𝕋he mill stood. In 1888 it burnt down, 'so they say'. Nobody knew why.";
const texts = { munoz: { kind: "text", text: TEXT, blocks: [[0, TEXT.length, "body", 99] as [number, number, string, number]], marks: [] } };

const again = (work: Work, from = came) => {
  const file = notesCsv(notesOf(from, corrected(from, work), work));
  return putNotes(readNotes(file)!, NOTHING, { came: from, texts });
};
const table = (work: Work) => {
  const { id, title, edtf, theme, event, remark, starred, calendar } = corrected(came, work).claims;
  return id.map((name, row) => [name, title[row], edtf[row], theme[row], event[row], remark[row], starred[row], calendar[row]]);
};

test("any corrections that were written are there again when they are opened", () => {
  const random = chance(7);
  const { id, event } = came.claims;
  for (let round = 0; round < 40; round += 1) {
    let work = NOTHING;
    for (let step = 0; step < 6; step += 1) {
      const kinds = [{ title: `=Title; "${round}"\nof ${step}` }, { date: "1918-03" }, { theme: "war" }, { event: random.among(event) }, { dropped: true }, { remark: "Why, then?" }, { starred: true }];
      work = changed(work, random.among(id), random.among<Change>(kinds));
    }
    const put = again(work);
    assert.deepEqual(put.misfits, [], `round ${round}`);
    assert.deepEqual(table(put.work).map((row) => row.map((cell) => String(cell).replace(/\s+/g, " "))), table(work).map((row) => row.map((cell) => String(cell).replace(/\s+/g, " "))), `round ${round}`);
  }
});

test("an added claim stands at its sentence again, once", () => {
  const [start, end] = [TEXT.indexOf("In 1888"), TEXT.indexOf(" Nobody")].map((at) => codePoints(TEXT, at));
  const added = { id: "x", source: "munoz", paragraph: 99, start: start!, end: end!, claim: "In 1888 it burnt down, 'so they say'.", title: "Mill burns", date: "1888", theme: "society", event: "mill" };
  const work = changed(withClaim(NOTHING, added), "x", { remark: "Who says?", starred: true });
  const put = again(work);
  assert.deepEqual([put.fitting, put.misfits], [1, []]);
  const [{ id, ...same }] = put.work.added as [typeof added];
  const { id: _, ...was } = added;
  assert.deepEqual(same, was);
  assert.deepEqual(put.work.changes[id], { remark: "Who says?", starred: true });
  const twice = putNotes(readNotes(notesCsv(notesOf(came, corrected(came, work), work)))!, put.work, { came, texts });
  assert.deepEqual(twice.work, put.work);
});

test("a judgement is of the event again", () => {
  const event = came.claims.event.find((one, row) => came.claims.event.indexOf(one) !== row)!;
  const work = judged(NOTHING, event, { kind: "differs", why: "One counts from the strike." });
  assert.deepEqual(again(work).work, work);
});

test("what does not fit any more is listed with its line, and the rest is put", () => {
  const row = came.claims.source.indexOf("munoz");
  const good = `munoz,${came.claims.paragraph[row]},"${came.claims.claim[row]!.replaceAll('"', '""')}",${came.claims.edtf[row]},A new title,`;
  const lines = readNotes(`source,paragraph,passage,of,title,date\n${good}\nmunoz,1,xylophone zeppelin quagga,1917,T,\nnobody,1,a,1917,T,\n${good.replace(`,${came.claims.edtf[row]},`, ",1066,")}\nmunoz,99,it burnt down in 1888,,Mill burns,the other day\n`)!;
  const { work, fitting, misfits } = putNotes(lines, NOTHING, { came, texts });
  assert.deepEqual(misfits.map(({ line, why }) => [line, why]), [[3, "passage"], [4, "text"], [5, "claim"], [6, "date"]]);
  assert.equal(fitting, 1);
  assert.deepEqual(work, changed(NOTHING, came.claims.id[row]!, { title: "A new title" }));
});

test("semicolons part cells where a spreadsheet wrote them, and another table is no file of notes", () => {
  assert.deepEqual(readNotes("\ufeffsource;paragraph;passage\r\na;2;\"one; \"\"two\"\"\"\r\n"), [{ line: 2, note: { source: "a", paragraph: "2", passage: 'one; "two"' } }]);
  assert.equal(readNotes("claim_id,source,title\na,b,c"), null);
  assert.equal(readNotes("source,paragraph,passage,colour\n"), null);
  assert.deepEqual(readNotes("source,paragraph,passage\n,,\n"), []);
});

test("what is neither yes nor no where only these mean something is refused with its line, and changes nothing", () => {
  const row = committed.source.indexOf("munoz");
  const where = `munoz,${committed.paragraph[row]},"${committed.claim[row]!.replaceAll('"', '""')}",${committed.edtf[row]}`;
  const put = (column: string, value: string) => putNotes(readNotes(`source,paragraph,passage,of,${column}\n${where},${value}\n`)!, NOTHING, { came, texts });
  for (const column of ["drop", "part", "star"]) {
    const wrong = put(column, "ja");
    assert.deepEqual([wrong.misfits.map(({ line, why }) => [line, why]), wrong.fitting, wrong.work], [[[2, "flag"]], 0, NOTHING], column);
    assert.deepEqual([put(column, "no").misfits, put(column, "yes").misfits], [[], []], column);
  }
});

test("a relation of another name is refused, and nothing is judged", () => {
  const line = (relation: string) => `source,paragraph,passage,of,relation,why\nmunoz,${committed.paragraph[row]},"${committed.claim[row]!.replaceAll('"', '""')}",${committed.event[row]},${relation},So\n`;
  const row = committed.source.indexOf("munoz");
  const put = (relation: string) => putNotes(readNotes(line(relation))!, NOTHING, { came, texts });
  assert.deepEqual(put("agrees").misfits.map(({ why }) => why), ["relation"]);
  assert.deepEqual(put("agrees").work.judgements, {});
  assert.deepEqual(put("supports").misfits, []);
  assert.equal(put("supports").work.judgements[committed.event[row]!]!.kind, "supports");
});
