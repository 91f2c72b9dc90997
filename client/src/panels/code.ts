/* A link as a QR code, for the devices of a class. What makes it (lean-qr) is no part of our script: it comes from npm when Claimline
   is installed (hatch_build.py), lies beside our script, or is carried in the file, and is loaded when a code is first asked for. */

import { element, svgElement } from "../dom/element.ts";
import { save } from "./download.ts";
import { say } from "../model/say.ts";

/** What we use of lean-qr. */
interface Library {
  generate: (text: string, options: { minCorrectionLevel: number }) => { size: number; get: (x: number, y: number) => boolean };
}

const QUIET = 4; // modules around a code that stay white (ISO/IEC 18004)
const MEDIUM = 1; // the level of correction that is called M
const BESIDE = "vendor/qr.mjs";
/** The address of our script, known only while it starts; "" in a file. */
const ours = (typeof document === "object" && (document.currentScript as HTMLScriptElement | null)?.src) || "";
let carried = "";

/** Keeps the text of the module that makes codes, for a page with nothing beside it. */
export function carryCodes(text: string): void {
  carried = text;
}

/** The module that makes codes; rejects where it was not installed. */
async function loaded(): Promise<Library> {
  // Browsers keep it for ever, so the stamp of our script is its too: both change with a new Claimline.
  const address = carried ? URL.createObjectURL(new Blob([carried], { type: "text/javascript" })) : new URL(BESIDE + new URL(ours).search, ours).href;
  return (import(address) as Promise<Library>).finally(() => carried && URL.revokeObjectURL(address));
}

/** The code of a link with what is to be said of it; "" for a page that has no address of its own. */
export async function codeOf(link: string): Promise<HTMLElement[]> {
  if (!link) return [element("p", {}, say("share.code_file"))];
  const { generate } = (await loaded().catch(() => null)) ?? {};
  if (!generate) return [element("p", {}, say("share.code_missing"))];
  let drawn: SVGSVGElement;
  try {
    drawn = drawing(generate(link, { minCorrectionLevel: MEDIUM }), say("share.code_of", { link }));
  } catch {
    return [element("p", {}, say("share.code_long"))]; // more than the largest code holds
  }
  const words = new XMLSerializer();
  const taken = () => save(words.serializeToString(drawn), { name: "qr-code.svg", type: "image/svg+xml" });
  return [
    element("p", {}, say("share.code_says")),
    element("div.qr", {}, drawn),
    element("button", { type: "button", onclick: taken }, say("share.code_save")),
  ];
}

/** The modules as a drawing, dark ones black on white whatever the page's colours, since that is what cameras read. */
function drawing({ size, get }: ReturnType<Library["generate"]>, name: string): SVGSVGElement {
  const places = Array.from({ length: size }, (_, place) => place);
  const path = places.flatMap((y) => places.map((x) => (get(x, y) ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : ""))).join("");
  const side = size + 2 * QUIET;
  const title = svgElement("title", {}, name);
  const white = svgElement("rect", { width: side, height: side, fill: "#fff" });
  const attributes = { role: "img", "aria-label": name, viewBox: `0 0 ${side} ${side}`, "shape-rendering": "crispEdges" };
  return svgElement("svg", attributes, title, white, svgElement("path", { d: path, fill: "#000" }));
}
