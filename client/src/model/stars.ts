/* The claims that somebody starred for a lesson: which they are, how a link carries them, and what a lesson takes of them. */

import { changed, type Work } from "./work.ts";
import { corrected } from "./corrected.ts";
import type { Claims, Data, Rows } from "./claims.ts";

/** How many claims make a lesson. */
export const FEWEST = 8;
export const MOST = 12;

/** The columns that say which claims are starred. */
export type Starred = Pick<Claims, "n" | "id" | "source" | "starred">;

/** Of some rows those that are starred. */
export const starredOf = (claims: Pick<Claims, "starred">, rows: Rows): number[] => Array.from(rows).filter((row) => claims.starred[row]);

/** The rows that a lesson is about: those starred, or all where none is. */
export function lessonOf(claims: Pick<Claims, "starred">, rows: Rows): Rows {
  const starred = starredOf(claims, rows);
  return starred.length ? starred : rows;
}

const sums = new WeakMap<readonly unknown[], number>(); // a column never changes: a new star makes a new one

/** How many claims of a table are starred. */
export function starredIn({ starred }: Pick<Claims, "starred">): number {
  const sum = sums.get(starred) ?? starred.reduce((all, one) => all + (one ? 1 : 0), 0);
  sums.set(starred, sum);
  return sum;
}

/** The work with a claim's star set, or taken away if it has one. `came` are the claims before the work. */
export function starring(work: Work, came: Starred, now: Starred, id: string): Work {
  const on = !now.starred[now.id.indexOf(id)];
  const was = came.starred[came.id.indexOf(id)] ?? false;
  return changed(work, id, { starred: on === was ? undefined : on });
}

/** The claims starred as a link names them, in the table's order: `munoz-4-4,-12-1,keller-3-1`. The id after a comma that
    begins with `-` belongs to the source of the one before. "" for none. */
export function starsNamed(claims: Starred): string {
  let last = "";
  const names: string[] = [];
  for (let row = 0; row < claims.n; row += 1) {
    if (!claims.starred[row]) continue;
    const [id, source] = [claims.id[row]!, claims.source[row]!];
    const short = source === last && id.startsWith(`${source}-`);
    names.push(encodeURIComponent(short ? id.slice(source.length) : id));
    last = source;
  }
  return names.join(",");
}

/** The data with the stars that a link names, and no others; the same data where it names none (`stars` is undefined). A name
    that the table does not know is left out. */
export function withStars<Table extends Starred, Whole extends { claims: Table }>(data: Whole, stars: readonly string[] | undefined): Whole {
  if (!stars) return data;
  const { claims } = data;
  const rows = new Map(claims.id.map((id, row) => [id, row]));
  const starred = claims.id.map(() => false);
  let source = "";
  for (const name of stars) {
    const row = rows.get(name.startsWith("-") ? source + name : name) ?? rows.get(name);
    if (row === undefined) continue;
    starred[row] = true;
    source = claims.source[row]!;
  }
  return { ...data, claims: { ...claims, starred } };
}

type Stars = Readonly<Record<string, boolean>>;

const starsOfWork = ({ changes }: Work): Stars => Object.fromEntries(Object.entries(changes).flatMap(([id, { starred }]) => (starred === undefined ? [] : [[id, starred]])));

/** Some work with other stars: none that it sets, but for those given. */
export function withOwnStars(work: Work, stars: Stars): Work {
  const bare = Object.keys(starsOfWork(work)).reduce((rest, id) => changed(rest, id, { starred: undefined }), work);
  return Object.entries(stars).reduce((rest, [id, starred]) => changed(rest, id, { starred }), bare);
}

/** How a page begins for a reader who has made something and may have followed a link. */
export interface Begun {
  /** The data before the work. */
  came: Data;
  work: Work;
  /** The reader's own stars where a link shows others; null where they are shown. */
  aside: Stars | null;
}

/** A link that names stars (`given`) shows those alone, and one's own are laid aside, unless they are the same: then it is one's
    own page again. `shared` are the data that everybody gets. */
export function begin(shared: Data, own: Work, given: readonly string[] | undefined): Begun {
  const linked = withStars(shared, given);
  const same = linked === shared || starsNamed(linked.claims) === starsNamed(corrected(shared, own).claims);
  return same ? { came: shared, work: own, aside: null } : { came: linked, work: withOwnStars(own, {}), aside: starsOfWork(own) };
}

/** The part of a link that carries the stars: "" where they are those that everybody gets from the server or the file. */
export function starsIn(sent: Data, now: Data): string {
  const named = starsNamed(now.claims);
  return named === starsNamed(sent.claims) ? "" : `stars=${named}`;
}
