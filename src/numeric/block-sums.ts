import { logarithm } from "./portable/logarithm.ts";
import { power } from "./portable/power.ts";
import { sum } from "./sum.ts";
import type { Vector } from "./vector.ts";

/** Below this many values the exact way takes no time worth saving. */
const MANY = 4096;

/** Values summed plainly, before the sums of blocks are summed with compensation. */
const BLOCK = 256;

/** Weight W, amount S = sum w x, and T = sum w f(x), of ordinary size. */
export interface BlockSums {
  /** Sum of the weights. */
  readonly W: number;
  /** Weighted sum of the values. */
  readonly S: number;
  /** Weighted sum of the terms. */
  readonly T: number;
}

/** The weighted terms of one block, added up; not finite where a value has no term. */
export type BlockTerms = (x: Float64Array, w: Float64Array, from: number, to: number) => number;

/**
 * Sums over many values in one look at each, checks included, for arrays of every kind.
 *
 * Answers `undefined` wherever another way must decide: few values, anything that a guard refuses, terms that are not
 * finite, and magnitudes far from ordinary. So it needs no guard before it, and a guard must follow where it does not answer.
 */
export function blockSums(
  values: Vector,
  weights: Vector | undefined,
  terms: BlockTerms,
): BlockSums | undefined {
  const n = (values as Vector | null)?.length ?? 0;
  if (typeof values !== "object" || !(n >= MANY)) return undefined;
  if (weights !== undefined && ((weights as Vector | null)?.length !== n || typeof weights !== "object")) {
    return undefined;
  }
  const blocks = Math.ceil(n / BLOCK);
  const people = new Float64Array(blocks);
  const amounts = new Float64Array(blocks);
  const parts = new Float64Array(blocks);
  const x = new Float64Array(BLOCK);
  const w = new Float64Array(BLOCK).fill(1);
  for (let block = 0; block < blocks; block++) {
    const start = block * BLOCK;
    const size = Math.min(n - start, BLOCK);
    let sums: readonly [number, number] | undefined;
    if (values instanceof Float64Array && weights instanceof Float64Array) {
      sums = plain(values, weights, start, start + size);
      parts[block] = terms(values, weights, start, start + size);
    } else {
      if (!load(values, start, size, x)) return undefined;
      if (weights !== undefined && !load(weights, start, size, w)) return undefined;
      sums = plain(x, w, 0, size);
      parts[block] = terms(x, w, 0, size);
    }
    if (sums === undefined) return undefined;
    people[block] = sums[0];
    amounts[block] = sums[1];
  }
  const [W, S, T] = [sum(people), sum(amounts), sum(parts)];
  const ordinary = W > 1e-250 && W < 1e250 && S > 1e-250 && S < 1e250 && Math.abs(T) < 1e250;
  return ordinary ? { W, S, T } : undefined;
}

/** Puts numbers of any array into a block; `false` where one is no number. */
function load(from: Vector, start: number, size: number, block: Float64Array): boolean {
  if (from instanceof Float64Array || from instanceof Float32Array) {
    block.set(from.subarray(start, start + size));
    return true;
  }
  for (let k = 0; k < size; k++) {
    const number: unknown = from[start + k];
    if (typeof number !== "number") return false;
    block[k] = number;
  }
  return true;
}

/** Weight and amount; `undefined` where a value or a weight is negative or no number. */
function plain(
  x: Float64Array,
  w: Float64Array,
  from: number,
  to: number,
): readonly [number, number] | undefined {
  let W = 0;
  let S = 0;
  let fine = true;
  for (let i = from; i < to; i++) {
    const weight = w[i]!;
    const value = x[i]!;
    if (!(value >= 0 && weight >= 0)) fine = false;
    W += weight;
    S += weight * value;
  }
  return fine ? [W, S] : undefined;
}

/** Terms x ln x, 0 at 0. */
export function entropyTerms(x: Float64Array, w: Float64Array, from: number, to: number): number {
  let T = 0;
  for (let i = from; i < to; i++) {
    const value = x[i]!;
    if (value > 0) T += w[i]! * value * logarithm(value);
  }
  return T;
}

/** Terms ln x. */
export function logarithmTerms(x: Float64Array, w: Float64Array, from: number, to: number): number {
  let T = 0;
  for (let i = from; i < to; i++) T += w[i]! * logarithm(x[i]!);
  return T;
}

/** Terms x to the power of b, for a b other than 0. */
export function powerTerms(b: number): BlockTerms {
  if (b === 0.5) return rootTerms;
  if (b === -1) return inverseTerms;
  return (x, w, from, to) => {
    let T = 0;
    for (let i = from; i < to; i++) T += w[i]! * power(x[i]!, b);
    return T;
  };
}

function rootTerms(x: Float64Array, w: Float64Array, from: number, to: number): number {
  let T = 0;
  for (let i = from; i < to; i++) T += w[i]! * Math.sqrt(x[i]!);
  return T;
}

function inverseTerms(x: Float64Array, w: Float64Array, from: number, to: number): number {
  let T = 0;
  for (let i = from; i < to; i++) T += w[i]! / x[i]!;
  return T;
}
