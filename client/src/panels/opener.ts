/* Opening essays of one's own, or what *Save* kept: the dialog, and the whole page as a place to drop files.

   The server reads essays and answers with the address of a page of their claims (dashboard/showing/routes/visits.py); what was
   kept, the page opens itself (keeper.ts). */

import { answers, mending, sent, type Answered, type Mended } from "./opener-found.ts";
import { element } from "../dom/element.ts";
import { ENDING, fileName, KeptError, LARGEST } from "../model/kept.ts";
import { number, say } from "../model/say.ts";
import { onlyHere } from "./snippet.ts";
import { root } from "./address.ts";
import { readHere } from "./opener-here.ts";
import { Studio } from "../studio/reading.ts";

/** What opens a file that *Save* made, and carries a reader's work to another page. */
export interface Keeps {
  open: (file: File) => Promise<void>;
  /** Whether something was made that no file keeps. */
  unsaved: () => boolean;
  /** Lets the page at an address go on with the work that was made here. */
  handOver: (address: string) => void;
  /** Whether the essays are shown with which the server was started. */
  own: () => boolean;
}

/** What the dialog can do: `reads` if essays are read, by a server or, if there is one, by the page's own `studio`. */
interface Can {
  keeps: Keeps;
  reads: boolean;
  studio: Studio | null;
}

const KINDS = ".txt,.text,.md,.markdown,.html,.htm,.xhtml,.docx,.docm,.odt,.ott,.fodt,.rtf,.epub,.pdf,.zip";
const MOST = 30; // files, and LARGEST bytes: the server takes no more (routes/visits.py)
const isKept = (file: File) => file.name.toLowerCase().endsWith(ENDING);

let dropping: AbortController | null = null; // of the page that takes files now: one page may take another's place

let told = false;

/** Tells the server that files are likely to come soon, so that it loads what reads them. */
function expectFiles({ reads, studio }: Can): void {
  if (studio) return studio.warm();
  if (!reads || told) return;
  told = true;
  void fetch(`${root()}open/ready`, { method: "POST" }).catch(() => {}); // without it the reading only begins a little later
}

/** Lets a page take files, if it has the button for it: by the button, and wherever they are dropped. */
export function prepareOpener(page: HTMLElement, keeps: Keeps): void {
  const button = page.querySelector<HTMLElement>("[data-open]");
  if (!button) return;
  dropping?.abort();
  dropping = new AbortController();
  const { signal } = dropping;
  const studio = button.dataset.open === "studio" ? new Studio(document.documentElement.lang) : null;
  const can = { keeps, reads: button.dataset.open === "files" || !!studio, studio };
  button.addEventListener("click", () => openOpener([], can));
  button.addEventListener("pointerenter", () => studio?.warm(), { signal });
  const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
  document.addEventListener("dragover", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    expectFiles(can);
    document.documentElement.classList.add("dropping");
  }, { signal });
  const over = () => document.documentElement.classList.remove("dropping");
  document.addEventListener("dragleave", (event) => event.relatedTarget === null && over(), { signal });
  document.addEventListener("drop", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    over();
    const files = [...(event.dataTransfer?.files ?? [])];
    const already = document.querySelector<HTMLDialogElement>("dialog.opener");
    if (already) already.dispatchEvent(new CustomEvent("files", { detail: files }));
    else openOpener(files, can);
  }, { signal });
}

/** The dialog's parts that change, and its fields. */
interface Parts {
  files: HTMLInputElement;
  text: HTMLTextAreaElement;
  heading: HTMLInputElement;
  list: HTMLElement;
  limit: HTMLElement;
  said: HTMLElement;
  start: HTMLButtonElement;
  /** Whether new essays come to those that are shown; null where they cannot. */
  together: HTMLInputElement | null;
}

/** Opens the dialog with some files; those that are dropped on it come to them. */
function openOpener(dropped: File[], can: Can): void {
  const chosen = [...dropped];
  const stop = new AbortController();
  const made = parts(can);
  expectFiles(can);
  const dialog = element("dialog.opener.share", { "aria-labelledby": "opener-title" });
  const show = () => {
    made.list.replaceChildren(...chosen.map((file, at) => chosenFile(file, () => {
      chosen.splice(at, 1);
      show();
      (made.list.querySelectorAll("button")[Math.min(at, chosen.length - 1)] ?? made.files).focus();
    })));
    made.limit.textContent = wrongWith(chosen, can);
    made.start.textContent = say(!can.reads || chosen.some(isKept) ? "keep.start" : "open.start");
  };
  const add = (files: File[]) => {
    chosen.push(...files);
    show();
  };
  made.files.addEventListener("change", () => {
    add([...(made.files.files ?? [])]);
    made.files.value = ""; // the same file may be chosen again
  });
  dialog.addEventListener("files", (event) => add((event as CustomEvent<File[]>).detail));
  dialog.addEventListener("close", () => {
    stop.abort();
    told = false;
    dialog.remove();
  });
  made.start.addEventListener("click", () => void begin(made, { chosen, can, signal: stop.signal, close: () => dialog.close() }));
  dialog.append(...contents(made, can, () => dialog.close()));
  show();
  document.body.append(dialog);
  dialog.showModal();
}

function parts({ reads, studio, keeps }: Can): Parts {
  const opened = studio ? studio.begun : !!visiting();
  return {
    files: element("input", { type: "file", multiple: reads, accept: reads ? `${KINDS},${ENDING}` : ENDING, id: "opener-files" }),
    text: element("textarea", { id: "opener-text", rows: 5 }),
    heading: element("input", { type: "text", id: "opener-heading", maxlength: 200 }),
    list: element("ul.chosen", { "aria-label": say("open.chosen") }),
    limit: element("p.refused", { role: "status", tabindex: -1 }),
    said: element("div.said", { role: "status", "aria-live": "polite" }),
    start: element("button.start", { type: "button" }, say("open.start")),
    together: reads && (opened || (!studio && keeps.own())) ? element("input", { type: "checkbox", id: "opener-together", checked: opened }) : null,
  };
}

/** The name of the visit whose page this is; "" elsewhere. */
const visiting = () => /^visit\/([\w-]+)\//.exec(location.pathname.slice(root().length))?.[1] ?? "";

/** Where essays are read, and who sees them. */
function where({ reads, studio }: Can): string {
  if (studio) return say("studio.where");
  return reads ? say(onlyHere(location.hostname) ? "open.here" : "open.there", { host: location.hostname }) : say("keep.only");
}

function contents(made: Parts, can: Can, close: () => void): Node[] {
  const { reads, keeps } = can;
  const head = element(
    "div.head", {},
    element("h2", { id: "opener-title" }, say("open.title")),
    element("button.close", { type: "button", "aria-label": say("share.close"), onclick: close }, "×"),
  );
  const drop = element(
    "div.drop", {},
    element("p.where", {}, say("open.drop")), made.files, element("label", { for: "opener-files" }, say("open.choose")),
    element("p", {}, say(reads ? "open.kinds" : "keep.kind")), reads && element("p", {}, say("keep.or")),
  );
  const together = made.together && element("p.together", {}, made.together, " ", element("label", { for: "opener-together" }, say("keep.together")));
  const paste = element("details.paste", {}, element("summary", {}, say("open.paste")), element("label.unseen", { for: "opener-text" }, say("open.paste")), made.text);
  const heading = element("p.heading", {}, element("label", { for: "opener-heading" }, say("open.heading")), made.heading);
  const unsaved = keeps.unsaved() && element("p.unsaved", {}, say("keep.unsaved"));
  const all = [head, element("p", {}, where(can)), drop, made.list, made.limit, reads && paste, reads && heading, together, unsaved, element("p.begin", {}, made.start), made.said];
  return all.filter((part) => part instanceof HTMLElement);
}

function chosenFile(file: File, drop: () => void): HTMLElement {
  const kilobytes = number(Math.max(1, Math.round(file.size / 1000)));
  return element("li", {}, `${file.name} · ${say("open.size", { size: kilobytes })} `, element("button", { type: "button", "aria-label": say("open.drop_file", { name: file.name }), onclick: drop }, "×"));
}

/** Why files cannot be opened together; "" if they can. */
function wrongWith(files: readonly File[], { reads }: Can): string {
  if (files.some(isKept)) return files.length > 1 ? say("keep.alone") : "";
  if (!reads && files.length) return say("keep.only");
  if (files.length > MOST) return say("open.too_many", { n: MOST });
  const size = files.reduce((sum, file) => sum + file.size, 0);
  return size > LARGEST ? say("open.too_large", { megabytes: LARGEST / 1_000_000 }) : "";
}

/** A dialog whose button was pressed. */
interface Pressed {
  chosen: readonly File[];
  can: Can;
  signal: AbortSignal;
  close: () => void;
}

/** Opens what was chosen, or says why not. */
async function begin(made: Parts, { chosen, can, signal, close }: Pressed): Promise<void> {
  const { said, start, text } = made;
  const refused = (words: string) => said.replaceChildren(element("p.refused", {}, words));
  if (!chosen.length && !text.value.trim()) return refused(say(can.reads ? "open.none" : "keep.none"));
  if (wrongWith(chosen, can)) return made.limit.focus();
  if (start.getAttribute("aria-disabled")) return; // it is being read; a button that is disabled would lose the focus
  start.setAttribute("aria-disabled", "true");
  said.replaceChildren(element("p", {}, say("open.reading"), " ", element("progress", { "aria-label": say("open.reading") })));
  try {
    if (!chosen.some(isKept)) return await read(made, { chosen, can, signal, close });
    await can.keeps.open(chosen[0]!);
    close();
    document.getElementById("panels")?.focus();
  } catch (error) {
    if (!(error instanceof KeptError)) throw error;
    refused(say(`keep.${error.why}`));
  } finally {
    start.removeAttribute("aria-disabled");
  }
}

/** Reads essays here, or sends them, and shows what came of them. */
async function read({ text, heading, said, together }: Parts, { chosen, can, signal, close }: Pressed): Promise<void> {
  const joins = together?.checked ?? false;
  if (can.studio) {
    const show = async (file: File) => {
      await can.keeps.open(file);
      close();
      document.getElementById("panels")?.focus();
    };
    return readHere({ studio: can.studio, files: [...chosen, ...pasted(text.value)], title: heading.value, together: joins, said, signal, show });
  }
  const form = new FormData();
  for (const file of chosen) form.append("file", file);
  form.append("text", text.value);
  form.append("title", heading.value);
  if (joins) form.append(visiting() ? "visit" : "own", visiting() || "1");
  const answered = await sent(form, signal);
  if (signal.aborted) return;
  const show = async (mended: Mended) => {
    const next = mended.size ? await sent(mending(answered, mended), signal) : answered;
    if (signal.aborted) return;
    if (next.address && joins) can.keeps.handOver(next.address);
    if (next.address) location.assign(next.address);
    else tell({ ...answered, wrong: next.wrong ?? say("open.failed") });
  };
  const tell = ({ address, told, wrong }: Answered) => said.replaceChildren(...answers(told, { shows: !!address, show, wrong }));
  tell(answered);
  said.querySelector<HTMLElement>(".show")?.focus();
}

/** A pasted text as a file that is called by its first words. */
function pasted(text: string): File[] {
  const words = fileName(text.trim().split(/\s+/).slice(0, 5).join(" "));
  return text.trim() ? [new File([text], `${words}.txt`)] : [];
}
