import * as z from "zod";
import type { Survey } from "../model/survey.ts";
import { finite, id, label, nonNegative, period } from "./fields.ts";
import { LocalizedTextSchema } from "./localized-text-schema.ts";
import { matching } from "./matching.ts";
import { SourceSchema } from "./source-schema.ts";
import { strictPart, strictRecord, withoutCode } from "./strict-record.ts";

/** Checks a {@link Survey}: its shape, columns of one length, and names that its columns and labels have. */
export const SurveySchema: z.ZodType<Survey> = /* @__PURE__ */ matching<Survey>()(
  withoutCode(() =>
    strictRecord("Survey", {
      id,
      name: LocalizedTextSchema,
      unit: z.enum(["household", "person"]),
      columns: z.record(id, z.array(finite)),
      labels: z.record(id, z.array(z.union([z.string(), finite]))).optional(),
      weights: id.optional(),
      householdSize: id.optional(),
      strata: id.optional(),
      clusters: id.optional(),
      replicates: strictPart({
        columns: z.array(id).min(2),
        design: z.enum(["brr", "fay", "jk1", "jk2", "jkn", "bootstrap", "sdr", "other"]),
        fay: z.number().min(0).lt(1).optional(),
        scale: z.number().positive().optional(),
        rscales: z.array(nonNegative).optional(),
        mse: z.boolean().optional(),
        combined: z.boolean().optional(),
      }).optional(),
      period: period.optional(),
      currency: label.optional(),
      sources: z.array(SourceSchema).optional(),
    }).superRefine((survey, context) => {
      const columns = Object.entries(survey.columns);
      const length = columns[0]?.[1].length ?? 0;
      if (length === 0) context.addIssue({ code: "custom", path: ["columns"], message: "has no rows" });
      for (const [kind, record] of [
        ["columns", survey.columns],
        ["labels", survey.labels ?? {}],
      ] as const) {
        for (const [name, entries] of Object.entries(record)) {
          if (entries.length === length) continue;
          context.addIssue({
            code: "custom",
            path: [kind, name],
            message: `has ${entries.length} rows where the first column has ${length}`,
          });
        }
      }
      for (const [field, record] of [
        ["weights", survey.columns],
        ["householdSize", survey.columns],
        ["strata", survey.labels ?? {}],
        ["clusters", survey.labels ?? {}],
      ] as const) {
        const name = survey[field];
        if (name === undefined || Object.hasOwn(record, name)) continue;
        context.addIssue({
          code: "custom",
          path: [field],
          message: `names ${JSON.stringify(name)}, which the survey does not have`,
        });
      }
      survey.replicates?.columns.forEach((name, index) => {
        if (Object.hasOwn(survey.columns, name)) return;
        context.addIssue({
          code: "custom",
          path: ["replicates", "columns", index],
          message: `names ${JSON.stringify(name)}, which the survey does not have`,
        });
      });
      if (survey.replicates === undefined || (survey.strata ?? survey.clusters) === undefined) return;
      context.addIssue({
        code: "custom",
        path: ["replicates"],
        message: "cannot be combined with strata and clusters; replicate weights contain the design",
      });
    }),
  ),
);
