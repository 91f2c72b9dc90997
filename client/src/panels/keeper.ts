/* Keeping what a reader makes: in a file by *Save*, and in the browser's tab until then.

   The tab's own store goes with the tab, and nothing is written into it before something is made. Where a host allows no store,
   as in many frames, the page works without. */

import { begun, type Work } from "../model/work.ts";
import { checkedWork } from "../model/kept-check.ts";
import { checkedProject, type Project } from "../model/project.ts";
import { day, openKeeping } from "./keep-here.ts";
import { digest, ENDING, fileName, keptFile, KeptError, keptOf, type Kept } from "../model/kept.ts";
import { element } from "../dom/element.ts";
import { fromBase64, toBase64 } from "../dom/base64.ts";
import { nextTask } from "../dom/frames.ts";
import { save } from "./download.ts";
import { say } from "../model/say.ts";
import type { Data } from "../model/claims.ts";
import type { Line } from "../model/notes-read.ts";
import type { Put } from "../model/noted.ts";

/** What the keeper may ask of the page. */
export interface KeepersPage {
  /** All that is to be kept now. */
  kept: () => Promise<Kept>;
  work: () => Work;
  /** Shows what a file kept, without the work; `again` after the page was loaded anew, whose address tells the view. */
  show: (kept: Kept, how: { again: boolean }) => void;
  /** Goes on with some work on the claims that are there; `linked` if the stars of the address count. */
  goOn: (work: Work, how: { linked: boolean }) => void;
  /** The project whose page this is. */
  project: Project | null;
  /** From now on everybody gets the page with some work. */
  share: (work: Work) => void;
  /** Whether stars of the reader's own are laid aside, since a link shows others. */
  aside: () => boolean;
  /** Whether the essays are shown with which the server was started. */
  own: () => boolean;
  /** Puts notes to the claims. */
  put: (lines: Line[]) => Promise<Put>;
}

/** What the tab holds: the work, what of it was last saved, the file that was opened, as base 64, and the project as which it is
    kept. */
interface Held {
  work: Work;
  saved: Work | null;
  opened?: { name: string; file: string } | undefined;
  project?: Project | null;
}

const NEXT = "claimline:next"; // what another page goes on with
const MOST = 4_000_000; // letters; browsers give a tab five million
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

const keyOf = ({ claims }: Data) => `claimline:${digest(claims)}`;

/** Whether the tab holds something for a page that came with some data. */
export function heldIn(data: Data): boolean {
  try {
    return sessionStorage.getItem(keyOf(data)) !== null;
  } catch {
    return false;
  }
}

export class Keeper {
  readonly #page: KeepersPage;
  readonly #data: Data;
  readonly #key: string;
  readonly #says: HTMLElement | null;
  #saved: Work | null = null; // what was last saved or opened
  #opened: Held["opened"];
  readonly #still = document.documentElement.matches(".embed, .read-only"); // what is made there is not kept
  readonly #days: number; // for which the server keeps projects
  #project: Project | null;
  readonly #asks = (event: BeforeUnloadEvent) => event.preventDefault();

  /** `data` are the claims that the page came with. */
  constructor(root: HTMLElement, data: Data, page: KeepersPage) {
    [this.#page, this.#data] = [page, data];
    this.#project = page.project;
    this.#key = page.project ? `claimline:${page.project.base}` : keyOf(data);
    this.#days = Number(root.dataset.keeps ?? 0);
    this.#says = root.querySelector("[data-kept]");
    root.querySelector("[data-keep]")?.addEventListener("click", () => (this.#days && !this.#still ? this.#open() : void this.#save()));
  }

  /** Shows again what the tab held before the page was loaded anew, or what the page before this one handed over. */
  async restore(): Promise<void> {
    if (this.#still) return;
    const held = this.#read(this.#key) ?? this.#handed();
    if (!held) return;
    const work = checkedWork(held.work);
    if (!work) return void this.#forget();
    if (held.opened) {
      try {
        this.#page.show(await keptOf(fromBase64(held.opened.file), this.#data), { again: true });
        this.#opened = held.opened;
      } catch {
        return void this.#forget();
      }
    }
    this.#saved = checkedWork(held.saved);
    this.#project = checkedProject(held.project);
    this.#page.goOn(work, { linked: true });
  }

  /** Shows a project, and goes on with what the tab holds of it. */
  async project(file: File): Promise<void> {
    try {
      const kept = await keptOf(new Uint8Array(await file.arrayBuffer()), this.#data);
      this.#page.show(kept, { again: false });
      const held = this.#still ? null : this.#read(this.#key);
      const project = checkedProject(held?.project);
      const work = project && checkedWork(held!.work);
      if (work) this.#project = project; // an older revision: if another was saved since, this work is not saved over it
      this.#saved = (work && checkedWork(held!.saved)) || kept.work;
      this.#page.share(kept.work);
      this.#page.goOn(work || kept.work, { linked: true });
    } catch (error) {
      if (!(error instanceof KeptError)) throw error;
      const told = document.getElementById("empty")!;
      told.textContent = say(`keep.${error.why}`);
      told.hidden = false;
    }
  }

  /** The project as which this is kept. */
  kept = (): Project | null => this.#project;

  own = (): boolean => this.#page.own();

  notes = (lines: Line[]): Promise<Put> => this.#page.put(lines);

  /** Whether something was made that no file keeps. */
  unsaved(): boolean {
    const work = this.#page.work();
    return this.#saved ? !same(work, this.#saved) : begun(work);
  }

  /** After every step of the reader's work: the tab holds it, and leaving asks. */
  changed(): void {
    if (this.#still) return this.#tell(false, true);
    const work = this.#page.work();
    const unsaved = this.unsaved();
    const opens = this.#opened || (this.#project && !this.#page.project); // what the page does not come with
    const needed = opens || (this.#page.project ? unsaved : begun(work));
    const held = needed ? this.#hold({ work, saved: this.#saved, opened: this.#opened, project: this.#project }) : this.#forget();
    if (unsaved) addEventListener("beforeunload", this.#asks);
    else removeEventListener("beforeunload", this.#asks);
    this.#tell(unsaved, held);
  }

  /** Shows what a file keeps, in place of what is there; throws KeptError. */
  async open(file: File): Promise<void> {
    const raw = new Uint8Array(await file.arrayBuffer());
    const kept = await keptOf(raw, this.#data);
    const opened = { name: file.name, file: toBase64(raw) };
    await nextTask(); // to show all of it takes as long as to read it
    this.#page.show(kept, { again: false });
    this.#opened = opened;
    [this.#saved, this.#project] = [kept.work, null];
    this.#page.goOn(kept.work, { linked: false });
  }

  /** A file of all that is here, its name, and the work in it; null where its texts cannot be had. */
  async #file(): Promise<{ bytes: Uint8Array<ArrayBuffer>; name: string; work: Work } | null> {
    const work = this.#page.work();
    const kept = await this.#page.kept().catch(() => null);
    if (!kept) {
      // Without its texts, a file would keep less than what is on the page.
      this.#says?.replaceChildren(document.getElementById("page")!.dataset.failed ?? "");
      if (this.#says) this.#says.hidden = false;
      return null;
    }
    const readme = say("keep.readme", { title: kept.work.title || kept.title, n: kept.data.claims.n });
    const bytes = await keptFile(kept, { readme: `${readme}\n` });
    return { bytes, name: `${fileName(kept.work.title || kept.title) || "claimline"}${ENDING}`, work };
  }

  async #save(): Promise<void> {
    const made = await this.#file();
    if (!made) return;
    save(new Blob([made.bytes]), { name: made.name, type: "application/octet-stream" });
    this.#saved = made.work;
    this.changed();
  }

  /** Asks where to save: on the server, or in a file. */
  #open(): void {
    openKeeping({
      days: this.#days,
      project: this.kept,
      file: () => this.#file(),
      toFile: () => this.#save(),
      saved: (project, work) => {
        [this.#project, this.#saved] = [project, work];
        if (work && this.#page.project) this.#page.share(work);
        this.changed();
      },
    });
  }

  #tell(unsaved: boolean, held: boolean): void {
    if (!this.#says) return;
    const until = this.#project && day(this.#project.until);
    const saved = until ? say(this.#still ? "project.shown" : "project.kept", { date: until }) : this.#saved && begun(this.#saved) ? say("keep.saved") : "";
    const words = unsaved ? say(held ? "keep.in_tab" : "keep.nowhere") : saved;
    const button = (key: string, press: () => void) => element("button.plain-button", { type: "button", onclick: press }, say(key));
    const from = this.#opened ? [element("span", {}, say("keep.opened", { name: this.#opened.name })), button("keep.leave", () => this.#leave())] : [];
    const stars = this.#page.aside() ? [element("span", {}, say("lesson.of_link")), button("lesson.own", () => this.#page.goOn(this.#page.work(), { linked: false }))] : [];
    this.#says.replaceChildren(...stars, ...from, element("span", {}, words));
    this.#says.hidden = !from.length && !stars.length && !words;
  }

  /** Back to the claims that the page came with. */
  #leave(): void {
    if (this.unsaved() && !confirm(say("keep.lose"))) return;
    this.#forget();
    removeEventListener("beforeunload", this.#asks);
    const lang = new URLSearchParams(location.search).get("lang");
    location.replace(location.pathname + (lang ? `?lang=${encodeURIComponent(lang)}` : ""));
  }

  /** Lets the page at an address go on with the work that was made here. */
  handOver(address: string): void {
    const work = this.#page.work();
    if (!begun(work)) return;
    const held = { work, saved: null, address: new URL(address, location.href).pathname };
    if (this.#write(NEXT, held)) removeEventListener("beforeunload", this.#asks);
  }

  #handed(): Held | null {
    const next = this.#read(NEXT) as (Held & { address?: string }) | null;
    if (next?.address !== location.pathname) return null;
    this.#remove(NEXT);
    return next;
  }

  #read(key: string): Held | null {
    try {
      return JSON.parse(sessionStorage.getItem(key) ?? "null") as Held | null;
    } catch {
      return null;
    }
  }

  /** Whether the tab holds it: there may be no room, or no store. */
  #hold(held: Held): boolean {
    if (this.#write(this.#key, held)) return true;
    this.#forget(); // an older step of the work would be shown as if it were the last
    return false;
  }

  #write(key: string, held: Held): boolean {
    const text = JSON.stringify(held);
    if (text.length > MOST) return false;
    try {
      sessionStorage.setItem(key, text);
      return true;
    } catch {
      return false;
    }
  }

  #forget = (): boolean => this.#remove(this.#key);

  #remove(key: string): boolean {
    try {
      sessionStorage.removeItem(key);
      return true;
    } catch {
      return false; // nothing can be kept there, so nothing is
    }
  }
}
