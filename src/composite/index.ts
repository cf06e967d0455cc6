/**
 * Composite indices: treat, normalize, weight, aggregate and rank indicators, and see whether the ranks hold.
 *
 * @module
 */
export { type AggregateOptions, type AggregationMethod, aggregate } from "./aggregate.ts";
export {
  type CouplingCoordination,
  type CouplingCoordinationOptions,
  couplingCoordination,
} from "./coupling-coordination.ts";
export { type Factorability, factorability } from "./factorability.ts";
export {
  type FuzzyEvaluation,
  type FuzzyEvaluationOptions,
  type FuzzyOperator,
  fuzzyEvaluation,
} from "./fuzzy-evaluation.ts";
export { type ImputeOptions, impute } from "./normalization/impute.ts";
export { type KurtosisOptions, kurtosis } from "./normalization/kurtosis.ts";
export { type NormalizationMethod, type NormalizeOptions, normalize } from "./normalization/normalize.ts";
export { type SkewnessOptions, skewness } from "./normalization/skewness.ts";
export { type Winsorized, type WinsorizeOptions, winsorize } from "./normalization/winsorize.ts";
export { type ObstacleDegreeOptions, obstacleDegree } from "./obstacle-degree.ts";
export { type Cocoso, type CocosoOptions, cocoso } from "./ranking/cocoso.ts";
export { type CopelandOptions, copeland } from "./ranking/copeland.ts";
export { type Copras, copras } from "./ranking/copras.ts";
export { type Edas, edas } from "./ranking/edas.ts";
export type { RankingOptions } from "./ranking/judged-columns.ts";
export {
  type Promethee,
  type PrometheeOptions,
  type PrometheePreference,
  promethee,
} from "./ranking/promethee.ts";
export {
  type RankSumRatio,
  type RankSumRatioGroup,
  type RankSumRatioOptions,
  rankSumRatio,
} from "./ranking/rank-sum-ratio.ts";
export { type Topsis, type TopsisOptions, topsis } from "./ranking/topsis.ts";
export { type Vikor, type VikorOptions, vikor } from "./ranking/vikor.ts";
export { type Waspas, type WaspasOptions, waspas } from "./ranking/waspas.ts";
export type { MatrixWithMissing } from "./require-cells.ts";
export {
  type RankRobustness,
  type RankRobustnessOptions,
  type RankScenario,
  rankRobustness,
} from "./robustness/rank-robustness.ts";
export {
  type SobolIndices,
  type SobolIndicesOptions,
  type SobolInterval,
  sobolIndices,
} from "./robustness/sobol-indices.ts";
export {
  type AhpGroupWeights,
  type AhpGroupWeightsOptions,
  ahpGroupWeights,
} from "./weights/ahp-group-weights.ts";
export {
  type AhpNode,
  type AhpTreeLevel,
  type AhpTreeNode,
  type AhpTreeWeights,
  ahpTreeWeights,
} from "./weights/ahp-tree-weights.ts";
export {
  type AhpWeights,
  type AhpWeightsOptions,
  ahpWeights,
  type RandomIndex,
} from "./weights/ahp-weights.ts";
export {
  type BenefitOfDoubt,
  type BenefitOfDoubtOptions,
  type BenefitOfDoubtRatio,
  type BenefitOfDoubtShares,
  benefitOfDoubt,
} from "./weights/benefit-of-doubt.ts";
export {
  type CoefficientOfVariationWeights,
  type CoefficientOfVariationWeightsOptions,
  coefficientOfVariationWeights,
} from "./weights/coefficient-of-variation-weights.ts";
export {
  type CombinedWeights,
  type CombineWeightsOptions,
  combineWeights,
} from "./weights/combine-weights.ts";
export { type CriticWeights, type CriticWeightsOptions, criticWeights } from "./weights/critic-weights.ts";
export {
  type EntropyWeights,
  type EntropyWeightsOptions,
  type EntropyZeros,
  entropyWeights,
} from "./weights/entropy-weights.ts";
export { type EqualWeights, equalWeights } from "./weights/equal-weights.ts";
export { type MerecWeights, type MerecWeightsOptions, merecWeights } from "./weights/merec-weights.ts";
export { pairwiseMatrix } from "./weights/pairwise-matrix.ts";
export { type PcaWeights, type PcaWeightsOptions, pcaWeights } from "./weights/pca-weights.ts";
export {
  type StandardDeviationWeights,
  type StandardDeviationWeightsOptions,
  standardDeviationWeights,
} from "./weights/standard-deviation-weights.ts";
export { weightMethods } from "./weights/weight-methods.ts";
