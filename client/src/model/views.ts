/* The views of the claims. This is the only list of them: the markup of the page (dashboard/showing/pages) and the tests ask
   the built script for it. What a view draws is in views/views.ts. */

/** What stands around the panel of a view, and is of use in some views only. Its element has the name as `data-part`; the chart
    is the panel of the timeline. */
type Part = "chart" | "toolbar" | "keys" | "scale" | "zoom" | "overview" | "list" | "side";

/** What the page must know of a view, besides the name that it has in links (`?view=table`). */
interface View {
  /** Whether a tab opens it; if not, a button beside the tabs does. */
  tab: boolean;
  /** The parts of the page that are shown with it. */
  parts: readonly Part[];
}

/** All views, in the order of their tabs. The page opens with the first. */
export const VIEWS = {
  timeline: { tab: true, parts: ["chart", "toolbar", "keys", "scale", "zoom", "overview", "list", "side"] },
  "as-told": { tab: true, parts: ["toolbar", "keys", "scale", "zoom", "overview", "side"] },
  compare: { tab: true, parts: ["toolbar", "side"] },
  table: { tab: true, parts: ["toolbar", "side"] },
  predict: { tab: false, parts: [] },
  present: { tab: false, parts: ["chart"] },
} satisfies Record<string, View>;

export type ViewName = keyof typeof VIEWS;

const NAMES = Object.keys(VIEWS) as ViewName[];

/** The view of that name; the first where there is none. */
export const viewNamed = (name: string | undefined): ViewName => NAMES.find((known) => known === name) ?? NAMES[0]!;

/** Whether a part of the page is shown with a view. */
export function hasPart(view: ViewName, part: string | undefined): boolean {
  const { parts }: View = VIEWS[view];
  return parts.some((one) => one === part);
}
