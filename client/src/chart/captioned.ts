/* A picture of the chart that stands alone, in a slide or on a poster: with a title above, a legend, and below who wrote what. */

import { arc, box, path, type Item, type Outline, type Palette, type Picture, type Word } from "./items.ts";
import type { Measure } from "./arrangement.ts";

const EDGE = 24;
const [TITLE, KEYS, LINE] = [58, 30, 19];
const [KEY, BETWEEN] = [26, 22]; // widths of a sign and of the room after its words

/** What stands around the picture, in words. */
export interface Caption {
  title: string;
  subtitle: string;
  /** Each source's name and colour. */
  sources: { name: string; colour: string }[];
  /** What the marks mean, by their names; of half filled ones and of those with a core only where there are any. */
  legend: Readonly<Record<"day" | "within" | "period" | "filled" | "hollow", string> & Partial<Record<"half" | "core", string>>>;
  /** Who wrote what, and what made the picture, a line each. */
  credit: string[];
}

interface Room {
  palette: Palette;
  /** The width of a text of 12 pixels. */
  measure: Measure;
}

/** The picture with its caption, on the same ground. */
export function captioned(picture: Picture, caption: Caption, { palette, measure }: Room): Picture {
  const width = Math.max(480, picture.width) + 2 * EDGE;
  const word = (x: number, y: number, text: string, more: Partial<Word> = {}): Word => {
    return { kind: "word", x, y, text, fill: palette.ink, size: 12, weight: 400, anchor: "start", ...more };
  };
  const fitted = (text: string, size: number) => cut(text, ((width - 2 * EDGE) * 12) / size, measure);
  const head = [word(EDGE, EDGE + 6, fitted(caption.title, 22), { size: 22, weight: 600 }), word(EDGE, EDGE + 32, fitted(caption.subtitle, 13), { size: 13, fill: palette.muted })];
  const keys = legend(caption, { palette, measure, width, top: EDGE + TITLE });
  const top = keys.bottom + 10;
  const foot = top + picture.height + LINE;
  const credit = caption.credit.map((line, at) => word(EDGE, foot + at * LINE, fitted(line, 12), { fill: palette.muted }));
  const height = foot + caption.credit.length * LINE + EDGE / 2;
  return { width, height, ground: picture.ground, items: [...head, ...keys.items, ...picture.items.map((item) => moved(item, EDGE, top)), ...credit] };
}

/** The sources and the marks with their words, in as many lines as they need. */
function legend({ sources, legend: says }: Caption, { palette, measure, width, top }: Room & { width: number; top: number }): { items: Item[]; bottom: number } {
  const { ink, paper } = palette;
  const bar = (fill: string, hollow = false): Item[] => {
    const outlines: Outline[] = [];
    if (hollow) for (const [l, t, r, b] of [[0, -2.5, KEY, -1.3], [0, 1.3, KEY, 2.5], [0, -2.5, 1.2, 2.5], [KEY - 1.2, -2.5, KEY, 2.5]] as const) box(outlines, l, t, r, b);
    else box(outlines, 0, -2.5, KEY, 2.5);
    return [path(outlines, fill)];
  };
  const dot = (x: number, fill: string): Item => ({ kind: "dot", x, y: 0, shape: "circle", size: 8, fill, rim: ink, rimWidth: 1.6 });
  const within: Outline[] = [];
  for (const [l, t, r, b] of [[0, -0.75, KEY, 0.75], [0, -3.5, 1.5, 3.5], [KEY - 1.5, -3.5, KEY, 3.5]] as const) box(within, l, t, r, b);
  const beside = (...outlines: Outline[]): Item[] => [path(outlines, ink)];
  const rim = bar(ink, true).map((item) => moved(item, 14, 0));
  const entries: [Item[], string][] = [
    ...sources.map(({ name, colour }): [Item[], string] => [bar(colour), name]),
    [[dot(KEY / 2, ink)], says.day], [[path(within, ink), dot(KEY / 2, ink)], says.within], [bar(ink), says.period],
    [[dot(5, ink)], says.filled],
    ...(says.half ? [[[dot(5, paper), ...beside(...[1, 2].map((quarter) => arc(5, 0, 4, quarter, 6))), ...rim, ...beside([14, -2.5, 14 + KEY / 2, -2.5, 14 + KEY / 2, 2.5, 14, 2.5])], says.half] as [Item[], string]] : []),
    [[dot(5, paper), ...rim], says.hollow],
    ...(says.core ? [[[dot(5, paper), ...beside(...[0, 1, 2, 3].map((quarter) => arc(5, 0, 1.8, quarter, 3))), ...rim, ...beside([14, 3.6, 14 + KEY, 3.6, 14 + KEY, 4.6, 14, 4.6])], says.core] as [Item[], string]] : []),
  ];
  const items: Item[] = [];
  let [x, y] = [EDGE, top];
  for (const [signs, words] of entries) {
    const wide = ([says.half, says.hollow, says.core].includes(words) ? KEY + 14 : KEY) + 7 + measure(words);
    if (x > EDGE && x + wide > width - EDGE) [x, y] = [EDGE, y + LINE];
    items.push(...signs.map((sign) => moved(sign, x, y)), { kind: "word", x: x + wide - measure(words), y, text: words, fill: palette.ink, size: 12, weight: 400, anchor: "start" });
    x += wide + BETWEEN;
  }
  return { items, bottom: y + KEYS / 2 };
}

/** A text, cut to a width. */
function cut(text: string, room: number, measure: Measure): string {
  if (measure(text) <= room) return text;
  let end = text.length;
  while (end > 1 && measure(`${text.slice(0, end)}…`) > room) end -= 1;
  return `${text.slice(0, end).trimEnd()}…`;
}

/** An item at another place. */
function moved(item: Item, across: number, down: number): Item {
  if (item.kind !== "path") return { ...item, x: item.x + across, y: item.y + down };
  return { ...item, outlines: item.outlines.map((outline) => outline.map((at, i) => at + (i % 2 ? down : across))) };
}
