import { EqualizationError } from "../errors.ts";
import { concentrationCoefficient } from "../numeric/concentration-coefficient.ts";
import { requireOptions } from "../numeric/guard/index.ts";
import { midRanks } from "../numeric/mid-ranks.ts";
import type { Vector } from "../numeric/vector.ts";
import { weightedLeastSquares } from "../numeric/weighted-least-squares.ts";
import { weightedMean } from "../numeric/weighted-mean.ts";
import type { ConcentrationIndexOptions, ConcentrationKind } from "./concentration-index-options.ts";
import type { DistributionOptions } from "./distribution-options.ts";
import { concentrationFactor, measureConcentration, requireFactor } from "./measure-concentration.ts";
import { namedColumns } from "./named-columns.ts";

/** What {@link decomposeConcentrationIndex} ranks by and explains by. */
export interface DecomposeConcentrationIndexOptions extends DistributionOptions {
  /** The variable that ranks the people, poorest first: one finite number a value. Ties share a rank. */
  readonly rankBy: Vector;
  /** For each determinant, by name, its value for each unit. */
  readonly determinants: Readonly<Record<string, Vector>>;
  /**
   * Which concentration index is split; see `concentrationIndex`.
   *
   * @defaultValue "relative"
   */
  readonly kind?: ConcentrationKind | undefined;
  /** The least and the most that the outcome can be, for the kinds with bounds. */
  readonly bounds?: ConcentrationIndexOptions["bounds"];
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
  /** What it adds to the index: for the relative one, elasticity × its concentration index. */
  readonly contribution: number;
}

/** A concentration index split by determinants; the contributions and the residual add up to `index`. */
export interface ConcentrationDecomposition {
  /** The concentration index of the outcome. */
  readonly index: number;
  /** One record a determinant, in the order given. */
  readonly contributions: readonly ConcentrationContribution[];
  /** What the determinants leave unexplained: the generalized concentration index of the residuals × the factor of the kind. */
  readonly residual: number;
}

/**
 * Splits a concentration index by what determines the outcome, after Wagstaff, van Doorslaer and Watanabe.
 *
 * $$ C = \sum_k \frac{\beta_k \bar z_k}{\mu} C_k + \frac{GC_\varepsilon}{\mu} $$
 *
 * with $\beta_k$ by weighted least squares with a constant, and all moments those of the population. The other kinds have another
 * factor in place of $1 / \mu$: generalized 1, Erreygers $4 / (b - a)$, modified $1 / (\mu - a)$, Wagstaff
 * $(b - a) / ((b - \mu)(\mu - a))$, for an outcome between $a$ and $b$.
 *
 * - **Unit:** that of {@link concentrationIndex}. Contributions and residual add up to `index`.
 * - **When to use:** to say how much of a gradient in use runs through need, insurance or distance. It accounts; it
 *   does not prove causes.
 * - **Yes or no** and other outcomes with bounds: take `"erreygers"`, whose contributions do not hang on the mean, or `"wagstaff"`;
 *   the regression stays linear, as in the literature. Elasticities and the determinants' own indices do not depend on the kind.
 * - **Conventions:** pooled mid-ranks throughout. rineq's `contribution` multiplies each $C_k$ by (n − 1)/n and breaks
 *   ties by row order.
 * - **Cost:** one sort, and a regression with as many columns as determinants.
 *
 * @param outcome Finite, non-negative numbers, or within the bounds.
 * @throws `EqualizationError` `missing_option`, `too_few_observations` (no value or determinant), `not_finite`,
 *   `out_of_domain` (a negative outcome or weight, one outside the bounds, a mean on a bound where the kind divides by the distance from
 *   it), `length_mismatch`, `zero_total`, `singular` (a determinant is constant or follows from others), `unsupported_combination`
 *   (bounds that the kind does not use), `unknown_option`, `wrong_type`.
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
  requireOptions(where, options, ["rankBy", "determinants", "weights", "kind", "bounds"]);
  const { rankBy, determinants, weights, kind, bounds } = options;
  const index = measureConcentration(where, outcome, { rankBy, weights, kind, bounds });
  const outcomeMean = weightedMean(outcome, weights);
  requireFactor(where, outcomeMean, kind, bounds);
  const factor = concentrationFactor(outcomeMean, kind, bounds);
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
  return {
    index,
    contributions: columns.map(({ name, values }, k) => {
      const { absolute, mean } = concentrationCoefficient(values, ranks, weights);
      const coefficient = fit.coefficients[k + 1]!;
      return {
        determinant: name,
        coefficient,
        mean,
        elasticity: (coefficient * mean) / outcomeMean,
        concentrationIndex: mean === 0 ? null : absolute / mean,
        contribution: coefficient * absolute * factor,
      };
    }),
    residual: concentrationCoefficient(fit.residuals, ranks, weights).absolute * factor,
  };
}
