import { requireOptions } from "../../numeric/guard/index.ts";
import type { SpatialWeights } from "../../numeric/spatial-weights.ts";
import type { Matrix, Vector } from "../../numeric/vector.ts";
import { requireEvenYears } from "../require-even-years.ts";
import { requirePanel } from "../require-panel.ts";
import { classOf } from "./class-of.ts";
import { requireCutoffs } from "./require-cutoffs.ts";
import { requireNeighborhood } from "./require-neighborhood.ts";
import { summarizeTransitions } from "./summarize-transitions.ts";
import { homogeneityOf, type TransitionHomogeneity } from "./transition-homogeneity.ts";
import type { TransitionSummary } from "./transition-summary.ts";

/** Options of {@link spatialTransition}. */
export interface SpatialTransitionOptions {
  /** Values between the classes, ascending, in the unit of the panel. A value on a cutoff belongs to the class below it. */
  readonly cutoffs: Vector;
  /** Who neighbors whom, from `spatialWeights`, `nearestNeighbors` or `distanceBand`; its ids in the order of the rows. */
  readonly weights: SpatialWeights;
  /**
   * Values between the classes of neighborhoods, ascending.
   *
   * @defaultValue the cutoffs of the units
   */
  readonly lagCutoffs?: Vector | undefined;
  /**
   * The year of each period, ascending and evenly spaced.
   *
   * @defaultValue 0, 1, 2, …
   */
  readonly years?: Vector | undefined;
}

/** What {@link spatialTransition} finds. */
export interface SpatialTransition {
  /** Transitions of units in each class of neighborhood at the start of the transition, lowest first. */
  readonly conditional: TransitionSummary[];
  /** All of them together. */
  readonly pooled: TransitionSummary;
  /** Test of equal transition probabilities in all neighborhoods. */
  readonly homogeneity: TransitionHomogeneity;
  /** Years from one period to the next. */
  readonly step: number;
  /** Ids of the units without neighbors, which are in none of the counts. */
  readonly islands: string[];
}

/**
 * Spatial Markov transition matrices: whether moving up or down depends on how the neighbors are doing.
 *
 * $$ \bar y_{it} = \frac{\sum_j w_{ij} y_{jt}}{\sum_j w_{ij}}, \qquad
 *    p_{jk \mid l} = \frac{n_{jk \mid l}}{\sum_m n_{jm \mid l}}, \qquad
 *    LR = 2 \sum_l \sum_j \sum_k n_{jk \mid l} \ln \frac{p_{jk \mid l}}{p_{jk}} $$
 *
 * with $n_{jk \mid l}$ the moves from class $j$ to $k$ of units whose neighbors' mean was in class $l$ before the move.
 *
 * - **Shape:** one row per unit, in the order of `weights.ids`; one column per period, at least two.
 * - **The neighborhood** is the weighted mean of the neighbors, whatever the style of the weights.
 * - **Reading:** poor units that rise more often among rich neighbors than among poor ones. Under equal probabilities
 *   both statistics are chi-square; with few counts a cell that is a poor guide, and here most tables are sparse.
 * - Units without neighbors have no neighborhood: they are left out and listed in `islands`.
 * - **Conventions:** as giddy's `Spatial_Markov` with fixed cutoffs; cells never observed add nothing to the
 *   statistics, and rows never observed no degrees of freedom.
 *
 * @param panel Values; finite, of any sign, of comparable level in all periods (relative to each period's mean).
 * @throws `EqualizationError` `too_few_observations` (no unit, fewer than 2 periods, no cutoff, no unit with
 *   neighbors), `length_mismatch` (also ids and rows of different number), `not_finite`, `wrong_type`, `missing_option`
 *   (no cutoffs or weights), `out_of_domain` (cutoffs or years that do not ascend, uneven years), `unknown_option`.
 * @see Rey (2001), Geographical Analysis 33. Checked against giddy; see test/fixtures/dynamics.
 *
 * @example Four counties in a row
 * ```ts
 * import { spatialTransition, spatialWeights } from "equalis";
 * const weights = spatialWeights({ a: ["b"], b: ["a", "c"], c: ["b", "d"], d: ["c"] });
 * const panel = [
 *   [0.5, 0.6],
 *   [0.7, 0.9],
 *   [1.2, 1.1],
 *   [1.6, 1.4],
 * ];
 * const { conditional } = spatialTransition(panel, { cutoffs: [1], weights });
 * conditional.map(({ counts }) => counts); // => [[[2, 0], [0, 0]], [[0, 0], [0, 2]]]
 * ```
 */
export function spatialTransition(panel: Matrix, options: SpatialTransitionOptions): SpatialTransition {
  const where = "spatialTransition";
  requireOptions(where, options, ["cutoffs", "weights", "lagCutoffs", "years"]);
  const { cutoffs, weights, lagCutoffs = cutoffs, years } = options;
  requireCutoffs(where, "cutoff", cutoffs);
  requireCutoffs(where, "lagCutoff", lagCutoffs);
  const T = requirePanel(where, panel, { periods: 2 });
  const step = requireEvenYears(where, T, years);
  requireNeighborhood(where, weights, panel.length);

  const k = cutoffs.length + 1;
  const table = (): number[][] => Array.from({ length: k }, () => Array<number>(k).fill(0));
  const counts = Array.from({ length: lagCutoffs.length + 1 }, table);
  const pooled = table();
  for (let i = 0; i < panel.length; i++) {
    if (weights.offsets[i] === weights.offsets[i + 1]) continue;
    for (let t = 1; t < T; t++) {
      const lag = classOf(neighborhood(panel, weights, i, t - 1), lagCutoffs);
      const from = classOf(panel[i]![t - 1]!, cutoffs);
      const to = classOf(panel[i]![t]!, cutoffs);
      counts[lag]![from]![to]!++;
      pooled[from]![to]!++;
    }
  }
  return {
    conditional: counts.map(summarizeTransitions),
    pooled: summarizeTransitions(pooled),
    // Some unit has neighbors, so that some transition was counted.
    homogeneity: homogeneityOf(counts)!,
    step,
    islands: [...weights.islands],
  };
}

/** Mean of the neighbors, never outside them and exact where they are equal. */
function neighborhood(panel: Matrix, weights: SpatialWeights, unit: number, period: number): number {
  const { offsets, targets, values } = weights;
  const begin = offsets[unit]!;
  const end = offsets[unit + 1]!;
  const first = panel[targets[begin]!]![period]!;
  let total = 0;
  let rest = 0;
  for (let edge = begin; edge < end; edge++) {
    const w = values[edge]!;
    total += w;
    rest += w * (panel[targets[edge]!]![period]! - first);
  }
  return first + rest / total;
}
