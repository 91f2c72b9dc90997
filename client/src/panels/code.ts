/*! QR codes: uqr. Copyright (c) Project Nayuki, (c) 2023 Anthony Fu. MIT license, licenses/uqr.txt */
/* A link as a QR code, for the devices of a class. */

import { encode } from "uqr";
import { element, svgElement } from "../dom/element.ts";
import { onlyHere } from "./snippet.ts";
import { save } from "./download.ts";
import { say } from "../model/say.ts";

const QUIET = 4; // modules around a code that stay white (ISO/IEC 18004)

/** The code of a link with what is to be said of it; "" for a page that has no address of its own. */
export function codeOf(link: string): HTMLElement[] {
  if (!link) return [element("p", {}, say("share.code_file"))];
  let drawn: SVGSVGElement;
  try {
    drawn = drawing(encode(link, { ecc: "M", border: QUIET }).data, say("share.code_of", { link }));
  } catch {
    return [element("p", {}, say("share.code_long"))]; // more than the largest code holds
  }
  const words = new XMLSerializer();
  const taken = () => save(words.serializeToString(drawn), { name: "qr-code.svg", type: "image/svg+xml" });
  const here = new URL(link).hostname;
  return [
    element("p", {}, onlyHere(here) ? say("share.code_here", { host: here }) : say("share.code_says")),
    element("div.qr", {}, drawn),
    element("button", { type: "button", onclick: taken }, say("share.code_save")),
  ];
}

/** The modules as a drawing, dark ones black on white whatever the page's colours, since that is what cameras read. */
function drawing(modules: readonly (readonly boolean[])[], name: string): SVGSVGElement {
  const size = modules.length;
  const path = modules.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  const title = svgElement("title", {}, name);
  const white = svgElement("rect", { width: size, height: size, fill: "#fff" });
  const attributes = { role: "img", "aria-label": name, viewBox: `0 0 ${size} ${size}`, "shape-rendering": "crispEdges" };
  return svgElement("svg", attributes, title, white, svgElement("path", { d: path, fill: "#000" }));
}
