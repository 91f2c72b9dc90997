/* What carries the page: Dash, or the page by itself. */

import type { Data, State } from "./model/claims.ts";
import type { Picture } from "./chart/items.ts";
import type { Reading } from "./model/runs.ts";

/** The page's light or dark look; another value is a reason to read the colours anew. */
export type Look = string | number | null;

export interface Values {
  state: State;
  /** Widths and heights; another one is a reason to draw. */
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
  /** The view that the page opens with, as a query. */
  query: () => string;
  /** Takes the page's own way to draw, which answers the chart where a graph is to draw it, null where it stays. */
  ready: (draw: (state: State, look: Look) => Picture | null) => void;
  /** Takes a new value, then calls what `ready` took. */
  set: <Name extends keyof Values>(name: Name, value: Values[Name]) => void;
  /** A graph that draws the chart where it rests: whether it is there, and when it has drawn. Without one the brush does. */
  graph?: { there: () => boolean; drawn: (show: () => void) => void };
}
