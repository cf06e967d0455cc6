const MONTHS_BEFORE: readonly number[] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/**
 * The end of a period on the line of years: 2010.5 for `"2010-S1"`, 2011 for `"2010"`, `"2010-Q4"` and `"2010-12-31"`;
 * NaN for what is no period. Halves, quarters and months divide the year evenly; a day by the days of its year.
 * The difference of two periods of one kind is the years between them.
 */
export function periodEnd(period: unknown): number {
  const parts =
    typeof period === "string"
      ? /^(\d{4})(?:-(?:S([12])|Q([1-4])|(0[1-9]|1[0-2])(?:-(\d{2}))?))?$/.exec(period)
      : null;
  if (parts === null) return Number.NaN;
  const year = Number(parts[1]);
  if (parts[2] !== undefined) return year + Number(parts[2]) / 2;
  if (parts[3] !== undefined) return year + Number(parts[3]) / 4;
  if (parts[4] === undefined) return year + 1;
  const month = Number(parts[4]);
  if (parts[5] === undefined) return year + month / 12;
  const day = Number(parts[5]);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0;
  const before = MONTHS_BEFORE[month - 1]! + (month > 2 ? leap : 0);
  const length = (MONTHS_BEFORE[month] ?? 365) - MONTHS_BEFORE[month - 1]! + (month === 2 ? leap : 0);
  return day >= 1 && day <= length ? year + (before + day) / (365 + leap) : Number.NaN;
}
