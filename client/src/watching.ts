/* What may change around the page while it is open: its size, its colours, how far apart its letters stand. */

import { oncePerFrame } from "./dom/frames.ts";
import { readSpacing, spacing } from "./chart/look.ts";
import type { Host } from "./host.ts";

const find = (id: string) => document.getElementById(id)!;

/** Has the same state drawn again when any of it changes. */
export function watch(root: HTMLElement, host: Host): void {
  unfolding();
  const probe = root.querySelector(".probe")!; // it grows when a reader sets letters further apart
  const measured = () => [find("panels").clientWidth, find("chart").clientWidth, find("chart").clientHeight, spacing()];
  const resized = oncePerFrame(() => {
    readSpacing(probe);
    host.set("size", measured());
  });
  for (const one of [find("chart"), find("panels"), probe]) new ResizeObserver(resized).observe(one);
  for (const query of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)"]) {
    matchMedia(query).addEventListener("change", () => host.set("look", Date.now()));
  }
}

/** On a telephone the list is the timeline, and stays unfolded. */
function unfolding(): void {
  const narrow = matchMedia("(max-width: 599px)");
  const fold = find("list-fold") as HTMLDetailsElement;
  const unfold = () => (fold.open = narrow.matches || fold.open);
  narrow.addEventListener("change", unfold);
  fold.addEventListener("toggle", unfold);
  unfold();
}
