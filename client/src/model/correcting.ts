/* From what stands in an editor's fields to the reader's work, and which events a claim can be joined with. */

import { fold, searchTerms } from "./select.ts";
import { typedDate } from "./typed-dates.ts";
import type { Added, Change, Work } from "./work.ts";
import type { Claims, Data, Day } from "./claims.ts";

/** What an editor's fields hold; `date` is EDTF. */
export interface Fields {
  title: string;
  date: string;
  theme: string;
  event: string;
  remark: string;
  why: string;
}

/** What a claim says now, as fields. */
export function fieldsOf({ claims }: Data, row: number, { changes }: Work): Fields {
  const { title, edtf, theme, event, remark } = claims;
  return { title: title[row]!, date: edtf[row]!, theme: theme[row]!, event: event[row]!, remark: remark[row]!, why: changes[claims.id[row]!]?.why ?? "" };
}

/** What fields change of a claim as it came: what it says anyway is undefined. Of an added claim all counts. */
export function changeOf({ claims }: Data, id: string, { title, date, theme, event, remark, why }: Fields): { [Name in keyof Change]?: Change[Name] | undefined } {
  const row = claims.id.indexOf(id);
  const other = (now: string, was: string | undefined) => (row >= 0 && now === was ? undefined : now);
  return {
    title: other(title, claims.title[row]), date: other(date, claims.edtf[row]), theme: other(theme, claims.theme[row]),
    event: other(event, claims.event[row]), remark: remark === (row < 0 ? "" : claims.remark[row]) ? undefined : remark, why: why || undefined,
  };
}

/** An id for a claim that is added to a paragraph of a text; no claim has it. */
export function newId({ claims }: Data, { added }: Work, { source, paragraph }: Pick<Added, "source" | "paragraph">): string {
  const known = new Set([...claims.id, ...added.map(({ id }) => id)]);
  let number = 1;
  while (known.has(`${source}-${paragraph}-note-${number}`)) number += 1;
  return `${source}-${paragraph}-note-${number}`;
}

/** The event of a claim that is to share none: the one it came with, if no other claim tells it now. */
export function ownEvent(came: Data, { claims }: Data, id: string): string {
  const before = came.claims.event[came.claims.id.indexOf(id)];
  const shared = claims.id.some((other, row) => other !== id && claims.event[row] === before);
  return before === undefined || shared ? `${id}-own` : before;
}

/** An event that a claim can be joined with: as another text tells it or, with `source` "", as our list has it. */
export interface Joinable {
  event: string;
  title: string;
  when: string;
  source: string;
  /** What it is (battle, law), in the page's language; "" where our list does not say. */
  kind?: string | undefined;
}

/** Of which text and time a claim is that looks for others. */
export interface Seeking {
  source: string;
  event: string;
  earliest: Day;
  latest: Day;
}

/** The events that other texts tell, nearest in time first, each by its nearest claim; then those of our list, if words ask for
    them. All words must stand in the title or the passage. */
export function joinable(data: Data, seeking: Seeking, words: string): Joinable[] {
  const terms = searchTerms(words);
  const holds = (text: string) => terms.every((term) => fold(text).includes(term));
  const told = nearest(data.claims, seeking, holds);
  const listed = terms.length ? Object.entries(data.events).filter(([id, { title }]) => id !== seeking.event && !told.some((row) => data.claims.event[row] === id) && holds(title)) : [];
  const inList = listed.map(([event, known]) => ({ event, title: known.title, when: known.when, source: "", apart: apartOf(seeking, known.edtf) }));
  const bySources = told.map((row) => {
    const { event, title, when, source } = data.claims;
    return { event: event[row]!, title: title[row]!, when: when[row]!, source: source[row]! };
  });
  return [...bySources, ...inList.sort((a, b) => a.apart - b.apart).map(({ event, title, when, source }) => ({ event, title, when, source }))];
}

function nearest(claims: Claims, seeking: Seeking, holds: (text: string) => boolean): number[] {
  const found = new Map<string, { row: number; apart: number }>();
  for (let row = 0; row < claims.n; row += 1) {
    const event = claims.event[row]!;
    if (claims.source[row] === seeking.source || event === seeking.event || !holds(`${claims.title[row]}\n${claims.claim[row]}`)) continue;
    const apart = gap(seeking, claims.earliest[row]!, claims.latest[row]!);
    if (apart < (found.get(event)?.apart ?? Infinity) || !found.has(event)) found.set(event, { row, apart });
  }
  return [...found.values()].sort((a, b) => a.apart - b.apart || a.row - b.row).map(({ row }) => row);
}

/** Days between two times; where they overlap, how far apart they begin decides, but counts little. */
function gap({ earliest, latest }: Seeking, from: Day, to: Day): number {
  const [first, last] = [earliest ?? latest ?? 0, latest ?? earliest ?? 0];
  const [begin, end] = [from ?? to ?? 0, to ?? from ?? 0];
  return Math.max(0, begin - last, first - end) + Math.abs(begin - first) / 1000;
}

function apartOf(seeking: Seeking, edtf: string): number {
  const date = typedDate(edtf);
  return "wrong" in date ? Infinity : gap(seeking, date.earliest, date.latest);
}
