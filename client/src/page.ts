/* The live page: its state, what readers do with it, and its drawing. It knows nothing of Dash: `host` does.

   During a drag, and while the chart goes from one scale to the other, only the picture is drawn; the rest of the page follows
   when the movement ends. */

import { addressBar, carry, root } from "./panels/address.ts";
import { beginning, did, redone, undone, type History } from "./model/work.ts";
import { corrected } from "./model/corrected.ts";
import { forPaper } from "./panels/paper.ts";
import { format, parse, reduce, starsGiven, type Action, type How, type Place } from "./model/state.ts";
import { furnish, headings } from "./panels/furnish.ts";
import { gestures, type Hands } from "./chart/gestures.ts";
import { getAll, wantsAll } from "./large.ts";
import { HeldTexts } from "./texts.ts";
import { inFrame } from "./panels/framed.ts";
import { Keeper } from "./panels/keeper.ts";
import { openNames, showNames } from "./panels/names.ts";
import { Painter, type Now } from "./painter.ts";
import { palette } from "./chart/look.ts";
import { prepareControls } from "./panels/controls.ts";
import { prepareOpener } from "./panels/opener.ts";
import { putNotes, type Put } from "./model/noted.ts";
import { prepareTabs } from "./panels/tabs.ts";
import { say, speak } from "./model/say.ts";
import { begin, starredIn, starring, starsIn, withOwnStars, withStars, type Begun } from "./model/stars.ts";
import { servedAt, type Served } from "./model/project.ts";
import { openShare } from "./panels/share.ts";
import { copyLink } from "./panels/element.ts";
import { watch } from "./watching.ts";
import { dateInWords } from "./model/when.ts";
import { windowGestures } from "./chart/window.ts";
import type { Host, Look } from "./host.ts";
import type { Line } from "./model/notes-read.ts";
import type { Kept } from "./model/kept.ts";
import type { Mark } from "./chart/arrangement.ts";
import type { Picture } from "./chart/items.ts";
import type { Asks, Editing } from "./room.ts";
import type { Data, State } from "./model/claims.ts";
import type { Work } from "./model/work.ts";

const REST = 120; // milliseconds without a movement after which a drag has ended
const ZOOMS: Record<string, number> = { in: 1.6, out: 1 / 1.6, fit: 0 };
const EMPTY = { data: null, state: null, scale: null, trueScale: null, arrangement: null, strip: null, order: [], drawn: null };
const now = EMPTY as unknown as Now; // complete once the claims are there and a state is taken
const find = (id: string) => document.getElementById(id)!;

/** What is on the page: for the tests, which compare the arrangement with what is on the screen. */
export const onPage = (): Now => now;

/** What a view may ask of the page: for the tests, which make corrections as a view does. */
export const asked = (): Asks => asks;
let asks: Asks;

/** Opens the page: fetches the claims once, then starts. If they cannot be fetched, a sentence says so. */
export async function open(host: Host): Promise<void> {
  find("page").inert = false; // from now on it can be used
  try {
    now.data = await host.data();
  } catch {
    find("empty").hidden = false;
    find("empty").textContent = find("page").dataset.failed ?? "";
    return;
  }
  await startWith(now.data, host);
}

/** Starts a page that came without claims, with what a file or a project keeps, or with what the tab holds of one. */
export async function startWith(data: Data, host: Host, file: File | null = null): Promise<void> {
  find("page").inert = false;
  now.data = data;
  speak(data);
  await new Page(host).start(file);
}

/** The page at work. */
class Page {
  readonly #host: Host;
  readonly #root = find("page");
  readonly #bar = addressBar(() => now.state);
  readonly #painter: Painter;
  readonly #hands: Hands;
  #resting = 0;
  #stepped = false;
  #cameFrom: { id: string; root: Element | null } | null = null;
  readonly #texts: HeldTexts;
  #sent: Data; // as Python sent them, or as a file kept them
  #shared: Data; // as everybody gets them under this address: with the saved work of a project
  #came: Data; // before the reader's work, with the stars of a link
  #aside: Begun["aside"] = null; // the reader's own stars, where a link shows others
  readonly #keeper: Keeper;
  #headings = headings(this.#root);
  #opened = false; // whether a file is shown that the reader has opened: of its claims, a server knows nothing
  #history: History = beginning();
  #place: Place = parse("", now.data); // the last one that was no presentation

  constructor(host: Host) {
    this.#host = host;
    this.#texts = new HeldTexts(() => host.texts(), () => this.#adopt(now.state));
    this.#sent = this.#shared = now.data;
    this.#came = now.data = withStars(this.#sent, starsGiven(host.query()));
    carry(starsIn(this.#shared, now.data));
    now.data.claims.large?.watch(() => now.state && (this.#painter.arrived(), this.#adopt(now.state)));
    const dispatch = (action: Action, how?: How) => this.#dispatch(action, how);
    const editing = document.documentElement.matches(".embed, .read-only") ? null : this.#editing();
    asks = { dispatch, lastPlace: () => this.#place, readings: () => this.#texts.marked(this.#came.claims, now.data), work: () => this.#history.now, make: (next: Work) => this.#work(did(this.#history, next)), editing };
    this.#painter = new Painter(now, { host, hands: () => this.#hands, asks });
    const hands = { now: () => now, strip: () => now.strip, dispatch, tie: (mark: Mark | null) => this.#painter.tie("pointed", mark), openCard: () => find("card").focus() };
    prepareControls(this.#root, { dispatch, data: () => now.data });
    prepareTabs(this.#root);
    this.#keeper = new Keeper(this.#root, this.#came, {
      project: host.project ?? null,
      kept: () => this.#kept(),
      work: () => (this.#aside ? withOwnStars(this.#history.now, this.#aside) : this.#history.now),
      show: (kept, how) => this.#show(kept, how),
      goOn: (work, how) => this.#goOn(work, how),
      share: (work) => this.#share(work),
      own: () => this.#host.served && !this.#opened,
      put: (lines) => this.#put(lines),
      aside: () => Object.keys(this.#aside ?? {}).length > 0,
    });
    prepareOpener(this.#root, this.#keeper);
    this.#hands = gestures(find("chart"), hands);
    windowGestures(find("overview"), hands);
  }

  /** Listens, and shows the view that the page came with, or what a file keeps. */
  async start(file: File | null = null): Promise<void> {
    this.#root.addEventListener("click", (event) => this.#pressed(event));
    for (const key of [this.#undo, this.#starKey]) document.addEventListener("keydown", (event) => key.call(this, event));
    find("card").addEventListener("keydown", (event) => event.key === "Escape" && !(event.target as Element).closest("form") && this.#closeCard());
    find("list-fold").addEventListener("toggle", () => now.state && this.#painter.list()); // a file is opened later
    // Our own steps in the history hold their query; any other step is the address that the page was opened with.
    window.addEventListener("popstate", ({ state }) => this.#bar.writable() && this.#goTo(state?.query ?? this.#host.query()));
    watch(this.#root, this.#host);
    forPaper({ host: this.#host, painter: this.#painter });
    inFrame(this.#root, find("panels"), find("chart"));
    this.#host.ready((_, look) => this.#draw(look));
    const restored = this.#host.project && file ? this.#keeper.project(file) : file ? this.#keeper.open(file) : this.#keeper.restore();
    if (now.data.claims.n) this.#adopt(parse(this.#host.query(), now.data));
    await restored;
  }

  #adopt(state: State): void {
    clearTimeout(this.#resting);
    if (wantsAll(state) && this.#later(() => this.#adopt(state))) return;
    if (state.view !== "present") this.#place = state;
    this.#painter.take(state);
    this.#host.set("state", state);
  }

  /** Of a large table, gets all that is not there yet and then makes a call; false if everything is there. */
  #later(call: () => void): boolean {
    return getAll(now.data.claims, (claims) => {
      if (now.data.claims.large) {
        this.#sent = this.#shared = { ...this.#sent, claims };
        this.#came = now.data = withStars(this.#sent, starsGiven(this.#host.query()));
        this.#painter.renew();
      }
      call();
    });
  }

  #editing(): Editing {
    return {
      came: () => this.#came,
      now: () => now.data,
      undo: () => this.#work(undone(this.#history)),
      redo: () => this.#work(redone(this.#history)),
      steps: () => ({ undo: this.#history.past.length > 0, redo: this.#history.future.length > 0 }),
      card: () => this.#painter.card(),
    };
  }

  /** Shows the data with the reader's work as it now is; where what was chosen is gone, nothing is chosen. */
  #work(history: History): void {
    if (history === this.#history || this.#later(() => this.#work(history))) return;
    this.#history = history;
    now.data = corrected(this.#came, history.now);
    this.#painter.renew();
    const { title, subtitle } = history.now;
    showNames(this.#root, now.data, { title: title || this.#headings.title, subtitle: subtitle || this.#headings.subtitle });
    carry(starsIn(this.#shared, now.data));
    this.#keeper.changed();
    if (!now.state) return;
    this.#bar.later("replace");
    this.#adopt({ ...parse(format(now.state), now.data), words: now.state.words });
  }

  /** Goes on with work of the reader's own: from the address on, whose link may show other stars, or (`linked` is false) whatever
      stands there. */
  #goOn(work: Work, { linked }: { linked: boolean }): void {
    const begun = begin(this.#sent, work, linked ? starsGiven(this.#host.query()) : undefined);
    [this.#came, this.#aside] = [begun.came, begun.aside];
    this.#work(beginning(begun.work));
  }

  /** From now on everybody gets the page with some work: that of a project that is saved. */
  #share(work: Work): void {
    this.#shared = corrected(this.#sent, work);
    carry(starsIn(this.#shared, now.data));
    if (now.state) this.#bar.later("replace");
  }

  /** Puts notes to the claims, as one step of the reader's work. */
  async #put(lines: Line[]): Promise<Put> {
    const texts = await this.#texts.whole().catch(() => ({}));
    const put = putNotes(lines, this.#history.now, { came: this.#came, texts });
    this.#work(did(this.#history, put.work));
    return put;
  }

  /** All that *Save* keeps. */
  async #kept(): Promise<Kept> {
    await new Promise<void>((done) => this.#later(done) || done());
    return { data: this.#came, texts: await this.#texts.whole(), work: this.#history.now, ...this.#headings, address: format(now.state) };
  }

  /** Shows what a file kept, in place of what is there. */
  #show({ data, texts, title, subtitle, address }: Kept, { again }: { again: boolean }): void {
    [this.#sent, this.#shared, this.#came, this.#aside] = [data, data, data, null];
    this.#texts.put(texts);
    this.#opened = true;
    [now.data, this.#headings] = [data, { title, subtitle }];
    speak(data);
    furnish(this.#root, data, this.#headings);
    this.#painter.renew();
    carry("");
    const asked = parse(this.#host.query(), data);
    const linked = again || (this.#host.project && format(asked) !== "");
    this.#adopt(linked ? asked : parse(address, data));
    this.#bar.put();
  }

  /** Stars a claim for a lesson, or takes its star away. */
  #star(id: string): void {
    if (this.#later(() => this.#star(id))) return;
    this.#work(did(this.#history, starring(this.#history.now, this.#came.claims, now.data.claims, id)));
    const row = now.data.claims.id.indexOf(id);
    find("spoken").textContent = say(now.data.claims.starred[row] ? "lesson.now_starred" : "lesson.now_plain", { title: now.data.claims.title[row], n: starredIn(now.data.claims) });
  }

  /** From one state to the next. */
  #dispatch(action: Action, how?: How): void {
    const next = reduce(now.state, action);
    if (format(next) !== format(now.state)) {
      if (how === "press") this.#bar.press(next);
      else this.#bar.later(how === "drag" || (next.words && !now.state.words) ? "push" : "replace"); // Back undoes a whole search
    }
    this.#stepped = how === "step";
    if (action.type === "read") this.#texts.again();
    const travels = next.scale !== now.state.scale && next.view === "timeline" && this.#painter.drawable();
    if (how === "drag" && (next.view !== "timeline" || this.#painter.drawable())) {
      this.#painter.follow(next);
      clearTimeout(this.#resting);
      this.#resting = window.setTimeout(() => this.#adopt(now.state), REST);
    } else if (travels && !matchMedia("(prefers-reduced-motion: reduce)").matches) this.#painter.travel(next, () => this.#adopt(next));
    else this.#adopt(next);
  }

  /** After Back or Forward. A drag that is not yet in the address is forgotten. */
  #goTo(query: string): void {
    this.#bar.drop();
    const next = parse(query, now.data);
    this.#bar.later("replace"); // an earlier address may carry earlier stars
    this.#root.querySelector<HTMLInputElement>('[data-field="search"]')!.value = next.words; // also where it has the focus
    this.#adopt(next);
  }

  /** Draws the newest state; during a drag the one that the host passes back may be older. */
  #draw(look: Look): Picture | null {
    const left = this.#painter.draw(now.state, look);
    if (this.#stepped) this.#showStep();
    this.#stepped = false;
    return left;
  }

  /** After a step with the keys: lets a screen reader say the claim, and shows the tooltip where no card does, since it lies over labels. */
  #showStep(): void {
    const mark = now.arrangement && now.arrangement.chosen;
    if (mark && document.activeElement === find("chart") && !find("card").clientWidth) this.#hands.tooltip.show(mark);
    const { claims, sources } = now.data;
    const row = claims.id.indexOf(now.state.select);
    const source = sources.find((one) => one.id === claims.source[row]);
    if (!source) return;
    const values = { title: claims.title[row]!, when: dateInWords(claims, row, now.state), source: source.label, at: now.order.indexOf(row) + 1, all: now.order.length };
    find("spoken").textContent = say("timeline.step", values);
  }

  /** Ctrl+Z and Ctrl+Shift+Z or Ctrl+Y (with ⌘ on a Mac), but for fields, which undo what is typed. */
  #undo(event: KeyboardEvent): void {
    const key = event.key.toLowerCase();
    const inField = (event.target as Element).matches("input, textarea, select, [contenteditable]");
    if (!(event.ctrlKey || event.metaKey) || event.altKey || inField || (key !== "z" && key !== "y")) return;
    event.preventDefault();
    this.#work(key === "y" || event.shiftKey ? redone(this.#history) : undone(this.#history));
  }

  /** The key s: stars the claim whose button has the focus, or else the chosen one. */
  #starKey(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    const id = target.dataset?.claim ?? now.state.select;
    if (event.key !== "s" || event.ctrlKey || event.metaKey || event.altKey || !id || target.closest("input, textarea, select, dialog, [contenteditable]")) return;
    event.preventDefault();
    this.#star(id);
  }

  #pressed(event: MouseEvent): void {
    const button = (event.target as Element).closest<HTMLElement>("button, a.permalink, a.skip");
    if (!button) return;
    const { claim, names, star, read, close, zoom, look, share: shared } = button.dataset;
    if (button.matches("a.skip")) {
      event.preventDefault(); // its `#` would be a step in the browser's history, with another address
      find("panels").focus();
    } else if (names) openNames({ came: this.#came, headings: this.#headings, work: this.#history.now, make: (next) => this.#work(did(this.#history, next)) });
    else if (star) this.#star(star);
    else if (claim) {
      if (!find("card").contains(button)) this.#cameFrom = { id: claim, root: button.closest("#list, .panel, #reader") };
      this.#dispatch({ type: "select", id: claim }, "press");
    } else if (read !== undefined) {
      this.#dispatch({ type: "read", source: read }, "press");
      setTimeout(() => find(read ? "reader" : "card").focus({ preventScroll: true }));
    } else if (close) this.#closeCard();
    else if (zoom) this.#hands.zoom(ZOOMS[zoom]!);
    else if (look) {
      this.#host.set("look", (document.documentElement.dataset.theme = palette().dark ? "light" : "dark"));
    } else if (shared) {
      if (!this.#later(() => button.click())) openShare({ state: now.state, shown: now.order, place: this.#served(), takes: { came: this.#came, now: now.data, work: this.#history.now }, picture: () => this.#painter.picture() });
    } else if (button instanceof HTMLAnchorElement && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      void copyLink(button, find("spoken"));
    }
  }

  /** Where a server has what is shown. */
  #served(): Served {
    const visit = document.documentElement.classList.contains("visit");
    const project = this.#keeper.kept();
    if (project) return servedAt(project);
    if (this.#opened) return { page: "", frame: "", files: "" };
    if (this.#host.served) return { page: root(), frame: `${root()}embed`, files: `${root()}download/` };
    return { page: "", frame: "", files: visit ? "download/" : "" }; // a visit's files lie beside its page
  }

  #closeCard(): void {
    this.#leaveCard();
    this.#dispatch({ type: "select", id: "" }, "press");
  }

  /** Gives the focus back to where the card was opened from: a button that is still there, or else the view. */
  #leaveCard(): void {
    const { id = "", root = null } = this.#cameFrom ?? {};
    const again = root?.querySelector<HTMLElement>(`[data-claim="${CSS.escape(id)}"]`);
    const fallback = find("chart").clientWidth ? find("chart") : find("panels");
    (again && again.clientWidth ? again : fallback).focus();
  }
}
