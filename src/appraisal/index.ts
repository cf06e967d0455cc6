/**
 * Appraisal: a tree of indicators scored by rules, with the reason for every point lost; panels of appraisers; grades;
 * and money that follows the scores.
 *
 * @module
 */

export type {
  AppliedVeto,
  AppraisalScore,
  Deduction,
  NodeScore,
  Rescaling,
  SubjectDeduction,
} from "../model/results/appraisal-score.ts";
export {
  type AggregatePanelOptions,
  aggregatePanel,
  type PanelAgreement,
  type PanelAppraiser,
  type PanelScores,
  type RatingOutlier,
} from "./aggregate-panel.ts";
export {
  type AllocateByScoreOptions,
  type AllocationRule,
  allocateByScore,
  type CoefficientBand,
  type ScoreAllocation,
} from "./allocate-by-score.ts";
export type { ScoreAppraisalOptions } from "./appraisal-score.ts";
export { gradeBy } from "./grade-by.ts";
export {
  type PayByPointsOptions,
  type PayFactor,
  type PointPayments,
  payByPoints,
} from "./pay-by-points.ts";
export { scoreAppraisal } from "./score-appraisal.ts";
export {
  type AppraisalScores,
  type ScoreAppraisalsOptions,
  type SubjectScore,
  scoreAppraisals,
} from "./score-appraisals.ts";
