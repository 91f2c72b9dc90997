/* How the texts stand to each other on an event, as an editor judges it: shown, and judged in place. */

import { closeDraft, draftOf, openDraft } from "./drafts.ts";
import { element } from "../dom/element.ts";
import { judged, type Judgement } from "../model/work.ts";
import { labelled, newName } from "./field.ts";
import { sayIn } from "../model/say.ts";
import type { Correcting } from "./undoing.ts";

const say = sayIn("correct");
const KINDS = ["supports", "contradicts", "differs"] as const;
const fills = new WeakMap<HTMLElement, () => void>();

/** The judgement of an event, and what changes it; null where there is neither. `place` is the card or the view. */
export function judging(room: Correcting, event: string, place: string): HTMLElement | null {
  const { data, editing } = room;
  const key = `${place} ${event}`;
  const root = element("div.judging", {});
  const fill = () => {
    const form = editing && draftOf(key);
    const known = data.judged?.[event];
    root.replaceChildren(...(form ? [form] : [known && told(known), editing && opener(known)].filter((part) => part instanceof HTMLElement)));
  };
  const opener = (known: Judgement | undefined) => element("button.judge", { type: "button", "data-judge": event, title: say("judge_says"), onclick: open }, say(known ? "judge_change" : "judge"));
  const open = () => {
    openDraft(key, formOf(room, event, close));
    fill();
    root.querySelector<HTMLElement>("input:checked, input")?.focus();
  };
  const close = () => {
    const now = draftOf(key)?.parentElement ?? root; // by now it may stand in another drawing of the same place
    closeDraft(key);
    fills.get(now)?.();
    now.querySelector<HTMLElement>("[data-judge]")?.focus({ preventScroll: true });
  };
  fills.set(root, fill);
  fill();
  return root.childElementCount ? root : null;
}

function told({ kind, why }: Judgement): HTMLElement {
  return element(`p.judged.${kind}`, {}, element("strong", {}, say("by_editor")), ` ${say(kind)}.`, why && ` ${why}`);
}

function formOf({ data, work, make }: Correcting, event: string, close: () => void): HTMLFormElement {
  const known = data.judged?.[event];
  const name = newName();
  const choices = KINDS.map((kind) => element("input", { type: "radio", name, value: kind, checked: known?.kind === kind }));
  const wrong = element("p.below", { role: "alert" });
  const why = labelled(say("judge_why"), element("input", { type: "text", autocomplete: "off" }), { hint: say("judge_why_hint") });
  why.input.value = known?.why ?? "";
  const give = (judgement: Judgement | null) => {
    close();
    make(judged(work(), event, judgement));
  };
  const form = element(
    "form.mending.judgement", { novalidate: true },
    element("fieldset", {}, element("legend", {}, say("judge_heading")), ...choices.map((choice) => element("label", {}, choice, say(choice.value))), wrong),
    why.root,
    element(
      "div.buttons", {},
      element("button.save", { type: "submit" }, say("save")),
      element("button.cancel", { type: "button", onclick: close }, say("cancel")),
      known && element("button.drop", { type: "button", onclick: () => give(null) }, say("judge_back")),
    ),
  ) as HTMLFormElement;
  form.addEventListener("submit", (submitted) => {
    submitted.preventDefault();
    const chosen = choices.find((choice) => choice.checked);
    if (chosen) return give({ kind: chosen.value as Judgement["kind"], why: why.input.value.trim() });
    wrong.textContent = say("judge_missing");
    return choices[0]!.focus();
  });
  form.addEventListener("keydown", (pressed) => {
    pressed.stopPropagation();
    if (pressed.key === "Escape") close();
  });
  return form;
}
