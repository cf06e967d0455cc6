import { logarithm } from "./portable/logarithm.ts";
import { sum } from "./sum.ts";
import type { Vector } from "./vector.ts";

/** Below this many values the exact way takes no time worth saving. */
const MANY = 4096;

/** Values summed plainly, before the sums of blocks are summed with compensation. */
const BLOCK = 256;

/**
 * Theil's T of many values in one look at each, checks included: `sum w x ln x / sum w x - ln (sum w x / sum w)`.
 *
 * Answers `undefined` wherever another way must decide: few values, arrays that are not of doubles, anything that a guard
 * refuses, magnitudes far from ordinary, and values so equal that the difference of the two parts would lose digits.
 * So it needs no guard before it, and a guard must follow where it does not answer.
 */
export function theilOfMany(values: Vector, weights: Vector | undefined): number | undefined {
  if (!(values instanceof Float64Array) || values.length < MANY) return undefined;
  if (weights !== undefined && !(weights instanceof Float64Array && weights.length === values.length)) {
    return undefined;
  }
  const blocks = Math.ceil(values.length / BLOCK);
  const people = new Float64Array(blocks);
  const amounts = new Float64Array(blocks);
  const logarithms = new Float64Array(blocks);
  for (let block = 0; block < blocks; block++) {
    const start = block * BLOCK;
    const sums = sumsOf(values, weights, start, Math.min(values.length, start + BLOCK));
    if (sums === undefined) return undefined;
    people[block] = sums[0];
    amounts[block] = sums[1];
    logarithms[block] = sums[2];
  }
  const W = sum(people);
  const S = sum(amounts);
  const ofMean = logarithm(S / W);
  const theil = sum(logarithms) / S - ofMean;
  const ordinary = W > 1e-250 && W < 1e250 && S > 1e-250 && S < 1e250;
  return ordinary && theil > (1 + Math.abs(ofMean)) / 256 ? theil : undefined;
}

type Sums = readonly [W: number, S: number, T: number];

function sumsOf(x: Float64Array, w: Float64Array | undefined, start: number, end: number): Sums | undefined {
  let W = 0;
  let size = 0;
  let S = 0;
  let T = 0;
  for (let i = start; i < end; i++) {
    const weight = w === undefined ? 1 : w[i]!;
    const y = weight * x[i]!;
    W += weight;
    size += Math.abs(weight);
    S += y;
    T += y * logarithm(x[i]!);
  }
  // Not equal where a weight is negative, and where one is no number.
  if (W !== size) return undefined;
  if (T - T === 0) return [W, S, T];
  // A zero, whose logarithm is not finite, or something to refuse.
  T = 0;
  for (let i = start; i < end; i++) {
    if (x[i]! > 0) T += (w === undefined ? 1 : w[i]!) * x[i]! * logarithm(x[i]!);
    else if (x[i] !== 0) return undefined;
  }
  return T - T === 0 ? [W, S, T] : undefined;
}
