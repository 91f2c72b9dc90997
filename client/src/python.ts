/* Without a browser: Python runs this in QuickJS or V8 (dashboard/showing/client.py). Every function takes JSON and answers JSON.
   The widths of letters come from a font's table. Where the engine has no `Intl`, Python does its work. */

import { arrange } from "./chart/arrange.ts";
import { compared, grouped, inSight } from "./model/compare.ts";
import { corrected } from "./model/corrected.ts";
import { csv } from "./model/columns.ts";
import { drawing } from "./chart/drawing.ts";
import { figure } from "./chart/plotly.ts";
import { notesCsv, notesOf } from "./model/notes.ts";
import { parse, values } from "./model/state.ts";
import { scale } from "./chart/scale.ts";
import { select } from "./model/select.ts";
import { speak } from "./model/say.ts";
import { typedDate } from "./model/typed-dates.ts";
import { VIEWS } from "./model/views.ts";
import { withoutDates } from "./model/hide.ts";
import type { Data } from "./model/claims.ts";
import type { Palette } from "./chart/items.ts";

declare function pluralForm(lang: string, n: number, ordinal: boolean): string;
declare function writtenNumber(lang: string, n: number): string;

if (typeof Intl === "undefined") {
  class PluralRules {
    constructor(readonly lang: string, readonly options?: Intl.PluralRulesOptions) {}
    select = (n: number) => pluralForm(this.lang, n, this.options?.type === "ordinal");
  }
  class NumberFormat {
    constructor(readonly lang: string) {}
    format = (n: number) => writtenNumber(this.lang, n);
  }
  Object.assign(globalThis, { Intl: { PluralRules, NumberFormat } });
}

/** Widths of letters in shares of their size. */
type Widths = Record<string, number>;

/** What drawing.py asks. */
interface Asked {
  data: Data;
  palette: Palette;
  letters: { plain: Widths; bold: Widths; other: number };
  scale: string;
  from: number | null;
  to: number | null;
  width: number;
  height: number;
}

/** A table of claims as one picture: `{picture, marks}` of what is asked, all in JSON. `marks` are the happenings with a
    label: their rows, the label's place, and the stretch that mark and label take. */
export function drawn(asked: string): string {
  return JSON.stringify(pictured(JSON.parse(asked)));
}

/** The same as `{figure, marks}`, for Plotly. */
export function figured(asked: string): string {
  const { picture, marks } = pictured(JSON.parse(asked));
  return JSON.stringify({ figure: figure(picture), marks });
}

function pictured({ data, palette, letters, scale: kind, from, to, width, height }: Asked) {
  const { claims, sources, eras } = data;
  speak(data);
  const measure = (text: string, bold = false) => {
    const widths = bold ? letters.bold : letters.plain;
    let sum = 0;
    for (const letter of text) sum += widths[letter] ?? letters.other;
    return 12 * sum;
  };
  const all = Int32Array.from({ length: claims.n }, (_, row) => row);
  const arrangement = arrange(claims, all, { scale: scale(claims, kind), from, to, width, height, measure, sources, eras });
  const labelled = arrangement.marks.filter((mark) => mark.y !== null);
  const marks = labelled.map(({ rows, labelX, labelY, boxLeft, boxRight }) => ({ rows, x: labelX, y: labelY, left: boxLeft, right: boxRight }));
  return { picture: drawing(arrangement, { palette, waiting: "paper.waiting" }), marks };
}

/** What a link's query asks of a table: `{rows, sources, first, last, values}`; see Selection in dashboard/showing/query.py. */
export function selection(asked: string): string {
  const { data, link } = JSON.parse(asked);
  const state = parse(link, data);
  const rows = [...select(data.claims, state)];
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

/** The data with a reader's work put to them, and the work as notes: `{data, notes}`. */
export function corrections(asked: string): string {
  const { data, work } = JSON.parse(asked);
  speak(data);
  const now = corrected(data, work);
  return JSON.stringify({ data: now, notes: notesCsv(notesOf(data, now, work)) });
}

/** What each of some texts says as a date; see TypedDate in model/typed-dates.ts. */
export function typedDates(asked: string): string {
  const { lang, words, texts } = JSON.parse(asked);
  speak({ lang, words });
  return JSON.stringify(texts.map(typedDate));
}

/** The views of the claims in the order of their tabs: a list of `{name, tab, parts}`, see model/views.ts. */
export function viewList(): string {
  return JSON.stringify(Object.entries(VIEWS).map(([name, view]) => ({ name, ...view })));
}
