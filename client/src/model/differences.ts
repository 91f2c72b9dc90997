/* What texts that date one event alike may still tell differently: another figure, another actor. Read from their words,
   and only where both say the same thing but for that one point. */

import type { Claims } from "./claims.ts";

type Words = Partial<Pick<Claims, "claim" | "title" | "words">>;

const ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const SMALL = new Map([...ONES.map((word, n) => [word, n] as const), ...TENS.map((word, n) => [word, 10 * n + 20] as const), ["a", 1] as const]);
const LARGE = new Map([["dozen", 12], ["hundred", 100], ["thousand", 1000], ["million", 1e6], ["billion", 1e9]]);
/** A number before one of these is no figure of the event: it says how long or when, or belongs to a date. */
const TIMES = /^(?:second|minute|hour|day|night|week|month|year|decade|centur|january|february|march|april|may|june|july|august|september|october|november|december|bc|ad|ce|am|pm|per|of|or|and|to|in|at|on|the|by|st|nd|rd|th)/;
const TOKEN = /\d[\d,.]*\d|\d|[a-z]+/g;
const YEAR = /^[12]\d{3}$/;

/** The figures of a passage (`forty drowned`, `40 people`), by the first letters of what is counted. Dates are left out. */
export function figures(passage: string, date = ""): Map<string, number> {
  const words = (date ? passage.replace(date, " ") : passage).toLowerCase().match(TOKEN) ?? [];
  const found = new Map<string, number>();
  for (let at = 0; at < words.length; at += 1) {
    const read = counted(words, at);
    if (!read) continue;
    at = read.next - 1;
    const unit = words[read.next];
    if (unit && unit.length > 2 && /^[a-z]/.test(unit) && !TIMES.test(unit) && !found.has(unit.slice(0, 5))) found.set(unit.slice(0, 5), read.value);
  }
  return found;
}

/** A number that begins at a word, in figures or in words, and the place after it; null where none does. */
function counted(words: string[], at: number): { value: number; next: number } | null {
  const first = words[at]!;
  if (YEAR.test(first) || (first === "a" && !LARGE.has(words[at + 1] ?? ""))) return null;
  let value = /^\d/.test(first) ? Number(first.replace(/,/g, "")) : (SMALL.get(first) ?? NaN);
  if (Number.isNaN(value)) return null;
  let [next, sum] = [at + 1, 0];
  for (let word = words[next] ?? ""; ; word = words[++next] ?? "") {
    if (LARGE.has(word)) {
      value *= LARGE.get(word)!;
      if (value >= 1000) [sum, value] = [sum + value, 0];
    } else if (SMALL.has(word) && word !== "a") value += SMALL.get(word)!;
    else if (word !== "and" || !SMALL.has(words[next + 1] ?? "")) return { value: sum + value, next };
  }
}

/** Whether two texts give different numbers for the same thing. */
export function otherFigure(claims: Words, rows: number[], others: number[]): boolean {
  if (!claims.claim?.[rows[0]!]) return false;
  const [mine, theirs] = [rows, others].map((some) => some.map((row) => figures(claims.claim?.[row] ?? "", claims.words?.[row])));
  return mine!.some((one) => theirs!.some((other) => [...one].some(([unit, value]) => other.has(unit) && other.get(unit) !== value && !mine!.some((same) => same.get(unit) === other.get(unit)))));
}

/** Whether two texts tell one deed of two actors: titles that begin with other names and go on alike. */
export function otherActor(claims: Words, rows: number[], others: number[]): boolean {
  if (claims.title?.[rows[0]!] === claims.title?.[others[0]!]) return false;
  const [mine, theirs] = [rows, others].map((some) => some.flatMap((row) => actorAndDeed(claims.title?.[row] ?? "") ?? []));
  const unlike = (one: Told, other: Told) => one.deed === other.deed && !one.actor.some((name) => other.actor.includes(name));
  return mine!.length > 0 && theirs!.length > 0 && mine!.every((one) => theirs!.every((other) => unlike(one, other)));
}

interface Told {
  actor: string[];
  deed: string;
}

/** A headline such as `Brutus stabs Caesar` in two: the names that it begins with, and the rest of it. */
function actorAndDeed(title: string): Told | null {
  const words = title.split(/\s+/);
  const verb = words.findIndex((word) => !/^\p{Lu}/u.test(word));
  return verb > 0 && words.length - verb > 1 ? { actor: words.slice(0, verb), deed: words.slice(verb).join(" ") } : null;
}
