import { requireNumber } from "../../numeric/guard/index.ts";
import { exponential as eToThe } from "../../numeric/portable/exponential.ts";
import type { Decay } from "./decay.ts";
import { labeled } from "./labeled.ts";

/**
 * Negative exponential, 1 at cost 0.
 *
 * $$ w(c) = e^{-b c} $$
 *
 * Checked against `decay_exponential` of the R package accessibility.
 *
 * @param b Above 0, per unit of cost: the weight halves every ln 2 / b.
 * @throws EqualizationError `missing_option`, `not_finite`, `out_of_domain` for b.
 * @example
 * ```ts
 * import { decay } from "equalis";
 * Math.round(decay.exponential(0.08)(10) * 1e4) / 1e4; // => 0.4493
 * ```
 */
export function exponential(b: number): Decay {
  requireNumber("decay.exponential", "b", b, { above: 0 });
  return labeled(`exponential(${b})`, (cost) => eToThe(-b * cost));
}
