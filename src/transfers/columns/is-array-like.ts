/** Whether something can be read like an array: an object whose length is a whole number. */
export function isArrayLike(value: unknown): value is ArrayLike<unknown> {
  if (typeof value !== "object" || value === null) return false;
  const { length } = value as { length?: unknown };
  // The shift makes a whole number of anything: only such a length equals itself after it.
  return typeof length === "number" && length >>> 0 === length;
}
