import { moments } from "../../numeric/moments.ts";
import type { Index } from "../catalog.ts";
import type { Sample } from "./sample.ts";

/** Linearized value of each unit: the influence of its rows, each times its share in the total weight. */
export function unitInfluence(
  { x, w, columns, unitOf, bounds }: Sample,
  influence: NonNullable<Index["influence"]>,
  options: Readonly<Record<string, unknown>>,
): Float64Array {
  const rows = influence(x, { ...options, ...columns, weights: w });
  const { weight, weightScale } = moments(x, w);
  const units = new Float64Array(bounds[bounds.length - 1]!);
  for (let row = 0; row < x.length; row++) {
    units[unitOf === undefined ? row : unitOf[row]!]! +=
      ((w === undefined ? 1 : w[row]! * weightScale) / weight) * rows[row]!;
  }
  return units;
}
