import { requireDistribution, requireNumber } from "../numeric/guard/index.ts";
import type { Vector } from "../numeric/vector.ts";

/** How far each value falls short of a line, as a share of it; 0 from the line on. Checks values, weights and line. */
export function relativeShortfalls(
  where: string,
  values: Vector,
  line: number,
  weights: Vector | undefined,
): Float64Array {
  requireNumber(where, "line", line, { above: 0 });
  requireDistribution(where, values, weights, { positiveTotal: false });
  return Float64Array.from(values, (value) => (value < line ? (line - value) / line : 0));
}
