import type * as z from "zod";
import type { Observation } from "../model/observation.ts";
import { finite, id, nonNegative, period } from "./fields.ts";
import { matching } from "./matching.ts";
import { strictRecord } from "./strict-record.ts";

/** Checks an {@link Observation}. */
export const ObservationSchema: z.ZodType<Observation> = /* @__PURE__ */ matching<Observation>()(
  strictRecord("Observation", {
    region: id,
    indicator: id,
    period,
    subgroup: id.optional(),
    value: finite.nullable(),
    numerator: finite.optional(),
    denominator: nonNegative.optional(),
    standardError: nonNegative.optional(),
    source: id.optional(),
  }),
);
