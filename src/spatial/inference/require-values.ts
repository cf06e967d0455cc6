import { EqualizationError } from "../../errors.ts";
import { requireFinite, requireNonNegative, requireSameLength } from "../../numeric/guard/index.ts";
import { requireRecord } from "../../numeric/guard/require-record.ts";
import { scaleToOne } from "../../numeric/scale-to-one.ts";
import type { SpatialWeights } from "../../numeric/spatial-weights.ts";
import type { Vector } from "../../numeric/vector.ts";

/** One value per unit: in the order of the weights' ids, or by id. */
export type UnitValues = Vector | Readonly<Record<string, number>>;

/**
 * Refuses anything but one finite value per unit, and gives a fresh column in the order of
 * the ids, scaled by a power of 2 so that its powers stay in range.
 */
export function requireValues(
  where: string,
  values: UnitValues,
  { ids }: SpatialWeights,
  negatives: "error" | "allow" = "allow",
): Float64Array {
  const column = isVector(values)
    ? fromVector(where, values, ids, negatives)
    : fromRecord(where, values, ids, negatives);
  scaleToOne(column);
  return column;
}

function isVector(values: UnitValues): values is Vector {
  return (
    typeof values !== "object" ||
    values === null ||
    Array.isArray(values) ||
    ArrayBuffer.isView(values) ||
    // An array-like object, unless it is a record of one unit called "length".
    (typeof values.length === "number" && !Object.hasOwn(values, "length"))
  );
}

function fromVector(
  where: string,
  values: Vector,
  ids: readonly string[],
  negatives: "error" | "allow",
): Float64Array {
  if (negatives === "error") requireNonNegative(where, "value", values);
  else requireFinite(where, "value", values);
  requireSameLength(where, "unit", ids.length, "value", values.length);
  return Float64Array.from(values);
}

function fromRecord(
  where: string,
  values: Readonly<Record<string, number>>,
  ids: readonly string[],
  negatives: "error" | "allow",
): Float64Array {
  const given = requireRecord(where, "value", values, negatives);
  requireSameLength(where, "unit", ids.length, "value", given.ids.length);
  const known = new Map(given.ids.map((id, i) => [id, given.values[i]!]));
  return Float64Array.from(ids, (id, index) => {
    const value = known.get(id);
    if (value !== undefined) return value;
    throw new EqualizationError(`the unit "${id}" has no value; give one value for each id of the weights`, {
      code: "unknown_id",
      where,
      index,
      received: id,
    });
  });
}
