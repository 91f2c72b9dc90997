/* The chart's pure half: scales, where everything stands, and the figure. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { arrange, hit, shorten, type Asked } from "../src/chart/arrange.ts";
import { asPaths, wordsIn, type Dot, type Item, type Palette, type Path, type Word } from "../src/chart/items.ts";
import { drawing } from "../src/chart/drawing.ts";
import { dayNumber, yearMonthDay } from "../src/model/days.ts";
import { figure } from "../src/chart/plotly.ts";
import { onTheWay } from "../src/chart/between.ts";
import { scale } from "../src/chart/scale.ts";
import { arrangeTold } from "../src/chart/told-arrange.ts";
import { tellingsOf } from "../src/model/tellings.ts";
import type { Arrangement, Mark } from "../src/chart/arrangement.ts";
import type { Claims, Day, DatedBy, Source } from "../src/model/claims.ts";
import { committed } from "./committed.ts";
import { chance, dataOf, day, looking, measure, rowsOf, sourceOf, speaking, tableOf } from "./given.ts";

speaking("en");

const WORDS = ["Peace", "war", "bread", "land", "treaty", "congress", "rising", "terror", "famine", "decree", "party", "election", "uprising", "of", "the", "and", "in"];
const YEAR = 365.2425;

/** Claims at random: half of them crowded into five years, points and spans, soft and open ends. */
function crowd(count: number, sources = 2): { claims: Claims; sources: Source[] } {
  const { whole, between, among, yes } = chance(1);
  const claims = tableOf(count);
  for (let row = 0; row < count; row += 1) {
    const first = Math.round(among([between(1917, 1922), between(1880, 1990)]) * YEAR);
    const length = among([0, 0, 30, 364, 2000]);
    const words = Array.from({ length: whole(1, 9) }, () => among(WORDS)).join(" ");
    const earliest: Day = length && yes(0.05) ? null : first;
    claims.source[row] = `s${whole(0, sources - 1)}`;
    claims.event[row] = `e${row % (Math.floor(count / 2) + 1)}`;
    claims.title[row] = words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
    claims.earliest[row] = earliest;
    claims.latest[row] = length && earliest !== null && yes(0.05) ? null : first + length;
    claims.dated_by[row] = among<DatedBy>(["text", "context", "reference"]);
    claims.weight[row] = whole(1, 3);
    claims.approximate[row] = yes(0.2);
    if (length === 364 && earliest !== null && claims.latest[row] !== null && yes(0.7)) claims.stands[row] = whole(first, first + length);
  }
  return { claims, sources: Array.from({ length: sources }, (_, at) => sourceOf(`s${at}`, { label: `Source ${1990 + at}` })) };
}

type Wish = Partial<Pick<Asked, "from" | "to" | "width" | "height" | "selected">> & { kind?: string; shown?: number[] };

function arranged({ claims, sources }: ReturnType<typeof crowd>, { kind = "elastic", shown = rowsOf(claims), ...view }: Wish = {}): Arrangement {
  return arrange(claims, shown, { width: 1040, height: 640, ...view, scale: scale(claims, kind), sources, measure });
}

function randomViews(count: number): Wish[] {
  const { whole, between, among, some, yes } = chance(7);
  const all = Array.from({ length: 160 }, (_, row) => row);
  return Array.from({ length: count }, () => {
    const [middle, half] = [between(1885, 1985), among([0.3, 2, 10, 60])];
    const window = yes(0.5) ? { from: Math.round((middle - half) * YEAR), to: Math.round((middle + half) * YEAR) } : {};
    return {
      kind: among(["elastic", "true"]), ...window, width: whole(320, 2560), height: whole(240, 1200),
      shown: some(all, whole(0, 160)), selected: among([null, whole(0, 159)]),
    };
  });
}

const labelled = (marks: Mark[]) => marks.filter((mark): mark is Mark & { y: number } => mark.y !== null);
const pairs = <T>(these: T[]): [T, T][] => these.slice(1).map((one, at) => [these[at]!, one]);

test("days count as the calendar does, and the way back leads to the same day", () => {
  const march = Date.UTC(2000, 2, 1);
  for (let number = -4_400_000; number < 4_400_000; number += 977) {
    const date = new Date(march + (number - dayNumber(2000, 3, 1)) * 86_400_000);
    const parts = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()] as const;
    assert.equal(dayNumber(...parts), number);
    assert.deepEqual(yearMonthDay(number), parts);
  }
  assert.equal(dayNumber(0, 3, 1), 0);
});

for (const kind of ["elastic", "true"]) {
  test(`on the ${kind} scale later days stand further right, and a place gives back its day`, () => {
    const all = scale(crowd(160).claims, kind);
    const days = Array.from({ length: Math.floor((all.last - all.first) / 37) + 1 }, (_, at) => all.first + 37 * at);
    assert.ok(days.length > 500);
    assert.equal(all.at(days[0]!), 0);
    for (const [one, next] of pairs(days)) assert.ok(all.at(one) < all.at(next));
    for (const one of days) assert.ok(Math.abs(all.day(all.at(one)) - one) <= 0.01);
  });
}

test("five crowded years out of a hundred take five times the room that clock time would give them", () => {
  const { claims } = crowd(160);
  const [elastic, plain] = ["elastic", "true"].map((kind) => {
    const { at } = scale(claims, kind);
    return at(day("1922-01-01")) - at(day("1917-01-01"));
  });
  assert.ok(elastic! > 5 * plain!);
});

test("over 200 random views no two boxes of a row touch, and every label lies inside the chart", () => {
  const table = crowd(160);
  let seen = 0;
  for (const view of randomViews(200)) {
    const picture = arranged(table, view);
    const placed = labelled(picture.marks);
    seen += placed.length;
    for (const [number, mark] of placed.entries()) {
      const told = `${JSON.stringify({ ...view, shown: null })}: ${mark.label}`;
      assert.ok(mark.labelX >= 0 && mark.labelX + mark.labelWidth <= picture.width, told);
      for (const other of placed.slice(number + 1)) {
        const apart = mark.boxRight < other.boxLeft || other.boxRight < mark.boxLeft;
        assert.ok(apart || Math.abs(mark.y - other.y) >= picture.row - 0.01, `${told}, ${other.label}`);
      }
    }
    const ticks = picture.ticks.labelled.map(({ x, label }) => [x, measure(label, true) / 2] as const);
    for (const [a, b] of pairs(ticks)) assert.ok(a[0] + a[1] <= b[0] - b[1] + 0.01);
  }
  assert.ok(seen > 2000);
});

test("every claim in view is labelled or counted as waiting", () => {
  const table = crowd(160);
  for (const view of randomViews(40)) {
    const { lanes, marks } = arranged(table, view);
    for (const lane of lanes) {
      const own = marks.filter((mark) => mark.source === lane.source);
      const rows = (these: Mark[]) => these.reduce((sum, mark) => sum + mark.rows.length, 0);
      assert.equal(lane.shown, rows(own));
      assert.equal(lane.shown, rows(labelled(own)) + lane.waiting);
    }
  }
});

const plain = ({ seen: _seen, ...picture }: Arrangement) => picture;

test("the same view gives the same picture, whatever was drawn before", () => {
  const table = crowd(160);
  const once = plain(arranged(table));
  arranged(table, { width: 400, kind: "true" });
  assert.deepEqual(plain(arranged(table)), once);
});

test("the chosen claim has its whole label, though it would have had to wait", () => {
  const table = crowd(160);
  table.claims.title = table.claims.title.map((title) => title.slice(0, 30).trim());
  const waiting = arranged(table).marks.filter((mark) => mark.y === null);
  assert.ok(waiting.length > 0);
  for (const { row } of waiting.slice(0, 10)) {
    const { chosen } = arranged(table, { selected: row });
    assert.ok(chosen && chosen.y !== null && chosen.label.startsWith(table.claims.title[row]!));
  }
});

test("choosing one claim after the other moves no other label; those in its way wait", () => {
  const table = crowd(160);
  const places = (picture: Arrangement) => new Map(picture.marks.filter((mark) => mark.y !== null).map((mark) => [mark.row, [mark.y, mark.labelX, mark.label].join()]));
  const before = places(arranged(table));
  for (let row = 0; row < 160; row += 1) {
    const picture = arranged(table, { selected: row });
    const after = places(picture);
    const other = [...after].filter(([at]) => at !== picture.chosen?.row);
    assert.deepEqual(other.filter(([at, place]) => before.get(at) !== place), []);
    assert.ok(before.size - other.length <= 8, `${before.size - other.length} labels gave way`);
  }
});

test("some time in a year has a dot within it, never a bar, however narrow the year is", () => {
  const [first, last] = [day("1917-01-01"), day("1917-12-31")];
  const claims = tableOf(2, { earliest: [first, day("1800-01-01")], latest: [last, day("2000-12-31")], precision: ["year", "interval"], stands: [day("1917-11-07"), null] });
  for (const [from, to] of [[null, null], [day("1916-01-01"), day("1918-12-31")]] as const) {
    const { marks, seen } = arranged({ claims, sources: [sourceOf("a")] }, { kind: "true", from, to });
    const mark = marks.find((one) => one.row === 0)!;
    assert.equal(mark.kind, "within");
    assert.ok(Math.abs(mark.dotX - seen.x(day("1917-11-07") + 0.5)) < 1e-6);
    assert.ok(mark.left <= Math.min(seen.x(first), mark.dotX - 9) + 1e-6 && mark.right >= Math.max(seen.x(last + 1), mark.dotX + 9) - 1e-6);
  }
});

for (const [from, to, first, count] of [["1917-10-16", "1917-10-22", "16 Oct 1917", 7], ["1917-02-03", "1917-03-05", "Mar 1917", 6], ["1917-02-10", "1917-09-20", "Mar 1917", 6]] as const) {
  test(`the axis from ${from} to ${to} names its year once, and no day that there is not`, () => {
    const { ticks: { labelled } } = arranged(crowd(60), { kind: "true", from: day(from), to: day(to) });
    const years = labelled.filter((tick) => tick.major).map((tick) => tick.label);
    assert.equal(years.length, 1);
    assert.ok(years[0] === first || (first.startsWith("16") && /^1[678] Oct 1917$/.test(years[0]!)), years[0]);
    assert.ok(labelled.length >= count - 1, labelled.map((tick) => tick.label).join());
    for (const { day: at, label } of labelled) {
      const [, month, date] = yearMonthDay(at);
      assert.ok(date === 1 || label.startsWith(`${date} `), `${label} is not ${date}/${month}`);
    }
  });
}

test("a month before the first year that is named has its own year with it, on both scales", () => {
  for (const kind of ["true", "elastic"]) {
    for (const [from, to] of [["1848-03-20", "1849-02-10"], ["1848-06-20", "1850-02-10"], ["1848-01-05", "1848-12-20"]] as const) {
      const labels = arranged(crowd(60), { kind, from: day(from), to: day(to) }).ticks.labelled.map(({ label }) => label);
      assert.match(labels[0]!, /18(48|49)$/, labels.join());
      assert.equal(labels.filter((label) => label.includes("1848")).length, 1, labels.join());
    }
  }
});

test("in a single week that elastic time stretches every day has its name", () => {
  const days = [16, 17, 18, 19, 20, 21, 22].map((date) => day(`1962-10-${date}`));
  const claims = tableOf(7, { earliest: days, latest: days });
  const labels = arranged({ claims, sources: [sourceOf("a")] }).ticks.labelled.map(({ label }) => label);
  for (const date of [17, 18, 19, 20, 21]) assert.ok(labels.includes(`${date} Oct`), labels.join());
});

test("a day is named where its mark stands, be there one claim or a fortnight of them", () => {
  for (const dates of [[9], [16, 17, 18, 19, 20, 22, 25, 28]]) {
    const days = dates.map((date) => day(`1989-11-${String(date).padStart(2, "0")}`));
    const claims = tableOf(days.length, { earliest: days, latest: days });
    const { marks, ticks: { labelled } } = arranged({ claims, sources: [sourceOf("a")] });
    const named = marks.flatMap((mark) => labelled.filter((tick) => tick.day === claims.earliest[mark.row] && /^[0-9]/.test(tick.label)).map((tick) => [mark.dotX, tick.x] as const));
    assert.ok(named.length > 0, labelled.map((tick) => tick.label).join());
    for (const [dot, name] of named) assert.ok(Math.abs(dot - name) < 0.01, `${dot} and ${name}`);
  }
});

test("what lasts is a bar and a day a dot at every width, on the timeline and in As told", () => {
  const claims = tableOf(3, { earliest: [day("1921-03-01"), day("1917-11-07"), day("1800-01-01")], latest: [day("1921-03-18"), day("1917-11-07"), day("2000-12-31")] });
  const data = dataOf(claims);
  for (const width of [320, 768, 1440, 20000]) {
    const { marks } = arranged({ claims, sources: data.sources }, { kind: "true", width });
    const told = arrangeTold(data, tellingsOf(data, looking())[0]!, { scale: scale(claims, "true"), width, height: 460, measure });
    for (const found of [marks, told.marks]) {
      assert.deepEqual(found.toSorted((a, b) => a.row - b.row).map(({ kind }) => kind), ["span", "point", "span"]);
      assert.ok(found.every(({ left, right }) => right - left >= 6));
    }
  }
});

test("a label of a bar stands above it, not on it", () => {
  const { marks } = arranged(crowd(60));
  const words = marks.filter((mark) => mark.y !== null && mark.kind !== "point");
  assert.ok(words.length > 5);
  for (const mark of words) assert.ok(mark.labelY + 6 <= mark.y! + 7 - 2.5, "letters of 12 px end above the line");
});

for (const count of [1, 2, 3, 6]) {
  test(`each of ${count} sources has a lane, clear of the others and of the axis`, () => {
    const { lanes, axis } = arranged(crowd(120, count));
    const bands = [...lanes, axis].map(({ top, bottom }) => [top, bottom] as const).sort((a, b) => a[0] - b[0]);
    assert.equal(lanes.length, count);
    for (const [a, b] of pairs(bands)) assert.ok(a[1] <= b[0]);
    assert.ok(bands[bands.length - 1]![1] <= 640);
  });
}

test("a few claims stand at heights all over the lane, with their whole titles, and stay there when others are filtered", () => {
  const claims = tableOf(5, { earliest: [0, 90, 200, 300, 420], latest: [0, 90, 200, 300, 420], title: Array.from({ length: 5 }, (_, at) => `${at} ${"a long title that nothing cuts ".repeat(3)}`.trim()) });
  const one = { claims, sources: [sourceOf("a")] };
  const { marks, axis, row } = arranged(one, { kind: "true", height: 500 });
  const heights = new Set(marks.map(({ y }) => y));
  assert.equal(heights.size, 5);
  assert.ok(axis.top - Math.min(...marks.map(({ y }) => y!)) > 0.7 * axis.top, "they fill the picture");
  assert.ok(marks.every(({ label }) => !label.includes("…")));
  const at = (found: Mark[]) => found.map((mark) => `${mark.row} ${mark.y}`).sort();
  const less = arranged(one, { kind: "true", height: 500, shown: [1, 3] });
  assert.deepEqual(at(less.marks), at(marks.filter((mark) => mark.row % 2)));
  assert.ok(row < 30);
});

test("a day is a dot however wide a day is, and two days are a bar there", () => {
  const claims = tableOf(2, { earliest: [100, 103], latest: [100, 104] });
  const { marks } = arranged({ claims, sources: [sourceOf("a")] }, { kind: "true", from: 99, to: 105 });
  assert.deepEqual(marks.toSorted((a, b) => a.row - b.row).map(({ kind }) => kind), ["point", "span"]);
});

test("an empty table still has an axis", () => {
  const { marks, ticks } = arranged(crowd(0));
  assert.deepEqual(marks, []);
  assert.ok(ticks.labelled.length >= 5);
});

test("years before Christ are round as they are named: 50 BC, not the astronomical -50", () => {
  const table = crowd(2);
  table.claims.earliest = [day("-0132-01-01"), day("-0132-01-01")];
  table.claims.latest = [day("-0029-12-31"), day("-0029-12-31")];
  const labels = arranged(table, { kind: "true" }).ticks.labelled.map((tick) => tick.label);
  for (const label of ["100 BC", "50 BC"]) assert.ok(labels.includes(label), labels.join());
});

test("the middle of every label finds its mark, the middle of the axis none", () => {
  const picture = arranged(crowd(160));
  const placed = labelled(picture.marks);
  assert.ok(placed.length > 20);
  for (const mark of placed) assert.equal(hit(picture, mark.labelX + mark.labelWidth / 2, mark.y), mark);
  assert.equal(hit(picture, 500, (picture.axis.top + picture.axis.bottom) / 2), null);
});

const PALETTE: Palette = {
  dark: false, paper: "#ffffff", ink: "#000000", muted: "#777777", axis: "#000000", onAxis: "#ffffff", onAxisMuted: "#cccccc",
  sources: ["#A8402A", "#1D5C86"],
};

test("markup in a title is text in the list, and entities in a figure of it", () => {
  const table = crowd(1);
  table.claims.title = ["<b>A</b> & <i>B</i>"];
  const picture = drawing(arranged(table, { kind: "true", width: 900, height: 500 }), { palette: PALETTE });
  assert.ok(wordsIn(picture.items).some((word) => word.text === "<b>A</b> & <i>B</i>"));
  const texts = figure(picture).data.flatMap((trace: Record<string, any>) => trace.text ?? []);
  assert.ok(texts.includes("&lt;b&gt;A&lt;/b&gt; &amp; &lt;i&gt;B&lt;/i&gt;"));
});

test("no label ends in half a letter", () => {
  const cut = Array.from({ length: 12 }, (_, room) => shorten("\u{10330}".repeat(8), room, (text) => text.length));
  assert.ok(cut.includes("\u{10330}…"));
  for (const text of cut) assert.ok([...text].every((letter) => letter === "…" || letter === "\u{10330}"), text);
});

const DOT: Dot = { kind: "dot", x: 5, y: 6, shape: "diamond", size: 9, fill: "#ffffff", rim: "#112233", rimWidth: 2 };

test("a figure has the list's items in their order: a filled trace with gaps, and runs of dots and of words", () => {
  const word: Word = { kind: "word", x: 1, y: 2, text: "a", fill: "#000000", size: 12, weight: 600, anchor: "end" };
  const path: Path = { kind: "path", outlines: [[0, 0, 1, 0, 1, 1], [2, 2, 3, 2, 3, 3]], fill: "#010203", opacity: 0.5 };
  const items: Item[] = [path, DOT, { ...DOT, shape: "circle" }, word, { ...word, x: 7 }];
  const [paths, dots, words, ...more] = figure({ width: 10, height: 8, ground: "#eeeeee", items }).data as Record<string, any>[];
  assert.deepEqual(more, []);
  assert.deepEqual([paths!.fillcolor, paths!.x], ["rgba(1,2,3,0.5)", [0, 1, 1, 0, null, 2, 3, 3, 2, null]]);
  assert.deepEqual([dots!.marker.symbol, dots!.marker.line.color], [["diamond", "circle"], ["#112233", "#112233"]]);
  assert.deepEqual([words!.x, words!.textposition], [[1, 7], ["middle left", "middle left"]]);
});

test("on the page a hollow dot is a disc with paper over it, its rim in the path of its colour", () => {
  const dot: Dot = { ...DOT, shape: "circle", fill: "#112233" };
  const path = (fill: string): Path => ({ kind: "path", outlines: [[0, 0, 1, 0, 1, 1]], fill, opacity: 1 });
  const found = asPaths([path("#112233"), dot, { ...dot, fill: "#ffffff" }, path("#000000")]);
  assert.deepEqual(found.map(({ fill, outlines }) => [fill, outlines.length]), [["#112233", 3], ["#ffffff", 1], ["#000000", 1]]);
});

test("an empty crowd grows out of nothing on the way from one scale to the other", () => {
  const bare = (counts: number[], most: number) =>
    ({ marks: [], eras: [], ticks: { labelled: [], minor: [] }, lanes: [{ crowd: { counts, most } }] }) as unknown as Arrangement;
  const [from, to] = [bare([0, 0], 0), bare([0, 4], 4)];
  const counts = (picture: Arrangement) => [...picture.lanes[0]!.crowd!.counts];
  assert.deepEqual(counts(onTheWay(from, to, 0.5)), [0, 2]);
  assert.ok(counts(onTheWay(to, from, 0.5)).every(Number.isFinite));
});

test("on the way between the scales no day of the essays passes another", () => {
  const table = { claims: committed, sources: dataOf(committed).sources };
  const [from, to] = ["elastic", "true"].map((kind) => arranged(table, { kind, width: 1088 }));
  for (const share of [0, 0.3, 0.7, 1]) {
    const at = new Map(onTheWay(from!, to!, share).marks.map((mark) => [mark.row, (mark.left + mark.right) / 2]));
    const days = from!.marks.map((mark) => mark.row).filter((row) => committed.earliest[row] === committed.latest[row] && at.has(row));
    assert.ok(days.length > 20, `${days.length}`);
    days.sort((a, b) => committed.earliest[a]! - committed.earliest[b]!);
    for (const [one, next] of pairs(days)) assert.ok(at.get(next)! >= at.get(one)! - 0.001);
  }
});
