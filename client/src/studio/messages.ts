/* What the page and its reader, which works in a thread of its own, say to each other. */

/** The parts of which a reader is made: files of a folder, or packed into the page. Beside the scripts, the end of a name says
    how it is packed (dashboard/packing.py). */
export const PARTS = {
  python: "pyodide.mjs",
  machine: "pyodide.asm.mjs",
  code: "pyodide.asm.wasm.deflate",
  versions: "pyodide-lock.json.deflate",
  library: "python_stdlib.zip.lzma",
  reader: "claimline.zip.lzma",
  pdf: "pdfium.mjs",
  pdfCode: "pdfium.wasm.lzma",
} as const;

/** To the reader. `packed` are its parts by name, as `unpacked.ts` reads them; what is not among them lies beside its script. */
export type Asked =
  | { kind: "start"; packed: Readonly<Record<string, Blob>> }
  | { kind: "read"; question: string; files: Uint8Array<ArrayBuffer>[] };

/** How far it is: `n` of `of` files are read, or it is getting ready, and that much of all work is `done`. */
export type Step = { step: "python" | "reader"; done: number } | { step: "read"; n: number; of: number };

/** How much of all work is done when the reader is ready, for a few essays. */
export const READY = 0.75;

/** From the reader. `answer` is JSON, see dashboard/in_browser.py; `broken` says in English what went wrong, for the console. */
export type Said = { kind: "step"; step: Step } | { kind: "ready" } | { kind: "answer"; answer: string } | { kind: "broken"; why: string };
