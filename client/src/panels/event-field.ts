/* The field for a claim's event: a list of what other texts tell, nearest in time first, which typed words filter.

   It is a combobox as ARIA has it (APG, editable combobox with list): the focus stays in the field, the arrow keys move through
   the list, Enter takes what is marked, Escape closes the list. */

import { chosenEvent } from "./chosen-event.ts";
import { element } from "../dom/element.ts";
import { listed } from "./listed-events.ts";
import { foreign, sayIn } from "../model/say.ts";
import { joinable, type Joinable, type Seeking } from "../model/correcting.ts";
import { labelled, newName } from "./field.ts";
import { voice } from "./element.ts";
import type { Data } from "../model/claims.ts";

const MOST = 12; // entries that are listed at once; words make them fewer
const say = sayIn("correct");

export interface EventField {
  root: HTMLElement;
  /** The event that is chosen. */
  value: () => string;
}

/** What the field begins with; `own` is the event that the claim has for itself alone. */
interface Given {
  data: Data;
  seeking: () => Seeking;
  own: string;
}

/** An entry of the list: its event, what the field then shows, and its lines. */
interface Option {
  event: string;
  name: string;
  node: HTMLElement;
}

export function eventField({ data, seeking, own }: Given): EventField {
  const input = element("input", { type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-autocomplete": "list", "aria-expanded": "false" });
  const list = element("div.options", { id: newName(), role: "listbox", "aria-label": say("event"), hidden: true });
  input.setAttribute("aria-controls", list.id);
  const field = labelled(say("event"), input, { hint: say("event_hint"), more: [list] });
  const below = chosenEvent(data, own, seeking().source);
  field.root.append(below.root);
  input.setAttribute("aria-describedby", `${below.root.id} ${input.getAttribute("aria-describedby")}`);
  let options: Option[] = [];
  let at = -1;
  let chosen = { event: seeking().event, name: nameOf(data, seeking().event, own) };
  const mark = (next: number) => {
    at = next;
    options.forEach(({ node }, i) => node.setAttribute("aria-selected", String(i === at)));
    if (at < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", options[at]!.node.id);
    options[at]?.node.scrollIntoView({ block: "nearest" });
  };
  const show = (open: boolean) => {
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (!open) return mark(-1);
    const words = input.value === chosen.name ? "" : input.value;
    options = optionsOf({ data, seeking, own }, words, chosen.event);
    list.replaceChildren(...options.map(({ node }) => node));
    mark(-1);
    const count = () => {
      const matches = options.filter(({ event }) => event !== own).length;
      field.means(words ? (matches ? say("event_found", { n: matches }) : say("event_none")) : "");
    };
    count();
    void listed(words).then((found) => {
      if (list.hidden || (input.value === chosen.name ? "" : input.value) !== words) return; // something else was typed
      const fresh = found.filter((one) => !options.some(({ event }) => event === one.event));
      options.push(...fresh.map((one) => ({ event: one.event, name: one.title, node: optionOf(data, one, chosen.event) })));
      list.replaceChildren(...options.map(({ node }) => node));
      count();
    });
  };
  const take = (option: Option | undefined) => {
    if (option) chosen = { event: option.event, name: option.name };
    if (option) below.tell(option.event, true);
    input.value = chosen.name;
    field.means("");
    show(false);
  };
  input.value = chosen.name;
  below.tell(chosen.event);
  input.addEventListener("input", () => show(true));
  input.addEventListener("click", () => show(true));
  input.addEventListener("keydown", (event) => keyed(event, { open: () => !list.hidden, show, mark, take, count: () => options.length, at: () => at, option: () => options[at] }));
  input.addEventListener("blur", () => setTimeout(() => document.activeElement !== input && take(undefined)));
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => take(options.find(({ node }) => node.contains(event.target as Node))));
  return { root: field.root, value: () => chosen.event };
}

/** What the keys do with the list. */
interface Hands {
  open: () => boolean;
  show: (open: boolean) => void;
  mark: (at: number) => void;
  take: (option: Option | undefined) => void;
  count: () => number;
  at: () => number;
  option: () => Option | undefined;
}

function keyed(event: KeyboardEvent, hands: Hands): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by) {
    if (!hands.open()) hands.show(true);
    const [count, at] = [hands.count(), hands.at()];
    if (count) hands.mark(at < 0 && by < 0 ? count - 1 : (at + by + count) % count);
  } else if (event.key === "Enter" && hands.open() && hands.option()) hands.take(hands.option());
  else if (event.key === "Escape" && hands.open()) hands.take(undefined);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** How the field names an event: by what our list calls it, or as a claim of it is titled. */
function nameOf({ claims, events }: Data, event: string, own: string): string {
  const row = claims.event.indexOf(event);
  if (event === own || row < 0) return events[event]?.title ?? say("event_own");
  return events[event]?.title ?? claims.title[row]!;
}

function optionsOf({ data, seeking, own }: Given, words: string, chosen: string): Option[] {
  const alone = { event: own, name: nameOf(data, own, own), node: entry(chosen === own, say("event_own")) };
  return [alone, ...joinable(data, seeking(), words).slice(0, MOST).map((one) => ({ event: one.event, name: one.title, node: optionOf(data, one, chosen) }))];
}

function optionOf(data: Data, { event, title, when, source, kind }: Joinable, chosen: string): HTMLElement {
  const by = data.sources.find(({ id }) => id === source);
  const made = entry(event === chosen, element("span.title", { lang: foreign() }, title), element("span.who", {}, by ? say("event_told", { when, source: by.label }) : say("event_listed", { when: [when, kind].filter(Boolean).join(" · ") })));
  if (by) made.style.setProperty("--voice", voice(data, source));
  return made;
}

const entry = (chosen: boolean, ...inside: (Node | string)[]) => element(`div.option${chosen ? ".now" : ""}`, { id: newName(), role: "option", "aria-selected": "false" }, ...inside);
