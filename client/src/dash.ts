/* The only file that knows Dash: values live in dcc.Stores, one callback draws them, and what a reader does changes them. */

import { open } from "./page.ts";

const find = (id) => document.getElementById(id);
const stays = (value) => (value === null ? window.dash_clientside.no_update : value);
let drawing = null; // the page's own `draw`, once the claims are there
let opened = false;

const got = async (url) => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
};

const host = {
  graph: (name) => window.Plotly && find(`${name}-graph`).querySelector(".js-plotly-plot"),
  set: (name, data) => window.dash_clientside.set_props(name, { data }),
  data: () => got(find("page").dataset.url),
  texts: () => (find("page").dataset.texts ? got(find("page").dataset.texts) : Promise.resolve({})),
  served: true,
  query: () => location.search,
  ready: (draw) => (drawing = draw),
};

/** Callback: one state, one draw. Answers the chart's figure; the rest of the page is not Dash's. */
function draw(state, size, look) {
  if (!opened) {
    opened = true;
    open(host);
  }
  return stays(state && drawing ? drawing(state, look) : null);
}

/** Where Dash looks for the callback. */
export function forDash() {
  window.dash_clientside = Object.assign({}, window.dash_clientside, { claimline: { draw } });
}
