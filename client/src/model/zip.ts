/* ZIP archives in the browser alone, written and read: what a file of the page's own (`.claimline`) is made of.

   As PKWARE's APPNOTE 6.3 has it, without encryption, several disks or ZIP64: an archive is at most 4 GB and 65,535 files.
   Names are UTF-8. Bytes are packed by the browser's own deflate, or stored as they are. */

export interface Packed {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Why an archive cannot be read: it is none or damaged, or it unpacks to more than is allowed. */
export class ZipError extends Error {
  constructor(readonly why: "broken" | "large") {
    super(why);
  }
}

/** What an archive may hold: files, and bytes when they are unpacked. */
export interface Limits {
  files: number;
  bytes: number;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const [LOCAL_SIZE, CENTRAL_SIZE, END_SIZE] = [30, 46, 22];
const UTF8 = 0x0800; // the flag that says so of a name
const LOCKED = 0x0001;
const [STORED, DEFLATED] = [0, 8];
const VERSION = 20; // of the format: 2.0 brought deflate
const FIRST_DAY = (1 << 5) | 1; // 1 January 1980, the first that the format knows: the same content gives the same file

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** The CRC-32 of some bytes (ISO 3309), as ZIP has it. */
export function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = TABLE[(value ^ byte) & 0xff]! ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

const deflates = () => typeof CompressionStream !== "undefined";

async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Unpacks bytes, and stops at once where they become more than `most`. */
async function inflated(bytes: Uint8Array<ArrayBuffer>, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => broken());
    if (done) return joined(pieces);
    size += value.length;
    if (size > most) {
      void reader.cancel().catch(() => undefined);
      throw new ZipError("large");
    }
    pieces.push(value as Uint8Array<ArrayBuffer>);
  }
}

function broken(): never {
  throw new ZipError("broken");
}

/** Pieces of bytes as one. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Numbers one after the other, each of two or four bytes, the lowest byte first. */
function numbers(...given: readonly (readonly [bytes: 2 | 4, value: number])[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(given.reduce((size, [bytes]) => size + bytes, 0)));
  let at = 0;
  for (const [bytes, value] of given) {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bytes;
  }
  return new Uint8Array(view.buffer);
}

/** An archive of some files, whose names are all different. */
export async function zipped(files: readonly Packed[]): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  const entries: Uint8Array[] = [];
  let at = 0;
  for (const { name, bytes } of files) {
    const packed = deflates() ? await deflated(bytes) : bytes;
    const way = packed.length < bytes.length ? DEFLATED : STORED;
    const body = way === DEFLATED ? packed : bytes;
    const called = new TextEncoder().encode(name);
    const told = numbers([2, VERSION], [2, UTF8], [2, way], [2, 0], [2, FIRST_DAY], [4, crc32(bytes)], [4, body.length], [4, bytes.length], [2, called.length], [2, 0]);
    const local = [numbers([4, LOCAL]), told, called, body];
    // After what the local header says too: no comment, first disk, no text, no rights, and where the file begins.
    entries.push(numbers([4, CENTRAL], [2, VERSION]), told, numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, at]), called);
    pieces.push(...local);
    at += local.reduce((size, piece) => size + piece.length, 0);
  }
  const central = joined(entries);
  const end = numbers([4, END], [2, 0], [2, 0], [2, files.length], [2, files.length], [4, central.length], [4, at], [2, 0]);
  return joined([...pieces, central, end]);
}

/** What the directory of an archive says of a file in it. */
interface Entry {
  name: string;
  way: number;
  crc: number;
  packed: number;
  size: number;
  at: number;
}

/** The files of an archive by their names; throws ZipError. What they are called leads nowhere: a name is only a name. */
export async function unzipped(bytes: Uint8Array<ArrayBuffer>, limits: Limits): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const entries = directory(bytes, limits);
  const found = new Map<string, Uint8Array<ArrayBuffer>>();
  let left = limits.bytes;
  for (const entry of entries) {
    if (entry.size > left) throw new ZipError("large"); // before anything of it is unpacked
    const body = bodyOf(bytes, entry);
    const content = entry.way === STORED ? body : await inflated(body, left);
    if (content.length !== entry.size || crc32(content) !== entry.crc) broken();
    left -= content.length;
    found.set(entry.name, content);
  }
  return found;
}

function directory(bytes: Uint8Array<ArrayBuffer>, { files }: Limits): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  if (count > files) throw new ZipError("large");
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let number = 0; number < count; number += 1) {
    if (at + CENTRAL_SIZE > end || view.getUint32(at, true) !== CENTRAL) broken();
    if (view.getUint16(at + 8, true) & LOCKED) broken();
    const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true)) as [number, number, number];
    const next = at + CENTRAL_SIZE + name + extra + comment;
    if (next > end) broken();
    const [crc, packed, size, place] = [16, 20, 24, 42].map((offset) => view.getUint32(at + offset, true)) as [number, number, number, number];
    const called = new TextDecoder().decode(bytes.subarray(at + CENTRAL_SIZE, at + CENTRAL_SIZE + name));
    entries.push({ name: called, way: view.getUint16(at + 10, true), crc, packed, size, at: place });
    at = next;
  }
  return entries;
}

/** Where an archive's last record begins, which may have a comment after it. */
function endOf(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_SIZE - 0xffff);
  for (let at = view.byteLength - END_SIZE; at >= first; at -= 1) if (view.getUint32(at, true) === END) return at;
  return broken();
}

/** The bytes of a file as they stand in the archive, packed or not. */
function bodyOf(bytes: Uint8Array<ArrayBuffer>, { at, packed, way }: Entry): Uint8Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (at + LOCAL_SIZE > bytes.length || view.getUint32(at, true) !== LOCAL || (way !== STORED && way !== DEFLATED)) broken();
  const start = at + LOCAL_SIZE + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + packed > bytes.length) broken();
  return bytes.subarray(start, start + packed);
}
