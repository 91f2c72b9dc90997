/* What a picture needs of the page: its colours, and how wide its letters are. */

import { FONT, type Palette } from "./items.ts";

/** The page's colours, from its style sheet, so that they are written down once. */
export function palette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const sources: string[] = [];
  for (let i = 1; colour(`--source-${i}`); i += 1) sources.push(colour(`--source-${i}`));
  return {
    dark: colour("--scheme") === "dark",
    paper: colour("--paper"),
    ink: colour("--ink"),
    muted: colour("--muted"),
    axis: colour("--axis"),
    onAxis: colour("--on-axis"),
    onAxisMuted: colour("--on-axis-muted"),
    sources,
  };
}

const REMEMBERED = 50000; // widths at most, as a search over many claims would go on for ever
const widths = new Map<string, number>();
let pen: CanvasRenderingContext2D | null = null;

/** The width in pixels of a chart label (12 px), measured once and remembered. */
export function measure(text: string, bold = false): number {
  const key = (bold ? "b" : "n") + text;
  let width = widths.get(key);
  if (width === undefined) {
    pen ||= document.createElement("canvas").getContext("2d")!;
    pen.font = `${bold ? 600 : 400} 12px ${FONT}`;
    width = pen.measureText(text).width;
    if (widths.size > REMEMBERED) widths.clear();
    widths.set(key, width);
  }
  return width;
}
