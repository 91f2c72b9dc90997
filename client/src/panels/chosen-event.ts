/* What stands below the field for a claim's event: which event is chosen, when it was and what it is, and what joining does. */

import { element } from "../dom/element.ts";
import { foreign, sayIn } from "../model/say.ts";
import { known } from "./listed-events.ts";
import { newName } from "./field.ts";
import type { Data } from "../model/claims.ts";

const say = sayIn("correct");

interface ChosenEvent {
  root: HTMLElement;
  /** Tells of an event; `aloud` to a screen reader too. */
  tell: (event: string, aloud?: boolean) => void;
}

/** `own` is the event that the claim has for itself alone, `source` the text that tells it. */
export function chosenEvent(data: Data, own: string, source: string): ChosenEvent {
  const root = element("div.chosen-event", { id: newName() });
  let told = "";
  const tell = (event: string, aloud = false) => {
    told = event;
    if (aloud) root.setAttribute("aria-live", "polite");
    const others = data.claims.id.flatMap((_, row) => (data.claims.event[row] === event && data.claims.source[row] !== source ? [row] : []));
    const does = element("p", {}, joining(data, others, event === own));
    root.replaceChildren(...namedBy(factsOf(data, event, others[0])), does);
    if (event === own && !data.events[own]) return;
    void known(event).then((found) => {
      if (found && told === event) root.replaceChildren(...namedBy([found.title, found.when, found.kind ?? ""]), does);
    });
  };
  return { root, tell };
}

/** The name and the date of an event, as our list has it or as the first claim of another text tells it; none of one that stands alone. */
function factsOf({ claims, events }: Data, event: string, row: number | undefined): string[] {
  const listed = events[event];
  if (listed) return [listed.title, listed.when];
  return row === undefined ? [] : [claims.title[row]!, claims.when[row]!];
}

function namedBy([name, ...facts]: string[]): HTMLElement[] {
  if (!name) return [];
  return [element("p", {}, element("b", { lang: foreign() }, name), facts.filter(Boolean).map((fact) => ` · ${fact}`).join(""))];
}

/** What it means for the claim to have this event. */
function joining({ claims, sources }: Data, others: number[], alone: boolean): string {
  const tellers = sources.filter(({ id }) => others.some((row) => claims.source[row] === id)).map(({ label }) => label);
  if (tellers.length) return say("event_joins", { sources: tellers.join(", ") });
  return say(alone ? "event_alone" : "event_waits");
}
