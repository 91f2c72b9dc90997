/* What every view and the reading pane get from the page: the data, what is shown of them, and a way to ask for changes. */

import type { Counts } from "./model/select.ts";
import type { Data, State } from "./model/claims.ts";
import type { Dispatch, Place } from "./model/state.ts";
import type { Look } from "./host.ts";
import type { Palette } from "./chart/items.ts";
import type { Scale } from "./chart/scale.ts";
import type { Texts } from "./host.ts";
import type { Work } from "./model/work.ts";

/** What a state shows, and how many claims each choice would show. */
export interface Shown {
  data: Data;
  state: State;
  /** Rows that pass the filters, in the table's order. */
  shown: Int32Array;
  /** The same rows in order of time. */
  order: number[];
  counts: Counts;
}

/** What a view may ask of the page. */
export interface Asks {
  /** Carries out what the reader did. */
  dispatch: Dispatch;
  /** Where the reader was before a presentation. */
  lastPlace: () => Place;
  /** The texts of the sources; null until they are there: then the view is drawn again. */
  readings: () => Texts | null;
  /** What the reader has made of the claims (model/work.ts). */
  work: () => Work;
  /** Makes a next step of the reader's work: the page shows it, and it can be undone. */
  make: (next: Work) => void;
  /** For those who correct; null in another site's frame, where nothing is corrected. */
  editing: Editing | null;
}

/** What whoever corrects needs besides. */
export interface Editing {
  /** The data as they came, before the reader's work, and as they are now. */
  came: () => Data;
  now: () => Data;
  undo: () => void;
  redo: () => void;
  /** Whether there is a step to undo, and one to do again. */
  steps: () => { undo: boolean; redo: boolean };
  /** Draws the card anew, since an editor in it was opened or closed. */
  card: () => void;
}

export interface Room extends Shown, Asks {
  /** The scale that is chosen. */
  scale: Scale;
  /** The scale on which a year is as long as every other. */
  trueScale: Scale;
  /** The page's colours. They change when `look` does. */
  palette: Palette & { look: Look };
}
