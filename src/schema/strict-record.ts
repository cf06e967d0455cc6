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
  // The id makes a second schema of the first, under the same setting.
  return withoutCode(() => z.strictObject(shape).meta({ id }));
}

/** The same for an object inside another, which has no id of its own. */
export function strictPart<S extends z.core.$ZodLooseShape>(shape: S): z.ZodObject<S, z.core.$strict> {
  return withoutCode(() => z.strictObject(shape));
}

/** Makes a schema that never compiles itself: needed too where a check makes a second schema of a strict one. */
export function withoutCode<T>(make: () => T): T {
  const before = z.config().jitless;
  z.config({ jitless: true });
  try {
    return make();
  } finally {
    z.config({ jitless: before });
  }
}
