/* The page without claims, where essays are opened, or what *Save* kept: then the whole page, which waits in a template, takes
   its place. */

import { hostOf } from "./alone.ts";
import { heldIn } from "./panels/keeper.ts";
import { keptOf } from "./model/kept.ts";
import { prepareOpener } from "./panels/opener.ts";
import { speak } from "./model/say.ts";
import { startWith } from "./page.ts";
import type { Data } from "./model/claims.ts";

/** Starts on a page without claims; on others it does nothing. */
export async function startEmpty(): Promise<void> {
  const page = document.querySelector<HTMLElement>("#page[data-empty]");
  if (!page) return;
  const answer = await fetch(page.dataset.url!);
  const data = (await answer.json()) as Data; // the words, and no claims
  speak(data);
  const open = async (file: File | null) => {
    if (file) await keptOf(new Uint8Array(await file.arrayBuffer()), data); // a file that cannot be opened leaves the page alone
    page.replaceWith(document.querySelector<HTMLTemplateElement>("#whole")!.content.cloneNode(true));
    await startWith(data, hostOf(data, {}, () => location.search), file);
  };
  if (heldIn(data)) return open(null);
  prepareOpener(page, { open, unsaved: () => false, handOver: () => undefined, own: () => false });
  page.querySelector<HTMLElement>("[inert]")!.inert = false; // from now on the button answers
}
