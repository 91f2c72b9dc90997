/* Where everything stands: marks, labels, lanes, axis, all in CSS pixels. Pure: the same view gives the same picture.

   One mark is one happening in one source, all its passages together. Marks and labels share rows; a row never holds two
   things that touch. The weightiest are placed first, nearest to the axis; what finds no row keeps a tick at its lane's foot
   and is counted as waiting. */
(function (claimline) {
  "use strict";

  const ROW = 21;
  const AXIS = 26;
  const ERAS = 22; // room at the top for the names of the eras
  const RUG = 9; // strip at a lane's foot with a tick for every mark
  const EDGE = 8; // free space at the left and right of the chart
  const GAP = 10; // least space between two things in a row
  const DOT = 5; // radius of a dot
  const INDENT = 10; // from a mark's first pixel to its label
  const NARROW = 12; // a span drawn narrower than this is a dot
  const WIDTHS = [300, 240, 190, 150]; // a label is shortened to the first of these that finds room; the card has it whole
  const ENOUGH = 150; // so many in a row that found no room: the lane is full, the rest is not tried
  const MANY = 2000; // more marks than ever find a label
  const COUNT = 100; // room beside a lane's name for how many labels are waiting

  const prepared = new WeakMap();

  /** What does not change with the view, once for each table: rows by how well they stand for their happening (dated by the
      essay before by reference, then by weight), and for each row a number for its source and event. */
  function prepare(claims) {
    if (prepared.has(claims)) return prepared.get(claims);
    const rank = { reference: 0, context: 10, text: 20 };
    const standing = Int32Array.from({ length: claims.n }, (_, row) => rank[claims.dated_by[row]] + claims.weight[row]);
    const order = Int32Array.from(standing.keys()).sort((a, b) => standing[b] - standing[a] || a - b);
    const numbers = new Map();
    const event = Int32Array.from(standing.keys(), (row) => {
      const key = `${claims.source[row]}\n${claims.event[row]}`;
      if (!numbers.has(key)) numbers.set(key, numbers.size);
      return numbers.get(key);
    });
    prepared.set(claims, { order, event });
    return prepared.get(claims);
  }

  function overlap(claims, a, b) {
    const [startA, startB] = [claims.earliest[a] ?? -Infinity, claims.earliest[b] ?? -Infinity];
    const [endA, endB] = [claims.latest[a] ?? Infinity, claims.latest[b] ?? Infinity];
    return startA <= endB && startB <= endA;
  }

  /** Rows that tell the same happening: one source, one event, dates that agree. The best dated row stands for them all. */
  function happenings(claims, shown) {
    const { order, event } = prepare(claims);
    const wanted = new Uint8Array(claims.n);
    for (const row of shown) wanted[row] = 1;
    const told = new Map();
    const found = [];
    for (const row of order) {
      if (!wanted[row]) continue;
      let group = told.get(event[row]);
      while (group && !overlap(claims, group.row, row)) group = group.next;
      if (group) {
        group.rows.push(row);
        group.weight = Math.max(group.weight, claims.weight[row]);
      } else {
        const hollow = claims.dated_by[row] === "reference";
        group = { row, rows: [row], source: claims.source[row], weight: claims.weight[row], hollow, next: told.get(event[row]) };
        told.set(event[row], group);
        found.push(group);
      }
    }
    return found;
  }

  /** The lanes from top to bottom and the axis between or below them. */
  function lanesOf(sources, height) {
    const ids = sources.map((source) => source.id);
    if (ids.length === 2) {
      const top = Math.round(ERAS + (height - ERAS - AXIS) / 2);
      const lanes = [
        { source: ids[0], top: ERAS, bottom: top, up: true },
        { source: ids[1], top: top + AXIS, bottom: height, up: false },
      ];
      return { axis: { top, bottom: top + AXIS }, lanes };
    }
    const top = height - AXIS;
    const each = (top - ERAS) / Math.max(1, ids.length);
    const lanes = ids.map((source, i) => {
      return { source, top: Math.round(ERAS + i * each), bottom: Math.round(ERAS + (i + 1) * each), up: true };
    });
    return { axis: { top, bottom: height }, lanes };
  }

  /** A lane's rows from the axis outwards, each with its middle and what already stands in it. */
  function rowsOf(lane, captionWidth) {
    const count = Math.max(1, Math.floor((lane.bottom - lane.top - RUG - 4) / ROW));
    const rows = [];
    for (let i = 0; i < count; i += 1) {
      const y = lane.up ? lane.bottom - RUG - 2 - ROW * (i + 0.5) : lane.top + RUG + 2 + ROW * (i + 0.5);
      rows.push({ y, taken: [] });
    }
    const outer = rows[count - 1];
    outer.taken.push([0, EDGE + captionWidth + GAP]); // the lane's own name stands in its outermost row
    lane.captionY = outer.y;
    return rows;
  }

  /** Left and right of a mark in pixels, and which of its ends are soft or open. */
  function shape(claims, group, seen) {
    const row = group.row;
    const [from, to] = [claims.earliest[row], claims.latest[row]];
    const openLeft = from === null;
    const openRight = to === null;
    let left = openLeft ? seen.x(to) - 60 : seen.x(from);
    let right = openRight ? seen.x(from) + 60 : seen.x(to + 1);
    const point = !openLeft && !openRight && right - left < NARROW;
    if (point) {
      const middle = (left + right) / 2;
      [left, right] = [middle - DOT, middle + DOT];
    }
    const soft = claims.approximate[row] || claims.uncertain[row];
    return { kind: point ? "point" : "span", left, right, openLeft, openRight, soft };
  }

  function inView(mark, seen) {
    return mark.right > seen.left && mark.left < seen.right;
  }

  /** The happenings that are in view, each with its place on the axis and none yet in a row. */
  function marksOf(claims, groups, seen, width) {
    const marks = [];
    for (const mark of groups) {
      Object.assign(mark, shape(claims, mark, seen));
      if (!inView(mark, seen)) continue;
      mark.y = null;
      mark.drawnLeft = Math.max(mark.left, 0);
      mark.drawnRight = Math.min(mark.right, width);
      marks.push(mark);
    }
    return marks;
  }

  /** Marks in order of weight. Of many thousands only the weightiest are put in order, more than any chart has labels for. */
  function ranked(marks, order) {
    if (marks.length <= MANY) return marks.sort(order);
    const classes = [3, 2, 1].map((weight) => marks.filter((mark) => mark.weight === weight));
    let sorted = 0;
    for (const marked of classes) {
      if (sorted < MANY) marked.sort(order);
      sorted += marked.length;
    }
    return classes.flat();
  }

  /** Text cut to `room` pixels with an ellipsis, at the end of a word where that costs little. */
  function shorten(text, room, measure) {
    if (measure(text) <= room) return text;
    let [low, high] = [1, text.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (measure(text.slice(0, middle).trimEnd() + "…") <= room) low = middle;
      else high = middle;
    }
    const cut = text.slice(0, low);
    const space = cut.lastIndexOf(" ");
    return (space > low * 0.7 ? cut.slice(0, space) : cut.trimEnd()) + "…";
  }

  /** The label of a mark, at most `longest` wide, and its place: right of the mark's beginning, else left of the mark. */
  function label(title, mark, seen, { measure, longest }) {
    const bold = mark.weight >= 3;
    const count = mark.rows.length > 1 ? ` ×${mark.rows.length}` : "";
    const room = Math.min(longest, seen.right - seen.left - 2 * INDENT) - measure(count, bold);
    const text = shorten(title, room, (words) => measure(words, bold)) + count;
    const width = measure(text, bold);
    const after = Math.max(mark.drawnLeft + (mark.kind === "point" ? 2 * DOT + 4 : INDENT), 4);
    const before = mark.drawnLeft - 5 - width;
    const x = after + width <= seen.right + EDGE ? after : before >= 2 ? before : null;
    return { bold, label: text, labelWidth: width, labelX: x };
  }

  function free(row, left, right) {
    return row.taken.every(([a, b]) => right + GAP <= a || left >= b + GAP);
  }

  /** Puts a mark with its label, shortened only as far as needed, into the first row with room; false when there is none. */
  function place(mark, rows, { claims, seen, measure }) {
    return WIDTHS.some((longest, i) => {
      if (i && mark.labelWidth <= longest) return false; // no narrower than it was tried already
      Object.assign(mark, label(claims.title[mark.row], mark, seen, { measure, longest }));
      return mark.labelX !== null && take(mark, rows);
    });
  }

  function take(mark, rows) {
    const left = Math.min(mark.drawnLeft, mark.labelX);
    const right = Math.max(mark.drawnRight, mark.labelX + mark.labelWidth);
    const row = rows.find((candidate) => free(candidate, left, right));
    if (!row) return false;
    row.taken.push([left, right]);
    Object.assign(mark, { y: row.y, top: row.y - ROW / 2, bottom: row.y + ROW / 2, boxLeft: left, boxRight: right });
    return true;
  }

  /** Weightier first, then what more passages tell, what the essay dates itself, what is known closely, what came first. */
  function byWeight(claims) {
    const length = (mark) => (claims.latest[mark.row] ?? Infinity) - (claims.earliest[mark.row] ?? -Infinity);
    return (a, b) =>
      b.weight - a.weight ||
      b.rows.length - a.rows.length ||
      a.hollow - b.hollow ||
      length(a) - length(b) ||
      a.left - b.left ||
      a.row - b.row;
  }

  /** The whole picture of one view; see the file's head. `selected` is a row of the table or null.

      `shown` are rows of the table in its order, `scale` that of all claims, `from` and `to` days or null, `measure(text, bold)`
      gives pixels. Marks without a row in the picture have `y` null: they are drawn as ticks only. */
  function arrange(claims, shown, { scale, from = null, to = null, width, height, selected = null, measure, sources, eras = [] }) {
    const seen = claimline.view(scale, { from, to, width, inset: EDGE + DOT });
    const { axis, lanes } = lanesOf(sources, height);
    const marks = ranked(marksOf(claims, happenings(claims, shown), seen, width), byWeight(claims));
    const chosen = marks.find((mark) => mark.rows.includes(selected)) || null;
    lanes.forEach((lane) => fill(lane, marks, { sources, chosen, claims, seen, measure }));
    const labels = claimline.ticks(seen, { gap: 14, measure: (text) => measure(text, true) });
    return { width, height, seen, axis, lanes, marks, chosen, ticks: labels, eras: visibleEras(eras, seen, measure), row: ROW };
  }

  function fill(lane, marks, { sources, chosen, claims, seen, measure }) {
    lane.label = sources.find((source) => source.id === lane.source).label;
    const own = marks.filter((mark) => mark.source === lane.source);
    lane.captionWidth = measure(lane.label.toUpperCase(), true);
    const rows = rowsOf(lane, lane.captionWidth + COUNT);
    const placeAll = (ordered) => {
      let failed = 0;
      return ordered.filter((mark) => {
        const placed = failed < ENOUGH && place(mark, rows, { claims, seen, measure });
        failed = placed ? 0 : failed + 1;
        return !placed;
      });
    };
    let waiting = placeAll(own);
    if (chosen && own.includes(chosen) && (chosen.y === null || chosen.label.includes("…"))) {
      rows.forEach((row) => (row.taken.length = row === rows[rows.length - 1] ? 1 : 0));
      own.forEach((mark) => (mark.y = null));
      waiting = placeAll([chosen, ...own.filter((mark) => mark !== chosen)]);
    }
    lane.shown = own.reduce((sum, mark) => sum + mark.rows.length, 0);
    lane.waiting = waiting.reduce((sum, mark) => sum + mark.rows.length, 0);
  }

  /** Eras as bands `{name, left, right}`; a name that does not fit its band is left out. */
  function visibleEras(eras, seen, measure) {
    return eras
      .map((era) => ({ name: era.name, from: era.from, left: Math.max(0, seen.x(era.from)), right: Math.min(seen.right + EDGE, seen.x(era.to + 1)) }))
      .filter((era) => era.right - era.left > 2)
      .map((era) => ({ ...era, name: measure(era.name.toUpperCase(), true) + 10 <= era.right - era.left ? era.name : "" }));
  }

  /** The mark under a point of the chart, or null: its label's box counts, and ticks at a lane's foot. */
  function hit(arrangement, x, y) {
    const boxed = arrangement.marks.find((mark) => {
      return mark.y !== null && y >= mark.top && y <= mark.bottom && x >= mark.boxLeft - 4 && x <= mark.boxRight + 4;
    });
    if (boxed) return boxed;
    const lane = arrangement.lanes.find((l) => y >= l.top && y <= l.bottom);
    const atRug = lane && Math.abs(y - (lane.up ? lane.bottom : lane.top)) <= RUG + 3;
    if (!atRug) return null;
    const near = arrangement.marks.filter((mark) => mark.source === lane.source && Math.abs(mark.drawnLeft - x) <= 5);
    return near.sort((a, b) => Math.abs(a.drawnLeft - x) - Math.abs(b.drawnLeft - x))[0] || null;
  }

  Object.assign(claimline, { arrange, hit, shorten, RUG });
})((window.claimline = window.claimline || {}));
