import { EqualizationError } from "../errors.ts";
import { concentrationCoefficient } from "../numeric/concentration-coefficient.ts";
import { requireNumber, requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import { representable } from "../numeric/guard/representable.ts";
import { requireBoolean } from "../numeric/guard/require-boolean.ts";
import { midRanks } from "../numeric/mid-ranks.ts";
import type { Vector } from "../numeric/vector.ts";
import { weightedMean } from "../numeric/weighted-mean.ts";
import { requireOptionColumn } from "./require-option-column.ts";
import { requireRows } from "./require-rows.ts";

/** Options of {@link catastrophicExpenditure}. */
export interface CatastrophicExpenditureOptions {
  /** What each household has: total or non-food consumption, or its capacity to pay. In the unit of the payments. */
  readonly resources: Vector;
  /** The share of the resources above which payments are catastrophic: 0.1 is 10 percent. There is no usual one. */
  readonly threshold: number;
  /**
   * Households, or people (household weight × size), behind each row; only proportions matter, 0 is absence.
   *
   * @defaultValue every row counts once
   */
  readonly weights?: Vector | undefined;
  /**
   * The variable that ranks the rows, poorest first.
   *
   * @defaultValue the resources
   */
  readonly rankBy?: Vector | undefined;
  /**
   * Whether a share that is exactly the threshold counts.
   *
   * @defaultValue false
   */
  readonly inclusive?: boolean | undefined;
  /**
   * A row whose resources are 0 or less: refuse it, or count it where it pays anything. It has no share, so there is no
   * overshoot then.
   *
   * @defaultValue "error"
   */
  readonly nonPositive?: "error" | "count" | undefined;
}

/** What {@link catastrophicExpenditure} answers. */
export interface CatastrophicExpenditure {
  /** Share of the rows, by weight, that pay more than the threshold: 0 to 1. */
  readonly headcount: number;
  /** Mean over all rows of what the share exceeds the threshold by: the catastrophic gap. */
  readonly overshoot: number | null;
  /** The same over those above the threshold only; `null` where there are none. */
  readonly meanPositiveOvershoot: number | null;
  /** Concentration index of being above; below 0 the poor are hit more often. `null` where no one is above. */
  readonly headcountConcentration: number | null;
  /** Concentration index of the overshoot; `null` where there is none. */
  readonly overshootConcentration: number | null;
  /** Headcount × (1 − its concentration index): above the headcount where the poor are hit more often. */
  readonly rankWeightedHeadcount: number;
  /** Overshoot × (1 − its concentration index). */
  readonly rankWeightedOvershoot: number | null;
  /** Rows with weight. */
  readonly n: number;
}

/**
 * Catastrophic health spending: how many pay more than a share of what they have, by how much, and whether they are poor.
 *
 * $$ H = \sum_i p_i E_i, \quad O = \sum_i p_i E_i (s_i - t), \qquad E_i = 1[s_i > t], \; s_i = x_i / y_i $$
 *
 * with $x$ the payments, $y$ the resources, $t$ the threshold and $p_i = w_i / W$. With the concentration indices $C_E$,
 * $C_O$ along `rankBy`, $H^W = H (1 - C_E)$ and $O^W = O (1 - C_O)$.
 *
 * - **Unit:** shares; overshoot in points of the share. A share above 1 is legal: debts, things sold.
 * - **When to use:** for 10 or 25 percent of total consumption, or 40 percent of non-food consumption or of the capacity to pay
 *   ({@link capacityToPay}). One threshold a call: there is no right one, so show several. For the indicator of the
 *   Sustainable Development Goals use {@link financialHardship}.
 * - **Weights decide the unit.** Household weights count households, as the World Bank's chapter 18; weights × size count
 *   people, as the Goals do.
 * - **Conventions:** strictly above, as the World Bank's code and the Goals; `inclusive: true` is Xu's (at or above 40
 *   percent). The quotient is compared: 3 of 10 is exactly 0.3. Ranks are pooled mid-ranks. The World Bank's AHE18 breaks ties
 *   by row and runs its rank regression without the weights, so that with unequal weights its $C_E$ is another number.
 * - **Names:** the overshoot is also called gap, the mean positive overshoot MPG or intensity.
 * - **Cost:** one sort.
 *
 * @param outOfPocket What each household pays out of pocket: finite, not negative, over the time of the resources.
 * @throws `EqualizationError` `missing_option`, `too_few_observations`, `missing_value`, `not_finite`, `out_of_domain` (a
 *   negative payment, threshold or weight; resources of 0 or less), `length_mismatch`, `zero_total` (weights), `unknown_option`,
 *   `wrong_type`.
 * @see Wagstaff, A. and van Doorslaer, E. (2003), Catastrophe and impoverishment in paying for health care, Health
 *   Economics 12; O'Donnell, O. et al. (2008), Analyzing Health Equity Using Household Survey Data, ch. 18. Checked against
 *   pairwise sums.
 *
 * @example
 * ```ts
 * import { catastrophicExpenditure } from "equalis";
 * const { headcount, meanPositiveOvershoot } = catastrophicExpenditure([30, 5, 10, 50], {
 *   resources: [100, 100, 200, 200],
 *   threshold: 0.1,
 * });
 * headcount; // => 0.5
 * Math.round((meanPositiveOvershoot ?? 0) * 1e4) / 1e4; // => 0.175
 * ```
 */
export function catastrophicExpenditure(
  outOfPocket: Vector,
  options: CatastrophicExpenditureOptions,
): CatastrophicExpenditure {
  const where = "catastrophicExpenditure";
  requireOptions(where, options, ["resources", "threshold", "weights", "rankBy", "inclusive", "nonPositive"]);
  const { resources, threshold, weights, inclusive = false, nonPositive = "error" } = options;
  requireNumber(where, "threshold", threshold, { atLeast: 0 });
  requireBoolean(where, "inclusive", inclusive);
  requireOneOf(where, "nonPositive", nonPositive, ["error", "count"]);
  const n = requireRows(where, "payment", outOfPocket, weights);
  requireOptionColumn(where, "resources", resources, outOfPocket.length);
  const { rankBy = resources } = options;
  requireOptionColumn(where, "rankBy", rankBy, outOfPocket.length);

  const above = new Float64Array(outOfPocket.length);
  const over = new Float64Array(outOfPocket.length);
  let hasShares = true;
  for (let i = 0; i < above.length; i++) {
    if (weights !== undefined && weights[i] === 0) continue;
    const has = resources[i]!;
    const pays = outOfPocket[i]!;
    if (has > 0) {
      const share = pays / has;
      if (!(inclusive ? share >= threshold : share > threshold)) continue;
      above[i] = 1;
      over[i] = share - threshold;
      continue;
    }
    if (nonPositive === "error") {
      throw new EqualizationError(
        `row ${i} has resources of ${has}, and no share can be taken of them; correct the row, or pass nonPositive: "count"`,
        { code: "out_of_domain", where, index: i, received: has },
      );
    }
    if (pays === 0) continue;
    above[i] = 1;
    hasShares = false;
  }

  const ranks = midRanks(rankBy, weights);
  const headcount = weightedMean(above, weights);
  const headcountConcentration = concentrationOf(above, ranks, weights);
  const overshoot = hasShares ? weightedMean(over, weights) : null;
  const overshootConcentration = hasShares ? concentrationOf(over, ranks, weights) : null;
  return representable(where, {
    headcount,
    overshoot,
    meanPositiveOvershoot: overshoot === null || headcount === 0 ? null : overshoot / headcount,
    headcountConcentration,
    overshootConcentration,
    rankWeightedHeadcount: headcount * (1 - (headcountConcentration ?? 0)),
    rankWeightedOvershoot: overshoot === null ? null : overshoot * (1 - (overshootConcentration ?? 0)),
    n,
  });
}

/** The concentration index of values that are not negative; `null` where all are 0. */
function concentrationOf(values: Vector, ranks: Vector, weights: Vector | undefined): number | null {
  const { absolute, mean } = concentrationCoefficient(values, ranks, weights);
  return mean === 0 ? null : absolute / mean;
}
