import { requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import type { Matrix } from "../numeric/vector.ts";
import { type Directional, directionalProgram } from "./directional-program.ts";
import { unitOf } from "./production-program.ts";
import { requireUndesirable } from "./require-undesirable.ts";
import { requireUnits, WIDEST_FOR_SLACKS } from "./require-units.ts";
import type { ReturnsToScale } from "./technology.ts";

/** Options of {@link directionalDistance}. */
export interface DirectionalDistanceOptions {
  /** How output answers when all inputs grow; required. */
  readonly returns: ReturnsToScale;
  /** Unwanted outputs, such as complaints or emissions: one row per unit, at least 0. @defaultValue none */
  readonly undesirable?: Matrix | undefined;
  /** Whether less of the unwanted outputs costs wanted ones (`"weak"`) or not (`"strong"`). @defaultValue "weak" */
  readonly disposability?: "weak" | "strong" | undefined;
  /** What happens to inputs: they stay, or shrink in the same proportion. @defaultValue "hold" */
  readonly inputs?: "hold" | "shrink" | undefined;
}

/** One unit of {@link directionalDistance}. */
export interface DirectionalDistanceUnit extends Directional {}

/**
 * Measures how far each unit could make more and pollute less at once: the directional distance to the frontier.
 *
 * $$ \max \beta \quad \text{s.t.} \quad \sum_j \lambda_j y_j \ge (1 + \beta) y_o, \quad \sum_j \lambda_j b_j = (1 - \beta) b_o, \quad
 *    \sum_j \lambda_j x_j \le x_o, \quad \lambda \ge 0 $$
 *
 * with $\le$ for the unwanted outputs b under `"strong"` disposability, and $(1 - \beta) x_o$ for the inputs if they shrink.
 *
 * - **Unit:** none: 0.2 is 20 percent more output and 20 percent less of what is unwanted. 0 on the frontier.
 * - **When to use:** services with side effects that are to fall while output rises, such as infections per ward. For a ratio measure with slacks use {@link dea} with `model: "sbm"` and `undesirable`;
 *   over time use {@link malmquistLuenberger}.
 * - **Convention:** the direction is the unit's own mix. Under variable returns the weak form is the one with a single multiplier per unit; Kuosmanen's (2005) with abatement factors is another technology.
 * - **Cost:** one linear program per unit.
 *
 * @param inputs One row per unit, one column per input; at least 0, not all 0 in a row.
 * @param outputs One row per unit, one column per wanted output; at least 0.
 * @throws EqualizationError `missing_option` without returns; `too_few_observations`, `length_mismatch`, `not_finite`, `wrong_type`, `unknown_option`; `out_of_domain` for a negative amount or a unit that uses nothing.
 * @see Y. Chung, R. Färe and S. Grosskopf, Journal of Environmental Management 51, 1997. Checked against an independent solver.
 * @example Two clinics with the same staff
 * ```ts
 * import { directionalDistance } from "equalis";
 * const units = directionalDistance([[10], [10]], [[80], [100]], { returns: "crs", undesirable: [[12], [10]] });
 * units.map(({ distance }) => distance?.toFixed(4)); // => ["0.2000", "0.0000"]
 * ```
 */
export function directionalDistance(
  inputs: Matrix,
  outputs: Matrix,
  options: DirectionalDistanceOptions,
): DirectionalDistanceUnit[] {
  const where = "directionalDistance";
  requireOptions(where, options, ["returns", "undesirable", "disposability", "inputs"]);
  const { returns, disposability = "weak", inputs: move = "hold" } = options;
  requireOneOf(where, "returns", returns, ["crs", "vrs", "drs", "irs"]);
  requireOneOf(where, "disposability", disposability, ["weak", "strong"]);
  requireOneOf(where, "inputs", move, ["hold", "shrink"]);
  requireUnits(where, inputs, outputs, WIDEST_FOR_SLACKS);
  const undesirable = requireUndesirable(where, options.undesirable, inputs.length);
  const production = { inputs, outputs, undesirable };
  return inputs.map((_, o) =>
    directionalProgram(production, unitOf(production, o), { returns, disposability, inputs: move }),
  );
}
