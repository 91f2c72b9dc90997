/* Opening essays of one's own: the dialog, the whole page as a place to drop files, and what each file gave.

   The server reads them and answers with the address of a page of their claims (dashboard/showing/routes/visits.py). */

import { element } from "../dom/element.ts";
import { number, say } from "../model/say.ts";
import { onlyHere } from "./snippet.ts";

/** What the server tells of one file; `wrong` is a sentence, or "". */
export interface Told {
  name: string;
  claims: number;
  title: string;
  author: string;
  published: string;
  wrong: string;
}

/** What it answers: where the page is, "" if nothing was found; `wrong` where it read nothing at all. */
export interface Answered {
  address: string;
  told: Told[];
  wrong?: string;
}

/** `24 claims · Women in the mills, Anna Keller, 2019`. */
export function found({ claims, title, author, published }: Told): string {
  return [say("open.claims", { n: claims }), [title, author, published].filter(Boolean).join(", ")].filter(Boolean).join(" · ");
}

const KINDS = ".txt,.text,.md,.markdown,.html,.htm,.xhtml,.docx,.docm,.odt,.ott,.fodt,.rtf,.epub,.pdf,.zip";

/** Lets a page take files, if it has the button for it: by the button, and wherever they are dropped. */
export function prepareOpener(page: HTMLElement): void {
  const button = page.querySelector<HTMLElement>("[data-open]");
  if (!button) return;
  button.addEventListener("click", () => void openOpener([]));
  const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
  document.addEventListener("dragover", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    document.documentElement.classList.add("dropping");
  });
  const over = () => document.documentElement.classList.remove("dropping");
  document.addEventListener("dragleave", (event) => event.relatedTarget === null && over());
  document.addEventListener("drop", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    over();
    const files = [...(event.dataTransfer?.files ?? [])];
    const already = document.querySelector<HTMLDialogElement>("dialog.opener");
    if (already) already.dispatchEvent(new CustomEvent("files", { detail: files }));
    else openOpener(files);
  });
}

/** The dialog's parts that change. */
interface Parts {
  files: HTMLInputElement;
  text: HTMLTextAreaElement;
  heading: HTMLInputElement;
  list: HTMLElement;
  said: HTMLElement;
  start: HTMLButtonElement;
}

/** Opens the dialog with some files; those that are dropped on it come to them. */
function openOpener(dropped: File[]): void {
  const chosen = [...dropped];
  const stop = new AbortController();
  const made = parts();
  const dialog = element("dialog.opener.share", { "aria-labelledby": "opener-title" });
  const show = () => {
    made.list.replaceChildren(...chosen.map((file, at) => chosenFile(file, () => {
      chosen.splice(at, 1);
      show();
      (made.list.querySelectorAll("button")[Math.min(at, chosen.length - 1)] ?? made.files).focus();
    })));
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
    dialog.remove();
  });
  made.start.addEventListener("click", () => void read(made, chosen, stop.signal));
  dialog.append(...contents(made, () => dialog.close()));
  show();
  document.body.append(dialog);
  dialog.showModal();
}

function parts(): Parts {
  return {
    files: element("input", { type: "file", multiple: true, accept: KINDS, id: "opener-files" }),
    text: element("textarea", { id: "opener-text", rows: 5 }),
    heading: element("input", { type: "text", id: "opener-heading", maxlength: 200 }),
    list: element("ul.chosen", { "aria-label": say("open.chosen") }),
    said: element("div.said", { role: "status", "aria-live": "polite" }),
    start: element("button.start", { type: "button" }, say("open.start")),
  };
}

function contents(made: Parts, close: () => void): HTMLElement[] {
  const where = onlyHere(location.hostname) ? "open.here" : "open.there";
  return [
    element(
      "div.head", {},
      element("h2", { id: "opener-title" }, say("open.title")),
      element("button.close", { type: "button", "aria-label": say("share.close"), onclick: close }, "×"),
    ),
    element("p", {}, say(where, { host: location.hostname })),
    element("div.drop", {}, element("p.where", {}, say("open.drop")), made.files, element("label", { for: "opener-files" }, say("open.choose")), element("p", {}, say("open.kinds"))),
    made.list,
    element("details.paste", {}, element("summary", {}, say("open.paste")), element("label.unseen", { for: "opener-text" }, say("open.paste")), made.text),
    element("p.heading", {}, element("label", { for: "opener-heading" }, say("open.heading")), made.heading),
    element("p.begin", {}, made.start),
    made.said,
  ];
}

function chosenFile(file: File, drop: () => void): HTMLElement {
  const kilobytes = number(Math.max(1, Math.round(file.size / 1000)));
  return element("li", {}, `${file.name} · ${say("open.size", { size: kilobytes })} `, element("button", { type: "button", "aria-label": say("open.drop_file", { name: file.name }), onclick: drop }, "×"));
}

/** Sends what was chosen, and shows what came of it; where nothing went wrong, the page follows at once. */
async function read({ text, heading, said, start }: Parts, files: File[], signal: AbortSignal): Promise<void> {
  if (!files.length && !text.value.trim()) return void said.replaceChildren(element("p.refused", {}, say("open.none")));
  const form = new FormData();
  for (const file of files) form.append("file", file);
  form.append("text", text.value);
  form.append("title", heading.value);
  if (start.getAttribute("aria-disabled")) return; // it is being read; a button that is disabled would lose the focus
  start.setAttribute("aria-disabled", "true");
  said.replaceChildren(element("p", {}, say("open.reading"), " ", element("progress", { "aria-label": say("open.reading") })));
  const answered = await sent(form, signal);
  start.removeAttribute("aria-disabled");
  if (signal.aborted) return;
  said.replaceChildren(...answers(answered));
  if (answered.address && answered.told.every((one) => !one.wrong)) location.assign(answered.address);
  else said.querySelector<HTMLElement>("a")?.focus();
}

async function sent(form: FormData, signal: AbortSignal): Promise<Answered> {
  try {
    const answer = await fetch(`/open${location.search}`, { method: "POST", body: form, signal });
    return (await answer.json()) as Answered;
  } catch {
    return { address: "", told: [], wrong: say("open.failed") };
  }
}

function answers({ address, told, wrong }: Answered): HTMLElement[] {
  const lines: HTMLElement[] = told.map((one) => element(one.wrong ? "li.refused" : "li", {}, element("b", {}, one.name), `: ${one.wrong || found(one)}`));
  const parts: (HTMLElement | false)[] = [
    !!wrong && element("p.refused", {}, wrong),
    lines.length > 0 && element("ul.told", {}, ...lines),
    !!address && element("p", {}, element("a.show", { href: address }, say("open.show"))),
  ];
  return parts.filter((part) => part !== false);
}
