/* Hands on the chart: pointing, dragging, pinching, the wheel and the keys. Everything ends in an action or a tooltip.

   `room.now()` gives what is on the screen: {data, state, order, scale, arrangement}; `room.dispatch(action, how)` asks for
   the next state, `how` being "press" (a new step in the browser's history) or "drag" (none); `room.tie(mark)` ties a mark
   that is pointed at to its twins in the other sources. */

import { busiest, hit } from "./arrange.ts";
import { element } from "../panels/element.ts";
import { foreign, say } from "../model/say.ts";
import { panned, zoomed } from "../model/state.ts";
import { when } from "../model/when.ts";

const CLICK = 5; // a pointer that moved less than this many pixels did not drag
const HINT = 1800; // milliseconds

/** Where a pointer is in a box, in its own pixels. */
export function spot(box, event) {
  const edges = box.getBoundingClientRect();
  return [event.clientX - edges.left, event.clientY - edges.top];
}

/** Only the last of many calls between two pictures is made. */
export function oncePerFrame(call) {
  let last = null;
  return (...given) => {
    if (last === null) requestAnimationFrame(() => {
      const args = last;
      last = null;
      call(...args);
    });
    last = given;
  };
}

/** From pixels to a share of what is seen: 0 at the left end, 1 at the right. */
function share(arrangement, x) {
  const { left, right } = arrangement.seen;
  return Math.min(1, Math.max(0, (x - left) / (right - left)));
}

/** Drag, pinch, double click and wheel on any box whose x is time; `does` is {point(x, y), hide(), choose(x, y)} for what a
    pointer means that moves nothing. */
export function handsOn(box, room, does) {
  const zoom = oncePerFrame((state, factor, around) => {
    room.dispatch({ type: "window", ...zoomed(room.now().scale, state, factor, around) }, "drag");
  });
  pointers(box, room, { does, zoom });
  wheel(box, room);
}

/** Makes the chart's box answer pointers, wheel and keys. */
export function gestures(box, room) {
  const tooltip = tooltips(box, room);
  handsOn(box, room, { point: tooltip.point, hide: tooltip.hide, choose: (x, y) => choose(room, x, y) });
  keys(box, room, tooltip);
  box.addEventListener("blur", tooltip.hide);
  return { tooltip, zoom: (factor) => stepZoom(room, factor) };
}

export function stepZoom(room, factor, around = 0.5) {
  const { scale, state } = room.now();
  const window = factor ? zoomed(scale, state, factor, around) : { from: null, to: null };
  room.dispatch({ type: "window", ...window }, "drag");
}

function pointers(box, room, { does, zoom }) {
  const held = new Map();
  let began = null;
  const pan = oncePerFrame((state, moved) => {
    room.dispatch({ type: "window", ...panned(room.now().scale, state, moved) }, "drag");
  });
  const begin = () => {
    const points = [...held.values()];
    // Two fingers do not click, nor does the one that is lifted last.
    const moved = Boolean(began && (began.moved || held.size > 1));
    began = { state: room.now().state, points: points.map(([x, y]) => [x, y]), moved };
  };
  box.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    held.set(event.pointerId, spot(box, event));
    begin();
  });
  box.addEventListener("pointermove", (event) => {
    // The button was let go where nobody told us, such as outside the window before the drag had begun.
    if (event.buttons === 0 && held.has(event.pointerId)) end(event);
    if (!held.has(event.pointerId)) {
      if (event.pointerType === "mouse") does.point(...spot(box, event));
      return;
    }
    held.set(event.pointerId, spot(box, event));
    const points = [...held.values()];
    const { seen } = room.now().arrangement;
    if (points.length === 2 && began.points.length === 2) {
      const apart = ([a, b]) => Math.max(20, Math.abs(a[0] - b[0]));
      const middle = (began.points[0][0] + began.points[1][0]) / 2;
      zoom(began.state, apart(points) / apart(began.points), share(room.now().arrangement, middle));
      return;
    }
    const [dx, dy] = [points[0][0] - began.points[0][0], points[0][1] - began.points[0][1]];
    if (!began.moved && Math.hypot(dx, dy) > CLICK) {
      began.moved = true;
      box.setPointerCapture(event.pointerId);
      box.classList.add("dragged");
      does.hide();
    }
    if (began.moved) pan(began.state, -dx / (seen.right - seen.left));
  });
  const end = (event) => {
    if (!held.delete(event.pointerId)) return;
    box.classList.remove("dragged");
    if (held.size) return begin();
    const clicked = event.type === "pointerup" && !began.moved;
    began = null;
    if (clicked) {
      box.focus({ preventScroll: true });
      does.choose(...spot(box, event));
    }
  };
  box.addEventListener("pointerup", end);
  box.addEventListener("pointercancel", end);
  box.addEventListener("pointerleave", does.hide);
  box.addEventListener("dblclick", (event) => {
    stepZoom(room, 2, share(room.now().arrangement, spot(box, event)[0]));
  });
}

function choose(room, x, y) {
  const { arrangement, data } = room.now();
  const mark = hit(arrangement, x, y);
  const offer = onWaiting(arrangement, x, y);
  if (mark) room.dispatch({ type: "select", id: data.claims.id[mark.row] }, "press");
  else if (offer) stepZoom(room, 2, 2 * busiest(arrangement, offer, 0.5));
}

/** The lane on whose offer to zoom in, beside its name, a place is. */
function onWaiting({ lanes }, x, y) {
  const begin = (lane) => 16 + lane.captionWidth;
  return lanes.find((lane) => lane.waiting > 0 && Math.abs(y - lane.captionY) <= 12 && x >= begin(lane) && x <= begin(lane) + 96);
}

/** The wheel zooms with Ctrl or ⌘, and without them once the chart has the focus; else the page scrolls as ever. */
function wheel(box, room) {
  const turned = { factor: 1, around: 0, pixels: 0 }; // all that was turned since the last picture
  const turn = oncePerFrame(() => {
    const { state, scale, arrangement } = room.now();
    const width = arrangement.seen.right - arrangement.seen.left;
    let window = state;
    if (turned.factor !== 1) window = zoomed(scale, window, turned.factor, turned.around);
    if (turned.pixels) window = panned(scale, window, turned.pixels / width);
    Object.assign(turned, { factor: 1, pixels: 0 });
    room.dispatch({ type: "window", from: window.from, to: window.to }, "drag");
  });
  box.addEventListener(
    "wheel",
    (event) => {
      const { state, arrangement } = room.now();
      if (!arrangement) return;
      const whole = state.from === null && state.to === null;
      if (Math.abs(event.deltaX) > Math.abs(event.deltaY) && !whole) {
        event.preventDefault();
        turned.pixels += event.deltaX;
        return turn();
      }
      const meant = event.ctrlKey || event.metaKey;
      if (!meant && document.activeElement !== box) return hint(box);
      if (whole && event.deltaY > 0 && !meant) return; // all is shown: the page may go on
      event.preventDefault();
      const pixels = event.deltaY * (event.deltaMode === 1 ? 16 : 1);
      const factor = Math.exp(-pixels * (meant && Math.abs(pixels) < 50 ? 0.01 : 0.0025));
      turned.factor *= factor;
      turned.around = share(arrangement, spot(box, event)[0]);
      turn();
    },
    { passive: false },
  );
}

let hintTimer = 0;

function hint(box) {
  const words = box.querySelector(".hint");
  words.textContent = say("timeline.hint");
  words.hidden = false;
  clearTimeout(hintTimer);
  hintTimer = setTimeout(() => (words.hidden = true), HINT);
}

function keys(box, room, tooltip) {
  box.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target !== box) return;
    const does = {
      ArrowRight: () => (event.shiftKey ? shift(room, 0.2) : step(room, 1)),
      ArrowLeft: () => (event.shiftKey ? shift(room, -0.2) : step(room, -1)),
      ArrowDown: () => step(room, 1),
      ArrowUp: () => step(room, -1),
      Home: () => step(room, -Infinity),
      End: () => step(room, Infinity),
      "+": () => stepZoom(room, 1.6),
      "=": () => stepZoom(room, 1.6),
      "-": () => stepZoom(room, 1 / 1.6),
      0: () => stepZoom(room, 0),
      Enter: () => room.now().state.select && room.openCard(),
      Escape: () => {
        tooltip.hide();
        if (room.now().state.select) room.dispatch({ type: "select", id: "" }, "press");
      },
    }[event.key];
    if (!does) return;
    event.preventDefault();
    does();
  });
}

export function shift(room, by) {
  const { scale, state } = room.now();
  room.dispatch({ type: "window", ...panned(scale, state, by) }, "drag");
}

/** From the chosen claim to its neighbour in time; from none, to the first or the last. */
function step(room, by) {
  const { data, state, order } = room.now();
  if (!order.length) return;
  const at = order.indexOf(data.claims.id.indexOf(state.select));
  const next = at < 0 ? (by > 0 && by < Infinity ? 0 : by < 0 && by > -Infinity ? order.length - 1 : by > 0 ? order.length - 1 : 0) : at + by;
  const row = order[Math.min(order.length - 1, Math.max(0, next))];
  room.dispatch({ type: "select", id: data.claims.id[row] }, "step");
}

/** The tooltip, with the mark that it speaks of outlined and tied to its twins; Escape hides it. */
function tooltips(box, room) {
  const tip = box.querySelector(".tip");
  let about = null;
  const hide = () => {
    about = null;
    tip.hidden = true;
    box.style.cursor = "";
    room.tie(null);
  };
  const show = (mark) => {
    about = mark;
    const { data, state, arrangement } = room.now();
    fill(tip, { data, state }, mark);
    tip.hidden = false;
    placeTip(tip, mark, arrangement);
    room.tie(mark);
  };
  const over = (x, y) => !tip.hidden && x >= tip.offsetLeft && x <= tip.offsetLeft + tip.offsetWidth && y >= tip.offsetTop && y <= tip.offsetTop + tip.offsetHeight;
  const point = (x, y) => {
    const { arrangement } = room.now();
    const mark = arrangement && hit(arrangement, x, y);
    if (mark && mark !== about) show(mark);
    else if (!mark && !over(x, y)) hide();
    box.style.cursor = mark || (arrangement && onWaiting(arrangement, x, y)) ? "pointer" : "";
  };
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  return { show, hide, point };
}

function fill(tip, { data, state }, mark) {
  const { claims } = data;
  const source = data.sources.find((one) => one.id === mark.source);
  const more = mark.rows.length > 1 ? ` · ${say("timeline.passages", { n: mark.rows.length })}` : "";
  tip.replaceChildren(element("b", { lang: foreign() }, claims.title[mark.row]), element("span", {}, when(claims, mark.row, state)), element("span.who", {}, source.label + more));
}

function placeTip(tip, mark, { width, height, lanes }) {
  const lane = lanes.find((one) => one.source === mark.source);
  const y = mark.y ?? (lane.up ? lane.bottom : lane.top);
  const left = Math.max(4, Math.min(mark.drawnLeft, width - tip.offsetWidth - 4));
  const below = y + 14 + tip.offsetHeight <= height;
  Object.assign(tip.style, { left: `${left}px`, top: `${below ? y + 14 : y - 14 - tip.offsetHeight}px` });
}
