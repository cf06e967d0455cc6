import { requireNumber, requireOptions } from "../../numeric/guard/index.ts";
import type { Matrix } from "../../numeric/vector.ts";
import { scalePanel } from "../scale-panel.ts";
import { type LongRunVariance, logTRegression } from "./log-t-regression.ts";
import { type LogTSettings, type LogTTestOptions, requireLogT } from "./require-log-t.ts";
import { type RunningSpread, runningSpread } from "./running-spread.ts";

/** Options of {@link convergenceClubs}. */
export interface ConvergenceClubsOptions extends LogTTestOptions {
  /**
   * A unit joins the core of a club if the t-value of both together is above this (c* of Phillips and Sul): 0 for few
   * periods, down to `critical` for many.
   *
   * @defaultValue 0
   */
  readonly sieve?: number | undefined;
}

/** Units that converge to one path. */
export interface ConvergenceClub {
  /** Rows of the panel, ascending. */
  readonly members: number[];
  /** Slope on log t of the club; `null` where its members are equal in a period used. */
  readonly b: number | null;
  /** Standard error of `b`; `null` where there is none. */
  readonly standardError: number | null;
  /** t-value of the club; `null` where there is none. */
  readonly t: number | null;
}

/** What {@link convergenceClubs} finds. */
export interface ConvergenceClubs {
  /** The clubs, from that with the highest values in the last period down. */
  readonly clubs: ConvergenceClub[];
  /** Rows of the units that converge with no others, ascending. */
  readonly divergent: number[];
  /** How the long-run variance was estimated. */
  readonly hac: LongRunVariance;
}

/**
 * Convergence clubs by the algorithm of Phillips and Sul: groups of units that converge among themselves.
 *
 * 1. Units are ordered by their last value, highest first. If all of them converge, they are one club.
 * 2. Core: the first two neighbors in that order with t > `critical`, then further units in order as long as t stays above
 *    it; the core is the group with the highest t.
 * 3. Sieve: every other unit whose t together with the core is above `sieve` joins. If the club as a whole does not
 *    converge, the candidates with the lowest t leave again, one by one.
 * 4. The same again with the units that are left. If no two neighbors converge, those left are divergent.
 *
 * - **Use it** after {@link logT} has rejected convergence of all. Members are rows of the panel.
 * - Clubs depend on `hac`, `sieve` and the last period: vary them before believing a border.
 * - Units that are equal in all periods used count as converging; a club of only such units has no `b` and no `t`.
 *   A group whose units are all equal in some periods but not in all cannot be tested, and is not taken for converging.
 * - **Conventions:** no merging of clubs afterwards. ConvergenceClubs takes the core with the largest |t|, which
 *   can be a negative one; Phillips and Sul take the largest t, and so does this. It also keeps a club that fails its
 *   own test in step 3 (with `cstar_method = "fixed"`).
 * - **Cost:** about clubs × units × periods.
 *
 * @param panel Levels; finite, above 0. One row per unit, one column per period, as for {@link logT}.
 * @throws `EqualizationError` as {@link logT}; also `not_finite` for `sieve`.
 * @see Phillips and Sul (2009), Journal of Applied Econometrics 24, 1153–1185. Checked against ConvergenceClubs of R;
 *   see test/fixtures/dynamics.
 *
 * @example Two clubs: two regions close on 8 and two on 4
 * ```ts
 * import { convergenceClubs } from "equalis";
 * const towards = (level: number, gap: number): number[] =>
 *   Array.from({ length: 24 }, (_, t) => level * (1 + gap * 0.75 ** t) * 1.02 ** t);
 * const panel = [towards(8, 0.2), towards(4, 0.2), towards(8, -0.2), towards(4, -0.2)];
 * const { clubs, divergent } = convergenceClubs(panel);
 * clubs.map(({ members }) => members); // => [[0, 2], [1, 3]]
 * divergent; // => []
 * ```
 */
export function convergenceClubs(panel: Matrix, options: ConvergenceClubsOptions = {}): ConvergenceClubs {
  const where = "convergenceClubs";
  requireOptions(where, options, ["trim", "hac", "critical", "years", "sieve"]);
  const { sieve = 0 } = options;
  requireNumber(where, "sieve", sieve);
  const settings = requireLogT(where, panel, options);
  const { critical, hac } = settings;

  const last = panel[0]!.length - 1;
  const scaled = scalePanel(panel);
  let rest = panel.map((_, unit) => unit).sort((a, b) => panel[b]![last]! - panel[a]![last]!);
  const clubs: ConvergenceClub[] = [];
  while (rest.length > 1) {
    const members =
      strengthOf(spreadOf(scaled, rest), settings) > critical
        ? rest
        : findClub(scaled, rest, settings, sieve);
    if (members === null) break;
    const { b, standardError, t } = logTRegression(spreadOf(scaled, members), settings.trimmed, hac);
    clubs.push({ members: members.toSorted((a, c) => a - c), b, standardError, t });
    const inside = new Set(members);
    rest = rest.filter((unit) => !inside.has(unit));
  }
  return { clubs, divergent: rest.toSorted((a, b) => a - b), hac };
}

/** Steps 2 and 3 on units in order; `null` where no two neighbors converge. */
function findClub(
  panel: Matrix,
  ordered: readonly number[],
  settings: LogTSettings,
  sieve: number,
): readonly number[] | null {
  const core = findCore(panel, ordered, settings);
  if (core === null) return null;
  const group = groupOf(panel, core);
  const inside = new Set(core);
  const candidates = ordered
    .filter((unit) => !inside.has(unit))
    .map((unit) => ({ unit, t: strengthOf(group.spread(unit), settings) }))
    .filter(({ t }) => t > sieve)
    .sort((a, b) => b.t - a.t)
    .map(({ unit }) => unit);
  // Strongest first: what stays when the weakest leave one by one is the longest part that converges.
  let kept = 0;
  for (const [position, unit] of candidates.entries()) {
    group.add(unit);
    if (strengthOf(group.spread(), settings) > settings.critical) kept = position + 1;
  }
  return [...core, ...candidates.slice(0, kept)];
}

/** The neighbors in order that converge best, from the first two that do. */
function findCore(
  panel: Matrix,
  ordered: readonly number[],
  settings: LogTSettings,
): readonly number[] | null {
  for (let start = 0; start + 1 < ordered.length; start++) {
    const group = groupOf(panel, ordered.slice(start, start + 2));
    let t = strengthOf(group.spread(), settings);
    if (!(t > settings.critical)) continue;
    let best = { t, end: start + 2 };
    for (let end = start + 2; end < ordered.length; end++) {
      group.add(ordered[end]!);
      t = strengthOf(group.spread(), settings);
      if (!(t > settings.critical)) break;
      if (t > best.t) best = { t, end: end + 1 };
    }
    return ordered.slice(start, best.end);
  }
  return null;
}

function groupOf(panel: Matrix, units: readonly number[]): RunningSpread {
  const group = runningSpread(panel);
  for (const unit of units) group.add(unit);
  return group;
}

function spreadOf(panel: Matrix, units: readonly number[]): Float64Array {
  return groupOf(panel, units).spread();
}

/** The t-value; without one, Infinity for units that are equal throughout and −Infinity for what cannot be tested. */
function strengthOf(spread: Float64Array, { trimmed, hac }: LogTSettings): number {
  const { t } = logTRegression(spread, trimmed, hac);
  if (t !== null) return t;
  return spread.subarray(trimmed).every((H) => H === 0) ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
}
