import type { Vector } from "../vector.ts";
import { refuse } from "./refuse.ts";
import { requireFinite } from "./require-finite.ts";
import { requireObservations } from "./require-observations.ts";
import { requireWeights } from "./require-weights.ts";

/** What a measure asks of its distribution beyond finite numbers. */
export interface DistributionDemands {
  /** Fewest observations. @defaultValue 1 */
  readonly least?: number | undefined;
  /** Whether values below 0 are refused. @defaultValue true */
  readonly nonNegative?: boolean | undefined;
  /** Whether a total of 0 is refused: the total is 0, so shares are undefined. @defaultValue true */
  readonly positiveTotal?: boolean | undefined;
}

/**
 * Refuses anything but finite values in sufficient number with as many valid weights.
 *
 * One guard for every index, so that no two indices can disagree about what they accept. The order of
 * checks is fixed: values, their number, weights, total. The total is checked only where values below 0 are
 * refused: otherwise 0 may be the sum of what cancels, and the measure decides what that means.
 */
export function requireDistribution(
  where: string,
  values: Vector,
  weights: Vector | undefined,
  demands: DistributionDemands = {},
): void {
  const { least = 1, nonNegative = true, positiveTotal = true } = demands;
  requireFinite(where, "value", values, nonNegative ? 0 : undefined);
  requireObservations(where, "value", values.length, least);
  requireWeights(where, values.length, weights);
  if (!positiveTotal || !nonNegative) return;
  for (let i = 0; i < values.length; i++) {
    if (values[i]! > 0 && (weights === undefined || weights[i]! > 0)) return;
  }
  refuse(where, "zero_total", "the total value is 0; shares of nothing are undefined");
}
