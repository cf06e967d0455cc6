import * as z from "zod";
import type { Indicator, Standard } from "../model/indicator.ts";
import { finite, id, isoDate, label, text } from "./fields.ts";
import { LocalizedTextSchema } from "./localized-text-schema.ts";
import { matching } from "./matching.ts";
import { strictRecord } from "./strict-record.ts";

/** Checks a {@link Standard}. */
export const StandardSchema: z.ZodType<Standard> = /* @__PURE__ */ matching<Standard>()(
  strictRecord("Standard", {
    value: finite,
    from: isoDate,
    to: isoDate.optional(),
    appliesTo: z.record(id, id).optional(),
    source: id.optional(),
  }),
);

/** Checks an {@link Indicator}. */
export const IndicatorSchema: z.ZodType<Indicator> = /* @__PURE__ */ matching<Indicator>()(
  strictRecord("Indicator", {
    id,
    name: LocalizedTextSchema,
    service: id.optional(),
    dimension: z.enum(["input", "process", "outcome"]),
    direction: z.enum(["higher", "lower"]),
    unit: label,
    valueType: z.enum(["rate", "total"]).optional(),
    scale: z.number().positive("must be above 0: 1, 100 for a percentage, 1000 for a rate per thousand"),
    numerator: text.optional(),
    denominator: text.optional(),
    bounds: strictRecord("Bounds", { lower: finite, upper: finite }).optional(),
    standards: z.array(StandardSchema).optional(),
    source: id.optional(),
  }),
);
