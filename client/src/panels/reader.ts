/* The reading pane: a source's text, every date and named event marked where it stands, and the chosen claim's passage.

   The elements of a text are made once. After that a choice or a filter only changes classes, and a search makes those blocks
   again in which it finds words. */

import * as frame from "./reader-frame.ts";
import * as runs from "../model/runs.ts";
import { element } from "../dom/element.ts";
import { prepareAdding } from "./reader-add.ts";
import { voice } from "./element.ts";
import { foreign, sayIn } from "../model/say.ts";
import type { Bare, Entry, Pane, TextView } from "./reader-room.ts";
import type { Room } from "../room.ts";
import type { Source } from "../model/claims.ts";
import type { Texts } from "../host.ts";

const rooms = new WeakMap<HTMLElement, Pane>();
const say = sayIn("reader");
const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Shows the text of `state.read` in the pane; called after every change while one is open. */
export function drawReader(root: HTMLElement, room: Room): void {
  const memory = rooms.get(root) ?? prepared(root, room);
  rooms.set(root, memory);
  const readings = room.readings();
  if (!memory.open) opened(memory);
  if (memory.state === room.state && memory.readings === readings && memory.data === room.data) return;
  const before = memory.state;
  Object.assign(memory, { room, readings, state: room.state, data: room.data });
  if (before && before.read === room.state.read && before.select !== room.state.select && follows(memory)) return;
  const { read } = room.state;
  root.style.setProperty("--voice", voice(room.data, read));
  frame.sources(memory);
  const reading = readings && readings[read];
  if (reading) shown(memory, textOf(memory, reading));
  else lacking(memory, readings);
}

/** If a claim of another text was chosen, opens that text, if it is there. */
function follows({ room, readings }: Pane): boolean {
  const { data, state, dispatch } = room;
  const row = state.select ? data.claims.id.indexOf(state.select) : -1;
  const source = row < 0 ? state.read : data.claims.source[row]!;
  if (source === state.read || !readings?.[source]) return false;
  setTimeout(() => dispatch({ type: "read", source }, "follow")); // once this state is drawn
  return true;
}

/** Shows a sentence if there is no text, or not yet. */
function lacking(memory: Pane, readings: Texts | null): void {
  const { parts, room } = memory;
  const { label } = room.data.sources.find((source) => source.id === room.state.read)!;
  keepPlace(memory);
  memory.view = null;
  parts.text.setAttribute("aria-busy", String(!readings));
  parts.text.replaceChildren(element("p.reader-none", {}, readings ? say("none", { source: label }) : say("fetching")));
  frame.foot(memory);
  frame.legend(memory);
}

function keepPlace({ view, parts }: Pane): void {
  if (view) view.place = parts.text.scrollTop;
}

/** Shows a text, with the marks for the search, the filters and the chosen claim. */
function shown(memory: Pane, view: TextView): void {
  const { parts, room } = memory;
  const { state } = room;
  const fresh = memory.view !== view;
  if (fresh) {
    keepPlace(memory);
    memory.view = view;
    memory.pointed = -1;
    parts.text.removeAttribute("aria-busy");
    parts.text.setAttribute("aria-label", say("text_of", { source: view.source.label }));
    parts.text.replaceChildren(view.root);
    if (view.marks.length) parts.text.removeAttribute("tabindex");
    else parts.text.tabIndex = 0; // so that a text without marks can be scrolled with the keys too
    parts.text.scrollTop = view.place;
  }
  const searched = search(view, state.words);
  if (searched || view.shown !== room.shown) shade(view, room);
  const chose = view.select !== state.select;
  if (chose) memory.pointed = -1;
  if (chose || searched) choose(view, room);
  if (fresh || chose) reveal(memory, view.target, fresh);
  if (fresh) frame.legend(memory);
  frame.foot(memory);
}

/** The text of a source as elements, built when it is first read. */
function textOf(memory: Pane, reading: runs.Reading): TextView {
  const { data, state } = memory.room;
  const known = memory.views.get(state.read);
  if (known && known.reading === reading && known.data === data) return known;
  const source = data.sources.find((one) => one.id === state.read)!;
  const marks = reading.marks.map(runs.markOf);
  const told = runs.telling(data.claims, source.id, reading.text);
  const sections = runs.tree(reading, told, state.words);
  const drawn = sections.map(({ kind, blocks }) => ({ kind, entries: blocks.map((block): Entry => ({ block, node: blockOf(block), units: [] })) }));
  const blocks = drawn.flatMap(({ entries }) => entries);
  const view: TextView = {
    reading, data, source, blocks, marks, told, root: element("article", {}), nodes: marks.map(() => null), order: runs.inOrder(told, marks),
    words: state.words, hits: keysOf(blocks, runs.found(reading, state.words)), shown: null, passing: new Uint8Array(data.claims.n),
    select: "", chosen: -1, same: [], lit: [], target: null, place: known ? (memory.view === known ? memory.parts.text.scrollTop : known.place) : 0,
  };
  for (const entry of blocks) fill(view, entry);
  const parts = drawn.flatMap(({ kind, entries }) => {
    const nodes = entries.map(({ node }) => node);
    return kind === "text" ? nodes : folded(kind, nodes);
  });
  view.root.append(...opening(view), ...parts);
  memory.views.set(state.read, view);
  return view;
}

/** What stands above a text: its title, if the text itself has none, and a note if it is a digest. */
function opening({ reading, source, blocks }: TextView): HTMLElement[] {
  const titled = blocks.some(({ block }) => block.zone === "title");
  const by = [source.author, source.published.slice(0, 4)].filter(Boolean).join(", ");
  return [
    !titled && element("h2.title", { lang: foreign() }, source.title || source.label),
    !titled && by && element("p.byline", {}, by),
    reading.kind === "digest" && digest(source),
  ].filter((part) => part instanceof HTMLElement);
}

function digest({ id }: Source): HTMLElement {
  const how = say("digest_how", { file: `seeds/full/${id}.txt` }).split(/`([^`]+)`/);
  return element(
    "div.digest", { role: "note" },
    element("p", {}, say("digest")),
    element("details", {}, element("summary", {}, say("digest_add")), element("p", {}, ...how.map((part, i) => (i % 2 ? element("code", {}, part) : part)))),
  );
}

function folded(kind: string, nodes: HTMLElement[]): HTMLElement {
  return element(`details.apart.${kind}`, {}, element("summary", {}, say(kind, { n: nodes.length })), ...nodes);
}

const TAGS: Record<string, string> = { title: "h2.title", heading: "h3.heading", byline: "p.byline" };

function blockOf({ zone, number }: runs.Block): HTMLElement {
  return element(TAGS[zone] ?? "p", { "data-number": number, lang: foreign() });
}

/** Makes a block's passages and marks again, without the marks for the chosen claim. */
function fill(view: TextView, entry: Entry): void {
  entry.units = [];
  const parts = entry.block.passages.flatMap(({ start, end, said, runs: stretch }) => {
    const nodes = stretch.flatMap((run) => (run.mark < 0 ? words(run) : markNode(view, run)));
    if (!said) return nodes;
    const own = view.told.some((one) => view.data.claims.edited?.[one.row] && one.start < end && one.end > start);
    const node = element(own ? "span.by-reader" : "span", {}, ...nodes);
    entry.units.push({ start, end, node });
    return node;
  });
  entry.node.replaceChildren(...parts);
}

const words = ({ pieces }: runs.Run): (HTMLElement | string)[] => pieces.map(({ text, found }) => (found ? element("mark", {}, text) : text));

function markNode(view: TextView, run: runs.Run): HTMLElement {
  const { claims, themes } = view.data;
  const mark = view.marks[run.mark]!;
  const theme = mark.rows.length ? frame.themeNumber(themes.findIndex((one) => one.id === claims.theme[mark.rows[0]!])) : null;
  const attributes = { role: "button", tabindex: -1, "data-mark": run.mark, "data-theme-number": theme, title: frame.titleOf(view, mark) };
  const node = element(`span.dating.${mark.dated_by}${mark.rows.length ? "" : ".unclaimed"}`, attributes, ...words(run));
  view.nodes[run.mark] = node;
  return node;
}

/** For each block, the places of the searched words in it. A block where they change is made again. */
function keysOf(blocks: Entry[], hits: runs.Stretch[]): string[] {
  let at = 0;
  return blocks.map(({ block }) => {
    while (at < hits.length && hits[at]![1] <= block.start) at += 1;
    let [last, key] = [at, ""];
    for (; last < hits.length && hits[last]![0] < block.end; last += 1) key += `${hits[last]} `;
    return key;
  });
}

/** Marks the words of a search; the answer is whether any block was made again. */
function search(view: TextView, wanted: string): boolean {
  if (view.words === wanted) return false;
  view.words = wanted;
  const hits = runs.found(view.reading, wanted);
  const keys = keysOf(view.blocks, hits);
  const marks = view.marks.map((mark, place) => ({ ...mark, place }));
  const { told } = view;
  let any = false;
  view.blocks.forEach((entry, i) => {
    if (keys[i] === view.hits[i]) return;
    const { start, end, zone, number } = entry.block;
    entry.block = runs.block(view.reading, [start, end, zone, number], { told, marks, hits });
    fill(view, entry);
    any = true;
  });
  view.hits = keys;
  if (any) stop(view);
  return any;
}

/** Makes marks paler if the filters hide all of their claims. */
function shade(view: TextView, { shown: rows }: Room): void {
  view.shown = rows;
  view.passing = new Uint8Array(view.data.claims.n);
  for (const row of rows) view.passing[row] = 1;
  view.marks.forEach(({ rows: own }, i) => {
    if (own.length) view.nodes[i]?.classList.toggle("quiet", !own.some((row) => view.passing[row]));
  });
}

/** Marks the chosen claim's passage, and what this text tells of the same event. */
function choose(view: TextView, { data: { claims }, state }: Room): void {
  for (const node of view.lit) {
    node.classList.remove("passage", "chosen", "same", "around");
    node.removeAttribute("aria-current");
  }
  view.lit = [];
  view.select = state.select;
  const row = state.select ? claims.id.indexOf(state.select) : -1;
  view.chosen = row;
  view.same = row < 0 ? [] : view.order.filter((one) => one.row !== row && claims.event[one.row] === claims.event[row]);
  const own = view.told.find((one) => one.row === row);
  view.target = null;
  const light: Light = (node, name) => {
    if (!node) return;
    node.classList.add(name);
    view.lit.push(node);
  };
  if (own) passage(view, own, light);
  view.marks.forEach(({ rows }, i) => {
    const node = view.nodes[i];
    if (rows.includes(row) && node) {
      light(node, "chosen");
      node.setAttribute("aria-current", "true");
    } else if (view.same.some((one) => rows.includes(one.row))) light(node, "same");
  });
  const marked = view.nodes.find((node) => node?.classList.contains("chosen"));
  view.target = marked || view.target || view.nodes.find((node) => node?.classList.contains("same")) || null;
  stop(view, marked);
}

/** Marks an element of the text, until another claim is chosen. */
type Light = (node: HTMLElement | null | undefined, name: string) => void;

function passage(view: TextView, { start, end }: runs.Telling, light: Light): void {
  for (const { block, node, units } of view.blocks) {
    if (block.end <= start || block.start >= end) continue;
    light(node, "around");
    for (const unit of units) {
      if (unit.start >= end || unit.end <= start) continue;
      light(unit.node, "passage");
      view.target = view.target || unit.node;
    }
  }
}

/** Sets the one mark at which the Tab key stops; the arrow keys lead to the others. */
function stop(view: TextView, wanted?: HTMLElement | null): void {
  const now = view.root.querySelector<HTMLElement>('.dating[tabindex="0"]');
  const next = wanted ?? now ?? view.nodes.find((node) => node && !node.closest("details")) ?? view.nodes.find(Boolean);
  if (now && now !== next) now.tabIndex = -1;
  if (next) next.tabIndex = 0;
}

/** Scrolls a passage into the upper half of the pane, unless it can be seen already. */
function reveal({ parts: { text } }: Pane, node: HTMLElement | null, atOnce: boolean): void {
  if (!node) return;
  const fold = node.closest("details");
  if (fold) fold.open = true;
  const [box, seen] = [node.getBoundingClientRect(), text.getBoundingClientRect()];
  const margin = Math.min(48, seen.height / 6);
  if (box.top >= seen.top + margin && box.bottom <= seen.bottom - margin) return;
  const top = text.scrollTop + box.top - seen.top - seen.height * 0.3;
  text.scrollTo({ top, behavior: atOnce || calm() ? "instant" : "smooth" });
}

/** A press on a mark chooses its claim, another press its next claim. A mark without a claim is explained in the foot. */
function press(memory: Pane, place: number): void {
  const { view, room } = memory;
  if (!view) return;
  const { claims } = room.data;
  const all = view.marks[place]!.rows;
  const passing = all.filter((row) => view.passing[row]);
  const rows = passing.length ? passing : all;
  stop(view, view.nodes[place]);
  if (rows.length) {
    const next = rows[(rows.indexOf(view.chosen) + 1) % rows.length]!;
    if (next !== view.chosen) return room.dispatch({ type: "select", id: claims.id[next]! }, "press");
  }
  memory.pointed = rows.length ? -1 : place;
  return frame.foot(memory);
}

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };

function keyed(memory: Pane, event: KeyboardEvent): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "Escape") {
    event.preventDefault();
    leave(memory);
    return;
  }
  const node = (event.target as Element).closest<HTMLElement>(".dating");
  if (!node) return;
  const [place, by] = [Number(node.dataset.mark), STEPS[event.key]];
  if (event.key === "Enter" || event.key === " ") press(memory, place);
  else if (by && memory.view) walk(memory.view, place, by);
  else return;
  event.preventDefault();
}

/** Moves the focus from mark to mark; marks in a folded part are left out. */
function walk(view: TextView, place: number, by: number): void {
  const here = view.nodes[place];
  const open = view.nodes.filter((node) => node !== null && (node === here || !node.closest("details:not([open])")));
  const next = open[Math.min(Math.max(open.indexOf(here ?? null) + by, 0), open.length - 1)];
  stop(view, next);
  next?.focus();
}

/** After opening: moves the focus into the pane, unless it was opened by a link. */
function opened(memory: Pane): void {
  memory.open = true;
  const from = document.activeElement;
  memory.cameFrom = from && from !== document.body && !memory.root.contains(from) ? from : null;
  if (memory.cameFrom) memory.root.focus({ preventScroll: true });
  frame.sheet(memory);
}

/** Closes the pane and gives the focus back to where it came from. */
function leave(memory: Bare): void {
  memory.back = memory.cameFrom;
  memory.room.dispatch({ type: "read", source: "" }, "press");
}

/** After painter.ts has hidden the pane. */
function closed(memory: Pane): void {
  memory.open = false;
  memory.state = null;
  keepPlace(memory);
  frame.sheet(memory);
  const lost = document.activeElement === document.body || memory.root.contains(document.activeElement);
  const back = memory.back instanceof HTMLElement && memory.back.isConnected && memory.back.getClientRects().length ? memory.back : document.getElementById("card");
  if (lost) back?.focus({ preventScroll: true });
  memory.back = null;
}

/** Makes the pane, once. */
function prepared(root: HTMLElement, room: Room): Pane {
  const bare: Bare = {
    root, room, state: null, data: null, readings: null, views: new Map(), view: null, colour: "dated", open: false, pointed: -1,
    cameFrom: null, back: null, readable: "", showing: "",
  };
  const parts = frame.parts(bare, { leave: () => leave(bare), coloured: () => frame.legend(memory) });
  const memory: Pane = Object.assign(bare, { parts });
  memory.parts.text.addEventListener("click", (event) => {
    const node = (event.target as Element).closest<HTMLElement>(".dating");
    if (node && !String(getSelection())) press(memory, Number(node.dataset.mark));
  });
  root.addEventListener("keydown", (event) => keyed(memory, event));
  if (room.editing) prepareAdding(memory);
  new MutationObserver(() => root.hidden && memory.open && closed(memory)).observe(root, { attributeFilter: ["hidden"] });
  return memory;
}
