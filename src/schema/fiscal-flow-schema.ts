import * as z from "zod";
import type { DatedAmount, FiscalFlow, FlowEnd } from "../model/fiscal-flow.ts";
import { id, isoDate, period, text } from "./fields.ts";
import { matching } from "./matching.ts";
import { strictRecord } from "./strict-record.ts";

const FlowEndSchema: z.ZodType<FlowEnd> = /* @__PURE__ */ matching<FlowEnd>()(
  strictRecord("FlowEnd", { tier: text, region: id }),
);

const DatedAmountSchema: z.ZodType<DatedAmount> = /* @__PURE__ */ matching<DatedAmount>()(
  strictRecord("DatedAmount", {
    // Below 0: a correction.
    amount: z.number(),
    date: isoDate.optional(),
    offPurpose: z.boolean().optional(),
  }),
);

/** Checks a {@link FiscalFlow}. */
export const FiscalFlowSchema: z.ZodType<FiscalFlow> = /* @__PURE__ */ matching<FiscalFlow>()(
  strictRecord("FiscalFlow", {
    id,
    from: FlowEndSchema,
    to: FlowEndSchema,
    kind: z.enum([
      "own-revenue",
      "tax-sharing",
      "general-transfer",
      "specific-transfer",
      "shared-responsibility-transfer",
      "matching-fund",
      "per-capita-subsidy",
      "service-income",
      "social-capital",
      "insurance-fund",
      "medical-assistance",
      "local-debt",
      "other",
    ]),
    category: z.enum(["personnel", "operating", "program", "capital"]).optional(),
    service: id.optional(),
    period,
    currency: z.string().regex(/^[A-Z]{3}$/, "must be an ISO 4217 code such as CNY"),
    amounts: strictRecord("FlowAmounts", {
      budgeted: z.array(DatedAmountSchema).optional(),
      appropriated: z.array(DatedAmountSchema).optional(),
      arrived: z.array(DatedAmountSchema).optional(),
      spent: z.array(DatedAmountSchema).optional(),
    }),
    returned: z.array(DatedAmountSchema).optional(),
    carriedOver: z.array(DatedAmountSchema).optional(),
    dueDate: isoDate.optional(),
    source: id.optional(),
  }),
);
