/* Unpacks what a file carries, its scripts and data, and starts the page. Where this does not run, the table is there to read. */
(async function () {
  "use strict";
  const AVOIDED = [0, 8, 9, 10, 12, 13, 26, 60];

  /** Bytes from letters of seven bits; one of U+0400 and more is an avoided one and the next (dashboard/showing/pages/dense.py). */
  function bytes(text) {
    const found = new Uint8Array(Math.ceil(text.length * 1.75));
    let [to, bits, held] = [0, 0, 0];
    const take = (seven) => {
      bits = ((bits << 7) | seven) & 0x7fff;
      held += 7;
      if (held < 8) return;
      held -= 8;
      found[to++] = bits >> held;
    };
    for (let at = 0; at < text.length; at += 1) {
      const letter = text.charCodeAt(at);
      if (letter >= 0x400) take(AVOIDED[(letter >> 7) & 7]);
      if (letter < 0x800) take(letter & 127);
    }
    return found.subarray(0, to);
  }

  /** The bytes that an element holds. */
  async function unpacked(id) {
    const packed = bytes(document.getElementById(id).textContent);
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }

  const { scripts, styles, ...given } = JSON.parse(new TextDecoder().decode(await unpacked("packed")));
  for (const rules of styles) {
    const style = document.createElement("style");
    style.textContent = rules;
    document.head.append(style);
  }
  for (const code of scripts) {
    const script = document.createElement("script");
    script.textContent = code;
    document.head.append(script);
    script.remove();
  }
  window.claimline.alone({ ...given, unpacked });
})();
