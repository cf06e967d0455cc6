import { requireNumber } from "../../numeric/guard/index.ts";
import type { Decay } from "./decay.ts";
import { labeled } from "./labeled.ts";

/**
 * A straight line from 1 at cost 0 to 0 at the cutoff and beyond.
 *
 * $$ w(c) = \max(0, 1 - c / C) $$
 *
 * A facility exactly at the cutoff weighs 0 and is out of reach. Checked against `decay_linear` of the R
 * package accessibility.
 *
 * @param cutoff Above 0, in the unit of the costs.
 * @throws EqualizationError `missing_option`, `not_finite`, `out_of_domain` for the cutoff.
 * @example
 * ```ts
 * import { decay } from "equalis";
 * decay.linear(60)(15); // => 0.75
 * ```
 */
export function linear(cutoff: number): Decay {
  requireNumber("decay.linear", "cutoff", cutoff, { above: 0 });
  return labeled(`linear(${cutoff})`, (cost) => (cost < cutoff ? 1 - cost / cutoff : 0));
}
