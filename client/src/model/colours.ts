/* Which colour a source has. */

import type { Source } from "./claims.ts";

const COLOURS = 8;

/** The number of a source's colour, 1 to 8: the one chosen for it, or that of its place; after the last the first comes again. */
export const colourOf = (sources: readonly Pick<Source, "colour">[], at: number): number => sources[at]?.colour ?? (at % COLOURS) + 1;
