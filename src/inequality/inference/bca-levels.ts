import { normalQuantile } from "../../numeric/normal-quantile.ts";
import { solveMonotone } from "../../numeric/solve-monotone.ts";
import { sum } from "../../numeric/sum.ts";

/**
 * Where a bias-corrected and accelerated interval reads the replicates, in place of (1 - level) / 2 and its complement;
 * `null` where all replicates lie on one side of the value.
 *
 * `alpha = Phi(z0 + (z0 + z) / (1 - a (z0 + z)))`, z0 the normal quantile of the share of replicates below the value
 * (half of the equals included), a the skewness of the influences over 6. Only arithmetic that every engine rounds
 * alike, so that a seed gives one interval everywhere.
 */
export function bcaLevels(
  value: number,
  replicates: Float64Array,
  influences: Float64Array,
  level: number,
): readonly [lower: number, upper: number] | null {
  let below = 0;
  for (const replicate of replicates) below += replicate < value ? 1 : replicate === value ? 0.5 : 0;
  if (below === 0 || below === replicates.length) return null;
  const bias = normalQuantile(below / replicates.length);
  const mean = sum(influences) / influences.length;
  const squares = sum(influences.map((l) => (l - mean) * (l - mean)));
  const cubes = sum(influences.map((l) => (l - mean) * (l - mean) * (l - mean)));
  const acceleration = squares > 0 ? cubes / (6 * squares * Math.sqrt(squares)) : 0;
  const at = (p: number): number => {
    const z = bias + normalQuantile(p);
    const room = 1 - acceleration * z;
    // Skewed beyond what the correction can bear: the outermost replicate.
    if (room <= 0) return z > 0 ? 1 : 0;
    return portableNormalCdf(bias + z / room);
  };
  const tail = (1 - level) / 2;
  return [at(tail), at(1 - tail)];
}

/** The normal distribution function as the inverse of its quantile function, which is the same on every engine. */
function portableNormalCdf(z: number): number {
  if (z < -8) return 0;
  if (z > 8) return 1;
  return solveMonotone(normalQuantile, z, { lower: 1e-16, upper: 1 - 2 ** -53, where: "estimate" });
}
