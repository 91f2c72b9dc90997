/* The one list of things drawn: what a chart shows is paths, dots and words, in the order in which they are painted.

   It is made in one place for each picture (drawing.ts, told-drawing.ts, overview.ts). The page's brush paints it, the files
   (SVG, PNG, PDF) are written from it, and one function makes a Plotly figure of it (plotly.ts). Places are CSS pixels from
   the picture's upper left corner, y downwards; a colour is `#rrggbb`. */

/** A closed outline as `[x, y, x, y, ...]`, at least three points, without the first one again at the end. */
export type Outline = number[];

/** Filled outlines of one colour. The time to draw grows with the number of paths, so what one text has in one colour is one
    path, and lines are thin boxes. */
export interface Path {
  kind: "path";
  outlines: Outline[];
  fill: string;
  /** 0 to 1. */
  opacity: number;
}

/** A day: a circle, or a diamond where the date is approximate. `size` leaves out the rim, which lies half inside it. */
export interface Dot {
  kind: "dot";
  x: number;
  y: number;
  shape: "circle" | "diamond";
  size: number;
  fill: string;
  rim: string;
  rimWidth: number;
}

/** Text whose middle is at `y`, and which has its start, middle or end at `x`. */
export interface Word {
  kind: "word";
  x: number;
  y: number;
  text: string;
  fill: string;
  /** Of the letters, in pixels. */
  size: number;
  weight: number;
  anchor: "start" | "middle" | "end";
}

export type Item = Path | Dot | Word;

/** All of a picture; `ground` is the colour of its paper. */
export interface Picture {
  width: number;
  height: number;
  ground: string;
  items: Item[];
}

/** The colours of a picture: those of the style sheet, by look.ts on the page and by colours.py without one. */
export interface Palette {
  dark: boolean;
  paper: string;
  ink: string;
  muted: string;
  axis: string;
  onAxis: string;
  onAxisMuted: string;
  /** One for each text; after the last the first comes again. */
  sources: string[];
}

/** How strong the palest marks are: every colour of a text has 3:1 then, on the paper and on the bands of eras (WCAG 1.4.11,
    client/test/contrast.test.ts). What is paler only leads the eye. */
export const PALE = 0.78;

/** The letters of all pictures. */
export const FONT = 'system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif';

/** How much wider a diamond is than a circle of the same size, so that both take as much ink. */
const DIAMOND = 1.3;

export const path = (outlines: Outline[], fill: string, opacity = 1): Path => ({ kind: "path", outlines, fill, opacity });

/** A list without its empty paths. */
export const seenOnly = (items: Item[]): Item[] => items.filter((item) => item.kind !== "path" || item.outlines.length > 0);

/** `#rrggbb` with an opacity, as style sheets write it. */
export function css(colour: string, opacity: number): string {
  if (opacity === 1) return colour;
  const part = (at: number) => parseInt(colour.slice(at, at + 2), 16);
  return `rgba(${part(1)},${part(3)},${part(5)},${opacity})`;
}

/** Adds a box, its corners cut round where asked. */
export function box(to: Outline[], left: number, top: number, right: number, bottom: number, radius = 0): void {
  const r = Math.max(0, Math.min(radius, (right - left) / 2, (bottom - top) / 2));
  if (!r) {
    to.push([left, top, right, top, right, bottom, left, bottom]);
    return;
  }
  const corner = (cx: number, cy: number, quarter: number) => arc(cx, cy, r, quarter, r > 6 ? 6 : 2);
  to.push([
    ...corner(left + r, top + r, 2),
    ...corner(right - r, top + r, 3),
    ...corner(right - r, bottom - r, 0),
    ...corner(left + r, bottom - r, 1),
  ]);
}

/** A quarter circle in straight pieces, clockwise on the screen; quarter 0 is at the lower right. */
export function arc(cx: number, cy: number, r: number, quarter: number, pieces: number): Outline {
  const found: Outline = [];
  for (let i = 0; i <= pieces; i += 1) {
    const angle = (Math.PI / 2) * (quarter + i / pieces);
    found.push(cx + r * Math.cos(angle), cy + r * Math.sin(angle));
  }
  return found;
}

/** Dots as filled paths by colour, rims first, so that the paper over them makes a dot hollow. */
function discs(dots: Dot[]): Path[] {
  const paths = new Map<string, Path>();
  const add = (colour: string, dot: Dot, by: number) => {
    const into = paths.get(colour) || path([], colour);
    paths.set(colour, into);
    into.outlines.push(disc(dot, by));
  };
  for (const dot of dots) add(dot.rim, dot, dot.rimWidth / 2);
  for (const dot of dots) if (dot.fill !== dot.rim) add(dot.fill, dot, -dot.rimWidth / 2);
  return [...paths.values()];
}

/** A dot as an outline, `by` pixels larger or smaller than the middle of its rim: a circle has 24 straight pieces. */
function disc({ x, y, size, shape }: Dot, by: number): Outline {
  const reach = shape === "diamond" ? (size / 2) * DIAMOND + by * Math.SQRT2 : size / 2 + by;
  const pieces = shape === "diamond" ? 4 : 24;
  const found: Outline = [];
  for (let i = 0; i < pieces; i += 1) {
    const angle = (2 * Math.PI * i) / pieces;
    found.push(x + reach * Math.cos(angle), y + reach * Math.sin(angle));
  }
  return found;
}

/** A list without its words, and with dots as paths: they are added to an earlier path of their colour if there is one,
    since every further path takes time to draw. */
export function asPaths(items: Item[]): Path[] {
  const found: Path[] = [];
  let dots: Dot[] = [];
  const put = () => {
    for (const one of discs(dots)) {
      const at = found.findIndex((before) => before.fill === one.fill && before.opacity === 1);
      if (at < 0) found.push(one);
      else found[at] = { ...one, outlines: [...found[at]!.outlines, ...one.outlines] };
    }
    dots = [];
  };
  for (const item of items) {
    if (item.kind === "dot") dots.push(item);
    else put();
    if (item.kind === "path") found.push(item);
  }
  put();
  return found;
}

export const wordsIn = (items: Item[]): Word[] => items.filter((item) => item.kind === "word");
