/* The types of an arrangement: the places of everything on the chart, in CSS pixels. arrange.ts makes it, drawing.ts draws it. */

import type { Ticks, View } from "./scale.ts";

/** Gives the width of a label in pixels. */
export type Measure = (text: string, bold?: boolean) => number;

/** One happening in one source. `y` is null until it has a row; until then its label has no place. */
export interface Mark {
  /** The row of the table that stands for it, and all that tell of it. */
  row: number;
  rows: number[];
  source: string;
  weight: number;
  /** Whether the date is ours and not the text's own. */
  hollow: boolean;
  /** Whether an editor's note gives the date: such a mark is hollow, a dot with a core and a bar with a second line. */
  noted: boolean;
  /** Whether the text gives only part of the date, and the rest follows from words nearby: such a mark is half filled. */
  half: boolean;
  /** A day or short time; a time that lasts; some time within a month, a year or longer. */
  kind: "point" | "span" | "within";
  /** The middle of its dot; a bar has none. */
  dotX: number;
  /** Its time in pixels, and what of it is in the picture. */
  left: number;
  right: number;
  drawnLeft: number;
  drawnRight: number;
  openLeft: boolean;
  openRight: boolean;
  /** Whether the date is approximate or uncertain. */
  soft: boolean;
  y: number | null;
  label: string;
  bold: boolean;
  labelX: number;
  /** The middle of the label's line: the line of a span or a stretch stands below it. */
  labelY: number;
  labelWidth: number;
  /** The room that mark and label take together. */
  boxLeft: number;
  boxRight: number;
  top: number;
  bottom: number;
}

/** A mark that has a row. */
export type Placed = Mark & { y: number };

/** How many happenings there are in each bin of `bin` pixels of a lane; `best` is the one that a pointer finds there, or -1. */
export interface Crowd {
  bin: number;
  counts: Int32Array | Float64Array;
  best: Int32Array;
  most: number;
  /** Claims in view. */
  rows: number;
}

export interface Lane {
  /** The text whose marks it bears; the first, where many texts are folded into few lanes. */
  source: string;
  /** All of them. */
  texts: readonly string[];
  /** The number of its colour, 1 to 8. */
  colour: number;
  top: number;
  bottom: number;
  /** Whether its marks stand above the axis. */
  up: boolean;
  /** Height of the strip at its foot. */
  rug: number;
  label: string;
  captionY: number;
  captionWidth: number;
  /** Claims in view, and those of them that found no room. */
  shown: number;
  waiting: number;
  /** Only in a table of many claims. */
  crowd?: Crowd;
}

export interface Band {
  name: string;
  from: number;
  left: number;
  right: number;
  nameX: number;
}

/** Only for a table of many claims: the mark at a pixel of a lane's foot, and the marks of other sources for its event. */
export interface Many {
  at: (lane: Lane, x: number) => Mark | null;
  twins: (mark: Mark) => Mark[];
}

export interface Arrangement {
  width: number;
  height: number;
  seen: View;
  axis: { top: number; bottom: number };
  lanes: Lane[];
  /** The number of each text's colour. */
  colours: ReadonlyMap<string, number>;
  marks: Mark[];
  chosen: Mark | null;
  ticks: Ticks;
  eras: Band[];
  /** Height of a row. */
  row: number;
  many?: Many;
}

/** The x of a mark's hair line: a dot's middle, a bar's first edge. */
export const centre = (mark: Mark): number => (mark.kind === "span" ? mark.drawnLeft + 1.5 : mark.dotX);

const LINE = 7; // how far a bar's line lies below the middle of its row, so that its label stands free above it

/** The middle of what is drawn for a mark: a dot stands beside its label, a bar or stretch below it. */
export const heightOf = (mark: Placed): number => (mark.kind === "point" ? mark.labelY : mark.y + LINE);

/** Where hair lines end: the lane's edge at the axis. */
export const footOf = (lane: Lane): number => (lane.up ? lane.bottom : lane.top);

export const laneOf = (lanes: Lane[], source: string): Lane => lanes.find((lane) => lane.texts.includes(source))!;
