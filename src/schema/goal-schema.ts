import * as z from "zod";
import type { Goal } from "../model/goal.ts";
import { finite, id, period } from "./fields.ts";
import { LocalizedTextSchema } from "./localized-text-schema.ts";
import { matching } from "./matching.ts";
import { strictRecord } from "./strict-record.ts";

/** Checks a {@link Goal}. */
export const GoalSchema: z.ZodType<Goal> = /* @__PURE__ */ matching<Goal>()(
  strictRecord("Goal", {
    id,
    name: LocalizedTextSchema,
    term: z.enum(["short", "medium", "long"]).optional(),
    indicator: id,
    criterion: z
      .enum(["mean", "every-region", "share-of-regions", "share-of-population", "index"])
      .optional(),
    index: id.optional(),
    target: z.union([finite, z.literal("standard")], 'must be a number, or "standard"'),
    standard: finite.optional(),
    deadline: period,
    from: period.optional(),
    weights: z.enum(["population", "equal"]).optional(),
    regions: z.array(id).min(1, "must name at least one region").optional(),
    level: z.number().int().min(0).max(20).optional(),
    within: id.optional(),
    subgroup: id.optional(),
    source: id.optional(),
  }),
);
