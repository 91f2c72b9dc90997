/* When work is done: once for each frame of the screen, or in parts, between which the page answers. */

/** Goes on when the page has answered what was pressed meanwhile. */
export const nextTask = (): Promise<void> => new Promise((go) => setTimeout(go));

/** Of all calls between two frames, only the last is made, at the next frame. */
export function oncePerFrame<Given extends unknown[]>(call: (...given: Given) => void): (...given: Given) => void {
  let last: Given | null = null;
  return (...given) => {
    if (last === null) requestAnimationFrame(() => {
      const args = last!;
      last = null;
      call(...args);
    });
    last = given;
  };
}
