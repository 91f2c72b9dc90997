/* Contrast, of the colours that are really used: those of the style sheet, in the pictures as they are drawn. Marks have 3:1
   against what they stand on (WCAG 1.4.11), words 4.5:1 (1.4.3), in light and in dark, in the colours of all texts. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { arrange } from "../src/chart/arrange.ts";
import { arrangeTold } from "../src/chart/told-arrange.ts";
import { asPaths, wordsIn, type Palette, type Path, type Picture } from "../src/chart/items.ts";
import { drawing } from "../src/chart/drawing.ts";
import { drawingTold } from "../src/chart/told-drawing.ts";
import { heightOf, type Placed } from "../src/chart/arrangement.ts";
import { overview } from "../src/chart/overview.ts";
import { scale } from "../src/chart/scale.ts";
import { slim } from "../src/chart/slim.ts";
import { tellingsOf } from "../src/model/tellings.ts";
import { colourOf } from "../src/model/colours.ts";
import type { DatedBy, Data } from "../src/model/claims.ts";
import { claimsOf, dataOf, day, looking, measure, rowsOf, sourceOf, speaking } from "./given.ts";

speaking("en");
// The strip and the slim picture measure their years with a canvas.
Object.assign(globalThis, { document: { createElement: () => ({ getContext: () => ({ measureText: (text: string) => ({ width: 6 * text.length }) }) }) } });

type Colours = Record<string, string>;
type Colour = [number, number, number];

const SHEET = readFileSync("style/colours.css", "utf8");
const inBlock = (begins: string): Colours => Object.fromEntries([...SHEET.slice(SHEET.indexOf(begins)).split("\n}")[0]!.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]));
const SCHEMES: [string, Colours][] = [["light", inBlock(":root {")], ["dark", inBlock("@dark {")]];
const TEXTS = 8;

const paletteOf = (colours: Colours, dark: boolean): Palette => ({
  dark, paper: colours["paper"]!, ink: colours["ink"]!, muted: colours["muted"]!, axis: colours["axis"]!,
  onAxis: colours["on-axis"]!, onAxisMuted: colours["on-axis-muted"]!,
  sources: Object.keys(colours).filter((name) => name.startsWith("source-")).map((name) => colours[name]!),
});

const read = (colour: string): Colour => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)) as Colour;
const over = (above: Colour, below: Colour, share: number) => above.map((part, i) => part * share + below[i]! * (1 - share)) as Colour;

/** As WCAG 2 defines relative luminance and contrast. */
function luminance(colour: Colour): number {
  const [r, g, b] = colour.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(one: Colour, other: Colour): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high! + 0.05) / (low! + 0.05);
}

/** The grounds of a picture: the paper, and the bands of eras on it, which are of ink. */
function grounds({ items, ground }: Picture, { ink }: Palette): Colour[] {
  const bands = asPaths(items).filter(({ fill, opacity }) => fill === ink && opacity < 0.06);
  return [read(ground), ...bands.map(({ opacity }) => over(read(ink), read(ground), opacity))];
}

const least = ({ fill, opacity = 1 }: { fill: string; opacity?: number }, on: Colour[]) => Math.min(...on.map((one) => contrast(over(read(fill), one, opacity), one)));

/** The paths that can be seen by themselves. */
const seen = (picture: Picture, palette: Palette): Path[] => asPaths(picture.items).filter((path) => least(path, grounds(picture, palette)) >= 3);

/** Whether one of the paths reaches over a place, give or take so many pixels. */
function reaches(paths: Path[], x: number, y: number, near = 2): boolean {
  return paths.some(({ outlines }) => outlines.some((outline) => {
    const [xs, ys] = [0, 1].map((odd) => outline.filter((_, i) => i % 2 === odd));
    return Math.min(...xs!) - near <= x && x <= Math.max(...xs!) + near && Math.min(...ys!) - near <= y && y <= Math.max(...ys!) + near;
  }));
}

const DATES = ["1902", "1905-01-22", "1908/1911", "1912~", "1914-08-01~", "1917/1921", "1925~/1930~", "../1933", "1936/.."];
const WAYS: DatedBy[] = ["text", "context", "editor", "reference"];

/** Every kind of mark in every way of dating, by as many texts as there are colours. */
function whole(): Data {
  const told = Array.from({ length: TEXTS }, (_, text) => WAYS.flatMap((way, turn) => DATES.map((date) => ({ text, way, turn, date })))).flat();
  const claims = claimsOf(...told.map(({ date }) => date));
  const first = claims.earliest;
  return dataOf({
    ...claims,
    source: told.map(({ text }) => `s${text}`), event: told.map((_, row) => `e${row}`), title: told.map((_, row) => `Claim ${row}`),
    dated_by: told.map(({ way }) => way), weight: told.map(() => 3), paragraph: told.map((_, row) => row + 1),
    start: told.map((_, row) => 100 * row), end: told.map((_, row) => 100 * row + 50),
    stands: told.map(({ date }, row) => (/^\d{4}~?$/.test(date) ? first[row]! + 180 : null)),
  }, { sources: Array.from({ length: TEXTS }, (_, text) => sourceOf(`s${text}`)), eras: [{ name: "Era", from: day("1910"), to: day("1920") }, { name: "Next", from: day("1920"), to: day("1930") }] as unknown as Data["eras"] });
}

const data = whole();
const { claims, sources, eras } = data;
const elastic = scale(claims, "elastic");
const chart = arrange(claims, Int32Array.from(rowsOf(claims)), { scale: elastic, from: null, to: null, width: 2600, height: 4000, measure, sources, eras });

/** Words of a picture with less than 4.5:1; those in the axis' colours stand on the axis. */
function palest(picture: Picture, palette: Palette): string[] {
  const axis = new Set([palette.onAxis, palette.onAxisMuted]);
  return wordsIn(picture.items).filter(({ fill }) => least({ fill }, axis.has(fill) ? [read(palette.axis)] : grounds(picture, palette)) < 4.5).map(({ text }) => text);
}

for (const [name, colours] of SCHEMES) {
  const palette = paletteOf(colours, name === "dark");

  test(`every mark of the timeline can be seen, ${name}`, () => {
    const picture = drawing(chart, { palette });
    const paths = seen(picture, palette);
    const placed = chart.marks.filter((mark): mark is Placed => mark.y !== null);
    assert.ok(placed.length > 200, `${placed.length} marks`);
    for (const kind of ["point", "span", "within"]) for (const way of WAYS) assert.ok(placed.some((mark) => mark.kind === kind && claims.dated_by[mark.row] === way), `${kind} ${way}`);
    const lost = placed.filter((mark) => {
      const own = paths.filter(({ fill }) => fill === palette.sources[Number(mark.source.slice(1)) % TEXTS]);
      const [left, right, y] = [mark.drawnLeft, mark.drawnRight, heightOf(mark)];
      const places = mark.kind === "point" ? [mark.dotX] : mark.kind === "within" ? [mark.dotX, left, right] : [left, (left + right) / 2, right];
      return !places.every((x) => reaches(own, x, y, 4));
    });
    assert.deepEqual(lost.map(({ row }) => claims.when[row]), []);
    assert.deepEqual(palest(picture, palette), []);
    assert.ok(contrast(read(palette.paper), read(palette.axis)) >= 3); // notches and nicks of the axis, and the axis itself
  });

  test(`every mark and every line of As told can be seen, ${name}`, () => {
    for (const [text, source] of sources.entries()) {
      const [telling] = tellingsOf(data, looking({ source: [source.id] }));
      const arrangement = arrangeTold(data, telling!, { width: 1400, height: 1200, scale: elastic, measure });
      const colour = palette.sources[(colourOf(sources, text) - 1) % TEXTS]!;
      const picture = drawingTold(arrangement, { palette, colour });
      const own = seen(picture, palette).filter(({ fill }) => fill === colour);
      const lost = arrangement.marks.filter((mark) => mark.shown).filter((mark) => {
        const places = mark.kind === "point" ? [mark.x] : [Math.max(mark.left, arrangement.seen.left), mark.x, Math.min(mark.right, arrangement.seen.right)];
        return !places.every((x) => reaches(own, x, mark.y, 4));
      });
      assert.deepEqual(lost.map(({ row }) => [claims.when[row], claims.dated_by[row]]), []);
      const pieces = arrangement.line.filter(({ x1, y1, x2, y2 }) => Math.hypot(x2 - x1, y2 - y1) > 8);
      assert.ok(pieces.length > 8);
      assert.deepEqual(pieces.filter(({ x1, y1, x2, y2 }) => !reaches(own, (x1 + x2) / 2, (y1 + y2) / 2, 4)), []);
      assert.deepEqual(palest(picture, palette), []);
    }
  });

  test(`bars of the strip and of the slim picture can be seen, ${name}`, () => {
    const rows = Int32Array.from(rowsOf(claims));
    const strip = overview(claims, rows, { trueScale: scale(claims, "true"), width: 1200, height: 300, palette, sources });
    const narrow = slim(claims, rows, { scale: elastic, from: day("1900"), to: day("1940"), width: 340, height: 84, palette, sources });
    for (const picture of [strip, narrow]) {
      for (const colour of palette.sources) assert.ok(seen(picture, palette).some(({ fill }) => fill === colour), colour);
      assert.deepEqual(palest(picture, palette), []);
    }
  });

  test(`the crowd of many claims has an edge that can be seen, ${name}`, () => {
    const lanes = chart.lanes.map((lane) => ({ ...lane, crowd: { bin: 3, counts: Uint32Array.from([0, 4, 9]), most: 9, rows: 13 } }));
    const picture = drawing({ ...chart, lanes: lanes as unknown as typeof chart.lanes, marks: [] }, { palette });
    for (const lane of lanes) assert.ok(reaches(seen(picture, palette), 7, lane.up ? lane.bottom - lane.rug + 2 : lane.top + lane.rug - 2, 1), lane.source);
  });

  test(`words and edges of the page have their contrast, ${name}`, () => {
    const [paper, panel, wash] = ["paper", "panel", "wash"].map((one) => read(colours[one]!));
    for (const words of ["ink", "soft", "muted", ...Object.keys(colours).filter((one) => one.startsWith("source-"))]) {
      for (const ground of [paper!, panel!, wash!]) assert.ok(least({ fill: colours[words]! }, [ground]) >= 4.5, `${words}: ${least({ fill: colours[words]! }, [ground])}`);
    }
    for (const edge of ["strong-line", "focus", "star"]) {
      for (const ground of [paper!, panel!, wash!]) assert.ok(least({ fill: colours[edge]! }, [ground]) >= 3, `${edge}: ${least({ fill: colours[edge]! }, [ground])}`);
    }
    assert.ok(contrast(read(colours["ink"]!), read(colours["mark"]!)) >= 4.5);
  });
}
