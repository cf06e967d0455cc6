/**
 * The study storey: questions asked of typed models. Each answer is a plain record with its value, unit, method,
 * what was omitted and why, the population used, warnings and sources. No formula lives here.
 *
 * @module
 */
export {
  type AppraisalDeduction,
  type AppraisalOptions,
  type AppraisalPayment,
  type AppraisalResult,
  type AppraisalRow,
  appraise,
} from "./appraise.ts";
export {
  type ConfidenceInterval,
  type GapContrast,
  type GapDecomposition,
  type GapGroup,
  type GapIndex,
  type GapIntervalOptions,
  type GapNesting,
  type GapOptions,
  type GapPeriod,
  type GapResult,
  type GapRow,
  measureGap,
} from "./measure-gap.ts";
export {
  measureResources,
  type ResourceOptions,
  type ResourceResult,
  type ResourceRow,
} from "./measure-resources.ts";
export type { Omission, PopulationUse, ResultMetadata, StudyWarning } from "./notes.ts";
export {
  type PlanOptions,
  type PlanTarget,
  planEqualization,
  type RegionFigures,
} from "./plan-equalization.ts";
export type { PlanCell, PlanResult, PlanRow, PlanYearRow } from "./plan-measure.ts";
export type { MimeBundle, Presentation, Presented } from "./presentation/presented.ts";
export type { IndicatorSelection, PopulationSelection, RegionSelection } from "./read-indicator.ts";
export {
  type PerHeadMoney,
  type ReconciliationOptions,
  type ReconciliationRegion,
  type ReconciliationResult,
  type ReconciliationSplit,
  type ReconciliationTierPair,
  type ReconciliationUnlinkedFlow,
  reconcile,
} from "./reconcile.ts";
export {
  simulateTransfer,
  type TransferInput,
  type TransferOptions,
  type TransferResult,
  type TransferRow,
} from "./simulate-transfer.ts";
export { measureIncidence } from "./survey/measure-incidence.ts";
export { measureProtection } from "./survey/measure-protection.ts";
export {
  type GoalPoint,
  type GoalRow,
  type GoalStatus,
  type GoalsOptions,
  type GoalsResult,
  type LaggingRegion,
  trackGoals,
} from "./track-goals.ts";
