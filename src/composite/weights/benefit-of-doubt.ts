import { EqualizationError } from "../../errors.ts";
import { requireMatrix, requireNumber, requireOptions } from "../../numeric/guard/index.ts";
import { refuse } from "../../numeric/guard/refuse.ts";
import { type LinearConstraint, linearProgram } from "../../numeric/linear-program.ts";
import type { Matrix, Vector } from "../../numeric/vector.ts";
import { scaledColumn } from "../normalization/scaled-column.ts";
import { requirePerColumn } from "../require-per-column.ts";

/** Bounds on what each indicator may contribute to a unit's own score; see {@link benefitOfDoubt}. */
export interface BenefitOfDoubtShares {
  /** Smallest share, 0 to 1: one for all columns or one a column. @defaultValue 0 */
  readonly lower?: number | Vector | undefined;
  /** Largest share, 0 to 1: one for all columns or one a column. @defaultValue 1 */
  readonly upper?: number | Vector | undefined;
}

/** Bounds on how much one weight may be of another; see {@link benefitOfDoubt}. */
export interface BenefitOfDoubtRatio {
  /** Column whose weight is bounded. */
  readonly column: number;
  /** Column it is compared with. */
  readonly over: number;
  /** Smallest ratio, at least 0. @defaultValue none */
  readonly lower?: number | undefined;
  /** Largest ratio, at least 0. @defaultValue none */
  readonly upper?: number | undefined;
}

/** Options of {@link benefitOfDoubt}. */
export interface BenefitOfDoubtOptions {
  /** Bounds on the share of each indicator in a unit's score. Absent means none. */
  readonly shares?: BenefitOfDoubtShares | undefined;
  /** Bounds on ratios of weights, each column over its largest value, so that they are free of units. Absent means none. */
  readonly ratios?: readonly BenefitOfDoubtRatio[] | undefined;
}

/** Result of {@link benefitOfDoubt}. */
export interface BenefitOfDoubt {
  /** Score of each unit, 0 to 1; 1 if some weights make it the best. */
  readonly scores: Float64Array;
  /** Weights of each unit, one row per unit, in 1 over the unit of the column: `sum_j w_j x_j` is the score. They need not be the only ones. */
  readonly weights: Float64Array[];
  /** What each indicator contributes to the score, one row per unit; rows sum to 1, or to 0 for a score of 0. */
  readonly shares: Float64Array[];
}

/**
 * Benefit of the doubt: every unit is judged by the weights that suit it best.
 *
 * `score_i = max_w sum_j w_j x_ij` over weights of at least 0 under which no unit scores above 1. It is data envelopment
 * analysis without inputs. With `shares`, each indicator contributes between `lower` and `upper` of the unit's own
 * score: `lower_j <= w_j x_ij / sum_k w_k x_ik <= upper_j`. With `ratios`, the weight of one column over that of another stays between bounds,
 * both columns over their largest values. Rows are units, columns indicators on which more is
 * better, in any unit of at least 0: the score does not depend on units of measurement.
 *
 * Use it where no weights can be agreed: a unit that is behind even by its own weights is behind. Without bounds most units
 * reach 1 by putting all weight on one indicator; with bounds it tells more. Weights are often not unique: publish
 * scores, not weights. A unit with a 0 where `lower` is above 0 has score 0, since a 0 contributes nothing.
 *
 * Solves one linear program a unit. Compind's `ci_bod` and `ci_bod_constr` agree.
 *
 * Also `weightMethods.benefitOfDoubt`.
 *
 * @throws `out_of_domain` for negative values or shares outside 0 to 1; `zero_total` if all values are 0; `infeasible` if ratios contradict each other, or the
 * lower shares sum to more than 1, the upper ones to less, or one is above the other; `length_mismatch`; `not_finite`;
 * `no_convergence` if rounding keeps a linear program from ending; `unknown_option`.
 * @see Cherchye, Moesen, Rogge and Van Puyenbroeck, An introduction to benefit of the doubt composite indicators, Social
 * Indicators Research 82 (2007). Checked against Compind 3.4.
 *
 * @example
 * ```ts
 * import { weightMethods } from "equalis";
 * const counties = [[90, 40], [60, 80], [54, 40]];
 * const { scores } = weightMethods.benefitOfDoubt(counties);
 * Array.from(scores, (s) => Math.round(s * 1e4) / 1e4); // => [1, 1, 0.7]
 * const bounded = weightMethods.benefitOfDoubt(counties, { shares: { lower: 0.4 } });
 * Array.from(bounded.scores, (s) => Math.round(s * 1e4) / 1e4); // => [0.8333, 1, 0.6818]
 * ```
 */
export function benefitOfDoubt(matrix: Matrix, options: BenefitOfDoubtOptions = {}): BenefitOfDoubt {
  const where = "weightMethods.benefitOfDoubt";
  requireOptions(where, options, ["shares", "ratios"]);
  const columns = requireMatrix(where, matrix);
  const bounds = options.shares === undefined ? null : requireShares(where, options.shares, columns);

  // Each column against its largest value: the scores do not change, and the programs are well scaled.
  const largest = new Float64Array(columns);
  const units: Float64Array[] = matrix.map(() => new Float64Array(columns));
  for (let j = 0; j < columns; j++) {
    const { values, scale, least, most } = scaledColumn(matrix, j);
    if (least < 0) {
      throw new EqualizationError(
        `column ${j} has the negative value ${least / scale}; contributions need values of at least 0`,
        { code: "out_of_domain", where, index: j, received: least / scale },
      );
    }
    largest[j] = most / scale;
    if (most > 0 && 1 / largest[j]! === Number.POSITIVE_INFINITY) {
      throw new EqualizationError(`column ${j} is at most ${largest[j]}; give it in a smaller unit`, {
        code: "out_of_domain",
        where,
        index: j,
        received: largest[j],
      });
    }
    for (let i = 0; i < units.length; i++) {
      const share = most === 0 ? 0 : values[i]! / most;
      units[i]![j] = share < NOTHING ? 0 : share;
    }
  }
  if (largest.every((x) => x === 0)) {
    throw new EqualizationError("all values are 0; there is nothing to score", { code: "zero_total", where });
  }

  const limits = requireRatios(where, options.ratios ?? [], largest);
  const scores = new Float64Array(units.length);
  const weights: Float64Array[] = [];
  const shares: Float64Array[] = [];
  for (const [i, unit] of units.entries()) {
    const own = bestWeights(where, units, unit, i, bounds, limits);
    const parts = unit.map((x, j) => own[j]! * x);
    const score = parts.reduce((total, part) => total + part, 0);
    scores[i] = Math.min(1, score);
    shares.push(score > 0 ? parts.map((part) => part / score) : parts);
    weights.push(own.map((w, j) => (largest[j] === 0 ? 0 : w / largest[j]!)));
  }
  return { scores, weights, shares };
}

/** A value this small next to the largest of its column counts as 0: it could add no more than that to a score. */
const NOTHING = 1e-12;

interface Bounds {
  readonly lower: Vector;
  readonly upper: Vector;
}

function requireShares(where: string, shares: BenefitOfDoubtShares, columns: number): Bounds {
  requireOptions(where, shares, ["lower", "upper"]);
  const each = (name: "lower" | "upper", otherwise: number): Vector => {
    const given = shares[name] === undefined ? otherwise : shares[name];
    if (typeof given !== "object" || given === null) {
      requireNumber(where, `shares.${name}`, given, { atLeast: 0, atMost: 1 });
      return new Float64Array(columns).fill(given);
    }
    const list = requirePerColumn(where, `shares.${name}`, given, columns);
    for (let j = 0; j < columns; j++) {
      requireNumber(where, `shares.${name} of column ${j}`, list[j]!, { atLeast: 0, atMost: 1 });
    }
    return list;
  };
  const lower = each("lower", 0);
  const upper = each("upper", 1);
  const sumOf = (list: Vector): number => Array.from(list).reduce((total, x) => total + x, 0);
  const crossed = Array.from(lower).findIndex((share, j) => share > upper[j]!);
  if (crossed >= 0 || sumOf(lower) > 1 + 1e-9 || sumOf(upper) < 1 - 1e-9) {
    throw new EqualizationError(
      crossed >= 0
        ? `the lower share of column ${crossed} is above its upper share`
        : `the lower shares sum to ${sumOf(lower)} and the upper shares to ${sumOf(upper)}; shares that sum to 1 must fit between them`,
      { code: "infeasible", where },
    );
  }
  return { lower, upper };
}

/** Bounds on ratios as rows of coefficients whose products with the weights must be at most 0. */
function requireRatios(
  where: string,
  ratios: readonly BenefitOfDoubtRatio[],
  largest: Float64Array,
): Float64Array[] {
  if (!Array.isArray(ratios)) refuse(where, "wrong_type", "ratios must be an array of bounds", ratios);
  const rows: Float64Array[] = [];
  ratios.forEach((ratio: BenefitOfDoubtRatio, k) => {
    requireOptions(where, ratio, ["column", "over", "lower", "upper"]);
    const { column, over, lower, upper } = ratio;
    for (const [name, j] of [
      ["column", column],
      ["over", over],
    ] as const) {
      requireNumber(where, `${name} of ratio ${k}`, j, {
        atLeast: 0,
        atMost: largest.length - 1,
        integer: true,
      });
      if (largest[j] === 0)
        refuse(where, "zero_total", `ratio ${k} names column ${j}, which holds only zeros`, j);
    }
    if (column === over)
      refuse(where, "out_of_domain", `ratio ${k} compares column ${column} with itself`, column);
    if (lower === undefined && upper === undefined) {
      refuse(where, "missing_option", `lower or upper of ratio ${k} is required`);
    }
    if (lower !== undefined) requireNumber(where, `lower of ratio ${k}`, lower, { atLeast: 0 });
    if (upper !== undefined) requireNumber(where, `upper of ratio ${k}`, upper, { atLeast: 0 });
    if (lower !== undefined && upper !== undefined && lower > upper) {
      refuse(where, "infeasible", `the lower ratio ${k} is ${lower}, above its upper ratio ${upper}`, lower);
    }
    const row = (own: number, other: number) => {
      const coefficients = new Float64Array(largest.length);
      coefficients[column] = own;
      coefficients[over] = other;
      rows.push(coefficients);
    };
    if (lower !== undefined) row(-1, lower);
    if (upper !== undefined) row(1, -upper);
  });
  if (rows.length > 0) requireSomeWeights(where, rows, largest.length);
  return rows;
}

/** Refuses ratios that only weights of 0 satisfy, such as a at least twice b and b at least twice a. */
function requireSomeWeights(where: string, rows: readonly Float64Array[], columns: number): void {
  const objective = new Float64Array(columns).fill(1);
  const { objective: most } = linearProgram({
    sense: "maximize",
    objective,
    constraints: [
      { coefficients: objective, relation: "<=", bound: 1 },
      ...rows.map((coefficients): LinearConstraint => ({ coefficients, relation: "<=", bound: 0 })),
    ],
  });
  if (most !== null && most > 1e-9) return;
  refuse(where, "infeasible", "the ratios contradict each other; no weights above 0 satisfy them all");
}

/**
 * The weights that suit one unit best. The program solved is the dual, which has a row a column instead of a row a
 * unit: `min sum lambda` such that a mix of the units is at least as good as this one; its prices are the weights.
 */
function bestWeights(
  where: string,
  units: readonly Float64Array[],
  unit: Float64Array,
  i: number,
  bounds: Bounds | null,
  limits: readonly Float64Array[],
): Float64Array {
  const n = units.length;
  const m = unit.length;
  const width = (bounds === null ? n : n + 2 * m) + limits.length;
  const constraints = Array.from({ length: m }, (_, j): LinearConstraint => {
    const coefficients = new Float64Array(width);
    for (let k = 0; k < n; k++) coefficients[k] = units[k]![j]!;
    if (bounds !== null) {
      // One variable for each bound: what it would be worth to this unit to be rid of it.
      for (let k = 0; k < m; k++) {
        const own = j === k ? 1 : 0;
        coefficients[n + k] = unit[j]! * (own - bounds.upper[k]!);
        coefficients[n + m + k] = unit[j]! * (bounds.lower[k]! - own);
      }
    }
    limits.forEach((limit, k) => {
      coefficients[width - limits.length + k] = limit[j]!;
    });
    return { coefficients, relation: ">=", bound: unit[j]! };
  });
  const objective = new Float64Array(width).fill(1, 0, n);
  const { status, duals } = linearProgram({ sense: "minimize", objective, constraints });
  if (status !== "optimal" || duals === null) {
    throw new EqualizationError(`the linear program of unit ${i} did not end (${status})`, {
      code: "no_convergence",
      where,
      index: i,
    });
  }
  return duals.map((w) => Math.max(0, w));
}
