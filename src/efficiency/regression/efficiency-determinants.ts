import { EqualizationError } from "../../errors.ts";
import { requireNumber, requireOptions } from "../../numeric/guard/index.ts";
import { refuse } from "../../numeric/guard/refuse.ts";
import { quantileSorted } from "../../numeric/quantile-sorted.ts";
import { seededRandom } from "../../numeric/seeded-random.ts";
import type { Matrix, Vector } from "../../numeric/vector.ts";
import { type LimitedFit, requireRegression } from "./limited-regression.ts";
import { truncatedDraw } from "./truncated-normal.ts";
import { fitTruncated, type TruncatedRegressionOptions } from "./truncated-regression.ts";

/** Options of {@link efficiencyDeterminants}. */
export interface EfficiencyDeterminantsOptions extends TruncatedRegressionOptions {
  /** Number of bootstrap samples, at least 100. @defaultValue 2000 */
  readonly replicates?: number | undefined;
  /** Seed of the draws. @defaultValue 1 */
  readonly seed?: number | string | undefined;
  /** Confidence of the intervals, between 0 and 1. @defaultValue 0.95 */
  readonly confidence?: number | undefined;
}

/** Result of {@link efficiencyDeterminants}. */
export interface EfficiencyDeterminants extends LimitedFit {
  /** Confidence interval of each coefficient, the constant first. */
  readonly intervals: {
    /** Lower limit. */
    readonly lower: number;
    /** Upper limit. */
    readonly upper: number;
  }[];
  /** Confidence of the intervals. */
  readonly confidence: number;
  /** Samples that count. */
  readonly replicates: number;
  /** Samples whose likelihood had no maximum; they do not count. */
  readonly skipped: number;
}

/**
 * Estimates what goes with the efficiency of units, with intervals that do not rest on normal theory: Simar and Wilson's second stage, algorithm 1.
 *
 * Fits {@link truncatedRegression}, draws responses from the fitted truncated normal, fits again, and takes the basic bootstrap interval $2\hat\beta - q^*$.
 *
 * - **Unit:** coefficients in the unit of the efficiency per unit of the column; the constant comes first.
 * - **When to use:** after {@link dea}, with the inefficient units only: output efficiencies above 1 with `lower: 1`, or input efficiencies below 1 with `upper: 1`. Corrected efficiencies of {@link bootstrapDea} may be used
 *   as y (Simar and Wilson's algorithm 2 also repeats that step).
 * - **Cost:** `replicates` fits.
 *
 * @param y Efficiencies within the limits.
 * @param x One row per unit, one column per explanatory variable, without the constant.
 * @throws EqualizationError as {@link truncatedRegression}; `out_of_domain` for replicates or confidence; `no_convergence` also if more than half of the samples have no maximum.
 * @see L. Simar and P. Wilson, Journal of Econometrics 136, 2007. Coefficients checked against an independent maximization, intervals against its simulated ranges.
 * @example
 * ```ts
 * import { efficiencyDeterminants } from "equalis";
 * const y = [1.2, 1.5, 1.4, 1.9, 2.3, 2.2, 2.8, 2.6];
 * const x = [[1], [2], [3], [4], [5], [6], [7], [8]];
 * const { intervals } = efficiencyDeterminants(y, x, { lower: 1, replicates: 200 });
 * (intervals[1]?.lower ?? 0) > 0; // => true
 * ```
 */
export function efficiencyDeterminants(
  y: Vector,
  x: Matrix,
  options: EfficiencyDeterminantsOptions,
): EfficiencyDeterminants {
  const where = "efficiencyDeterminants";
  requireOptions(where, options, ["lower", "upper", "replicates", "seed", "confidence"]);
  const { replicates = 2000, seed = 1, confidence = 0.95 } = options;
  requireNumber(where, "replicates", replicates, { atLeast: 100, atMost: 1_000_000, integer: true });
  if (typeof seed !== "string") requireNumber(where, "seed", seed);
  requireNumber(where, "confidence", confidence, { above: 0, below: 1 });
  const limits = requireRegression(where, y, x, options.lower, options.upper);
  const fit = fitTruncated(where, y, x, limits);
  const { coefficients, sigma } = fit;
  const means = x.map((row) =>
    Array.from(row).reduce((total, value, j) => total + value * coefficients[j + 1]!, coefficients[0]!),
  );
  const random = seededRandom(seed);
  const draws = Array.from(coefficients, (): number[] => []);
  let skipped = 0;
  for (let b = 0; b < replicates; b++) {
    const sample = means.map((mean) =>
      within(
        mean + sigma * truncatedDraw(random, (limits.lower - mean) / sigma, (limits.upper - mean) / sigma),
        limits,
      ),
    );
    const again = attempt(() => fitTruncated(where, sample, x, limits));
    if (again === null) skipped++;
    else for (const [k, list] of draws.entries()) list.push(again.coefficients[k]!);
  }
  if (skipped > replicates / 2) {
    refuse(
      where,
      "no_convergence",
      `${skipped} of ${replicates} samples have no maximum; use fewer columns or more observations`,
      skipped,
    );
  }
  return {
    ...fit,
    intervals: draws.map((list, k) => {
      const sorted = Float64Array.from(list).sort();
      return {
        lower: 2 * coefficients[k]! - quantileSorted(sorted, (1 + confidence) / 2),
        upper: 2 * coefficients[k]! - quantileSorted(sorted, (1 - confidence) / 2),
      };
    }),
    confidence,
    replicates: replicates - skipped,
    skipped,
  };
}

/** Strictly inside the limits: a draw that rounding put on one is moved by the smallest step. */
function within(value: number, { lower, upper }: { readonly lower: number; readonly upper: number }): number {
  if (value > lower && value < upper) return value;
  const step = 1e-12 * Math.max(1, Math.abs(value));
  return value <= lower ? lower + step : upper - step;
}

/** The fit, `null` where the likelihood of the sample has no maximum. */
function attempt(regression: () => LimitedFit): LimitedFit | null {
  try {
    return regression();
  } catch (error) {
    if (error instanceof EqualizationError && error.code === "no_convergence") return null;
    throw error;
  }
}
