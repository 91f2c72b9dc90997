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
const pens: Partial<Record<"b" | "n", CanvasRenderingContext2D>> = {}; // one for each weight, since a change of font costs more than a measure

const spaced = { letters: 0, words: 0 }; // pixels that a reader's own style sheet puts between letters and between words

/** Reads how far apart a reader has set letters and words (WCAG 1.4.12), from an element with letters of the size of labels. */
export function readSpacing(probe: Element): void {
  const { letterSpacing, wordSpacing } = getComputedStyle(probe);
  Object.assign(spaced, { letters: parseFloat(letterSpacing) || 0, words: parseFloat(wordSpacing) || 0 });
}

/** The same as one value: with another one, everything must be arranged anew. */
export const spacing = (): number => spaced.letters + spaced.words / 1000;

/** The width in pixels of a chart label (12 px), as a reader has spaced it. */
export function measure(text: string, bold = false): number {
  const width = plainWidth(text, bold);
  if (!spaced.letters && !spaced.words) return width;
  return width + spaced.letters * text.length + spaced.words * (text.split(" ").length - 1);
}

/** Its width without spacing, measured once and remembered. */
function plainWidth(text: string, bold: boolean): number {
  const weight = bold ? "b" : "n";
  const key = weight + text;
  let width = widths.get(key);
  if (width === undefined) {
    width = (pens[weight] ??= penOf(bold)).measureText(text).width;
    if (widths.size > REMEMBERED) widths.clear();
    widths.set(key, width);
  }
  return width;
}

function penOf(bold: boolean): CanvasRenderingContext2D {
  const pen = document.createElement("canvas").getContext("2d")!;
  pen.font = `${bold ? 600 : 400} 12px ${FONT}`;
  return pen;
}
