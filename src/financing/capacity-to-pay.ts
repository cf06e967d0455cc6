import { EqualizationError } from "../errors.ts";
import { argsort } from "../numeric/argsort.ts";
import { requireNumber, requireOneOf, requireOptions, requirePositive } from "../numeric/guard/index.ts";
import { representable } from "../numeric/guard/representable.ts";
import { power } from "../numeric/portable/power.ts";
import { sum } from "../numeric/sum.ts";
import { tabulate } from "../numeric/tabulate.ts";
import type { Vector } from "../numeric/vector.ts";
import { weightedMean } from "../numeric/weighted-mean.ts";
import { requireOptionColumn } from "./require-option-column.ts";
import { requireRows } from "./require-rows.ts";

/** Options of {@link capacityToPay}. */
export interface CapacityToPayOptions {
  /**
   * What is left to pay from: all consumption (`"total"`), consumption less food (`"food"`), or less what subsistence costs
   * a household of its size (`"subsistence"`).
   */
  readonly method: "total" | "food" | "subsistence";
  /** What each household spends on food, or on all basic needs; not needed for `"total"`. */
  readonly food?: Vector | undefined;
  /** People in each household, for `"subsistence"`. */
  readonly householdSize?: Vector | undefined;
  /** Equivalent size of each household, in place of `householdSize` and `elasticity`. */
  readonly equivalents?: Vector | undefined;
  /**
   * Exponent that makes equivalents of household sizes.
   *
   * @defaultValue 0.56
   */
  readonly elasticity?: number | undefined;
  /**
   * Between which percentiles of the food share, strictly, the households lie whose food sets the subsistence line.
   *
   * @defaultValue [0.45, 0.55]
   */
  readonly band?: readonly [number, number] | undefined;
  /**
   * Whether a household that spends less than subsistence on food loses its food only (`"capped"`) or the whole of
   * subsistence (`"always"`), which may leave less than nothing.
   *
   * @defaultValue "capped"
   */
  readonly deduct?: "capped" | "always" | undefined;
  /** Subsistence spending for one equivalent person, in place of the computed one. */
  readonly line?: number | undefined;
  /**
   * Households behind each row, not people: they set the line. Only proportions matter; a row of weight 0 does not set
   * the line but gets a capacity.
   *
   * @defaultValue every row counts once
   */
  readonly weights?: Vector | undefined;
}

/** What {@link capacityToPay} answers. */
export interface CapacityToPay {
  /** What each household can pay from, in the unit of the consumption. */
  readonly capacity: Float64Array;
  /** Subsistence spending for one equivalent person; `null` where the method has none. */
  readonly line: number | null;
  /** Subsistence spending of each household; `null` where the method has none. */
  readonly subsistence: Float64Array | null;
  /** Share of households, by weight, that consume less than subsistence; `null` where the method has none. */
  readonly poor: number | null;
}

/**
 * Capacity to pay: what a household has left for health care once it has eaten.
 *
 * `"subsistence"`, with equivalent size $e = n^{0.56}$, food $f$ and consumption $y$: the line is the weighted mean of $f / e$ over
 * households whose food share lies strictly inside the band of percentiles, subsistence is $se = line \cdot e$, and
 *
 * $$ capacity = y - se \text{ if } se \le f, \text{ else } y - f $$
 *
 * - **Unit:** that of the consumption. **Use it** as `resources` of {@link catastrophicExpenditure}, with 40 percent and `inclusive:
 *   true` for Xu's method.
 * - **Conventions:** percentiles as Stata's `_pctile`. WHO's regional office for Europe takes basic needs (food, housing, utilities)
 *   as `food`, a band of 0.25 to 0.35, equivalents on the OECD scale and `deduct: "always"`; a capacity below 0 is then ruin by any
 *   payment, which `nonPositive: "count"` counts. An elasticity of 0.41 is published too.
 * - **The usual mistake** is to take subsistence off from every household under Xu's method; capacities below 0 come of it.
 * - **Cost:** one sort.
 *
 * @param consumption What each household consumes in all: finite, not negative.
 * @throws `EqualizationError` `missing_option`, `too_few_observations` (no row; no one inside the band: pass a `line`),
 *   `missing_value`, `not_finite`, `out_of_domain` (a negative number, food above consumption, a size of 0 or less, no
 *   consumption to take a food share of), `length_mismatch`, `zero_total`, `unknown_option`, `wrong_type`.
 * @see Xu, K. (2005), Distribution of health payments and catastrophic expenditures: methodology, WHO; WHO Regional
 *   Office for Europe (2019), Can people afford to pay for health care?
 *
 * @example
 * ```ts
 * import { capacityToPay } from "equalis";
 * const { capacity } = capacityToPay([100, 300], { method: "food", food: [60, 90] });
 * capacity; // => [40, 210]
 * ```
 */
export function capacityToPay(consumption: Vector, options: CapacityToPayOptions): CapacityToPay {
  const where = "capacityToPay";
  requireOptions(where, options, [
    "method",
    "food",
    "householdSize",
    "equivalents",
    "elasticity",
    "band",
    "deduct",
    "line",
    "weights",
  ]);
  const { method, food, weights } = options;
  requireOneOf(where, "method", method, ["total", "food", "subsistence"]);
  requireRows(where, "consumption", consumption, weights);
  if (method === "total") {
    return { capacity: Float64Array.from(consumption), line: null, subsistence: null, poor: null };
  }
  requireOptionColumn(where, "food", food, consumption.length, 0);
  for (let index = 0; index < food.length; index++) {
    if (food[index]! <= consumption[index]!) continue;
    throw new EqualizationError(
      `row ${index} spends ${food[index]} on food and consumes ${consumption[index]} in all; consumption includes food`,
      { code: "out_of_domain", where, index, received: food[index] },
    );
  }
  if (method === "food") {
    const capacity = tabulate(consumption, (all, i) => all - food[i]!);
    return { capacity, line: null, subsistence: null, poor: null };
  }

  const { deduct = "capped" } = options;
  requireOneOf(where, "deduct", deduct, ["capped", "always"]);
  const equivalents = equivalentsOf(where, consumption.length, options);
  const { line = subsistenceLine(where, consumption, food, equivalents, options) } = options;
  requireNumber(where, "line", line, { atLeast: 0 });
  const subsistence = equivalents.map((size) => line * size);
  const below = subsistence.map((needed, i) => (consumption[i]! < needed ? 1 : 0));
  return representable(where, {
    capacity: subsistence.map((needed, i) => {
      const taken = deduct === "always" || needed <= food[i]! ? needed : food[i]!;
      return consumption[i]! - taken;
    }),
    line,
    subsistence,
    poor: weightedMean(below, weights),
  });
}

function equivalentsOf(where: string, count: number, options: CapacityToPayOptions): Float64Array {
  const { householdSize, equivalents, elasticity = 0.56 } = options;
  requireNumber(where, "elasticity", elasticity, { atLeast: 0, atMost: 1 });
  if (equivalents !== undefined) {
    requireOptionColumn(where, "equivalents", equivalents, count);
    requirePositive(where, "equivalents value", equivalents);
    return Float64Array.from(equivalents);
  }
  requireOptionColumn(where, "householdSize", householdSize, count);
  requirePositive(where, "householdSize value", householdSize);
  return tabulate(householdSize, (size) => power(size, elasticity));
}

/** Mean food spending for one equivalent of the households whose food share lies inside the band. */
function subsistenceLine(
  where: string,
  consumption: Vector,
  food: Vector,
  equivalents: Float64Array,
  { band = [0.45, 0.55], weights }: CapacityToPayOptions,
): number {
  if (!Array.isArray(band) || band.length !== 2) {
    throw new EqualizationError("band must be two percentiles, such as [0.45, 0.55]", {
      code: "wrong_type",
      where,
      received: band,
    });
  }
  requireNumber(where, "the lower end of band", band[0], { atLeast: 0, atMost: 1 });
  requireNumber(where, "the upper end of band", band[1], { above: band[0], atMost: 1 });
  const rows: number[] = [];
  for (let index = 0; index < consumption.length; index++) {
    if (weights !== undefined && weights[index] === 0) continue;
    if (consumption[index] === 0) {
      throw new EqualizationError(
        `row ${index} consumes nothing and has no food share; leave it out, or pass a line`,
        {
          code: "out_of_domain",
          where,
          index,
          received: 0,
        },
      );
    }
    rows.push(index);
  }
  const shares = tabulate(rows, (i) => food[i]! / consumption[i]!);
  const w = tabulate(rows, (i) => (weights === undefined ? 1 : weights[i]!));
  const [low, high] = percentiles(shares, w, band);
  const inside = rows.map((_, k) => k).filter((k) => shares[k]! > low! && shares[k]! < high!);
  if (inside.length === 0) {
    throw new EqualizationError(
      `no household has a food share strictly between the percentiles ${band[0]} and ${band[1]} (${low} and ${high}); widen the band, or pass a line`,
      { code: "too_few_observations", where, received: 0 },
    );
  }
  return weightedMean(
    inside.map((k) => food[rows[k]!]! / equivalents[rows[k]!]!),
    inside.map((k) => w[k]!),
  );
}

/** Percentiles as Stata's `_pctile`: the mean of two neighbors where the cumulative weight meets p exactly. */
function percentiles(values: Float64Array, weights: Float64Array, ps: readonly number[]): readonly number[] {
  const order = argsort(values);
  const total = sum(weights);
  return ps.map((p) => {
    let through = 0;
    let k = 0;
    // Compared with a tolerance, so that the rounding of a sum cannot shift a percentile.
    for (; k < order.length - 1; k++) {
      through += weights[order[k]!]!;
      if (through > (p + 1e-12) * total) break;
      if (through >= (p - 1e-12) * total) return (values[order[k]!]! + values[order[k + 1]!]!) / 2;
    }
    return values[order[k]!]!;
  });
}
