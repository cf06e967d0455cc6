import { EqualizationError } from "../errors.ts";
import {
  requireMatrix,
  requireNumber,
  requireObservations,
  requireOneOf,
  requireOptions,
} from "../numeric/guard/index.ts";
import { exponential } from "../numeric/portable/exponential.ts";
import { logarithm } from "../numeric/portable/logarithm.ts";
import type { Matrix, Vector } from "../numeric/vector.ts";
import { weightedSum } from "../numeric/weighted-sum.ts";
import { requireUnitInterval } from "./require-unit-interval.ts";
import { indicatorWeights } from "./weights/indicator-weights.ts";

/** Options of {@link couplingCoordination}. */
export interface CouplingCoordinationOptions {
  /** One weight a subsystem for `development`; only proportions matter. Absent means alike. */
  readonly weights?: Vector | undefined;
  /** Exponent of the coupling. Absent means 1 over the number of subsystems, so that C is a ratio of two means; many papers take 1/2. */
  readonly exponent?: number | undefined;
  /**
   * `"standard"`: geometric over arithmetic mean. `"adjusted"`: the form of Wang and others (2021), which spreads
   * the values of C over the whole of 0 to 1; it has no exponent. @defaultValue "standard"
   */
  readonly method?: "standard" | "adjusted" | undefined;
}

/** Result of {@link couplingCoordination}. */
export interface CouplingCoordination {
  /** Coupling degree C of each unit, 0 to 1: how alike its subsystems are. */
  readonly coupling: Float64Array;
  /** Development T of each unit, 0 to 1: the weighted mean of its subsystems. */
  readonly development: Float64Array;
  /** Coordination `D = sqrt(C T)` of each unit, 0 to 1. */
  readonly coordination: Float64Array;
  /** Level of the common table of ten, 1 (extreme disorder, D under 0.1) to 10 (quality coordination, D from 0.9). */
  readonly levels: number[];
}

/**
 * Coupling coordination: whether a unit's subsystems develop together, and how far.
 *
 * With `u` the n subsystem scores of a unit, each in 0 to 1: `C = (prod u / mean(u)^n)^exponent`, `T = sum w u`,
 * `D = sqrt(C T)`. The default exponent `1 / n` makes `C = n (prod u)^(1/n) / sum u`, the geometric over the arithmetic
 * mean: 1 if all are equal, 0 if one is 0. `"adjusted"`:
 * `C = sqrt((1 - mean |u_i - u_j|) (prod u_i / max u)^(1 / (n - 1)))`.
 *
 * Rows are units, columns subsystems. C alone says nothing about level: two subsystems at 0.01 couple perfectly.
 * Read D. It is a descriptive index of agreement in size, not of interaction.
 *
 * mathmodels puts a floor of 1e-10 under zeros, so that its C of a zero is small and not 0; here the coupling of a zero
 * is 0, and so is that of a unit with nothing at all.
 *
 * @throws `out_of_domain` for scores outside 0 to 1, or an exponent that is not above 0; `too_few_observations` under 2
 * subsystems; `unsupported_combination` for an exponent of `"adjusted"`; `length_mismatch`; `not_finite`;
 * `unknown_option`.
 * @see Wang Shujia and others, Research on misunderstandings and corrections of coupling coordination degree model in China
 * (2021). Checked against mathmodels 0.0.11.
 *
 * @example
 * ```ts
 * import { couplingCoordination } from "equalis";
 * // Service supply and fiscal capacity of two counties.
 * const { coupling, coordination, levels } = couplingCoordination([[0.8, 0.2], [0.5, 0.5]]);
 * Array.from(coupling, (c) => Math.round(c * 1e4) / 1e4); // => [0.8, 1]
 * Array.from(coordination, (d) => Math.round(d * 1e4) / 1e4); // => [0.6325, 0.7071]
 * levels; // => [7, 8]
 * ```
 */
export function couplingCoordination(
  matrix: Matrix,
  options: CouplingCoordinationOptions = {},
): CouplingCoordination {
  const where = "couplingCoordination";
  requireOptions(where, options, ["weights", "exponent", "method"]);
  const { method = "standard" } = options;
  const n = requireMatrix(where, matrix);
  requireObservations(where, "column", n, 2);
  requireUnitInterval(where, "score", matrix);
  const weights = indicatorWeights(where, options.weights, n);
  requireOneOf(where, "method", method, ["standard", "adjusted"]);
  if (options.exponent !== undefined) {
    requireNumber(where, "exponent", options.exponent, { above: 0 });
    if (method === "adjusted") {
      throw new EqualizationError('method "adjusted" has no exponent; leave it out', {
        code: "unsupported_combination",
        where,
      });
    }
  }
  const exponent = options.exponent ?? 1 / n;
  const coupling = Float64Array.from(matrix, (row) =>
    method === "standard" ? standard(row, exponent) : adjusted(row),
  );
  const development = Float64Array.from(matrix, (row) => Math.min(1, weightedSum(row, weights)));
  const coordination = coupling.map((c, i) => Math.sqrt(c * development[i]!));
  return {
    coupling,
    development,
    coordination,
    levels: Array.from(coordination, (d) => 1 + LEVELS.filter((from) => d >= from).length),
  };
}

const LEVELS: readonly number[] = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

function standard(row: Vector, exponent: number): number {
  const n = row.length;
  let mean = 0;
  for (let j = 0; j < n; j++) mean += row[j]! / n;
  let ofProduct = 0;
  for (let j = 0; j < n; j++) {
    if (row[j] === 0) return 0;
    ofProduct += logarithm(row[j]! / mean);
  }
  return Math.min(1, exponential(ofProduct * exponent));
}

function adjusted(row: Vector): number {
  const n = row.length;
  let most = 0;
  for (let j = 0; j < n; j++) most = Math.max(most, row[j]!);
  let ofProduct = 0;
  let differences = 0;
  for (let j = 0; j < n; j++) {
    if (row[j] === 0) return 0;
    ofProduct += logarithm(row[j]! / most);
    for (let k = 0; k < j; k++) differences += Math.abs(row[j]! - row[k]!);
  }
  const closeness = 1 - differences / ((n * (n - 1)) / 2);
  return Math.sqrt(closeness * exponential(ofProduct / (n - 1)));
}
