import { requireOptions } from "../numeric/guard/index.ts";
import { representable } from "../numeric/guard/representable.ts";
import type { Vector } from "../numeric/vector.ts";
import { weightedMean } from "../numeric/weighted-mean.ts";
import { type HouseholdBudgetOptions, householdBudget } from "./household-budget.ts";

/** Options of {@link impoverishment}. */
export interface ImpoverishmentOptions extends HouseholdBudgetOptions {}

/** Poverty at one moment of an account: before the payments or after them. */
export interface PovertyLevels {
  /** Share of the people below the line: 0 to 1. */
  readonly headcount: number;
  /** Mean over all people of what they lack of the line, in the unit of the consumption. */
  readonly gap: number;
  /** The same in lines: what each lacks over the line. */
  readonly normalizedGap: number;
  /** Mean over those below the line; `null` where there are none. */
  readonly meanPositiveGap: number | null;
}

/** What {@link impoverishment} answers. */
export interface Impoverishment {
  /** Poverty with the payments left in the budget. */
  readonly before: PovertyLevels;
  /** Poverty once they are paid. */
  readonly after: PovertyLevels;
  /** After less before. */
  readonly impact: {
    /** Rise of the headcount, in points. */
    readonly headcount: number;
    /** Rise of the gap, in the unit of the consumption. */
    readonly gap: number;
    /** Rise of the normalized gap. */
    readonly normalizedGap: number;
  };
  /** Share of the people at or above the line before and below it after. */
  readonly impoverished: number;
  /** Share of the people below the line before who paid on top of it. */
  readonly furtherImpoverished: number;
  /** Rows with weight. */
  readonly n: number;
}

/**
 * Impoverishment by health payments: poverty before and after paying out of pocket.
 *
 * With $x$ the consumption per head and line $z$: headcount $\sum p_i 1[x_i < z]$, gap $\sum p_i 1[x_i < z] (z - x_i)$, normalized gap the
 * same over $z$; once with the payments in $x$ and once without.
 *
 * - **Consumption includes the payments.** Where a survey leaves them out, add them first. To subtract from a consumption
 *   that never had them is the usual error.
 * - **Unit:** shares of people, and the unit of the consumption for gaps. Net consumption may be below 0; the gap then exceeds the
 *   line. On the line is not below it.
 * - **Use it** next to {@link catastrophicExpenditure}: for a rich household a catastrophe need not be poverty, and for a poor one
 *   poverty needs no catastrophe. Where all are below the line the headcount cannot move; read the gap and `furtherImpoverished`.
 * - **Conventions:** household totals with `householdSize`, as the World Bank's AHE19, which weighs by weight × size. A line of its own a
 *   row is legal, for regions.
 * - **Cost:** O(n).
 *
 * @param consumption Consumption with payments, per head or per household; finite, not negative.
 * @param outOfPocket Payments, in the same unit and for the same time; finite, not negative.
 * @throws `EqualizationError` `missing_option` (no line), `too_few_observations`, `missing_value`, `not_finite`, `out_of_domain`
 *   (negative numbers; a line or size of 0), `length_mismatch`, `zero_total`, `unknown_option`, `wrong_type`.
 * @see Wagstaff, A. and van Doorslaer, E. (2003), Catastrophe and impoverishment in paying for health care, Health
 *   Economics 12; O'Donnell, O. et al. (2008), Analyzing Health Equity Using Household Survey Data, ch. 19.
 *
 * @example
 * ```ts
 * import { impoverishment } from "equalis";
 * const { before, after, impoverished } = impoverishment([8, 12, 20, 40], [1, 4, 5, 2], { povertyLine: 10 });
 * before.headcount; // => 0.25
 * after.headcount; // => 0.5
 * impoverished; // => 0.25
 * ```
 */
export function impoverishment(
  consumption: Vector,
  outOfPocket: Vector,
  options: ImpoverishmentOptions,
): Impoverishment {
  const where = "impoverishment";
  requireOptions(where, options, ["povertyLine", "householdSize", "weights"]);
  const { gross, paid, net, line, people, n } = householdBudget(where, consumption, outOfPocket, options);
  const before = levelsOf(gross, line, people);
  const after = levelsOf(net, line, people);
  const share = (counts: (i: number) => boolean): number =>
    weightedMean(
      gross.map((_, i) => (counts(i) ? 1 : 0)),
      people,
    );
  return representable(where, {
    before,
    after,
    impact: {
      headcount: after.headcount - before.headcount,
      gap: after.gap - before.gap,
      normalizedGap: after.normalizedGap - before.normalizedGap,
    },
    impoverished: share((i) => gross[i]! >= line[i]! && net[i]! < line[i]!),
    furtherImpoverished: share((i) => gross[i]! < line[i]! && paid[i]! > 0),
    n,
  });
}

function levelsOf(x: Float64Array, line: Float64Array, people: Float64Array): PovertyLevels {
  const lacking = x.map((has, i) => (has < line[i]! ? line[i]! - has : 0));
  const headcount = weightedMean(
    x.map((has, i) => (has < line[i]! ? 1 : 0)),
    people,
  );
  const gap = weightedMean(lacking, people);
  return {
    headcount,
    gap,
    normalizedGap: weightedMean(
      lacking.map((lacks, i) => lacks / line[i]!),
      people,
    ),
    meanPositiveGap: headcount === 0 ? null : gap / headcount,
  };
}
