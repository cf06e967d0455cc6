import { refuse } from "./refuse.ts";

/**
 * Refuses an options argument that is no object, or that has a key the function does not know: `weight`
 * for `weights` would otherwise measure something else in silence.
 */
export function requireOptions(where: string, options: object, known: readonly string[]): void {
  // A list has a length and a typed array too; no option is called that.
  if (typeof options !== "object" || options === null || "length" in options) {
    refuse(where, "wrong_type", `options must be one object, such as { ${known[0] ?? ""} }`, options);
  }
  for (const key of Object.keys(options)) {
    if (!known.includes(key)) {
      refuse(
        where,
        "unknown_option",
        `option "${key}" is not known; this function takes ${known.join(", ") || "none"}`,
        key,
      );
    }
  }
}
