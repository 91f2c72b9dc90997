/* What the reading pane remembers between two drawings. */

import type { Block, Mark, Reading, Telling } from "../model/runs.ts";
import type { Data, Source, State } from "../model/claims.ts";
import type { Room } from "../room.ts";
import type { Texts } from "../host.ts";

/** By what the marks of a text are coloured: how they are dated, or the theme of their claims. */
export type Colour = "dated" | "theme";

/** A passage that claims tell, as an element. */
interface Unit {
  start: number;
  end: number;
  node: HTMLElement;
}

/** A block of the text as an element. */
export interface Entry {
  block: Block;
  node: HTMLElement;
  units: Unit[];
}

/** A text as elements, and what is shaded on it. */
export interface TextView {
  reading: Reading;
  data: Data;
  source: Source;
  root: HTMLElement;
  blocks: Entry[];
  marks: Mark[];
  /** By mark its element; null before it is drawn. */
  nodes: (HTMLElement | null)[];
  /** Its claims, and the same in the order in which it tells them. */
  told: Telling[];
  order: Telling[];
  /** The words searched for, and by block the places where they stand. */
  words: string;
  hits: string[];
  /** The rows that pass the filters, and a flag for each row of the table. */
  shown: Int32Array | null;
  passing: Uint8Array;
  /** The chosen claim: its id, its row, and those that tell the same event here. */
  select: string;
  chosen: number;
  same: Telling[];
  /** The elements that are marked for the chosen claim, and the one to scroll to. */
  lit: HTMLElement[];
  target: HTMLElement | null;
  /** How far it was scrolled when it was last seen. */
  place: number;
}

/** The foot: the chosen claim in short, and the ways on from it. */
export interface Foot {
  root: HTMLElement;
  previous: HTMLButtonElement;
  next: HTMLButtonElement;
  title: HTMLElement;
  says: HTMLElement;
  more: HTMLElement;
  /** Makes a claim of the sentence with the mark that was pressed. */
  add: HTMLButtonElement;
  card: HTMLButtonElement;
  there: HTMLButtonElement;
}

/** The parts of the pane that stay while texts change. */
export interface Parts {
  sources: HTMLElement;
  colours: HTMLElement;
  legend: HTMLElement;
  text: HTMLElement;
  foot: Foot;
}

/** The pane before it has its parts. */
export interface Bare {
  root: HTMLElement;
  room: Room;
  /** What was drawn last; null where nothing is. */
  state: State | null;
  data: Data | null;
  readings: Texts | null;
  /** The texts that were opened, by source, and the one on the screen. */
  views: Map<string, TextView>;
  view: TextView | null;
  colour: Colour;
  open: boolean;
  /** The mark that was pressed and has no claim, -1 for none. */
  pointed: number;
  /** Where the focus was before the pane opened, and where it goes when it closes. */
  cameFrom: Element | null;
  back: Element | null;
  /** The sources that have buttons, and the one that is marked among them. */
  readable: string;
  showing: string;
}

export interface Pane extends Bare {
  parts: Parts;
}
