import * as z from "zod";
import type { PopulationFigure, Region } from "../model/region.ts";
import { id, nonNegative, text, year } from "./fields.ts";
import { LocalizedTextSchema } from "./localized-text-schema.ts";
import { matching } from "./matching.ts";
import { strictRecord } from "./strict-record.ts";

/** Checks a {@link PopulationFigure}. */
export const PopulationFigureSchema: z.ZodType<PopulationFigure> =
  /* @__PURE__ */ matching<PopulationFigure>()(
    strictRecord("PopulationFigure", {
      concept: z.enum(["resident", "registered", "service"]),
      year,
      value: nonNegative,
      subgroup: id.optional(),
      source: id.optional(),
    }),
  );

/** Checks a {@link Region}. */
export const RegionSchema: z.ZodType<Region> = /* @__PURE__ */ matching<Region>()(
  strictRecord("Region", {
    id,
    name: LocalizedTextSchema,
    level: z.number().int().min(0).max(20).optional(),
    parent: id.optional(),
    codes: z.record(id, text).optional(),
    tags: z.array(text).optional(),
    groups: z.record(id, id).optional(),
    area: nonNegative.optional(),
    population: z.array(PopulationFigureSchema).optional(),
  }),
);
