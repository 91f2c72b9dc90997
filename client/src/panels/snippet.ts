/* The HTML to embed the page in another site. Pure. */

import type { Served } from "../model/project.ts";

export const HOSTS = ["moodle", "canvas", "wordpress", "google_sites", "notion", "html"];
export const HEIGHTS = [480, 640, 800];
export const WIDTHS: Record<string, number | null> = { phone: 360, column: 700, full: null };
const WORDS = /[&<>"]/g;
const WRITTEN: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const escaped = (text: string) => text.replace(WORDS, (sign) => WRITTEN[sign] ?? sign);

/** A query, with `controls=0` if the frame is to have no controls. */
function withControls(query: string, controls: boolean): string {
  return controls ? query : `${query || "?"}${query ? "&" : ""}controls=0`;
}

/** The addresses of a view: of the page, and of the frame for other sites. */
export function addresses(origin: string, query: string, { controls, place }: { controls: boolean; place: Served }): { page: string; frame: string } {
  return { page: origin + place.page + query, frame: origin + place.frame + withControls(query, controls) };
}

/** What a frame in another page is made of: its addresses, its title and height, and the words of the link below it. */
interface Snippet {
  frame: string;
  page: string;
  title: string;
  height: number;
  words: string;
}

/** The HTML for a page: a frame and, below it, a link for where frames are taken out. */
export function snippet({ frame, page, title, height, words }: Snippet): string {
  const looks = 'style="border:0;max-width:100%" loading="lazy" allowfullscreen';
  return (
    `<iframe src="${escaped(frame)}" title="${escaped(title)}" width="100%" height="${height}" ${looks}></iframe>\n` +
    `<p><a href="${escaped(page)}">${escaped(words)}</a></p>`
  );
}

/** Whether only this computer can reach an address. */
export const onlyHere = (name: string): boolean => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(name);

/** Whether only computers in the same network can reach an address. */
export const nearby = (name: string): boolean => /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|\[f[cde])/.test(name) || /\.(local|lan|home|internal)$/.test(name) || !/[.:]/.test(name);
