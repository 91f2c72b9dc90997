/* What stands in for the page when Python runs the drawing scripts: letters are measured by a font's table of widths, and
   what language needs of `Intl` is asked of Python, where the engine has none. See dashboard/showing/drawing.py. */
var window = globalThis; // the scripts hang what they make on it
if (typeof Intl === "undefined") {
  globalThis.Intl = {
    PluralRules: function (lang) {
      this.select = (n) => pluralForm(lang, n);
    },
    NumberFormat: function (lang) {
      this.format = (n) => writtenNumber(lang, n);
    },
  };
}

/** A table of claims as one picture: `{traces, layout, marks, lanes}` in JSON, from what drawing.py asks in JSON. */
function drawn(asked) {
  const { data, palette, letters, scale, from, to, width, height } = JSON.parse(asked);
  const { claims, sources, eras } = data;
  claimline.speak(data);
  const measure = (text, bold = false) => {
    const widths = bold ? letters.bold : letters.plain;
    let sum = 0;
    for (const letter of text) sum += widths[letter] ?? letters.other;
    return 12 * sum;
  };
  const all = Int32Array.from({ length: claims.n }, (_, row) => row);
  const whole = claimline.scale(claims, scale);
  const arrangement = claimline.arrange(claims, all, { scale: whole, from, to, width, height, measure, sources, eras });
  const lanes = arrangement.lanes.map(({ source, waiting, captionY, captionWidth }) => ({ source, waiting, captionY, captionWidth }));
  arrangement.lanes.forEach((lane) => (lane.waiting = 0)); // the page says there "zoom in", which nobody can do on paper
  const { data: traces, layout } = claimline.figure(arrangement, { palette });
  const labelled = arrangement.marks.filter((mark) => mark.y !== null);
  const marks = labelled.map(({ rows, label, labelX, y, boxLeft, boxRight }) => ({ rows, label, x: labelX, y, left: boxLeft, right: boxRight }));
  return JSON.stringify({ traces, layout, marks, lanes });
}
