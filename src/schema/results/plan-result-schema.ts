import * as z from "zod";
import type { PlanCertificate, PlanPoint } from "../../model/results/plan-parts.ts";
import type { PlanRefusal } from "../../model/results/plan-refusal.ts";
import type { PlanCell, PlanResult, PlanRow, PlanYearRow } from "../../model/results/plan-result.ts";
import { finite } from "../fields.ts";
import { matching } from "../matching.ts";
import { strictPart, strictRecord } from "../strict-record.ts";
import { metadata } from "./result-metadata-schema.ts";

const PlanCellSchema: z.ZodType<PlanCell> = /* @__PURE__ */ matching<PlanCell>()(
  strictRecord("PlanCell", {
    year: z.string(),
    disbursed: finite,
    arrived: finite,
    localContribution: finite,
    before: finite,
    after: finite,
    standard: finite.nullable(),
    shortfall: finite,
    binding: z.enum(["standard", "budget", "floor", "cap", "local", "collar", "none", "excluded"]),
  }),
);

const PlanRowSchema: z.ZodType<PlanRow> = /* @__PURE__ */ matching<PlanRow>()(
  strictRecord("PlanRow", {
    region: z.string(),
    name: z.string(),
    population: finite,
    tier: z.string().nullable(),
    centralShare: finite,
    lossRate: finite,
    before: finite,
    after: finite,
    shortfall: finite,
    disbursed: finite,
    arrived: finite,
    localContribution: finite,
    years: z.array(PlanCellSchema),
  }),
);

const PlanYearRowSchema: z.ZodType<PlanYearRow> = /* @__PURE__ */ matching<PlanYearRow>()(
  strictRecord("PlanYearRow", {
    year: z.string(),
    unspent: finite,
    index: finite.nullable(),
    budget: finite,
    counted: z.boolean(),
    available: finite,
    disbursed: finite,
    arrived: finite,
    lost: finite,
    localContribution: finite,
    gapBefore: finite,
    remainingGap: finite,
    shadowPrice: finite,
  }),
);

const PlanPointSchema: z.ZodType<PlanPoint> = /* @__PURE__ */ matching<PlanPoint>()(
  strictRecord("PlanPoint", {
    scale: finite,
    budget: finite,
    remainingGap: finite,
    index: finite.nullable(),
  }),
);

const PlanCertificateSchema: z.ZodType<PlanCertificate> = /* @__PURE__ */ matching<PlanCertificate>()(
  strictRecord("PlanCertificate", {
    objective: z.enum(["gap", "index", "squared-gap", "largest-gap", "money"]),
    primal: finite,
    dual: finite,
    dualityGap: finite,
    maxViolation: finite,
    optimal: z.boolean(),
    method: z.string(),
  }),
);

const PlanRefusalSchema: z.ZodType<PlanRefusal> = /* @__PURE__ */ matching<PlanRefusal>()(
  strictRecord("PlanRefusal", {
    code: z.enum([
      "rules-contradict",
      "minimum-exceeds-budget",
      "region-held-short",
      "limits-keep-short",
      "target-out-of-reach",
      "budget-short",
      "budget-late",
      "index-short",
    ]),
    region: z.string().nullable(),
    year: z.string().nullable(),
    amount: finite.nullable(),
    shortBy: finite.nullable(),
  }),
);

/** Checks what `planEqualization` returns. */
export const PlanResultSchema: z.ZodType<PlanResult> = /* @__PURE__ */ matching<PlanResult>()(
  strictRecord("PlanResult", {
    ...metadata,
    kind: z.literal("plan"),
    indicator: z.string(),
    name: z.string(),
    period: z.string(),
    subgroup: z.string().nullable(),
    target: z.union([
      strictPart({
        kind: z.literal("standard"),
        targetYear: z.string(),
      }),
      strictPart({
        kind: z.literal("index"),
        index: z.string(),
        label: z.string(),
        atMost: finite,
        targetYear: z.string(),
      }),
    ]),
    status: z.enum(["short", "met", "infeasible"]),
    feasible: z.boolean(),
    refusal: PlanRefusalSchema.nullable(),
    reason: z.string().nullable(),
    value: finite.nullable(),
    unit: z.string(),
    gapBefore: finite,
    levelUnit: z.string(),
    moneyUnit: z.string(),
    method: z.string(),
    rows: z.array(PlanRowSchema),
    years: z.array(PlanYearRowSchema),
    budget: finite,
    disbursed: finite.nullable(),
    fundingGap: finite.nullable(),
    minimumBudget: strictPart({
      total: finite,
      byYear: z.array(finite),
    }).nullable(),
    minimumScale: finite.nullable(),
    minimumRuleBudget: strictPart({
      total: finite,
      byYear: z.array(finite),
    }).nullable(),
    frontier: z.array(PlanPointSchema),
    shadowPrices: z.array(finite),
    binding: strictPart({
      standard: finite,
      budget: finite,
      floor: finite,
      cap: finite,
      local: finite,
      collar: finite,
      none: finite,
      excluded: finite,
    }),
    certificate: PlanCertificateSchema.nullable(),
  }),
);
