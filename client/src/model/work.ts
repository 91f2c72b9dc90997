/* What a reader makes of the claims: corrections, stars, and the names that a lesson gives things. One plain value, so that
   it can be undone, saved and sent.

   Corrections are by the claim's id; as a file they are notes, one line each (dashboard/notes.py). */

/** What a reader changes of one claim; what is not named stays. */
export interface Change {
  title?: string;
  /** EDTF, New Style. */
  date?: string;
  /** A note on the date's calendar. */
  calendar?: string;
  theme?: string;
  /** The event that the claim tells of: one of the table's, one of the gazetteer's, or a new one. */
  event?: string;
  dropped?: boolean;
  starred?: boolean;
  /** For readers of the claim: a note or a question for the class. */
  remark?: string;
  /** For readers of the notes: why it was changed. */
  why?: string;
}

/** A claim that a reader adds: a passage of a text, from `start` to `end`, half-open, counted in code points as in the table. */
export interface Added {
  id: string;
  source: string;
  paragraph: number;
  start: number;
  end: number;
  claim: string;
  title: string;
  date: string;
  theme: string;
  event: string;
}

/** How the sources that tell of one event stand to each other, as a reader judges it. */
export interface Judgement {
  kind: "supports" | "contradicts" | "differs";
  why: string;
}

type Undefinable<All> = { [Name in keyof All]?: All[Name] | undefined };

export interface Work {
  readonly changes: Readonly<Record<string, Readonly<Change>>>;
  readonly added: readonly Readonly<Added>[];
  /** By event. */
  readonly judgements: Readonly<Record<string, Readonly<Judgement>>>;
  /** The page's heading and the line below it; "" for those it came with. */
  readonly title: string;
  readonly subtitle: string;
  /** The names of sources by id, where a reader gave them one. */
  readonly names: Readonly<Record<string, string>>;
  /** The number of a source's colour by its id, where a reader chose it. */
  readonly colours: Readonly<Record<string, number>>;
}

export const NOTHING: Work = Object.freeze({ changes: {}, added: [], judgements: {}, title: "", subtitle: "", names: {}, colours: {} });

/** The work with a claim changed. A change to what the claim has anyway may be given as undefined: it is forgotten. A star that
    the claim came with is taken away by `starred: false`. */
export function changed(work: Work, id: string, change: Undefinable<Change>): Work {
  const known = work.added.find((one) => one.id === id);
  if (known && change.dropped) return { ...without(work, id), added: work.added.filter((one) => one !== known) };
  if (known) return noted(rewritten(work, known, change), id, { ...change, ...UNSAID });
  return noted(work, id, change);
}

const UNSAID = { title: undefined, date: undefined, theme: undefined, event: undefined }; // what an added claim itself says

/** The work with an added claim saying something else. */
function rewritten(work: Work, known: Readonly<Added>, { title, date, theme, event }: Undefinable<Change>): Work {
  const said = Object.entries({ title, date, theme, event }).filter(([, value]) => value !== undefined);
  return { ...work, added: work.added.map((one) => (one === known ? { ...one, ...Object.fromEntries(said) } : one)) };
}

function noted(work: Work, id: string, change: Undefinable<Change>): Work {
  const next = Object.fromEntries(Object.entries({ ...work.changes[id], ...change }).filter(([name, value]) => value !== undefined && (value !== false || name === "starred")));
  if (!Object.keys(next).length) return without(work, id);
  return { ...work, changes: { ...work.changes, [id]: next } };
}

/** The work with one claim as it was, but for its star: that is no correction. An added claim is gone. */
export function takenBack(work: Work, id: string): Work {
  const { starred } = work.changes[id] ?? {};
  const bare = { ...without(work, id), added: work.added.filter((one) => one.id !== id) };
  return starred !== undefined && bare.added.length === work.added.length ? changed(bare, id, { starred }) : bare;
}

/** The work with an event judged; null takes the judgement back. */
export function judged(work: Work, event: string, judgement: Judgement | null): Work {
  const others = Object.fromEntries(Object.entries(work.judgements).filter(([known]) => known !== event));
  return { ...work, judgements: judgement ? { ...others, [event]: judgement } : others };
}

/** Whether a change corrects its claim: a star alone chooses it for a lesson. */
export const corrects = (change: Change): boolean => Object.keys(change).some((name) => name !== "starred");

function without(work: Work, id: string): Work {
  return { ...work, changes: Object.fromEntries(Object.entries(work.changes).filter(([known]) => known !== id)) };
}

/** The work with one more claim. */
export const withClaim = (work: Work, added: Added): Work => ({ ...work, added: [...work.added, added] });

/** Whether a reader has made anything. */
export const begun = (work: Work): boolean => JSON.stringify({ ...NOTHING, ...work }) !== JSON.stringify(NOTHING);

/** What was made, step by step. */
export interface History {
  readonly past: readonly Work[];
  readonly now: Work;
  readonly future: readonly Work[];
}

const STEPS = 200; // that can be undone

export const beginning = (now: Work = NOTHING): History => ({ past: [], now, future: [] });

/** The history after another step; one that changes nothing is none. */
export function did(history: History, next: Work): History {
  if (JSON.stringify(next) === JSON.stringify(history.now)) return history;
  return { past: [...history.past, history.now].slice(-STEPS), now: next, future: [] };
}

export function undone({ past, now, future }: History): History {
  const before = past.at(-1);
  return before ? { past: past.slice(0, -1), now: before, future: [now, ...future] } : { past, now, future };
}

export function redone({ past, now, future }: History): History {
  const [after, ...rest] = future;
  return after ? { past: [...past, now], now: after, future: rest } : { past, now, future };
}
