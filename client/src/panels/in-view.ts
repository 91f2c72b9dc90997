/* The card when no claim is chosen: what is on the screen, how to go on, and which events several sources tell. */

import { element, type Child } from "../dom/element.ts";
import { signOf } from "../model/colours.ts";
import type { Claims, Data, Source, State } from "../model/claims.ts";
import { claimButton, quoted, voice } from "./element.ts";
import { days, inTime, times } from "../model/select.ts";
import { prepare } from "../chart/happenings.ts";
import { number, say } from "../model/say.ts";
import { dateInWords } from "../model/when.ts";
import { yearMonthDay } from "../model/days.ts";
import { yearName } from "../model/dates.ts";

const MEETING = 6; // events told by more than one source that are listed at first

/** The years that some claims cover, as far as the window shows them: `1902 to 1953`, or one year alone. */
export function span(claims: Claims, order: number[], { from = null, to = null }: Partial<Pick<State, "from" | "to">> = {}): string {
  const { first, last } = reach(claims, order);
  const year = (day: number) => yearName(yearMonthDay(day)[0]);
  const [begin, end] = [year(Math.max(first, from ?? -Infinity)), year(Math.min(last, to ?? Infinity))];
  return begin === end ? begin : say("card.years", { from: begin, to: end });
}

interface Reach {
  first: number;
  last: number;
}

const reached = new WeakMap<readonly number[], Reach>(); // the summary asks for the same rows again

/** The first and the last day of some claims; a side that is open does not count. */
function reach(claims: Claims, order: readonly number[]): Reach {
  const known = reached.get(order);
  if (known) return known;
  const found = { first: Infinity, last: -Infinity };
  const [earliest, latest] = [days(claims.earliest, -Infinity), days(claims.latest, Infinity)];
  for (const row of order) {
    const begins = earliest[row]!;
    const ends = latest[row]!;
    const first = begins === -Infinity ? ends : begins;
    const last = ends === Infinity ? begins : ends;
    if (first < found.first) found.first = first;
    if (last > found.last) found.last = last;
  }
  reached.set(order, found);
  return found;
}

/** The card's parts. */
export function inView(data: Data, order: number[], state: State): Child[] {
  if (!order.length) return [element("h2", {}, say("card.no_match")), element("p.how", {}, say("card.loosen"))];
  const counts = times(data.claims.source, order);
  return [
    element("p.kicker", {}, say("card.what_you_see")),
    element("h2", {}, say("card.claims_in", { n: order.length, years: span(data.claims, order, state) })),
    element("ul.voices", {}, ...data.sources.map((source) => share(data, source, counts(source.id)))),
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

function share(data: Data, source: Source, count: number): HTMLElement {
  return element("li", { style: `--voice:${voice(data, source.id)}` }, element(signOf(data.sources.indexOf(source))), element("span", {}, source.label), element("span.count", {}, number(count)));
}

/** The events that more than one source tells. At first those of most sources and most weight; a button shows the others. */
function meeting(data: Data, order: number[], state: State): HTMLElement | null {
  const { claims } = data;
  const { first, before } = sharedEvents(claims, order);
  const shared: number[] = [];
  first.forEach((at, event) => at >= 0 && shared.push(event));
  if (!shared.length) return null;
  const rows = element("div.meeting", {});
  const fill = (events: number[]) => {
    const buttons = inTime(claims, events.map((event) => order[first[event]!]!)).map((row) => {
      return claimButton(claims, row, element("b", {}, dateInWords(claims, row, state)), " ", quoted(claims.title[row]!));
    });
    rows.replaceChildren(...buttons);
    return buttons;
  };
  fill(best(shared, MEETING, before));
  const few = shared.length > MEETING;
  const how = element("p.ordered", {}, few ? say("card.first_in_time", { n: MEETING }) : say("card.in_time"));
  const all = element("button.more", { type: "button" }, say("card.show_all", { n: shared.length }));
  all.addEventListener("click", () => {
    all.remove();
    how.textContent = say("card.in_time");
    fill(shared.sort(before))[0]?.focus({ preventScroll: true });
  });
  const heading = element("h3", {}, say(data.sources.length === 2 ? "card.told_by_both" : "card.told_by_more", { n: shared.length }));
  return element("section.other", {}, heading, how, rows, few && all);
}

interface Meeting {
  claims: Claims;
  first: Int32Array;
  before: (one: number, other: number) => number;
}

const met = new WeakMap<readonly number[], Meeting>(); // without a filter it is always the same list

/** By the number of an event the place of the first row that tells it, -1 where one source alone does; and the order of events,
    those of most sources first, then those of most weight. */
function sharedEvents(claims: Claims, order: number[]): Meeting {
  const known = met.get(order);
  if (known?.claims === claims) return known;
  const { told, common, event, events, shared } = prepare(claims);
  const { weight } = claims;
  const [first, tellers, weights] = [new Int32Array(common).fill(-1), new Uint16Array(common), new Int32Array(common)];
  const seen = new Uint8Array(events);
  order.forEach((row, at) => {
    if (!shared[row]) return;
    const one = told[row]!;
    if (first[one]! < 0) first[one] = at;
    if (!seen[event[row]!]) tellers[one]! += 1;
    seen[event[row]!] = 1;
    weights[one]! += weight[row]!;
  });
  tellers.forEach((sum, one) => sum < 2 && (first[one] = -1));
  const found: Meeting = { claims, first, before: (a, b) => tellers[b]! - tellers[a]! || weights[b]! - weights[a]! || first[a]! - first[b]! };
  met.set(order, found);
  return found;
}

/** The first few of some numbers in an order. */
function best(some: readonly number[], few: number, before: (one: number, other: number) => number): number[] {
  const found: number[] = [];
  for (const one of some) {
    if (found.length === few && before(found[few - 1]!, one) <= 0) continue;
    found.push(one);
    found.sort(before);
    found.length = Math.min(few, found.length);
  }
  return found;
}
