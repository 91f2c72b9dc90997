/* The rows of Compare: what each source says of an event, as elements. */

import { claimButton, marked } from "../panels/element.ts";
import { element } from "../dom/element.ts";
import { judging } from "../panels/judging.ts";
import { foreign, number, say } from "../model/say.ts";
import { ownDate } from "../model/agreement.ts";
import { compactCell, foldedSilences } from "./compare-matrix.ts";
import { partName, type Column } from "./compare-overlap.ts";
import { isContested, profile, type ComparedEvent, type Comparison, type Group, type Part, type RelationKind, type Sight } from "../model/compare.ts";
import { dateInWords } from "../model/when.ts";
import { yearOf } from "../model/dates.ts";
import type { Room } from "../room.ts";
import type { State } from "../model/claims.ts";

const MOST = 8; // claims of one source on one event that are shown at once
const SIGNS: Partial<Record<RelationKind, string>> = { same: "=", finer: "⊂", overlaps: "∩", order: "⇄", year: "≠", day: "≠", figure: "≠", actor: "≠", one: "◐", none: "○" };

/** How the rows may be sorted. */
export const SORTS = ["disagreement", "time", "silence"];
/** The order of the rows; by disagreement unless the state says otherwise. */
export const sortOf = ({ sort }: State): string => (SORTS.includes(sort) ? sort : "disagreement");

/** The events shown, who tells them, and their groups. `part` is the part that is asked for, null for all events. */
export interface Events {
  sight: Sight;
  parts: Part[];
  part: Part | null;
  events: ComparedEvent[];
  groups: Group[];
}

/** All that a drawing tells; `pattern` finds the words of the search. */
export interface Told extends Events {
  room: Room;
  columns: Column[];
  model: Comparison;
  pattern: RegExp | null;
  /** Whether a cell is a mark and a year, since there are many texts. */
  compact: boolean;
}

/** Each text in figures, under its name. */
export function figures({ columns, room, sight, compact }: Told): HTMLElement {
  const cells = columns.map((source) => {
    const found = profile(room.data.claims, source, sight);
    if (compact) return element("td", { role: "cell", "data-source-number": source.number }, element("p", {}, say("compare.claims_short", { n: found.shown })));
    const own = element("span.own-share", { "aria-hidden": "true" });
    own.style.setProperty("--own", String(found.claims ? found.own / found.claims : 0));
    const digest = source.kind === "digest";
    return element(
      "td", { role: "cell", "data-source-number": source.number },
      element("span.who", { "aria-hidden": "true" }, source.label),
      element("p", {}, say(found.shown === found.claims ? "compare.claims" : "compare.claims_shown", { n: found.claims, shown: found.shown })),
      element("p", {}, say(digest ? "compare.own_digest" : "compare.own", { n: found.own }), own),
      found.noted > 0 && element("p", {}, say("compare.noted", { n: found.noted })),
      found.listed > 0 && element("p", {}, say("compare.listed", { n: found.listed })),
      found.density !== null && element("p", {}, say(digest ? "compare.density_digest" : "compare.density", { density: rounded(found.density) })),
    );
  });
  return element("tr", { role: "row", "aria-rowindex": 2 }, element("th", { role: "rowheader", scope: "row" }, say("compare.figures")), ...cells);
}

const rounded = (value: number) => Math.round(value * (value < 10 ? 10 : 1)) / (value < 10 ? 10 : 1);

/** The rows from one place to another, each group under its name where it begins; `first` is the first row of the table. */
export function bodies(told: Told, { from, upTo, first: top }: { from: number; upTo: number; first: number }): HTMLElement[] {
  let [at, headings] = [0, 0];
  return told.groups.flatMap(({ group, events }) => {
    if (group) headings += 1;
    const [start, first] = [at, Math.max(at, from)];
    at += events.length;
    const drawn = events.slice(first - start, Math.max(0, upTo - start));
    if (!drawn.length) return [];
    const heading = group && (first === start || first === top) ? spread(group, { count: events.length, index: start + headings + 2 }, told) : null;
    const before = (i: number) => (first + i === top ? null : events[first - start + i - 1]);
    return [element("tbody", { role: "rowgroup" }, heading, ...drawn.map((event, i) => line(event, first + i + headings + 3, before(i), told)))];
  });
}

function spread(group: string, { count, index }: { count: number; index: number }, told: Told): HTMLElement {
  const known = { role: "rowheader", scope: "rowgroup", colspan: told.columns.length + 1 };
  return element("tr.group", { role: "row", "aria-rowindex": index }, element("th", known, groupName(group, told), " ", element("span.count", {}, number(count))));
}

const groupName = (group: string, { columns, room }: Told) => (room.state.sort === "silence" ? say("compare.told_by", { who: partName(group.split(".").map(Number), columns) }) : say(`compare.group_${group}`));

function line(event: ComparedEvent, index: number, before: ComparedEvent | null | undefined, told: Told): HTMLElement {
  const { room, columns } = told;
  const { claims } = room.data;
  const year = yearOf(claims, event.first);
  const again = before && sortOf(room.state) === "time" && year === yearOf(claims, before.first);
  return element(
    `tr.event${isContested(event.relation.kind) ? ".apart" : ""}`, { role: "row", "aria-rowindex": index },
    element(
      "th", { role: "rowheader", scope: "row" },
      element(`span.in-year${again ? ".again" : ""}`, {}, year),
      element("span.title", { lang: foreign() }, ...marked(event.title, told.pattern)),
      related(event, columns),
      told.compact && foldedSilences(event, columns),
      event.tellers > 1 && judging(room, event.id, "compare"),
    ),
    ...columns.map((source, at) => (told.compact ? compactCell(event, source, at, told) : cell(event, source, at, told))),
  );
}

/** How the texts' claims on an event compare, as a sign and in words; nothing if only one text tells it. */
function related({ relation, tellers }: ComparedEvent, columns: Column[]): HTMLElement | null {
  const { kind, also, dating } = relation;
  if (kind === "alone") return null;
  const words = [kind, ...also].map((one) => say(`compare.${one}`, { source: one === "one" ? columns[dating[0]!]!.name : "" }));
  if (dating.length > 1 && dating.length < tellers) words.push(say("compare.some_date", { n: dating.length, all: tellers }));
  return element(`span.relation.${kind}${isContested(kind) ? ".apart" : ""}`, {}, element("i", { "aria-hidden": "true" }, SIGNS[kind]), words.join(" · "));
}

function cell(event: ComparedEvent, source: Column, at: number, told: Told): HTMLElement {
  const rows = event.cells[at]!;
  const known = { role: "cell", "data-source-number": source.number };
  const who = element("span.who", { "aria-hidden": "true" }, source.name);
  if (!rows.length) return element("td.silent", known, who, element("span.silence", {}, say(source.kind === "digest" ? "compare.silent_digest" : "compare.silent")));
  const seen = rows.filter((row) => told.sight.seen[row]);
  const shown = seen.slice(0, MOST).map((row) => claim(event, row, told));
  const rest = seen.slice(MOST).map((row) => claim(event, row, told));
  return element(
    `td${seen.length ? "" : ".covered"}`, known, who, ...shown,
    rest.length > 0 && element("details.rest", {}, element("summary", {}, say("compare.more_claims", { n: rest.length })), ...rest),
    seen.length < rows.length && covered(rows.filter((row) => !told.sight.seen[row]), told),
  );
}

/** One claim: its date, how surely it is known, and what the text says. */
function claim(event: ComparedEvent, row: number, { room, pattern }: Told): HTMLElement {
  const { claims } = room.data;
  const ours = !ownDate(claims, row) && claims.dated_by[row];
  const shape = `${ours ? `.hollow.${ours}` : ""}${claims.approximate[row] || claims.uncertain[row] ? ".soft" : ""}`;
  const how = [claims.certainty[row], ours && say(`compare.by_${ours}`), claims.edited?.[row] && say("correct.sign")].filter(Boolean).join(" · ");
  return claimButton(
    claims, row,
    element(`i.mark${shape}`, { "aria-hidden": "true" }),
    element("b", {}, dateInWords(claims, row, room.state)), " ",
    element("small", {}, how),
    claims.title[row] !== event.title && element("em", { lang: foreign() }, ...marked(claims.title[row]!, pattern)),
    claims.claim[row] !== event.title && element("span.says", { lang: foreign() }, ...marked(claims.claim[row]!, pattern)),
  );
}

/** A button for claims that a filter hides, since the text does tell the event. It opens the first of them. */
function covered(rows: number[], { room }: Told): HTMLElement {
  return element("button.claim.behind", { type: "button", "data-claim": room.data.claims.id[rows[0]!] }, say("compare.hidden", { n: rows.length }));
}
