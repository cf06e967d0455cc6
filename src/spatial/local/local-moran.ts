import { EqualizationError } from "../../errors.ts";
import { deviationsOf } from "../../numeric/deviations-of.ts";
import { requireObservations, requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import type { SpatialWeights } from "../../numeric/spatial-weights.ts";
import { sum } from "../../numeric/sum.ts";
import { pOfZ } from "../inference/p-of-z.ts";
import { requireInference } from "../inference/require-inference.ts";
import { requireValues, type UnitValues } from "../inference/require-values.ts";
import { requireVariation } from "../inference/require-variation.ts";
import type { NeighborLists } from "../weights/neighbor-lists.ts";
import { requireSpatialWeights } from "../weights/require-spatial-weights.ts";
import { conditionalCounts } from "./conditional-counts.ts";
import { falseDiscovery } from "./false-discovery.ts";
import type { LocalAutocorrelation, LocalOptions } from "./local-autocorrelation.ts";
import { localMoments } from "./local-moments.ts";

/** Own value and average of the neighbors, each against the mean. */
export type MoranQuadrant = "high-high" | "low-low" | "high-low" | "low-high";

/** Options of {@link localMoran}. */
export interface LocalMoranOptions extends LocalOptions<"randomization" | "normality" | "permutation"> {
  /**
   * What changes places to give expected value and variance: the other values (`"conditional"`) or all of them (`"total"`).
   * @defaultValue "conditional"
   */
  readonly variance?: "conditional" | "total" | undefined;
}

/** One unit of {@link localMoran}. */
export interface LocalMoran extends LocalAutocorrelation {
  /** Own value, then the neighbors', against the mean; absent for a unit without neighbors. A value equal to the mean counts as low. */
  readonly quadrant?: MoranQuadrant | undefined;
}

/**
 * Local Moran: which units sit in a cluster of like values, and which stand out from their neighbors.
 *
 * $$ I_i = \frac{z_i}{m_2} \sum_j w_{ij} z_j, \qquad m_2 = \frac1n \sum_i z_i^2 $$
 *
 * - **Unit:** none. Positive in a cluster (`"high-high"`, `"low-low"`), negative for one that stands out (`"high-low"`, `"low-high"`).
 *   The statistics add up to $S_0$ times {@link moranI}.
 * - **When to use:** to put a clustered map's clusters on the map. Hundreds of tests find something by chance: ask for `adjust: "fdr"`. It cannot tell a
 *   cluster of high from one of low values by its sign; the quadrant does, or {@link localG}.
 * - **Variance:** `"conditional"` holds the unit's own value (Sokal, Oden and Thomson 1998; spdep's default), `"total"` does not (Anselin 1995). `"normality"`
 *   exists for `"total"` only,
 *   `"permutation"` for `"conditional"` only.
 * - **Permutation** deals the other values out to the neighbors, for each unit again; `expected`, `variance` and `z` stay those of the
 *   closed formulas, `p = (count + 1) / (permutations + 1)`, two-sided about what is expected. PySAL folds the smaller tail instead, which
 *   gives about half.
 * - **Islands** have no statistic: `null` with a reason. Their values stay in mean, sum of squares and n, as in spdep. A unit whose value is exactly the mean
 *   has the statistic 0 whatever its neighbors, so no z.
 * - **Cost:** O(pairs), times the permutations.
 *
 * @param values One a unit, in the order of the weights' ids, or a record by id.
 * @param weights What {@link spatialWeights} returns; plain neighbor lists are weighted by style `"W"`.
 * @returns One row per unit, in the order of the weights' ids.
 * @throws EqualizationError `wrong_type`, `not_finite`, `length_mismatch`, `unknown_id` for values or weights; `too_few_observations` for
 *   fewer than 3 units; `zero_total` if all values are equal; `unsupported_combination` for normality with the conditional
 *   variance, permutation with the total one, or permutations with another inference; `unknown_option`.
 * @see L. Anselin, "Local indicators of spatial association", Geographical Analysis 27(2), 1995. Checked against `localmoran` of the R
 *   package spdep (`mlvar = TRUE`).
 * @example
 * ```ts
 * import { localMoran, spatialWeights } from "equalis";
 * const weights = spatialWeights({
 *   a: ["b"], b: ["a", "c"], c: ["b", "d"], d: ["c", "e"], e: ["d", "f"], f: ["e"],
 * });
 * const rows = localMoran([9, 8, 7, 3, 2, 1], weights);
 * rows.map(({ quadrant }) => quadrant); // => ["high-high", "high-high", "high-high", "low-low", "low-low", "low-low"]
 * Math.round((rows[0]?.statistic ?? 0) * 1e4) / 1e4; // => 1.2414
 * ```
 */
export function localMoran(
  values: UnitValues,
  weights: SpatialWeights | NeighborLists,
  options: LocalMoranOptions = {},
): LocalMoran[] {
  const where = "localMoran";
  requireOptions(where, options, ["inference", "permutations", "seed", "alternative", "adjust", "variance"]);
  const choice = requireInference(where, options);
  const { inference, permutations, alternative } = choice;
  const { variance: kind = "conditional", adjust = "none" } = options;
  requireOneOf(where, "variance", kind, ["conditional", "total"]);
  requireOneOf(where, "adjust", adjust, ["none", "fdr"]);
  if (inference === "normality" && kind === "conditional") {
    throw new EqualizationError(
      'the conditional variance has no form under normality; pass variance: "total" or another inference',
      { code: "unsupported_combination", where },
    );
  }
  if (inference === "permutation" && kind === "total") {
    throw new EqualizationError(
      'permutation holds the own value of each unit; leave out variance: "total" or pass another inference',
      { code: "unsupported_combination", where },
    );
  }
  const given = requireSpatialWeights(where, weights, "W");
  const column = requireValues(where, values, given);
  requireObservations(where, "unit", column.length, 3);
  requireVariation(where, column);

  const n = column.length;
  const z = deviationsOf(column);
  const squares = sum(z.map((deviation) => deviation * deviation));
  const m2 = squares / n;
  const kurtosis =
    inference === "normality"
      ? // What the kurtosis of n normal draws is on average.
        (3 * (n - 1)) / (n + 1)
      : (n * sum(z.map((deviation) => deviation ** 4))) / squares ** 2;
  const moments = given.ids.map((_, i) => localMoments(given, z, squares, i));
  const counts =
    choice.permutations === null
      ? null
      : conditionalCounts(given, z, moments, Array.from(z, Math.sign), true, choice);

  const rows = given.ids.map((id, i): LocalMoran => {
    const { neighbors, W, S1, lag, expected: meanLag, variance: varianceOfLag } = moments[i]!;
    if (neighbors === 0) return { id, ...UNDEFINED, reason: "no neighbors" };
    const own = z[i]! / m2;
    const statistic = own * lag;
    const expected = kind === "total" ? -W / (n - 1) : own * meanLag;
    const variance =
      kind === "total" ? totalVariance(n, kurtosis, W, S1, expected) : own * own * varianceOfLag;
    const quadrant: MoranQuadrant = `${z[i]! > 0 ? "high" : "low"}-${lag > 0 ? "high" : "low"}`;
    const score = variance > 0 ? (statistic - expected) / Math.sqrt(variance) : null;
    const p =
      counts !== null && permutations !== null
        ? (counts[i]! + 1) / (permutations + 1)
        : score === null
          ? null
          : pOfZ(score, alternative);
    return {
      id,
      statistic,
      expected,
      variance,
      z: score,
      p,
      quadrant,
      ...(score === null ? { reason: "the variance is 0" } : {}),
    };
  });
  if (adjust === "none") return rows;
  const adjusted = falseDiscovery(rows.map(({ p }) => p));
  return rows.map((row, i) => ({ ...row, adjustedP: adjusted[i] ?? null }));
}

const UNDEFINED = { statistic: null, expected: null, variance: null, z: null, p: null } as const;

/** Variance when all values change places. */
function totalVariance(n: number, kurtosis: number, W: number, S1: number, expected: number): number {
  const variance =
    ((n - kurtosis) * S1) / (n - 1) +
    ((2 * kurtosis - n) * (W * W - S1)) / ((n - 1) * (n - 2)) -
    expected * expected;
  return variance > 1e-12 * S1 ? variance : 0;
}
