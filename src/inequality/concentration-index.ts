import { EqualizationError } from "../errors.ts";
import { concentrationCoefficient } from "../numeric/concentration-coefficient.ts";
import { requireDistribution, requireNumber, requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import { midRanks } from "../numeric/mid-ranks.ts";
import type { Vector } from "../numeric/vector.ts";
import type { DistributionOptions } from "./distribution-options.ts";
import { requirePositiveMean } from "./require-positive-mean.ts";
import { requireRankBy } from "./require-rank-by.ts";

/** Which concentration index. */
export type ConcentrationKind = "relative" | "generalized" | "modified" | "wagstaff" | "erreygers";

/** What {@link concentrationIndex} ranks by, and which index it takes. */
export interface ConcentrationIndexOptions extends DistributionOptions {
  /** The variable that ranks the people, poorest first: one finite number a value. Ties share a rank. */
  readonly rankBy: Vector;
  /**
   * `"relative"` is C; `"generalized"` the mean times C; `"modified"`, `"wagstaff"` and `"erreygers"` are for
   * variables with known bounds, and need them.
   *
   * @defaultValue "relative"
   */
  readonly kind?: ConcentrationKind | undefined;
  /**
   * The least and the most that the variable can be, such as 0 and 1 for a yes or no: of the variable, not of the sample.
   */
  readonly bounds?: { readonly lower: number; readonly upper: number } | undefined;
  /**
   * Whether values below 0 are refused where there are no bounds; the total must be positive in any case.
   *
   * @defaultValue "refuse"
   */
  readonly negatives?: "refuse" | "allow" | undefined;
}

/**
 * Concentration index: how far a variable is concentrated among those who rank high in another one.
 *
 * $$ C = \frac{2}{\mu} \operatorname{cov}_p(x, R) $$
 *
 * with $R$ the share of the people below, half of the equals included. Of a variable with bounds $a$, $b$:
 * generalized $\mu C$; modified $\mu C / (\mu - a)$; Wagstaff $\mu C (b - a) / ((b - \mu)(\mu - a))$; Erreygers
 * $4 \mu C / (b - a)$.
 *
 * - **Unit:** none (generalized: that of the values). **Range:** −1 (all with the lowest rank) to 1 (all with the
 *   highest); 0 is no gradient, or one that cancels out. Ranked by itself, a variable gives its Gini.
 * - **Use it** for a gradient along income or deprivation. For a yes-or-no variable, or any with an upper bound, the
 *   index of the attainment and that of the shortfall differ: use `"erreygers"` or `"wagstaff"` there.
 * - **Conventions:** population moments; tied ranks are pooled, so that row order cannot change the index (rineq
 *   and IC2 break ties by row order: 0.434 for 0.426 on one set). Bounds are the theoretical ones (rineq's `CIc`
 *   takes the sample's). rineq's unweighted `linreg` index with its default correction is this one; its weighted one
 *   is off by ((n − 1)/n)/(1 − Σp²).
 * - **Standard error:** `estimate` with `CONCENTRATION_INDEX`.
 * - **Cost:** one sort.
 *
 * @param values Finite numbers: not negative, or within the bounds.
 * @throws {@link EqualizationError} `missing_option` (no rankBy, or no bounds where they are needed),
 *   `too_few_observations`, `not_finite`, `out_of_domain` (a negative weight or value, one outside the bounds, a lower
 *   bound not below the upper), `length_mismatch`, `zero_total`, `unsupported_combination` (bounds that the kind does
 *   not use), `unknown_option`, `wrong_type`.
 * @see Wagstaff, A., Paci, P. and van Doorslaer, E. (1991), On the measurement of inequalities in health; Wagstaff, A.
 *   (2005), The bounds of the concentration index when the variable of interest is binary; Erreygers, G. (2009),
 *   Correcting the concentration index. Checked against brute force, rineq 0.2.3 and IC2 1.0-1.
 *
 * @example Visits per head in four districts, poorest district first
 * ```ts
 * import { concentrationIndex } from "equalis";
 * concentrationIndex([2, 4, 6, 8], { rankBy: [1, 2, 3, 4] }); // => 0.25
 * concentrationIndex([0, 0, 1, 1], { rankBy: [1, 2, 3, 4], kind: "erreygers", bounds: { lower: 0, upper: 1 } }); // => 1
 * ```
 */
export function concentrationIndex(values: Vector, options: ConcentrationIndexOptions): number {
  requireOptions("concentrationIndex", options, ["rankBy", "weights", "kind", "bounds", "negatives"]);
  const { rankBy, weights, kind = "relative", bounds, negatives = "refuse" } = options;
  requireOneOf("concentrationIndex", "kind", kind, [
    "relative",
    "generalized",
    "modified",
    "wagstaff",
    "erreygers",
  ]);
  requireOneOf("concentrationIndex", "negatives", negatives, ["refuse", "allow"]);
  const bounded = kind === "modified" || kind === "wagstaff" || kind === "erreygers";
  requireDistribution("concentrationIndex", values, weights, {
    nonNegative: negatives === "refuse" && !bounded,
    positiveTotal: kind !== "generalized",
  });
  requireRankBy("concentrationIndex", rankBy, values.length);
  if (bounded) requireBounds(values, bounds, kind);
  else if (bounds !== undefined) {
    throw new EqualizationError(`kind "${kind}" does not use bounds; leave them out or choose another kind`, {
      code: "unsupported_combination",
      where: "concentrationIndex",
    });
  }

  const { absolute, mean } = concentrationCoefficient(values, midRanks(rankBy, weights), weights);
  if (kind === "generalized") return absolute;
  if (bounded && bounds !== undefined) {
    // Equal values, also where all of them are on a bound.
    if (absolute === 0) return 0;
    const { lower, upper } = bounds;
    if (kind === "erreygers") return (4 * absolute) / (upper - lower);
    if (kind === "modified") return absolute / (mean - lower);
    return (absolute / (upper - mean)) * ((upper - lower) / (mean - lower));
  }
  requirePositiveMean("concentrationIndex", mean);
  return absolute / mean;
}

type Bounds = NonNullable<ConcentrationIndexOptions["bounds"]>;

function requireBounds(values: Vector, bounds: Bounds | undefined, kind: string): void {
  const where = "concentrationIndex";
  if (bounds === undefined) {
    throw new EqualizationError(
      `kind "${kind}" needs bounds; pass the least and the most the variable can be`,
      {
        code: "missing_option",
        where,
      },
    );
  }
  requireOptions(where, bounds, ["lower", "upper"]);
  requireNumber(where, "bounds.lower", bounds.lower);
  requireNumber(where, "bounds.upper", bounds.upper, { above: bounds.lower });
  for (let index = 0; index < values.length; index++) {
    const received = values[index]!;
    if (received < bounds.lower || received > bounds.upper) {
      throw new EqualizationError(
        `value ${index} is ${received}, outside the bounds ${bounds.lower} to ${bounds.upper}`,
        { code: "out_of_domain", where, index, received },
      );
    }
  }
}
