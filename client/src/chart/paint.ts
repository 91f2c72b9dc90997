/* A figure on the page without Plotly's redraw: all its words always, and all of it while a hand moves.

   Plotly needs some forty milliseconds for a redraw of these hundred words and few paths, the browser itself five. So the
   words are written here, and where the next picture follows within a few milliseconds the paths are too; Plotly's drawing
   waits unseen and takes over when the hand rests. Both draw the same figure, so that nothing shows the change. */

import { filled } from "./figure.ts";

const SVG = "http://www.w3.org/2000/svg";
const ANCHORS = { "middle right": "start", "middle center": "middle", "middle left": "end" };

/** The path of a filled trace: a null ends a shape. */
function pathOf({ x, y }) {
  let path = "";
  let pen = "M";
  for (let i = 0; i < x.length; i += 1) {
    path += x[i] === null ? "Z" : `${pen}${Math.round(x[i] * 100) / 100},${Math.round(y[i] * 100) / 100}`;
    pen = x[i] === null ? "M" : "L";
  }
  return path;
}

function made(kind, attributes, text = "") {
  const element = document.createElementNS(SVG, kind);
  for (const name of Object.keys(attributes)) element.setAttribute(name, attributes[name]);
  if (text) element.textContent = text;
  return element;
}

const plain = (text) => text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");

/** The words of a text trace, as Plotly would place them. */
function wordsOf({ x, y, text, textposition, textfont: { family, size, color, weight } }) {
  return text.map((words, i) => {
    const place = { x: x[i], y: y[i] + size[i] / 4, "text-anchor": ANCHORS[textposition[i]] };
    return made("text", { ...place, fill: color[i], "font-family": family, "font-size": size[i], "font-weight": weight[i] }, plain(words));
  });
}

/** Adds a dot to a path: a circle of 24 straight pieces, or a diamond, `by` pixels larger or smaller than its middle line. */
function dot({ x, y }, left, top, { size, symbol }, by) {
  const reach = symbol === "diamond" ? (size / 2) * 1.3 + by * Math.SQRT2 : size / 2 + by;
  const pieces = symbol === "diamond" ? 4 : 24;
  for (let i = 0; i <= pieces; i += 1) {
    const angle = (2 * Math.PI * i) / pieces;
    x.push(left + reach * Math.cos(angle));
    y.push(top + reach * Math.sin(angle));
  }
  x.push(null);
  y.push(null);
}

/** A trace of dots as filled paths by colour, the last ones on top: what makes a dot hollow. */
function discs({ x, y, marker: { size, symbol, color, line } }) {
  const paths = new Map();
  const add = (colour, i, by) => {
    if (!paths.has(colour)) paths.set(colour, { x: [], y: [] });
    dot(paths.get(colour), x[i], y[i], { size, symbol: symbol[i] }, by);
  };
  x.forEach((_, i) => add(line.color[i], i, line.width / 2));
  x.forEach((_, i) => color[i] !== line.color[i] && add(color[i], i, -line.width / 2)); // hollow: the paper shows
  return paths;
}

/** What Plotly is to draw of a figure: its paths. Dots go into the path of their colour, if there is one before them, as
    every trace costs Plotly a millisecond or two, and every dot a tenth. */
function paths({ data, layout }) {
  const found = [];
  for (const trace of data) {
    if (trace.mode === "none") found.push(trace);
    if (trace.mode !== "markers") continue;
    for (const [colour, { x, y }] of discs(trace)) {
      const at = found.findIndex((one) => one.fillcolor === colour);
      if (at < 0) found.push(filled({ x, y }, colour));
      else found[at] = filled({ x: found[at].x.concat(x), y: found[at].y.concat(y) }, colour);
    }
  }
  return { data: found, layout };
}

/** A brush for a chart, `graph` being the box around Plotly's drawing. `moving(figure)` paints all of a figure at once, over
    the hidden drawing; `resting(figure, plot)` writes the words and answers what is left for Plotly to draw, whose drawing
    shows itself when it is done. */
export function brush(graph) {
  const [shapes, words] = [made("g", {}), made("g", {})];
  const picture = made("svg", { class: "painted", "aria-hidden": "true" });
  picture.append(shapes, words);
  graph.append(picture);
  let written = "";
  let turn = 0; // what Plotly has drawn late must not wipe away a newer picture
  const write = ({ data }) => {
    const trace = data.find((one) => one.mode === "text");
    const key = JSON.stringify(trace);
    if (key !== written) words.replaceChildren(...(trace ? wordsOf(trace) : []));
    written = key;
  };
  const show = () => {
    graph.classList.remove("moving");
    shapes.replaceChildren();
  };
  return {
    moving(figure) {
      turn += 1;
      shapes.replaceChildren(...paths(figure).data.map((trace) => made("path", { d: pathOf(trace), fill: trace.fillcolor })));
      graph.classList.add("moving");
      write(figure);
    },
    resting(figure, plot) {
      write(figure);
      const mine = (turn += 1);
      if (graph.classList.contains("moving")) plot.once("plotly_afterplot", () => mine === turn && show());
      return paths(figure);
    },
  };
}
