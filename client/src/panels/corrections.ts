/* The dialog with all corrections: what was, what is, a link to the claim, and a button that takes each back. */

import { correctionsOf, type Correction } from "../model/corrections.ts";
import { element } from "../dom/element.ts";
import { foreign, sayIn } from "../model/say.ts";
import { judged, takenBack } from "../model/work.ts";
import type { Correcting } from "./undoing.ts";

const say = sayIn("correct");

export function openCorrections({ work, make, editing, dispatch }: Correcting): void {
  const dialog = element("dialog.share.corrections", { "aria-labelledby": "corrections-title" });
  const list = element("ol", {});
  const close = element("button.close", { type: "button", "aria-label": say("close"), onclick: () => dialog.close() }, "×");
  const fill = () => {
    const all = correctionsOf(editing!.came(), editing!.now(), work());
    list.replaceChildren(...(all.length ? all.map((one, at) => entry(one, { back: () => back(one, at), open: () => open(one) })) : [element("li.none", {}, say("none"))]));
  };
  const back = (one: Correction, at: number) => {
    make(one.id ? takenBack(work(), one.id) : judged(work(), one.event, null));
    fill();
    const buttons = list.querySelectorAll<HTMLElement>(".back");
    (buttons[Math.min(at, buttons.length - 1)] ?? close).focus();
  };
  const open = ({ id, event }: Correction) => {
    const { claims } = editing!.now();
    const found = id || (claims.id[claims.event.indexOf(event)] ?? "");
    dialog.close();
    if (!claims.id.includes(found)) return;
    dispatch({ type: "select", id: found }, "press");
    setTimeout(() => document.getElementById("card")!.focus({ preventScroll: true }));
  };
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  fill();
  dialog.append(element("div.head", {}, element("h2", { id: "corrections-title" }, say("all_title")), close), element("p", {}, say("all_intro")), list);
  document.body.append(dialog);
  dialog.showModal();
}

function entry({ title, source, says }: Correction, { back, open }: { back: () => void; open: () => void }): HTMLElement {
  return element(
    "li", {},
    element("p.what", {}, element("button.to-claim", { type: "button", onclick: open }, element("span", { lang: foreign() }, title)), source && element("span.who", {}, source)),
    element("ul", {}, ...says.map((sentence) => element("li", {}, sentence))),
    element("button.back", { type: "button", "aria-label": say("back_says", { title }), onclick: back }, say("back")),
  );
}
