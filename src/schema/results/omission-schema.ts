import * as z from "zod";
import type { Omission } from "../../model/results/omission.ts";
import { finite } from "../fields.ts";
import { matching } from "../matching.ts";
import { strictPart } from "../strict-record.ts";

/** An omission for one reason with its data. */
function omission<Code extends string, Data extends z.ZodType>(code: Code, data: Data) {
  return strictPart({
    code: z.literal(code),
    data,
    region: z.string(),
    period: z.string().optional(),
    reason: z.string(),
  });
}

/** Checks an omitted region: the reason, and the data that belong to it. */
export const OmissionSchema: z.ZodType<Omission> = /* @__PURE__ */ matching<Omission>()(
  z
    .discriminatedUnion("code", [
      omission(
        "no_value",
        strictPart({
          indicator: z.string(),
          subgroup: z.string().nullable(),
          periods: z.array(z.string()),
        }),
      ),
      omission(
        "not_pooled",
        strictPart({
          indicator: z.string(),
          subgroup: z.string().nullable(),
          period: z.string(),
          cause: z.enum(["missing-values", "zero-denominators", "missing-weights", "no-residents"]),
          regions: z.array(z.string()),
          population: strictPart({
            concept: z.enum(["resident", "registered", "service"]),
            year: finite,
          }).nullable(),
        }),
      ),
      omission(
        "no_population",
        strictPart({
          concept: z.enum(["resident", "registered", "service"]),
          year: finite,
          subgroup: z.string().nullable(),
        }),
      ),
      omission("no_standard", strictPart({ indicator: z.string(), day: z.string() })),
      omission("no_area", z.record(z.string(), z.never())),
      omission("no_class", strictPart({ grouping: z.string() })),
      omission("no_input", strictPart({ input: z.string() })),
      omission("no_flow", z.record(z.string(), z.never())),
      omission("no_evidence", strictPart({ indicators: z.array(z.string()) })),
    ])
    .meta({ id: "Omission" }),
);
