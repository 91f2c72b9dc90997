/* Events of our whole list, for who corrects a claim: a server looks them up (dashboard/showing/routes/events.py). A page without a
   server has the events that its claims tell of, and no others. */

import { root } from "./address.ts";
import type { Joinable } from "../model/correcting.ts";

const WAIT = 150; // milliseconds without another letter, before a server is asked
const SHORTEST = 2; // letters
const seen = new Map<string, Joinable>(); // what a server told
let asking: AbortController | null = null;

/** Whether a server is behind the page that can look events up. */
const served = () => location.protocol.startsWith("http") && document.querySelector('[data-open="files"]') !== null;

/** The events that words may mean, the likeliest first; none without a server, or once other words are asked for. */
export async function listed(words: string): Promise<Joinable[]> {
  asking?.abort();
  if (words.trim().length < SHORTEST || !served()) return [];
  const { signal } = (asking = new AbortController());
  await new Promise((done) => setTimeout(done, WAIT));
  if (signal.aborted) return [];
  return answered(words, signal);
}

/** An event of our list by its id, also one that no claim of the page tells of; null where nobody knows it. */
export async function known(event: string): Promise<Joinable | null> {
  if (!seen.has(event) && served()) await answered(event);
  return seen.get(event) ?? null;
}

async function answered(words: string, signal?: AbortSignal): Promise<Joinable[]> {
  const asked = new URLSearchParams({ words, lang: document.documentElement.lang });
  try {
    const answer = await fetch(`${root()}events?${asked}`, signal ? { signal } : {});
    const { events } = (await answer.json()) as { events: Omit<Joinable, "source">[] };
    const found = events.map(({ event, title, when, kind }) => ({ event, title, when, kind, source: "" }));
    for (const one of found) seen.set(one.event, one);
    return found;
  } catch {
    return []; // what the page knows itself is listed all the same
  }
}
