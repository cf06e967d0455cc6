/**
 * Study functions: questions about typed models. Each answer is a plain record with its value, unit, method,
 * what was omitted and why, the population used, warnings and sources. No formula lives here.
 *
 * @module
 */

export type { PolicyOptions } from "../model/questions/evaluation-question.ts";
export type { GoalsOptions } from "../model/questions/goals-question.ts";
export type { ReconciliationOptions } from "../model/questions/reconciliation-question.ts";
export type { ResourceOptions } from "../model/questions/resources-question.ts";
export type {
  IndicatorSelection,
  PopulationSelection,
  RegionSelection,
} from "../model/questions/selections.ts";
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
export type {
  Notice,
  NoticeCode,
  NoticeContext,
  NoticeData,
  NoticeOf,
  NoticeSeverity,
} from "../model/results/notice.ts";
export type { OmissionData, OmissionReason } from "../model/results/omission.ts";
export type { PlanRefusal } from "../model/results/plan-refusal.ts";
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
export { type GapIntervalOptions, type GapOptions, measureGap } from "./gap/measure-gap.ts";
export { trackGoals } from "./goals/track-goals.ts";
export { reconcile } from "./money/reconcile.ts";
export {
  type PlanOptions,
  type PlanTarget,
  planEqualization,
  type RegionFigures,
} from "./plan/plan-equalization.ts";
export type { MimeBundle, Presentation, Presented } from "./presentation/presented.ts";
export { type ResultRecord, toHtml, toSvg, toText } from "./presentation/show-result.ts";
export { measureResources } from "./resources/measure-resources.ts";
export { measureIncidence } from "./survey/measure-incidence.ts";
export { measureProtection } from "./survey/measure-protection.ts";
export { simulateTransfer, type TransferInput, type TransferOptions } from "./transfer/simulate-transfer.ts";
