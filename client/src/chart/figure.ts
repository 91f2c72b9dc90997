/* From an arrangement to a Plotly figure whose axes are the chart's own pixels, so that a mark is where its box says.

   A redraw costs by the trace and by the point, so there are few of both: all that a source paints in one colour is one
   filled path with gaps, lines being thin boxes (Plotly would make a path of every piece of a line), and all words are one
   trace. 52-paint.js has words and dots drawn faster on the page. The graph is static for Plotly; pointing, dragging and zooming are ours (68-gestures.js), and so are the chosen
   mark's ground and ties (57-ties.js). */

import { say } from "../model/say.ts";

const FONT = 'system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif';
const BAR = 16; // height of a bar
const STRIPE = 2; // a soft end fades out in ever thinner stripes, so many pixels apart
const ROUND = 4; // radius of a bar's corners
const NOTCH = 3.5; // depth of a year's notch in the axis

const quiet = { hoverinfo: "skip", showlegend: false };
export const filled = (shape, colour) => ({ ...quiet, type: "scatter", mode: "none", fill: "toself", x: shape.x, y: shape.y, fillcolor: colour });

/** `#rrggbb` with an opacity, as Plotly takes it. */
export function tint(colour, opacity) {
  const part = (at) => parseInt(colour.slice(at, at + 2), 16);
  return `rgba(${part(1)},${part(3)},${part(5)},${opacity})`;
}

/** Adds a closed shape to a path of shapes. */
function shape(path, corners) {
  for (const [x, y] of corners) {
    path.x.push(x);
    path.y.push(y);
  }
  path.x.push(corners[0][0], null);
  path.y.push(corners[0][1], null);
}

/** Adds a box, its corners cut round where asked. */
export function box(path, left, top, right, bottom, radius = 0) {
  const r = Math.max(0, Math.min(radius, (right - left) / 2, (bottom - top) / 2));
  if (!r) return shape(path, [[left, top], [right, top], [right, bottom], [left, bottom]]);
  const corner = (cx, cy, quarter) => arc(cx, cy, r, quarter, r > 6 ? 6 : 2);
  shape(path, [
    ...corner(left + r, top + r, 2),
    ...corner(right - r, top + r, 3),
    ...corner(right - r, bottom - r, 0),
    ...corner(left + r, bottom - r, 1),
  ]);
}

/** A quarter circle in straight pieces, clockwise on the screen; quarter 0 is at the lower right. */
function arc(cx, cy, r, quarter, pieces) {
  return Array.from({ length: pieces + 1 }, (_, i) => {
    const angle = (Math.PI / 2) * (quarter + i / pieces);
    return [cx + r * Math.cos(angle), cy + r * Math.sin(angle)];
  });
}

const path = () => ({ x: [], y: [] });

/** Thin boxes: an upright line and a level one. */
const upright = (target, x, top, bottom, width = 1) => box(target, x - width / 2, Math.min(top, bottom), x + width / 2, Math.max(top, bottom));
const level = (target, left, right, y) => box(target, left, y - 0.5, right, y + 0.5);

/** Bars of one source: bodies, fading ends, rims (by reference), solid first edges and arrows (open sides). */
function spans(marks, parts) {
  for (const mark of marks) {
    const [top, bottom] = [mark.y - BAR / 2, mark.y + BAR / 2];
    const [left, right] = [mark.drawnLeft, mark.drawnRight];
    const fade = Math.min(36, (right - left) * (mark.hollow ? 0.25 : 0.4));
    const softLeft = (mark.soft || mark.openLeft) && left === mark.left ? fade : 0;
    const softRight = (mark.soft || mark.openRight) && right === mark.right ? fade : 0;
    for (let at = 0; at < fade && !mark.hollow; at += STRIPE) {
      const width = (STRIPE * (at + STRIPE / 2)) / fade;
      if (softLeft) box(parts.wash, left + at, top, left + at + width, bottom);
      if (softRight) box(parts.wash, right - at - width, top, right - at, bottom);
    }
    if (mark.hollow) rim(parts.rim, mark, { top, bottom, softLeft, softRight });
    else box(parts.wash, left + softLeft, top, right - softRight, bottom, softLeft || softRight ? 0 : ROUND);
    if (!softLeft && left === mark.left) box(parts.solid, left, top, left + 3, bottom);
    if (mark.openLeft) arrow(parts.solid, left, mark.y, -1);
    if (mark.openRight) arrow(parts.solid, right, mark.y, 1);
  }
}

/** The rim of a bar dated by reference; dashed where the end is soft, open where it lies outside the view. */
function rim(target, mark, { top, bottom, softLeft, softRight }) {
  const [left, right] = [mark.drawnLeft + softLeft, mark.drawnRight - softRight];
  for (const y of [top, bottom]) {
    for (let at = 3; at < softLeft; at += 6) level(target, left - at - 3, left - at, y);
    for (let at = 3; at < softRight; at += 6) level(target, right + at, right + at + 3, y);
  }
  const end = !softRight && mark.drawnRight === mark.right;
  if (!end) {
    level(target, left, right, top);
    level(target, left, right, bottom);
    return;
  }
  const [t, b] = [top - 0.5, bottom + 0.5];
  shape(target, [[left, t], [right, t], [right, b], [left, b], [left, b - 1], [right - 1, b - 1], [right - 1, t + 1], [left, t + 1]]);
}

function arrow(target, tip, y, direction) {
  const back = (by) => tip - by * direction;
  shape(target, [[back(5), y - 5], [back(7), y - 5], [back(2), y], [back(7), y + 5], [back(5), y + 5], [tip, y]]);
}

/** All of one lane but its dots and words: `own` are its marks. Hair lines lead from the marks to the lane's foot, and a
    tick stands there for each mark, also for those without a row. */
function laneTraces(own, lane, colour, { palette, width }) {
  const parts = { wash: path(), rim: path(), solid: path() };
  const outward = lane.up ? -1 : 1;
  const foot = lane.up ? lane.bottom : lane.top;
  const ticks = new Uint8Array(width + 1); // one a pixel: 1 for a mark with a label, 2 for one that waits
  for (const mark of lane.crowd ? own.filter((one) => one.y !== null) : own) {
    const x = centre(mark);
    const at = Math.min(width, Math.max(0, Math.round(x)));
    if (mark.y === null) ticks[at] = 2;
    else upright(parts.wash, x, mark.y - (outward * BAR) / 2, foot, palette.dark ? 0.6 : 0.9);
    ticks[at] = ticks[at] || 1;
  }
  for (const [left, right, waiting] of runs(ticks)) {
    const ends = [foot + outward, foot + outward * (waiting ? lane.rug - 2 : 4)].sort((a, b) => a - b);
    box(parts.solid, left - 0.5, ends[0], right + 0.5, ends[1]);
  }
  spans(own.filter((mark) => mark.y !== null && mark.kind === "span"), parts);
  const strength = palette.dark ? 0.34 : 0.17;
  return [
    filled(parts.wash, tint(colour, strength)),
    filled(lane.crowd ? outline(lane, foot, outward) : path(), tint(colour, 0.4)),
    filled(parts.rim, tint(colour, 0.5)),
    filled(parts.solid, colour),
  ];
}

/** How many claims stand where at a lane's foot, as one outline: the root of their number, so that one can be seen too. */
function outline({ crowd, rug }, foot, outward) {
  const most = Math.max(9, crowd.most);
  const corners = [[0, foot + outward]];
  crowd.counts.forEach((count, i) => {
    const y = foot + outward * (1 + (rug - 3) * Math.sqrt(count / most));
    const last = corners[corners.length - 1];
    if (last[1] !== y) corners.push([i * crowd.bin, last[1]], [i * crowd.bin, y]);
  });
  const right = crowd.counts.length * crowd.bin;
  const target = path();
  shape(target, [...corners, [right, corners[corners.length - 1][1]], [right, foot + outward]]);
  return target;
}

/** Ticks side by side as `[first x, last x, waiting]`: one box for all of them. */
function runs(ticks) {
  const found = [];
  for (let x = 0; x < ticks.length; x += 1) {
    if (!ticks[x]) continue;
    const last = found[found.length - 1];
    const waiting = ticks[x] === 2;
    if (last && last[1] === x - 1 && last[2] === waiting) last[1] = x;
    else found.push([x, x, waiting]);
  }
  return found;
}

/** The x of a mark's hair line: a dot's middle, a bar's first edge. */
export const centre = (mark) => (mark.kind === "point" ? (mark.left + mark.right) / 2 : mark.drawnLeft + 1.5);

function dots(marks, colourOf, palette) {
  const points = marks.filter((mark) => mark.kind === "point");
  return {
    ...quiet,
    type: "scatter",
    mode: "markers",
    x: points.map((mark) => (mark.left + mark.right) / 2),
    y: points.map((mark) => mark.y),
    marker: {
      size: 9,
      opacity: 1,
      symbol: points.map((mark) => (mark.soft ? "diamond" : "circle")),
      color: points.map((mark) => (mark.hollow ? palette.paper : colourOf(mark))),
      line: { width: 1.8, color: points.map(colourOf) },
    },
  };
}

/** One trace of words: `{x, y, text, colour, weight, size, position}` each. */
export function words(items) {
  const each = (name) => items.map((item) => item[name]);
  return {
    ...quiet,
    type: "scatter",
    mode: "text",
    cliponaxis: false,
    x: each("x"),
    y: each("y"),
    text: items.map((item) => escaped(item.text)),
    textposition: each("position"),
    textfont: { family: FONT, size: each("size"), color: each("colour"), weight: each("weight") },
  };
}

/** Plotly reads a little HTML in texts; a claim's words are shown as they are. */
function escaped(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

function eraBands({ eras, axis, height }, palette) {
  const bottom = axis.bottom >= height ? axis.top : height;
  const bands = [path(), path()];
  eras.forEach((era, i) => box(bands[i % 2], era.left, 0, era.right, bottom));
  return [filled(bands[0], tint(palette.ink, 0.03)), filled(bands[1], tint(palette.ink, 0.055))];
}

/** The axis, with a notch in both its edges at every new year. */
function axisBand({ axis, width, ticks }, palette) {
  const { top, bottom } = axis;
  const r = (bottom - top) / 2;
  const years = [];
  for (const x of ticks.minor) {
    const apart = x - (years[years.length - 1] ?? -Infinity) >= 3; // where time is squeezed, notches stand close, not solid
    if (apart && x > r + 1 && x < width - r - 1) years.push(x);
  }
  const notch = (x, edge, depth) => [[x - 0.5, edge], [x - 0.5, edge + depth], [x + 0.5, edge + depth], [x + 0.5, edge]];
  const band = path();
  shape(band, [
    ...arc(r, top + r, r, 2, 6),
    ...years.flatMap((x) => notch(x, top, NOTCH)),
    ...arc(width - r, top + r, r, 3, 6),
    ...arc(width - r, bottom - r, r, 0, 6),
    ...[...years].reverse().flatMap((x) => notch(x, bottom, -NOTCH).reverse()),
    ...arc(r, bottom - r, r, 1, 6),
  ]);
  return filled(band, palette.axis);
}

/** Every word of the chart: eras, labels, the axis' dates, the lanes' names and how many labels wait there. */
function allWords(arrangement, colours, palette) {
  const { axis, eras, lanes, marks, ticks } = arrangement;
  const right = "middle right";
  const named = eras.filter((era) => era.name).map((era) => {
    return { x: era.nameX, y: 12, text: era.name.toUpperCase(), colour: palette.muted, weight: 600, size: 10.5, position: right };
  });
  const labels = marks.filter((mark) => mark.y !== null).map((mark) => {
    return { x: mark.labelX, y: mark.y, text: mark.label, colour: palette.ink, weight: mark.bold ? 600 : 400, size: 12, position: right };
  });
  const middle = (axis.top + axis.bottom) / 2;
  const dates = ticks.labelled.map(({ x, label, major }) => {
    return { x, y: middle, text: label, colour: major ? palette.onAxis : palette.onAxisMuted, weight: major ? 600 : 400, size: 12, position: "middle center" };
  });
  const voices = lanes.flatMap((lane) => {
    const text = !lane.shown ? say("timeline.none_here") : lane.waiting ? say("timeline.waiting", { n: lane.waiting }) : "";
    const name = { x: 8, y: lane.captionY, text: lane.label.toUpperCase(), colour: colours[lane.source], weight: 700, size: 11, position: right };
    return text ? [name, { ...name, x: 16 + lane.captionWidth, text, colour: palette.muted, weight: 400 }] : [name];
  });
  return words([...named, ...labels, ...dates, ...voices]);
}

/** `{data, layout}` for Plotly.react; `palette` is that of `claimline.palette()`. */
export function figure(arrangement, { palette }) {
  const { lanes, marks, width, height } = arrangement;
  const colours = Object.fromEntries(lanes.map((lane, i) => [lane.source, palette.sources[i % palette.sources.length]]));
  const placed = marks.filter((mark) => mark.y !== null);
  const data = eraBands(arrangement, palette);
  for (const lane of lanes) {
    data.push(...laneTraces(marks.filter((mark) => mark.source === lane.source), lane, colours[lane.source], { palette, width }));
  }
  data.push(dots(placed, (mark) => colours[mark.source], palette), axisBand(arrangement, palette));
  data.push(allWords(arrangement, colours, palette));
  return { data: data.filter((trace) => trace.x.length), layout: layout(width, height, palette) };
}

export function layout(width, height, palette) {
  const hidden = { visible: false, fixedrange: true };
  return {
    width,
    height,
    margin: { l: 0, r: 0, t: 0, b: 0 },
    paper_bgcolor: palette.paper,
    plot_bgcolor: palette.paper,
    font: { family: FONT },
    showlegend: false,
    hovermode: false,
    dragmode: false,
    xaxis: { ...hidden, range: [0, width] },
    yaxis: { ...hidden, range: [height, 0] },
  };
}

/** The page's colours, from its style sheet, so that they are written down once. */
export function palette() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const sources = [];
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
const widths = new Map();
let pen = null;

/** The width in pixels of a chart label (12 px), measured once and remembered. */
export function measure(text, bold = false) {
  const key = (bold ? "b" : "n") + text;
  let width = widths.get(key);
  if (width === undefined) {
    pen = pen || document.createElement("canvas").getContext("2d");
    pen.font = `${bold ? 600 : 400} 12px ${FONT}`;
    width = pen.measureText(text).width;
    if (widths.size > REMEMBERED) widths.clear();
    widths.set(key, width);
  }
  return width;
}
