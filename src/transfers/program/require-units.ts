import { EqualizationError } from "../../errors.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import { isArrayLike } from "../columns/is-array-like.ts";

/** Refuses anything but unique ids of at least one unit. */
export function requireUnits(where: string, units: unknown): readonly string[] {
  if (!isArrayLike(units)) {
    throw new EqualizationError("units must be an array of ids", {
      code: units === undefined ? "missing_option" : "wrong_type",
      where,
      received: units,
    });
  }
  if (units.length === 0) {
    throw new EqualizationError("needs at least 1 unit, got 0", {
      code: "too_few_observations",
      where,
      received: 0,
    });
  }
  const seen = new Set<string>();
  return Array.from(units, (id: unknown, index) => {
    if (typeof id !== "string" || id === "") {
      throw new EqualizationError(`unit ${index} is ${formatReceived(id)}; units are named by texts`, {
        code: "wrong_type",
        where,
        index,
        received: id,
      });
    }
    if (seen.has(id)) {
      throw new EqualizationError(`unit "${id}" is there twice`, {
        code: "duplicate_id",
        where,
        index,
        received: id,
      });
    }
    seen.add(id);
    return id;
  });
}
