/* The exercise Predict as plain values: a round of cards, and how it changes by what a reader does. Draws nothing. */

import { deal, eitherWay, judged, nearest, type Choice } from "./ordering.ts";
import { withoutDates, type Passages } from "./hide.ts";
import type { Rows } from "./claims.ts";

const FAIR = 6; // cards that there must be without those of two dates

/** A round. While its phase is "sorting" or "checked" cards may be moved; "open" is the end of it. */
export interface Game {
  phase: "sorting" | "checked" | "open";
  /** Which round it is, counted from 0. */
  round: number;
  /** Rows in the order in which their cards lie. */
  order: readonly number[];
  /** Whether another round has other cards. */
  more: boolean;
  /** Rows whose dates are shown. */
  known: ReadonlySet<number>;
  /** For each card, how many places it is too early (-) or too late (+); [] if nothing has been checked. */
  off: readonly number[];
}

/** A new round with the rows that are shown; without cards if there is nothing to put in order. */
export function dealt(claims: Choice, shown: Rows, round: number): Game {
  const order = deal(claims, shown, round);
  const more = deal(claims, shown, round + 1).some((row) => !order.includes(row));
  return { phase: "sorting", round, order, more, known: new Set(), off: [] };
}

/** The rows whose passages name one date alone: where two are hidden, nobody can tell which of them is asked for. All rows if too
    few are left for an exercise. */
export function fair(claims: Choice & Passages, shown: Rows): Rows {
  const clear = Array.from(shown).filter((row) => withoutDates(claims, row).claim.filter(({ hidden }) => hidden).length < 2);
  return deal(claims, clear).length >= FAIR ? clear : shown;
}

/** The place that a card gets when it is moved to `to`, which may be beyond either end. */
export const placeFor = ({ order }: Game, to: number): number => Math.min(Math.max(to, 0), order.length - 1);

/** With a card at another place, and without the verdicts on the order before. */
export function moved(game: Game, from: number, to: number): Game {
  const place = placeFor(game, to);
  if (from === place) return game;
  const order = [...game.order];
  order.splice(place, 0, ...order.splice(from, 1));
  return { ...retried(game), order };
}

/** Without the verdicts; dates that are shown stay shown. */
export const retried = (game: Game): Game => ({ ...game, phase: "sorting", off: [] });

/** With a verdict on each card. A card in its right place shows its date; those of the others stay hidden. */
export function checked(claims: Choice, game: Game): Game {
  const off = judged(claims, [...game.order]);
  const right = game.order.filter((_, at) => off[at] === 0);
  return { ...game, off, known: new Set([...game.known, ...right]), phase: right.length === off.length ? "open" : "checked" };
}

/** In the right order that is nearest to the reader's, with all dates. */
export function revealed(claims: Choice, game: Game): Game {
  const order = nearest(claims, [...game.order]);
  return { ...game, order, known: new Set(order), phase: "open", off: [] };
}

/** How many cards lie right, of those that have been judged. */
export const score = ({ off }: Game): number => off.filter((places) => places === 0).length;

/** How far off the card at a place is; null if it has not been checked. */
export const verdict = ({ phase, off }: Game, at: number): number | null => (phase === "sorting" ? null : off[at] ?? null);

/** Whether another order of the cards would be as right. */
export const eitherOrder = (claims: Choice, { order }: Game): boolean => eitherWay(claims, [...order]);

/** A card's title with its dates left out. */
export function titleOf(claims: Passages, row: number): string {
  return withoutDates(claims, row).title.map((piece) => (piece.hidden ? "…" : piece.text)).join("");
}
