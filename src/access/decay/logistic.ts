import { requireNumber, requireOptions } from "../../numeric/guard/index.ts";
import { exponential } from "../../numeric/portable/exponential.ts";
import type { Decay } from "./decay.ts";
import { labeled } from "./labeled.ts";

/** Options of `decay.logistic`. */
export interface LogisticDecayOptions {
  /** Cost at which about half are still willing to travel, at least 0, in the unit of the costs. */
  readonly cutoff: number;
  /** Standard deviation of the cutoff among people, above 0, in the unit of the costs: the smaller, the steeper. */
  readonly sd: number;
}

/**
 * An S-shaped fall around the cutoff, 1 at cost 0.
 *
 * $$ w(c) = \frac{1 + e^{-\pi C / (s \sqrt 3)}}{1 + e^{\pi (c - C) / (s \sqrt 3)}} $$
 *
 * The share of people whose own limit, logistic with mean C and standard deviation s, is above c. Checked against
 * `decay_logistic` of the R package accessibility.
 *
 * @throws EqualizationError `wrong_type`, `unknown_option`, `missing_option`, `not_finite`, `out_of_domain` for
 *   the options.
 * @example
 * ```ts
 * import { decay } from "equalis";
 * const weight = decay.logistic({ cutoff: 30, sd: 8 });
 * weight(0); // => 1
 * Math.round(weight(30) * 1e4) / 1e4; // => 0.5006
 * ```
 */
export function logistic(options: LogisticDecayOptions): Decay {
  requireOptions("decay.logistic", options, ["cutoff", "sd"]);
  const { cutoff, sd } = options;
  requireNumber("decay.logistic", "cutoff", cutoff, { atLeast: 0 });
  requireNumber("decay.logistic", "sd", sd, { above: 0 });
  const slope = Math.PI / Math.sqrt(3) / sd;
  const top = 1 + exponential(-slope * cutoff);
  return labeled(
    `logistic(cutoff ${cutoff}, sd ${sd})`,
    (cost) => top / (1 + exponential(slope * (cost - cutoff))),
  );
}
