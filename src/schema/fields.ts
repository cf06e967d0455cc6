import * as z from "zod";

/** An id: what other records point to. `__proto__` could not be told from a key of every object. */
export const id: z.ZodString = /* @__PURE__ */ z
  .string()
  .min(1, "an id must not be empty")
  .max(200, "an id has at most 200 characters")
  .regex(
    /^(?!__proto__$)\S(?:[\s\S]*\S)?$/,
    "an id neither starts nor ends with a space, and is not __proto__",
  );

/** Text for people. */
export const text: z.ZodString = /* @__PURE__ */ z.string().min(1, "must not be empty");

/** A name or a unit: what is printed in one line. */
export const label: z.ZodString = /* @__PURE__ */ z
  .string()
  .min(1, "must not be empty")
  .max(500, "has at most 500 characters");

/** A number that is finite. */
export const finite: z.ZodNumber = /* @__PURE__ */ z.number();

/** A number of at least 0. */
export const nonNegative: z.ZodNumber = /* @__PURE__ */ z.number().nonnegative();

/** A calendar year. */
export const year: z.ZodNumber = /* @__PURE__ */ z.number().int().min(1000).max(9999);

/** A day that exists. */
export const isoDate: z.ZodISODate = /* @__PURE__ */ z.iso.date("must be a day such as 2018-08-14");

/** A year, half-year, quarter, month or day. */
export const period: z.ZodString = /* @__PURE__ */ z
  .string()
  .regex(
    /^\d{4}(?:-S[12]|-Q[1-4]|-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/,
    'must be a period such as "2010", "2010-S1", "2010-Q3", "2010-07" or "2010-07-15"',
  );

/** A whole number of at least 0. */
export const count: z.ZodNumber = /* @__PURE__ */ z.number().int().nonnegative();
