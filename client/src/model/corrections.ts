/* All corrections that a reader made, each with what was and what is. */

import { corrects, type Change, type Judgement, type Work } from "./work.ts";
import { dateInWords } from "./when.ts";
import { typedDate } from "./typed-dates.ts";
import { sayIn } from "./say.ts";
import type { Data } from "./claims.ts";

const say = sayIn("correct");
const PARTS = ["title", "date", "theme", "event", "remark", "why"] as const;

/** One correction: of a claim or, where `id` is "", of an event's judgement. */
export interface Correction {
  id: string;
  event: string;
  title: string;
  source: string;
  /** Sentences on what was and what is. */
  says: string[];
}

/** In the order of the table as it came, then added claims, then judgements. */
export function correctionsOf(came: Data, now: Data, { changes, added, judgements }: Work): Correction[] {
  const ids = came.claims.id.filter((id) => changes[id] && corrects(changes[id]));
  const claims = ids.map((id) => ofClaim(came, now, id, changes[id]!));
  const fresh = added.map((one): Correction => {
    const date = typedDate(one.date);
    const when = "wrong" in date ? one.date : date.when;
    return { id: one.id, event: one.event, title: one.title, source: nameOf(now, one.source), says: [say("is_added", { when, n: one.paragraph }), ...noted(changes[one.id])] };
  });
  return [...claims, ...fresh, ...Object.entries(judgements).map(([event, judgement]) => ofEvent(now, event, judgement))];
}

const nameOf = ({ sources }: Data, id: string) => sources.find((source) => source.id === id)?.label ?? id;

const noted = (change: Readonly<Change> | undefined) => (["remark", "why"] as const).flatMap((name) => (change?.[name] ? [say("now_is", { what: say(name), is: change[name] })] : []));

function ofClaim(came: Data, now: Data, id: string, change: Readonly<Change>): Correction {
  const row = came.claims.id.indexOf(id);
  const { title, source, event } = came.claims;
  const says = PARTS.flatMap((name) => {
    const is = change[name];
    if (is === undefined) return [];
    const was = before(came, row, name);
    const told = { what: say(name), was, is: after(now, id, name, is) };
    return [was ? say("was_is", told) : say("now_is", told)];
  });
  return { id, event: event[row]!, title: title[row]!, source: nameOf(came, source[row]!), says: change.dropped ? [say("is_dropped"), ...noted(change)] : says };
}

function before({ claims, themes, sources }: Data, row: number, name: (typeof PARTS)[number]): string {
  if (name === "title" || name === "remark") return claims[name][row]!;
  if (name === "date") return dateInWords(claims, row);
  if (name === "theme") return themes.find(({ id }) => id === claims.theme[row])?.label ?? "";
  return name === "event" ? joinedWith({ claims, sources }, row) : "";
}

function after(now: Data, id: string, name: (typeof PARTS)[number], is: string): string {
  const row = now.claims.id.indexOf(id);
  if (row < 0) return is;
  return before(now, row, name) || is;
}

/** With which other claims a claim is told. */
function joinedWith({ claims, sources }: Pick<Data, "claims" | "sources">, row: number): string {
  const others = claims.id.flatMap((_, other) => (other !== row && claims.event[other] === claims.event[row] ? [other] : []));
  if (!others.length) return say("told_alone");
  const named = others.slice(0, 3).map((other) => `${claims.title[other]} (${sources.find(({ id }) => id === claims.source[other])?.name})`);
  return say("told_with", { claims: named.join(", ") + (others.length > 3 ? " …" : "") });
}

function ofEvent(now: Data, event: string, { kind, why }: Judgement): Correction {
  const title = now.events[event]?.title ?? now.claims.title[now.claims.event.indexOf(event)] ?? event;
  const says = [say("is_judged", { kind: say(kind) }), ...(why ? [say("now_is", { what: say("judge_why"), is: why })] : [])];
  return { id: "", event, title, source: "", says };
}
