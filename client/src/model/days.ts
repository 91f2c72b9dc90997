/* Days as whole numbers, counted as in dashboard/edtf.py: from 1 March of year 0, proleptic Gregorian. */

export const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]; // as typed dates name them

/** The day number of a year (astronomical: 44 BC is -43), month 1-12 and day. */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const shifted = (month + 9) % 12;
  const leaps = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return 365 * y + leaps + Math.floor((153 * shifted + 2) / 5) + day - 1;
}

/** [year, month, day] of a day number; fractions are cut off. */
export function yearMonthDay(number: number): [number, number, number] {
  const days = Math.floor(number);
  const start = (y: number) => 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  let year = Math.floor((10000 * days + 14780) / 3652425);
  if (days < start(year)) year -= 1;
  const left = days - start(year);
  const shifted = Math.floor((100 * left + 52) / 3060);
  const month = ((shifted + 2) % 12) + 1;
  return [year + Math.floor((shifted + 2) / 12), month, left - Math.floor((shifted * 306 + 5) / 10) + 1];
}
