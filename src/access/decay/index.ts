import { binary } from "./binary.ts";
import { exponential } from "./exponential.ts";
import { gaussian } from "./gaussian.ts";
import { linear } from "./linear.ts";
import { logistic } from "./logistic.ts";
import { power } from "./power.ts";
import { step } from "./step.ts";

/**
 * The usual decay functions, as factories: each takes its parameters and gives a function of cost.
 *
 * @example
 * ```ts
 * import { decay } from "equalis";
 * decay.gaussian(15).label; // => "gaussian(sigma 15)"
 * ```
 */
export const decay: {
  /** 1 up to the cutoff, 0 beyond. */
  readonly binary: typeof binary;
  /** Steps with bounds that belong to the nearer step. */
  readonly step: typeof step;
  /** exp(-c^2 / 2 sigma^2). */
  readonly gaussian: typeof gaussian;
  /** exp(-b c). */
  readonly exponential: typeof exponential;
  /** min(1, c^-b). */
  readonly power: typeof power;
  /** max(0, 1 - c / cutoff). */
  readonly linear: typeof linear;
  /** An S-shaped fall around the cutoff, 1 at 0. */
  readonly logistic: typeof logistic;
} = { binary, step, gaussian, exponential, power, linear, logistic };
