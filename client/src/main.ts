/* The one bundle: on the Dash page, in a file, in another site's frame, and without a browser in Python. Where it runs decides
   what starts. What it exports hangs on the global `claimline`, for Python, for what unpacks a file, and for the tests. */

import { startFromDocument } from "./alone.ts";
import { forDash } from "./dash.ts";

export { comparison, drawn, figured, hidden, selection, spreadsheet } from "./python.ts";
export * as readerFrame from "./panels/reader-frame.ts";
export * as runs from "./model/runs.ts";
export { COLUMNS, cell, csv, json } from "./model/columns.ts";
export { HEIGHTS, HOSTS, WIDTHS, addresses, onlyHere, snippet } from "./panels/snippet.ts";
export { MONTHS, dayNumber, yearMonthDay } from "./model/days.ts";
export { USUAL, VIEW_COLUMNS, pressedSort, shownText, sortedRows, sorting } from "./model/sorting.ts";
export { address, addressBar, inLanguage, linked } from "./panels/address.ts";
export { agreement, nearestDates, ownDate, reach } from "./model/agreement.ts";
export { alike, onTheWay } from "./chart/between.ts";
export { alone } from "./alone.ts";
export { arrange, busiest, hit, shorten } from "./chart/arrange.ts";
export { arrangeTold, hitTold, within } from "./chart/told-arrange.ts";
export { asPaths, box, css, wordsIn } from "./chart/items.ts";
export { brush } from "./chart/brush.ts";
export { centre } from "./chart/arrangement.ts";
export { drawing } from "./chart/drawing.ts";
export { drawingTold } from "./chart/told-drawing.ts";
export { figure } from "./chart/plotly.ts";
export { measure, palette } from "./chart/look.ts";
export { pngFile, svgFile } from "./chart/svg.ts";
export { card } from "./panels/card.ts";
export { claimButton, listed, marked, numberOf, quoted, toClipboard, voice } from "./panels/element.ts";
export { element, svgElement } from "./chart/element.ts";
export { codes, counts, days, fold, inTime, loosened, sameRows, select, terms } from "./model/select.ts";
export { compared, grouped, inSight, overlap, profile } from "./model/compare.ts";
export { controls, nothing, prepareControls, status, summary } from "./panels/controls.ts";
export { crowded } from "./chart/crowd.ts";
export { dateName, dayName, inEnglish, monthName, yearName, yearOf } from "./model/dates.ts";
export { deal, eitherWay, judged, nearest } from "./model/ordering.ts";
export { filtered, format, panned, parse, readDay, reduce, tellDay, writeDay, zoomed } from "./model/state.ts";
export { forPaper } from "./panels/paper.ts";
export { foreign, number, say, speak } from "./model/say.ts";
export { foundWords, ties, tiesIn } from "./chart/ties.ts";
export { framed, inFrame } from "./panels/framed.ts";
export { gestures, handsOn, shift, spot, stepZoom } from "./chart/gestures.ts";
export { happenings, prepare, rowsOf } from "./chart/happenings.ts";
export { inTelling, percent, placeOfParagraph, tellings, weights } from "./model/tellings.ts";
export { inView, span } from "./panels/in-view.ts";
export { keepingFocus } from "./painter.ts";
export { leapInWords, placeInWords, toldSummary } from "./views/told-words.ts";
export { oncePerFrame } from "./chart/frames.ts";
export { list } from "./panels/list.ts";
export { matches, patternOf } from "./model/matches.ts";
export { onPage as now, open } from "./page.ts";
export { overlapPicture, partName } from "./views/compare-overlap.ts";
export { overview } from "./chart/overview.ts";
export { placeWindow, windowGestures } from "./chart/window.ts";
export { pointTold, revealTold } from "./views/told-mark.ts";
export { prepareTabs, tabs } from "./panels/tabs.ts";
export { reader } from "./panels/reader.ts";
export { save } from "./panels/download.ts";
export { scale, ticks, view } from "./chart/scale.ts";
export { share } from "./panels/share.ts";
export { sortable } from "./views/predict-drag.ts";
export { stepTold, toldHands } from "./views/told-hands.ts";
export { toldList } from "./views/told-list.ts";
export { when } from "./model/when.ts";
export { why } from "./model/why.ts";
export { withoutDates } from "./model/hide.ts";
export { views } from "./views/views.ts";

if (typeof document !== "undefined") {
  forDash();
  startFromDocument();
}
