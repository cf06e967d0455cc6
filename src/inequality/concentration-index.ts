import { requireOptions } from "../numeric/guard/index.ts";
import type { Vector } from "../numeric/vector.ts";
import type { ConcentrationIndexOptions } from "./concentration-index-options.ts";

import { measureConcentration } from "./measure-concentration.ts";

/**
 * Concentration index: how far a variable is concentrated among those who rank high in another one.
 *
 * $$ C = \frac{2}{\mu} \operatorname{cov}_p(x, R) $$
 *
 * with $R$ the share of the people below, half of the equals included. Of a variable with bounds $a$, $b$:
 * generalized $\mu C$; modified $\mu C / (\mu - a)$; Wagstaff $\mu C (b - a) / ((b - \mu)(\mu - a))$; Erreygers
 * $4 \mu C / (b - a)$.
 *
 * With `nu` the extended index $C(\nu) = 1 - \sum (x_i / \mu) [(1 - P_{i-1})^\nu - (1 - P_i)^\nu]$ in the order of `rankBy`.
 *
 * - **Unit:** none (generalized: that of the values). **Range:** −1 (all with the lowest rank) to 1 (all with the
 *   highest); 0 is no gradient, or one that cancels out. Ranked by itself, a variable gives its Gini.
 * - **When to use:** for a gradient along income or deprivation. For a yes-or-no variable, or any with an upper bound, the
 *   index of the attainment and that of the shortfall differ: use `"erreygers"` or `"wagstaff"` there.
 * - **Conventions:** population moments; tied ranks are pooled, so that row order cannot change the index (rineq
 *   and IC2 break ties by row order: 0.434 for 0.426 on one set). Bounds are the theoretical ones (rineq's `CIc`
 *   takes the sample's). rineq's unweighted `linreg` index with its default correction is this one; its weighted one
 *   is off by ((n − 1)/n)/(1 − Σp²).
 * - **Standard error:** `estimate` with `CONCENTRATION_INDEX`.
 * - **Cost:** one sort.
 *
 * @param values Finite numbers: not negative, or within the bounds.
 * @throws `EqualizationError` `missing_option` (no rankBy, or no bounds where they are needed),
 *   `too_few_observations`, `not_finite`, `out_of_domain` (a negative weight or value, one outside the bounds, a lower
 *   bound not below the upper), `length_mismatch`, `zero_total`, `unsupported_combination` (bounds that the kind does
 *   not use, or a nu other than 2 with bounds), `unknown_option`, `wrong_type`.
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
  requireOptions("concentrationIndex", options, ["rankBy", "weights", "kind", "nu", "bounds", "negatives"]);
  return measureConcentration("concentrationIndex", values, options);
}
