/* What stands around the text in the reading pane: the sources, what the colours mean, and the chosen claim in short. */

import { DATED } from "../model/state.ts";
import { element } from "../dom/element.ts";
import { voice } from "./element.ts";
import { foreign, number, say as sayAll, sayIn } from "../model/say.ts";
import { dateInWords } from "../model/when.ts";
import type { Bare, Colour, Foot, Pane, Parts, TextView } from "./reader-room.ts";
import type { Mark } from "../model/runs.ts";
import type { Room } from "../room.ts";
import type { Source, State, Theme } from "../model/claims.ts";

const SHEET = "(max-width: 880px)"; // where the pane covers the page (style/reader.css)
const THEMES = 9; // colours in style/reader.css
const say = sayIn("reader");
/** The number of a theme's colour, by its place among the themes. */
export const themeNumber = (place: number): number => (place % THEMES) + 1;

/** Makes the parts of the pane that stay while texts change. */
export function parts(memory: Bare, { leave, coloured }: { leave: () => void; coloured: () => void }): Parts {
  const made: Parts = {
    sources: element("div.reader-sources", {}),
    colours: colours(memory, coloured),
    legend: element("ul.reader-legend", {}),
    text: element("div.reader-text", { role: "region", "aria-label": say("text") }),
    foot: footParts(),
  };
  const close = element("button.close", { type: "button", "aria-label": say("close"), onclick: leave }, "×");
  memory.root.replaceChildren(
    element("div.reader-head", {}, element("div.reader-line", {}, made.sources, close), element("div.reader-key", {}, made.colours, made.legend)),
    made.text,
    made.foot.root,
  );
  matchMedia(SHEET).addEventListener("change", () => sheet(memory));
  onPaper(memory);
  return made;
}

/** Buttons for the sources whose text can be read; if there is only one, just its name. */
export function sources(memory: Pane): void {
  const { parts: made, room: { data, state } } = memory;
  const readable = data.sources.filter((source) => source.read !== false || source.id === state.read);
  const key = readable.map((source) => source.id).join();
  if (memory.readable !== key) {
    memory.readable = key;
    const button = (source: Source) => {
      const style = `--voice:${voice(data, source.id)}`;
      return element("button", { type: "button", "data-read": source.id, style }, element("i.dot", {}), source.label);
    };
    const several = readable.length > 1;
    made.sources.replaceChildren(...(several ? readable.map(button) : [element("p.alone", {}, element("i.dot", {}), readable[0]?.label)]));
    if (several) made.sources.setAttribute("role", "group");
    if (several) made.sources.setAttribute("aria-label", say("sources"));
  }
  for (const button of made.sources.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button.dataset.read === state.read));
    // Of many sources the row scrolls; not scrollIntoView, which would move the page as well.
    if (button.dataset.read === state.read && memory.showing !== state.read) made.sources.scrollLeft = button.offsetLeft - made.sources.offsetLeft - 40;
  }
  memory.showing = state.read;
}

/** The switch of the colours; `coloured` is called when they have changed. */
function colours(memory: Bare, coloured: () => void): HTMLElement {
  const group = element("div.segmented", { role: "group", "aria-label": say("colour") });
  const show = (colour: Colour) => {
    memory.colour = colour;
    memory.root.classList.toggle("by-theme", colour === "theme");
    for (const button of group.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.dataset.colour === colour));
  };
  const button = (colour: Colour) => element("button", { type: "button", "data-colour": colour, onclick: () => (show(colour), coloured()) }, say(`by_${colour}`));
  group.append(button("dated"), button("theme"));
  show(memory.colour);
  return group;
}

/** Explains the looks of the marks that the text has. */
export function legend({ parts: made, view, colour }: Pane): void {
  const sign = (name: string, attributes: Record<string, number>, words: string) => element("li", {}, element(`span.dating.sign${name}`, { "aria-hidden": "true", ...attributes }, "19"), words);
  if (!view) return made.legend.replaceChildren();
  const bearing = view.marks.filter((mark) => mark.rows.length);
  const { claims, themes } = view.data;
  const has = (theme: Theme) => bearing.some((mark) => claims.theme[mark.rows[0]!] === theme.id);
  const dated = () => DATED.filter((way) => bearing.some((mark) => mark.dated_by === way)).map((way) => sign(`.${way}`, {}, say(`way_${way}`)));
  const coloured = () => themes.flatMap((theme, i) => (has(theme) ? [sign("", { "data-theme-number": themeNumber(i) }, theme.label)] : []));
  const plain = bearing.length < view.marks.length && sign(".unclaimed", {}, say("way_none"));
  return made.legend.replaceChildren(...(colour === "theme" ? coloured() : dated()), ...(plain ? [plain] : []));
}

/** A mark in short, for a pointer that rests on it: the date, how it is known, the theme. */
export function titleOf({ data }: Pick<TextView, "data">, mark: Mark): string {
  const theme = mark.rows.length > 0 && data.themes.find((one) => one.id === data.claims.theme[mark.rows[0]!]);
  return [mark.when, mark.rows.length ? say(`way_${mark.dated_by}`) : say("way_none"), theme && theme.label].filter(Boolean).join(" · ");
}

/* The foot. */

function footParts(): Foot {
  const step = (name: string, sign: string) => element("button.icon", { type: "button", "data-claim": "", "data-way": name, "aria-label": say(name), title: say(name) }, sign);
  const [previous, next] = [step("previous", "↑"), step("next", "↓")];
  const [title, says, more] = [element("b", { lang: foreign() }), element("span", {}), element("span.more-said", {})];
  const card = element("button.to-card", { type: "button", "data-read": "" }, say("card"));
  const add = element("button.add-mark", { type: "button", hidden: true }, sayAll("correct.mark_here"));
  const there = element("button.there", { type: "button", "data-read": "", hidden: true });
  const told = element("p.reader-told", { role: "status", "aria-live": "polite" }, title, says, more);
  const root = element("div.reader-foot", {}, element("div.reader-steps", {}, previous, next), told, element("div.reader-ways", {}, add, there, card));
  return { root, previous, next, title, says, more, add, card, there };
}

/** The chosen claim in short, and the ways on from it. */
export function foot({ parts: { foot: made }, room, view, pointed }: Pane): void {
  const { data, state } = room;
  const row = state.select ? data.claims.id.indexOf(state.select) : -1;
  const elsewhere = row >= 0 && data.claims.source[row] !== state.read;
  const told: Short = view && pointed >= 0 ? ofMark(view, pointed) : row < 0 ? { says: view ? say("choose") : "" } : ofClaim(room, view, row);
  for (const name of ["title", "says", "more"] as const) write(made[name], told[name] ?? "");
  const there = elsewhere && data.sources.find((one) => one.id === data.claims.source[row]);
  made.there.hidden = !there || there.read === false;
  if (there) made.there.dataset.read = there.id;
  if (there) write(made.there, say("there", { source: there.name }));
  made.card.hidden = row < 0;
  made.add.hidden = !view || pointed < 0 || !room.editing;
  const { before, after } = view ? neighbours(view, row) : { before: undefined, after: undefined };
  for (const [button, other] of [[made.previous, before], [made.next, after]] as const) {
    button.dataset.claim = other === undefined ? "" : data.claims.id[other]!;
    // Not `disabled`: the button would lose the focus while somebody steps with it.
    button.setAttribute("aria-disabled", String(other === undefined));
  }
}

/** What the foot says of a claim or mark: title, date and so on, and a remark. */
interface Short {
  title?: string;
  says: string;
  more?: string;
}

function write(node: HTMLElement, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

/** A date or event that no claim rests on. */
function ofMark({ reading, marks, data }: TextView, place: number): Short {
  const { start, end, event, when: told } = marks[place]!;
  const known = event && data.events && data.events[event];
  return { title: known ? known.title : reading.text.slice(start, end), says: told, more: say("no_claim") };
}

function ofClaim({ data, state }: Room, view: TextView | null, row: number): Short {
  const { claims } = data;
  const source = data.sources.find((one) => one.id === claims.source[row])!;
  const place = claims.paragraph[row]! > 0 && `¶\u00a0${number(claims.paragraph[row]!)}`;
  const says = [source.id !== state.read && source.label, dateInWords(claims, row, state), say(`way_${claims.dated_by[row]}`), place].filter(Boolean).join(" · ");
  return { title: claims.title[row]!, says, more: remark(view, row, { source, state }) };
}

/** A remark on a claim: that it is from another text, hidden by a filter, or one of several with the same words. */
function remark(view: TextView | null, row: number, { source, state }: { source: Source; state: State }): string {
  if (source.id !== state.read) {
    const paragraphs = view ? [...new Set(view.same.map((one) => view.data.claims.paragraph[one.row]!))] : [];
    if (paragraphs.length) return say("same_event", { paragraphs: paragraphs.map(number).join(", ") });
    return say(view && view.reading.kind === "digest" ? "silent_digest" : "silent");
  }
  if (!view) return "";
  if (!view.passing[row]) return say("hidden");
  const mark = view.marks.find(({ rows }) => rows.includes(row));
  return mark && mark.rows.length > 1 ? say("of_mark", { at: mark.rows.indexOf(row) + 1, n: mark.rows.length }) : "";
}

/** The claims told before and after one, of those that pass the filters; with none chosen, the first. */
function neighbours({ order, passing, same }: TextView, row: number): { before: number | undefined; after: number | undefined } {
  const [first] = same;
  const told = row >= 0 && !order.some((one) => one.row === row) && first ? first.row : row;
  const at = order.findIndex((one) => one.row === told);
  const passes = (one: { row: number }) => Boolean(passing[one.row]);
  const before = at < 0 ? undefined : order.slice(0, at).reverse().find(passes);
  const after = order.slice(at + 1).find(passes);
  return { before: before && before.row, after: after && after.row };
}

/** Where the pane covers the page, nothing behind it can be used. */
export function sheet({ open }: Pick<Bare, "open">): void {
  const covered = open && matchMedia(SHEET).matches;
  for (const part of document.querySelectorAll<HTMLElement>("#page > :not(main), #panels")) part.inert = covered;
}

/** Opens folded parts for printing, since paper cannot be unfolded. */
function onPaper({ root }: Pick<Bare, "root">): void {
  let shut: HTMLDetailsElement[] = [];
  window.addEventListener("beforeprint", () => {
    shut = root.hidden ? [] : [...root.querySelectorAll<HTMLDetailsElement>("details.notes:not([open])")];
    for (const fold of shut) fold.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const fold of shut) fold.open = false;
  });
}
