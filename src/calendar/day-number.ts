const DAYS_BEFORE_MONTH: readonly number[] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/**
 * Days from 1 March of the year 0 to a calendar day written `"2018-08-14"`, in the Gregorian calendar; NaN for what
 * is no such day. The difference of two is the days between them, without clocks or time zones.
 */
export function dayNumber(date: unknown): number {
  const parts = typeof date === "string" ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) : null;
  if (parts === null) return Number.NaN;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])] as const;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const before = DAYS_BEFORE_MONTH[month - 1];
  if (before === undefined) return Number.NaN;
  const length = (DAYS_BEFORE_MONTH[month] ?? 365) - before + (leap && month === 2 ? 1 : 0);
  if (day < 1 || day > length) return Number.NaN;
  const past = year - 1;
  const leapDays = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
  return 365 * year + leapDays + before + (leap && month > 2 ? 1 : 0) + day - 60;
}
