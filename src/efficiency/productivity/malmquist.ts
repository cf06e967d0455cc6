import { requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import type { Vector } from "../../numeric/vector.ts";
import { radialFactor } from "../radial.ts";
import { requireUnits } from "../require-units.ts";
import { type ReturnsToScale, scaled, type Technology, technology } from "../technology.ts";
import { panelYears, requirePanelRecords } from "./malmquist-panel.ts";

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
  /** The frontiers of the two periods (`"adjacent"`), or one of all periods (`"global"`). @defaultValue "adjacent" */
  readonly frontier?: "adjacent" | "global" | undefined;
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
  /** Catching up with the frontier: above 1 is nearer. It rests on the frontiers of the own years and may exist where the index does not. */
  readonly efficiencyChange: number | null;
  /** The frontier itself moving: above 1 is outwards. */
  readonly technicalChange: number | null;
  /** Why index and technical change are `null`: the unit of one period lies beyond what the other makes possible; `"ok"` otherwise. */
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
 * - **Infeasible:** efficiency change needs only the frontiers of the own periods, so that it is a number where a cross-period program has no solution.
 * - **`frontier: "global"`** (Pastor and Lovell 2005) takes one frontier of all periods: $M = D_G(1) / D_G(0)$, EC by the own periods, TC = M / EC. It is circular and never infeasible;
 *   a new period changes all results.
 * - Each pair of neighboring periods is compared; a unit absent from one of them has no row there. Units observed in a
 *   period make up its frontier, whether they stay or not.
 *
 * @param panel One record per unit and period, in any order.
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
  requireOptions(where, options, ["returns", "orientation", "frontier"]);
  const { returns = "crs", orientation = "output", frontier = "adjacent" } = options;
  requireOneOf(where, "returns", returns, ["crs", "vrs", "drs", "irs"]);
  requireOneOf(where, "orientation", orientation, ["input", "output"]);
  requireOneOf(where, "frontier", frontier, ["adjacent", "global"]);
  requirePanelRecords(where, panel, "{ unit, period, inputs, outputs }");
  requireUnits(
    where,
    panel.map(({ inputs }) => inputs),
    panel.map(({ outputs }) => outputs),
  );
  const years = panelYears(where, panel).map((year) => frontierOf(year.period, year.members, returns));
  const all = frontier === "global" ? frontierOf("all", panel, returns) : null;
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
        ...change(before, then, after, now, orientation, all),
      });
    }
  }
  return rows;
}

/** A frontier, and where each record stands in it. */
interface Frontier {
  readonly period: string | number;
  readonly tech: Technology;
  readonly units: ReadonlyMap<string | number, MalmquistObservation>;
  readonly positions: ReadonlyMap<MalmquistObservation, number>;
  readonly cost: Float64Array;
}

function frontierOf(
  period: string | number,
  members: readonly MalmquistObservation[],
  returns: ReturnsToScale,
): Frontier {
  const tech = technology(
    members.map(({ inputs }) => inputs),
    members.map(({ outputs }) => outputs),
    returns,
  );
  return {
    period,
    tech,
    units: new Map(members.map((one) => [one.unit, one])),
    positions: new Map(members.map((one, j) => [one, j])),
    cost: new Float64Array(tech.program.count),
  };
}

/** Efficiency of an observation against a frontier, at most 1 inside, in both orientations. */
interface Distance {
  readonly status: "optimal" | "infeasible" | "undefined" | "stalled";
  readonly value: number;
}

function distanceTo(
  { tech, positions, cost }: Frontier,
  one: MalmquistObservation,
  orientation: "input" | "output",
): Distance {
  const unit = scaled(tech, one.inputs, one.outputs);
  const { status, factor } = radialFactor(tech, unit, orientation, positions.get(one) ?? -1, cost);
  const value = orientation === "input" ? factor : 1 / factor;
  return { status: status === "optimal" && !(value > 0) ? "undefined" : status, value };
}

function change(
  before: Frontier,
  then: MalmquistObservation,
  after: Frontier,
  now: MalmquistObservation,
  orientation: "input" | "output",
  all: Frontier | null,
): Pick<MalmquistRow, "index" | "efficiencyChange" | "technicalChange" | "status"> {
  const trouble = (distances: readonly Distance[]) =>
    distances.find(({ status }) => status !== "optimal")?.status;
  const own = [distanceTo(before, then, orientation), distanceTo(after, now, orientation)] as const;
  const failed = trouble(own);
  if (failed !== undefined && failed !== "optimal") {
    return { index: null, efficiencyChange: null, technicalChange: null, status: failed };
  }
  const [d00, d11] = [own[0].value, own[1].value];
  const efficiencyChange = d11 / d00;
  const cross = [
    distanceTo(all ?? before, now, orientation),
    distanceTo(all ?? after, then, orientation),
  ] as const;
  const missing = trouble(cross);
  if (missing !== undefined && missing !== "optimal") {
    return { index: null, efficiencyChange, technicalChange: null, status: missing };
  }
  const [first, second] = [cross[0].value, cross[1].value];
  const technicalChange =
    all === null ? Math.sqrt((first / d11) * (d00 / second)) : first / second / efficiencyChange;
  return { index: efficiencyChange * technicalChange, efficiencyChange, technicalChange, status: "ok" };
}
