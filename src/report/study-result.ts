import type { AppraisalResult } from "../model/results/appraisal-result.ts";
import type { PolicyResult } from "../model/results/evaluation-result.ts";
import type { GapResult } from "../model/results/gap-result.ts";
import type { GoalsResult } from "../model/results/goals-result.ts";
import type { IncidenceResult } from "../model/results/incidence-result.ts";
import type { PlanResult } from "../model/results/plan-result.ts";
import type { ProtectionResult } from "../model/results/protection-result.ts";
import type { ReconciliationResult } from "../model/results/reconciliation-result.ts";
import type { ResourceResult } from "../model/results/resources-result.ts";
import type { TransferResult } from "../model/results/transfer-result.ts";

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
