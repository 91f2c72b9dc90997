/* Opens what was packed as `.lzma`: half as much again is saved as by what browsers have built in. The format is that of
   Igor Pavlov's LZMA specification; Python's `lzma` writes it (dashboard/engine.py). */

/** Where each kind of chance begins in the one table of them, and how many there are before the letters'. */
const MATCH = 0; // by state and place: is it a match?
const REP = 192; // by state: a match at a distance that was used before?
const REP_FIRST = 204; // … at the last distance?
const REP_SECOND = 216;
const REP_THIRD = 228;
const REP_LONG = 240; // by state and place: longer than one byte?
const SLOT = 432; // four trees of six bits: how far, roughly
const NEAR = 688; // how far exactly, for the nearer distances
const ALIGN = 804; // the last four bits of far distances
const LENGTHS = 820; // lengths of matches; then those at used distances
const EACH_LENGTHS = 514;
const LETTERS = LENGTHS + 2 * EACH_LENGTHS;

const HEADER = 13; // settings, size of the window, size of what was packed

/** The bytes that were packed. Throws where they are not what was packed. */
export function opened(packed: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = new DataView(packed.buffer, packed.byteOffset, HEADER);
  const settings = head.getUint8(0);
  const out = new Uint8Array(head.getUint32(5, true));
  const shape = { context: settings % 9, low: Math.floor(settings / 9) % 5, place: Math.floor(settings / 45) };
  fill(out, new Bits(packed.subarray(HEADER), LETTERS + (0x300 << (shape.context + shape.low))), shape);
  return out;
}

/** How the packer was set: bits of the letter before, of the place for letters, and of the place for the rest. */
interface Shape {
  context: number;
  low: number;
  place: number;
}

/** Reads bits, each of which is as likely as those before it in the same place made it. */
class Bits {
  readonly #raw: Uint8Array;
  readonly #chances: Uint16Array;
  readonly #now = new Uint32Array(2); // the width of the range, and where in it: typed, because both take 32 bits
  #place = 5;

  constructor(raw: Uint8Array, chances: number) {
    this.#raw = raw;
    this.#chances = new Uint16Array(chances).fill(1024);
    this.#now[0] = 0xffffffff;
    this.#now[1] = new DataView(raw.buffer, raw.byteOffset).getUint32(1);
  }

  /** One bit by the chance with that number. */
  bit(at: number): number {
    const now = this.#now;
    const chance = this.#chances[at]!;
    const bound = Math.imul(now[0]! >>> 11, chance) >>> 0;
    let found = 0;
    if (now[1]! < bound) {
      now[0] = bound;
      this.#chances[at] = chance + ((2048 - chance) >> 5);
    } else {
      now[0] = now[0]! - bound;
      now[1] = now[1]! - bound;
      this.#chances[at] = chance - (chance >> 5);
      found = 1;
    }
    if (now[0]! < 0x1000000) this.#next();
    return found;
  }

  /** Some bits of which each is as likely as its opposite. */
  even(count: number): number {
    const now = this.#now;
    let found = 0;
    for (let n = 0; n < count; n += 1) {
      const half = now[0]! >>> 1;
      const bit = now[1]! >= half ? 1 : 0;
      now[0] = half;
      if (bit) now[1] = now[1]! - half;
      if (half < 0x1000000) this.#next();
      found = found * 2 + bit;
    }
    return found;
  }

  #next(): void {
    const now = this.#now;
    now[0] = now[0]! << 8;
    now[1] = (now[1]! << 8) | (this.#raw[this.#place] ?? 0);
    this.#place += 1;
  }

  /** A number of some bits, the highest first. */
  tree(from: number, bits: number): number {
    let node = 1;
    for (let n = 0; n < bits; n += 1) node = 2 * node + this.bit(from + node);
    return node - (1 << bits);
  }

  /** The same, the lowest bit first. */
  reversed(from: number, bits: number): number {
    let node = 1;
    let found = 0;
    for (let n = 0; n < bits; n += 1) {
      const bit = this.bit(from + node);
      node = 2 * node + bit;
      found |= bit << n;
    }
    return found;
  }
}

/** Unpacks until `out` is full. */
function fill(out: Uint8Array, bits: Bits, shape: Shape): void {
  const places = (1 << shape.place) - 1;
  let state = 0; // what the last steps were
  let [first, second, third, fourth] = [0, 0, 0, 0]; // the distances used last
  let at = 0;
  while (at < out.length) {
    const place = at & places;
    if (!bits.bit(MATCH + 16 * state + place)) {
      out[at] = letter(out, bits, { at, state, from: first, shape });
      at += 1;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let length = 0;
    if (bits.bit(REP + state)) {
      if (!bits.bit(REP_FIRST + state)) {
        if (!bits.bit(REP_LONG + 16 * state + place)) length = 1;
      } else if (!bits.bit(REP_SECOND + state)) [first, second] = [second, first];
      else if (!bits.bit(REP_THIRD + state)) [first, second, third] = [third, first, second];
      else [first, second, third, fourth] = [fourth, first, second, third];
      if (length) state = state < 7 ? 9 : 11;
      else {
        length = lengthOf(bits, LENGTHS + EACH_LENGTHS, place);
        state = state < 7 ? 8 : 11;
      }
    } else {
      [second, third, fourth] = [first, second, third];
      length = lengthOf(bits, LENGTHS, place);
      first = distance(bits, length);
      state = state < 7 ? 7 : 10;
    }
    if (first >= at || length > out.length - at) throw new Error("a packed part is damaged");
    for (const end = at + length; at < end; at += 1) out[at] = out[at - first - 1]!;
  }
}

/** One byte that is written as itself. After a match it is guessed from the byte at which the match would have gone on. */
function letter(out: Uint8Array, bits: Bits, { at, state, from, shape }: { at: number; state: number; from: number; shape: Shape }): number {
  const before = at ? out[at - 1]! : 0;
  const room = ((at & ((1 << shape.low) - 1)) << shape.context) + (before >> (8 - shape.context));
  const table = LETTERS + 0x300 * room;
  let node = 1;
  if (state >= 7) {
    let guess = out[at - from - 1]!;
    do {
      const guessed = (guess >> 7) & 1;
      guess <<= 1;
      const bit = bits.bit(table + ((1 + guessed) << 8) + node);
      node = 2 * node + bit;
      if (bit !== guessed) break;
    } while (node < 0x100);
  }
  while (node < 0x100) node = 2 * node + bits.bit(table + node);
  return node & 0xff;
}

/** How long a match is: two bytes or more. */
function lengthOf(bits: Bits, table: number, place: number): number {
  if (!bits.bit(table)) return 2 + bits.tree(table + 2 + 8 * place, 3);
  if (!bits.bit(table + 1)) return 10 + bits.tree(table + 130 + 8 * place, 3);
  return 18 + bits.tree(table + 258, 8);
}

/** How far back a match begins, less one. */
function distance(bits: Bits, length: number): number {
  const slot = bits.tree(SLOT + 64 * Math.min(length - 2, 3), 6);
  if (slot < 4) return slot;
  const more = (slot >> 1) - 1;
  const far = (2 | (slot & 1)) * 2 ** more;
  if (slot < 14) return far + bits.reversed(NEAR + far - slot, more);
  return far + bits.even(more - 4) * 16 + bits.reversed(ALIGN, 4);
}
