import * as z from "zod";
import type {
  ConfidenceInterval,
  GapContrast,
  GapDecomposition,
  GapGroup,
  GapIndex,
  GapNesting,
  GapPeriod,
  GapResult,
  GapRow,
} from "../../model/results/gap-result.ts";
import { count, finite } from "../fields.ts";
import { matching } from "../matching.ts";
import { strictPart, strictRecord } from "../strict-record.ts";
import { metadata } from "./result-metadata-schema.ts";

const ConfidenceIntervalSchema: z.ZodType<ConfidenceInterval> =
  /* @__PURE__ */ matching<ConfidenceInterval>()(
    strictRecord("ConfidenceInterval", {
      lower: finite,
      upper: finite,
      confidence: finite,
      method: z.string(),
      standardError: finite,
    }),
  );

const GapIndexSchema: z.ZodType<GapIndex> = /* @__PURE__ */ matching<GapIndex>()(
  strictRecord("GapIndex", {
    method: z.string(),
    label: z.string(),
    value: finite.nullable(),
    unit: z.string(),
    interval: ConfidenceIntervalSchema.nullable(),
    reason: z.string().nullable(),
  }),
);

const GapPeriodSchema: z.ZodType<GapPeriod> = /* @__PURE__ */ matching<GapPeriod>()(
  strictRecord("GapPeriod", {
    period: z.string(),
    value: finite,
    mean: finite,
    n: count,
    additionalValues: z.array(finite.nullable()),
  }),
);

const GapRowSchema: z.ZodType<GapRow> = /* @__PURE__ */ matching<GapRow>()(
  strictRecord("GapRow", {
    region: z.string(),
    name: z.string(),
    value: finite,
    weight: finite,
    group: z.string().nullable(),
    subgroup: z.string().nullable(),
  }),
);

const GapGroupSchema: z.ZodType<GapGroup> = /* @__PURE__ */ matching<GapGroup>()(
  strictRecord("GapGroup", {
    group: z.string(),
    n: count,
    weightShare: finite,
    mean: finite,
    meanBasis: z.enum(["population", "equal", "area", "denominators", "mixed"]),
    within: finite.nullable(),
  }),
);

const GapDecompositionSchema: z.ZodType<GapDecomposition> = /* @__PURE__ */ matching<GapDecomposition>()(
  strictRecord("GapDecomposition", {
    groupBy: z.string(),
    method: z.string(),
    total: finite,
    between: finite,
    within: finite,
  }),
);

const GapNestingSchema: z.ZodType<GapNesting> = /* @__PURE__ */ matching<GapNesting>()(
  strictRecord("GapNesting", {
    method: z.string(),
    total: finite,
    levels: z.array(
      strictPart({
        groupBy: z.string(),
        between: finite,
        share: finite.nullable(),
      }),
    ),
    within: finite,
    withinShare: finite.nullable(),
  }),
);

const GapContrastSchema: z.ZodType<GapContrast> = /* @__PURE__ */ matching<GapContrast>()(
  strictRecord("GapContrast", {
    first: z.string(),
    last: z.string(),
    firstMean: finite,
    lastMean: finite,
    meanBasis: z.enum(["population", "equal", "area", "denominators", "mixed"]),
    ratio: finite.nullable(),
    difference: finite,
    rows: z.array(
      strictPart({
        region: z.string(),
        name: z.string(),
        first: finite,
        last: finite,
        ratio: finite.nullable(),
        difference: finite,
      }),
    ),
  }),
);

/** Checks what `measureGap` returns. */
export const GapResultSchema: z.ZodType<GapResult> = /* @__PURE__ */ matching<GapResult>()(
  strictRecord("GapResult", {
    ...metadata,
    kind: z.literal("gap"),
    indicator: z.string(),
    name: z.string(),
    period: z.string(),
    subgroup: z.string().nullable(),
    subgroups: z.array(z.string()),
    value: finite,
    unit: z.string(),
    method: z.string(),
    label: z.string(),
    weights: z.enum(["population", "equal", "area"]),
    mean: finite,
    meanBasis: z.enum(["population", "equal", "area", "denominators", "mixed"]),
    valueUnit: z.string(),
    interval: ConfidenceIntervalSchema.nullable(),
    additionalIndices: z.array(GapIndexSchema),
    series: z.array(GapPeriodSchema),
    rows: z.array(GapRowSchema),
    groups: z.array(GapGroupSchema),
    decomposition: GapDecompositionSchema.nullable(),
    nesting: GapNestingSchema.nullable(),
    contrast: GapContrastSchema.nullable(),
  }),
);
