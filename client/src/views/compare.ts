/* Compare: events by rows, sources by columns. What each says stands side by side, and where one is silent the cell is empty. */

import { ownDate } from "../model/agreement.ts";
import { element } from "../chart/element.ts";
import { claimButton, listed, marked } from "../panels/element.ts";
import { compared, grouped, inSight, overlap, profile } from "../model/compare.ts";
import { foreign, number, say } from "../model/say.ts";
import { overlapPicture, partName } from "./compare-overlap.ts";
import { patternOf } from "../model/matches.ts";
import { terms } from "../model/select.ts";
import { when } from "../model/when.ts";
import { yearOf } from "../model/dates.ts";

const CELLS = 360; // cells drawn at once
const FIRST = 120; // cells drawn before the page answers; the others follow when it rests
const MOST = 8; // claims of one source on one event that are shown at once
const PAPER = 2000; // rows that are printed at most
const SORTS = ["", "disagreement", "silence"];
const SIGNS = { same: "=", finer: "⊂", overlaps: "∩", apart: "≠", one: "◐", none: "○" };

const byTime = ({ sort }) => !sort || !SORTS.includes(sort);
const made = { data: null, columns: "", model: null };
const view = { from: 0, upTo: 0, growing: 0, drawn: null, before: null, chosen: "", pressed: "", width: 0, left: 0 };
const page = ({ columns }) => Math.max(40, Math.round(CELLS / Math.max(1, columns.length)));

/** Fills the panel; cheap where nothing that concerns it changed. */
export function draw(root, room) {
  const columns = columnsOf(room);
  const model = modelOf(room.data, columns);
  const told = { room, columns, model, ...eventsOf(room, columns, model), pattern: patternOf(terms(room.state.words)) };
  const { sight, part } = told;
  if (!view.drawn || view.drawn.root !== root) prepare(root);
  const { sort, calendar, words } = room.state;
  const asked = { root, model, sight, sort, calendar, words, part: part && part.key, roomy: roomy(model) };
  if (!sameList(view.drawn, asked)) Object.assign(view, { from: 0, upTo: page(told) });
  if (room.state.select !== view.chosen) reach(told);
  Object.assign(asked, { from: view.from, upTo: view.upTo });
  if (!alike(view.drawn, asked)) keepingFocus(root, () => fill(root, told));
  view.drawn = { ...asked, told };
  choose(root, told);
}

/** The events shown, their parts and groups; as they were where only another claim is chosen. */
function eventsOf({ state, shown }, columns, model) {
  const last = view.drawn && view.drawn.model === model ? view.drawn.told : null;
  const found = inSight(model, shown);
  const same = last && sameBytes(last.sight.seen, found.seen);
  const { sight, parts } = same ? last : { sight: found, parts: overlap(found.events) };
  const part = partOf(state.part, columns, parts);
  if (same && last.room.state.sort === state.sort && (last.part && last.part.key) === (part && part.key)) return { sight, parts, part, events: last.events, groups: last.groups };
  const events = part ? sight.events.filter((event) => event.key === part.key) : sight.events;
  return { sight, parts, part, events, groups: grouped(events, state.sort) };
}

/** The part that is asked for, also where the filters leave no event of it; null for all, and where one of its sources is
    left out: then who tells an event and who does not is another question. */
function partOf(ids, columns, parts) {
  const key = ids.every((id) => columns.some((one) => one.id === id)) ? keyOf(ids, columns) : "";
  return key ? parts.find((one) => one.key === key) || { key, columns: key.split(".").map(Number), count: 0 } : null;
}

function columnsOf({ data, state }) {
  const numbered = data.sources.map((source, i) => ({ ...source, number: (i % 8) + 1 }));
  return state.source.length ? numbered.filter((source) => state.source.includes(source.id)) : numbered;
}

/** The key of the part that some sources tell, they and no others. */
const keyOf = (ids, columns) => columns.flatMap(({ id }, at) => (ids.includes(id) ? [at] : [])).join(".");

function modelOf(data, columns) {
  const ids = columns.map((source) => source.id);
  const key = JSON.stringify(ids);
  if (made.data !== data || made.columns !== key) Object.assign(made, { data, columns: key, model: compared(data.claims, ids, data.events) });
  return made.model;
}

const sameList = (a, b) => Boolean(a) && ["root", "model", "sort", "part"].every((name) => a[name] === b[name]) && sameBytes(a.sight.seen, b.sight.seen);

const alike = (a, b) => sameList(a, b) && ["calendar", "words", "roomy", "from", "upTo"].every((name) => a[name] === b[name]);

function sameBytes(a, b) {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}

/** Whether all columns fit beside each other; if not, the table scrolls in its own box. */
const roomy = ({ columns }) => view.width >= 170 + 185 * columns.length;

/** Has the rows that are drawn be those around the chosen claim, where it was not among them. */
function reach(told) {
  const { room, model, groups } = told;
  const row = room.state.select ? room.data.claims.id.indexOf(room.state.select) : -1;
  if (row < 0 || model.eventOf[row] < 0) return;
  const at = groups.flatMap((one) => one.events).findIndex((event) => event.number === model.eventOf[row]);
  if (at < 0 || (at >= view.from && at < view.upTo)) return;
  view.from = at < page(told) ? 0 : at - Math.round(page(told) / 2);
  view.upTo = view.from + page(told);
}

/** What the panel answers to. Its width and the table's place are kept as they change: asking for them costs a layout. */
function prepare(root) {
  view.width = root.clientWidth;
  new ResizeObserver(([{ contentRect }]) => {
    if (contentRect.width) view.width = contentRect.width;
    if (contentRect.width && view.drawn && view.drawn.roomy !== roomy(view.drawn.model)) draw(root, view.drawn.told.room);
  }).observe(root);
  root.addEventListener("scroll", ({ target }) => target.matches(".scroller") && (view.left = target.scrollLeft), true);
  root.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    view.pressed = button.dataset.claim || "";
    if (button.dataset.part !== undefined) {
      const { room, part, columns } = view.drawn.told;
      const [now, next] = [part ? part.key : "", button.dataset.part];
      room.dispatch({ type: "part", part: next === now ? [] : next.split(".").map((at) => columns[at].id) }, "press");
    } else if (button.dataset.more) more(root, button.dataset.more);
  });
  window.addEventListener("beforeprint", () => root.clientWidth && !view.before && onPaper(root));
}

/** All rows for paper; afterwards those that were on the screen. */
function onPaper(root) {
  view.before = { from: view.from, upTo: view.upTo };
  Object.assign(view, { from: 0, upTo: Math.max(view.upTo, PAPER) });
  again(root);
  window.addEventListener("afterprint", () => {
    Object.assign(view, view.before, { before: null });
    again(root);
  }, { once: true });
}

/** One page more, before or after what is drawn, and the focus on its row that is next. */
function more(root, way) {
  const { told } = view.drawn;
  const [from, upTo] = [view.from, view.upTo];
  if (way === "before") view.from = Math.max(0, from - page(told));
  else view.upTo = upTo + page(told);
  again(root);
  const rows = root.querySelectorAll("tr.event");
  rows[way === "before" ? from - view.from - 1 : upTo - from].querySelector("button").focus();
}

function again(root) {
  const { told } = view.drawn;
  fill(root, told, true);
  Object.assign(view.drawn, { from: view.from, upTo: view.upTo });
  choose(root, told);
}

function fill(root, told, whole = Boolean(told.room.state.select)) {
  const { columns, events, sight } = told;
  const ready = whole ? view.upTo : Math.min(view.upTo, view.from + Math.round(FIRST / Math.max(1, columns.length)));
  cancelAnimationFrame(view.growing);
  if (!columns.length || !sight.events.length) return root.replaceChildren(element("div.compare-none")); // the page says which filter to lift
  root.replaceChildren(...[lone(told), head(told), moreButton("before", told), table(told, ready), moreButton("after", told), cut(told)].filter(Boolean));
  if (ready < Math.min(view.upTo, events.length)) grow(root.querySelector("table"), told, ready);
  if (view.left) root.querySelector(".scroller").scrollLeft = view.left;
}

/** With one source there is nothing to compare: what to do. */
function lone({ columns, room }) {
  if (columns.length > 1) return null;
  if (room.data.sources.length === 1) return element("p.compare-lone", {}, say("compare.alone_in_table"));
  const all = () => room.dispatch({ type: "lift", facet: "source" }, "press");
  const button = element("button", { type: "button", "data-all": "sources", onclick: all }, say("compare.all_sources", { n: room.data.sources.length }));
  return element("p.compare-lone", {}, say("compare.alone_by_filter", { source: columns[0].name }), " ", button);
}

function head({ columns, parts, part, sight, events, room }) {
  const key = part ? part.key : "";
  const all = element("button.clear", { type: "button", "data-part": key }, say("compare.all_events", { n: sight.events.length }));
  const says = part ? say("compare.part_shown", { n: events.length, who: partName(part.columns, columns) }) : say("compare.events", { n: events.length });
  const sort = SORTS.map((name) => {
    const pressed = String(name ? room.state.sort === name : byTime(room.state));
    return element("button", { type: "button", "data-sort": name, "aria-pressed": pressed }, say(`compare.by_${name || "time"}`));
  });
  return element(
    "header.compare-head", {},
    overlapPicture(parts, columns, key),
    element(
      "div.compare-tools", {},
      element("p.compare-says", { role: "status" }, element("span", {}, says), part && " ", part && all),
      columns.length > 1 && element("div.sorting", {}, element("span", { "aria-hidden": "true" }, say("compare.sort_by")), element("div.segmented", { role: "group", "aria-label": say("compare.sort") }, ...sort)),
    ),
  );
}

/** The rows below those that a window shows, a frame later: what was pressed answers first. */
function grow(made, told, from) {
  made.setAttribute("aria-busy", "true");
  view.growing = requestAnimationFrame(() => {
    view.growing = requestAnimationFrame(() => {
      made.append(...bodies(told, from));
      made.removeAttribute("aria-busy");
    });
  });
}

function table(told, ready) {
  const { columns, events } = told;
  const names = listed(columns.map((source) => source.label));
  const caption = say("compare.caption", { n: events.length, sources: names });
  const made = element(
    "table.compared", { role: "table", "aria-rowcount": events.length + 2 + told.groups.filter(({ group }) => group).length, style: `--columns:${columns.length}` },
    element("caption.unseen", {}, caption),
    element("thead", { role: "rowgroup" }, element("tr", { role: "row", "aria-rowindex": 1 }, heading("event", say("compare.event")), ...columns.map((source) => heading("source", source.label, source)))),
    element("tbody.figures", { role: "rowgroup" }, figures(told)),
  );
  made.append(...bodies(told, view.from, ready));
  const packed = roomy(told) ? "" : ".packed";
  return element(`div.scroller${packed}`, packed ? { role: "region", tabindex: 0, "aria-label": caption } : {}, made);
}

const heading = (kind: string, words: string, source?: { number: number }) => element(`th.${kind}`, { role: "columnheader", scope: "col", "data-source-number": source && source.number }, words);

/** Each text in figures, under its name. */
function figures({ columns, room, sight }) {
  const cells = columns.map((source) => {
    const found = profile(room.data.claims, source, sight);
    const own = element("span.own-share", { "aria-hidden": "true" });
    own.style.setProperty("--own", String(found.claims ? found.own / found.claims : 0));
    const digest = source.kind === "digest";
    return element(
      "td", { role: "cell", "data-source-number": source.number },
      element("span.who", { "aria-hidden": "true" }, source.label),
      element("p", {}, say(found.shown === found.claims ? "compare.claims" : "compare.claims_shown", { n: found.claims, shown: found.shown })),
      element("p", {}, say(digest ? "compare.own_digest" : "compare.own", { n: found.own }), own),
      found.density !== null && element("p", {}, say(digest ? "compare.density_digest" : "compare.density", { density: rounded(found.density) })),
    );
  });
  return element("tr", { role: "row", "aria-rowindex": 2 }, element("th", { role: "rowheader", scope: "row" }, say("compare.figures")), ...cells);
}

const rounded = (value) => Math.round(value * (value < 10 ? 10 : 1)) / (value < 10 ? 10 : 1);

/** The rows from one place to another, each group under its name where it begins. */
function bodies(told, from, upTo = view.upTo) {
  let [at, headings] = [0, 0];
  return told.groups.flatMap(({ group, events }) => {
    if (group) headings += 1;
    const [start, first] = [at, Math.max(at, from)];
    at += events.length;
    const drawn = events.slice(first - start, Math.max(0, upTo - start));
    if (!drawn.length) return [];
    const heading = group && (first === start || first === view.from) ? spread(group, { count: events.length, index: start + headings + 2 }, told) : null;
    const before = (i) => (first + i === view.from ? null : events[first - start + i - 1]);
    return [element("tbody", { role: "rowgroup" }, heading, ...drawn.map((event, i) => line(event, first + i + headings + 3, before(i), told)))];
  });
}

function spread(group, { count, index }, told) {
  const known = { role: "rowheader", scope: "rowgroup", colspan: told.columns.length + 1 };
  return element("tr.group", { role: "row", "aria-rowindex": index }, element("th", known, groupName(group, told), " ", element("span.count", {}, number(count))));
}

const groupName = (group, { columns, room }) => (room.state.sort === "silence" ? say("compare.told_by", { who: partName(group.split(".").map(Number), columns) }) : say(`compare.group_${group}`));

function line(event, index, before, told) {
  const { room, columns } = told;
  const { claims } = room.data;
  const year = yearOf(claims, event.first);
  const again = before && byTime(room.state) && year === yearOf(claims, before.first);
  return element(
    `tr.event${event.relation.kind === "apart" ? ".apart" : ""}`, { role: "row", "aria-rowindex": index },
    element(
      "th", { role: "rowheader", scope: "row" },
      element(`span.in-year${again ? ".again" : ""}`, {}, year),
      element("span.title", { lang: foreign() }, ...marked(event.title, told.pattern)),
      related(event, columns),
    ),
    ...columns.map((source, at) => cell(event, source, at, told)),
  );
}

/** How the dates stand to each other, as a sign and in words; nothing where only one text tells the event. */
function related({ relation, tellers }, columns) {
  const { kind, dating } = relation;
  if (kind === "alone") return null;
  const words = [say(`compare.${kind}`, { source: kind === "one" ? columns[dating[0]].name : "" })];
  if (dating.length > 1 && dating.length < tellers) words.push(say("compare.some_date", { n: dating.length, all: tellers }));
  return element(`span.relation.${kind}`, {}, element("i", { "aria-hidden": "true" }, SIGNS[kind]), words.join(" · "));
}

function cell(event, source, at, told) {
  const rows = event.cells[at];
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
function claim(event, row, { room, pattern }) {
  const { claims } = room.data;
  const ours = !ownDate(claims, row) && claims.dated_by[row];
  const shape = `${ours ? `.hollow.${ours}` : ""}${claims.approximate[row] || claims.uncertain[row] ? ".soft" : ""}`;
  const how = [claims.certainty[row], ours && say(`compare.by_${ours}`)].filter(Boolean).join(" · ");
  return claimButton(
    claims, row,
    element(`i.mark${shape}`, { "aria-hidden": "true" }),
    element("b", {}, when(claims, row, room.state)), " ",
    element("small", {}, how),
    claims.title[row] !== event.title && element("em", { lang: foreign() }, ...marked(claims.title[row], pattern)),
    element("span.says", { lang: foreign() }, ...marked(claims.claim[row], pattern)),
  );
}

/** Claims that a filter hides: the text is not silent. The first of them can still be opened. */
function covered(rows, { room }) {
  return element("button.claim.behind", { type: "button", "data-claim": room.data.claims.id[rows[0]] }, say("compare.hidden", { n: rows.length }));
}

function moreButton(way, told) {
  const left = way === "before" ? view.from : told.events.length - view.upTo;
  const words = () => say(`compare.more_${way}`, { n: Math.min(page(told), left), left });
  return left > 0 && element("button.more", { type: "button", "data-more": way }, words());
}

/** What paper says where not even it has all rows. */
function cut({ events }) {
  return view.before && view.upTo < events.length && element("p.compare-cut", {}, say("compare.cut", { n: events.length, shown: view.upTo }));
}

/** Marks the chosen claim, and brings it into sight where it was chosen elsewhere. */
function choose(root, { room }) {
  const id = room.state.select;
  for (const old of root.querySelectorAll(".chosen")) {
    old.classList.remove("chosen");
    old.removeAttribute("aria-current");
  }
  const buttons = id ? root.querySelectorAll(`[data-claim="${CSS.escape(id)}"]`) : [];
  for (const button of buttons) {
    button.classList.add("chosen");
    button.setAttribute("aria-current", "true");
  }
  if (buttons.length && id !== view.chosen && id !== view.pressed) {
    const fold = buttons[0].closest("details");
    if (fold) fold.open = true;
    buttons[0].scrollIntoView({ block: "center", inline: "nearest" });
  }
  view.chosen = id;
}

/** Draws anew and gives the focus back to the button that had it. */
function keepingFocus(root, fillIt) {
  const held = root.contains(document.activeElement) ? { ...(document.activeElement as HTMLElement).dataset } : null;
  fillIt();
  const [name, value] = (held && Object.entries(held).find(([key]) => ["claim", "part", "sort", "all"].includes(key))) || [];
  if (!name) return;
  const again = root.querySelector(`[data-${name}="${CSS.escape(value)}"]`) || root.querySelector(".compare-head button:not([disabled])");
  if (again) again.focus({ preventScroll: true });
}
