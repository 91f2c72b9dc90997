/* Rows of the table as a file to take away: CSV that a spreadsheet may open without harm, and JSON.

   A spreadsheet runs a cell that begins with = + - or @, and takes -0043-03-15 for a sum. In the CSV such a cell stands behind
   an apostrophe, and so does one that begins with apostrophes and then such a sign: taking one apostrophe away, as
   dashboard/table.py does when it reads, always gives back the cell as it was. */

import type { Rows } from "./claims.ts";
import { writeDay } from "./state.ts";

/** The columns of events.csv in their order; the same as COLUMNS of dashboard/table.py. */
export const COLUMNS = [
  "claim_id", "source", "paragraph", "start", "end", "event", "title", "claim", "words", "edtf", "earliest", "latest", "dated_by",
  "rule", "calendar", "theme", "weight",
];
// What a spreadsheet may take for a formula (OWASP, CSV injection): signs, wide ones too, blanks before them, line ends and tabs.
const FORMULA = /^'*[ \u00a0]*[\t\r\n=+\-@\uff1d\uff0b\uff0d\uff20]/;
// Spreadsheets may be set to part cells at semicolons and tabs, too; within quotes they do not.
const NEEDS_QUOTES = /[",;\t\r\n]/;

/** What a column holds in a row: text or a number; null for an open side of a date. */
export function cell(claims, name, row) {
  if (name === "claim_id") return claims.id[row];
  const value = claims[name][row];
  return value !== null && (name === "earliest" || name === "latest") ? writeDay(value, null) : value;
}

/** A cell's text with an apostrophe before it where a spreadsheet would run it. */
function protectedText(text) {
  return FORMULA.test(text) ? `'${text}` : text;
}

function quoted(value) {
  const text = protectedText(String(value ?? ""));
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as CSV with our columns, `claimline serve --events` reads it; the mark at its beginning tells Excel that it is UTF-8. */
export function csv(claims: any, rows: Rows) {
  const lines = Array.from(rows, (row) => COLUMNS.map((name) => (WHOLE.has(name) ? claims[name][row] : quoted(cell(claims, name, row)))).join(","));
  return `\ufeff${[COLUMNS.join(","), ...lines].join("\r\n")}\r\n`;
}

const WHOLE = new Set(["paragraph", "start", "end", "weight"]);

/** Rows as JSON: a list of objects with our columns, one a line; nothing needs protection there. */
export function json(claims: any, rows: Rows) {
  const lines = Array.from(rows, (row) => JSON.stringify(Object.fromEntries(COLUMNS.map((name) => [name, cell(claims, name, row)]))));
  return `[\n${lines.join(",\n")}\n]\n`;
}
