/* Dates in the words of the page: a file may have been saved on a page in another language. */

import { typedDate } from "./typed-dates.ts";
import type { Claims, Data } from "./claims.ts";

/** The data with all dates told in the language that is spoken now. What is no date stays as it is. */
export function retold(data: Data): Data {
  const events = Object.entries(data.events).map(([id, event]) => [id, { ...event, when: tell(event.edtf, event.when) }]);
  return { ...data, claims: claimsRetold(data.claims), events: Object.fromEntries(events) };
}

function claimsRetold(claims: Claims): Claims {
  const dates = claims.edtf.map(typedDate);
  const certainty = dates.map((date, row) => ("wrong" in date ? claims.certainty[row]! : date.certainty));
  const again = (texts: string[]) => texts.map((text) => (text ? tell(text, text) : text)); // words of either language are read
  return { ...claims, certainty, when: claims.edtf.map((edtf, row) => tell(edtf, claims.when[row]!)), old: again(claims.old), other: again(claims.other) };
}

/** A date in words; the words that it had if it is none. */
function tell(date: string, was: string): string {
  const read = typedDate(date);
  return "wrong" in read ? was : read.when;
}
