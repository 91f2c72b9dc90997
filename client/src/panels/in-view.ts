/* The card with nothing chosen: what is on the screen, how to go on, and where the sources meet. */

import { element } from "../chart/element.ts";
import { claimButton, quoted, voice } from "./element.ts";
import { inTime } from "../model/select.ts";
import { number, say } from "../model/say.ts";
import { when } from "../model/when.ts";
import { yearMonthDay } from "../model/days.ts";
import { yearName } from "../model/dates.ts";

const MEETING = 6; // events told by more than one source that are listed at first

/** The years that some claims cover, as far as the window shows them: `1902 to 1953`, or one year alone. */
export function span(claims, order, { from = null, to = null } = {}) {
  let [first, last] = [Infinity, -Infinity];
  for (const row of order) {
    first = Math.min(first, claims.earliest[row] ?? claims.latest[row]);
    last = Math.max(last, claims.latest[row] ?? claims.earliest[row]);
  }
  const days = [Math.max(first, from ?? -Infinity), Math.min(last, to ?? Infinity)];
  const years = days.map((day) => yearName(yearMonthDay(day)[0]));
  return years[0] === years[1] ? years[0] : say("card.years", { from: years[0], to: years[1] });
}

/** The card's parts. */
export function inView(data, order, state) {
  if (!order.length) return [element("h2", {}, say("card.no_match")), element("p.how", {}, say("card.loosen"))];
  return [
    element("p.kicker", {}, say("card.what_you_see")),
    element("h2", {}, say("card.claims_in", { n: order.length, years: span(data.claims, order, state) })),
    element("ul.voices", {}, ...data.sources.map((source) => share(data, source, order))),
    meeting(data, order, state),
    howTo(data),
  ];
}

function howTo(data) {
  const choose = { 1: "card.choose", 2: "card.choose_two" }[data.sources.length] ?? "card.choose_many";
  return element(
    "section.other", {},
    element("h3", {}, say("card.read_on")),
    ...[choose, "card.filled_and_hollow", "card.elastic"].map((key) => element("p", {}, say(key))),
  );
}

function share(data, source, order) {
  const count = order.filter((row) => data.claims.source[row] === source.id).length;
  return element("li", { style: `--voice:${voice(data, source.id)}` }, element("i.dot"), element("span", {}, source.label), element("span.count", {}, number(count)));
}

/** The events that more than one source tells: those of most sources and most weight first, the others on demand. */
function meeting(data, order, state) {
  const { claims } = data;
  const shared = sharedEvents(claims, order);
  if (!shared.length) return null;
  const rows = element("div.meeting", {});
  const fill = (events) => {
    const buttons = inTime(claims, events.map((event) => event.rows[0])).map((row) => {
      return claimButton(claims, row, element("b", {}, when(claims, row, state)), " ", quoted(claims.title[row]));
    });
    rows.replaceChildren(...buttons);
    return buttons;
  };
  fill(shared.slice(0, MEETING));
  const all = element("button.more", { type: "button" }, say("card.show_all", { n: shared.length }));
  all.addEventListener("click", () => {
    all.remove();
    fill(shared)[0].focus({ preventScroll: true });
  });
  const heading = element("h3", {}, say(data.sources.length === 2 ? "card.told_by_both" : "card.told_by_more", { n: shared.length }));
  return element("section.other", {}, heading, rows, shared.length > MEETING && all);
}

function sharedEvents(claims, order) {
  const events = new Map();
  for (const row of order) {
    const event = events.get(claims.event[row]) || { rows: [], sources: new Set(), weight: 0 };
    event.rows.push(row);
    event.sources.add(claims.source[row]);
    event.weight += claims.weight[row];
    events.set(claims.event[row], event);
  }
  const shared = [...events.values()].filter((event) => event.sources.size > 1);
  return shared.sort((a, b) => b.sources.size - a.sources.size || b.weight - a.weight);
}
