/* Arrangements between two others, for the way from one scale to the other; and whether two arrangements look the same. */

import type { Arrangement, Crowd } from "./arrangement.ts";

const PLACES = ["left", "right", "drawnLeft", "drawnRight", "y", "dotX", "labelX", "labelY", "boxLeft", "boxRight", "top", "bottom", "nameX"];

const between = (from: number, to: number, share: number) => from + (to - from) * share;

/** A copy of `to` whose places lie between those of `from` and its own; what `from` lacks stays where `to` has it. */
function moved<Kind extends object>(from: Kind, to: Kind, share: number): Kind {
  const [begin, end] = [from, to] as Record<string, unknown>[];
  const places = PLACES.filter((name) => Number.isFinite(begin![name]) && Number.isFinite(end![name]));
  const on = places.map((name) => [name, between(begin![name] as number, end![name] as number, share)]);
  return { ...to, ...Object.fromEntries(on) };
}

/** The arrangement at a share (0 to 1) of the way. Marks with a label at both ends travel with it; the others move as
    ticks until the end. Both arrangements have the same order, so no two marks change places. */
export function onTheWay(from: Arrangement, to: Arrangement, share: number): Arrangement {
  const before = new Map(from.marks.map((mark) => [mark.row, mark]));
  const marks = to.marks.flatMap((mark) => {
    const old = before.get(mark.row);
    if (!old) return [];
    const labelled = mark.y !== null && old.y !== null;
    return [{ ...moved(old, mark, share), y: labelled ? between(old.y ?? 0, mark.y ?? 0, share) : null }];
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
  const lanes = to.lanes.map((lane, i) => {
    const old = from.lanes[i]?.crowd;
    return lane.crowd && old ? { ...lane, crowd: crowdBetween(old, lane.crowd, share) } : lane;
  });
  return { ...to, marks, eras, lanes, ticks: { labelled, minor } };
}

/** Crowds do not move claim by claim: the outline of one shrinks while that of the other grows. */
function crowdBetween(from: Crowd, to: Crowd, share: number): Crowd {
  const counts = Float64Array.from(to.counts, (count, i) => between((from.counts[i] ?? 0) / (from.most || 1), count / (to.most || 1), share) * to.most);
  return { ...to, counts };
}

/** Whether two arrangements would be drawn alike, so that nothing has to be drawn. */
export function alike(a: Arrangement | null, b: Arrangement): boolean {
  if (a === b) return true;
  if (!a || a.width !== b.width || a.height !== b.height || a.marks.length !== b.marks.length || a.lanes.length !== b.lanes.length) return false;
  const same = <Kind>(one: Kind, other: Kind, names: (keyof Kind)[]) => names.every((name) => one[name] === other[name]);
  return (
    same(a.seen, b.seen, ["even"]) &&
    a.seen.day(a.seen.left) === b.seen.day(b.seen.left) &&
    a.seen.day(a.seen.right) === b.seen.day(b.seen.right) &&
    [...a.colours].every(([source, colour]) => b.colours.get(source) === colour) &&
    a.lanes.every((lane, i) => same(lane, b.lanes[i]!, ["source", "colour", "label", "shown", "waiting"])) &&
    a.lanes.every(({ crowd }, i) => !crowd || crowd.counts.every((count, x) => count === b.lanes[i]?.crowd?.counts[x])) &&
    a.marks.every((mark, i) => same(mark, b.marks[i]!, ["row", "y", "left", "right", "label", "labelX", "hollow", "noted", "half", "kind"]))
  );
}
