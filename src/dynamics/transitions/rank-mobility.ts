import { argsort } from "../../numeric/argsort.ts";
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
  /** Variance of the sum of both ranks over that of twice the first: 1 as long as no one changes place. */
  readonly gamma: number | null;
}

/** What {@link rankMobility} finds. */
export interface RankMobility {
  /** Rank of each unit in each period, one row per unit; 1 is the lowest, ties share the mean. */
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

/**
 * Kendall's tau-b in n log n: pairs that disagree are the exchanges by which a merge sort on the second ranking orders the units
 * sorted on the first (Knight 1966).
 */
function kendall(a: Float64Array, b: Float64Array): number | null {
  const n = a.length;
  const bySecond = argsort(b);
  // A stable sort on the first ranking leaves ties in the order of the second.
  const byFirst = argsort(Float64Array.from(bySecond, (i) => a[i]!));
  const order = Uint32Array.from(byFirst, (k) => bySecond[k]!);
  const second = Float64Array.from(order, (i) => b[i]!);
  const tied = (isTied: (before: number, after: number) => boolean): number => {
    let pairs = 0;
    for (let from = 0, to = 1; to <= n; to++) {
      if (to < n && isTied(order[from]!, order[to]!)) continue;
      pairs += ((to - from) * (to - from - 1)) / 2;
      from = to;
    }
    return pairs;
  };
  const tiedA = tied((i, j) => a[i] === a[j]);
  const tiedBoth = tied((i, j) => a[i] === a[j] && b[i] === b[j]);
  const disagree = exchanges(second);
  // Now ascending.
  let tiedB = 0;
  for (let from = 0, to = 1; to <= n; to++) {
    if (to < n && second[from] === second[to]) continue;
    tiedB += ((to - from) * (to - from - 1)) / 2;
    from = to;
  }
  const pairs = (n * (n - 1)) / 2;
  const agree = pairs - tiedA - tiedB + tiedBoth - 2 * disagree;
  const [untiedA, untiedB] = [pairs - tiedA, pairs - tiedB];
  return untiedA === 0 || untiedB === 0 ? null : agree / Math.sqrt(untiedA * untiedB);
}

/** Sorts in place by merging, and counts the pairs that stood in descending order. */
function exchanges(values: Float64Array): number {
  const n = values.length;
  let from: Float64Array = values;
  let to: Float64Array = new Float64Array(n);
  let count = 0;
  for (let width = 1; width < n; width *= 2) {
    for (let start = 0; start < n; start += 2 * width) {
      const middle = Math.min(start + width, n);
      const end = Math.min(start + 2 * width, n);
      let left = start;
      let right = middle;
      for (let k = start; k < end; k++) {
        if (left < middle && (right >= end || from[left]! <= from[right]!)) to[k] = from[left++]!;
        else {
          count += middle - left;
          to[k] = from[right++]!;
        }
      }
    }
    [from, to] = [to, from];
  }
  if (from !== values) values.set(from);
  return count;
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
