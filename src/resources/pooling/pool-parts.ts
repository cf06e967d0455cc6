import { sum } from "../../numeric/sum.ts";
import type { Vector } from "../../numeric/vector.ts";
import { weightedMean } from "../../numeric/weighted-mean.ts";

/** Rates of regions, with what some of them were divided from. */
export interface PooledValues {
  /** Rate of each region, per `scale` of its base. */
  readonly values: Vector;
  /** What each rate is a part of; `undefined` where it is not known. */
  readonly numerators: ArrayLike<number | undefined>;
  /** What each rate is over; `undefined` where it is not known, and people stand in. */
  readonly denominators: ArrayLike<number | undefined>;
  /** People of each region. */
  readonly people: Vector;
  /** Base of the rate: 1000 for "per 1,000 persons". */
  readonly scale: number;
}

/** Amounts and bases that make the rates of regions. */
export interface PooledParts {
  /** The numerator, or else rate times base over scale. */
  readonly amounts: Float64Array;
  /** The denominator, or else people. */
  readonly bases: Float64Array;
  /** How many regions gave a denominator. */
  readonly given: number;
}

/** The amount and base of each region: its own where it gives them, else by its people. */
export function poolParts({ values, numerators, denominators, people, scale }: PooledValues): PooledParts {
  const n = values.length;
  const amounts = new Float64Array(n);
  const bases = new Float64Array(n);
  let given = 0;
  for (let i = 0; i < n; i++) {
    const denominator = denominators[i];
    if (denominator !== undefined) given++;
    bases[i] = denominator ?? people[i]!;
    amounts[i] = numerators[i] ?? (values[i]! * bases[i]!) / scale;
  }
  return { amounts, bases, given };
}

/** The rate of several regions together. */
export interface PooledMean {
  /** The rate. */
  readonly mean: number;
  /** `"denominators"` where every region gives one, `"mixed"` where some do, `"population"` where none does. */
  readonly basis: "denominators" | "mixed" | "population";
}

/**
 * The rate of several regions together: all amounts over all bases, or the mean by people where no region gives a denominator; 0 where
 * there is no base at all.
 *
 * $$ r = b \, \frac{\sum_i A_i}{\sum_i B_i} $$
 */
export function pooledMean(rates: PooledValues): PooledMean {
  const { amounts, bases, given } = poolParts(rates);
  if (given === 0) return { mean: meanByWeight(rates.values, rates.people), basis: "population" };
  const base = sum(bases);
  return {
    mean: base > 0 ? rates.scale * (sum(amounts) / base) : 0,
    basis: given === bases.length ? "denominators" : "mixed",
  };
}

/** The mean by weight; 0 where nothing has weight. */
export function meanByWeight(values: Vector, weights: Vector): number {
  for (let i = 0; i < weights.length; i++) if (weights[i]! > 0) return weightedMean(values, weights);
  return 0;
}
