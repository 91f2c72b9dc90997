/* Gives what the page has made to the reader as a file. */

import { element } from "./element.ts";

/** Gives a text to the reader as a file. */
export function save(text, { name, type }) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000); // some browsers ask where to put it first
}
