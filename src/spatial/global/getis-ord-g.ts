import { EqualizationError } from "../../errors.ts";
import { deviationsOf } from "../../numeric/deviations-of.ts";
import { requireObservations, requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import type { SpatialWeights } from "../../numeric/spatial-weights.ts";
import { sum } from "../../numeric/sum.ts";
import { weightedMean } from "../../numeric/weighted-mean.ts";
import { requireInference } from "../inference/require-inference.ts";
import { requireValues, type UnitValues } from "../inference/require-values.ts";
import { requireVariation } from "../inference/require-variation.ts";
import type { NeighborLists } from "../weights/neighbor-lists.ts";
import { pairSums } from "../weights/pair-sums.ts";
import { requireSpatialWeights } from "../weights/require-spatial-weights.ts";
import { withoutIslands } from "../weights/without-islands.ts";
import type { Autocorrelation, AutocorrelationOptions } from "./autocorrelation.ts";
import { globalTest } from "./global-test.ts";

/**
 * Getis and Ord's general G: whether high values lie next to high values, or low next to low.
 *
 * $$ G = \frac{\sum_{ij} w_{ij} x_i x_j}{\sum_{i \ne j} x_i x_j}, \qquad E(G) = \frac{S_0}{n (n - 1)} $$
 *
 * - **Unit:** none; its size depends on the weights, which should be binary. Above `expected`: high values cluster; below: low values do, or high
 *   ones keep apart. `alternative: "greater"` means clusters of high values.
 * - **When to use:** for non-negative values with a true zero, such as beds or cases. Not for differences or standardized values; for those,
 *   and for clustering of either kind, take {@link moranI}.
 * - **Inference:** `"randomization"` or `"permutation"`; there is no normal theory for it. `expected` and `variance` are the exact moments over
 *   all orders in both cases. The variance is taken from deviations, so that values that hardly differ keep their digits; it
 *   equals the usual formula in power sums.
 * - **Islands** are left out altogether and listed, as in spdep (`adjust.n` and `adjust.x`, its defaults). `islands: "keep"` counts them.
 * - **Cost:** O(pairs), times the permutations.
 *
 * @param values One a unit, at least 0, in the order of the weights' ids, or a record by id.
 * @param weights What {@link spatialWeights} returns; plain neighbor lists are weighted by style `"B"`.
 * @throws EqualizationError `wrong_type`, `not_finite`, `length_mismatch`, `unknown_id` for values or weights; `out_of_domain` for a negative
 *   value; `too_few_observations` for fewer than 4 units with neighbors; `zero_total` if all values are equal, only one is above 0, or
 *   every order gives the same and p is not counted; `unsupported_combination` for `inference: "normality"`, or permutations with another
 *   inference; `unknown_option`.
 * @see A. Getis and J. Ord, Geographical Analysis 24(3), 1992. Checked against `globalG.test` of the R package spdep, and against all
 *   orders of six values.
 * @example
 * ```ts
 * import { getisOrdG, spatialWeights } from "equalis";
 * const weights = spatialWeights(
 *   { a: ["b"], b: ["a", "c"], c: ["b", "d"], d: ["c", "e"], e: ["d"] },
 *   { style: "B" },
 * );
 * const result = getisOrdG([9, 8, 7, 1, 1], weights);
 * Math.round(result.statistic * 1e4) / 1e4; // => 0.5667
 * result.expected; // => 0.4
 * ```
 */
export function getisOrdG(
  values: UnitValues,
  weights: SpatialWeights | NeighborLists,
  options: AutocorrelationOptions<"omit" | "keep"> = {},
): Autocorrelation {
  const where = "getisOrdG";
  requireOptions(where, options, ["inference", "permutations", "seed", "alternative", "islands"]);
  const choice = requireInference(where, options);
  if (choice.inference === "normality") {
    throw new EqualizationError(
      'the general G has no moments under normality; pass inference: "randomization" or "permutation"',
      { code: "unsupported_combination", where },
    );
  }
  const { islands = "omit" } = options;
  requireOneOf(where, "islands", islands, ["omit", "keep"]);
  const given = requireSpatialWeights(where, weights, "B");
  const column = requireValues(where, values, given, "error");
  const used = islands === "omit" ? withoutIslands(given, column) : { weights: given, values: column };
  const x = used.values;
  const n = x.length;
  requireObservations(where, "connected unit", n, 4);
  requireVariation(where, x);
  if (x.filter((value) => value > 0).length < 2) {
    throw new EqualizationError("fewer than 2 values are above 0; every product of two values is 0", {
      code: "zero_total",
      where,
    });
  }

  const pairs = pairSums(used.weights);
  const { offsets, partners, degree, S0, S1, S2 } = pairs;
  const mean = weightedMean(x, undefined);
  const z = deviationsOf(x);
  const m2 = sum(z.map((deviation) => deviation ** 2)) / n;
  const m3 = sum(z.map((deviation) => deviation ** 3)) / n;
  const m4 = sum(z.map((deviation) => deviation ** 4)) / n;
  // The sum of x_i x_j over all i and j that differ: no term is negative, no digit is lost.
  let before = 0;
  let products = 0;
  for (const value of x) {
    products += 2 * value * before;
    before += value;
  }
  // sum w x x = Q + mean L + mean^2 S0, with Q = sum w z z and L = sum (w_i. + w_.i) z_i.
  let Q = 0;
  let L = 0;
  for (let i = 0; i < n; i++) {
    L += degree[i]! * z[i]!;
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) Q += pairs.weights[e]! * z[i]! * z[partners[e]!]!;
  }
  const ofQ =
    (m2 * m2 * n * ((n * n - 3 * n + 3) * S1 - n * S2 + 3 * S0 * S0) -
      m4 * ((n * n - n) * S1 - 2 * n * S2 + 6 * S0 * S0)) /
      ((n - 1) * (n - 2) * (n - 3)) -
    (S0 * m2) ** 2 / (n - 1) ** 2;
  const averageDegree = (2 * S0) / n;
  const ofL = (m2 * n * sum(degree.map((d) => (d - averageDegree) ** 2))) / (n - 1);
  const ofBoth = (m3 * (4 * S0 * S0 - n * S2)) / ((n - 1) * (n - 2));
  const constant = ofQ <= 1e-12 * m2 * m2 * S1 && ofL <= 1e-12 * m2 * S2;
  const variance = constant ? 0 : (ofQ + 2 * mean * ofBoth + mean * mean * ofL) / products ** 2;

  const expected = S0 / (n * (n - 1));
  const center = -(S0 * m2) / (n - 1);
  const deviation = (Q + mean * L - center) / products;
  return globalTest(where, given, choice, {
    statistic: expected + deviation,
    expected,
    deviation,
    variance,
    negligible: 0,
    sign: 1,
    n,
    values: z,
    pairs,
    form: { products: 1, linear: mean, quadratic: 0 },
    factor: 1 / products,
    center,
  });
}
