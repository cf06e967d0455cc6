import { daysIn } from "./read-period.ts";

/** A period as DHIS2 writes it. */
export interface Dhis2Period {
  /** As it stands in the data: `"2016Q1"`, `"2016April"`. */
  readonly id: string;
  /** Which of the period types it is. */
  readonly type: Dhis2PeriodType;
  /** First day; `null` for the types whose first day depends on how the system counts weeks or years. */
  readonly begins: string | null;
  /** Last day; `null` where the first day is. */
  readonly ends: string | null;
  /** The same period in this library; `null` where the library has none, as for weeks and financial years. */
  readonly period: string | null;
}

/** The period types of DHIS2. */
export type Dhis2PeriodType =
  | "Daily"
  | "Weekly"
  | "WeeklyWednesday"
  | "WeeklyThursday"
  | "WeeklySaturday"
  | "WeeklySunday"
  | "BiWeekly"
  | "Monthly"
  | "BiMonthly"
  | "Quarterly"
  | "QuarterlyNov"
  | "SixMonthly"
  | "SixMonthlyApril"
  | "SixMonthlyNov"
  | "Yearly"
  | "FinancialApril"
  | "FinancialJuly"
  | "FinancialSep"
  | "FinancialOct"
  | "FinancialNov";

const SPECIAL_WEEKS: Readonly<Record<string, Dhis2PeriodType>> = {
  Wed: "WeeklyWednesday",
  Thu: "WeeklyThursday",
  Sat: "WeeklySaturday",
  Sun: "WeeklySunday",
};
const FINANCIAL: Readonly<Record<string, readonly [Dhis2PeriodType, number | null]>> = {
  April: ["FinancialApril", 4],
  July: ["FinancialJuly", 7],
  Sep: ["FinancialSep", null],
  Oct: ["FinancialOct", 10],
  Nov: ["FinancialNov", null],
};

/** Reads a period of DHIS2; `null` where it is none. */
export function dhis2Period(id: string): Dhis2Period | null {
  const year = Number(id.slice(0, 4));
  if (!/^\d{4}/.test(id) || year === 0) return null;
  const rest = id.slice(4);
  const months = (
    type: Dhis2PeriodType,
    first: number,
    count: number,
    period: string | null,
    from = year,
  ): Dhis2Period => {
    const last = first + count - 1;
    const [endYear, endMonth] = last > 12 ? [from + 1, last - 12] : [from, last];
    return {
      id,
      type,
      begins: `${pad(from, 4)}-${pad(first, 2)}-01`,
      ends: `${pad(endYear, 4)}-${pad(endMonth, 2)}-${daysIn(endYear, endMonth)}`,
      period,
    };
  };
  const unknown = (type: Dhis2PeriodType): Dhis2Period => ({
    id,
    type,
    begins: null,
    ends: null,
    period: null,
  });
  const y = pad(year, 4);
  if (rest === "") return months("Yearly", 1, 12, y);
  let found = /^(0[1-9]|1[0-2])$/.exec(rest);
  if (found !== null) return months("Monthly", Number(found[1]), 1, `${y}-${found[1]}`);
  found = /^(0[1-9]|1[0-2])(\d\d)$/.exec(rest);
  if (found !== null) {
    const [month, day] = [Number(found[1]), Number(found[2])];
    if (day < 1 || day > daysIn(year, month)) return null;
    const date = `${y}-${found[1]}-${found[2]}`;
    return { id, type: "Daily", begins: date, ends: date, period: date };
  }
  found = /^0([1-6])B$/.exec(rest);
  if (found !== null) return months("BiMonthly", 2 * Number(found[1]) - 1, 2, null);
  found = /^Q([1-4])$/.exec(rest);
  if (found !== null) return months("Quarterly", 3 * Number(found[1]) - 2, 3, `${y}-Q${found[1]}`);
  found = /^S([12])$/.exec(rest);
  if (found !== null) return months("SixMonthly", 6 * Number(found[1]) - 5, 6, `${y}-S${found[1]}`);
  found = /^AprilS([12])$/.exec(rest);
  if (found !== null) return months("SixMonthlyApril", found[1] === "1" ? 4 : 10, 6, null);
  if (/^NovS[12]$/.test(rest)) return unknown("SixMonthlyNov");
  if (/^NovQ[1-4]$/.test(rest)) return unknown("QuarterlyNov");
  const financial = Object.hasOwn(FINANCIAL, rest) ? FINANCIAL[rest]! : undefined;
  if (financial !== undefined) {
    const [type, first] = financial;
    return first === null ? unknown(type) : months(type, first, 12, null);
  }
  found = /^(Bi|Wed|Thu|Sat|Sun)?W([1-9]|[1-4]\d|5[0-3])$/.exec(rest);
  if (found === null) return null;
  const [, kind = "", number = ""] = found;
  const week = Number(number);
  if (kind !== "" && kind !== "Bi") return unknown(SPECIAL_WEEKS[kind]!);
  const [type, first, length] =
    kind === "Bi" ? (["BiWeekly", 2 * week - 1, 14] as const) : (["Weekly", week, 7] as const);
  if (first > weeksIn(year)) return null;
  const begin = mondayOfWeekOne(year) + (first - 1) * 7;
  return { id, type, begins: isoDay(begin), ends: isoDay(begin + length - 1), period: null };
}

/** Days since 1970 of the Monday of the first week of a year by ISO 8601, the week of 4 January. */
function mondayOfWeekOne(year: number): number {
  const fourth = Date.UTC(year, 0, 4) / 86_400_000;
  // 1 January 1970 was a Thursday, three days after Monday.
  return fourth - ((((fourth + 3) % 7) + 7) % 7);
}

function weeksIn(year: number): number {
  return (mondayOfWeekOne(year + 1) - mondayOfWeekOne(year)) / 7;
}

function isoDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

function pad(number: number, width: number): string {
  return String(number).padStart(width, "0");
}
