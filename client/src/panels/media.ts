/* The picture and the link that a table gives of a claim. A picture is a file that lay beside the table, never one of another host;
   a link is opened only by a press. */

import { element, type Child } from "../dom/element.ts";
import { say } from "../model/say.ts";
import type { Data } from "../model/claims.ts";

const PAGE = /^https?:\/\//i; // a file that is opened may hold anything

/** The picture of a claim, null where it has none. */
export function pictureOf({ claims, pictures }: Data, row: number): HTMLElement | null {
  const source = pictures?.[claims.image?.[row] ?? ""];
  return source ? element("figure.media", {}, element("img", { src: source, alt: say("card.picture", { title: claims.title[row]! }) })) : null;
}

/** The link to its page, null where it has none. */
export function pageOf({ claims }: Data, row: number): Child {
  const address = claims.url?.[row] ?? "";
  if (!PAGE.test(address) || !URL.canParse(address)) return null;
  const { hostname } = new URL(address);
  return element("a.article", { href: address, target: "_blank", rel: "noopener noreferrer", title: say("card.leads_out") }, say("card.page", { host: hostname.replace(/^www\./, "") }));
}
