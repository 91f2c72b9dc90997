/* The picture of a narrow screen: the axis with its years, and how many claims each text makes when. Of two texts one stands
   above the axis and one below it; of more, one upon the other. */

import { colourOf } from "../model/colours.ts";
import type { Claims, Day, Rows, Source } from "../model/claims.ts";
import { box, path, seenOnly, type Item, type Outline, type Palette, type Picture } from "./items.ts";
import { measure } from "./look.ts";
import { ticksOf, viewOf, type Scale } from "./scale.ts";

const AXIS = 18; // pixels of height
const STEP = 5; // from bar to bar
const BAR = 4;
const INSET = 6;

interface Asked {
  scale: Scale;
  from: Day;
  to: Day;
  width: number;
  height: number;
  palette: Palette;
  sources: Source[];
}

/** A picture, and where a day stands in it. */
export interface Slim extends Picture {
  x: (day: number) => number;
}

/** One side of the axis: where its bars stand, and whether they grow upwards. */
interface Side {
  texts: number[];
  base: number;
  up: boolean;
}

function sidesOf(count: number, height: number): { top: number; sides: Side[] } {
  const texts = Array.from({ length: count }, (_, i) => i);
  if (count !== 2) return { top: height - AXIS, sides: [{ texts, base: height - AXIS - 1, up: true }] };
  const top = (height - AXIS) / 2;
  return { top, sides: [{ texts: [0], base: top - 1, up: true }, { texts: [1], base: top + AXIS + 1, up: false }] };
}

/** How many claims of each text begin at each step of the axis. */
function counted(claims: Claims, shown: Rows, { sources, x, bins }: { sources: Source[]; x: (day: number) => number; bins: number }): Uint32Array[] {
  const counts = new Map(sources.map(({ id }) => [id, new Uint32Array(bins)]));
  for (const row of shown) {
    const at = x(claims.stands[row] ?? claims.earliest[row] ?? claims.latest[row] ?? 0);
    counts.get(claims.source[row]!)![Math.min(bins - 1, Math.max(0, Math.floor((at - INSET) / STEP)))]! += 1;
  }
  return [...counts.values()];
}

/** The bars of all texts on one side: a list of outlines for each text. Heights are square roots, so that one claim can be seen. */
function bars({ texts, base, up }: Side, counts: Uint32Array[], room: number): Outline[][] {
  const bins = counts[0]?.length ?? 0;
  const sums = Array.from({ length: bins }, (_, bin) => texts.reduce((sum, text) => sum + counts[text]![bin]!, 0));
  const most = Math.max(4, ...sums);
  const reached = new Float64Array(bins);
  return texts.map((text) => {
    const found: Outline[] = [];
    for (let bin = 0; bin < bins; bin += 1) {
      const count = counts[text]![bin]!;
      if (!count) continue;
      const whole = Math.max(3, room * Math.sqrt(sums[bin]! / most));
      const [near, far] = [reached[bin]!, reached[bin]! + (whole * count) / sums[bin]!];
      reached[bin] = far;
      const left = INSET + bin * STEP;
      if (up) box(found, left, base - far, left + BAR, base - near);
      else box(found, left, base + near, left + BAR, base + far);
    }
    return found;
  });
}

/** The picture of some rows in a window on a scale. */
export function slim(claims: Claims, shown: Rows, { scale, from, to, width, height, palette, sources }: Asked): Slim {
  const view = viewOf(scale, { from, to, width, inset: INSET });
  const bins = Math.max(1, Math.floor((width - 2 * INSET) / STEP));
  const counts = counted(claims, shown, { sources, x: view.x, bins });
  const { top, sides } = sidesOf(sources.length, height);
  const room = top - 3;
  const colour = (text: number) => palette.sources[(colourOf(sources, text) - 1) % palette.sources.length] ?? palette.ink;
  const axis: Outline[] = [];
  box(axis, 0, top, width, top + AXIS, AXIS / 2);
  const years = ticksOf(view, { gap: 10, measure: (text) => measure(text, true) }).labelled.filter((tick) => tick.major);
  const items: Item[] = [
    ...sides.flatMap((side) => bars(side, counts, room).map((one, i) => path(one, colour(side.texts[i]!)))),
    path(axis, palette.axis),
    ...years.map(({ x, label }): Item => ({ kind: "word", x, y: top + AXIS / 2, text: label, fill: palette.onAxis, size: 11, weight: 600, anchor: "middle" })),
  ];
  return { width, height, ground: palette.paper, items: seenOnly(items), x: view.x };
}
