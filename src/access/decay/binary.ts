import { requireNumber } from "../../numeric/guard/index.ts";
import type { Decay } from "./decay.ts";
import { labeled } from "./labeled.ts";

/**
 * All or nothing: 1 up to the cutoff, the cutoff included, and 0 beyond it.
 *
 * $$ w(c) = 1 \text{ if } c \le C \text{, else } 0 $$
 *
 * The catchment of the original 2SFCA and of cumulative opportunities. Checked against `decay_binary` of the
 * R package accessibility.
 *
 * @param cutoff At least 0, in the unit of the costs.
 * @throws EqualizationError `missing_option`, `not_finite`, `out_of_domain` for the cutoff.
 * @example
 * ```ts
 * import { decay } from "equalis";
 * const within = decay.binary(30);
 * within(30); // => 1
 * within(30.1); // => 0
 * ```
 */
export function binary(cutoff: number): Decay {
  requireNumber("decay.binary", "cutoff", cutoff, { atLeast: 0 });
  return labeled(`binary(${cutoff})`, (cost) => (cost <= cutoff ? 1 : 0));
}
