/* Compare: a row for each event, a column for each source, disagreement first. A cell says so if no claim of its text is
   joined to the event. */

import { colourOf } from "../model/colours.ts";
import { element } from "../dom/element.ts";
import { listed } from "../panels/element.ts";
import { compared, finding, grouped, isContested, inSight, overlap, type Comparison, type Finding, type Part, type Sight } from "../model/compare.ts";
import { number, say } from "../model/say.ts";
import { SORTS, bodies, figures, sortOf, type Events, type Told } from "./compare-rows.ts";
import { MANY, cellsChoice, columnsInSight } from "./compare-matrix.ts";
import { overlapPicture, partName, type Column } from "./compare-overlap.ts";
import { patternOf } from "../model/matches.ts";
import { searchTerms } from "../model/select.ts";
import type { Data, State } from "../model/claims.ts";
import type { Room } from "../room.ts";

const CELLS = 360; // cells of a page of rows
const FIRST = 120; // cells drawn at once; the others follow two frames later
const PAPER = 2000; // rows that are printed at most

/** What a drawing depends on. If any of it changes, the panel is drawn again. */
interface Asked extends Pick<State, "sort" | "calendar" | "words"> {
  root: HTMLElement;
  model: Comparison;
  sight: Sight;
  part: string | null;
  roomy: boolean;
  compact: boolean;
  from: number;
  upTo: number;
}

/** What the view remembers between two drawings. */
interface Memory {
  /** The rows that are drawn, from one to before another. */
  from: number;
  upTo: number;
  /** The frame in which the rest of them comes. */
  growing: number;
  drawn: (Asked & { told: Told }) | null;
  /** While all rows are printed: the rows that were drawn before. */
  before: { from: number; upTo: number } | null;
  /** Ids of the claim that was chosen, and of the one that was pressed here. */
  chosen: string;
  pressed: string;
  /** Pixels: the panel's width, and how far the table is scrolled. */
  width: number;
  left: number;
}

const made: { data: Data | null; columns: string; model: Comparison | null } = { data: null, columns: "", model: null };
const view: Memory = { from: 0, upTo: 0, growing: 0, drawn: null, before: null, chosen: "", pressed: "", width: 0, left: 0 };
const page = ({ columns }: Told) => Math.max(40, Math.round(CELLS / Math.max(1, columns.length)));

/** Fills the panel; quick if nothing has changed that it shows. */
export function drawCompare(root: HTMLElement, room: Room): void {
  const columns = columnsOf(room);
  const model = modelOf(room.data, columns);
  const compact = columns.length >= MANY && room.state.cells !== "full";
  const told: Told = { room, columns, model, compact, ...eventsOf(room, columns, model), pattern: patternOf(searchTerms(room.state.words)) };
  const { sight, part } = told;
  if (!view.drawn || view.drawn.root !== root) prepare(root);
  const { sort, calendar, words } = room.state;
  const asked: Asked = { root, model, sight, sort, calendar, words, part: part && part.key, roomy: roomy(told), compact, from: 0, upTo: 0 };
  if (!sameList(view.drawn, asked)) Object.assign(view, { from: 0, upTo: page(told) });
  if (room.state.select !== view.chosen) reach(told);
  Object.assign(asked, { from: view.from, upTo: view.upTo });
  if (!alike(view.drawn, asked)) keepingFocus(root, () => fill(root, told));
  view.drawn = { ...asked, told };
  choose(root, told);
}

/** The events shown, their parts and groups; the same as before if only another claim is chosen. */
function eventsOf({ state, shown }: Room, columns: Column[], model: Comparison): Events {
  const last = view.drawn?.model === model ? view.drawn.told : null;
  const found = inSight(model, shown);
  const same = last && sameBytes(last.sight.seen, found.seen) ? last : null;
  const { sight, parts } = same ?? { sight: found, parts: overlap(found.events) };
  const part = partOf(state.part, columns, parts);
  if (same?.room.state.sort === state.sort && same.part?.key === part?.key) return { sight, parts, part, events: same.events, groups: same.groups };
  const events = part ? sight.events.filter((event) => event.key === part.key) : sight.events;
  return { sight, parts, part, events, groups: grouped(events, state.sort) };
}

/** The part that is asked for, even if the filters leave no event of it. Null for all events, and if one of its sources is
    filtered out: then the parts are other ones. */
function partOf(ids: string[], columns: Column[], parts: Part[]): Part | null {
  const key = ids.every((id) => columns.some((one) => one.id === id)) ? keyOf(ids, columns) : "";
  return key ? parts.find((one) => one.key === key) || { key, columns: key.split(".").map(Number), count: 0 } : null;
}

function columnsOf({ data, state }: Room): Column[] {
  const numbered = data.sources.map((source, i) => ({ ...source, number: colourOf(data.sources, i) }));
  return state.source.length ? numbered.filter((source) => state.source.includes(source.id)) : numbered;
}

/** The key of the part that some sources tell, they and no others. */
const keyOf = (ids: string[], columns: Column[]) => columns.flatMap(({ id }, at) => (ids.includes(id) ? [at] : [])).join(".");

function modelOf(data: Data, columns: Column[]): Comparison {
  const ids = columns.map((source) => source.id);
  const key = JSON.stringify(ids);
  if (!made.model || made.data !== data || made.columns !== key) Object.assign(made, { data, columns: key, model: compared(data.claims, ids, data.events) });
  return made.model!;
}

const LIST = ["root", "model", "sort", "part"] as const;
const LOOK = ["calendar", "words", "roomy", "compact", "from", "upTo"] as const;

const sameList = (a: Asked | null, b: Asked): a is Asked => a !== null && LIST.every((name) => a[name] === b[name]) && sameBytes(a.sight.seen, b.sight.seen);

const alike = (a: Asked | null, b: Asked): boolean => sameList(a, b) && LOOK.every((name) => a[name] === b[name]);

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}

/** Whether all columns fit beside each other; if not, the table scrolls in its own box. */
const roomy = ({ columns, compact }: { columns: unknown[]; compact: boolean }) => view.width >= 170 + (compact ? 84 : 185) * columns.length;

/** Moves to the rows around the chosen claim, if it is not among those that are drawn. */
function reach(told: Told): void {
  const { room, model, groups } = told;
  const row = room.state.select ? room.data.claims.id.indexOf(room.state.select) : -1;
  if (row < 0 || model.eventOf[row]! < 0) return;
  const at = groups.flatMap((one) => one.events).findIndex((event) => event.number === model.eventOf[row]);
  if (at < 0 || (at >= view.from && at < view.upTo)) return;
  view.from = at < page(told) ? 0 : at - Math.round(page(told) / 2);
  view.upTo = view.from + page(told);
}

/** Adds the listeners. Width and scroll position are noted when they change, since asking for them costs a layout. */
function prepare(root: HTMLElement): void {
  view.width = root.clientWidth;
  new ResizeObserver(([changed]) => {
    const width = changed?.contentRect.width;
    if (!width) return;
    view.width = width;
    if (view.drawn && view.drawn.roomy !== roomy(view.drawn.told)) drawCompare(root, view.drawn.told.room);
  }).observe(root);
  root.addEventListener("scroll", ({ target }) => target instanceof Element && target.matches(".scroller") && (view.left = target.scrollLeft), true);
  root.addEventListener("click", (event) => {
    const button = (event.target as Element).closest("button");
    if (!button) return;
    view.pressed = button.dataset.claim || "";
    if (view.drawn && button.dataset.overlap !== undefined) {
      const { room, part, columns } = view.drawn.told;
      const [now, next] = [part ? part.key : "", button.dataset.overlap];
      room.dispatch({ type: "part", part: next === now ? [] : next.split(".").map((at) => columns[Number(at)]!.id) }, "press");
    } else if (button.dataset.more) more(root, button.dataset.more);
  });
  window.addEventListener("beforeprint", () => root.clientWidth && !view.before && onPaper(root));
}

/** All rows for paper; afterwards those that were on the screen. */
function onPaper(root: HTMLElement): void {
  view.before = { from: view.from, upTo: view.upTo };
  Object.assign(view, { from: 0, upTo: Math.max(view.upTo, PAPER) });
  again(root);
  window.addEventListener("afterprint", () => {
    Object.assign(view, view.before, { before: null });
    again(root);
  }, { once: true });
}

/** Draws one page more, before or after the rows that are drawn, and gives the focus to the nearest new row. */
function more(root: HTMLElement, way: string): void {
  const { told } = view.drawn!;
  const [from, upTo] = [view.from, view.upTo];
  if (way === "before") view.from = Math.max(0, from - page(told));
  else view.upTo = upTo + page(told);
  again(root);
  const row = root.querySelectorAll("tr.event")[way === "before" ? from - view.from - 1 : upTo - from];
  row?.querySelector("button")?.focus();
}

function again(root: HTMLElement): void {
  const { drawn } = view;
  if (!drawn) return;
  fill(root, drawn.told, true);
  Object.assign(drawn, { from: view.from, upTo: view.upTo });
  choose(root, drawn.told);
}

function fill(root: HTMLElement, told: Told, whole = Boolean(told.room.state.select)): void {
  const { columns, events, sight } = told;
  const ready = whole ? view.upTo : Math.min(view.upTo, view.from + Math.round(FIRST / Math.max(1, columns.length)));
  cancelAnimationFrame(view.growing);
  if (!columns.length || !sight.events.length) return root.replaceChildren(element("div.compare-none")); // the page says which filter to lift
  const scroller = table(told, ready);
  const sideways = roomy(told) ? null : columnsInSight(told, scroller);
  const parts: (HTMLElement | false | null)[] = [lone(told), head(told), moreButton("before", told), sideways, scroller, moreButton("after", told), cut(told)];
  root.replaceChildren(...parts.filter((part) => part instanceof HTMLElement));
  if (ready < Math.min(view.upTo, events.length)) grow(root.querySelector("table")!, told, ready);
  if (view.left) root.querySelector(".scroller")!.scrollLeft = view.left;
}

/** With one source there is nothing to compare: what to do. */
function lone({ columns, room }: Told): HTMLElement | null {
  if (columns.length > 1) return null;
  if (room.data.sources.length === 1) return element("p.compare-lone", {}, say("compare.alone_in_table"));
  const all = () => room.dispatch({ type: "lift", facet: "source" }, "press");
  const button = element("button", { type: "button", "data-all": "sources", onclick: all }, say("compare.all_sources", { n: room.data.sources.length }));
  return element("p.compare-lone", {}, say("compare.alone_by_filter", { source: columns[0]?.name }), " ", button);
}

function head(told: Told): HTMLElement {
  const { columns, parts, part, sight, events, room } = told;
  const key = part ? part.key : "";
  const finds = columns.length > 1 && finding(sight.events, columns.length); // of all: what is found stays where one part is shown
  const all = element("button.clear", { type: "button", "data-overlap": key }, say("compare.all_events", { n: sight.events.length }));
  const says = part ? say("compare.part_shown", { n: events.length, who: partName(part.columns, columns) }) : say("compare.events", { n: events.length });
  const ordered = say(`compare.ordered_${sortOf(room.state)}`);
  const sort = SORTS.map((name) => {
    const pressed = String(sortOf(room.state) === name);
    return element("button", { type: "button", "data-sort": name, "aria-pressed": pressed }, say(`compare.by_${name}`));
  });
  return element(
    "header.compare-head", {},
    finds && found(finds, columns.length),
    overlapPicture(parts, columns, key),
    finds && kinds(finds, told),
    element(
      "div.compare-tools", {},
      element("p.compare-says", { role: "status" }, element("span", {}, says), part && " ", part && all),
      columns.length > 1 && element("p.ordered", {}, ordered),
      cellsChoice(told),
      columns.length > 1 && element("div.sorting", {}, element("span", { "aria-hidden": "true" }, say("compare.sort_by")), element("div.segmented", { role: "group", "aria-label": say("compare.sort") }, ...sort)),
    ),
  );
}

/** What the comparison found, in plain sentences: whether the texts contradict each other on a date, or that this cannot be told,
    what else they tell differently, and what they share. */
function found({ told, byAll, dated, apart, otherwise }: Finding, columns: number): HTMLElement {
  const many = columns > 2 ? "many" : "two";
  const shared = told ? say(`compare.found_${many}_told`, { n: told }) : say(`compare.found_${many}_none`);
  const first = !dated ? say(`compare.found_${many}_undated`) : apart ? say(`compare.found_${many}_apart`, { n: apart }) : say(`compare.found_${many}_never`);
  const rest = [
    otherwise > 0 && say("compare.found_otherwise", { n: otherwise }), shared, dated > 0 && say(`compare.found_${many}_dated`, { n: dated }),
    many === "many" && byAll > 0 && say("compare.found_all", { n: byAll, all: columns }),
  ];
  return element("p.compare-found", { role: "status" }, ...(told ? [element("strong", {}, first), ` ${rest.filter(Boolean).join(" ")}`] : [element("strong", {}, shared)]));
}

/** How the events told by more than one text compare: each stands under one kind, so that the numbers add up. */
function kinds({ told, kinds: all }: Finding, { sight, room: { data: { judged } } }: Told): HTMLElement {
  const byEditor = sight.events.filter(({ id, tellers }) => tellers > 1 && judged?.[id]).length;
  const each = all.map(({ kind, count }) => element(`li${isContested(kind) ? ".apart" : ""}`, {}, say(`compare.group_${kind}`), " ", element("b", {}, number(count))));
  return element("div.compare-disputed", {}, told > 0 && element("p", {}, say("compare.of_told", { n: told })), element("ul", {}, ...each), byEditor > 0 && element("p.by-editor", {}, say("correct.judged", { n: byEditor })));
}

/** Adds the rows below the window two frames later, so that the page answers a press first. */
function grow(made: HTMLElement, told: Told, from: number): void {
  made.setAttribute("aria-busy", "true");
  view.growing = requestAnimationFrame(() => {
    view.growing = requestAnimationFrame(() => {
      made.append(...bodies(told, { from, upTo: view.upTo, first: view.from }));
      made.removeAttribute("aria-busy");
    });
  });
}

function table(told: Told, ready: number): HTMLElement {
  const { columns, events } = told;
  const names = listed(columns.map((source) => source.label));
  const caption = say("compare.caption", { n: events.length, sources: names });
  const made = element(
    `table.compared${told.compact ? ".matrix" : ""}`, { role: "table", "aria-rowcount": events.length + 2 + told.groups.filter(({ group }) => group).length, style: `--columns:${columns.length}` },
    element("caption.unseen", {}, caption),
    element("thead", { role: "rowgroup" }, element("tr", { role: "row", "aria-rowindex": 1 }, heading("event", say("compare.event")), ...columns.map((source) => heading("source", source.label, source)))),
    element("tbody.figures", { role: "rowgroup" }, figures(told)),
  );
  made.append(...bodies(told, { from: view.from, upTo: ready, first: view.from }));
  const packed = roomy(told) ? "" : ".packed";
  return element(`div.scroller${packed}`, packed ? { role: "region", tabindex: 0, "aria-label": caption } : {}, made);
}

const heading = (kind: string, words: string, source?: { number: number }) => element(`th.${kind}`, { role: "columnheader", scope: "col", "data-source-number": source && source.number }, words);

function moreButton(way: "before" | "after", told: Told): HTMLElement | false {
  const left = way === "before" ? view.from : told.events.length - view.upTo;
  const words = () => say(`compare.more_${way}`, { n: Math.min(page(told), left), left });
  return left > 0 && element("button.more", { type: "button", "data-more": way }, words());
}

/** A sentence for paper, if there are too many rows to print all. */
function cut({ events }: Told): HTMLElement | false {
  return view.before !== null && view.upTo < events.length && element("p.compare-cut", {}, say("compare.cut", { n: events.length, shown: view.upTo }));
}

/** Marks the chosen claim, and scrolls to it if it was chosen elsewhere. */
function choose(root: HTMLElement, { room }: Told): void {
  const id = room.state.select;
  for (const old of root.querySelectorAll(".chosen")) {
    old.classList.remove("chosen");
    old.removeAttribute("aria-current");
  }
  const buttons = [...(id ? root.querySelectorAll(`[data-claim="${CSS.escape(id)}"]`) : [])];
  for (const button of buttons) {
    button.classList.add("chosen");
    button.setAttribute("aria-current", "true");
  }
  const [first] = buttons;
  if (first && id !== view.chosen && id !== view.pressed) {
    const fold = first.closest("details");
    if (fold) fold.open = true;
    bringIntoSight(first);
  }
  view.chosen = id;
}

const FRAMES = 10;

/** Scrolls to a claim, and again while rows above, which are laid out only as they come near, push it out of sight. */
function bringIntoSight(claim: Element, frames = FRAMES): void {
  const { top, bottom } = claim.getBoundingClientRect();
  if (frames === FRAMES || top < 0 || bottom > innerHeight) claim.scrollIntoView({ block: "center", inline: "nearest" });
  if (frames) requestAnimationFrame(() => claim.isConnected && bringIntoSight(claim, frames - 1));
}

/** Draws anew and gives the focus back to the button that had it. */
function keepingFocus(root: HTMLElement, fillIt: () => void): void {
  const active = document.activeElement as HTMLElement;
  const held = root.contains(active) ? { ...active.dataset } : null;
  fillIt();
  if (held && root.contains(active)) return active.focus({ preventScroll: true }); // in an editor, which stays as it is
  const [name, value] = Object.entries(held ?? {}).find(([key]) => ["claim", "overlap", "sort", "cells", "all", "judge"].includes(key)) ?? [];
  if (!name) return;
  const again = root.querySelector<HTMLElement>(`[data-${name}="${CSS.escape(value ?? "")}"]`) ?? root.querySelector<HTMLElement>(".compare-head button:not([disabled])");
  again?.focus({ preventScroll: true });
}
