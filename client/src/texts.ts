/* The texts of the sources: fetched when they are first needed, and marked as the claims now are. */

import { correctedTexts } from "./model/corrected-texts.ts";
import type { Claims, Data } from "./model/claims.ts";
import type { Texts } from "./host.ts";

export class HeldTexts {
  readonly #fetch: () => Promise<Texts>;
  readonly #arrived: () => void;
  #asked: { found: Texts | null } | null = null;
  #failed = false;
  #marked: { data: Data; from: Texts; found: Texts } | null = null;

  /** `arrived` is called when texts that `marked` was asked for have come. */
  constructor(fetch: () => Promise<Texts>, arrived: () => void) {
    this.#fetch = fetch;
    this.#arrived = arrived;
  }

  /** The texts with the marks of `data`, which are the claims that came with a reader's corrections: null until they are here,
      {} if they cannot be fetched. */
  marked(came: Claims, data: Data): Texts | null {
    if (!this.#asked) this.#ask();
    const from = this.#asked!.found;
    if (!from) return null;
    if (this.#marked?.data !== data || this.#marked.from !== from) {
      this.#marked = { data, from, found: correctedTexts(from, came, data.claims) };
    }
    return this.#marked.found;
  }

  #ask(): void {
    const asked: { found: Texts | null } = { found: null };
    this.#asked = asked;
    const none = () => {
      this.#failed = true;
      return {};
    };
    void this.#fetch().catch(none).then((found) => {
      asked.found = found;
      this.#arrived();
    });
  }

  /** After a failure the next need of them tries again. */
  again(): void {
    if (this.#failed) [this.#asked, this.#failed] = [null, false];
  }

  /** Holds those of a file in place of what was here. */
  put(found: Texts): void {
    [this.#asked, this.#failed] = [{ found }, false];
  }

  /** The texts as they came; rejects if they cannot be fetched. */
  async whole(): Promise<Texts> {
    return (!this.#failed && this.#asked?.found) || this.#fetch();
  }
}
