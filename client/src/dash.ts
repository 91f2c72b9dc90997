/* The only file that knows Dash: values live in dcc.Stores, one callback draws them, and what a reader does changes them. */

import { asPaths } from "./chart/items.ts";
import { figure } from "./chart/plotly.ts";
import { fetched } from "./model/fetched.ts";
import { open } from "./page.ts";
import type { Host, Look, Values } from "./host.ts";
import type { State } from "./model/claims.ts";

const find = (id: string) => document.getElementById(id)!;
let drawing: Parameters<Host["ready"]>[0] | null = null; // draws the page; null until the claims are there
let opened = false;

/** Plotly's drawing in the chart's dcc.Graph. */
const plot = () => (window.Plotly ? find("chart-graph").querySelector<PlotlyPlot>(".js-plotly-plot") : null);

const graph: Host["graph"] = { there: () => Boolean(plot()), drawn: (show) => plot()?.once("plotly_afterplot", show) };

const host: Host = {
  get graph() {
    return find("chart-graph").classList.contains("unplotted") ? undefined : graph; // of a large table
  },
  set: (name, data) => window.dash_clientside?.set_props(name, { data }),
  data: () => fetched(find("page").dataset.url!),
  texts: () => (find("page").dataset.texts ? fetched(find("page").dataset.texts!) : Promise.resolve({})),
  served: true,
  query: () => location.search,
  ready: (draw) => (drawing = draw),
};

/** The callback: draws the page for a state, and returns the figure for the chart's graph. That has paths only, since the brush
    writes the words faster than Plotly. Dash draws nothing else on the page. */
function draw(state: State | null, _: Values["size"] | null, look: Look): unknown {
  if (!opened) {
    opened = true;
    void open(host);
  }
  const picture = state && drawing && drawing(state, look);
  return picture ? figure({ ...picture, items: asPaths(picture.items) }) : window.dash_clientside?.no_update;
}

/** Where Dash looks for the callback. */
export function forDash(): void {
  window.dash_clientside = Object.assign({}, window.dash_clientside, { claimline: { draw } });
}
