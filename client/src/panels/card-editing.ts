/* Correcting the chosen claim in its card. */

import { changeOf, fieldsOf, ownEvent, type Fields } from "../model/correcting.ts";
import { changed } from "../model/work.ts";
import { closeDraft, draftOf, openDraft } from "./drafts.ts";
import { editor } from "./editor.ts";
import { element } from "../dom/element.ts";
import { offerUndo, stepButtons, type Correcting } from "./undoing.ts";
import { sayIn } from "../model/say.ts";
import { shownDate } from "../model/shown-date.ts";

const say = sayIn("correct");
const keyOf = (id: string) => `claim ${id}`;
const card = () => document.getElementById("card")!;

/** The button that opens the editor of a claim, and those that undo; none where nothing is edited. */
export function editButtons(room: Correcting, row: number): HTMLElement[] {
  const id = room.data.claims.id[row]!;
  if (!room.editing || draftOf(keyOf(id))) return [];
  const steps = stepButtons(room);
  const open = () => {
    openDraft(keyOf(id), editorOf(room, id));
    room.editing!.card();
    card().querySelector<HTMLElement>(".mending input")?.focus();
  };
  return [element("button.edit", { type: "button", "data-edit": id, title: say("edit_says"), onclick: open }, say("edit")), ...(steps.length ? [element("span.undoing", {}, ...steps)] : [])];
}

/** The open editor of a claim, in place of what it changes; null if none is open. */
export function cardEditor({ data, editing }: Correcting, row: number): HTMLElement[] | null {
  const form = editing && draftOf(keyOf(data.claims.id[row]!));
  return form ? [form] : null;
}

function editorOf(room: Correcting, id: string): HTMLFormElement {
  const { data, work, make, editing } = room;
  const { claims } = data;
  const row = claims.id.indexOf(id);
  const before = card().scrollTop;
  const closed = () => {
    closeDraft(keyOf(id));
    editing!.card();
    card().scrollTop = before; // the editor is longer than what it stood for
    card().querySelector<HTMLElement>("[data-edit]")?.focus({ preventScroll: true });
  };
  const save = (fields: Fields) => {
    closed();
    make(changed(work(), id, changeOf(editing!.came(), id, fields)));
  };
  const seeking = { source: claims.source[row]!, event: claims.event[row]!, earliest: claims.earliest[row]!, latest: claims.latest[row]! };
  return editor({
    data, heading: say("heading"), fields: fieldsOf(data, row, work()), when: shownDate(claims, row), seeking, own: ownEvent(editing!.came(), data, id),
    done: say("save"), save, cancel: closed, drop: () => dropClaim(room, id),
  });
}

/** Drops a claim, and offers to undo it. Undone, it is chosen again. */
export function dropClaim(room: Correcting, id: string): void {
  const { work, make, dispatch } = room;
  const { claims } = room.editing!.now();
  const title = claims.title[claims.id.indexOf(id)] ?? "";
  closeDraft(keyOf(id));
  make(changed(work(), id, { dropped: true }));
  const again = () => {
    dispatch({ type: "select", id }, "press");
    setTimeout(() => card().focus({ preventScroll: true }));
  };
  offerUndo(room, { words: say("dropped", { title }), again, leave: () => document.getElementById("panels")!.focus({ preventScroll: true }) });
}
