/* Keeps the state in the address bar, so that its link always shows what the reader sees. Where a host forbids that (a
   sandboxed frame, a file), the page works without. */

import type { State } from "../model/claims.ts";
import { format } from "../model/state.ts";
import { framed } from "./framed.ts";

const KEPT = ["controls", "lang"]; // what else may stand in the address
let carried = ""; // what a link carries besides the state, such as `stars=keller-1-2`

/** Lets every address from now on carry a part of what the reader has made. */
export const carry = (part: string): string => (carried = part);

const joined = (query: string, part: string) => (part ? `${query || "?"}${query ? "&" : ""}${part}` : query);

/** The address for a state, in another language if one is given. The rest of the address, such as `controls=0`, stays. */
export function address(state: State, lang?: string): string {
  const given = new URLSearchParams(location.search);
  if (lang) given.set("lang", lang);
  const kept = KEPT.filter((name) => given.has(name)).map((name) => `${name}=${encodeURIComponent(given.get(name) ?? "")}`);
  return location.pathname + joined(joined(format(state), carried), kept.join("&"));
}

/** The path at which the server's addresses begin: `/`, or `/timeline/` where a proxy shows the page below that. */
export const root = (): string => document.getElementById("page")?.dataset.root || "/";

/** A query in the language that the address asks for. */
export function inLanguage(query: string): string {
  const lang = new URLSearchParams(location.search).get("lang");
  return joined(query, lang ? `lang=${encodeURIComponent(lang)}` : "");
}

/** The query for a link to a state, with what links carry, in the language that the address asks for. */
export const linked = (state: State): string => inLanguage(joined(format(state), carried));

let writable = true;

function write(how: "pushState" | "replaceState", state: State): void {
  try {
    // In a frame, Back belongs to the host: it must leave the page, and not go through the states of the frame.
    history[framed() ? "replaceState" : how]({ query: format(state) }, "", address(state));
  } catch {
    writable = false; // an opaque origin has no address that can be changed; the card still has a link
  }
}

/** Writes states into the address. */
interface AddressBar {
  /** Adds a step to the browser's history. */
  press(next: State): void;
  /** Writes the state when the movement has ended, as a new step or in place of the last one. */
  later(what: "push" | "replace"): void;
  /** Writes the state at once in place of the last one: a page that is loaded anew must find it. */
  put(): void;
  /** Forgets what is not yet written. */
  drop(): void;
  /** Whether the address can be written at all. */
  writable(): boolean;
}

/** Writes what `state()` returns. */
export function addressBar(state: () => State): AddressBar {
  let unwritten: "push" | "replace" | null = null;
  let timer = 0;
  let holding = false; // a finger or button is down, so the movement has not ended

  /** Typing, steps and drags go into the address a little later, all at once: browsers allow few changes a second, and one
      press of Back should undo a whole zoom. */
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

  function put() {
    unwritten = "replace";
    flush();
  }

  function drop() {
    clearTimeout(timer);
    unwritten = null;
  }

  for (const name of ["down", "move", "up", "cancel"]) {
    window.addEventListener(`pointer${name}`, (event) => (holding = (event as PointerEvent).buttons > 0), true);
  }
  return { press, later, put, drop, writable: () => writable };
}
