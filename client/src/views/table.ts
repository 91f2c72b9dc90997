/* The claims as a table: the chart's text alternative, sorted by any column, in pages, to be taken away as a file.

   It is a real table, so that screen readers can use their own keys. Every row has one button, the claim's title. The Tab key
   stops at one of them, and the arrow keys lead to the others, also on the next page: 500 buttons would be 500 tab stops. */

import { USUAL, VIEW_COLUMNS, pressedSort, shownText, sortedRows, sorting, type Column } from "../model/sorting.ts";
import { element, type Child } from "../dom/element.ts";
import { claimButton, marked, starButton, voice } from "../panels/element.ts";
import { csv, json } from "../model/columns.ts";
import { editRows } from "./table-edit.ts";
import { foreign, say as sayAll, sayIn } from "../model/say.ts";
import { format } from "../model/state.ts";
import { patternOf } from "../model/matches.ts";
import { save } from "../panels/download.ts";
import { searchTerms } from "../model/select.ts";
import { dateInWords } from "../model/when.ts";
import type { Data, DatedBy } from "../model/claims.ts";
import type { Room } from "../room.ts";

const PAGE = 500; // rows at a time
const FIRST = 40; // rows that are drawn at once, more than a window shows; the others follow when the browser is idle
const SEARCHED: readonly Column[] = ["title", "claim"];
const WRITTEN: readonly Column[] = ["title", "claim", "words"]; // in the sources' language
const SIGNS: Record<DatedBy, string> = { text: "●", context: "●", editor: "◎", reference: "○" };
// How wide a column is at least, in em: with more columns than there is room for, the table scrolls in its frame.
const LEAST: Record<Column, number> = {
  when: 8.8, source: 7.2, title: 11.5, claim: 15, theme: 8, dated_by: 9.3, paragraph: 4, words: 10, calendar: 12, edtf: 10, earliest: 8,
  latest: 8, event: 11, weight: 6, rule: 10, start: 7, end: 7, claim_id: 10,
};
const STAR = 3; // em for the column of stars
const PAGES = ["first", "previous", "next", "last"] as const;
type PageName = (typeof PAGES)[number];

/** The parts of the panel that stay while the rows change. */
interface Parts {
  caption: HTMLElement;
  columns: HTMLElement;
  head: HTMLElement;
  body: HTMLElement;
  /** Which rows are shown of all, in words. */
  rows: HTMLElement;
  pages: HTMLElement;
  chooser: HTMLDetailsElement;
  table: HTMLElement;
  /** The box in which a wide table scrolls. */
  frame: HTMLElement;
  downloads: HTMLButtonElement[];
}

/** What the view remembers between two drawings. */
interface Memory {
  root: HTMLElement;
  parts: Parts;
  room: Room;
  columns: readonly Column[];
  page: number;
  /** What the rows and columns depend on; null before the first drawing. */
  key: string | null;
  data: Data;
  /** The id of the claim that was chosen. */
  chosen: string;
  /** All rows that are shown, in their order. */
  rows: number[];
  /** Makes the page's rows that are not there yet. */
  rest: (() => HTMLElement[]) | null;
}

const rooms = new WeakMap<HTMLElement, Memory>();
const say = sayIn("table");

/** Draws what has changed of the table. */
export function drawTable(root: HTMLElement, room: Room): void {
  const memory = rooms.get(root) ?? prepared(root, room);
  rooms.set(root, memory);
  memory.room = room;
  const { state, data, order } = room;
  const key = [format({ ...state, view: "table", scale: "elastic", read: "", select: "" }), memory.columns.join()].join(" ");
  const other = memory.key !== key;
  const corrected = !other && memory.data !== data; // then the page and its place stay
  const fresh = other || corrected;
  if (fresh) {
    memory.rows = sortedRows(data, order, state.sort);
    memory.page = other ? 0 : Math.min(memory.page, pageOf(memory, "last"));
    Object.assign(memory, { key, data });
  }
  const elsewhere = memory.chosen !== state.select;
  const at = elsewhere && state.select ? memory.rows.indexOf(data.claims.id.indexOf(state.select)) : -1;
  const page = at < 0 ? memory.page : Math.floor(at / PAGE);
  const turned = page !== memory.page;
  memory.page = page;
  if (fresh) headings(memory);
  if (other || turned) fill(memory);
  else if (corrected) fill(memory, { stay: true });
  else if (elsewhere) complete(memory); // the chosen row may be among those that are not there yet
  mark(memory, { reveal: at >= 0, fresh: other });
}

/** Puts new rows in the place of the old ones; those that are as before stay, so that nothing moves. */
function exchange(body: HTMLElement, lines: HTMLElement[]): void {
  const old = [...body.children];
  lines.forEach((line, at) => {
    const before = old[at];
    if (!before) body.append(line);
    else if (!before.isEqualNode(line)) before.replaceWith(line);
  });
  for (const rest of old.slice(lines.length)) rest.remove();
}

/** Makes the parts of the panel, once. */
function prepared(root: HTMLElement, room: Room): Memory {
  const caption = element("caption.unseen", { id: "table-caption" });
  const columns = element("colgroup", {});
  const head = element("tr", { role: "row", "aria-rowindex": "1", "data-name": say("sort") });
  const body = element("tbody", { role: "rowgroup" });
  const table = element("table.claims", { role: "table", "aria-describedby": "table-help" }, caption, columns, element("thead", { role: "rowgroup" }, head), body);
  const parts: Parts = {
    caption, columns, head, body, table,
    rows: element("p", { role: "status", "aria-live": "polite" }),
    pages: element("nav.pages", { "aria-label": say("pages") }),
    chooser: element("details.chooser", {}),
    frame: element("div.table-frame", { role: "region", tabindex: "0", "aria-labelledby": "table-caption" }, table),
    downloads: [],
  };
  const memory: Memory = { root, parts, room, data: room.data, columns: USUAL, page: 0, key: null, chosen: "", rows: [], rest: null };
  fillChooser(memory);
  fillPages(memory);
  parts.body.addEventListener("keydown", (event) => step(memory, event));
  parts.body.addEventListener("click", (event) => rowPressed(event));
  if (room.editing) editRows(parts.body, () => memory.room);
  root.replaceChildren(
    element("div.table-tools", {}, element("p.help", { id: "table-help" }, say("help"), room.editing && ` ${sayAll("correct.table_help")}`), parts.chooser, downloads(memory)),
    parts.frame,
    element("div.table-foot", {}, parts.rows, parts.pages),
  );
  onPaper(memory);
  return memory;
}

const isWide = (columns: readonly Column[]) => columns.length > USUAL.length;
// A table that scrolls sideways anyway has room for sentences.
const widthOf = (name: Column, columns: readonly Column[]) => (name === "claim" && isWide(columns) ? 24 : LEAST[name]);

/** The columns' headings, each a button that sorts. */
function headings(memory: Memory): void {
  const { parts, columns, room } = memory;
  const { sort } = room.state;
  const { name: sorted, descending } = sorting(sort);
  const held = parts.head.contains(document.activeElement) ? document.activeElement?.parentElement?.dataset.column : null;
  const heading = (name: Column) => {
    const way = name === sorted && (descending ? "descending" : "ascending");
    const arrow = element("span.arrow", { "aria-hidden": "true" }, way === "descending" ? "↓" : "↑");
    const button = element("button", { type: "button", "data-sort": pressedSort(name, sort), title: say(`${name}_says`) }, ...named(name), arrow);
    return element("th", { scope: "col", role: "columnheader", "data-column": name, "aria-sort": way }, button);
  };
  const star = element("th", { scope: "col", role: "columnheader", "data-column": "star" }, element("span.unseen", {}, sayAll("lesson.column")));
  parts.head.replaceChildren(star, ...columns.map(heading));
  parts.columns.replaceChildren(element("col", { "data-column": "star", style: "--width:2.4em" }), ...columns.map((name) => element("col", { "data-column": name, style: `--width:${LEAST[name]}em` })));
  const tracks = columns.map((name) => `minmax(${widthOf(name, columns)}em, ${(name === "claim" ? 4 : 1) * LEAST[name]}fr)`);
  parts.table.style.setProperty("--tracks", `${STAR}em ${tracks.join(" ")}`);
  parts.table.style.setProperty("--least", `${columns.reduce((sum, name) => sum + widthOf(name, columns), STAR)}em`);
  parts.table.classList.toggle("wide", isWide(columns));
  parts.table.setAttribute("aria-colcount", String(columns.length + 1));
  parts.caption.textContent = say("caption", { column: say(sorted), way: say(descending ? "descending" : "ascending") });
  if (held) (parts.head.querySelector<HTMLElement>(`[data-column="${held}"] button`) ?? parts.frame).focus({ preventScroll: true });
}

/** A column's name; a narrow column shows a sign instead. */
function named(name: Column): Child[] {
  if (name !== "paragraph") return [say(name)];
  return [element("span.short", { "aria-hidden": "true" }, "¶"), element("span.unseen", {}, say(name))];
}

/** The page's rows, and where they stand among all. `all`: every row, for paper; `stay`: what is as before stays where it is. */
function fill(memory: Memory, { all = false, stay = false } = {}): void {
  const { parts, rows, page, room } = memory;
  const [from, to] = all ? [0, rows.length] : [page * PAGE, Math.min(rows.length, (page + 1) * PAGE)];
  const pattern = patternOf(searchTerms(room.state.words));
  const active = document.activeElement as HTMLElement | null;
  const held = parts.body.contains(active) ? active?.closest("tr")?.querySelector<HTMLElement>("[data-claim]")?.dataset.claim ?? "" : null;
  const lines = (first: number, last: number) => Array.from(rows.slice(first, last), (row, i) => line(memory, row, { number: first + i + 2, pattern }));
  const whole = all || stay || held !== null || Boolean(room.state.select);
  const ready = whole ? to : Math.min(to, from + FIRST);
  if (stay) exchange(parts.body, lines(from, ready));
  else parts.body.replaceChildren(...lines(from, ready));
  memory.rest = ready < to ? () => lines(ready, to) : null;
  if (memory.rest) atRest(() => complete(memory));
  if (memory.rest) parts.table.setAttribute("aria-busy", "true");
  else parts.table.removeAttribute("aria-busy");
  parts.table.setAttribute("aria-rowcount", String(rows.length + 1));
  const told = rows.length ? say("rows", { from: from + 1, to, n: rows.length }) : say("none");
  if (parts.rows.textContent !== told) parts.rows.textContent = told;
  if (!stay) parts.frame.scrollTop = 0;
  for (const button of parts.downloads) button.toggleAttribute("disabled", !rows.length);
  parts.pages.hidden = rows.length <= PAGE;
  for (const button of parts.pages.querySelectorAll("button")) {
    // Not `disabled`: the button would lose the focus while somebody pages with it.
    button.setAttribute("aria-disabled", String(pageOf(memory, button.dataset.page as PageName) === page));
  }
  stopAt(memory, buttonOf(memory, held) ?? buttonOf(memory, room.state.select) ?? parts.body.querySelector(".claim"));
  const again = active?.dataset.star && parts.body.querySelector<HTMLElement>(`[data-star="${CSS.escape(active.dataset.star)}"]`);
  if (held !== null) (again || parts.body.querySelector<HTMLElement>('button[tabindex="0"]') || parts.frame).focus({ preventScroll: true });
}

const atRest = (call: () => void) => ("requestIdleCallback" in window ? requestIdleCallback(call, { timeout: 1000 }) : setTimeout(call, 50));

/** Adds the page's rows that are not there yet. */
function complete(memory: Memory): void {
  if (!memory.rest) return;
  memory.parts.body.append(...memory.rest());
  memory.parts.table.removeAttribute("aria-busy");
  memory.rest = null;
}

function line(memory: Memory, row: number, { number, pattern }: { number: number; pattern: RegExp | null }): HTMLElement {
  const { room, columns } = memory;
  const { claims } = room.data;
  const attributes = { role: "row", "aria-rowindex": number, style: `--voice:${voice(room.data, claims.source[row]!)}` };
  const star = element("td", { role: "cell", "data-column": "star" }, starButton(claims, row, false));
  return element("tr", attributes, star, ...columns.map((name) => {
    const own = { "data-column": name, "data-name": say(name), lang: WRITTEN.includes(name) ? foreign() : null };
    const content = inCell(memory, name, row, pattern);
    if (name !== "title") return element("td", { role: "cell", ...own }, ...content);
    const button = claimButton(claims, row, ...content, claims.edited?.[row] && element("span.sign-edited", { title: sayAll("correct.sign") }, element("span", { "aria-hidden": "true" }, " ✎"), element("span.unseen", {}, ` ${sayAll("correct.sign")}`)));
    button.tabIndex = -1;
    return element("th", { scope: "row", role: "rowheader", ...own }, button);
  }));
}

/** What a cell shows: its text, the words of the search marked where they are searched. */
function inCell(memory: Memory, name: Column, row: number, pattern: RegExp | null): Child[] {
  const { data, state } = memory.room;
  if (name === "when") return [dateInWords(data.claims, row, state)];
  const text = shownText(data, name, row);
  if (name === "source") return [element("i.dot", {}), text];
  if (name === "dated_by") return [element("span.sign", { "aria-hidden": "true" }, SIGNS[data.claims.dated_by[row]!]), say(text)];
  if (name === "paragraph" && text === "0") return []; // a table made by hand, without paragraphs
  return SEARCHED.includes(name) ? marked(text, pattern) : [text];
}

const buttonOf = (memory: Memory, id: string | null | undefined) => (id ? memory.parts.body.querySelector<HTMLElement>(`[data-claim="${CSS.escape(id)}"]`) : null);

/** Where the Tab key stops among the rows. */
function stopAt(memory: Memory, button: HTMLElement | null): void {
  const before = memory.parts.body.querySelector<HTMLElement>('button[tabindex="0"]');
  if (before) before.tabIndex = -1;
  if (button) button.tabIndex = 0;
}

/** Shows which claim is chosen, and where it is if it was chosen elsewhere. */
function mark(memory: Memory, { reveal, fresh }: { reveal: boolean; fresh: boolean }): void {
  const { parts, room } = memory;
  const chosen = buttonOf(memory, room.state.select);
  memory.chosen = room.state.select;
  const before = parts.body.querySelector("tr.chosen");
  if (before && (!chosen || !before.contains(chosen))) {
    before.classList.remove("chosen");
    before.querySelector(".claim")?.removeAttribute("aria-current");
  }
  if (!chosen) return;
  const row = chosen.closest("tr")!;
  row.classList.add("chosen");
  chosen.setAttribute("aria-current", "true");
  if (!parts.body.contains(document.activeElement)) stopAt(memory, chosen);
  if (reveal || fresh) reveals(parts, row);
}

/** Scrolls a row into view; on a narrow screen to the top, because the card comes up from the foot. */
function reveals({ body }: Parts, row: HTMLElement): void {
  if (body.contains(document.activeElement)) return; // chosen right here
  row.scrollIntoView({ block: matchMedia("(max-width: 880px)").matches ? "start" : "nearest", inline: "nearest" });
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };

/** Arrow keys, Home and End among the rows' buttons; at a page's end the next one opens. */
function step(memory: Memory, event: KeyboardEvent): void {
  const { parts, rows, page } = memory;
  const { target } = event;
  const by = STEPS[event.key];
  if (!(target instanceof HTMLButtonElement) || !target.dataset.claim || !by || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  complete(memory);
  const ids = memory.room.data.claims.id;
  const buttons = [...parts.body.querySelectorAll<HTMLElement>(".claim")];
  const here = page * PAGE + buttons.indexOf(target);
  const there = Number.isFinite(by) ? here + by : by < 0 ? page * PAGE : page * PAGE + buttons.length - 1;
  if (there < 0 || there >= rows.length) return;
  const wanted = Math.floor(there / PAGE);
  if (wanted !== page) turn(memory, wanted);
  const next = buttonOf(memory, ids[rows[there]!]);
  stopAt(memory, next);
  next?.focus();
}

/** A press anywhere in a row is one on its button, unless it ends a selection of words. */
function rowPressed(event: MouseEvent): void {
  const target = event.target as Element;
  const row = target.closest("tr");
  if (!row || target.closest("button, .row-tools, .cell-editor") || String(getSelection())) return;
  const button = row.querySelector<HTMLElement>(".claim");
  button?.focus({ preventScroll: true });
  button?.click();
}

function turn(memory: Memory, page: number): void {
  memory.page = page;
  fill(memory);
  mark(memory, { reveal: false, fresh: false });
}

/** The page that a button leads to. */
function pageOf({ page, rows }: Memory, name: PageName): number {
  const last = Math.max(0, Math.ceil(rows.length / PAGE) - 1);
  return { first: 0, previous: Math.max(0, page - 1), next: Math.min(last, page + 1), last }[name];
}

function fillPages(memory: Memory): void {
  const { pages, frame } = memory.parts;
  const button = (name: PageName) => element("button", { type: "button", "data-page": name, onclick: () => {
    const wanted = pageOf(memory, name);
    if (wanted === memory.page) return;
    turn(memory, wanted);
    if (frame.getBoundingClientRect().top < 0) frame.scrollIntoView({ block: "start" });
  } }, say(name));
  pages.replaceChildren(...PAGES.map(button));
}

/** Which columns are shown, each with what it means; the title stays, it is the row's name. */
function fillChooser(memory: Memory): void {
  const { chooser } = memory.parts;
  const boxes = VIEW_COLUMNS.filter((name) => name !== "title").map((name) => {
    const box = element("input", { type: "checkbox", value: name, "aria-describedby": `says-${name}` });
    return { name, box, line: element("li", {}, element("label", {}, box, say(name)), element("span.says", { id: `says-${name}` }, say(`${name}_says`))) };
  });
  const summary = element("summary", {});
  const show = (columns: readonly Column[]) => {
    memory.columns = columns;
    for (const { name, box } of boxes) box.checked = columns.includes(name);
    summary.textContent = say("columns", { count: columns.length, all: VIEW_COLUMNS.length });
  };
  const choose = (columns: readonly Column[]) => {
    show(columns);
    const { page } = memory;
    drawTable(memory.root, memory.room);
    if (page) turn(memory, page); // other columns, the same rows
  };
  const wanted = () => new Set<Column>(["title", ...boxes.filter(({ box }) => box.checked).map(({ name }) => name)]);
  const usual = element("button", { type: "button", onclick: () => choose(USUAL) }, say("usual"));
  const list = element("ul", { onchange: () => choose(VIEW_COLUMNS.filter((name) => wanted().has(name))) }, ...boxes.map(({ line: one }) => one));
  chooser.append(summary, element("div.choices", {}, list, usual));
  show(memory.columns);
  chooser.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !chooser.open) return;
    chooser.open = false;
    summary.focus();
  });
  document.addEventListener("pointerdown", (event) => chooser.contains(event.target as Node) || (chooser.open = false));
}

function downloads(memory: Memory): HTMLElement {
  const kinds = [{ kind: "csv", write: csv, type: "text/csv;charset=utf-8" }, { kind: "json", write: json, type: "application/json" }];
  const button = ({ kind, write, type }: (typeof kinds)[number]) => element("button", { type: "button", "data-download": kind, title: say(`${kind}_says`), onclick: () => {
    save(write(memory.room.data.claims, memory.rows), { name: `claims.${kind}`, type });
  } }, say(kind));
  memory.parts.downloads = kinds.map(button);
  return element("div.downloads", { role: "group", "aria-label": say("download") }, ...memory.parts.downloads);
}

/** Prints all rows that are shown; afterwards there is the same page as before. */
function onPaper(memory: Memory): void {
  const longer = () => memory.root.clientWidth && memory.rows.length > PAGE;
  window.addEventListener("beforeprint", () => (longer() ? fill(memory, { all: true }) : complete(memory)));
  window.addEventListener("afterprint", () => longer() && turn(memory, memory.page));
}
