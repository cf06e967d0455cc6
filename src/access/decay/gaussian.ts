import { requireNumber } from "../../numeric/guard/index.ts";
import { exponential } from "../../numeric/portable/exponential.ts";
import type { Decay } from "./decay.ts";
import { labeled } from "./labeled.ts";

/**
 * The bell curve, 1 at cost 0.
 *
 * $$ w(c) = e^{-c^2 / (2 \sigma^2)} $$
 *
 * It never reaches 0: give a `maxCost` with it to end the catchment. It is not the decay of E2SFCA, which has zones with one weight each
 * (Luo and Qi 2009; {@link step}); for the Gaussian of Dai (2010), which reaches 0 at the edge of the catchment, use `decay.gaussianToZero`.
 *
 * @param sigma Above 0, in the unit of the costs: at sigma the weight is 0.607, at twice sigma 0.135.
 * @throws EqualizationError `missing_option`, `not_finite`, `out_of_domain` for sigma.
 * @example
 * ```ts
 * import { decay } from "equalis";
 * Math.round(decay.gaussian(15)(15) * 1e4) / 1e4; // => 0.6065
 * ```
 */
export function gaussian(sigma: number): Decay {
  requireNumber("decay.gaussian", "sigma", sigma, { above: 0 });
  return labeled(`gaussian(sigma ${sigma})`, (cost) => {
    const x = cost / sigma;
    return exponential(-0.5 * x * x);
  });
}
