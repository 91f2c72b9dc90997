/* Paints a picture on the page as SVG, which takes about five milliseconds. On the Dash page a graph of Plotly's, which takes
   about forty, draws the paths of a picture that does not move; the brush then writes the words only, and is cleared of its
   own paths when the graph has drawn. */

import { svgElement } from "../dom/element.ts";
import { shapes, written } from "./svg.ts";
import { wordsIn, type Picture } from "./items.ts";

export interface Brush {
  /** Paints all of a picture at once, over the hidden graph if there is one. */
  paint(picture: Picture): void;
  /** Writes the words of a picture whose paths a graph draws. `drawn(show)` calls `show` when the graph has drawn. */
  leave(picture: Picture, drawn: (show: () => void) => void): void;
}

/** A brush that paints in a box. */
export function brush(graph: Element): Brush {
  const [painted, words] = [svgElement("g", {}), svgElement("g", {})];
  graph.append(svgElement("svg", { class: "painted", "aria-hidden": "true" }, painted, words));
  let last = "";
  let turn = 0; // a graph that draws late must not remove a newer picture
  const write = ({ items }: Picture) => {
    const found = wordsIn(items);
    const key = JSON.stringify(found);
    if (key !== last) words.replaceChildren(...found.map(written));
    last = key;
  };
  const show = () => {
    graph.classList.remove("moving");
    painted.replaceChildren();
  };
  return {
    paint(picture) {
      turn += 1;
      painted.replaceChildren(...shapes(picture));
      graph.classList.add("moving");
      write(picture);
    },
    leave(picture, drawn) {
      write(picture);
      const mine = (turn += 1);
      if (graph.classList.contains("moving")) drawn(() => mine === turn && show());
    },
  };
}
