import { EqualizationError } from "../errors.ts";
import { requireObservations } from "../numeric/guard/index.ts";
import { type PanelInput, readPanel } from "../numeric/regression/panel.ts";
import type { Vector } from "../numeric/vector.ts";
import { datesOf, readTreatedFrom, type TreatedFrom } from "./treated-from.ts";

/** Units in full, one row of outcomes each, with their dates of treatment. */
export interface Cohorts {
  /** Periods, ascending. */
  readonly times: Float64Array;
  /** Outcomes by unit and period. */
  readonly outcomes: readonly Float64Array[];
  /** Date of treatment of each unit; `Infinity` for never. */
  readonly dates: Float64Array;
  /** Weight of each unit. */
  readonly weights: Float64Array;
  /** Dates of the groups whose effects are estimated, ascending. */
  readonly groups: readonly number[];
  /** Units treated from the first period on, set aside. */
  readonly always: number;
  /** Units that lack a period, set aside. */
  readonly dropped: number;
}

/** What decides about units and periods. */
export interface CohortRules {
  readonly control: "never" | "not-yet";
  readonly anticipation: number;
  readonly missing: "error" | "drop-units";
}

/** Reads a panel as units in full: always-treated units, and periods without comparison, are set aside. */
export function readCohorts(
  where: string,
  y: Vector,
  options: PanelInput & { readonly treatedFrom: TreatedFrom },
  { control, anticipation, missing }: CohortRules,
): Cohorts {
  const panel = readPanel(where, y, options);
  const { unit, period } = panel;
  const from = readTreatedFrom(where, options.treatedFrom, options.unit, unit, period.times.at(-1)!);
  const isAlways = from.map((date) => (date <= period.times[0]! + anticipation ? 1 : 0));
  const always = isAlways.reduce((sum, one) => sum + one, 0);
  const dates = datesOf(from.filter((_, u) => isAlways[u] === 0));
  const hasNever = from.includes(Number.POSITIVE_INFINITY);
  requireObservations(where, "group treated after the first period", dates.length, 1);
  if (!hasNever && control === "never") {
    throw new EqualizationError(
      'needs at least 1 never-treated unit, got 0; pass control: "not-yet" to compare with later groups',
      { code: "too_few_observations", where, received: 0 },
    );
  }
  // Without never-treated units the last group has no comparison: it serves as one until its date.
  const end = hasNever ? Number.POSITIVE_INFINITY : dates.at(-1)! - anticipation;
  const groups = hasNever ? dates : dates.slice(0, -1);
  requireObservations(where, "group treated before the last one", groups.length, 1);

  const used = new Set<number>();
  for (let i = 0; i < panel.y.length; i++) {
    const t = period.codes[i]!;
    if (isAlways[unit.codes[i]!] === 0 && period.times[t]! < end) used.add(t);
  }
  const columns = [...used].sort((a, b) => a - b);
  requireObservations(where, "period", columns.length, 2);
  const place = new Int32Array(period.count).fill(-1);
  columns.forEach((t, k) => {
    place[t] = k;
  });
  const cells = Array.from({ length: unit.count }, () => new Float64Array(columns.length).fill(Number.NaN));
  const weights = new Float64Array(unit.count).fill(1);
  const first = new Int32Array(unit.count).fill(columns.length);
  const seen = new Uint32Array(unit.count);
  for (let i = 0; i < panel.y.length; i++) {
    const u = unit.codes[i]!;
    const k = place[period.codes[i]!]!;
    if (k < 0) continue;
    cells[u]![k] = panel.y[i]!;
    seen[u]!++;
    if (k < first[u]!) {
      first[u] = k;
      if (panel.weights !== undefined) weights[u] = panel.weights[i]!;
    }
  }
  const kept: number[] = [];
  let dropped = 0;
  for (let u = 0; u < unit.count; u++) {
    if (isAlways[u] === 1) continue;
    if (seen[u] === columns.length) {
      kept.push(u);
      continue;
    }
    if (missing === "error") {
      const k = cells[u]!.findIndex(Number.isNaN);
      throw new EqualizationError(
        `unit "${unit.labels[u]}" has no value in period ${period.times[columns[k]!]}; add it or pass missing: "drop-units"`,
        { code: "missing_value", where, received: unit.labels[u] },
      );
    }
    dropped++;
  }
  requireObservations(where, "unit with all periods", kept.length, 2);
  const present = new Set(kept.map((u) => from[u]!));
  return {
    times: Float64Array.from(columns, (t) => period.times[t]!),
    outcomes: kept.map((u) => cells[u]!),
    dates: Float64Array.from(kept, (u) => from[u]!),
    weights: Float64Array.from(kept, (u) => weights[u]!),
    groups: groups.filter((date) => present.has(date)),
    always,
    dropped,
  };
}
