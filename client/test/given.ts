/* What tests begin with: the interface's words as Python sends them, and claims made from a few dates. */

import { readFileSync } from "node:fs";
import { parse } from "smol-toml";
import { readDay } from "../src/model/state.ts";
import { speak } from "../src/model/say.ts";

const MONTHS = { wide: "long", abbreviated: "short" } as const;

/** The words of a language by key, `compare.silent`; English ones where it has none, months as CLDR has them. */
export function words(lang: string): Record<string, any> {
  const sections = parse(readFileSync(`../dashboard/showing/words/${lang}.toml`, "utf8")) as Record<string, Record<string, any>>;
  const own = lang === "en" ? {} : words("en");
  for (const [name, section] of Object.entries(sections)) for (const [key, value] of Object.entries(section)) own[`${name}.${key}`] = value;
  for (const [width, month] of Object.entries(MONTHS)) {
    const write = new Intl.DateTimeFormat(lang, { month, timeZone: "UTC" });
    own[`months.${width}`] = Array.from({ length: 12 }, (_, at) => write.format(Date.UTC(2000, at, 15))).join("|");
  }
  return own;
}

/** Lets everything be said in a language. */
export const speaking = (lang: string) => speak({ lang, words: words(lang) } as any);

const PRECISIONS = ["year", "month", "day"];

/** A date in the part of EDTF that tests need: `1917`, `1917-03-08`, `1917~`, `1917?`, `1917/1919`, `../1917`, `1917/..`. */
export function dated(text: string) {
  const plain = text.replace(/[~?]/g, "");
  const [from, to] = plain.includes("/") ? plain.split("/") : [plain, plain];
  return {
    earliest: from === ".." ? null : readDay(from, false),
    latest: to === ".." ? null : readDay(to, true),
    precision: PRECISIONS[(from === ".." ? to : from).split("-").length - 1],
    approximate: text.includes("~"),
    uncertain: text.includes("?"),
  };
}

/** A claim of weight 2 for each date, each of an event of its own. */
export function claimsOf(...dates: string[]): any {
  const told = dates.map(dated);
  const column = (name: keyof ReturnType<typeof dated>) => told.map((one) => one[name]);
  const names = dates.map((_, at) => `c${at}`);
  return {
    n: dates.length, id: names, event: names, weight: dates.map(() => 2), dated_by: dates.map(() => "text"), when: dates,
    earliest: column("earliest"), latest: column("latest"), precision: column("precision"),
    approximate: column("approximate"), uncertain: column("uncertain"),
  };
}
