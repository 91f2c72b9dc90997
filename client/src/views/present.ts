/* The presentation: one claim at a time in large letters, what the other sources say of its event beside it, and the chart
   below, in which only the chosen mark changes. It fills the screen where the browser lets it, else the window. Keys, the
   buttons of a clicker, a swipe and the buttons at the foot lead on; Escape leads back to where the reader was. */

import { pictureOf } from "../panels/media.ts";
import { agreement } from "../model/agreement.ts";
import { beside, placeOf, presented, type Beside } from "../model/present.ts";
import { dateInWords } from "../model/when.ts";
import { element, svgElement } from "../dom/element.ts";
import { foreign, say } from "../model/say.ts";
import { marked, quoted, voice } from "../panels/element.ts";
import { patternOf } from "../model/matches.ts";
import { screenful } from "../panels/screenful.ts";
import { swipes } from "../dom/swipes.ts";
import type { Room } from "../room.ts";

const LONG = [200, 340]; // letters of a passage, from which on it is written smaller
const SAID = 2; // passages of another source at most
const MOST = 3; // other sources at most
const rooms = new WeakMap<HTMLElement, Presentation>();

/** Fills the panel. */
export function drawPresent(root: HTMLElement, room: Room): void {
  const known = rooms.get(root) ?? new Presentation(root, room);
  rooms.set(root, known);
  known.draw(room);
}

/** Ends the presentation that is in a panel, once another view is shown. */
export function endPresent(root: HTMLElement): void {
  rooms.get(root)?.end();
}

/** The presentation in its panel. */
class Presentation {
  #room: Room;
  #rows: number[] = [];
  #shown: { row: number; data: unknown; calendar: string } | null = null;
  #open = false;
  #here = ""; // the id of the claim asked for last; the page may be drawn later
  readonly #screen = screenful(() => this.#leave());
  readonly #slide = element("div.slide", { tabindex: -1, role: "region", "aria-live": "polite", "aria-label": say("present.slide") });
  readonly #what = element("div.what", {});
  readonly #place = element("span.place", {});
  readonly #done = element("i", {});
  readonly #orders = element("div.segmented", { role: "group", "aria-label": say("present.order") });
  readonly #full = element("button.icon", { type: "button", title: say("present.full_says"), "aria-label": say("present.full"), "aria-pressed": "false", onclick: () => this.#screen.toggle() }, corners());
  readonly #before = this.#step(-1, "before", "←");
  readonly #after = this.#step(1, "after", "→");
  readonly #key = (event: KeyboardEvent) => this.#pressed(event);

  constructor(root: HTMLElement, room: Room) {
    this.#room = room;
    const leave = element("button.leave", { type: "button", title: say("present.leave_says"), onclick: () => this.#leave() }, say("present.leave"));
    root.replaceChildren(
      element("div.present-top", {}, this.#what, this.#orders, this.#full, leave),
      this.#slide,
      element("div.present-foot", {}, this.#before, element("div.progress", {}, this.#place, element("div.track", { "aria-hidden": "true" }, this.#done)), this.#after),
    );
    this.#full.hidden = !this.#screen.possible;
    swipes(this.#slide, (by) => this.#go(by));
  }

  draw(room: Room): void {
    this.#room = room;
    const { data, state, order } = room;
    this.#here = state.select;
    this.#rows = presented(data.claims, data.sources, { order, sort: state.sort });
    if (!this.#open) this.#begin();
    const at = placeOf(data.claims, this.#rows, state.select);
    const row = this.#rows[at];
    this.#frame(at);
    if (row === undefined) return this.#none();
    if (data.claims.id[row] !== state.select) queueMicrotask(() => this.#choose(at));
    const { calendar } = state;
    if (this.#shown?.row === row && this.#shown.data === data && this.#shown.calendar === calendar) return;
    this.#shown = { row, data, calendar };
    this.#slide.style.setProperty("--voice", voice(data, data.claims.source[row]!));
    this.#slide.replaceChildren(...this.#claim(row));
    this.#slide.scrollTop = 0;
  }

  end(): void {
    if (!this.#open) return;
    this.#open = false;
    document.removeEventListener("keydown", this.#key, true);
    this.#screen.end();
    document.querySelector<HTMLElement>('.bar [data-view="present"]')?.focus({ preventScroll: true });
  }

  #begin(): void {
    this.#open = true;
    document.addEventListener("keydown", this.#key, true); // before the chart, whose arrow keys go through all claims
    this.#screen.begin();
    this.#slide.focus({ preventScroll: true });
  }

  #leave(): void {
    const { view, sort, part, read } = this.#room.lastPlace();
    this.#room.dispatch({ type: "place", view, sort, part, read }, "press");
  }

  #go(by: number): void {
    const at = placeOf(this.#room.data.claims, this.#rows, this.#here) + by;
    this.#choose(Math.min(this.#rows.length - 1, Math.max(0, at)));
  }

  #choose(at: number): void {
    const row = this.#rows[at];
    const { data, dispatch } = this.#room;
    const id = row === undefined ? undefined : data.claims.id[row];
    if (id === undefined || id === this.#here) return;
    this.#here = id;
    dispatch({ type: "select", id }, "follow");
  }

  #pressed(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    if (event.altKey || event.ctrlKey || event.metaKey || target.closest("dialog")) return;
    const onButton = target instanceof HTMLButtonElement && (event.key === " " || event.key === "Enter");
    const scrolls = this.#slide.scrollHeight > this.#slide.clientHeight + 1 && (event.key === "ArrowDown" || event.key === "ArrowUp");
    const act = onButton || scrolls ? undefined : this.#act(event);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  /** What a key does. A clicker sends Page Up and Page Down. */
  #act({ key, shiftKey }: KeyboardEvent): (() => void) | undefined {
    const on = () => this.#go(1);
    const back = () => this.#go(-1);
    const keys: Record<string, () => void> = {
      ArrowRight: on, ArrowDown: on, PageDown: on, Enter: on, " ": shiftKey ? back : on,
      ArrowLeft: back, ArrowUp: back, PageUp: back, Backspace: back,
      Home: () => this.#go(-Infinity), End: () => this.#go(Infinity),
      Escape: () => this.#leave(), f: () => this.#screen.toggle(),
    };
    return keys[key];
  }

  #step(by: number, name: string, sign: string): HTMLButtonElement {
    return element("button.turn", { type: "button", "aria-label": say(`present.${name}`), title: say(`present.${name}_says`), onclick: () => this.#go(by) }, sign);
  }

  /** What stands around the claim: what is presented, its place, the buttons. */
  #frame(at: number): void {
    const { data, state } = this.#room;
    const all = this.#rows.length;
    const lesson = this.#rows.some((row) => data.claims.starred[row]);
    const heading = document.querySelector<HTMLElement>("#page .titles h1"); // which may quote a source
    this.#what.replaceChildren(element("h1", { lang: heading?.getAttribute("lang") }, heading?.textContent), element("span", {}, say(lesson ? "present.starred" : "present.shown", { n: all })));
    this.#place.textContent = all ? say("present.place", { at: at + 1, all }) : "";
    this.#done.style.width = `${all ? (100 * (at + 1)) / all : 0}%`;
    this.#before.setAttribute("aria-disabled", String(at === 0)); // not `disabled`: the button would lose the focus
    this.#after.setAttribute("aria-disabled", String(at >= all - 1));
    const held = this.#orders.contains(document.activeElement);
    const order = (sort: string, name: string) => element("button", { type: "button", "aria-pressed": String((state.sort === "told") === (sort === "told")), "data-sort": sort, title: say(`present.${name}_says`) }, say(`present.${name}`));
    this.#orders.replaceChildren(order("", "in_time"), order("told", "as_told"));
    if (held) this.#orders.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus();
  }

  #none(): void {
    this.#shown = null;
    this.#slide.replaceChildren(element("p.none", {}, say("filters.none_shown")));
  }

  #claim(row: number): HTMLElement[] {
    const { data, state } = this.#room;
    const { claims } = data;
    const source = data.sources.find(({ id }) => id === claims.source[row])!;
    const paragraph = claims.paragraph[row]! > 0 && ` · ${say("card.paragraph", { n: claims.paragraph[row] })}`;
    const others = beside(data, row);
    return [
      element(
        "article", { class: size(claims.claim[row]!) },
        pictureOf(data, row),
        element("p.kicker", {}, element("b", {}, element("i.dot", {}), source.label), paragraph),
        element("p.when", {}, dateInWords(claims, row, state)),
        element("h2", { lang: foreign() }, claims.title[row]),
        element("blockquote", { lang: foreign() }, ...marked(claims.claim[row]!, patternOf([claims.words[row]!]))),
        claims.remark[row] && element("p.remark", {}, claims.remark[row]),
      ),
      ...(others.length ? [element("div.besides", {}, ...others.slice(0, MOST).map((one) => this.#beside(row, one)))] : []),
    ];
  }

  #beside(row: number, { source, rows, apart }: Beside): HTMLElement {
    const { data, state } = this.#room;
    const { claims } = data;
    const told = rows.length > 0;
    const says = told ? agreement(claims, row, rows, (one) => dateInWords(claims, one, state)) : say("present.silent");
    return element(
      `section.beside${apart ? ".apart" : ""}${told ? "" : ".silent"}`, { style: `--voice:${voice(data, source.id)}` },
      element("h3", {}, element("i.dot", {}), source.label),
      element("p.differs", {}, apart && element("span.sign", { "aria-hidden": "true" }, "≠"), says),
      ...rows.slice(0, SAID).map((other) => element("blockquote", {}, quoted(claims.claim[other]))),
      rows.length > SAID && element("p.more-said", {}, say("compare.more_claims", { n: rows.length - SAID })),
    );
  }
}

/** The sign for the full screen: four corners. */
const corners = () => svgElement("svg", { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" }, svgElement("path", { d: "M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4", fill: "none", stroke: "currentColor", "stroke-width": 1.6 }));

/** The class of a passage by its length. */
const size = (passage: string): string => ["short", "middling", "long"][LONG.filter((letters) => passage.length > letters).length]!;
