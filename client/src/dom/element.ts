/* Makes elements from plain values. Text stays text: no script of the project writes HTML. */

type Value = string | number | boolean | null | undefined | (() => unknown);
export type Child = Node | string | null | undefined | false;

/** `element("button.chip", {type: "button", "data-x": 1, onclick: f}, "text", child, null)`. */
export function element<Tag extends string>(kind: Tag, attributes?: Record<string, Value> | null, ...children: (Child | Child[])[]): ElementOf<Tag> {
  const [tag = "", ...classes] = kind.split(".");
  const made = document.createElement(tag);
  if (classes.length) made.className = classes.join(" ");
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") made.addEventListener(name.slice(2), value);
    else if (name === "style") made.style.cssText = String(value); // which a host's content policy never forbids, as it may the attribute
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children.flat().filter((child): child is Node | string => child !== null && child !== undefined && child !== false));
  return made as ElementOf<Tag>;
}

/** The element that a tag with classes makes: `button.chip` a button. */
type TagOf<Kind extends string> = Kind extends `${infer Tag}.${string}` ? Tag : Kind;
type ElementOf<Kind extends string> = TagOf<Kind> extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[TagOf<Kind>] : HTMLElement;

const SVG = "http://www.w3.org/2000/svg";

/** The same for an element of SVG. */
export function svgElement<Tag extends keyof SVGElementTagNameMap>(kind: Tag, attributes: Record<string, string | number>, ...children: (Node | string)[]): SVGElementTagNameMap[Tag] {
  const made = document.createElementNS(SVG, kind);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}
