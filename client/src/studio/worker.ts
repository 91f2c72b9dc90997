/* The reader in a thread of its own: Python (Pyodide), which runs dashboard/in_browser.py. Nothing is ever asked of a network. */

import { opener, type Pdfium } from "./pdf.ts";
import { PARTS, type Asked, type Said } from "./messages.ts";
import { bytesOf as bytesOfLetters } from "./packed.ts";
import { opened } from "./lzma.ts";

/** What is used of Pyodide. */
interface Python {
  unpackArchive: (archive: Uint8Array, kind: "zip", how: { extractDir: string }) => void;
  runPython: (code: string) => unknown;
  pyimport: (name: string) => Reader;
  toPy: (value: unknown) => Proxy;
}
interface Proxy {
  destroy: () => void;
}
interface Buffered extends Proxy {
  getBuffer: (kind: "u8") => { data: Uint8Array; release: () => void };
}
interface Reader {
  answer: (question: string, raws: Proxy, opener: ((raw: Buffered) => string) | null, step: (n: number, of: number) => void) => string;
}

const FOLDER = "/lib/claimline"; // where the reader's modules are, in Python's own file system
const ADDRESS = "https://reader.invalid/"; // below it Pyodide looks for its parts; `fetch` gives them
const say = (said: Said) => self.postMessage(said);

let packed: Readonly<Record<string, string>> = {};
let reader: Promise<{ python: Python; module: Reader }> | null = null;
let openPdf: Promise<(raw: Uint8Array) => string> | null = null;
const outside = self.fetch.bind(self);

self.addEventListener("message", ({ data }: MessageEvent<Asked>) => {
  const failed = (error: unknown) => say({ kind: "broken", why: String(error) });
  if (data.kind === "start") {
    packed = data.packed;
    reader = started();
    reader.then(() => say({ kind: "ready" }), failed);
  } else read(data.question, data.files).then((answer) => say({ kind: "answer", answer }), failed);
});

/** A part's bytes. */
async function part(name: string): Promise<Uint8Array<ArrayBuffer>> {
  const text = packed[name];
  if (text !== undefined) return opened(bytesOfLetters(text));
  const answer = await outside(new URL(`${name}.lzma`, self.location.href));
  if (!answer.ok) throw new Error(`${name} is missing`);
  return opened(new Uint8Array(await answer.arrayBuffer()));
}

/** A part that is a script. */
async function script<Exports>(name: string): Promise<Exports> {
  const inside = packed[name] === undefined ? null : URL.createObjectURL(new Blob([await part(name)], { type: "text/javascript" }));
  return (await import(inside ?? new URL(name, self.location.href).href)) as Exports;
}

async function started(): Promise<{ python: Python; module: Reader }> {
  say({ kind: "step", step: { step: "python" } });
  const own: Record<string, string> = { [PARTS.code]: "application/wasm", [PARTS.library]: "application/zip" };
  self.fetch = async (asked) => {
    const name = String(asked).replace(ADDRESS, "");
    if (!own[name]) throw new TypeError("the reader asks nothing of a network");
    return new Response(await part(name), { headers: { "Content-Type": own[name] } });
  };
  const machine = await script<{ default: unknown }>(PARTS.machine);
  const { loadPyodide } = await script<{ loadPyodide: (how: object) => Promise<Python> }>(PARTS.python);
  const python = await loadPyodide({
    indexURL: ADDRESS,
    packageBaseUrl: ADDRESS,
    createPyodideModule: machine.default,
    lockFileContents: new TextDecoder().decode(await part(PARTS.versions)),
  });
  say({ kind: "step", step: { step: "reader" } });
  python.unpackArchive(await part(PARTS.reader), "zip", { extractDir: FOLDER });
  python.runPython(`import sys; sys.path.insert(0, "${FOLDER}")`);
  return { python, module: python.pyimport("dashboard.in_browser") };
}

async function read(question: string, files: readonly Uint8Array<ArrayBuffer>[]): Promise<string> {
  const { python, module } = await reader!;
  const open = files.some(mayHoldPdf) ? await (openPdf ??= pdfOpener()) : null;
  const raws = python.toPy(files);
  const step = (n: number, of: number) => say({ kind: "step", step: { step: "read", n, of } });
  try {
    return module.answer(question, raws, open && ((raw) => open(bytesOf(raw))), step);
  } finally {
    raws.destroy();
  }
}

/** Whether a file is a PDF, or an archive that holds one; its letters are all ASCII there. */
function mayHoldPdf(raw: Uint8Array<ArrayBuffer>): boolean {
  const letters = (from: number, to: number) => new TextDecoder("latin1").decode(raw.subarray(from, to));
  return letters(0, 1024).includes("%PDF") || (letters(0, 2) === "PK" && /\.pdf/i.test(letters(Math.max(0, raw.length - 200_000), raw.length)));
}

async function pdfOpener(): Promise<(raw: Uint8Array) => string> {
  const { init } = await script<{ init: (how: object) => Promise<Pdfium> }>(PARTS.pdf);
  return opener(await init({ wasmBinary: (await part(PARTS.pdfCode)).buffer, locateFile: (name: string) => ADDRESS + name }));
}

/** Bytes of Python, as a script has them. */
function bytesOf(raw: Buffered): Uint8Array {
  const buffer = raw.getBuffer("u8");
  const copy = buffer.data.slice();
  buffer.release();
  raw.destroy();
  return copy;
}
