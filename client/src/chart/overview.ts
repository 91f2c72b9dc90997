/* The strip under the chart: how many claims each source makes in each stretch of all the years, mirrored for two. */

import { box, filled, layout, measure, tint, words } from "./figure.ts";
import { ticks as ticksOf, view as viewOf } from "./scale.ts";

const BAR = 11;
const STEP = 15;
const LABELS = 18;

/** How many of the shown claims each source makes in each bin of clock time: `{sourceId: [n, ...]}`. */
function tally(claims, shown, sources, { bins, at }) {
  const counts = Object.fromEntries(sources.map((source) => [source.id, new Array(bins).fill(0)]));
  for (const row of shown) {
    const day = claims.earliest[row] ?? claims.latest[row];
    counts[claims.source[row]][Math.min(bins - 1, Math.max(0, Math.floor(at(day) * bins)))] += 1;
  }
  return counts;
}

function bars(counts, { x, base, room, most, direction }) {
  const path = { x: [], y: [] };
  counts.forEach((count, i) => {
    if (!count) return;
    // A square root, so that quiet years can be seen beside the busiest one.
    const length = direction * Math.max(2, room * Math.sqrt(count / most));
    const [top, bottom] = [Math.min(base, base + length), Math.max(base, base + length)];
    box(path, x(i), top, x(i) + BAR, bottom, 1.5);
  });
  return path;
}

/** `{data, layout, x(day), day(x)}`: the strip is in clock time, whatever scale the chart has. */
export function overview(claims, shown, { trueScale, width, height, palette, sources }) {
  const inset = 8;
  const span = width - 2 * inset;
  const bins = Math.max(8, Math.floor(span / STEP));
  const counts = tally(claims, shown, sources, { bins, at: trueScale.at });
  const most = Math.max(4, ...Object.values(counts).flat());
  const room = height - LABELS - 2;
  const mirrored = sources.length === 2;
  const each = room / Math.max(1, sources.length);
  const data = sources.map((source, i) => {
    const base = mirrored ? room / 2 + (i ? 1 : -1) : each * (i + 1);
    const path = bars(counts[source.id], {
      x: (bin) => inset + ((bin + 0.5) / bins) * span - BAR / 2,
      base,
      room: (mirrored ? room / 2 : each) - 5,
      most,
      direction: mirrored && i ? 1 : -1,
    });
    return filled(path, tint(palette.sources[i % palette.sources.length], 0.78));
  });
  const view = viewOf(trueScale, { width, inset });
  const ticks = ticksOf(view, { gap: 40, measure: (text) => measure(text) });
  const labels = ticks.labelled.filter((tick) => tick.major);
  data.push(
    words(labels.map(({ x, label }) => {
      return { x, y: height - 7, text: label, colour: palette.muted, weight: 400, size: 11, position: "middle center" };
    })),
  );
  return { data: data.filter((trace) => trace.x.length), layout: layout(width, height, palette), x: view.x, day: view.day };
}
