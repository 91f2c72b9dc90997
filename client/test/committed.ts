/* The committed table, events.csv, as the page gets it. What Python alone tells of a date (in words, how exact) is left out. */

import { readFileSync } from "node:fs";
import type { Claims, DatedBy } from "../src/model/claims.ts";
import { readDay } from "../src/model/state.ts";
import { tableOf } from "./given.ts";

const CELL = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/gy;

/** The cells of a CSV text, line by line, without the apostrophe that protects a spreadsheet from a formula. */
export function cells(text: string): string[][] {
  const lines: string[][] = [[]];
  for (const [whole, quoted, plain, end] of text.replace(/^\ufeff/, "").matchAll(CELL)) {
    if (!whole) break;
    const cell = quoted === undefined ? plain! : quoted.replaceAll('""', '"');
    lines[lines.length - 1]!.push(/^'+[ \u00a0]*[\t\r\n=+\-@\uff1d\uff0b\uff0d\uff20]/.test(cell) ? cell.slice(1) : cell);
    if (end !== ",") lines.push([]);
  }
  return lines.filter((line) => line.length > 0);
}

function read(): Claims {
  const [names, ...rows] = cells(readFileSync("../events.csv", "utf8"));
  const column = (name: string) => rows.map((row) => row[names!.indexOf(name)]!);
  const numbers = (name: string) => column(name).map(Number);
  const days = (name: string) => column(name).map((text) => readDay(text, false));
  return tableOf(rows.length, {
    id: column("claim_id"), source: column("source"), event: column("event"), title: column("title"), claim: column("claim"),
    words: column("words"), edtf: column("edtf"), when: column("edtf"), dated_by: column("dated_by") as DatedBy[], rule: column("rule"),
    calendar: column("calendar"), theme: column("theme"), paragraph: numbers("paragraph"), weight: numbers("weight"),
    start: numbers("start"), end: numbers("end"), earliest: days("earliest"), latest: days("latest"),
  });
}

/** Read once; nobody may change it. */
export const committed: Claims = read();
