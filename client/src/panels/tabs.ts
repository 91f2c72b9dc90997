/* The tabs: views of the same claims, under the same filters, with the same choice. */

/** Shows on the tabs and the page which view a state has. */
export function tabs(page, { view }) {
  const held = document.activeElement && document.activeElement.closest(".panel");
  page.dataset.view = view;
  const all = [...page.querySelectorAll("#tabs [role=tab]")];
  const open = all.find((tab) => tab.dataset.view === view);
  for (const tab of all) {
    tab.setAttribute("aria-selected", String(tab === open));
    tab.tabIndex = tab === (open || all[0]) ? 0 : -1; // the exercise beside the tabs is none of them
  }
  if (held && open && held.id !== `panel-${view}`) open.focus(); // what had the focus is out of sight
  const exercise = page.querySelector(".bar .exercise");
  if (view === exercise.dataset.view) exercise.setAttribute("aria-current", "true");
  else exercise.removeAttribute("aria-current");
}

/** Arrow keys, Home and End go from tab to tab, as in every tab list. */
export function prepareTabs(page) {
  const list = page.querySelector("#tabs");
  list.addEventListener("keydown", (event) => {
    const all = [...list.querySelectorAll("[role=tab]")];
    const at = all.indexOf(event.target);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (next === undefined || at < 0) return;
    event.preventDefault();
    const tab = all[(next + all.length) % all.length];
    tab.focus();
    tab.click();
  });
}
