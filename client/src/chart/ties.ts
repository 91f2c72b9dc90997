/* Grounds and ties under the chart's words: the chosen mark, the one pointed at, their twins in the other sources, and the
   words of a search. They are a drawing of their own behind the graph, so that pointing and choosing cost no redraw of it. */

import { centre } from "./figure.ts";
import { matches, patternOf } from "../model/matches.ts";
import { terms } from "../model/select.ts";

const SVG = "http://www.w3.org/2000/svg";

/** `{grounds: [[left, top, width, height]], lines: [[x, y, x, y]]}`: the boxes of a mark and its twins, lines between. */
export function ties(arrangement, mark, claims) {
  const foot = ({ source }) => {
    const lane = arrangement.lanes.find((one) => one.source === source);
    return lane.up ? lane.bottom : lane.top;
  };
  const end = (one) => [centre(one), one.y ?? foot(one)];
  const same = (one) => one !== mark && claims.event[one.row] === claims.event[mark.row];
  const twins = arrangement.many ? arrangement.many.twins(mark) : arrangement.marks.filter(same);
  const boxed = [mark, ...twins].filter((one) => one.y !== null);
  return {
    grounds: boxed.map((one) => [one.boxLeft - 5, one.y - 10, one.boxRight - one.boxLeft + 11, 20]),
    lines: twins.map((one) => [...end(mark), ...end(one)]),
  };
}

/** The places of a search's words in the chart's labels, as `ties` gives grounds. */
export function foundWords(arrangement, words, measure) {
  const pattern = patternOf(terms(words));
  const grounds = [];
  if (!pattern) return { grounds, lines: [] };
  for (const { y, label, labelX, bold } of arrangement.marks) {
    if (y === null) continue;
    for (const [from, to] of matches(label, pattern)) {
      const before = measure(label.slice(0, from), bold);
      grounds.push([labelX + before - 1, y - 8, measure(label.slice(from, to), bold) + 2, 16]);
    }
  }
  return { grounds, lines: [] };
}

function shape(kind, attributes) {
  const made = document.createElementNS(SVG, kind);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/** The drawing in a chart's box: `draw(name, ties, colour)` shows one set under a name, `draw(name, null)` none. */
export function tiesIn(box) {
  const drawing = shape("svg", { class: "ties", "aria-hidden": "true" });
  const groups = {};
  for (const name of ["found", "chosen", "pointed"]) drawing.append((groups[name] = shape("g", { class: name })));
  box.prepend(drawing);
  return (name, found, colour = "") => {
    if (!found) return groups[name].replaceChildren();
    groups[name].style.setProperty("--voice", colour);
    const grounds = found.grounds.map(([x, y, width, height]) => shape("rect", { x, y, width, height, rx: 9 }));
    const lines = found.lines.map(([x1, y1, x2, y2]) => shape("line", { x1, y1, x2, y2 }));
    groups[name].replaceChildren(...grounds, ...lines);
  };
}
