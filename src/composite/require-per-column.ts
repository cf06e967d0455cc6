import { EqualizationError } from "../errors.ts";

/** Refuses an option that is absent, no array, or that has not one entry per column. */
export function requirePerColumn<T extends ArrayLike<unknown>>(
  where: string,
  option: string,
  entries: T | undefined,
  columns: number,
): T {
  if (entries === undefined) {
    throw new EqualizationError(`${option} is required; pass one entry a column`, {
      code: "missing_option",
      where,
    });
  }
  if (typeof entries !== "object" || entries === null || typeof entries.length !== "number") {
    throw new EqualizationError(`${option} must be an array with one entry a column`, {
      code: "wrong_type",
      where,
      received: entries,
    });
  }
  if (entries.length !== columns) {
    throw new EqualizationError(`${option} needs one entry a column, got ${entries.length} for ${columns}`, {
      code: "length_mismatch",
      where,
      received: entries.length,
    });
  }
  return entries;
}
