import * as z from "zod";
import type { GoalPoint, GoalRow, GoalsResult, LaggingRegion } from "../../model/results/goals-result.ts";
import { count, finite } from "../fields.ts";
import { matching } from "../matching.ts";
import { strictPart, strictRecord } from "../strict-record.ts";
import { OmissionSchema } from "./omission-schema.ts";
import { metadata, PopulationUseSchema } from "./result-metadata-schema.ts";

const GoalPointSchema: z.ZodType<GoalPoint> = /* @__PURE__ */ matching<GoalPoint>()(
  strictRecord("GoalPoint", {
    period: z.string(),
    year: finite,
    value: finite,
    n: count,
  }),
);

const LaggingRegionSchema: z.ZodType<LaggingRegion> = /* @__PURE__ */ matching<LaggingRegion>()(
  strictRecord("LaggingRegion", {
    region: z.string(),
    name: z.string(),
    value: finite,
    target: finite,
    gap: finite,
    share: finite,
  }),
);

const GoalRowSchema: z.ZodType<GoalRow> = /* @__PURE__ */ matching<GoalRow>()(
  strictRecord("GoalRow", {
    goal: z.string(),
    name: z.string(),
    term: z.enum(["short", "medium", "long"]).nullable(),
    indicator: z.string(),
    indicatorName: z.string(),
    indicatorUnit: z.string(),
    criterion: z.enum(["mean", "every-region", "share-of-regions", "share-of-population", "index"]),
    index: z.string().nullable(),
    method: z.string(),
    unit: z.string(),
    direction: z.enum(["higher", "lower"]),
    subgroup: z.string().nullable(),
    target: finite.nullable(),
    deadline: z.string(),
    status: z.enum(["achieved", "on-track", "off-track", "not-achieved", "regressing", "not-measurable"]),
    reason: z.string(),
    baseline: GoalPointSchema.nullable(),
    current: GoalPointSchema.nullable(),
    distance: finite.nullable(),
    progress: finite.nullable(),
    annualChange: finite.nullable(),
    requiredAnnualChange: finite.nullable(),
    annualChangeUnit: z.string(),
    projected: finite.nullable(),
    projectedYear: finite.nullable(),
    firstMet: z.string().nullable(),
    metSince: z.string().nullable(),
    series: z.array(GoalPointSchema),
    laggingRegions: z.array(LaggingRegionSchema),
    n: count,
    weights: z.enum(["population", "equal"]).nullable(),
    population: PopulationUseSchema.nullable(),
    omitted: z.array(OmissionSchema),
    omittedPeriods: z.array(
      strictPart({
        period: z.string(),
        reason: z.string(),
      }),
    ),
  }),
);

/** Checks what `trackGoals` returns. */
export const GoalsResultSchema: z.ZodType<GoalsResult> = /* @__PURE__ */ matching<GoalsResult>()(
  strictRecord("GoalsResult", {
    ...metadata,
    kind: z.literal("goals"),
    value: finite,
    unit: z.literal("share"),
    method: z.string(),
    asOf: z.string().nullable(),
    rows: z.array(GoalRowSchema),
    counts: z.array(
      strictPart({
        status: z.enum(["achieved", "on-track", "off-track", "not-achieved", "regressing", "not-measurable"]),
        n: count,
      }),
    ),
    byTerm: z.array(
      strictPart({
        term: z.enum(["short", "medium", "long"]).nullable(),
        n: count,
        onTrack: finite,
      }),
    ),
  }),
);
