/* What the page runs in: the Dash app, or a document of its own. */

import type { Data, State } from "./model/claims.ts";
import type { Picture } from "./chart/items.ts";
import type { Project } from "./model/project.ts";
import type { Reading } from "./model/runs.ts";

/** The page's look, light or dark. When it changes, the colours are read again. */
export type Look = string | number | null;

export interface Values {
  state: State;
  /** Widths and heights. When they change, the page is drawn again. */
  size: number[];
  look: Look;
}

/** The texts to read, by source. */
export type Texts = Readonly<Record<string, Reading | undefined>>;

export interface Host {
  data: () => Promise<Data>;
  texts: () => Promise<Texts>;
  /** Whether there is a server behind the page. */
  served: boolean;
  /** The project whose page this is. */
  project?: Project | undefined;
  /** The view that the page opens with, as a query. */
  query: () => string;
  /** Takes the function that draws the page. It returns the picture of the chart if a graph has to draw it, else null. */
  ready: (draw: (state: State, look: Look) => Picture | null) => void;
  /** Keeps a new value, then calls the function that `ready` was given. */
  set: <Name extends keyof Values>(name: Name, value: Values[Name]) => void;
  /** A graph that draws the chart when it does not move: whether it is on the page, and a call when it has drawn. Without a
      graph the brush draws. */
  graph?: { there: () => boolean; drawn: (show: () => void) => void } | undefined;
}
