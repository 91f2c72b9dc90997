/* A large table, of which the page has only a part at first (model/packed.ts): when it needs the rest, and how it gets it. */

import { say } from "./model/say.ts";
import type { Claims, State } from "./model/claims.ts";

/** Whether a view needs all: a search, a text, and every view but the timeline and the table in order of time. */
export const wantsAll = ({ words, read, view, sort }: State) => Boolean(words.trim() || read || (view !== "timeline" && (view !== "table" || sort)));

/** Gets all of a large table, says so meanwhile, and hands it over; false where everything is there. */
export function getAll({ large }: Claims, take: (claims: Claims) => void): boolean {
  if (!large) return false;
  const [status, page] = ["status", "page"].map((id) => document.getElementById(id)!);
  status!.textContent = say("reader.fetching");
  void large.whole().then(take, () => (status!.textContent = page!.dataset.failed ?? ""));
  return true;
}
