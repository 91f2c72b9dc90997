/* Which colour a source has. */

import type { Source } from "./claims.ts";

const COLOURS = 8;

/** The number of a source's colour, 1 to 8: the one chosen for it, or that of its place; after the last the first comes again. */
export const colourOf = (sources: readonly Pick<Source, "colour">[], at: number): number => sources[at]?.colour ?? (at % COLOURS) + 1;

const SIGNS = ["i.dot", "i.dot.square", "i.dot.ring"];

/** The element that stands for a source beside its name: of those that have the same colour, the second is a square, the third a
    ring. */
export const signOf = (at: number): string => SIGNS[Math.floor(at / COLOURS) % SIGNS.length]!;
