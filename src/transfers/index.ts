/**
 * Equalization programs: write a rule, run it on all units, explain every payment, follow the money, say who paid.
 *
 * @module
 */

export { type AllocateOptions, type Allocation, allocate } from "./allocate.ts";
export { type ApplyOverridesOptions, applyOverrides, type UnitOverride } from "./apply-overrides.ts";
export { apportion } from "./apportion.ts";
export { type AverageYearsOptions, averageYears } from "./average-years.ts";
export { type BlendPart, blend } from "./blend.ts";
export { type BoundedShareOptions, boundedShare } from "./bounded-share.ts";
export { type CalibrateOptions, type Calibration, calibrate } from "./calibrate.ts";
export { type CapAmountsOptions, capAmounts } from "./cap-amounts.ts";
export type { Bound, Closure } from "./closure.ts";
export { type CollarOptions, collar } from "./collar.ts";
export type { Column, Columnar, Mask } from "./column.ts";
export {
  type ColumnAggregateOptions,
  type ColumnRoundOptions,
  type Columns,
  columns,
} from "./columns.ts";
export {
  type CompareSimulationsOptions,
  compareSimulations,
  type SimulationChange,
  type SimulationComparison,
} from "./compare-simulations.ts";
export { defineProgram } from "./define-program.ts";
export { type DropResult, type DropRound, dropUntilStable } from "./drop-until-stable.ts";
export { equalCut } from "./equal-cut.ts";
export { type Explanation, type ExplanationRead, type ExplanationStep, explain } from "./explain.ts";
export { type FiscalPosition, type FiscalPositionInput, fiscalPosition } from "./fiscal-position.ts";
export { gap } from "./gap.ts";
export { holdHarmless } from "./hold-harmless.ts";
export { type LevelUpOptions, levelUp } from "./level-up.ts";
export {
  type MarginalEqualizationRateOptions,
  marginalEqualizationRate,
} from "./marginal-equalization-rate.ts";
export { type MaxGrowthOptions, maxGrowth } from "./max-growth.ts";
export {
  measureTransferEffect,
  type StandardShortfall,
  type TransferEffect,
  type TransferEffectInput,
} from "./measure-transfer-effect.ts";
export { type PaceOfChangeOptions, paceOfChange } from "./pace-of-change.ts";
export { phaseIn } from "./phase-in.ts";
export type { PlanCollar, PlanRules, PlanTransfersOptions, YearlyColumnar } from "./plan-problem.ts";
export type {
  PlanBinding,
  PlanBudget,
  PlanCertificate,
  PlanPoint,
  PlanYear,
  TransferPlan,
} from "./plan-result.ts";
export { type PlanToIndexOptions, planToIndex } from "./plan-to-index.ts";
export { planTransfers } from "./plan-transfers.ts";
export type {
  DatedValue,
  HistoryYear,
  ParameterValue,
  Program,
  ProgramData,
  ProgramEffect,
  ProgramInput,
  ProgramInvariant,
  ProgramParameter,
  ProgramStep,
  ProgramWarning,
  SimulationInputs,
  StepContext,
} from "./program.ts";
export {
  type FlowGroupReport,
  type FlowIssue,
  type FlowMeasures,
  type FlowReconciliation,
  type HopReport,
  type MatchingReport,
  type ReconcileFlowsOptions,
  type RegionDelivery,
  type RegionFlowReport,
  reconcileFlows,
  type UnmatchedFlow,
  type WaterfallBar,
} from "./reconcile-flows.ts";
export {
  type RepresentativeTaxSystem,
  type RepresentativeTaxSystemInput,
  representativeTaxSystem,
} from "./representative-tax-system.ts";
export { type RoundToSumOptions, roundToSum } from "./round-to-sum.ts";
export { type ScaleToOptions, scaleTo } from "./scale-to.ts";
export { share } from "./share.ts";
export { simulate } from "./simulate.ts";
export {
  type DrawNoise,
  type DrawSummary,
  type SimulateDrawsOptions,
  type SimulationDraws,
  simulateDraws,
} from "./simulate-draws.ts";
export { type SimulateYearsOptions, type SimulationYear, simulateYears } from "./simulate-years.ts";
export type {
  ClosureReport,
  InvariantReport,
  ParameterReport,
  Simulation,
  SimulationStep,
  StepRead,
} from "./simulation.ts";
export { type WaterFillOptions, waterFill } from "./water-fill.ts";
