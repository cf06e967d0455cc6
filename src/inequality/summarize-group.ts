import { entropyCoefficient } from "../numeric/entropy-coefficient.ts";
import type { Vector } from "../numeric/vector.ts";

/** What a decomposition needs to know of one group. */
export interface GroupSummary {
  /** Total weight, on the scale of the whole. */
  readonly weight: number;
  /** Weighted mean, in the unit of the values. */
  readonly mean: number;
  /** Entropy among the members; 0 if all of them have 0. */
  readonly entropy: number;
}

/** Weight, mean and entropy of the rows of one group; `weightScale` is the power of two that the whole is measured with. */
export function summarizeGroup(
  values: Vector,
  weights: Vector | undefined,
  rows: Uint32Array,
  weightScale: number,
  alpha: number,
): GroupSummary {
  const own = Float64Array.from(rows, (row) => values[row]!);
  const ownWeights = weights && Float64Array.from(rows, (row) => weights[row]!);
  const m = entropyCoefficient(own, ownWeights, alpha);
  return {
    weight: m.weight * (weightScale / m.weightScale),
    mean: m.mean / m.scale,
    entropy: m.most === 0 ? 0 : m.entropy,
  };
}
