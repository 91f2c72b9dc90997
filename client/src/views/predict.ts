/* Predict: claims as cards without their dates, to be put in order of time and checked. For a class that follows one link:
   the filters in it say which claims are dealt. What a reader does here is not stored. */

import { checked, dealt, eitherOrder, fair, moved, placeFor, retried, revealed, score, titleOf, verdict, type Game } from "../model/predict.ts";
import { element } from "../dom/element.ts";
import { foreign, say } from "../model/say.ts";
import { marked } from "../panels/element.ts";
import { patternOf } from "../model/matches.ts";
import { sameRows } from "../model/select.ts";
import { starredOf } from "../model/stars.ts";
import { sortable } from "./predict-drag.ts";
import { colourOf } from "../model/colours.ts";
import { dateInWords } from "../model/when.ts";
import { withoutDates, type Hiding } from "../model/hide.ts";
import type { Room } from "../room.ts";

const rooms = new WeakMap<HTMLElement, Predict>();

/** Fills the panel; the cards stay as they are while the same claims are shown. */
export function drawPredict(root: HTMLElement, room: Room): void {
  const known = rooms.get(root);
  if (known) known.draw(room);
  else rooms.set(root, new Predict(root, room));
}

/** The exercise in its panel. */
class Predict {
  #room: Room;
  #game: Game;
  readonly #how = element("p.predict-how", {}, say("predict.how"));
  readonly #lesson = element("span", {});
  readonly #list = element("ol.predict-cards", { "aria-label": say("predict.cards") });
  readonly #said = element("p.predict-said", { role: "status" });
  readonly #foot = element("div.predict-foot", { role: "group", "aria-label": say("predict.title") });

  constructor(root: HTMLElement, room: Room) {
    this.#room = room;
    this.#how.append(" ", this.#lesson);
    root.replaceChildren(element("h2", {}, say("predict.title")), this.#how, this.#list, this.#said, this.#foot);
    sortable(this.#list, { free: () => this.#game.phase !== "open", moved: (from, to) => this.#move(from, to) });
    this.#list.addEventListener("keydown", (event) => this.#pressed(event));
    this.#game = this.#start(0);
  }

  draw(room: Room): void {
    const before = this.#room;
    this.#room = room;
    if (before.data !== room.data || !sameRows(before.shown, room.shown)) this.#start(0);
    else if (before.state.calendar !== room.state.calendar) this.#fill();
  }

  /** Deals a round. */
  #start(round: number): Game {
    const { data, shown } = this.#room;
    const starred = starredOf(data.claims, shown);
    const chosen = starred.length ? dealt(data.claims, starred, round) : null;
    const enough = Boolean(chosen?.order.length); // of one or two starred claims there is no order to find
    this.#lesson.textContent = enough ? say("lesson.cards", { n: starred.length }) : "";
    this.#game = enough ? chosen! : dealt(data.claims, fair(data.claims, shown), round);
    this.#show(this.#game.order.length ? "" : say(shown.length ? "predict.few" : "predict.dealt", { all: 0 }));
    return this.#game;
  }

  #show(words: string): void {
    this.#fill();
    this.#said.textContent = words;
  }

  #move(from: number, to: number): void {
    const { claims } = this.#room.data;
    const [row, all] = [this.#game.order[from]!, this.#game.order.length];
    const at = placeFor(this.#game, to) + 1;
    this.#game = moved(this.#game, from, to);
    this.#show(say("predict.moved", { title: titleOf(claims, row), at, all }));
  }

  /** The arrow keys, Home and End on a card's buttons. */
  #pressed(event: KeyboardEvent): void {
    const at = [...this.#list.children].indexOf((event.target as Element).closest("li")!);
    const places: Record<string, number> = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: this.#game.order.length - 1 };
    const to = places[event.key];
    if (to === undefined || this.#game.phase === "open" || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.#move(at, to);
  }

  #check(): void {
    this.#game = checked(this.#room.data.claims, this.#game);
    const [n, all] = [score(this.#game), this.#game.order.length];
    this.#show(this.#either(n === all ? say("predict.all_right", { all }) : say("predict.score", { n, all })));
    this.#focusOn("again");
  }

  #reveal(): void {
    this.#game = revealed(this.#room.data.claims, this.#game);
    this.#show(this.#either(say("predict.revealed")));
    this.#focusOn("start");
  }

  #again(): void {
    this.#game = retried(this.#game);
    this.#show("");
    this.#focusOn("check");
  }

  #either(words: string): string {
    return eitherOrder(this.#room.data.claims, this.#game) ? `${words} ${say("predict.either")}` : words;
  }

  #focusOn(name: string): void {
    const button = this.#foot.querySelector<HTMLElement>(`[data-do="${name}"]`) ?? this.#foot.querySelector("button");
    button?.focus({ preventScroll: true });
  }

  /** Draws cards and buttons anew; a card's button that had the focus has it again. */
  #fill(): void {
    const { activeElement } = document;
    const held = activeElement instanceof HTMLElement && this.#list.contains(activeElement) ? activeElement : null;
    const [row, way] = [held?.closest("li")?.dataset.row, held?.dataset.move];
    const none = this.#game.order.length === 0;
    this.#how.hidden = none;
    this.#list.replaceChildren(...this.#game.order.map((one, at) => this.#card(one, at)));
    this.#foot.replaceChildren(...(none ? [] : this.#buttons()));
    if (held) this.#list.querySelector<HTMLElement>(`[data-row="${row}"] [data-move="${way}"]`)?.focus();
  }

  #buttons(): HTMLElement[] {
    const { phase, round, more } = this.#game;
    const one = (name: string, kind: "" | ".main", act: () => void) => element(`button${kind}`, { type: "button", "data-do": name, onclick: act }, say(`predict.${name}`));
    const others = more ? [one("other", "", () => this.#start(round + 1))] : [];
    const leave = element("button", { type: "button", "data-view": "timeline" }, say("predict.timeline"));
    const redo = one("start", "", () => {
      this.#start(round);
      this.#focusOn("check");
    });
    if (phase === "open") return [redo, ...others, leave];
    const next = phase === "checked" ? one("again", ".main", () => this.#again()) : one("check", ".main", () => this.#check());
    return [next, one("reveal", "", () => this.#reveal()), ...others];
  }

  #card(row: number, at: number): HTMLElement {
    const { claims, sources } = this.#room.data;
    const number = sources.findIndex((source) => source.id === claims.source[row]);
    const known = this.#game.known.has(row);
    const fixed = this.#game.phase === "open";
    const off = verdict(this.#game, at);
    const shape = off === null ? "" : off === 0 ? ".placed" : ".misplaced";
    const parts = withoutDates(claims, row);
    return element(
      `li.predict-card${shape}`, { "data-row": row, "data-source-number": colourOf(sources, number) },
      !fixed && element("span.grip", { "aria-hidden": "true" }),
      element("span.place", { "aria-hidden": "true" }, String(at + 1)),
      element(
        "div.predict-claim", {},
        element("h3", { lang: foreign() }, ...(known ? [claims.title[row]] : parts.title.map(piece))),
        claims.claim[row] !== claims.title[row] && element("p.says", { lang: foreign() }, ...(known ? marked(claims.claim[row]!, patternOf([claims.words[row]!])) : parts.claim.map(piece))),
        element("p.who", {}, sources[number]?.label),
        off !== null && element("p.verdict", {}, off === 0 ? say("predict.right") : say(off < 0 ? "predict.early" : "predict.late", { n: Math.abs(off) })),
        known && element("p.answer", {}, element("b", {}, dateInWords(claims, row, this.#room.state)), " ", element("span", {}, `${claims.certainty[row]} · ${say(`card.by_${claims.dated_by[row]}`)}`)),
      ),
      !fixed && element("div.moves", {}, this.#moveButton(row, at, "up"), this.#moveButton(row, at, "down")),
    );
  }

  /** A button that cannot move its card further is not removed, since the focus would be lost. */
  #moveButton(row: number, at: number, way: "up" | "down"): HTMLElement {
    const to = way === "up" ? at - 1 : at + 1;
    const end = to < 0 || to >= this.#game.order.length;
    const label = say(`predict.${way}`, { title: titleOf(this.#room.data.claims, row) });
    const act = () => end || this.#move(at, to);
    return element("button", { type: "button", "data-move": way, "aria-disabled": end && "true", "aria-label": label, onclick: act }, way === "up" ? "↑" : "↓");
  }
}

const piece = ({ text, hidden }: Hiding) => (hidden ? element("span.redacted", {}, element("span.unseen", {}, say("predict.hidden"))) : text);
