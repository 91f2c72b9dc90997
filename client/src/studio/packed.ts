/* Bytes that a page carries as letters: compressed, then written to base 85 (dashboard/showing/pages/without_dash.py). */

const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;'=>?@^_`{|}~";

/** The bytes that were packed. */
export async function unpacked(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytesOf(text.trim())]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Bytes from base 85: five signs hold four bytes (RFC 1924's alphabet, `'` for `<`, which HTML would mind). */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const value = new Uint8Array(128);
  for (let i = 0; i < SIGNS.length; i += 1) value[SIGNS.charCodeAt(i)] = i;
  const at = (place: number) => (place < text.length ? value[text.charCodeAt(place)]! : 84);
  const missing = (5 - (text.length % 5)) % 5;
  const found = new Uint8Array(((text.length + missing) / 5) * 4);
  for (let from = 0, to = 0; from < text.length; from += 5, to += 4) {
    const number = (((at(from) * 85 + at(from + 1)) * 85 + at(from + 2)) * 85 + at(from + 3)) * 85 + at(from + 4);
    for (let i = 0; i < 4; i += 1) found[to + i] = Math.floor(number / 256 ** (3 - i)) % 256;
  }
  return found.subarray(0, found.length - missing);
}
