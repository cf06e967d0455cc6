import * as z from "zod";
import type { ReconciliationOptions } from "../../model/questions/reconciliation-question.ts";
import { count, id, isoDate, period } from "../fields.ts";
import { matching } from "../matching.ts";
import { strictRecord } from "../strict-record.ts";
import { PopulationSelectionSchema, regionSelection } from "./selection-shapes.ts";

const oneOrMore = <S extends z.ZodType>(one: S) => z.union([one, z.array(one)]).optional();

/** Checks the options of `reconcile`. */
export const ReconciliationOptionsSchema: z.ZodType<ReconciliationOptions> =
  /* @__PURE__ */ matching<ReconciliationOptions>()(
    strictRecord("ReconciliationOptions", {
      ...regionSelection,
      period: oneOrMore(period),
      service: oneOrMore(id),
      kind: oneOrMore(
        z.enum([
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
      ),
      category: oneOrMore(z.enum(["personnel", "operating", "program", "capital"])),
      currency: z.string().optional(),
      asOf: isoDate.optional(),
      linkBy: z.array(z.enum(["kind", "service", "category", "period"])).optional(),
      decimals: count.optional(),
      population: PopulationSelectionSchema.optional(),
    }),
  );
