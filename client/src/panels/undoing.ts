/* Undo, Redo and the way to all corrections, where something was changed; and what was just done, with a button that undoes it. */

import { correctionsOf } from "../model/corrections.ts";
import { element } from "../dom/element.ts";
import { openCorrections } from "./corrections.ts";
import { sayIn } from "../model/say.ts";
import type { Room } from "../room.ts";
import type { Work } from "../model/work.ts";

/** What is asked of the page by those who correct. */
export type Correcting = Pick<Room, "data" | "state" | "dispatch" | "work" | "make" | "editing">;

const say = sayIn("correct");
const STEPS = [["undo", "↶"], ["redo", "↷"]] as const;

/** The two buttons; none before anything was changed. */
export function stepButtons({ editing }: Pick<Correcting, "editing">): HTMLButtonElement[] {
  const steps = editing?.steps();
  if (!editing || !steps || !(steps.undo || steps.redo)) return [];
  return STEPS.map(([name, sign]) => {
    // Not `disabled`: the button would lose the focus while somebody goes back step by step.
    const off = !steps[name];
    const made = element("button.icon.undo", { type: "button", "data-undo": name, title: say(`${name}_says`), "aria-label": say(name), "aria-disabled": off && "true" }, sign);
    made.addEventListener("click", () => off || editing[name]());
    return made;
  });
}

/** Fills the group in the page's bar, and takes away what was said of a step that is not the last one any more. */
export function drawMade(root: HTMLElement, room: Correcting): void {
  const held = root.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset.undo : null;
  const buttons = stepButtons(room);
  const count = buttons.length ? correctionsOf(room.editing!.came(), room.data, room.work()).length : 0;
  const all = () => openCorrections(room);
  const list = element("button.all-made", { type: "button", "data-undo": "all", title: say("all_says"), onclick: all }, say("all", { n: count }));
  root.hidden = !buttons.length;
  root.replaceChildren(...(buttons.length ? [list, ...buttons] : []));
  if (held) root.querySelector<HTMLElement>(`[data-undo="${held}"]`)?.focus({ preventScroll: true });
  if (offered && offered.work !== room.work()) withdraw();
}

let offered: { work: Work; node: HTMLElement } | null = null;

function withdraw(): void {
  offered?.node.remove();
  offered = null;
}

/** What was done, the work before it and after it, and what the page shows again once it is undone. */
interface Done {
  words: string;
  /** Called after Undo. */
  again: () => void;
  /** Called when the message is closed. */
  leave: () => void;
}

/** Says at the page's foot what the last step did, with a button that undoes it, until the next step. The button has the focus. */
export function offerUndo({ editing, work }: Correcting, { words, again, leave }: Done): void {
  withdraw();
  const undo = () => {
    withdraw();
    editing!.undo();
    again();
  };
  const close = () => {
    withdraw();
    leave();
  };
  const button = element("button", { type: "button", onclick: undo }, say("undo"));
  const node = element(
    "div.offer", { role: "region", "aria-label": say("group") },
    element("p", { role: "status" }, words), button,
    element("button.close", { type: "button", "aria-label": say("dismiss"), onclick: close }, "×"),
  );
  node.addEventListener("keydown", (event) => event.key === "Escape" && close());
  document.getElementById("page")!.append(node);
  offered = { work: work(), node };
  button.focus({ preventScroll: true });
}
