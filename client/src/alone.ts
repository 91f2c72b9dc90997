/* The page without Dash: in a file, in another site's frame, offline. Values are kept here, and one draw follows many changes. */

import { framed } from "./panels/framed.ts";
import { open } from "./page.ts";
import type { Data } from "./model/claims.ts";
import type { Host, Texts, Values } from "./host.ts";

const find = (id: string) => document.getElementById(id)!;
const inHash = () => (/^#(?!\?secret).*=/.test(location.hash) ? location.hash.slice(1) : ""); // `#panels` is a place on the page

/** Starts the page; `data` are the claims, `texts` the sources' texts, both as the server would send them. `start` is the
    view to begin with where the address asks for none; a host that gives a file no query may take a `#`. */
export function alone({ data, texts, start = "" }: { data: Data; texts: Texts; start?: string }): void {
  const query = () => location.search || inHash() || start;
  const { classList } = document.documentElement;
  document.querySelector<HTMLElement>(".plain")!.hidden = true; // the page stands in the table's place
  document.querySelector<HTMLElement>(".live")!.hidden = false;
  if (framed()) classList.add("embed");
  if (new URLSearchParams(query()).get("controls") === "0") classList.add("bare");
  void open(hostOf(data, texts, query));
}

function hostOf(data: Data, texts: Texts, query: () => string): Host {
  const values: { [Name in keyof Values]: Values[Name] | null } = { state: null, size: null, look: null };
  let drawing: Parameters<Host["ready"]>[0] | null = null;
  let asked = false;
  const draw = () => {
    asked = false;
    if (values.state && drawing) drawing(values.state, values.look);
  };
  return {
    data: () => Promise.resolve(data),
    texts: () => Promise.resolve(texts),
    query,
    served: false,
    ready: (next) => (drawing = next),
    set(name, value) {
      Object.assign(values, { [name]: value });
      if (!asked) queueMicrotask(draw);
      asked = true;
    },
  };
}

/** Starts at once where the document holds the data; in a file they come packed, and who unpacks them starts the page. */
export function startFromDocument(): void {
  const given = find("given");
  if (given) alone(JSON.parse(given.textContent ?? ""));
}
