import * as z from "zod";
import type { IncidenceOptions, IncidenceService } from "../model/questions/incidence-question.ts";
import type { IncidenceResult } from "../model/results/incidence-result.ts";
import { finite, id, nonNegative } from "./fields.ts";
import { matching } from "./matching.ts";
import { SurveyWarningSchema } from "./protection-schema.ts";
import { SourceSchema } from "./source-schema.ts";
import { strictPart, strictRecord } from "./strict-record.ts";

const share: z.ZodNumber = /* @__PURE__ */ z.number().min(0).max(1);

const IncidenceServiceSchema: z.ZodType<IncidenceService> = /* @__PURE__ */ matching<IncidenceService>()(
  strictRecord("IncidenceService", {
    use: id,
    unitSubsidy: z.union([finite, strictPart({ column: id })]).optional(),
    unitCost: z.union([nonNegative, strictPart({ column: id })]).optional(),
    fees: id.optional(),
    total: nonNegative.optional(),
  }),
);

/** Checks the question of `measureIncidence`. */
export const IncidenceOptionsSchema: z.ZodType<IncidenceOptions> =
  /* @__PURE__ */ matching<IncidenceOptions>()(
    strictRecord("IncidenceOptions", {
      income: id,
      rankBy: id.optional(),
      services: z.record(id, IncidenceServiceSchema).optional(),
      assumption: z.enum(["constant-cost", "constant-subsidy", "proportional-cost"]).optional(),
      sources: z.record(id, id).optional(),
      shares: z.record(id, nonNegative).optional(),
      groups: z.number().int().min(1).max(1000).optional(),
    }),
  );

const verdict: z.ZodNullable<
  z.ZodEnum<{ dominates: "dominates"; dominated: "dominated"; crosses: "crosses"; none: "none" }>
> = /* @__PURE__ */ z.enum(["dominates", "dominated", "crosses", "none"]).nullable();

/** Checks what `measureIncidence` answers. */
export const IncidenceResultSchema: z.ZodType<IncidenceResult> = /* @__PURE__ */ matching<IncidenceResult>()(
  strictRecord("IncidenceResult", {
    kind: z.literal("incidence"),
    study: id,
    name: z.string(),
    period: z.string().nullable(),
    currency: z.string().nullable(),
    gini: share.nullable(),
    method: z.string(),
    rows: z.array(
      strictPart({
        service: z.string(),
        share: finite,
        total: finite,
        shares: z.array(finite).nullable(),
        concentrationIndex: finite.nullable(),
        kakwani: finite.nullable(),
        againstEquality: verdict,
        againstLorenz: verdict,
        curve: z.array(strictPart({ people: share, share: finite })),
      }),
    ),
    payments: z.array(
      strictPart({
        source: z.string(),
        share,
        concentrationIndex: finite.nullable(),
        kakwani: finite.nullable(),
        contribution: finite,
      }),
    ),
    overall: strictPart({ concentrationIndex: finite, kakwani: finite }).nullable(),
    n: z.number().int().positive(),
    omitted: z.array(z.never()),
    population: z.null(),
    warnings: z.array(SurveyWarningSchema),
    sources: z.array(SourceSchema),
  }),
);
