import * as z from "zod";
import type { Source } from "../model/source.ts";
import { id, text } from "./fields.ts";
import { matching } from "./matching.ts";
import { strictRecord } from "./strict-record.ts";

/** Checks a {@link Source}. */
export const SourceSchema: z.ZodType<Source> = /* @__PURE__ */ matching<Source>()(
  strictRecord("Source", {
    id,
    title: text,
    status: z.enum(["published", "derived", "unverified", "illustrative"]),
    url: text.optional(),
    license: text.optional(),
    note: text.optional(),
  }),
);
