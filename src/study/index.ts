/**
 * Study functions: questions about typed models. Each answer is a plain record with its value, unit, method,
 * what was omitted and why, the population used, warnings and sources. No formula lives here.
 *
 * @module
 */

export type {
  Omission,
  PopulationUse,
  ResultMetadata,
  StudyWarning,
} from "../model/results/result-metadata.ts";
export {
  type AppraisalDeduction,
  type AppraisalOptions,
  type AppraisalPayment,
  type AppraisalResult,
  type AppraisalRow,
  appraise,
} from "./appraisal/appraise.ts";
export { type Answer, ask, type Question, type SurveyQuestion } from "./ask/ask.ts";
export { evaluatePolicy } from "./evaluation/evaluate-policy.ts";
export type { PolicyOptions } from "./evaluation/policy-options.ts";
export type {
  PolicyEffect,
  PolicyMethod,
  PolicyPoint,
  PolicyResult,
  PolicyRow,
} from "./evaluation/policy-result.ts";
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
} from "./gap/measure-gap.ts";
export {
  type GoalPoint,
  type GoalRow,
  type GoalStatus,
  type GoalsOptions,
  type GoalsResult,
  type LaggingRegion,
  trackGoals,
} from "./goals/track-goals.ts";
export {
  type PerHeadMoney,
  type ReconciliationOptions,
  type ReconciliationRegion,
  type ReconciliationResult,
  type ReconciliationSplit,
  type ReconciliationTierPair,
  type ReconciliationUnlinkedFlow,
  reconcile,
} from "./money/reconcile.ts";
export {
  type PlanOptions,
  type PlanTarget,
  planEqualization,
  type RegionFigures,
} from "./plan/plan-equalization.ts";
export type { PlanCell, PlanResult, PlanRow, PlanYearRow } from "./plan/plan-measure.ts";
export type { MimeBundle, Presentation, Presented } from "./presentation/presented.ts";
export { type ResultRecord, toHtml, toSvg, toText } from "./presentation/show-result.ts";
export type { PopulationSelection } from "./reading/choose-population.ts";
export type { RegionSelection } from "./reading/choose-regions.ts";
export type { IndicatorSelection } from "./reading/read-indicator.ts";
export {
  measureResources,
  type ResourceOptions,
  type ResourceResult,
  type ResourceRow,
} from "./resources/measure-resources.ts";
export { measureIncidence } from "./survey/measure-incidence.ts";
export { measureProtection } from "./survey/measure-protection.ts";
export {
  simulateTransfer,
  type TransferInput,
  type TransferOptions,
  type TransferResult,
  type TransferRow,
} from "./transfer/simulate-transfer.ts";
