import { EqualizationError } from "../../errors.ts";
import { requireNumber } from "../../numeric/guard/index.ts";
import type { Decay } from "./decay.ts";
import { labeled } from "./labeled.ts";

/** One step of `decay.step`: the weight of all costs beyond the step before, up to and including `upTo`. */
export interface DecayStep {
  /** Upper bound, included, in the unit of the costs; `Infinity` in the last step for all the rest. */
  readonly upTo: number;
  /** Weight of a pair in this step, at least 0. */
  readonly weight: number;
}

/**
 * Steps: the weight of the first step whose bound is not below the cost, and 0 beyond the last.
 *
 * A cost exactly on a bound belongs to the nearer step, as in PySAL's `step_fn`; `decay_stepped` of the R
 * package accessibility gives it to the farther one, and never drops to 0. With steps of 10, 20 and 30 minutes
 * this is the decay of Luo and Qi's enhanced 2SFCA.
 *
 * @param steps At least one, with ascending bounds.
 * @throws EqualizationError `wrong_type` for no array of steps; `too_few_observations` for none;
 *   `not_finite` and `out_of_domain` for a bound or weight that is no number or negative, or bounds that
 *   do not ascend.
 * @see W. Luo and Y. Qi, "An enhanced two-step floating catchment area (E2SFCA) method for measuring spatial
 *   accessibility to primary care physicians", Health & Place 15(4), 2009.
 * @example
 * ```ts
 * import { decay } from "equalis";
 * const weight = decay.step([
 *   { upTo: 15, weight: 1 },
 *   { upTo: 30, weight: 0.68 },
 *   { upTo: 45, weight: 0.22 },
 * ]);
 * weight(15); // => 1
 * weight(15.5); // => 0.68
 * weight(46); // => 0
 * ```
 */
export function step(steps: readonly DecayStep[]): Decay {
  if (!Array.isArray(steps)) {
    throw new EqualizationError("the steps must be an array of { upTo, weight }", {
      code: "wrong_type",
      where: "decay.step",
      received: steps,
    });
  }
  if (steps.length === 0) {
    throw new EqualizationError("needs at least 1 step, got 0", {
      code: "too_few_observations",
      where: "decay.step",
      received: 0,
    });
  }
  const bounds = new Float64Array(steps.length);
  const weights = new Float64Array(steps.length);
  for (let index = 0; index < steps.length; index++) {
    const given: unknown = steps[index];
    if (typeof given !== "object" || given === null) {
      throw new EqualizationError(`step ${index} must be { upTo, weight }`, {
        code: "wrong_type",
        where: "decay.step",
        index,
        received: given,
      });
    }
    const { upTo, weight } = given as DecayStep;
    const endless = upTo === Number.POSITIVE_INFINITY && index === steps.length - 1;
    if (!endless) requireNumber("decay.step", `upTo of step ${index}`, upTo, { atLeast: 0 });
    requireNumber("decay.step", `weight of step ${index}`, weight, { atLeast: 0 });
    if (index > 0 && upTo <= bounds[index - 1]!) {
      throw new EqualizationError(
        `upTo of step ${index} is ${upTo} after ${bounds[index - 1]}; give the steps in ascending order`,
        { code: "out_of_domain", where: "decay.step", index, received: upTo },
      );
    }
    bounds[index] = upTo;
    weights[index] = weight;
  }
  const label = `step(${steps.map(({ upTo, weight }) => `${weight} up to ${upTo}`).join(", ")})`;
  return labeled(label, (cost) => {
    for (let k = 0; k < bounds.length; k++) if (cost <= bounds[k]!) return weights[k]!;
    return 0;
  });
}
