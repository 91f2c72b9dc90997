/* What came of the essays that were sent: of each its title, author and date, which can be mended before it is shown, or why
   nothing was read. */

import { element } from "../dom/element.ts";
import { say } from "../model/say.ts";

/** What the server tells of one file; `wrong` is a sentence, or "". `id` is that of its text, "" if it has none. */
export interface Told {
  name: string;
  id: string;
  claims: number;
  title: string;
  author: string;
  published: string;
  wrong: string;
}

/** What it answers: where the page is, "" if nothing was found, and the name of the visit; `wrong` if it read nothing at all. */
export interface Answered {
  address: string;
  visit: string;
  told: Told[];
  wrong?: string;
}

const ABOUT = ["title", "author", "published"] as const;
type About = Record<(typeof ABOUT)[number], string>;

/** Sends a form to be read; the answer may be that there is no answer. */
export async function sent(form: FormData, signal: AbortSignal): Promise<Answered> {
  try {
    const answer = await fetch(`/open${location.search}`, { method: "POST", body: form, signal });
    return (await answer.json()) as Answered;
  } catch {
    return { address: "", visit: "", told: [], wrong: say("open.failed") };
  }
}

/** What a reader says of texts, by their ids. */
export type Mended = ReadonlyMap<string, About>;

/** What is said of files, and, if there is something to show, the button for it: `show` does it, with what a reader has mended. */
export function answers(told: readonly Told[], { shows, show, wrong = "" }: { shows: boolean; show: (mended: Mended) => Promise<void>; wrong?: string }): HTMLElement[] {
  const mended = new Map<string, About>();
  const parts: (HTMLElement | false)[] = [
    !!wrong && element("p.refused", {}, wrong),
    told.length > 0 && element("ul.told", {}, ...told.map((one) => line(one, mended))),
    shows && element("p", {}, element("button.show", { type: "button", onclick: () => show(mended) }, say("open.show"))),
  ];
  return parts.filter((part) => part !== false);
}

/** What is sent to have the same essays with other titles, authors or dates. */
export function mending({ visit }: Answered, mended: Mended): FormData {
  const form = new FormData();
  form.append("visit", visit);
  form.append("about", JSON.stringify(Object.fromEntries(mended)));
  return form;
}

/** `24 claims · Women in the mills, Anna Keller, 2019`. */
const found = ({ claims, title, author, published }: Told) => [say("open.claims", { n: claims }), [title, author, published].filter(Boolean).join(", ")].filter(Boolean).join(" · ");

function line(told: Told, mended: Map<string, About>): HTMLElement {
  const words = element("span", {}, `: ${told.wrong || found(told)}`);
  const kind = told.wrong ? "li.refused" : "li";
  if (!told.id || !told.claims) return element(kind, {}, element("b", {}, told.name), words);
  const now: About = { title: told.title, author: told.author, published: told.published };
  const fields = ABOUT.map((name) => {
    const input = element("input", { type: "text", maxlength: 300, value: told[name] });
    input.addEventListener("input", () => {
      now[name] = input.value.trim();
      mended.set(told.id, now);
      words.textContent = `: ${found({ ...told, ...now })}`;
    });
    return element("label", {}, element("span", {}, say(`keep.${name}`)), input);
  });
  return element(kind, {}, element("b", {}, told.name), words, element("details.mend", {}, element("summary", {}, say("keep.mend")), ...fields));
}
