/* The dialog to share a view: as a link, as a frame for another page, and as files. */

import { HEIGHTS, HOSTS, WIDTHS, addresses, onlyHere, snippet } from "./snippet.ts";
import { element } from "../dom/element.ts";
import { copied } from "./element.ts";
import { linked } from "./address.ts";
import { pngFile, svgFile } from "../chart/svg.ts";
import { differs, saveNotes, take, type Takes } from "./taking.ts";
import { save } from "./download.ts";
import { codeOf } from "./code.ts";
import { csv, json } from "../model/columns.ts";
import { number, say } from "../model/say.ts";
import { starredIn } from "../model/stars.ts";
import type { Served } from "../model/project.ts";
import type { Picture } from "../chart/items.ts";
import type { State } from "../model/claims.ts";

/** The files that a server writes, by what they are for: [name, path]. */
const FILES = {
  lesson: [
    ["page", "page/timeline.html"],
    ["worksheet", "worksheet/worksheet.html"],
    ["answers", "answers/answers.html"],
    ["comparison", "compare/comparison.html"],
    ["pdf", "print/timeline.pdf"],
    ["static", "static/timeline.html"],
  ],
  pictures: [
    ["picture", "print/timeline.png"],
    ["drawing", "print/timeline.svg"],
  ],
  data: [
    ["table", "table/claims.csv"],
    ["package", "package/claims.zip"],
    ["timelinejs", "timelinejs/timeline.json"],
    ["annotations", "annotations/passages.jsonld"],
    ["claims", "claims/claims.jsonld"],
    ["calendar", "calendar/claims.ics"],
  ],
} as const;
const SHEETS: readonly string[] = ["worksheet", "answers"];
/** What the dialog shares. */
interface Given {
  state: State;
  /** Where a server has it. */
  place: Served;
  /** The claims, and what the reader made of them. */
  takes: Takes;
  /** The chart as it is on the screen; null where there is none. */
  picture: () => Picture | null;
}

/** What is chosen of a frame: its width and height, whether it has controls, and for which kind of page it is. */
interface Chosen {
  /** How many claims the worksheet has: a number, "all", or "" for as many as are usual. */
  sheet: string;
  /** Whether the link is to the starred claims alone. */
  starred: boolean;
  /** Whether the QR code is shown. */
  code: boolean;
  width: string;
  height: number;
  controls: boolean;
}

/** Draws the dialog anew, and closes it. */
interface Hands {
  fill: () => void;
  close: () => void;
}

/** Opens the dialog on a state. */
export function openShare(room: Given): void {
  const made: Chosen = { width: "column", height: HEIGHTS[1]!, controls: true, sheet: "", starred: false, code: false };
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

const query = (room: Given, sheet = "") => {
  const link = linked(room.state);
  return sheet ? `${link || "?"}${link ? "&" : ""}n=${sheet}` : link;
};

function linkPart(room: Given, made: Chosen, hands: Hands): HTMLElement {
  const here = location.protocol.startsWith("http");
  const stars = room.state.starred ? 0 : starredIn(room.takes.now.claims);
  const asked = query(made.starred ? { ...room, state: { ...room.state, starred: true } } : room);
  const link = room.place.page ? location.origin + room.place.page + asked : here ? location.href.split(/[?#]/)[0] + asked : asked || "?";
  const hint = !here ? "share.file" : onlyHere(location.hostname) ? "share.local" : "share.link_says";
  const shows = stars > 0 && choice(say("share.shows"), [[false, say("share.this_view")], [true, say("share.starred", { n: stars })]] as const, made.starred, choosing(made, hands)("starred"));
  return element("section", {}, element("h3", {}, say("share.link")), element("p", {}, say(hint)), shows, copied(say("share.link"), link, "input"), codePart(made, here ? link : ""));
}

/** The QR code of a link, made when it is asked for; "" for a page that has no address of its own. */
function codePart(made: Chosen, link: string): HTMLElement {
  const inside = element("div.code", {});
  const part = element("details", { open: made.code }, element("summary", {}, say("share.code")), inside);
  const show = () => {
    made.code = part.open;
    if (part.open && !inside.childElementCount) inside.append(...codeOf(link));
  };
  part.addEventListener("toggle", show);
  show();
  return part;
}

/** A group of buttons, one of them pressed. */
function choice<Value extends string | number | boolean>(name: string, values: (readonly [Value, string])[], now: Value, choose: (value: Value) => void): HTMLElement {
  const buttons = values.map(([value, words]) => {
    return element("button", { type: "button", "aria-pressed": String(value === now), onclick: () => choose(value) }, words);
  });
  return element("div.choice", { role: "group", "aria-label": name }, element("span", {}, name), ...buttons);
}

/** Keeps what is chosen of the dialog, and draws it anew. */
function choosing(made: Chosen, hands: Hands) {
  const buttons = () => [...document.querySelectorAll<HTMLElement>("dialog.share button")];
  return <Name extends keyof Chosen>(name: Name) => (value: Chosen[Name]) => {
    made[name] = value;
    const at = buttons().findIndex((button) => button === document.activeElement);
    hands.fill();
    buttons()[at]?.focus();
  };
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

/** Files to take away, in three groups; on the page of opened essays the page itself, in a file only what the browser draws. */
function takePart(room: Given, made: Chosen, hands: Hands): HTMLElement {
  const entry = (name: string, attributes: Parameters<typeof element>[1], tag: "a" | "button") => element("li", {}, element(tag, attributes, say(`share.${name}`)), " ", element("span", {}, say(`share.${name}_says`)));
  const base = room.place.files;
  const told = element("p.wrong", { role: "alert" });
  const corrected = differs(room.takes);
  const files = (kind: keyof typeof FILES) => (base ? FILES[kind].map(([name, path]) => {
    const [href, file] = [`${base}${path}${query(room, SHEETS.includes(name) ? made.sheet : "")}`, path.split("/")[1]!];
    const offered = entry(name, { href, download: file }, "a");
    if (corrected) offered.querySelector("a")!.addEventListener("click", (event) => {
      event.preventDefault();
      void take(href, file, { takes: room.takes, told });
    });
    return offered;
  }) : []);
  const own = corrected ? [entry("notes", { type: "button", onclick: () => saveNotes(room.takes) }, "button")] : [];
  const drawn = room.picture() ? (["png", "svg"] as const).map((kind) => entry(`chart_${kind}`, { type: "button", onclick: () => picture(room, kind) }, "button")) : [];
  const group = (name: string, entries: HTMLElement[]) => entries.length > 0 && element("div", {}, element("h4", {}, say(`share.${name}`)), element("ul.files", {}, ...entries));
  const data = [...own, ...(base ? files("data") : tables(room, entry))];
  return element(
    "section", {},
    element("h3", {}, say("share.take")),
    element("p", {}, say("share.take_says")),
    told,
    group("lesson", files("lesson")),
    base !== "" && choice(say("lesson.sheet"), [["8", number(8)], ["", number(10)], ["12", number(12)], ["20", number(20)], ["all", say("lesson.sheet_all")]] as const, made.sheet, choosing(made, hands)("sheet")),
    group("pictures", [...drawn, ...files("pictures")]),
    data.length > 0 && element("details", {}, element("summary", {}, say("share.data")), element("ul.files", {}, ...data)),
  );
}

/** The claims as tables, which a page without a server writes itself. */
function tables({ takes }: Given, entry: (name: string, attributes: Parameters<typeof element>[1], tag: "button") => HTMLElement): HTMLElement[] {
  const { claims } = takes.now;
  const every = claims.id.map((_id, row) => row);
  const kinds = { table: ["claims.csv", "text/csv;charset=utf-8", csv], json: ["claims.json", "application/json", json] } as const;
  return Object.entries(kinds).map(([kind, [name, type, written]]) => entry(kind, { type: "button", onclick: () => save(written(claims, every), { name, type }) }, "button"));
}

/** The chart as the browser draws it, as a file. */
async function picture(room: Given, format: "png" | "svg"): Promise<void> {
  const drawn = room.picture();
  if (!drawn) return;
  if (format === "svg") save(svgFile(drawn), { name: "timeline.svg", type: "image/svg+xml" });
  else save(await pngFile(drawn, 3), { name: "timeline.png", type: "image/png" });
}
