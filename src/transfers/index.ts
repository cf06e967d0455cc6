/**
 * Equalization programs: write a rule, run it on all units, explain every payment, follow the money, say who paid.
 *
 * @module
 */

export type {
  FlowGroupReport,
  FlowIssue,
  FlowReconciliation,
  FlowStatistics,
  MatchingFundsReport,
  RegionDelivery,
  RegionFlowReport,
  TierPairReport,
  UnlinkedFlow,
  WaterfallBar,
} from "../model/results/flow-reports.ts";
export type { PlanBinding, PlanCertificate, PlanPoint, PlanYear } from "../model/results/plan-parts.ts";
export type {
  FitReport,
  InvariantReport,
  ParameterReport,
  ParameterValue,
} from "../model/results/simulation-reports.ts";
export { type BoundedShareOptions, boundedShare } from "./closures/bounded-share.ts";
export { byGroup, type GroupedAmounts, type GroupFit, type UnitGroup } from "./closures/by-group.ts";
export { type CalibrateOptions, type Calibration, calibrate } from "./closures/calibrate.ts";
export { type CapAmountsOptions, capAmounts } from "./closures/cap-amounts.ts";
export { type DampenOptions, dampen } from "./closures/dampen.ts";
export { equalCut } from "./closures/equal-cut.ts";
export type { Bound, FittedAmounts } from "./closures/fitted-amounts.ts";
export { type LevelUpOptions, levelUp } from "./closures/level-up.ts";
export { type MaxGrowthOptions, maxGrowth } from "./closures/max-growth.ts";
export { type ScaleToOptions, scaleTo } from "./closures/scale-to.ts";
export { type WaterFillOptions, waterFill } from "./closures/water-fill.ts";
export { type AverageYearsOptions, averageYears } from "./columns/average-years.ts";
export type { Column, ColumnInput, Mask } from "./columns/column.ts";
export {
  type ColumnAggregateOptions,
  type ColumnRoundOptions,
  type Columns,
  columns,
} from "./columns/columns.ts";
export {
  type FiscalMismatch,
  type FiscalMismatchInput,
  fiscalMismatch,
  type TierMismatch,
} from "./effect/fiscal-mismatch.ts";
export { type FiscalPosition, type FiscalPositionInput, fiscalPosition } from "./effect/fiscal-position.ts";
export {
  type MarginalEqualizationRateOptions,
  marginalEqualizationRate,
} from "./effect/marginal-equalization-rate.ts";
export {
  measureTransferEffect,
  type StandardShortfall,
  type TransferEffect,
  type TransferEffectOptions,
} from "./effect/measure-transfer-effect.ts";
export { type ReconcileFlowsOptions, reconcileFlows } from "./ledger/reconcile-flows.ts";
export { type AllocateOptions, type Allocation, allocate } from "./planning/allocate.ts";
export type {
  PlanCollar,
  PlanRules,
  PlanTransfersOptions,
  YearlyColumnInput,
} from "./planning/plan-problem.ts";
export type { PlanBudget, TransferPlan } from "./planning/plan-result.ts";
export { type PlanToIndexOptions, planToIndex } from "./planning/plan-to-index.ts";
export { planTransfers } from "./planning/plan-transfers.ts";
export {
  type CompareSimulationsOptions,
  compareSimulations,
  type SimulationChange,
  type SimulationComparison,
} from "./program/compare-simulations.ts";
export { defineProgram } from "./program/define-program.ts";
export { type Explanation, type ExplanationRead, type ExplanationStep, explain } from "./program/explain.ts";
export { type PreparedProgram, prepare, type RunOverrides } from "./program/prepare.ts";
export type {
  DatedOverride,
  DatedValue,
  HistoryYear,
  KeyOverride,
  Lag,
  ParameterOverride,
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
} from "./program/program.ts";
export { simulate } from "./program/simulate.ts";
export {
  type DrawNoise,
  type DrawSummary,
  type SimulateDrawsOptions,
  type SimulationDraws,
  simulateDraws,
} from "./program/simulate-draws.ts";
export { type SimulateYearsOptions, type SimulationYear, simulateYears } from "./program/simulate-years.ts";
export type { Simulation, SimulationStep, StepRead } from "./program/simulation.ts";
export { type ApplyOverridesOptions, applyOverrides, type UnitOverride } from "./rules/apply-overrides.ts";
export { apportion } from "./rules/apportion.ts";
export { type BlendPart, blend } from "./rules/blend.ts";
export { type CollarOptions, collar } from "./rules/collar.ts";
export { type DropResult, type DropRound, dropUntilStable } from "./rules/drop-until-stable.ts";
export { fiscalGap } from "./rules/fiscal-gap.ts";
export { holdHarmless } from "./rules/hold-harmless.ts";
export { type PaceOfChangeOptions, paceOfChange } from "./rules/pace-of-change.ts";
export { phaseIn } from "./rules/phase-in.ts";
export { proRata } from "./rules/pro-rata.ts";
export {
  type RepresentativeTaxSystem,
  type RepresentativeTaxSystemInput,
  representativeTaxSystem,
} from "./rules/representative-tax-system.ts";
export { type RoundToSumOptions, roundToSum } from "./rules/round-to-sum.ts";
export { compareSpecs, type SpecDifference } from "./specs/compare-specs.ts";
export { SPEC_OPERATIONS } from "./specs/operations.ts";
export { programFromSpec } from "./specs/program-from-spec.ts";
export type {
  InvariantSpec,
  ProgramSpec,
  SpecExpression,
  SpecOperation,
  SpecReading,
  StepSpec,
} from "./specs/program-spec.ts";
