/* How another essay's claim of the same event stands to ours: a plain sentence from two rows of the table. */
(function (claimline) {
  "use strict";

  const begin = (claims, row) => claims.earliest[row] ?? -Infinity;
  const end = (claims, row) => claims.latest[row] ?? Infinity;
  const ownDate = (claims, row) => claims.dated_by[row] !== "reference";

  /** How the days of `other` stand to those of `row`: "same", "within", "around", "overlaps" or "apart". */
  function days(claims, row, other) {
    const [first, last] = [begin(claims, row), end(claims, row)];
    const [from, to] = [begin(claims, other), end(claims, other)];
    if (from === first && to === last) return "same";
    if (from >= first && to <= last) return "within";
    if (from <= first && to >= last) return "around";
    return from > last || to < first ? "apart" : "overlaps";
  }

  const SAYS = {
    same: () => "tells it too, with the same date",
    within: (when) => `tells it too, dated more exactly: ${when}`,
    around: (when) => `tells it too, dated less exactly: ${when}`,
    overlaps: (when) => `tells it too; the dates overlap: ${when}`,
    apart: (when) => `dates it otherwise: ${when}`,
  };
  const NEAREST = ["same", "within", "around", "overlaps", "apart"];

  /** What the claims `rows` of one other essay do with the date of `row`. Two essays can only disagree where both
      give a date themselves, and only a date that has no day in common is another one. */
  function agreement(claims, row, rows) {
    const own = rows.filter((other) => ownDate(claims, other));
    if (!own.length) return `tells it too; gives no date (by reference: ${claims.when[rows[0]]})`;
    if (!ownDate(claims, row)) return `tells it too, and gives the date: ${claims.when[own[0]]}`;
    const known = own.map((other) => ({ other, how: days(claims, row, other) }));
    known.sort((a, b) => NEAREST.indexOf(a.how) - NEAREST.indexOf(b.how));
    return SAYS[known[0].how](claims.when[known[0].other]);
  }

  Object.assign(claimline, { agreement });
})((window.claimline = window.claimline || {}));
