import { chiSquareTail } from "../numeric/chi-square-cdf.ts";
import { solveLinear } from "../numeric/solve-linear.ts";
import type { GroupTimeCell } from "./group-time-cells.ts";
import type { Cohorts } from "./read-cohorts.ts";

/** An average of effects with the influence of each unit. */
export interface AverageEffect {
  /** The average. */
  readonly value: number;
  /** Influence of each unit; `null` if all effects averaged are bases. */
  readonly influence: Float64Array | null;
}

/** An average for one time since treatment, group or period. */
export interface AverageAt extends AverageEffect {
  /** What it is for. */
  readonly at: number;
}

/** Averages effects in one of four ways. */
export function aggregateEffects(
  cells: readonly GroupTimeCell[],
  cohorts: Cohorts,
  aggregate: "simple" | "dynamic" | "group" | "calendar",
): { readonly overall: AverageEffect; readonly by: readonly AverageAt[] } {
  const after = cells.filter((cell) => cell.after);
  const shared = (effects: readonly (AverageEffect & { readonly group: number })[]): AverageEffect =>
    averageByShares(effects, cohorts);
  if (aggregate === "simple") return { overall: shared(after), by: [] };
  if (aggregate === "group") {
    const by = valuesOf(after, ({ group }) => group).map(({ at, cells: own }) => ({
      at,
      group: at,
      ...plainMean(own),
    }));
    return { overall: shared(by), by };
  }
  const of = aggregate === "dynamic" ? cells : after;
  const key = ({ group, period }: GroupTimeCell): number =>
    aggregate === "dynamic" ? period - group : period;
  const by = valuesOf(of, key).map(({ at, cells: own }) => ({ at, ...shared(own) }));
  return { overall: plainMean(by.filter(({ at }) => aggregate === "calendar" || at >= 0)), by };
}

/** Cells by a key, ascending. */
function valuesOf(
  cells: readonly GroupTimeCell[],
  key: (cell: GroupTimeCell) => number,
): { readonly at: number; readonly cells: readonly GroupTimeCell[] }[] {
  return [...new Set(cells.map(key))]
    .sort((a, b) => a - b)
    .map((at) => ({ at, cells: cells.filter((cell) => key(cell) === at) }));
}

function plainMean(effects: readonly AverageEffect[]): AverageEffect {
  return combine(
    effects,
    effects.map(() => 1 / effects.length),
  );
}

/** Weights groups by their share of units; that the shares are estimated adds to the influence. */
function averageByShares(
  effects: readonly (AverageEffect & { readonly group: number })[],
  { dates, weights }: Cohorts,
): AverageEffect {
  const n = dates.length;
  const shareOf = new Map<number, number>();
  for (let i = 0; i < n; i++) {
    shareOf.set(dates[i]!, (shareOf.get(dates[i]!) ?? 0) + weights[i]! / n);
  }
  const shares = effects.map(({ group }) => shareOf.get(group)!);
  const total = shares.reduce((sum, share) => sum + share, 0);
  const average = combine(
    effects,
    shares.map((share) => share / total),
  );
  if (average.influence === null) return average;
  for (let i = 0; i < n; i++) {
    let own = 0;
    let all = 0;
    effects.forEach(({ group, value }, k) => {
      const off = (dates[i] === group ? weights[i]! : 0) - shares[k]!;
      own += (value * off) / total;
      all += off;
    });
    average.influence[i]! += own - (average.value * all) / total;
  }
  return average;
}

function combine(effects: readonly AverageEffect[], weights: readonly number[]): AverageEffect {
  const n = effects.find(({ influence }) => influence !== null)?.influence?.length;
  const influence = n === undefined ? null : new Float64Array(n);
  let value = 0;
  effects.forEach((effect, k) => {
    value += weights[k]! * effect.value;
    if (influence === null || effect.influence === null) return;
    for (let i = 0; i < influence.length; i++) influence[i]! += weights[k]! * effect.influence[i]!;
  });
  return { value, influence };
}

/** Wald test that effects are 0; those without an error do not enter. */
export function testBefore(
  cells: readonly GroupTimeCell[],
): { readonly statistic: number; readonly df: number; readonly p: number } | null {
  const tested = cells.flatMap(({ value, influence }) =>
    influence?.some((x) => x !== 0) ? [{ value, influence }] : [],
  );
  const n = tested[0]?.influence.length ?? 0;
  if (tested.length === 0 || tested.length >= n) return null;
  const values = tested.map(({ value }) => value);
  const solution = solveLinear(
    tested.map((a) => tested.map((b) => dot(a.influence, b.influence) / n / n)),
    values,
  );
  if (solution === null) return null;
  const statistic = values.reduce((sum, value, k) => sum + value * solution[k]!, 0);
  if (!(statistic >= 0)) return null;
  return { statistic, df: tested.length, p: chiSquareTail(statistic, tested.length) };
}

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i]! * b[i]!;
  return total;
}
