/* What a lesson calls things: the page's title and the line below it, and each text's name and colour; and the dialog in which
   a reader sets them. What is left empty keeps the name that it came with. */

import { element } from "../dom/element.ts";
import { numberOf } from "./element.ts";
import { sayIn } from "../model/say.ts";
import type { Data } from "../model/claims.ts";
import type { Headings } from "./furnish.ts";
import type { Work } from "../model/work.ts";

const COLOURS = 8; // --source-1 to --source-8
const LONGEST = 30; // letters of a name on a chip
const say = sayIn("names");

interface Given {
  /** The data and headings before the reader's work. */
  came: Data;
  headings: Headings;
  work: Work;
  make: (next: Work) => void;
}

/** Shows the names and colours of the data on the heading, the tab and the chips of the page. */
export function showNames(page: HTMLElement, data: Data, { title, subtitle }: Headings): void {
  const heading = page.querySelector<HTMLElement>(".titles h1")!;
  if (heading.textContent !== title) heading.removeAttribute("lang"); // a title of the reader's own is in the reader's language
  heading.textContent = document.title = title;
  page.querySelector(".titles p span")!.textContent = subtitle;
  for (const chip of page.querySelectorAll<HTMLElement>('[data-facet="source"]')) {
    const source = data.sources.find(({ id }) => id === chip.dataset.value);
    if (!source) continue;
    chip.dataset.sourceNumber = String(numberOf(data, source.id));
    const name = [...chip.childNodes].find((node) => node.nodeType === Node.TEXT_NODE);
    if (name) name.textContent = `${source.name.length > LONGEST ? `${source.name.slice(0, LONGEST - 1).trimEnd()}…` : source.name} `;
  }
}

/** Opens the dialog. */
export function openNames({ came, headings, work, make }: Given): void {
  const dialog = element("dialog.share.names", { "aria-labelledby": "names-title" });
  const close = () => dialog.close();
  const field = (label: string, value: string, hint: string) => {
    const input = element("input", { type: "text", maxlength: 120, placeholder: hint, autocomplete: "off" });
    input.value = value;
    return { input, row: element("label.named", {}, element("span", {}, label), input) };
  };
  const title = field(say("title"), work.title, headings.title);
  const subtitle = field(say("subtitle"), work.subtitle, headings.subtitle);
  const texts = came.sources.map((source) => {
    const { input, row } = field(say("name", { source: source.label }), work.names[source.id] ?? "", source.name);
    const now = work.colours[source.id] ?? numberOf(came, source.id);
    return { source, input, box: element("div.text", {}, row, colours(source.id, source.label, now)) };
  });
  const save = () => {
    const names = texts.map(({ source, input }) => [source.id, input.value.trim()] as const).filter(([, name]) => name);
    const chosen = texts.map(({ source, box }) => [source.id, Number(box.querySelector<HTMLInputElement>("input:checked")?.value)] as const);
    make({
      ...work, title: title.input.value.trim(), subtitle: subtitle.input.value.trim(), names: Object.fromEntries(names),
      colours: Object.fromEntries(chosen.filter(([id, number]) => number && number !== numberOf(came, id))),
    });
    close();
  };
  const form = element(
    "form", {}, title.row, subtitle.row, element("h3", {}, say("texts")), ...texts.map(({ box }) => box),
    element("div.acts", {}, element("button.main", { type: "submit" }, say("save")), element("button", { type: "button", onclick: close }, say("cancel"))),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    document.querySelector<HTMLElement>("[data-names]")?.focus({ preventScroll: true });
  });
  dialog.addEventListener("click", (event) => event.target === dialog && close());
  dialog.append(
    element("div.head", {}, element("h2", { id: "names-title" }, say("heading")), element("button.close", { type: "button", "aria-label": say("close"), onclick: close }, "×")),
    element("p", {}, say("how")), form,
  );
  document.body.append(dialog);
  dialog.showModal();
  title.input.focus();
}

/** The colours to choose from, as radio buttons: the arrow keys go from one to the next. */
function colours(id: string, label: string, now: number): HTMLElement {
  const one = (_: unknown, at: number) => {
    const number = at + 1;
    const radio = element("input", { type: "radio", name: `colour-${id}`, value: number, checked: number === now, "aria-label": say("colour", { n: number }) });
    return element("label", { "data-source-number": number }, radio, element("i", { "aria-hidden": "true" }));
  };
  return element("div.colours", { role: "radiogroup", "aria-label": say("colour_of", { source: label }) }, ...Array.from({ length: COLOURS }, one));
}
