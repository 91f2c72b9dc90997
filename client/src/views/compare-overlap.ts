/* A small picture of how much the texts have in common. Its parts are buttons; each shows only the events of that part. */

import { element, type Child } from "../dom/element.ts";
import { listed } from "../panels/element.ts";
import { number, say } from "../model/say.ts";
import type { Part } from "../model/compare.ts";
import type { Source } from "../model/claims.ts";

/** A source that is compared, and the number of its colour, 1 to 8. */
export type Column = Source & { number: number };

const MOST = 40; // the most parts that are drawn; with many sources most parts hold one event

/** The picture of some parts; null where there is nothing to overlap. `chosen` is a part's key. */
export function overlapPicture(parts: Part[], sources: Column[], chosen: string): HTMLElement | null {
  if (sources.length < 2 || !parts.length) return null;
  const draw = sources.length === 2 ? bars : strip;
  return element("div.overlap", { role: "group", "aria-label": say("compare.overlap") }, draw(parts, sources, chosen));
}

/** What a part is called: `Lenihan alone`, `both`, `Lenihan and Munoz, no other`. */
export function partName(columns: number[], sources: Column[]): string {
  const names = listed(columns.map((at) => sources[at]!.name));
  if (columns.length === 1) return say("compare.only", { source: names });
  if (columns.length === sources.length) return sources.length === 2 ? say("compare.both") : say("compare.all", { n: sources.length });
  return say("compare.no_other", { sources: names });
}

function partButton(part: Part, { sources, chosen }: { sources: Column[]; chosen: string }, kind: "button.segment" | "button.column", ...children: Child[]): HTMLButtonElement {
  const says = say("compare.part", { n: part.count, who: partName(part.columns, sources) });
  const pressed = String(part.key === chosen);
  const known = { type: "button", "data-overlap": part.key, "aria-pressed": pressed, "aria-label": says, title: says, disabled: !part.count };
  return element(kind, known, ...children);
}

const numbered = (source: Column) => ({ "data-source-number": source.number });

/** Two sources: a bar for each, as long as it tells events. They overlap where both tell the same events. */
function bars(parts: Part[], sources: Column[], chosen: string): HTMLElement {
  const of = (key: string): Part => parts.find((part) => part.key === key) || { key, columns: key.split(".").map(Number), count: 0 };
  const [left, both, right] = [of("0"), of("0.1"), of("1")];
  const segment = (part: Part) => {
    const runs = part.columns.map((at) => element(`i.run.run-${at + 1}`, { ...numbered(sources[at]!), "aria-hidden": "true" }));
    const name = element("span.name", {}, partName(part.columns, sources));
    const made = partButton(part, { sources, chosen }, "button.segment", element("b", {}, number(part.count)), name, element("span.runs", {}, ...runs));
    made.style.setProperty("--share", String(part.count));
    return made;
  };
  return element("div.bars", {}, segment(left), segment(both), segment(right));
}

/** Three sources and more: a column for each part. Its height is the number of its events, its dots are the sources that tell them. */
function strip(parts: Part[], sources: Column[], chosen: string): Child[] {
  const drawn = parts.length > MOST ? largest(parts) : parts;
  const most = Math.max(...drawn.map((part) => part.count));
  const column = (part: Part) => {
    const told = new Set(part.columns);
    const dots = sources.map((source, at) => element(`i.teller${told.has(at) ? ".yes" : ""}`, numbered(source)));
    const bar = element("span.rise", {}, element("b", {}, number(part.count)), element("i.height", {}));
    bar.style.setProperty("--height", String(part.count / most));
    const line = element("span.dots", { "aria-hidden": "true" }, ...dots);
    line.style.setProperty("--first", String(part.columns[0]));
    line.style.setProperty("--last", String(part.columns[part.columns.length - 1]));
    return partButton(part, { sources, chosen }, "button.column", bar, line);
  };
  const names = element("div.names", { "aria-hidden": "true" }, ...sources.map((source) => element("span", numbered(source), source.name)));
  const rest = parts.length - drawn.length;
  return [
    element("div.upset", {}, names, element("div.parts", {}, ...drawn.map(column))),
    rest > 0 && element("p.how", {}, say("compare.rarer", { n: rest })),
  ];
}

function largest(parts: Part[]): Part[] {
  const kept = new Set([...parts].sort((a, b) => b.count - a.count).slice(0, MOST));
  return parts.filter((part) => kept.has(part));
}
