import * as z from "zod";
import type { LocalizedText } from "../model/localized-text.ts";
import { label } from "./fields.ts";
import { matching } from "./matching.ts";

/** One text, or one text a language. */
export const LocalizedTextSchema: z.ZodType<LocalizedText> = /* @__PURE__ */ matching<LocalizedText>()(
  z.union(
    [
      label,
      z
        .record(
          z.string().regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/, "must be a language tag such as zh"),
          label,
        )
        .refine((names) => Object.keys(names).length > 0, "needs a name in at least one language"),
    ],
    'must be a text, or texts by language such as { "en": "Haidian", "zh": "海淀区" }',
  ),
);
