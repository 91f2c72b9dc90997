/* As told, the pure half: order and place in the text, the pen's way through time, and the picture of a panel. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { drawingTold } from "../src/chart/told-drawing.ts";
import { arrangeTold, hitTold, type ToldMark } from "../src/chart/told-arrange.ts";
import { inTelling, tellingsOf } from "../src/model/tellings.ts";
import { scale } from "../src/chart/scale.ts";
import { toldLead, toldSummary } from "../src/views/told-words.ts";
import { readDay } from "../src/model/state.ts";
import type { Claims, Data, DatedBy, State } from "../src/model/claims.ts";
import { committed } from "./committed.ts";
import { chance, claimsOf, dataOf, day, looking, measure, speaking } from "./given.ts";

speaking("en");

/** Claims told in this order by one source, a paragraph each. */
function told(dates: string[], more: Partial<Claims> = {}): Data {
  const numbers = dates.map((_, at) => at);
  const places = { paragraph: numbers.map((at) => at + 1), start: numbers.map((at) => 100 * at), end: numbers.map((at) => 100 * at + 50) };
  return dataOf({ ...claimsOf(...dates), title: dates.map((text) => `Claim ${text}`), ...places, ...more });
}

/** Claims at random, days and long spans, told in no order of time; some passages tell several. */
function crowd(count: number): Data {
  const { whole, among } = chance(3);
  const many = <T>(make: () => T): T[] => Array.from({ length: count }, make);
  const dates = many(() => {
    const year = among([whole(1917, 1921), whole(1880, 1990)]);
    return among([`${year}`, `${year}-05-04`, `${year}/${year + whole(1, 30)}`, `../${year}`]);
  });
  const start = many(() => 40 * whole(0, count - 1)).sort((a, b) => a - b);
  const title = many(() => Array.from({ length: whole(1, 8) }, () => among(["Peace", "land", "bread", "treaty", "uprising", "of"])).join(" "));
  return told(dates, {
    start, end: start.map((at) => at + 35), paragraph: start.map((at) => Math.floor(at / 400) + 1), title,
    weight: many(() => whole(1, 3)), dated_by: many(() => among<DatedBy>(["text", "reference"])),
  });
}

interface Wish { kind?: string; state?: State; from?: number | null; to?: number | null; width?: number; height?: number; selected?: number | null }

function arranged(data: Data, { kind = "elastic", state = looking(), ...view }: Wish = {}) {
  const [telling] = tellingsOf(data, { ...state, source: [data.sources[0]!.id] });
  return arrangeTold(data, telling!, { width: 500, height: 460, ...view, scale: scale(data.claims, kind), measure });
}

const LEAPS: [string[], boolean[]][] = [
  [["1917", "1918", "1921"], [false, false, false]],
  [["1921", "1917"], [false, true]],
  [["1917-10", "1917"], [false, false]], // the year holds the month: no way back
  [["1918", "1903/1924", "1921"], [false, false, false]], // a long span leaves the pen where it is
  [["1918", "1903/1924", "1910"], [false, false, true]],
  [["1924-01-21", "../1917"], [false, true]],
  [["1924-01-21", "1917/.."], [false, false]],
  [["1917-11-07", "1917-11-06"], [false, true]],
];

for (const [dates, back] of LEAPS) {
  test(`told in the order ${dates.join(", ")}, what was over before the day of the telling leaps back`, () => {
    assert.deepEqual(tellingsOf(told(dates), looking())[0]!.told.map((step) => step.days < 0), back);
  });
}

test("claims are told in the order of their places, whatever order the table's rows are in", () => {
  const data = told(["1917", "1918", "1921"], { start: [500, 100, 300], end: [550, 150, 350], paragraph: [3, 1, 2] });
  assert.deepEqual(tellingsOf(data, looking())[0]!.told.map((step) => step.row), [1, 2, 0]);
});

const PLACES: [Partial<Pick<Claims, "start" | "end" | "paragraph">>, number[]][] = [
  [{ start: [50, 0, 50], end: [100, 50, 100], paragraph: [1, 2, 2] }, [1, 0, 2]],
  [{ start: [0, 0, 0], end: [0, 0, 0], paragraph: [4, 1, 1] }, [2, 0, 1]],
  [{ start: [0, 0, 0], end: [0, 0, 0], paragraph: [0, 0, 0] }, [0, 1, 2]],
];

for (const [places, wanted] of PLACES) {
  test(`claims stand in the order of their passages, else of the paragraphs, else of the rows: ${wanted.join()}`, () => {
    assert.deepEqual([...inTelling(told(["1917", "1918", "1921"], places).claims).place], wanted);
  });
}

test("a paragraph is numbered at its first claim, below a rule; numbers that go back are left out", () => {
  const { paragraphs, marks } = arranged(told(["1917", "1918", "1921", "1924"], { paragraph: [3, 3, 7, 2] }));
  assert.deepEqual(paragraphs.map(({ number, y }) => [number, y]), [[3, marks[0]!.y], [7, marks[2]!.y]]);
  assert.ok(paragraphs.every(({ rule, y }) => rule < y) && paragraphs[1]!.rule > marks[1]!.y);
});

test("where each claim has a row as high as a label nearly all have one; the others are counted, and a filter moves nothing", () => {
  const data = crowd(140);
  const size = { width: 1000, height: 16 * 140 + 70 };
  const whole = arranged(data, size);
  assert.ok(whole.waiting <= 4, `${whole.waiting} wait`);
  const small = arranged(data, { ...size, height: 400 });
  assert.ok(small.waiting > 40);
  for (const { marks, waiting } of [whole, small]) assert.equal(marks.filter((mark) => mark.shown).length, labelled(marks).length + waiting);
  const heights = new Map(whole.marks.map((mark) => [mark.row, mark.y]));
  const some = arranged({ ...data, claims: { ...data.claims, theme: data.claims.theme.map((_, row) => (row % 3 ? "out" : "in")) } }, { ...size, state: looking({ theme: ["in"] }) });
  assert.ok(some.marks.length < 60 && some.marks.every((mark) => mark.y === heights.get(mark.row)));
});

const SUMMED: [string[], string][] = [
  [[], "No claim of this text passes the filters."],
  [["1917"], "One claim."],
  [["1917", "1918"], "2 claims, all told in order of time."],
  [["1917-11-07", "1917-10-01", "1918"], "33% of what A tells goes back in time: 1 of 3 claims lies earlier than the one told just before it."],
  [
    ["1953", "1902", "1921", "1917", "1924"],
    "40% of what A tells goes back in time: 2 of 5 claims lie earlier than the one told just before it. 2 of them go back by more than a year, furthest from 1953 to 1902 in paragraph 2.",
  ],
];

for (const [dates, says] of SUMMED) {
  test(`a telling is summed up in one sentence: ${says}`, () => {
    const more = { theme: ["left out", ...dates.map(() => "kept")], paragraph: [0, ...dates.map((_, at) => at + 1)] };
    const data = told(["1900", ...dates], more);
    const telling = tellingsOf(data, looking({ theme: ["kept"] }))[0]!;
    assert.equal([toldLead(data, telling), toldSummary(data, telling)].filter(Boolean).join(" "), says);
  });
}

test("the window leaves the telling as it is", () => {
  const state = looking({ from: day("1920"), to: readDay("1922", true) });
  const { claims, back } = tellingsOf(told(["1953", "1902", "1921"]), state)[0]!.summary;
  assert.deepEqual([claims, back], [3, 1]);
});

test("only chosen sources have panels", () => {
  const data = told(["1917", "1918", "1919"], { source: ["a", "b", "c"] });
  assert.deepEqual(tellingsOf(data, looking({ source: ["a", "c"] })).map((telling) => telling.source.id), ["a", "c"]);
});

function views(count: number): Wish[] {
  const { whole, between, among, yes } = chance(5);
  return Array.from({ length: count }, () => {
    const [middle, half] = [between(1885, 1985), among([0.5, 2, 10, 60])];
    const days = [Math.round((middle - half) * 365.2425), Math.round((middle + half) * 365.2425)] as const;
    const [from, to] = yes(0.5) ? days : [null, null];
    const selected = among([null, whole(0, 139)]);
    return { kind: among(["elastic", "true"]), from, to, width: whole(320, 1400), height: whole(300, 900), selected };
  });
}

type Box = Record<"left" | "right" | "top" | "bottom", number>;
const touching = (a: Box, b: Box) => a.left < b.right - 0.01 && b.left < a.right - 0.01 && a.top < b.bottom - 0.01 && b.top < a.bottom - 0.01;
const labelled = (marks: ToldMark[]) => marks.filter((mark) => mark.label).map((mark) => ({ ...mark, mark, box: mark.box!, labelX: mark.labelX!, labelWidth: mark.labelWidth! }));

test("over 60 random views labels neither touch nor are clipped, nor cover another's dot, but for the chosen one's", () => {
  const data = crowd(140);
  let seen = 0;
  for (const view of views(60)) {
    const picture = arranged(data, view);
    const named = labelled(picture.marks);
    seen += named.length;
    for (const [number, { box, label, mark }] of named.entries()) {
      const said = `${JSON.stringify(view)}: ${label}`;
      assert.ok(0 <= box.left && box.left < box.right && box.right <= picture.width, said);
      assert.ok(picture.top <= box.top && box.top < box.bottom && box.bottom <= picture.bottom, said);
      for (const other of named.slice(number + 1)) assert.ok(!touching(box, other.box), `${said}, ${other.label}`);
      if (mark.row === view.selected) continue;
      for (const other of picture.marks) {
        const dot = { left: other.x - 3, right: other.x + 3, top: other.y - 3, bottom: other.y + 3 };
        assert.ok(other === mark || !other.shown || !touching(box, dot), said);
      }
    }
  }
  assert.ok(seen > 500);
});

test("the chosen claim has a label, and of the others' none moves", () => {
  const data = crowd(140);
  const boxes = (marks: ToldMark[]) => new Map(labelled(marks).map(({ row, box }) => [row, box]));
  const before = boxes(arranged(data).marks);
  const without = Array.from({ length: 140 }, (_, row) => row).filter((row) => !before.has(row)).slice(0, 25);
  assert.ok(without.length > 5);
  for (const row of without) {
    const picture = arranged(data, { selected: row });
    assert.ok(picture.chosen?.label);
    for (const [other, box] of boxes(picture.marks)) if (other !== row) assert.deepEqual(box, before.get(other));
  }
});

test("what comes back to an event has a label too, but only after every event has one", () => {
  const data = told(["1917", "1921", "1917"], { event: ["october", "kronstadt", "october"], title: ["October", "Kronstadt", "October"], weight: [3, 1, 3] });
  assert.deepEqual(arranged(data).marks.map((mark) => mark.label), ["October", "Kronstadt", "October"]);
  const many = told(Array.from({ length: 152 }, (_, at) => `${1800 + at}`), { event: Array.from({ length: 152 }, (_, at) => `e${Math.min(at, 149)}`), weight: Array.from({ length: 152 }, (_, at) => (at > 148 ? 3 : 1)) });
  const without = arranged(many, { width: 1000, height: 16 * 152 + 70 }).marks.filter((mark) => !mark.label);
  assert.deepEqual(without.map(({ step }) => many.claims.event[step.row]), ["e149", "e149"]);
});

for (const kind of ["elastic", "true"]) {
  test(`on the ${kind} scale the line goes left only where the telling leaps back, down always, and stays in the window`, () => {
    for (const window of [{}, { from: day("1900"), to: readDay("1930", true) }]) {
      const picture = arranged(crowd(140), { kind, ...window });
      assert.ok(picture.line.some((piece) => piece.back));
      for (const { x1, x2, y1, y2, back } of picture.line) {
        assert.ok(y2 >= y1 - 0.01);
        assert.ok(Math.min(x1, x2) >= picture.seen.left - 0.01 && Math.max(x1, x2) <= picture.seen.right + 0.01);
        assert.ok(back || x2 >= x1 - 6); // a span that is drawn as a dot has its dot in the middle: a few pixels
      }
    }
  });
}

test("of thousands of claims the line has few ends, and the outermost claims of a row of pixels are among them", () => {
  const picture = arranged(crowd(5000));
  const gather = (places: [number, number][]) => {
    const rows = new Map<number, number[]>();
    for (const [x, y] of places) rows.set(Math.round(y), [...(rows.get(Math.round(y)) ?? []), x]);
    return rows;
  };
  const ends = gather(picture.line.flatMap(({ x1, y1, x2, y2 }): [number, number][] => [[x1, y1], [x2, y2]]));
  assert.ok(picture.line.length < 4 * picture.height);
  for (const [y, xs] of gather(picture.marks.map((mark) => [mark.x, mark.y]))) {
    if (xs.length < 2) continue;
    for (const outermost of [Math.min(...xs), Math.max(...xs)]) assert.ok(ends.get(y)!.includes(outermost));
  }
});

test("the middle of every label finds its claim; where there is none, nothing is found", () => {
  const picture = arranged(crowd(140));
  const named = labelled(picture.marks);
  assert.ok(named.length > 5);
  for (const { mark, labelX, labelWidth, box } of named) assert.equal(hitTold(picture, labelX + labelWidth / 2, (box.top + box.bottom) / 2), mark);
  assert.equal(hitTold({ ...picture, marks: [] }, 10, 10), null);
});

test("an era is named with the share of claims that begin in it", () => {
  const data = { ...told(["1902", "1917", "1918", "1921"]), eras: [{ name: "War", from: day("1914"), to: readDay("1918", true)! }] };
  assert.deepEqual(arranged(data, { kind: "true" }).eras.map((era) => [era.name, era.share]), [["WAR", "50%"]]);
});

for (const dates of [[], ["1917"], ["../1917", "1917/.."]]) {
  test(`${dates.length} claims still make a picture with an axis`, () => {
    const data = told(["1900", ...dates], { theme: ["out", ...dates.map(() => "in")] });
    const picture = arranged(data, { state: looking({ theme: ["in"] }) });
    assert.equal(picture.marks.length, dates.length);
    assert.ok(picture.ticks.labelled.length >= 1);
  });
}

test("both essays are told whole: every claim is one step of its source's telling, paragraphs in order", () => {
  const found = tellingsOf(dataOf(committed), looking());
  assert.deepEqual(found.map((one) => one.source.id), ["lenihan", "munoz"]);
  for (const { source, told: steps } of found) {
    assert.equal(steps.length, committed.source.filter((id) => id === source.id).length);
    const paragraphs = steps.map((step) => committed.paragraph[step.row]!);
    assert.deepEqual(paragraphs, [...paragraphs].sort((a, b) => a - b));
  }
});

test("in the picture of As told a date that is given in part is a mark of its own, half filled", () => {
  const palette = { paper: "#ffffff", ink: "#000000" } as any;
  const picture = (dated_by: DatedBy) => drawingTold(arranged(told(["1917-03-08", "1918/1930"], { dated_by: [dated_by, dated_by] })), { palette, colour: "#112233" });
  const [text, part, ours] = (["text", "context", "reference"] as const).map((by) => JSON.stringify(picture(by).items));
  assert.equal(new Set([text, part, ours]).size, 3);
  const holes = (by: DatedBy) => picture(by).items.flatMap((item) => (item.kind === "path" && item.fill === "#ffffff" && item.opacity === 1 ? item.outlines : []));
  const widths = (by: DatedBy) => holes(by).filter((outline) => outline.length > 8).map((outline) => {
    const across = outline.filter((_, at) => at % 2 === 0);
    return Math.max(...across) - Math.min(...across);
  });
  assert.ok(Math.abs(Math.min(...widths("context")) - Math.min(...widths("reference")) / 2) < 0.3);
});
