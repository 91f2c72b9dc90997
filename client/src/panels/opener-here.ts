/* Reading essays on a page that reads them itself: how far it is, how to stop it, and what was found. */

import { answers, type Told } from "./opener-found.ts";
import { element } from "../dom/element.ts";
import { say } from "../model/say.ts";
import type { Found, Studio } from "../studio/reading.ts";
import { READY, type Step } from "../studio/messages.ts";

/** What is read, and what is done with what was found. */
interface Here {
  studio: Studio;
  files: readonly File[];
  title: string;
  /** Whether the texts come to those that were read before. */
  together: boolean;
  said: HTMLElement;
  signal: AbortSignal;
  /** Shows what was found. */
  show: (file: File) => Promise<void>;
}

/** Reads files, telling how far it is, and says what was found; resolves when there is something to show, or nothing more to do. */
export async function readHere({ studio, files, title, together, said, signal, show }: Here): Promise<void> {
  const read = async (work: (how: { signal: AbortSignal; step: (step: Step) => void }) => Promise<Found>) => {
    const stop = new AbortController();
    const ended = AbortSignal.any([signal, stop.signal]);
    const told = progress(() => stop.abort());
    said.replaceChildren(...told.parts);
    said.scrollIntoView({ block: "nearest" }); // on a phone the dialog is longer than the screen
    try {
      return await work({ signal: ended, step: told.step });
    } catch (error) {
      const stopped = error instanceof DOMException && error.name === "AbortError";
      if (!stopped) console.warn(error);
      said.replaceChildren(element("p.refused", {}, say(stopped ? "studio.stopped" : "open.broken")));
      return null;
    }
  };
  const tell = (found: Found | null) => {
    if (!found || signal.aborted) return;
    const go = () => void (found.file && show(found.file));
    const again = async (about: ReadonlyMap<string, object>) => {
      const next = await read((how) => studio.again(Object.fromEntries(about), how));
      if (next?.file && !signal.aborted) await show(next.file);
    };
    said.replaceChildren(...answers(found.told as Told[], { shows: !!found.file, show: (about) => (about.size ? again(about) : Promise.resolve(go())) }));
    said.querySelector<HTMLElement>(".show")?.focus();
  };
  tell(await read((how) => studio.read({ files, title, together, about: {} }, how)));
}

/** A line with how far the reading is, and the button that stops it. */
function progress(stop: () => void): { parts: Node[]; step: (step: Step) => void } {
  const words = element("span", {}, say("studio.python"));
  // It always has a value: one that moves to and fro would take a tenth of the processor from the reading.
  const bar = element("progress", { "aria-label": say("open.reading"), value: 0, max: 1 });
  const button = element("button.stop", { type: "button", onclick: stop }, say("studio.stop"));
  const step = (now: Step) => {
    words.textContent = now.step === "read" ? say("studio.read", { n: now.n + 1, of: now.of }) : say(`studio.${now.step}`);
    bar.value = now.step === "read" ? READY + ((1 - READY) * now.n) / now.of : now.done;
  };
  return { parts: [element("p", {}, words, " ", bar, " ", button)], step };
}
