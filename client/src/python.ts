/* Without a browser: Python runs this in QuickJS or V8 (dashboard/showing/client.py). Every function takes JSON and answers JSON.
   Letters are measured by a font's table of widths; where the engine has no `Intl`, Python is asked for what it would tell. */

import { arrange } from "./chart/arrange.ts";
import { compared, grouped, inSight } from "./model/compare.ts";
import { csv } from "./model/columns.ts";
import { figure } from "./chart/figure.ts";
import { parse, values } from "./model/state.ts";
import { scale } from "./chart/scale.ts";
import { select } from "./model/select.ts";
import { speak } from "./model/say.ts";
import { withoutDates } from "./model/hide.ts";

declare function pluralForm(lang: string, n: number): string;
declare function writtenNumber(lang: string, n: number): string;

if (typeof Intl === "undefined") {
  (globalThis as any).Intl = {
    PluralRules: function (lang: string) {
      this.select = (n: number) => pluralForm(lang, n);
    },
    NumberFormat: function (lang: string) {
      this.format = (n: number) => writtenNumber(lang, n);
    },
  };
}

/** A table of claims as one picture: `{traces, layout, marks, lanes}` in JSON, from what drawing.py asks in JSON. */
export function drawn(asked: string): string {
  const { data, palette, letters, scale: kind, from, to, width, height } = JSON.parse(asked);
  const { claims, sources, eras } = data;
  speak(data);
  const measure = (text, bold = false) => {
    const widths = bold ? letters.bold : letters.plain;
    let sum = 0;
    for (const letter of text) sum += widths[letter] ?? letters.other;
    return 12 * sum;
  };
  const all = Int32Array.from({ length: claims.n }, (_, row) => row);
  const whole = scale(claims, kind);
  const arrangement = arrange(claims, all, { scale: whole, from, to, width, height, measure, sources, eras });
  const lanes = arrangement.lanes.map(({ source, waiting, captionY, captionWidth }) => ({ source, waiting, captionY, captionWidth }));
  arrangement.lanes.forEach((lane) => (lane.waiting = 0)); // the page says there "zoom in", which nobody can do on paper
  const { data: traces, layout } = figure(arrangement, { palette });
  const labelled = arrangement.marks.filter((mark) => mark.y !== null);
  const marks = labelled.map(({ rows, label, labelX, y, boxLeft, boxRight }) => ({ rows, label, x: labelX, y, left: boxLeft, right: boxRight }));
  return JSON.stringify({ traces, layout, marks, lanes });
}

/** What a link's query asks of a table: `{rows, sources, first, last, values}`; see Selection in dashboard/showing/query.py. */
export function selection(asked: string): string {
  const { data, link } = JSON.parse(asked);
  const state = parse(link, data);
  const rows = Array.from(select(data.claims, state));
  return JSON.stringify({ rows, sources: state.source, first: state.from, last: state.to, values: values(link) });
}

/** The events of which any of the rows `shown` tells, in the groups and the order of `sort`; if `part` (such as `0.2`) is not
    empty, only those that these sources and no others tell. */
export function comparison(asked: string): string {
  const { claims, sources, titles, shown, part, sort } = JSON.parse(asked);
  const { events } = inSight(compared(claims, sources, titles), shown);
  const chosen = events.filter((event) => event.key === part);
  return JSON.stringify(grouped(chosen.length ? chosen : events, sort));
}

/** Every claim without its date: a list of `{title, claim}`, each in pieces `{text, hidden}`. */
export function hidden(asked: string): string {
  const { claims } = JSON.parse(asked);
  return JSON.stringify(Array.from({ length: claims.n }, (_, row) => withoutDates(claims, row)));
}

/** The whole table as CSV for a spreadsheet. */
export function spreadsheet(asked: string): string {
  const { claims } = JSON.parse(asked);
  return JSON.stringify(csv(claims, Array.from({ length: claims.n }, (_, row) => row)));
}
