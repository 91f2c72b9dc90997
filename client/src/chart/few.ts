/* Where a table has only a few claims, they fill the picture: each lane has a few high rows, neighbours in time stand at different
   heights, and titles may be as long as they are. It depends on the whole table, so that nothing moves when a reader filters. */

import type { Claims } from "../model/claims.ts";

const MOST = 16; // claims of such a table
const LEVELS = [5, 3]; // rows of a lane, the first that has room
const HIGH = 36; // least height of such a row in pixels
export const LONGEST = 640; // pixels of a label

export const isFew = ({ n }: Pick<Claims, "n">): boolean => n <= MOST;

/** How many rows a lane of some height has; null where high rows have no room. */
export const levelsOf = (height: number): number | null => LEVELS.find((count) => count * HIGH <= height) ?? null;

/** By row of the table its place in time among the claims of its source, from 0. */
export function ranks({ n, source, earliest, latest }: Pick<Claims, "n" | "source" | "earliest" | "latest">): number[] {
  const day = (row: number) => earliest[row] ?? latest[row] ?? 0;
  const told = new Map<string, number>();
  const found = Array.from({ length: n }, () => 0);
  for (const row of [...found.keys()].sort((a, b) => day(a) - day(b) || a - b)) {
    const rank = told.get(source[row]!) ?? 0;
    found[row] = rank;
    told.set(source[row]!, rank + 1);
  }
  return found;
}

/** Rows in the order in which a claim of some rank tries them: from one in the middle on, each time two rows further where that
    comes to all of them, else one. */
export function inTurn<Row>(rows: readonly Row[], rank: number): Row[] {
  const count = rows.length;
  const step = count % 2 ? 2 : 1;
  return rows.map((_, at) => rows[((count >> 1) + step * (rank + at)) % count]!);
}
