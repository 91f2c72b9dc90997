/* A claim's date in words, with its Old Style date if the reader wants both calendars. */

import type { Claims, State } from "./claims.ts";
import { say } from "./say.ts";

/** `19 January 1918`, or with both calendars `19 January 1918 (6 January 1918 Old Style)`. */
export function dateInWords(claims: Pick<Claims, "when" | "old">, row: number, state: Partial<Pick<State, "calendar">> = {}): string {
  const old = claims.old ? claims.old[row] : "";
  if (state.calendar !== "both" || !old) return claims.when[row]!;
  return say("card.both_styles", { when: claims.when[row], old });
}

/** What stands behind a title on the chart where a reader asks for Old Style days: ` · Old Style 25 October`. */
export function oldDay(claims: Pick<Claims, "old">, row: number): string {
  const old = claims.old[row];
  return old ? ` · ${say("timeline.old_style", { old: old.replace(/\s\d{4}$/, "") })}` : ""; // the year stands on the axis
}
