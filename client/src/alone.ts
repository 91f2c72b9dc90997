/* The page without Dash: in a file, in another site's frame, offline. It keeps the values itself, and
   draws once for many changes. */

import { carryCodes } from "./panels/code.ts";
import { framed } from "./panels/framed.ts";
import { fromBase64 } from "./dom/base64.ts";
import { open, startWith } from "./page.ts";
import type { Data } from "./model/claims.ts";
import type { Host, Texts, Values } from "./host.ts";
import type { Project } from "./model/project.ts";

const find = (id: string) => document.getElementById(id)!;
const inHash = () => (/^#(?!\?secret).*=/.test(location.hash) ? location.hash.slice(1) : ""); // `#panels` is a place on the page

/** What a page is given. */
interface Given {
  /** The claims and the sources' texts, as the server would send them; none where `kept` has them. */
  data: Data;
  texts: Texts;
  /** The view to open with if the address names none. */
  start?: string;
  /** A project that a server keeps, and its file as base 64. */
  project?: Project;
  kept?: string;
  /** What makes QR codes, as a module's text, where there is no server to ask for it. */
  codes?: string;
}

/** Starts the page. Where a host allows no query on a file, a `#` does the same. */
export function alone({ data, texts, start = "", project, kept, codes = "" }: Given): void {
  carryCodes(codes);
  const query = () => location.search || inHash() || start;
  const { classList } = document.documentElement;
  const plain = document.querySelector<HTMLElement>(".plain")!;
  plain.hidden = true; // the page replaces the plain table
  plain.querySelector("tbody")?.remove(); // its rows would weigh more than all that is shown
  document.querySelector<HTMLElement>(".live")!.hidden = false;
  if (framed()) classList.add("embed");
  if (new URLSearchParams(query()).get("controls") === "0") classList.add("bare");
  const host = hostOf(data, texts, query);
  if (kept === undefined) void open(host);
  else void startWith(data, { ...host, project }, new File([fromBase64(kept)], ""));
}

/** A page that has all its data: nothing is behind it. */
export function hostOf(data: Data, texts: Texts, query: () => string): Host {
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

/** Starts at once where the document holds the data. In a file they are packed; start.js unpacks them and calls `alone`. */
export function startFromDocument(): void {
  const given = find("given");
  if (given) alone(JSON.parse(given.textContent ?? ""));
}
