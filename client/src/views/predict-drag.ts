/* Cards that a hand puts in order: a mouse takes a card anywhere, a finger by its dots, so that the page still scrolls. */

const STILL = 4; // pixels that a press may move and be no drag
const EDGE = 56; // this near to the window's edge the page scrolls along
const STEP = 9; // pixels a frame

/** Lets cards of a list, its `li`, be dragged; `moved(from, to)` is told places counted from 0. `free()` says whether
    cards may be moved now. */
// eslint-disable-next-line max-lines-per-function -- one drag, told by what it holds; still to be cut
export function sortable(list, { moved, free }) {
  let held = null;

  list.addEventListener("pointerdown", (event) => {
    const card = event.target.closest("li");
    if (held || !card || event.button || !free() || event.target.closest("button, a")) return;
    if (event.pointerType !== "mouse" && !event.target.closest(".grip")) return;
    event.preventDefault(); // a word that is dragged over would be marked
    held = { card, from: place(card), origin: event.clientY + window.scrollY, y: event.clientY, began: false };
    list.setPointerCapture(event.pointerId);
  });
  list.addEventListener("pointermove", (event) => {
    if (!held) return;
    held.y = event.clientY;
    if (!held.began && Math.abs(held.y + window.scrollY - held.origin) < STILL) return;
    if (!held.began) begin();
    follow();
  });
  list.addEventListener("pointerup", () => end(true));
  list.addEventListener("pointercancel", () => end(false));
  document.addEventListener("keydown", (event) => {
    if (!held || event.key !== "Escape") return;
    event.stopPropagation();
    end(false);
  }, true);

  const place = (card) => [...list.children].indexOf(card);

  function begin() {
    held.began = true;
    held.card.classList.add("held");
    requestAnimationFrame(scroll);
  }

  /** The card goes with the hand; those that it passes change sides. */
  function follow() {
    const { card } = held;
    const before = () => card.previousElementSibling;
    const after = () => card.nextElementSibling;
    const shift = () => held.y + window.scrollY - held.origin;
    const passed = (other, way) => other && way * (card.offsetTop + shift() - other.offsetTop) > way * (other.offsetHeight - card.offsetHeight) / 2;
    while (passed(before(), -1)) swap(() => card.after(before()));
    while (passed(after(), 1)) swap(() => card.before(after()));
    card.style.setProperty("--shift", `${shift()}px`);
  }

  function swap(change) {
    const top = held.card.offsetTop;
    change();
    held.origin += held.card.offsetTop - top;
  }

  function scroll() {
    if (!held) return;
    const way = held.y < EDGE ? -1 : held.y > window.innerHeight - EDGE ? 1 : 0;
    if (way) {
      window.scrollBy(0, way * STEP);
      follow();
    }
    requestAnimationFrame(scroll);
  }

  function end(kept) {
    if (!held) return;
    const { card, from, began } = held;
    const to = place(card);
    held = null;
    if (!began) return;
    card.classList.remove("held");
    card.style.removeProperty("--shift");
    moved(from, kept ? to : from);
  }
}
