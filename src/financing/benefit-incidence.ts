import { EqualizationError } from "../errors.ts";
import { namedColumns } from "../inequality/named-columns.ts";
import {
  requireFinite,
  requireNumber,
  requireOneOf,
  requireOptions,
  requireWeights,
} from "../numeric/guard/index.ts";
import { representable } from "../numeric/guard/representable.ts";
import { midRanks } from "../numeric/mid-ranks.ts";
import { sum } from "../numeric/sum.ts";
import type { Vector } from "../numeric/vector.ts";
import { weightedSum } from "../numeric/weighted-sum.ts";
import { concentrationOf, giniOf } from "./concentrations.ts";
import { partBelow, type RankOrder, rankOrder } from "./rank-curve.ts";
import { requireOptionColumn } from "./require-option-column.ts";
import { type SubsidyOptions, subsidiesOf } from "./subsidies.ts";

/** Options of {@link benefitIncidence}. */
export interface BenefitIncidenceOptions extends SubsidyOptions {
  /** The variable that ranks the people, poorest first; a wealth index may be negative. */
  readonly rankBy: Vector;
  /**
   * Income or consumption for the Gini.
   *
   * @defaultValue `rankBy`, where it has no negative value
   */
  readonly income?: Vector | undefined;
  /**
   * Into how many equal parts of the people the shares are split.
   *
   * @defaultValue 5
   */
  readonly groups?: number | undefined;
}

/** How much a subsidy is and who gets it. */
export interface BenefitLine {
  /** Its total, in the unit of the subsidy times the weights. */
  readonly total: number;
  /** Share of each part of the people, poorest first; they add up to 1. `null` where the total is not positive. */
  readonly shares: readonly number[] | null;
  /** Concentration index: below 0 the poor get more than their share of the people. `null` where the total is not positive. */
  readonly concentrationIndex: number | null;
  /** Concentration index less the Gini: below 0 the subsidy lowers inequality. `null` where one of them is. */
  readonly kakwani: number | null;
}

/** One service's part. */
export interface ServiceBenefit extends BenefitLine {
  /** Its name, as given. */
  readonly service: string;
  /** Its share of all subsidies. */
  readonly share: number;
}

/** What {@link benefitIncidence} answers. */
export interface BenefitIncidence {
  /** Gini of the income; `null` where a value is negative. */
  readonly gini: number | null;
  /** One record a service, in the order of `use`. */
  readonly services: readonly ServiceBenefit[];
  /** All services together. */
  readonly total: BenefitLine;
}

/**
 * Benefit incidence: who gets the public money spent on services.
 *
 * The subsidy of row i from service k is $q_{ki} u_k$ with `unitSubsidy`, or $\max(0, q_{ki} c_k - f_{ki})$ with `unitCost` and `fees`. With
 * `totals` $T$ of the public accounts, fees in all $F$ and use in all $Q$: `"constant-cost"` $q (T + F) / Q - f$, `"constant-subsidy"`
 * $q T / Q$, `"proportional-cost"` $f T / F$.
 *
 * - **Unit:** money, scaled by the weights. **When to use:** to ask whether public spending on hospitals, clinics or schools reaches the
 *   poor. A concentration index below 0 is pro-poor; between 0 and the Gini the rich get more than the poor, but less than in
 *   proportion to income, which still lowers inequality (weakly progressive). Say which one is meant.
 * - **Sign:** `kakwani` is $C - G$, as in this literature: negative equalizes. `progressivity` turns the sign for benefits, so that
 *   positive equalizes there.
 * - **The assumption matters.** Unit costs by place can differ widely from the average; results under the three differ a lot, so
 *   name the one taken.
 * - **Negative subsidies**, fees above cost, count as 0, as the literature does, and with `totals` a service is then scaled to its
 *   total again; `negatives` has the other ways.
 * - **Shares** are read off the concentration curve, straight along ties: a household at the border of two fifths is split. Stata's
 *   `xtile` puts it into one of them, so that ties and row order matter there. The index is the same.
 * - **A service that no one uses** has total 0 and no shares; the others stand.
 * - **Cost:** one sort, and one pass a service.
 *
 * @throws `EqualizationError` `missing_option`, `unsupported_combination` (not exactly one of `unitSubsidy`, `unitCost`, `totals`;
 *   fees next to a subsidy that is net; an assumption without totals), `unknown_id` (a cost or fee of no service),
 *   `too_few_observations`, `missing_value`, `not_finite`, `out_of_domain` (negative use, fees, costs, totals, income; a negative subsidy
 *   with `negatives: "error"`), `length_mismatch`, `zero_total` (no subsidy at all, or a total that no one can have received),
 *   `unknown_option`, `wrong_type`.
 * @see O'Donnell, O. et al. (2008), Analyzing Health Equity Using Household Survey Data, ch. 14; Wagstaff, A. (2012),
 *   Benefit-incidence analysis: are government health expenditures more pro-rich than we think?, Health Economics 21.
 *
 * @example
 * ```ts
 * import { benefitIncidence } from "equalis";
 * const { gini, total } = benefitIncidence({
 *   use: { clinic: [4, 2, 1, 1], hospital: [0, 1, 1, 2] },
 *   unitSubsidy: { clinic: 10, hospital: 50 },
 *   rankBy: [1, 2, 3, 4],
 *   groups: 2,
 * });
 * gini; // => 0.25
 * total.total; // => 280
 * total.shares?.map((share) => Math.round(share * 1e4) / 1e4); // => [0.3929, 0.6071]
 * ```
 */
export function benefitIncidence(options: BenefitIncidenceOptions): BenefitIncidence {
  const where = "benefitIncidence";
  requireOptions(where, options, [
    "use",
    "rankBy",
    "weights",
    "unitSubsidy",
    "unitCost",
    "fees",
    "totals",
    "assumption",
    "negatives",
    "income",
    "groups",
  ]);
  const { use, rankBy, weights, income, groups = 5, negatives = "zero" } = options;
  requireOneOf(where, "negatives", negatives, ["zero", "keep", "error"]);
  requireNumber(where, "groups", groups, { atLeast: 1, atMost: 1000, integer: true });
  if (use === undefined) {
    throw new EqualizationError("use is required; pass one array of numbers a service", {
      code: "missing_option",
      where,
    });
  }
  const services = namedColumns(where, "service", use);
  const count = services[0]!.values.length;
  for (const { name, values } of services) requireFinite(where, `use of ${name}, value`, values, 0);
  requireOptionColumn(where, "rankBy", rankBy, count);
  requireWeights(where, count, weights);
  if (income !== undefined) requireOptionColumn(where, "income", income, count);

  const subsidies = subsidiesOf(where, services, { ...options, negatives });
  const gini = giniOf(income ?? rankBy, weights);
  if (income !== undefined && gini === null) {
    throw new EqualizationError("income has a negative value or no positive one; a Gini needs incomes", {
      code: "out_of_domain",
      where,
    });
  }
  const ranks = midRanks(rankBy, weights);
  const order = rankOrder(rankBy, weights);
  const lineOf = (amounts: Float64Array): BenefitLine => {
    const total = weightedSum(amounts, weights);
    const concentrationIndex = total > 0 ? concentrationOf(amounts, ranks, weights) : null;
    return {
      total,
      shares: total > 0 ? sharesOf(amounts, order, groups) : null,
      concentrationIndex,
      kakwani: concentrationIndex === null || gini === null ? null : concentrationIndex - gini,
    };
  };
  const together = new Float64Array(count);
  for (const amounts of subsidies) for (let i = 0; i < count; i++) together[i]! += amounts[i]!;
  const lines = subsidies.map(lineOf);
  const total = lineOf(together);
  const whole = sum(lines.map((line) => line.total));
  if (whole === 0) {
    throw new EqualizationError("all subsidies together are 0; shares of nothing are undefined", {
      code: "zero_total",
      where,
    });
  }
  return representable(where, {
    gini,
    services: lines.map((line, k) => ({
      service: services[k]!.name,
      share: line.total / whole,
      ...line,
    })),
    total,
  });
}

/** Shares of equal parts of the people: differences of the concentration curve, which is straight along a level. */
function sharesOf(amounts: Float64Array, { order, from, to, share }: RankOrder, groups: number): number[] {
  const parts = new Float64Array(groups);
  for (let start = 0; start < order.length; ) {
    let end = start;
    let total = 0;
    for (; end < order.length && from[end] === from[start]; end++)
      total += share[end]! * amounts[order[end]!]!;
    const low = from[start]!;
    const high = to[start]!;
    const first = Math.min(groups - 1, Math.floor(low * groups));
    let done = partBelow(first / groups, low, high);
    for (let group = first; group < groups && done < 1; group++) {
      const until = group === groups - 1 ? 1 : partBelow((group + 1) / groups, low, high);
      parts[group]! += (until - done) * total;
      done = until;
    }
    start = end;
  }
  const whole = sum(parts);
  return Array.from(parts, (part) => part / whole);
}
