import * as z from "zod";
import { AppraisalSchemeSchema, EvidenceSchema } from "./appraisal-scheme-schema.ts";
import { FiscalFlowSchema } from "./fiscal-flow-schema.ts";
import { GoalSchema } from "./goal-schema.ts";
import { IndicatorSchema } from "./indicator-schema.ts";
import { ObservationSchema } from "./observation-schema.ts";
import { RegionSchema } from "./region-schema.ts";
import { ServiceSchema } from "./service-schema.ts";
import { SourceSchema } from "./source-schema.ts";
import { StudySchema } from "./study-schema.ts";

/** A JSON Schema document, draft 2020-12. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * Every schema as a JSON Schema (draft 2020-12), for OpenAPI documents, form builders and other languages.
 *
 * Each is made when it is asked for: importing costs nothing. The model itself stands under `$defs`, beside
 * those it is built of, and `$ref` points to it.
 *
 * @example
 * ```ts
 * import { jsonSchemas } from "equalis/schema";
 * jsonSchemas.Region().$ref; // => "#/$defs/Region"
 * ```
 */
export const jsonSchemas: {
  /** Of the appraisal scheme. */
  readonly AppraisalScheme: () => JsonSchema;
  /** Of a piece of evidence. */
  readonly Evidence: () => JsonSchema;
  /** Of a fiscal flow. */
  readonly FiscalFlow: () => JsonSchema;
  /** Of a goal. */
  readonly Goal: () => JsonSchema;
  /** Of an indicator. */
  readonly Indicator: () => JsonSchema;
  /** Of an observation. */
  readonly Observation: () => JsonSchema;
  /** Of a region. */
  readonly Region: () => JsonSchema;
  /** Of a service. */
  readonly Service: () => JsonSchema;
  /** Of a source. */
  readonly Source: () => JsonSchema;
  /** Of a whole study. */
  readonly Study: () => JsonSchema;
} = {
  AppraisalScheme: () => z.toJSONSchema(AppraisalSchemeSchema),
  Evidence: () => z.toJSONSchema(EvidenceSchema),
  FiscalFlow: () => z.toJSONSchema(FiscalFlowSchema),
  Goal: () => z.toJSONSchema(GoalSchema),
  Indicator: () => z.toJSONSchema(IndicatorSchema),
  Observation: () => z.toJSONSchema(ObservationSchema),
  Region: () => z.toJSONSchema(RegionSchema),
  Service: () => z.toJSONSchema(ServiceSchema),
  Source: () => z.toJSONSchema(SourceSchema),
  Study: () => z.toJSONSchema(StudySchema),
};
