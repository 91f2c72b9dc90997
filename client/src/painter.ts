/* Draws everything on the page for a state. */

import { alike, onTheWay } from "./chart/between.ts";
import { arrange } from "./chart/arrange.ts";
import { brush, type Brush } from "./chart/brush.ts";
import { drawCard } from "./panels/card.ts";
import { drawControls, drawNothing, drawSigns, statusInWords, summaryInWords } from "./panels/controls.ts";
import { counts, inTime, sameRows, select } from "./model/select.ts";
import { drawing } from "./chart/drawing.ts";
import { format } from "./model/state.ts";
import { foundWords, tiesAsItems, tiesOf, tiesIn, type TiesName } from "./chart/ties.ts";
import { drawList } from "./panels/list.ts";
import { signsIn, signsOf, type Sign } from "./chart/legend.ts";
import { measure, palette, spacing } from "./chart/look.ts";
import { numberOf } from "./panels/element.ts";
import { overview, type Strip } from "./chart/overview.ts";
import { endPresent } from "./views/present.ts";
import { placeWindow } from "./chart/window.ts";
import { drawMade } from "./panels/undoing.ts";
import { drawReader } from "./panels/reader.ts";
import { oldDay } from "./model/when.ts";
import { inPicture, presented } from "./model/present.ts";
import { scale, type Scale } from "./chart/scale.ts";
import { scrubIn, type Scrub } from "./panels/scrub.ts";
import { hasPart } from "./model/views.ts";
import { showView } from "./panels/tabs.ts";
import { views } from "./views/views.ts";
import type { Arrangement, Mark } from "./chart/arrangement.ts";
import type { Data, State } from "./model/claims.ts";
import type { Asks, Room, Shown } from "./room.ts";
import type { Host, Look } from "./host.ts";
import type { Hands } from "./chart/gestures.ts";
import type { Palette, Picture } from "./chart/items.ts";
import type { Pictured } from "./chart/captioned.ts";

const TRAVEL = 300; // milliseconds from one scale to the other
const find = (id: string) => document.getElementById(id)!;
const same = (one: State | null, other: State) => one === other || (one !== null && format(one) === format(other));

/** What is on the screen. */
export interface Now {
  data: Data;
  state: State;
  scale: Scale;
  trueScale: Scale;
  arrangement: Arrangement | null;
  strip: (Strip & { key: string }) | null;
  /** The rows shown, in order of time. */
  order: number[];
  /** The state that was drawn last: what is on the screen is of the current one once it is the same. */
  drawn: State | null;
}

/** What is computed from a state before it is drawn. */
type Seen = Omit<Shown, "data">;

/** Draws the page; `asks` is what the views may ask of it. */
export class Painter {
  readonly #now: Now;
  readonly #host: Host;
  readonly #hands: () => Hands;
  readonly #asks: Asks;
  readonly #scales = new Map<string, Scale>();
  readonly #ties: ReturnType<typeof tiesIn>;
  readonly #brush: Brush;
  readonly #strip: Brush;
  readonly #scrub: Scrub;
  #seen: Seen | null = null;
  #told: Seen | null = null;
  #planned: { key: string; arrangement: Arrangement } | null = null;
  #colours: (Palette & { look: Look }) | null = null; // read once for each look
  #pictured: Palette | null = null; // the colours in which the chart was last drawn
  #seenChoice = "";
  #arriving = false; // whether rows of a large table have come, and nothing else has changed
  #wide = false; // whether there is a chart, and not the list alone: asked once, since each question may cost a layout
  #unlisted = true; // whether the list has still to be drawn for what is shown
  #frame = 0;

  constructor(now: Now, { host, hands, asks }: { host: Host; hands: () => Hands; asks: Asks }) {
    [this.#now, this.#host, this.#hands, this.#asks] = [now, host, hands, asks];
    this.#ties = tiesIn(find("chart"));
    this.#brush = brush(find("chart").querySelector(".graph")!);
    this.#strip = brush(find("overview").querySelector(".graph")!);
    this.#scrub = scrubIn(find("scrub"), find("list"), find("jump") as HTMLSelectElement);
  }

  #view(state: State): Seen {
    if (this.#seen && same(this.#seen.state, state)) return this.#seen;
    const { claims } = this.#now.data;
    const shown = select(claims, state);
    this.#seen = { state, shown, order: inTime(claims, shown), counts: counts(claims, state) };
    this.#now.order = this.#seen.order;
    return this.#seen;
  }

  #scaleOf(kind: string): Scale {
    const found = this.#scales.get(kind) ?? scale(this.#now.data.claims, kind);
    this.#scales.set(kind, found);
    return found;
  }

  #palette(): Palette & { look: Look } {
    return (this.#colours ??= { ...palette(), look: null });
  }

  /** Makes a state the current one, before it is drawn. */
  take(state: State): void {
    cancelAnimationFrame(this.#frame);
    this.#now.state = state;
    this.#now.scale = this.#scaleOf(state.scale);
    this.#now.trueScale = this.#scaleOf("true");
  }

  /** Forgets all that was computed from the data: they are other ones now. */
  renew(): void {
    this.#scales.clear();
    [this.#seen, this.#told, this.#planned, this.#pictured] = [null, null, null, null];
    this.#now.strip = null;
    this.#unlisted = true;
  }

  /** Has what is shown drawn again, since rows of a large table have come. */
  arrived(): void {
    this.#now.data = { ...this.#now.data };
    [this.#told, this.#planned, this.#arriving, this.#unlisted] = [null, null, true, true];
  }

  /** Whether the chart can be drawn at once. */
  drawable(): boolean {
    return Boolean((this.#host.graph?.there() ?? true) && find("chart").clientWidth && this.#now.arrangement);
  }

  #pictureOf(arrangement: Arrangement, { file = false } = {}): Picture {
    const still = file || this.#now.state.view === "present" || document.documentElement.classList.contains("printed"); // there nobody can zoom in
    const waiting = still ? "paper.waiting" : "timeline.waiting";
    return drawing(arrangement, { palette: this.#palette(), waiting });
  }

  /** Draws the chart alone, at once. */
  #paint(arrangement: Arrangement): void {
    this.#brush.paint(this.#pictureOf(arrangement));
    this.#pictured = null;
  }

  /** During a drag: draws the picture and the strip's window now; everything else is drawn when the drag ends. */
  follow(state: State): void {
    cancelAnimationFrame(this.#frame);
    this.#now.state = state;
    if (state.view !== "timeline") this.#otherView(state);
    else {
      const arrangement = this.#arranged(state);
      if (!alike(this.#now.arrangement, arrangement)) this.#paint(arrangement);
      this.#now.arrangement = arrangement;
      this.#pictured = this.#colours;
      this.#tieChosen();
    }
    this.#placeWindow(state);
  }

  /** Moves all marks from one scale to the other; they keep their order on the way. */
  travel(state: State, arrived: () => void): void {
    cancelAnimationFrame(this.#frame);
    const [from, began] = [this.#now.arrangement!, performance.now()];
    this.#now.state = state;
    this.#now.scale = this.#scaleOf(state.scale);
    const to = this.#arranged(state);
    for (const name of ["chosen", "found"] as const) this.#ties(name, null);
    this.#hands().tooltip.hide();
    const step = () => {
      const share = Math.min(1, (performance.now() - began) / TRAVEL);
      if (share === 1) return arrived();
      this.#paint(onTheWay(from, to, share * share * (3 - 2 * share)));
      this.#frame = requestAnimationFrame(step);
    };
    this.#frame = requestAnimationFrame(step);
  }

  /** Draws a state. Returns the picture that the host's graph has to draw, null if the one on the screen stays. */
  draw(state: State, look: Look): Picture | null {
    if (!this.#colours || this.#colours.look !== look) {
      this.#colours = { ...palette(), look };
      find("page").querySelector("[data-look]")!.textContent = this.#colours.dark ? "☀" : "☾"; // what a press leads to
    }
    this.#page(state);
    this.#otherView(state);
    this.#overview(state);
    const left = this.#chart(state);
    if (hasPart(state.view, "keys")) drawSigns(find("page"), this.#signs());
    this.#now.drawn = state;
    return left;
  }

  /** What the legend has to explain. */
  #signs(): Set<Sign> {
    const { state, arrangement, data } = this.#now;
    if (state.view === "timeline" && this.#wide && arrangement) return signsIn(arrangement);
    return signsOf(data.claims, this.#view(state).order);
  }

  /** Draws everything but the pictures, where it has changed. */
  #page(state: State): void {
    const told = this.#told;
    if (told && told.state === state) return; // only the size or the colours have changed
    const { data } = this.#now;
    const all = { data, ...this.#view(state), state };
    showView(find("page"), state.view);
    if (state.view !== "present") endPresent(find("panel-present"));
    const sameYears = told && told.state.from === state.from && told.state.to === state.to;
    const sameWay = told && told.state.words === state.words && told.state.calendar === state.calendar;
    const sameClaims = told && sameRows(told.order, all.order) && sameWay && (state.select || sameYears);
    if (!sameClaims || told.state.select !== state.select) {
      this.#card(all);
      this.#unlisted = true;
    }
    if (this.#unlisted) this.list();
    drawControls(find("page"), all);
    drawNothing(find("empty"), all);
    drawMade(find("made"), { ...this.#asks, ...all });
    find("summary").textContent = summaryInWords(data, all.order, state);
    this.#told = all;
    find("status").textContent = statusInWords(all.shown.length, data.claims.n, state);
  }

  #card(all: Shown): void {
    keepingFocus(find("card"), () => drawCard(find("card"), { ...this.#asks, ...all }));
  }

  /** Draws the card anew. */
  card(): void {
    this.#card({ data: this.#now.data, ...this.#view(this.#now.state) });
  }

  /** Draws the view, if it is not the timeline, and the text that is open beside it. */
  #otherView(state: State): void {
    const { data, scale, trueScale } = this.#now;
    const given: Room = { ...this.#asks, ...this.#view(state), data, scale, trueScale, palette: this.#palette() };
    if (state.view === "timeline") this.#scrub.draw(given);
    else views[state.view].draw(find(`panel-${state.view}`), given);
    find("reader").hidden = !state.read;
    find("card").hidden = Boolean(state.read);
    if (state.read) drawReader(find("reader"), given);
  }

  /** Draws the list if it can be seen; if not, it is drawn when it is unfolded or its view is opened. */
  list(): void {
    const fold = find("list-fold") as HTMLDetailsElement;
    if (!fold.open || !hasPart(this.#now.state.view, "list")) return;
    const { state, order } = this.#view(this.#now.state);
    this.#unlisted = false;
    keepingFocus(find("list"), () => drawList(find("list"), { data: this.#now.data, state, order }));
  }

  #arranged(state: State): Arrangement {
    const { clientWidth: width, clientHeight: height } = find("chart");
    const { claims, sources, eras } = this.#now.data;
    const { from, to } = state;
    const { order, shown: all } = this.#view(state);
    const first = state.view === "present" ? presented(claims, sources, { order, sort: "" }) : [];
    const shown = first.length && first.length < order.length ? inPicture(claims, all, first) : all;
    const key = [format({ ...state, view: "timeline", sort: "", read: "" }), width, height, spacing(), shown !== all].join();
    if (this.#planned?.key === key) return this.#planned.arrangement;
    const selected = state.select ? claims.id.indexOf(state.select) : null;
    const asked = { scale: this.#now.scale, from, to, width, height, selected, measure, sources, eras, first, ...(state.calendar === "both" && { behind: (row: number) => oldDay(claims, row) }) };
    const arrangement = arrange(claims, shown, asked);
    this.#planned = { key, arrangement };
    return arrangement;
  }

  /** Draws the chart if it has changed. Returns the picture that the host's graph has to draw. */
  #chart(state: State): Picture | null {
    this.#wide = find("chart").clientWidth > 0;
    if (!this.#wide) return null;
    const arrangement = this.#arranged(state);
    const drawnAlready = this.#pictured === this.#colours && alike(this.#now.arrangement, arrangement);
    this.#now.arrangement = arrangement;
    this.#hands().tooltip[this.#arriving ? "again" : "hide"]();
    this.#arriving = false;
    this.#tieChosen();
    if (state.select !== this.#seenChoice) setTimeout(() => this.#clearOfCard()); // once the card has its size
    this.#seenChoice = state.select;
    if (drawnAlready) return null;
    const picture = this.#pictureOf(arrangement);
    const { graph } = this.#host;
    if (graph) this.#brush.leave(picture, graph.drawn);
    else this.#brush.paint(picture);
    this.#pictured = this.#colours;
    return graph ? picture : null;
  }

  /** Where the card covers the foot of the chart, scrolls until the chosen mark is above the card. */
  #clearOfCard(): void {
    const mark = this.#now.arrangement?.chosen;
    const card = find("card");
    if (!mark || !card.clientWidth || getComputedStyle(card).position !== "fixed") return;
    const y = find("chart").getBoundingClientRect().top + (mark.y ?? mark.bottom);
    const free = card.getBoundingClientRect().top - 24;
    if (y > free || y < 0) window.scrollBy(0, y - free / 2);
  }

  /** Draws lines from a mark to the same event in the other sources; removes them for null. */
  tie(name: TiesName, mark: Mark | null): void {
    const { arrangement, data } = this.#now;
    if (mark && arrangement) this.#ties(name, tiesOf(arrangement, mark, data.claims), `var(--source-${numberOf(data, mark.source)})`);
    else this.#ties(name, null);
  }

  /** Draws what lies behind the chart's words: the ground of the chosen mark, and of the words of a search. */
  #tieChosen(): void {
    const { arrangement, state } = this.#now;
    this.tie("chosen", arrangement && arrangement.chosen);
    this.#ties("found", arrangement && foundWords(arrangement, state.words, measure));
  }

  #placeWindow(state: State): void {
    const { strip, trueScale } = this.#now;
    if (strip) placeWindow(find("overview"), { state, strip, scale: trueScale });
  }

  /** Draws the strip of all years, and the window on it. */
  #overview(state: State): void {
    const { clientWidth: width, clientHeight: height } = find("overview");
    if (!width) return;
    const { data, trueScale } = this.#now;
    const colours = this.#palette();
    const { source, theme, dated, starred, words } = state;
    const key = JSON.stringify([source, theme, dated, starred, words, width, height, spacing(), colours]);
    if (this.#now.strip?.key !== key) {
      // The strip tells where all claims are, whatever window is open: else there would be nothing to drag to.
      const shown = select(data.claims, { ...state, from: null, to: null });
      const asked = { trueScale, width, height, palette: colours, sources: data.sources };
      this.#now.strip = { key, ...overview(data.claims, shown, asked) };
      this.#strip.paint(this.#now.strip);
    }
    this.#placeWindow(state); // a choice or a new window changes nothing on the strip itself
  }

  /** Draws the view again for paper, in the size and the colours that the page has at that moment. */
  again(): void {
    const { state } = this.#now;
    this.#colours = { ...palette(), look: "paper" };
    this.#otherView(state);
    if (!find("chart").clientWidth) return;
    this.#now.arrangement = this.#arranged(state);
    if (this.drawable()) this.#paint(this.#now.arrangement);
    this.#tieChosen();
  }

  /** The chart as it is on the screen, with the lines of the chosen claim, for a file, where nobody can zoom in; null where there
      is none. */
  picture(): Pictured | null {
    const { arrangement, data } = this.#now;
    if (!find("chart").clientWidth || !arrangement) return null;
    const { chosen } = arrangement;
    const picture = this.#pictureOf(arrangement, { file: true });
    const colour = chosen && this.#palette().sources[numberOf(data, chosen.source) - 1];
    const behind = chosen && colour ? tiesAsItems(tiesOf(arrangement, chosen, data.claims), { colour, ink: this.#palette().ink }) : [];
    return { ...picture, items: [...behind, ...picture.items], signs: signsIn(arrangement) };
  }
}

const HELD = ["step", "star", "claim", "edit", "undo", "judge"]; // what names a button, the first that it has

/** Draws a part of the page anew and gives the focus back to what had it there. */
function keepingFocus(root: HTMLElement, draw: () => void): void {
  const active = document.activeElement;
  const held = active instanceof HTMLElement && root.contains(active) ? active : null;
  draw();
  if (!held) return;
  if (root.contains(held)) return held.focus({ preventScroll: true }); // in an editor, which stays as it is
  const name = HELD.find((one) => held.dataset[one]);
  const again = name && root.querySelector<HTMLElement>(`[data-${name}="${CSS.escape(held.dataset[name]!)}"]:not([disabled])`);
  (again || root).focus({ preventScroll: true });
}
