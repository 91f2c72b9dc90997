/* Swipes of a finger to either side. */

const FAR = 48; // pixels to the side that make a swipe

/** Calls `go(1)` after a swipe to the left, `go(-1)` after one to the right. A swipe up or down scrolls. */
export function swipes(box: HTMLElement, go: (by: number) => void): void {
  let begun: { id: number; x: number; y: number } | null = null;
  box.addEventListener("touchstart", ({ touches }) => {
    const [one, two] = touches;
    begun = one && !two ? { id: one.identifier, x: one.clientX, y: one.clientY } : null; // two fingers zoom
  }, { passive: true });
  box.addEventListener("touchend", ({ changedTouches }) => {
    const end = [...changedTouches].find((one) => one.identifier === begun?.id);
    if (!end || !begun) return;
    const [across, along] = [end.clientX - begun.x, end.clientY - begun.y];
    begun = null;
    if (Math.abs(across) > FAR && Math.abs(across) > 1.5 * Math.abs(along)) go(across < 0 ? 1 : -1);
  }, { passive: true });
}
