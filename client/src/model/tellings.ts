/* As told: the claims of a source in the order in which it tells them. x is time, y the place in the text, and a line goes
   from claim to claim. Pure; pixels as in 40-arrange.js.

   The line is a pen that moves through time no more than it must: a claim whose dates hold the day at which the pen stands
   leaves it there. So the pen goes left only where the next claim was over before that day, and that is what a leap back is. */

import { select } from "./select.ts";

const YEAR = 365.2425;
const prepared = new WeakMap();

/** Each source's rows in the order of telling, each row's place in its text (0 to 1), and where paragraphs begin.

    A place is that of the passage; what one passage tells several times is spread over it. A table without places has
    those of its paragraphs, and one without paragraphs the order of its rows. */
export function inTelling(claims) {
  if (prepared.has(claims)) return prepared.get(claims);
  const bySource = new Map();
  for (let row = 0; row < claims.n; row += 1) {
    if (!bySource.has(claims.source[row])) bySource.set(claims.source[row], []);
    bySource.get(claims.source[row]).push(row);
  }
  const place = new Float64Array(claims.n);
  const texts = {};
  for (const [source, rows] of bySource) texts[source] = { rows, ...placed(claims, rows, place) };
  prepared.set(claims, { place, texts });
  return prepared.get(claims);
}

/** Sorts one source's rows and sets their places; answers where paragraphs begin, `[[number, place], ...]`. */
function placed(claims, rows, place) {
  const known = (name) => rows.some((row) => claims[name][row] > 0);
  const numbered = known("paragraph");
  let span = (row) => [row, row + 1];
  if (known("end")) span = (row) => [claims.start[row], claims.end[row]];
  else if (numbered) span = (row) => [claims.paragraph[row], claims.paragraph[row] + 1];
  rows.sort((a, b) => span(a)[0] - span(b)[0] || a - b);
  const first = known("end") ? 0 : span(rows[0])[0];
  const length = rows.reduce((most, row) => Math.max(most, span(row)[1]), -Infinity) - first;
  for (let i = 0; i < rows.length; ) {
    const [from, to] = span(rows[i]);
    let next = i + 1;
    while (next < rows.length && span(rows[next]).join() === `${from},${to}`) next += 1;
    for (let k = i; k < next; k += 1) place[rows[k]] = (from - first + ((k - i + 0.5) / (next - i)) * (to - from)) / length;
    i = next;
  }
  return { paragraphs: numbered ? beginnings(claims, rows, (row) => (span(row)[0] - first) / length) : [] };
}

/** Where each paragraph that makes a claim begins; numbers that go back (an index, a note) are left out. */
function beginnings(claims, rows, begin) {
  const found = [];
  for (const row of rows) {
    const number = claims.paragraph[row];
    if (!found.length || number > found[found.length - 1][0]) found.push([number, begin(row)]);
  }
  return found;
}

/** The place of a paragraph, between its neighbours where it makes no claim itself; null before and after all that do. */
export function placeOfParagraph(paragraphs, number) {
  const after = paragraphs.findIndex(([other]) => other >= number);
  if (after < 0) return null;
  const [high, end] = paragraphs[after];
  if (high === number) return end;
  if (!after) return null;
  const [low, begin] = paragraphs[after - 1];
  return begin + ((number - low) / (high - low)) * (end - begin);
}

/** The steps of a telling, `[{row, pen, days}]`: `pen` is the day where the pen stands, `days` how far it went there. */
function steps(claims, rows) {
  let pen = null;
  return rows.map((row) => {
    const [earliest, latest] = [claims.earliest[row] ?? -Infinity, claims.latest[row] ?? Infinity];
    if (pen === null) pen = claims.earliest[row] ?? latest;
    const to = Math.min(Math.max(pen, earliest), latest);
    const step = { row, pen: to, days: to - pen };
    pen = to;
    return step;
  });
}

/** A telling in numbers: `{claims, back, far, onward, furthest}`: leaps back, those by more than a year, the share (0 to 1)
    of claims that follow on in time from the one before, and the step that leaps furthest back, or null. */
function tellingIn(told) {
  const leaps = told.filter((step) => step.days < 0);
  const furthest = leaps.reduce((most, step) => (most && most.days <= step.days ? most : step), null);
  const after = Math.max(1, told.length - 1);
  return {
    claims: told.length,
    back: leaps.length,
    far: leaps.filter((step) => step.days < -YEAR).length,
    onward: (after - leaps.length) / after,
    furthest,
  };
}

/** What a source tells of the rows that pass all filters but the window: `[{source, told, summary}]`, one a source shown. */
export function tellings(data, state) {
  const { claims, sources } = data;
  const passed = new Uint8Array(claims.n);
  for (const row of select(claims, { ...state, from: null, to: null })) passed[row] = 1;
  const { texts } = inTelling(claims);
  return sources
    .filter((source) => texts[source.id] && (!state.source.length || state.source.includes(source.id)))
    .map((source) => {
      const told = steps(claims, texts[source.id].rows.filter((row) => passed[row]));
      return { source, told, summary: tellingIn(told) };
    });
}

/** How many of some rows begin in each era: the weight that a text gives it. */
export function weights(claims, rows, eras) {
  const counts = eras.map(() => 0);
  for (const row of rows) {
    const day = claims.earliest[row] ?? claims.latest[row];
    const at = eras.findIndex((era) => era.from <= day && day <= era.to);
    if (at >= 0) counts[at] += 1;
  }
  return counts;
}

export const percent = (share, lang) => new Intl.NumberFormat(lang, { style: "percent" }).format(share);
