/* The dialog of *Save* where the server keeps projects: there, or in a file (dashboard/showing/routes/projects.py). */

import { root } from "./address.ts";
import { checkedProject, type Project } from "../model/project.ts";
import { copied } from "./element.ts";
import { element } from "../dom/element.ts";
import { language, say, sayIn } from "../model/say.ts";
import { onlyHere } from "./snippet.ts";
import type { Work } from "../model/work.ts";

/** What the dialog may ask. */
interface Keeps {
  /** For how many days after a save the server keeps a project. */
  days: number;
  /** The project as which this is kept already. */
  project: () => Project | null;
  /** The bytes to keep, and the work in them; null, after saying why, where they cannot be had. */
  file: () => Promise<{ bytes: Uint8Array<ArrayBuffer>; work: Work } | null>;
  toFile: () => Promise<void>;
  /** Is told what is kept from now on: null and null after a project was deleted. */
  saved: (project: Project | null, work: Work | null) => void;
}

/** What a server answers: a project, or why it refuses. */
interface Answer {
  status: number;
  project: Project | null;
  wrong: string;
}

/** What the dialog says after something was done; `conflict` if somebody else saved first. */
interface Told {
  words: string;
  wrong?: boolean;
  conflict?: boolean;
}

const told = sayIn("project");

/** A second of Unix time as a day in words. */
export const day = (seconds: number): string => new Intl.DateTimeFormat(language(), { dateStyle: "long" }).format(seconds * 1000);

async function asked(address: string, method: "POST" | "PUT" | "DELETE", body?: Uint8Array<ArrayBuffer>): Promise<Answer> {
  try {
    const answer = await fetch(address, { method, ...(body && { body: new Blob([body]) }) });
    const said = Object(await answer.json()) as { wrong?: unknown };
    return { status: answer.status, project: checkedProject(said), wrong: typeof said.wrong === "string" ? said.wrong : told("unreached") };
  } catch {
    return { status: 0, project: null, wrong: told("unreached") };
  }
}

/** Opens the dialog. */
export function openKeeping(keeps: Keeps): void {
  const dialog = element("dialog.share.keeping", { "aria-labelledby": "keeping-title" });
  const said = element("div.said", { role: "status", "aria-live": "polite" });
  const inside = element("div", {});
  let busy = false;
  const show = ({ words, wrong, conflict }: Told) => {
    inside.replaceChildren(...contents(keeps, acts));
    const theirs = conflict && element("a", { href: keeps.project()!.edit, target: "_blank", rel: "noreferrer" }, told("theirs"));
    const copy = conflict && element("button", { type: "button", onclick: () => acts.keep(null) }, told("copy"));
    said.replaceChildren(element(wrong ? "p.refused" : "p", {}, words), ...[copy, theirs].filter((one) => one instanceof HTMLElement));
  };
  /** Does one thing at a time; what it gives is said. */
  const doing = async (what: () => Promise<Told | null>) => {
    if (busy) return;
    busy = true;
    said.replaceChildren(element("p", {}, told("saving")));
    const done = await what().finally(() => (busy = false));
    if (!done) return dialog.close(); // the page says why
    show(done);
    inside.querySelector<HTMLElement>("button.main")?.focus();
  };
  const acts: Acts = {
    keep: (project) => void doing(() => keep(keeps, project)),
    file: () => void keeps.toFile().then(() => dialog.close()),
    remove: (project) => confirm(told("delete_asks")) && void doing(() => remove(keeps, project)),
  };
  const close = element("button.close", { type: "button", "aria-label": say("share.close"), onclick: () => dialog.close() }, "×");
  dialog.append(element("div.head", {}, element("h2", { id: "keeping-title" }, told("title")), close), said, inside);
  dialog.addEventListener("close", () => {
    dialog.remove();
    document.querySelector<HTMLElement>("[data-keep]")?.focus({ preventScroll: true });
  });
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  inside.replaceChildren(...contents(keeps, acts));
  document.body.append(dialog);
  dialog.showModal();
  inside.querySelector<HTMLElement>("button.main")?.focus();
}

/** What the buttons of the dialog do; `keep` saves a project anew, or makes one. */
interface Acts {
  keep: (project: Project | null) => void;
  file: () => void;
  remove: (project: Project) => void;
}

async function keep(keeps: Keeps, project: Project | null): Promise<Told | null> {
  const made = await keeps.file();
  if (!made) return null;
  const answer = await (project ? asked(`${project.edit}?base=${project.revision}`, "PUT", made.bytes) : asked(`${root()}projects`, "POST", made.bytes));
  if (!answer.project) return { words: answer.wrong, wrong: true, conflict: answer.status === 409 };
  keeps.saved(answer.project, made.work);
  return { words: told("until", { date: day(answer.project.until) }) };
}

async function remove(keeps: Keeps, project: Project): Promise<Told> {
  const { status, wrong } = await asked(project.edit, "DELETE");
  if (status !== 200 && status !== 404) return { words: wrong, wrong: true };
  keeps.saved(null, null);
  return { words: told("deleted") };
}

function contents({ days, project: kept }: Keeps, acts: Acts): HTMLElement[] {
  const project = kept();
  const link = (key: "edit" | "read", path: string) => element("div.link", {}, element("h4", {}, told(key)), element("p", {}, told(`${key}_says`)), copied(told(key), location.origin + path, "input"));
  const here = element(
    "section", {},
    element("h3", {}, told("where")),
    element("p", {}, told("how", { n: days, host: location.hostname })),
    onlyHere(location.hostname) && element("p", {}, told("local")),
    element("p.begin", {}, element("button.start.main", { type: "button", onclick: () => acts.keep(project) }, told(project ? "again" : "keep"))),
    ...(project ? [link("edit", project.edit), link("read", project.base), element("button.plain-button", { type: "button", onclick: () => acts.remove(project) }, told("delete"))] : []),
  );
  const file = element("section", {}, element("h3", {}, told("file")), element("p", {}, told("file_says")), element("button", { type: "button", onclick: acts.file }, told("file_save")));
  return [here, file];
}
