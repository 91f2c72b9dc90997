/* The strip under the chart: how many claims each source makes in each stretch of all the years, mirrored for two. */

import { colourOf } from "../model/colours.ts";
import type { Claims, Rows, Source } from "../model/claims.ts";
import { PALE, box, path, seenOnly, type Item, type Outline, type Palette, type Picture } from "./items.ts";
import { codes, days } from "../model/select.ts";
import { measure } from "./look.ts";
import { ticksOf, viewOf, type Scale } from "./scale.ts";

const BAR = 11;
const STEP = 15;
const LABELS = 18;

/** How many of the shown claims each source makes in each bin of clock time: by the source's id. */
function tally(claims: Claims, shown: Rows, sources: Source[], { bins, at }: { bins: number; at: Scale["at"] }): Map<string, number[]> {
  const counts = new Map(sources.map((source) => [source.id, new Array<number>(bins).fill(0)]));
  const [first, last, told] = [days(claims.earliest, -Infinity), days(claims.latest, Infinity), codes(claims.source)];
  const of = told.values.map((source) => counts.get(source)!);
  for (const row of shown) {
    const day = first[row] === -Infinity ? (last[row] === Infinity ? 0 : last[row]!) : first[row]!;
    const bin = Math.min(bins - 1, Math.max(0, Math.floor(at(day + 0.5) * bins)));
    of[told.codes[row]!]![bin]! += 1;
  }
  return counts;
}

interface Row {
  x: (bin: number) => number;
  base: number;
  room: number;
  most: number;
  direction: number;
}

function bars(counts: number[], { x, base, room, most, direction }: Row): Outline[] {
  const found: Outline[] = [];
  counts.forEach((count, i) => {
    if (!count) return;
    // A square root, so that quiet years can be seen beside the busiest one.
    const length = direction * Math.max(2, room * Math.sqrt(count / most));
    box(found, x(i), Math.min(base, base + length), x(i) + BAR, Math.max(base, base + length), 1.5);
  });
  return found;
}

interface Asked {
  trueScale: Scale;
  width: number;
  height: number;
  palette: Palette;
  sources: Source[];
}

/** The strip as a picture, and the functions from days to pixels and back. */
export interface Strip extends Picture {
  x: (day: number) => number;
  day: (x: number) => number;
}

/** The strip is in clock time, whatever scale the chart has. */
export function overview(claims: Claims, shown: Rows, { trueScale, width, height, palette, sources }: Asked): Strip {
  const inset = 8;
  const span = width - 2 * inset;
  const bins = Math.max(8, Math.floor(span / STEP));
  const counts = tally(claims, shown, sources, { bins, at: trueScale.at });
  const most = Math.max(4, ...[...counts.values()].flat());
  const room = height - LABELS - 2;
  const mirrored = sources.length === 2;
  const each = room / Math.max(1, sources.length);
  const rows = sources.map((source, i) => {
    const row = bars(counts.get(source.id)!, {
      x: (bin) => inset + ((bin + 0.5) / bins) * span - BAR / 2,
      base: mirrored ? room / 2 + (i ? 1 : -1) : each * (i + 1),
      room: (mirrored ? room / 2 : each) - 5,
      most,
      direction: mirrored && i ? 1 : -1,
    });
    return path(row, palette.sources[(colourOf(sources, i) - 1) % palette.sources.length] ?? palette.ink, PALE);
  });
  const view = viewOf(trueScale, { width, inset });
  const ticks = ticksOf(view, { gap: 40, measure: (text) => measure(text) }).labelled;
  const years = ticks.filter((tick) => tick.major);
  const items: Item[] = [
    ...rows,
    ...(years.length > 1 ? years : ticks).map(({ x, label }): Item => {
      return { kind: "word", x, y: height - 7, text: label, fill: palette.muted, size: 11, weight: 400, anchor: "middle" };
    }),
  ];
  return { width, height, ground: palette.paper, items: seenOnly(items), x: view.x, day: view.day };
}
