import { requireObservations, requireOneOf } from "../../numeric/guard/index.ts";
import type { SpatialWeights } from "../../numeric/spatial-weights.ts";
import type { InferenceChoice } from "../inference/require-inference.ts";
import { requireValues, type UnitValues } from "../inference/require-values.ts";
import { requireVariation } from "../inference/require-variation.ts";
import type { NeighborLists } from "../weights/neighbor-lists.ts";
import { requireSpatialWeights } from "../weights/require-spatial-weights.ts";
import { withoutIslands } from "../weights/without-islands.ts";
import type { AutocorrelationOptions } from "./autocorrelation.ts";

/** A map as {@link moranI} and {@link gearyC} take it, after the choice about islands. */
export interface ReadMap {
  /** Weights of the units whose values are used; `islands` still names all of them. */
  readonly weights: SpatialWeights;
  /** Their values. */
  readonly values: Float64Array;
  /** Number of values. */
  readonly n: number;
  /** Number of units that count: `n`, under `"drop"` without the islands. */
  readonly connected: number;
}

/** Checks values and weights against each other, and settles what becomes of units without neighbors. */
export function readMap(
  where: string,
  values: UnitValues,
  weights: SpatialWeights | NeighborLists,
  { inference }: InferenceChoice,
  { islands = "omit" }: AutocorrelationOptions,
): ReadMap {
  requireOneOf(where, "islands", islands, ["omit", "keep", "drop"]);
  const given = requireSpatialWeights(where, weights, "W");
  const column = requireValues(where, values, given);
  const used = islands === "omit" ? withoutIslands(given, column) : { weights: given, values: column };
  const n = used.values.length;
  const linked = given.ids.length - given.islands.length;
  if (islands !== "omit") requireObservations(where, "connected unit", linked, 2);
  requireObservations(
    where,
    islands === "omit" ? "connected unit" : "unit",
    n,
    inference === "normality" ? 3 : 4,
  );
  requireVariation(where, used.values);
  return { ...used, n, connected: islands === "drop" ? linked : n };
}
