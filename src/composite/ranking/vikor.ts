import { EqualizationError } from "../../errors.ts";
import type { Direction } from "../../model/indicator.ts";
import {
  requireMatrix,
  requireNumber,
  requireObservations,
  requireOptions,
} from "../../numeric/guard/index.ts";
import type { Matrix, Vector } from "../../numeric/vector.ts";
import { scaledColumn } from "../normalization/scaled-column.ts";
import { requireDirections } from "../require-directions.ts";
import { indicatorWeights } from "../weights/indicator-weights.ts";
import { places } from "./ranks.ts";

/** Options of {@link vikor}. */
export interface VikorOptions {
  /** One weight a column; only proportions matter. Absent means alike. */
  readonly weights?: Vector | undefined;
  /** Whether more is better, one entry per column. */
  readonly directions: readonly Direction[];
  /** Weight of the majority against the single worst regret, 0 to 1. @defaultValue 0.5 */
  readonly v?: number | undefined;
}

/** Result of {@link vikor}. */
export interface Vikor {
  /** Compromise index of each unit, 0 for the best to 1; lower is better. */
  readonly q: Float64Array;
  /** Group regret: weighted sum of the distances to the best of every column, 0 to 1; lower is better. */
  readonly s: Float64Array;
  /** Individual regret: the largest weighted distance in one column; lower is better. */
  readonly r: Float64Array;
  /** Place of each unit by `q`, 1 for the lowest; units with the same index share the better place. */
  readonly ranks: number[];
  /**
   * Units that the method recommends: the first one alone if it leads by at least `1 / (n - 1)` in `q` and is also
   * first in `s` or `r`; else all that are within that lead of it; if it has the lead alone, it and the second.
   */
  readonly compromise: number[];
}

/**
 * VIKOR: the compromise between being good on the whole and being bad nowhere.
 *
 * `t_ij = w_j (best_j - x_ij) / (best_j - worst_j)`; `s_i = sum_j t_ij`, `r_i = max_j t_ij`;
 * `q_i = v (s_i - min s) / (max s - min s) + (1 - v) (r_i - min r) / (max r - min r)`. Rows are units, columns indicators
 * in any unit. A column that is equal everywhere adds no regret. If all units have the same `s` (or `r`),
 * that half of `q` is 0 for everybody.
 *
 * Use it where one very bad indicator should not be bought off; `v` near 0 asks for that alone.
 *
 * pymcdm agrees and fails on a constant column.
 *
 * @throws `zero_total` if all units are alike in every column with weight; `too_few_observations` under 2 units;
 * `out_of_domain` for v outside 0 to 1; `missing_option` without directions; `not_finite`; `length_mismatch`;
 * `unknown_option`.
 * @see Opricovic and Tzeng, Compromise solution by MCDM methods, EJOR 156 (2004). Checked against pymcdm 1.4.0.
 *
 * @example
 * ```ts
 * import { vikor } from "equalis";
 * const counties = [[4, 30], [6, 20], [3, 60]];
 * const { q, ranks, compromise } = vikor(counties, { directions: ["higher", "lower"] });
 * Array.from(q, (x) => Math.round(x * 1e4) / 1e4); // => [0.5625, 0, 1]
 * ranks; // => [2, 1, 3]
 * compromise; // => [1]
 * ```
 */
export function vikor(matrix: Matrix, options: VikorOptions): Vikor {
  const where = "vikor";
  requireOptions(where, options, ["weights", "directions", "v"]);
  const { v = 0.5 } = options;
  const columns = requireMatrix(where, matrix);
  requireObservations(where, "row", matrix.length, 2);
  const directions = requireDirections(where, options.directions, columns);
  const weights = indicatorWeights(where, options.weights, columns);
  requireNumber(where, "v", v, { atLeast: 0, atMost: 1 });

  const n = matrix.length;
  const s = new Float64Array(n);
  const r = new Float64Array(n);
  let varies = false;
  for (let j = 0; j < columns; j++) {
    const { values, least, most } = scaledColumn(matrix, j);
    if (least === most || weights[j] === 0) continue;
    varies = true;
    const lower = directions[j] === "lower";
    for (let i = 0; i < n; i++) {
      const regret = weights[j]! * ((lower ? values[i]! - least : most - values[i]!) / (most - least));
      s[i] = s[i]! + regret;
      r[i] = Math.max(r[i]!, regret);
    }
  }
  if (!varies) {
    throw new EqualizationError("all units are alike in every column with weight; there is nothing to rank", {
      code: "zero_total",
      where,
    });
  }
  const fromS = unitInterval(s);
  const fromR = unitInterval(r);
  const q = fromS.map((x, i) => v * x + (1 - v) * fromR[i]!);
  return { q, s, r, ranks: places(q.map((x) => -x)), compromise: compromiseOf(q, s, r) };
}

/** Between the lowest and the highest; 0 for everybody where all are the same. */
function unitInterval(values: Float64Array): Float64Array {
  const least = values.reduce((a, b) => Math.min(a, b));
  const most = values.reduce((a, b) => Math.max(a, b));
  return values.map((x) => (most > least ? (x - least) / (most - least) : 0));
}

function compromiseOf(q: Float64Array, s: Float64Array, r: Float64Array): number[] {
  const order = Array.from(q.keys()).sort((a, b) => q[a]! - q[b]!);
  const [first, second] = order as [number, number];
  // Numbers that differ by rounding alone are the same: here, and in who is the best.
  const within = (margin: number): number[] => order.filter((i) => q[i]! - q[first]! < margin);
  const lead = 1 / (q.length - 1) - TIE;
  if (q[second]! - q[first]! < lead) return within(lead);
  const stable = s.every((x) => x >= s[first]! - TIE) || r.every((x) => x >= r[first]! - TIE);
  return stable ? [first] : within(q[second]! - q[first]! + TIE);
}

const TIE = 1e-12;
