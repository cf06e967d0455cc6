import { binary } from "./binary.ts";
import type { Decay } from "./decay.ts";
import { exponential } from "./exponential.ts";
import { gaussian } from "./gaussian.ts";
import { gaussianToZero } from "./gaussian-to-zero.ts";
import { linear } from "./linear.ts";
import { type LogisticDecayOptions, logistic } from "./logistic.ts";
import { power } from "./power.ts";
import { type DecayStep, step } from "./step.ts";

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
  readonly binary: (cutoff: number) => Decay;
  /** Steps with bounds that belong to the nearer step. */
  readonly step: (steps: readonly DecayStep[]) => Decay;
  /** exp(-c^2 / 2 sigma^2). */
  readonly gaussian: (sigma: number) => Decay;
  /** The bell curve of Dai, 1 at 0 and 0 from the cutoff on. */
  readonly gaussianToZero: (cutoff: number) => Decay;
  /** exp(-b c). */
  readonly exponential: (b: number) => Decay;
  /** min(1, c^-b). */
  readonly power: (b: number) => Decay;
  /** max(0, 1 - c / cutoff). */
  readonly linear: (cutoff: number) => Decay;
  /** An S-shaped fall around the cutoff, 1 at 0. */
  readonly logistic: (options: LogisticDecayOptions) => Decay;
} = { binary, step, gaussian, gaussianToZero, exponential, power, linear, logistic };
