/* As told on a telephone: the text's paragraphs one under the other, each with a strip of the axis on which its piece of the
   line is drawn. The line leaves a strip where it enters the next. */
(function (claimline) {
  "use strict";

  const { element, say, claimButton, svgElement } = claimline;
  const PAGE = 60; // paragraphs of a source at first
  const INSET = 6;
  const STEP = 13; // height of one claim in a strip
  const END = 7; // free height above and below them

  /** Fills the panel with the tellings, or moves the choice alone. */
  function toldList(view, room) {
    const { state, scale } = room;
    const width = view.grid.clientWidth;
    const key = [view.key, state.from, state.to, scale.kind, width, state.calendar].join();
    if (key !== view.list) {
      view.list = key;
      view.upTo = view.upTo || {};
      view.grid.replaceChildren(...view.tellings.map((telling) => section(view, telling, width)));
    }
    choose(view, state);
  }

  function section(view, telling, width) {
    const { data, state, scale } = view.room;
    const seen = claimline.view(scale, { from: state.from, to: state.to, width, inset: INSET });
    const list = element("ol", {});
    const root = element(
      "section.told-list", { "data-source-number": (data.sources.indexOf(telling.source) % 8) + 1 },
      element("h2", {}, element("i.dot", {}), telling.source.label),
      element("p.told-summary", {}, claimline.toldSummary(data, telling)),
      axis(seen),
      list,
    );
    const paragraphs = inParagraphs(data.claims, telling.told, seen);
    const selected = paragraphs.findIndex((one) => one.steps.some(({ row }) => data.claims.id[row] === state.select));
    const upTo = Math.max(view.upTo[telling.source.id] || PAGE, selected + 1);
    list.append(...paragraphs.slice(0, upTo).map((one) => entry(one, view.room, { seen, width })));
    if (!paragraphs.length) root.append(element("p.told-none", {}, say(telling.told.length ? "told.elsewhere" : "told.nothing")));
    const left = Math.min(PAGE, paragraphs.length - upTo);
    const more = () => {
      view.upTo[telling.source.id] = upTo + PAGE;
      const anew = section(view, telling, width);
      root.replaceWith(anew);
      anew.querySelectorAll("ol > li")[upTo].querySelector("button").focus();
    };
    if (left > 0) root.append(element("button.more", { type: "button", onclick: more }, say("told.more", { n: left })));
    return root;
  }

  /** The steps in view by paragraphs, `[{number, enters, steps}]`; `enters` is the day where the pen comes from. */
  function inParagraphs(claims, told, seen) {
    const found = [];
    told.forEach((step, i) => {
      const { row } = step;
      const from = claims.earliest[row] === null ? -Infinity : seen.x(claims.earliest[row]);
      const to = claims.latest[row] === null ? Infinity : seen.x(claims.latest[row] + 1);
      if (to <= seen.left || from >= seen.right) return;
      const number = claims.paragraph[row];
      const last = found[found.length - 1];
      if (last && last.number === number) last.steps.push(step);
      else found.push({ number, enters: i ? told[i - 1].pen : null, steps: [step] });
    });
    return found;
  }

  function axis(seen) {
    const { labelled } = claimline.ticks(seen, { gap: 12, measure: (text) => claimline.measure(text, true) });
    const years = labelled.filter((tick) => tick.major || labelled.length < 4);
    return element("p.told-axis", { "aria-hidden": "true" }, ...years.map(({ x, label }) => element("span", { style: `--x:${x}px` }, label)));
  }

  function entry({ number, enters, steps }, { data, state }, { seen, width }) {
    const { claims } = data;
    const buttons = steps.map((step) => {
      const { row } = step;
      const told = [claimline.when(claims, row, state), claimline.leapInWords(step)].filter(Boolean).join(" · ");
      return claimButton(claims, row, element("span.title", {}, claims.title[row]), element("span.when", {}, told));
    });
    const name = number ? element("h3", {}, element("span.unseen", {}, `${say("told.paragraph", { paragraph: "" })} `), String(number)) : null;
    return element("li", {}, name, strip(claims, { enters, steps }, { seen, width }), ...buttons);
  }

  /** A paragraph's piece of the picture. */
  function strip(claims, { enters, steps }, { seen, width }) {
    const height = steps.length * STEP + 2 * END;
    const drawing = svgElement("svg", { class: "strip", width, height, "aria-hidden": "true" });
    const inside = (x) => Math.min(Math.max(x, seen.left), seen.right);
    let [x, y] = [enters === null ? null : inside(seen.x(enters)), 0];
    steps.forEach((step, i) => {
      const at = inside(seen.x(step.pen));
      const level = END + STEP * (i + 0.5);
      if (x !== null) drawing.append(svgElement("line", { class: step.days < 0 ? "back" : "on", x1: x, y1: y, x2: at, y2: level }));
      drawing.append(mark(claims, step.row, { at, level, seen, inside }));
      [x, y] = [at, level];
    });
    drawing.append(svgElement("line", { class: "on", x1: x, y1: y, x2: x, y2: height }));
    return drawing;
  }

  function mark(claims, row, { at, level, seen, inside }) {
    const left = claims.earliest[row] === null ? seen.left : inside(seen.x(claims.earliest[row]));
    const right = claims.latest[row] === null ? seen.right : inside(seen.x(claims.latest[row] + 1));
    const look = `${claims.dated_by[row] === "reference" ? "hollow" : "full"}${claims.approximate[row] ? " soft" : ""}`;
    if (right - left < 9) return svgElement("circle", { class: look, cx: at, cy: level, r: 3.8 });
    return svgElement("rect", { class: look, x: left, y: level - 3.5, width: right - left, height: 7, rx: 2 });
  }

  /** Shows which claim is chosen, without drawing anew. */
  function choose({ grid }, { select }) {
    for (const button of grid.querySelectorAll(".claim[aria-current]")) button.removeAttribute("aria-current");
    const chosen = select && grid.querySelector(`.claim[data-claim="${CSS.escape(select)}"]`);
    if (!chosen) return;
    chosen.setAttribute("aria-current", "true");
    if (document.activeElement !== chosen) chosen.scrollIntoView({ block: "nearest" });
  }

  Object.assign(claimline, { toldList });
})((window.claimline = window.claimline || {}));
