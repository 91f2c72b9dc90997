/* Long columns of whole numbers: pairs of them numbered, rows sorted by them. A million take some hundredths of a second, where
   a Map or a comparing function take a second. */

/** Whole numbers, one for each row. */
export type Numbers = Int32Array | Int8Array;

/** The number of each row's pair of two numbers, counted from 0 in the order in which the pairs come, and how many there are. */
export function pairs(one: ArrayLike<number>, other: ArrayLike<number>): { codes: Int32Array; count: number } {
  const n = one.length;
  const codes = new Int32Array(n);
  const mask = 2 ** Math.ceil(Math.log2(2 * n + 2)) - 1;
  const firsts = new Int32Array(mask + 1); // by a hash of the pair the first row that has it, counted from 1
  let count = 0;
  for (let row = 0; row < n; row += 1) {
    const [a, b] = [one[row]!, other[row]!];
    let at = (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> 0;
    at = (at ^ (at >>> 15)) & mask;
    let first = firsts[at]! - 1;
    while (first >= 0 && (one[first] !== a || other[first] !== b)) {
      at = (at + 1) & mask;
      first = firsts[at]! - 1;
    }
    if (first < 0) {
      firsts[at] = row + 1;
      codes[row] = count++;
    } else codes[row] = codes[first]!;
  }
  return { codes, count };
}

/** Rows in the order of their numbers, which are from 0 up to some 2^31; rows of the same number stay as they stand. */
export function sortedBy(rows: Int32Array, keys: ArrayLike<number>): Int32Array {
  let most = 0;
  for (let i = 0; i < keys.length; i += 1) if (keys[i]! > most) most = keys[i]!;
  let [from, to]: [Int32Array, Int32Array] = [rows, new Int32Array(rows.length)];
  for (let shift = 0; shift === 0 || (shift < 32 && most >>> shift); shift += 11) {
    const begins = new Int32Array(2049);
    for (const row of from) begins[((keys[row]! >>> shift) & 2047) + 1]! += 1;
    for (let i = 0; i < 2048; i += 1) begins[i + 1]! += begins[i]!;
    for (const row of from) to[begins[(keys[row]! >>> shift) & 2047]!++] = row;
    [from, to] = [to, from === rows ? new Int32Array(rows.length) : from];
  }
  return from;
}

/** All rows of a table, from the first to the last. */
export const allRows = (n: number): Int32Array => {
  const rows = new Int32Array(n);
  for (let row = 0; row < n; row += 1) rows[row] = row;
  return rows;
};
