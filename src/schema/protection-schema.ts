import * as z from "zod";
import type { ProtectionOptions } from "../model/questions/protection-question.ts";
import type {
  ProtectionPoverty,
  ProtectionResult,
  SurveyShare,
  SurveyWarning,
} from "../model/results/protection-result.ts";
import { finite, id, nonNegative } from "./fields.ts";
import { matching } from "./matching.ts";
import { SourceSchema } from "./source-schema.ts";
import { strictPart, strictRecord } from "./strict-record.ts";

const share: z.ZodNumber = /* @__PURE__ */ z.number().min(0).max(1);
const between: z.ZodNumber = /* @__PURE__ */ z.number().gt(0).lt(1);

/** Checks the question of `measureProtection`. */
export const ProtectionOptionsSchema: z.ZodType<ProtectionOptions> =
  /* @__PURE__ */ matching<ProtectionOptions>()(
    strictRecord("ProtectionOptions", {
      consumption: id,
      outOfPocket: id,
      povertyLine: z.union([
        z.number().positive(),
        strictPart({ column: id }),
        strictPart({ societal: z.literal([2011, 2017, 2021]) }),
      ]),
      thresholds: z.array(nonNegative).optional(),
      food: id.optional(),
      capacityThreshold: nonNegative.optional(),
      groupBy: id.optional(),
      confidence: between.optional(),
    }),
  );

const noticeFields = {
  severity: z.literal(["info", "warning", "error"]),
  context: strictPart({
    period: z.string().optional(),
    subgroup: z.string().optional(),
    morePeriods: z.number().optional(),
  }).optional(),
  message: z.string(),
};

/** Checks a warning of a result from a survey. */
export const SurveyWarningSchema: z.ZodType<SurveyWarning> = /* @__PURE__ */ matching<SurveyWarning>()(
  z.union([
    strictPart({
      code: z.literal("illustrative_figures"),
      data: strictPart({ titles: z.array(z.string()) }),
      ...noticeFields,
    }),
    strictPart({
      code: z.literal("unverified_figures"),
      data: strictPart({ titles: z.array(z.string()) }),
      ...noticeFields,
    }),
    strictPart({
      code: z.literal("no_interval"),
      data: strictPart({
        cause: z.literal([
          "no-standard-errors",
          "no-standard-error",
          "single-unit",
          "not-finite",
          "resample-failed",
        ]),
        without: z.number().nullable(),
        of: z.number().nullable(),
      }),
      ...noticeFields,
    }),
  ]),
);

const SurveyShareSchema: z.ZodType<SurveyShare> = /* @__PURE__ */ matching<SurveyShare>()(
  strictRecord("SurveyShare", {
    value: share,
    standardError: nonNegative.nullable(),
    interval: strictPart({ lower: share, upper: share, confidence: between }).nullable(),
  }),
);

const ProtectionPovertySchema: z.ZodType<ProtectionPoverty> = /* @__PURE__ */ matching<ProtectionPoverty>()(
  strictRecord("ProtectionPoverty", {
    headcount: share,
    gap: nonNegative,
    normalizedGap: nonNegative,
    meanPositiveGap: nonNegative.nullable(),
  }),
);

/** Checks what `measureProtection` answers. */
export const ProtectionResultSchema: z.ZodType<ProtectionResult> =
  /* @__PURE__ */ matching<ProtectionResult>()(
    strictRecord("ProtectionResult", {
      kind: z.literal("protection"),
      study: id,
      name: z.string(),
      period: z.string().nullable(),
      currency: z.string().nullable(),
      value: share,
      method: z.string(),
      hardship: SurveyShareSchema,
      impoverishing: SurveyShareSchema,
      large: SurveyShareSchema,
      former: strictPart({ over10: SurveyShareSchema, over25: SurveyShareSchema }),
      povertyLine: z.number().positive().nullable(),
      poverty: strictPart({
        before: ProtectionPovertySchema,
        after: ProtectionPovertySchema,
        impoverished: share,
        furtherImpoverished: share,
      }),
      catastrophic: z.array(
        strictPart({
          resources: z.enum(["total", "food"]),
          threshold: nonNegative,
          headcount: share,
          overshoot: nonNegative.nullable(),
          meanPositiveOvershoot: nonNegative.nullable(),
          headcountConcentration: finite.nullable(),
          rankWeightedHeadcount: finite,
        }),
      ),
      rows: z.array(
        strictPart({
          group: z.union([z.string(), finite]),
          n: z.number().int().positive(),
          populationShare: share,
          value: share,
          standardError: nonNegative.nullable(),
          interval: strictPart({ lower: share, upper: share, confidence: between }).nullable(),
          impoverishing: share,
          large: share,
          below: share,
        }),
      ),
      curve: z.array(strictPart({ people: share, share: nonNegative })),
      n: z.number().int().positive(),
      omitted: z.array(z.never()),
      population: z.null(),
      warnings: z.array(SurveyWarningSchema),
      sources: z.array(SourceSchema),
    }),
  );
