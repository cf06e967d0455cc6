import { argsort } from "../numeric/argsort.ts";
import { requireDistribution, requireOptions } from "../numeric/guard/index.ts";
import { moments } from "../numeric/moments.ts";
import type { Vector } from "../numeric/vector.ts";
import { type CurvePoints, curvePoints } from "./curve-points.ts";
import type { DistributionOptions } from "./distribution-options.ts";
import { requireRankBy } from "./require-rank-by.ts";

/** Options of {@link concentrationCurve}. */
export interface ConcentrationCurveOptions extends DistributionOptions {
  /** The variable that ranks the people, poorest first: one finite number a value. */
  readonly rankBy: Vector;
}

/**
 * Concentration curve: the share of the total that those who rank lowest have, against their share of all people.
 *
 * - **Points:** the origin, then one a value with weight in the order of `rankBy`, the last (1, 1); straight between.
 *   Twice the area between the curve and the diagonal is {@link concentrationIndex}; above the diagonal the
 *   low ranks have more than their share.
 * - **Conventions:** rows of equal rank share what they have, so that the curve is straight along a tie and row
 *   order cannot change it. Ranked by itself, a variable gives its {@link lorenzCurve}.
 * - **Cost:** one sort.
 *
 * @param values Finite, non-negative numbers.
 * @throws `EqualizationError` `missing_option` (no rankBy), `too_few_observations`, `not_finite`,
 *   `out_of_domain` (a negative value or weight), `length_mismatch`, `zero_total`, `unknown_option`, `wrong_type`.
 * @see Kakwani, N., Wagstaff, A. and van Doorslaer, E. (1997), Socioeconomic inequalities in health, Journal of
 *   Econometrics 77.
 *
 * @example
 * ```ts
 * import { concentrationCurve } from "equalis";
 * const { population, share } = concentrationCurve([8, 0, 4, 4], { rankBy: [1, 2, 3, 4] });
 * population; // => [0, 0.25, 0.5, 0.75, 1]
 * share; // => [0, 0.5, 0.5, 0.75, 1]
 * ```
 */
export function concentrationCurve(values: Vector, options: ConcentrationCurveOptions): CurvePoints {
  requireOptions("concentrationCurve", options, ["rankBy", "weights"]);
  const { rankBy, weights } = options;
  requireDistribution("concentrationCurve", values, weights);
  requireRankBy("concentrationCurve", rankBy, values.length);
  const { scale, weightScale } = moments(values, weights);
  const order = argsort(rankBy).filter((i) => weights === undefined || weights[i]! * weightScale > 0);
  const w = Float64Array.from(order, (i) => (weights === undefined ? 1 : weights[i]! * weightScale));
  const x = Float64Array.from(order, (i) => values[i]! * scale);
  for (let start = 0; start < x.length; ) {
    let end = start;
    let people = 0;
    let total = 0;
    for (; end < x.length && rankBy[order[end]!] === rankBy[order[start]!]; end++) {
      people += w[end]!;
      total += w[end]! * x[end]!;
    }
    if (end - start > 1) x.fill(total / people, start, end);
    start = end;
  }
  return curvePoints(x, w);
}
