/* The claims as a table: the chart's text alternative, sorted by any column, in pages, to be taken away as a file.

   A real table, read with a screen reader's own keys. Every row has one button, the claim's title; the Tab key stops at one of
   them and the arrow keys go on to the others, over the ends of a page too: a page of 500 buttons would be 500 stops. */

import { USUAL, VIEW_COLUMNS, pressedSort, shownText, sortedRows, sorting } from "../model/sorting.ts";
import { element } from "../chart/element.ts";
import { claimButton, marked, voice } from "../panels/element.ts";
import { csv, json } from "../model/columns.ts";
import { foreign, say as sayKey, type Values } from "../model/say.ts";
import { format } from "../model/state.ts";
import { patternOf } from "../model/matches.ts";
import { save } from "../panels/download.ts";
import { terms } from "../model/select.ts";
import { when } from "../model/when.ts";

const PAGE = 500; // rows at a time
const FIRST = 40; // of them are there when the page answers, more than a window shows; the others when it rests
const SEARCHED = ["title", "claim"];
const WRITTEN = ["title", "claim", "words"]; // in the sources' language
const SIGNS = { text: "●", context: "●", editor: "◎", reference: "○" };
// How wide a column is at least, in em: with more columns than there is room for, the table scrolls in its frame.
const LEAST = {
  when: 8.8, source: 7.2, title: 11.5, claim: 15, theme: 8, dated_by: 9.3, paragraph: 4, words: 10, calendar: 12, edtf: 10, earliest: 8,
  latest: 8, event: 11, weight: 6, rule: 10, start: 7, end: 7, claim_id: 10,
};
const rooms = new WeakMap();
const say = (key: string, values: Values = {}) => sayKey(`table.${key}`, values);

/** Draws the table into its panel, as far as it is another than before. */
export function draw(root, room) {
  if (!rooms.has(root)) rooms.set(root, prepared(root, room));
  const memory = rooms.get(root);
  memory.room = room;
  const { state, data, order } = room;
  const key = [format({ ...state, view: "table", scale: "elastic", read: "", select: "" }), memory.columns.join()].join(" ");
  const fresh = memory.key !== key;
  if (fresh) {
    memory.rows = sortedRows(data, order, state.sort);
    memory.page = 0;
    memory.key = key;
  }
  const elsewhere = memory.chosen !== state.select;
  const at = elsewhere && state.select ? memory.rows.indexOf(data.claims.id.indexOf(state.select)) : -1;
  const page = at < 0 ? memory.page : Math.floor(at / PAGE);
  const turned = page !== memory.page;
  memory.page = page;
  if (fresh) headings(memory);
  if (fresh || turned) fill(memory);
  else if (elsewhere) complete(memory); // the chosen row may be among those that are not there yet
  mark(memory, { reveal: at >= 0, fresh });
}

/** The panel's lasting parts, once. */
function prepared(root, room) {
  const parts: any = {
    caption: element("caption.unseen", { id: "table-caption" }),
    columns: element("colgroup", {}),
    head: element("tr", { role: "row", "aria-rowindex": "1", "data-name": say("sort") }),
    body: element("tbody", { role: "rowgroup" }),
    rows: element("p", { role: "status", "aria-live": "polite" }),
    pages: element("nav.pages", { "aria-label": say("pages") }),
    chooser: element("details.chooser", {}),
  };
  const head = element("thead", { role: "rowgroup" }, parts.head);
  parts.table = element("table.claims", { role: "table", "aria-describedby": "table-help" }, parts.caption, parts.columns, head, parts.body);
  parts.frame = element("div.table-frame", { role: "region", tabindex: "0", "aria-labelledby": "table-caption" }, parts.table);
  const memory = { root, parts, room, columns: USUAL, page: 0, key: null, chosen: "", rows: [], stop: "" };
  fillChooser(memory);
  fillPages(memory);
  parts.body.addEventListener("keydown", (event) => step(memory, event));
  parts.body.addEventListener("click", (event) => rowPressed(event));
  root.replaceChildren(
    element("div.table-tools", {}, element("p.help", { id: "table-help" }, say("help")), parts.chooser, downloads(memory)),
    parts.frame,
    element("div.table-foot", {}, parts.rows, parts.pages),
  );
  onPaper(memory);
  return memory;
}

const isWide = (columns) => columns.length > USUAL.length;
// Where the table scrolls anyhow, sentences get room to be read.
const widthOf = (name, columns) => (name === "claim" && isWide(columns) ? 24 : LEAST[name]);

/** The columns' headings, each a button that sorts. */
function headings(memory) {
  const { parts, columns, room } = memory;
  const { sort } = room.state;
  const { name: sorted, descending } = sorting(sort);
  const held = parts.head.contains(document.activeElement) ? document.activeElement.parentElement.dataset.column : null;
  const heading = (name) => {
    const way = name === sorted && (descending ? "descending" : "ascending");
    const arrow = element("span.arrow", { "aria-hidden": "true" }, way === "descending" ? "↓" : "↑");
    const button = element("button", { type: "button", "data-sort": pressedSort(name, sort), title: say(`${name}_says`) }, ...named(name), arrow);
    return element("th", { scope: "col", role: "columnheader", "data-column": name, "aria-sort": way }, button);
  };
  parts.head.replaceChildren(...columns.map(heading));
  parts.columns.replaceChildren(...columns.map((name) => element("col", { "data-column": name, style: `--width:${LEAST[name]}em` })));
  const tracks = columns.map((name) => `minmax(${widthOf(name, columns)}em, ${(name === "claim" ? 4 : 1) * LEAST[name]}fr)`);
  parts.table.style.setProperty("--tracks", tracks.join(" "));
  parts.table.style.setProperty("--least", `${columns.reduce((sum, name) => sum + widthOf(name, columns), 0)}em`);
  parts.table.classList.toggle("wide", isWide(columns));
  parts.table.setAttribute("aria-colcount", String(columns.length));
  parts.caption.textContent = say("caption", { column: say(sorted), way: say(descending ? "descending" : "ascending") });
  if (held) (parts.head.querySelector(`[data-column="${held}"] button`) || parts.frame).focus({ preventScroll: true });
}

/** A column's name; of a narrow one a sign for the eye. */
function named(name) {
  if (name !== "paragraph") return [say(name)];
  return [element("span.short", { "aria-hidden": "true" }, "¶"), element("span.unseen", {}, say(name))];
}

/** The page's rows, and where they stand among all. `all`: every row, for paper. */
function fill(memory, all = false) {
  const { parts, rows, page, room } = memory;
  const [from, to] = all ? [0, rows.length] : [page * PAGE, Math.min(rows.length, (page + 1) * PAGE)];
  const pattern = patternOf(terms(room.state.words));
  const held = parts.body.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset.claim : null;
  const lines = (first, last) => Array.from(rows.slice(first, last), (row, i) => line(memory, row, { number: first + i + 2, pattern }));
  const whole = all || held !== null || Boolean(room.state.select);
  const ready = whole ? to : Math.min(to, from + FIRST);
  parts.body.replaceChildren(...lines(from, ready));
  memory.rest = ready < to ? () => lines(ready, to) : null;
  if (memory.rest) atRest(() => complete(memory));
  if (memory.rest) parts.table.setAttribute("aria-busy", "true");
  else parts.table.removeAttribute("aria-busy");
  parts.table.setAttribute("aria-rowcount", String(rows.length + 1));
  const told = rows.length ? say("rows", { from: from + 1, to, n: rows.length }) : say("none");
  if (parts.rows.textContent !== told) parts.rows.textContent = told;
  parts.frame.scrollTop = 0;
  for (const button of parts.downloads) button.toggleAttribute("disabled", !rows.length);
  parts.pages.hidden = rows.length <= PAGE;
  for (const button of parts.pages.children) {
    // Not `disabled`, which would take the focus from the hand that pages.
    button.setAttribute("aria-disabled", String(pageOf(memory, button.dataset.page) === page));
  }
  stopAt(memory, buttonOf(memory, held) || buttonOf(memory, room.state.select) || parts.body.querySelector("button"));
  if (held !== null) (parts.body.querySelector('button[tabindex="0"]') || parts.frame).focus({ preventScroll: true });
}

const atRest = (call) => (window.requestIdleCallback ? requestIdleCallback(call, { timeout: 1000 }) : setTimeout(call, 50));

/** Adds the page's rows that are not there yet. */
function complete(memory) {
  if (!memory.rest) return;
  memory.parts.body.append(...memory.rest());
  memory.parts.table.removeAttribute("aria-busy");
  memory.rest = null;
}

function line(memory, row, { number, pattern }) {
  const { room, columns } = memory;
  const { claims } = room.data;
  const attributes = { role: "row", "aria-rowindex": number, style: `--voice:${voice(room.data, claims.source[row])}` };
  return element("tr", attributes, ...columns.map((name) => {
    const own = { "data-column": name, "data-name": say(name), lang: WRITTEN.includes(name) ? foreign() : null };
    const content = inCell(memory, name, row, pattern);
    if (name !== "title") return element("td", { role: "cell", ...own }, ...content);
    const button = claimButton(claims, row, ...content);
    button.tabIndex = -1;
    return element("th", { scope: "row", role: "rowheader", ...own }, button);
  }));
}

/** What a cell shows: its text, the words of the search marked where they are searched. */
function inCell(memory, name, row, pattern) {
  const { data, state } = memory.room;
  if (name === "when") return [when(data.claims, row, state)];
  const text = shownText(data, name, row);
  if (name === "source") return [element("i.dot", {}), text];
  if (name === "dated_by") return [element("span.sign", { "aria-hidden": "true" }, SIGNS[text]), say(text)];
  if (name === "paragraph" && text === "0") return []; // a table made by hand, without paragraphs
  return SEARCHED.includes(name) ? marked(text, pattern) : [text];
}

const buttonOf = (memory, id) => id && memory.parts.body.querySelector(`[data-claim="${CSS.escape(id)}"]`);

/** Where the Tab key stops among the rows. */
function stopAt(memory, button) {
  const before = memory.parts.body.querySelector('button[tabindex="0"]');
  if (before) before.tabIndex = -1;
  if (button) button.tabIndex = 0;
}

/** Shows which claim is chosen, and where it is if it was chosen elsewhere. */
function mark(memory, { reveal, fresh }) {
  const { parts, room } = memory;
  const chosen = buttonOf(memory, room.state.select);
  memory.chosen = room.state.select;
  const before = parts.body.querySelector("tr.chosen");
  if (before && (!chosen || !before.contains(chosen))) {
    before.classList.remove("chosen");
    before.querySelector("button").removeAttribute("aria-current");
  }
  if (!chosen) return;
  const row = chosen.closest("tr");
  row.classList.add("chosen");
  chosen.setAttribute("aria-current", "true");
  if (!parts.body.contains(document.activeElement)) stopAt(memory, chosen);
  if (reveal || fresh) reveals(parts, row);
}

/** Scrolls a row into view; on a narrow screen to the top, because the card comes up from the foot. */
function reveals({ body }, row) {
  if (body.contains(document.activeElement)) return; // chosen right here
  row.scrollIntoView({ block: matchMedia("(max-width: 880px)").matches ? "start" : "nearest", inline: "nearest" });
}

/** Arrow keys, Home and End among the rows' buttons; at a page's end the next one opens. */
function step(memory, event) {
  const { parts, rows, page } = memory;
  const id = event.target.dataset.claim;
  const by = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
  if (!id || !by || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  complete(memory);
  const ids = memory.room.data.claims.id;
  const buttons = [...parts.body.querySelectorAll("button")];
  const here = page * PAGE + buttons.indexOf(event.target);
  const there = Number.isFinite(by) ? here + by : by < 0 ? page * PAGE : page * PAGE + buttons.length - 1;
  if (there < 0 || there >= rows.length) return;
  const wanted = Math.floor(there / PAGE);
  if (wanted !== page) turn(memory, wanted);
  const next = buttonOf(memory, ids[rows[there]]);
  stopAt(memory, next);
  next.focus();
}

/** A press anywhere in a row is one on its button, unless it ends a selection of words. */
function rowPressed(event) {
  const row = event.target.closest("tr");
  if (!row || event.target.closest("button") || String(getSelection())) return;
  const button = row.querySelector("button");
  button.focus({ preventScroll: true });
  button.click();
}

function turn(memory, page) {
  memory.page = page;
  fill(memory);
  mark(memory, { reveal: false, fresh: false });
}

/** The page that a button leads to. */
function pageOf({ page, rows }, name) {
  const last = Math.max(0, Math.ceil(rows.length / PAGE) - 1);
  return { first: 0, previous: Math.max(0, page - 1), next: Math.min(last, page + 1), last }[name];
}

function fillPages(memory) {
  const { pages, frame } = memory.parts;
  const button = (name) => element("button", { type: "button", "data-page": name, onclick: () => {
    const wanted = pageOf(memory, name);
    if (wanted === memory.page) return;
    turn(memory, wanted);
    if (frame.getBoundingClientRect().top < 0) frame.scrollIntoView({ block: "start" });
  } }, say(name));
  pages.replaceChildren(...["first", "previous", "next", "last"].map(button));
}

/** Which columns are shown, each with what it means; the title stays, it is the row's name. */
function fillChooser(memory) {
  const { chooser } = memory.parts;
  const boxes = VIEW_COLUMNS.filter((name) => name !== "title").map((name) => {
    const box = element("input", { type: "checkbox", value: name, "aria-describedby": `says-${name}` });
    return { box, line: element("li", {}, element("label", {}, box, say(name)), element("span.says", { id: `says-${name}` }, say(`${name}_says`))) };
  });
  const summary = element("summary", {});
  const show = (columns) => {
    memory.columns = columns;
    for (const { box } of boxes) box.checked = columns.includes(box.value);
    summary.textContent = say("columns", { count: columns.length, all: VIEW_COLUMNS.length });
  };
  const choose = (columns) => {
    show(columns);
    const { page } = memory;
    draw(memory.root, memory.room);
    if (page) turn(memory, page); // other columns, the same rows
  };
  const wanted = () => new Set(["title", ...boxes.filter(({ box }) => box.checked).map(({ box }) => box.value)]);
  const usual = element("button", { type: "button", onclick: () => choose(USUAL) }, say("usual"));
  const list = element("ul", { onchange: () => choose(VIEW_COLUMNS.filter((name) => wanted().has(name))) }, ...boxes.map(({ line: one }) => one));
  chooser.append(summary, element("div.choices", {}, list, usual));
  show(memory.columns);
  chooser.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !chooser.open) return;
    chooser.open = false;
    summary.focus();
  });
  document.addEventListener("pointerdown", (event) => chooser.contains(event.target) || (chooser.open = false));
}

function downloads(memory) {
  const kinds = [["csv", "text/csv;charset=utf-8"], ["json", "application/json"]];
  const button = ([kind, type]) => element("button", { type: "button", "data-download": kind, title: say(`${kind}_says`), onclick: () => {
    save((kind === "csv" ? csv : json)(memory.room.data.claims, memory.rows), { name: `claims.${kind}`, type });
  } }, say(kind));
  memory.parts.downloads = kinds.map(button);
  return element("div.downloads", { role: "group", "aria-label": say("download") }, ...memory.parts.downloads);
}

/** Paper has no pages to turn: all rows that are shown, and afterwards the page as it was. */
function onPaper(memory) {
  const longer = () => memory.root.clientWidth && memory.rows.length > PAGE;
  window.addEventListener("beforeprint", () => (longer() ? fill(memory, true) : complete(memory)));
  window.addEventListener("afterprint", () => longer() && turn(memory, memory.page));
}
