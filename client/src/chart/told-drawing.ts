/* Turns a panel's arrangement into the list of things drawn. As in drawing.ts everything of one colour is one path, and lines
   are thin boxes. */

import { PALE, arc, box, path, seenOnly, type Item, type Outline, type Palette, type Path, type Picture, type Word } from "./items.ts";
import { HEAD, type Labelled, type Piece, type ToldArrangement, type ToldMark } from "./told-arrange.ts";

const ON = 1.3; // width of the line
const BACK = 1.1;
const [DASH, GAP] = [4, 3];
const ARROW = 34; // a leap shorter than this needs no arrow to be seen
const STRIPE = 2;
const CROWD = 900; // above this number marks are squares, one for each cell, and jumps back are thin lines
const CELL = 3;

type Place = [number, number];

/** A straight line of some width as a thin box at any angle. */
function stroke(target: Outline[], [x1, y1]: Place, [x2, y2]: Place, width: number): void {
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (length < 0.1) return;
  const [dx, dy] = [((y2 - y1) / length) * (width / 2), ((x1 - x2) / length) * (width / 2)];
  target.push([x1 + dx, y1 + dy, x2 + dx, y2 + dy, x2 - dx, y2 - dy, x1 - dx, y1 - dy]);
}

/** A dashed line. */
function dashes(target: Outline[], [x1, y1]: Place, [x2, y2]: Place, width: number): void {
  const length = Math.hypot(x2 - x1, y2 - y1);
  const at = (share: number): Place => [x1 + (x2 - x1) * share, y1 + (y2 - y1) * share];
  for (let done = 0; done < length; done += DASH + GAP) {
    stroke(target, at(done / length), at(Math.min(1, (done + DASH) / length)), width);
  }
}

/** A small head in the middle of a leap, so that its direction is seen even where both ends are crowded. */
function head(target: Outline[], { x1, y1, x2, y2 }: Piece): void {
  const length = Math.hypot(x2 - x1, y2 - y1);
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
  const [cx, cy] = [(x1 + x2) / 2, (y1 + y2) / 2];
  const point = (along: number, aside: number): Place => [cx + ux * along - uy * aside, cy + uy * along + ux * aside];
  target.push([point(3.5, 0), point(-3.5, 3), point(-2, 0), point(-3.5, -3)].flat());
}

function lines(line: Piece[], parts: Parts, crowd: boolean): void {
  for (const piece of line) {
    const ends: [Place, Place] = [[piece.x1, piece.y1], [piece.x2, piece.y2]];
    if (crowd) stroke(piece.back ? parts.back : parts.on, ...ends, piece.back ? 0.4 : 0.8);
    else if (piece.back) dashes(parts.back, ...ends, BACK);
    else stroke(parts.on, ...ends, ON);
    if (!crowd && piece.back && Math.abs(piece.x2 - piece.x1) >= ARROW) head(parts.heads, piece);
  }
}

/** A period as a thin bar with a strong first edge, fading where an end is soft; only a rim if the date is ours, and in its
    second half if the text gives part of it. */
function bar(mark: ToldMark, { seen }: ToldArrangement, parts: Parts): void {
  const half = (mark.hollow || mark.half ? mark.thick : Math.max(2, mark.thick / 2)) / 2;
  const [top, bottom] = [mark.y - half, mark.y + half];
  const [left, right] = [Math.max(mark.left, seen.left - 8), Math.min(mark.right, seen.right + 8)];
  const soft = (open: boolean, at: number, drawn: number) => ((mark.soft || open) && at === drawn ? Math.min(24, (right - left) * 0.35) : 0);
  const [before, after] = [soft(mark.openLeft, mark.left, left), soft(mark.openRight, mark.right, right)];
  const middle = (left + right) / 2;
  const body = (from: number, to: number) => {
    const filled = mark.half ? Math.min(to, middle) : mark.hollow ? from : to;
    if (filled > from) box(parts.bars, from, top, filled, bottom);
    if (filled < to) for (const y of [top, bottom]) box(parts.bars, Math.max(from, filled), y - 0.4, to, y + 0.4);
  };
  body(left + before, right - after);
  const stripe = mark.hollow || mark.half ? 2 * STRIPE : STRIPE;
  for (let at = 0; at < before; at += stripe) body(left + at, left + at + (stripe * (at + stripe / 2)) / before);
  for (let at = 0; at < after; at += stripe) body(right - at - (stripe * (at + stripe / 2)) / after, right - at);
  if (mark.noted) box(parts.bars, left + before, bottom + 1.6, right - after, bottom + 2.4);
  if ((mark.hollow || mark.half) && !after && right === mark.right) box(parts.bars, right - 0.8, top, right, bottom);
  if (!before && left === mark.left) box(parts.bars, left, top - 0.5, left + (mark.hollow ? 0.8 : 2), bottom + 0.5);
}

/** The stretch within which something happened: a thin line with an upright end on both sides, dashed where it is about. */
function stretch(mark: ToldMark, { seen }: ToldArrangement, parts: Parts): void {
  const [left, right] = [Math.max(mark.left, seen.left - 8), Math.min(mark.right, seen.right + 8)];
  if (mark.soft) dashes(parts.edges, [left, mark.y], [right, mark.y], 1);
  else box(parts.edges, left, mark.y - 0.5, right, mark.y + 0.5);
  for (const [at, drawn] of [[mark.left, left], [mark.right, right]] as const) {
    if (!mark.soft && at === drawn) box(parts.edges, at - 0.5, mark.y - 3, at + 0.5, mark.y + 3);
  }
}

/** The point where the line meets a claim: a dot, a diamond if the date is approximate, with a hole if the date is ours, and a
    core in that if it is an editor's; half a hole if the text gives only part of the date; smaller on a bar. */
function dot(mark: ToldMark, parts: Parts): void {
  const round = (target: Outline[], radius: number) => {
    const count = mark.soft ? 4 : 12;
    const r = mark.soft ? radius * 1.3 : radius;
    const at = (i: number) => [mark.x + r * Math.cos((2 * Math.PI * i) / count), mark.y + r * Math.sin((2 * Math.PI * i) / count)];
    target.push(Array.from({ length: count }, (_, i) => at(i)).flat());
  };
  const radius = mark.kind === "span" ? 2.4 : 3.8;
  round(parts.solid, radius);
  if (mark.hollow) round(parts.holes, radius - 1.4);
  if (mark.half) parts.holes.push([3, 0].flatMap((quarter) => arc(mark.x, mark.y, radius - (mark.soft ? 0.8 : 1.4), quarter, mark.soft ? 1 : 4)));
  if (mark.noted && mark.kind !== "span") round(parts.cores, 1.2);
}

/** Many marks: a square for all that stand in one cell, with a hole if none of them is dated by its text. */
function squares(marks: ToldMark[], parts: Parts): void {
  const cells = new Map<number, boolean>();
  for (const mark of marks) {
    const cell = Math.round(mark.x / CELL) * 10000 + Math.round(mark.y / CELL);
    cells.set(cell, (cells.get(cell) ?? true) && mark.hollow);
  }
  for (const [cell, hollow] of cells) {
    const [x, y] = [Math.floor(cell / 10000) * CELL, (cell % 10000) * CELL];
    box(parts.solid, x - 1.4, y - 1.4, x + 1.4, y + 1.4);
    if (hollow) box(parts.holes, x - 0.7, y - 0.7, x + 0.7, y + 0.7);
  }
}

function ruled(arrangement: ToldArrangement, palette: Palette): Path[] {
  const { ticks, paragraphs, eras, height, width } = arrangement;
  const bands: [Outline[], Outline[]] = [[], []];
  eras.forEach((era, i) => box(bands[i % 2 ? 1 : 0], era.left, arrangement.axis.bottom / 2, era.right, height));
  const rules: Outline[] = [];
  for (const { x, major } of ticks.labelled) if (major) box(rules, x - 0.5, arrangement.axis.bottom, x + 0.5, height);
  for (const { rule } of paragraphs) box(rules, 0, rule - 0.5, width, rule + 0.5);
  return [path(bands[0], palette.ink, 0.025), path(bands[1], palette.ink, 0.05), path(rules, palette.ink, 0.07)];
}

function axisBand({ axis, seen, ticks }: ToldArrangement, palette: Palette): Path[] {
  const [band, years]: [Outline[], Outline[]] = [[], []];
  box(band, seen.left - 13, axis.top, seen.right + 13, axis.bottom, 13);
  let last = -Infinity;
  for (const x of ticks.minor) {
    if (x - last < 3 || x < seen.left || x > seen.right) continue;
    last = x;
    box(years, x - 0.5, axis.bottom - 4, x + 0.5, axis.bottom);
  }
  return [path(band, palette.axis), path(years, palette.paper)];
}

const PLAIN = { kind: "word", size: 12, weight: 400, anchor: "start" } as const;
const ASIDE = { ...PLAIN, size: 11, weight: 600, anchor: "end" } as const;

/** What stays at the top of the window while the telling is scrolled: the axis, and the names of the eras with their shares. */
export function headTold(arrangement: ToldArrangement, palette: Palette): Picture {
  const { axis, eras, ticks, paragraphs, seen, width } = arrangement;
  const era = { ...PLAIN, fill: palette.muted, size: 10.5 };
  const items: Item[] = [
    ...axisBand(arrangement, palette),
    ...ticks.labelled.map(({ x, label, major }): Word => {
      return { ...PLAIN, x, y: (axis.top + axis.bottom) / 2, text: label, fill: major ? palette.onAxis : palette.onAxisMuted, weight: major ? 600 : 400, anchor: "middle" };
    }),
    ...eras.flatMap(({ left, name, share }): Word[] => [
      { ...era, x: left + 1, y: axis.bottom + 11, text: name, weight: 600 },
      { ...era, x: left + 1, y: axis.bottom + 24, text: share },
    ]).filter(({ text }) => text),
    ...paragraphs.slice(0, 1).map((): Word => ({ ...ASIDE, fill: palette.muted, x: seen.left - 15, y: axis.bottom + 11, text: "¶" })),
  ];
  return { width, height: HEAD, ground: palette.paper, items: seenOnly(items) };
}

/** The numbers of the paragraphs, and the labels. */
function words({ paragraphs, marks, seen }: ToldArrangement, palette: Palette): Word[] {
  const labels = marks.filter(hasLabel).map((mark): Word => {
    return { ...PLAIN, fill: palette.ink, x: mark.labelX, y: (mark.box.top + mark.box.bottom) / 2, text: mark.label, weight: mark.bold ? 600 : 400 };
  });
  return [...paragraphs.map(({ number, y }): Word => ({ ...ASIDE, fill: palette.muted, x: seen.left - 15, y, text: String(number) })), ...labels];
}

const hasLabel = (mark: ToldMark): mark is Labelled => mark.label !== "";

/** All that is painted in one colour, from below to above. */
const PARTS = ["bars", "edges", "on", "back", "heads", "under", "solid", "holes", "cores"] as const;
type Parts = Record<(typeof PARTS)[number], Outline[]>;

/** The line, the bars, the dots and the grounds of the labels. */
function drawn(arrangement: ToldArrangement): Parts {
  const parts = Object.fromEntries(PARTS.map((name) => [name, []])) as unknown as Parts;
  const shown = arrangement.marks.filter((mark) => mark.shown);
  const crowd = shown.length > CROWD;
  lines(arrangement.line, parts, crowd);
  const met = shown.filter((mark) => mark.x >= arrangement.seen.left - 8 && mark.x <= arrangement.seen.right + 8);
  if (crowd) squares(met, parts);
  else met.forEach((mark) => dot(mark, parts));
  for (const mark of shown) {
    if (mark.kind === "span" && !crowd) bar(mark, arrangement, parts);
    if (mark.kind === "within" && !crowd) stretch(mark, arrangement, parts);
    if (hasLabel(mark)) box(parts.under, mark.box.left, mark.box.top, mark.box.right, mark.box.bottom, 3);
  }
  return parts;
}

/** The picture of a panel, below its head; `colour` is the source's. */
export function drawingTold(arrangement: ToldArrangement, { palette, colour }: { palette: Palette; colour: string }): Picture {
  const { width, height } = arrangement;
  const parts = drawn(arrangement);
  const items: Item[] = [
    ...ruled(arrangement, palette),
    ...[parts.bars, parts.edges, parts.on, parts.back, parts.heads].map((part) => path(part, colour, PALE)),
    path(parts.under, palette.paper, 0.86),
    path(parts.solid, colour),
    path(parts.holes, palette.paper),
    path(parts.cores, colour),
    ...words(arrangement, palette),
  ];
  return { width, height, ground: palette.paper, items: seenOnly(items) };
}
