import { EqualizationError } from "../errors.ts";
import { representable, requireOptions } from "../numeric/guard/index.ts";
import { requireBoolean } from "../numeric/guard/require-boolean.ts";
import type { Matrix, Vector } from "../numeric/vector.ts";
import { type ControlProblem, solveControl } from "./control-problem.ts";
import { readPredictors } from "./read-predictors.ts";
import { readPositions, readRectangle } from "./read-rectangle.ts";

/** Options of {@link syntheticControl}. */
export interface SyntheticControlOptions {
  /** Row of the treated unit, counted from 0. */
  readonly treated: number;
  /** First treated period. */
  readonly from: number;
  /** Period of each column, ascending. @defaultValue 0, 1, 2, … */
  readonly periods?: Vector | undefined;
  /** Rows that the synthetic unit may be made of. @defaultValue all but the treated */
  readonly donors?: ArrayLike<number> | undefined;
  /** What the units are matched on, by name, one number per row. @defaultValue the outcomes before the treatment */
  readonly predictors?: Readonly<Record<string, Vector>> | undefined;
  /** Importance of each predictor; only proportions matter. @defaultValue equal */
  readonly predictorWeights?: Readonly<Record<string, number>> | undefined;
  /** Whether each donor is treated in turn as a placebo. @defaultValue true */
  readonly placebo?: boolean | undefined;
}

/** One period of a {@link SyntheticControl}. */
export interface SyntheticPoint {
  /** The period. */
  readonly period: number;
  /** Outcome of the treated unit. */
  readonly observed: number;
  /** Outcome of the synthetic unit. */
  readonly synthetic: number;
  /** Observed less synthetic. */
  readonly gap: number;
}

/** A donor as placebo. */
export interface PlaceboUnit {
  /** Row of the donor. */
  readonly unit: number;
  /** Its error after over its error before; `null` if its fit before is perfect. */
  readonly ratio: number | null;
  /** Its mean gap from the treatment on. */
  readonly effect: number;
}

/** What {@link syntheticControl} finds. */
export interface SyntheticControl {
  /** Weight of each row in the synthetic unit; 0 for the treated and for rows that are not donors. */
  readonly weights: number[];
  /** Observed and synthetic outcome by period. */
  readonly path: SyntheticPoint[];
  /** Mean gap from the treatment on, in the unit of the outcome. */
  readonly effect: number;
  /** Root mean squared gap. */
  readonly rmspe: {
    /** Before the treatment; 0 for a perfect fit. */
    readonly before: number;
    /** From the treatment on. */
    readonly after: number;
  };
  /** Error after over error before; `null` for a perfect fit before. */
  readonly ratio: number | null;
  /** Whether no other weights fit as well before the treatment. */
  readonly unique: boolean;
  /** The donors as placebos; `null` if not asked for. */
  readonly placebo: {
    /**
     * Share of units, the treated among them, with a ratio at least as large; `null` if the treated unit fits perfectly
     * before and after, or there are fewer than 2 donors.
     */
    readonly p: number | null;
    /** Each donor. */
    readonly units: PlaceboUnit[];
  } | null;
}

/**
 * Compares one treated unit with a weighted mean of others that was like it before the treatment.
 *
 * $$ \min_{w \ge 0,\ \sum w = 1} \sum_{t < \text{from}} \Big(y_{1t} - \sum_j w_j y_{jt}\Big)^2 $$
 *
 * With `predictors`, each divided by its standard deviation over treated and donors, the sum is that of
 * $v_k (x_{1k} - \sum_j w_j x_{jk})^2$.
 *
 * - **Unit:** that of the outcome.
 * - **When to use:** one region is treated, others are not, and there are 10 or more periods before. With few periods any
 *   region is matched by chance.
 * - **Placebo:** every donor is treated in turn, without the treated among its donors; p is the rank of the ratio of errors.
 *   With 10 donors it is never below 0.09. A perfect fit before ranks first unless it is perfect after, too.
 * - **Conventions:** no intercept and no search for predictor weights: that problem has many local optima, and packages
 *   stop at different ones. With the weights that R's Synth prints the donor weights agree within 0.001. If several weights
 *   fit equally, as in a wide pool and few periods, those with the least sum of squares are given and `unique` is false. An
 *   error before below 1e-6 of the outcomes is 0.
 *
 * @param panel One row per unit, one column per period, without gaps.
 * @throws `EqualizationError` `too_few_observations` (no period before or after, no donor), `out_of_domain` (a row that does
 *   not exist, the treated as donor, periods that do not ascend), `duplicate_id` (a donor twice), `length_mismatch`,
 *   `missing_value`, `not_finite`, `wrong_type`, `missing_option`, `unknown_option`, `unknown_id` (a weight for no
 *   predictor), `missing_value` (a predictor without weight), `zero_total` (all weights are 0), `singular` (a predictor
 *   that does not vary), `unsupported_combination` (weights without predictors).
 * @see Abadie, Diamond and Hainmueller, Journal of the American Statistical Association 105 (2010). Checked against
 *   quadprog 1.5-8 and Synth 1.1-8.
 *
 * @example The treated county was the mean of its neighbors until period 3
 * ```ts
 * import { syntheticControl } from "equalis";
 * const { weights, effect } = syntheticControl(
 *   [[2, 3, 4, 8, 9], [1, 2, 4, 5, 6], [3, 4, 4, 5, 6]],
 *   { treated: 0, from: 3, placebo: false },
 * );
 * weights.map((weight) => weight.toFixed(4)); // => ["0.0000", "0.5000", "0.5000"]
 * effect.toFixed(4); // => "3.0000"
 * ```
 */
export function syntheticControl(panel: Matrix, options: SyntheticControlOptions): SyntheticControl {
  const where = "syntheticControl";
  requireOptions(where, options, [
    "treated",
    "from",
    "periods",
    "donors",
    "predictors",
    "predictorWeights",
    "placebo",
  ]);
  const { placebo = true } = options;
  requireBoolean(where, "placebo", placebo);
  const { outcomes, times, before } = readRectangle(where, panel, options.from, options.periods);
  const [treated] = readPositions(where, "treated", [options.treated], outcomes.length) as [number];
  const donors =
    options.donors === undefined
      ? outcomes.flatMap((_, row) => (row === treated ? [] : [row]))
      : readPositions(where, "donor", options.donors, outcomes.length);
  if (donors.includes(treated)) {
    throw new EqualizationError(`row ${treated} is treated; it cannot be a donor, remove it`, {
      code: "out_of_domain",
      where,
      received: treated,
    });
  }
  if (donors.length === 0) {
    throw new EqualizationError("needs at least 1 donor, got 0", {
      code: "too_few_observations",
      where,
      received: 0,
    });
  }
  const predictors = readPredictors(where, options.predictors, options.predictorWeights, outcomes.length);
  const problem: ControlProblem = { where, outcomes, before, predictors };
  const own = solveControl(problem, treated, donors);
  const weights = new Array<number>(outcomes.length).fill(0);
  donors.forEach((row, k) => {
    weights[row] = own.weights[k]!;
  });
  return representable(where, {
    weights,
    path: Array.from(times, (period, t) => ({
      period,
      observed: outcomes[treated]![t]!,
      synthetic: outcomes[treated]![t]! - own.gaps[t]!,
      gap: own.gaps[t]!,
    })),
    effect: own.effect,
    rmspe: own.rmspe,
    ratio: own.ratio,
    unique: own.unique,
    placebo: placebo ? placebos(problem, donors, rankOf(own)) : null,
  });
}

/** The ratio for ranks: a perfect fit before comes first, and has no rank if it is perfect after. */
function rankOf({ ratio, rmspe }: ReturnType<typeof solveControl>): number | null {
  if (ratio !== null) return ratio;
  return rmspe.after > 0 ? Number.POSITIVE_INFINITY : null;
}

function placebos(
  problem: ControlProblem,
  donors: readonly number[],
  own: number | null,
): NonNullable<SyntheticControl["placebo"]> {
  if (donors.length < 2) return { p: null, units: [] };
  let above = 0;
  const units = donors.map((unit) => {
    const found = solveControl(
      problem,
      unit,
      donors.filter((donor) => donor !== unit),
    );
    const rank = rankOf(found);
    if (rank !== null && own !== null && rank >= own * (1 - 1e-9)) above++;
    return { unit, ratio: found.ratio, effect: found.effect };
  });
  return { p: own === null ? null : (1 + above) / (1 + donors.length), units };
}
