/* The dialog to share a view: as a link, as a frame for another page, and as files. */

import { HEIGHTS, HOSTS, WIDTHS, addresses, nearby, onlyHere, snippet } from "./snippet.ts";
import { element } from "../dom/element.ts";
import { copied } from "./element.ts";
import { codeOf } from "./code.ts";
import { say } from "../model/say.ts";
import { starredIn } from "../model/stars.ts";
import { takePart } from "./share-files.ts";
import { choice, choosing, query, type Chosen, type Given, type Hands } from "./share-room.ts";

/** Opens the dialog on a state. */
export function openShare(room: Given): void {
  const made: Chosen = { width: "column", height: HEIGHTS[1]!, controls: true, sheet: "", paper: "", starred: false, code: false };
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
    linkPart(room, made, hands),
    takePart(room, made, hands),
    room.place.frame !== "" && embedPart(room, made, hands),
  ].filter((part) => part instanceof HTMLElement);
}

function linkPart(room: Given, made: Chosen, hands: Hands): HTMLElement {
  const here = location.protocol.startsWith("http");
  const stars = room.state.starred ? 0 : starredIn(room.takes.now.claims);
  const asked = query(made.starred ? { ...room, state: { ...room.state, starred: true } } : room);
  const link = room.place.page ? location.origin + room.place.page + asked : here ? location.href.split(/[?#]/)[0] + asked : asked;
  const hint = !here ? "share.file" : onlyHere(location.hostname) ? "share.local" : nearby(location.hostname) ? "share.nearby" : "share.link_says";
  if (!here && !asked) return element("section", {}, element("h3", {}, say("share.link")), element("p", {}, say("share.file_whole")));
  const shows = stars > 0 && choice(say("share.shows"), [[false, say("share.this_view")], [true, say("share.starred", { n: stars })]] as const, made.starred, choosing(made, hands)("starred"));
  return element("section", {}, element("h3", {}, say("share.link")), element("p", {}, say(hint)), shows, copied(say("share.link"), link, "input"), codePart(made, here ? link : ""));
}

/** The QR code of a link, made when it is asked for; "" for a page that has no address of its own. Of an address that other
    devices cannot reach there is none. */
function codePart(made: Chosen, link: string): HTMLElement {
  if (link && onlyHere(location.hostname)) return element("p.code", {}, say("share.code_here", { host: location.hostname }));
  const inside = element("div.code", {});
  const part = element("details", { open: made.code }, element("summary", {}, say("share.code")), inside);
  const show = () => {
    made.code = part.open;
    if (part.open && !inside.childElementCount) void codeOf(link).then((shown) => inside.replaceChildren(...shown));
  };
  part.addEventListener("toggle", show);
  show();
  return part;
}

function embedPart(room: Given, made: Chosen, hands: Hands): HTMLElement {
  const set = choosing(made, hands);
  const { page, frame } = addresses(location.origin, query(room), { ...made, place: room.place });
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
