/**
 * Composite indices: treat, normalize, weight, aggregate and rank indicators, and see whether the ranks hold.
 *
 * @module
 */
export { type AggregateOptions, type AggregationMethod, aggregate } from "./aggregate.ts";
export {
  type AhpGroupWeights,
  type AhpGroupWeightsOptions,
  ahpGroupWeights,
} from "./ahp-group-weights.ts";
export {
  type AhpNode,
  type AhpTreeLevel,
  type AhpTreeNode,
  type AhpTreeWeights,
  ahpTreeWeights,
} from "./ahp-tree-weights.ts";
export { type AhpWeights, type AhpWeightsOptions, ahpWeights, type RandomIndex } from "./ahp-weights.ts";
export {
  type BenefitOfDoubt,
  type BenefitOfDoubtOptions,
  type BenefitOfDoubtShares,
  benefitOfDoubt,
} from "./benefit-of-doubt.ts";
export {
  type CoefficientOfVariationWeights,
  type CoefficientOfVariationWeightsOptions,
  coefficientOfVariationWeights,
} from "./coefficient-of-variation-weights.ts";
export { type CombinedWeights, type CombineWeightsOptions, combineWeights } from "./combine-weights.ts";
export { type CopelandOptions, copeland } from "./copeland.ts";
export {
  type CouplingCoordination,
  type CouplingCoordinationOptions,
  couplingCoordination,
} from "./coupling-coordination.ts";
export { type CriticWeights, type CriticWeightsOptions, criticWeights } from "./critic-weights.ts";
export {
  type EntropyWeights,
  type EntropyWeightsOptions,
  type EntropyZeros,
  entropyWeights,
} from "./entropy-weights.ts";
export { type EqualWeights, equalWeights } from "./equal-weights.ts";
export {
  type FuzzyEvaluation,
  type FuzzyEvaluationOptions,
  type FuzzyOperator,
  fuzzyEvaluation,
} from "./fuzzy-evaluation.ts";
export { type ImputeOptions, impute } from "./impute.ts";
export { type KurtosisOptions, kurtosis } from "./kurtosis.ts";
export { type NormalizationMethod, type NormalizeOptions, normalize } from "./normalize.ts";
export { type ObstacleDegreeOptions, obstacleDegree } from "./obstacle-degree.ts";
export { pairwiseMatrix } from "./pairwise-matrix.ts";
export { type PcaWeights, type PcaWeightsOptions, pcaWeights } from "./pca-weights.ts";
export {
  type Promethee,
  type PrometheeOptions,
  type PrometheePreference,
  promethee,
} from "./promethee.ts";
export {
  type RankRobustness,
  type RankRobustnessOptions,
  type RankScenario,
  rankRobustness,
} from "./rank-robustness.ts";
export {
  type RankSumRatio,
  type RankSumRatioGroup,
  type RankSumRatioOptions,
  rankSumRatio,
} from "./rank-sum-ratio.ts";
export type { MatrixWithGaps } from "./require-cells.ts";
export { type SkewnessOptions, skewness } from "./skewness.ts";
export {
  type SobolIndices,
  type SobolIndicesOptions,
  type SobolInterval,
  sobolIndices,
} from "./sobol-indices.ts";
export { type Topsis, type TopsisOptions, topsis } from "./topsis.ts";
export { type Vikor, type VikorOptions, vikor } from "./vikor.ts";
export { weigh } from "./weigh.ts";
export { type Winsorized, type WinsorizeOptions, winsorize } from "./winsorize.ts";
