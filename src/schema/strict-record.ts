import * as z from "zod";

/**
 * An object schema with an id that refuses unknown keys and never compiles itself: zod would probe `new Function` when
 * the schema is made, which a strict content security policy reports. The setting is put back at once, so
 * that the zod of whoever imports this stays as it was.
 */
export function strictRecord<S extends z.core.$ZodLooseShape>(
  id: string,
  shape: S,
): z.ZodObject<S, z.core.$strict> {
  return strictPart(shape).meta({ id });
}

/** The same for an object inside another, which has no id of its own. */
export function strictPart<S extends z.core.$ZodLooseShape>(shape: S): z.ZodObject<S, z.core.$strict> {
  const before = z.config().jitless;
  z.config({ jitless: true });
  try {
    return z.strictObject(shape);
  } finally {
    z.config({ jitless: before });
  }
}
