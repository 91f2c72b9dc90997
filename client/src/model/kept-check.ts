/* Whether what stands in a file is what the page expects: a file may come from anybody, and be damaged or made by hand.

   A list here names every field; the type check holds that it is complete. Fields that are not known are left out. */

import type { Added, Change, Judgement, Work } from "./work.ts";
import type { Claims, Data, Era, KnownEvent, Source, Theme } from "./claims.ts";
import type { Reading } from "./runs.ts";

type Test = (value: unknown) => boolean;
type Tests<Type> = Record<keyof Type, Test>;

const isText: Test = (value) => typeof value === "string";
const isFlag: Test = (value) => typeof value === "boolean";
const isWhole: Test = (value) => Number.isSafeInteger(value);
const isCount: Test = (value) => isWhole(value) && (value as number) >= 0;
const isColour: Test = (value) => isCount(value) && (value as number) >= 1 && (value as number) <= 8;
const isDay: Test = (value) => value === null || isWhole(value);
const isPicture: Test = (value) => isText(value) && /^data:image\/(png|jpeg|gif|webp);base64,/.test(value as string); // never an address of another host
const oneOf = (...names: string[]): Test => (value) => names.includes(value as string);
const maybe = (test: Test): Test => (value) => value === undefined || test(value);

const SOMETIMES = { edited: isFlag, image: isText, url: isText }; // columns that many tables have not
const COLUMNS: Tests<Omit<Claims, "n" | "large" | keyof typeof SOMETIMES>> = {
  id: isText, source: isText, event: isText, title: isText, claim: isText, words: isText, edtf: isText,
  dated_by: oneOf("text", "context", "editor", "reference"), rule: isText, calendar: isText, theme: isText,
  paragraph: isCount, weight: isCount, start: isCount, end: isCount, earliest: isDay, latest: isDay, precision: isText,
  stands: isDay, lent: isFlag, approximate: isFlag, uncertain: isFlag, when: isText, certainty: isText, old: isText,
  note: isText, anchor: isText, other: isText, remark: isText, starred: isFlag, check: isText,
};
const SOURCE: Tests<Source> = { id: isText, label: isText, name: isText, title: isText, author: isText, published: isText, kind: isText, words: isCount, read: isFlag, colour: maybe(isColour) };
const THEME: Tests<Theme> = { id: isText, label: isText };
const ERA: Tests<Era> = { name: isText, from: isWhole, to: isWhole };
const EVENT: Tests<KnownEvent> = { title: isText, when: isText, edtf: isText, calendar: isText, summary: isText, article: isText };
const CHANGE: Tests<Change> = {
  title: maybe(isText), date: maybe(isText), calendar: maybe(isText), theme: maybe(isText), event: maybe(isText),
  dropped: maybe(isFlag), starred: maybe(isFlag), remark: maybe(isText), why: maybe(isText),
};
const ADDED: Tests<Added> = {
  id: isText, source: isText, paragraph: isCount, start: isCount, end: isCount, claim: isText, title: isText, date: isText,
  theme: isText, event: isText,
};
const JUDGEMENT: Tests<Judgement> = { kind: oneOf("supports", "contradicts", "differs"), why: isText };

type Plain = Record<string, unknown>;

const isObject = (value: unknown): value is Plain => typeof value === "object" && value !== null && !Array.isArray(value);
const isList = (value: unknown): value is unknown[] => Array.isArray(value);

/** An object with exactly the fields that are tested; null where one fails. */
function picked<Type>(value: unknown, tests: Tests<Type>): Type | null {
  if (!isObject(value)) return null;
  const fields = Object.entries<Test>(tests).map(([name, test]) => ({ name, value: Object.hasOwn(value, name) ? value[name] : undefined, test }));
  if (!fields.every((field) => field.test(field.value))) return null;
  return Object.fromEntries(fields.filter((field) => field.value !== undefined).map((field) => [field.name, field.value])) as Type;
}

function listOf<Type>(value: unknown, tests: Tests<Type>): Type[] | null {
  const found = isList(value) ? value.map((one) => picked(one, tests)) : [null];
  return found.includes(null) ? null : (found as Type[]);
}

function recordOf<Type>(value: unknown, check: (one: unknown) => Type | null): Record<string, Type> | null {
  if (!isObject(value)) return null;
  const found = Object.entries(value).map(([name, one]) => [name, check(one)] as const);
  return found.some(([, one]) => one === null) ? null : (Object.fromEntries(found) as Record<string, Type>);
}

const ifIt = (test: Test) => <Type>(value: unknown): Type | null => (test(value) ? (value as Type) : null);

/** Data as Python sends them; null if they are not. */
export function checkedData(value: Plain): Data | null {
  const claims = checkedClaims(value.claims);
  const sources = listOf(value.sources, SOURCE);
  const themes = listOf(value.themes, THEME);
  const eras = listOf(value.eras, ERA);
  const events = recordOf(value.events, (one) => picked(one, EVENT));
  if (!claims || !sources || !themes || !eras || !events || !isText(value.original)) return null;
  const judged = value.judged === undefined ? {} : recordOf(value.judged, (one) => picked(one, JUDGEMENT));
  if (!judged) return null;
  const pictures = value.pictures === undefined ? {} : recordOf(value.pictures, ifIt(isPicture)<string>);
  if (!pictures) return null;
  const known = new Set(sources.map((source) => source.id));
  if (!claims.source.every((source) => known.has(source))) return null;
  return { lang: value.lang as string, original: value.original as string, words: value.words as Data["words"], claims, events, sources, themes, eras, ...(value.judged !== undefined && { judged }), ...(value.pictures !== undefined && { pictures }), ...(isText(value.subtitle) && { subtitle: value.subtitle as string }) };
}

function checkedClaims(value: unknown): Claims | null {
  if (!isObject(value) || !isCount(value.n)) return null;
  const columns = Object.entries<Test>(COLUMNS).map(([name, test]) => [name, value[name], test] as const);
  if (!columns.every(([, column, test]) => isList(column) && column.length === value.n && column.every(test))) return null;
  const more = Object.entries<Test>(SOMETIMES).map(([name, test]) => [name, value[name], test] as const).filter(([, column]) => column !== undefined);
  if (!more.every(([, column, test]) => isList(column) && column.length === value.n && column.every(test))) return null;
  const claims = { n: value.n, ...Object.fromEntries(more.map(([name, column]) => [name, column])), ...Object.fromEntries(columns.map(([name, column]) => [name, column])) } as unknown as Claims;
  return new Set(claims.id).size === claims.n ? claims : null;
}

/** The texts of sources, whose marks rest on `rows` claims; null if something in them is not where it can be. */
export function checkedTexts(value: Plain, rows: number): Record<string, Reading> | null {
  return recordOf(value, (one) => {
    if (!isObject(one) || !isText(one.text) || !isText(one.kind) || !isList(one.blocks) || !isList(one.marks)) return null;
    const size = (one.text as string).length;
    const isStretch = (start: unknown, end: unknown) => isCount(start) && isCount(end) && (start as number) <= (end as number) && (end as number) <= size;
    const isBlock: Test = (block) => isList(block) && block.length === 4 && isStretch(block[0], block[1]) && isText(block[2]) && isCount(block[3]);
    const isRow: Test = (row) => isCount(row) && (row as number) < rows;
    const isMark: Test = (mark) => isList(mark) && mark.length === 9 && isStretch(mark[0], mark[1]) && mark.slice(2, 8).every(isText) && isList(mark[8]) && mark[8].every(isRow);
    if (!one.blocks.every(isBlock) || !one.marks.every(isMark)) return null;
    return { kind: one.kind, text: one.text, blocks: one.blocks, marks: one.marks } as Reading;
  });
}

/** What a reader made; null if it is something else. */
export function checkedWork(value: unknown): Work | null {
  if (!isObject(value)) return null;
  const changes = recordOf(value.changes, (one) => picked(one, CHANGE));
  const added = listOf(value.added, ADDED);
  const judgements = recordOf(value.judgements, (one) => picked(one, JUDGEMENT));
  const names = recordOf(value.names, ifIt(isText)<string>);
  const colours = recordOf(value.colours, ifIt(isColour)<number>);
  if (!changes || !added || !judgements || !names || !colours || !isText(value.title) || !isText(value.subtitle)) return null;
  return { changes, added, judgements, title: value.title as string, subtitle: value.subtitle as string, names, colours };
}
