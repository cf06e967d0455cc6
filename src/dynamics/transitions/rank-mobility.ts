import { averageRanks } from "../../numeric/average-ranks.ts";
import { requireObservations, requireOptions } from "../../numeric/guard/index.ts";
import { requireGroups } from "../../numeric/guard/require-groups.ts";
import { rowsByGroup } from "../../numeric/rows-by-group.ts";
import type { Groups, Matrix, Vector } from "../../numeric/vector.ts";
import { requirePanel } from "../require-panel.ts";
import { requireYears } from "../require-years.ts";

/** Options of {@link rankMobility}. */
export interface RankMobilityOptions {
  /**
   * The region each unit belongs to, for `regimes`.
   *
   * @defaultValue none
   */
  readonly groups?: Groups | undefined;
  /**
   * The year of each period, ascending; gaps may differ.
   *
   * @defaultValue 0, 1, 2, …
   */
  readonly years?: Vector | undefined;
}

/** Ranks of one period against those of the first. */
export interface RankConcordance {
  /** The year, or the position of the column where no years were given. */
  readonly period: number;
  /** Variance of the sum of both ranks over that of twice the first: 1 as long as nobody changes place. */
  readonly gamma: number | null;
}

/** What {@link rankMobility} finds. */
export interface RankMobility {
  /** Rank of each unit in each period, one row a unit; 1 is the lowest, ties share the mean. */
  readonly ranks: Float64Array[];
  /** Gamma convergence, period by period; `null` where all units tie in the first period. */
  readonly concordance: RankConcordance[];
  /** Kendall's tau-b of the first and last period; `null` where all units tie in one of them. */
  readonly kendallTau: number | null;
  /** Spearman's correlation of the first and last period; `null` where all units tie in one of them. */
  readonly spearman: number | null;
  /** Mean number of places gained or lost from the first to the last period. */
  readonly meanRankChange: number;
  /**
   * Theta: the part of all places moved that groups moved together, from each period to the next; `null` where no rank
   * moved. Empty without `groups`.
   */
  readonly regimes: (number | null)[];
}

/**
 * Rank mobility: whether units change places, and whether whole regions do so together.
 *
 * $$ \gamma_t = \frac{\operatorname{var}(R_t + R_0)}{\operatorname{var}(2 R_0)}, \qquad
 *    \theta_t = \frac{\sum_g \left| \sum_{i \in g} (R_{i,t+1} - R_{it}) \right|}{\sum_i |R_{i,t+1} - R_{it}|} $$
 *
 * with $R$ the ranks of a period.
 *
 * - **Unit:** none; `meanRankChange` in places. **Range:** gamma and theta 0 to 1, correlations −1 to 1.
 * - **Reading:** a spread that shrinks without changes of place is catching up; the same spread with many changes is
 *   churning. Theta near 1 is regions that rise and fall as blocks.
 *
 * @param panel Values; finite, of any sign. At least two periods.
 * @throws `EqualizationError` `too_few_observations` (fewer than 2 units or periods), `length_mismatch`,
 *   `not_finite`, `wrong_type`, `out_of_domain` (years that do not ascend), `unknown_option`.
 * @see Boyle and McCarthy (1997), Oxford Bulletin of Economics and Statistics 59; Rey (2004) on theta. Checked against
 *   giddy, scipy and numpy; see test/fixtures/dynamics.
 *
 * @example
 * ```ts
 * import { rankMobility } from "equalis";
 * const { kendallTau, meanRankChange } = rankMobility([
 *   [1, 2],
 *   [2, 1],
 *   [3, 3],
 *   [4, 5],
 * ]);
 * Math.round((kendallTau ?? Number.NaN) * 1e4) / 1e4; // => 0.6667
 * meanRankChange; // => 0.5
 * ```
 */
export function rankMobility(panel: Matrix, options: RankMobilityOptions = {}): RankMobility {
  const where = "rankMobility";
  requireOptions(where, options, ["groups", "years"]);
  const { groups, years } = options;
  const T = requirePanel(where, panel, { periods: 2 });
  const n = panel.length;
  requireObservations(where, "unit", n, 2);
  const calendar = requireYears(where, T, years);
  if (groups !== undefined) requireGroups(where, groups, n);

  const byPeriod = Array.from({ length: T }, (_, t) => averageRanks(panel.map((row) => row[t]!)));
  const first = byPeriod[0]!;
  const last = byPeriod[T - 1]!;
  const base = codeviation(first, first);
  return {
    ranks: panel.map((_, i) => Float64Array.from(byPeriod, (ranks) => ranks[i]!)),
    concordance: byPeriod.map((ranks, t) => {
      const joint = ranks.map((rank, i) => rank + first[i]!);
      return { period: calendar[t]!, gamma: base === 0 ? null : codeviation(joint, joint) / (4 * base) };
    }),
    kendallTau: kendall(first, last),
    spearman: correlation(first, last),
    meanRankChange: first.reduce((sum, rank, i) => sum + Math.abs(last[i]! - rank), 0) / n,
    regimes:
      groups === undefined ? [] : byPeriod.slice(1).map((ranks, t) => theta(byPeriod[t]!, ranks, groups)),
  };
}

/** Sum of products about the mean, which is (n + 1) / 2 for ranks and twice that for their sums. */
function codeviation(a: Float64Array, b: Float64Array): number {
  const n = a.length;
  const meanA = a.reduce((sum, x) => sum + x, 0) / n;
  const meanB = b.reduce((sum, x) => sum + x, 0) / n;
  return a.reduce((sum, x, i) => sum + (x - meanA) * (b[i]! - meanB), 0);
}

function correlation(a: Float64Array, b: Float64Array): number | null {
  const size = Math.sqrt(codeviation(a, a)) * Math.sqrt(codeviation(b, b));
  return size === 0 ? null : codeviation(a, b) / size;
}

function kendall(a: Float64Array, b: Float64Array): number | null {
  let agree = 0;
  let untiedA = 0;
  let untiedB = 0;
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < i; j++) {
      const signA = Math.sign(a[i]! - a[j]!);
      const signB = Math.sign(b[i]! - b[j]!);
      agree += signA * signB;
      untiedA += signA * signA;
      untiedB += signB * signB;
    }
  }
  return untiedA === 0 || untiedB === 0 ? null : agree / Math.sqrt(untiedA * untiedB);
}

function theta(before: Float64Array, after: Float64Array, groups: Groups): number | null {
  const total = after.reduce((sum, rank, i) => sum + Math.abs(rank - before[i]!), 0);
  if (total === 0) return null;
  const together = rowsByGroup(groups).reduce(
    (sum, { rows }) => sum + Math.abs(rows.reduce((moved, i) => moved + after[i]! - before[i]!, 0)),
    0,
  );
  return together / total;
}
