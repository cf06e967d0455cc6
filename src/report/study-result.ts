import type { IncidenceResult } from "../model/incidence.ts";
import type { ProtectionResult } from "../model/protection.ts";
import type { AppraisalResult } from "../study/appraisal/appraise.ts";
import type { PolicyResult } from "../study/evaluation/policy-result.ts";
import type { GapResult } from "../study/gap/measure-gap.ts";
import type { GoalsResult } from "../study/goals/track-goals.ts";
import type { ReconciliationResult } from "../study/money/reconcile.ts";
import type { PlanResult } from "../study/plan/plan-measure.ts";
import type { ResourceResult } from "../study/resources/measure-resources.ts";
import type { TransferResult } from "../study/transfer/simulate-transfer.ts";

/** A result of a study function. */
export type StudyResult =
  | GapResult
  | ResourceResult
  | TransferResult
  | AppraisalResult
  | ReconciliationResult
  | GoalsResult
  | PolicyResult
  | ProtectionResult
  | IncidenceResult
  | PlanResult;
