/* The address bar: what a reader sees is always what the link says. Written with history.replaceState or pushState; where
   a host forbids that (a sandboxed frame, a file), the page works without. */

import type { State } from "../model/claims.ts";
import { format } from "../model/state.ts";
import { framed } from "./framed.ts";

const KEPT = ["controls", "lang"]; // what else may stand in the address

/** The address for a state, in another language if one is named; what else stands in it, such as an embed's `controls=0`,
    stays. */
export function address(state: State, lang?: string): string {
  const given = new URLSearchParams(location.search);
  if (lang) given.set("lang", lang);
  const query = format(state);
  const kept = KEPT.filter((name) => given.has(name)).map((name) => `${name}=${encodeURIComponent(given.get(name) ?? "")}`);
  return location.pathname + (kept.length ? `${query || "?"}${query ? "&" : ""}${kept.join("&")}` : query);
}

/** A query in the language that the address asks for. */
export function inLanguage(query: string): string {
  const lang = new URLSearchParams(location.search).get("lang");
  return lang ? `${query || "?"}${query ? "&" : ""}lang=${encodeURIComponent(lang)}` : query;
}

/** The query for a link to a state, in the language that the address asks for. */
export const linked = (state: State): string => inLanguage(format(state));

let writable = true;

function write(how: "pushState" | "replaceState", state: State): void {
  try {
    // In a frame, Back is the host's: it leads out of the lesson, not through what was looked at in it.
    history[framed() ? "replaceState" : how]({ query: format(state) }, "", address(state));
  } catch {
    writable = false; // an opaque origin has no address to write; the link in the card still says where this is
  }
}

/** Writes states into the address. */
interface AddressBar {
  /** Adds a step to the browser's history. */
  press(next: State): void;
  /** Writes what the state is once the hand has rested, as a step of its own or in the place of the last one. */
  later(what: "push" | "replace"): void;
  /** Forgets what is not yet written. */
  drop(): void;
  /** Whether what is written is in the address at all. */
  writable(): boolean;
}

/** The writer of what `state()` is. */
export function addressBar(state: () => State): AddressBar {
  let unwritten: "push" | "replace" | null = null;
  let timer = 0;
  let holding = false; // a finger or button is down: what it does is not finished

  /** What is typed, stepped or dragged goes into the address a little later, all of it at once: browsers allow few
      changes in a second, and one way back shall undo a whole zoom. */
  function later(what: "push" | "replace") {
    if (unwritten && unwritten !== what) flush();
    unwritten = what;
    clearTimeout(timer);
    timer = window.setTimeout(() => (holding ? later(what) : flush()), what === "push" ? 400 : 150);
  }

  function flush() {
    clearTimeout(timer);
    if (unwritten && address(state()) !== location.pathname + location.search) write(`${unwritten}State`, state());
    unwritten = null;
  }

  function press(next: State) {
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
