/* Opens PDF files by PDFium, as dashboard/pdfium.py does natively; dashboard/reading/formats/pdf makes text of the letters. */

import { joined } from "../model/zip.ts";

/** What is used of PDFium's functions; places in its memory are numbers. */
export interface Pdfium {
  pdfium: { wasmExports: { malloc: (size: number) => number; free: (place: number) => void }; HEAPU8: Uint8Array; getValue: (place: number, kind: "float") => number; UTF16ToString: (place: number) => string };
  PDFiumExt_Init: () => void;
  FPDF_LoadMemDocument: (place: number, size: number, password: string) => number;
  FPDF_GetLastError: () => number;
  FPDF_GetPageCount: (document: number) => number;
  FPDF_GetMetaText: (document: number, tag: string, place: number, size: number) => number;
  FPDF_LoadPage: (document: number, number: number) => number;
  FPDF_GetPageWidthF: (page: number) => number;
  FPDF_GetPageHeightF: (page: number) => number;
  FPDF_GetPageBoundingBox: (page: number, box: number) => boolean;
  FPDF_ClosePage: (page: number) => void;
  FPDF_CloseDocument: (document: number) => void;
  FPDFText_LoadPage: (page: number) => number;
  FPDFText_CountChars: (text: number) => number;
  FPDFText_GetUnicode: (text: number, index: number) => number;
  FPDFText_GetLooseCharBox: (text: number, index: number, box: number) => boolean;
  FPDFText_GetCharAngle: (text: number, index: number) => number;
  FPDFText_ClosePage: (text: number) => void;
}

/** What a file answers: why it cannot be read, or what is said of it as JSON, and its letters as bytes. `_pdf` in
    dashboard/in_browser.py reads both. */
export type Answer = string | [told: string, letters: Uint8Array<ArrayBuffer>];

const LOCKED = 4; // FPDF_ERR_PASSWORD
const MOST_PAGES = 500; // reading/formats/pdf/letters.py
const MOST_LETTERS = 60_000;
const LETTER = 24; // bytes: its number, its box, its angle

/** A function that opens a file. */
export function opener(pdfium: Pdfium): (raw: Uint8Array) => Answer {
  pdfium.PDFiumExt_Init();
  const { wasmExports: memory } = pdfium.pdfium;
  return (raw) => {
    const place = memory.malloc(raw.length);
    pdfium.pdfium.HEAPU8.set(raw, place);
    const document = pdfium.FPDF_LoadMemDocument(place, raw.length, "");
    try {
      if (!document) return pdfium.FPDF_GetLastError() === LOCKED ? "locked" : "damaged";
      const count = pdfium.FPDF_GetPageCount(document);
      if (!count) return "damaged";
      if (count > MOST_PAGES) return "long";
      const pages = Array.from({ length: count }, (_, number) => pageOf(pdfium, document, number)).filter((page) => page !== null);
      const told = pages.map(({ size, corner, letters }) => ({ size, corner, count: letters.length / LETTER }));
      return [JSON.stringify({ pages: told, title: metaText(pdfium, document, "Title"), author: metaText(pdfium, document, "Author") }), joined(pages.map((page) => page.letters))];
    } finally {
      if (document) pdfium.FPDF_CloseDocument(document);
      memory.free(place);
    }
  };
}

/** A page's letters, each its number, box (left, bottom, right, top) and angle; null for a damaged page, the others may be whole. */
function pageOf(pdfium: Pdfium, document: number, number: number) {
  const page = pdfium.FPDF_LoadPage(document, number);
  if (!page) return null;
  const text = pdfium.FPDFText_LoadPage(page);
  const { wasmExports: memory, getValue } = pdfium.pdfium;
  const box = memory.malloc(16);
  const side = (place: number) => getValue(box + 4 * place, "float"); // FS_RECTF: left, top, right, bottom
  const size = [pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)];
  const corner = pdfium.FPDF_GetPageBoundingBox(page, box) ? [side(0), side(3)] : [0, 0];
  const count = Math.min(text ? pdfium.FPDFText_CountChars(text) : 0, MOST_LETTERS);
  const letters = new DataView(new ArrayBuffer(count * LETTER));
  for (let index = 0; index < count; index += 1) {
    const at = index * LETTER;
    letters.setUint32(at, pdfium.FPDFText_GetUnicode(text, index), true);
    if (pdfium.FPDFText_GetLooseCharBox(text, index, box)) [0, 3, 2, 1].forEach((place, n) => letters.setFloat32(at + 4 * (n + 1), side(place), true));
    letters.setFloat32(at + 20, pdfium.FPDFText_GetCharAngle(text, index), true);
  }
  memory.free(box);
  if (text) pdfium.FPDFText_ClosePage(text);
  pdfium.FPDF_ClosePage(page);
  return { size, corner, letters: new Uint8Array(letters.buffer) };
}

/** What the file says of itself, such as its title; "" if nothing. */
function metaText(pdfium: Pdfium, document: number, tag: string): string {
  const size = pdfium.FPDF_GetMetaText(document, tag, 0, 0);
  const { wasmExports: memory, UTF16ToString } = pdfium.pdfium;
  const place = memory.malloc(size + 2);
  pdfium.FPDF_GetMetaText(document, tag, place, size);
  const text = size > 2 ? UTF16ToString(place) : "";
  memory.free(place);
  return text;
}
