/* The files of the dialog Share & embed, in three groups: for the class, pictures, data. With a server all formats; in a file
   what the browser makes itself. */

import { captioned, type Caption } from "../chart/captioned.ts";
import { colourOf } from "../model/colours.ts";
import { csv, json } from "../model/columns.ts";
import { choice, choosing, query, type Chosen, type Given, type Hands } from "./share-room.ts";
import { differs, lengths, saveNotes, take, type Lengths } from "./taking.ts";
import { element } from "../dom/element.ts";
import { SIGNS } from "../chart/legend.ts";
import { measure, palette } from "../chart/look.ts";
import { number, say } from "../model/say.ts";
import { pngFile, svgFile } from "../chart/svg.ts";
import { save } from "./download.ts";

/** Formats of one file, each with its place on the server. */
type Formats = readonly (readonly [format: string, path: string])[];

/** The files that a server writes, by what they are for: name, then formats. */
const LESSON: readonly (readonly [string, Formats])[] = [
  ["page", [["html", "page/timeline.html"]]],
  ["worksheet", [["pdf", "worksheet/worksheet.pdf"], ["word", "worksheet/worksheet.docx"], ["html", "worksheet/worksheet.html"]]],
  ["answers", [["pdf", "answers/answers.pdf"], ["word", "answers/answers.docx"], ["html", "answers/answers.html"]]],
  ["slides", [["slides", "slides/slides.pptx"]]],
  ["comparison", [["html", "compare/comparison.html"]]],
  ["static", [["html", "static/timeline.html"]]],
];
const POSTER: Formats = [["pdf", "print/timeline.pdf"], ["png", "print/timeline.png"], ["svg", "print/timeline.svg"]];
const DATA: readonly (readonly [string, Formats])[] = [
  ["table", [["csv", "table/claims.csv"]]],
  ["package", [["zip", "package/claims.zip"]]],
  ["timelinejs", [["json", "timelinejs/timeline.json"]]],
  ["annotations", [["json", "annotations/passages.jsonld"]]],
  ["claims", [["json", "claims/claims.jsonld"]]],
  ["calendar", [["ics", "calendar/claims.ics"]]],
];
const WAYS = [["text", "filled", "by_text"], ["context", "half", "by_context"], ["reference", "hollow", "by_reference"], ["editor", "core", "by_editor"]] as const;
const SHEETS: readonly string[] = ["worksheet", "answers"];
const PAPERS = ["A4", "A3", "A2", "A1"];
const COUNTS = [["8", 8], ["", 10], ["12", 12], ["20", 20]] as const;

/** An entry of a list: what it is, a word on it, and its formats as links or buttons. */
function entry(name: string, says: string, formats: HTMLElement[], id = ""): HTMLElement {
  return element("li", id ? { "data-file": id } : {}, element("b", {}, name), " ", element("span", {}, says), element("div.formats", {}, ...formats));
}

/** The formats of a file that the server writes, as links; after corrections a press sends it the claims. */
function linksTo(room: Given, name: string, formats: Formats, { base, told, more }: { base: string; told: HTMLElement; more: Record<string, string> }): HTMLElement[] {
  const corrected = differs(room.takes);
  return formats.map(([format, path]) => {
    const [href, file] = [`${base}${path}${query(room, more)}`, path.split("/")[1]!];
    const words = say(`share.as_${format}`);
    const link = element("a", { href, download: file, "aria-label": `${say(`share.${name}`)}, ${words}` }, words);
    if (corrected) link.addEventListener("click", (event) => {
      event.preventDefault();
      void take(href, file, { takes: room.takes, told });
    });
    return link;
  });
}

/** Files to take away. On the page of opened essays they lie beside it. */
export function takePart(room: Given, made: Chosen, hands: Hands): HTMLElement {
  const base = room.place.files;
  const told = element("p.wrong", { role: "alert" });
  const set = choosing(made, hands);
  const links = (name: string, formats: Formats, more: Record<string, string> = {}) => linksTo(room, name, formats, { base, told, more });
  const listed = (files: readonly (readonly [string, Formats])[]) => files.map(([name, formats]) => entry(say(`share.${name}`), say(`share.${name}_says`), links(name, formats, SHEETS.includes(name) ? { n: made.sheet } : {}), name));
  const group = (name: string, ...parts: (HTMLElement | false | null)[]) => element("div.group", {}, element("h4", {}, say(`share.${name}`)), ...parts.filter((part) => part instanceof HTMLElement));
  const lesson = base !== "" && group(
    "lesson",
    element("ul.files", {}, ...listed(LESSON)),
    choice(say("lesson.sheet"), [...COUNTS.map(([value, n]) => [value, number(n)] as const), ["all", say("lesson.sheet_all")]], made.sheet, set("sheet")),
    howLong(room, made, `${base}lengths/lesson.json`),
  );
  const pictures = (base !== "" || room.picture() !== null) && group(
    "pictures",
    element(
      "ul.files", {},
      base !== "" && entry(say("share.poster"), say("share.poster_says"), links("poster", POSTER, { paper: made.paper }), "poster"),
      room.picture() !== null && entry(say("share.chart"), say("share.chart_says"), (["png", "svg"] as const).map((kind) => button(say(`share.as_${kind}`), () => void picture(room, kind))), "chart"),
    ),
    base !== "" && choice(say("share.paper"), PAPERS.map((name) => [name === "A4" ? "" : name, name] as const), made.paper, set("paper")),
  );
  const notes = differs(room.takes) && entry(say("share.notes"), say("share.notes_says"), [button(say("share.as_csv"), () => saveNotes(room.takes))], "notes");
  const table = base === "" && entry(say("share.table"), say("share.table_here"), [button(say("share.as_csv"), () => saveTable(room, "csv")), button(say("share.as_json"), () => saveTable(room, "json"))], "table");
  return element(
    "section", {},
    element("h3", {}, say("share.take")),
    element("p", {}, say(base ? "share.take_says" : "share.take_here")),
    told,
    lesson,
    pictures,
    element("details.group", {}, element("summary", {}, say("share.data")), element("ul.files", {}, notes, table, ...(base ? listed(DATA) : []))),
  );
}

const button = (words: string, does: () => void) => element("button", { type: "button", onclick: does }, words);

/** Says how long the files for a class are, once the server has answered; slides are there only if it can make them. */
function howLong(room: Given, made: Chosen, address: string): HTMLElement {
  const line = element("p.lengths", { role: "status" });
  if (!room.shown.length) return line;
  void lengths(`${address}${query(room, { n: made.sheet })}`, room.takes).then((found) => {
    if (!found) return;
    line.textContent = inWords(found);
    document.querySelector('dialog.share [data-file="slides"]')?.toggleAttribute("hidden", found.slides === null);
  });
  return line;
}

/** `10 claims. The worksheet has 1 page, the answer sheet 1. 164 slides.` */
export function inWords({ claims, left, worksheet, answers, slides }: Lengths): string {
  const sheets = worksheet !== null && answers !== null
    ? [say("share.worksheet_pages", { n: worksheet }), say("share.answers_pages", { n: answers })]
    : [say("share.many_pages")];
  return [say("share.sheet_claims", { n: claims }), left > 0 && say("lesson.left", { n: left }), ...sheets, slides !== null && say("share.slide_count", { n: slides })].filter(Boolean).join(" ");
}

/** The claims that the page shows, as a table, where no server writes one. */
function saveTable({ takes, shown }: Given, kind: "csv" | "json"): void {
  const [written, type] = kind === "csv" ? [csv, "text/csv;charset=utf-8"] as const : [json, "application/json"] as const;
  save(written(takes.now.claims, shown), { name: `claims.${kind}`, type });
}

/** The chart as the browser draws it, with title, legend and credit, as a file. */
async function picture(room: Given, format: "png" | "svg"): Promise<void> {
  const drawn = room.picture();
  if (!drawn) return;
  const colours = palette();
  const { sources } = room.takes.now;
  const shown = new Set(Array.from(room.shown, (row) => room.takes.now.claims.source[row]));
  const dated = new Set(Array.from(room.shown, (row) => room.takes.now.claims.dated_by[row]));
  const telling = sources.flatMap((source, i) => (shown.has(source.id) ? [{ source, colour: colours.sources[(colourOf(sources, i) - 1) % colours.sources.length]! }] : []));
  const caption: Caption = {
    title: document.querySelector("#page h1")?.textContent ?? document.title,
    subtitle: say("share.chart_shows", { n: room.shown.length }),
    sources: telling.map(({ source, colour }) => ({ name: source.label, colour })),
    legend: { ...Object.fromEntries(SIGNS.filter((sign) => sign !== "noted" && drawn.signs.has(sign)).map((sign) => [sign, say(`legend.${sign}`)])), ...Object.fromEntries(WAYS.filter(([way]) => dated.has(way)).map(([, name, words]) => [name, say(`paper.${words}`)])) },
    credit: [...(telling.length > 4 ? [] : telling.map(({ source }) => [source.author, source.title, source.published.slice(0, 4)].filter(Boolean).join(", ") || source.label)), say("paper.made")],
  };
  const whole = captioned(drawn, caption, { palette: { ...colours, paper: drawn.ground }, measure });
  if (format === "svg") save(svgFile(whole), { name: "timeline.svg", type: "image/svg+xml" });
  else save(await pngFile(whole, 3), { name: "timeline.png", type: "image/png" });
}
