import { EqualizationError } from "../../errors.ts";
import {
  requireNonNegative,
  requireOneOf,
  requireOptions,
  requireSameLength,
} from "../../numeric/guard/index.ts";
import { exponential } from "../../numeric/portable/exponential.ts";
import { logarithm } from "../../numeric/portable/logarithm.ts";
import { solveLinear } from "../../numeric/solve-linear.ts";
import type { Vector } from "../../numeric/vector.ts";
import { indicatorWeights, proportions } from "./indicator-weights.ts";

/** Options of {@link combineWeights}. */
export interface CombineWeightsOptions {
  /**
   * `"linear"`: weighted mean of the vectors. `"multiplicative"`: their product. `"geometric"`: their geometric mean.
   * `"game"`: the linear mix nearest to all of them at once. @defaultValue "linear"
   */
  readonly method?: "linear" | "multiplicative" | "geometric" | "game" | undefined;
  /** How much each vector counts in `"linear"` and `"geometric"`; only proportions matter. Absent means alike. */
  readonly shares?: Vector | undefined;
}

/** Result of {@link combineWeights}. */
export interface CombinedWeights {
  /** One weight an indicator; they sum to 1. */
  readonly weights: Float64Array;
  /** Share of each vector; they sum to 1. Not for `"multiplicative"`, which has none: `null`. */
  readonly shares: Float64Array | null;
  /**
   * For `"game"`: whether a solution was negative and its absolute value was taken, as papers do
   * (`"negative-share"`), or all vectors were the same, so that every mix is (`"identical"`). Else `"ok"`.
   */
  readonly status: "ok" | "negative-share" | "identical";
}

/**
 * One set of weights out of several, say of experts and of the data.
 *
 * With `w_k` the vectors as shares: `"linear"` `sum a_k w_k`; `"multiplicative"` `prod w_k` and `"geometric"`
 * `prod w_k^a_k`, both scaled to sum to 1 (for two vectors the geometric mean is the combination of least relative
 * entropy); `"game"` solves `sum_l (w_k . w_l) a_l = w_k . w_k`, the condition for a mix at the smallest
 * total squared distance from all vectors, and takes `|a_k| / sum |a|` as shares.
 *
 * A zero in one vector is a veto in `"multiplicative"` and `"geometric"`. The product sharpens what vectors agree
 * on; it is no average: two vectors that agree come out more extreme than either.
 *
 * mathmodels calls the geometric mean "game" and the game "game_linear", and divides by the sum without absolute
 * values, so that a negative share can make a weight negative.
 *
 * Also `weightMethods.combine`.
 *
 * @throws `too_few_observations` under 2 vectors; `length_mismatch`; `out_of_domain` for negative weights; `zero_total`
 * for a vector of zeros, or if every indicator has a zero in some vector of a product; `singular` for `"game"` if one
 * vector is a mix of others, so that no shares are determined; `unsupported_combination` for shares of `"game"` or
 * `"multiplicative"`; `unknown_option`.
 * @see Checked against mathmodels 0.0.11 and an independent computation.
 *
 * @example
 * ```ts
 * import { weightMethods } from "equalis";
 * const experts = [0.6, 0.3, 0.1];
 * const data = [0.2, 0.3, 0.5];
 * const { weights } = weightMethods.combine([experts, data], { method: "linear" });
 * Array.from(weights, (w) => Math.round(w * 1e4) / 1e4); // => [0.4, 0.3, 0.3]
 * ```
 */
export function combineWeights(
  vectors: readonly Vector[],
  options: CombineWeightsOptions = {},
): CombinedWeights {
  const where = "weightMethods.combine";
  requireOptions(where, options, ["method", "shares"]);
  const { method = "linear" } = options;
  requireOneOf(where, "method", method, ["linear", "multiplicative", "geometric", "game"]);
  const sets = requireVectors(where, vectors);
  if (options.shares !== undefined && (method === "game" || method === "multiplicative")) {
    throw new EqualizationError(`method "${method}" takes no shares; leave them out, or use "geometric"`, {
      code: "unsupported_combination",
      where,
    });
  }
  if (method === "game") return game(where, sets);
  const shares = indicatorWeights(where, options.shares, sets.length, "vector", "share");
  if (method === "linear") return { weights: mix(where, sets, shares), shares, status: "ok" };

  const exponents = method === "geometric" ? shares : shares.map(() => 1);
  const logarithms = sets[0]!.map((_, j) =>
    // A vector that does not count cannot veto either: 0 times -Infinity would be NaN.
    sets.reduce((total, set, k) => total + (exponents[k]! > 0 ? exponents[k]! * logarithm(set[j]!) : 0), 0),
  );
  const highest = logarithms.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  if (highest === Number.NEGATIVE_INFINITY) {
    throw new EqualizationError(
      'every indicator has weight 0 in one of the vectors, so every product is 0; use "linear"',
      { code: "zero_total", where },
    );
  }
  const products = logarithms.map((l) => exponential(l - highest));
  return {
    weights: proportions(where, products),
    shares: method === "geometric" ? shares : null,
    status: "ok",
  };
}

function requireVectors(where: string, vectors: readonly Vector[]): Float64Array[] {
  if (!Array.isArray(vectors) || vectors.length < 2) {
    throw new EqualizationError("needs at least 2 vectors of weights, as an array of arrays", {
      code: Array.isArray(vectors) ? "too_few_observations" : "wrong_type",
      where,
      received: vectors,
    });
  }
  for (const [k, vector] of vectors.entries()) {
    requireNonNegative(where, `vector ${k}, weight`, vector);
    requireSameLength(
      where,
      "weight of vector 0",
      vectors[0]!.length,
      `weight of vector ${k}`,
      vector.length,
    );
  }
  return vectors.map((vector) => proportions(where, vector));
}

function mix(where: string, sets: readonly Float64Array[], shares: Float64Array): Float64Array {
  return proportions(
    where,
    sets[0]!.map((_, j) => sets.reduce((total, set, k) => total + shares[k]! * set[j]!, 0)),
  );
}

function game(where: string, sets: readonly Float64Array[]): CombinedWeights {
  if (sets.every((set) => set.every((w, j) => Math.abs(w - sets[0]![j]!) <= 1e-12))) {
    const shares = new Float64Array(sets.length).fill(1 / sets.length);
    return { weights: sets[0]!, shares, status: "identical" };
  }
  const products = sets.map((a) =>
    Float64Array.from(sets, (b) => a.reduce((total, w, j) => total + w * b[j]!, 0)),
  );
  const solution = solveLinear(
    products,
    products.map((row, k) => row[k]!),
  );
  if (solution === null) {
    throw new EqualizationError(
      "one vector of weights is a mix of the others, so the shares are not determined; leave it out",
      { code: "singular", where },
    );
  }
  const shares = proportions(where, solution.map(Math.abs));
  return {
    weights: mix(where, sets, shares),
    shares,
    status: solution.some((a) => a < 0) ? "negative-share" : "ok",
  };
}
