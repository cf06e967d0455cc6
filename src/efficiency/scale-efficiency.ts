import { requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import type { Matrix } from "../numeric/vector.ts";
import { dea } from "./dea.ts";
import { requireUnits } from "./require-units.ts";

/** Options of {@link scaleEfficiency}. */
export interface ScaleEfficiencyOptions {
  /** Whether inputs shrink or outputs grow towards the frontier. */
  readonly orientation: "input" | "output";
}

/** One unit in the result of {@link scaleEfficiency}. */
export interface ScaleEfficiencyUnit {
  /** Efficiency under constant returns. */
  readonly technicalEfficiency: number | null;
  /** Efficiency under variable returns: what management alone can change. */
  readonly pureTechnicalEfficiency: number | null;
  /** What size costs: overall over pure for inputs, pure over overall for outputs; in (0, 1]. */
  readonly scaleEfficiency: number | null;
  /** Whether the unit is of the best size, too small (increasing returns) or too large (decreasing). */
  readonly returnsToScale: "constant" | "increasing" | "decreasing" | null;
}

/**
 * Splits efficiency into what management and what size account for, and says whether a unit is too small or too large.
 *
 * $$ \text{scale} = \theta_{crs} / \theta_{vrs} $$
 *
 * and the inverse for outputs. Where it is below 1, returns are decreasing if the efficiency under decreasing returns is
 * that under variable ones, and increasing otherwise.
 *
 * - **Unit:** none. **Range:** (0, 1].
 * - **When to use:** to tell a badly run institution from one of the wrong size. `null` where a unit makes nothing and outputs are
 *   asked about.
 *
 * @param inputs One row per unit, one column per input.
 * @param outputs One row per unit, one column per output.
 * @throws `EqualizationError` as {@link dea}.
 * @see Banker, R., Charnes, A., Cooper, W. (1984), Management Science 30. Checked against Benchmarking 0.33.
 *
 * @example
 * ```ts
 * import { scaleEfficiency } from "equalis";
 * const staff = [[2], [3], [3], [4], [5], [5], [6], [8]];
 * const sales = [[1], [3], [2], [3], [4], [2], [3], [5]];
 * const stores = scaleEfficiency(staff, sales, { orientation: "input" });
 * stores.map(({ returnsToScale: returns }) => returns).slice(0, 3); // => ["increasing", "constant", "increasing"]
 * Math.round(stores[0]!.scaleEfficiency! * 1e6) / 1e6; // => 0.5
 * ```
 */
export function scaleEfficiency(
  inputs: Matrix,
  outputs: Matrix,
  options: ScaleEfficiencyOptions,
): ScaleEfficiencyUnit[] {
  const where = "scaleEfficiency";
  requireOptions(where, options, ["orientation"]);
  const { orientation } = options;
  requireOneOf(where, "orientation", orientation, ["input", "output"]);
  requireUnits(where, inputs, outputs);
  const under = (returns: "crs" | "vrs" | "drs"): (number | null)[] =>
    dea(inputs, outputs, { returns, orientation, slacks: false }).map(({ efficiency }) => efficiency);
  const pure = under("vrs");
  const decreasing = under("drs");
  return under("crs").map((overall, o): ScaleEfficiencyUnit => {
    const own = pure[o]!;
    const drs = decreasing[o]!;
    if (overall === null || own === null || drs === null)
      return {
        technicalEfficiency: overall,
        pureTechnicalEfficiency: own,
        scaleEfficiency: null,
        returnsToScale: null,
      };
    const ratio = orientation === "input" ? overall / own : own / overall;
    const scale = ratio > 1 - 1e-9 ? 1 : ratio;
    const same = Math.abs(drs - own) <= 1e-9 * own;
    return {
      technicalEfficiency: overall,
      pureTechnicalEfficiency: own,
      scaleEfficiency: scale,
      returnsToScale: scale === 1 ? "constant" : same ? "decreasing" : "increasing",
    };
  });
}
