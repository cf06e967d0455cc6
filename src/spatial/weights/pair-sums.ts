import type { SpatialWeights } from "../../numeric/spatial-weights.ts";
import { sum } from "../../numeric/sum.ts";
import { transpose } from "./transpose.ts";

/** Each pair of neighbors once, with the weights of both directions added up, and the sums that the moments need. */
export interface PairSums {
  /** Where the pairs of each unit with later ones begin in `partners` and `weights`; one longer than the units. */
  readonly offsets: Uint32Array;
  /** The later unit of each pair. */
  readonly partners: Uint32Array;
  /** $w_{ij} + w_{ji}$ of each pair. */
  readonly weights: Float64Array;
  /** Row sum plus column sum of each unit. */
  readonly degree: Float64Array;
  /** $S_0 = \sum w_{ij}$. */
  readonly S0: number;
  /** $S_1 = \frac12 \sum (w_{ij} + w_{ji})^2$. */
  readonly S1: number;
  /** $S_2 = \sum_i (w_{i.} + w_{.i})^2$. */
  readonly S2: number;
}

/** Folds the weights along the diagonal: half the pairs to walk, whatever the style. */
export function pairSums({ ids, offsets, targets, values }: SpatialWeights): PairSums {
  const columns = transpose(offsets, targets);
  const n = ids.length;
  const begins = new Uint32Array(n + 1);
  const partners = new Uint32Array(targets.length);
  const weights = new Float64Array(targets.length);
  let pairs = 0;
  const degree = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let r = offsets[i]!;
    let c = columns.offsets[i]!;
    const rowEnd = offsets[i + 1]!;
    const columnEnd = columns.offsets[i + 1]!;
    // Row and column of the unit, merged by the other unit; both ascend.
    while (r < rowEnd || c < columnEnd) {
      const toward = r < rowEnd ? targets[r]! : n;
      const from = c < columnEnd ? columns.targets[c]! : n;
      const other = Math.min(toward, from);
      let both = 0;
      if (toward === other) both += values[r++]!;
      if (from === other) both += values[columns.places[c++]!]!;
      degree[i]! += both;
      if (other < i) continue;
      partners[pairs] = other;
      weights[pairs++] = both;
    }
    begins[i + 1] = pairs;
  }
  return {
    offsets: begins,
    partners: partners.slice(0, pairs),
    weights: weights.slice(0, pairs),
    degree,
    S0: sum(values),
    S1: sum(weights.map((both) => both * both)),
    S2: sum(degree.map((both) => both * both)),
  };
}
