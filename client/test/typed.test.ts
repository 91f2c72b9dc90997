/* Dates that a reader types: EDTF, and plain words of English and German. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { speaking } from "./given.ts";
import { typedDate } from "../src/model/typed-dates.ts";

const ENGLISH: Record<string, string> = {
  "3 May 1917": "1917-05-03", "May 3, 1917": "1917-05-03", "the 3rd of May, 1917": "1917-05-03", "3/5/1917": "1917-05-03", "on 3.5.1917": "1917-05-03",
  "May 1917": "1917-05", "Oct. 1917": "1917-10", "sept 1917": "1917-09", "5/1917": "1917-05", "15 March 44 BC": "-0043-03-15",
  "spring 1919": "1919-21", "the fall of 1919": "1919-23", "winter 1917-18": "1917-24", "winter of 1917 to 1918": "1917-24", "winter 49 to 48 BC": "-0048-24",
  "1917": "1917", "in the year 1917": "1917", "44 BC": "-0043", "44 B.C.E.": "-0043", "AD 50": "0050", "50 CE": "0050", "12,000 BC": "Y-11999",
  "the 1920s": "192X", "AD 20s": "002X", "the 1900s": "1900/1999", "470s BC": "-0478/-0469",
  "the 18th century": "1701/1800", "eighteenth century": "1701/1800", "twenty-first century": "2001/2100", "1st century BC": "-0099/0000", "2nd millennium": "1001/2000",
  "early 1920s": "1920~/1923~", "the late 18th century": "1767~/1800~", "mid-1917": "1917-05~/1917-08~", "early in May 1917": "1917-05-01~/1917-05-10~",
  "the end of February 1916": "1916-02-21~/1916-02-29~", "the first half of 1917": "1917-40", "second quarter of 1917": "1917-34", "first half of the 18th century": "1701/1750",
  "1917-1921": "1917/1921", "1917–21": "1917/1921", "1917-18": "1917/1918", "1917/18": "1917/1918", "from 1917 to 1921": "1917/1921", "between 1917 and 1921": "1917/1921",
  "3 to 5 May 1917": "1917-05-03/1917-05-05", "May 3–5, 1917": "1917-05-03/1917-05-05", "October 30 – November 3, 1917": "1917-10-30/1917-11-03",
  "from May to July 1917": "1917-05/1917-07", "49 to 45 BC": "-0048/-0044", "44 BC to AD 14": "-0043/0014", "the 1920s to the 1930s": "192X/193X", "18th–19th centuries": "1701/1900",
  "late 1917 to early 1918": "1917-09~/1918-04~", "1917-05-03 to 1917-06-01": "1917-05-03/1917-06-01",
  "c. 1500": "1500~", "c.1500": "1500~", "about 1927 to 1929": "1927~/1929~", "c. 1500-c. 1510": "1500~/1510~", "1500 to about 1510": "1500/1510~",
  "1917?": "1917?", "perhaps about 1500": "1500%", "probably the 1920s": "192X?",
  "before 1917": "[..1916]", "before 3 May 1917": "[..1917-05-02]", "before the 1920s": "[..1919]", "after 1917": "[1918..]", "after May 1917": "[1917-06..]",
  "until 1917": "../1917", "until about 1902": "../1902~", "since 1917": "1917/..", "from the 1920s": "192X/..", "1917 or later": "[1917..]", "1917 or earlier": "[..1917]",
  "1917 or 1918": "[1917,1918]", "3 or 5 May 1917": "[1917-05-03,1917-05-05]", "1917, 1918 and 1920": "{1917,1918,1920}",
  "1917-21": "1917-21", "192x": "192X", " 1917~ ": "1917~", "../1917": "../1917", "1917/..": "1917/..", "[1917,1918]": "[1917,1918]",
};

const GERMAN: Record<string, string> = {
  "5. Mai 1917": "1917-05-05", "3.–5. Mai 1917": "1917-05-03/1917-05-05", "März 1917": "1917-03", "um 1500": "1500~", "18. Jahrhundert": "1701/1800", "18. Jh.": "1701/1800",
  "44 v. Chr.": "-0043", "44 v.Chr.": "-0043", "50 n. Chr.": "0050", "1920er Jahre": "192X", "Anfang der 1920er Jahre": "1920~/1923~", "Ende des 18. Jahrhunderts": "1767~/1800~",
  "Frühling 1919": "1919-21", "Winter 1917/18": "1917-24", "von 1917 bis 1921": "1917/1921", "zwischen 1917 und 1921": "1917/1921", "vor 1917": "[..1916]",
  "nach dem 3. Mai 1917": "[1917-05-04..]", "bis 1917": "../1917", "seit 1917": "1917/..", "vielleicht 1917": "1917?", "1917 oder 1918": "[1917,1918]", "2. Quartal 1917": "1917-34",
  "3 May 1917": "1917-05-03", "the 1920s": "192X", "spring 1919": "1919-21", "about 1500": "1500~", "44 BC": "-0043",
};

for (const [lang, dates] of [["en", ENGLISH], ["de", GERMAN]] as const) {
  for (const [text, wanted] of Object.entries(dates)) {
    test(`“${text}” is ${wanted} (${lang})`, () => {
      speaking(lang);
      const found = typedDate(text);
      assert.equal("wrong" in found ? found.wrong : found.edtf, wanted);
    });
  }
}

const WRONG: [text: string, says: RegExp][] = [
  ["", /^Write a date, such as/], ["hello", /“hello” cannot be read/], ["17", /cannot be read/], ["May 5", /cannot be read/], ["1917,1918", /cannot be read/], ["/", /cannot be read/],
  ["31 June 1917", /no such day as “31 June 1917”/], ["1917-02-30", /no such day/], ["30 to 31 February 1917", /no such day/], ["1917-13-01", /no such day/],
  ["1921 to 1917", /ends before it begins/], ["1921/1917", /ends before it begins/], ["the 32nd of never", /cannot be read/], ["19".repeat(5000), /cannot be read/],
  ["1917 - ".repeat(2000), /cannot be read/],
];

for (const [text, says] of WRONG) {
  test(`of “${text.slice(0, 30)}” one sentence says what would be right`, () => {
    speaking("en");
    const found = typedDate(text);
    assert.ok("wrong" in found, JSON.stringify(found));
    assert.match(found.wrong, says);
    assert.ok(found.wrong.length < 300);
  });
}

test("what a date means is told in the page's language", () => {
  speaking("de");
  const found = typedDate("spring 1919");
  assert.ok(!("wrong" in found));
  assert.deepEqual([found.when, found.certainty, found.precision], ["Frühjahr 1919", "auf die Jahreszeit genau bekannt", "season"]);
});
