import { EqualizationError } from "../../errors.ts";
import type { SpatialWeightStyle } from "../../numeric/spatial-weights.ts";
import { sum } from "../../numeric/sum.ts";

/**
 * Turns raw weights above 0 into weights of the style.
 *
 * With raw weights $v$, $q_i = \sqrt{\sum_j v_{ij}^2}$ and m units that have neighbors: W divides each row by its sum; B leaves them; C multiplies all
 * by $m / \sum v$; S takes $v / q_i$, times $m$ over the sum of these.
 */
export function standardizeWeights(
  where: string,
  style: SpatialWeightStyle,
  offsets: Uint32Array,
  raw: Float64Array,
): Float64Array {
  const values = raw.slice();
  if (style !== "B") scaleRows(style, offsets, values);
  for (let e = 0; e < values.length; e++) {
    if (values[e]! > 0 && values[e]! < Number.POSITIVE_INFINITY) continue;
    throw new EqualizationError(
      "the weights differ by a factor that no number can hold; pass weights in another unit or remove the smallest",
      { code: "out_of_domain", where },
    );
  }
  return values;
}

function scaleRows(
  style: Exclude<SpatialWeightStyle, "B">,
  offsets: Uint32Array,
  values: Float64Array,
): void {
  let withNeighbors = 0;
  const largest = values.reduce((most, value) => Math.max(most, value), 0);
  for (let i = 0; i + 1 < offsets.length; i++) {
    const row = values.subarray(offsets[i]!, offsets[i + 1]!);
    if (row.length === 0) continue;
    withNeighbors++;
    // By the largest weight first, so that no square and no sum leaves the range of a double.
    const most = style === "C" ? largest : row.reduce((a, b) => Math.max(a, b), 0);
    for (let e = 0; e < row.length; e++) row[e]! /= most;
    if (style === "C") continue;
    const divisor = style === "W" ? sum(row) : Math.sqrt(sum(row.map((value) => value * value)));
    for (let e = 0; e < row.length; e++) row[e]! /= divisor;
  }
  if (style === "W") return;
  const factor = withNeighbors / sum(values);
  for (let e = 0; e < values.length; e++) values[e]! *= factor;
}
