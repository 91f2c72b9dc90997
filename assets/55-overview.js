/* The strip under the chart: how many claims each source makes in each stretch of all the years, mirrored for two. */
(function (claimline) {
  "use strict";

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
      claimline.box(path, x(i), top, x(i) + BAR, bottom, 1.5);
    });
    return path;
  }

  /** `{data, layout, x(day), day(x)}`: the strip is in clock time, whatever scale the chart has. */
  function overview(claims, shown, { trueScale, width, height, palette, sources }) {
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
      return claimline.filled(path, claimline.tint(palette.sources[i % palette.sources.length], 0.78));
    });
    const view = claimline.view(trueScale, { width, inset });
    const ticks = claimline.ticks(view, { gap: 40, measure: (text) => claimline.measure(text) });
    const labels = ticks.labelled.filter((tick) => tick.major);
    data.push(
      claimline.words(labels.map(({ x, label }) => {
        return { x, y: height - 7, text: label, colour: palette.muted, weight: 400, size: 11, position: "middle center" };
      })),
    );
    return { data: data.filter((trace) => trace.x.length), layout: claimline.layout(width, height, palette), x: view.x, day: view.day };
  }

  Object.assign(claimline, { overview });
})((window.claimline = window.claimline || {}));
