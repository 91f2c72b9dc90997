/* The committed table, events.csv, as the page gets it, but for dates in words, which Python alone tells. */

import { readFileSync } from "node:fs";
import type { Claims, DatedBy } from "../src/model/claims.ts";
import { readDay } from "../src/model/state.ts";
import { tableOf } from "./given.ts";

const CELL = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/gy;

const PROTECTED = /(?<=^|[;\t])'(?='*[ \u00a0]*[\t\r\n=+\-@\uff1d\uff0b\uff0d\uff20])|(?<=[\r\n])'(?='*[ \u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

/** The cells of a CSV text, line by line, without the apostrophe that protects a spreadsheet from a formula. */
export function cells(text: string): string[][] {
  const lines: string[][] = [[]];
  for (const [whole, quoted, plain, end] of text.replace(/^\ufeff/, "").matchAll(CELL)) {
    if (!whole) break;
    const cell = quoted === undefined ? plain! : quoted.replaceAll('""', '"');
    lines[lines.length - 1]!.push(cell.replace(PROTECTED, ""));
    if (end !== ",") lines.push([]);
  }
  return lines.filter((line) => line.length > 0);
}

const UNCLEAR = ["year", "decade", "century", "millennium"];

/** How exact a date is, as dashboard/edtf.py has it. */
function precision(edtf: string): string {
  if (edtf.includes("/")) return "interval";
  if (/[[{]/.test(edtf)) return "set";
  const [year, month, day] = edtf.replace(/^-|[~?%]/g, "").split("-");
  if (!month || month === "XX") return UNCLEAR[year!.split("X").length - 1]!;
  return Number(month) > 12 ? "season" : day && day !== "XX" ? "day" : "month";
}

function read(): Claims {
  const [names, ...rows] = cells(readFileSync("../events.csv", "utf8"));
  const column = (name: string) => rows.map((row) => row[names!.indexOf(name)]!);
  const numbers = (name: string) => column(name).map(Number);
  const days = (name: string) => column(name).map((text) => readDay(text, false));
  const edtf = column("edtf");
  return tableOf(rows.length, {
    precision: edtf.map(precision), approximate: edtf.map((date) => /[~%]/.test(date)), uncertain: edtf.map((date) => /[?%]/.test(date)),
    id: column("claim_id"), source: column("source"), event: column("event"), title: column("title"), claim: column("claim"),
    words: column("words"), edtf, when: edtf, dated_by: column("dated_by") as DatedBy[], rule: column("rule"),
    calendar: column("calendar"), theme: column("theme"), paragraph: numbers("paragraph"), weight: numbers("weight"),
    start: numbers("start"), end: numbers("end"), earliest: days("earliest"), latest: days("latest"),
  });
}

/** Read once; nobody may change it. */
export const committed: Claims = read();
