import type * as z from "zod";

/** The type without `readonly` and without units, all the way down: neither is for a schema to decide. */
type Writable<T> = T extends number
  ? number
  : T extends string | boolean | null | undefined
    ? T
    : T extends readonly (infer E)[]
      ? Writable<E>[]
      : { -readonly [K in keyof T]: Writable<T[K]> };

/** `true` where A and B are one type: same keys, same optionality. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/**
 * Ties a schema to a hand-written type: it compiles only where what the schema puts out is that type exactly,
 * key for key, so that neither can drift from the other.
 */
export function matching<T>(): <S extends z.ZodType>(
  schema: Same<Writable<z.output<S>>, Writable<T>> extends true ? S : never,
) => z.ZodType<T> {
  return (schema) => schema as unknown as z.ZodType<T>;
}
