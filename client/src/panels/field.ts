/* A field with its label and, below it, a hint that a screen reader reads with it. */

import { element, type Child } from "../dom/element.ts";

type Entry = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** A field, and a way to say below it what is wrong with it, or what it means. */
export interface Field<Of extends Entry> {
  root: HTMLElement;
  input: Of;
  /** Says what the field means; "" for its hint. */
  means: (words: string) => void;
  /** Says what is wrong with it; "" if nothing is. */
  wrong: (words: string) => void;
}

let count = 0;

/** A new id, which no other element has. */
export const newName = (): string => `field-${(count += 1)}`;

/** Puts a label before and a hint behind a field. */
export function labelled<Of extends Entry>(label: string, input: Of, { hint = "", more = [] }: { hint?: string; more?: Child[] } = {}): Field<Of> {
  input.id = newName();
  const below = element("span.below", { id: newName(), "aria-live": "polite" }, hint);
  input.setAttribute("aria-describedby", below.id);
  const say = (words: string, wrong: boolean) => {
    below.classList.toggle("wrong-field", wrong);
    if (below.textContent !== words) below.textContent = words;
    if (wrong) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  };
  const root = element("div.field", {}, element("label", { for: input.id }, label), input, ...more, below);
  return { root, input, means: (words) => say(words || hint, false), wrong: (words) => say(words || hint, Boolean(words)) };
}
