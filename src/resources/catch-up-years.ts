import { requireNumber, requireOptions } from "../numeric/guard/index.ts";
import { logarithm } from "../numeric/portable/logarithm.ts";
import { logarithmOfOnePlus } from "../numeric/portable/logarithm-of-one-plus.ts";

/** What {@link catchUpYears} needs to know of the two regions. */
export interface CatchUpInput {
  /** Present value of the region behind; above 0. */
  readonly lagging: number;
  /** Present value of the region ahead, in the same unit; above 0. */
  readonly leading: number;
  /** Yearly growth of the region behind, as a share: 0.08 is 8 % a year. Above −1, at most 1. */
  readonly laggingGrowth: number;
  /** Yearly growth of the region ahead, as a share. Above −1, at most 1. */
  readonly leadingGrowth: number;
}

/**
 * Years until a region behind has caught up with a region ahead, each growing at its own rate.
 *
 * $$ n = \frac{\ln(y_L / y_l)}{\ln\left(\frac{1 + g_l}{1 + g_L}\right)} $$
 *
 * with $l$ the lagging and $L$ the leading region.
 *
 * - **Unit:** years, fractions included. **Range:** at least 0; 0 where the region is not behind (any more);
 *   `null` where it never catches up, because it grows no faster.
 * - **Use it** as a plain illustration of how slow catching up is. Rates do not stay, and the answer is very
 *   sensitive to their difference: state both.
 * - Growth is a share. A growth above 1, more than doubling every year, is taken for a percentage and refused.
 *
 * @throws `EqualizationError` `missing_option`, `not_finite`, `wrong_type`, `out_of_domain` (a value of 0
 *   or less, a growth of −1 or less or above 1), `unknown_option`.
 * @see Checked against an independent computation in numpy; see test/fixtures/dynamics.
 *
 * @example From half the level, 8 % against 5 % a year
 * ```ts
 * import { catchUpYears } from "equalis";
 * const years = catchUpYears({ lagging: 2, leading: 4, laggingGrowth: 0.08, leadingGrowth: 0.05 });
 * Math.round((years ?? Number.NaN) * 10) / 10; // => 24.6
 * catchUpYears({ lagging: 2, leading: 4, laggingGrowth: 0.05, leadingGrowth: 0.05 }); // => null
 * ```
 */
export function catchUpYears(input: CatchUpInput): number | null {
  const where = "catchUpYears";
  requireOptions(where, input, ["lagging", "leading", "laggingGrowth", "leadingGrowth"]);
  const { lagging, leading, laggingGrowth, leadingGrowth } = input;
  requireNumber(where, "lagging", lagging, { above: 0 });
  requireNumber(where, "leading", leading, { above: 0 });
  requireNumber(where, "laggingGrowth", laggingGrowth, { above: -1, atMost: 1 });
  requireNumber(where, "leadingGrowth", leadingGrowth, { above: -1, atMost: 1 });
  if (lagging >= leading) return 0;
  if (laggingGrowth <= leadingGrowth) return null;
  // log1p keeps the digits of nearly equal levels and of nearly equal growth.
  const gap = (leading - lagging) / lagging;
  const distance =
    gap <= Number.MAX_VALUE ? logarithmOfOnePlus(gap) : logarithm(leading) - logarithm(lagging);
  const years = distance / logarithmOfOnePlus((laggingGrowth - leadingGrowth) / (1 + leadingGrowth));
  return years <= Number.MAX_VALUE ? years : null;
}
