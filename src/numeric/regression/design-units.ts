import { refuse } from "../guard/refuse.ts";
import { requireGroups } from "../guard/require-groups.ts";
import { sum } from "../sum.ts";
import { tabulate } from "../tabulate.ts";
import type { Groups, Vector } from "../vector.ts";

/** The units in which the rows of a sample were drawn, numbered stratum by stratum. */
export interface DesignUnits {
  /** The unit of each row; -1 for a row of weight 0, which is absent. */
  readonly unitOf: Int32Array;
  /** The first unit of each stratum, and after the last stratum the number of units. */
  readonly bounds: readonly number[];
}

/** How a sample was drawn. */
export interface Design {
  /** People behind each row; 0 is absence. */
  readonly weights?: Vector | undefined;
  /** The stratum of each row. */
  readonly strata?: Groups | undefined;
  /** The cluster of each row; one label in two strata means two clusters. */
  readonly clusters?: Groups | undefined;
}

/**
 * Numbers the units of a sample: clusters where they are given, single rows otherwise; rows of weight 0 are absent.
 * Refuses a stratum of one unit, which has no spread.
 */
export function designUnits(where: string, count: number, design: Design): DesignUnits {
  const { weights, strata, clusters } = design;
  if (strata !== undefined) requireGroups(where, strata, count);
  if (clusters !== undefined) requireGroups(where, clusters, count);
  if (strata === undefined && clusters === undefined) return singleRows(where, count, weights);
  const strataRows = new Map<string | number, number[]>();
  for (let i = 0; i < count; i++) {
    if (weights !== undefined && !(weights[i]! > 0)) continue;
    const stratum = strata === undefined ? 0 : strata[i]!;
    const rows = strataRows.get(stratum);
    if (rows === undefined) strataRows.set(stratum, [i]);
    else rows.push(i);
  }
  const unitOf = new Int32Array(count).fill(-1);
  const bounds = [0];
  let units = 0;
  for (const [stratum, rows] of strataRows) {
    const first = units;
    const numbers = new Map<string | number, number>();
    for (const row of rows) {
      if (clusters === undefined) {
        unitOf[row] = units++;
        continue;
      }
      const label = clusters[row]!;
      let unit = numbers.get(label);
      if (unit === undefined) {
        unit = units++;
        numbers.set(label, unit);
      }
      unitOf[row] = unit;
    }
    if (units - first < 2) refuseSingle(where, strata === undefined ? undefined : stratum, units - first);
    bounds.push(units);
  }
  return { unitOf, bounds };
}

/** Every row with weight as a unit of its own, in one stratum. */
function singleRows(where: string, count: number, weights: Vector | undefined): DesignUnits {
  const unitOf = new Int32Array(count);
  let units = 0;
  for (let i = 0; i < count; i++) unitOf[i] = weights === undefined || weights[i]! > 0 ? units++ : -1;
  if (units < 2) refuseSingle(where, undefined, units);
  return { unitOf, bounds: [0, units] };
}

function refuseSingle(where: string, stratum: string | number | undefined, units: number): never {
  const place = stratum === undefined ? "the sample" : `stratum ${JSON.stringify(stratum)}`;
  refuse(
    where,
    "too_few_observations",
    `${place} has one unit, which has no spread; ${stratum === undefined ? "a standard error needs 2" : "join it with another"}`,
    units,
  );
}

/**
 * Standard error of a number to which row i adds `influence(i)` in first order, for a sample drawn with replacement:
 * the root of `sum_h n_h / (n_h - 1) sum (u - mean_h)^2` over unit totals.
 */
export function designError(units: DesignUnits, influence: (row: number) => number): number {
  const { unitOf, bounds } = units;
  const totals = new Float64Array(bounds[bounds.length - 1]!);
  for (let i = 0; i < unitOf.length; i++) {
    const unit = unitOf[i]!;
    if (unit >= 0) totals[unit]! += influence(i);
  }
  const parts: number[] = [];
  for (let h = 1; h < bounds.length; h++) {
    const own = totals.subarray(bounds[h - 1]!, bounds[h]!);
    const mean = sum(own) / own.length;
    parts.push((own.length / (own.length - 1)) * sum(tabulate(own, (u) => (u - mean) * (u - mean))));
  }
  return Math.sqrt(sum(parts));
}
