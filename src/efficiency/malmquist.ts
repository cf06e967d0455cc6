import { EqualizationError } from "../errors.ts";
import { requireOneOf, requireOptions } from "../numeric/guard/index.ts";
import type { Vector } from "../numeric/vector.ts";
import { radialFactor } from "./radial.ts";
import { requireUnits } from "./require-units.ts";
import { type ReturnsToScale, scaled, type Technology, technology } from "./technology.ts";

/** One unit in one period. */
export interface MalmquistObservation {
  /** Id of the unit. */
  readonly unit: string | number;
  /** The period; periods are ordered as numbers, or as texts. */
  readonly period: string | number;
  /** Amounts used. */
  readonly inputs: Vector;
  /** Amounts made. */
  readonly outputs: Vector;
}

/** Options of {@link malmquist}. */
export interface MalmquistOptions {
  /** Returns to scale of each period's technology; constant ones give the index its meaning. @defaultValue "crs" */
  readonly returns?: ReturnsToScale | undefined;
  /** Whether inputs shrink or outputs grow towards the frontier. @defaultValue "output" */
  readonly orientation?: "input" | "output" | undefined;
}

/** The change of one unit from one period to the next. */
export interface MalmquistRow {
  /** Id of the unit. */
  readonly unit: string | number;
  /** The period it arrives in. */
  readonly period: string | number;
  /** The period it comes from. */
  readonly from: string | number;
  /** Productivity change: above 1 is progress. `null` where it is not defined. */
  readonly index: number | null;
  /** Catching up with the frontier: above 1 is nearer. */
  readonly efficiencyChange: number | null;
  /** The frontier itself moving: above 1 is outwards. */
  readonly technicalChange: number | null;
  /** Why there is no number: the unit of one period lies beyond what the other makes possible; `"ok"` otherwise. */
  readonly status: "ok" | "infeasible" | "undefined" | "stalled";
}

/**
 * Malmquist productivity index: how much more each unit makes of its inputs than a period before, split into catching
 * up and the frontier moving.
 *
 * $$ M = \sqrt{\frac{D_0(x_1, y_1)}{D_0(x_0, y_0)} \cdot \frac{D_1(x_1, y_1)}{D_1(x_0, y_0)}}, \quad
 *    EC = \frac{D_1(x_1, y_1)}{D_0(x_0, y_0)}, \quad TC = M / EC $$
 *
 * with $D_t$ the efficiency against period $t$'s frontier, at most 1 inside it.
 *
 * - **Unit:** none. **Above 1 is progress**, in both orientations. R's Benchmarking gives the inverse for
 *   outputs; the productivity package gives this form.
 * - **Use it** with constant returns: under variable returns a unit of one period may lie beyond what the other makes
 *   possible, and the index does not measure productivity.
 * - Each pair of neighboring periods is compared; a unit absent from one of them has no row there. Units observed in a
 *   period make up its frontier, whether they stay or not.
 *
 * @param panel One record a unit and period, in any order.
 * @throws `EqualizationError` `too_few_observations` (fewer than two periods), `duplicate_id` (a unit twice in a
 *   period), and as {@link dea}.
 * @see Färe, R., Grosskopf, S., Norris, M., Zhang, Z. (1994), American Economic Review 84. Checked against
 *   Benchmarking 0.33 and productivity 1.1.0.
 *
 * @example Twice as much from the same
 * ```ts
 * import { malmquist } from "equalis";
 * const rows = malmquist([
 *   { unit: "a", period: 2019, inputs: [2], outputs: [1] },
 *   { unit: "b", period: 2019, inputs: [2], outputs: [2] },
 *   { unit: "a", period: 2020, inputs: [2], outputs: [2] },
 *   { unit: "b", period: 2020, inputs: [2], outputs: [2] },
 * ]);
 * rows.map(({ unit, index, efficiencyChange }) => [unit, index, efficiencyChange]); // => [["a", 2, 2], ["b", 1, 1]]
 * ```
 */
export function malmquist(
  panel: readonly MalmquistObservation[],
  options: MalmquistOptions = {},
): MalmquistRow[] {
  const where = "malmquist";
  requireOptions(where, options, ["returns", "orientation"]);
  const { returns = "crs", orientation = "output" } = options;
  requireOneOf(where, "returns", returns, ["crs", "vrs", "drs", "irs"]);
  requireOneOf(where, "orientation", orientation, ["input", "output"]);
  if (!Array.isArray(panel) || panel.some((one) => typeof one !== "object" || one === null)) {
    throw new EqualizationError("panel must be an array of { unit, period, inputs, outputs }", {
      code: "wrong_type",
      where,
      received: panel,
    });
  }
  requireUnits(
    where,
    panel.map(({ inputs }) => inputs),
    panel.map(({ outputs }) => outputs),
  );
  const periods = [...new Set(panel.map(({ period }) => period))].sort(byPeriod);
  if (periods.length < 2) {
    throw new EqualizationError(`needs at least 2 periods, got ${periods.length}`, {
      code: "too_few_observations",
      where,
      received: periods.length,
    });
  }
  const years = periods.map((period) => yearOf(where, panel, period, returns));
  const rows: MalmquistRow[] = [];
  for (let t = 1; t < years.length; t++) {
    const before = years[t - 1]!;
    const after = years[t]!;
    for (const [unit, now] of after.units) {
      const then = before.units.get(unit);
      if (then === undefined) continue;
      rows.push({
        unit,
        period: after.period,
        from: before.period,
        ...change(before, then, after, now, orientation),
      });
    }
  }
  return rows;
}

/** One period: its frontier, and where each unit stands in it. */
interface Year {
  readonly period: string | number;
  readonly tech: Technology;
  readonly units: ReadonlyMap<string | number, MalmquistObservation>;
  readonly positions: ReadonlyMap<string | number, number>;
  readonly cost: Float64Array;
}

function yearOf(
  where: string,
  panel: readonly MalmquistObservation[],
  period: string | number,
  returns: ReturnsToScale,
): Year {
  const members = panel.filter((one) => one.period === period);
  const units = new Map<string | number, MalmquistObservation>();
  for (const one of members) {
    if (units.has(one.unit)) {
      throw new EqualizationError(
        `unit ${String(one.unit)} stands twice in period ${String(period)}; keep one`,
        {
          code: "duplicate_id",
          where,
          received: one.unit,
        },
      );
    }
    units.set(one.unit, one);
  }
  const tech = technology(
    members.map(({ inputs }) => inputs),
    members.map(({ outputs }) => outputs),
    returns,
  );
  return {
    period,
    tech,
    units,
    positions: new Map(members.map(({ unit }, j) => [unit, j])),
    cost: new Float64Array(tech.program.count),
  };
}

function change(
  before: Year,
  then: MalmquistObservation,
  after: Year,
  now: MalmquistObservation,
  orientation: "input" | "output",
): Pick<MalmquistRow, "index" | "efficiencyChange" | "technicalChange" | "status"> {
  // Efficiency of an observation against a period: at most 1 inside, in both orientations.
  const distance = (
    year: Year,
    one: MalmquistObservation,
  ): { readonly status: string; readonly value: number } => {
    const self = year.units.get(one.unit) === one ? year.positions.get(one.unit)! : -1;
    const { status, factor } = radialFactor(
      year.tech,
      scaled(year.tech, one.inputs, one.outputs),
      orientation,
      self,
      year.cost,
    );
    return { status, value: orientation === "input" ? factor : 1 / factor };
  };
  const measured = [
    distance(before, then),
    distance(before, now),
    distance(after, then),
    distance(after, now),
  ];
  const trouble = measured.find(({ status, value }) => status !== "optimal" || !(value > 0));
  if (trouble !== undefined) {
    const status =
      trouble.status === "optimal" ? "undefined" : (trouble.status as "infeasible" | "undefined" | "stalled");
    return { index: null, efficiencyChange: null, technicalChange: null, status };
  }
  const [d00 = 1, d01 = 1, d10 = 1, d11 = 1] = measured.map(({ value }) => value);
  const efficiencyChange = d11 / d00;
  const technicalChange = Math.sqrt((d01 / d11) * (d00 / d10));
  return { index: efficiencyChange * technicalChange, efficiencyChange, technicalChange, status: "ok" };
}

function byPeriod(a: string | number, b: string | number): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a) < String(b) ? -1 : 1;
}
