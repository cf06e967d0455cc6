import type { LocalizedText } from "./localized-text.ts";
import type { IsoDate } from "./period.ts";

/** Which side of the service an indicator looks at. */
export type IndicatorDimension =
  /** Resources put in: money, staff, beds. Also called opportunity. */
  | "input"
  /** Work done: coverage, visits, timeliness. */
  | "process"
  /** What came of it: health, satisfaction. Also called result. */
  | "outcome";

/** Whether more is better. */
export type Direction = "higher" | "lower";

/** A level every region should reach, from a date on. */
export interface Standard {
  /** In the unit of the indicator. */
  readonly value: number;
  /** First day on which it holds. */
  readonly from: IsoDate;
  /** Last day on which it holds; absent while it holds. */
  readonly to?: IsoDate | undefined;
  /**
   * Only for regions with this class in this partition: `{ residence: "rural" }`; for parts of regions
   * `{ subgroup: "rural" }`.
   */
  readonly appliesTo?: Readonly<Record<string, string>> | undefined;
  /** Id of the `Source`. */
  readonly source?: string | undefined;
}

/** What is measured: value = scale × numerator ÷ denominator, or the amount a region has in all. */
export interface Indicator {
  /** Unique within a study. */
  readonly id: string;
  /** Display name. */
  readonly name: LocalizedText;
  /** Id of the `Service` it measures. */
  readonly service?: string | undefined;
  /** Which side of the service it looks at. */
  readonly dimension: IndicatorDimension;
  /** Whether more is better. */
  readonly direction: Direction;
  /** Unit of the value, in words: `"beds per 1,000 residents"`. */
  readonly unit: string;
  /**
   * Whether the values are rates, which can be compared as they are, or totals of each region (beds, yuan), which are
   * compared by head.
   *
   * @defaultValue "rate"
   */
  readonly valueType?: "rate" | "total" | undefined;
  /**
   * What one unit of numerator over denominator is multiplied by: 1 for a plain ratio, 100 for a percentage, 1000 for a
   * rate per thousand. For totals: what amounts per head are multiplied by when they are compared.
   */
  readonly scale: number;
  /** What is counted, in words. Absent for a plain quantity. */
  readonly numerator?: string | undefined;
  /** What it is divided by, in words. Absent for a plain quantity. */
  readonly denominator?: string | undefined;
  /** Smallest and largest value possible: `{ lower: 0, upper: 100 }` for a percentage. */
  readonly bounds?:
    | {
        /** Smallest value possible. */
        readonly lower: number;
        /** Largest value possible. */
        readonly upper: number;
      }
    | undefined;
  /** Standards by date. */
  readonly standards?: readonly Standard[] | undefined;
  /** Id of the `Source`. */
  readonly source?: string | undefined;
}
