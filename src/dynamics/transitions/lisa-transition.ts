import { chiSquareTail } from "../../numeric/chi-square-cdf.ts";
import { deviationsOf } from "../../numeric/deviations-of.ts";
import { requireOptions } from "../../numeric/guard/index.ts";
import { logarithm } from "../../numeric/portable/logarithm.ts";
import type { SpatialWeights } from "../../numeric/spatial-weights.ts";
import type { Matrix, Vector } from "../../numeric/vector.ts";
import { requireEvenYears } from "../require-even-years.ts";
import { requirePanel } from "../require-panel.ts";
import { requireNeighborhood } from "./require-neighborhood.ts";
import { summarizeTransitions } from "./summarize-transitions.ts";
import type { TransitionSummary } from "./transition-summary.ts";

/** Options of {@link lisaTransition}. */
export interface LisaTransitionOptions {
  /** Who neighbors whom, from `spatialWeights`; its ids in the order of the rows. */
  readonly weights: SpatialWeights;
  /** The year of each period, ascending and evenly spaced. @defaultValue 0, 1, 2, … */
  readonly years?: Vector | undefined;
}

/** Own value, then the neighbors', against the mean of the period. */
export type LisaClass = "high-high" | "low-high" | "low-low" | "high-low";

/** Test whether units and their neighbors move independently; see {@link lisaTransition}. */
export interface LisaIndependence {
  /** Pearson's statistic. */
  readonly pearson: number;
  /** Likelihood-ratio statistic. */
  readonly likelihoodRatio: number;
  /** Degrees of freedom: 8 if every class and move was seen. */
  readonly df: number;
  /** Upper tail of chi-square at Pearson's statistic; `null` with 0 degrees of freedom. */
  readonly p: number | null;
}

/** Result of {@link lisaTransition}. */
export interface LisaTransition extends TransitionSummary {
  /** The quadrants of the Moran scatterplot, in the order of the tables. */
  readonly classes: readonly LisaClass[];
  /** Test that a unit's own moves and those of its neighbors are independent. */
  readonly independence: LisaIndependence;
  /** Ids of the units without neighbors, which are in none of the counts. */
  readonly islands: string[];
}

const CLASSES = ["high-high", "low-high", "low-low", "high-low"] as const;

/**
 * Counts how units move between the quadrants of the Moran scatterplot, and whether they move with their neighbors.
 *
 * A unit is high if its value is above the mean of the period, its neighborhood if the weighted sum of the neighbors' deviations is above 0. Under independence the expected count of
 * moves from class a to b is $n_a P_{own}(a \to b) P_{lag}(a \to b)$, with the chains of own values and of neighborhoods pooled over all units.
 *
 * - **When to use:** whether clusters form, dissolve or spread: a low unit among low neighbors that leaves alone, or together with them.
 * - **Convention:** quadrants as `localMoran`; a value at the mean counts as low. Values of islands stay in the means. The degrees of freedom are those of the classes (12) less
 *   those of the two chains (4), fewer for classes and moves never seen. giddy's `chi_2` forms its chains over the units in file order; its counts agree, its test does not.
 * - **Cost:** O(periods x pairs).
 *
 * @param panel One row per unit, in the order of `weights.ids`, one column per period, at least two.
 * @throws EqualizationError `missing_option` without weights; `wrong_type`, `not_finite`, `length_mismatch`; `too_few_observations` for fewer than 2 periods or no unit with
 *   neighbors; `out_of_domain` for years that do not ascend evenly; `unknown_option`.
 * @see S. Rey, Geographical Analysis 33, 2001. Checked against an independent program and, for the counts, against giddy on 48 US states, 1929–2009.
 * @example
 * ```ts
 * import { lisaTransition, spatialWeights } from "equalis";
 * const weights = spatialWeights({ a: ["b"], b: ["a", "c"], c: ["b", "d"], d: ["c"] });
 * const { classes, counts } = lisaTransition([[9, 8], [8, 9], [2, 7], [1, 2]], { weights });
 * classes[1]; // => "low-high"
 * counts; // => [[2, 0, 0, 0], [0, 0, 0, 0], [0, 1, 0, 1], [0, 0, 0, 0]]
 * ```
 */
export function lisaTransition(panel: Matrix, options: LisaTransitionOptions): LisaTransition {
  const where = "lisaTransition";
  requireOptions(where, options, ["weights", "years"]);
  const { weights, years } = options;
  const periods = requirePanel(where, panel, { periods: 2 });
  requireEvenYears(where, periods, years);
  requireNeighborhood(where, weights, panel.length);
  const { offsets } = weights;
  const quadrants = Array.from({ length: periods }, (_, t) => quadrantsOf(panel, weights, t));
  const counts = CLASSES.map(() => new Array<number>(CLASSES.length).fill(0));
  for (let i = 0; i < panel.length; i++) {
    if (offsets[i] === offsets[i + 1]) continue;
    for (let t = 1; t < periods; t++) counts[quadrants[t - 1]![i]!]![quadrants[t]![i]!]!++;
  }
  return {
    ...summarizeTransitions(counts),
    classes: CLASSES,
    independence: independenceOf(counts),
    islands: [...weights.islands],
  };
}

/** The class of every unit in one period, as a position in the list of classes. */
function quadrantsOf(panel: Matrix, { offsets, targets, values }: SpatialWeights, t: number): Uint8Array {
  const z = deviationsOf(Float64Array.from(panel, (row) => row[t]!));
  return Uint8Array.from(z, (own, i) => {
    let lag = 0;
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) lag += values[e]! * z[targets[e]!]!;
    return positionOf(own > 0, lag > 0);
  });
}

function positionOf(own: boolean, lag: boolean): number {
  return CLASSES.indexOf(`${own ? "high" : "low"}-${lag ? "high" : "low"}`);
}

/** Whether a class is high in its own value, and in its neighborhood; 1 for high. */
const SIDES = CLASSES.map(
  (name) => [name.startsWith("high") ? 1 : 0, name.endsWith("high") ? 1 : 0] as const,
);

function independenceOf(counts: readonly (readonly number[])[]): LisaIndependence {
  // Moves of own values and of neighborhoods, each from low (0) or high (1) to low or high.
  const chains = [0, 1].map(() => [
    [0, 0],
    [0, 0],
  ]);
  counts.forEach((row, a) => {
    row.forEach((count, b) => {
      for (const side of [0, 1]) chains[side]![SIDES[a]![side]!]![SIDES[b]![side]!]! += count;
    });
  });
  const probability = (side: number, a: number, b: number): number => {
    const row = chains[side]![SIDES[a]![side]!]!;
    const total = row[0]! + row[1]!;
    return total === 0 ? 0 : row[SIDES[b]![side]!]! / total;
  };
  let pearson = 0;
  let likelihoodRatio = 0;
  let df = 0;
  counts.forEach((row, a) => {
    const total = row.reduce((x, y) => x + y, 0);
    if (total === 0) return;
    let reachable = 0;
    row.forEach((observed, b) => {
      const expected = total * probability(0, a, b) * probability(1, a, b);
      if (expected === 0) return;
      reachable++;
      pearson += (observed - expected) ** 2 / expected;
      if (observed > 0) likelihoodRatio += 2 * observed * logarithm(observed / expected);
    });
    df += reachable - 1;
  });
  for (const chain of chains) {
    for (const row of chain) df -= Math.max(0, row.filter((count) => count > 0).length - 1);
  }
  df = Math.max(0, df);
  return { pearson, likelihoodRatio, df, p: df === 0 ? null : chiSquareTail(pearson, df) };
}
