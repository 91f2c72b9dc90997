/* The one bundle: for the Dash page, a page in a file, a page in another site's frame, and Python without a browser. Where it
   runs decides what starts. */

import { alone, startFromDocument } from "./alone.ts";
import { brush, type Brush } from "./chart/brush.ts";
import { comparison, corrections, drawn, figured, hidden, selection, spreadsheet, typedDates, viewList } from "./python.ts";
import { dayNumber, yearMonthDay } from "./model/days.ts";
import { forDash } from "./dash.ts";
import { startEmpty } from "./empty.ts";
import { format } from "./model/state.ts";
import { hit } from "./chart/arrange.ts";
import { nearest } from "./model/ordering.ts";
import { asked, onPage } from "./page.ts";
import { palette } from "./chart/look.ts";
import type { Asks } from "./room.ts";
import type { Arrangement, Mark } from "./chart/arrangement.ts";
import type { Now } from "./painter.ts";
import type { Palette } from "./chart/items.ts";
import type { State } from "./model/claims.ts";

/** What Python asks, through dashboard/showing/client.py, which names the same functions in `Question`. Each takes JSON and
    answers JSON; python.ts says what. */
interface ForPython {
  comparison: (asked: string) => string;
  corrections: (asked: string) => string;
  drawn: (asked: string) => string;
  figured: (asked: string) => string;
  hidden: (asked: string) => string;
  selection: (asked: string) => string;
  spreadsheet: (asked: string) => string;
  typedDates: (asked: string) => string;
  viewList: (asked: string) => string;
}

/** What a page of its own calls once it has unpacked its data (dashboard/showing/pages/templates/start.js). */
interface ForPages {
  alone: typeof alone;
}

/** What the browser's tests (tests/test_browser_*.py, test_picture.py, test_paint.py) and bench/page.py look at. */
interface ForTests {
  /** What is on the page now. */
  now: () => Now;
  /** What a view may ask of the page. */
  asks: () => Asks;
  palette: () => Palette;
  /** The address of a state, as a query. */
  format: (state: State) => string;
  /** The mark at a place of the chart. */
  hit: (arrangement: Arrangement, x: number, y: number) => Mark | null;
  /** The nearest right order of cards in Predict. */
  nearest: typeof nearest;
  dayNumber: (year: number, month: number, day: number) => number;
  yearMonthDay: (day: number) => [year: number, month: number, day: number];
  brush: (graph: Element) => Brush;
}

/** All that hangs on the global `claimline`. Whoever renames or changes one of these functions is told so here by the type
    check; the names on this list change only together with those who use them. tests/test_client.py holds that nobody uses
    other ones, and that each is used. */
type Claimline = ForPython & ForPages & ForTests;

const claimline: Claimline = {
  ...{ comparison, corrections, drawn, figured, hidden, selection, spreadsheet, typedDates, viewList },
  alone,
  ...{ now: onPage, asks: asked, palette, format, hit, nearest, dayNumber, yearMonthDay, brush },
};

Object.assign(globalThis, { claimline });

if (typeof document !== "undefined") {
  forDash();
  startFromDocument();
  addEventListener("DOMContentLoaded", () => void startEmpty());
}
