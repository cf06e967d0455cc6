import * as z from "zod";
import type { Notice } from "../../model/results/notice.ts";
import { count, finite } from "../fields.ts";
import { matching } from "../matching.ts";
import { strictPart } from "../strict-record.ts";

/** A notice of one kind with its data. */
function notice<Code extends string, Data extends z.ZodType>(code: Code, data: Data) {
  return strictPart({
    code: z.literal(code),
    severity: z.enum(["info", "warning", "error"]),
    data,
    context: strictPart({
      period: z.string().optional(),
      subgroup: z.string().optional(),
      morePeriods: finite.optional(),
    }).optional(),
    message: z.string(),
  });
}

/** Checks a {@link Notice}: its code, and the data that belong to it. */
export const StudyWarningSchema: z.ZodType<Notice> = /* @__PURE__ */ matching<Notice>()(
  z
    .discriminatedUnion("code", [
      notice(
        "regions_omitted",
        strictPart({
          regions: z.array(z.string()),
          of: finite,
          missing: z.enum(["data", "evidence", "flows"]),
        }),
      ),
      notice(
        "few_regions",
        strictPart({
          n: count,
        }),
      ),
      notice(
        "population_year_differs",
        strictPart({
          concept: z.enum(["resident", "registered", "service"]),
          year: finite,
          periods: z.array(z.string()),
        }),
      ),
      notice(
        "period_chosen",
        z.union([
          strictPart({
            chosen: z.literal("period"),
            period: z.string(),
            allSubgroups: z.boolean(),
          }),
          strictPart({
            concept: z.enum(["resident", "registered", "service"]),
            year: finite,
            chosen: z.literal("population"),
          }),
          strictPart({
            chosen: z.literal("standard"),
            indicator: z.string(),
            day: z.string(),
          }),
        ]),
      ),
      notice(
        "illustrative_figures",
        strictPart({
          titles: z.array(z.string()),
        }),
      ),
      notice(
        "unverified_figures",
        strictPart({
          titles: z.array(z.string()),
        }),
      ),
      notice("no_decomposition", z.record(z.string(), z.never())),
      notice(
        "not_everyone_paid",
        strictPart({
          left: finite,
          pool: finite,
          currency: z.string().nullable(),
        }),
      ),
      notice(
        "program",
        strictPart({
          regions: z.array(z.string()),
          program: z.string(),
          warning: z.string(),
          text: z.string(),
          step: z.string().nullable(),
        }),
      ),
      notice(
        "claim_broken",
        strictPart({
          program: z.string(),
          claim: z.string(),
          detail: z.string(),
        }),
      ),
      notice(
        "populations_differ",
        strictPart({
          input: z.string(),
          population: strictPart({
            concept: z.enum(["resident", "registered", "service"]),
            year: finite,
          }),
          otherInput: z.string(),
          otherPopulation: strictPart({
            concept: z.enum(["resident", "registered", "service"]),
            year: finite,
          }),
        }),
      ),
      notice(
        "cost_assumed",
        strictPart({
          moneyUnit: z.string(),
          indicator: z.string(),
        }),
      ),
      notice(
        "losses_assumed",
        strictPart({
          regions: z.array(z.string()),
          of: finite,
        }),
      ),
      notice(
        "pooled",
        strictPart({
          regions: z.array(z.string()),
          by: z.enum(["sum", "denominators"]),
        }),
      ),
      notice(
        "pooled_by_population",
        strictPart({
          regions: z.array(z.string()),
          concept: z.enum(["resident", "registered", "service"]),
          year: finite,
        }),
      ),
      notice(
        "no_interval",
        strictPart({
          cause: z.enum([
            "no-standard-errors",
            "no-standard-error",
            "single-unit",
            "not-finite",
            "resample-failed",
          ]),
          without: finite.nullable(),
          of: finite.nullable(),
        }),
      ),
      notice(
        "no_population",
        strictPart({
          use: z.enum(["rates", "weights", "per-head"]),
          regions: z.array(z.string()),
          population: strictPart({
            concept: z.enum(["resident", "registered", "service"]),
            year: finite,
          }).nullable(),
        }),
      ),
      notice(
        "weights_differ",
        strictPart({
          share: finite,
          byPopulation: finite,
          mean: finite,
        }),
      ),
      notice(
        "scale_doubtful",
        strictPart({
          goal: z.string(),
          value: finite,
          meant: finite,
        }),
      ),
      notice(
        "flows_unlinked",
        strictPart({
          flows: z.array(z.string()),
          of: finite,
        }),
      ),
      notice(
        "flow_issue",
        strictPart({
          issue: z.enum([
            "appropriated_exceeds_budget",
            "arrived_exceeds_appropriated",
            "spent_exceeds_arrived",
            "passed_on_exceeds_received",
            "arrival_not_reported",
            "spending_not_reported",
            "undated_appropriation",
            "undated_arrival",
            "undated_spending",
            "fractions_of_a_cent",
          ]),
          flows: z.array(z.string()),
          amount: finite,
          currency: z.string(),
        }),
      ),
      notice("no_money", z.record(z.string(), z.never())),
      notice(
        "not_measurable",
        strictPart({
          goal: z.string(),
          indicator: z.string(),
          cause: z.enum(["no-values", "no-target", "single-value", "no-value-since-deadline"]),
          deadline: z.string(),
        }),
      ),
      notice(
        "unit_of_rate",
        strictPart({
          indicator: z.string(),
          unit: z.string(),
        }),
      ),
      notice(
        "total_row",
        strictPart({
          regions: z.array(z.string()),
        }),
      ),
      notice(
        "several_populations",
        strictPart({
          concepts: z.array(z.enum(["resident", "registered", "service"])),
        }),
      ),
      notice(
        "vetoed_paid",
        strictPart({
          regions: z.array(z.string()),
        }),
      ),
      notice(
        "few_treated",
        strictPart({
          n: count,
          method: z.string(),
        }),
      ),
      notice(
        "few_clusters",
        strictPart({
          n: count,
          atLeast: finite,
        }),
      ),
      notice(
        "pre_trend",
        strictPart({
          p: finite,
        }),
      ),
      notice("pre_trend_unknown", z.record(z.string(), z.never())),
      notice(
        "short_series",
        strictPart({
          before: finite,
          after: finite.nullable(),
          atLeast: finite,
        }),
      ),
      notice("weights_not_unique", z.record(z.string(), z.never())),
      notice("no_comparison", z.record(z.string(), z.never())),
    ])
    .meta({ id: "Notice" }),
);
