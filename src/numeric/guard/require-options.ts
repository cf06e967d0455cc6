import { EqualizationError } from "../../errors.ts";

/**
 * Refuses an options argument that is no object, or that has a key the function does not know: `weight`
 * for `weights` would otherwise measure something else in silence.
 */
export function requireOptions(where: string, options: object, known: readonly string[]): void {
  if (
    typeof options !== "object" ||
    options === null ||
    Array.isArray(options) ||
    ArrayBuffer.isView(options)
  ) {
    throw new EqualizationError(`options must be one object, such as { ${known[0] ?? ""} }`, {
      code: "wrong_type",
      where,
      received: options,
    });
  }
  for (const key of Object.keys(options)) {
    if (!known.includes(key)) {
      throw new EqualizationError(
        known.length === 0
          ? `option "${key}" is not known; this function takes none`
          : `option "${key}" is not known; the options are ${known.join(", ")}`,
        { code: "unknown_option", where, received: key },
      );
    }
  }
}
