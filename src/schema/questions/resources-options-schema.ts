import * as z from "zod";
import type { ResourceOptions } from "../../model/questions/resources-question.ts";
import { finite, isoDate } from "../fields.ts";
import { matching } from "../matching.ts";
import { strictPart, strictRecord } from "../strict-record.ts";
import { indicatorSelection } from "./selection-shapes.ts";

/** Checks the options of `measureResources`. */
export const ResourceOptionsSchema: z.ZodType<ResourceOptions> = /* @__PURE__ */ matching<ResourceOptions>()(
  strictRecord("ResourceOptions", {
    ...indicatorSelection,
    standard: finite.optional(),
    standardDate: isoDate.optional(),
    whole: z.boolean().optional(),
    subgroups: z.array(z.string()).optional(),
    interval: strictPart({ confidence: z.number().gt(0).lt(1).optional() }).optional(),
  }),
);
