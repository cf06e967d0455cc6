import { requireOneOf, requireOptions } from "../../numeric/guard/index.ts";
import type { Vector } from "../../numeric/vector.ts";
import { directionalProgram } from "../directional-program.ts";
import type { Production } from "../production-program.ts";
import { requireUndesirable } from "../require-undesirable.ts";
import { requireUnits, WIDEST_FOR_SLACKS } from "../require-units.ts";
import type { MalmquistObservation, MalmquistRow } from "./malmquist.ts";
import { panelYears, requirePanelRecords } from "./malmquist-panel.ts";

/** One unit in one period, with its unwanted outputs. */
export interface MalmquistLuenbergerObservation extends MalmquistObservation {
  /** Unwanted amounts made, at least 0. */
  readonly undesirable: Vector;
}

/** Options of {@link malmquistLuenberger}. */
export interface MalmquistLuenbergerOptions {
  /** The frontiers of the two periods (`"adjacent"`), or one of all periods (`"global"`). @defaultValue "adjacent" */
  readonly frontier?: "adjacent" | "global" | undefined;
}

/**
 * Measures productivity change where some outputs are unwanted: the Malmquist–Luenberger index.
 *
 * $$ ML = \sqrt{\frac{1 + D_0(0)}{1 + D_0(1)} \cdot \frac{1 + D_1(0)}{1 + D_1(1)}}, \quad
 *    EC = \frac{1 + D_0(0)}{1 + D_1(1)}, \quad TC = ML / EC $$
 *
 * with $D_t(s)$ the directional distance of period s to the frontier of period t, under constant returns and weak disposability.
 *
 * - **Unit:** none. **Above 1 is progress**: more output and less of what is unwanted.
 * - **When to use:** panels of services with side effects. Without unwanted outputs use {@link malmquist}.
 * - **Infeasible** cross-period programs are common in small panels: index and technical change are then `null` with a status; efficiency change, which needs only own periods, stays.
 *   `frontier: "global"` (Oh 2010) has none.
 * - **Cost:** four linear programs per unit and pair of periods.
 *
 * @param panel One record per unit and period, in any order.
 * @throws EqualizationError `too_few_observations` for fewer than two periods; `duplicate_id` for a unit twice in a period; and as {@link directionalDistance}.
 * @see Y. Chung, R. Färe and S. Grosskopf, Journal of Environmental Management 51, 1997; D. Oh, Journal of Productivity Analysis 34, 2010. Checked against an independent solver.
 * @example Twice the output with the same emissions
 * ```ts
 * import { malmquistLuenberger } from "equalis";
 * const rows = malmquistLuenberger(
 *   [
 *     { unit: "a", period: 2019, inputs: [2], outputs: [1], undesirable: [1] },
 *     { unit: "a", period: 2020, inputs: [2], outputs: [2], undesirable: [1] },
 *   ],
 *   { frontier: "global" },
 * );
 * rows[0]?.efficiencyChange; // => 1
 * rows[0]?.index?.toFixed(4); // => "1.3333"
 * ```
 */
export function malmquistLuenberger(
  panel: readonly MalmquistLuenbergerObservation[],
  options: MalmquistLuenbergerOptions = {},
): MalmquistRow[] {
  const where = "malmquistLuenberger";
  requireOptions(where, options, ["frontier"]);
  const { frontier = "adjacent" } = options;
  requireOneOf(where, "frontier", frontier, ["adjacent", "global"]);
  requirePanelRecords(where, panel, "{ unit, period, inputs, outputs, undesirable }");
  const all = productionOf(panel);
  requireUnits(where, all.inputs, all.outputs, WIDEST_FOR_SLACKS);
  requireUndesirable(where, all.undesirable, panel.length);
  const years = panelYears(where, panel);
  const technologies = years.map(({ members }) => productionOf(members));
  const rows: MalmquistRow[] = [];
  for (let t = 1; t < years.length; t++) {
    const [before, after] = [years[t - 1]!, years[t]!];
    for (const [unit, now] of after.units) {
      const then = before.units.get(unit);
      if (then === undefined) continue;
      const change =
        frontier === "global"
          ? globalChange(all, technologies[t - 1]!, then, technologies[t]!, now)
          : adjacentChange(technologies[t - 1]!, then, technologies[t]!, now);
      rows.push({ unit, period: after.period, from: before.period, ...change });
    }
  }
  return rows;
}

function productionOf(members: readonly MalmquistLuenbergerObservation[]): Production {
  return {
    inputs: members.map(({ inputs }) => inputs),
    outputs: members.map(({ outputs }) => outputs),
    undesirable: members.map(({ undesirable }) => undesirable),
  };
}

type Change = Pick<MalmquistRow, "index" | "efficiencyChange" | "technicalChange" | "status">;
type Trouble = Exclude<MalmquistRow["status"], "ok">;

/** 1 + the directional distance, or why there is none. */
function reach(technology: Production, one: MalmquistLuenbergerObservation): number | Trouble {
  const settings = { returns: "crs", disposability: "weak", inputs: "hold" } as const;
  const { distance, status } = directionalProgram(technology, one, settings);
  if (distance === null) return status === "optimal" ? "stalled" : status;
  return 1 + distance > 1e-9 ? 1 + distance : "infeasible";
}

function adjacentChange(
  before: Production,
  then: MalmquistLuenbergerObservation,
  after: Production,
  now: MalmquistLuenbergerObservation,
): Change {
  return changeOf(
    reach(before, then),
    reach(after, now),
    reach(before, now),
    reach(after, then),
    (own, cross) => {
      const [d00, d11] = own;
      const [d01, d10] = cross;
      return Math.sqrt((d11 / d01) * (d10 / d00));
    },
  );
}

function globalChange(
  all: Production,
  before: Production,
  then: MalmquistLuenbergerObservation,
  after: Production,
  now: MalmquistLuenbergerObservation,
): Change {
  return changeOf(
    reach(before, then),
    reach(after, now),
    reach(all, now),
    reach(all, then),
    (own, global) => {
      const [d00, d11] = own;
      const [g1, g0] = global;
      return (g0 / g1) * (d11 / d00);
    },
  );
}

/** Efficiency change needs only the own periods; the rest needs all four. */
function changeOf(
  own0: number | Trouble,
  own1: number | Trouble,
  cross1: number | Trouble,
  cross0: number | Trouble,
  technical: (own: readonly [number, number], cross: readonly [number, number]) => number,
): Change {
  if (typeof own0 === "string" || typeof own1 === "string") {
    const status = typeof own0 === "string" ? own0 : (own1 as Trouble);
    return { index: null, efficiencyChange: null, technicalChange: null, status };
  }
  const efficiencyChange = own0 / own1;
  if (typeof cross1 === "string" || typeof cross0 === "string") {
    const status = typeof cross1 === "string" ? cross1 : (cross0 as Trouble);
    return { index: null, efficiencyChange, technicalChange: null, status };
  }
  const technicalChange = technical([own0, own1], [cross1, cross0]);
  return { index: efficiencyChange * technicalChange, efficiencyChange, technicalChange, status: "ok" };
}
