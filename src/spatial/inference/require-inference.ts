import { EqualizationError } from "../../errors.ts";
import { requireNumber, requireOneOf } from "../../numeric/guard/index.ts";
import type { SpatialAlternative, SpatialInference } from "../global/autocorrelation.ts";

/** Choices about inference, with the defaults filled in. */
export interface InferenceChoice {
  /** What p rests on. */
  readonly inference: SpatialInference;
  /** Number of random orders, `null` without. */
  readonly permutations: number | null;
  /** Seed of the random orders. */
  readonly seed: number | string;
  /** Which side counts as extreme. */
  readonly alternative: SpatialAlternative;
}

/** Refuses unknown choices, and permutations or a seed where nothing is permuted. */
export function requireInference(
  where: string,
  options: {
    readonly inference?: SpatialInference | undefined;
    readonly permutations?: number | undefined;
    readonly seed?: number | string | undefined;
    readonly alternative?: SpatialAlternative | undefined;
  },
): InferenceChoice {
  const { permutations, seed, alternative = "two-sided" } = options;
  const permuted = permutations !== undefined || seed !== undefined;
  const { inference = permuted ? "permutation" : "randomization" } = options;
  requireOneOf(where, "inference", inference, ["randomization", "normality", "permutation"]);
  requireOneOf(where, "alternative", alternative, ["two-sided", "greater", "less"]);
  if (inference !== "permutation" && permuted) {
    throw new EqualizationError(
      `inference "${inference}" permutes nothing; leave out permutations and seed`,
      { code: "unsupported_combination", where },
    );
  }
  if (permutations !== undefined)
    requireNumber(where, "permutations", permutations, { atLeast: 1, integer: true });
  if (seed !== undefined && typeof seed !== "string") requireNumber(where, "seed", seed);
  return {
    inference,
    permutations: inference === "permutation" ? (permutations ?? 999) : null,
    seed: seed ?? 1,
    alternative,
  };
}
