/**
 * Inequality of one distribution: indices, curves, decompositions, progressivity and inference, over plain
 * arrays of numbers.
 *
 * @module
 */
export type { Estimate } from "../numeric/estimate.ts";
export { type AtkinsonOptions, atkinson } from "./atkinson.ts";
export { type BonferroniOptions, bonferroni } from "./bonferroni.ts";
export {
  ATKINSON,
  BETWEEN_GROUP_ENTROPY,
  BONFERRONI,
  COEFFICIENT_OF_VARIATION,
  CONCENTRATION_INDEX,
  EXTENDED_GINI,
  GENERALIZED_ENTROPY,
  GINI,
  HOOVER,
  INDICES,
  type Index,
  type IndexOptions,
  type IndexProperties,
  J_DIVERGENCE,
  KOLM,
  MEAN_LOG_DEVIATION,
  MEHRAN,
  PALMA,
  PIESCH,
  QUANTILE_RATIO,
  QUINTILE_SHARE_RATIO,
  THEIL,
  VARIANCE_OF_LOGS,
  WITHIN_GROUP_ENTROPY,
  WOLFSON,
  ZENGA,
} from "./catalog.ts";
export { type CoefficientOfVariationOptions, coefficientOfVariation } from "./coefficient-of-variation.ts";
export { type ConcentrationCurveOptions, concentrationCurve } from "./concentration-curve.ts";
export { concentrationIndex } from "./concentration-index.ts";
export type { ConcentrationIndexOptions, ConcentrationKind } from "./concentration-index-options.ts";
export { type ConcentrationRegressionOptions, concentrationRegression } from "./concentration-regression.ts";
export { coulter } from "./coulter.ts";
export type { CurvePoints } from "./curve-points.ts";
export { type AtkinsonDecomposition, type AtkinsonGroup, decomposeAtkinson } from "./decompose-atkinson.ts";
export {
  type ConcentrationContribution,
  type ConcentrationDecomposition,
  type DecomposeConcentrationIndexOptions,
  decomposeConcentrationIndex,
} from "./decompose-concentration-index.ts";
export { type DecomposeEntropyOptions, decomposeEntropy } from "./decompose-entropy.ts";
export { decomposeEntropyNested, type NestedEntropyDecomposition } from "./decompose-entropy-nested.ts";
export { decomposeGini, type GiniDecomposition, type GiniGroup, type GiniPair } from "./decompose-gini.ts";
export {
  type DecomposeGiniBySourceOptions,
  decomposeGiniBySource,
  type GiniSource,
  type GiniSourceDecomposition,
} from "./decompose-gini-by-source.ts";
export {
  type DecomposeVarianceBySourceOptions,
  decomposeVarianceBySource,
  type VarianceSource,
  type VarianceSourceDecomposition,
} from "./decompose-variance-by-source.ts";
export {
  type OaxacaBlinder,
  type OaxacaBlinderOptions,
  type OaxacaDetail,
  type OaxacaGroup,
  oaxacaBlinder,
} from "./decomposition/oaxaca-blinder.ts";
export type { OaxacaReference } from "./decomposition/oaxaca-models.ts";
export type { OaxacaPart, OaxacaTerm } from "./decomposition/oaxaca-terms.ts";
export type { RecenteredInfluence, RifOptions, RifStatistic } from "./decomposition/recenter.ts";
export { recenteredInfluence } from "./decomposition/recentered-influence.ts";
export {
  type RegressionCoefficient,
  type RifRegression,
  type RifRegressionOptions,
  rifRegression,
} from "./decomposition/rif-regression.ts";
export type { DistributionOptions } from "./distribution-options.ts";
export type { EntropyDecomposition, EntropyGroup } from "./entropy-decomposition.ts";
export { type EstebanGradinRayOptions, estebanGradinRay } from "./esteban-gradin-ray.ts";
export { type EstebanRayOptions, estebanRay } from "./esteban-ray.ts";
export { type EstimateOptions, estimate, type IndexEstimate } from "./estimate.ts";
export { type ExtendedGiniOptions, extendedGini } from "./extended-gini.ts";
export {
  type BelowLineOptions,
  type FosterGreerThorbeckeOptions,
  fosterGreerThorbecke,
} from "./foster-greer-thorbecke.ts";
export { type GeneralizedEntropyOptions, generalizedEntropy } from "./generalized-entropy.ts";
export { type GiniOptions, gini } from "./gini.ts";
export { hoover } from "./hoover.ts";
export type { IndexReference, IndexWithOptions } from "./index-reference.ts";
export type { ReplicateDesign, ReplicateWeightOptions } from "./inference/replicate-weights.ts";
export { jDivergence } from "./j-divergence.ts";
export { type KolmOptions, kolm } from "./kolm.ts";
export type { LogarithmOptions } from "./logarithm-base.ts";
export { lorenzAsymmetry } from "./lorenz-asymmetry.ts";
export { lorenzAt } from "./lorenz-at.ts";
export { lorenzCurve } from "./lorenz-curve.ts";
export { type MaximumBetweenOptions, maximumBetween } from "./maximum-between.ts";
export { meanLogDeviation } from "./mean-log-deviation.ts";
export { mehran } from "./mehran.ts";
export { palma } from "./palma.ts";
export { piesch } from "./piesch.ts";
export { type Progressivity, type ProgressivityOptions, progressivity } from "./progressivity.ts";
export { type QuantileOptions, quantile } from "./quantile.ts";
export { type QuantileRatioOptions, quantileRatio } from "./quantile-ratio.ts";
export { quintileShareRatio } from "./quintile-share-ratio.ts";
export type { IndexFunction } from "./require-index.ts";
export { sen } from "./sen.ts";
export { senShorrocksThon } from "./sen-shorrocks-thon.ts";
export { theil } from "./theil.ts";
export { varianceOfLogs } from "./variance-of-logs.ts";
export { watts } from "./watts.ts";
export { type WolfsonOptions, wolfson } from "./wolfson.ts";
export { zenga } from "./zenga.ts";
