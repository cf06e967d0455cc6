import * as z from "zod";
import type { GapQuestion, IndexWithOptions } from "../../model/questions/gap-question.ts";
import { count, finite, id } from "../fields.ts";
import { matching } from "../matching.ts";
import { strictPart, strictRecord } from "../strict-record.ts";
import { indicatorSelection } from "./selection-shapes.ts";

const IndexReferenceSchema: z.ZodType<string | IndexWithOptions> = /* @__PURE__ */ matching<
  string | IndexWithOptions
>()(
  z.union([
    id,
    strictPart({ index: id, options: z.record(z.string(), z.union([finite, z.string()])).optional() }),
  ]),
);

/** Checks the options of `measureGap` as JSON: an index is an id, or `{ index, options }`. */
export const GapOptionsSchema: z.ZodType<GapQuestion> = /* @__PURE__ */ matching<GapQuestion>()(
  strictRecord("GapOptions", {
    ...indicatorSelection,
    index: IndexReferenceSchema.optional(),
    weights: z.enum(["population", "equal", "area"]).optional(),
    additionalIndices: z.array(IndexReferenceSchema).optional(),
    groupBy: z.string().optional(),
    nestedBy: z.array(z.string()).optional(),
    subgroups: z.array(z.string()).optional(),
    interval: strictPart({
      method: z.enum(["linearization", "bootstrap", "jackknife"]),
      confidence: z.number().gt(0).lt(1).optional(),
      replicates: count.max(1e6).optional(),
      seed: z.union([finite, z.string()]).optional(),
      intervalMethod: z.enum(["percentile", "bca", "normal"]).optional(),
    }).optional(),
    periods: z.union([z.literal("all"), z.array(z.string())]).optional(),
  }),
);
