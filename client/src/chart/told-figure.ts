/* From a panel's arrangement to a Plotly figure whose axes are the panel's own pixels. As in 50-figure.js all that has one
   colour is one filled path, lines being thin boxes, and all words are one trace. */

import { box, filled, layout, tint, words } from "./figure.ts";

const ON = 1.3; // width of the line
const BACK = 1.1;
const DASH = [4, 3];
const ARROW = 34; // a leap shorter than this needs no arrow to be seen
const STRIPE = 2;
const CROWD = 900; // more marks than this are plain squares, one a cell, and the ways back thin lines
const CELL = 3;

const path = () => ({ x: [], y: [] });

function shape(target, corners) {
  for (const [x, y] of corners) {
    target.x.push(x);
    target.y.push(y);
  }
  target.x.push(corners[0][0], null);
  target.y.push(corners[0][1], null);
}

/** A straight line of some width as a thin box at any angle. */
function stroke(target, [x1, y1], [x2, y2], width) {
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (length < 0.1) return;
  const [dx, dy] = [((y2 - y1) / length) * (width / 2), ((x1 - x2) / length) * (width / 2)];
  shape(target, [[x1 + dx, y1 + dy], [x2 + dx, y2 + dy], [x2 - dx, y2 - dy], [x1 - dx, y1 - dy]]);
}

/** A way in dashes. */
function dashes(target, [x1, y1], [x2, y2], width) {
  const length = Math.hypot(x2 - x1, y2 - y1);
  const at = (share) => [x1 + (x2 - x1) * share, y1 + (y2 - y1) * share];
  for (let done = 0; done < length; done += DASH[0] + DASH[1]) {
    stroke(target, at(done / length), at(Math.min(1, (done + DASH[0]) / length)), width);
  }
}

/** A small head in the middle of a leap, so that its direction is seen even where both ends are crowded. */
function head(target, { x1, y1, x2, y2 }) {
  const length = Math.hypot(x2 - x1, y2 - y1);
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
  const [cx, cy] = [(x1 + x2) / 2, (y1 + y2) / 2];
  const point = (along, aside) => [cx + ux * along - uy * aside, cy + uy * along + ux * aside];
  shape(target, [point(3.5, 0), point(-3.5, 3), point(-2, 0), point(-3.5, -3)]);
}

function lines({ line }, parts, crowd) {
  for (const piece of line) {
    const ends = [[piece.x1, piece.y1], [piece.x2, piece.y2]];
    if (crowd) stroke(piece.back ? parts.back : parts.on, ...ends, piece.back ? 0.4 : 0.8);
    else if (piece.back) dashes(parts.back, ...ends, BACK);
    else stroke(parts.on, ...ends, ON);
    if (!crowd && piece.back && Math.abs(piece.x2 - piece.x1) >= ARROW) head(parts.heads, piece);
  }
}

/** A period as a bar: a wash with a firm beginning, fading where an end is soft, a rim alone where it is dated by
    reference. */
function bar(mark, { seen }, parts) {
  const half = mark.thick / 2;
  const [top, bottom] = [mark.y - half, mark.y + half];
  const [left, right] = [Math.max(mark.left, seen.left - 8), Math.min(mark.right, seen.right + 8)];
  const soft = (open, at, drawn) => ((mark.soft || open) && at === drawn ? Math.min(24, (right - left) * 0.35) : 0);
  const [before, after] = [soft(mark.openLeft, mark.left, left), soft(mark.openRight, mark.right, right)];
  const target = mark.hollow ? parts.rim : parts.wash;
  const body = (from, to) => {
    if (!mark.hollow) return box(target, from, top, to, bottom);
    for (const y of [top, bottom]) box(target, from, y - 0.4, to, y + 0.4);
  };
  body(left + before, right - after);
  const stripe = mark.hollow ? 2 * STRIPE : STRIPE;
  for (let at = 0; at < before; at += stripe) body(left + at, left + at + (stripe * (at + stripe / 2)) / before);
  for (let at = 0; at < after; at += stripe) body(right - at - (stripe * (at + stripe / 2)) / after, right - at);
  if (mark.hollow && !after && right === mark.right) box(target, right - 0.8, top, right, bottom);
  if (!before && left === mark.left) box(mark.hollow ? parts.rim : parts.edges, left, top - 0.5, left + (mark.hollow ? 0.8 : 2), bottom + 0.5);
}

/** Where the line meets a claim: a dot, a diamond if the date is approximate, with a hole if it is by reference; a small
    one on a bar. */
function dot(mark, parts) {
  const round = (target, radius) => {
    const count = mark.soft ? 4 : 12;
    const r = mark.soft ? radius * 1.3 : radius;
    const at = (i) => [mark.x + r * Math.cos((2 * Math.PI * i) / count), mark.y + r * Math.sin((2 * Math.PI * i) / count)];
    shape(target, Array.from({ length: count }, (_, i) => at(i)));
  };
  const radius = mark.kind === "span" ? 2.4 : 3.8;
  round(parts.solid, radius);
  if (mark.hollow) round(parts.holes, radius - 1.4);
}

/** Many marks: a square for all that stand in one cell, with a hole if none of them is dated by its text. */
function squares(marks, parts) {
  const cells = new Map();
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

function ruled(arrangement, palette) {
  const { seen, ticks, paragraphs, eras, top, height, width } = arrangement;
  const bands = [path(), path()];
  eras.forEach((era, i) => box(bands[i % 2], era.left, arrangement.axis.bottom / 2, era.right, height));
  const rules = path();
  for (const { x, major } of ticks.labelled) if (major) box(rules, x - 0.5, arrangement.axis.bottom, x + 0.5, height);
  for (const { y } of paragraphs) if (y >= top - 1) box(rules, seen.left - 13, y - 0.5, width, y + 0.5);
  return [filled(bands[0], tint(palette.ink, 0.025)), filled(bands[1], tint(palette.ink, 0.05)), filled(rules, tint(palette.ink, 0.07))];
}

function axisBand({ axis, seen, ticks }, palette) {
  const [band, years] = [path(), path()];
  box(band, seen.left - 13, axis.top, seen.right + 13, axis.bottom, 13);
  let last = -Infinity;
  for (const x of ticks.minor) {
    if (x - last < 3 || x < seen.left || x > seen.right) continue;
    last = x;
    box(years, x - 0.5, axis.bottom - 4, x + 0.5, axis.bottom);
  }
  return [filled(band, palette.axis), filled(years, palette.paper)];
}

function allWords({ axis, eras, ticks, paragraphs, marks, seen }, palette) {
  const plain = { weight: 400, size: 12, position: "middle right", colour: palette.ink };
  const middle = (axis.top + axis.bottom) / 2;
  const dates = ticks.labelled.map(({ x, label, major }) => {
    return { ...plain, x, y: middle, text: label, colour: major ? palette.onAxis : palette.onAxisMuted, weight: major ? 600 : 400, position: "middle center" };
  });
  const era = { ...plain, colour: palette.muted, size: 10.5 };
  const named = eras.flatMap(({ left, name, share }) => [
    { ...era, x: left + 1, y: axis.bottom + 11, text: name, weight: 600 },
    { ...era, x: left + 1, y: axis.bottom + 24, text: share },
  ]);
  const numbers = paragraphs.map(({ number, y }) => {
    return { ...plain, x: seen.left - 15, y, text: String(number), colour: palette.muted, size: 11, position: "middle left" };
  });
  if (numbers.length) numbers.unshift({ ...numbers[0], y: axis.bottom + 11, text: "¶", weight: 600 });
  const labels = marks.filter((mark) => mark.label).map((mark) => {
    return { ...plain, x: mark.labelX, y: (mark.box.top + mark.box.bottom) / 2, text: mark.label, weight: mark.bold ? 600 : 400 };
  });
  return words([...dates, ...named, ...numbers, ...labels].filter(({ text }) => text));
}

/** `{data, layout}` for Plotly.react; `colour` is the source's. */
export function figureTold(arrangement, { palette, colour }) {
  const { marks, width, height } = arrangement;
  const shown = marks.filter((mark) => mark.shown);
  const parts = Object.fromEntries(["on", "back", "heads", "wash", "rim", "edges", "solid", "holes", "under"].map((name) => [name, path()]));
  const crowd = shown.length > CROWD;
  lines(arrangement, parts, crowd);
  const met = shown.filter((mark) => mark.x >= arrangement.seen.left - 8 && mark.x <= arrangement.seen.right + 8);
  if (crowd) squares(met, parts);
  else met.forEach((mark) => dot(mark, parts));
  for (const mark of shown) {
    if (mark.kind === "span" && !crowd) bar(mark, arrangement, parts);
    if (mark.label) box(parts.under, mark.box.left, mark.box.top, mark.box.right, mark.box.bottom, 3);
  }
  const data = [
    ...ruled(arrangement, palette),
    filled(parts.wash, tint(colour, palette.dark ? 0.36 : 0.22)),
    filled(parts.rim, tint(colour, palette.dark ? 0.45 : 0.36)),
    filled(parts.edges, tint(colour, 0.7)),
    filled(parts.on, tint(colour, 0.7)),
    filled(parts.back, tint(colour, 0.7)),
    filled(parts.heads, tint(colour, 0.8)),
    filled(parts.under, tint(palette.paper, 0.86)),
    filled(parts.solid, colour),
    filled(parts.holes, palette.paper),
    ...axisBand(arrangement, palette),
    allWords(arrangement, palette),
  ];
  return { data: data.filter((trace) => trace.x.length), layout: layout(width, height, palette) };
}
