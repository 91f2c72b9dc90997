/* Notes put to the claims that are shown, by the rules of dashboard/reading/claims/noted.py: a few words find the sentence, and
   `of` finds its claim. What they say becomes the reader's work. */

import { changed, judged, withClaim, type Added, type Change, type Judgement, type Work } from "./work.ts";
import { codePoints } from "./passage.ts";
import { corrected } from "./corrected.ts";
import { newId } from "./correcting.ts";
import { stemOf, wordsOf, type Note } from "./notes.ts";
import { typedDate } from "./typed-dates.ts";
import type { Claims, Data } from "./claims.ts";
import type { Line } from "./notes-read.ts";
import type { Reading } from "./runs.ts";

/** Why a note does not fit: no text of that name, no such passage, no such claim there, a date that cannot be read, no such relation, or
    neither yes nor no where only these mean something. */
export type Misfit = "text" | "passage" | "claim" | "date" | "relation" | "flag";

/** The work with notes put to it, how many of them fit, and those that do not. */
export interface Put {
  work: Work;
  fitting: number;
  misfits: (Line & { why: Misfit })[];
}

/** What notes are put to: the data as they came, and the texts as far as they are here. */
interface Shown {
  came: Data;
  texts: Readonly<Record<string, Reading | undefined>>;
}

type Result = Work | Misfit;

const RELATIONS: readonly Judgement["kind"][] = ["supports", "contradicts", "differs"];
const isOneOf = <Kind extends string>(word: string | undefined, kinds: readonly Kind[]): word is Kind => (kinds as readonly (string | undefined)[]).includes(word);

/** Puts notes to the claims; those that judge events come last, since they mean the claims as corrected. */
export function putNotes(lines: readonly Line[], work: Work, shown: Shown): Put {
  const put: Put = { work, fitting: 0, misfits: [] };
  for (const line of [...lines.filter(({ note }) => !note.relation), ...lines.filter(({ note }) => note.relation)]) {
    const result = one(line.note, put.work, shown);
    if (typeof result === "string") put.misfits.push({ ...line, why: result });
    else [put.work, put.fitting] = [result, put.fitting + 1];
  }
  return put;
}

/** The first of the columns that take yes or no in which a note has anything else. */
export const wrongFlag = (note: Note) => (["drop", "part", "star"] as const).find((name) => note[name] && !isOneOf(note[name], ["yes", "no"]));

function one(note: Note, work: Work, shown: Shown): Result {
  const { came, texts } = shown;
  if (wrongFlag(note)) return "flag";
  if (note.date && "wrong" in typedDate(note.date)) return "date";
  if (!came.claims.source.includes(note.source!) && !texts[note.source!]) return "text";
  if (note.relation) return judging(note, work, corrected(came, work));
  const rows = sentenceOf(note, came.claims);
  const about = note.of ? rows.filter((row) => isOf(note.of!, came.claims, row)) : note.part ? [] : rows.filter((row) => tells(note, came.claims, row)).slice(0, 1);
  if (about.length) return about.reduce((sum, row) => changed(sum, came.claims.id[row]!, changeBy(note, came.claims, row)), work);
  if (note.of) return rows.length ? "claim" : "passage";
  return adding(note, work, shown);
}

const isOf = (of: string, { event, edtf }: Claims, row: number) => event[row] === of || edtf[row] === of;
const tells = ({ event, date }: Note, claims: Claims, row: number) => (event ? claims.event[row] === event : claims.edtf[row] === date);

/** The rows of the sentence that a note means: that of its paragraph with most of its words, and at least half of them. */
function sentenceOf({ source, paragraph, passage }: Note, claims: Claims): number[] {
  const wanted = stems(passage!);
  const rows = claims.id.flatMap((_, row) => (claims.source[row] === source && claims.paragraph[row] === Number(paragraph) ? [row] : []));
  const best = likest(rows, wanted, (row) => claims.claim[row]!);
  return best === null ? [] : rows.filter((row) => claims.start[row] === claims.start[best]);
}

const stems = (text: string) => new Set(wordsOf(text).map(stemOf));

/** Of some things the first with most of the words that are wanted, if it has half of them. */
function likest<Thing>(things: readonly Thing[], wanted: ReadonlySet<string>, text: (thing: Thing) => string): Thing | null {
  let [best, most] = [null as Thing | null, 0];
  for (const thing of things) {
    const found = stems(text(thing));
    const count = [...wanted].filter((stem) => found.has(stem)).length;
    if (count > most) [best, most] = [thing, count];
  }
  return 2 * most >= wanted.size ? best : null;
}

/** What a note changes of a claim: what the claim says anyway is no change. */
function changeBy(note: Note, claims: Claims, row: number): { [Name in keyof Change]?: Change[Name] | undefined } {
  if (note.drop === "yes") return { dropped: true, why: note.why || undefined };
  const event = note.join || note.event || (note.part === "yes" ? `${claims.id[row]}-own` : "");
  const other = (now: string | undefined, was: string) => (now && now !== was ? now : undefined);
  const said = {
    title: other(note.title, claims.title[row]!), date: other(note.date, claims.edtf[row]!), calendar: note.calendar || undefined,
    theme: other(note.theme, claims.theme[row]!), event: other(event, claims.event[row]!), remark: other(note.remark, claims.remark[row]!),
    starred: (note.star === "yes" && !claims.starred[row]) || undefined, why: note.why || undefined,
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)); // what a note leaves empty stays
}

function judging(note: Note, work: Work, now: Data): Result {
  if (!isOneOf(note.relation, RELATIONS)) return "relation";
  const rows = sentenceOf(note, now.claims);
  const row = rows.find((each) => isOf(note.of ?? "", now.claims, each));
  if (row === undefined) return rows.length ? "claim" : "passage";
  return judged(work, now.claims.event[row]!, { kind: note.relation, why: note.why ?? "" });
}

/** The work with the claim that a note adds to a sentence of a text. */
function adding(note: Note, work: Work, { came, texts }: Shown): Result {
  const reading = texts[note.source!];
  if (!reading) return "text";
  const known = came.events[note.event ?? ""];
  if (!note.title || !note.date) return known ? "date" : "claim";
  const sentence = likest(sentences(reading, Number(note.paragraph)), stems(note.passage!), ([start, end]) => reading.text.slice(start, end));
  if (!sentence) return "passage";
  const [start, end] = sentence.map((at) => codePoints(reading.text, at)) as [number, number];
  if (work.added.some((other) => other.source === note.source && other.title === note.title && other.date === note.date)) return work; // it is there
  const place = { source: note.source!, paragraph: Number(note.paragraph) };
  const id = newId(came, work, place);
  const claim = reading.text.slice(...sentence).replace(/\s+/g, " ");
  const event = note.join || note.event || id;
  const added: Added = { id, ...place, start, end, claim, title: note.title, date: note.date, theme: note.theme || "other", event };
  return changed(withClaim(work, added), id, { remark: note.remark || undefined, starred: note.star === "yes" || undefined, why: note.why || undefined });
}

/** Where the sentences of a paragraph begin and end in its text. */
function sentences({ text, blocks }: Reading, paragraph: number): [number, number][] {
  const cut = new Intl.Segmenter("en", { granularity: "sentence" });
  return blocks.filter(([, , , number]) => number === paragraph).flatMap(([first, last]) => {
    return [...cut.segment(text.slice(first, last))].map(({ index, segment }): [number, number] => [first + index, first + index + segment.trimEnd().length]);
  });
}
