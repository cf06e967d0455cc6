import { EqualizationError } from "../errors.ts";
import { argsort } from "../numeric/argsort.ts";
import { requireWeights } from "../numeric/guard/index.ts";
import { unitScale } from "../numeric/moments.ts";
import { sum } from "../numeric/sum.ts";
import type { Vector } from "../numeric/vector.ts";
import { type NamedColumn, namedColumns } from "./named-columns.ts";

/** Sources of a total, on one scale. */
export interface AddedSources {
  /** The sources, scaled. */
  readonly sources: readonly NamedColumn[];
  /** Their sum by unit, scaled. */
  readonly total: Float64Array;
}

/** Checks sources and weights, and adds the sources up by unit on a scale where nothing overflows. */
export function addSources(
  where: string,
  record: Readonly<Record<string, Vector>>,
  weights: Vector | undefined,
  negatives: "error" | "allow",
): AddedSources {
  const columns = namedColumns(where, "source", record);
  const n = columns[0]!.values.length;
  requireWeights(where, n, weights);
  let largest = 0;
  for (const { values } of columns) {
    for (let i = 0; i < n; i++) {
      if (weights === undefined || weights[i]! > 0) largest = Math.max(largest, Math.abs(values[i]!));
    }
  }
  const scale = unitScale(largest);
  const sources = columns.map(({ name, values }) => ({
    name,
    values: Float64Array.from(values, (value, i) =>
      weights === undefined || weights[i]! > 0 ? value * scale : 0,
    ),
  }));
  const total = new Float64Array(n);
  for (let i = 0; i < n; i++) total[i] = sum(sources.map(({ values }) => values[i]!));
  pool(total);
  const index = negatives === "error" ? total.findIndex((one) => one < 0) : -1;
  if (index >= 0) {
    throw new EqualizationError(
      `the sources of unit ${index} add up to ${total[index]! / scale}; pass negatives "allow" if a total may be negative`,
      { code: "out_of_domain", where, index, received: total[index]! / scale },
    );
  }
  return { sources, total };
}

/**
 * Makes totals equal that differ by no more than the rounding of their sums: 1.2 + 1.6 + 1.2 and 0.7 + 3.3 are a tie, and
 * must share a rank.
 */
function pool(total: Float64Array): void {
  const order = argsort(total);
  let level = 0;
  order.forEach((i, k) => {
    const one = total[i]!;
    if (k === 0 || one - level > 4 * Number.EPSILON * Math.abs(one)) level = one;
    else total[i] = level;
  });
}
