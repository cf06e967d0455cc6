import { EqualizationError } from "../../errors.ts";
import type { Direction } from "../../model/indicator.ts";
import { entropyCoefficient } from "../../numeric/entropy-coefficient.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import {
  requireMatrix,
  requireNumber,
  requireObservations,
  requireOneOf,
  requireOptions,
} from "../../numeric/guard/index.ts";
import { logarithm } from "../../numeric/portable/logarithm.ts";
import { between } from "../../numeric/quantile-sorted.ts";
import { sum } from "../../numeric/sum.ts";
import type { Matrix } from "../../numeric/vector.ts";
import { scaledColumn } from "../normalization/scaled-column.ts";
import { requireDirections } from "../require-directions.ts";
import { requirePair } from "../require-pair.ts";
import { weightsOf } from "./data-weights.ts";

/** What happens to zeros, whose logarithm does not exist: the limit `0 ln 0 = 0`, or a number added to every score. */
export type EntropyZeros =
  | "limit"
  | {
      /** Added to every normalized value, such as 0.0001. */
      readonly shift: number;
    };

/** Options of {@link entropyWeights}. */
export interface EntropyWeightsOptions {
  /** Whether more is better, one entry per column. */
  readonly directions: readonly Direction[];
  /**
   * What becomes a probability: `"sum"` takes the values themselves (`1 / x` for "lower"), `"min-max"` their place
   * between the worst and the best unit. The two give different weights. @defaultValue "sum"
   */
  readonly normalization?: "sum" | "min-max" | undefined;
  /** The two ends of `"min-max"`, such as `[0.002, 0.998]`. @defaultValue [0, 1] */
  readonly range?: readonly [low: number, high: number] | undefined;
  /** What happens to zeros. @defaultValue "limit" */
  readonly zeros?: EntropyZeros | undefined;
}

/** Result of {@link entropyWeights}. */
export interface EntropyWeights {
  /** One weight a column; they sum to 1. */
  readonly weights: Float64Array;
  /** Entropy of each column, 1 for a column that is equal everywhere. */
  readonly entropy: Float64Array;
  /** Columns that are equal everywhere; their weight is 0. */
  readonly constant: number[];
  /** The normalization used. */
  readonly normalization: "sum" | "min-max";
  /** The rule for zeros used. */
  readonly zeros: EntropyZeros;
}

/**
 * Entropy weights: an indicator weighs more, the more unevenly it is spread over the units.
 *
 * `p_i = v_i / sum v`, `e = -sum p ln p / ln n`, `w_j = (1 - e_j) / sum (1 - e)`, with `v` the normalized values of a
 * column. Rows are units, columns indicators. `1 - e` is the Theil index of the column over `ln n` and computed as
 * such, so that nearly constant columns keep their digits; a constant column gets weight 0 and is listed.
 *
 * Weights by spread say nothing about importance: a rare event gets a large weight because it is rare.
 * They depend on the normalization (a weight moved by 0.16 between the two in one 8 x 5 example), so a report
 * has to name it: the result does.
 *
 * Other packages: pymcdm ignores directions (pass "higher" for every column) and refuses zeros; pyDecision is
 * `"sum"` with directions, plus 1e-9 here and there; mathmodels is `"min-max"` with `range: [0.002, 0.998]`; papers that
 * "translate by 0.0001" are `"min-max"` with `zeros: { shift: 0.0001 }`.
 *
 * Also `weightMethods.entropy`.
 *
 * @throws `too_few_observations` under 2 units; `out_of_domain` for negative values in `"sum"`, for a zero in a
 * "lower" column of `"sum"`; `zero_total` if a column of `"sum"` holds only zeros, or if no column varies;
 * `missing_option` without directions; `unknown_option`; `unsupported_combination` for a range of `"sum"`.
 * @see Shannon entropy as used in Zou, Yi and Sun, Entropy method for determination of weight of evaluating indicators in
 * fuzzy synthetic evaluation (2006). Checked against pymcdm 1.4.0, pyDecision 4.9.1 and mathmodels 0.0.11.
 *
 * @example
 * ```ts
 * import { weightMethods } from "equalis";
 * const counties = [[1, 10], [1, 20], [1, 70]];
 * const { weights, constant } = weightMethods.entropy(counties, { directions: ["higher", "higher"] });
 * [...weights]; // => [0, 1]
 * constant; // => [0]
 * ```
 */
export function entropyWeights(matrix: Matrix, options: EntropyWeightsOptions): EntropyWeights {
  const where = "weightMethods.entropy";
  requireOptions(where, options, ["directions", "normalization", "range", "zeros"]);
  const { normalization = "sum", range, zeros = "limit" } = options;
  const columns = requireMatrix(where, matrix);
  requireObservations(where, "row", matrix.length, 2);
  const directions = requireDirections(where, options.directions, columns);
  requireOneOf(where, "normalization", normalization, ["sum", "min-max"]);
  const shift = requireShift(where, zeros);
  const [low, high] = range === undefined ? [0, 1] : requirePair(where, "range", range);
  if (range !== undefined) {
    if (normalization === "sum") {
      throw new EqualizationError('range belongs to normalization "min-max"; leave it out with "sum"', {
        code: "unsupported_combination",
        where,
      });
    }
    if (low < 0 || low === high) {
      throw new EqualizationError(
        `range is [${low}, ${high}]; pass two numbers of at least 0, low before high`,
        { code: "out_of_domain", where, received: range },
      );
    }
  }

  const entropy = new Float64Array(columns);
  const information = new Float64Array(columns);
  const constant: number[] = [];
  for (let j = 0; j < columns; j++) {
    const column = scaledColumn(matrix, j);
    const lower = directions[j] === "lower";
    if (normalization === "sum") requireParts(where, j, column.least / column.scale, column.most, lower);
    if (column.least === column.most) {
      constant.push(j);
      entropy[j] = 1;
      continue;
    }
    const { values, least, most } = column;
    const normalized =
      normalization === "sum"
        ? lower
          ? values.map((x) => least / x)
          : values
        : values.map((x) => between(low, high, (lower ? most - x : x - least) / (most - least)));
    // A shift is in the unit of the shares for "sum", and of the scores for "min-max".
    const size = shift > 0 && normalization === "sum" ? sum(normalized) : 1;
    const shifted = shift > 0 ? normalized.map((v) => v / size + shift) : normalized;
    information[j] = entropyCoefficient(shifted, undefined, 1).entropy / logarithm(matrix.length);
    entropy[j] = 1 - information[j]!;
  }
  const weights = weightsOf(where, information, "no column varies over the units, so none can be told apart");
  return { weights, entropy, constant, normalization, zeros };
}

function requireShift(where: string, zeros: EntropyZeros): number {
  if (zeros === "limit") return 0;
  if (typeof zeros !== "object" || zeros === null) {
    throw new EqualizationError(`zeros is ${formatReceived(zeros)}; pass "limit" or { shift: 0.0001 }`, {
      code: "unknown_option",
      where,
      received: zeros,
    });
  }
  requireOptions(where, zeros, ["shift"]);
  requireNumber(where, "shift", zeros.shift, { above: 0 });
  return zeros.shift;
}

function requireParts(where: string, j: number, least: number, most: number, lower: boolean): void {
  if (least < 0 || (lower && least === 0)) {
    throw new EqualizationError(
      `column ${j} has the value ${least}; shares of a sum need values ${lower ? 'above 0 in a "lower" column' : "of at least 0"}; or use "min-max"`,
      { code: "out_of_domain", where, index: j, received: least },
    );
  }
  if (most === 0) {
    throw new EqualizationError(`column ${j} holds only zeros; shares of nothing are undefined`, {
      code: "zero_total",
      where,
      index: j,
    });
  }
}
