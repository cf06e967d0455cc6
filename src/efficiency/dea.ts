import { EqualizationError } from "../errors.ts";
import { requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import { requireBoolean } from "../numeric/guard/require-boolean.ts";
import type { Matrix } from "../numeric/vector.ts";
import { additive } from "./additive.ts";
import type { DeaUnit } from "./dea-unit.ts";
import { point, slackCosts } from "./point.ts";
import { radialFactor, refine } from "./radial.ts";
import { requireReference } from "./require-reference.ts";
import { requireUndesirable } from "./require-undesirable.ts";
import { requireUnits, WIDEST_FOR_SLACKS } from "./require-units.ts";
import { slacksBased } from "./slacks-based.ts";
import { slacksBasedProgram } from "./slacks-based-program.ts";
import { type ReturnsToScale, scaled, technology } from "./technology.ts";

/** Options of {@link dea}. */
export interface DeaOptions {
  /** How output answers when all inputs grow: constant, variable, at most or at least in proportion. */
  readonly returns: ReturnsToScale;
  /** Whether inputs shrink or outputs grow towards the frontier. The additive and the slacks-based model do both. */
  readonly orientation: "input" | "output";
  /**
   * Whether the second phase is run, which finds the largest sum of slacks at the efficient point.
   *
   * @defaultValue true
   */
  readonly slacks?: boolean | undefined;
  /**
   * Leave each unit out of its own frontier, so that efficient ones can be told apart. Radial and slacks-based model.
   *
   * @defaultValue false
   */
  readonly superEfficiency?: boolean | undefined;
  /**
   * `"radial"`: one factor on all inputs or outputs. `"additive"`: the largest sum of slacks. `"sbm"`: Tone's
   * slacks-based measure.
   *
   * @defaultValue "radial"
   */
  readonly model?: "radial" | "additive" | "sbm" | undefined;
  /** Unwanted outputs, one row per unit, at least 0. Slacks-based model only. @defaultValue none */
  readonly undesirable?: Matrix | undefined;
  /**
   * Positions of the units that span the frontier, such as those of one group or of last year. Units outside may lie beyond it.
   *
   * @defaultValue all
   */
  readonly reference?: readonly number[] | undefined;
}

/**
 * Data envelopment analysis: how far each unit is from the frontier that the best of them span.
 *
 * $$ \min \theta \quad \text{s.t.} \quad \sum_j \lambda_j x_j \le \theta x_o, \quad
 *    \sum_j \lambda_j y_j \ge y_o, \quad \lambda \ge 0 $$
 *
 * for inputs, $\max \phi$ with $\sum \lambda_j y_j \ge \phi y_o$ for outputs; $\sum \lambda_j$ is free, 1, at most 1
 * or at least 1 for constant, variable, decreasing and increasing returns. The second phase keeps $\theta$ and makes the
 * sum of slacks as large as it can be.
 *
 * - **Unit:** none. **Range:** inputs (0, 1]; outputs at least 1 (Farrell's form: take 1 / φ for a share).
 * - **When to use:** to compare institutions that turn several inputs into several outputs without prices. Not for few units: with
 *   fewer than three a column, nearly all are efficient. It measures against the best observed, not against need: an efficient
 *   county may still serve badly.
 * - **Conventions:** as R's Benchmarking. The radial efficiency does not depend on units; slacks and their sum do,
 *   because the second phase adds them up as they come. Multipliers, peers and single slacks need not be unique. Benchmarking
 *   gives `Inf` and `-Inf` where super-efficiency has no solution; here it is `null` with a status, and one unit with a zero
 *   input does not make all others 0.
 * - **`"sbm"`** is Tone's non-oriented measure whatever the orientation; a column in which the unit itself has 0 is left
 *   out of its means, as in deaR. Unwanted outputs count in the mean of the outputs by what could be avoided (Tone 2003). Its super-efficiency (Tone 2002) is measured for units
 *   with the value 1, the others keep theirs; it gives no slacks. **`"additive"`** answers in `slackSum`.
 * - **Amounts far apart:** where those of one column differ by more than 10⁴, each unit is measured on its own scale, so that the
 *   efficiency keeps its digits. The radial model throws beyond 10¹³, the others beyond 10⁸: check the units of the data.
 * - **Cost:** a small linear program a unit, O(n) for each of some dozen steps.
 *
 * @param inputs One row per unit, one column per input; at least 0, not all 0 in a row.
 * @param outputs One row per unit, one column per output; at least 0.
 * @throws `EqualizationError` `too_few_observations`, `length_mismatch`, `not_finite`, `out_of_domain` (a
 *   negative amount, a unit that uses nothing, amounts too far apart to be compared), `wrong_type`, `unknown_option`, `unsupported_combination`
 *   (super-efficiency of the additive model, unwanted outputs of another than the slacks-based one), `duplicate_id` (a position twice in the reference).
 * @see Charnes, A., Cooper, W., Rhodes, E. (1978), European Journal of Operational Research 2; Banker, R., Charnes, A.,
 *   Cooper, W. (1984), Management Science 30; Tone, K. (2001), European Journal of Operational Research 130. Checked
 *   against Benchmarking 0.33 and deaR 1.5.3, and by duality.
 *
 * @example Stores with one input (staff) and one output (sales)
 * ```ts
 * import { dea } from "equalis";
 * const staff = [[2], [3], [3], [4], [5], [5], [6], [8]];
 * const sales = [[1], [3], [2], [3], [4], [2], [3], [5]];
 * const stores = dea(staff, sales, { returns: "crs", orientation: "input" });
 * stores.map(({ efficiency }) => Math.round(efficiency! * 1000) / 1000); // => [0.5, 1, 0.667, 0.75, 0.8, 0.4, 0.5, 0.625]
 * stores[0]?.peers; // => [1]
 * ```
 */
export function dea(inputs: Matrix, outputs: Matrix, options: DeaOptions): DeaUnit[] {
  const where = "dea";
  requireOptions(where, options, [
    "returns",
    "orientation",
    "slacks",
    "superEfficiency",
    "model",
    "undesirable",
    "reference",
  ]);
  const { returns, orientation, slacks = true, superEfficiency = false, model = "radial" } = options;
  requireOneOf(where, "returns", returns, ["crs", "vrs", "drs", "irs"]);
  requireOneOf(where, "orientation", orientation, ["input", "output"]);
  requireOneOf(where, "model", model, ["radial", "additive", "sbm"]);
  requireBoolean(where, "slacks", slacks);
  requireBoolean(where, "superEfficiency", superEfficiency);
  if (superEfficiency && model === "additive") {
    throw new EqualizationError(
      'super-efficiency is that of the radial or the slacks-based model, not of "additive"',
      { code: "unsupported_combination", where, received: model },
    );
  }
  if (options.undesirable !== undefined && model !== "sbm") {
    throw new EqualizationError(`model "${model}" takes no undesirable outputs; pass model: "sbm"`, {
      code: "unsupported_combination",
      where,
      received: model,
    });
  }
  requireUnits(where, inputs, outputs, model === "radial" ? undefined : WIDEST_FOR_SLACKS);
  const reference = requireReference(where, options.reference, inputs.length);
  if (model === "additive") return additive(inputs, outputs, returns, reference);
  if (model === "sbm") {
    if (options.undesirable === undefined && options.reference === undefined && !superEfficiency) {
      return slacksBased(inputs, outputs, returns);
    }
    const undesirable = requireUndesirable(where, options.undesirable, inputs.length);
    return slacksBasedProgram({ inputs, outputs, undesirable }, { returns, reference, superEfficiency });
  }

  const tech = technology(inputs, outputs, returns);
  const cost = new Float64Array(tech.program.count);
  tech.program.allowed.set(reference);
  return inputs.map((row, o) => {
    const unit = scaled(tech, row, outputs[o]!);
    const inside = reference[o] === 1 && !superEfficiency;
    tech.program.allowed[o] = inside ? 1 : 0;
    const { status, factor, tech: near } = radialFactor(tech, unit, orientation, inside ? o : -1, cost);
    if (status !== "optimal") {
      tech.program.allowed[o] = reference[o]!;
      return {
        efficiency: null,
        slacks: null,
        slackSum: null,
        lambdas: new Float64Array(tech.n),
        peers: [],
        status,
      };
    }
    if (slacks) refine(near, cost, slackCosts(near));
    tech.program.allowed[o] = reference[o]!;
    const bounded = !inside ? factor : orientation === "input" ? Math.min(1, factor) : Math.max(1, factor);
    return { efficiency: Math.abs(bounded - 1) < 1e-11 ? 1 : bounded, ...point(near, slacks, 1), status };
  });
}
