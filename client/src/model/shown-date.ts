/* A claim's date as a field shows it: in words, if they are read as the same date, else as EDTF. */

import { typedDate } from "./typed-dates.ts";
import type { Claims } from "./claims.ts";

export function shownDate({ when, edtf }: Pick<Claims, "when" | "edtf">, row: number): string {
  const read = typedDate(when[row]!);
  return !("wrong" in read) && read.edtf === edtf[row] ? when[row]! : edtf[row]!;
}
