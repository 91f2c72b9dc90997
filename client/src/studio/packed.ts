/* Bytes that a page carries as letters: seven bits each (dashboard/showing/pages/dense.py). */

const AVOIDED = [0, 8, 9, 10, 12, 13, 26, 60]; // letters that might not come through: one of them and the next seven bits are one letter
const PAIRS = 0x400; // the first of those
const LAST = 0x800; // the first of those that stand at the end alone
const THREE = 0xe0; // the first byte of a letter of three, which only those are

/** The bytes that some letters stand for, the letters as UTF-8. The bytes take the letters' place, of which they need seven eighths. */
export function bytesOf(letters: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  let to = 0;
  let bits = 0;
  let held = 0; // how many of them are not written yet
  const take = (seven: number) => {
    bits = ((bits << 7) | seven) & 0x7fff;
    held += 7;
    if (held < 8) return;
    held -= 8;
    letters[to] = bits >> held;
    to += 1;
  };
  for (let at = 0; at < letters.length; at += 1) {
    const first = letters[at]!;
    if (first < 0x80) take(first);
    else if (first < THREE) {
      at += 1;
      const pair = (((first & 0x1f) << 6) | (letters[at]! & 0x3f)) - PAIRS;
      take(AVOIDED[pair >> 7]!);
      take(pair & 127);
    } else {
      take(AVOIDED[((((letters[at + 1]! & 0x3f) << 6) | (letters[at + 2]! & 0x3f)) - LAST) >> 7]!);
      at += 2;
    }
  }
  return letters.subarray(0, to);
}
