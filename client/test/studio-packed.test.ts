/* The parts of the reader: what Python packed, and wrote as letters, is the same here again. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { opened } from "../src/studio/lzma.ts";
import { bytesOf } from "../src/studio/packed.ts";
import { deflateSync } from "node:zlib";
import { unpacked } from "../src/studio/unpacked.ts";

/** As dashboard/packing.py packs, with settings of the packer. */
const PACK = `
import json, lzma, sys
content = sys.stdin.buffer.read()
packed = lzma.compress(content, format=lzma.FORMAT_ALONE, filters=[{"id": lzma.FILTER_LZMA1, "preset": 6, **json.loads(sys.argv[1])}])
sys.stdout.buffer.write(packed[:5] + len(content).to_bytes(8, "little") + packed[13:])
`;
/** dashboard/showing/pages/dense.py wrote them for the bytes 0 to 255, and then for 0, 0, 60, 60, 10, 13. */
const LETTERS = "0IAgIBgQ1oYDQgEQUCwY2ocDYgHTiCYU14VCcUBkNBsOByNhedGCIhFJBFIxHFApFdelQmk4XjAYTEYzIVRsNxwOJyNZcHo+H1DSlBLaiEUjEWkESikWTCZTSXUCRSRTKhUqZTphMlotVwtVcn1AYTEYbEYrGU5oNFpNNmM1XG84HC4nG1FqdjteDxdTbXh9Px9w0ozWhwRCYVB4RCYVC0YjMWh8QiMSSWUSWTReMRlNJnNJbHo/IFBoVDolFk0nVCo1Kl0yWy5XbBYbFU5pNVstdwtNanffnm9XfAYHBUNiMThsPiMTSmVzGVx2PyFRaTR6TS5bL1hsdls9Znc9X3A43q4fE0tmc3odHlcvWW13O34PD0tndHp9Xn9HZ3V7fj8/b3jQgN6eAkFQ";

const words = (of: number) => Array.from({ length: of }, (_, n) => `In ${1700 + (n % 300)} mill ${n * n} paid ${n % 7}; `).join("");
const noise = (of: number) => Uint8Array.from({ length: of }, (_, at) => (at * at * 7919 + (at >> 3)) % 251);
const bytes = (text: string) => new TextEncoder().encode(text);

for (const settings of [{ lc: 1, pb: 0 }, {}, { lc: 0, lp: 2, pb: 4 }, { dict_size: 4096 }]) {
  test(`a packed part is opened, packed with ${JSON.stringify(settings)}`, () => {
    for (const content of [bytes("a"), bytes(words(4000)), noise(70_000), bytes(words(50) + "\0".repeat(3000) + words(50)), new Uint8Array([...noise(9000), ...noise(9000)])]) {
      const { stdout, status } = spawnSync("python3", ["-c", PACK, JSON.stringify(settings)], { input: content, maxBuffer: 1 << 24 });
      assert.equal(status, 0);
      assert.deepEqual(opened(new Uint8Array(stdout)), new Uint8Array(content));
    }
  });
}

test("a part that browsers unpack comes whole, from many pieces", async () => {
  const content = Uint8Array.from({ length: 3_000_000 }, (_, at) => (at * at * 7919 + (at >> 3)) % 251 ^ (at >> 9));
  assert.deepEqual(await unpacked("a.deflate", new Uint8Array(deflateSync(content))), content);
  const cut = new Uint8Array(deflateSync(content)).subarray(0, 1000);
  await assert.rejects(unpacked("a.deflate", cut as Uint8Array<ArrayBuffer>));
});

test("a damaged part is refused", () => {
  const head = [1, 0, 0, 1, 0, 100, 0, 0, 0, 0, 0, 0, 0];
  assert.throws(() => opened(new Uint8Array([...head, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])), /damaged/);
});

test("bytes come back from letters", () => {
  const letters = Uint8Array.from(atob(LETTERS), (letter) => letter.charCodeAt(0));
  const expected = [...Array.from({ length: 256 }, (_, n) => n), 0, 0, 60, 60, 10, 13];
  assert.deepEqual([...bytesOf(letters)].slice(0, expected.length), expected);
  // what ends with a letter of three bytes: 7 six times and 60
  const last = new TextEncoder().encode("\u0003\u0041\u0060\u0070\u0038\u001c\u000e\u0b80");
  assert.deepEqual([...bytesOf(last)], [7, 7, 7, 7, 7, 7, 60]);
});
