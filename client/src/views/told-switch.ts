/* As told shows one essay at a time: which one, and the switch to another or to all of them side by side. */

import { element } from "../dom/element.ts";
import { say } from "../model/say.ts";
import type { Room } from "../room.ts";
import type { Telling } from "../model/tellings.ts";
import type { ToldRoom } from "./told-room.ts";

const BUTTONS = 6; // more essays are in a list to choose from

/** The tellings that are shown: those that the link names, or else that of the chosen claim, or the first. */
export function seenOf(tellings: Telling[], { data, state }: Pick<Room, "data" | "state">): Telling[] {
  const named = tellings.filter(({ source }) => state.part.includes(source.id));
  if (named.length || tellings.length < 2) return named.length ? named : tellings;
  const own = data.claims.source[data.claims.id.indexOf(state.select)];
  return [tellings.find(({ source }) => source.id === own) ?? tellings[0]!];
}

/** The switch; null for one essay. */
export function toldSwitch(view: ToldRoom): HTMLElement | null {
  const { tellings, seen, room } = view;
  if (tellings.length < 2) return null;
  const all = tellings.map(({ source }) => source.id);
  const show = (part: string[]) => room.dispatch({ type: "part", part }, "press");
  const whole = seen.length === all.length;
  const words = element("span", { "aria-hidden": "true" }, say("told.essay"));
  if (all.length > BUTTONS) {
    const options = [["", say("told.all")], ...tellings.map(({ source }) => [source.id, source.label])].map(([value, name]) => {
      return element("option", { value, selected: whole ? value === "" : value === seen[0]?.source.id }, name);
    });
    const select: HTMLSelectElement = element("select", { "aria-label": say("told.essay"), onchange: () => show(select.value ? [select.value] : all) }, ...options);
    return element("div.told-switch", {}, words, select);
  }
  const button = (part: string[], name: string, pressed: boolean) => element("button", { type: "button", "data-essay": part.join(","), "aria-pressed": String(pressed), onclick: () => show(part) }, name);
  const each = tellings.map(({ source }) => button([source.id], source.name, !whole && seen[0]?.source === source));
  return element("div.told-switch", {}, words, element("div.segmented", { role: "group", "aria-label": say("told.essay") }, ...each, button(all, say("told.all"), whole)));
}
