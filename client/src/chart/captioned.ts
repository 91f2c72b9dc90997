/* A picture of the chart that stands alone, in a slide or on a poster: with a title above, a legend, and below who wrote what. */

import { arc, box, path, type Dot, type Item, type Outline, type Palette, type Picture, type Word } from "./items.ts";
import type { Measure } from "./arrangement.ts";
import type { Sign } from "./legend.ts";

const EDGE = 24;
const [TITLE, KEYS, LINE] = [58, 30, 19];
const [KEY, BETWEEN] = [26, 22]; // widths of a sign and of the room after its words

/** A picture, and the signs in it that a legend has to explain. */
export type Pictured = Picture & { signs: ReadonlySet<Sign> };

/** What stands around the picture, in words. */
export interface Caption {
  title: string;
  subtitle: string;
  /** Each source's name and colour. */
  sources: { name: string; colour: string }[];
  /** What the marks mean, by their names; only of those that are in the picture. */
  legend: Readonly<Partial<Record<Sign | "filled" | "half" | "hollow" | "core", string>>>;
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

/** The signs of a legend, each with its width, in its order. */
function signs({ ink, paper, axis }: Palette): [keyof Caption["legend"], number, Item[]][] {
  const shape = (...boxes: readonly [left: number, top: number, right: number, bottom: number][]): Item => {
    const outlines: Outline[] = [];
    for (const one of boxes) box(outlines, ...one);
    return path(outlines, ink);
  };
  const dot = (x: number, fill: string, more: Partial<Dot> = {}): Item => ({ kind: "dot", x, y: 0, shape: "circle", size: 8, fill, rim: ink, rimWidth: 1.6, ...more });
  const word = (text: string, weight: number): Item => ({ kind: "word", x: 0, y: 0, text, fill: ink, size: 12, weight, anchor: "start" });
  const round = (radius: number, quarters: readonly number[], corners: number): Item => path(quarters.map((quarter) => arc(5, 0, radius, quarter, corners)), ink);
  const bar = (left: number) => shape([left, -2.5, left + KEY, 2.5]);
  const rim = (left: number) => shape([left, -2.5, left + KEY, -1.3], [left, 1.3, left + KEY, 2.5], [left, -2.5, left + 1.2, 2.5], [left + KEY - 1.2, -2.5, left + KEY, 2.5]);
  const second = (left: number) => shape([left, 3.6, left + KEY, 4.6]);
  const fading = Array.from({ length: 7 }, (_, at): [number, number, number, number] => [16 + 4 * at, -2.5, 16 + 4 * at + 0.5 + 3.5 * (1 - Math.abs(at - 3) / 3), 2.5]);
  return [
    ["day", 10, [dot(5, ink)]],
    ["within", KEY, [shape([0, -0.75, KEY, 0.75], [0, -3.5, 1.5, 3.5], [KEY - 1.5, -3.5, KEY, 3.5]), dot(KEY / 2, ink)]],
    ["period", KEY, [bar(0)]],
    ["soft", KEY + 16, [dot(5, ink, { shape: "diamond" }), shape(...fading)]],
    ["open", KEY, [shape([0, -0.8, KEY - 2, 0.8]), path([[KEY - 5, -5, KEY - 7, -5, KEY - 2, 0, KEY - 7, 5, KEY - 5, 5, KEY, 0]], ink)]],
    ["filled", 10, [dot(5, ink)]],
    ["half", KEY + 14, [dot(5, paper), round(4, [1, 2], 6), rim(14), shape([14, -2.5, 14 + KEY / 2, 2.5])]],
    ["hollow", KEY + 14, [dot(5, paper), rim(14)]],
    ["core", KEY + 14, [dot(5, paper), round(1.8, [0, 1, 2, 3], 3), rim(14), second(14)]],
    ["passages", 15, [word("×2", 600)]],
    ["bold", 17, [word("Aa", 700)]],
    ["waiting", 4, [shape([1, -5, 2, 5])]],
    ["turns", KEY, [path([[0, -6, KEY / 2 - 5, -6, KEY / 2, -1, KEY / 2 + 5, -6, KEY, -6, KEY, 6, KEY / 2 + 5, 6, KEY / 2, 1, KEY / 2 - 5, 6, 0, 6]], axis)]],
  ];
}

/** The sources and the marks with their words, in as many lines as they need. */
function legend({ sources, legend: says }: Caption, { palette, measure, width, top }: Room & { width: number; top: number }): { items: Item[]; bottom: number } {
  const voice = (colour: string): Item => path([[0, -2.5, KEY, -2.5, KEY, 2.5, 0, 2.5]], colour);
  const entries = [
    ...sources.map(({ name, colour }) => ({ words: name, room: KEY, shapes: [voice(colour)] })),
    ...signs(palette).flatMap(([name, room, shapes]) => (says[name] ? [{ words: says[name], room, shapes }] : [])),
  ];
  const items: Item[] = [];
  let [x, y] = [EDGE, top];
  for (const { words, room, shapes } of entries) {
    const wide = room + 7 + measure(words);
    if (x > EDGE && x + wide > width - EDGE) [x, y] = [EDGE, y + LINE];
    items.push(...shapes.map((sign) => moved(sign, x, y)), { kind: "word", x: x + room + 7, y, text: words, fill: palette.ink, size: 12, weight: 400, anchor: "start" });
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
