/* Turns an arrangement into the list of things drawn. Everything of one source and one colour is one path, and lines are thin
   boxes. The chosen mark's ground and ties are not in the list (ties.ts). */

import { arc, box, path, seenOnly, type Dot, type Item, type Outline, type Palette, type Path, type Picture, type Word } from "./items.ts";
import { say } from "../model/say.ts";
import { centre, heightOf, type Arrangement, type Crowd, type Lane, type Mark, type Placed } from "./arrangement.ts";

const BAR = 5; // height of a bar
const LINE = 16; // from a lane's name to the line under it
const RIM = 1.2;
const REACH = 1.5; // height of the line for the stretch within which something happened
const CAP = 7; // height of that line's ends
const STRIPE = 2; // a soft end fades out in ever thinner stripes, so many pixels apart
const SECOND = 1.6; // how far under a hollow bar an editor's has its second line
const NOTCH = 3.5; // depth of a year's notch in the axis
const NICK = 6; // depth of the sign for another scale, and half its width

/** The outlines of one source, by how strong their colour is. */
interface Parts {
  wash: Outline[];
  solid: Outline[];
}

/** Thin boxes: an upright line and a level one. */
const upright = (target: Outline[], x: number, top: number, bottom: number, width = 1) => box(target, x - width / 2, Math.min(top, bottom), x + width / 2, Math.max(top, bottom));
const level = (target: Outline[], left: number, right: number, y: number, width = 1) => box(target, left, y - width / 2, right, y + width / 2);

/** How long the fading ends of a bar are: [left, right], 0 for a firm end and for one outside the view. */
function fading(mark: Placed): [number, number] {
  const { drawnLeft: left, drawnRight: right } = mark;
  const most = Math.min(36, (right - left) * (mark.hollow ? 0.25 : 0.4));
  const soft = (open: boolean, seen: boolean) => ((mark.soft || open) && seen ? most : 0);
  return [soft(mark.openLeft, left === mark.left), soft(mark.openRight, right === mark.right)];
}

/** Bars of one source: a line that is filled where the essay gives the date, else a rim; its ends fade or bear an arrow. */
function spans(marks: Placed[], target: Outline[]): void {
  for (const mark of marks) {
    const y = heightOf(mark);
    const [left, right] = [mark.drawnLeft, mark.drawnRight];
    const [softLeft, softRight] = fading(mark);
    if (mark.hollow || mark.half) rim(target, mark, { y, softLeft, softRight });
    if (mark.half) box(target, left + softLeft, y - BAR / 2, (left + right + softLeft - softRight) / 2, y + BAR / 2);
    else if (!mark.hollow) {
      box(target, left + softLeft, y - BAR / 2, right - softRight, y + BAR / 2);
      const stripe = (x: number, at: number, fade: number) => box(target, x, y - BAR / 2, x + (STRIPE * (at + STRIPE / 2)) / fade, y + BAR / 2);
      for (let at = 0; at < softLeft; at += STRIPE) stripe(left + at, at, softLeft);
      for (let at = 0; at < softRight; at += STRIPE) stripe(right - at - STRIPE, at, softRight);
    }
    if (mark.noted) level(target, left + softLeft, right - softRight, y + BAR / 2 + SECOND);
    if (mark.openLeft) arrow(target, left, y, -1);
    if (mark.openRight) arrow(target, right, y, 1);
  }
}

/** The rim of a hollow bar; dashed where the end is soft, open where it lies outside the view. */
function rim(target: Outline[], mark: Placed, { y, softLeft, softRight }: { y: number; softLeft: number; softRight: number }): void {
  const [left, right] = [mark.drawnLeft + softLeft, mark.drawnRight - softRight];
  const half = (BAR - RIM) / 2;
  for (const edge of [y - half, y + half]) {
    level(target, left, right, edge, RIM);
    for (let at = 3; at < softLeft; at += 6) level(target, left - at - 3, left - at, edge, RIM);
    for (let at = 3; at < softRight; at += 6) level(target, right + at, right + at + 3, edge, RIM);
  }
  if (!softLeft && mark.drawnLeft === mark.left) box(target, left, y - BAR / 2, left + RIM, y + BAR / 2);
  if (!softRight && mark.drawnRight === mark.right) box(target, right - RIM, y - BAR / 2, right, y + BAR / 2);
}

/** The stretches within which something happened, as error bars have them: a thin line with an upright end on both sides,
    dashed and without ends where the date is approximate. The dot on it comes later. */
function stretches(marks: Placed[], target: Outline[]): void {
  for (const mark of marks) {
    const y = heightOf(mark);
    const [left, right] = [mark.drawnLeft, mark.drawnRight];
    if (mark.soft) {
      for (let x = left; x < right; x += 6) level(target, x, Math.min(x + 3, right), y, REACH);
      continue;
    }
    level(target, left, right, y, REACH);
    if (left === mark.left) upright(target, left + REACH / 2, y - CAP / 2, y + CAP / 2, REACH);
    if (right === mark.right) upright(target, right - REACH / 2, y - CAP / 2, y + CAP / 2, REACH);
  }
}

function arrow(target: Outline[], tip: number, y: number, direction: number): void {
  const back = (by: number) => tip - by * direction;
  target.push([back(5), y - 5, back(7), y - 5, back(2), y, back(7), y + 5, back(5), y + 5, tip, y]);
}

/** The paths of one lane, whose marks are `own`: bars, hair lines from the marks to the lane's foot, and a tick there for
    each mark, with or without a row. */
function laneItems(own: Mark[], lane: Lane, colour: string, { palette, width }: { palette: Palette; width: number }): Path[] {
  const parts: Parts = { wash: [], solid: [] };
  const outward = lane.up ? -1 : 1;
  const foot = lane.up ? lane.bottom : lane.top;
  const placed = own.filter(hasRow);
  for (const mark of placed) upright(parts.wash, centre(mark), heightOf(mark), foot, palette.dark ? 0.6 : 0.9);
  for (const [left, right, waiting] of runs(ticks(lane.crowd ? placed : own, width))) {
    const ends = [foot + outward, foot + outward * (waiting ? lane.rug - 2 : 4)];
    box(parts.solid, left - 0.5, Math.min(...ends), right + 0.5, Math.max(...ends));
  }
  spans(placed.filter((mark) => mark.kind === "span"), parts.solid);
  stretches(placed.filter((mark) => mark.kind === "within"), parts.solid);
  return [
    path(parts.wash, colour, palette.dark ? 0.34 : 0.17),
    path(parts.solid, colour),
  ];
}

const hasRow = (mark: Mark): mark is Placed => mark.y !== null;

/** The ticks of some marks, one a pixel: 1 for a mark with a label, 2 for one that waits. */
function ticks(marks: Mark[], width: number): Uint8Array {
  const found = new Uint8Array(width + 1);
  for (const mark of marks) {
    const at = Math.min(width, Math.max(0, Math.round(centre(mark))));
    if (mark.y === null) found[at] = 2;
    found[at] ||= 1;
  }
  return found;
}

/** An outline at a lane's foot of how many claims there are. Heights are square roots, so that a single claim can be seen too. */
function outline(crowd: Crowd, { rug, up, bottom, top }: Lane): Outline[] {
  const [foot, outward] = up ? [bottom, -1] : [top, 1];
  const most = Math.max(9, crowd.most);
  const corners: Outline = [0, foot + outward];
  let last = foot + outward;
  crowd.counts.forEach((count, i) => {
    const y = foot + outward * (1 + (rug - 3) * Math.sqrt(count / most));
    if (last !== y) corners.push(i * crowd.bin, last, i * crowd.bin, y);
    last = y;
  });
  const right = crowd.counts.length * crowd.bin;
  return [[...corners, right, last, right, foot + outward]];
}

/** The upper edges of that outline, one for each bin with a claim, so that it can be seen where its filling is pale. */
function crest(crowd: Crowd, { rug, up, bottom, top }: Lane): Outline[] {
  const [foot, outward] = up ? [bottom, -1] : [top, 1];
  const most = Math.max(9, crowd.most);
  const found: Outline[] = [];
  crowd.counts.forEach((count, i) => {
    const y = foot + outward * (1 + (rug - 3) * Math.sqrt(count / most));
    if (count) level(found, i * crowd.bin, (i + 1) * crowd.bin, y, 1.4);
  });
  return found;
}

/** Ticks side by side as `[first x, last x, waiting]`: one box for all of them. */
function runs(marked: Uint8Array): [number, number, boolean][] {
  const found: [number, number, boolean][] = [];
  for (let x = 0; x < marked.length; x += 1) {
    if (!marked[x]) continue;
    const last = found[found.length - 1];
    const waiting = marked[x] === 2;
    if (last && last[1] === x - 1 && last[2] === waiting) last[1] = x;
    else found.push([x, x, waiting]);
  }
  return found;
}

const NO_PAPER = { paper: "" }; // where only the place of a dot is asked

/** A day: hollow where the text does not date it, and where it does so in part, until the half is painted. */
function dotOf(mark: Placed, colour: string, palette: Pick<Palette, "paper">): Dot {
  const shape = mark.soft ? "diamond" : "circle";
  const fill = mark.hollow || mark.half ? palette.paper : colour;
  const look = mark.kind === "point" ? { size: 9, rimWidth: 1.8 } : { size: 6, rimWidth: 1.5 };
  return { kind: "dot", x: mark.dotX, y: heightOf(mark), shape, fill, rim: colour, ...look };
}

/** The cores of one source's hollow dots whose date is an editor's: painted after the dots, which are hollow. */
function cores(marks: Mark[], colour: string): Path {
  const own = marks.filter(hasRow).filter((mark) => mark.noted && mark.kind !== "span").map((mark) => dotOf(mark, colour, NO_PAPER));
  return path(own.map(({ x, y, size }) => [0, 1, 2, 3].flatMap((quarter) => arc(x, y, size / 5, quarter, 3))), colour);
}

/** The left halves of one source's dots whose date is given in part. */
function halves(marks: Mark[], colour: string): Path {
  const own = marks.filter(hasRow).filter((mark) => mark.half && mark.kind !== "span").map((mark) => dotOf(mark, colour, NO_PAPER));
  return path(own.map(({ x, y, size }) => [1, 2].flatMap((quarter) => arc(x, y, size / 2, quarter, 6))), colour);
}

function eraBands({ eras, axis, height }: Arrangement, palette: Palette): Path[] {
  const bottom = axis.bottom >= height ? axis.top : height;
  const bands: [Outline[], Outline[]] = [[], []];
  eras.forEach((era, i) => box(bands[i % 2 ? 1 : 0], era.left, 0, era.right, bottom));
  return [path(bands[0], palette.ink, 0.03), path(bands[1], palette.ink, 0.055)];
}

/** The signs on the axis where the scale changes: a nick in each of its edges, as wide as several years' notches. */
function nicks({ axis, width, seen }: Arrangement, palette: Palette): Path {
  const end = (axis.bottom - axis.top) / 2;
  const inside = seen.turns.filter((x) => x > end + NICK && x < width - end - NICK);
  return path(inside.flatMap((x) => [[axis.top, 1], [axis.bottom, -1]].map(([edge, down]) => [x - NICK, edge! - down! / 2, x + NICK, edge! - down! / 2, x, edge! + down! * NICK])), palette.paper);
}

/** The axis, with a notch in both its edges at every new year. */
function axisBand({ axis, width, ticks }: Arrangement, palette: Palette): Path {
  const { top, bottom } = axis;
  const r = (bottom - top) / 2;
  const years: number[] = [];
  for (const x of ticks.minor) {
    const apart = x - (years[years.length - 1] ?? -Infinity) >= 3; // where time is squeezed, notches must not touch
    if (apart && x > r + 1 && x < width - r - 1) years.push(x);
  }
  const notch = (x: number, edge: number, depth: number, side: number) => {
    return [x - side, edge, x - side, edge + depth, x + side, edge + depth, x + side, edge];
  };
  const band = [
    ...arc(r, top + r, r, 2, 6),
    ...years.flatMap((x) => notch(x, top, NOTCH, 0.5)),
    ...arc(width - r, top + r, r, 3, 6),
    ...arc(width - r, bottom - r, r, 0, 6),
    ...years.toReversed().flatMap((x) => notch(x, bottom, -NOTCH, -0.5)),
    ...arc(r, bottom - r, r, 1, 6),
  ];
  return path([band], palette.axis);
}

/** The words of the eras, the labels and the axis' dates. */
function words({ axis, eras, marks, ticks }: Arrangement, palette: Palette): Word[] {
  const plain: Omit<Word, "x" | "y" | "text"> = { kind: "word", fill: palette.ink, size: 12, weight: 400, anchor: "start" };
  const middle = (axis.top + axis.bottom) / 2;
  return [
    ...eras.filter((era) => era.name).map((era): Word => {
      return { ...plain, x: era.nameX, y: 12, text: era.name.toUpperCase(), fill: palette.muted, weight: 600, size: 10.5 };
    }),
    ...marks.filter(hasRow).map((mark): Word => ({ ...plain, x: mark.labelX, y: mark.labelY, text: mark.label, weight: mark.bold ? 600 : 400 })),
    ...ticks.labelled.map(({ x, label, major }): Word => {
      return { ...plain, x, y: middle, text: label, fill: major ? palette.onAxis : palette.onAxisMuted, weight: major ? 600 : 400, anchor: "middle" };
    }),
  ];
}

/** A lane's name, and beside it how many labels wait there, in the words of the key `waiting`. */
function voice(lane: Lane, colour: string, { palette, waiting, width }: { palette: Palette; waiting: string; width: number }): Word[] {
  const name: Word = { kind: "word", x: 8, y: lane.captionY, text: lane.label.toUpperCase(), fill: colour, size: 11, weight: 700, anchor: "start" };
  const text = !lane.shown ? say("timeline.none_here") : lane.waiting ? say(waiting, { n: lane.waiting }) : "";
  if (!text) return [name];
  const beside = 16 + lane.captionWidth;
  const most = (lane.captionWidth / lane.label.length) * text.length; // small letters are narrower than the name's capitals
  const under = !lane.shown && beside + most > width; // an empty lane has room for a second line
  const place = under ? { x: name.x, y: lane.captionY + (lane.up ? LINE : -LINE) } : { x: beside };
  return [name, { ...name, ...place, text, fill: palette.muted, weight: 400 }];
}

/** The picture of an arrangement. `waiting` is the key of the words for labels without room: on paper nobody can zoom in. */
export function drawing(arrangement: Arrangement, { palette, waiting = "timeline.waiting" }: { palette: Palette; waiting?: string }): Picture {
  const { lanes, marks, width, height, colours } = arrangement;
  const colourOf = (source: string) => palette.sources[((colours.get(source) ?? 1) - 1) % palette.sources.length] ?? palette.ink;
  const texts = lanes.flatMap((lane) => lane.texts.map((source) => ({ lane, colour: colourOf(source), own: marks.filter((mark) => mark.source === source) })));
  const items: Item[] = [
    ...eraBands(arrangement, palette),
    ...lanes.map((lane) => path(lane.crowd ? outline(lane.crowd, lane) : [], colourOf(lane.source), 0.4)),
    ...lanes.map((lane) => path(lane.crowd ? crest(lane.crowd, lane) : [], colourOf(lane.source))),
    ...texts.flatMap(({ own, lane, colour }) => laneItems(own, lane, colour, { palette, width })),
    ...marks.filter(hasRow).filter((mark) => mark.kind !== "span").map((mark) => dotOf(mark, colourOf(mark.source), palette)),
    ...texts.flatMap(({ own, colour }) => [cores(own, colour), halves(own, colour)]),
    axisBand(arrangement, palette),
    nicks(arrangement, palette),
    ...words(arrangement, palette),
    ...lanes.flatMap((lane) => voice(lane, lane.texts.length > 1 ? palette.ink : colourOf(lane.source), { palette, waiting, width })),
  ];
  return { width, height, ground: palette.paper, items: seenOnly(items) };
}
