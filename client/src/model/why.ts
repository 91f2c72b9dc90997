/* How the date of a claim was found, in plain sentences made from its columns: words, rule, anchor, list of events, calendar. */

import { say } from "./say.ts";
import type { Claims, Data, KnownEvent } from "./claims.ts";

/** A sentence, or nothing to say. */
type Sentence = string | false | null | undefined;

const OTHER_YEARS = ["Republican day", "Japanese era"]; // their years have another number in our calendar

const joined = (sentences: Sentence[]) => sentences.filter(Boolean).join(" ");

/** The paragraphs, the most important first. */
export function why(data: Data, row: number): string[] {
  const { claims } = data;
  const event = data.events[claims.event[row]!];
  const by = BY[claims.dated_by[row]!] ?? byText;
  const told = by(data, row, event);
  const old = claims.old[row];
  return [...told, old && say("card.why_old", { old }), say("card.why_edtf", { edtf: claims.edtf[row] })].filter((sentence): sentence is string => Boolean(sentence));
}

/** The sentences for one way of dating; `event` is what our list knows of the event. */
type Way = (data: Data, row: number, event: KnownEvent | undefined) => Sentence[];

const BY: Partial<Record<string, Way>> = { reference: byReference, editor: byEditor };

function byEditor(data: Data, row: number, event: KnownEvent | undefined): Sentence[] {
  return [say(data.claims.edited?.[row] ? "card.why_set" : "card.why_editor"), beside(data, row, event)];
}

function byReference(_data: Data, _row: number, event: KnownEvent | undefined): Sentence[] {
  const dated = event && say("card.why_reference", { title: event.title, when: event.when });
  return [joined([say("rules.gazetteer"), dated]), event && event.summary];
}

function byText(data: Data, row: number, event: KnownEvent | undefined): Sentence[] {
  const { claims } = data;
  const values = { words: claims.words[row], anchor: claims.anchor[row] };
  if (!values.words) return [say("card.why_unsaid")];
  const how = claims.dated_by[row] === "context" ? "card.why_context" : "card.why_text";
  const leaning = values.anchor ? say("card.why_anchor", values) : yearUnsaid(claims, row) && say("card.why_story");
  return [
    joined([say(how, values), rule(data, claims.rule[row]!), leaning]),
    claims.other[row] && say("card.why_other", { when: claims.other[row] }),
    beside(data, row, event),
  ];
}

/** The date in our list of events, where it is another one. */
function beside({ claims }: Data, row: number, event: KnownEvent | undefined): Sentence {
  return event && event.when !== claims.when[row] && say("card.why_beside", { title: event.title, when: event.when });
}

/** What a rule reads; a table made by hand may have rules of its own, of which nothing can be said. */
function rule(data: Data, name: string): Sentence {
  const key = `rules.${name.replace(/ \(\w+\)$/, "")}`; // the rule for names of months adds the language
  return key in data.words ? say(key) : null;
}

/** Whether the year of a date, or at least its decade, is missing from its words: `in May`, `the following spring`. */
function yearUnsaid(claims: Claims, row: number): boolean {
  const [edtf, words] = [claims.edtf[row]!, claims.words[row]!];
  const year = Math.abs(parseInt(edtf.replace(/^\.\.\//, "").replace(/X/g, "0"), 10));
  const figures = (words.match(/\d+/g) ?? []).map(Number);
  const before = edtf.startsWith("-");
  if (OTHER_YEARS.includes(claims.rule[row]!)) return false;
  const spoken = before ? [year + 1] : [year, year % 100, year - (year % 10), year % 100 - (year % 10)];
  return !spoken.some((number) => figures.includes(number)) && !/centur|millenni/i.test(words);
}
