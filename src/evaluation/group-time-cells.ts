import { requireObservations } from "../numeric/guard/index.ts";
import type { Cohorts } from "./read-cohorts.ts";

/** Effect of one group in one period. */
export interface GroupTimeCell {
  /** Date of the group. */
  readonly group: number;
  /** The period. */
  readonly period: number;
  /** Whether the period is the date or later. */
  readonly after: boolean;
  /** The effect. */
  readonly value: number;
  /** Influence of each unit; `null` for the base itself. */
  readonly influence: Float64Array | null;
}

/** Which periods and units are compared. */
export interface CellRules {
  readonly control: "never" | "not-yet";
  readonly base: "varying" | "universal";
  readonly anticipation: number;
}

/** The effects by group, then period; a cell without base or comparison is left out. */
export function groupTimeCells(where: string, cohorts: Cohorts, rules: CellRules): GroupTimeCell[] {
  const { times, groups } = cohorts;
  const cells: GroupTimeCell[] = [];
  for (const group of groups) {
    // The last period before the treatment can have effects.
    let long = -1;
    for (let t = 0; t < times.length; t++) if (times[t]! + rules.anticipation < group) long = t;
    for (let t = 0; t < times.length; t++) {
      const after = times[t]! >= group;
      const b = after || rules.base === "universal" ? long : t - 1;
      if (b < 0) continue;
      if (b === t) {
        cells.push({ group, period: times[t]!, after, value: 0, influence: null });
        continue;
      }
      const compared = effectOf(cohorts, group, t, b, rules);
      if (compared !== null) cells.push({ group, period: times[t]!, after, ...compared });
    }
  }
  requireObservations(
    where,
    "group and period with a comparison",
    cells.filter(({ after }) => after).length,
    1,
  );
  return cells;
}

function effectOf(
  { times, outcomes, dates, weights }: Cohorts,
  group: number,
  t: number,
  b: number,
  { control, anticipation }: CellRules,
): { readonly value: number; readonly influence: Float64Array } | null {
  const n = dates.length;
  const latest = Math.max(times[t]!, times[b]!) + anticipation;
  // 1 for the group, 2 for the comparison.
  const role = dates.map((date) => {
    if (date === group) return 1;
    return date === Number.POSITIVE_INFINITY || (control === "not-yet" && date > latest) ? 2 : 0;
  });
  const totals = [0, 0, 0];
  const sums = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    totals[role[i]!]! += weights[i]!;
    sums[role[i]!]! += weights[i]! * (outcomes[i]![t]! - outcomes[i]![b]!);
  }
  if (totals[1] === 0 || totals[2] === 0) return null;
  const means = sums.map((sum, k) => sum / totals[k]!);
  const influence = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const k = role[i]!;
    if (k === 0) continue;
    const own = ((n * weights[i]!) / totals[k]!) * (outcomes[i]![t]! - outcomes[i]![b]! - means[k]!);
    influence[i] = k === 1 ? own : -own;
  }
  return { value: means[1]! - means[2]!, influence };
}
