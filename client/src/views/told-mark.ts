/* The current claim of a panel in As told: marks it in the picture, describes it in the caption, scrolls to it. */

import { element, svgElement } from "../dom/element.ts";
import { foreign, say } from "../model/say.ts";
import { leapInWords, placeInWords } from "./told-words.ts";
import { dateInWords } from "../model/when.ts";
import { within, type ToldArrangement, type ToldMark } from "../chart/told-arrange.ts";
import type { Panel } from "./told-room.ts";

const LIST = 36; // pixels at the window's top that the sticky axis of the telephone's list covers

/** Scrolls until what lies between two heights of the window can be seen: below the `head` that stays at its top, and above the card
    where that covers its foot. */
export function revealTold(top: number, bottom: number, head = LIST): void {
  const card = document.getElementById("card");
  const sheet = card && card.clientHeight && getComputedStyle(card).position === "fixed";
  const free = sheet ? card.getBoundingClientRect().top : window.innerHeight;
  if (top < head || bottom > free) window.scrollBy(0, (top + bottom) / 2 - (head + free) / 2);
}

/** Marks and describes the claim that is pointed at, or else the chosen one. */
export function pointTold(panel: Panel, mark: ToldMark | null): void {
  const { arrangement } = panel;
  if (!arrangement) return;
  panel.pointed = mark;
  const at = mark || arrangement.chosen;
  panel.way.replaceChildren(...(at?.shown ? wayThrough(arrangement, at) : []));
  panel.over.replaceChildren(...(at?.shown ? outline(at) : []));
  caption(panel, arrangement, at);
}

/** The lines into a mark and out of it, and its height in the text. */
function wayThrough({ marks, seen, width }: ToldArrangement, at: ToldMark): SVGElement[] {
  const index = marks.indexOf(at);
  const pieces = [svgElement("line", { class: "level", x1: 0, x2: width, y1: at.y, y2: at.y })];
  for (const [a, b] of [[marks[index - 1], at], [at, marks[index + 1]]]) {
    const cut = a && b && within(a, b, seen);
    if (b && cut) pieces.push(svgElement("line", { ...cut, class: b.step.days < 0 ? "back" : "on" }));
  }
  return pieces;
}

/** A ring where the line meets a mark, however long that lasts, and a ground for its label. */
function outline(at: ToldMark): SVGElement[] {
  const ring = svgElement("circle", { cx: at.x, cy: at.y, r: 7.5 });
  if (!at.label || !at.box) return [ring];
  const { left: x, top, right: end, bottom } = at.box;
  return [svgElement("rect", { class: "words", x: x - 2, y: top, width: end - x + 4, height: bottom - top, rx: 2 }), ring];
}

/** Describes the current claim in words. */
function caption(panel: Panel, { marks }: ToldArrangement, mark: ToldMark | null): void {
  const { telling, before, after, here, view } = panel;
  const { data, state } = view.room;
  const at = mark ? telling.told.indexOf(mark.step) : -1;
  const shown = marks.filter((one) => one.shown);
  before.disabled = !shown.length || mark === shown[0];
  after.disabled = !shown.length || mark === shown[shown.length - 1];
  if (!mark) {
    here.textContent = telling.told.length ? say("told.begin") : "";
    return;
  }
  const { claims } = data;
  here.replaceChildren(
    element("span.count", {}, say("told.at", { at: at + 1, all: telling.told.length })),
    element("span.when", {}, dateInWords(claims, mark.row, state)),
    element("b", { lang: foreign() }, claims.title[mark.row]),
    element("span", {}, [placeInWords(claims, mark.row), leapInWords(mark.step)].filter(Boolean).join(" · ")),
  );
}
