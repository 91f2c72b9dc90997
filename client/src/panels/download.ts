/* Gives what the page has made to the reader as a file. */

import { element } from "../dom/element.ts";

/** Gives a text or a picture to the reader as a file. */
export function save(content: string | Blob, { name, type }: { name: string; type: string }): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000); // some browsers ask where to put it first
}
