import { ahpGroupWeights } from "./ahp-group-weights.ts";
import { ahpTreeWeights } from "./ahp-tree-weights.ts";
import { ahpWeights } from "./ahp-weights.ts";
import { benefitOfDoubt } from "./benefit-of-doubt.ts";
import { coefficientOfVariationWeights } from "./coefficient-of-variation-weights.ts";
import { combineWeights } from "./combine-weights.ts";
import { criticWeights } from "./critic-weights.ts";
import { entropyWeights } from "./entropy-weights.ts";
import { equalWeights } from "./equal-weights.ts";
import { merecWeights } from "./merec-weights.ts";
import { pairwiseMatrix } from "./pairwise-matrix.ts";
import { pcaWeights } from "./pca-weights.ts";
import { standardDeviationWeights } from "./standard-deviation-weights.ts";

/**
 * Every way of finding weights, by name. Each is a function of its own as well, so that a bundle which needs one does
 * not carry the others: `entropyWeights` is `weightMethods.entropy`.
 *
 * All answer a record with `weights`, one a column and summing to 1, and with what they came from; benefit of the doubt
 * has weights of its own for every unit, and `weightMethods.pairwise` only prepares comparisons.
 *
 * @example
 * ```ts
 * import { entropyWeights, weightMethods } from "equalis";
 * weightMethods.entropy === entropyWeights; // => true
 * Object.keys(weightMethods).length; // => 13
 * ```
 */
export const weightMethods: {
  /** See {@link equalWeights}. */
  readonly equal: typeof equalWeights;
  /** See {@link entropyWeights}. */
  readonly entropy: typeof entropyWeights;
  /** See {@link criticWeights}. */
  readonly critic: typeof criticWeights;
  /** See {@link coefficientOfVariationWeights}. */
  readonly coefficientOfVariation: typeof coefficientOfVariationWeights;
  /** See {@link standardDeviationWeights}. */
  readonly standardDeviation: typeof standardDeviationWeights;
  /** See {@link merecWeights}. */
  readonly merec: typeof merecWeights;
  /** See {@link pcaWeights}. */
  readonly pca: typeof pcaWeights;
  /** See {@link ahpWeights}. */
  readonly ahp: typeof ahpWeights;
  /** See {@link ahpGroupWeights}. */
  readonly ahpGroup: typeof ahpGroupWeights;
  /** See {@link ahpTreeWeights}: a whole system of indicators. */
  readonly ahpTree: typeof ahpTreeWeights;
  /** See {@link pairwiseMatrix}: no weights, but what the analytic hierarchy process takes. */
  readonly pairwise: typeof pairwiseMatrix;
  /** See {@link combineWeights}. */
  readonly combine: typeof combineWeights;
  /** See {@link benefitOfDoubt}: one set of weights a unit, and scores. */
  readonly benefitOfDoubt: typeof benefitOfDoubt;
} = {
  equal: equalWeights,
  entropy: entropyWeights,
  critic: criticWeights,
  coefficientOfVariation: coefficientOfVariationWeights,
  standardDeviation: standardDeviationWeights,
  merec: merecWeights,
  pca: pcaWeights,
  ahp: ahpWeights,
  ahpGroup: ahpGroupWeights,
  ahpTree: ahpTreeWeights,
  pairwise: pairwiseMatrix,
  combine: combineWeights,
  benefitOfDoubt,
};
