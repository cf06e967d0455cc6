import { requireFinite, requireObservations, requireOptions } from "../numeric/guard/index.ts";
import { refuse } from "../numeric/guard/refuse.ts";
import { sum } from "../numeric/sum.ts";
import type { Vector } from "../numeric/vector.ts";
import type { AccessInput, AccessResult } from "./access-result.ts";

/** Options of {@link atThresholds}. */
export interface AtThresholdsOptions {
  /** The largest costs within reach, each at least 0, in the unit of the costs; at least one. */
  readonly maxCosts: Vector;
}

/** Result of {@link atThresholds} at one threshold. */
export interface ThresholdAccess extends AccessResult {
  /** The threshold. */
  readonly maxCost: number;
  /** People in places that reach something; `null` without `demand`. */
  readonly servedDemand: number | null;
  /** Their share of all people, 0 to 1; `null` without `demand` or people. */
  readonly servedShare: number | null;
}

/**
 * Measures accessibility at several thresholds of cost in one call, such as within 15, 30 and 60 minutes.
 *
 * - **When to use:** a target says "90 percent within 30 minutes", or it is open which threshold to take. `servedShare` is the share of the people who reach something.
 * - **Convention:** each result is the same as that of one call with this `maxCost`. The order of the thresholds is kept.
 * - **Cost:** one call of the measure per threshold. Prepare costs once, as a matrix, if they are many.
 *
 * @param measure `floatingCatchment`, `hansen`, `cumulativeOpportunities`, or another function of this module that takes one input.
 * @param input What the measure takes, without `maxCost`.
 * @throws EqualizationError `wrong_type` for a measure that is no function; `missing_option` without thresholds, `not_finite`, `out_of_domain`, `too_few_observations` for thresholds;
 *   `unsupported_combination` for an input with its own `maxCost`; what the measure throws; `unknown_option`.
 * @see Checked against single calls of an independent program.
 * @example
 * ```ts
 * import { atThresholds, floatingCatchment } from "equalis";
 * const input = {
 *   demand: { north: 300, south: 100 },
 *   supply: { clinic: 4 },
 *   costs: [{ from: "north", to: "clinic", cost: 10 }, { from: "south", to: "clinic", cost: 25 }],
 * };
 * const rows = atThresholds(floatingCatchment, input, { maxCosts: [15, 30] });
 * rows.map(({ maxCost, servedShare }) => [maxCost, servedShare]); // => [[15, 0.75], [30, 1]]
 * ```
 */
export function atThresholds<Input extends AccessInput>(
  measure: (input: Input) => AccessResult,
  input: Input,
  options: AtThresholdsOptions,
): ThresholdAccess[] {
  const where = "atThresholds";
  requireOptions(where, options, ["maxCosts"]);
  if (typeof measure !== "function") {
    refuse(
      where,
      "wrong_type",
      "measure must be a function of accessibility, such as floatingCatchment",
      measure,
    );
  }
  if (typeof input !== "object" || input === null) {
    refuse(where, "wrong_type", "input must be what the measure takes: supply, costs and more", input);
  }
  if (input.maxCost !== undefined) {
    refuse(
      where,
      "unsupported_combination",
      "maxCost of the input and maxCosts cannot be combined; pass one",
      input.maxCost,
    );
  }
  const { maxCosts } = options;
  if (maxCosts === undefined) refuse(where, "missing_option", "maxCosts is required: the thresholds of cost");
  requireFinite(where, "maxCost", maxCosts, 0);
  requireObservations(where, "maxCost", maxCosts.length, 1);
  return Array.from(maxCosts, (maxCost): ThresholdAccess => {
    const result = measure({ ...input, maxCost });
    return { ...result, maxCost, ...servedOf(input.demand, new Set(result.unservedPlaces)) };
  });
}

function servedOf(
  demand: Readonly<Record<string, number>> | undefined,
  unserved: ReadonlySet<string>,
): { readonly servedDemand: number | null; readonly servedShare: number | null } {
  if (demand === undefined) return { servedDemand: null, servedShare: null };
  const total = sum(Object.values(demand));
  const served = sum(Object.entries(demand).flatMap(([id, people]) => (unserved.has(id) ? [] : people)));
  return { servedDemand: served, servedShare: total > 0 ? served / total : null };
}
