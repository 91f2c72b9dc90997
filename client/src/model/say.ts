/* The interface's words, in the language that came with the data: `say("compare.silent")`.

   Files are dashboard/showing/words/*.toml. A value that is an object holds the forms of a number `{n}`, chosen by the
   language's plural rules; numbers are written as the language writes them. */

let speech = null;

/** Takes the words of a language; everything said from now on is said in it. */
export function speak({ lang, words, original = lang }) {
  speech = { lang, words, original, plural: new Intl.PluralRules(lang), number: new Intl.NumberFormat(lang) };
  return speech;
}

/** The language of what the sources say, where it is not the page's: an element that quotes them has it as its `lang`. */
export const foreign = () => (speech && speech.original !== speech.lang ? speech.original : null);

export const number = (value) => (speech ? speech.number.format(value) : String(value));

/** The words of a key, `{name}` replaced by the value of that name. An unknown key is an error of ours. */
export function say(key: string, values: Record<string, any> = {}) {
  const found = speech.words[key];
  if (found === undefined) throw new Error(`no words for ${key}`);
  const form = typeof found === "string" ? found : found[speech.plural.select(values.n)] || found.other;
  return form.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === "number" ? number(value) : value;
  });
}
