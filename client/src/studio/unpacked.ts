/* The parts of the reader as they were before they were packed: dashboard/packing.py says how, the end of a name which way. */

import { bytesOf } from "./packed.ts";
import { opened } from "./lzma.ts";

/** What browsers unpack themselves; the rest is LZMA. */
export const DEFLATE = ".deflate";
const PIECE = 1 << 18; // bytes that are unpacked at once: so that not all of a part is there several times

/** A part, packed, from a page that carries it as letters. */
export const ofLetters = async (letters: Blob): Promise<Uint8Array<ArrayBuffer>> => bytesOf(new Uint8Array(await letters.arrayBuffer()));

/** A part that is used as it comes, such as a program, which is compiled meanwhile. */
export function unpackedPieces(name: string, packed: Uint8Array<ArrayBuffer>): BodyInit {
  if (!name.endsWith(DEFLATE)) return opened(packed);
  let at = 0;
  const pieces = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(control) {
      control.enqueue(packed.subarray(at, (at += PIECE)));
      if (at >= packed.length) control.close();
    },
  });
  return pieces.pipeThrough(new DecompressionStream("deflate"));
}

/** A part's bytes. */
export async function unpacked(name: string, packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const pieces = unpackedPieces(name, packed);
  return pieces instanceof Uint8Array ? (pieces as Uint8Array<ArrayBuffer>) : new Uint8Array(await new Response(pieces).arrayBuffer());
}
