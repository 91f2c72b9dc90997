/* Which claims pass the filters, in which order they happened, and how many there would be: the browser's only select. */
(function (claimline) {
  "use strict";

  const folded = new WeakMap();

  /** Letters without their accents and case, so that `trotsky` finds `Trotskii` no less than `TROTSKY`. */
  function fold(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }

  /** Title and passage of every claim, folded once for the whole visit. */
  function searched(claims) {
    let texts = folded.get(claims);
    if (!texts) {
      texts = claims.title.map((title, i) => fold(`${title}\n${claims.claim[i]}`));
      folded.set(claims, texts);
    }
    return texts;
  }

  /** The words of a search, all of which a claim must hold; between double quotes stands a phrase. */
  function terms(words) {
    return [...fold(words).matchAll(/"([^"]*)"?|([^\s"]+)/g)].map((found) => (found[1] ?? found[2]).trim()).filter(Boolean);
  }

  /** One test a facet, each `null` where it lets everything pass: `{source, theme, dated, words, window}`. */
  function tests(claims, state) {
    const among = (column, wanted) => (wanted.length ? (row) => wanted.includes(column[row]) : null);
    const wanted = terms(state.words);
    const texts = wanted.length ? searched(claims) : null;
    const bounded = state.from !== null || state.to !== null;
    const [from, to] = [state.from ?? -Infinity, state.to ?? Infinity];
    return {
      source: among(claims.source, state.source),
      theme: among(claims.theme, state.theme),
      dated: among(claims.dated_by, state.dated),
      words: texts && ((row) => wanted.every((term) => texts[row].includes(term))),
      // A claim is in the window if any day of it is.
      window: bounded ? (row) => (claims.earliest[row] ?? -Infinity) <= to && (claims.latest[row] ?? Infinity) >= from : null,
    };
  }

  /** Rows of the table, in its order, that pass all filters of the state. */
  function select(claims, state) {
    const active = Object.values(tests(claims, state)).filter(Boolean);
    const found = new Int32Array(claims.n);
    let count = 0;
    for (let row = 0; row < claims.n; row += 1) {
      if (active.every((test) => test(row))) {
        found[count] = row;
        count += 1;
      }
    }
    return found.subarray(0, count);
  }

  /** How many claims each value of a facet would show: a facet's own choice is left aside, all others hold. */
  function counts(claims, state) {
    const all = tests(claims, state);
    const columns = { source: claims.source, theme: claims.theme, dated: claims.dated_by };
    const found = {};
    for (const facet of Object.keys(columns)) {
      const others = Object.entries(all).filter(([name, test]) => test && name !== facet);
      const tally = Object.create(null); // a theme may be called `constructor`
      for (let row = 0; row < claims.n; row += 1) {
        if (others.every(([, test]) => test(row))) {
          tally[columns[facet][row]] = (tally[columns[facet][row]] || 0) + 1;
        }
      }
      found[facet] = tally;
    }
    return found;
  }

  /** How many claims would be shown if one filter were lifted: `[{facet, count}]`, the most helpful first. */
  function loosened(claims, state) {
    const lifted = { source: { source: [] }, theme: { theme: [] }, dated: { dated: [] }, words: { words: "" } };
    lifted.window = { from: null, to: null };
    const active = tests(claims, state);
    return Object.keys(lifted)
      .filter((facet) => active[facet])
      .map((facet) => ({ facet, count: select(claims, { ...state, ...lifted[facet] }).length }))
      .sort((a, b) => b.count - a.count);
  }

  const wholeOrder = new WeakMap();

  /** All rows in order of time, once for each table. */
  function timeOrder(claims) {
    if (!wholeOrder.has(claims)) wholeOrder.set(claims, sorted(claims, Array.from({ length: claims.n }, (_, row) => row)));
    return wholeOrder.get(claims);
  }

  function sorted(claims, rows) {
    const first = (row) => claims.earliest[row] ?? claims.latest[row];
    const last = (row) => claims.latest[row] ?? claims.earliest[row];
    return rows.sort((a, b) => first(a) - first(b) || last(a) - last(b) || a - b);
  }

  /** Rows sorted by their first day, then their last; a side that is open counts as its other side. */
  function inTime(claims, rows) {
    if (rows.length < 500) return sorted(claims, Array.from(rows));
    const wanted = new Uint8Array(claims.n);
    for (const row of rows) wanted[row] = 1;
    return timeOrder(claims).filter((row) => wanted[row]);
  }

  Object.assign(claimline, { select, counts, loosened, inTime, terms, fold });
})((window.claimline = window.claimline || {}));
