/**
 * Efficiency of institutions that turn several inputs into several outputs: data envelopment analysis and what it
 * says over time.
 *
 * @module
 */

export { type BootstrapDeaOptions, type BootstrapDeaUnit, bootstrapDea } from "./bootstrap-dea.ts";
export { type DeaOptions, dea } from "./dea.ts";
export type { DeaUnit } from "./dea-unit.ts";
export {
  type DirectionalDistanceOptions,
  type DirectionalDistanceUnit,
  directionalDistance,
} from "./directional-distance.ts";
export type { Directional } from "./directional-program.ts";
export {
  type MalmquistObservation,
  type MalmquistOptions,
  type MalmquistRow,
  malmquist,
} from "./productivity/malmquist.ts";
export {
  type MalmquistLuenbergerObservation,
  type MalmquistLuenbergerOptions,
  malmquistLuenberger,
} from "./productivity/malmquist-luenberger.ts";
export {
  type EfficiencyDeterminants,
  type EfficiencyDeterminantsOptions,
  efficiencyDeterminants,
} from "./regression/efficiency-determinants.ts";
export type { LimitedFit } from "./regression/limited-regression.ts";
export {
  type StochasticFrontier,
  type StochasticFrontierOptions,
  stochasticFrontier,
} from "./regression/stochastic-frontier.ts";
export { type Tobit, type TobitOptions, tobit } from "./regression/tobit.ts";
export {
  type TruncatedRegression,
  type TruncatedRegressionOptions,
  truncatedRegression,
} from "./regression/truncated-regression.ts";
export {
  type ScaleEfficiencyOptions,
  type ScaleEfficiencyUnit,
  scaleEfficiency,
} from "./scale-efficiency.ts";
export type { ReturnsToScale } from "./technology.ts";
