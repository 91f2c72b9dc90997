/* Gestures on a panel of As told: pointing shows the claim at that height, a click chooses it, keys step in the order of telling or
   of time; drag, pinch and wheel work as on the timeline. */

import { say } from "../model/say.ts";
import { handsOn, shift, stepZoom, tell, tipAt, type HandsRoom } from "../chart/gestures.ts";
import { oncePerFrame } from "../dom/frames.ts";
import { hitTold, type ToldArrangement, type ToldMark } from "../chart/told-arrange.ts";
import { leapInWords, placeInWords } from "./told-words.ts";
import { pointTold } from "./told-mark.ts";
import { dateInWords } from "../model/when.ts";
import type { Panel } from "./told-room.ts";

/** The mark that is nearest to a height. */
function readAt({ marks }: ToldArrangement, y: number): ToldMark | null {
  return marks.reduce<ToldMark | null>((best, mark) => (mark.shown && (!best || Math.abs(mark.y - y) < Math.abs(best.y - y)) ? mark : best), null);
}

/** Lets a panel answer pointers, wheel and keys. */
export function toldHands(panel: Panel): void {
  const { chart, tip, view } = panel;
  const hide = () => {
    tip.hidden = true;
    chart.classList.remove("on-mark");
    pointTold(panel, null);
  };
  const covered = (y: number) => y < panel.head.offsetTop + panel.head.offsetHeight;
  const pointAt = (x: number, y: number) => {
    const { arrangement } = panel;
    if (!arrangement || covered(y)) return hide();
    const under = hitTold(arrangement, x, y);
    const mark = under || readAt(arrangement, y);
    if (mark !== panel.pointed) pointTold(panel, mark);
    chart.classList.toggle("on-mark", under !== null);
    if (under) showTip(panel, arrangement, under);
    else tip.hidden = true;
  };
  const choose = (x: number, y: number) => {
    const mark = panel.arrangement && !covered(y) && hitTold(panel.arrangement, x, y);
    if (mark) view.room.dispatch({ type: "select", id: view.room.data.claims.id[mark.row]! }, "press");
  };
  const room: HandsRoom = {
    now: () => ({ ...view.room, arrangement: panel.arrangement }),
    dispatch: (...given) => view.room.dispatch(...given),
  };
  handsOn(chart, room, { point: oncePerFrame(pointAt), hide, choose });
  chart.addEventListener("blur", hide);
  chart.addEventListener("keydown", (event) => pressed(event, panel, { room, hide }));
}

function pressed(event: KeyboardEvent, panel: Panel, { room, hide }: { room: HandsRoom; hide: () => void }): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.target !== panel.chart) return;
  const { state } = panel.view.room;
  const keys: Record<string, () => void> = {
    ArrowDown: () => stepTold(panel, 1),
    ArrowUp: () => stepTold(panel, -1),
    Home: () => stepTold(panel, -Infinity),
    End: () => stepTold(panel, Infinity),
    ArrowRight: () => (event.shiftKey ? shift(room, 0.2) : stepInTime(panel, 1)),
    ArrowLeft: () => (event.shiftKey ? shift(room, -0.2) : stepInTime(panel, -1)),
    "+": () => stepZoom(room, 1.6),
    "=": () => stepZoom(room, 1.6),
    "-": () => stepZoom(room, 1 / 1.6),
    0: () => stepZoom(room, 0),
    Enter: () => void (state.select && document.getElementById("card")?.focus()),
    Escape: () => {
      hide();
      if (state.select) room.dispatch({ type: "select", id: "" }, "press");
    },
  };
  const does = keys[event.key];
  if (!does) return;
  event.preventDefault();
  does();
}

/** From the chosen claim to another by so many places in a list of rows; from none to the first or the last. */
function step(panel: Panel, rows: number[], by: number): void {
  const { data, state, dispatch } = panel.view.room;
  if (!rows.length) return;
  const at = rows.indexOf(data.claims.id.indexOf(state.select));
  const from = at >= 0 ? at : by > 0 ? -1 : rows.length;
  const row = rows[Math.min(rows.length - 1, Math.max(0, from + by))]!;
  const id = data.claims.id[row]!;
  dispatch({ type: "select", id }, "follow");
  panel.view.room = { ...panel.view.room, state: { ...state, select: id } }; // the next key may come before the next draw
  panel.view.spoken.textContent = stepInWords(panel, row);
}

/** Chooses the next or previous claim in the order of telling; claims outside the window are left out. */
export function stepTold(panel: Panel, by: number): void {
  if (panel.arrangement) step(panel, panel.arrangement.marks.filter((mark) => mark.shown).map((mark) => mark.row), by);
}

function stepInTime(panel: Panel, by: number): void {
  const { data, order } = panel.view.room;
  step(panel, order.filter((row) => data.claims.source[row] === panel.source.id), by);
}

function stepInWords({ telling, view }: Panel, row: number): string {
  const { data, state } = view.room;
  const { claims } = data;
  const at = telling.told.findIndex((one) => one.row === row);
  const place = [placeInWords(claims, row), leapInWords(telling.told[at]!), say("told.at", { at: at + 1, all: telling.told.length })];
  return say("told.step", { title: claims.title[row], when: dateInWords(claims, row, state), place: place.filter(Boolean).join(", ") });
}

function showTip({ tip, view }: Panel, { width, height }: ToldArrangement, mark: ToldMark): void {
  const { data, state } = view.room;
  const { claims } = data;
  tell(tip, claims.title[mark.row]!, dateInWords(claims, mark.row, state), [placeInWords(claims, mark.row), leapInWords(mark.step)].filter(Boolean).join(" · "));
  tip.hidden = false;
  tipAt(tip, mark.left, mark.y, { width, height });
}
