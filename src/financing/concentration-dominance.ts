import { EqualizationError } from "../errors.ts";
import {
  requireDistribution,
  requireFinite,
  requireNumber,
  requireOneOf,
  requireOptions,
} from "../numeric/guard/index.ts";
import { representable } from "../numeric/guard/representable.ts";
import { normalQuantile } from "../numeric/normal-quantile.ts";
import { exponentialMinusOne } from "../numeric/portable/exponential-minus-one.ts";
import { logarithmOfOnePlus } from "../numeric/portable/logarithm-of-one-plus.ts";
import { power } from "../numeric/portable/power.ts";
import { type DesignUnits, designError, designUnits } from "../numeric/regression/design-units.ts";
import { studentTQuantile } from "../numeric/student-t-quantile.ts";
import { tabulate } from "../numeric/tabulate.ts";
import type { Groups, Vector } from "../numeric/vector.ts";
import { weightedMean } from "../numeric/weighted-mean.ts";
import { partBelow, type RankOrder, rankOrder } from "./rank-curve.ts";
import { requireOptionColumn } from "./require-option-column.ts";

/** Options of {@link concentrationDominance}. */
export interface ConcentrationDominanceOptions {
  /** The variable that ranks the people, poorest first. */
  readonly rankBy: Vector;
  /**
   * What the curve is compared with: the diagonal, the Lorenz curve of `rankBy`, or the concentration curve of another variable of
   * the same people.
   *
   * @defaultValue "equality"
   */
  readonly against?: "equality" | "lorenz" | Vector | undefined;
  /**
   * People behind each row; only proportions matter, 0 is absence.
   *
   * @defaultValue every row counts once
   */
  readonly weights?: Vector | undefined;
  /**
   * At how many evenly spaced points, the ends left out, the curves are compared.
   *
   * @defaultValue 19
   */
  readonly points?: number | undefined;
  /**
   * Significance level, between 0 and 1.
   *
   * @defaultValue 0.05
   */
  readonly significance?: number | undefined;
  /**
   * `"mca"`, multiple comparisons: above at one point and below at none. `"iup"`, intersection–union: above at all of them.
   *
   * @defaultValue "mca"
   */
  readonly rule?: "mca" | "iup" | undefined;
  /**
   * The z beyond which a point counts.
   *
   * @defaultValue that of the rule at the significance level
   */
  readonly criticalValue?: number | undefined;
  /**
   * Half-width, in ranks, of the window in which the mean at a rank is taken for the standard errors.
   *
   * @defaultValue half the fifth root of the effective number of rows, inverted
   */
  readonly bandwidth?: number | undefined;
  /** The stratum of each row, where the sample was drawn stratum by stratum. */
  readonly strata?: Groups | undefined;
  /** The cluster of each row, where whole clusters were drawn; one label in two strata means two clusters. */
  readonly clusters?: Groups | undefined;
}

/** The curves at one point. */
export interface DominancePoint {
  /** Share of the people, between 0 and 1. */
  readonly p: number;
  /** Share of the total that they have. */
  readonly ordinate: number;
  /** The same of the curve compared with. */
  readonly reference: number;
  /** Ordinate less reference: above 0 where the poor have more than under the reference. */
  readonly difference: number;
  /** Standard error of the difference. */
  readonly standardError: number;
  /** Difference over its standard error; `null` where the error is 0. */
  readonly z: number | null;
}

/** What {@link concentrationDominance} answers. */
export interface ConcentrationDominance {
  /** The curve lies above the reference, below it, on both sides, or no difference is significant under the rule. */
  readonly verdict: "dominates" | "dominated" | "crosses" | "none";
  /** The z beyond which a point counts. */
  readonly criticalValue: number;
  /** The points, ascending. */
  readonly points: readonly DominancePoint[];
}

/**
 * Dominance test of a concentration curve: whether it lies above the diagonal, a Lorenz curve or another concentration
 * curve, and not by chance.
 *
 * The influence of row i on the ordinate $L(p)$ is $p_i [s_i (x_i - m) + p m - L x_i] / \mu$ with $s_i$ the part of the row below p and
 * $m = E[x | R = p]$; differences subtract influences, and the variance is that of totals over units, with $n / (n - 1)$, strata and
 * clusters.
 *
 * - **Unit:** shares. **When to use:** where the index could be 0 because the curve crosses, and for claims such as "clinics are pro-poor": a
 *   curve above the diagonal is pro-poor by every index, one above the Lorenz curve at least lowers inequality.
 * - **Rules:** under `"mca"` the critical value is that of the studentized maximum modulus of as many comparisons as there are points:
 *   $(2 \Phi(c) - 1)^k = 1 - \alpha$, 3.000 for 19 at 5 percent. Under `"iup"` it is Student's t with units − strata degrees of freedom.
 * - **Matching other packages:** the World Bank's `dominance.ado` takes the critical value of k (k − 1) / 2 comparisons though k are made
 *   (3.615 for 19 points; pass `criticalValue: 3.615`), and leaves weights and design out of its errors.
 * - **Conventions:** $m$ by an Epanechnikov window over ranks, half-width $\frac12 n_e^{-1/5}$, $n_e = W^2 / \sum w^2$; the nearest rows where it is
 *   empty. Ties share what they have. The ends are no evidence and left out.
 * - **Cost:** one sort, and one pass a point.
 *
 * @param values Finite, non-negative numbers.
 * @throws `EqualizationError` `missing_option`, `too_few_observations` (none, or one unit in a stratum), `missing_value`, `not_finite`,
 *   `out_of_domain`, `length_mismatch`, `zero_total`, `unknown_option`, `wrong_type`.
 * @see Bishop, J. A., Formby, J. P. and Thistle, P. D. (1992), Convergence of the South and non-South income distributions; Davidson, R.
 *   and Duclos, J.-Y. (1997), Statistical inference for the measurement of the incidence of taxes and transfers, Econometrica 65;
 *   O'Donnell, O. et al. (2008), ch. 7. Standard errors checked by simulation.
 *
 * @example
 * ```ts
 * import { concentrationDominance } from "equalis";
 * const visits = [9, 8, 9, 7, 8, 6, 7, 5, 3, 4, 3, 2, 3, 1, 2, 1];
 * const income = visits.map((_, i) => i + 1);
 * concentrationDominance(visits, { rankBy: income, points: 4 }).verdict; // => "dominates"
 * ```
 */
export function concentrationDominance(
  values: Vector,
  options: ConcentrationDominanceOptions,
): ConcentrationDominance {
  const where = "concentrationDominance";
  requireOptions(where, options, [
    "rankBy",
    "against",
    "weights",
    "points",
    "significance",
    "rule",
    "criticalValue",
    "bandwidth",
    "strata",
    "clusters",
  ]);
  const { rankBy, weights, points = 19, significance = 0.05, rule = "mca" } = options;
  requireNumber(where, "points", points, { atLeast: 1, atMost: 10_000, integer: true });
  requireNumber(where, "significance", significance, { above: 0, below: 1 });
  requireOneOf(where, "rule", rule, ["mca", "iup"]);
  requireDistribution(where, values, weights);
  requireOptionColumn(where, "rankBy", rankBy, values.length);
  const other = otherOf(where, values.length, options);
  const order = rankOrder(rankBy, weights);
  const bandwidth = options.bandwidth ?? windowOf(order);
  requireNumber(where, "bandwidth", bandwidth, { above: 0 });
  const units = designUnits(where, values.length, options);
  const criticalValue = options.criticalValue ?? criticalOf(rule, significance, points, units);
  requireNumber(where, "criticalValue", criticalValue, { above: 0 });

  const curve = curveOf(values, order, weights);
  const reference = other === undefined ? undefined : curveOf(other, order, weights);
  const found = Array.from({ length: points }, (_, j): DominancePoint => {
    const p = (j + 1) / (points + 1);
    const window = windowAt(p, order, bandwidth);
    const own = curve(p, window);
    const compared = reference?.(p, window);
    const difference = own.ordinate - (compared?.ordinate ?? p);
    const standardError = designError(
      units,
      compared === undefined
        ? (row) => own.influence[row]!
        : (row) => own.influence[row]! - compared.influence[row]!,
    );
    return {
      p,
      ordinate: own.ordinate,
      reference: compared?.ordinate ?? p,
      difference,
      standardError,
      z: standardError > 0 ? difference / standardError : null,
    };
  });
  return representable(where, {
    verdict: verdictOf(
      rule,
      found.map(({ z }) => z),
      criticalValue,
    ),
    criticalValue,
    points: found,
  });
}

/** The column compared with; none for the diagonal. */
function otherOf(
  where: string,
  count: number,
  { against = "equality", rankBy, weights }: ConcentrationDominanceOptions,
): Vector | undefined {
  if (typeof against === "string") {
    requireOneOf(where, "against", against, ["equality", "lorenz"]);
    if (against === "equality") return undefined;
  }
  const column = against === "lorenz" ? rankBy : (against as Vector);
  requireOptionColumn(where, against === "lorenz" ? "rankBy" : "against", column, count);
  requireFinite(where, against === "lorenz" ? "rankBy value" : "against value", column, 0);
  for (let i = 0; i < count; i++) {
    if (column[i]! > 0 && (weights === undefined || weights[i]! > 0)) return column;
  }
  throw new EqualizationError("the total of the curve compared with is 0; shares of nothing are undefined", {
    code: "zero_total",
    where,
  });
}

/** Half the fifth root of the effective number of rows, inverted. */
function windowOf({ share }: RankOrder): number {
  let squares = 0;
  for (const part of share) squares += part * part;
  return 0.5 * power(squares, 0.2);
}

function criticalOf(rule: "mca" | "iup", significance: number, points: number, units: DesignUnits): number {
  const { bounds } = units;
  if (rule === "iup") {
    return studentTQuantile(1 - significance / 2, bounds[bounds.length - 1]! - (bounds.length - 1));
  }
  // (1 - alpha)^(1 / k), from its distance to 1 for the digits.
  const each = -exponentialMinusOne(logarithmOfOnePlus(-significance) / points);
  return -normalQuantile(each / 2);
}

/** Weights of the places near a rank, adding up to 1. */
interface Window {
  readonly first: number;
  readonly weights: Float64Array;
}

function windowAt(p: number, { from, to, share }: RankOrder, bandwidth: number): Window {
  const rank = (k: number): number => (from[k]! + to[k]!) / 2;
  const n = share.length;
  // Ranks ascend: both ends of the window by halving.
  const after = (target: number, strict: boolean): number => {
    let low = 0;
    let high = n;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (strict ? rank(middle) > target : rank(middle) >= target) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  let first = after(p - bandwidth, true);
  let end = after(p + bandwidth, false);
  let kernel = (k: number): number => 1 - ((rank(k) - p) / bandwidth) ** 2;
  if (first >= end) {
    // No one inside: the nearest rows, on both sides where they are equally far.
    const next = after(p, false);
    const gap = Math.min(
      next < n ? rank(next) - p : Number.POSITIVE_INFINITY,
      next > 0 ? p - rank(next - 1) : Number.POSITIVE_INFINITY,
    );
    const reach = gap * (1 + 1e-12) + 1e-300;
    first = after(p - reach, false);
    end = after(p + reach, true);
    kernel = () => 1;
  }
  const weights = new Float64Array(end - first);
  let total = 0;
  for (let k = first; k < end; k++) total += weights[k - first] = share[k]! * kernel(k);
  for (let k = 0; k < weights.length; k++) weights[k]! /= total;
  return { first, weights };
}

/** A concentration curve: its ordinate at p, and the influence of each row on it. */
function curveOf(values: Vector, rank: RankOrder, weights: Vector | undefined) {
  const { order, from, to, share } = rank;
  const mean = weightedMean(values, weights);
  // From the mean, so that equal values lie on the diagonal exactly and have no error.
  const deviations = tabulate(order, (i) => values[i]! - mean);
  return (p: number, window: Window): { readonly ordinate: number; readonly influence: Float64Array } => {
    let level = 0;
    window.weights.forEach((part, k) => {
      level += part * deviations[window.first + k]!;
    });
    let above = 0;
    for (let k = 0; k < order.length && from[k]! < p; k++) {
      above += share[k]! * partBelow(p, from[k]!, to[k]!) * deviations[k]!;
    }
    const lift = above / mean;
    const ordinate = p + lift;
    const influence = new Float64Array(values.length);
    for (let k = 0; k < order.length; k++) {
      const d = deviations[k]!;
      const part = partBelow(p, from[k]!, to[k]!);
      influence[order[k]!] =
        (share[k]! * (part * (d - level) + p * level - ordinate * d - lift * mean)) / mean;
    }
    return { ordinate, influence };
  };
}

/** The verdict of a rule on the z of each point. */
export function verdictOf(
  rule: "mca" | "iup",
  zs: readonly (number | null)[],
  criticalValue: number,
): ConcentrationDominance["verdict"] {
  const above = zs.filter((z) => z !== null && z > criticalValue).length;
  const below = zs.filter((z) => z !== null && z < -criticalValue).length;
  if (rule === "iup") {
    return above === zs.length ? "dominates" : below === zs.length ? "dominated" : "none";
  }
  if (above > 0 && below > 0) return "crosses";
  return above > 0 ? "dominates" : below > 0 ? "dominated" : "none";
}
