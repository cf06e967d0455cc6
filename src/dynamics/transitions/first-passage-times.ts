import { solveLinear } from "../../numeric/solve-linear.ts";
import type { Matrix } from "../../numeric/vector.ts";
import { requireChain } from "./require-chain.ts";
import { stationaryDistribution } from "./stationary-distribution.ts";

/** What {@link firstPassageTimes} finds. */
export interface FirstPassageTimes {
  /**
   * Expected steps from the class of the row until the first time in that of the column; on the diagonal, until the
   * first return. `null` where that need not ever happen.
   */
  readonly steps: number[][] | null;
  /** Why there are none; `null` where there are. */
  readonly reason: string | null;
}

/**
 * Mean first passage times of a transition matrix: how many steps from one class to another on average.
 *
 * $$ m_{ij} = 1 + \sum_{k \ne j} p_{ik} m_{kj} $$
 *
 * - **Unit:** steps, to be multiplied with the `step` of {@link transitionMatrix} for years. **Range:** at least 1.
 * - **When to use:** for how long the way up from the lowest class is. It assumes that moves go on as observed, and that where a
 *   unit goes depends on its class alone.
 * - Where some class cannot be reached from some other there is no such mean: `null`, with the reason.
 *
 * @param probabilities Rows of shares that sum to 1, as {@link transitionMatrix} gives where no class is unseen.
 * @throws `EqualizationError` `too_few_observations` (fewer than 2 classes), `length_mismatch`, `not_finite`,
 *   `wrong_type`, `out_of_domain` (a negative share, shares that do not sum to 1).
 * @see Kemeny and Snell (1960), Finite Markov Chains. Checked against giddy; see test/fixtures/dynamics.
 *
 * @example
 * ```ts
 * import { firstPassageTimes } from "equalis";
 * const { steps } = firstPassageTimes([
 *   [0.75, 0.25],
 *   [0.5, 0.5],
 * ]);
 * steps; // => [[1.5, 4], [2, 3]]
 * ```
 */
export function firstPassageTimes(probabilities: Matrix): FirstPassageTimes {
  const where = "firstPassageTimes";
  requireChain(where, probabilities);
  const { distribution, reason } = stationaryDistribution(probabilities);
  if (distribution === null) return { steps: null, reason };
  const transient = distribution.indexOf(0);
  if (transient >= 0) {
    return { steps: null, reason: `class ${transient} is left for good, so it need not be reached again` };
  }

  const k = probabilities.length;
  const steps = Array.from({ length: k }, () => Array<number>(k).fill(0));
  for (let to = 0; to < k; to++) {
    const others = Array.from({ length: k }, (_, i) => i).filter((i) => i !== to);
    const system = others.map((i) =>
      others.map((j) => (i === j ? exit(probabilities[i]!, i) : -probabilities[i]![j]!)),
    );
    const times = solveLinear(system, Array<number>(k - 1).fill(1));
    if (times === null) {
      return { steps: null, reason: `class ${to} is reached so rarely that the mean is beyond computation` };
    }
    others.forEach((i, position) => {
      steps[i]![to] = times[position]!;
    });
    steps[to]![to] = others.reduce((sum, j) => sum + probabilities[to]![j]! * steps[j]![to]!, 1);
  }
  return { steps, reason: null };
}

/** 1 - p of staying, summed from the ways out so that it keeps its digits. */
function exit(row: ArrayLike<number>, state: number): number {
  let total = 0;
  for (let j = 0; j < row.length; j++) if (j !== state) total += row[j]!;
  return total;
}
