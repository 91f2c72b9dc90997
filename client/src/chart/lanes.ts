/* The lanes of the chart. Two texts stand on either side of the axis, more have a lane each above it. Where there are more than
   the height has room for, neighbours share a lane. */

import { colourOf } from "../model/colours.ts";
import type { Claims, Rows, Source } from "../model/claims.ts";
import { say } from "../model/say.ts";
import { times } from "../model/select.ts";
import type { Arrangement, Lane } from "./arrangement.ts";

const AXIS = 26;
const ERAS = 22; // room at the top for the names of the eras
const FEW = 8; // texts, up to which one row is enough for each; of more, the names would fill the rows
const FOOT = 4; // free pixels between a lane's rows and its neighbours

/** The number of each text's colour. */
export const coloursOf = (sources: Source[]): ReadonlyMap<string, number> => new Map(sources.map(({ id }, at) => [id, colourOf(sources, at)]));

/** Heights in pixels: of the chart, of the strip at a lane's foot, and of a row. */
interface Heights {
  height: number;
  rug: number;
  row: number;
}

/** The texts that have a lane: all, or of many those that make one of the claims shown. */
export function inLanes(sources: Source[], claims: Pick<Claims, "source">, shown: Rows): Source[] {
  if (sources.length <= FEW) return sources;
  const counts = times(claims.source, shown);
  return shown.length ? sources.filter(({ id }) => counts(id)) : sources;
}

/** The lanes from top to bottom and the axis between or below them. */
export function lanesOf(sources: Source[], colours: ReadonlyMap<string, number>, { height, rug, row }: Heights): Pick<Arrangement, "axis" | "lanes"> {
  const lane = (texts: number[], place: Pick<Lane, "top" | "bottom" | "up">): Lane => {
    const [first, last] = [sources[texts[0]!]!, sources[texts[texts.length - 1]!]!];
    const label = first === last ? first.label : say("timeline.folded", { first: first.name, last: last.name, n: texts.length });
    return { source: first.id, texts: texts.map((at) => sources[at]!.id), colour: colours.get(first.id) ?? 1, label, rug, captionY: 0, captionWidth: 0, shown: 0, waiting: 0, ...place };
  };
  if (sources.length === 2) {
    const top = Math.round(ERAS + (height - ERAS - AXIS) / 2);
    const lanes = [lane([0], { top: ERAS, bottom: top, up: true }), lane([1], { top: top + AXIS, bottom: height, up: false })];
    return { axis: { top, bottom: top + AXIS }, lanes };
  }
  const top = height - AXIS;
  const least = rug + FOOT + row * (sources.length > FEW ? 2 : 1);
  const count = Math.max(1, Math.min(sources.length, Math.floor((top - ERAS) / least)));
  const each = (top - ERAS) / count;
  const begin = (i: number) => Math.floor((i * sources.length) / count);
  const lanes = Array.from({ length: sources.length ? count : 0 }, (_, i) => {
    const texts = Array.from({ length: begin(i + 1) - begin(i) }, (_, at) => begin(i) + at);
    return lane(texts, { top: Math.round(ERAS + i * each), bottom: Math.round(ERAS + (i + 1) * each), up: true });
  });
  return { axis: { top, bottom: height }, lanes };
}
