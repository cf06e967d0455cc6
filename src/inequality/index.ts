/**
 * Inequality of one distribution: indices, curves, decompositions, progressivity and inference, over plain
 * arrays of numbers.
 *
 * @module
 */
export type { Estimate } from "../numeric/estimate.ts";
export {
  COEFFICIENT_OF_VARIATION,
  GENERALIZED_ENTROPY,
  GINI,
  HOOVER,
  INDICES,
  type Index,
  type IndexOptions,
  type IndexProperties,
  MEAN_LOG_DEVIATION,
  THEIL,
} from "./catalog.ts";
export { type CoefficientOfVariationOptions, coefficientOfVariation } from "./coefficient-of-variation.ts";
export {
  type DecomposeEntropyOptions,
  decomposeEntropy,
  type EntropyDecomposition,
  type EntropyGroup,
} from "./decompose-entropy.ts";
export { type GeneralizedEntropyOptions, generalizedEntropy } from "./generalized-entropy.ts";
export { type GiniOptions, gini } from "./gini.ts";
export { type HooverOptions, hoover } from "./hoover.ts";
export { type MeanLogDeviationOptions, meanLogDeviation } from "./mean-log-deviation.ts";
export { type TheilOptions, theil } from "./theil.ts";
