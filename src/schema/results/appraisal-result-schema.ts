import * as z from "zod";
import type {
  AppraisalDeduction,
  AppraisalResult,
  AppraisalRow,
} from "../../model/results/appraisal-result.ts";
import type { AppliedVeto, Deduction, NodeScore, Rescaling } from "../../model/results/appraisal-score.ts";
import { count, finite } from "../fields.ts";
import { matching } from "../matching.ts";
import { strictPart, strictRecord } from "../strict-record.ts";
import { metadata } from "./result-metadata-schema.ts";

const AppraisalDeductionSchema: z.ZodType<AppraisalDeduction> =
  /* @__PURE__ */ matching<AppraisalDeduction>()(
    strictRecord("AppraisalDeduction", {
      node: z.string(),
      name: z.string(),
      points: finite,
      reason: z.string(),
    }),
  );

const AppliedVetoSchema: z.ZodType<AppliedVeto> = /* @__PURE__ */ matching<AppliedVeto>()(
  strictRecord("AppliedVeto", {
    id: z.string(),
    name: z.string(),
    maxGrade: z.string(),
    reason: z.string(),
  }),
);

const DeductionSchema: z.ZodType<Deduction> = /* @__PURE__ */ matching<Deduction>()(
  strictRecord("Deduction", {
    points: finite,
    reason: z.string(),
  }),
);

const RescalingSchema: z.ZodType<Rescaling> = /* @__PURE__ */ matching<Rescaling>()(
  strictRecord("Rescaling", {
    from: finite,
    to: finite,
    reason: z.string(),
  }),
);

const NodeScoreSchema: z.ZodType<NodeScore> = /* @__PURE__ */ matching<NodeScore>()(
  strictRecord("NodeScore", {
    id: z.string(),
    name: z.string(),
    points: finite,
    maximum: finite,
    rule: z
      .enum([
        "ratio",
        "deduct-per-step",
        "deduct-per-item",
        "bands",
        "binary",
        "penalty",
        "lateness",
        "thresholds",
        "deciles",
        "piecewise",
        "sampled",
        "manual",
        "report-only",
      ])
      .nullable(),
    applicable: z.boolean(),
    notApplicable: z.string().nullable(),
    value: z.union([finite, z.boolean()]).nullable(),
    deductions: z.array(DeductionSchema),
    rescaled: RescalingSchema.nullable(),
    children: z.array(z.lazy(() => NodeScoreSchema)),
  }),
);

const AppraisalRowSchema: z.ZodType<AppraisalRow> = /* @__PURE__ */ matching<AppraisalRow>()(
  strictRecord("AppraisalRow", {
    subject: z.string(),
    name: z.string(),
    score: finite,
    maximum: finite,
    grade: z.string().nullable(),
    deductions: z.array(AppraisalDeductionSchema),
    vetoes: z.array(AppliedVetoSchema),
    nodes: z.array(NodeScoreSchema),
    payment: finite.nullable(),
  }),
);

/** Checks what `appraise` returns. */
export const AppraisalResultSchema: z.ZodType<AppraisalResult> = /* @__PURE__ */ matching<AppraisalResult>()(
  strictRecord("AppraisalResult", {
    ...metadata,
    kind: z.literal("appraisal"),
    scheme: z.string(),
    name: z.string(),
    year: finite,
    value: finite,
    unit: z.literal("points"),
    method: z.string(),
    rows: z.array(AppraisalRowSchema),
    grades: z.array(
      strictPart({
        grade: z.string(),
        n: count,
      }),
    ),
    payment: strictPart({
      pool: finite,
      currency: z.string(),
      rule: z.string(),
      paid: finite,
      residual: finite,
    }).nullable(),
  }),
);
