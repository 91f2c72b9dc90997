/* For printing: the chart as wide as a page in landscape, in the light colours; afterwards everything is as before. */

import type { Host } from "../host.ts";

/** What it needs of painter.ts. */
interface Draws {
  list(): void;
  again(): void;
}

/** Prepares the page whenever the browser prints it. */
export function forPaper({ host, painter }: { host: Host; painter: Draws }): void {
  const root = document.documentElement;
  window.addEventListener("beforeprint", () => {
    if (root.classList.contains("printed")) return; // some browsers say it twice
    const { theme } = root.dataset;
    const fold = document.getElementById("list-fold") as HTMLDetailsElement;
    const folded = !fold.open;
    fold.open = true;
    root.dataset.theme = "light";
    root.classList.add("printed");
    painter.list();
    painter.again();
    window.addEventListener("afterprint", () => {
      root.classList.remove("printed");
      if (theme) root.dataset.theme = theme;
      else delete root.dataset.theme;
      fold.open = !folded;
      host.set("look", Date.now());
    }, { once: true });
  });
}
