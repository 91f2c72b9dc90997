/* What each view draws. The views themselves are listed in model/views.ts; the timeline is drawn by painter.ts. */

import { drawCompare } from "./compare.ts";
import { drawPredict } from "./predict.ts";
import { drawPresent } from "./present.ts";
import { drawTable } from "./table.ts";
import { drawTold } from "./told.ts";
import type { Room } from "../room.ts";
import type { ViewName } from "../model/views.ts";

/** Shows in the panel of a view what the state asks for. It is called after every change, and leaves what is still right. */
type Draw = (panel: HTMLElement, room: Room) => void;

export const views: Record<Exclude<ViewName, "timeline">, { draw: Draw }> = {
  "as-told": { draw: drawTold },
  compare: { draw: drawCompare },
  table: { draw: drawTable },
  predict: { draw: drawPredict },
  present: { draw: drawPresent },
};
