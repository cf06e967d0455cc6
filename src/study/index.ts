/**
 * Study functions: questions about typed models. Each answer is a plain record with its value, unit, method,
 * what was omitted and why, the population used, warnings and sources. No formula lives here.
 *
 * @module
 */

export type { AppraisalDeduction, AppraisalResult, AppraisalRow } from "../model/results/appraisal-result.ts";
export type {
  PolicyEffect,
  PolicyMethod,
  PolicyPoint,
  PolicyResult,
  PolicyRow,
} from "../model/results/evaluation-result.ts";
export type {
  ConfidenceInterval,
  GapContrast,
  GapDecomposition,
  GapGroup,
  GapIndex,
  GapNesting,
  GapPeriod,
  GapResult,
  GapRow,
} from "../model/results/gap-result.ts";
export type {
  GoalPoint,
  GoalRow,
  GoalStatus,
  GoalsResult,
  LaggingRegion,
} from "../model/results/goals-result.ts";
export type { PlanCell, PlanResult, PlanRow, PlanYearRow } from "../model/results/plan-result.ts";
export type {
  PerHeadMoney,
  ReconciliationRegion,
  ReconciliationResult,
  ReconciliationSplit,
  ReconciliationTierPair,
  ReconciliationUnlinkedFlow,
} from "../model/results/reconciliation-result.ts";
export type { ResourceResult, ResourceRow } from "../model/results/resources-result.ts";
export type {
  Omission,
  PopulationUse,
  ResultMetadata,
  StudyWarning,
} from "../model/results/result-metadata.ts";
export type { TransferResult, TransferRow } from "../model/results/transfer-result.ts";
export { type AppraisalOptions, type AppraisalPayment, appraise } from "./appraisal/appraise.ts";
export { type Answer, ask, type Question, type SurveyQuestion } from "./ask/ask.ts";
export { evaluatePolicy } from "./evaluation/evaluate-policy.ts";
export type { PolicyOptions } from "./evaluation/policy-options.ts";
export { type GapIntervalOptions, type GapOptions, measureGap } from "./gap/measure-gap.ts";
export { type GoalsOptions, trackGoals } from "./goals/track-goals.ts";
export { type ReconciliationOptions, reconcile } from "./money/reconcile.ts";
export {
  type PlanOptions,
  type PlanTarget,
  planEqualization,
  type RegionFigures,
} from "./plan/plan-equalization.ts";
export type { MimeBundle, Presentation, Presented } from "./presentation/presented.ts";
export { type ResultRecord, toHtml, toSvg, toText } from "./presentation/show-result.ts";
export type { PopulationSelection } from "./reading/choose-population.ts";
export type { RegionSelection } from "./reading/choose-regions.ts";
export type { IndicatorSelection } from "./reading/read-indicator.ts";
export { measureResources, type ResourceOptions } from "./resources/measure-resources.ts";
export { measureIncidence } from "./survey/measure-incidence.ts";
export { measureProtection } from "./survey/measure-protection.ts";
export { simulateTransfer, type TransferInput, type TransferOptions } from "./transfer/simulate-transfer.ts";
