/* Work that is done once for each frame of the screen. */

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
