import { EqualizationError } from "../errors.ts";
import {
  requireNonNegative,
  requireNumber,
  requireObservations,
  requireOptions,
  requirePositive,
  requireSameLength,
} from "../numeric/guard/index.ts";
import { roundHalfUp } from "../numeric/round-half-up.ts";
import { sum } from "../numeric/sum.ts";
import type { Vector } from "../numeric/vector.ts";
import { formatScore } from "./format-score.ts";

/** What a point is worth more or less to some units: a list larger than the average, a disease more frequent. */
export interface PayFactor {
  /** Name for the sentences. */
  readonly name: string;
  /** One number per unit, at least 0; or one for all. */
  readonly value: number | Vector;
  /**
   * What it is divided by, above 0: the national average. One number per unit, or one for all.
   *
   * @defaultValue 1
   */
  readonly reference?: number | Vector | undefined;
  /** Digits the factor is rounded to before it counts, halves up; absent leaves it whole. */
  readonly round?: number | undefined;
}

/** Options of {@link payByPoints}. */
export interface PayByPointsOptions {
  /** Money for a point, at least 0. */
  readonly pointValue: number;
  /** What the value of a point is multiplied with, in this order. */
  readonly factors?: readonly PayFactor[] | undefined;
  /** Digits each amount is rounded to, halves up; absent leaves it whole. */
  readonly round?: number | undefined;
}

/** The result of {@link payByPoints}. */
export interface PointPayments {
  /** What each unit gets. */
  readonly amounts: Float64Array;
  /** Sum of the amounts. */
  readonly total: number;
  /** Each factor after its rounding: one array a factor, one place per unit. */
  readonly factors: readonly Float64Array[];
  /** How each amount came about, in one sentence. */
  readonly reasons: readonly string[];
}

/**
 * Pays for points at a fixed value: amount = points × value of a point × factors, each rounded only where the rule says so.
 *
 * The rule of the UK Quality and Outcomes Framework, whose factors are the size of the practice's list over the average
 * and the prevalence of a disease over the national one. Whether factors are rounded first changes the payment: the
 * worked example below is printed as 14,924.71, which takes both factors at two decimals; unrounded it is
 * 14,921.66.
 *
 * **Unit:** that of `pointValue`. Nothing is conserved here: the total follows from the points. To split a fixed pool use
 * {@link allocateByScore}.
 *
 * @param points One number per unit, at least 0.
 * @throws `EqualizationError` `not_finite`, `out_of_domain` (negative points, values or factors, a reference of 0, digits
 *   that are none), `length_mismatch`, `too_few_observations`, `missing_option`, `wrong_type`, `unknown_option`.
 * @see A local medical committee's published example of the Quality and Outcomes Framework, and independent vectors.
 *
 * @example 29 points at £207.56, a list of 16,000 (average 9,374), prevalence 3.05 % (nationally 2.1 %)
 * ```ts
 * import { payByPoints } from "equalis";
 * const { amounts, reasons } = payByPoints([29], {
 *   pointValue: 207.56,
 *   factors: [
 *     { name: "list size", value: 16_000, reference: 9374, round: 2 },
 *     { name: "prevalence", value: 3.05, reference: 2.1, round: 2 },
 *   ],
 *   round: 2,
 * });
 * amounts[0]; // => 14924.71
 * reasons[0]; // => "29 points × 207.56 × 1.71 (list size) × 1.45 (prevalence) = 14924.71."
 * ```
 */
export function payByPoints(points: Vector, options: PayByPointsOptions): PointPayments {
  const where = "payByPoints";
  requireOptions(where, options, ["pointValue", "factors", "round"]);
  const { pointValue, factors = [], round } = options;
  requireNonNegative(where, "point", points);
  const n = points.length;
  requireObservations(where, "point", n, 1);
  requireNumber(where, "pointValue", pointValue, { atLeast: 0 });
  requireDigits(where, "round", round);
  if (!Array.isArray(factors)) {
    throw new EqualizationError("factors must be a list of { name, value, reference, round }", {
      code: "wrong_type",
      where,
      received: factors,
    });
  }
  const columns = (factors as readonly PayFactor[]).map((factor, f) =>
    factorColumn(where, factor, `factor ${f}`, n),
  );
  const amounts = Float64Array.from({ length: n }, (_, i) => {
    const amount = columns.reduce((product, column) => product * column[i]!, points[i]! * pointValue);
    return round === undefined ? amount : roundHalfUp(amount, round);
  });
  for (let index = 0; index < n; index++) {
    if (amounts[index]! < Number.POSITIVE_INFINITY) continue;
    throw new EqualizationError(
      `the amount of unit ${index} is beyond the range of numbers; use a larger unit of money`,
      {
        code: "out_of_domain",
        where,
        index,
      },
    );
  }
  return {
    amounts,
    total: sum(amounts),
    factors: columns,
    reasons: Array.from(amounts, (amount, i) => {
      const chain = columns
        .map((column, f) => ` × ${formatScore(column[i]!)} (${factors[f]!.name})`)
        .join("");
      return `${formatScore(points[i]!)} points × ${formatScore(pointValue)}${chain} = ${formatScore(amount)}.`;
    }),
  };
}

function factorColumn(where: string, factor: PayFactor, label: string, n: number): Float64Array {
  requireOptions(where, factor, ["name", "value", "reference", "round"]);
  const { name, value, reference = 1, round } = factor;
  if (typeof name !== "string") {
    throw new EqualizationError(`${label} has no name; pass a text`, {
      code: "missing_option",
      where,
      received: name,
    });
  }
  const above = column(where, `${name} value`, value, n);
  const below = column(where, `${name} reference`, reference, n);
  requireNonNegative(where, `${name} value`, above);
  requirePositive(where, `${name} reference`, below);
  requireDigits(where, `${name} round`, round);
  return above.map((x, i) => (round === undefined ? x / below[i]! : roundHalfUp(x / below[i]!, round)));
}

function column(where: string, noun: string, given: number | Vector, n: number): Float64Array {
  if (given === null || typeof given !== "object") {
    requireNumber(where, noun, given);
    return new Float64Array(n).fill(given);
  }
  requireNonNegative(where, noun, given);
  requireSameLength(where, "point", n, noun, given.length);
  return Float64Array.from(given);
}

function requireDigits(where: string, option: string, digits: number | undefined): void {
  if (digits !== undefined) requireNumber(where, option, digits, { atLeast: 0, atMost: 12, integer: true });
}
