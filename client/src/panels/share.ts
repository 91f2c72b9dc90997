/* The dialog to share a view: as a link, as a frame for another page, and as files. */

import { HEIGHTS, HOSTS, WIDTHS, addresses, nearby, onlyHere, snippet } from "./snippet.ts";
import { element } from "../dom/element.ts";
import { toClipboard } from "./element.ts";
import { root } from "./address.ts";
import { say } from "../model/say.ts";
import { takePart } from "./share-files.ts";
import { choice, choosing, query, type Chosen, type Given, type Hands } from "./share-room.ts";

/** Opens the dialog on a state. */
export function openShare(room: Given): void {
  const made: Chosen = { width: "column", height: HEIGHTS[1]!, controls: true, sheet: "", paper: "" };
  const dialog = element("dialog.share", { "aria-labelledby": "share-title" });
  const close = () => dialog.close();
  window.addEventListener("popstate", close); // after Back the page shows another state
  dialog.addEventListener("close", () => {
    window.removeEventListener("popstate", close);
    dialog.remove();
  });
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  const fill = () => dialog.replaceChildren(...contents(room, made, { fill, close }));
  fill();
  document.body.append(dialog);
  dialog.showModal();
}

function contents(room: Given, made: Chosen, hands: Hands): HTMLElement[] {
  return [
    element(
      "div.head", {},
      element("h2", { id: "share-title" }, say("share.title")),
      element("button.close", { type: "button", "aria-label": say("share.close"), onclick: hands.close }, "×"),
    ),
    linkPart(room),
    takePart(room, made, hands),
    room.served && embedPart(room, made, hands),
  ].filter((part) => part instanceof HTMLElement);
}

/** The address of the page itself, without a query. */
const whole = () => new URL(root(), location.href).href;

function linkPart(room: Given): HTMLElement {
  const here = location.protocol.startsWith("http");
  const link = room.served ? `${whole()}${query(room)}` : here ? location.href.split(/[?#]/)[0] + query(room) : query(room);
  const hint = !here ? "share.file" : onlyHere(location.hostname) ? "share.local" : nearby(location.hostname) ? "share.nearby" : "share.link_says";
  if (!here && !query(room)) return element("section", {}, element("h3", {}, say("share.link")), element("p", {}, say("share.file_whole")));
  return element("section", {}, element("h3", {}, say("share.link")), element("p", {}, say(hint)), copied(say("share.link"), link, "input"));
}

/** A field with a text to copy, a button, and a message whether it was copied. */
function copied(name: string, value: string, kind: "input" | "textarea"): HTMLElement {
  const field = element(kind, { readonly: true, "aria-label": name, rows: kind === "textarea" ? 4 : null, spellcheck: "false" });
  field.value = value;
  field.addEventListener("focus", () => field.select());
  const said = element("span.said", { role: "status" });
  const copy = async () => {
    field.select();
    const done = await toClipboard(value, () => field.focus());
    said.textContent = say(done ? "share.copied" : "share.not_copied");
  };
  return element("div.copied", {}, field, element("button", { type: "button", onclick: copy }, say("share.copy")), said);
}

function embedPart(room: Given, made: Chosen, hands: Hands): HTMLElement {
  const set = choosing(made, hands);
  const { page, frame } = addresses(whole(), query(room), made);
  const title = document.title;
  const code = snippet({ frame, page, title, height: made.height, words: say("share.open_it") });
  const width = WIDTHS[made.width];
  return element(
    "section", {},
    element("h3", {}, say("share.embed")),
    element("p", {}, say("share.embed_says")),
    (onlyHere(location.hostname) || nearby(location.hostname)) && element("p.warning", {}, say(onlyHere(location.hostname) ? "share.embed_local" : "share.embed_nearby")),
    copied(say("share.snippet"), code, "textarea"),
    choice(say("share.height"), HEIGHTS.map((n) => [n, say("share.pixels", { n })] as const), made.height, set("height")),
    choice(say("share.controls"), [[true, say("share.yes")], [false, say("share.no")]], made.controls, set("controls")),
    choice(say("share.width"), Object.keys(WIDTHS).map((name) => [name, say(`share.${name}`)] as const), made.width, set("width")),
    element("div.preview", { tabindex: 0, role: "group", "aria-label": say("share.preview") }, element("iframe", {
      src: frame, title: say("share.preview"), height: made.height, style: `width:${width ? `${width}px` : "100%"}`,
    })),
    element("details", {}, element("summary", {}, say("share.where")), element("ul", {}, ...HOSTS.map((host) => element("li", {}, say(`share.${host}`))))),
  );
}
