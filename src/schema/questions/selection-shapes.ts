import * as z from "zod";
import type { PopulationSelection } from "../../model/questions/selections.ts";
import { count, id } from "../fields.ts";
import { matching } from "../matching.ts";
import { strictRecord } from "../strict-record.ts";

/** Checks which population a question is about. */
export const PopulationSelectionSchema: z.ZodType<PopulationSelection> =
  /* @__PURE__ */ matching<PopulationSelection>()(
    strictRecord("PopulationSelection", {
      concept: z.enum(["resident", "registered", "service"]),
      year: z.number().int().optional(),
    }),
  );

/** The fields of a choice of regions. */
export const regionSelection: {
  readonly regions: z.ZodOptional<z.ZodArray<z.ZodString>>;
  readonly level: z.ZodOptional<z.ZodNumber>;
  readonly within: z.ZodOptional<z.ZodString>;
} = {
  regions: /* @__PURE__ */ z.optional(/* @__PURE__ */ z.array(id)),
  level: /* @__PURE__ */ z.optional(count),
  within: /* @__PURE__ */ z.optional(id),
};

/** The fields of a choice of one indicator. */
export const indicatorSelection: typeof regionSelection & {
  readonly indicator: z.ZodString;
  readonly period: z.ZodOptional<z.ZodString>;
  readonly subgroup: z.ZodOptional<z.ZodString>;
  readonly missing: z.ZodOptional<z.ZodEnum<{ error: "error"; omit: "omit" }>>;
  readonly population: z.ZodOptional<z.ZodType<PopulationSelection>>;
} = {
  ...regionSelection,
  indicator: id,
  period: /* @__PURE__ */ z.optional(/* @__PURE__ */ z.string()),
  subgroup: /* @__PURE__ */ z.optional(/* @__PURE__ */ z.string()),
  missing: /* @__PURE__ */ z.optional(/* @__PURE__ */ z.enum(["error", "omit"])),
  population: /* @__PURE__ */ z.optional(PopulationSelectionSchema),
};
