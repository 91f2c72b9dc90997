/* The data as a reader corrected them: what came from Python with the reader's work put to it. Nothing that came is changed. */

import type { Change, Work } from "./work.ts";
import type { Claims, Data } from "./claims.ts";

/** The data with some work put to them; the same object where there is none. */
export function corrected(data: Data, work: Work): Data {
  const claims = correctedClaims(data.claims, work.changes);
  const sources = data.sources.map((source) => {
    const name = work.names[source.id];
    return name ? { ...source, name, label: name } : source;
  });
  return { ...data, claims, sources: Object.keys(work.names).length ? sources : data.sources };
}

function correctedClaims(claims: Claims, changes: Work["changes"]): Claims {
  if (!Object.keys(changes).length) return claims;
  const change = claims.id.map((id): Change => changes[id] ?? {});
  const put = <Value>(column: readonly Value[], value: (one: Change) => Value | undefined) => column.map((was, row) => value(change[row]!) ?? was);
  const whole = {
    ...claims,
    title: put(claims.title, (one) => one.title),
    theme: put(claims.theme, (one) => one.theme),
    event: put(claims.event, (one) => one.event),
    remark: put(claims.remark, (one) => one.remark),
    starred: put(claims.starred, (one) => one.starred),
  };
  return kept(whole, change.map((one) => !one.dropped));
}

/** The claims without those that are not kept: each column is a list with a value for each claim. */
function kept(claims: Claims, keep: readonly boolean[]): Claims {
  if (keep.every(Boolean)) return claims;
  const columns = Object.entries(claims).map(([name, values]) => [name, Array.isArray(values) ? values.filter((_, row) => keep[row]) : values]);
  return { ...(Object.fromEntries(columns) as Claims), n: keep.filter(Boolean).length };
}
