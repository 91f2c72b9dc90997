/* Compare with many texts: a cell is a mark and a year, silences take no room, and a line says which texts are in sight. */

import { element } from "../dom/element.ts";
import { claimButton } from "../panels/element.ts";
import { dateInWords } from "../model/when.ts";
import { ownDate } from "../model/agreement.ts";
import { say } from "../model/say.ts";
import { yearOf } from "../model/dates.ts";
import type { Column } from "./compare-overlap.ts";
import type { ComparedEvent } from "../model/compare.ts";
import type { Told } from "./compare-rows.ts";

/** From so many texts on, the table is a matrix unless the reader wants whole passages. */
export const MANY = 4;

/** What a source has of an event: a button with the year of its first claim, or a small sign that none is joined. */
export function compactCell(event: ComparedEvent, source: Column, at: number, { room, sight }: Told): HTMLElement {
  const { claims } = room.data;
  const rows = event.cells[at]!;
  const known = { role: "cell", "data-source-number": source.number };
  if (!rows.length) {
    const says = say(source.kind === "digest" ? "compare.silent_digest" : "compare.silent");
    return element("td.silent", known, element("span.unseen", {}, says), element("span.none", { "aria-hidden": "true" }, "·"));
  }
  const seen = rows.filter((row) => sight.seen[row]);
  const row = seen[0] ?? rows[0]!;
  const ours = !ownDate(claims, row) && claims.dated_by[row];
  const soft = claims.approximate[row] || claims.uncertain[row] ? ".soft" : "";
  const says = seen.length ? `${dateInWords(claims, row, room.state)}, ${claims.title[row]}` : say("compare.hidden", { n: rows.length });
  const button = claimButton(
    claims, row,
    element(`i.mark${ours ? `.hollow.${ours}` : ""}${soft}`, { "aria-hidden": "true" }),
    element("span.who", {}, source.name),
    element("b", {}, yearOf(claims, row)),
    rows.length > 1 && element("small", {}, `×${rows.length}`),
  );
  button.setAttribute("aria-label", `${source.name}: ${says}`);
  button.title = says;
  return element(`td${seen.length ? "" : ".covered"}`, known, button);
}

/** How many texts have no claim on an event; on a telephone it stands in place of their cells. */
export function foldedSilences({ tellers }: ComparedEvent, columns: Column[]): HTMLElement | null {
  const silent = columns.length - tellers;
  return silent > 0 ? element("span.folded", {}, say("compare.folded", { n: silent, all: columns.length })) : null;
}

/** The choice between matrix and passages, for many texts. */
export function cellsChoice({ columns, compact }: Told): HTMLElement | null {
  if (columns.length < MANY) return null;
  const button = (cells: "" | "full") => {
    return element("button", { type: "button", "data-cells": cells, "aria-pressed": String(compact === (cells === "")) }, say(cells ? "compare.passages" : "compare.matrix"));
  };
  return element("div.sorting", {}, element("span", { "aria-hidden": "true" }, say("compare.cells")), element("div.segmented", { role: "group", "aria-label": say("compare.cells") }, button(""), button("full")));
}

/** Which columns of a table that scrolls are in sight, and buttons to the others. */
export function columnsInSight({ columns }: Told, scroller: HTMLElement): HTMLElement {
  const words = element("span", { role: "status" });
  const step = (by: number) => () => scroller.scrollBy({ left: by * (scroller.clientWidth - stuck()) * 0.9, behavior: "instant" });
  const button = (by: number, sign: string, says: string) => element("button.icon", { type: "button", "aria-label": says, title: says, onclick: step(by) }, sign);
  const [before, after] = [button(-1, "←", say("compare.columns_before")), button(1, "→", say("compare.columns_after"))];
  const heads = () => [...scroller.querySelectorAll<HTMLElement>("thead th.source")];
  const stuck = () => scroller.querySelector<HTMLElement>("thead th.event")?.offsetWidth ?? 0;
  const line = element("p.in-sight", {}, words, before, after);
  const tell = () => {
    const left = scroller.scrollLeft + stuck();
    const right = scroller.scrollLeft + scroller.clientWidth;
    const whole = heads().flatMap((head, at) => (head.offsetLeft >= left - 8 && head.offsetLeft + head.offsetWidth <= right + 8 ? [at + 1] : []));
    const [first, last] = [whole[0] ?? 1, whole[whole.length - 1] ?? 1];
    words.textContent = say("compare.texts", { from: first, to: last, n: columns.length });
    before.disabled = scroller.scrollLeft < 8;
    after.disabled = right > scroller.scrollWidth - 8;
    scroller.classList.toggle("more-after", !after.disabled);
    line.hidden = before.disabled && after.disabled;
  };
  scroller.addEventListener("scroll", () => requestAnimationFrame(tell));
  new ResizeObserver(tell).observe(scroller);
  return line;
}
