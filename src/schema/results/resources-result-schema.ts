import * as z from "zod";
import type { ResourceResult, ResourceRow } from "../../model/results/resources-result.ts";
import { finite } from "../fields.ts";
import { matching } from "../matching.ts";
import { strictPart, strictRecord } from "../strict-record.ts";
import { metadata } from "./result-metadata-schema.ts";

const ResourceRowSchema: z.ZodType<ResourceRow> = /* @__PURE__ */ matching<ResourceRow>()(
  strictRecord("ResourceRow", {
    region: z.string(),
    name: z.string(),
    subgroup: z.string().nullable(),
    denominator: finite,
    numerator: finite,
    value: finite,
    standardError: finite.nullable(),
    ratioToPooled: finite.nullable(),
    standard: finite.nullable(),
    met: z.boolean().nullable(),
    shortfall: finite.nullable(),
  }),
);

/** Checks what `measureResources` returns. */
export const ResourceResultSchema: z.ZodType<ResourceResult> = /* @__PURE__ */ matching<ResourceResult>()(
  strictRecord("ResourceResult", {
    ...metadata,
    kind: z.literal("resources"),
    indicator: z.string(),
    name: z.string(),
    period: z.string(),
    subgroup: z.string().nullable(),
    subgroups: z.array(z.string()),
    value: finite,
    unit: z.string(),
    method: z.string(),
    interval: strictPart({
      lower: finite,
      upper: finite,
      confidence: finite,
      method: z.string(),
      standardError: finite,
    }).nullable(),
    rows: z.array(ResourceRowSchema),
    ratio: finite.nullable(),
    attainment: strictPart({
      shareOfRegions: finite,
      shareOfPopulation: finite.nullable(),
      shortfall: finite.nullable(),
      standard: z.string(),
    }).nullable(),
  }),
);
