/* From an arrangement to a Plotly figure whose axes are the chart's own pixels, so that a mark is where its box says.

   Few traces, each one path: all bars of a source are one filled shape with gaps, and so are all its hair lines, drawn as
   thin boxes (Plotly would make a path of every piece of a line). The graph is static for Plotly; pointing, dragging and
   zooming are ours (68-gestures.js). */
(function (claimline) {
  "use strict";

  const FONT = 'system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif';
  const BAR = 16; // height of a bar
  const FADES = 7; // steps in which a soft end fades out
  const ROUND = 4; // radius of a bar's corners
  const ARC = 4; // straight pieces that make a quarter circle

  const quiet = { hoverinfo: "skip", showlegend: false };
  const filled = (shape, colour) => ({ ...quiet, type: "scatter", mode: "none", fill: "toself", x: shape.x, y: shape.y, fillcolor: colour });
  const lines = (shape, colour, width, dash) => ({ ...quiet, type: "scatter", mode: "lines", x: shape.x, y: shape.y, line: { color: colour, width, dash } });

  /** `#rrggbb` with an opacity, as Plotly takes it. */
  function tint(colour, opacity) {
    const part = (at) => parseInt(colour.slice(at, at + 2), 16);
    return `rgba(${part(1)},${part(3)},${part(5)},${opacity})`;
  }

  /** Adds a box to a path of boxes, its corners cut round where asked. */
  function box(path, left, top, right, bottom, radius = 0) {
    const r = Math.max(0, Math.min(radius, (right - left) / 2, (bottom - top) / 2));
    const corners = r ? [] : [[left, top], [right, top], [right, bottom], [left, bottom]];
    for (let i = 0; r && i <= 4 * ARC + 3; i += 1) {
      const [quarter, step] = [Math.floor(i / (ARC + 1)), i % (ARC + 1)];
      const angle = (Math.PI / 2) * (quarter + step / ARC) + Math.PI;
      const [cx, cy] = [quarter % 3 ? right - r : left + r, quarter < 2 ? top + r : bottom - r];
      corners.push([cx + r * Math.cos(angle), cy + r * Math.sin(angle)]);
    }
    corners.push(corners[0]);
    for (const [x, y] of corners) {
      path.x.push(x);
      path.y.push(y);
    }
    path.x.push(null);
    path.y.push(null);
  }

  const path = () => ({ x: [], y: [] });

  function line(target, ...points) {
    for (const [x, y] of points) {
      target.x.push(x);
      target.y.push(y);
    }
    target.x.push(null);
    target.y.push(null);
  }

  /** Thin boxes: an upright line and a level one. */
  const upright = (target, x, top, bottom, width = 1) => box(target, x - width / 2, Math.min(top, bottom), x + width / 2, Math.max(top, bottom));
  const level = (target, left, right, y) => box(target, left, y - 0.5, right, y + 0.5);

  /** Bars of one source: bodies, fading ends in steps, first edges, outlines (by reference), arrows (open sides). */
  function spans(marks) {
    const parts = { body: path(), hollow: path(), edge: path(), outline: path(), arrow: path(), fades: [] };
    for (let i = 0; i < FADES; i += 1) parts.fades.push(path());
    for (const mark of marks) {
      const [top, bottom] = [mark.y - BAR / 2, mark.y + BAR / 2];
      const [left, right] = [mark.drawnLeft, mark.drawnRight];
      const fade = Math.min(36, (right - left) * (mark.hollow ? 0.25 : 0.4));
      const softLeft = (mark.soft || mark.openLeft) && left === mark.left ? fade : 0;
      const softRight = (mark.soft || mark.openRight) && right === mark.right ? fade : 0;
      for (let i = 0; i < FADES && !mark.hollow; i += 1) {
        const [a, b] = [i / FADES, (i + 1) / FADES];
        if (softLeft) box(parts.fades[i], left + a * softLeft, top, left + b * softLeft, bottom);
        if (softRight) box(parts.fades[i], right - b * softRight, top, right - a * softRight, bottom);
      }
      if (mark.hollow) box(parts.hollow, left, top, right, bottom, ROUND);
      else box(parts.body, left + softLeft, top, right - softRight, bottom, softLeft || softRight ? 0 : ROUND);
      if (!softLeft && left === mark.left) box(parts.edge, left, top, left + 3, bottom, 1);
      if (mark.hollow) outline(parts.outline, mark, { top, bottom, softLeft, softRight });
      if (mark.openLeft) arrow(parts.arrow, left, mark.y, -1);
      if (mark.openRight) arrow(parts.arrow, right, mark.y, 1);
    }
    return parts;
  }

  /** The rim of a bar dated by reference; open where the end is soft or lies outside the view. */
  function outline(target, mark, { top, bottom, softLeft, softRight }) {
    const [left, right] = [mark.drawnLeft, mark.drawnRight];
    level(target, left + softLeft, right - softRight, top);
    level(target, left + softLeft, right - softRight, bottom);
    if (!softRight && right === mark.right) upright(target, right, top, bottom);
  }

  function arrow(target, tip, y, direction) {
    line(target, [tip - 6 * direction, y - 5], [tip, y], [tip - 6 * direction, y + 5]);
  }

  function spanTraces(marks, colour, palette) {
    const parts = spans(marks);
    const strength = palette.dark ? 0.34 : 0.17;
    const traces = parts.fades.map((part, i) => filled(part, tint(colour, (strength * (i + 0.5)) / FADES)));
    traces.push(filled(parts.body, tint(colour, strength)));
    traces.push(filled(parts.hollow, tint(colour, strength * 0.35)));
    traces.push(filled(parts.outline, tint(colour, 0.45)));
    traces.push(filled(parts.edge, colour));
    traces.push(lines(parts.arrow, colour, 1.6));
    return traces.filter((trace) => trace.x.length);
  }

  /** Hair lines from the marks to the lane's foot, and a tick there for each mark, also for those without a row. */
  function leaders(marks, lane, colour) {
    const [hair, rug] = [path(), path()];
    const outward = lane.up ? -1 : 1;
    const foot = lane.up ? lane.bottom : lane.top;
    const ticks = new Map(); // one a pixel: thousands of claims are still a few hundred ticks
    for (const mark of marks) {
      const x = mark.kind === "point" ? (mark.left + mark.right) / 2 : mark.drawnLeft + 1.5;
      if (mark.y !== null) upright(hair, x, mark.y - (outward * BAR) / 2, foot);
      ticks.set(Math.round(x), ticks.get(Math.round(x)) || mark.y === null);
    }
    for (const [x, waiting] of ticks) {
      upright(rug, x, foot + outward, foot + outward * (waiting ? claimline.RUG - 2 : 4), 1.4);
    }
    return [filled(hair, tint(colour, 0.16)), filled(rug, tint(colour, 0.7))];
  }

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

  function words(items, { size, position }) {
    return {
      ...quiet,
      type: "scatter",
      mode: "text",
      cliponaxis: false,
      x: items.map((item) => item.x),
      y: items.map((item) => item.y),
      text: items.map((item) => escaped(item.text)),
      textposition: position,
      textfont: { family: FONT, size, color: items.map((item) => item.colour), weight: items.map((item) => item.weight) },
    };
  }

  /** Plotly reads a little HTML in texts; a claim's words are shown as they are. */
  function escaped(text) {
    return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  }

  function eraTraces(arrangement, palette) {
    const { eras, axis, height } = arrangement;
    const bottom = axis.bottom >= height ? axis.top : height;
    const bands = [path(), path()];
    eras.forEach((era, i) => box(bands[i % 2], era.left, 0, era.right, bottom));
    const names = eras.filter((era) => era.name);
    return [
      filled(bands[0], tint(palette.ink, 0.03)),
      filled(bands[1], tint(palette.ink, 0.055)),
      words(
        names.map((era) => ({ x: era.left + 6, y: 12, text: era.name.toUpperCase(), colour: palette.muted, weight: 600 })),
        { size: 10.5, position: "middle right" },
      ),
    ].filter((trace) => trace.x.length);
  }

  function axisTraces(arrangement, palette) {
    const { axis, width, ticks } = arrangement;
    const [band, years] = [path(), path()];
    box(band, 0, axis.top, width, axis.bottom, (axis.bottom - axis.top) / 2);
    for (const x of ticks.minor) {
      upright(years, x, axis.top + 1, axis.top + 5);
      upright(years, x, axis.bottom - 5, axis.bottom - 1);
    }
    const middle = (axis.top + axis.bottom) / 2;
    const labels = ticks.labelled.map((tick) => {
      return { x: tick.x, y: middle, text: tick.label, colour: tick.major ? palette.onAxis : palette.onAxisMuted, weight: tick.major ? 600 : 400 };
    });
    return [
      filled(band, palette.axis),
      filled(years, palette.onAxisMuted),
      words(labels, { size: 12, position: "middle center" }),
    ];
  }

  function captions(arrangement, colours, palette) {
    const names = arrangement.lanes.map((lane) => {
      return { x: 8, y: lane.captionY, text: lane.label.toUpperCase(), colour: colours[lane.source], weight: 700 };
    });
    const counts = arrangement.lanes.map((lane) => {
      const text = !lane.shown ? "nothing here" : lane.waiting ? `+${lane.waiting}, zoom in` : "";
      return { x: 8 + lane.captionWidth + 8, y: lane.captionY, text, colour: palette.muted, weight: 400 };
    });
    return [words(names, { size: 11, position: "middle right" }), words(counts.filter((c) => c.text), { size: 11, position: "middle right" })];
  }

  /** The chosen mark on a tinted ground, and hair lines to the same happening in the other sources. */
  function choice(arrangement, colours, palette, claims) {
    const { chosen, marks } = arrangement;
    if (!chosen || chosen.y === null) return [];
    const ground = path();
    box(ground, chosen.boxLeft - 5, chosen.y - 10, chosen.boxRight + 6, chosen.y + 10, 9);
    const ties = path();
    const centre = (mark) => (mark.kind === "point" ? (mark.left + mark.right) / 2 : mark.drawnLeft + 1.5);
    for (const mark of marks) {
      if (mark === chosen || mark.y === null || claims.event[mark.row] !== claims.event[chosen.row]) continue;
      line(ties, [centre(chosen), chosen.y], [centre(mark), mark.y]);
      box(ground, mark.boxLeft - 5, mark.y - 10, mark.boxRight + 6, mark.y + 10, 9);
    }
    return [filled(ground, tint(colours[chosen.source], palette.dark ? 0.3 : 0.14)), lines(ties, palette.ink, 1.2, "dot")];
  }

  /** `{data, layout}` for Plotly.react; `palette` is that of `claimline.palette()`, `claims` the whole table. */
  function figure(arrangement, { palette, claims }) {
    const { lanes, marks, width, height } = arrangement;
    const colours = Object.fromEntries(lanes.map((lane, i) => [lane.source, palette.sources[i % palette.sources.length]]));
    const placed = marks.filter((mark) => mark.y !== null);
    const data = eraTraces(arrangement, palette);
    for (const lane of lanes) {
      data.push(...leaders(marks.filter((mark) => mark.source === lane.source), lane, colours[lane.source]));
    }
    data.push(...choice(arrangement, colours, palette, claims));
    for (const lane of lanes) {
      const own = placed.filter((mark) => mark.source === lane.source && mark.kind === "span");
      data.push(...spanTraces(own, colours[lane.source], palette));
    }
    data.push(dots(placed, (mark) => colours[mark.source], palette));
    const labels = placed.map((mark) => {
      return { x: mark.labelX, y: mark.y, text: mark.label, colour: palette.ink, weight: mark.bold ? 600 : 400 };
    });
    data.push(words(labels, { size: 12, position: "middle right" }));
    data.push(...axisTraces(arrangement, palette), ...captions(arrangement, colours, palette));
    return { data: data.filter((trace) => trace.x.length), layout: layout(width, height, palette) };
  }

  function layout(width, height, palette) {
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
  function palette() {
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

  const widths = new Map();
  let pen = null;

  /** The width in pixels of a chart label (12 px), measured once and remembered. */
  function measure(text, bold = false) {
    const key = (bold ? "b" : "n") + text;
    let width = widths.get(key);
    if (width === undefined) {
      pen = pen || document.createElement("canvas").getContext("2d");
      pen.font = `${bold ? 600 : 400} 12px ${FONT}`;
      width = pen.measureText(text).width;
      widths.set(key, width);
    }
    return width;
  }

  Object.assign(claimline, { figure, layout, palette, measure, filled, tint, words, box });
})((window.claimline = window.claimline || {}));
