/* The views that have a room of their own, by the name that a state has for them; the timeline itself is the painter's. */
import { draw as drawCompare } from "./compare.ts";
import { draw as drawPredict } from "./predict.ts";
import { draw as drawTable } from "./table.ts";
import { draw as drawTold } from "./told.ts";
import type { Room } from "../room.ts";

/** A view draws what a state shows of it into its panel; `room` is what the painter gives to all of them. */
export interface View {
  draw(root: HTMLElement, room: Room): void;
}

export const views: Record<string, View> = {
  "as-told": { draw: drawTold },
  compare: { draw: drawCompare },
  table: { draw: drawTable },
  predict: { draw: drawPredict },
};
