/* Which kinds of marks and signs are in a picture: its legend explains these, and only these. */

import type { Claims } from "../model/claims.ts";
import type { Arrangement } from "./arrangement.ts";

/** What a legend can explain, in its order; each is a name in `words/`, under [legend]. */
export const SIGNS = ["day", "within", "period", "soft", "open", "noted", "passages", "bold", "waiting", "turns"] as const;
export type Sign = (typeof SIGNS)[number];

interface Shape {
  kind: "point" | "span" | "within";
  soft: boolean;
  open: boolean;
}

const NAMES = { point: "day", span: "period", within: "within" } as const;

function add(found: Set<Sign>, { kind, soft, open }: Shape): void {
  if (kind !== "point" || !soft) found.add(NAMES[kind]); // an approximate day is a diamond, which has its own name
  if (soft) found.add("soft");
  if (open) found.add("open");
}

/** The signs in a picture of the timeline. */
export function signsIn({ marks, lanes, seen }: Pick<Arrangement, "marks" | "lanes" | "seen">): Set<Sign> {
  const found = new Set<Sign>();
  for (const { y, kind, soft, openLeft, openRight, noted, rows, bold } of marks) {
    if (y === null) continue;
    add(found, { kind, soft, open: openLeft || openRight });
    if (noted && kind === "span") found.add("noted");
    if (rows.length > 1) found.add("passages");
    if (bold) found.add("bold");
  }
  if (lanes.some((lane) => lane.waiting > 0 && !lane.crowd)) found.add("waiting");
  if (seen.turns.length) found.add("turns");
  return found;
}

/** The signs of some claims where each is drawn by itself: in As told, and in the list of a narrow screen. */
export function signsOf({ earliest, latest, stands, approximate, uncertain }: Pick<Claims, "earliest" | "latest" | "stands" | "approximate" | "uncertain">, rows: Iterable<number>): Set<Sign> {
  const found = new Set<Sign>();
  for (const row of rows) {
    const [from, to] = [earliest[row] ?? null, latest[row] ?? null];
    const kind = (stands[row] ?? null) !== null ? "within" : from === to ? "point" : "span";
    add(found, { kind, soft: Boolean(approximate[row] || uncertain[row]), open: from === null || to === null });
  }
  return found;
}
