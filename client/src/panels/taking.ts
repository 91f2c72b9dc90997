/* Files that a server makes, to take away: by their address or, where the reader has corrected claims, by sending it the claims
   as they are now (dashboard/showing/routes/corrected.py). */

import { begun, type Work } from "../model/work.ts";
import { csv } from "../model/columns.ts";
import { notesCsv, notesOf } from "../model/notes.ts";
import { save } from "./download.ts";
import { say } from "../model/say.ts";
import type { Data } from "../model/claims.ts";

/** What is taken: the data as they came and as they are now, and the work that lies between. */
export interface Takes {
  came: Data;
  now: Data;
  work: Work;
}

const every = (n: number) => Array.from({ length: n }, (_, row) => row);

/** The claims as a server reads them. */
export function sent({ now, work }: Takes): FormData {
  const { claims, judged = {} } = now;
  const ids = (column: readonly boolean[] = []) => claims.id.filter((_, row) => column[row]);
  const remarks = Object.fromEntries(claims.id.flatMap((id, row) => (claims.remark[row] ? [[id, claims.remark[row]]] : [])));
  const more = { remarks, starred: ids(claims.starred), edited: ids(claims.edited), judged, names: work.names, colours: work.colours, title: work.title, subtitle: work.subtitle };
  const form = new FormData();
  form.set("table", csv(claims, every(claims.n)));
  form.set("more", JSON.stringify(more));
  return form;
}

/** Takes a file from a server that is sent the claims; `told` shows what goes wrong. */
export async function take(address: string, name: string, { takes, told }: { takes: Takes; told: HTMLElement }): Promise<void> {
  told.textContent = "";
  try {
    const answer = await fetch(address, { method: "POST", body: sent(takes) });
    if (!answer.ok) throw new Error((await answer.text()).trim());
    const made = await answer.blob();
    save(made, { name, type: made.type });
  } catch (error) {
    told.textContent = say("typed.not_made", { why: error instanceof TypeError ? say("open.failed") : (error as Error).message });
  }
}

/** How long the files for a class are: claims and pages of the sheets, null for too many to count, and slides, null for none. */
export interface Lengths {
  claims: number;
  /** Starred claims that are not on it. */
  left: number;
  worksheet: number | null;
  answers: number | null;
  slides: number | null;
}

/** Asks the server how long they are; null where it does not say. */
export async function lengths(address: string, takes: Takes): Promise<Lengths | null> {
  try {
    const answer = await fetch(address, differs(takes) ? { method: "POST", body: sent(takes) } : {});
    return answer.ok ? ((await answer.json()) as Lengths) : null;
  } catch {
    return null;
  }
}

/** Whether a server must be sent the claims, since they are not those that it has. */
export const differs = ({ work }: Takes): boolean => begun(work);

/** Saves the corrections as notes, for `claimline extract`. */
export function saveNotes({ came, now, work }: Takes): void {
  save(notesCsv(notesOf(came, now, work)), { name: "notes.csv", type: "text/csv;charset=utf-8" });
}
