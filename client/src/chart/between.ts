/* Pictures on the way from one arrangement to another, and whether two are the same picture. */

const PLACES = ["left", "right", "drawnLeft", "drawnRight", "y", "labelX", "boxLeft", "boxRight", "top", "bottom", "nameX"];

const between = (from, to, share) => from + (to - from) * share;

/** A copy of `to` whose places are on the way from those of `from`; what is missing there stays where `to` has it. */
function moved(from, to, share) {
  const made = { ...to };
  for (const name of PLACES) {
    if (Number.isFinite(from[name]) && Number.isFinite(to[name])) made[name] = between(from[name], to[name], share);
  }
  return made;
}

/** The arrangement at a share (0 to 1) of the way. Marks with a label at both ends travel with it; the others move as
    ticks until the end. Every place is a mean of two that have the same order, so that no two marks ever change places. */
export function onTheWay(from, to, share) {
  const before = new Map(from.marks.map((mark) => [mark.row, mark]));
  const marks = to.marks.filter((mark) => before.has(mark.row)).map((mark) => {
    const old = before.get(mark.row);
    const labelled = mark.y !== null && old.y !== null;
    return { ...moved(old, mark, share), y: labelled ? between(old.y, mark.y, share) : null };
  });
  const eras = to.eras.map((era) => {
    const old = from.eras.find((one) => one.from === era.from);
    return old ? moved(old, { ...era, name: old.name && era.name }, share) : era;
  });
  const labelled = to.ticks.labelled.flatMap((tick) => {
    const old = from.ticks.labelled.find((one) => one.day === tick.day);
    return old ? [{ ...tick, x: between(old.x, tick.x, share) }] : [];
  });
  const minor = to.ticks.minor.map((x, i) => between(from.ticks.minor[i] ?? x, x, share));
  const lanes = to.lanes.map((lane, i) => (lane.crowd ? { ...lane, crowd: crowdBetween(from.lanes[i].crowd, lane.crowd, share) } : lane));
  return { ...to, marks, eras, lanes, ticks: { labelled, minor } };
}

/** A crowd is not followed claim by claim: one outline sinks as the other grows. */
function crowdBetween(from, to, share) {
  const counts = Float64Array.from(to.counts, (count, i) => between((from.counts[i] ?? 0) / (from.most || 1), count / (to.most || 1), share) * to.most);
  return { ...to, counts };
}

/** Whether two arrangements would be drawn alike, so that nothing has to be drawn. */
export function alike(a, b) {
  if (a === b) return true;
  if (!a || a.width !== b.width || a.height !== b.height || a.marks.length !== b.marks.length) return false;
  const same = (one, other, names) => names.every((name) => one[name] === other[name]);
  const names = ["row", "y", "left", "right", "label", "labelX", "hollow", "kind"];
  return (
    same(a.seen, b.seen, ["even"]) &&
    a.seen.day(a.seen.left) === b.seen.day(b.seen.left) &&
    a.seen.day(a.seen.right) === b.seen.day(b.seen.right) &&
    a.lanes.every((lane, i) => same(lane, b.lanes[i], ["source", "shown", "waiting"])) &&
    a.lanes.every(({ crowd }, i) => !crowd || crowd.counts.every((count, x) => count === b.lanes[i].crowd.counts[x])) &&
    a.marks.every((mark, i) => same(mark, b.marks[i], names))
  );
}
