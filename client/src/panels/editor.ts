/* The editor of a claim: fields in place of what they change, in the card and in the reading pane. */

import { element } from "../dom/element.ts";
import { eventField } from "./event-field.ts";
import { foreign, sayIn } from "../model/say.ts";
import { labelled, type Field } from "./field.ts";
import { typedDate } from "../model/typed-dates.ts";
import type { Data } from "../model/claims.ts";
import type { Fields, Seeking } from "../model/correcting.ts";

const LONGEST = 60; // letters of a title that the chart shows
const NEW = "+"; // the choice of a theme that is not there yet
const say = sayIn("correct");

/** What is edited, and what follows. */
export interface Asked {
  data: Data;
  heading: string;
  /** The words of the text, for a new claim. */
  passage?: string;
  /** What the fields begin with, and the date as they show it. */
  fields: Fields;
  when: string;
  /** Which events the claim can be joined with; `own` is the one that it has for itself alone. */
  seeking: Seeking;
  own: string;
  /** The words on the button that saves. */
  done: string;
  save: (fields: Fields) => void;
  cancel: () => void;
  drop?: () => void;
}

/** A part of the editor: what it shows, and whether what stands in it can be saved. */
interface Part {
  root: HTMLElement;
  input: HTMLElement;
  right: () => boolean;
}

/** The editor as a form: Enter saves, Escape cancels. Its first field has the class `first`. */
export function editor(asked: Asked): HTMLFormElement {
  const { data, fields } = asked;
  const [title, date, theme] = [titlePart(fields.title), datePart(fields.date, asked.when), themePart(data, fields.theme)];
  const days = () => {
    const read = typedDate(date.value());
    return "wrong" in read ? asked.seeking : { ...asked.seeking, earliest: read.earliest, latest: read.latest };
  };
  const event = eventField({ ...asked, seeking: days });
  const remark = labelled(say("remark"), element("textarea", { rows: 2 }));
  const why = labelled(say("why"), element("input", { type: "text", autocomplete: "off" }), { hint: say("why_hint") });
  remark.input.value = fields.remark;
  why.input.value = fields.why;
  const save = () => {
    const wrong = [title, date, theme].filter((part) => !part.right());
    if (wrong[0]) return wrong[0].input.focus();
    const said = { title: title.value(), date: date.value(), theme: theme.value(), event: event.value() };
    return asked.save({ ...said, remark: remark.input.value.trim(), why: why.input.value.trim() });
  };
  const form = element(
    "form.mending", { novalidate: true, "aria-label": asked.heading },
    element("h2", {}, asked.heading), asked.passage !== undefined && element("blockquote", { lang: foreign() }, asked.passage), title.root, date.root, theme.root, event.root, remark.root, why.root, buttons(asked),
  ) as HTMLFormElement;
  form.addEventListener("submit", (submitted) => {
    submitted.preventDefault();
    save();
  });
  form.addEventListener("keydown", (pressed) => {
    pressed.stopPropagation(); // the card and the page have keys of their own
    if (pressed.key === "Escape") asked.cancel();
    else if (pressed.key === "Enter" && pressed.target === remark.input && (pressed.ctrlKey || pressed.metaKey)) save();
  });
  return form;
}

function buttons({ done, cancel, drop }: Asked): HTMLElement {
  return element(
    "div.buttons", {},
    element("button.save", { type: "submit" }, done),
    element("button.cancel", { type: "button", onclick: cancel }, say("cancel")),
    drop && element("button.drop", { type: "button", onclick: drop }, say("drop")),
  );
}

const written = (value: string, lang: string | null = null) => {
  const input = element("input", { type: "text", autocomplete: "off", lang });
  input.value = value;
  return input;
};

/** A title, with a hint at how long it may be. */
export function titlePart(was: string): Part & { value: () => string } {
  const field = labelled(say("title"), written(was, foreign()), { hint: say("title_hint") });
  const value = () => field.input.value.replace(/\s+/g, " ").trim();
  field.input.addEventListener("input", () => field.means(value().length > LONGEST ? say("title_long", { n: value().length }) : ""));
  const right = () => {
    const fits = value().length > 1;
    if (!fits) field.wrong(say("title_short"));
    return fits;
  };
  return { root: field.root, input: field.input, value, right };
}

/** A date, which says below itself what is meant while it is typed; one that is not touched stays as it is. */
export function datePart(edtf: string, when: string): Part & { value: () => string } {
  const field: Field<HTMLInputElement> = labelled(say("date"), written(when), { hint: say("date_hint") });
  const text = () => field.input.value.trim();
  const read = () => (text() ? typedDate(text()) : { wrong: say("date_missing") });
  const untouched = () => edtf !== "" && text() === when;
  const tell = (): boolean => {
    if (untouched()) return field.means(""), true;
    const date = read();
    if ("wrong" in date) return field.wrong(date.wrong), false;
    return field.means([say("date_means", { when: date.when }), date.certainty, date.edtf].filter(Boolean).join(" · ")), true;
  };
  field.input.addEventListener("input", tell);
  if (!edtf && when) tell();
  const value = () => {
    const date = read();
    return untouched() || "wrong" in date ? edtf : date.edtf;
  };
  return { root: field.root, input: field.input, value, right: tell };
}

/** A theme: one of the table's, or a new one, for whose name there is then a field. */
function themePart({ themes }: Data, was: string): Part & { value: () => string } {
  const choice = element("select", {}, ...themes.map(({ id, label }) => element("option", { value: id, selected: id === was }, label)), element("option", { value: NEW }, say("theme_new")));
  const name = written("");
  name.setAttribute("aria-label", say("theme_name"));
  name.placeholder = say("theme_name");
  name.hidden = true;
  const field = labelled(say("theme"), choice, { more: [name] });
  choice.addEventListener("change", () => {
    name.hidden = choice.value !== NEW;
    field.wrong("");
    if (!name.hidden) name.focus();
  });
  const typed = () => name.value.replace(/\s+/g, " ").trim();
  const known = () => themes.find(({ id, label }) => [id, label].some((one) => one.toLowerCase() === typed().toLowerCase()));
  const right = () => {
    const named = choice.value !== NEW || typed() !== "";
    field.wrong(named ? "" : say("theme_missing"));
    return named;
  };
  return { root: field.root, get input() { return name.hidden ? choice : name; }, value: () => (choice.value === NEW ? (known()?.id ?? typed()) : choice.value), right };
}
