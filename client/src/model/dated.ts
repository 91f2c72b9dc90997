/* What a date that a reader gives puts into the columns of its claim; the same as dashboard/showing/page_data.py for a note. */

import { typedDate, type TypedDate } from "./typed-dates.ts";
import type { Claims, Data, Day } from "./claims.ts";

type Value<Name extends keyof Claims> = Claims[Name] extends readonly (infer One)[] | undefined ? One : never;
/** A claim's values by the names of the columns. */
export type Row = { [Name in Exclude<keyof Claims, "n" | "large">]-?: Value<Name> };
type Spread = Pick<Row, "earliest" | "latest" | "precision">;

const RULE = "note"; // as dashboard/reading/claims/noted.py calls what an editor says
const UNITS = ["month", "season", "year", "decade", "century", "millennium"]; // within which something happened, not how long it lasted

/** The columns that say when, how it is known, and what its old words said of it. */
export function dated(date: TypedDate, calendar = ""): Partial<Row> {
  const { edtf, when, certainty, earliest, latest, precision, approximate, uncertain } = date;
  const days = { edtf, when, certainty, earliest, latest, precision, approximate, uncertain };
  return { ...days, dated_by: "editor", rule: RULE, words: "", calendar, note: calendar, old: "", anchor: "", other: "" };
}

/** The day at which a claim is drawn that happened some time in a month or longer: the first day of its event, if our list
    dates that to a third of the time or less, else the middle. */
export function stands({ events }: Pick<Data, "events">, { earliest, latest, precision, event }: Spread & { event: string }): Pick<Row, "stands" | "lent"> {
  if (!UNITS.includes(precision) || earliest === null || latest === null) return { stands: null, lent: false };
  const known = events[event] ? typedDate(events[event].edtf) : null;
  const own = known && !("wrong" in known) && within(known, { earliest, latest, precision }) ? known.earliest : null;
  return own === null ? { stands: Math.floor((earliest + latest) / 2), lent: false } : { stands: own, lent: true };
}

function within(inner: TypedDate, { earliest, latest }: { earliest: Day; latest: Day; precision: string }): boolean {
  const [first, last] = [inner.earliest, inner.latest];
  if (first === null || last === null || earliest === null || latest === null || inner.approximate || inner.uncertain) return false;
  return earliest <= first && last <= latest && last - first < (latest - earliest) / 3;
}
