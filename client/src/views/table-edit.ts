/* Correcting in the table: a title or a date is edited in its cell, a row is dropped.

   The buttons are made once and stand in the row that is pointed at or has the focus: 500 rows would have 1500 of them. */

import { changeOf, fieldsOf, type Fields } from "../model/correcting.ts";
import { changed } from "../model/work.ts";
import { datePart, titlePart } from "../panels/editor.ts";
import { dropClaim } from "../panels/card-editing.ts";
import { element } from "../dom/element.ts";
import { sayIn } from "../model/say.ts";
import { shownDate } from "../model/shown-date.ts";
import type { Room } from "../room.ts";

const say = sayIn("correct");
const EDITED = ["title", "when"] as const;
type Edited = (typeof EDITED)[number];
const NAMES = { title: ["table_title", "title"], when: ["table_date", "date"] } as const;

/** Lets the rows of a table's body be edited; `room` gives what is on the page. */
export function editRows(body: HTMLElement, room: () => Room): void {
  const tools = element("span.row-tools", { role: "group" });
  const rowOf = (target: EventTarget | null) => (target as Element).closest<HTMLElement>("tr");
  const begin = (row: HTMLElement | null | undefined, column: Edited) => row && edit(room(), row, column);
  const button = (name: string, words: string, press: () => void) => element("button", { type: "button", "aria-label": say(name), title: say(name), onclick: press }, words);
  for (const column of EDITED) {
    const [name, words] = NAMES[column];
    tools.append(button(name, `✎ ${say(words)}`, () => begin(tools.closest<HTMLElement>("tr"), column)));
  }
  tools.append(button("table_drop", say("table_drop_short"), () => dropClaim(room(), idOf(tools))));
  const place = (row: HTMLElement | null) => {
    if (!row || row.contains(tools) || tools.contains(document.activeElement) || row.querySelector(".cell-editor")) return;
    const { claims } = room().data;
    tools.setAttribute("aria-label", say("table_tools", { title: claims.title[claims.id.indexOf(idOf(row))] }));
    row.querySelector("th")?.append(tools);
  };
  body.addEventListener("focusin", (event) => place(rowOf(event.target)));
  body.addEventListener("pointerover", (event) => place(rowOf(event.target)));
  body.addEventListener("dblclick", ({ target }) => {
    const cell = (target as Element).closest<HTMLElement>("[data-column]");
    const column = EDITED.find((one) => one === cell?.dataset.column);
    if (column && !(target as Element).closest(".row-tools, .cell-editor")) begin(rowOf(target), column);
  });
  body.addEventListener("keydown", (event) => {
    if (event.key === "Tab") place(rowOf(event.target)); // it leads to the buttons of its own row
    if (event.key !== "F2" || (event.target as Element).closest(".cell-editor")) return;
    event.preventDefault();
    begin(rowOf(event.target), "title");
  });
}

const idOf = (inside: Element): string => inside.closest("tr")?.querySelector<HTMLElement>("[data-claim]")?.dataset.claim ?? "";

/** Puts a field into a cell. Enter saves and Escape does not; whoever goes elsewhere saves what is right. */
function edit(room: Room, row: HTMLElement, column: Edited): void {
  const cell = row.querySelector<HTMLElement>(`[data-column="${column}"]`);
  const { data, editing, work, make } = room;
  const id = idOf(row);
  const at = data.claims.id.indexOf(id);
  if (!cell || !editing || at < 0 || row.querySelector(".cell-editor")) return;
  const fields = fieldsOf(data, at, work());
  const part = column === "title" ? titlePart(fields.title) : datePart(fields.date, shownDate(data.claims, at));
  const before = [...cell.childNodes];
  const button = row.querySelector<HTMLElement>("[data-claim]");
  let done = false;
  const close = () => {
    done = true;
    cell.replaceChildren(...before);
  };
  const save = (): boolean => {
    if (!part.right()) return false;
    const now: Fields = { ...fields, [column === "title" ? "title" : "date"]: part.value() };
    close();
    make(changed(work(), id, changeOf(editing.came(), id, now)));
    return true;
  };
  const form = element("form.cell-editor", { novalidate: true }, part.root);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (save()) button?.focus();
    else part.input.focus();
  });
  form.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key !== "Escape") return;
    close();
    button?.focus();
  });
  form.addEventListener("focusout", ({ relatedTarget }) => done || form.contains(relatedTarget as Node | null) || !document.hasFocus() || save());
  cell.replaceChildren(form);
  (part.input as HTMLInputElement).focus();
  (part.input as HTMLInputElement).select();
}
