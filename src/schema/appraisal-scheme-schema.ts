import * as z from "zod";
import type { AppraisalNode, AppraisalRule, AppraisalScheme, Evidence } from "../model/appraisal-scheme.ts";
import { finite, id, isoDate, label, nonNegative, text, year } from "./fields.ts";
import { matching } from "./matching.ts";
import { strictRecord } from "./strict-record.ts";

const target = /* @__PURE__ */ z.union(
  [finite, z.array(strictRecord("DatedTarget", { from: isoDate, value: finite })).min(1)],
  "must be a number, or a list of { from, value } by date",
);
const direction = /* @__PURE__ */ z.enum(["higher", "lower"]).optional();
const steps = /* @__PURE__ */ z.enum(["linear", "floor", "ceil"]);
const positive = /* @__PURE__ */ z.number().positive();

/** The rules that score a rate: a sample can stand before them. */
const rateRules = /* @__PURE__ */ [
  strictRecord("RatioRule", {
    kind: z.literal("ratio"),
    target,
    direction,
    excess: z.enum(["inverse", "linear"]).optional(),
  }),
  strictRecord("DeductPerStepRule", {
    kind: z.literal("deduct-per-step"),
    target,
    step: positive,
    deduct: nonNegative,
    steps,
    direction,
  }),
  strictRecord("BandsRule", {
    kind: z.literal("bands"),
    bands: z
      .array(strictRecord("ScoreBand", { from: finite, to: finite.optional(), points: nonNegative }))
      .min(1),
    below: nonNegative.optional(),
    closed: z.enum(["lower", "upper"]).optional(),
  }),
  strictRecord("ThresholdsRule", { kind: z.literal("thresholds"), lower: finite, upper: finite, direction }),
  strictRecord("DecilesRule", {
    kind: z.literal("deciles"),
    benchmarks: z.array(finite).min(1),
    truncate: z.number().int().min(0).max(10).optional(),
  }),
  strictRecord("PiecewiseRule", {
    kind: z.literal("piecewise"),
    knots: z.array(strictRecord("Knot", { value: finite, points: nonNegative })).min(1),
  }),
] as const;

/** Checks an {@link AppraisalRule}. */
export const AppraisalRuleSchema: z.ZodType<AppraisalRule> = /* @__PURE__ */ matching<AppraisalRule>()(
  z.discriminatedUnion("kind", [
    ...rateRules,
    strictRecord("DeductPerItemRule", { kind: z.literal("deduct-per-item"), deduct: nonNegative }),
    strictRecord("BinaryRule", { kind: z.literal("binary"), expected: z.boolean().optional() }),
    strictRecord("PenaltyRule", { kind: z.literal("penalty"), deduct: nonNegative }),
    strictRecord("LatenessRule", {
      kind: z.literal("lateness"),
      unitDays: positive,
      deduct: nonNegative,
      steps,
      graceDays: nonNegative.optional(),
    }),
    strictRecord("SampledRule", {
      kind: z.literal("sampled"),
      rule: z.discriminatedUnion("kind", rateRules),
    }),
    strictRecord("ManualRule", { kind: z.literal("manual"), outOf: positive.optional() }),
    strictRecord("ReportOnlyRule", { kind: z.literal("report-only") }),
  ]),
);

/** Checks an {@link AppraisalNode} and all nodes below it. */
export const AppraisalNodeSchema: z.ZodType<AppraisalNode> = /* @__PURE__ */ matching<AppraisalNode>()(
  strictRecord("AppraisalNode", {
    id,
    name: label,
    points: nonNegative.optional(),
    weight: nonNegative.optional(),
    get children(): z.ZodOptional<z.ZodArray<z.ZodType<AppraisalNode>>> {
      return z.array(AppraisalNodeSchema).optional();
    },
    rule: AppraisalRuleSchema.optional(),
    appliesTo: z.array(text).optional(),
    unit: label.optional(),
    note: text.optional(),
  }),
);

/** Checks an {@link AppraisalScheme}. */
export const AppraisalSchemeSchema: z.ZodType<AppraisalScheme> = /* @__PURE__ */ matching<AppraisalScheme>()(
  strictRecord("AppraisalScheme", {
    id,
    name: label,
    year,
    root: AppraisalNodeSchema,
    grades: z.array(strictRecord("GradeBand", { from: finite, grade: text })).optional(),
    vetoes: z
      .array(
        strictRecord("Veto", {
          id,
          name: label,
          maxGrade: text,
          when: strictRecord("VetoTrigger", {
            node: id,
            accuracyBelow: nonNegative.optional(),
            scoreRateBelow: nonNegative.optional(),
          }).optional(),
        }),
      )
      .optional(),
    institutionLevels: z.array(text).optional(),
    weights: z.enum(["error", "rescale"]).optional(),
    notApplicable: z.enum(["rescale", "rescale-siblings", "drop"]).optional(),
    round: z.number().int().min(0).max(10).optional(),
    source: id.optional(),
  }),
);

/** Checks an {@link Evidence}. */
export const EvidenceSchema: z.ZodType<Evidence> = /* @__PURE__ */ matching<Evidence>()(
  strictRecord("Evidence", {
    node: id,
    value: z.union([finite, z.boolean()], "must be a number, true, false or null").nullable(),
    subject: id.optional(),
    sample: strictRecord("VerificationSample", {
      checked: z.number().int().min(1),
      confirmed: z.number().int().min(0),
    }).optional(),
    counts: strictRecord("EvidenceCounts", {
      numerator: nonNegative,
      denominator: nonNegative,
      exceptions: nonNegative.optional(),
    }).optional(),
    dates: strictRecord("EvidenceDates", { due: isoDate, done: isoDate }).optional(),
    applicable: z.boolean().optional(),
    note: text.optional(),
  }),
);
