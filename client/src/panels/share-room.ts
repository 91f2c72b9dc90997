/* What the parts of the dialog Share & embed have in common. */

import { element } from "../dom/element.ts";
import { linked } from "./address.ts";
import type { Pictured } from "../chart/captioned.ts";
import type { Rows, State } from "../model/claims.ts";
import type { Served } from "../model/project.ts";
import type { Takes } from "./taking.ts";

/** What the dialog shares. */
export interface Given {
  state: State;
  /** Where a server has it. */
  place: Served;
  /** The claims, and what the reader made of them. */
  takes: Takes;
  /** Rows that pass the filters, in the table's order. */
  shown: Rows;
  /** The chart as it is on the screen; null where there is none. */
  picture: () => Pictured | null;
}

/** What is chosen of a frame: its width and height, whether it has controls, and for which kind of page it is. */
export interface Chosen {
  /** How many claims the worksheet has: a number, "all", or "" for as many as are usual. */
  sheet: string;
  /** The paper of the timeline to print: A4 to A1, "" for A4. */
  paper: string;
  /** Whether the link is to the starred claims alone. */
  starred: boolean;
  /** Whether the QR code is shown. */
  code: boolean;
  width: string;
  height: number;
  controls: boolean;
}

/** Draws the dialog anew, and closes it. */
export interface Hands {
  fill: () => void;
  close: () => void;
}

/** The query of a link to what is shared, with more in it. */
export const query = (room: Given, more: Readonly<Record<string, string>> = {}): string => {
  const parts = Object.entries(more).flatMap(([name, value]) => (value ? [`${name}=${value}`] : []));
  const link = linked(room.state);
  return parts.length ? `${link || "?"}${link ? "&" : ""}${parts.join("&")}` : link;
};

/** A group of buttons, one of them pressed. */
export function choice<Value extends string | number | boolean>(name: string, values: (readonly [Value, string])[], now: Value, choose: (value: Value) => void): HTMLElement {
  const buttons = values.map(([value, words]) => {
    return element("button", { type: "button", "aria-pressed": String(value === now), onclick: () => choose(value) }, words);
  });
  return element("div.choice", { role: "group", "aria-label": name }, element("span", {}, name), ...buttons);
}

/** Keeps what is chosen of the dialog, and draws it anew. */
export function choosing(made: Chosen, hands: Hands) {
  const buttons = () => [...document.querySelectorAll<HTMLElement>("dialog.share button")];
  return <Name extends keyof Chosen>(name: Name) => (value: Chosen[Name]) => {
    made[name] = value;
    const at = buttons().findIndex((button) => button === document.activeElement);
    hands.fill();
    buttons()[at]?.focus();
  };
}
