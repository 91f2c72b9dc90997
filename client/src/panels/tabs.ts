/* The tabs: views of the same claims, under the same filters, with the same claim chosen. */

import { hasPart, type ViewName } from "../model/views.ts";

/** Shows a view: its panel, the parts of the page that go with it, and which tab or button has opened it. */
export function showView(page: HTMLElement, view: ViewName): void {
  const held = document.activeElement?.closest(".panel");
  page.dataset.view = view;
  for (const panel of page.querySelectorAll<HTMLElement>(".panel")) panel.hidden = panel.id !== `panel-${view}`;
  const chart = page.querySelector<HTMLElement>("#panel-timeline")!;
  chart.hidden = !hasPart(view, "chart");
  chart.inert = view !== "timeline"; // beside another panel it is there to be looked at
  for (const part of page.querySelectorAll<HTMLElement>("[data-part]")) part.hidden = !hasPart(view, part.dataset.part);
  const all = [...page.querySelectorAll<HTMLElement>("#tabs [role=tab]")];
  const open = all.find((tab) => tab.dataset.view === view);
  for (const tab of all) {
    tab.setAttribute("aria-selected", String(tab === open));
    tab.tabIndex = tab === (open ?? all[0]) ? 0 : -1; // a view without a tab leaves the first one to the Tab key
  }
  if (held && open && held.id !== `panel-${view}`) open.focus(); // what had the focus is out of sight
  for (const button of page.querySelectorAll<HTMLElement>(".bar .exercise")) {
    if (button.dataset.view === view) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
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
