import { EqualizationError } from "../../errors.ts";
import type { Direction } from "../../model/indicator.ts";
import {
  requireFinite,
  requireMatrix,
  requireNumber,
  requireObservations,
  requireOneOf,
  requireOptions,
} from "../../numeric/guard/index.ts";
import { exponentialMinusOne } from "../../numeric/portable/exponential-minus-one.ts";
import type { Matrix, Vector } from "../../numeric/vector.ts";
import { requireDirections } from "../require-directions.ts";
import { requirePerColumn } from "../require-per-column.ts";
import { indicatorWeights } from "../weights/indicator-weights.ts";
import { places } from "./ranks.ts";

/** How a difference in one column becomes a preference; see {@link promethee}. */
export type PrometheePreference = "usual" | "u-shape" | "v-shape" | "level" | "linear" | "gaussian";

/** Options of {@link promethee}. */
export interface PrometheeOptions {
  /** One weight a column; only proportions matter. Absent means alike. */
  readonly weights?: Vector | undefined;
  /** Whether more is better, one entry per column. */
  readonly directions: readonly Direction[];
  /** One preference function for all columns, or one a column. @defaultValue "usual" */
  readonly preference?: PrometheePreference | readonly PrometheePreference[] | undefined;
  /**
   * Indifference threshold in the unit of the columns: differences up to it do not count. One number, or one a column.
   * Required by `"u-shape"`, `"level"` and `"linear"`, not used by the others.
   */
  readonly q?: number | Vector | undefined;
  /**
   * Preference threshold in the unit of the columns: differences beyond it count in full. One number, or one a column.
   * Required by `"v-shape"`, `"level"` and `"linear"`, not used by the others.
   */
  readonly p?: number | Vector | undefined;
  /**
   * Scale of `"gaussian"` in the unit of the columns, above 0: the difference at which preference is 0.39. One number, or one a column.
   * Required by `"gaussian"`, not used by the others.
   */
  readonly s?: number | Vector | undefined;
}

/** Result of {@link promethee}. */
export interface Promethee {
  /** Leaving flow: how much the unit is preferred to the others, 0 to 1. */
  readonly positive: Float64Array;
  /** Entering flow: how much the others are preferred to the unit, 0 to 1. */
  readonly negative: Float64Array;
  /** Net flow, -1 to 1; the flows of all units sum to 0. */
  readonly net: Float64Array;
  /** Place of each unit by net flow, 1 for the highest; units with the same flow share the better place. */
  readonly ranks: number[];
}

/**
 * PROMETHEE II: units by how much they are preferred to all others, pair by pair.
 *
 * With `d` the lead of unit a over unit b in a column, in its direction, the preference is
 *
 * | function | preference |
 * |---|---|
 * | `usual` | 1 if d > 0 |
 * | `u-shape` | 1 if d > q |
 * | `v-shape` | d / p, at most 1 |
 * | `level` | 1/2 if d > q, 1 if d > p |
 * | `linear` | (d - q) / (p - q), 0 up to q, at most 1 |
 * | `gaussian` | 1 - exp(-d² / 2s²) |
 *
 * and 0 if not. `pi(a, b)` is the weighted mean over the columns; `positive` is the mean of `pi(a, b)` over the n - 1 other
 * units, `negative` the mean of `pi(b, a)`, `net` their difference. Rows are units, columns indicators in any unit,
 * which need no normalization. Time grows with the square of the number of units.
 *
 * Use it where small differences are noise and large ones are enough: the thresholds say so in the unit of the
 * indicator. Identical rows get a net flow of 0.
 *
 * pymcdm agrees; its `"vshape_2"` is `"linear"`.
 *
 * @throws `too_few_observations` under 2 units; `missing_option` for directions or a threshold that a function needs;
 * `out_of_domain` unless `q >= 0`, `p > 0`, and `q < p` for `"linear"`, `q <= p` for `"level"`, and `s > 0`; `not_finite`;
 * `length_mismatch`; `unknown_option`.
 * @see Brans and Vincke, A preference ranking organisation method, Management Science 31 (1985). Checked against pymcdm
 * 1.4.0.
 *
 * @example
 * ```ts
 * import { promethee } from "equalis";
 * const counties = [[4, 30], [6, 20], [3, 60]];
 * const { net, ranks } = promethee(counties, {
 *   directions: ["higher", "lower"],
 *   preference: "linear",
 *   q: [0, 5],
 *   p: [2, 25],
 * });
 * [...net]; // => [0.0625, 0.8125, -0.875]
 * ranks; // => [2, 1, 3]
 * ```
 */
export function promethee(matrix: Matrix, options: PrometheeOptions): Promethee {
  const where = "promethee";
  requireOptions(where, options, ["weights", "directions", "preference", "q", "p", "s"]);
  const columns = requireMatrix(where, matrix);
  requireObservations(where, "row", matrix.length, 2);
  const directions = requireDirections(where, options.directions, columns);
  const weights = indicatorWeights(where, options.weights, columns);
  const functions = preferencesOf(where, options, columns);

  const n = matrix.length;
  const positive = new Float64Array(n);
  const negative = new Float64Array(n);
  for (let j = 0; j < columns; j++) {
    const w = weights[j]!;
    if (w === 0) continue;
    const preference = functions[j]!;
    const sign = directions[j] === "lower" ? -1 : 1;
    const x = Float64Array.from(matrix, (row) => sign * row[j]!);
    for (let a = 0; a < n; a++) {
      for (let b = a + 1; b < n; b++) {
        const d = x[a]! - x[b]!;
        if (d === 0) continue;
        const share = w * preference(Math.abs(d));
        const [winner, loser] = d > 0 ? [a, b] : [b, a];
        positive[winner] = positive[winner]! + share;
        negative[loser] = negative[loser]! + share;
      }
    }
  }
  for (let i = 0; i < n; i++) {
    positive[i] = positive[i]! / (n - 1);
    negative[i] = negative[i]! / (n - 1);
  }
  const net = positive.map((flow, i) => flow - negative[i]!);
  return { positive, negative, net, ranks: places(net) };
}

const PREFERENCES: readonly PrometheePreference[] = [
  "usual",
  "u-shape",
  "v-shape",
  "level",
  "linear",
  "gaussian",
];

/** One function of a positive difference a column, its thresholds checked. */
function preferencesOf(
  where: string,
  options: PrometheeOptions,
  columns: number,
): readonly ((d: number) => number)[] {
  const { preference = "usual" } = options;
  const names =
    typeof preference === "string"
      ? new Array<PrometheePreference>(columns).fill(preference)
      : requirePerColumn(where, "preference", preference, columns);
  const thresholds = (option: "q" | "p" | "s"): Vector | undefined => {
    const given = options[option];
    if (given === undefined) return undefined;
    if (typeof given !== "object" || given === null) {
      requireNumber(where, option, given);
      return new Float64Array(columns).fill(given);
    }
    requireFinite(where, option, given);
    return requirePerColumn(where, option, given, columns);
  };
  const qs = thresholds("q");
  const ps = thresholds("p");
  const ss = thresholds("s");
  return Array.from({ length: columns }, (_, j) => {
    const name = names[j]!;
    requireOneOf(where, "preference", name, PREFERENCES);
    if (name === "gaussian") return gaussian(where, j, threshold(where, name, "s", ss?.[j]));
    const q = name === "usual" || name === "v-shape" ? 0 : threshold(where, name, "q", qs?.[j]);
    const p = name === "usual" || name === "u-shape" ? q : threshold(where, name, "p", ps?.[j]);
    if (q < 0 || ((name === "v-shape" || name === "linear") && p <= q) || p < q) {
      throw new EqualizationError(
        `column ${j}: q ${q} and p ${p} do not fit "${name}"; pass 0 <= q ${name === "level" ? "<=" : "<"} p`,
        { code: "out_of_domain", where, index: j, received: [q, p] },
      );
    }
    return preferenceOf(name, q, p);
  });
}

/** The preference for a lead of d > 0. */
function preferenceOf(
  name: Exclude<PrometheePreference, "gaussian">,
  q: number,
  p: number,
): (d: number) => number {
  switch (name) {
    case "usual":
      return () => 1;
    case "u-shape":
      return (d) => (d > q ? 1 : 0);
    case "v-shape":
      return (d) => (d < p ? d / p : 1);
    case "level":
      return (d) => (d > p ? 1 : d > q ? 0.5 : 0);
    case "linear":
      return (d) => (d > q ? (d < p ? (d - q) / (p - q) : 1) : 0);
  }
}

function gaussian(where: string, column: number, s: number): (d: number) => number {
  if (!(s > 0)) {
    throw new EqualizationError(`column ${column}: s is ${s}; it must be above 0`, {
      code: "out_of_domain",
      where,
      index: column,
      received: s,
    });
  }
  return (d) => -exponentialMinusOne(-((d / s) ** 2) / 2);
}

function threshold(where: string, name: string, option: "q" | "p" | "s", value: number | undefined): number {
  if (value === undefined) {
    throw new EqualizationError(
      `${option} is required for "${name}"; pass a difference in the unit of the column`,
      { code: "missing_option", where },
    );
  }
  return value;
}
