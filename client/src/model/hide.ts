/* A claim without its date, for those who are to find it: in pieces, of which some are hidden.

   What is hidden: the words that date the claim, and other claims whose passages it shares; and all that looks like a date,
   since a year that stands beside gives the order away no less. Worksheets (dashboard/showing/export) ask for the same. */

const MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
const DAY = "\\d{1,2}(?:st|nd|rd|th)?";
const DATES = [
  `\\b${DAY}(?:[-–/] ?\\d{1,2})?(?: of)? ${MONTH}\\b(?:,? (?:of )?\\d{3,4}\\b)?`, // 7 November 1917
  `\\b${MONTH},? (?:of )?\\d{1,4}(?:st|nd|rd|th)?\\b(?:, ?\\d{3,4}\\b)?`, // November 7, 1917; November 1917
  "(?:\\bAD )?\\b\\d{1,4}(?:[-–/]\\d{1,4})? (?:BC|BCE|CE|AD)\\b", // 44 BC
  "\\bAD \\d{1,4}\\b",
  "\\b\\d{4}s?(?:[-–/]\\d{1,4}s?)?(?!\\w)", // 1917, 1920s, 1918-21
  "\\b\\w+(?:st|nd|rd|th)[ -]centur(?:y|ies)\\b", // nineteenth century
  "\\b\\d+ years (?:ago|later|earlier|before|after)\\b", // 100 years ago
].join("|");

/** `{title, claim}` of a row, each a list of `{text, hidden}`. */
export function withoutDates(claims, row) {
  return { title: pieces(claims.title[row], []), claim: pieces(claims.claim[row], datingWords(claims, row)) };
}

const known = new WeakMap();

/** The words that date a claim, and those that date the others of the same passage. */
function datingWords(claims, row) {
  if (!known.has(claims)) known.set(claims, allDatingWords(claims));
  return known.get(claims)[row];
}

/** The same for every claim. By where they begin in their texts, only neighbours need be compared. */
function allDatingWords(claims) {
  const { n, source, start, end, words } = claims;
  const found = Array.from({ length: n }, (_, row) => (words[row] ? [words[row]] : []));
  const rows = Array.from({ length: n }, (_, row) => row);
  rows.sort((a, b) => (source[a] < source[b] ? -1 : source[a] > source[b] ? 1 : start[a] - start[b]));
  for (const [at, one] of rows.entries()) {
    for (const other of rows.slice(at + 1, next(rows, at, claims))) {
      if (end[other] <= start[one]) continue;
      if (words[other]) found[one].push(words[other]);
      if (words[one]) found[other].push(words[one]);
    }
  }
  return found;
}

/** The first place after `at` whose claim is of another text or begins after this one's end. */
function next(rows, at, { source, start, end }) {
  let place = at + 1;
  while (place < rows.length && source[rows[place]] === source[rows[at]] && start[rows[place]] < end[rows[at]]) place += 1;
  return place;
}

/** A text in pieces, `{text, hidden}`, that make it up again. */
function pieces(text: string, words: string[]) {
  const escaped = [...new Set(words)].map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const hidden = new Uint8Array(text.length);
  for (const pattern of [DATES, ...escaped]) {
    for (const found of text.matchAll(new RegExp(pattern, "gi"))) hidden.fill(1, found.index, found.index + found[0].length);
  }
  const made = [];
  for (let at = 0, end = 0; at < text.length; at = end) {
    while (end < text.length && hidden[end] === hidden[at]) end += 1;
    made.push({ text: text.slice(at, end), hidden: hidden[at] === 1 });
  }
  return made;
}
