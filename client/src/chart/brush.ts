/* A picture on the page. The browser itself paints these hundred words and few paths in five milliseconds; on the Dash page
   the graph, which needs some forty, draws the paths of a picture that rests, and shows itself when it is done. */

import { svgElement } from "../dom/element.ts";
import { shapes, written } from "./svg.ts";
import { wordsIn, type Picture } from "./items.ts";

export interface Brush {
  /** Paints all of a picture at once, over the hidden graph if there is one. */
  paint(picture: Picture): void;
  /** Writes the words of a picture whose paths a graph draws; `drawn(show)` is to call `show` when it has. */
  leave(picture: Picture, drawn: (show: () => void) => void): void;
}

/** A brush for a chart, `graph` being the box in which it paints. */
export function brush(graph: Element): Brush {
  const [painted, words] = [svgElement("g", {}), svgElement("g", {})];
  graph.append(svgElement("svg", { class: "painted", "aria-hidden": "true" }, painted, words));
  let last = "";
  let turn = 0; // what a graph has drawn late must not wipe away a newer picture
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
