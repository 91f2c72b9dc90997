/* What a presentation shows: which claims, in which order, and what the other sources say beside one. Draws nothing. */

import { lessonOf } from "./stars.ts";
import { nearestDates, ownDate, type Dates } from "./agreement.ts";
import type { Claims, Data, Rows, Source } from "./claims.ts";

/** The two orders: of time, and that in which the texts tell, one text after the other. The names stand in links (`sort=told`). */
export const ORDERS = ["", "told"] as const;

/** The columns that say where a claim stands in its text. */
type Placed = Pick<Claims, "source" | "paragraph" | "start" | "starred">;

/** The rows that are presented: of those shown, which come in order of time, the starred, or all where none is. */
export function presented(claims: Placed, sources: readonly Pick<Source, "id">[], { order, sort }: { order: Rows; sort: string }): number[] {
  const rows = Array.from(lessonOf(claims, order));
  if (sort !== "told") return rows;
  const number = new Map(sources.map(({ id }, at) => [id, at]));
  const text = (row: number) => number.get(claims.source[row]!) ?? 0;
  return rows.sort((a, b) => text(a) - text(b) || claims.paragraph[a]! - claims.paragraph[b]! || claims.start[a]! - claims.start[b]! || a - b);
}

/** The rows in the picture below: of those shown, the ones presented and all others that tell of the same events. */
export function inPicture({ event }: Pick<Claims, "event">, shown: Int32Array, rows: readonly number[]): Int32Array {
  const wanted = new Set(rows.map((row) => event[row]));
  return shown.filter((row) => wanted.has(event[row]));
}

/** The place of a claim among those presented; the first where it is not one of them. */
export const placeOf = (claims: Pick<Claims, "id">, rows: readonly number[], id: string): number => Math.max(0, rows.findIndex((row) => claims.id[row] === id));

/** What another source says of the event of a claim. */
export interface Beside {
  source: Source;
  /** Its claims on the event; [] if none is joined to it. */
  rows: number[];
  /** Whether both date the event themselves, and the dates cannot mean a day in common. */
  apart: boolean;
}

/** What each other source says of the event of a row, those that tell of it first. */
export function beside({ claims, sources }: Pick<Data, "claims" | "sources">, row: number): Beside[] {
  const event = claims.event[row];
  const found = sources.filter(({ id }) => id !== claims.source[row]).map((source) => {
    const rows = claims.id.flatMap((_, other) => (claims.event[other] === event && claims.source[other] === source.id ? [other] : []));
    return { source, rows, apart: disagree(claims, row, rows) };
  });
  return found.sort((a, b) => Number(b.rows.length > 0) - Number(a.rows.length > 0));
}

function disagree(claims: Dates, row: number, rows: number[]): boolean {
  if (!ownDate(claims, row)) return false;
  const found = nearestDates(claims, [row], rows.filter((other) => ownDate(claims, other)));
  return found?.how === "apart";
}
