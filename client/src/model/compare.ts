/* The comparison as plain values: which source tells which event, how their dates stand to each other, who is silent.
   Nothing here depends on the filters but `inSight`: a filter hides claims, it makes no text silent. */

import type { Claims } from "./claims.ts";
import { inTime } from "./select.ts";
import { nearestDates, ownDate, reach } from "./agreement.ts";

/** From what most needs reading to what needs it least; also the order "by disagreement". */
const RELATIONS = ["apart", "overlaps", "finer", "one", "none", "same", "alone"];
const KIND = { same: "same", within: "finer", around: "finer", overlaps: "overlaps", apart: "apart" };

/** Events by rows, sources by columns: `{columns, events, eventOf}`.

    `columns` are source ids. An event is `{id, title, first, cells, key, tellers, relation, weight}`: `first` its earliest
    row, `cells` the rows of each column in order of time ([] where the source is silent), `key` the columns that tell it
    (`0.2`), `tellers` how many they are, `weight` that of its weightiest claim. `eventOf` is the event's number for each
    row of the table, -1 for rows of other sources. Events stand in order of time. */
export function compared(claims: Claims, columns: string[], titles: Record<string, { title?: string }> = {}) {
  const column = new Map(columns.map((id, i) => [id, i]));
  const found = new Map();
  const eventOf = new Int32Array(claims.n).fill(-1);
  for (const row of inTime(claims, Array.from({ length: claims.n }, (_, i) => i))) {
    const at = column.get(claims.source[row]);
    if (at === undefined) continue;
    const id = claims.event[row];
    if (!found.has(id)) found.set(id, { id, number: found.size, first: row, cells: columns.map(() => []) });
    const event = found.get(id);
    event.cells[at].push(row);
    eventOf[row] = event.number;
  }
  const events = [...found.values()].map((event) => described(claims, event, titles[event.id]));
  return { columns, events, eventOf };
}

function described(claims, event, known) {
  const rows = event.cells.flat();
  const telling = event.cells.flatMap((cell, i) => (cell.length ? [i] : []));
  const weight = rows.reduce((most, row) => Math.max(most, claims.weight[row]), 0);
  const title = (known && known.title) || mostCommon(rows.map((row) => claims.title[row]));
  return { ...event, title, weight, key: telling.join("."), tellers: telling.length, relation: relation(claims, event.cells) };
}

function mostCommon(words) {
  const count = new Map();
  for (const word of words) count.set(word, (count.get(word) || 0) + 1);
  return words.reduce((best, word) => (count.get(word) > count.get(best) ? word : best));
}

/** How the sources' own dates for one event stand to each other: `{kind, dating, gap}`. `dating` are the columns that give a
    date themselves; `gap` is the number of days between the dates that lie apart. Of several pairs the least alike counts. */
function relation(claims, cells) {
  const own = cells.map((rows) => distinct(claims, rows.filter((row) => ownDate(claims, row))));
  const dating = own.flatMap((rows, i) => (rows.length ? [i] : []));
  const telling = cells.filter((rows) => rows.length).length;
  if (telling < 2) return { kind: "alone", dating, gap: 0 };
  if (dating.length < 2) return { kind: dating.length ? "one" : "none", dating, gap: 0 };
  const worst = { kind: "same", dating, gap: 0 };
  for (const [i, one] of dating.entries()) {
    for (const other of dating.slice(i + 1)) {
      const near = nearestDates(claims, own[one], own[other]);
      const kind = KIND[near.how];
      if (RELATIONS.indexOf(kind) < RELATIONS.indexOf(worst.kind)) worst.kind = kind;
      if (kind === "apart") worst.gap = Math.max(worst.gap, daysBetween(claims, near.row, near.other));
    }
  }
  return worst;
}

/** One row for each date: many rows may say the same. */
function distinct(claims, rows) {
  const seen = new Set();
  return rows.filter((row) => {
    const date = [claims.earliest[row], claims.latest[row], ...reach(claims, row)].join();
    return !seen.has(date) && seen.add(date);
  });
}

function daysBetween(claims, row, other) {
  const gap = (early, late) => (claims.earliest[late] ?? -Infinity) - (claims.latest[early] ?? Infinity);
  return Math.max(0, gap(row, other), gap(other, row));
}

/** What the filters leave: `{seen, events}`, a flag for each row of the table, and the events of which any claim is left. */
export function inSight(model, shown) {
  const seen = new Uint8Array(model.eventOf.length);
  const left = new Uint8Array(model.events.length);
  for (const row of shown) {
    seen[row] = 1;
    if (model.eventOf[row] >= 0) left[model.eventOf[row]] = 1;
  }
  return { seen, events: model.events.filter((event) => left[event.number]) };
}

/** Some events by who tells them: `[{key, columns, count}]`, the parts that most sources share first. */
export function overlap(events) {
  const parts = new Map();
  for (const { key } of events) {
    if (!parts.has(key)) parts.set(key, { key, columns: key.split(".").map(Number), count: 0 });
    parts.get(key).count += 1;
  }
  return [...parts.values()].sort((a, b) => b.columns.length - a.columns.length || b.count - a.count || (a.key < b.key ? -1 : 1));
}

const order = { disagreement: byDisagreement, silence: bySilence };

function byDisagreement(a, b) {
  return RELATIONS.indexOf(a.relation.kind) - RELATIONS.indexOf(b.relation.kind) || b.relation.gap - a.relation.gap || a.number - b.number;
}

/** What the fewest tell first, told apart by who tells it; of those the weightiest, whose silence says most. */
function bySilence(a, b) {
  return a.tellers - b.tellers || (a.key === b.key ? 0 : a.key < b.key ? -1 : 1) || b.weight - a.weight || a.number - b.number;
}

/** Events in the order of `sort`, in groups under one heading: `[{group, events}]`. By time there is one group, "". */
export function grouped(events, sort) {
  if (!order[sort]) return [{ group: "", events }];
  const groups = [];
  for (const event of [...events].sort(order[sort])) {
    const group = sort === "silence" ? event.key : event.relation.kind;
    if (!groups.length || groups[groups.length - 1].group !== group) groups.push({ group, events: [] });
    groups[groups.length - 1].events.push(event);
  }
  return groups;
}

/** One text in figures: `{claims, shown, own, density}`. `own` are the claims that it dates itself; `density` is the number
    of dated claims per 1,000 words, null where the text's length is not known. */
export function profile(claims, source, { seen }) {
  const found = { claims: 0, shown: 0, own: 0, density: null };
  for (let row = 0; row < claims.n; row += 1) {
    if (claims.source[row] !== source.id) continue;
    found.claims += 1;
    found.shown += seen[row];
    if (ownDate(claims, row)) found.own += 1;
  }
  if (source.words > 0) found.density = (1000 * found.claims) / source.words;
  return found;
}
