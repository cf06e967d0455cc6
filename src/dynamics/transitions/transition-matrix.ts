import { requireOptions } from "../../numeric/guard/index.ts";
import type { Matrix, Vector } from "../../numeric/vector.ts";
import { requireEvenYears } from "../require-even-years.ts";
import { countTransitions } from "./count-transitions.ts";
import { requireCutoffs } from "./require-cutoffs.ts";
import { summarizeTransitions } from "./summarize-transitions.ts";
import type { TransitionSummary } from "./transition-summary.ts";

/** Options of {@link transitionMatrix}. */
export interface TransitionMatrixOptions {
  /** Values between the classes, ascending, in the unit of the panel. A value on a cutoff belongs to the class below it. */
  readonly cutoffs: Vector;
  /**
   * The year of each period, ascending and evenly spaced: transitions over one year and over three cannot be pooled.
   *
   * @defaultValue 0, 1, 2, …
   */
  readonly years?: Vector | undefined;
}

/** What {@link transitionMatrix} finds. */
export interface TransitionMatrix extends TransitionSummary {
  /** Years from one period to the next: what one transition takes. */
  readonly step: number;
  /** Share of the units in each class in the last period. */
  readonly last: number[];
  /** Shares one step later, if transitions go on as observed; `null` where a populated class has no observed transition. */
  readonly forecast: number[] | null;
}

/**
 * Markov transition matrix: who moves between classes of low and high, how mobile they are, and where it leads.
 *
 * $$ p_{jk} = \frac{n_{jk}}{\sum_l n_{jl}}, \qquad \pi P = \pi, \qquad M = \frac{K - \operatorname{tr} P}{K - 1} $$
 *
 * with $n_{jk}$ the moves from class $j$ to class $k$ over all units and pairs of neighboring periods.
 *
 * - **Shape:** one row per unit, one column per period, at least two; $K - 1$ cutoffs make $K$ classes.
 * - **Classes** are fixed for all periods. The literature cuts values relative to each period's mean at the quantiles of
 *   all periods together: divide the columns by their means and take `quantile` of the pooled values.
 * - **Reading:** a heavy diagonal is persistence, mass below it decline. The steady state is where the observed
 *   moves lead if they go on for ever: an extrapolation, not a forecast of the year.
 * - **No steady state** where two sets of classes never lead to each other, or a class has no observed transition:
 *   then `null`, with the reason. With one class that is never left, it holds everyone.
 * - One transition takes `step` years. Matrices of different steps cannot be compared.
 * - **Conventions:** counts as giddy's `Markov`; a class without transitions keeps a row of zeros (giddy can fill
 *   it with a 1 on the diagonal, which claims that no one ever leaves).
 * - **Cost:** one pass over the panel.
 *
 * @param panel Values; finite, of any sign.
 * @throws `EqualizationError` `too_few_observations` (no unit, fewer than 2 periods, no cutoff),
 *   `length_mismatch`, `not_finite`, `wrong_type`, `missing_option` (no cutoffs), `out_of_domain` (cutoffs or years that
 *   do not ascend, years of uneven steps), `unknown_option`.
 * @see Shorrocks (1978), Econometrica 46; Quah (1993), European Economic Review 37. Checked against giddy and an
 *   independent computation in numpy; see test/fixtures/dynamics.
 *
 * @example Three counties, poor up to 1 and rich above
 * ```ts
 * import { transitionMatrix } from "equalis";
 * const moves = transitionMatrix(
 *   [
 *     [0.5, 0.6, 1.4],
 *     [0.9, 1.2, 0.8],
 *     [1.6, 1.5, 1.3],
 *   ],
 *   { cutoffs: [1] },
 * );
 * moves.counts; // => [[1, 2], [1, 2]]
 * moves.mobility; // => 1
 * moves.steadyState?.map((share) => Math.round(share * 1e4) / 1e4); // => [0.3333, 0.6667]
 * ```
 */
export function transitionMatrix(panel: Matrix, options: TransitionMatrixOptions): TransitionMatrix {
  const where = "transitionMatrix";
  requireOptions(where, options, ["cutoffs", "years"]);
  const { cutoffs, years } = options;
  requireCutoffs(where, "cutoff", cutoffs);
  const cells = countTransitions(where, panel, cutoffs);
  const step = requireEvenYears(where, panel[0]!.length, years);

  const k = cutoffs.length + 1;
  const counts = Array.from({ length: k }, (_, from) =>
    Array.from(cells.moves.subarray(from * k, from * k + k)),
  );
  const summary = summarizeTransitions(counts);
  const last = Array.from(cells.last, (units) => units / panel.length);
  return { ...summary, step, last, forecast: forecast(last, summary) };
}

function forecast(shares: readonly number[], { counts, probabilities }: TransitionSummary): number[] | null {
  const unknown = counts.some((row, i) => shares[i]! > 0 && row.every((count) => count === 0));
  if (unknown) return null;
  return shares.map((_, to) =>
    shares.reduce((sum, share, from) => sum + share * probabilities[from]![to]!, 0),
  );
}
