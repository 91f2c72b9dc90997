/* The words of the interface, in the language that came with the data: `say("compare.silent")`.

   Files are dashboard/showing/words/*.toml. A value that is an object holds the forms of a number `{n}`, chosen by the
   language's plural rules; numbers are written as the language writes them. */

import type { Data } from "./claims.ts";

/** The language of the page, and what is needed to write its numbers. */
interface Speech extends Spoken {
  original: string;
  plural: Intl.PluralRules;
  number: Intl.NumberFormat;
}

type Spoken = Pick<Data, "lang" | "words"> & Partial<Pick<Data, "original">>;

let speech: Speech | null = null;

/** Sets the language and its words for everything that is said from now on. */
export function speak({ lang, words, original = lang }: Spoken): Speech {
  return (speech = { lang, words, original, plural: new Intl.PluralRules(lang), number: new Intl.NumberFormat(lang) });
}

/** The language of what the sources say, where it is not the page's: an element that quotes them has it as its `lang`. */
export const foreign = (): string | null => (speech && speech.original !== speech.lang ? speech.original : null);

export const number = (value: number): string => (speech ? speech.number.format(value) : String(value));

/** What stands for the `{name}`s of a phrase; the number `n` chooses its form. */
type Values = Readonly<Record<string, string | number | null | undefined>>;

/** The words of a key, `{name}` replaced by the value of that name. An unknown key throws an error. */
export function say(key: string, values: Values = {}): string {
  const found = speech?.words[key];
  if (!speech || found === undefined) throw new Error(`no words for ${key}`);
  const form = typeof found === "string" ? found : found[speech.plural.select(Number(values.n))] || found.other!;
  return form.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === "number" ? number(value) : String(value);
  });
}

/** `say` for the keys of one section: `sayIn("table")("rows")` says `table.rows`. */
export const sayIn = (section: string) => (key: string, values: Values = {}): string => say(`${section}.${key}`, values);
