import * as z from "zod";
import type { FitReport, InvariantReport, ParameterReport } from "../../model/results/simulation-reports.ts";
import type { TransferResult, TransferRow } from "../../model/results/transfer-result.ts";
import { finite } from "../fields.ts";
import { matching } from "../matching.ts";
import { strictPart, strictRecord } from "../strict-record.ts";
import { metadata } from "./result-metadata-schema.ts";

const TransferRowSchema: z.ZodType<TransferRow> = /* @__PURE__ */ matching<TransferRow>()(
  strictRecord("TransferRow", {
    region: z.string(),
    name: z.string(),
    amount: finite,
    perHead: finite.nullable(),
    before: finite.nullable(),
    after: finite.nullable(),
    binding: z.string(),
    bindingLabel: z.string(),
  }),
);

const FitReportSchema: z.ZodType<FitReport> = /* @__PURE__ */ matching<FitReport>()(
  strictRecord("FitReport", {
    step: z.string(),
    group: z.union([z.string(), finite]).nullable(),
    multiplier: finite,
    residual: finite,
    atLower: z.array(z.string()),
    atUpper: z.array(z.string()),
    belowFloor: z.array(z.string()),
    excluded: z.array(z.string()),
  }),
);

const InvariantReportSchema: z.ZodType<InvariantReport> = /* @__PURE__ */ matching<InvariantReport>()(
  strictRecord("InvariantReport", {
    claim: z.string(),
    holds: z.boolean(),
    deviation: finite,
    detail: z.string(),
  }),
);

const ParameterReportSchema: z.ZodType<ParameterReport> = /* @__PURE__ */ matching<ParameterReport>()(
  strictRecord("ParameterReport", {
    name: z.string(),
    value: z.union([finite, z.array(finite), z.record(z.string(), finite)]),
    from: z.string().nullable(),
    status: z.enum(["published", "derived", "unverified", "illustrative", "given"]),
    source: z.string(),
  }),
);

/** Checks what `simulateTransfer` returns. */
export const TransferResultSchema: z.ZodType<TransferResult> = /* @__PURE__ */ matching<TransferResult>()(
  strictRecord("TransferResult", {
    ...metadata,
    kind: z.literal("transfer"),
    program: z.string(),
    title: z.string(),
    period: z.string().nullable(),
    value: finite,
    unit: z.string(),
    method: z.string(),
    rows: z.array(TransferRowSchema),
    effect: strictPart({
      giniBefore: finite,
      giniAfter: finite,
      gapClosed: finite.nullable(),
      gapTo: z.enum(["need", "mean"]),
      leakage: finite.nullable(),
    }).nullable(),
    fits: z.array(FitReportSchema),
    invariants: z.array(InvariantReportSchema),
    parameters: z.array(ParameterReportSchema),
    assumptions: z.array(z.string()),
    explanations: z.array(
      strictPart({
        region: z.string(),
        text: z.string(),
      }),
    ),
  }),
);
