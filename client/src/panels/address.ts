/* The address bar: what a reader sees is always what the link says. Written with history.replaceState or pushState; where
   a host forbids that (a sandboxed frame, a file), the page works without. */

import type { State } from "../model/claims.ts";
import { format } from "../model/state.ts";
import { framed } from "./framed.ts";

const KEPT = ["controls", "lang"]; // what else may stand in the address

/** The address for a state, in another language if one is named; what else stands in it, such as an embed's `controls=0`,
    stays. */
export function address(state: State, lang?: string) {
  const given = new URLSearchParams(location.search);
  if (lang) given.set("lang", lang);
  const query = format(state);
  const kept = KEPT.filter((name) => given.has(name)).map((name) => `${name}=${encodeURIComponent(given.get(name))}`);
  return location.pathname + (kept.length ? `${query || "?"}${query ? "&" : ""}${kept.join("&")}` : query);
}

/** A query in the language that the address asks for. */
export function inLanguage(query) {
  const lang = new URLSearchParams(location.search).get("lang");
  return lang ? `${query || "?"}${query ? "&" : ""}lang=${encodeURIComponent(lang)}` : query;
}

/** The query for a link to a state, in the language that the address asks for. */
export const linked = (state) => inLanguage(format(state));

let writable = true;

function write(how, state) {
  try {
    // In a frame, Back is the host's: it leads out of the lesson, not through what was looked at in it.
    history[framed() ? "replaceState" : how]({ query: format(state) }, "", address(state));
  } catch {
    writable = false; // an opaque origin has no address to write; the link in the card still says where this is
  }
}

/** The writer: `press(next)` adds a step to the browser's history, `later("push" or "replace")` writes what `state()`
    then is once the hand has rested, `drop()` forgets what is not yet written, `writable()` says whether what is written
    is in the address at all. */
export function addressBar(state) {
  let unwritten = null;
  let timer = 0;
  let holding = false; // a finger or button is down: what it does is not finished

  /** What is typed, stepped or dragged goes into the address a little later, all of it at once: browsers allow few
      changes in a second, and one way back shall undo a whole zoom. */
  function later(what) {
    if (unwritten && unwritten !== what) flush();
    unwritten = what;
    clearTimeout(timer);
    timer = setTimeout(() => (holding ? later(what) : flush()), what === "push" ? 400 : 150);
  }

  function flush() {
    clearTimeout(timer);
    if (unwritten && address(state()) !== location.pathname + location.search) write(`${unwritten}State`, state());
    unwritten = null;
  }

  function press(next) {
    flush();
    write("pushState", next);
  }

  function drop() {
    clearTimeout(timer);
    unwritten = null;
  }

  for (const name of ["down", "move", "up", "cancel"]) {
    window.addEventListener(`pointer${name}`, (event) => (holding = (event as PointerEvent).buttons > 0), true);
  }
  return { press, later, drop, writable: () => writable };
}
