/* How a date was found, in plain sentences. Each rule's sentence is tested in tests/test_why.py, where the rules are. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { dateInWords } from "../src/model/when.ts";
import { why } from "../src/model/why.ts";
import type { Claims, DatedBy, Data } from "../src/model/claims.ts";
import { committed } from "./committed.ts";
import { claimsOf, dataOf, rowsOf, speaking, tableOf, words } from "./given.ts";

type Cells = Partial<Record<"words" | "edtf" | "rule" | "when" | "anchor" | "other" | "old", string>> & { dated_by?: DatedBy };

/** One claim of event `x`. */
function claim(cells: Cells, events: Data["events"] = {}): Data {
  const columns = Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, [cell]])) as Partial<Claims>;
  speaking("en");
  return dataOf(tableOf(1, { event: ["x"], ...columns }), { events });
}

const LEFT_OUT = "The rest comes from the time that the story has reached, or from the day on which the text was published.";
const edtf = (value: string) => `The same date as other programs read it (EDTF): ${value}.`;

const TOLD: [Cells & { edtf: string }, string[]][] = [
  [
    { words: "October 1917", edtf: "1917-10", rule: "month and year" },
    ["The text itself gives the date, in the words “October 1917”. They name the month and the year."],
  ],
  [
    { words: "May", edtf: "1918-05", rule: "month" },
    [`The text itself gives the date, in the words “May”. They name a month without its year. ${LEFT_OUT}`],
  ],
  [{ words: "the 1920s", edtf: "192X", rule: "my own" }, ["The text itself gives the date, in the words “the 1920s”."]],
  [
    { words: "3. Mai 1871", edtf: "1871-05-03", rule: "month's name (de)" },
    ["The text itself gives the date, in the words “3. Mai 1871”. They name the month in the language of the text, with its day or its year."],
  ],
  [{ words: "", edtf: "1917" }, ["The table gives this date, but not the words that it was read from."]],
  [
    { words: "", edtf: "1917", dated_by: "reference" },
    ["The text gives no date for this. The date comes from our list of events, where we looked up what the text says happened."],
  ],
  [{ words: "", edtf: "1917", dated_by: "editor", rule: "note" }, ["This date comes from an editor's note. The essay does not give one."]],
];

for (const [cells, wanted] of TOLD) {
  test(`a claim says how its date was found: ${wanted[0]}`, () => assert.deepEqual(why(claim(cells), 0), [...wanted, edtf(cells.edtf)]));
}

const YEARS: [string, string, boolean][] = [
  ["1902", "1902", false],
  ["late 1920s until his death in 1953", "1926~/1953", false],
  ["early 20th Century", "1901~/1933~", false],
  ["’57", "1957", false],
  ["40s", "194X", false],
  ["44 BC", "-0043", false],
  ["until March 1918", "../1918-03", false],
  ["the sixties", "196X", true],
  ["25 years", "1942", true],
  ["October", "1917-10", true],
  ["the 16th", "1917-04-16", true],
];

for (const [said, value, unsaid] of YEARS) {
  test(`“${said}” ${unsaid ? "leaves out" : "tells"} the year of ${value}`, () => {
    assert.equal(why(claim({ words: said, edtf: value }), 0)[0]!.endsWith(LEFT_OUT), unsaid);
  });
}

const X = { title: "X", when: "7–8 November 1917", edtf: "1917-11-07/1917-11-08", calendar: "25-26 October 1917 Old Style", summary: "They rise.", article: "" };

const KNOWN: Data["events"][] = [{}, { x: X }];

test("anchor, calendar and reference are told", () => {
  const leaning: Cells & { edtf: string } = { words: "November", edtf: "1917-11-08", when: "8 November 1917", rule: "month", dated_by: "context" };
  assert.deepEqual(why(claim({ ...leaning, anchor: "5 May 1917", old: "26 October 1917" }, { x: X }), 0), [
    "The words “November” give only part of the date. They name a month without its year. The rest comes from “5 May 1917”, another date in the text.",
    "In our list of events, “X” has the date 7–8 November 1917.",
    "In the Old Style (Julian) calendar this is 26 October 1917.",
    edtf("1917-11-08"),
  ]);
  const byReference: Cells = { edtf: X.edtf, when: X.when, dated_by: "reference" };
  assert.deepEqual(why(claim(byReference, { x: X }), 0).slice(0, 2), [
    "The text gives no date for this. The date comes from our list of events, where we looked up what the text says happened. In the list, “X” has the date 7–8 November 1917.",
    "They rise.",
  ]);
});

test("a doubtful date says what else its words may mean", () => {
  const doubtful: Cells = { words: "In May", edtf: "1906-05?", rule: "month", dated_by: "context", other: "May 1908" };
  assert.equal(why(claim(doubtful), 0)[1], "It is not certain: they may also mean May 1908.");
});

for (const calendar of ["", "both"] as const) {
  test(`with the calendar ${calendar || "of today"} a date has ${calendar ? "its Old Style days beside it, if it has some" : "none"}`, () => {
    speaking("en");
    const claims = { ...claimsOf("1918-01-19", "1924-01-21"), when: ["19 January 1918", "21 January 1924"], old: ["6 January 1918", ""] };
    const both = "19 January 1918 (6 January 1918 Old Style)";
    assert.deepEqual(rowsOf(claims).map((row) => dateInWords(claims, row, { calendar })), [calendar ? both : "19 January 1918", "21 January 1924"]);
  });
}

test("every rule, in every way of dating, with and without words, anchor and a known event, is told whole in every language", () => {
  const rules = Object.keys(words("en")).filter((key) => key.startsWith("rules.")).map((key) => key.slice("rules.".length));
  assert.ok(rules.length > 50);
  for (const lang of ["en", "de"]) {
    speaking(lang);
    for (const rule of [...rules, "no such rule", ""]) for (const dated_by of ["text", "context", "editor", "reference"] as const) {
      for (const said of ["", "in May"]) for (const anchor of ["", "5 May 1917"]) for (const events of KNOWN) {
        const cells = { event: ["x"], rule: [rule], dated_by: [dated_by], words: [said], anchor: [anchor], edtf: ["1917-05"] };
        whole(why(dataOf(tableOf(1, cells), { lang, words: words(lang), events }), 0));
      }
    }
  }
});

test("every claim of the committed table can say how it was dated", () => {
  speaking("en");
  const data = dataOf(committed);
  for (const row of rowsOf(committed)) whole(why(data, row));
});

/** More than one paragraph, and no place for a value left empty. */
function whole(told: string[]): void {
  assert.ok(told.length > 1);
  assert.doesNotMatch(told.join("\n"), /undefined|\{|null/);
}

test("a date that a reader of the page set says so", () => {
  const data = claim({ words: "", edtf: "1917", dated_by: "editor" });
  const corrected = { ...data, claims: { ...data.claims, edited: [true] } };
  assert.match(why(data, 0)[0]!, /^This date comes from an editor's note\./);
  assert.match(why(corrected, 0)[0]!, /^Somebody set this date by hand/);
});
