import { EqualizationError } from "../../errors.ts";
import { requireNumber, requireOptions } from "../../numeric/guard/index.ts";
import { solveMonotone } from "../../numeric/solve-monotone.ts";

/** Options of {@link calibrate}. */
export interface CalibrateOptions {
  /** What the condition has to reach. */
  readonly target: number;
  /** One end of the interval the parameter lies in. */
  readonly lower: number;
  /** The other end. */
  readonly upper: number;
}

/** A parameter solved from a condition. */
export interface Calibration {
  /** The parameter. */
  readonly value: number;
  /** What the condition gives there. */
  readonly reached: number;
  /** `reached − target`: 0 up to rounding, or the height of a jump that the condition makes there. */
  readonly miss: number;
  /** `false` where the condition is level around the value, so that other values would do as well. */
  readonly unique: boolean;
}

/**
 * Solves a parameter from a condition that only rises or only falls with it: an exponent from a marginal rate, a rate
 * from a budget.
 *
 * - **Unit:** the value is in that of the parameter, `reached` and `miss` in that of the condition.
 * - Right to the last bits that the condition itself has, in about ten evaluations where it is smooth.
 *
 * @param condition The quantity to be brought to `target`, as a function of the parameter.
 * @throws `EqualizationError` `infeasible` (the target is reached nowhere between `lower` and `upper`),
 *   `no_convergence` (the condition gives NaN), `out_of_domain` (`lower` is not below `upper`), `not_finite`,
 *   `missing_option`, `unknown_option`, `wrong_type`.
 * @see Switzerland 2008 to 2019: the exponent at which the weakest canton's marginal equalization rate is 100 %.
 *
 * @example The rate at which three bases yield 30
 * ```ts
 * import { calibrate } from "equalis";
 * const solved = calibrate((rate) => rate * (100 + 150 + 50), { target: 30, lower: 0, upper: 1 });
 * solved.value; // => 0.1
 * ```
 */
export function calibrate(condition: (parameter: number) => number, options: CalibrateOptions): Calibration {
  if (typeof condition !== "function") {
    throw new EqualizationError("the condition must be a function of the parameter", {
      code: "wrong_type",
      where: "calibrate",
      received: condition,
    });
  }
  requireOptions("calibrate", options, ["target", "lower", "upper"]);
  const { target, lower, upper } = options;
  requireNumber("calibrate", "target", target);
  requireNumber("calibrate", "lower", lower);
  requireNumber("calibrate", "upper", upper, { above: lower });
  const value = solveMonotone(condition, target, { lower, upper, where: "calibrate" });
  const reached = condition(value);
  const step = (upper - lower) * 1e-6;
  const unique = condition(Math.max(lower, value - step)) !== condition(Math.min(upper, value + step));
  return { value, reached, miss: reached - target, unique };
}
