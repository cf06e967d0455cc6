import { EqualizationError } from "../../errors.ts";
import { requireNumber, requireObservations, requireOneOf } from "../../numeric/guard/index.ts";
import type { Matrix, Vector } from "../../numeric/vector.ts";
import { requireEvenYears } from "../require-even-years.ts";
import { requirePanel } from "../require-panel.ts";
import type { LongRunVariance } from "./log-t-regression.ts";

/** Options that all functions of the log t test share. */
export interface LogTTestOptions {
  /**
   * Share of the periods at the beginning that is left out of the regression; below 1.
   *
   * @defaultValue 1 / 3
   */
  readonly trim?: number | undefined;
  /**
   * How the long-run variance is estimated. On one panel the two gave t-values of 5.6 and 19.7: never report a t without it.
   *
   * @defaultValue "phillips-sul"
   */
  readonly hac?: LongRunVariance | undefined;
  /**
   * Convergence is rejected at this t and below it: −1.65 is the one-sided 5 % point.
   *
   * @defaultValue -1.65
   */
  readonly critical?: number | undefined;
  /**
   * The year of each period, ascending and evenly spaced.
   *
   * @defaultValue 0, 1, 2, …
   */
  readonly years?: Vector | undefined;
}

/** Settings of a log t test after its guards. */
export interface LogTSettings {
  /** Number of periods left out. */
  readonly trimmed: number;
  /** The long-run variance. */
  readonly hac: LongRunVariance;
  /** The critical t. */
  readonly critical: number;
}

/** Refuses a panel too small or not positive, and settings that leave too few periods. */
export function requireLogT(where: string, panel: Matrix, options: LogTTestOptions): LogTSettings {
  const { trim = 1 / 3, hac = "phillips-sul", critical = -1.65, years } = options;
  requireNumber(where, "trim", trim, { above: 0, below: 1 });
  requireOneOf(where, "hac", hac, ["phillips-sul", "andrews"]);
  requireNumber(where, "critical", critical);
  const T = requirePanel(where, panel, { values: "positive" });
  requireObservations(where, "unit", panel.length, 2);
  requireEvenYears(where, T, years);
  // log(log 1) does not exist, so at least the first period has to go.
  const trimmed = Math.max(1, Math.round(T * trim));
  if (T - trimmed < 4) {
    throw new EqualizationError(
      `needs at least 4 periods after trimming, got ${Math.max(0, T - trimmed)} of ${T}; a test worth reporting needs about 12`,
      { code: "too_few_observations", where, received: T },
    );
  }
  return { trimmed, hac, critical };
}
