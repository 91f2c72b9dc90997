/* The tabs: views of the same claims, under the same filters, with the same choice. */
(function (claimline) {
  "use strict";

  /** Shows on the tabs and the page which view a state has. */
  function tabs(page, { view }) {
    page.dataset.view = view;
    for (const tab of page.querySelectorAll("#tabs [role=tab]")) {
      const here = tab.dataset.view === view;
      tab.setAttribute("aria-selected", String(here));
      tab.tabIndex = here ? 0 : -1;
    }
  }

  /** Arrow keys, Home and End go from tab to tab, as in every tab list. */
  function prepareTabs(page) {
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

  Object.assign(claimline, { tabs, prepareTabs });
})((window.claimline = window.claimline || {}));
