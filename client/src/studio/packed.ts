/* Bytes that a page carries as letters: seven bits each (dashboard/showing/pages/dense.py). */

const AVOIDED = [0, 8, 9, 10, 12, 13, 26, 60]; // letters that might not come through: one of them and the next seven bits are one letter
const PAIRS = 0x400; // the first of those
const LAST = 0x800; // the first of those that stand at the end alone

/** The bytes. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const found = new Uint8Array(Math.ceil((text.length * 14) / 8));
  let to = 0;
  let bits = 0;
  let held = 0; // how many of them are not written yet
  const take = (seven: number) => {
    bits = ((bits << 7) | seven) & 0x7fff;
    held += 7;
    if (held < 8) return;
    held -= 8;
    found[to] = bits >> held;
    to += 1;
  };
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at);
    if (letter >= PAIRS) take(AVOIDED[(letter >> 7) & 7]!);
    if (letter < LAST) take(letter & 127);
  }
  return found.slice(0, to);
}
