/* What others put on the page. */

/** A drawing of Plotly's, which says what it has done. */
interface PlotlyPlot extends HTMLElement {
  once(event: "plotly_afterplot", then: () => void): void;
}

/** What Dash offers to callbacks in the browser. */
interface DashClientside {
  no_update: unknown;
  set_props(id: string, props: Record<string, unknown>): void;
}

interface Window {
  Plotly?: unknown;
  dash_clientside?: DashClientside;
}
