/* What the view As told remembers between two drawings. */

import type { Brush } from "../chart/brush.ts";
import type { Data, Source } from "../model/claims.ts";
import type { Room } from "../room.ts";
import type { Telling } from "../model/tellings.ts";
import type { ToldArrangement, ToldMark } from "../chart/told-arrange.ts";

/** The view in its place on the page. */
export interface ToldRoom {
  room: Room;
  /** The tellings, and what they were made of. */
  data: Data;
  key: string;
  tellings: Telling[];
  /** Those that are on the screen. */
  seen: Telling[];
  /** What the elements were built for. */
  made: string;
  /** All panels, or on a telephone the lists, and the panels in it. */
  grid: HTMLElement;
  panels: Panel[];
  /** Says each step of the keys. */
  spoken: HTMLElement;
  /** On a telephone: what the list was drawn for, how many paragraphs of each source it shows, and the claim chosen. */
  list: string | null;
  upTo: Record<string, number>;
  chosen: string;
}

/** One source's figure. */
export interface Panel {
  source: Source;
  view: ToldRoom;
  telling: Telling;
  root: HTMLElement;
  /** What the picture shows, in a sentence, and how far the telling goes back. */
  lead: HTMLElement;
  summary: HTMLElement;
  chart: HTMLElement;
  graph: HTMLElement;
  brush: Brush;
  /** The axis and the names of the eras, which stay in sight. */
  head: HTMLElement;
  headBrush: Brush;
  /** How many claims have no label. */
  waiting: HTMLElement;
  /** The lines through the current mark, behind the picture, and its outline, in front of it. */
  way: SVGElement;
  over: SVGElement;
  tip: HTMLElement;
  /** Says that nothing is shown. */
  none: HTMLElement;
  /** The buttons that step, and the caption between them. */
  before: HTMLButtonElement;
  after: HTMLButtonElement;
  here: HTMLElement;
  /** What the arrangement was made for, and the picture. */
  asked: string;
  pictured: string;
  arrangement: ToldArrangement | null;
  pointed: ToldMark | null;
  /** The chosen row, if it is this source's. */
  selected: number | null;
}
