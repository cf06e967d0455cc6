import { requireNumber } from "../../numeric/guard/index.ts";
import { power as toThePower } from "../../numeric/portable/power.ts";
import type { Decay } from "./decay.ts";
import { labeled } from "./labeled.ts";

/**
 * Inverse power, capped at 1.
 *
 * $$ w(c) = \min(1, c^{-b}) $$
 *
 * The cap makes the unit of cost matter: everything nearer than 1 weighs the same. Checked against `decay_power`
 * of the R package accessibility; PySAL's gravity is not capped but has a least distance and a scale, which
 * a function of your own gives: `(c) => (Math.max(c, 1) / 10) ** -1.5`.
 *
 * @param b Above 0, without unit.
 * @throws EqualizationError `missing_option`, `not_finite`, `out_of_domain` for b.
 * @example
 * ```ts
 * import { decay } from "equalis";
 * decay.power(2)(10); // => 0.01
 * decay.power(2)(0.5); // => 1
 * ```
 */
export function power(b: number): Decay {
  requireNumber("decay.power", "b", b, { above: 0 });
  return labeled(`power(${b})`, (cost) => (cost <= 1 ? 1 : toThePower(cost, -b)));
}
