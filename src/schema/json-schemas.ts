import * as z from "zod";
import { AppraisalSchemeSchema, EvidenceSchema } from "./appraisal-scheme-schema.ts";
import { FiscalFlowSchema } from "./fiscal-flow-schema.ts";
import { GoalSchema } from "./goal-schema.ts";
import { IncidenceOptionsSchema, IncidenceResultSchema } from "./incidence-schema.ts";
import { IndicatorSchema } from "./indicator-schema.ts";
import { ObservationSchema } from "./observation-schema.ts";
import { ProtectionOptionsSchema, ProtectionResultSchema } from "./protection-schema.ts";
import { GapOptionsSchema } from "./questions/gap-options-schema.ts";
import { GoalsOptionsSchema } from "./questions/goals-options-schema.ts";
import { PolicyOptionsSchema } from "./questions/policy-options-schema.ts";
import { ReconciliationOptionsSchema } from "./questions/reconciliation-options-schema.ts";
import { ResourceOptionsSchema } from "./questions/resources-options-schema.ts";
import { RegionSchema } from "./region-schema.ts";
import { AppraisalResultSchema } from "./results/appraisal-result-schema.ts";
import { PolicyResultSchema } from "./results/evaluation-result-schema.ts";
import { GapResultSchema } from "./results/gap-result-schema.ts";
import { GoalsResultSchema } from "./results/goals-result-schema.ts";
import { PlanResultSchema } from "./results/plan-result-schema.ts";
import { ReconciliationResultSchema } from "./results/reconciliation-result-schema.ts";
import { ResourceResultSchema } from "./results/resources-result-schema.ts";
import { TransferResultSchema } from "./results/transfer-result-schema.ts";
import { ServiceSchema } from "./service-schema.ts";
import { SourceSchema } from "./source-schema.ts";
import { StudySchema } from "./study-schema.ts";
import { SurveySchema } from "./survey-schema.ts";

/** A JSON Schema document, draft 2020-12. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * Every schema as a JSON Schema (draft 2020-12), for OpenAPI documents, form builders and other languages.
 *
 * Each is made when it is asked for: importing costs nothing. The model itself stands under `$defs`, next to
 * those it is built of, and `$ref` points to it.
 *
 * @example
 * ```ts
 * import { jsonSchemas } from "equalis/schema";
 * jsonSchemas.Region().$ref; // => "#/$defs/Region"
 * ```
 */
export const jsonSchemas: {
  /** Of what `appraise` returns. */
  readonly AppraisalResult: () => JsonSchema;
  /** Of the appraisal scheme. */
  readonly AppraisalScheme: () => JsonSchema;
  /** Of a piece of evidence. */
  readonly Evidence: () => JsonSchema;
  /** Of a fiscal flow. */
  readonly FiscalFlow: () => JsonSchema;
  /** Of the options of `measureGap`. */
  readonly GapOptions: () => JsonSchema;
  /** Of what `measureGap` returns. */
  readonly GapResult: () => JsonSchema;
  /** Of a goal. */
  readonly Goal: () => JsonSchema;
  /** Of the options of `trackGoals`. */
  readonly GoalsOptions: () => JsonSchema;
  /** Of what `trackGoals` returns. */
  readonly GoalsResult: () => JsonSchema;
  /** Of a question about incidence. */
  readonly IncidenceOptions: () => JsonSchema;
  /** Of its answer. */
  readonly IncidenceResult: () => JsonSchema;
  /** Of an indicator. */
  readonly Indicator: () => JsonSchema;
  /** Of an observation. */
  readonly Observation: () => JsonSchema;
  /** Of what `planEqualization` returns. */
  readonly PlanResult: () => JsonSchema;
  /** Of the options of `evaluatePolicy`. */
  readonly PolicyOptions: () => JsonSchema;
  /** Of what `evaluatePolicy` returns. */
  readonly PolicyResult: () => JsonSchema;
  /** Of a question about financial protection. */
  readonly ProtectionOptions: () => JsonSchema;
  /** Of its answer. */
  readonly ProtectionResult: () => JsonSchema;
  /** Of the options of `reconcile`. */
  readonly ReconciliationOptions: () => JsonSchema;
  /** Of what `reconcile` returns. */
  readonly ReconciliationResult: () => JsonSchema;
  /** Of a region. */
  readonly Region: () => JsonSchema;
  /** Of the options of `measureResources`. */
  readonly ResourceOptions: () => JsonSchema;
  /** Of what `measureResources` returns. */
  readonly ResourceResult: () => JsonSchema;
  /** Of a service. */
  readonly Service: () => JsonSchema;
  /** Of a source. */
  readonly Source: () => JsonSchema;
  /** Of a whole study. */
  readonly Study: () => JsonSchema;
  /** Of a survey of households or persons. */
  readonly Survey: () => JsonSchema;
  /** Of what `simulateTransfer` returns. */
  readonly TransferResult: () => JsonSchema;
} = {
  AppraisalResult: () => z.toJSONSchema(AppraisalResultSchema),
  AppraisalScheme: () => z.toJSONSchema(AppraisalSchemeSchema),
  Evidence: () => z.toJSONSchema(EvidenceSchema),
  FiscalFlow: () => z.toJSONSchema(FiscalFlowSchema),
  GapOptions: () => z.toJSONSchema(GapOptionsSchema),
  GapResult: () => z.toJSONSchema(GapResultSchema),
  Goal: () => z.toJSONSchema(GoalSchema),
  GoalsOptions: () => z.toJSONSchema(GoalsOptionsSchema),
  GoalsResult: () => z.toJSONSchema(GoalsResultSchema),
  IncidenceOptions: () => z.toJSONSchema(IncidenceOptionsSchema),
  IncidenceResult: () => z.toJSONSchema(IncidenceResultSchema),
  Indicator: () => z.toJSONSchema(IndicatorSchema),
  Observation: () => z.toJSONSchema(ObservationSchema),
  PlanResult: () => z.toJSONSchema(PlanResultSchema),
  PolicyOptions: () => z.toJSONSchema(PolicyOptionsSchema),
  PolicyResult: () => z.toJSONSchema(PolicyResultSchema),
  ProtectionOptions: () => z.toJSONSchema(ProtectionOptionsSchema),
  ProtectionResult: () => z.toJSONSchema(ProtectionResultSchema),
  ReconciliationOptions: () => z.toJSONSchema(ReconciliationOptionsSchema),
  ReconciliationResult: () => z.toJSONSchema(ReconciliationResultSchema),
  Region: () => z.toJSONSchema(RegionSchema),
  ResourceOptions: () => z.toJSONSchema(ResourceOptionsSchema),
  ResourceResult: () => z.toJSONSchema(ResourceResultSchema),
  Service: () => z.toJSONSchema(ServiceSchema),
  Source: () => z.toJSONSchema(SourceSchema),
  Study: () => z.toJSONSchema(StudySchema),
  Survey: () => z.toJSONSchema(SurveySchema),
  TransferResult: () => z.toJSONSchema(TransferResultSchema),
};
