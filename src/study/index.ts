/**
 * The study storey: questions asked of typed models. Each answer is a plain record with its value, unit, method,
 * what was omitted and why, the population used, warnings and sources. No formula lives here.
 *
 * @module
 */
export {
  type AppraisalDeduction,
  type AppraisalMeasure,
  type AppraisalPayment,
  type AppraisalQuestion,
  type AppraisalRow,
  appraise,
} from "./appraise.ts";
export {
  type GapContrast,
  type GapDecomposition,
  type GapGroup,
  type GapIndex,
  type GapInterval,
  type GapMeasure,
  type GapNesting,
  type GapPeriod,
  type GapQuestion,
  type GapRow,
  type GapUncertainty,
  measureGap,
} from "./measure-gap.ts";
export {
  measureResources,
  type ResourceMeasure,
  type ResourceQuestion,
  type ResourceRow,
} from "./measure-resources.ts";
export type { Omission, PopulationUse, StudyNotes, StudyWarning } from "./notes.ts";
export {
  type PlanQuestion,
  type PlanTarget,
  planEqualization,
  type RegionFigures,
} from "./plan-equalization.ts";
export type { PlanCell, PlanMeasure, PlanRow, PlanYearRow } from "./plan-measure.ts";
export type { MimeBundle, Presentation, Presented } from "./presentation/presented.ts";
export type { ColumnQuestion, PopulationChoice, RegionChoice } from "./read-column.ts";
export {
  type PerHeadMoney,
  type ReconciliationHop,
  type ReconciliationMeasure,
  type ReconciliationQuestion,
  type ReconciliationRegion,
  type ReconciliationSplit,
  type ReconciliationUnmatched,
  reconcile,
} from "./reconcile.ts";
export {
  simulateTransfer,
  type TransferInput,
  type TransferMeasure,
  type TransferQuestion,
  type TransferRow,
} from "./simulate-transfer.ts";
export {
  type GoalLaggard,
  type GoalOptions,
  type GoalPoint,
  type GoalRow,
  type GoalStatus,
  type GoalsMeasure,
  trackGoals,
} from "./track-goals.ts";
