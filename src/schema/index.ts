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
export { PopulationFigureSchema, RegionSchema } from "./region-schema.ts";
export { ServiceSchema } from "./service-schema.ts";
export { SourceSchema } from "./source-schema.ts";
export { StudySchema } from "./study-schema.ts";
export { SurveySchema } from "./survey-schema.ts";
