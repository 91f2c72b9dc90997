/* The reader in a thread of its own: Python (Pyodide), which runs dashboard/in_browser.py. Nothing is ever asked of a network. */

import { opener, type Answer, type Pdfium } from "./pdf.ts";
import { PARTS, READY, type Asked, type Said } from "./messages.ts";
import { DEFLATE, ofLetters, unpacked, unpackedPieces } from "./unpacked.ts";
import { unzipped } from "../model/zip.ts";

/** What is used of Pyodide. */
interface Python {
  FS: { mkdirTree: (path: string) => void; writeFile: (path: string, content: Uint8Array, how: { canOwn: boolean }) => void };
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
  answer: (question: string, raws: Proxy, opener: ((raw: Buffered) => unknown) | null, step: (n: number, of: number) => void) => string;
}

const FOLDER = "/lib/claimline"; // where the reader's modules are, in Python's own file system
const ADDRESS = "https://reader.invalid/"; // below it Pyodide looks for its parts; `fetch` gives them
const say = (said: Said) => self.postMessage(said);

let packed: Readonly<Record<string, Blob>> = {};
let reader: Promise<{ python: Python; module: Reader }> | null = null;
let openPdf: Promise<(raw: Uint8Array) => Answer> | null = null;
const outside = self.fetch.bind(self);

self.addEventListener("message", ({ data }: MessageEvent<Asked>) => {
  const failed = (error: unknown) => say({ kind: "broken", why: String(error) });
  if (data.kind === "start") {
    packed = data.packed;
    reader = started();
    reader.then(() => say({ kind: "ready" }), failed);
  } else read(data.question, data.files).then((answer) => say({ kind: "answer", answer }), failed);
});

/** A part as it is packed. */
async function packedPart(name: string): Promise<Uint8Array<ArrayBuffer>> {
  const letters = packed[name];
  if (letters) return ofLetters(letters);
  const answer = await outside(new URL(name, self.location.href));
  if (!answer.ok) throw new Error(`${name} is missing`);
  return new Uint8Array(await answer.arrayBuffer());
}

const part = async (name: string) => unpacked(name, await packedPart(name));

/** A part that is a script: it is packed only where a page carries it. */
async function script<Exports>(name: string): Promise<Exports> {
  const inPage = name + DEFLATE;
  if (!packed[inPage]) return (await import(new URL(name, self.location.href).href)) as Exports;
  const inside = URL.createObjectURL(new Blob([await part(inPage)], { type: "text/javascript" }));
  try {
    return (await import(inside)) as Exports;
  } finally {
    URL.revokeObjectURL(inside);
  }
}

async function started(): Promise<{ python: Python; module: Reader }> {
  const python = await begun();
  const step = (done: number) => say({ kind: "step", step: { step: "reader", done } });
  step(0.5);
  for (const [name, content] of await unzipped(await part(PARTS.reader), { files: 5000, bytes: 1e8 })) {
    const path = `${FOLDER}/${name}`;
    python.FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
    python.FS.writeFile(path, content, { canOwn: true });
  }
  step(0.6);
  python.runPython(`import sys; sys.path.insert(0, "${FOLDER}")\nfrom dashboard import ahead; ahead.begin("${FOLDER}/ahead.bin")`);
  const module = python.pyimport("dashboard.in_browser");
  step(READY);
  return { python, module };
}

/** Python itself. */
async function begun(): Promise<Python> {
  const step = (done: number) => say({ kind: "step", step: { step: "python", done } });
  step(0);
  const own: Record<string, [part: string, type: string]> = {
    "pyodide.asm.wasm": [PARTS.code, "application/wasm"],
    "python_stdlib.zip": [PARTS.library, "application/zip"],
  };
  let opened = 0;
  self.fetch = async (asked) => {
    const [name, type] = own[String(asked).replace(ADDRESS, "")] ?? [];
    if (!name) throw new TypeError("the reader asks nothing of a network");
    const answer = new Response(unpackedPieces(name, await packedPart(name)), { headers: { "Content-Type": type! } });
    step((opened += 0.15));
    return answer;
  };
  const machine = await script<{ default: unknown }>(PARTS.machine);
  const { loadPyodide } = await script<{ loadPyodide: (how: object) => Promise<Python> }>(PARTS.python);
  return loadPyodide({
    indexURL: ADDRESS,
    packageBaseUrl: ADDRESS,
    createPyodideModule: machine.default,
    lockFileContents: new TextDecoder().decode(await part(PARTS.versions)),
  });
}

async function read(question: string, files: readonly Uint8Array<ArrayBuffer>[]): Promise<string> {
  const { python, module } = await reader!;
  const open = files.some(mayHoldPdf) ? await (openPdf ??= pdfOpener()) : null;
  const raws = python.toPy(files);
  const step = (n: number, of: number) => say({ kind: "step", step: { step: "read", n, of } });
  try {
    return module.answer(question, raws, open && ((raw) => python.toPy(open(bytesOf(raw)))), step);
  } finally {
    raws.destroy();
  }
}

/** Whether a file is a PDF, or an archive that holds one; its letters are all ASCII there. */
function mayHoldPdf(raw: Uint8Array<ArrayBuffer>): boolean {
  const letters = (from: number, to: number) => new TextDecoder("latin1").decode(raw.subarray(from, to));
  return letters(0, 1024).includes("%PDF") || (letters(0, 2) === "PK" && /\.pdf/i.test(letters(Math.max(0, raw.length - 200_000), raw.length)));
}

async function pdfOpener(): Promise<(raw: Uint8Array) => Answer> {
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
