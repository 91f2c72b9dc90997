/* A large table as it comes from Python (dashboard/showing/packed.py says how): columns of numbers that are read where they lie.
   A column is read like any other, `claims.title[row]`. What is only seen row by row is "" until it comes; the page then draws
   again. Whatever needs all of it asks for the whole table first. */

import { coded } from "./select.ts";
import type { Claims, Data } from "./claims.ts";
import type { Numbers } from "./numbers.ts";

/** Answers a question for rows: columns by their names, in the order of the rows. */
export type Ask = (asked: string) => Promise<Record<string, string[]>>;

/** What a large table can do besides being read. */
export interface Large {
  /** Its name, which changes with anything in it. */
  key: string;
  /** Calls a function whenever rows have come that were read before they were there. */
  watch: (arrived: () => void) => void;
  /** The table as plain columns. */
  whole: () => Promise<Claims>;
}

type Spec = [name: string, bytes: number, steps: number, values?: string[] | [string, number][]];

const STRETCH = 10_000; // rows of one question, as in packed.py
const LIST = 1000;
const SOME = 60; // rows, up to which a question for titles asks for everything
const UNITS = ["month", "season", "year", "decade", "century", "millennium"]; // as in page_data.py
const MOST = 4000; // rows that are asked for at once; whoever reads more needs the whole table
const ID = /^(.*?)(?:(0|[1-9]\d{0,8})-)?(0|[1-9]\d{0,8})$/s;

/** Reads what Python sent; `ask` gets the rest. */
export function unpacked(bytes: Uint8Array, ask: Ask): Data {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true);
  const text = new TextDecoder();
  const head = JSON.parse(text.decode(bytes.subarray(8, 8 + length)));
  const { n, key, columns, texts } = head.claims as { n: number; key: string; columns: Spec[]; texts: string[] };
  const body = bytes.subarray(8 + length);
  const found = numbersOf(body, n, columns); // not here, since what reads the columns would hold the bytes too
  const values = Object.fromEntries(columns.map(([name, , , some]) => [name, some]));
  const rows = new Rows(ask);
  const titles = found.titles && textsOf(text.decode(body.subarray(sizeOf(columns))), found.titles);
  const id = ids(n, found, values.id as [string, number][]);
  const coding = (name: string) => codedColumn(found[name]!, values[name] as string[]);
  const claims = {
    n, id, ...days(n, found, values.precision as string[]),
    ...Object.fromEntries(["source", "theme", "dated_by", "precision"].map((name) => [name, coding(name)])),
    ...Object.fromEntries(texts.map((name) => [name, column(n, (row) => rows.read(name, row))])),
    ...{ paragraph: found.paragraph, weight: found.weight, lent: found.lent, starred: found.starred },
    title: column(n, titles ?? ((row) => rows.read("title", row))),
    event: events(found.event!, values.event as string[], (row) => rows.read("event", row) || id[row]!),
  } as unknown as Claims; // typed arrays and 0 and 1 where a table has lists, true and false: they are read the same way
  return { ...head, claims: { ...claims, large: { key, watch: (arrived: () => void) => (rows.arrived = arrived), whole: () => whole(claims, ask) } satisfies Large } };
}

const sizeOf = (columns: Spec[]) => columns.reduce((sum, [, size]) => sum + size, 0);

function numbersOf(body: Uint8Array, n: number, columns: Spec[]): Record<string, Numbers> {
  let at = 0;
  return Object.fromEntries(columns.map(([name, size, steps]) => [name, numbers(body.subarray(at, (at += size)), n, steps)]));
}

/** Whole numbers from zigzag varints; those that are all small take a byte each. */
function numbers(bytes: Uint8Array, n: number, steps: number): Numbers {
  const found = bytes.length === n && !steps ? new Int8Array(n) : new Int32Array(n);
  let [at, last] = [0, 0];
  for (let row = 0; row < n; row += 1) {
    let byte = bytes[at++]!;
    let value = byte & 127;
    for (let shift = 7; byte & 128; shift += 7) {
      byte = bytes[at++]!;
      value |= (byte & 127) << shift;
    }
    value = (value >>> 1) ^ -(value & 1);
    found[row] = last = steps ? last + value : value;
  }
  return found;
}

/** Something that is read like a list of `n` values; `find` gives the first row of a value. */
function column<Value>(n: number, read: (row: number) => Value, find?: (value: Value) => number): Value[] {
  const own: Record<string, unknown> = find ? { length: n, indexOf: find, includes: (value: Value) => find(value) >= 0 } : { length: n };
  return new Proxy<Value[]>([], {
    get(list, name) {
      if (typeof name === "symbol") return Reflect.get(list, name);
      const row = Number(name);
      if (row >= 0) return row < n ? read(row) : undefined;
      return own[name] ?? Reflect.get(list, name);
    },
    has: () => true,
  });
}

function codedColumn(codes: Numbers, values: string[]): string[] {
  const made = column(codes.length, (row) => values[codes[row]!]!, (value) => codes.indexOf(values.indexOf(value)));
  coded.set(made, { codes, values });
  return made;
}

/** Events of one claim have no name here; each gets a number of its own behind those that have. */
function events(places: Numbers, names: string[], read: (row: number) => string): string[] {
  const made = column(places.length, (row) => (places[row] ? names[places[row]! - 1]! : read(row)), (value) => places.indexOf(names.indexOf(value) + 1 || -1));
  let count = names.length;
  const codes = Int32Array.from(places, (place) => (place ? place - 1 : count++));
  coded.set(made, { codes, values: { length: count } as unknown as string[] }); // of which only the length is asked
  return made;
}

function ids(n: number, { id, id_paragraph: more, id_number: last, paragraph }: Record<string, Numbers>, begins: [string, number][]): string[] {
  const read = (row: number) => {
    const [begin, count] = begins[id![row]!]!;
    return count ? `${begin}${count > 1 ? `${paragraph![row]! + more![row]!}-` : ""}${last![row]}` : begin;
  };
  const find = (name: string) => {
    const number = Number(ID.exec(name)?.[3] ?? 0);
    for (let row = 0; name && row < n; row += 1) if (last![row] === number && read(row) === name) return row;
    return -1;
  };
  return column(n, read, find);
}

function days(n: number, { day, length, off, precision, vague }: Record<string, Numbers>, kinds: string[]): Pick<Claims, "earliest" | "latest" | "stands" | "approximate" | "uncertain"> {
  const unit = kinds.map((kind) => UNITS.includes(kind));
  const last = Int32Array.from(day!, (first, row) => first + Math.max(0, length![row]!));
  const open = length!.some((days) => days < 0); // -1 at the beginning, -2 at the end, -3 on both sides
  const stands = (row: number) => (unit[precision![row]!] && length![row]! >= 0 ? day![row]! + (length![row]! >> 1) + off![row]! : null);
  return {
    earliest: open ? column(n, (row) => (length![row]! & 1 && length![row]! < 0 ? null : day![row]!)) : (day as unknown as number[]),
    latest: open ? column(n, (row) => (length![row]! < -1 ? null : last[row]!)) : (last as unknown as number[]),
    stands: column(n, stands),
    approximate: vague!.map((flags) => flags & 1) as unknown as boolean[],
    uncertain: vague!.map((flags) => flags >> 1) as unknown as boolean[],
  };
}

/** Texts that stand one after another, by row. */
function textsOf(text: string, lengths: Numbers): (row: number) => string {
  const ends = new Int32Array(lengths.length + 1);
  lengths.forEach((length, row) => (ends[row + 1] = ends[row]! + length));
  return (row) => text.slice(ends[row], ends[row + 1]);
}

/** The rows that have come, and those that were read before. */
class Rows {
  readonly #ask: Ask;
  readonly #known = new Map<number, Record<string, string>>();
  readonly #tried = { title: new Set<number>(), all: new Set<number>() };
  readonly #wanted = { title: new Set<number>(), all: new Set<number>() };
  arrived = () => {};

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  read(name: string, row: number): string {
    const known = this.#known.get(row)?.[name];
    if (known !== undefined) return known;
    const kind = name === "title" ? "title" : "all";
    if (this.#tried[kind].has(row) || this.#wanted[kind].size > MOST) return "";
    if (!this.#wanted.title.size && !this.#wanted.all.size) setTimeout(() => void this.#fetch());
    this.#tried[kind].add(row);
    this.#wanted[kind].add(row);
    return "";
  }

  async #fetch(): Promise<void> {
    const { title, all } = this.#wanted;
    if (title.size <= SOME) for (const row of title) all.add(row);
    const lists = [["title", title.size > SOME ? [...title] : []], ["all", [...all]]] as const;
    title.clear();
    all.clear();
    await Promise.all(lists.flatMap(([kind, rows]) => parts([...rows].sort((a, b) => a - b)).map((some) => this.#get(kind, some))));
    this.arrived();
  }

  async #get(kind: "title" | "all", rows: number[]): Promise<void> {
    const asked = rows.map((row, i) => (row - (rows[i - 1] ?? 0)).toString(36)).join(".");
    const found = await this.#ask(`${kind}.${asked}`).catch(() => ({})); // without an answer they stay empty
    rows.forEach((row, i) => this.#known.set(row, { ...this.#known.get(row), ...Object.fromEntries(Object.entries(found).map(([name, texts]) => [name, texts[i]!])) }));
  }
}

const parts = (rows: number[]) => Array.from({ length: Math.ceil(rows.length / LIST) }, (_, i) => rows.slice(i * LIST, (i + 1) * LIST));

async function whole(claims: Claims, ask: Ask): Promise<Claims> {
  const rest: Record<string, string[]> = {};
  for (let from = 0; from < claims.n; from += STRETCH) {
    const found = await ask(`all.${from}-${Math.min(claims.n, from + STRETCH) - 1}`);
    for (const [name, texts] of Object.entries(found)) (rest[name] ??= []).push(...texts);
  }
  const flags = ["lent", "starred", "approximate", "uncertain"];
  const plain = ([name, some]: [string, unknown]) => (name === "n" ? some : flags.includes(name) ? Array.from(some as boolean[], Boolean) : rest[name] ?? Array.from(some as string[]));
  return Object.fromEntries(Object.entries(claims).map((one) => [one[0], plain(one)])) as unknown as Claims;
}
