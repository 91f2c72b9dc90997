/* The card when no claim is chosen: what is on the screen, how to go on, and which events several sources tell. */

import { element, type Child } from "../dom/element.ts";
import { signOf } from "../model/colours.ts";
import type { Claims, Data, Source, State } from "../model/claims.ts";
import { claimButton, quoted, voice } from "./element.ts";
import { inTime } from "../model/select.ts";
import { number, say } from "../model/say.ts";
import { dateInWords } from "../model/when.ts";
import { yearMonthDay } from "../model/days.ts";
import { yearName } from "../model/dates.ts";

const MEETING = 6; // events told by more than one source that are listed at first

/** The years that some claims cover, as far as the window shows them: `1902 to 1953`, or one year alone. */
export function span(claims: Claims, order: number[], { from = null, to = null }: Partial<Pick<State, "from" | "to">> = {}): string {
  let [first, last] = [Infinity, -Infinity];
  for (const row of order) {
    first = Math.min(first, claims.earliest[row] ?? claims.latest[row]!);
    last = Math.max(last, claims.latest[row] ?? claims.earliest[row]!);
  }
  const year = (day: number) => yearName(yearMonthDay(day)[0]);
  const [begin, end] = [year(Math.max(first, from ?? -Infinity)), year(Math.min(last, to ?? Infinity))];
  return begin === end ? begin : say("card.years", { from: begin, to: end });
}

/** The card's parts. */
export function inView(data: Data, order: number[], state: State): Child[] {
  if (!order.length) return [element("h2", {}, say("card.no_match")), element("p.how", {}, say("card.loosen"))];
  return [
    element("p.kicker", {}, say("card.what_you_see")),
    element("h2", {}, say("card.claims_in", { n: order.length, years: span(data.claims, order, state) })),
    element("ul.voices", {}, ...data.sources.map((source) => share(data, source, order))),
    meeting(data, order, state),
    howTo(data),
  ];
}

const CHOOSE: Record<number, string> = { 1: "card.choose", 2: "card.choose_two" };

function howTo(data: Data): HTMLElement {
  const choose = CHOOSE[data.sources.length] ?? "card.choose_many";
  return element(
    "section.other", {},
    element("h3", {}, say("card.read_on")),
    ...[choose, "card.filled_and_hollow", "card.elastic"].map((key) => element("p", {}, say(key))),
  );
}

function share(data: Data, source: Source, order: number[]): HTMLElement {
  const count = order.filter((row) => data.claims.source[row] === source.id).length;
  return element("li", { style: `--voice:${voice(data, source.id)}` }, element(signOf(data.sources.indexOf(source))), element("span", {}, source.label), element("span.count", {}, number(count)));
}

/** The events that more than one source tells. At first those of most sources and most weight; a button shows the others. */
function meeting(data: Data, order: number[], state: State): HTMLElement | null {
  const { claims } = data;
  const shared = sharedEvents(claims, order);
  if (!shared.length) return null;
  const rows = element("div.meeting", {});
  const fill = (events: Shared[]) => {
    const buttons = inTime(claims, events.map((event) => event.rows[0]!)).map((row) => {
      return claimButton(claims, row, element("b", {}, dateInWords(claims, row, state)), " ", quoted(claims.title[row]!));
    });
    rows.replaceChildren(...buttons);
    return buttons;
  };
  fill(shared.slice(0, MEETING));
  const all = element("button.more", { type: "button" }, say("card.show_all", { n: shared.length }));
  all.addEventListener("click", () => {
    all.remove();
    fill(shared)[0]?.focus({ preventScroll: true });
  });
  const heading = element("h3", {}, say(data.sources.length === 2 ? "card.told_by_both" : "card.told_by_more", { n: shared.length }));
  return element("section.other", {}, heading, rows, shared.length > MEETING && all);
}

/** An event that is told: the rows that tell it, their sources, and the sum of their weights. */
interface Shared {
  rows: number[];
  sources: Set<string>;
  weight: number;
}

function sharedEvents(claims: Claims, order: number[]): Shared[] {
  const events = new Map<string, Shared>();
  for (const row of order) {
    const id = claims.event[row]!;
    const event = events.get(id) ?? { rows: [], sources: new Set(), weight: 0 };
    event.rows.push(row);
    event.sources.add(claims.source[row]!);
    event.weight += claims.weight[row]!;
    events.set(id, event);
  }
  const shared = [...events.values()].filter((event) => event.sources.size > 1);
  return shared.sort((a, b) => b.sources.size - a.sources.size || b.weight - a.weight);
}
