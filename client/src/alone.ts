/* The page without Dash: in a file, in another site's frame, offline. Values are kept here, and one draw follows many changes. */

import { framed } from "./panels/framed.ts";
import { open } from "./page.ts";

const find = (id) => document.getElementById(id);
const CONFIG = { staticPlot: true, displayModeBar: false, showSendToCloud: false, responsive: false };

/** Starts the page; `data` are the claims, `texts` the sources' texts, both as the server would send them. `start` is the
    view to begin with where the address asks for none; a host that gives a file no query may take a `#`. */
export function alone({ data, texts, start = "" }) {
  const inHash = () => (/^#(?!\?secret).*=/.test(location.hash) ? location.hash.slice(1) : ""); // `#panels` is a place on the page
  const query = () => location.search || inHash() || start;
  const values = { state: null, size: null, look: null };
  let drawing = null;
  let asked = false;

  function draw() {
    asked = false;
    if (!values.state || !drawing) return;
    const figure = drawing(values.state, values.look);
    if (figure) window.Plotly.react(find("chart-graph"), figure.data, figure.layout, CONFIG);
  }

  const { classList } = document.documentElement;
  document.querySelector(".plain").hidden = true; // the page stands in the table's place
  document.querySelector(".live").hidden = false;
  if (framed()) classList.add("embed");
  if (new URLSearchParams(query()).get("controls") === "0") classList.add("bare");
  open({
    graph: (name) => window.Plotly && find(`${name}-graph`),
    data: () => Promise.resolve(data),
    texts: () => Promise.resolve(texts),
    query,
    served: false,
    ready: (next) => (drawing = next),
    set(name, value) {
      values[name] = value;
      if (!asked) queueMicrotask(draw);
      asked = true;
    },
  });
}

/** Starts at once where the document holds the data; in a file they come packed, and who unpacks them starts the page. */
export function startFromDocument() {
  const given = find("given");
  if (given) alone(JSON.parse(given.textContent));
}
