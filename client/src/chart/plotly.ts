/* Makes a Plotly figure from a picture, for the Dash page's graph and for notebooks. */

import { FONT, css, type Dot, type Item, type Path, type Picture, type Word } from "./items.ts";

/** A figure for `Plotly.react`, `dcc.Graph` and `go.Figure`. */
interface Figure {
  data: Record<string, unknown>[];
  layout: Record<string, unknown>;
}

const ASIDE = { start: "middle right", middle: "middle center", end: "middle left" };
const quiet = { type: "scatter", hoverinfo: "skip", showlegend: false };

/** A figure whose axes are the picture's own pixels. Dots and words that follow each other are one trace. */
export function figure({ width, height, ground, items }: Picture): Figure {
  const hidden = { type: "linear", visible: false, fixedrange: true }; // else Plotly looks for dates among the pixels
  const layout = {
    width,
    height,
    margin: { l: 0, r: 0, t: 0, b: 0 },
    paper_bgcolor: ground,
    plot_bgcolor: ground,
    font: { family: FONT },
    showlegend: false,
    hovermode: false,
    dragmode: false,
    xaxis: { ...hidden, range: [0, width] },
    yaxis: { ...hidden, range: [height, 0] },
  };
  return { data: runs(items).map(trace), layout };
}

/** Items of one kind that follow each other; each path by itself. */
function runs(items: Item[]): Item[][] {
  const found: Item[][] = [];
  for (const item of items) {
    const last = found[found.length - 1];
    if (last && item.kind !== "path" && last[0]!.kind === item.kind) last.push(item);
    else found.push([item]);
  }
  return found;
}

function trace(run: Item[]): Record<string, unknown> {
  const [first] = run;
  if (first?.kind === "path") return filled(first);
  return first?.kind === "dot" ? markers(run as Dot[]) : texts(run as Word[]);
}

/** A null ends a shape. */
function filled({ outlines, fill, opacity }: Path) {
  const [x, y]: (number | null)[][] = [[], []];
  for (const outline of outlines) {
    for (let i = 0; i < outline.length; i += 2) {
      x!.push(outline[i]!);
      y!.push(outline[i + 1]!);
    }
    x!.push(outline[0]!, null);
    y!.push(outline[1]!, null);
  }
  return { ...quiet, mode: "none", fill: "toself", x, y, fillcolor: css(fill, opacity) };
}

function markers(dots: Dot[]) {
  const each = <Name extends keyof Dot>(name: Name) => dots.map((dot) => dot[name]);
  const marker = { size: each("size"), opacity: 1, symbol: each("shape"), color: each("fill"), line: { width: each("rimWidth"), color: each("rim") } };
  return { ...quiet, mode: "markers", x: each("x"), y: each("y"), marker };
}

function texts(words: Word[]) {
  const each = <Name extends keyof Word>(name: Name) => words.map((word) => word[name]);
  return {
    ...quiet,
    mode: "text",
    cliponaxis: false,
    x: each("x"),
    y: each("y"),
    text: words.map((word) => escaped(word.text)),
    textposition: words.map((word) => ASIDE[word.anchor]),
    textfont: { family: FONT, size: each("size"), color: each("fill"), weight: each("weight") },
  };
}

/** Plotly understands some HTML in texts; here all signs are shown as they are. */
const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
