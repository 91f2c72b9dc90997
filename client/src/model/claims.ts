/* What the page gets from Python, once: the types of dashboard/showing/page_data.py, where each column is described. */

import type { Judgement } from "./work.ts";
import type { Large } from "./packed.ts";
import type { ViewName } from "./views.ts";

/** Days from 1 March of year 0 in the proleptic Gregorian calendar (model/days.ts); null on an open side of a date. */
export type Day = number | null;

/** What dates a claim: words of its own, its context, an editor's note, or only our list of events (`reference`). */
export type DatedBy = "text" | "context" | "editor" | "reference";

/** The table of claims by columns; row i of every column is the same claim, and there are `n` rows. */
export interface Claims {
  n: number;
  id: string[];
  source: string[];
  event: string[];
  title: string[];
  claim: string[];
  words: string[];
  edtf: string[];
  dated_by: DatedBy[];
  rule: string[];
  calendar: string[];
  theme: string[];
  paragraph: number[];
  weight: number[];
  start: number[];
  end: number[];
  earliest: Day[];
  latest: Day[];
  precision: string[];
  /** The day at which a claim is drawn that happened some time in a month, a year or longer; null for all others. */
  stands: Day[];
  /** Whether that is its event's own day in our list. */
  lent: boolean[];
  approximate: boolean[];
  uncertain: boolean[];
  when: string[];
  certainty: string[];
  old: string[];
  note: string[];
  /** The words elsewhere in the text from which the date follows, such as those that name the year. */
  anchor: string[];
  /** A second date that the words may mean, nearly as likely; "" if none. */
  other: string[];
  /** What an editor remarks on the claim; "" if nothing. */
  remark: string[];
  /** Whether an editor or a reader chose the claim for a lesson. */
  starred: boolean[];
  check: string[];
  /** Whether a reader of the page corrected or added the claim; not there where nobody has. */
  edited?: boolean[];
  /** The file of a picture and the address of a page, "" where a claim has none; not there where the table has no such column. */
  image?: string[];
  url?: string[];
  /** There for a large table, whose columns come in part only when they are read (packed.ts). */
  large?: Large;
}

/** A text that makes claims. */
export interface Source {
  id: string;
  label: string;
  /** The label for a chip, without its year where that is clear. */
  name: string;
  title: string;
  author: string;
  published: string;
  /** "" where no text of it is known. */
  kind: string;
  words: number;
  /** Whether the text can be read on the page. */
  read: boolean;
  /** The number of its colour, 1 to 8, where somebody chose it; else it follows from its place among the sources. */
  colour?: number;
}

export interface Theme {
  id: string;
  label: string;
}

/** A named stretch of time, both days included. */
export interface Era {
  name: string;
  from: number;
  to: number;
}

/** What our list of events says of one. */
export interface KnownEvent {
  title: string;
  when: string;
  edtf: string;
  calendar: string;
  summary: string;
  article: string;
}

/** A phrase of the interface: one text, or one for each of the language's forms of a number. */
export type Phrase = string | Record<string, string>;

/** All of it. `lang` is the page's language, `original` that of titles and passages. */
export interface Data {
  lang: string;
  original: string;
  words: Record<string, Phrase>;
  claims: Claims;
  events: Record<string, KnownEvent>;
  sources: Source[];
  themes: Theme[];
  eras: Era[];
  /** By event how a reader judges what its sources say; not there where nobody has. */
  judged?: Readonly<Record<string, Judgement>>;
  /** By the name of its file each picture as a `data:` address; not there where the table names none. */
  pictures?: Readonly<Record<string, string>>;
  /** The line below the heading, where somebody set it. */
  subtitle?: string;
}

/** Rows of the table, by number, in some order. */
export type Rows = readonly number[] | Int32Array;

/** What a reader can filter by: sources, themes, ways of dating. */
export type Facet = "source" | "theme" | "dated";

/** Which claims are shown. A facet of which nothing is chosen means all; `from` and `to` are one window, null its open end. */
export interface Filters extends Record<Facet, string[]> {
  /** Whether only those that are starred for a lesson. */
  starred: boolean;
  words: string;
  from: Day;
  to: Day;
}

/** What a reader is looking at (model/state.ts). */
export interface State extends Filters {
  scale: "elastic" | "true";
  calendar: "" | "both";
  view: ViewName;
  /** How the view sorts its rows; "" for its usual order. */
  sort: string;
  /** Whether Compare shows whole passages where many texts are compared; "" for what is usual. */
  cells: "" | "full";
  /** In Compare: only events that exactly these sources tell are shown; [] means all events. */
  part: string[];
  /** The source whose text is open, or "". */
  read: string;
  /** The chosen claim's id, or "". */
  select: string;
}
