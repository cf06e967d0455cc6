import { moments } from "../numeric/moments.ts";
import { rowsByGroup } from "../numeric/rows-by-group.ts";
import type { Groups, Vector } from "../numeric/vector.ts";

/** A group seen from the whole. */
export interface GroupMean {
  /** The label, as given. */
  readonly group: string | number;
  /** Share of the group in the people. */
  readonly share: number;
  /** Mean of the group over the mean of all. */
  readonly relativeMean: number;
}

/** Shares and relative means of the groups, in the order in which they first appear. */
export function groupMeans(
  values: Vector,
  groups: Groups,
  weights: Vector | undefined,
): readonly GroupMean[] {
  const whole = moments(values, weights);
  return rowsByGroup(groups, weights)
    .map(({ group, rows }) => {
      const own = Float64Array.from(rows, (row) => values[row]!);
      const ownWeights = weights && Float64Array.from(rows, (row) => weights[row]!);
      const m = moments(own, ownWeights);
      return {
        group,
        share: (m.weight * (whole.weightScale / m.weightScale)) / whole.weight,
        relativeMean: (m.mean * (whole.scale / m.scale)) / whole.mean,
      };
    })
    .filter(({ share }) => share > 0);
}
