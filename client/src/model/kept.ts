/* What *Save* keeps: a `.claimline` file, from which the page shows everything again without a server.

   It is a ZIP of plain files, each of which can be used by itself; docs/claimline-file.md describes them. */

import { checkedData, checkedTexts, checkedWork } from "./kept-check.ts";
import { corrected } from "./corrected.ts";
import { counted, names } from "./headings.ts";
import { csv } from "./columns.ts";
import { retold } from "./retold.ts";
import { ZipError, crc32, unzipped, zipped, type Packed } from "./zip.ts";
import type { Claims, Data, Phrase } from "./claims.ts";
import type { Reading } from "./runs.ts";
import type { Work } from "./work.ts";

/** All that a reader has before them. `data` are the claims as they came, without `work`; the headings are in
    the language of the page; `address` is the view, as a query. */
export interface Kept {
  data: Data;
  texts: Readonly<Record<string, Reading | undefined>>;
  work: Work;
  title: string;
  subtitle: string;
  address: string;
}

/** Why a file cannot be opened. */
export type Refusal = "foreign" | "broken" | "large" | "newer";

export class KeptError extends Error {
  constructor(readonly why: Refusal) {
    super(why);
  }
}

const FORMAT = 1; // a file with a higher number is of a later Claimline
export const ENDING = ".claimline";
/** The most bytes of a file. */
export const LARGEST = 50_000_000;
const LIMITS = { files: 2000, bytes: 200_000_000 };
const NOT_IN_NAMES = /[\\/:*?"<>|\p{C}]+/gu; // what some system does not allow in the name of a file

const bytes = (text: string) => new TextEncoder().encode(text);
const json = (value: unknown) => bytes(`${JSON.stringify(value, null, 1)}\n`);

/** The file of what is kept; `readme` says in words what is inside. */
export function keptFile(kept: Kept, { readme }: { readme: string }): Promise<Uint8Array<ArrayBuffer>> {
  const { data, texts, work, title, address } = kept;
  const { claims } = corrected(data, work);
  const told: Partial<Data> = { ...data };
  delete told.words; // every page has the words of the interface itself
  const named = fileNames(Object.keys(texts));
  const readings = Object.entries(texts).flatMap(([id, text]) => (text ? [[id, text, named[id]!] as const] : []));
  const places = Object.fromEntries(readings.map(([id, { text: _text, ...rest }, file]) => [id, { file, ...rest }]));
  const files: Packed[] = [
    { name: "README.txt", bytes: bytes(readme) },
    { name: "claims.csv", bytes: bytes(csv(claims, claims.id.map((_id, row) => row))) },
    { name: "work.json", bytes: json({ claimline: FORMAT, title, generated: title === names(data), subtitle: data.subtitle ?? "", address, work }) },
    { name: "data.json", bytes: json(told) },
    { name: "texts.json", bytes: json(places) },
    ...readings.map(([, { text }, file]) => ({ name: file, bytes: bytes(text) })),
  ];
  return zipped(files);
}

/** Names for the files of some texts, by source: all different, also where capitals count for nothing. */
function fileNames(ids: readonly string[]): Record<string, string> {
  const taken = new Set<string>();
  const named: Record<string, string> = {};
  for (const id of ids) {
    const plain = fileName(id) || "text";
    let name = plain;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${plain}-${number}`;
    taken.add(name.toLowerCase());
    named[id] = `texts/${name}.txt`;
  }
  return named;
}

/** A name that every system allows for a file, made from words; "" if nothing is left of them. */
export const fileName = (words: string): string => words.replace(NOT_IN_NAMES, " ").replace(/\s+/g, " ").slice(0, 60).replace(/^[. ]+|[. ]+$/g, "");

/** What a file keeps; `words` are those of the page that opens it, in its language. Throws KeptError. */
export async function keptOf(raw: Uint8Array<ArrayBuffer>, { lang, words }: { lang: string; words: Record<string, Phrase> }): Promise<Kept> {
  const files = await unpacked(raw);
  const work = parsed(files.get("work.json"), "foreign");
  const format = work.claimline;
  if (typeof format !== "number") throw new KeptError("foreign");
  if (format > FORMAT) throw new KeptError("newer");
  const sent = parsed(files.get("data.json"));
  const checked = checkedData({ ...sent, lang, words });
  const data = checked && sent.lang !== lang ? retold(checked) : checked;
  const places = parsed(files.get("texts.json"));
  const texts = checkedTexts(withWords(places, files), data?.claims.n ?? 0);
  const done = checkedWork(work.work);
  if (!data || !texts || !done) throw new KeptError("broken");
  const [title, address] = [work.title, work.address].map((value) => (typeof value === "string" ? value : ""));
  const called = work.generated === true || !title ? names(data) : title;
  return { data, texts, work: done, title: called, subtitle: data.subtitle || counted(data), address: address! };
}

async function unpacked(raw: Uint8Array<ArrayBuffer>): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  if (raw.length > LARGEST) throw new KeptError("large");
  if (raw[0] !== 0x50 || raw[1] !== 0x4b) throw new KeptError("foreign"); // every ZIP begins with `PK`
  try {
    return await unzipped(raw, LIMITS);
  } catch (error) {
    throw new KeptError(error instanceof ZipError ? error.why : "broken");
  }
}

/** The object that a file of JSON holds; where there is no such file, `missing` says why the whole is refused. */
function parsed(file: Uint8Array | undefined, missing: Refusal = "broken"): Record<string, unknown> {
  if (!file) throw new KeptError(missing);
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(file));
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // the same as any other value
  }
  throw new KeptError("broken");
}

/** What is told of texts, with the words from their own files. */
function withWords(places: Record<string, unknown>, files: Map<string, Uint8Array<ArrayBuffer>>): Record<string, unknown> {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true }); // a mark that was taken away would move every place
  return Object.fromEntries(Object.entries(places).map(([id, place]) => {
    const { file, ...rest } = Object(place) as Record<string, unknown>;
    const text = files.get(String(file));
    return [id, { ...rest, text: text && decoder.decode(text) }];
  }));
}

/** A short name for some claims, as they came: the same for the same claims, whatever the page's language. */
export function digest({ id, source, claim, edtf, large }: Claims): string {
  if (large) return large.key;
  const content = bytes(JSON.stringify([id, source, claim, edtf]));
  return `${crc32(content).toString(16).padStart(8, "0")}${content.length.toString(16)}`;
}
