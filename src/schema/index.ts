/**
 * Schemas for the model types: the only entry that loads zod.
 *
 * @module
 */
export {
  AppraisalNodeSchema,
  AppraisalRuleSchema,
  AppraisalSchemeSchema,
  EvidenceSchema,
} from "./appraisal-scheme-schema.ts";
export { FiscalFlowSchema } from "./fiscal-flow-schema.ts";
export { GoalSchema } from "./goal-schema.ts";
export { IncidenceOptionsSchema, IncidenceResultSchema } from "./incidence-schema.ts";
export { IndicatorSchema, StandardSchema } from "./indicator-schema.ts";
export { type JsonSchema, jsonSchemas } from "./json-schemas.ts";
export { LocalizedTextSchema } from "./localized-text-schema.ts";
export { ObservationSchema } from "./observation-schema.ts";
export { type ParsedStudy, parseStudy } from "./parse-study.ts";
export { ProtectionOptionsSchema, ProtectionResultSchema, SurveyWarningSchema } from "./protection-schema.ts";
export { GapOptionsSchema } from "./questions/gap-options-schema.ts";
export { GoalsOptionsSchema } from "./questions/goals-options-schema.ts";
export { PolicyOptionsSchema } from "./questions/policy-options-schema.ts";
export { ReconciliationOptionsSchema } from "./questions/reconciliation-options-schema.ts";
export { ResourceOptionsSchema } from "./questions/resources-options-schema.ts";
export { PopulationFigureSchema, RegionSchema } from "./region-schema.ts";
export { AppraisalResultSchema } from "./results/appraisal-result-schema.ts";
export { PolicyResultSchema } from "./results/evaluation-result-schema.ts";
export { GapResultSchema } from "./results/gap-result-schema.ts";
export { GoalsResultSchema } from "./results/goals-result-schema.ts";
export { StudyWarningSchema } from "./results/notice-schema.ts";
export { OmissionSchema } from "./results/omission-schema.ts";
export { PlanResultSchema } from "./results/plan-result-schema.ts";
export { ReconciliationResultSchema } from "./results/reconciliation-result-schema.ts";
export { ResourceResultSchema } from "./results/resources-result-schema.ts";
export { PopulationUseSchema } from "./results/result-metadata-schema.ts";
export { TransferResultSchema } from "./results/transfer-result-schema.ts";
export { ServiceSchema } from "./service-schema.ts";
export { SourceSchema } from "./source-schema.ts";
export { StudySchema } from "./study-schema.ts";
export { SurveySchema } from "./survey-schema.ts";
