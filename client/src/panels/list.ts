/* The claims shown, as a list by years: the chart's text alternative, and on a narrow screen the timeline itself. */

import { ownDate, partOfDate } from "../model/agreement.ts";
import { element } from "../dom/element.ts";
import type { Claims, Data, State } from "../model/claims.ts";
import { claimButton, marked, starButton } from "./element.ts";
import { foreign, say } from "../model/say.ts";
import { patternOf } from "../model/matches.ts";
import { sameRows, searchTerms } from "../model/select.ts";
import { colourOf } from "../model/colours.ts";
import { dateInWords } from "../model/when.ts";
import { yearMonthDay } from "../model/days.ts";
import { yearName, yearOf } from "../model/dates.ts";

const WHOLE = 400; // so many claims are listed at once; more than that come by steps
const STEP = 200;
const NO_DAY = ["month", "year"]; // how closely a date is known that a reader might take for lasting all the time
const grown = new WeakMap<HTMLElement, { order: number[]; upTo: number }>(); // the rows that were listed, and how many of them

/** What is listed: rows in order of time. */
interface Listed {
  data: Data;
  state: State;
  order: number[];
}

/** What an entry is made of; `pattern` finds the words of the search. */
interface Known {
  data: Data;
  state: State;
  pattern: RegExp | null;
}

/** Fills the list. Long lists come in pages; `more` asks for so many rows. */
export function drawList(root: HTMLElement, { data, state, order, more: asked = 0 }: Listed & { more?: number }): void {
  const last = grown.get(root);
  const upTo = asked || (last && sameRows(last.order, order) ? last.upTo : order.length > WHOLE ? STEP : WHOLE); // when a claim is chosen, the list stays as long as it was
  grown.set(root, { order, upTo });
  const chosenAt = order.findIndex((row) => data.claims.id[row] === state.select);
  const end = Math.min(order.length, Math.max(upTo, chosenAt + 1));
  const pattern = patternOf(searchTerms(state.words));
  const years = byYear(data.claims, order.slice(0, end), state);
  const groups = years.map(([name, rows]) => group(name, rows, { data, state, pattern }));
  const left = order.length - end;
  const more = left > 0 && element(
    "button.more",
    { type: "button", onclick: () => grow(root, { data, state, order }, end) },
    say("timeline.more", { n: Math.min(STEP, left), left }),
  );
  root.replaceChildren(...groups, ...(more ? [more] : []));
}

/** Shows more of the list, and gives the focus to the first new claim. */
function grow(root: HTMLElement, known: Listed, end: number): void {
  drawList(root, { ...known, more: end + STEP });
  root.querySelectorAll<HTMLElement>(".claim")[end]?.focus();
}

/** Rows under the name of the year in which a claim's time begins, or ends where its beginning is open; all that begin before the
    first year shown stand together. */
export function byYear(claims: Claims, order: number[], { from }: Pick<State, "from">): [year: string, rows: number[]][] {
  const years: [string, number[]][] = [];
  const year = from === null ? -Infinity : yearMonthDay(from)[0];
  const early = from === null ? "" : say("timeline.before", { from: yearName(year) });
  for (const row of order) {
    const name = yearMonthDay(claims.earliest[row] ?? claims.latest[row]!)[0] < year ? early : yearOf(claims, row);
    const last = years[years.length - 1];
    if (last?.[0] === name) last[1].push(row);
    else years.push([name, [row]]);
  }
  return years;
}

function group(name: string, rows: number[], known: Known): HTMLElement {
  return element("section.year", {}, element("h3", {}, name), element("ol", {}, ...rows.map((row) => entry(row, known))));
}

function entry(row: number, { data, state, pattern }: Known): HTMLElement {
  const { claims } = data;
  const number = data.sources.findIndex((source) => source.id === claims.source[row]);
  const ours = (!ownDate(claims, row) || partOfDate(claims, row)) && claims.dated_by[row];
  const kind = claims.stands[row] !== null ? "within" : claims.precision[row] !== "day" || claims.earliest[row] !== claims.latest[row] ? "period" : "day";
  const button = claimButton(
    claims, row,
    element("span.when", {}, dateInWords(claims, row, state), NO_DAY.includes(claims.precision[row]!) && ` · ${say("timeline.no_day")}`),
    element("span.title", { lang: foreign() }, ...marked(claims.title[row]!, pattern)),
    element("span.who", {}, [data.sources[number]?.name, ours && say(`timeline.by_${ours}`), claims.edited?.[row] && say("correct.sign")].filter(Boolean).join(" · ")),
  );
  if (claims.id[row] === state.select) button.setAttribute("aria-current", "true");
  const shape = `${kind}${ours ? ` ${ours === "context" ? "half" : `hollow ${ours}`}` : ""}${claims.approximate[row] || claims.uncertain[row] ? " soft" : ""}`;
  return element(
    "li", { class: `entry ${shape} ${number % 2 ? "right" : "left"}`, style: `--voice:var(--source-${colourOf(data.sources, number)})` },
    element("i.mark", { "aria-hidden": "true" }),
    button,
    starButton(claims, row, false),
  );
}
