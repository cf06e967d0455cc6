/** A field that an object has itself; what it inherits is not there, and neither is what fails when it is read. */
export function ownField(object: unknown, key: string): unknown {
  if (typeof object !== "object" || object === null) return undefined;
  try {
    return Object.hasOwn(object, key) ? (object as Readonly<Record<string, unknown>>)[key] : undefined;
  } catch {
    return undefined;
  }
}
