/* Writes a picture as SVG: as elements of the page, or as a file. */

import { FONT, asPaths, css, wordsIn, type Path, type Picture, type Word } from "./items.ts";
import { svgElement } from "../dom/element.ts";

const rounded = (pixels: number) => Math.round(pixels * 100) / 100;

function outlined({ outlines }: Path): string {
  let written = "";
  for (const outline of outlines) {
    for (let i = 0; i < outline.length; i += 2) written += `${i ? "L" : "M"}${rounded(outline[i]!)},${rounded(outline[i + 1]!)}`;
    written += "Z";
  }
  return written;
}

/** The paths and dots of a picture. */
export const shapes = ({ items }: Picture): SVGPathElement[] =>
  asPaths(items).map((path) => svgElement("path", { d: outlined(path), fill: css(path.fill, path.opacity) }));

/** A word. The base line of its letters lies a quarter of their size below its middle. */
export function written({ x, y, text, fill, size, weight, anchor }: Word): SVGTextElement {
  const place = { x, y: y + size / 4, "text-anchor": anchor };
  return svgElement("text", { ...place, fill, "font-family": FONT, "font-size": size, "font-weight": weight }, text);
}

/** A picture as the text of an SVG file. */
export function svgFile(picture: Picture): string {
  const { width, height, ground, items } = picture;
  const paper = svgElement("rect", { width, height, fill: ground });
  const whole = svgElement("svg", { width, height, viewBox: `0 0 ${width} ${height}` }, paper, ...shapes(picture), ...wordsIn(items).map(written));
  return new XMLSerializer().serializeToString(whole);
}

/** A picture as a PNG, `times` as large as on the screen. */
export async function pngFile(picture: Picture, times: number): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgFile(picture))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [picture.width * times, picture.height * times];
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, failed) => canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("too large for a picture"))), "image/png"));
}
