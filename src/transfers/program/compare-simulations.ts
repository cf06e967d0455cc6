import { EqualizationError } from "../../errors.ts";
import { concentrationCoefficient } from "../../numeric/concentration-coefficient.ts";
import { requireNumber, requireOptions } from "../../numeric/guard/index.ts";
import { midRanks } from "../../numeric/mid-ranks.ts";
import { sum } from "../../numeric/sum.ts";
import type { Column } from "../columns/column.ts";
import type { Simulation } from "./simulation.ts";

/** Options of {@link compareSimulations}. */
export interface CompareSimulationsOptions {
  /**
   * Changes up to this size, in the unit of the amounts, count as none.
   *
   * @defaultValue a billionth of the unit's larger amount, which two ways to write one law can differ by
   */
  readonly tolerance?: number | undefined;
}

/** What a reform changes for one unit. */
export interface SimulationChange {
  /** Id of the unit. */
  readonly unit: string;
  /** Amount in the baseline. */
  readonly before: number;
  /** Amount under the reform. */
  readonly after: number;
  /** `after − before`. */
  readonly change: number;
  /** Change over the size of the amount before; `null` where that was 0. */
  readonly relative: number | null;
  /** Step that fixed the amount in the baseline. */
  readonly bindingBefore: string;
  /** Step that fixes it under the reform. */
  readonly bindingAfter: string;
}

/** Two runs side by side. */
export interface SimulationComparison {
  /** Ids of the units that get more, the largest gain first. */
  readonly winners: readonly string[];
  /** Ids of the units that get less, the largest loss first. */
  readonly losers: readonly string[];
  /** Ids of the units that get the same. */
  readonly unchanged: readonly string[];
  /** Ids of the units that only the reform has. */
  readonly entered: readonly string[];
  /** Ids of the units that only the baseline has. */
  readonly left: readonly string[];
  /** Every unit that both have, in the order of the baseline. */
  readonly changes: readonly SimulationChange[];
  /** Sum of all amounts in each, and the difference. */
  readonly total: {
    /** Under the baseline. */
    readonly before: number;
    /** Under the reform. */
    readonly after: number;
    /** After less before. */
    readonly change: number;
  };
  /**
   * Gini coefficient under each: of capacity per head after the transfer, where both programs name their columns; else
   * of the amounts, one a unit. `null` where it is undefined (amounts that are negative, or all 0).
   */
  readonly inequality: {
    /** What is compared. */
    readonly of: "capacity after transfer, per head" | "amounts";
    /** Gini coefficient in the baseline. */
    readonly before: number | null;
    /** Gini coefficient under the reform. */
    readonly after: number | null;
    /** `after − before`: below 0 where the reform equalizes more. */
    readonly change: number | null;
  };
}

/**
 * Who wins and who loses by a reform, by how much, and whether it equalizes more than the baseline.
 *
 * - **Unit:** changes are in the unit of the amounts, which must be the same in both.
 * - A reform that changes nothing has no winners and no losers. Differences that rounding can explain count as none, so that
 *   two ways to write one law agree; `changes` has them.
 * - A unit that one of the two does not have is listed, not set to zero.
 *
 * @throws `EqualizationError` `mixed_units` (amounts in different units), `out_of_domain` (a negative tolerance),
 *   `unknown_option`, `wrong_type` (not two simulations).
 *
 * @example A higher standard for everybody
 * ```ts
 * import { chinaSharedResponsibility, compareSimulations, simulate } from "equalis";
 * const inputs = { units: ["四川", "上海"], data: { population: [1000, 1000] }, period: "2025" };
 * const today = simulate(chinaSharedResponsibility, inputs);
 * const reform = simulate(chinaSharedResponsibility, { ...inputs, parameters: { standardPerHead: 110 } });
 * const { winners, changes } = compareSimulations(today, reform);
 * winners; // => ["四川", "上海"]
 * changes.map((one) => one.change); // => [8800, 1100]
 * ```
 */
export function compareSimulations(
  baseline: Simulation,
  reform: Simulation,
  options: CompareSimulationsOptions = {},
): SimulationComparison {
  const where = "compareSimulations";
  requireOptions(where, options, ["tolerance"]);
  const { tolerance } = options;
  if (tolerance !== undefined) requireNumber(where, "tolerance", tolerance, { atLeast: 0 });
  requireSimulation(where, "baseline", baseline);
  requireSimulation(where, "reform", reform);
  if (baseline.unit !== reform.unit) {
    throw new EqualizationError(
      `the baseline pays in "${baseline.unit}", the reform in "${reform.unit}"; convert one of them`,
      { code: "mixed_units", where, received: reform.unit },
    );
  }
  const places = new Map(reform.units.map((unit, i) => [unit, i]));
  const known = new Set(baseline.units);
  const changes: SimulationChange[] = [];
  for (const [i, unit] of baseline.units.entries()) {
    const k = places.get(unit);
    if (k === undefined) continue;
    const before = baseline.amounts[i]!;
    const after = reform.amounts[k]!;
    const change = after - before;
    changes.push({
      unit,
      before,
      after,
      change,
      relative: before === 0 ? null : change / Math.abs(before),
      bindingBefore: baseline.binding[i]!,
      bindingAfter: reform.binding[k]!,
    });
  }
  // What a small difference of large numbers leaves is rounding too.
  const size = changes.reduce((total, one) => total + Math.abs(one.before) + Math.abs(one.after), 0);
  const rounding = changes.length === 0 ? 0 : (1e-13 * size) / changes.length;
  const isMore = ({ change, before, after }: SimulationChange, sign: 1 | -1): boolean =>
    sign * change > (tolerance ?? Math.max(1e-9 * Math.max(Math.abs(before), Math.abs(after)), rounding));
  const bySize = [...changes].sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
  const before = sum(baseline.amounts);
  const after = sum(reform.amounts);
  return {
    winners: bySize.filter((one) => isMore(one, 1)).map((one) => one.unit),
    losers: bySize.filter((one) => isMore(one, -1)).map((one) => one.unit),
    unchanged: changes.filter((one) => !isMore(one, 1) && !isMore(one, -1)).map((one) => one.unit),
    entered: reform.units.filter((unit) => !known.has(unit)),
    left: baseline.units.filter((unit) => !places.has(unit)),
    changes,
    total: { before, after, change: after - before },
    inequality: inequalityOf(baseline, reform),
  };
}

function inequalityOf(baseline: Simulation, reform: Simulation): SimulationComparison["inequality"] {
  const perHead = baseline.effect !== null && reform.effect !== null;
  const before = perHead ? baseline.effect.giniAfter : giniOf(baseline.amounts);
  const after = perHead ? reform.effect.giniAfter : giniOf(reform.amounts);
  return {
    of: perHead ? "capacity after transfer, per head" : "amounts",
    before,
    after,
    change: before === null || after === null ? null : after - before,
  };
}

function giniOf(amounts: Column): number | null {
  if (amounts.some((x) => x < 0) || !amounts.some((x) => x > 0)) return null;
  const { absolute, mean } = concentrationCoefficient(amounts, midRanks(amounts, undefined), undefined);
  return absolute / mean;
}

function requireSimulation(where: string, noun: string, simulation: Simulation): void {
  if (
    typeof simulation !== "object" ||
    simulation === null ||
    !Array.isArray(simulation.units) ||
    !(simulation.amounts instanceof Float64Array)
  ) {
    throw new EqualizationError(`the ${noun} must be a simulation`, {
      code: "wrong_type",
      where,
      received: simulation,
    });
  }
}
