import { EqualizationError } from "../../errors.ts";
import { requireOptions } from "../../numeric/guard/index.ts";
import { sum } from "../../numeric/sum.ts";
import type { Matrix, Vector } from "../../numeric/vector.ts";
import type { Column, ColumnInput } from "../columns/column.ts";
import { requireColumns } from "../columns/require-columns.ts";

/** Input of {@link representativeTaxSystem}. */
export interface RepresentativeTaxSystemInput {
  /** Tax bases: by name one number per unit, or a matrix with one row per unit and one column per tax. */
  readonly bases: Readonly<Record<string, Vector>> | Matrix;
  /** Revenue actually collected from each base, in the same shape. */
  readonly revenues: Readonly<Record<string, Vector>> | Matrix;
  /** Heads of each unit, above 0. */
  readonly population: ColumnInput;
}

/** What each unit would collect at average rates. */
export interface RepresentativeTaxSystem {
  /** National average rate of each tax, by name (of a matrix: by the number of the column). */
  readonly rates: Readonly<Record<string, number>>;
  /** Revenue of each unit at the average rates, by tax. */
  readonly yields: Readonly<Record<string, Column>>;
  /** Revenue of each unit at the average rates of all taxes: its fiscal capacity, in money. */
  readonly capacity: Column;
  /** Capacity per head. */
  readonly perHead: Column;
  /** Capacity per head over that of all units together: 1 is average. */
  readonly index: Column;
  /** Revenue actually collected over capacity: 1 is average effort; `null` where a unit has no base at all. */
  readonly effort: (number | null)[];
}

/**
 * Fiscal capacity by the representative tax system: what each unit would collect if it taxed its bases at the national
 * average rates.
 *
 * $$ \bar t_j = \frac{\sum_i R_{ij}}{\sum_i B_{ij}}, \qquad capacity_i = \sum_j \bar t_j B_{ij} $$
 *
 * - **Unit:** bases in any unit (money, vehicles, hectares), each tax in its own; revenue and capacity in money.
 * - Capacities add up to all revenue collected, so a unit's effort (revenue over capacity) averages 1.
 * - It says nothing of how bases would react to other rates.
 *
 * @throws `EqualizationError` `zero_total` (a tax with revenue and no base anywhere; no capacity at all),
 *   `unknown_id` (a tax with a base and no revenue, or the other way round), `out_of_domain` (a negative base or revenue,
 *   population not above 0), `too_few_observations`, `length_mismatch`, `not_finite`, `missing_option`,
 *   `unknown_option`, `wrong_type`.
 * @see Advisory Commission on Intergovernmental Relations (1962), Measures of State and Local Fiscal Capacity and Tax Effort.
 *
 * @example
 * ```ts
 * import { representativeTaxSystem } from "equalis";
 * const system = representativeTaxSystem({
 *   bases: { property: [100, 300], income: [50, 150] },
 *   revenues: { property: [3, 5], income: [10, 30] },
 *   population: [10, 10],
 * });
 * system.rates; // => { property: 0.02, income: 0.2 }
 * system.capacity; // => [12, 36]
 * system.index; // => [0.5, 1.5]
 * system.effort.map((x) => Math.round((x ?? 0) * 1e4) / 1e4); // => [1.0833, 0.9722]
 * ```
 */
export function representativeTaxSystem(input: RepresentativeTaxSystemInput): RepresentativeTaxSystem {
  const where = "representativeTaxSystem";
  requireOptions(where, input, ["bases", "revenues", "population"]);
  const bases = byName(where, "bases", input.bases);
  const revenues = byName(where, "revenues", input.revenues);
  const names = Object.keys(bases);
  for (const [name, other, noun] of [
    ...names.map((name) => [name, revenues, "revenues"] as const),
    ...Object.keys(revenues).map((name) => [name, bases, "bases"] as const),
  ]) {
    if (Object.hasOwn(other, name)) continue;
    throw new EqualizationError(`tax "${name}" is not among the ${noun}; give base and revenue of each tax`, {
      code: "unknown_id",
      where,
      received: name,
    });
  }
  const named: Record<string, ColumnInput> = { population: input.population };
  for (const name of names) {
    named[`base of ${name},`] = bases[name]!;
    named[`revenue of ${name},`] = revenues[name]!;
  }
  const columns = requireColumns(where, named, {
    nonNegative: Object.keys(named),
    positive: ["population"],
  });
  const n = columns.population!.length;
  const capacity = new Float64Array(n);
  const collected = new Float64Array(n);
  const rates: [string, number][] = [];
  const yields: [string, Column][] = [];
  for (const name of names) {
    const B = columns[`base of ${name},`]!;
    const R = columns[`revenue of ${name},`]!;
    const base = sum(B);
    const revenue = sum(R);
    if (base === 0 && revenue > 0) {
      throw new EqualizationError(`tax "${name}" has revenue but no base in any unit`, {
        code: "zero_total",
        where,
        received: name,
      });
    }
    const rate = base === 0 ? 0 : revenue / base;
    const yielded = B.map((x) => rate * x);
    rates.push([name, rate]);
    yields.push([name, yielded]);
    for (let i = 0; i < n; i++) {
      capacity[i] = capacity[i]! + yielded[i]!;
      collected[i] = collected[i]! + R[i]!;
    }
  }
  const total = sum(capacity);
  if (total === 0) {
    throw new EqualizationError("no unit collects anything; capacity at average rates is 0 everywhere", {
      code: "zero_total",
      where,
    });
  }
  const population = columns.population!;
  const mean = total / sum(population);
  const perHead = capacity.map((x, i) => x / population[i]!);
  return {
    rates: Object.fromEntries(rates),
    yields: Object.fromEntries(yields),
    capacity,
    perHead,
    index: perHead.map((x) => x / mean),
    effort: Array.from(capacity, (x, i) => (x > 0 ? collected[i]! / x : null)),
  };
}

/** The columns of a matrix by their numbers; a record of columns as it is. */
function byName(where: string, noun: string, given: unknown): Readonly<Record<string, Vector>> {
  if (Array.isArray(given)) {
    const rows = given as Matrix;
    const width = (rows[0] as Vector | undefined)?.length ?? 0;
    const uneven = rows.findIndex((row) => (row as Vector | undefined)?.length !== width);
    if (width === 0 || uneven >= 0) {
      throw new EqualizationError(
        width === 0
          ? `${noun} need at least one unit and one tax`
          : `row ${uneven} of ${noun} has not the ${width} columns of row 0`,
        { code: width === 0 ? "too_few_observations" : "length_mismatch", where, received: given },
      );
    }
    return Object.fromEntries(
      Array.from({ length: width }, (_, j) => [String(j), rows.map((row) => row[j]!)]),
    );
  }
  if (typeof given !== "object" || given === null || ArrayBuffer.isView(given)) {
    throw new EqualizationError(`${noun} must be columns by name, or a matrix with one row per unit`, {
      code: given === undefined ? "missing_option" : "wrong_type",
      where,
      received: given,
    });
  }
  if (Object.keys(given).length === 0) {
    throw new EqualizationError(`needs at least 1 tax in ${noun}, got 0`, {
      code: "too_few_observations",
      where,
      received: 0,
    });
  }
  return given as Readonly<Record<string, Vector>>;
}
