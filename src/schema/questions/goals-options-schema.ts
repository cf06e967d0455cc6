import * as z from "zod";
import type { GoalsOptions } from "../../model/questions/goals-question.ts";
import { period } from "../fields.ts";
import { GoalSchema } from "../goal-schema.ts";
import { matching } from "../matching.ts";
import { strictRecord } from "../strict-record.ts";
import { PopulationSelectionSchema } from "./selection-shapes.ts";

/** Checks the options of `trackGoals`. */
export const GoalsOptionsSchema: z.ZodType<GoalsOptions> = /* @__PURE__ */ matching<GoalsOptions>()(
  strictRecord("GoalsOptions", {
    goals: z.array(GoalSchema).optional(),
    asOf: period.optional(),
    method: z.enum(["linear", "compound", "log-linear"]).optional(),
    missing: z.enum(["error", "omit"]).optional(),
    population: PopulationSelectionSchema.optional(),
  }),
);
