/* A large table in a file: its first part and its rows are in elements of the page, packed. */

import { unpacked } from "./packed.ts";
import type { Data } from "./claims.ts";

type Columns = Record<string, string[]>;

const PART = 2000; // rows of one element, as in dashboard/showing/pages/without_dash.py

/** The table; `bytes` gives what an element holds. */
export async function fromParts(bytes: (id: string) => Promise<Uint8Array>): Promise<Data> {
  const part = async (at: number): Promise<Columns> => JSON.parse(new TextDecoder().decode(await bytes(`rows-${at + 1}`)));
  return unpacked(await bytes("large"), async (asked) => {
    const rows = rowsOf(asked);
    const found: Columns = {};
    for (let at = 0; at < rows.length;) {
      const [first, here] = [at, Math.floor(rows[at]! / PART)];
      while (at < rows.length && Math.floor(rows[at]! / PART) === here) at += 1;
      const own = rows.slice(first, at).map((row) => row % PART);
      for (const [name, texts] of Object.entries(await part(here))) found[name] = [...(found[name] ?? []), ...own.map((row) => texts[row]!)];
    }
    return found;
  });
}

/** The rows that a question names (dashboard/showing/packed.py). */
function rowsOf(asked: string): number[] {
  const named = asked.slice(asked.indexOf(".") + 1);
  const [from, to] = named.split("-").map(Number);
  if (to !== undefined) return Array.from({ length: to - from! + 1 }, (_, at) => from! + at);
  let row = 0;
  return named.split(".").map((step) => (row += parseInt(step, 36)));
}
