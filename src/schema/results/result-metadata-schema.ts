import * as z from "zod";
import type { Omission, PopulationUse, StudyWarning } from "../../model/results/result-metadata.ts";
import type { Source } from "../../model/source.ts";
import { count, finite, id } from "../fields.ts";
import { matching } from "../matching.ts";
import { SourceSchema } from "../source-schema.ts";
import { strictRecord } from "../strict-record.ts";
import { StudyWarningSchema } from "./notice-schema.ts";
import { OmissionSchema } from "./omission-schema.ts";

/** Checks the population that a result used. */
export const PopulationUseSchema: z.ZodType<PopulationUse> = /* @__PURE__ */ matching<PopulationUse>()(
  strictRecord("PopulationUse", {
    concept: z.enum(["resident", "registered", "service"]),
    year: finite,
    total: finite,
  }),
);

/** The fields that every result has. */
export const metadata: {
  readonly study: z.ZodString;
  readonly n: z.ZodNumber;
  readonly omitted: z.ZodArray<z.ZodType<Omission>>;
  readonly population: z.ZodNullable<z.ZodType<PopulationUse>>;
  readonly warnings: z.ZodArray<z.ZodType<StudyWarning>>;
  readonly sources: z.ZodArray<z.ZodType<Source>>;
} = {
  study: id,
  n: count,
  omitted: /* @__PURE__ */ z.array(OmissionSchema),
  population: /* @__PURE__ */ z.nullable(PopulationUseSchema),
  warnings: /* @__PURE__ */ z.array(StudyWarningSchema),
  sources: /* @__PURE__ */ z.array(SourceSchema),
};
