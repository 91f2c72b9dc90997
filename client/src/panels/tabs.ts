/* The tabs: views of the same claims, under the same filters, with the same choice. */

import type { State } from "../model/claims.ts";

/** Shows on the tabs and the page which view a state has. */
export function tabs(page: HTMLElement, { view }: State): void {
  const held = document.activeElement?.closest(".panel");
  page.dataset.view = view;
  const all = [...page.querySelectorAll<HTMLElement>("#tabs [role=tab]")];
  const open = all.find((tab) => tab.dataset.view === view);
  for (const tab of all) {
    tab.setAttribute("aria-selected", String(tab === open));
    tab.tabIndex = tab === (open || all[0]) ? 0 : -1; // the exercise beside the tabs is none of them
  }
  if (held && open && held.id !== `panel-${view}`) open.focus(); // what had the focus is out of sight
  const exercise = page.querySelector<HTMLElement>(".bar .exercise")!;
  if (view === exercise.dataset.view) exercise.setAttribute("aria-current", "true");
  else exercise.removeAttribute("aria-current");
}

/** Arrow keys, Home and End go from tab to tab, as in every tab list. */
export function prepareTabs(page: HTMLElement): void {
  const list = page.querySelector<HTMLElement>("#tabs")!;
  list.addEventListener("keydown", (event) => {
    const all = [...list.querySelectorAll<HTMLElement>("[role=tab]")];
    const at = all.indexOf(event.target as HTMLElement);
    const places: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 };
    const next = places[event.key];
    if (next === undefined || at < 0) return;
    event.preventDefault();
    const tab = all[(next + all.length) % all.length]!;
    tab.focus();
    tab.click();
  });
}
