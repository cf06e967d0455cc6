import { EqualizationError } from "../../errors.ts";
import {
  requireFinite,
  requireNonNegative,
  requireNumber,
  requireObservations,
  requireOneOf,
  requireOptions,
} from "../../numeric/guard/index.ts";
import { requireBoolean } from "../../numeric/guard/require-boolean.ts";
import { normalQuantile } from "../../numeric/normal-quantile.ts";
import { weightedMean } from "../../numeric/weighted-mean.ts";
import type { Subgroup } from "../subgroup.ts";
import type { PairedSubgroupOptions } from "../subgroup-options.ts";
import type { Setting } from "./setting.ts";

/** The options that every measure takes. */
export const OPTION_NAMES: readonly string[] = [
  "favorable",
  "scale",
  "settingAverage",
  "bounds",
  "confidence",
  "linear",
  "draws",
  "seed",
  "kind",
  "variance",
];

/** Guards subgroups and options, drops subgroups without people and brings the rest into one order. */
export function readSetting(
  where: string,
  subgroups: readonly Subgroup[],
  options: PairedSubgroupOptions,
  known: readonly string[] = [...OPTION_NAMES, "weighted"],
): Setting {
  const checked = readOptions(where, options, known);
  const { lower, upper, settingAverage } = checked;
  if (!Array.isArray(subgroups)) {
    throw new EqualizationError("subgroups must be an array of { estimate }", {
      code: "wrong_type",
      where,
      received: subgroups,
    });
  }
  for (let index = 0; index < subgroups.length; index++) {
    const subgroup: unknown = subgroups[index];
    if (typeof subgroup !== "object" || subgroup === null) {
      throw new EqualizationError(`subgroup ${index} is no object; pass { estimate }`, {
        code: "wrong_type",
        where,
        index,
        received: subgroup,
      });
    }
  }
  const all = subgroups.map((subgroup) => subgroup.estimate);
  requireFinite(where, "estimate", all);
  for (let index = 0; index < all.length; index++) {
    const received = all[index]!;
    if (received < lower || received > upper) {
      const side = received < lower ? `below its lower bound ${lower}` : `above its upper bound ${upper}`;
      throw new EqualizationError(
        `estimate ${index} is ${received}, ${side}; correct it, or give the scale or bounds that hold`,
        { code: "out_of_domain", where, index, received },
      );
    }
  }
  const errorAt = requireOptional(where, "standardError", subgroups);
  const populationAt = requireOptional(where, "population", subgroups);
  const orderAt = requireOptional(where, "order", subgroups);
  const referenceRow = findReference(where, subgroups);
  requireObservations(where, "subgroup", subgroups.length, 2);

  const rows: number[] = [];
  for (let row = 0; row < all.length; row++) if (populationAt[row] !== 0) rows.push(row);
  if (rows.length === 0) {
    throw new EqualizationError("the total population is 0; at least two subgroups need people", {
      code: "zero_total",
      where,
    });
  }
  if (rows.length < 2) {
    throw new EqualizationError("needs at least 2 subgroups with a population above 0, got 1", {
      code: "too_few_observations",
      where,
      received: rows.length,
    });
  }
  const ordered = requireOrders(where, rows, orderAt);
  const keys = [ordered ? orderAt : [], all, errorAt, populationAt];
  rows.sort((a, b) => {
    for (const key of keys) {
      const difference = (key[a] ?? -1) - (key[b] ?? -1);
      if (difference !== 0) return difference;
    }
    return Number(a === referenceRow) - Number(b === referenceRow);
  });

  const pick = (from: readonly (number | undefined)[]): Float64Array =>
    Float64Array.from(rows, (row) => from[row] ?? Number.NaN);
  const estimates = pick(all);
  const errors = pick(errorAt);
  const populations = pick(populationAt);
  const given = estimates.slice();
  const unit = unitOf(estimates, settingAverage);
  const errorUnit = unitOf(errors);
  const peopleUnit = unitOf(populations);
  divide(estimates, unit);
  divide(errors, errorUnit);
  divide(populations, peopleUnit);
  const missingError = missing("standardError", "standard error", subgroups, rows, errorAt);
  const missingPopulation = missing("population", "population", subgroups, rows, populationAt);
  let people = 0;
  for (const population of populations) people += population;
  const shares = missingPopulation === null ? populations : null;
  if (shares !== null) divide(shares, people);
  return {
    favorable: checked.favorable,
    scale: checked.scale,
    settingAverage: settingAverage === undefined ? undefined : settingAverage / unit,
    bounds: checked.bounds,
    confidence: checked.level,
    z: -normalQuantile((1 - checked.level) / 2),
    linear: checked.linear,
    draws: checked.replicates,
    seed: checked.seed,
    kind: checked.kind,
    design: checked.variance === "design" ? readDesign(where, subgroups, rows) : null,
    n: rows.length,
    unit,
    estimates,
    given,
    errorUnit,
    errors,
    missingError,
    shares,
    missingPopulation,
    people: people * peopleUnit,
    mean: shares === null ? Number.NaN : weightedMean(estimates, shares),
    orders: ordered ? pick(orderAt) : null,
    reference: rows.indexOf(referenceRow),
  };
}

function readOptions(where: string, options: PairedSubgroupOptions, known: readonly string[]) {
  requireOptions(where, options, known);
  const {
    favorable,
    scale,
    settingAverage,
    bounds,
    confidence = 0.95,
    linear = false,
    draws = 1000,
    seed = 123456,
    kind = "relative",
    variance = "regression",
    weighted = false,
  } = options;
  if (favorable === undefined) {
    throw new EqualizationError("favorable is required; true if more is better, false if less is better", {
      code: "missing_option",
      where,
    });
  }
  requireBoolean(where, "favorable", favorable);
  requireBoolean(where, "linear", linear);
  requireBoolean(where, "weighted", weighted);
  requireOneOf(where, "kind", kind, ["relative", "wagstaff", "erreygers"]);
  requireOneOf(where, "variance", variance, ["regression", "design"]);
  requireNumber(where, "confidence", confidence, { above: 0, below: 1 });
  requireNumber(where, "draws", draws, { atLeast: 0, atMost: 1_000_000, integer: true });
  requireNumber(where, "seed", seed);
  if (scale !== undefined) requireNumber(where, "scale", scale, { above: 0 });
  let lower = 0;
  let upper = scale ?? Number.POSITIVE_INFINITY;
  if (bounds !== undefined) {
    requireOptions(where, bounds, ["lower", "upper"]);
    requireNumber(where, "bounds.lower", bounds.lower);
    requireNumber(where, "bounds.upper", bounds.upper, { above: bounds.lower });
    lower = bounds.lower;
    upper = bounds.upper;
    requireNumber(where, "bounds.upper - bounds.lower", upper - lower);
  } else if (kind !== "relative") {
    throw new EqualizationError(
      `kind "${kind}" needs bounds; pass the lower and upper limit of the indicator`,
      {
        code: "missing_option",
        where,
      },
    );
  }
  if (settingAverage !== undefined) {
    requireNumber(where, "settingAverage", settingAverage, { atLeast: lower, atMost: upper });
  }
  return {
    favorable,
    scale,
    settingAverage,
    bounds,
    lower,
    upper,
    level: confidence,
    linear,
    replicates: draws,
    seed,
    kind,
    variance,
  };
}

/** The numbers of one optional field, `undefined` where it is absent. */
function requireOptional(
  where: string,
  field: "standardError" | "population" | "order",
  subgroups: readonly Subgroup[],
): readonly (number | undefined)[] {
  // null is how JSON spells absent.
  const values = subgroups.map((subgroup) => subgroup[field] ?? undefined);
  const checked = values.map((value) => value ?? 0);
  if (field === "order") requireFinite(where, field, checked);
  else requireNonNegative(where, field, checked);
  return values;
}

function findReference(where: string, subgroups: readonly Subgroup[]): number {
  let found = -1;
  for (let index = 0; index < subgroups.length; index++) {
    const reference = subgroups[index]!.reference ?? false;
    requireBoolean(where, `reference of subgroup ${index}`, reference);
    if (!reference) continue;
    if (found >= 0) {
      throw new EqualizationError(
        `subgroups ${found} and ${index} are both marked as reference; mark one subgroup`,
        { code: "unsupported_combination", where, index },
      );
    }
    found = index;
  }
  return found;
}

/** Whether the dimension is ordered: all subgroups have an order, or none has. */
function requireOrders(
  where: string,
  rows: readonly number[],
  orders: readonly (number | undefined)[],
): boolean {
  const without = rows.filter((row) => orders[row] === undefined);
  if (without.length > 0 && without.length < rows.length) {
    const index = without[0]!;
    throw new EqualizationError(
      `subgroup ${index} has no order where others have; give every subgroup its order, or none`,
      { code: "missing_value", where, index },
    );
  }
  return without.length === 0;
}

function readDesign(where: string, subgroups: readonly Subgroup[], rows: readonly number[]) {
  const stratumOf = new Map<unknown, number>();
  const clusterOf = new Map<number, Map<unknown, number>>();
  const clusters = new Uint32Array(rows.length);
  const strata: number[] = [];
  for (const field of ["stratum", "cluster"] as const) {
    const without = rows.filter((row) => (subgroups[row]![field] ?? undefined) === undefined);
    if (without.length > 0 && without.length < rows.length) {
      const index = without[0]!;
      throw new EqualizationError(
        `subgroup ${index} has no ${field} where others have; give it to every subgroup, or to none`,
        { code: "missing_value", where, index },
      );
    }
  }
  for (const [position, row] of rows.entries()) {
    const stratumKey: unknown = subgroups[row]!.stratum ?? undefined;
    // Without clusters every record is its own; the row as an object cannot collide with an id.
    const clusterKey: unknown = subgroups[row]!.cluster ?? { row };
    const stratum = stratumOf.get(stratumKey) ?? stratumOf.size;
    stratumOf.set(stratumKey, stratum);
    const within = clusterOf.get(stratum) ?? new Map<unknown, number>();
    clusterOf.set(stratum, within);
    const cluster = within.get(clusterKey) ?? strata.length;
    within.set(clusterKey, cluster);
    if (cluster === strata.length) strata.push(stratum);
    clusters[position] = cluster;
  }
  return { clusters, strata };
}

/** Which subgroup lacks the field; `null` if none does. */
function missing(
  field: string,
  noun: string,
  subgroups: readonly Subgroup[],
  rows: readonly number[],
  values: readonly (number | undefined)[],
): string | null {
  let first = -1;
  let count = 0;
  for (const row of rows) {
    if (values[row] !== undefined) continue;
    count++;
    if (first < 0 || row < first) first = row;
  }
  if (count === 0) return null;
  if (count === rows.length) return `the subgroups have no ${noun}; give ${field}`;
  return `${subgroups[first]!.name ?? `subgroup ${first}`} has no ${noun}; give ${field}`;
}

/** 1, or a power of two near the largest number where squares of such numbers would leave the range of numbers. */
function unitOf(numbers: Float64Array, other = 0): number {
  let largest = Math.abs(other);
  for (const x of numbers) if (Math.abs(x) > largest) largest = Math.abs(x);
  if (largest === 0 || (largest > 1e-60 && largest < 1e60)) return 1;
  return 2 ** Math.max(-1022, Math.floor(Math.log2(largest)));
}

function divide(numbers: Float64Array, by: number): void {
  if (by !== 1) for (let i = 0; i < numbers.length; i++) numbers[i] = numbers[i]! / by;
}
