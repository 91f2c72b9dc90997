/* The view As told: one panel a source, each a static figure, with hands of our own and a caption to read along. */
(function (claimline) {
  "use strict";

  const { element, numberOf, say } = claimline;
  const WIDE = 430; // a panel beside another is at least so wide
  const SVG = "http://www.w3.org/2000/svg";
  const HEAD = 36; // pixels at the window's top that the sticky axis of the telephone's list covers
  const rooms = new WeakMap();

  function drawn(kind, attributes, ...children) {
    const made = document.createElementNS(SVG, kind);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }

  /** How many panels stand side by side: two of two, two or three of more, one where that would be narrow. */
  function columns(count, width) {
    const fitting = Math.max(1, Math.floor(width / WIDE));
    if (count <= fitting) return count;
    return count % 2 && fitting < 3 ? 1 : Math.min(fitting, 3);
  }

  /** The tellings of a state, worked out once for each set of filters. */
  function tellingsOf(view, { data, state }) {
    const key = JSON.stringify([state.source, state.theme, state.dated, state.words]);
    if (view.key !== key || view.data !== data) Object.assign(view, { key, data, tellings: claimline.tellings(data, state) });
    return view.tellings;
  }

  function draw(root, room) {
    const view = rooms.get(root) || {};
    rooms.set(root, view);
    view.room = room;
    const tellings = tellingsOf(view, room);
    const narrow = matchMedia("(max-width: 599px)").matches;
    const made = [narrow, ...tellings.map((telling) => telling.source.id)].join();
    if (view.made !== made || !root.childElementCount) build(root, view, { narrow, tellings });
    view.made = made;
    if (narrow) return claimline.toldList(view, room);
    const side = columns(tellings.length, root.clientWidth);
    view.grid.style.setProperty("--columns", side);
    view.grid.classList.toggle("stacked", side < tellings.length);
    // First all that is read of the page, then all that is written to it.
    const sizes = view.panels.map(({ chart }) => [chart.clientWidth, chart.clientHeight]);
    view.panels.forEach((panel, i) => show(panel, tellings[i], room, sizes[i]));
  }

  function build(root, view, { narrow, tellings }) {
    view.spoken = element("p.unseen", { role: "status", "aria-live": "polite" });
    view.panels = narrow ? [] : tellings.map((telling) => panelOf(view, telling));
    view.grid = element("div.told-panels", {}, ...view.panels.map((panel) => panel.root));
    view.list = null;
    root.replaceChildren(key(narrow), view.grid, view.spoken);
  }

  /** What the picture's signs mean, in a line. */
  function key(narrow) {
    const sign = (way) => {
      const stroke = drawn("path", { d: way === "on" ? "M1 2 L25 8" : "M25 2 L1 8" });
      return drawn("svg", { class: `sign ${way}`, width: 26, height: 10, "aria-hidden": "true" }, stroke);
    };
    const item = (way) => element("span", {}, sign(way), say(`told.key_${way}`));
    const share = element("span", {}, element("b", { "aria-hidden": "true" }, "%"), say("told.key_share"));
    const paragraph = element("span", {}, element("b", { "aria-hidden": "true" }, "¶"), say("told.key_paragraph"));
    return element("p.told-key", {}, item("on"), item("back"), paragraph, !narrow && share);
  }

  function panelOf(view, { source }) {
    const { data } = view.room;
    const id = `told-${numberOf(data, source.id)}-${data.sources.indexOf(source)}`;
    const panel = { source, view, asked: "", pictured: "", pointed: null };
    panel.summary = element("p.told-summary", { id });
    panel.graph = element("div.graph", { "aria-hidden": "true" });
    panel.brush = claimline.brush(panel.graph); // as a hand moves on the timeline: a panel is drawn in a few milliseconds
    panel.way = drawn("svg", { class: "way", "aria-hidden": "true" }); // behind the picture, so that words stay legible
    panel.over = drawn("svg", { class: "over", "aria-hidden": "true" });
    panel.tip = element("div.tip", { hidden: true });
    panel.none = element("p.told-none", { hidden: true });
    const name = { "aria-label": say("told.panel", { source: source.label }), "aria-roledescription": say("told.kind") };
    const described = { role: "application", tabindex: "0", ...name, "aria-describedby": id };
    panel.chart = element("div.told-chart", described, panel.way, panel.graph, panel.over, panel.none, panel.tip, element("div.hint", { hidden: true }));
    // Reachable by the arrow keys of the panel, so they are no tab stops of their own.
    const stepper = (by, sign, says) => {
      const named = { type: "button", tabindex: "-1", title: says, "aria-label": says };
      return element("button.icon", { ...named, onclick: () => claimline.stepTold(panel, by) }, sign);
    };
    [panel.before, panel.after] = [stepper(-1, "↑", say("told.previous")), stepper(1, "↓", say("told.next"))];
    panel.here = element("p.told-here", {});
    panel.root = element(
      "section.told-panel", { "data-source-number": numberOf(data, source.id) },
      element("h2", {}, element("i.dot", {}), source.label),
      panel.summary,
      panel.chart,
      element("div.told-steps", {}, panel.before, panel.after, panel.here),
    );
    claimline.toldHands(panel);
    return panel;
  }

  /** One panel, as far as it is another than before. */
  function show(panel, telling, room, [width, height]) {
    const { data, state, scale, palette } = room;
    const row = state.select ? data.claims.id.indexOf(state.select) : -1;
    const selected = data.claims.source[row] === panel.source.id ? row : null;
    if (panel.telling !== telling) {
      panel.summary.textContent = claimline.toldSummary(data, telling);
      panel.telling = telling;
    }
    const asked = [panel.view.key, state.from, state.to, scale.kind, width, height, selected, palette.look].join();
    if (asked !== panel.asked && width && height) {
      panel.asked = asked;
      panel.pointed = null;
      const { from, to } = state;
      panel.arrangement = claimline.arrangeTold(data, telling, { scale, from, to, width, height, selected, measure: claimline.measure });
      picture(panel, room);
    }
    point(panel, panel.pointed);
    if (selected !== null && panel.selected !== selected) requestAnimationFrame(() => revealChosen(panel)); // once the card has its size
    panel.selected = selected;
  }

  /** Scrolls as far as it takes for something between two heights of the window to be seen, clear of the card where that is a
      sheet over the window's foot. */
  function reveal(top, bottom) {
    const card = document.getElementById("card");
    const sheet = card && card.clientHeight && getComputedStyle(card).position === "fixed";
    const free = sheet ? card.getBoundingClientRect().top : window.innerHeight;
    if (top < HEAD || bottom > free) window.scrollBy(0, (top + bottom) / 2 - (HEAD + free) / 2);
  }

  function revealChosen({ arrangement, chart }) {
    if (!arrangement || !arrangement.chosen) return;
    const y = chart.getBoundingClientRect().top + arrangement.chosen.y;
    reveal(y - 24, y + 24);
  }

  /** Draws the picture if the one on the screen is another. */
  function picture(panel, { state, scale, palette, data }) {
    const { arrangement, view } = panel;
    const { width, height, marks } = arrangement;
    const labels = marks.map((mark) => mark.label).join("\n"); // a choice changes the picture only if it moves labels
    const pictured = [view.key, state.from, state.to, scale.kind, width, height, palette.look, labels].join();
    if (pictured === panel.pictured) return;
    panel.pictured = pictured;
    const colour = palette.sources[(numberOf(data, panel.source.id) - 1) % palette.sources.length];
    panel.brush.moving(claimline.figureTold(arrangement, { palette, colour }));
    const shown = marks.some((mark) => mark.shown);
    panel.none.hidden = shown;
    if (!shown) panel.none.textContent = say(marks.length ? "told.elsewhere" : "told.nothing");
  }

  /** Marks where the reading stands: at the mark pointed at, else at the chosen one; and says it in the caption. */
  function point(panel, mark) {
    const { arrangement } = panel;
    if (!arrangement) return;
    panel.pointed = mark;
    const at = mark || arrangement.chosen;
    const shown = at && at.shown;
    panel.way.replaceChildren(...(shown ? wayThrough(arrangement, at) : []));
    panel.over.replaceChildren(...(shown ? outline(arrangement, at) : []));
    caption(panel, at);
  }

  /** The way into a mark and out of it, and its level in the text. */
  function wayThrough({ marks, seen, width }, at) {
    const index = marks.indexOf(at);
    const pieces = [drawn("line", { class: "level", x1: 0, x2: width, y1: at.y, y2: at.y })];
    for (const [a, b] of [[marks[index - 1], at], [at, marks[index + 1]]]) {
      const cut = a && b && claimline.within(a, b, seen);
      if (cut) pieces.push(drawn("line", { ...cut, class: b.step.days < 0 ? "back" : "on" }));
    }
    return pieces;
  }

  /** A line around a mark and a ground for its label. */
  function outline({ width }, at) {
    const [left, right] = [Math.max(at.left, 0) - 3, Math.min(at.right, width) + 3];
    const shape = at.kind === "point"
      ? drawn("circle", { cx: at.x, cy: at.y, r: 7.5 })
      : drawn("rect", { x: left, y: at.y - at.thick / 2 - 3, width: right - left, height: at.thick + 6, rx: 4 });
    if (!at.label) return [shape];
    const { left: x, top, right: end, bottom } = at.box;
    return [drawn("rect", { class: "words", x: x - 3, y: top - 1, width: end - x + 6, height: bottom - top + 2, rx: 7 }), shape];
  }

  /** Where the reading stands, in words. */
  function caption(panel, mark) {
    const { telling, before, after, here, view } = panel;
    const { data, state } = view.room;
    const at = mark ? telling.told.indexOf(mark.step) : -1;
    const shown = panel.arrangement.marks.filter((one) => one.shown);
    before.disabled = !shown.length || mark === shown[0];
    after.disabled = !shown.length || mark === shown[shown.length - 1];
    if (!mark) {
      here.textContent = telling.told.length ? say("told.begin") : "";
      return;
    }
    const { claims } = data;
    here.replaceChildren(
      element("span.count", {}, say("told.at", { at: at + 1, all: telling.told.length })),
      element("span.when", {}, claimline.when(claims, mark.row, state)),
      element("b", { lang: claimline.foreign() }, claims.title[mark.row]),
      element("span.place", {}, [claimline.placeInWords(claims, mark.row), claimline.leapInWords(mark.step)].filter(Boolean).join(" · ")),
    );
  }

  const yearOf = (day) => claimline.yearName(claimline.yearMonthDay(Math.round(day))[0]);

  /** A telling in one sentence: what the picture shows, for those who do not see it. */
  function toldSummary({ claims, lang }, { summary }) {
    const { furthest, back, far, onward, claims: all } = summary;
    if (all < 2) return say(all ? "told.alone" : "told.nothing");
    if (!back) return say("told.in_order", { all });
    const share = claimline.percent(onward, lang);
    if (!far) return say("told.leaps", { n: back, all, share });
    const paragraph = claims.paragraph[furthest.row];
    const values = { n: back, all, share, far, paragraph, from: yearOf(furthest.pen - furthest.days), to: yearOf(furthest.pen) };
    return say(paragraph ? "told.leaps_far_at" : "told.leaps_far", values);
  }

  const placeInWords = (claims, row) => (claims.paragraph[row] ? say("told.paragraph", { paragraph: claims.paragraph[row] }) : "");

  /** How far a step leaps back, "" where it does not. */
  function leapInWords({ days }) {
    if (days >= 0) return "";
    const years = Math.round(-days / 365.2425);
    return years ? say("told.years_back", { n: years }) : say("told.earlier");
  }

  Object.assign(claimline, { pointTold: point, revealTold: reveal, toldSummary, placeInWords, leapInWords, svgElement: drawn });
  claimline.views["as-told"] = { draw };
})((window.claimline = window.claimline || {}));
