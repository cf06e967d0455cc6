import * as z from "zod";
import type { Study } from "../model/study.ts";
import { AppraisalSchemeSchema } from "./appraisal-scheme-schema.ts";
import { id, text, year } from "./fields.ts";
import { FiscalFlowSchema } from "./fiscal-flow-schema.ts";
import { GoalSchema } from "./goal-schema.ts";
import { IndicatorSchema } from "./indicator-schema.ts";
import { LocalizedTextSchema } from "./localized-text-schema.ts";
import { matching } from "./matching.ts";
import { ObservationSchema } from "./observation-schema.ts";
import { RegionSchema } from "./region-schema.ts";
import { ServiceSchema } from "./service-schema.ts";
import { SourceSchema } from "./source-schema.ts";
import { strictRecord } from "./strict-record.ts";

/**
 * Checks the shape of a {@link Study}. What records say of each other is checked by `parseStudy`, which also
 * names the record concerned.
 */
export const StudySchema: z.ZodType<Study> = /* @__PURE__ */ matching<Study>()(
  strictRecord("Study", {
    id,
    name: LocalizedTextSchema,
    description: text.optional(),
    population: strictRecord("PopulationSelection", {
      concept: z.enum(["resident", "registered", "service"]),
      year,
    }).optional(),
    regions: z.array(RegionSchema).min(1, "needs at least one region"),
    services: z.array(ServiceSchema).optional(),
    indicators: z.array(IndicatorSchema).optional(),
    observations: z.array(ObservationSchema).optional(),
    flows: z.array(FiscalFlowSchema).optional(),
    goals: z.array(GoalSchema).optional(),
    schemes: z.array(AppraisalSchemeSchema).optional(),
    sources: z.array(SourceSchema).optional(),
  }),
);
