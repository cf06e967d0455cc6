import type { Matrix } from "../../numeric/vector.ts";

/** Mean and squares of a growing group of units, period by period. */
export interface RunningSpread {
  /** Takes one more unit into the group. */
  readonly add: (unit: number) => void;
  /** `H_t = mean((y_it / mean_t - 1)^2)` of the group, or of the group and one more unit. */
  readonly spread: (candidate?: number) => Float64Array;
}

/**
 * Cross-sectional spread of a group that grows unit by unit, in time proportional to the periods (Welford).
 *
 * The panel is taken to be positive, and scaled by `scalePanel`.
 */
export function runningSpread(panel: Matrix): RunningSpread {
  const T = panel[0]!.length;
  const means = new Float64Array(T);
  const squares = new Float64Array(T);
  let size = 0;
  return { add, spread };

  function add(unit: number): void {
    size++;
    for (let t = 0; t < T; t++) {
      const y = panel[unit]![t]!;
      const change = y - means[t]!;
      means[t]! += change / size;
      squares[t]! += change * (y - means[t]!);
    }
  }

  function spread(candidate?: number): Float64Array {
    return means.map((mean, t) => {
      if (candidate === undefined) return squares[t]! / size / mean ** 2;
      const y = panel[candidate]![t]!;
      const change = y - mean;
      const joint = mean + change / (size + 1);
      return (squares[t]! + change * (y - joint)) / (size + 1) / joint ** 2;
    });
  }
}
