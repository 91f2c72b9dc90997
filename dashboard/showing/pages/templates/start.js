/* Unpacks what a file carries, its scripts and data, and starts the page. Where this does not run, the table is there to read. */
(async function () {
  "use strict";
  const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;'=>?@^_`{|}~";

  /** Bytes from base 85: five signs hold four bytes (RFC 1924's alphabet, `'` for `<`, which HTML would mind). */
  function bytes(text) {
    const value = new Uint8Array(128);
    for (let i = 0; i < 85; i += 1) value[SIGNS.charCodeAt(i)] = i;
    const missing = (5 - (text.length % 5)) % 5;
    const found = new Uint8Array(((text.length + missing) / 5) * 4);
    for (let from = 0, to = 0; from < text.length; from += 5, to += 4) {
      let number = 0;
      for (let i = 0; i < 5; i += 1) number = number * 85 + (from + i < text.length ? value[text.charCodeAt(from + i)] : 84);
      for (let i = 3; i >= 0; i -= 1, number = Math.floor(number / 256)) found[to + i] = number % 256;
    }
    return found.subarray(0, found.length - missing);
  }

  const packed = bytes(document.getElementById("packed").textContent.trim());
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
  const { scripts, styles, ...given } = JSON.parse(await new Response(stream).text());
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
  window.claimline.alone(given);
})();
