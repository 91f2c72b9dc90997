/* What ties the chosen or pointed-at mark to the same happening in the other sources: light shapes over the chart.

   They lie over the graph in a drawing of their own, so that pointing and choosing cost no redraw of the graph. */
(function (claimline) {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";

  /** `{grounds: [[left, top, width, height]], lines: [[x, y, x, y]]}`: the boxes of a mark and its twins, lines between. */
  function ties(arrangement, mark, claims) {
    const foot = ({ source }) => {
      const lane = arrangement.lanes.find((one) => one.source === source);
      return lane.up ? lane.bottom : lane.top;
    };
    const end = (one) => [claimline.centre(one), one.y ?? foot(one)];
    const twins = arrangement.marks.filter((one) => one !== mark && claims.event[one.row] === claims.event[mark.row]);
    const boxed = [mark, ...twins].filter((one) => one.y !== null);
    return {
      grounds: boxed.map((one) => [one.boxLeft - 5, one.y - 10, one.boxRight - one.boxLeft + 11, 20]),
      lines: twins.map((one) => [...end(mark), ...end(one)]),
    };
  }

  function shape(kind, attributes) {
    const made = document.createElementNS(SVG, kind);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  }

  /** The drawing over a chart's box: `draw(name, ties, colour)` shows one set under a name, `draw(name, null)` none. */
  function tiesOver(box) {
    const drawing = shape("svg", { class: "ties", "aria-hidden": "true" });
    const groups = {};
    for (const name of ["chosen", "pointed"]) drawing.append((groups[name] = shape("g", { class: name })));
    box.append(drawing);
    return (name, found, colour = "") => {
      if (!found) return groups[name].replaceChildren();
      groups[name].style.setProperty("--voice", colour);
      const grounds = found.grounds.map(([x, y, width, height]) => shape("rect", { x, y, width, height, rx: 9 }));
      const lines = found.lines.map(([x1, y1, x2, y2]) => shape("line", { x1, y1, x2, y2 }));
      groups[name].replaceChildren(...grounds, ...lines);
    };
  }

  Object.assign(claimline, { ties, tiesOver });
})((window.claimline = window.claimline || {}));
