import { moments } from "../../numeric/moments.ts";
import type { Index } from "../catalog.ts";
import type { Sample } from "./sample.ts";

/** Linearized value of each unit: the influence of its rows, each times its share in the total weight. */
export function unitInfluence(
  sample: Sample,
  influence: NonNullable<Index["influence"]>,
  options: Readonly<Record<string, unknown>>,
): Float64Array {
  const { x, w, columns, unitOf } = insideOf(sample);
  const { bounds } = sample;
  const rows = influence(x, { ...options, ...columns, weights: w });
  const { weight, weightScale } = moments(x, w);
  const units = new Float64Array(bounds[bounds.length - 1]!);
  for (let row = 0; row < x.length; row++) {
    units[unitOf === undefined ? row : unitOf[row]!]! +=
      ((w === undefined ? 1 : w[row]! * weightScale) / weight) * rows[row]!;
  }
  return units;
}

/** The rows of the domain; the units of the others count, with an influence of 0. */
function insideOf(sample: Sample): Pick<Sample, "x" | "w" | "columns" | "unitOf"> {
  const { x, w, columns, unitOf, inside } = sample;
  if (inside === undefined) return sample;
  const pick = <T>(column: ArrayLike<T>): T[] => Array.from(column).filter((_, row) => inside[row] === 1);
  return {
    x: Float64Array.from(pick(x)),
    w: w && Float64Array.from(pick(w)),
    columns: Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, pick(column)])),
    unitOf: Uint32Array.from(pick(unitOf ?? x.map((_, row) => row))),
  };
}
