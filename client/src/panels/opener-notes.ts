/* Opening a file of notes: puts them to the claims that are shown, and lists those that do not fit. */

import { element } from "../dom/element.ts";
import { readNotes, type Line } from "../model/notes-read.ts";
import { say, sayIn } from "../model/say.ts";
import { wrongFlag, type Put } from "../model/noted.ts";

const told = sayIn("notes");

/** What is done with a file, and where it is told. */
interface Hands {
  notes: (lines: Line[]) => Promise<Put>;
  said: HTMLElement;
  close: () => void;
}

export async function putFile(file: File, { notes, said, close }: Hands): Promise<void> {
  const lines = readNotes(await file.text());
  if (!lines?.length) return said.replaceChildren(element("p.refused", {}, told(lines ? "none" : "foreign")));
  const { fitting, misfits } = await notes(lines);
  const show = () => {
    close();
    document.getElementById("panels")?.focus();
  };
  const button = element("button.show", { type: "button", onclick: show }, say("open.show"));
  said.replaceChildren(
    element("p", {}, told("put", { n: fitting, all: lines.length })),
    ...(misfits.length ? [element("p", {}, told("left")), element("ul.told", {}, ...misfits.map(misfit))] : []),
    element("p", {}, button),
  );
  button.focus();
}

function misfit({ line, note, why }: Put["misfits"][number]): HTMLElement {
  const { source = "", paragraph = "", passage = "", date = "" } = note;
  const flag = wrongFlag(note);
  const values = { date, relation: note.relation ?? "", column: flag ?? "", value: (flag && note[flag]) ?? "" };
  const because = told(why, values);
  return element("li.refused", {}, told("misfit", { line, source, n: paragraph, passage, because }));
}
