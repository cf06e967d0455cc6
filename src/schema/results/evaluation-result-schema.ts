import * as z from "zod";
import type { Coefficient, CoefficientInterval } from "../../model/results/coefficient.ts";
import type {
  PolicyEffect,
  PolicyPoint,
  PolicyResult,
  PolicyRow,
} from "../../model/results/evaluation-result.ts";
import type { Permutation } from "../../model/results/permutation.ts";
import { finite } from "../fields.ts";
import { matching } from "../matching.ts";
import { strictPart, strictRecord } from "../strict-record.ts";
import { metadata } from "./result-metadata-schema.ts";

const CoefficientIntervalSchema: z.ZodType<CoefficientInterval> =
  /* @__PURE__ */ matching<CoefficientInterval>()(
    strictRecord("CoefficientInterval", {
      lower: finite,
      upper: finite,
      confidence: finite,
    }),
  );

const CoefficientSchema: z.ZodType<Coefficient> = /* @__PURE__ */ matching<Coefficient>()(
  strictRecord("Coefficient", {
    value: finite,
    standardError: finite.nullable(),
    t: finite.nullable(),
    p: finite.nullable(),
    interval: CoefficientIntervalSchema.nullable(),
  }),
);

const PermutationSchema: z.ZodType<Permutation> = /* @__PURE__ */ matching<Permutation>()(
  strictRecord("Permutation", {
    p: finite,
    assignments: finite,
    exact: z.boolean(),
  }),
);

const PolicyEffectSchema: z.ZodType<PolicyEffect> = /* @__PURE__ */ matching<PolicyEffect>()(
  strictRecord("PolicyEffect", {
    time: finite,
    period: z.string().nullable(),
    value: finite,
    lower: finite.nullable(),
    upper: finite.nullable(),
  }),
);

const PolicyPointSchema: z.ZodType<PolicyPoint> = /* @__PURE__ */ matching<PolicyPoint>()(
  strictRecord("PolicyPoint", {
    period: z.string(),
    observed: finite,
    counterfactual: finite.nullable(),
  }),
);

const PolicyRowSchema: z.ZodType<PolicyRow> = /* @__PURE__ */ matching<PolicyRow>()(
  strictRecord("PolicyRow", {
    region: z.string(),
    name: z.string(),
    from: z.string().nullable(),
    before: finite,
    after: finite,
    weight: finite.nullable(),
    placebo: finite.nullable(),
  }),
);

/** Checks what `evaluatePolicy` returns. */
export const PolicyResultSchema: z.ZodType<PolicyResult> = /* @__PURE__ */ matching<PolicyResult>()(
  strictRecord("PolicyResult", {
    ...metadata,
    kind: z.literal("evaluation"),
    design: z.enum(["did", "event-study", "group-time", "synthetic", "its"]),
    method: z.string(),
    indicator: z.string(),
    name: z.string(),
    index: z.string().nullable(),
    label: z.string(),
    direction: z.enum(["higher", "lower"]),
    value: finite,
    unit: z.string(),
    effect: CoefficientSchema,
    p: finite.nullable(),
    pFrom: z.enum(["permutation", "clustered", "normal", "placebo", "series"]),
    permutation: PermutationSchema.nullable(),
    preTrend: strictPart({
      p: finite,
      effects: finite,
    }).nullable(),
    periods: z.array(z.string()),
    regions: strictPart({
      treated: finite,
      comparison: finite,
    }),
    effects: z.array(PolicyEffectSchema),
    path: z.array(PolicyPointSchema),
    rows: z.array(PolicyRowSchema),
    caution: z.string(),
  }),
);
