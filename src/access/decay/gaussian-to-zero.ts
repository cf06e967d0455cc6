import { requireNumber } from "../../numeric/guard/index.ts";
import { exponentialMinusOne } from "../../numeric/portable/exponential-minus-one.ts";
import type { Decay } from "./decay.ts";
import { labeled } from "./labeled.ts";

/**
 * Dai's bell curve: 1 at cost 0, falling to 0 at the cutoff.
 *
 * $$ w(c) = \frac{e^{-(c / c_0)^2 / 2} - e^{-1/2}}{1 - e^{-1/2}} \quad (c < c_0), \qquad 0 \text{ from } c_0 \text{ on} $$
 *
 * - **When to use:** the usual Gaussian 2SFCA of papers on health care; no `maxCost` is needed. A pair at the cutoff weighs 0, so it is out of reach.
 * - **Other form:** `decay.gaussian` never reaches 0.
 *
 * @param cutoff Above 0, in the unit of the costs: at half the cutoff the weight is 0.701.
 * @throws EqualizationError `missing_option`, `not_finite`, `out_of_domain` for the cutoff.
 * @see D. Dai, Health & Place 16(5), 2010.
 * @example
 * ```ts
 * import { decay } from "equalis";
 * const weight = decay.gaussianToZero(30);
 * Math.round(weight(15) * 1e4) / 1e4; // => 0.7014
 * weight(30); // => 0
 * ```
 */
export function gaussianToZero(cutoff: number): Decay {
  requireNumber("decay.gaussianToZero", "cutoff", cutoff, { above: 0 });
  const whole = exponentialMinusOne(0.5);
  return labeled(`gaussianToZero(cutoff ${cutoff})`, (cost) => {
    const x = cost / cutoff;
    // Both differences over e^(-1/2): no digits are lost near the cutoff, and the weight at 0 is 1 exactly.
    return x < 1 ? exponentialMinusOne((1 - x) * (1 + x) * 0.5) / whole : 0;
  });
}
