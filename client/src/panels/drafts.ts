/* Editors that are open, so that what is typed in them stays while the page around them is drawn anew. */

const open = new Map<string, HTMLElement>();

/** The open editor of something, such as `claim a-1-1`; null if there is none. */
export const draftOf = (key: string): HTMLElement | null => open.get(key) ?? null;

export function openDraft(key: string, form: HTMLElement): void {
  open.set(key, form);
}

export function closeDraft(key: string): void {
  open.delete(key);
}
