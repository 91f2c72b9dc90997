/* The only file that knows Dash: the state lives in a dcc.Store, one callback draws it, and what a reader does changes it.
   While a hand moves, and on the way from one scale to the other, the chart alone is drawn, past Dash; the Store and the
   rest of the page follow when the hand rests.

   The address is written with history.replaceState or pushState, never by dcc.Location, which would answer itself. */
(function (claimline) {
  "use strict";

  const now = { data: null, state: null, scale: null, trueScale: null, arrangement: null, strip: null, order: [] };
  const scales = {};
  const REST = 120; // milliseconds without a movement, and the hand rests
  const TRAVEL = 300; // milliseconds from one scale to the other
  let drawn = { state: null };
  let told = { state: null };
  let planned = { key: null };
  let colours = null; // the palette, read once for each look
  let pictured = null; // the palette that the graph was last drawn in
  let unwritten = null; // the address's next step: "push" a new one, or "replace" the one there is
  let writing = 0;
  let holding = false; // a finger or button is down: what it does is not finished
  let resting = 0;
  let travel = 0;
  let stepped = false;
  let seenChoice = "";

  const find = (id) => document.getElementById(id);
  const nothing = () => window.dash_clientside.no_update;

  /** All that follows from a state without drawing, worked out once: rows shown, their order in time, live counts. */
  function view(state) {
    if (same(drawn.state, state)) return drawn;
    const { claims } = now.data;
    const shown = claimline.select(claims, state);
    drawn = { state, shown, order: claimline.inTime(claims, shown), counts: claimline.counts(claims, state) };
    now.order = drawn.order;
    return drawn;
  }

  const same = (one, other) => one === other || (one && claimline.format(one) === claimline.format(other));

  function scaleOf(kind) {
    scales[kind] = scales[kind] || claimline.scale(now.data.claims, kind);
    return scales[kind];
  }

  function adopt(state) {
    clearTimeout(resting);
    cancelAnimationFrame(travel);
    now.state = state;
    now.scale = scaleOf(state.scale);
    now.trueScale = scaleOf("true");
    window.dash_clientside.set_props("state", { data: state });
  }

  const graph = () => window.Plotly && find("chart-graph").querySelector(".js-plotly-plot");

  /** Draws the chart alone, at once. */
  function paint(arrangement) {
    const { data, layout } = claimline.figure(arrangement, { palette: colours });
    pictured = null;
    window.Plotly.react(graph(), data, layout);
  }

  /** While a hand moves: the chart and the strip's window now, everything else when it rests. */
  function follow(state) {
    now.state = state;
    const arrangement = arranged(state, view(state).shown);
    if (!claimline.alike(now.arrangement, arrangement)) paint(arrangement);
    now.arrangement = arrangement;
    pictured = colours;
    tieChosen();
    if (now.strip) claimline.placeWindow(find("overview"), { state, strip: now.strip, scale: now.trueScale });
    clearTimeout(resting);
    resting = setTimeout(() => adopt(now.state), REST);
  }

  /** From one scale to the other: every mark travels, and none passes another. */
  function travelTo(state) {
    cancelAnimationFrame(travel);
    const [from, began] = [now.arrangement, performance.now()];
    now.state = state;
    now.scale = scaleOf(state.scale);
    const to = arranged(state, view(state).shown);
    for (const name of ["chosen", "found"]) ties(name, null);
    hands.tooltip.hide();
    const step = () => {
      const share = Math.min(1, (performance.now() - began) / TRAVEL);
      if (share === 1) return adopt(state);
      paint(claimline.onTheWay(from, to, share * share * (3 - 2 * share)));
      travel = requestAnimationFrame(step);
    };
    travel = requestAnimationFrame(step);
  }

  /** The address for a state; what else stands in it, such as an embed's `controls=0`, stays. */
  function address(state) {
    const kept = new URLSearchParams(location.search).get("controls");
    const query = claimline.format(state);
    const extra = kept === null ? "" : `${query ? "&" : "?"}controls=${encodeURIComponent(kept)}`;
    return location.pathname + query + extra;
  }

  /** From one state to the next. `how`: "press" adds a step to the browser's history, anything else does not. */
  function dispatch(action, how) {
    const next = claimline.reduce(now.state, action);
    if (claimline.format(next) !== claimline.format(now.state)) {
      if (how === "press") {
        writeAddress();
        history.pushState(null, "", address(next));
      } else later(how === "drag" ? "push" : "replace");
    }
    stepped = how === "step";
    const drawable = graph() && find("chart").clientWidth && now.arrangement;
    if (how === "drag" && drawable) follow(next);
    else if (next.scale !== now.state.scale && drawable && !matchMedia("(prefers-reduced-motion: reduce)").matches) travelTo(next);
    else adopt(next);
  }

  /** What is typed, stepped or dragged goes into the address a little later, all of it at once: browsers allow few changes
      in a second, and one way back shall undo a whole zoom. */
  function later(what) {
    if (unwritten && unwritten !== what) writeAddress();
    unwritten = what;
    clearTimeout(writing);
    writing = setTimeout(() => (holding ? later(what) : writeAddress()), what === "push" ? 400 : 150);
  }

  /** Writes what is not yet written into the address. */
  function writeAddress() {
    clearTimeout(writing);
    if (unwritten && address(now.state) !== location.pathname + location.search) history[`${unwritten}State`](null, "", address(now.state));
    unwritten = null;
  }

  /** Back or forward: what the hand had not finished is dropped. */
  function goTo(query) {
    clearTimeout(writing);
    unwritten = null;
    adopt(claimline.parse(query, now.data));
  }

  /** After a step with the keys: the tooltip at the claim, and its words for those who listen. */
  function showStep() {
    const mark = now.arrangement && now.arrangement.chosen;
    if (mark && document.activeElement === find("chart")) hands.tooltip.show(mark);
    const row = now.data.claims.id.indexOf(now.state.select);
    const { claims, sources } = now.data;
    const source = sources.find((one) => one.id === claims.source[row]);
    find("spoken").textContent = `${claims.title[row]}, ${claims.when[row]}, ${source.label}. ${now.order.indexOf(row) + 1} of ${now.order.length}.`;
  }

  let hands = null;
  let ties = null;
  let opened = false;

  /** Fetches the claims once, then lets everything answer; a sentence if they cannot be had. */
  async function open() {
    if (opened) return;
    opened = true;
    const page = find("page");
    for (const frame of document.querySelectorAll("body > .frame")) frame.remove(); // where the style sheet cannot hide it
    try {
      const answer = await fetch(page.dataset.url);
      if (!answer.ok) throw new Error(String(answer.status));
      now.data = await answer.json();
    } catch {
      find("empty").hidden = false;
      find("empty").textContent = "The claims could not be loaded. Is the server still running? Reload the page to try again.";
      return;
    }
    const room = { now: () => now, strip: () => now.strip, dispatch, tie: (mark) => tie("pointed", mark), openCard: () => find("card").focus() };
    ties = claimline.tiesIn(find("chart"));
    claimline.prepareControls(page, { dispatch, data: now.data });
    hands = claimline.gestures(find("chart"), room);
    claimline.windowGestures(find("overview"), room);
    page.addEventListener("click", pressed);
    find("card").addEventListener("keydown", (event) => event.key === "Escape" && leaveCard());
    find("list-fold").addEventListener("toggle", () => drawList(view(now.state)));
    window.addEventListener("popstate", () => goTo(location.search));
    for (const name of ["down", "move", "up", "cancel"]) window.addEventListener(`pointer${name}`, (event) => (holding = event.buttons > 0), true);
    watch();
    adopt(claimline.parse(location.search, now.data));
  }

  let cameFrom = null;

  function pressed(event) {
    const button = event.target.closest("button, a.permalink");
    if (!button) return;
    if (button.dataset.claim) {
      if (!find("card").contains(button)) cameFrom = button.dataset.claim;
      dispatch({ type: "select", id: button.dataset.claim }, "press");
    } else if (button.dataset.close) {
      leaveCard();
      dispatch({ type: "select", id: "" }, "press");
    } else if (button.dataset.zoom) {
      hands.zoom({ in: 1.6, out: 1 / 1.6, fit: 0 }[button.dataset.zoom]);
    } else if (button.dataset.look) {
      const dark = claimline.palette().dark;
      document.documentElement.dataset.theme = dark ? "light" : "dark";
      window.dash_clientside.set_props("look", { data: document.documentElement.dataset.theme });
    } else if (button.matches("a.permalink") && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      copy(button);
    }
  }

  function copy(link) {
    const done = () => (link.textContent = "Link copied");
    if (navigator.clipboard) navigator.clipboard.writeText(link.href).then(done, () => (location.href = link.href));
    else location.href = link.href;
  }

  /** Back to where the card was opened from: an entry of the list, or the chart. */
  function leaveCard() {
    const entry = cameFrom && find("list").querySelector(`[data-claim="${CSS.escape(cameFrom)}"]`);
    (entry || find("chart")).focus();
  }

  /** Size and colours may change under way: then the same state is drawn again. */
  function watch() {
    const narrow = matchMedia("(max-width: 599px)");
    const unfold = () => (find("list-fold").open = narrow.matches || find("list-fold").open);
    narrow.addEventListener("change", unfold);
    find("list-fold").addEventListener("toggle", unfold); // on a telephone the list is the timeline
    unfold();
    window.addEventListener("beforeprint", beforePrint);
    const resized = claimline.oncePerFrame(() => {
      const { clientWidth, clientHeight } = find("chart");
      window.dash_clientside.set_props("size", { data: [clientWidth, clientHeight] });
    });
    new ResizeObserver(resized).observe(find("chart"));
    for (const query of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)"]) {
      matchMedia(query).addEventListener("change", () => window.dash_clientside.set_props("look", { data: Date.now() }));
    }
  }

  /** For paper: the chart as wide as a page on its side, in the light colours; afterwards all is as it was. */
  function beforePrint() {
    const { theme } = document.documentElement.dataset;
    const fold = find("list-fold");
    const folded = !fold.open;
    fold.open = true;
    drawList(view(now.state));
    document.documentElement.dataset.theme = "light";
    document.documentElement.classList.add("printed");
    colours = claimline.palette();
    now.arrangement = arranged(now.state, view(now.state).shown);
    if (graph()) paint(now.arrangement);
    tieChosen();
    window.addEventListener("afterprint", () => {
      document.documentElement.classList.remove("printed");
      if (theme) document.documentElement.dataset.theme = theme;
      else delete document.documentElement.dataset.theme;
      fold.open = !folded;
      window.dash_clientside.set_props("look", { data: Date.now() });
    }, { once: true });
  }

  function drawList({ state, order }) {
    if (!find("list-fold").open) return;
    keepingFocus(find("list"), () => claimline.list(find("list"), { data: now.data, state, order }));
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

  /** Callback: one state, one draw. Answers how many claims are shown, the chart's figure and the strip's. */
  function draw(state, size, look) {
    if (!state) {
      open();
      return [nothing(), nothing(), nothing()];
    }
    if (!colours || colours.look !== look) {
      colours = { ...claimline.palette(), look };
      find("page").querySelector("[data-look]").textContent = colours.dark ? "☀" : "☾"; // what a press leads to
    }
    return [page(state), chart(state), overview(state)];
  }

  /** Everything but the two pictures, as far as it is another than before. */
  function page(state) {
    if (told.state === state) return nothing(); // another size or other colours
    const seen = view(state);
    const all = { data: now.data, ...seen };
    const sameYears = told.state && told.state.from === state.from && told.state.to === state.to;
    const sameClaims = sameRows(told.order, seen.order) && told.state.words === state.words && (state.select || sameYears);
    if (!sameClaims || told.state.select !== state.select) {
      keepingFocus(find("card"), () => claimline.card(find("card"), all));
      drawList(seen);
    }
    claimline.controls(find("page"), all);
    claimline.nothing(find("empty"), all);
    find("summary").textContent = claimline.summary(now.data, seen.order, state);
    told = seen;
    return claimline.status(seen.shown.length, now.data.claims.n);
  }

  function sameRows(a, b) {
    return Boolean(a) && a.length === b.length && a.every((row, i) => row === b[i]);
  }

  function arranged(state, shown) {
    const { clientWidth: width, clientHeight: height } = find("chart");
    const { claims, sources, eras } = now.data;
    const selected = state.select ? claims.id.indexOf(state.select) : null;
    const { from, to } = state;
    const key = [claimline.format(state), width, height].join();
    if (planned.key === key) return planned.arrangement;
    const asked = { scale: now.scale, from, to, width, height, selected, measure: claimline.measure, sources, eras };
    planned = { key, arrangement: claimline.arrange(claims, shown, asked) };
    return planned.arrangement;
  }

  /** The chart's figure; none where the picture on the screen is that one already. */
  function chart(state) {
    if (!find("chart").clientWidth) return nothing();
    const arrangement = arranged(state, view(state).shown);
    const drawnAlready = pictured === colours && claimline.alike(now.arrangement, arrangement);
    now.arrangement = arrangement;
    pictured = colours;
    hands.tooltip.hide();
    tieChosen();
    if (state.select !== seenChoice) setTimeout(clearOfCard); // once the card has its size
    seenChoice = state.select;
    if (stepped) showStep();
    stepped = false;
    return drawnAlready ? nothing() : claimline.figure(arrangement, { palette: colours });
  }

  /** Where the card is a sheet over the chart's foot, scrolls so far that the chosen mark stands above it. */
  function clearOfCard() {
    const mark = now.arrangement.chosen;
    const card = find("card");
    if (!mark || getComputedStyle(card).position !== "fixed") return;
    const y = find("chart").getBoundingClientRect().top + (mark.y ?? mark.bottom);
    const room = card.getBoundingClientRect().top - 24;
    if (y > room || y < 0) window.scrollBy(0, y - room / 2);
  }

  function tie(name, mark) {
    const at = mark && now.data.sources.findIndex((source) => source.id === mark.source);
    ties(name, mark && claimline.ties(now.arrangement, mark, now.data.claims), `var(--source-${(at % 8) + 1})`);
  }

  /** What lies behind the chart's words: the choice and the words of the search. */
  function tieChosen() {
    tie("chosen", now.arrangement.chosen);
    ties("found", claimline.foundWords(now.arrangement, now.state.words, claimline.measure));
  }

  /** The strip of all years, and the window on it. */
  function overview(state) {
    const { clientWidth: width, clientHeight: height } = find("overview");
    if (!width) return nothing();
    const { source, theme, dated, words } = state;
    const key = JSON.stringify([source, theme, dated, words, width, height, colours]);
    if (now.strip && now.strip.key === key) {
      claimline.placeWindow(find("overview"), { state, strip: now.strip, scale: now.trueScale });
      return nothing(); // a choice or a new window changes nothing on the strip itself
    }
    // The strip tells where all claims are, whatever window is open: else there would be nothing to drag to.
    const shown = claimline.select(now.data.claims, { ...state, from: null, to: null });
    const asked = { trueScale: now.trueScale, width, height, palette: colours, sources: now.data.sources };
    now.strip = { key, ...claimline.overview(now.data.claims, shown, asked) };
    claimline.placeWindow(find("overview"), { state, strip: now.strip, scale: now.trueScale });
    return { data: now.strip.data, layout: now.strip.layout };
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, { claimline: { draw } });
  claimline.now = () => now; // for the tests, which compare the arrangement with what is on the screen
})((window.claimline = window.claimline || {}));
