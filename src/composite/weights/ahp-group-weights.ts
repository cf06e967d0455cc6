import { EqualizationError } from "../../errors.ts";
import { requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import { exponential } from "../../numeric/portable/exponential.ts";
import { logarithm } from "../../numeric/portable/logarithm.ts";
import type { Matrix, Vector } from "../../numeric/vector.ts";
import {
  type AhpWeights,
  analyzePairwise,
  type RandomIndex,
  requirePairwise,
  requireRandomIndex,
} from "./ahp-weights.ts";
import { indicatorWeights, proportions } from "./indicator-weights.ts";

/** Options of {@link ahpGroupWeights}. */
export interface AhpGroupWeightsOptions {
  /**
   * What is averaged: the judgments, so that the group acts as one (AIJ), or the priorities, so that its members stay
   * individuals (AIP). @defaultValue "judgments"
   */
  readonly aggregate?: "judgments" | "priorities" | undefined;
  /** How it is averaged. Judgments only take the geometric mean. @defaultValue "geometric" */
  readonly mean?: "geometric" | "arithmetic" | undefined;
  /** The principal eigenvector, or the geometric means of the rows. @defaultValue "eigenvector" */
  readonly method?: "eigenvector" | "geometric" | undefined;
  /** What a consistency index is divided by. @defaultValue "saaty" */
  readonly randomIndex?: RandomIndex | undefined;
  /** How much each member counts; only proportions matter. Absent means alike. */
  readonly memberWeights?: Vector | undefined;
}

/** Result of {@link ahpGroupWeights}. */
export interface AhpGroupWeights {
  /** One weight a criterion; they sum to 1. */
  readonly weights: Float64Array;
  /** Consistency ratio of the aggregated judgments; `null` for priorities, and where a matrix has none. */
  readonly consistencyRatio: number | null;
  /** Principal eigenvalue of the aggregated judgments; `null` for priorities. */
  readonly lambdaMax: number | null;
  /** The aggregated judgments; `null` for priorities. */
  readonly pairwise: Float64Array[] | null;
  /** What each member alone would give, with consistency and status. */
  readonly members: AhpWeights[];
}

/**
 * Weights from the pairwise comparisons of several people.
 *
 * `"judgments"` takes the geometric mean of the matrices, entry by entry, and analyzes it (AIJ). `"priorities"` analyzes
 * every matrix and averages the weights, geometrically or arithmetically, and lets them sum to 1 again (AIP). An
 * arithmetic mean of judgments is refused: its result is not reciprocal, so that the group would hold that A
 * is twice B and B is not half of A.
 *
 * The ratio of the aggregated judgments is often fine where every member's is not: averaging hides contradictions.
 * Look at `members`.
 *
 * R's ahpsurvey leaves the geometric mean of priorities without renormalizing it.
 *
 * Also `weightMethods.ahpGroup`.
 *
 * @throws `too_few_observations` without a matrix; `length_mismatch` if matrices differ in size; `unsupported_combination`
 * for the arithmetic mean of judgments; what {@link ahpWeights} refuses a matrix for; `unknown_option`.
 * @see Forman and Peniwati, Aggregating individual judgments and priorities with the analytic hierarchy process, EJOR 108
 * (1998); Aczel and Saaty, Procedures for synthesizing ratio judgements, Journal of Mathematical Psychology 27 (1983).
 *
 * @example
 * ```ts
 * import { weightMethods } from "equalis";
 * const group = weightMethods.ahpGroup([[[1, 4], [1 / 4, 1]], [[1, 1], [1, 1]]]);
 * Array.from(group.weights, (w) => Math.round(w * 1e4) / 1e4); // => [0.6667, 0.3333]
 * ```
 */
export function ahpGroupWeights(
  matrices: readonly Matrix[],
  options: AhpGroupWeightsOptions = {},
): AhpGroupWeights {
  const where = "weightMethods.ahpGroup";
  requireOptions(where, options, ["aggregate", "mean", "method", "randomIndex", "memberWeights"]);
  const {
    aggregate = "judgments",
    mean = "geometric",
    method = "eigenvector",
    randomIndex = "saaty",
    memberWeights,
  } = options;
  requireOneOf(where, "aggregate", aggregate, ["judgments", "priorities"]);
  requireOneOf(where, "mean", mean, ["geometric", "arithmetic"]);
  requireOneOf(where, "method", method, ["eigenvector", "geometric"]);
  const table = requireRandomIndex(where, randomIndex);
  if (aggregate === "judgments" && mean === "arithmetic") {
    throw new EqualizationError(
      'the arithmetic mean of judgments is not reciprocal; use mean "geometric", or aggregate "priorities"',
      { code: "unsupported_combination", where },
    );
  }
  requireMembers(where, matrices);
  const n = matrices[0]!.length;
  const shares = indicatorWeights(where, memberWeights, matrices.length, "matrix", "member weight");
  const members = matrices.map((matrix) => analyzePairwise(where, matrix, method, table));

  if (aggregate === "judgments") {
    const pairwise = Array.from({ length: n }, (_, i) =>
      Float64Array.from({ length: n }, (_, j) =>
        i === j
          ? 1
          : exponential(
              matrices.reduce((total, matrix, k) => total + shares[k]! * logarithm(matrix[i]![j]!), 0),
            ),
      ),
    );
    const { weights, consistencyRatio, lambdaMax } = analyzePairwise(where, pairwise, method, table);
    return { weights, consistencyRatio, lambdaMax, pairwise, members };
  }
  const averaged = Float64Array.from({ length: n }, (_, i) =>
    mean === "arithmetic"
      ? members.reduce((total, member, k) => total + shares[k]! * member.weights[i]!, 0)
      : exponential(
          members.reduce((total, member, k) => total + shares[k]! * logarithm(member.weights[i]!), 0),
        ),
  );
  return {
    weights: proportions(where, averaged),
    consistencyRatio: null,
    lambdaMax: null,
    pairwise: null,
    members,
  };
}

function requireMembers(where: string, matrices: readonly Matrix[]): void {
  if (!Array.isArray(matrices) || matrices.length === 0) {
    throw new EqualizationError("needs at least one matrix of comparisons, as an array of matrices", {
      code: Array.isArray(matrices) ? "too_few_observations" : "wrong_type",
      where,
      received: matrices,
    });
  }
  for (const [k, matrix] of matrices.entries()) {
    requirePairwise(where, matrix);
    if (matrix.length !== matrices[0]!.length) {
      throw new EqualizationError(
        `matrix ${k} compares ${matrix.length} criteria where matrix 0 compares ${matrices[0]!.length}`,
        { code: "length_mismatch", where, index: k, received: matrix.length },
      );
    }
  }
}
