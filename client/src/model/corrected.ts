/* The data as a reader corrected them: what came from Python with the reader's work put to it. Nothing that came is changed. */

import { begun, corrects, type Added, type Change, type Work } from "./work.ts";
import { dated, stands, type Row } from "./dated.ts";
import { typedDate } from "./typed-dates.ts";
import type { Claims, Data, Theme } from "./claims.ts";

const WEIGHT = 2; // of an added claim

/** The data with some work put to them; the same object where there is none. */
export function corrected(data: Data, work: Work): Data {
  if (!begun(work)) return data;
  const claims = correctedClaims(data, work);
  const sources = data.sources.map((source) => {
    const name = work.names[source.id];
    return name ? { ...source, name, label: name } : source;
  });
  const judged = Object.keys(work.judgements).length ? { judged: { ...data.judged, ...work.judgements } } : {};
  return { ...data, ...judged, claims, themes: themesOf(data, claims), sources: Object.keys(work.names).length ? sources : data.sources };
}

/** The themes of the table as it came, and behind them those that a reader made. */
function themesOf({ themes }: Data, { theme }: Claims): Theme[] {
  const known = new Set(themes.map(({ id }) => id));
  const fresh = [...new Set(theme)].filter((id) => !known.has(id));
  return fresh.length ? [...themes, ...fresh.map((id) => ({ id, label: id }))] : themes;
}

function correctedClaims(data: Data, { changes, added }: Work): Claims {
  const fitting = added.flatMap((one) => (data.sources.some(({ id }) => id === one.source) ? rowsOf(data, one) : []));
  if (!Object.keys(changes).length && !fitting.length) return data.claims;
  const claims = withAdded(data.claims, fitting);
  const put: Partial<Row>[] = claims.id.map((id, row) => {
    const change = changes[id];
    return change ? values(data, claims, row, change) : {};
  });
  const columns = Object.entries(claims).map(([name, column]) => {
    const value = (was: unknown, row: number) => (name in put[row]! ? put[row]![name as keyof Row] : was); // which may be null
    return [name, Array.isArray(column) ? column.map(value) : column];
  });
  return kept(Object.fromEntries(columns) as Claims, claims.id.map((id) => !changes[id]?.dropped));
}

/** What a change puts into the columns of its claim. */
function values(data: Data, claims: Claims, row: number, change: Change): Partial<Row> {
  const { title, theme, event = claims.event[row]!, remark, starred } = change;
  const typed = change.date === undefined ? null : typedDate(change.date);
  const date = typed && !("wrong" in typed) && typed.edtf !== claims.edtf[row] ? typed : null; // its own date is no other
  const now = date ? dated(date, change.calendar) : {};
  const moved = date || change.event !== undefined;
  const again = moved ? { check: "", ...stands(data, { ...place(claims, row), ...now, event }) } : {};
  const said = Object.entries({ title, theme, event, remark, starred }).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(said), ...now, ...again, edited: claims.edited![row]! || corrects(change) };
}

const place = (claims: Claims, row: number) => ({ earliest: claims.earliest[row]!, latest: claims.latest[row]!, precision: claims.precision[row]! });

/** The claims with those that were added, each in its place: after what its text tells before it. */
function withAdded(claims: Claims, added: readonly Row[]): Claims {
  const before = new Map<number, Row[]>(); // by the row that they stand before
  for (const one of [...added].sort((a, b) => a.start - b.start)) {
    const at = placeOf(claims, one);
    before.set(at, [...(before.get(at) ?? []), one]);
  }
  const columns = Object.entries(claims).filter(([, column]) => Array.isArray(column)).map(([name, column]) => {
    const fresh = (row: number) => (before.get(row) ?? []).map((one) => one[name as keyof Row]);
    return [name, [...(column as unknown[]).flatMap((value, row) => [...fresh(row), value]), ...fresh(claims.n)]];
  });
  const whole = { ...Object.fromEntries(columns), n: claims.n + added.length } as Claims;
  const ids = new Set(added.map(({ id }) => id));
  return { ...whole, edited: whole.id.map((id, row) => ids.has(id) || Boolean(whole.edited?.[row])) };
}

/** The row before which an added claim stands. */
function placeOf({ n, source, start }: Claims, one: Pick<Row, "source" | "start">): number {
  let at = -1;
  for (let row = 0; row < n; row += 1) {
    if (source[row] !== one.source) continue;
    if (start[row]! <= one.start) at = row + 1;
    else if (at < 0) at = row;
  }
  return at < 0 ? n : at;
}

/** An added claim as a row of the table; none if its date says nothing. */
function rowsOf(data: Data, { id, source, paragraph, start, end, claim, title, date, theme, event }: Added): Row[] {
  const read = typedDate(date);
  if ("wrong" in read) return [];
  const said = { id, source, paragraph, start, end, claim, title, theme, event, weight: WEIGHT, remark: "", starred: false, check: "", edited: true };
  return [{ ...said, ...dated(read), ...stands(data, { ...read, event }) } as Row];
}

/** The claims without those that are not kept: each column is a list with a value for each claim. */
function kept(claims: Claims, keep: readonly boolean[]): Claims {
  if (keep.every(Boolean)) return claims;
  const columns = Object.entries(claims).map(([name, values]) => [name, Array.isArray(values) ? values.filter((_, row) => keep[row]) : values]);
  return { ...(Object.fromEntries(columns) as Claims), n: keep.filter(Boolean).length };
}
