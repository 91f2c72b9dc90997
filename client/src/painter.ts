/* From a state to everything on the screen. `now` is what is on it: {data, state, scale, trueScale, arrangement, strip, order};
   `host` gives the two graphs' elements and takes new values (90-dash.js, or a page without Dash). */

import { views } from "./views/views.ts";
import { alike, onTheWay } from "./chart/between.ts";
import { arrange } from "./chart/arrange.ts";
import { brush as brushOn } from "./chart/paint.ts";
import { card as drawCard } from "./panels/card.ts";
import { controls, nothing, status as statusOf, summary } from "./panels/controls.ts";
import { counts, inTime, sameRows, select } from "./model/select.ts";
import { figure as figureOf, measure, palette } from "./chart/figure.ts";
import { format } from "./model/state.ts";
import { foundWords, ties as tiesOf, tiesIn } from "./chart/ties.ts";
import { list as drawList } from "./panels/list.ts";
import { numberOf } from "./panels/element.ts";
import { overview as overviewOf } from "./chart/overview.ts";
import { placeWindow } from "./chart/window.ts";
import { reader } from "./panels/reader.ts";
import { scale } from "./chart/scale.ts";
import { tabs } from "./panels/tabs.ts";

const TRAVEL = 300; // milliseconds from one scale to the other
const find = (id) => document.getElementById(id);
const same = (one, other) => one === other || (one && format(one) === format(other));

/** What draws: `draw` everything, `follow` the hand, `travel` between scales, `view` what follows from a state. */
export function painter(now, { host, hands, room }) {
  const scales = {};
  let [seen, told, planned] = [{ state: null }, { state: null }, { key: null }];
  let colours = null; // the palette, read once for each look
  let pictured = null; // the palette that the graph was last drawn in
  let seenChoice = "";
  let unlisted = true; // whether the list is behind what is shown
  let frame = 0;
  const ties = tiesIn(find("chart"));
  const brush = brushOn(find("chart").querySelector(".graph"));
  const strip = brushOn(find("overview").querySelector(".graph")); // a few boxes: Plotly would take longer than all else

  /** All that follows from a state without drawing, worked out once: rows shown, their order in time, live counts. */
  function view(state) {
    if (same(seen.state, state)) return seen;
    const { claims } = now.data;
    const shown = select(claims, state);
    seen = { state, shown, order: inTime(claims, shown), counts: counts(claims, state) };
    now.order = seen.order;
    return seen;
  }

  function scaleOf(kind) {
    scales[kind] = scales[kind] || scale(now.data.claims, kind);
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
    brush.moving(figureOf(arrangement, { palette: colours }));
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
      if (!alike(now.arrangement, arrangement)) paint(arrangement);
      now.arrangement = arrangement;
      pictured = colours;
      tieChosen();
    }
    if (now.strip) placeWindow(find("overview"), { state, strip: now.strip, scale: now.trueScale });
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
      paint(onTheWay(from, to, share * share * (3 - 2 * share)));
      frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
  }

  /** One state, one draw. Answers the figure of the chart; null where the one on the screen stays. */
  function draw(state, look) {
    if (!colours || colours.look !== look) {
      colours = { ...palette(), look };
      find("page").querySelector("[data-look]").textContent = colours.dark ? "☀" : "☾"; // what a press leads to
    }
    page(state);
    otherView(state);
    overview(state);
    return chart(state);
  }

  /** Everything but the pictures, as far as it is another than before. */
  function page(state) {
    if (told.state === state) return; // another size or other colours
    const all = { data: now.data, ...view(state) };
    tabs(find("page"), state);
    const sameYears = told.state && told.state.from === state.from && told.state.to === state.to;
    const sameWay = told.state && told.state.words === state.words && told.state.calendar === state.calendar;
    const sameClaims = sameRows(told.order, all.order) && sameWay && (state.select || sameYears);
    if (!sameClaims || told.state.select !== state.select) {
      keepingFocus(find("card"), () => drawCard(find("card"), all));
      unlisted = true;
    }
    if (unlisted) list();
    controls(find("page"), all);
    nothing(find("empty"), all);
    find("summary").textContent = summary(now.data, all.order, state);
    told = all;
    find("status").textContent = statusOf(all.shown.length, now.data.claims.n);
  }

  /** The views that have a room of their own, and the text that is open beside them. */
  function otherView(state) {
    const given = { ...room, ...view(state), data: now.data, scale: now.scale, trueScale: now.trueScale, palette: colours };
    const shown = views[state.view];
    if (shown) shown.draw(find(`panel-${state.view}`), given);
    find("reader").hidden = !state.read;
    find("card").hidden = Boolean(state.read);
    if (state.read && reader) reader(find("reader"), given);
  }

  /** The list, where it is seen: folded, or behind another view, it waits. */
  function list() {
    if (!find("list-fold").open || now.state.view !== "timeline") return;
    const { state, order } = view(now.state);
    unlisted = false;
    keepingFocus(find("list"), () => drawList(find("list"), { data: now.data, state, order }));
  }

  function arranged(state, shown) {
    const { clientWidth: width, clientHeight: height } = find("chart");
    const { claims, sources, eras } = now.data;
    const selected = state.select ? claims.id.indexOf(state.select) : null;
    const { from, to } = state;
    const key = [format({ ...state, view: "timeline", sort: "", read: "" }), width, height].join();
    if (planned.key === key) return planned.arrangement;
    const asked = { scale: now.scale, from, to, width, height, selected, measure: measure, sources, eras };
    planned = { key, arrangement: arrange(claims, shown, asked) };
    return planned.arrangement;
  }

  /** The chart's figure; null where the picture on the screen is that one already. */
  function chart(state) {
    if (!find("chart").clientWidth) return null;
    const arrangement = arranged(state, view(state).shown);
    const drawnAlready = pictured === colours && alike(now.arrangement, arrangement);
    now.arrangement = arrangement;
    pictured = colours;
    hands().tooltip.hide();
    tieChosen();
    if (state.select !== seenChoice) setTimeout(clearOfCard); // once the card has its size
    seenChoice = state.select;
    return drawnAlready ? null : brush.resting(figureOf(arrangement, { palette: colours }), host.graph("chart"));
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
    ties(name, mark && tiesOf(now.arrangement, mark, now.data.claims), `var(--source-${mark && numberOf(now.data, mark.source)})`);
  }

  /** What lies behind the chart's words: the choice and the words of the search. */
  function tieChosen() {
    tie("chosen", now.arrangement.chosen);
    ties("found", foundWords(now.arrangement, now.state.words, measure));
  }

  /** The strip of all years, and the window on it. */
  function overview(state) {
    const { clientWidth: width, clientHeight: height } = find("overview");
    if (!width) return;
    const { source, theme, dated, words } = state;
    const key = JSON.stringify([source, theme, dated, words, width, height, colours]);
    if (now.strip && now.strip.key === key) {
      placeWindow(find("overview"), { state, strip: now.strip, scale: now.trueScale });
      return; // a choice or a new window changes nothing on the strip itself
    }
    // The strip tells where all claims are, whatever window is open: else there would be nothing to drag to.
    const shown = select(now.data.claims, { ...state, from: null, to: null });
    const asked = { trueScale: now.trueScale, width, height, palette: colours, sources: now.data.sources };
    now.strip = { key, ...overviewOf(now.data.claims, shown, asked) };
    placeWindow(find("overview"), { state, strip: now.strip, scale: now.trueScale });
    strip.moving(now.strip);
  }

  /** The view at the size it has now, in the colours it has now: for paper. */
  function again() {
    colours = { ...palette(), look: "paper" };
    otherView(now.state);
    if (!find("chart").clientWidth) return;
    now.arrangement = arranged(now.state, view(now.state).shown);
    if (host.graph("chart")) paint(now.arrangement);
    tieChosen();
  }

  /** The chart's figure for a picture of it; null where there is no chart. */
  function figure() {
    if (!find("chart").clientWidth || !now.arrangement) return null;
    return figureOf(now.arrangement, { palette: colours });
  }

  return { view, figure, take, follow, travel, draw, drawable, tie, list, again };
}

/** Draws a part of the page anew and gives the focus back to what had it there. */
export function keepingFocus(root, draw) {
  const held = root.contains(document.activeElement) ? document.activeElement.dataset : null;
  draw();
  if (!held) return;
  const name = held.step ? "step" : "claim";
  const again = held[name] && root.querySelector(`[data-${name}="${CSS.escape(held[name])}"]:not([disabled])`);
  (again || root).focus({ preventScroll: true });
}
