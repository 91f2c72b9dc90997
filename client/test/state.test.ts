/* What a reader is looking at, as a value: from the address and the year fields, and back again. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { counts } from "../src/model/select.ts";
import { inEnglish } from "../src/model/dates.ts";
import { dayNumber } from "../src/model/days.ts";
import { format, parse, readDay, reduce, tellDay, writeDay } from "../src/model/state.ts";
import { speaking } from "./given.ts";

const DATA: any = {
  claims: { id: ["a-1-1", "b-1-1"] },
  sources: [{ id: "a" }, { id: "b" }],
  themes: [{ id: "war" }, { id: "" }, { id: "constructor" }],
};

const day = (written: string) => {
  const [year, month, date] = /^(-?\d+)-(\d\d)-(\d\d)$/.exec(written)!.slice(1).map(Number) as [number, number, number];
  return dayNumber(year, month, date);
};

const READ: [string, boolean, string | null][] = [
  ["1917", false, "1917-01-01"],
  ["1917", true, "1917-12-31"],
  ["1917-10-25", false, "1917-10-25"],
  ["Oct 1917", false, "1917-10-01"],
  ["october 1917", true, "1917-10-31"],
  ["Dec 1917", true, "1917-12-31"],
  ["44 BC", false, "-0043-01-01"],
  ["Mar 44 BC", true, "-0043-03-31"],
  ["AD 50", true, "0050-12-31"],
  ["-0043", false, "-0043-01-01"],
  ["12000 BC", false, "-11999-01-01"],
  ["1917-02-30", false, null],
  ["Foo 1917", false, null],
  ["5 Jan 1918", false, "1918-01-05"],
  ["5 January 1918", true, "1918-01-05"],
  ["January 5, 1918", false, "1918-01-05"],
  ["1/1918", false, "1918-01-01"],
  ["1/1918", true, "1918-01-31"],
  ["2.1916", true, "1916-02-29"],
  ["5/1/1918", false, "1918-01-05"],
  ["1917-10", true, "1917-10-31"],
  ["15 Mar 44 BC", false, "-0043-03-15"],
  ["Mar AD 50", false, "0050-03-01"],
  ["31 Apr 1918", false, null],
  ["13/1918", false, null],
  ["soon", false, null],
  ["", false, null],
];

for (const [text, end, wanted] of READ) {
  test(`a year field reads "${text}" as ${wanted ?? "no day"}${end ? " at the window's end" : ""}`, () => {
    assert.equal(readDay(text, end), wanted === null ? null : day(wanted));
  });
}

test("an address reopens what it was written from", () => {
  const queries = ["", "?from=1917&to=1921", "?from=1917-10-25", "?from=-11999&to=0050", "?theme=war&scale=true&select=b-1-1", "?view=compare&sort=silence&part=a,b"];
  for (const query of queries) assert.equal(format(parse(query, DATA)), query);
});

test("another view begins unsorted and whole; its own tab leaves it as it is", () => {
  const state = parse("?view=compare&sort=silence&part=a&theme=war", DATA);
  const after = ["compare", "table"].map((view) => format(reduce(state, { type: "view", view } as any)));
  assert.deepEqual(after, ["?theme=war&view=compare&sort=silence&part=a", "?theme=war&view=table"]);
});

test("no text is open beside the exercise, whose cards have no column beside them", () => {
  const state = parse("?view=table&read=a", DATA);
  const left = reduce(state, { type: "view", view: "predict" } as any);
  const shown = [left, parse("?view=predict&read=a", DATA), state].map(format);
  assert.deepEqual(shown, ["?view=predict", "?view=predict", "?view=table&read=a"]);
});

test("a table with an empty theme opens unfiltered", () => assert.deepEqual(parse("", DATA).theme, []));

test("setting the end keeps a beginning that the year field cannot say exactly", () => {
  const state = reduce(parse("?from=1917-10-05&to=1921", DATA), { type: "window", to: readDay("1922", true) } as any);
  assert.deepEqual([state.from, state.to], [day("1917-10-05"), day("1922-12-31")]);
});

const TURNED: [string, string, string, string][] = [
  ["1950", "1920", "1920-01-01", "1950-12-31"],
  ["Nov 1920", "Mar 1918", "1918-03-01", "1920-11-30"],
  ["5 Jan 1918", "1917", "1917-01-01", "1918-01-05"],
];

for (const [from, to, first, last] of TURNED) {
  test(`a window from ${from} to ${to} is turned and kept whole, and the address says so again`, () => {
    const begun = reduce(parse("", DATA), { type: "window", from: readDay(from, false) } as any);
    const state = reduce(begun, { type: "window", to: readDay(to, true) } as any);
    assert.deepEqual([state.from, state.to], [day(first), day(last)]);
    const again = parse(format(state), DATA);
    assert.deepEqual([again.from, again.to], [state.from, state.to]);
  });
}

test("a year field reads what it shows", () => {
  speaking("en");
  for (const written of ["1917-01-01", "1917-11-01", "1917-11-07", "1917-11-30", "1917-12-31", "-0043-03-15"]) {
    for (const end of [false, true]) assert.equal(readDay(tellDay(day(written), end), end), day(written), written);
  }
});

test("a theme called `constructor` is counted like the others", () => {
  const claims: any = { n: 2, source: ["a", "b"], theme: ["constructor", "war"], dated_by: ["text", "text"] };
  Object.assign(claims, { title: ["x", "y"], claim: ["x", "y"], starred: [false, false], earliest: [1, 2], latest: [1, 2] });
  assert.equal((counts(claims, parse("", DATA)) as any).theme.constructor, 1);
});

const GERMAN = {
  "5. Jan. 1918": "1918-01-05", "5. Januar 1918": "1918-01-05", "5 Jan 1918": "1918-01-05", "7.11.1917": "1917-11-07",
  "Okt 1917": "1917-10-01", "okt. 1917": "1917-10-01", "Dezember 1917": "1917-12-01", "März 1917": "1917-03-01",
  "mär 1917": "1917-03-01", "Mai 1917": "1917-05-01", "3.Mai 1917": "1917-05-03", "44 v. Chr.": "-0043-01-01",
  "44 v.Chr.": "-0043-01-01", "15. März 44 v. Chr.": "-0043-03-15", "50 n. Chr.": "0050-01-01", "1917": "1917-01-01",
  "Oct 1917": "1917-10-01", "44 BC": "-0043-01-01", "Quark 1917": "", "31. Februar 1917": "",
};
const eitherWay = (text: string, end: boolean) => readDay(text, end) ?? readDay(inEnglish(text), end);

test("a German page's fields take German and English", () => {
  speaking("de");
  for (const [text, wanted] of Object.entries(GERMAN)) {
    const found = eitherWay(text, false);
    assert.equal(found === null ? "" : writeDay(found, null as any), wanted, text);
  }
});

test("a German page's fields show German, and read it again", () => {
  speaking("de");
  const shown: [string, boolean, string][] = [
    ["1917-10-25", false, "25. Okt 1917"], ["1917-12-01", false, "Dez 1917"], ["-0043-03-15", true, "15. Mär 44 v. Chr."],
    ["1928-09-30", true, "Sep 1928"], ["0050-01-01", false, "50 n. Chr."], ["1917-12-31", true, "1917"],
  ];
  for (const [written, end, words] of shown) {
    assert.equal(tellDay(day(written), end), words);
    assert.equal(eitherWay(words, end), day(written));
  }
});
