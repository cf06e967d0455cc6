import { EqualizationError } from "../errors.ts";
import { concentrationCoefficient } from "../numeric/concentration-coefficient.ts";
import { requireDistribution, requireOptions } from "../numeric/guard/index.ts";
import { midRanks } from "../numeric/mid-ranks.ts";
import type { Vector } from "../numeric/vector.ts";
import { weightedLeastSquares } from "../numeric/weighted-least-squares.ts";
import type { DistributionOptions } from "./distribution-options.ts";
import { namedColumns } from "./named-columns.ts";
import { requireRankBy } from "./require-rank-by.ts";

/** What {@link decomposeConcentrationIndex} ranks by and explains by. */
export interface DecomposeConcentrationIndexOptions extends DistributionOptions {
  /** The variable that ranks the people, poorest first: one finite number a value. Ties share a rank. */
  readonly rankBy: Vector;
  /** For each determinant, by name, its value for each unit. */
  readonly determinants: Readonly<Record<string, Vector>>;
}

/** One determinant's part of a concentration index. */
export interface ConcentrationContribution {
  /** Its name, as given. */
  readonly determinant: string;
  /** Its coefficient in the regression of the outcome on all determinants. */
  readonly coefficient: number;
  /** Its weighted mean. */
  readonly mean: number;
  /** Elasticity of the outcome at the means: coefficient × mean / mean of the outcome. */
  readonly elasticity: number;
  /** Its own concentration index; `null` if its mean is 0, where it has none. */
  readonly concentrationIndex: number | null;
  /** What it adds to the index: elasticity × its concentration index. */
  readonly contribution: number;
}

/** A concentration index split by determinants; the contributions and the residual add up to `index`. */
export interface ConcentrationDecomposition {
  /** The concentration index of the outcome. */
  readonly index: number;
  /** One record a determinant, in the order given. */
  readonly contributions: readonly ConcentrationContribution[];
  /** What the determinants leave unexplained: the generalized concentration index of the residuals over the mean. */
  readonly residual: number;
}

/**
 * Splits a concentration index by what determines the outcome, after Wagstaff, van Doorslaer and Watanabe.
 *
 * $$ C = \sum_k \frac{\beta_k \bar z_k}{\mu} C_k + \frac{GC_\varepsilon}{\mu} $$
 *
 * with $\beta_k$ by weighted least squares with a constant, and all moments those of the population.
 *
 * - **Unit:** that of {@link concentrationIndex}. Contributions and residual add up to `index`.
 * - **Use it** to say how much of a gradient in use runs through need, insurance or distance. It accounts; it
 *   does not prove causes.
 * - **Conventions:** pooled mid-ranks throughout. rineq's `contribution` multiplies each $C_k$ by (n − 1)/n and breaks
 *   ties by row order.
 * - **Cost:** one sort, and a regression with as many columns as determinants.
 *
 * @param outcome Finite, non-negative numbers.
 * @throws `EqualizationError` `missing_option`, `too_few_observations` (no value or determinant), `not_finite`,
 *   `out_of_domain` (a negative outcome or weight), `length_mismatch`, `zero_total`, `singular` (a determinant is
 *   constant or follows from others), `unknown_option`, `wrong_type`.
 * @see Wagstaff, A., van Doorslaer, E. and Watanabe, N. (2003), On decomposing the causes of health sector inequalities,
 *   Journal of Econometrics 112. Checked against brute force with statsmodels' least squares.
 *
 * @example
 * ```ts
 * import { decomposeConcentrationIndex } from "equalis";
 * const { index, contributions, residual } = decomposeConcentrationIndex([1, 2, 3, 4], {
 *   rankBy: [1, 2, 3, 4],
 *   determinants: { clinics: [2, 4, 6, 8] },
 * });
 * index; // => 0.25
 * contributions.map(({ contribution }) => Math.round(contribution * 1e9) / 1e9); // => [0.25]
 * Math.abs(residual) < 1e-12; // => true
 * ```
 */
export function decomposeConcentrationIndex(
  outcome: Vector,
  options: DecomposeConcentrationIndexOptions,
): ConcentrationDecomposition {
  const where = "decomposeConcentrationIndex";
  requireOptions(where, options, ["rankBy", "determinants", "weights"]);
  const { rankBy, determinants, weights } = options;
  requireDistribution(where, outcome, weights);
  requireRankBy(where, rankBy, outcome.length);
  if (determinants === undefined) {
    throw new EqualizationError("determinants is required; pass an object of columns by name", {
      code: "missing_option",
      where,
    });
  }
  const columns = namedColumns(where, "determinant", determinants, outcome.length);
  const fit = weightedLeastSquares(
    outcome,
    columns.map(({ values }) => values),
    { weights },
  );
  if (fit.status === "deficient") {
    const names = fit.dependent.map((column) => columns[column]!.name);
    throw new EqualizationError(
      `determinant ${names.join(", ")} is constant or follows from others; leave it out`,
      { code: "singular", where, received: names },
    );
  }

  const ranks = midRanks(rankBy, weights);
  const whole = concentrationCoefficient(outcome, ranks, weights);
  return {
    index: whole.absolute / whole.mean,
    contributions: columns.map(({ name, values }, k) => {
      const { absolute, mean } = concentrationCoefficient(values, ranks, weights);
      const coefficient = fit.coefficients[k + 1]!;
      return {
        determinant: name,
        coefficient,
        mean,
        elasticity: (coefficient * mean) / whole.mean,
        concentrationIndex: mean === 0 ? null : absolute / mean,
        contribution: (coefficient * absolute) / whole.mean,
      };
    }),
    residual: concentrationCoefficient(fit.residuals, ranks, weights).absolute / whole.mean,
  };
}
