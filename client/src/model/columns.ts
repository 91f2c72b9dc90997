/* Rows of the table as a file to download: JSON, and CSV that is safe to open in a spreadsheet.

   A spreadsheet runs a cell that begins with = + - or @, and takes -0043-03-15 for a sum. In the CSV such a cell stands behind
   an apostrophe, and so does one that begins with apostrophes and then such a sign: taking one apostrophe away, as
   dashboard/table.py does when it reads, always gives back the cell as it was. The same within a cell after ; tabs and line ends. */

import type { Claims, Rows } from "./claims.ts";
import { writeDay } from "./state.ts";

/** The columns of events.csv in their order; the same as COLUMNS of dashboard/table.py. */
export const COLUMNS = [
  "claim_id", "source", "paragraph", "start", "end", "event", "title", "claim", "words", "edtf", "earliest", "latest", "dated_by",
  "rule", "calendar", "theme", "weight",
] as const;
/** Columns that only some tables have, behind the others; OPTIONAL of dashboard/table.py. */
const OPTIONAL = ["image", "url"] as const;
export type ColumnName = (typeof COLUMNS)[number];

/** The columns that are written to a file. */
type Written = Pick<Claims, Exclude<ColumnName, "claim_id"> | "id" | (typeof OPTIONAL)[number]>;
// What a spreadsheet may take for a formula (OWASP, CSV injection): signs, wide ones too, blanks before them, line ends and tabs.
// Where cells are parted by semicolons or tabs, as in many countries, it may also take what follows one of those in a cell.
const FORMULA = /(?<=^|[;\t])(?='*[ \u00a0]*[\t\r\n=+\-@\uff1d\uff0b\uff0d\uff20])|(?<=[\r\n])(?='*[ \u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20])/g;
const NEEDS_QUOTES = /[",;\t\r\n]/;

/** What a column holds in a row: text or a number; null for an open side of a date. */
export function cell(claims: Written, name: ColumnName | (typeof OPTIONAL)[number], row: number): string | number | null {
  if (name === "claim_id") return claims.id[row]!;
  if (name === "image" || name === "url") return claims[name]?.[row] ?? "";
  if (name !== "earliest" && name !== "latest") return claims[name][row]!;
  const day = claims[name][row]!;
  return day === null ? null : writeDay(day, null);
}

/** The columns that a table has. */
const columnsOf = (claims: Written) => [...COLUMNS, ...OPTIONAL.filter((name) => claims[name]?.some(Boolean))];

/** A cell's text with an apostrophe wherever a spreadsheet would run what follows. */
const protectedText = (text: string): string => text.replace(FORMULA, "'");

const written = (value: string | number | null) => (typeof value === "number" ? value : quoted(value));

export function quoted(value: string | null): string {
  const text = protectedText(value ?? "");
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as CSV with our columns, `claimline serve --events` reads it; the mark at its beginning tells Excel that it is UTF-8. */
export function csv(claims: Written, rows: Rows): string {
  const names = columnsOf(claims);
  const lines = Array.from(rows, (row) => names.map((name) => written(cell(claims, name, row))).join(","));
  return `\ufeff${[names.join(","), ...lines].join("\r\n")}\r\n`;
}

/** Rows as JSON: a list of objects with our columns, one a line. JSON runs nothing, so no cell is changed. */
export function json(claims: Written, rows: Rows): string {
  const names = columnsOf(claims);
  const lines = Array.from(rows, (row) => JSON.stringify(Object.fromEntries(names.map((name) => [name, cell(claims, name, row)]))));
  return `[\n${lines.join(",\n")}\n]\n`;
}
