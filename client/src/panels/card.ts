/* The claim card: what one source says, how its date is known, and what the others say of the same event. */

import { agreement, ownDate } from "../model/agreement.ts";
import { element, type Child } from "../dom/element.ts";
import { claimButton, listed, marked, quoted, starButton, voice } from "./element.ts";
import { cardEditor, editButtons } from "./card-editing.ts";
import { dateName, yearName } from "../model/dates.ts";
import { foreign, say } from "../model/say.ts";
import { inLanguage } from "./address.ts";
import { codes, inTime, searchTerms } from "../model/select.ts";
import { inView } from "./in-view.ts";
import { judging } from "./judging.ts";
import { pageOf, pictureOf } from "./media.ts";
import { patternOf } from "../model/matches.ts";
import { dateInWords } from "../model/when.ts";
import { why } from "../model/why.ts";
import { yearMonthDay } from "../model/days.ts";
import type { Claims, Data, Source, State } from "../model/claims.ts";
import type { Correcting } from "./undoing.ts";
import type { Shown } from "../room.ts";

const MOST = 8; // entries of a list in the card; the list of claims has them all
const WIKIPEDIA = "https://en.wikipedia.org/wiki/"; // our list of events names English articles

/** Fills the card for a state. */
export function drawCard(root: HTMLElement, room: Shown & Correcting): void {
  const { data, state, order } = room;
  const row = state.select ? data.claims.id.indexOf(state.select) : -1;
  const asked = root.querySelector<HTMLDetailsElement>("details.found"); // once open, it stays open for the next claim
  const parts = row < 0 ? inView(data, order, state) : chosen(room, row, Boolean(asked?.open));
  root.classList.toggle("open", row >= 0);
  if (row < 0) root.style.removeProperty("--voice");
  else root.style.setProperty("--voice", voice(data, data.claims.source[row]!));
  root.replaceChildren(...parts.filter((part): part is Node | string => Boolean(part)));
  if (root.dataset.shows !== state.select) root.scrollTop = 0;
  root.dataset.shows = state.select;
}

const sourceOf = ({ sources, claims }: Data, row: number): Source => sources.find((source) => source.id === claims.source[row])!;

function chosen(room: Shown & Correcting, row: number, asked: boolean): Child[] {
  const { data, state, order } = room;
  const { claims } = data;
  const source = sourceOf(data, row);
  const theme = data.themes.find((known) => known.id === claims.theme[row])!;
  return [
    element("button.close", { type: "button", "data-close": "card", "aria-label": say("card.close") }, "×"),
    starButton(claims, row, true),
    element("p.kicker", {}, `${source.label} · ${theme.label}`),
    ...(cardEditor(room, row) ?? said(claims, row, state)),
    claims.check[row] && element("p.check", {}, element("strong", {}, say("card.check")), " ", checked(data, row)),
    pictureOf(data, row),
    quote(claims, row, source, state),
    links(data, row, source, editButtons(room, row)),
    found(data, row, asked),
    ...others(data, row, state),
    told(data, row) && judging(room, claims.event[row]!, "card"),
    again(data, row),
    paragraph(data, row, state),
    navigation(claims, row, order),
  ];
}

/** What the claim says, how it is known, and what an editor remarks. */
function said(claims: Claims, row: number, state: State): Child[] {
  return [
    element("h2", { lang: foreign() }, claims.title[row]),
    element("p.when", {}, dateInWords(claims, row, state)),
    element("p.how", {}, how(claims, row, state)),
    badges(claims, row),
    claims.remark[row] && element("p.check.remark", {}, element("strong", {}, say("card.remark")), " ", claims.remark[row]),
  ];
}

/** Whether another source tells the same event, so that the two can be judged. */
const told = ({ claims }: Data, row: number) => claims.id.some((_, other) => claims.event[other] === claims.event[row] && claims.source[other] !== claims.source[row]);

/** The note on the date, unless the date above says the same, and how exactly it is known. */
function how(claims: Claims, row: number, state: State): string {
  const old = claims.old[row];
  const note = old ? state.calendar !== "both" && say("card.old", { old }) : claims.note[row];
  return [note, claims.certainty[row], claims.lent[row] && say("card.lent")].filter(Boolean).join(" · ");
}

/** How our list of events contradicts a claim: another date, in the page's words, or a sentence of the list. */
function checked({ claims, events }: Data, row: number): Child | Child[] {
  const [event, check] = [events[claims.event[row]!], claims.check[row]!];
  const ours = event && check === say("check.date", { when: event.when });
  return ours ? check : quoted(check);
}

function badges(claims: Claims, row: number): HTMLElement {
  const by = claims.dated_by[row];
  return element(
    "p.badges", {},
    element(`span.badge${ownDate(claims, row) ? "" : ".dashed"}`, {}, say(`card.by_${by}`)),
    claims.paragraph[row]! > 0 && element("span.badge", {}, say("card.paragraph", { n: claims.paragraph[row] })),
    claims.edited?.[row] && element("span.badge.edited", {}, say("correct.badge")),
  );
}

function quote(claims: Claims, row: number, source: Source, state: State): HTMLElement {
  const searched = searchTerms(state.words);
  const dating = claims.words[row]!;
  // The words of the date come first: where a search finds the same letters, they are marked as the date.
  const pieces = marked(claims.claim[row]!, patternOf([dating, ...searched]));
  return element(
    "figure.quote", {},
    element("blockquote", { lang: foreign() }, ...pieces),
    source.kind === "digest" && element("figcaption", {}, say("card.digest")),
  );
}

/** Links to the passage in its text and to the event's article, which the page itself never fetches. */
function links(data: Data, row: number, source: Source, edits: HTMLElement[]): HTMLElement | null {
  const event = data.events[data.claims.event[row]!];
  const article = event && event.article;
  const read = source.kind === "digest" ? "card.read_digest" : "card.read";
  const parts = [
    pageOf(data, row),
    source.read && element("button.read", { type: "button", "data-read": source.id }, say(read)),
    ...edits,
    article && element(
      "a.article", { href: WIKIPEDIA + encodeURIComponent(article.replace(/ /g, "_")), target: "_blank", rel: "noopener noreferrer", title: say("card.leads_out") },
      say("card.article", { title: article }),
    ),
  ].filter((part) => part instanceof HTMLElement);
  return parts.length ? element("p.links", {}, ...parts) : null;
}

function found(data: Data, row: number, open: boolean): HTMLElement {
  const summary = data.events[data.claims.event[row]!]?.summary; // the words of our list of events
  return element(
    "details.found", { open },
    element("summary", {}, say("card.found")),
    ...why(data, row).map((sentence) => element("p", { lang: sentence === summary ? foreign() : null }, sentence)),
  );
}

/** Whether another row has the same in some columns. */
function alike(columns: readonly string[][], row: number): (other: number) => boolean {
  const all = columns.map((column) => codes(column).codes);
  return (other) => all.every((some) => some[other] === some[row]);
}

function rowsWhere(claims: Claims, test: (row: number) => boolean): number[] {
  const found: number[] = [];
  for (let row = 0; row < claims.n; row += 1) if (test(row)) found.push(row);
  return found;
}

/** What each other source says of this event; if one says nothing, its claim that is nearest in time. */
function others(data: Data, row: number, state: State): Child[] {
  const { claims } = data;
  const told = rowsWhere(claims, alike([claims.event], row)).filter((other) => other !== row);
  const rest = data.sources.filter((source) => source.id !== claims.source[row]);
  const speaking = rest.filter((source) => told.some((other) => claims.source[other] === source.id));
  const silent = rest.filter((source) => !speaking.includes(source));
  return [
    ...speaking.map((source) => agreeing(data, row, source, told.filter((other) => claims.source[other] === source.id), state)),
    silent.length > 3 ? manySilent(silent) : null,
    ...(silent.length > 3 ? [] : silent.map((source) => silence(data, row, source, state))),
  ];
}

function agreeing(data: Data, row: number, source: Source, rows: number[], state: State): HTMLElement {
  const { claims } = data;
  return element(
    "section.other", { style: `--voice:${voice(data, source.id)}` },
    element("h3", {}, say("card.other_says", { source: source.name })),
    element("p.differs", {}, agreement(claims, row, rows, (one) => dateInWords(claims, one, state))),
    ...rows.slice(0, MOST).map((other) => {
      return claimButton(claims, other, element("b", {}, dateInWords(claims, other, state)), " ", quoted(claims.claim[other]));
    }),
  );
}

function silence(data: Data, row: number, source: Source, state: State): HTMLElement {
  const { claims } = data;
  const near = nearest(claims, row, source.id);
  const says = source.kind === "digest" ? "card.silent_digest" : "card.silent_says";
  return element(
    "section.other.silent", { style: `--voice:${voice(data, source.id)}` },
    element("p", {}, element("strong", {}, say("card.silent", { source: source.name })), " ", say(says)),
    near !== null && claimButton(claims, near, element("b", {}, dateInWords(claims, near, state)), " ", quoted(claims.title[near])),
  );
}

function manySilent(sources: Source[]): HTMLElement {
  const names = listed(sources.map((source) => source.name));
  return element("section.other.silent", {}, element("p", {}, element("strong", {}, say("card.all_silent")), " ", say("card.all_silent_say", { sources: names })));
}

/** The day on which a claim begins, or the last one where its beginning is open. */
const firstDay = (claims: Claims, row: number): number => claims.earliest[row] ?? claims.latest[row]!;

/** The row of a source whose days are closest to this claim's; the weightier of two. Null if it makes no claims. */
function nearest(claims: Claims, row: number, source: string): number | null {
  const first = (one: number) => firstDay(claims, one);
  const last = (one: number) => claims.latest[one] ?? claims.earliest[one]!;
  // Days apart; where two periods overlap, how far apart they begin decides, but counts little.
  const apart = (other: number) => {
    const gap = Math.max(0, first(other) - last(row), first(row) - last(other));
    return gap + Math.abs(first(other) - first(row)) / 1000;
  };
  const nearer = (a: number, b: number) => apart(a) - apart(b) || claims.weight[b]! - claims.weight[a]! || a - b;
  const { codes: told, values } = codes(claims.source);
  const code = values.indexOf(source);
  const own = rowsWhere(claims, (other) => told[other] === code);
  return own.length ? own.reduce((best, other) => (nearer(other, best) < 0 ? other : best)) : null;
}

/** The other passages in which this source tells of the same event. */
function again(data: Data, row: number): HTMLElement | null {
  const { claims } = data;
  const rows = rowsWhere(claims, alike([claims.event, claims.source], row));
  if (rows.length < 2) return null;
  const { name } = sourceOf(data, row);
  return element(
    "section.other", {},
    element("h3", {}, say("card.again", { source: name, at: rows.indexOf(row) + 1, all: rows.length })),
    ...rows.filter((other) => other !== row).slice(0, MOST).map((other) => {
      return claimButton(claims, other, element("b", {}, `¶ ${claims.paragraph[other]}`), " ", quoted(claims.claim[other]));
    }),
  );
}

/** The other claims of the same paragraph, in order of time; says so when the essay tells them in another order. */
function paragraph(data: Data, row: number, state: State): HTMLElement | null {
  const { claims } = data;
  if (!(claims.paragraph[row]! > 0)) return null;
  const told = alike([claims.source], row);
  const rows = rowsWhere(claims, (one) => claims.paragraph[one] === claims.paragraph[row] && told(one));
  if (rows.length < 2) return null;
  const sorted = inTime(claims, rows);
  const begins = rows.map((one) => firstDay(claims, one));
  const back = begins.every((day, i) => i === 0 || day <= begins[i - 1]!) && begins[0]! > begins[begins.length - 1]!;
  return element(
    "section.other", {},
    element("h3", {}, say(rows.length > 2 && back ? "card.in_reverse" : "card.in_order")),
    ...sorted.slice(0, MOST).map((other) => {
      const words = [element("b", {}, dateInWords(claims, other, state)), " ", quoted(claims.title[other])];
      return other === row ? element("p.here", { "aria-current": "true" }, ...words) : claimButton(claims, other, ...words);
    }),
    rows.length > MOST && element("p.how", {}, say("card.more", { n: rows.length - MOST })),
  );
}

/** The rows before and after one in the order shown, and its place (-1 for a row that the filters hide). */
function around(claims: Claims, row: number, order: number[]): { before: number | null; after: number | null; at: number } {
  const at = order.indexOf(row);
  if (at >= 0) return { before: order[at - 1] ?? null, after: order[at + 1] ?? null, at };
  const joined = inTime(claims, [...order, row]);
  const would = joined.indexOf(row);
  return { before: joined[would - 1] ?? null, after: joined[would + 1] ?? null, at };
}

/** When a claim begins, in the few letters that a button has room for: `7 Nov 1917`, `Nov 1917`, `1917`. */
function brief(claims: Claims, row: number): string {
  const [year, month, day] = yearMonthDay(firstDay(claims, row));
  const { precision } = claims;
  if (precision[row] === "day") return dateName(year, month, day);
  return precision[row] === "month" ? dateName(year, month) : yearName(year);
}

function navigation(claims: Claims, row: number, order: number[]): HTMLElement {
  const { before, after, at } = around(claims, row, order);
  const step = (other: number | null, name: string, words: (when: string) => string) => {
    const known = other !== null;
    return element("button.step", { type: "button", "data-claim": known ? claims.id[other] : "", "data-step": name, disabled: !known, "aria-label": say(`card.${name.toLowerCase()}`) }, words(known ? brief(claims, other) : ""));
  };
  return element(
    "nav.steps", { "aria-label": say("card.steps") },
    step(before, "Previous", (when) => `← ${when}`),
    element("span", {}, at >= 0 ? say("card.place", { at: at + 1, all: order.length }) : say("card.hidden")),
    step(after, "Next", (when) => `${when} →`),
    element("a.permalink", { href: inLanguage(`?select=${encodeURIComponent(claims.id[row]!)}`) }, say("card.link")),
  );
}
