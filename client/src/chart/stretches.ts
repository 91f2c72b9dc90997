/* Elastic time in stretches: within one every year is equally long, and between two the axis bears a sign.

   What the claims ask for changes from month to month; an axis that follows it cannot be read. So neighbouring years (in short
   tables months or days, in long ones decades or more) are joined, the most alike first, until a few stretches are left. */

import { dayNumber, yearMonthDay } from "../model/days.ts";

const MOST = 9; // stretches
const ALIKE = 1.5; // neighbours whose years differ less than by this factor are one stretch
const UNITS = 160; // at most so many units are joined, since that takes their square
const YEARS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];

/** A stretch: its first day, the day after its last, and the room that it takes, in parts of the whole. */
interface Stretch {
  from: number;
  to: number;
  room: number;
}

/** The days at which units begin: of years where there are enough, else of months, else single days. */
function beginnings(first: number, last: number): number[] {
  const [from, month] = yearMonthDay(first);
  const years = (last - first) / 365.25;
  if (years > 8) {
    const step = YEARS.find((each) => years / each <= UNITS) ?? years / UNITS;
    return within(first, last, (i) => dayNumber(Math.ceil(from / step) * step + i * step, 1, 1));
  }
  if (years > 0.4) return within(first, last, (i) => dayNumber(from + Math.floor((month - 1 + i) / 12), ((month - 1 + i) % 12) + 1, 1));
  return within(first, last, (i) => Math.ceil(first) + i);
}

function within(first: number, last: number, day: (i: number) => number): number[] {
  const found: number[] = [];
  for (let i = 0; ; i += 1) {
    const next = day(i);
    if (next >= last) return found;
    if (next > first) found.push(next);
  }
}

const pace = ({ from, to, room }: Stretch) => room / (to - from);

/** How many times faster one of two neighbours goes than the other, at least 1. */
const contrast = (a: Stretch, b: Stretch) => Math.max(pace(a) / pace(b), pace(b) / pace(a));

/** What joining two neighbours changes in the picture: by how much they differ, and how much room that concerns. */
const loss = (a: Stretch, b: Stretch) => ((a.room * b.room) / (a.room + b.room)) * Math.log(contrast(a, b)) ** 2;

/** The stretches of a scale that goes from `first` to `last`; `at(day)` is its place from 0 to 1, which never falls. */
export function stretches(first: number, last: number, at: (day: number) => number): Stretch[] {
  const days = [first, ...beginnings(first, last), last];
  const found = days.slice(1).map((to, i): Stretch => ({ from: days[i]!, to, room: at(to) - at(days[i]!) }));
  for (;;) {
    const pairs = found.slice(1).map((next, i) => ({ i, cost: loss(found[i]!, next), much: contrast(found[i]!, next) }));
    const open = found.length > MOST ? pairs : pairs.filter(({ much }) => much < ALIKE);
    if (!open.length) return found;
    const { i } = open.reduce((least, pair) => (pair.cost < least.cost ? pair : least));
    const [one, other] = [found[i]!, found[i + 1]!];
    found.splice(i, 2, { from: one.from, to: other.to, room: one.room + other.room });
  }
}
