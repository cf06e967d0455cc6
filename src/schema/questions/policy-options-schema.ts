import * as z from "zod";
import type { PolicyOptions } from "../../model/questions/evaluation-question.ts";
import { id, period } from "../fields.ts";
import { matching } from "../matching.ts";
import { strictRecord } from "../strict-record.ts";
import { PopulationSelectionSchema, regionSelection } from "./selection-shapes.ts";

/** Checks the options of `evaluatePolicy`. */
export const PolicyOptionsSchema: z.ZodType<PolicyOptions> = /* @__PURE__ */ matching<PolicyOptions>()(
  strictRecord("PolicyOptions", {
    ...regionSelection,
    indicator: id,
    subgroup: z.string().optional(),
    missing: z.enum(["error", "omit"]).optional(),
    population: PopulationSelectionSchema.optional(),
    treated: z.record(id, period),
    method: z.enum(["did", "event-study", "group-time", "synthetic", "its"]),
    index: z.enum(["theil", "meanLogDeviation", "coefficientOfVariation", "gini"]).optional(),
    periods: z.array(period).optional(),
    weights: z.enum(["population", "equal"]).optional(),
    seed: z.number().optional(),
    confidence: z.number().gt(0).lt(1).optional(),
  }),
);
