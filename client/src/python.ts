/* Without a browser: Python runs this in QuickJS or V8 (dashboard/showing/engine.py). Letters are measured by a font's table of
   widths, and what language needs of `Intl` is asked of Python, where the engine has none. */

import { arrange } from "./chart/arrange.ts";
import { figure } from "./chart/figure.ts";
import { scale } from "./chart/scale.ts";
import { speak } from "./model/say.ts";

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
