import { EqualizationError } from "../errors.ts";
import { concentrationCoefficient } from "../numeric/concentration-coefficient.ts";
import { giniCoefficient } from "../numeric/gini-coefficient.ts";
import {
  requireDistribution,
  requireFinite,
  requireOneOf,
  requireOptions,
  requireSameLength,
} from "../numeric/guard/index.ts";
import { midRanks } from "../numeric/mid-ranks.ts";
import { moments, unitScale } from "../numeric/moments.ts";
import type { Vector } from "../numeric/vector.ts";
import type { DistributionOptions } from "./distribution-options.ts";

/** What {@link progressivity} measures. */
export interface ProgressivityOptions extends DistributionOptions {
  /**
   * Whether a unit may be left with less than nothing; the total after must be positive in any case.
   *
   * @defaultValue "error"
   */
  readonly negatives?: "error" | "allow" | undefined;
}

/** What a transfer does to a distribution. Positive means equalizing, whether it is a tax or a benefit. */
export interface Progressivity {
  /** Gini before. */
  readonly giniBefore: number;
  /** Gini after. */
  readonly giniAfter: number;
  /**
   * Kakwani index: for a tax its concentration index less the Gini before, for a benefit the Gini before less its
   * concentration index; `null` where receipts and payments cancel out, and there is no average rate.
   */
  readonly kakwani: number | null;
  /** Gini before less the concentration index after, ranked as before: the vertical effect. */
  readonly reynoldsSmolensky: number;
  /** Gini after less the concentration index after: what is lost as units overtake each other. At least 0. */
  readonly reranking: number;
  /** Gini before less Gini after: vertical effect less reranking. */
  readonly redistributiveEffect: number;
  /** Musgrave and Thin's effective progression: (1 − Gini after) / (1 − Gini before); above 1 is equalizing. */
  readonly musgraveThin: number;
  /** Net total of the transfer over the total before, as a positive number. */
  readonly averageRate: number;
}

/**
 * Progressivity, vertical effect and reranking of a tax, a grant or any other transfer.
 *
 * $$ RE = G_{before} - G_{after} = \underbrace{G_{before} - C_{after}}_{RS} - \underbrace{(G_{after} - C_{after})}_{reranking} $$
 *
 * with $C$ the concentration index ranked by `before`. A transfer that takes more than it gives is a tax of
 * average rate t, and $RS = K t / (1 - t)$; otherwise it is a benefit, and $RS = K t / (1 + t)$.
 *
 * - **Unit:** Gini points; rate and Musgrave–Thin are ratios.
 * - **When to use:** to judge who pays or gains next to what they had. The Reynolds–Smolensky index is not the redistributive
 *   effect as soon as ranks change.
 * - **Conventions:** pooled mid-ranks of `before`, so that the identities hold exactly also with ties.
 * - **Cost:** a few sorts.
 *
 * @param before What each unit has before: finite, not negative, with a positive total.
 * @param transfer What each unit receives (positive) or pays (negative).
 * @throws `EqualizationError` `missing_option` (no before or transfer), `too_few_observations`, `not_finite`,
 *   `out_of_domain` (a negative value before or after, or a negative weight), `length_mismatch`, `zero_total` (nothing
 *   before, or nothing left after), `unknown_option`, `wrong_type`.
 * @see Kakwani, N. (1977), Measurement of tax progressivity, The Economic Journal 87; Reynolds, M. and Smolensky, E.
 *   (1977), Public expenditures, taxes, and the distribution of income; Atkinson, A. B. (1980) and Plotnick, R. (1981)
 *   on reranking. Checked against brute force.
 *
 * @example A grant that goes to the poorer half
 * ```ts
 * import { progressivity } from "equalis";
 * const { giniBefore, giniAfter, reranking } = progressivity([1, 1, 3, 3], [1, 1, 0, 0]);
 * giniBefore; // => 0.25
 * giniAfter; // => 0.1
 * reranking; // => 0
 * ```
 */
export function progressivity(
  before: Vector,
  transfer: Vector,
  options: ProgressivityOptions = {},
): Progressivity {
  const where = "progressivity";
  requireOptions(where, options, ["weights", "negatives"]);
  const { weights, negatives = "error" } = options;
  requireOneOf(where, "negatives", negatives, ["error", "allow"]);
  for (const [name, column] of [
    ["before", before],
    ["transfer", transfer],
  ] as const) {
    if (column === undefined) {
      throw new EqualizationError(`${name} is required; pass one number a unit`, {
        code: "missing_option",
        where,
      });
    }
  }
  requireDistribution(where, before, weights);
  requireFinite(where, "transfer", transfer);
  requireSameLength(where, "value", before.length, "transfer", transfer.length);
  const { start, change, after } = columnsOf(before, transfer, weights);
  if (negatives === "error") requireNothingOwed(after, before, transfer);

  const first = giniCoefficient(start, weights);
  const last = giniCoefficient(after, weights);
  if (last.mean <= 0) {
    throw last.mean === 0
      ? new EqualizationError("the transfer leaves a total of 0; shares of nothing are undefined", {
          code: "zero_total",
          where,
        })
      : new EqualizationError("the transfer leaves a negative total; shares of it have no meaning", {
          code: "out_of_domain",
          where,
        });
  }
  const giniBefore = first.halfDifference / first.mean;
  const giniAfter = last.halfDifference / last.mean;
  const ranks = midRanks(start, weights);
  const ranked = concentrationCoefficient(after, ranks, weights);
  const concentrationAfter = ranked.absolute / ranked.mean;
  const moved = concentrationCoefficient(change, ranks, weights);
  const size = moments(change.map(Math.abs), weights);
  // What payments and receipts that cancel out leave of a sum is rounding.
  const balanced = Math.abs(moved.mean) <= 4 * Number.EPSILON * (size.mean / size.scale);
  const concentrationOfTransfer = moved.absolute / moved.mean;
  const reynoldsSmolensky = giniBefore - concentrationAfter;
  // Never negative but for rounding.
  const reranking = Math.max(0, giniAfter - concentrationAfter);
  return {
    giniBefore,
    giniAfter,
    kakwani: balanced ? null : Math.sign(moved.mean) * (giniBefore - concentrationOfTransfer),
    reynoldsSmolensky,
    reranking,
    redistributiveEffect: reynoldsSmolensky - reranking,
    musgraveThin: (1 - giniAfter) / (1 - giniBefore),
    averageRate: balanced ? 0 : Math.abs(moved.mean) / (first.mean / first.scale),
  };
}

/** Before, transfer and after on a scale where their sum does not overflow; units of weight 0 are 0 throughout. */
function columnsOf(
  before: Vector,
  transfer: Vector,
  weights: Vector | undefined,
): { readonly start: Float64Array; readonly change: Float64Array; readonly after: Float64Array } {
  let largest = 0;
  for (let i = 0; i < before.length; i++) {
    if (weights === undefined || weights[i]! > 0)
      largest = Math.max(largest, before[i]!, Math.abs(transfer[i]!));
  }
  const scale = unitScale(largest);
  const scaled = (column: Vector): Float64Array =>
    Float64Array.from(column, (value, i) => (weights === undefined || weights[i]! > 0 ? value * scale : 0));
  const start = scaled(before);
  const change = scaled(transfer);
  const after = start.map((value, i) => {
    const left = value + change[i]!;
    // A payment of all one has, summed from parts, may miss it by its rounding.
    return left < 0 && left >= -4 * Number.EPSILON * value ? 0 : left;
  });
  return { start, change, after };
}

function requireNothingOwed(after: Float64Array, before: Vector, transfer: Vector): void {
  const index = after.findIndex((left) => left < 0);
  if (index < 0) return;
  throw new EqualizationError(
    `unit ${index} has ${before[index]} and pays ${-transfer[index]!}; pass negatives "allow" if it may owe the rest`,
    { code: "out_of_domain", where: "progressivity", index, received: transfer[index] },
  );
}
