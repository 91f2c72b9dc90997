/* The words of the interface, in the language that came with the data: `say("compare.silent")`.

   Files are dashboard/showing/words/*.toml. A value that is an object holds the forms of a number `{n}`, chosen by the
   language's plural rules; numbers are written as the language writes them. */

import type { Data, Phrase } from "./claims.ts";

/** The language of the page, and what is needed to write its numbers. */
interface Speech extends Spoken {
  original: string;
  plural: Intl.PluralRules;
  ordinal: Intl.PluralRules;
  number: Intl.NumberFormat;
}

type Spoken = Pick<Data, "lang" | "words"> & Partial<Pick<Data, "original">>;

let speech: Speech | null = null;

/** Sets the language and its words for everything that is said from now on. */
export function speak({ lang, words, original = lang }: Spoken): Speech {
  return (speech = { lang, words, original, plural: new Intl.PluralRules(lang), ordinal: new Intl.PluralRules(lang, { type: "ordinal" }), number: new Intl.NumberFormat(lang) });
}

/** The language of what the sources say, where it is not the page's: an element that quotes them has it as its `lang`. */
export const foreign = (): string | null => (speech && speech.original !== speech.lang ? speech.original : null);

/** The language that the page speaks. */
export const language = (): string => speech?.lang ?? "en";

export const number = (value: number): string => (speech ? speech.number.format(value) : String(value));

/** The form that a place in an order takes: in English "one" of the 21st, "two" of the 22nd. */
export const ordinalForm = (place: number): string => (speech ? speech.ordinal.select(place) : "other");

/** What stands for the `{name}`s of a phrase; the number `n` chooses its form. */
type Values = Readonly<Record<string, string | number | null | undefined>>;

/** The words of a key as they are, in all their forms. An unknown key throws an error. */
export function phrase(key: string): Phrase {
  const found = speech?.words[key];
  if (found === undefined) throw new Error(`no words for ${key}`);
  return found;
}

/** The words of a key, `{name}` replaced by the value of that name. */
export function say(key: string, values: Values = {}): string {
  const found = phrase(key);
  const form = typeof found === "string" ? found : found[speech!.plural.select(Number(values.n))] || found.other!;
  return form.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === "number" ? number(value) : String(value);
  });
}

/** `say` for the keys of one section: `sayIn("table")("rows")` says `table.rows`. */
export const sayIn = (section: string) => (key: string, values: Values = {}): string => say(`${section}.${key}`, values);
