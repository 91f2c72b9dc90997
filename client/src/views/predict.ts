/* Predict: claims as cards without their dates, to be put in order of time and checked. For a class that follows one link:
   the filters in it say which claims are dealt. What a reader does here is kept nowhere but here. */

import { deal, eitherWay, judged, nearest } from "../model/ordering.ts";
import { element } from "../chart/element.ts";
import { marked } from "../panels/element.ts";
import { foreign, say } from "../model/say.ts";
import { patternOf } from "../model/matches.ts";
import { sameRows } from "../model/select.ts";
import { sortable } from "./predict-drag.ts";
import { when } from "../model/when.ts";
import { withoutDates } from "../model/hide.ts";

const game = { data: null, shown: null, round: 0, order: [], more: false, known: new Set(), phase: "sorting", off: [] };
let parts = null;
let room = null;

/** Fills the panel; a state that shows the same claims leaves the cards as they lie. */
export function draw(root, given) {
  const fresh = game.data !== given.data || !sameRows(game.shown, given.shown);
  const toldElse = room && room.state.calendar !== given.state.calendar;
  room = given;
  if (!parts || parts.root !== root || !root.contains(parts.list)) parts = build(root);
  if (fresh) {
    Object.assign(game, { data: room.data, shown: room.shown });
    start(0);
  } else if (toldElse || !parts.list.hasChildNodes()) fill();
}

function build(root) {
  const made = {
    root,
    how: element("p.predict-how", {}, say("predict.how")),
    list: element("ol.predict-cards", { "aria-label": say("predict.cards") }),
    said: element("p.predict-said", { role: "status" }),
    foot: element("div.predict-foot", { role: "group", "aria-label": say("predict.title") }),
  };
  root.replaceChildren(element("h2", {}, say("predict.title")), made.how, made.list, made.said, made.foot);
  sortable(made.list, { free: () => game.phase !== "open", moved: (from, to) => move(from, to) });
  made.list.addEventListener("keydown", pressed);
  return made;
}

/** Deals a round. */
function start(round) {
  const [order, next] = [round, round + 1].map((each) => deal(room.data.claims, room.shown, each));
  const more = next.some((row) => !order.includes(row));
  Object.assign(game, { round, order, more, known: new Set(), phase: "sorting", off: [] });
  tell(order.length ? "" : say(room.shown.length ? "predict.few" : "predict.dealt", { all: 0 }));
  fill();
}

const tell = (words) => (parts.said.textContent = words);

/** A card to another place. What was said of the order before holds no more. */
function move(from, to) {
  const place = Math.min(Math.max(to, 0), game.order.length - 1);
  const [row] = game.order.splice(from, 1);
  game.order.splice(place, 0, row);
  if (from !== place) Object.assign(game, { phase: "sorting", off: [] });
  fill();
  tell(say("predict.moved", { title: titleOf(row), at: place + 1, all: game.order.length }));
}

/** The arrow keys, Home and End on a card's buttons. */
function pressed(event) {
  const card = event.target.closest("li");
  const at = [...parts.list.children].indexOf(card);
  const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: game.order.length - 1 }[event.key];
  if (to === undefined || game.phase === "open" || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  move(at, to);
}

/** Says how far off each card is. A card in its right place shows its date; the others keep theirs for another try. */
function check() {
  const { claims } = room.data;
  game.off = judged(claims, game.order);
  const right = game.order.filter((row, at) => game.off[at] === 0);
  const all = game.order.length;
  for (const row of right) game.known.add(row);
  game.phase = right.length === all ? "open" : "checked";
  const score = right.length === all ? say("predict.all_right", { all }) : say("predict.score", { n: right.length, all });
  fill();
  tell(either(score));
  focusOn("again");
}

function reveal() {
  const { claims } = room.data;
  Object.assign(game, { order: nearest(claims, game.order), phase: "open", off: [] });
  for (const row of game.order) game.known.add(row);
  fill();
  tell(either(say("predict.revealed")));
  focusOn("start");
}

const either = (words) => (eitherWay(room.data.claims, game.order) ? `${words} ${say("predict.either")}` : words);

/** Takes the verdicts away; what is known stays known. */
function again() {
  Object.assign(game, { phase: "sorting", off: [] });
  fill();
  tell("");
  focusOn("check");
}

const focusOn = (name) => {
  const button = parts.foot.querySelector(`[data-do="${name}"]`) || parts.foot.querySelector("button");
  if (button) button.focus({ preventScroll: true });
};

/** Draws cards and buttons anew; a card's button that had the focus has it again. */
function fill() {
  const held = parts.list.contains(document.activeElement) ? (document.activeElement as HTMLElement) : null;
  const [row, way] = held ? [held.closest("li").dataset.row, held.dataset.move] : [];
  const none = game.order.length === 0;
  parts.how.hidden = none;
  parts.list.replaceChildren(...game.order.map(card));
  parts.foot.replaceChildren(...(none ? [] : buttons()));
  const next = held && parts.list.querySelector(`[data-row="${row}"] [data-move="${way}"]`);
  if (next) next.focus();
}

function buttons() {
  const one = (name, kind, act) => element(`button${kind}`, { type: "button", "data-do": name, onclick: act }, say(`predict.${name}`));
  const others = game.more && one("other", "", () => start(game.round + 1));
  const leave = element("button", { type: "button", "data-view": "timeline" }, say("predict.timeline"));
  const redo = one("start", "", () => {
    start(game.round);
    focusOn("check");
  });
  if (game.phase === "open") return [redo, others, leave].filter(Boolean);
  return [game.phase === "checked" ? one("again", ".main", again) : one("check", ".main", check), one("reveal", "", reveal), others].filter(Boolean);
}

const titleOf = (row) => withoutDates(room.data.claims, row).title.map((part) => (part.hidden ? "…" : part.text)).join("");

function card(row, at) {
  const { claims, sources } = room.data;
  const number = sources.findIndex((source) => source.id === claims.source[row]);
  const known = game.known.has(row);
  const off = game.phase === "checked" || (game.phase === "open" && game.off.length) ? game.off[at] : null;
  const verdict = off === null ? "" : off === 0 ? ".placed" : ".misplaced";
  const parts = withoutDates(claims, row);
  return element(
    `li.predict-card${verdict}`, { "data-row": row, "data-source-number": (number % 8) + 1 },
    game.phase !== "open" && element("span.grip", { "aria-hidden": "true" }),
    element("span.place", { "aria-hidden": "true" }, String(at + 1)),
    element(
      "div.predict-claim", {},
      element("h3", { lang: foreign() }, ...(known ? [claims.title[row]] : parts.title.map(piece))),
      element("p.says", { lang: foreign() }, ...(known ? marked(claims.claim[row], patternOf([claims.words[row]])) : parts.claim.map(piece))),
      element("p.who", {}, sources[number].label),
      off !== null && element("p.verdict", {}, off === 0 ? say("predict.right") : say(off < 0 ? "predict.early" : "predict.late", { n: Math.abs(off) })),
      known && element("p.answer", {}, element("b", {}, when(claims, row, room.state)), " ", element("span", {}, `${claims.certainty[row]} · ${say(`card.by_${claims.dated_by[row]}`)}`)),
    ),
    game.phase !== "open" && element("div.moves", {}, moveButton(row, at, "up", at - 1), moveButton(row, at, "down", at + 1)),
  );
}

const piece = ({ text, hidden }) => (hidden ? element("span.redacted", {}, element("span.unseen", {}, say("predict.hidden"))) : text);

/** A button at the end of its way stays in place: it would take the focus with it. */
function moveButton(row, at, way, to) {
  const end = to < 0 || to >= game.order.length;
  const act = () => end || move(at, to);
  return element("button", { type: "button", "data-move": way, "aria-disabled": end && "true", "aria-label": say(`predict.${way}`, { title: titleOf(row) }), onclick: act }, way === "up" ? "↑" : "↓");
}
