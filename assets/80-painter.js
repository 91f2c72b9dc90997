/* From a state to everything on the screen. `now` is what is on it: {data, state, scale, trueScale, arrangement, strip, order};
   `host` gives the two graphs' elements and takes new values (90-dash.js, or a page without Dash). */
(function (claimline) {
  "use strict";

  const TRAVEL = 300; // milliseconds from one scale to the other
  const find = (id) => document.getElementById(id);
  const same = (one, other) => one === other || (one && claimline.format(one) === claimline.format(other));

  /** What draws: `draw` everything, `follow` the hand, `travel` between scales, `view` what follows from a state. */
  function painter(now, { host, hands, room }) {
    const scales = {};
    let [seen, told, planned] = [{ state: null }, { state: null }, { key: null }];
    let colours = null; // the palette, read once for each look
    let pictured = null; // the palette that the graph was last drawn in
    let seenChoice = "";
    let unlisted = true; // whether the list is behind what is shown
    let frame = 0;
    const ties = claimline.tiesIn(find("chart"));
    const brush = claimline.brush(find("chart").querySelector(".graph"));
    const strip = claimline.brush(find("overview").querySelector(".graph")); // a few boxes: Plotly would take longer than all else

    /** All that follows from a state without drawing, worked out once: rows shown, their order in time, live counts. */
    function view(state) {
      if (same(seen.state, state)) return seen;
      const { claims } = now.data;
      const shown = claimline.select(claims, state);
      seen = { state, shown, order: claimline.inTime(claims, shown), counts: claimline.counts(claims, state) };
      now.order = seen.order;
      return seen;
    }

    function scaleOf(kind) {
      scales[kind] = scales[kind] || claimline.scale(now.data.claims, kind);
      return scales[kind];
    }

    /** Takes a state as what is on the screen, before it is drawn. */
    function take(state) {
      cancelAnimationFrame(frame);
      now.state = state;
      now.scale = scaleOf(state.scale);
      now.trueScale = scaleOf("true");
    }

    /** Draws the chart alone, at once. */
    function paint(arrangement) {
      brush.moving(claimline.figure(arrangement, { palette: colours }));
      pictured = null;
    }

    const drawable = () => Boolean(host.graph("chart") && find("chart").clientWidth && now.arrangement);

    /** While a hand moves: the picture and the strip's window now, everything else when it rests. */
    function follow(state) {
      cancelAnimationFrame(frame);
      now.state = state;
      if (state.view !== "timeline") otherView(state);
      else {
        const arrangement = arranged(state, view(state).shown);
        if (!claimline.alike(now.arrangement, arrangement)) paint(arrangement);
        now.arrangement = arrangement;
        pictured = colours;
        tieChosen();
      }
      if (now.strip) claimline.placeWindow(find("overview"), { state, strip: now.strip, scale: now.trueScale });
    }

    /** From one scale to the other: every mark travels, and none passes another. */
    function travel(state, arrived) {
      cancelAnimationFrame(frame);
      const [from, began] = [now.arrangement, performance.now()];
      now.state = state;
      now.scale = scaleOf(state.scale);
      const to = arranged(state, view(state).shown);
      for (const name of ["chosen", "found"]) ties(name, null);
      hands().tooltip.hide();
      const step = () => {
        const share = Math.min(1, (performance.now() - began) / TRAVEL);
        if (share === 1) return arrived();
        paint(claimline.onTheWay(from, to, share * share * (3 - 2 * share)));
        frame = requestAnimationFrame(step);
      };
      frame = requestAnimationFrame(step);
    }

    /** One state, one draw. Answers how many claims are shown, the chart's figure and the strip's; null for what stays. */
    function draw(state, look) {
      if (!colours || colours.look !== look) {
        colours = { ...claimline.palette(), look };
        find("page").querySelector("[data-look]").textContent = colours.dark ? "☀" : "☾"; // what a press leads to
      }
      const status = page(state);
      otherView(state);
      return [status, chart(state), overview(state)];
    }

    /** Everything but the pictures, as far as it is another than before. */
    function page(state) {
      if (told.state === state) return null; // another size or other colours
      const all = { data: now.data, ...view(state) };
      claimline.tabs(find("page"), state);
      const sameYears = told.state && told.state.from === state.from && told.state.to === state.to;
      const sameWay = told.state && told.state.words === state.words && told.state.calendar === state.calendar;
      const sameClaims = claimline.sameRows(told.order, all.order) && sameWay && (state.select || sameYears);
      if (!sameClaims || told.state.select !== state.select) {
        keepingFocus(find("card"), () => claimline.card(find("card"), all));
        unlisted = true;
      }
      if (unlisted) list();
      claimline.controls(find("page"), all);
      claimline.nothing(find("empty"), all);
      find("summary").textContent = claimline.summary(now.data, all.order, state);
      told = all;
      return claimline.status(all.shown.length, now.data.claims.n);
    }

    /** The views that have a room of their own, and the text that is open beside them. */
    function otherView(state) {
      const given = { ...room, ...view(state), data: now.data, scale: now.scale, trueScale: now.trueScale, palette: colours };
      const shown = claimline.views[state.view];
      if (shown) shown.draw(find(`panel-${state.view}`), given);
      find("reader").hidden = !state.read;
      find("card").hidden = Boolean(state.read);
      if (state.read && claimline.reader) claimline.reader(find("reader"), given);
    }

    /** The list, where it is seen: folded, or behind another view, it waits. */
    function list() {
      if (!find("list-fold").open || now.state.view !== "timeline") return;
      const { state, order } = view(now.state);
      unlisted = false;
      keepingFocus(find("list"), () => claimline.list(find("list"), { data: now.data, state, order }));
    }

    function arranged(state, shown) {
      const { clientWidth: width, clientHeight: height } = find("chart");
      const { claims, sources, eras } = now.data;
      const selected = state.select ? claims.id.indexOf(state.select) : null;
      const { from, to } = state;
      const key = [claimline.format({ ...state, view: "timeline", sort: "", read: "" }), width, height].join();
      if (planned.key === key) return planned.arrangement;
      const asked = { scale: now.scale, from, to, width, height, selected, measure: claimline.measure, sources, eras };
      planned = { key, arrangement: claimline.arrange(claims, shown, asked) };
      return planned.arrangement;
    }

    /** The chart's figure; null where the picture on the screen is that one already. */
    function chart(state) {
      if (!find("chart").clientWidth) return null;
      const arrangement = arranged(state, view(state).shown);
      const drawnAlready = pictured === colours && claimline.alike(now.arrangement, arrangement);
      now.arrangement = arrangement;
      pictured = colours;
      hands().tooltip.hide();
      tieChosen();
      if (state.select !== seenChoice) setTimeout(clearOfCard); // once the card has its size
      seenChoice = state.select;
      return drawnAlready ? null : brush.resting(claimline.figure(arrangement, { palette: colours }), host.graph("chart"));
    }

    /** Where the card is a sheet over the chart's foot, scrolls so far that the chosen mark stands above it. */
    function clearOfCard() {
      const mark = now.arrangement.chosen;
      const card = find("card");
      if (!mark || getComputedStyle(card).position !== "fixed") return;
      const y = find("chart").getBoundingClientRect().top + (mark.y ?? mark.bottom);
      const free = card.getBoundingClientRect().top - 24;
      if (y > free || y < 0) window.scrollBy(0, y - free / 2);
    }

    /** Ties a mark to its twins in the other sources; none for null. */
    function tie(name, mark) {
      ties(name, mark && claimline.ties(now.arrangement, mark, now.data.claims), `var(--source-${mark && claimline.numberOf(now.data, mark.source)})`);
    }

    /** What lies behind the chart's words: the choice and the words of the search. */
    function tieChosen() {
      tie("chosen", now.arrangement.chosen);
      ties("found", claimline.foundWords(now.arrangement, now.state.words, claimline.measure));
    }

    /** The strip of all years, and the window on it. */
    function overview(state) {
      const { clientWidth: width, clientHeight: height } = find("overview");
      if (!width) return null;
      const { source, theme, dated, words } = state;
      const key = JSON.stringify([source, theme, dated, words, width, height, colours]);
      if (now.strip && now.strip.key === key) {
        claimline.placeWindow(find("overview"), { state, strip: now.strip, scale: now.trueScale });
        return null; // a choice or a new window changes nothing on the strip itself
      }
      // The strip tells where all claims are, whatever window is open: else there would be nothing to drag to.
      const shown = claimline.select(now.data.claims, { ...state, from: null, to: null });
      const asked = { trueScale: now.trueScale, width, height, palette: colours, sources: now.data.sources };
      now.strip = { key, ...claimline.overview(now.data.claims, shown, asked) };
      claimline.placeWindow(find("overview"), { state, strip: now.strip, scale: now.trueScale });
      strip.moving(now.strip);
      return null;
    }

    /** The view at the size it has now, in the colours it has now: for paper. */
    function again() {
      colours = { ...claimline.palette(), look: "paper" };
      otherView(now.state);
      if (!find("chart").clientWidth) return;
      now.arrangement = arranged(now.state, view(now.state).shown);
      if (host.graph("chart")) paint(now.arrangement);
      tieChosen();
    }

    /** The chart's figure for a picture of it; null where there is no chart. */
    function figure() {
      if (!find("chart").clientWidth || !now.arrangement) return null;
      return claimline.figure(now.arrangement, { palette: colours });
    }

    return { view, figure, take, follow, travel, draw, drawable, tie, list, again };
  }

  /** Draws a part of the page anew and gives the focus back to what had it there. */
  function keepingFocus(root, draw) {
    const held = root.contains(document.activeElement) ? document.activeElement.dataset : null;
    draw();
    if (!held) return;
    const name = held.step ? "step" : "claim";
    const again = held[name] && root.querySelector(`[data-${name}="${CSS.escape(held[name])}"]:not([disabled])`);
    (again || root).focus({ preventScroll: true });
  }

  Object.assign(claimline, { painter, keepingFocus });
})((window.claimline = window.claimline || {}));
