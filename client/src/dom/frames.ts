/* Work that follows the screen's pictures. */

/** Only the last of many calls between two pictures is made. */
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
