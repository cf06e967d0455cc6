import { EqualizationError } from "../errors.ts";
import { requireNumber, requireOptions } from "../numeric/guard/index.ts";
import { quantileSorted } from "../numeric/quantile-sorted.ts";
import type { AccessInput, AccessResult } from "./access-result.ts";
import { catchment } from "./catchment.ts";
import { reportAccess } from "./report-access.ts";

/** A range of cutoffs instead of one. */
export interface CutoffRange {
  /** First cutoff, at least 0. */
  readonly from: number;
  /** Last cutoff, at least `from`. */
  readonly to: number;
  /** Distance between cutoffs, above 0. @defaultValue 1 */
  readonly increment?: number | undefined;
}

/** What {@link cumulativeOpportunities} takes. */
export interface CumulativeOpportunitiesInput extends AccessInput {
  /** Answers with the median over these cutoffs in place of one `maxCost`, whose choice would be arbitrary. */
  readonly cutoffRange?: CutoffRange | undefined;
}

/**
 * Cumulative opportunities: all capacity within reach, near or far alike.
 *
 * $$ A_i = \sum_{j: c_{ij} \le C} S_j $$
 *
 * With `cutoffRange` the median of this over the cutoffs `from`, `from + increment`, … up to `to` (of an even number of cutoffs the
 * mean of the middle two).
 *
 * - **Unit:** that of the supply.
 * - **Bounds** are included. Without `maxCost` every pair given is within reach. Of a `decay` only its reach counts: a pair with
 *   the weight 0 is out of reach; for weighted sums use {@link hansen}.
 * - **When to use:** for a plain sentence, "beds within 30 minutes". No one competes for the capacity, and a trip of 31 minutes counts nothing.
 * - **Demand** is not needed. Where given, it names the places to answer for. Where not, the answer has the places that the
 *   costs name.
 * - **Cost:** O(pairs x cutoffs).
 *
 * @throws EqualizationError `wrong_type`, `missing_option`, `unknown_option`, `too_few_observations` for the input; `not_finite`
 *   and `out_of_domain` for demand, supply, costs, `maxCost`, `cutoffRange` or what the decay answers; `unknown_id` for a cost
 *   between ids without demand or supply; `duplicate_id` for a pair given twice; `unsupported_combination` for a
 *   `maxCost` or an interval beyond that of the matrix, or both together.
 * @see Checked against `cumulative_cutoff` and `cumulative_interval` of the R package accessibility.
 * @example
 * ```ts
 * import { cumulativeOpportunities } from "equalis";
 * const supply = { clinic: 4, hospital: 90 };
 * const costs = [
 *   { from: "a", to: "clinic", cost: 12 },
 *   { from: "a", to: "hospital", cost: 30 },
 *   { from: "b", to: "hospital", cost: 31 },
 * ];
 * cumulativeOpportunities({ supply, costs, maxCost: 30 }).access; // => { a: 94, b: 0 }
 * cumulativeOpportunities({ supply, costs, cutoffRange: { from: 20, to: 40, increment: 10 } }).access; // => { a: 94, b: 0 }
 * ```
 */
export function cumulativeOpportunities(input: CumulativeOpportunitiesInput): AccessResult {
  const where = "cumulativeOpportunities";
  requireOptions(where, input, ["demand", "supply", "costs", "decay", "maxCost", "cutoffRange"]);
  const cutoffs = cutoffsOf(where, input);
  const widest = cutoffs === undefined ? input.maxCost : cutoffs[cutoffs.length - 1];
  const reach = catchment(
    where,
    { ...input, maxCost: widest },
    { demand: "optional", options: ["cutoffRange"] },
  );
  const { offsets, targets, costs, supply } = reach;
  const within = (i: number, cutoff: number): number => {
    let total = 0;
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) {
      if (costs[e]! <= cutoff) total += supply[targets[e]!]!;
    }
    return total;
  };
  const access = new Float64Array(reach.origins.length);
  for (let i = 0; i < access.length; i++) {
    // More capacity at a wider cutoff: what the cutoffs reach is in ascending order already.
    access[i] =
      cutoffs === undefined
        ? within(i, Number.POSITIVE_INFINITY)
        : quantileSorted(
            cutoffs.map((cutoff) => within(i, cutoff)),
            0.5,
          );
  }
  return reportAccess(where, reach, {
    method: "cumulative-opportunities",
    access,
    supplyDelivered: null,
    conservesSupply: false,
  });
}

/** The cutoffs of the interval, ascending; `undefined` where there is one bound or none. */
function cutoffsOf(where: string, input: CumulativeOpportunitiesInput): readonly number[] | undefined {
  const { cutoffRange, maxCost } = input;
  if (cutoffRange === undefined) return undefined;
  if (maxCost !== undefined) {
    throw new EqualizationError("maxCost is one cutoff and cutoffRange is several; pass one of them", {
      code: "unsupported_combination",
      where,
    });
  }
  requireOptions(where, cutoffRange, ["from", "to", "increment"]);
  const { from, to, increment = 1 } = cutoffRange;
  requireNumber(where, "from", from, { atLeast: 0 });
  requireNumber(where, "to", to, { atLeast: from });
  requireNumber(where, "increment", increment, { above: 0 });
  // A hair of slack, so that 0.1 + 0.1 + 0.1 reaches 0.3.
  const steps = Math.floor((to - from) / increment + 1e-9);
  if (steps > 10_000) {
    throw new EqualizationError(`the interval has ${steps + 1} cutoffs; pass a larger increment`, {
      code: "out_of_domain",
      where,
      received: increment,
    });
  }
  return Array.from({ length: steps + 1 }, (_, k) => Math.min(from + k * increment, to));
}
