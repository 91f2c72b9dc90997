/* What a page is called where nobody named it, as dashboard/showing/headings.py has it: in the language of the page. */

import { say } from "./say.ts";
import type { Data } from "./claims.ts";

/** The sources by name: `Keller 2019 and Brown 2021`; of more than three just that they are many. */
export function names({ sources }: Data): string {
  const labels = sources.map(({ label }) => label);
  if (!labels.length || labels.length > 3) return say("page.many");
  return labels.length === 1 ? labels[0]! : say("page.and", { list: labels.slice(0, -1).join(", "), last: labels.at(-1)! });
}

/** What is on the page, in numbers: `Two essays · 171 dated claims · one time axis`. */
export function counted({ sources, claims }: Data): string {
  const n = sources.length;
  const numbers = say("page.numbers").split(" ");
  const essays = sources.every(({ title }) => title) && n < numbers.length;
  const first = essays ? say("page.essays", { n, number: numbers[n]! }) : say("page.sources", { n });
  return [first, say("page.claims", { n: claims.n }), say("page.one_axis")].join(" · ");
}
