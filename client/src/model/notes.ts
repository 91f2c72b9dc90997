/* A reader's work as notes: the CSV of dashboard/notes.py, which says what each column is for. Put beside the texts, they are
   put to the claims again by the next `claimline extract`.

   A note says where by a few words of its sentence, and which of the sentence's claims by `of`, an event or a date. */

import { quoted } from "./columns.ts";
import { typedDate } from "./typed-dates.ts";
import { corrects, type Added, type Change, type Work } from "./work.ts";
import type { Claims, Data } from "./claims.ts";

/** The columns of a file of notes. */
export const COLUMNS = ["source", "paragraph", "passage", "of", "title", "date", "calendar", "theme", "event", "drop", "join", "part", "remark", "star", "relation", "why"] as const;
export type Note = Partial<Record<(typeof COLUMNS)[number], string>>;

const FEW = 6; // words of a passage, if they tell it from the other claims of its paragraph
const STEM = 6; // letters by which words are compared

/** Notes as CSV: the first three columns, and those others that a note fills. */
export function notesCsv(notes: readonly Note[]): string {
  const used = COLUMNS.filter((name, at) => at < 3 || notes.some((note) => note[name]));
  return `\ufeff${[used, ...notes.map((note) => used.map((name) => note[name] ?? ""))].map((line) => `${line.map(quoted).join(",")}\r\n`).join("")}`;
}

/** What a reader made, as notes: on claims in the order of the table as it came, then on added ones, then on events.
    `now` is the data with the work put to them. Names, colours and the page's title are no notes. */
export function notesOf(came: Data, now: Data, work: Work): Note[] {
  const passages = passagesOf(came.claims, work.added);
  const changes = came.claims.id.flatMap((id, row): Note[] => {
    const change = work.changes[id];
    return change && (corrects(change) || change.starred) ? [{ ...where(came.claims, row, passages), of: key(came, row, { ...now, rows: rowsAfter(came, now, row) }), ...said(change) }] : [];
  });
  const added = work.added.map((one): Note => {
    const { theme, title, event, paragraph, source } = one;
    const { remark = "", star = "", why = "" } = said(work.changes[one.id] ?? {});
    return { source, paragraph: String(paragraph), passage: passages(one), title, date: edtfOf(one.date), theme, event, part: "yes", remark, star, why };
  });
  return [...changes, ...added, ...judgements(came, now, work, passages)];
}

/** What a change says, in the columns of a note. */
function said({ title = "", date, calendar = "", theme = "", event = "", dropped, starred, remark = "", why = "" }: Readonly<Change>): Note {
  if (dropped) return { drop: "yes", why };
  return { title, date: date ? edtfOf(date) : "", calendar, theme, join: event, remark, star: starred ? "yes" : "", why };
}

function edtfOf(date: string): string {
  const read = typedDate(date);
  return "wrong" in read ? "" : read.edtf;
}

type Passage = { source: string; paragraph: number; claim: string };
type Passages = (one: Passage) => string;

const where = ({ source, paragraph, claim }: Claims, row: number, passages: Passages): Note => ({
  source: source[row]!, paragraph: String(paragraph[row]), passage: passages({ source: source[row]!, paragraph: paragraph[row]!, claim: claim[row]! }),
});

/** The words of a passage, and what of a word counts where passages are compared. */
export const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];
export const stemOf = (word: string) => [...word.toLowerCase()].slice(0, STEM).join("");

/** A few words of a passage that no other claim's passage of its paragraph has all of; else all its words. */
function passagesOf(claims: Claims, added: readonly Passage[]): Passages {
  const place = (one: Pick<Passage, "source" | "paragraph">) => `${one.paragraph} ${one.source}`;
  const told = new Map<string, Set<string>>();
  const put = (one: Passage) => told.set(place(one), (told.get(place(one)) ?? new Set()).add(one.claim));
  claims.id.forEach((_, row) => put({ source: claims.source[row]!, paragraph: claims.paragraph[row]!, claim: claims.claim[row]! }));
  added.forEach(put);
  return (one) => {
    const others = [...(told.get(place(one)) ?? [])].filter((claim) => claim !== one.claim).map((claim) => new Set(wordsOf(claim).map(stemOf)));
    const words = [...new Map(wordsOf(one.claim).map((word) => [stemOf(word), word])).values()];
    const telling = (word: string) => 100 * others.filter((stems) => !stems.has(stemOf(word))).length + word.length;
    const ranked = [...words].sort((a, b) => telling(b) - telling(a));
    const enough = (count: number) => others.every((stems) => ranked.slice(0, count).some((word) => !stems.has(stemOf(word))));
    const count = ranked.findIndex((_, at) => at + 1 >= Math.min(FEW, ranked.length) && enough(at + 1)) + 1 || ranked.length;
    const few = new Set(ranked.slice(0, count));
    return words.filter((word) => few.has(word)).join(" ");
  };
}

/** The other rows of a row's sentence as they are after the work. */
const rowsAfter = (came: Data, now: Data, row: number): number[] => {
  const { source, start, id } = came.claims;
  return now.claims.id.flatMap((name, at) => (now.claims.source[at] === source[row] && now.claims.start[at] === start[row] && name !== id[row] ? [at] : []));
};

/** What tells a claim from the others of its sentence, before the notes on them and after: its date, which a changed text
    keeps, or its event; the event first if our list knows it, or if the claim's new date is that of another one there. */
function key({ claims, events }: Data, row: number, after: { claims: Claims; rows: number[] }): string {
  const { source, start, event, edtf } = claims;
  const others = claims.id.flatMap((_, at) => (at !== row && source[at] === source[row] && start[at] === start[row] ? [at] : []));
  const taken = new Set([...others.flatMap((at) => [event[at], edtf[at]]), ...after.rows.flatMap((at) => [after.claims.event[at], after.claims.edtf[at]])]);
  const [named, dated] = [event[row]!, edtf[row]!];
  const next = after.claims.edtf[after.claims.id.indexOf(claims.id[row]!)];
  const clash = next !== dated && after.rows.some((at) => after.claims.edtf[at] === next);
  return (events[named] || clash ? [named, dated] : [dated, named]).find((value) => !taken.has(value)) ?? named;
}

/** A line for each event that was judged: it is said of one of its claims. */
function judgements(came: Data, now: Data, work: Work, passages: Passages): Note[] {
  return Object.entries(work.judgements).flatMap(([event, { kind, why }]): Note[] => {
    const row = now.claims.event.indexOf(event);
    if (row < 0) return [];
    const added = work.added.find(({ id }) => id === now.claims.id[row]) as Added | undefined;
    const place = added ? { source: added.source, paragraph: String(added.paragraph), passage: passages(added) } : where(now.claims, row, passages);
    return [{ ...place, of: key(now, row, { claims: now.claims, rows: [] }), relation: kind, why }];
  });
}
