/* A file of notes, read back as dashboard/notes.py reads it: commas or semicolons between the cells, which may be quoted. */

import { COLUMNS, type Note } from "./notes.ts";

const NEEDED = ["source", "paragraph", "passage"] as const;
const PROTECTED = /(?<=^|[;\t\r\n])'(?='*[ \u00a0]*[\t\r\n=+\-@\uff1d\uff0b\uff0d\uff20])/g; // the apostrophes that `quoted` writes (columns.ts)

/** A line of a file with its number, the header being 1. */
export interface Line {
  line: number;
  note: Note;
}

/** The notes of a file; null if it is no file of notes: a column is missing, or is none of notes. */
export function readNotes(text: string): Line[] | null {
  const plain = text.replace(/^\ufeff/, "");
  const first = plain.slice(0, plain.search(/[\r\n]|$/));
  const between = !first.includes(",") && first.includes(";") ? ";" : ",";
  const [header, ...rows] = cellsOf(plain, between);
  const names = (header?.cells ?? []).map((name) => name.trim());
  if (NEEDED.some((name) => !names.includes(name)) || names.some((name) => !(COLUMNS as readonly string[]).includes(name))) return null;
  return rows.flatMap(({ line, cells }) => {
    const note = Object.fromEntries(names.map((name, at) => [name, (cells[at] ?? "").replace(PROTECTED, "").trim()]));
    return Object.values(note).some(Boolean) ? [{ line, note }] : [];
  });
}

/** The rows of a CSV text, each with the number of its first line. */
function cellsOf(text: string, between: string): { line: number; cells: string[] }[] {
  const rows: { line: number; cells: string[] }[] = [];
  let [at, line] = [0, 1];
  while (at < text.length) {
    const row = { line, cells: [] as string[] };
    for (;;) {
      const [cell, next] = cellAt(text, at, between);
      row.cells.push(cell);
      line += cell.split(/\r\n|\r|\n/).length - 1;
      at = next;
      if (text[at] !== between) break;
      at += 1;
    }
    rows.push(row);
    at += text.startsWith("\r\n", at) ? 2 : 1;
    line += 1;
  }
  return rows;
}

/** The cell that begins at a place, and where it ends. */
function cellAt(text: string, at: number, between: string): [string, number] {
  if (text[at] === '"') {
    let end = at + 1;
    while (end < text.length && (text[end] !== '"' || text[end + 1] === '"')) end += text[end] === '"' ? 2 : 1;
    return [text.slice(at + 1, end).replaceAll('""', '"'), Math.min(end + 1, text.length)];
  }
  let end = at;
  while (end < text.length && text[end] !== between && text[end] !== "\r" && text[end] !== "\n") end += 1;
  return [text.slice(at, end), end];
}
