/* Reading essays on the page itself, where no server is: asks the worker, and makes of its answer what *Save* would keep. */

import { ENDING, keptFile } from "../model/kept.ts";
import { NOTHING } from "../model/work.ts";
import { nextTask } from "../dom/frames.ts";
import type { Asked, Said, Step } from "./messages.ts";
import type { Data } from "../model/claims.ts";
import type { Reading } from "../model/runs.ts";
import type { Told } from "../panels/opener-found.ts";

/** What a worker answers: see dashboard/in_browser.py. */
interface Answer {
  told: Told[];
  texts: unknown[];
  data: Data | null;
  readings: Record<string, Reading> | null;
  title?: string;
  subtitle?: string;
}

/** What came of files: what is told of each, and all of it as a file that the page opens, null where no text makes a claim. */
export interface Found {
  told: Told[];
  file: File | null;
}

/** What is read: files, with the texts that were read before if they come to them, and what a reader says of texts by their ids. */
export interface Question {
  files: readonly File[];
  title: string;
  together: boolean;
  about: Readonly<Record<string, unknown>>;
}

const FAILED = "broken";

/** Reads essays here. One at a time; whoever stops it loses the worker, and the next reading starts another. */
export class Studio {
  readonly #lang: string;
  #worker: Promise<Worker> | null = null;
  #texts: unknown[] = [];
  #last: { question: Question; before: unknown[] } | null = null;

  constructor(lang: string) {
    this.#lang = lang;
  }

  /** Whether texts were read before, to which others can come. */
  get begun(): boolean {
    return this.#texts.length > 0;
  }

  /** Gets ready, before anybody waits for it. */
  warm(): void {
    this.#worker ??= started();
    this.#worker.catch(() => (this.#worker = null));
  }

  /** Reads files. Throws if that fails, an AbortError if it is stopped. */
  async read(question: Question, how: { signal: AbortSignal; step: (step: Step) => void }): Promise<Found> {
    this.#last = { question, before: question.together ? this.#texts : [] };
    return this.#ask(this.#last, how);
  }

  /** Reads the same once more, with what a reader says of the texts. */
  async again(about: Question["about"], how: { signal: AbortSignal; step: (step: Step) => void }): Promise<Found> {
    const { question, before } = this.#last!;
    return this.#ask({ question: { ...question, about }, before }, how);
  }

  async #ask({ question, before }: { question: Question; before: unknown[] }, { signal, step }: { signal: AbortSignal; step: (step: Step) => void }): Promise<Found> {
    const { files, title, about } = question;
    const raws = await Promise.all(files.map(async (file) => new Uint8Array(await file.arrayBuffer())));
    this.warm();
    const worker = await orStopped(this.#worker!, signal); // which goes on getting ready for the next time
    const asked = JSON.stringify({ names: files.map(({ name }) => name), lang: this.#lang, title, before, about });
    const stop = () => {
      worker.terminate();
      this.#worker = null;
    };
    signal.addEventListener("abort", stop);
    try {
      const answer = JSON.parse(await answered(worker, { kind: "read", question: asked, files: raws }, { signal, step })) as Answer;
      this.#texts = answer.texts;
      return { told: answer.told, file: await fileOf(answer) };
    } catch (error) {
      stop(); // after a failure, nothing is known of its state
      throw error;
    } finally {
      signal.removeEventListener("abort", stop);
    }
  }
}

/** What is waited for, or an AbortError as soon as a reader stops it. */
function orStopped<Given>(given: Promise<Given>, signal: AbortSignal): Promise<Given> {
  return new Promise((done, failed) => {
    const stopped = () => failed(new DOMException("stopped", "AbortError"));
    if (signal.aborted) return stopped();
    signal.addEventListener("abort", stopped, { once: true });
    given.then(done, failed);
  });
}

/** The worker, once it can be asked. Its parts are in the document, or in the folder that the document names. */
async function started(): Promise<Worker> {
  const folder = document.querySelector<HTMLElement>("[data-studio]")?.dataset.studio ?? "";
  const { [SCRIPT]: inside, ...parts } = await (carried ??= inPage());
  const worker = new Worker(inside ? URL.createObjectURL(inside) : new URL(`${folder}/${SCRIPT}`, location.href));
  worker.postMessage({ kind: "start", packed: parts } satisfies Asked);
  return worker;
}

const SCRIPT = "worker.js";
const PIECE = 1 << 19; // letters
let carried: Promise<Readonly<Record<string, Blob>>> | null = null;

/** The parts that the document has, by name. They become files, which the browser keeps where no page's memory is, and leave the
    document, where each letter takes two bytes. */
async function inPage(): Promise<Readonly<Record<string, Blob>>> {
  const found: Record<string, Blob> = {};
  for (const element of document.querySelectorAll<HTMLElement>("script[data-engine]")) {
    const name = element.dataset.engine!;
    const text = element.firstChild as Text;
    const pieces: Blob[] = [];
    for (let at = 0; at < text.length; at += PIECE) {
      pieces.push(new Blob([text.substringData(at, PIECE)])); // all at once, they would stay in memory for long
      await nextTask();
    }
    found[name] = new Blob(pieces, { type: name === SCRIPT ? "text/javascript" : "" });
    text.data = ""; // the letters go at once; the element, some time after it was removed
    element.remove();
  }
  return found;
}

/** Sends a worker a question and waits for its answer. */
function answered(worker: Worker, asked: Asked, { signal, step }: { signal: AbortSignal; step: (step: Step) => void }): Promise<string> {
  return new Promise((done, failed) => {
    const stop = new AbortController();
    const end = (error: Error) => {
      stop.abort();
      failed(error);
    };
    worker.addEventListener("message", ({ data }: MessageEvent<Said>) => {
      if (data.kind === "step") step(data.step);
      if (data.kind === "broken") end(new Error(data.why, { cause: FAILED }));
      if (data.kind !== "answer") return;
      stop.abort();
      done(data.answer);
    }, { signal: stop.signal });
    worker.addEventListener("error", (event) => end(new Error(event.message, { cause: FAILED })), { signal: stop.signal });
    signal.addEventListener("abort", () => end(new DOMException("stopped", "AbortError")), { signal: stop.signal });
    worker.postMessage(asked, asked.kind === "read" ? asked.files.map(({ buffer }) => buffer) : []);
  });
}

/** All that was found, as a file that the page opens. */
async function fileOf({ data, readings, title = "", subtitle = "" }: Answer): Promise<File | null> {
  if (!data) return null;
  const bytes = await keptFile({ data, texts: readings ?? {}, work: NOTHING, title, subtitle, address: "" }, { readme: title });
  return new File([bytes], `${title}${ENDING}`);
}
