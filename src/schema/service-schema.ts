import * as z from "zod";
import type { Service } from "../model/service.ts";
import { id, isoDate, text } from "./fields.ts";
import { LocalizedTextSchema } from "./localized-text-schema.ts";
import { matching } from "./matching.ts";
import { strictRecord } from "./strict-record.ts";

/** Checks a {@link Service}. */
export const ServiceSchema: z.ZodType<Service> = /* @__PURE__ */ matching<Service>()(
  strictRecord("Service", {
    id,
    name: LocalizedTextSchema,
    system: z.enum(["public-health", "medical-service", "medical-security", "drug-supply"]).optional(),
    parent: id.optional(),
    validFrom: isoDate.optional(),
    validTo: isoDate.optional(),
    target: text.optional(),
    source: id.optional(),
  }),
);
