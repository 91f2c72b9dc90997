/* Adding a claim in the reading pane: of a passage that is selected, or of the sentence with a mark on which no claim rests. */

import { changed, withClaim, type Added } from "../model/work.ts";
import { codePoints, selected, sentenceAt, type Selected } from "../model/passage.ts";
import { editor } from "./editor.ts";
import { element } from "../dom/element.ts";
import { newId, type Fields } from "../model/correcting.ts";
import { offerUndo } from "./undoing.ts";
import { oncePerFrame } from "../dom/frames.ts";
import { sayIn } from "../model/say.ts";
import { shownDate } from "../model/shown-date.ts";
import type { Pane, TextView } from "./reader-room.ts";

const say = sayIn("correct");
const BELOW = 8; // pixels from the selection to its button

/** Lets a pane take new claims. */
export function prepareAdding(memory: Pane): void {
  const { parts, root } = memory;
  const place = element("div.reader-adding", {});
  const button = element("button.add-here", { type: "button", title: say("here_says"), hidden: true }, say("here"));
  parts.foot.root.before(place, button);
  let passage: Selected | null = null;
  const look = oncePerFrame(() => {
    if (!memory.open || place.contains(document.activeElement) || document.activeElement === button) return;
    const range = rangeIn(parts.text);
    passage = range && memory.view ? passageOf(memory.view, range) : null;
    if (range && passage) beside(button, root, range);
    const fresh = button.hidden && passage;
    button.hidden = !passage;
    if (fresh) document.getElementById("spoken")!.textContent = say("here_ready");
  });
  document.addEventListener("selectionchange", look);
  parts.text.addEventListener("scroll", look, { passive: true });
  button.addEventListener("pointerdown", (event) => event.preventDefault()); // the selection stays
  button.addEventListener("click", () => {
    button.hidden = true;
    if (passage) add(memory, place, passage);
  });
  parts.foot.add.addEventListener("click", () => {
    const { view, pointed } = memory;
    const mark = view?.marks[pointed];
    const sentence = view && mark && sentenceAt(view.reading, [mark.start, mark.end]);
    if (sentence) add(memory, place, sentence);
  });
}

/** What is selected inside an element; null if nothing is. */
function rangeIn(text: HTMLElement): Range | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  return text.contains(range.commonAncestorContainer) ? range : null;
}

/** The passage of a range: a block's element holds exactly the block's letters. */
function passageOf({ blocks, reading }: TextView, range: Range): Selected | null {
  const inside = blocks.filter(({ node }) => range.intersectsNode(node));
  const places = inside.map(({ block, node }) => ({
    from: node.contains(range.startContainer) ? block.start + lengthTo(node, range.startContainer, range.startOffset) : block.start,
    to: node.contains(range.endContainer) ? block.start + lengthTo(node, range.endContainer, range.endOffset) : block.end,
  }));
  const [first, last] = [places[0], places[places.length - 1]];
  return first && last ? selected(reading, first.from, last.to) : null;
}

function lengthTo(node: HTMLElement, container: Node, offset: number): number {
  const before = document.createRange();
  before.selectNodeContents(node);
  before.setEnd(container, offset);
  return before.toString().length;
}

/** Puts the button below the end of a selection, inside the pane. */
function beside(button: HTMLElement, root: HTMLElement, range: Range): void {
  const [box, pane] = [range.getBoundingClientRect(), root.getBoundingClientRect()];
  const rects = range.getClientRects();
  const last = rects[rects.length - 1] ?? box;
  const left = Math.min(Math.max(last.right - pane.left - 70, 10), pane.width - 160);
  const top = Math.min(Math.max(last.bottom - pane.top + BELOW, 50), pane.height - 48);
  button.style.left = `${left}px`;
  button.style.top = `${top}px`;
}

/** Opens the editor for a new claim. */
function add(memory: Pane, place: HTMLElement, passage: Selected): void {
  const { view, room } = memory;
  if (!view || !room.editing) return;
  const { data, work, make, dispatch } = room;
  const id = newId(data, work(), { source: view.source.id, paragraph: passage.paragraph });
  const begun = beginning(view, passage, id);
  const claim = view.reading.text.slice(passage.start, passage.end).replace(/\s+/g, " ");
  const close = () => {
    place.replaceChildren();
    highlighted(null);
    (view.root.querySelector<HTMLElement>('.dating[tabindex="0"]') ?? memory.parts.text).focus({ preventScroll: true });
  };
  const save = ({ title, date, theme, event, remark, why }: Fields) => {
    close();
    const [start, end] = [passage.start, passage.end].map((at) => codePoints(view.reading.text, at));
    const added: Added = { id, source: view.source.id, paragraph: passage.paragraph, start: start!, end: end!, claim, title, date, theme, event };
    make(changed(withClaim(work(), added), id, { remark: remark || undefined, why: why || undefined }));
    dispatch({ type: "select", id }, "press");
    offerUndo(room, { words: say("added", { title }), again: () => memory.root.focus({ preventScroll: true }), leave: close });
  };
  const form = editor({ data, heading: say("heading_new"), passage: claim, ...begun, own: id, done: say("add"), save, cancel: close });
  place.replaceChildren(form);
  highlighted(view, passage);
  form.querySelector("input")?.focus();
}

/** What the editor of a new claim begins with: the date and the event that are marked in its passage, the theme of what is told near it. */
function beginning({ marks, told, data, source }: TextView, { start, end }: Selected, id: string) {
  const inside = marks.filter((mark) => mark.start >= start && mark.end <= end);
  const date = inside.find((mark) => mark.edtf && !mark.rows.length) ?? inside.find((mark) => mark.edtf);
  const near = [...told].sort((a, b) => Math.abs(a.start - start) - Math.abs(b.start - start))[0];
  const theme = near ? data.claims.theme[near.row]! : (data.themes[0]?.id ?? "other");
  const event = inside.find((mark) => mark.event && data.events[mark.event])?.event ?? id;
  const fields: Fields = { title: "", date: date?.edtf ?? "", theme, event, remark: "", why: "" };
  const when = date ? shownDate({ when: [date.when], edtf: [date.edtf] }, 0) : "";
  return { fields, when, seeking: { source: source.id, event, earliest: null, latest: null } };
}

/** Lets a passage shine while its claim is written, where the browser can do that without changing the text. */
function highlighted(view: TextView | null, passage?: Selected): void {
  if (!("highlights" in CSS)) return;
  CSS.highlights.delete("adding");
  const entry = view?.blocks.find(({ block }) => passage && block.start <= passage.start && passage.end <= block.end);
  if (!entry || !passage) return;
  const range = document.createRange();
  range.setStart(...pointIn(entry.node, passage.start - entry.block.start));
  range.setEnd(...pointIn(entry.node, passage.end - entry.block.start));
  CSS.highlights.set("adding", new Highlight(range));
}

/** The place in an element's text after so many letters. */
function pointIn(node: HTMLElement, letters: number): [Node, number] {
  const walk = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  let left = letters;
  for (let text = walk.nextNode(); text; text = walk.nextNode()) {
    const { length } = text as Text;
    if (left <= length) return [text, left];
    left -= length;
  }
  return [node, node.childNodes.length];
}
