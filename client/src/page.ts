/* The live page: a state, what readers do with it, and its drawing. It knows no Dash: `host` is what carries it,
   {graph(name), data() and texts(): promises, served: whether by a server, query(), ready(draw), set(name, value)}; setting
   "state", "size" or "look" has it call `draw` and show what that answers.

   While a hand moves, and on the way from one scale to the other, the picture alone is drawn; the rest of the page follows
   when the hand rests. */

import { addressBar } from "./panels/address.ts";
import { forPaper } from "./panels/paper.ts";
import { format, parse, reduce } from "./model/state.ts";
import { gestures, oncePerFrame } from "./chart/gestures.ts";
import { inFrame } from "./panels/framed.ts";
import { painter as makePainter } from "./painter.ts";
import { palette } from "./chart/figure.ts";
import { prepareControls } from "./panels/controls.ts";
import { prepareTabs } from "./panels/tabs.ts";
import { say, speak } from "./model/say.ts";
import { share } from "./panels/share.ts";
import { toClipboard } from "./panels/element.ts";
import { when } from "./model/when.ts";
import { windowGestures } from "./chart/window.ts";

const REST = 120; // milliseconds without a movement, and the hand rests
export const now = { data: null, state: null, scale: null, trueScale: null, arrangement: null, strip: null, order: [] };
const find = (id) => document.getElementById(id);

/** Opens the page: gets the claims once, then lets everything answer; a sentence if they cannot be had. */
export async function open(host) {
  find("page").inert = false; // from now on it answers
  try {
    now.data = await host.data();
  } catch {
    find("empty").hidden = false;
    find("empty").textContent = find("page").dataset.failed;
    return;
  }
  speak(now.data);
  live(host);
}

/** The page at work. */
function live(host) {
  let hands = null;
  let resting = 0;
  let stepped = false;
  let cameFrom = null;
  let [texts, failed] = [null, false];
  const page = find("page");
  const bar = addressBar(() => now.state);
  const painter = makePainter(now, { host, hands: () => hands, room: { dispatch, readings } });

  function adopt(state) {
    clearTimeout(resting);
    painter.take(state);
    host.set("state", state);
  }

  /** From one state to the next. `how`: "press" adds a step to the browser's history, anything else does not. */
  function dispatch(action, how) {
    const next = reduce(now.state, action);
    if (format(next) !== format(now.state)) {
      if (how === "press") bar.press(next);
      else bar.later(how === "drag" || (next.words && !now.state.words) ? "push" : "replace"); // Back undoes a whole search
    }
    stepped = how === "step";
    if (action.type === "read" && failed) [texts, failed] = [null, false]; // another try
    const travels = next.scale !== now.state.scale && next.view === "timeline" && painter.drawable();
    if (how === "drag" && (next.view !== "timeline" || painter.drawable())) {
      painter.follow(next);
      clearTimeout(resting);
      resting = setTimeout(() => adopt(now.state), REST);
    } else if (travels && !matchMedia("(prefers-reduced-motion: reduce)").matches) painter.travel(next, () => adopt(next));
    else adopt(next);
  }

  /** The texts of the sources: fetched when first asked for, null until they are there, {} if they cannot be had; they are
      asked for again when a text is opened the next time. */
  function readings() {
    if (texts === null) {
      texts = host.texts().catch(() => {
        failed = true;
        return {};
      });
      texts.then((found) => {
        texts = Object.assign(() => found, { found });
        adopt(now.state);
      });
    }
    return texts.found || null;
  }

  /** Back or forward: what the hand had not finished is dropped. */
  function goTo(query) {
    bar.drop();
    const next = parse(query, now.data);
    page.querySelector('[data-field="search"]').value = next.words; // also where it has the focus
    adopt(next);
  }

  /** After a step with the keys: the tooltip at the claim, and its words for those who listen. */
  function showStep() {
    const mark = now.arrangement && now.arrangement.chosen;
    if (mark && document.activeElement === find("chart")) hands.tooltip.show(mark);
    const { claims, sources } = now.data;
    const row = claims.id.indexOf(now.state.select);
    if (row < 0) return;
    const source = sources.find((one) => one.id === claims.source[row]).label;
    const values = { title: claims.title[row], when: when(claims, row, now.state), source, at: now.order.indexOf(row) + 1, all: now.order.length };
    find("spoken").textContent = say("timeline.step", values);
  }

  function pressed(event) {
    const button = event.target.closest("button, a.permalink, a.skip");
    if (!button) return;
    if (button.matches("a.skip")) {
      event.preventDefault(); // its `#` would be a step in the browser's history, with another address
      return find("panels").focus();
    }
    if (button.dataset.claim) {
      if (!find("card").contains(button)) cameFrom = { id: button.dataset.claim, root: button.closest("#list, .panel, #reader") };
      dispatch({ type: "select", id: button.dataset.claim }, "press");
    } else if (button.dataset.read !== undefined) {
      dispatch({ type: "read", source: button.dataset.read }, "press");
      setTimeout(() => find(button.dataset.read ? "reader" : "card").focus({ preventScroll: true }));
    } else if (button.dataset.close) {
      leaveCard();
      dispatch({ type: "select", id: "" }, "press");
    } else if (button.dataset.zoom) {
      hands.zoom({ in: 1.6, out: 1 / 1.6, fit: 0 }[button.dataset.zoom]);
    } else if (button.dataset.look) {
      document.documentElement.dataset.theme = palette().dark ? "light" : "dark";
      host.set("look", document.documentElement.dataset.theme);
    } else if (button.dataset.share) {
      share({ data: now.data, state: now.state, served: host.served, figure: painter.figure });
    } else if (button.matches("a.permalink") && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      copy(button);
    }
  }

  /** Back to where the card was opened from: a button of a list or view that is still there, or the view itself. */
  function leaveCard() {
    const again = cameFrom && cameFrom.root && cameFrom.root.querySelector(`[data-claim="${CSS.escape(cameFrom.id)}"]`);
    const fallback = now.state.view === "timeline" ? find("chart") : find("panels");
    (again && again.clientWidth ? again : fallback).focus();
  }

  /** Size and colours may change under way: then the same state is drawn again. */
  function watch() {
    const narrow = matchMedia("(max-width: 599px)");
    const unfold = () => (find("list-fold").open = narrow.matches || find("list-fold").open);
    narrow.addEventListener("change", unfold);
    find("list-fold").addEventListener("toggle", unfold); // on a telephone the list is the timeline
    unfold();
    const measured = () => [find("panels").clientWidth, find("chart").clientWidth, find("chart").clientHeight];
    const resized = oncePerFrame(() => host.set("size", measured()));
    for (const id of ["chart", "panels"]) new ResizeObserver(resized).observe(find(id));
    for (const query of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)"]) {
      matchMedia(query).addEventListener("change", () => host.set("look", Date.now()));
    }
    forPaper({ host, painter });
    inFrame(page, find("panels"), find("chart"));
  }

  /** Draws when the host says so; see the painter's `draw`. */
  function draw(_, look) {
    const drawn = painter.draw(now.state, look); // what the host hands back may be behind the hand
    if (stepped) showStep();
    stepped = false;
    return drawn;
  }

  const controls = { now: () => now, strip: () => now.strip, dispatch, tie: (mark) => painter.tie("pointed", mark), openCard: () => find("card").focus() };
  prepareControls(page, { dispatch, data: now.data });
  prepareTabs(page);
  hands = gestures(find("chart"), controls);
  windowGestures(find("overview"), controls);
  page.addEventListener("click", pressed);
  find("card").addEventListener("keydown", (event) => event.key === "Escape" && leaveCard());
  find("list-fold").addEventListener("toggle", painter.list);
  // A state of ours says where it leads; without one it is the address that the page came with.
  window.addEventListener("popstate", ({ state }) => bar.writable() && goTo(state?.query ?? host.query()));
  watch();
  host.ready(draw);
  adopt(parse(host.query(), now.data));
}

/** Copies a claim's address; where that is not allowed it stands there to be copied by hand. */
async function copy(link) {
  const byHand = () => {
    link.textContent = link.href;
    getSelection().selectAllChildren(link);
  };
  const done = await toClipboard(link.href, byHand);
  if (done) link.textContent = say("timeline.copied");
  find("spoken").textContent = say(done ? "timeline.copied" : "share.not_copied");
}
/** What is on the page: for the tests, which compare the arrangement with what is on the screen. */
export const onPage = () => now;
