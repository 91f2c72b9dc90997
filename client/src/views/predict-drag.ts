/* Dragging cards into order. A mouse takes a card anywhere, a finger by its dots, so that it can still scroll the page. */

const STILL = 4; // a press that moves less than this many pixels is no drag
const EDGE = 56; // this near to the window's edge the page scrolls along
const STEP = 9; // pixels a frame

/** A card that is held. Heights are those of the page, but `y` is the window's. */
interface Held {
  card: HTMLElement;
  /** The place from which it was taken. */
  from: number;
  /** Where the hand took it; it moves along when the card changes places with another. */
  origin: number;
  /** Where the hand is. */
  y: number;
  /** Whether the hand has moved so far that it is a drag. */
  began: boolean;
}

const place = (card: HTMLElement) => [...(card.parentElement?.children ?? [])].indexOf(card);
const shift = ({ y, origin }: Held) => y + window.scrollY - origin;

/** Lets cards of a list, its `li`, be dragged; `moved(from, to)` is told places counted from 0. `free()` says whether
    cards may be moved now. */
export function sortable(list: HTMLElement, { moved, free }: { moved: (from: number, to: number) => void; free: () => boolean }): void {
  let held: Held | null = null;
  const end = (kept: boolean) => {
    if (!held) return;
    const { card, from, began } = held;
    const to = place(card);
    held = null;
    if (!began) return;
    card.classList.remove("held");
    card.style.removeProperty("--shift");
    moved(from, kept ? to : from);
  };
  list.addEventListener("pointerdown", (event) => {
    const card = held || !free() ? null : taken(event);
    if (!card) return;
    event.preventDefault(); // a word that is dragged over would be marked
    held = { card, from: place(card), origin: event.clientY + window.scrollY, y: event.clientY, began: false };
    list.setPointerCapture(event.pointerId);
  });
  list.addEventListener("pointermove", (event) => {
    if (!held) return;
    held.y = event.clientY;
    if (!held.began && Math.abs(shift(held)) < STILL) return;
    if (!held.began) begin(held, () => held);
    follow(held);
  });
  list.addEventListener("pointerup", () => end(true));
  list.addEventListener("pointercancel", () => end(false));
  document.addEventListener("keydown", (event) => {
    if (!held || event.key !== "Escape") return;
    event.stopPropagation();
    end(false);
  }, true);
}

/** The card that a press takes; null where it is meant for something else. */
function taken({ target, button, pointerType }: PointerEvent): HTMLElement | null {
  const pressed = target as Element;
  if (button || pressed.closest("button, a")) return null;
  return pointerType === "mouse" || pressed.closest(".grip") ? pressed.closest("li") : null;
}

/** From now on it is a drag; `now()` is what the hand holds then, null once it has let go. */
function begin(held: Held, now: () => Held | null): void {
  held.began = true;
  held.card.classList.add("held");
  const scroll = () => {
    const still = now();
    if (!still) return;
    const way = still.y < EDGE ? -1 : still.y > window.innerHeight - EDGE ? 1 : 0;
    if (way) {
      window.scrollBy(0, way * STEP);
      follow(still);
    }
    requestAnimationFrame(scroll);
  };
  requestAnimationFrame(scroll);
}

/** The card goes with the hand; those that it passes change sides. */
function follow(held: Held): void {
  const { card } = held;
  const passed = (other: Element | null, way: 1 | -1): other is HTMLElement => {
    if (!(other instanceof HTMLElement)) return false;
    return way * (card.offsetTop + shift(held) - other.offsetTop) > way * (other.offsetHeight - card.offsetHeight) / 2;
  };
  for (let other = card.previousElementSibling; passed(other, -1); other = card.previousElementSibling) swap(held, () => card.after(other!));
  for (let other = card.nextElementSibling; passed(other, 1); other = card.nextElementSibling) swap(held, () => card.before(other!));
  card.style.setProperty("--shift", `${shift(held)}px`);
}

/** Two cards change places, and the one that is held stays under the hand. */
function swap(held: Held, change: () => void): void {
  const top = held.card.offsetTop;
  change();
  held.origin += held.card.offsetTop - top;
}
