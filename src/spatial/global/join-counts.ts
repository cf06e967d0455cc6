import { EqualizationError } from "../../errors.ts";
import { requireObservations, requireOptions, requireSameLength } from "../../numeric/guard/index.ts";
import { requireGroups } from "../../numeric/guard/require-groups.ts";
import type { SpatialWeights } from "../../numeric/spatial-weights.ts";
import type { Labels } from "../../numeric/vector.ts";
import { requireInference } from "../inference/require-inference.ts";
import { gammaMoments, type MatrixSums, sumsOfWeights } from "../permutation/gamma-moments.ts";
import { type OrderedStatistic, pValues, requirePermutable, scoreOf } from "../permutation/test-of.ts";
import type { NeighborLists } from "../weights/neighbor-lists.ts";
import { requireSpatialWeights } from "../weights/require-spatial-weights.ts";
import type { WeightedNeighborLists } from "../weights/weighted-neighbor-lists.ts";
import { withoutIslands } from "../weights/without-islands.ts";
import type { AutocorrelationOptions } from "./autocorrelation.ts";

/** Options of {@link joinCounts}. */
export type JoinCountsOptions = Pick<AutocorrelationOptions, "alternative" | "permutations" | "seed">;

/** A count of joins and what it is if place does not matter. */
export interface JoinCount {
  /** Half the sum of the weights of the pairs; with binary mutual weights the number of borders. */
  readonly count: number;
  /** Mean of the count over all orders of the labels. */
  readonly expected: number;
  /** Variance of the count over all orders. */
  readonly variance: number;
  /** Distance from `expected` in standard deviations; `null` if every order gives the same count. */
  readonly z: number | null;
  /** Probability of a count at least as extreme if place does not matter; `null` if z is, unless orders are counted. */
  readonly p: number | null;
}

/** The joins of two labels. */
export interface LabelJoins extends JoinCount {
  /** The label that sorts first; numbers before texts. */
  readonly from: string | number;
  /** The other label, or the same. */
  readonly to: string | number;
}

/** Result of {@link joinCounts}. */
export interface JoinCounts {
  /** One row per pair of labels, in sorted order. */
  readonly joins: LabelJoins[];
  /** The joins of different labels taken together. */
  readonly different: JoinCount;
  /** Number of units that count. */
  readonly n: number;
  /** Ids of the units without neighbors; their labels are in no count. */
  readonly islands: string[];
}

/**
 * Counts the joins of neighbors by their labels, and compares them with all orders of the labels.
 *
 * $$ J_{ab} = \tfrac12 \sum_{ij} w_{ij} [\{l_i, l_j\} = \{a, b\}] $$
 *
 * - **When to use:** categories instead of numbers, such as regions that met a standard and regions that did not. More joins of one label than
 *   `expected` mean that it clusters; fewer `different` joins mean that labels keep together. For numbers use {@link moranI}.
 * - **Sampling:** the number of units with each label is fixed (non-free sampling). `expected` and `variance` are exact over all orders and agree with
 *   `joincount.multi` of spdep.
 * - **Weights** should be binary. Plain neighbor lists are weighted by style `"B"`.
 * - **Alternative:** `"greater"` means more joins than expected, for each row.
 * - **Islands** are omitted and listed.
 * - **Cost:** O(pairs + squared number of labels), times the permutations.
 *
 * @param labels A text or a number per unit, in the order of the weights' ids, or a record by id.
 * @param weights What {@link spatialWeights} returns, or neighbor lists.
 * @throws EqualizationError `wrong_type`, `not_finite`, `length_mismatch`, `unknown_id` for labels or weights; `too_few_observations` for fewer than
 *   2 units with neighbors; `zero_total` if all labels are equal; `unknown_option`.
 * @see A. Cliff and J. Ord, Spatial Processes, 1981. Checked against all orders of up to seven labels and against `joincount.multi` of the R package spdep.
 * @example
 * ```ts
 * import { joinCounts } from "equalis";
 * const result = joinCounts(
 *   { a: "met", b: "met", c: "met", d: "not", e: "not", f: "not" },
 *   { a: ["b"], b: ["a", "c"], c: ["b", "d"], d: ["c", "e"], e: ["d", "f"], f: ["e"] },
 * );
 * result.joins.map(({ from, to, count, expected }) => `${from}-${to} ${count} for ${expected}`); // => ["met-met 2 for 1", "met-not 1 for 3", "not-not 2 for 1"]
 * ```
 */
export function joinCounts(
  labels: Labels | Readonly<Record<string, string | number>>,
  weights: SpatialWeights | NeighborLists | WeightedNeighborLists,
  options: JoinCountsOptions = {},
): JoinCounts {
  const where = "joinCounts";
  requireOptions(where, options, ["alternative", "permutations", "seed"]);
  const choice = requireInference(where, options);
  requirePermutable(where, choice);
  const given = requireSpatialWeights(where, weights, "B");
  const column = requireLabels(where, labels, given.ids);
  const kinds = [...new Set(column)].sort(byLabel);
  const codeOf = new Map(kinds.map((label, code) => [label, code]));
  const { weights: used, values } = withoutIslands(
    given,
    Float64Array.from(column, (label) => codeOf.get(label)!),
  );
  const n = values.length;
  requireObservations(where, "connected unit", n, 2);
  if (values.every((code) => code === values[0])) {
    throw new EqualizationError("all labels are equal; without differences there is nothing to count", {
      code: "zero_total",
      where,
    });
  }
  const k = kinds.length;
  const sizes = new Float64Array(k);
  for (const code of values) sizes[code]!++;
  const places = sumsOfWeights(used);
  const memo = countsOf(used, values, k);
  const size = places.rows.reduce((total, row) => total + row, 0);

  const statistics: OrderedStatistic[] = [];
  const pairs: [number, number][] = [];
  for (let a = 0; a < k; a++) {
    for (let b = a; b < k; b++) {
      const moments = gammaMoments(places, sumsOfPair(values, sizes, a, b));
      pairs.push([a, b]);
      const inOrder = (order: Uint32Array) => memo(order)[a * k + b]!;
      statistics.push({ ...moments, size, statistic: 0, inOrder });
    }
  }
  const total = (order: Uint32Array) => {
    const counts = memo(order);
    let sum = 0;
    for (const [a, b] of pairs) if (a !== b) sum += counts[a * k + b]!;
    return sum;
  };
  statistics.push({
    ...gammaMoments(places, sumsOfDifferent(values, sizes)),
    size,
    statistic: 0,
    inOrder: total,
  });
  const asGiven = Uint32Array.from(values, (_, i) => i);
  const observed = statistics.map((row) => ({ ...row, statistic: row.inOrder(asGiven) }));
  const p = pValues(n, observed, choice);
  const rows = observed.map(
    (row, r): JoinCount => ({
      count: row.statistic,
      expected: row.expected,
      variance: row.variance,
      z: scoreOf(row),
      p: p[r]!,
    }),
  );
  return {
    joins: pairs.map(([a, b], r) => ({ from: kinds[a]!, to: kinds[b]!, ...rows[r]! })),
    different: rows[pairs.length]!,
    n,
    islands: [...given.islands],
  };
}

function requireLabels(
  where: string,
  labels: Labels | Readonly<Record<string, string | number>>,
  ids: readonly string[],
): (string | number)[] {
  const isRecord =
    typeof labels === "object" && labels !== null && !Array.isArray(labels) && !ArrayBuffer.isView(labels);
  if (!isRecord) {
    const list = labels as Labels;
    requireGroups(where, list, Array.isArray(list) ? list.length : 0);
    requireSameLength(where, "unit", ids.length, "label", list.length);
    return Array.from(list);
  }
  const record = labels as Readonly<Record<string, string | number>>;
  requireSameLength(where, "unit", ids.length, "label", Object.keys(record).length);
  const column = ids.map((id) => {
    if (Object.hasOwn(record, id)) return record[id]!;
    throw new EqualizationError(`the unit "${id}" has no label; pass one label for each id of the weights`, {
      code: "unknown_id",
      where,
      received: id,
    });
  });
  requireGroups(where, column, column.length);
  return column;
}

/** Numbers by size, then texts by their code units. */
function byLabel(a: string | number, b: string | number): number {
  if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The joins of every pair of labels in an order, counted once per order. */
function countsOf(
  { offsets, targets, values: weights }: SpatialWeights,
  codes: Float64Array,
  k: number,
): (order: Uint32Array) => Float64Array {
  const counts = new Float64Array(k * k);
  const counted = new Uint32Array(codes.length);
  let fresh = true;
  return (order) => {
    if (!fresh && order.every((unit, i) => unit === counted[i])) return counts;
    fresh = false;
    counted.set(order);
    counts.fill(0);
    for (let i = 0; i < codes.length; i++) {
      const own = codes[order[i]!]!;
      for (let e = offsets[i]!; e < offsets[i + 1]!; e++) {
        const other = codes[order[targets[e]!]!]!;
        counts[Math.min(own, other) * k + Math.max(own, other)]! += weights[e]! / 2;
      }
    }
    return counts;
  };
}

/** Half where the labels are a and b, in either order. */
function sumsOfPair(codes: Float64Array, sizes: Float64Array, a: number, b: number): MatrixSums {
  const [nA, nB] = [sizes[a]!, sizes[b]!];
  const rows = codes.map((code) => {
    if (code !== a && code !== b) return 0;
    if (a === b) return (nA - 1) / 2;
    return (code === a ? nB : nA) / 2;
  });
  const squares = (a === b ? nA * (nA - 1) : 2 * nA * nB) / 4;
  return { diagonal: new Float64Array(codes.length), rows, columns: rows, squares, mirrored: squares };
}

/** Half where the labels differ. */
function sumsOfDifferent(codes: Float64Array, sizes: Float64Array): MatrixSums {
  const n = codes.length;
  const rows = codes.map((code) => (n - sizes[code]!) / 2);
  let squares = 0;
  for (const size of sizes) squares += (size * (n - size)) / 4;
  return { diagonal: new Float64Array(n), rows, columns: rows, squares, mirrored: squares };
}
