import { EqualizationError } from "../../errors.ts";
import { randomBlocks } from "../../numeric/random-blocks.ts";
import { seededRandom } from "../../numeric/seeded-random.ts";
import type { SpatialWeights } from "../../numeric/spatial-weights.ts";
import { atLeastAsExtreme } from "../inference/at-least-as-extreme.ts";
import { pOfZ } from "../inference/p-of-z.ts";
import type { InferenceChoice } from "../inference/require-inference.ts";
import type { PairSums } from "../weights/pair-sums.ts";
import type { Autocorrelation } from "./autocorrelation.ts";
import { LANES, type ScoreForm, scoreLanes } from "./score-lanes.ts";
import { numbersToShuffle, shuffleLane } from "./shuffle-lane.ts";

/** A measure, its moments, and how to take it again when the values are in another order. */
export interface GlobalMeasure {
  /** The measure. */
  readonly statistic: number;
  /** Its mean if place does not matter, by the convention on islands. */
  readonly expected: number;
  /** Statistic less expected, with all its digits. */
  readonly deviation: number;
  /** Its variance if place does not matter. */
  readonly variance: number;
  /** A variance up to this is rounding: every order of the values gives the same statistic. */
  readonly negligible: number;
  /** 1 if the measure rises with clustering, -1 if it falls. */
  readonly sign: 1 | -1;
  /** Number of units that count. */
  readonly n: number;
  /** Values whose order does not matter if place does not. */
  readonly values: Float64Array;
  /** The pairs of neighbors. */
  readonly pairs: PairSums;
  /** The measure of values in some order, up to factors and constants that no order changes. */
  readonly form: ScoreForm;
  /** What to multiply a score by to have it in the unit of the statistic; negative where the statistic falls as the score rises. */
  readonly factor: number;
  /** Mean of the score over all orders of all values. */
  readonly center: number;
}

/** Turns a measure and its moments into z and p. */
export function globalTest(
  where: string,
  { islands, style }: SpatialWeights,
  choice: InferenceChoice,
  given: GlobalMeasure,
): Autocorrelation {
  const { statistic, expected, deviation, variance, negligible, sign, n } = given;
  const constant = !(variance > negligible);
  if (constant && choice.permutations === null) {
    throw new EqualizationError(
      "every order of the values gives the same statistic, as where all units neighbor all; its variance is 0 and z and the p of a formula do not exist",
      { code: "zero_total", where },
    );
  }
  const z = constant ? null : (sign * deviation) / Math.sqrt(variance);
  const p =
    choice.permutations === null
      ? pOfZ(z ?? 0, choice.alternative)
      : (countOrders(given, choice, choice.permutations) + 1) / (choice.permutations + 1);
  return {
    statistic,
    expected,
    variance: constant ? 0 : variance,
    z,
    p,
    n,
    islands: [...islands],
    inference: choice.inference,
    alternative: choice.alternative,
    permutations: choice.permutations,
    style,
    ...(constant ? { reason: "every order of the values gives the same statistic" } : {}),
  };
}

/** How many of the random orders score at least as extreme as the one observed. */
function countOrders(
  { values, pairs, form, factor, center, variance, sign }: GlobalMeasure,
  { seed, alternative }: InferenceChoice,
  permutations: number,
): number {
  const fill = randomBlocks(seededRandom(seed));
  const numbers = new Float64Array(numbersToShuffle(values.length));
  const lanes = new Float64Array(LANES * values.length);
  for (let i = 0; i < values.length; i++) lanes.fill(values[i]!, LANES * i, LANES * (i + 1));
  const scores = new Float64Array(LANES);
  const places = Int32Array.from(pairs.partners, (partner) => LANES * partner);
  scoreLanes(pairs, places, form, lanes, scores);
  const rising = sign * factor;
  const observed = rising * scores[0]!;
  const slack = 1e-9 * Math.sqrt(Math.max(0, variance)) + roundingOf(pairs, places, form, lanes, factor);
  let count = 0;
  for (let done = 0; done < permutations; done += LANES) {
    const wanted = Math.min(LANES, permutations - done);
    for (let lane = 0; lane < wanted; lane++) {
      fill(numbers);
      shuffleLane(numbers, lanes, lane);
    }
    scoreLanes(pairs, places, form, lanes, scores);
    for (let lane = 0; lane < wanted; lane++) {
      if (atLeastAsExtreme(rising * scores[lane]!, observed, rising * center, slack, alternative)) count++;
    }
  }
  return count;
}

/** A bound for the rounding of a score: it grows with the terms that are added up, not with how much the orders differ. */
function roundingOf(
  pairs: PairSums,
  places: Int32Array,
  { products, linear, quadratic }: ScoreForm,
  lanes: Float64Array,
  factor: number,
): number {
  const sizes = new Float64Array(LANES);
  const form = { products: Math.abs(products), linear: Math.abs(linear), quadratic: Math.abs(quadratic) };
  scoreLanes(pairs, places, form, lanes.map(Math.abs), sizes);
  return 1e-12 * Math.abs(factor) * sizes[0]!;
}
