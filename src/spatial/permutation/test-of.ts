import { EqualizationError } from "../../errors.ts";
import { seededRandom } from "../../numeric/seeded-random.ts";
import { shuffle } from "../../numeric/shuffle.ts";
import type { SpatialWeights } from "../../numeric/spatial-weights.ts";
import type { Autocorrelation, SpatialAlternative } from "../global/autocorrelation.ts";
import { atLeastAsExtreme } from "../inference/at-least-as-extreme.ts";
import { pOfZ } from "../inference/p-of-z.ts";
import type { InferenceChoice } from "../inference/require-inference.ts";

/** A statistic with its exact moments over all orders, and how to take it again in another order. */
export interface OrderedStatistic {
  /** The statistic observed. */
  readonly statistic: number;
  /** Its mean over all orders. */
  readonly expected: number;
  /** Its variance over all orders. */
  readonly variance: number;
  /** Size of the sums the statistic is made of, for the slack of comparisons. */
  readonly size: number;
  /** The statistic when unit i has the values of unit `order[i]`. */
  readonly inOrder: (order: Uint32Array) => number;
}

/** z of the statistic, `null` if every order gives the same. */
export function scoreOf({ statistic, expected, variance }: OrderedStatistic): number | null {
  return variance > 0 ? (statistic - expected) / Math.sqrt(variance) : null;
}

/** p values of several statistics of the same orders: by the normal distribution, or by counting seeded random orders. */
export function pValues(
  n: number,
  statistics: readonly OrderedStatistic[],
  { permutations, seed, alternative }: InferenceChoice,
): (number | null)[] {
  if (permutations === null) {
    return statistics.map((given) => {
      const z = scoreOf(given);
      return z === null ? null : pOfZ(z, alternative);
    });
  }
  return countOrders(n, statistics, permutations, seed, alternative);
}

function countOrders(
  n: number,
  statistics: readonly OrderedStatistic[],
  permutations: number,
  seed: number | string,
  alternative: SpatialAlternative,
): (number | null)[] {
  const random = seededRandom(seed);
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  const counts = statistics.map(() => 0);
  const slacks = statistics.map(({ variance, size }) => 1e-9 * Math.sqrt(variance) + 1e-13 * size);
  for (let draw = 0; draw < permutations; draw++) {
    shuffle(random, order);
    statistics.forEach(({ statistic, expected, inOrder }, k) => {
      if (atLeastAsExtreme(inOrder(order), statistic, expected, slacks[k]!, alternative)) counts[k]!++;
    });
  }
  return counts.map((count) => (count + 1) / (permutations + 1));
}

/** The record of one global statistic. Refuses one that every order gives alike, unless orders are counted: then all of them count. */
export function testOf(
  where: string,
  { islands, style }: SpatialWeights,
  n: number,
  choice: InferenceChoice,
  given: OrderedStatistic,
  orders: number,
): Autocorrelation {
  const z = scoreOf(given);
  if (z === null && choice.permutations === null) {
    throw new EqualizationError(
      "every order of the values gives the same statistic, as where all units neighbor all; its variance is 0 and z and the p of a formula do not exist",
      { code: "zero_total", where },
    );
  }
  return {
    statistic: given.statistic,
    expected: given.expected,
    variance: given.variance,
    z,
    p: pValues(orders, [given], choice)[0]!,
    n,
    islands: [...islands],
    inference: choice.inference,
    alternative: choice.alternative,
    permutations: choice.permutations,
    style,
    ...(z === null ? { reason: "every order of the values gives the same statistic" } : {}),
  };
}

/** Refuses inference under normality, for which the measure has no moments. */
export function requirePermutable(where: string, { inference }: InferenceChoice): void {
  if (inference !== "normality") return;
  throw new EqualizationError(
    'this measure has no moments under normality; leave out inference, or pass "permutation"',
    { code: "unsupported_combination", where },
  );
}
