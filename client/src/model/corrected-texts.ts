/* The texts of the sources for the data as a reader corrected them: their marks name the rows that there are now. */

import type { Claims } from "./claims.ts";
import { unitsOf, type GivenMark, type Reading } from "./runs.ts";

const ROWS = 8; // where a mark names its rows
const DATED = 7; // and how they are dated
type Texts = Readonly<Record<string, Reading | undefined>>;
type Stands = { row: number; start: number; end: number };

/** The texts with marks for the rows of `now`; the same object where those are the rows that came. */
export function correctedTexts(texts: Texts, came: Claims, now: Claims): Texts {
  if (now === came) return texts;
  const rowOf = new Map(now.id.map((id, row) => [id, row]));
  const known = new Set(came.id);
  const moved = came.id.map((id) => rowOf.get(id) ?? -1);
  const pairs = Object.entries(texts).map(([source, reading]) => {
    const added = now.id.flatMap((id, row): number[] => (now.source[row] === source && !known.has(id) ? [row] : []));
    return [source, reading && { ...reading, marks: marksOf(reading, now, { moved, added }) }];
  });
  return Object.fromEntries(pairs) as Texts;
}

function marksOf(reading: Reading, now: Claims, { moved, added }: { moved: number[]; added: number[] }): GivenMark[] {
  const marks = reading.marks.map((mark): GivenMark => {
    const rows = mark[ROWS].map((row) => moved[row] ?? -1).filter((row) => row >= 0);
    return [...mark.slice(0, DATED), rows.some((row) => now.edited?.[row] && now.dated_by[row] === "editor") ? "editor" : mark[DATED], rows] as GivenMark;
  });
  const unit = unitsOf(reading.text);
  for (const row of added) mark(marks, now, { row, start: unit(now.start[row]!), end: unit(now.end[row]!) });
  return marks.sort((a, b) => a[0] - b[0]);
}

/** Marks an added claim: on a date in its passage, the one that it gives before others, or on its words up to the next mark. */
function mark(marks: GivenMark[], { edtf, when, event }: Claims, { row, start, end }: Stands): void {
  const inside = marks.filter((one) => one[0] >= start && one[1] <= end);
  const free = inside.filter((one) => !one[ROWS].length);
  const found = free.find((one) => one[3] === edtf[row]) ?? free[0] ?? inside[0];
  if (found) {
    const own: GivenMark = [...found.slice(0, DATED), found[ROWS].length ? found[DATED] : "editor", [...found[ROWS], row]] as GivenMark;
    marks[marks.indexOf(found)] = own;
    return;
  }
  if (marks.some((one) => one[0] < end && one[1] > start)) return; // its words lie within another mark
  marks.push([start, end, "date", edtf[row]!, when[row]!, "note", event[row]!, "editor", [row]]);
}
