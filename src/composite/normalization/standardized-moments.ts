import { unitScale } from "../../numeric/moments.ts";
import { sum } from "../../numeric/sum.ts";
import type { Vector } from "../../numeric/vector.ts";
import { weightedMean } from "../../numeric/weighted-mean.ts";

/** The two shape moments of values, free of their unit. */
export interface StandardizedMoments {
  /** `m3 / m2^1.5`. */
  readonly third: number;
  /** `m4 / m2^2`. */
  readonly fourth: number;
}

/** Third and fourth standardized central moment, or `null` if all values are equal. Values are taken to be finite. */
export function standardizedMoments(values: Vector): StandardizedMoments | null {
  let size = 0;
  for (let i = 0; i < values.length; i++) size = Math.max(size, Math.abs(values[i]!));
  // At a size of about 1 no deviation that a double can show is so small or large that its fourth power is lost.
  const scale = unitScale(size);
  const deviations = Float64Array.from(values, (x) => x * scale);
  const mean = weightedMean(deviations, undefined);
  let widest = 0;
  for (let i = 0; i < deviations.length; i++) {
    deviations[i] = deviations[i]! - mean;
    widest = Math.max(widest, Math.abs(deviations[i]!));
  }
  if (widest === 0) return null;
  const n = deviations.length;
  const m2 = sum(deviations.map((d) => d * d)) / n;
  const m3 = sum(deviations.map((d) => d * d * d)) / n;
  const m4 = sum(deviations.map((d) => d * d * d * d)) / n;
  return { third: m3 / (m2 * Math.sqrt(m2)), fourth: m4 / (m2 * m2) };
}

/** Skewness g1 of the values (`ddof` 0), or G1 of the population they are a sample of (`ddof` 1). */
export function adjustedSkewness(moments: StandardizedMoments, n: number, ddof: number): number {
  return ddof === 0 ? moments.third : (Math.sqrt(n * (n - 1)) / (n - 2)) * moments.third;
}

/** Excess kurtosis g2 of the values (`ddof` 0), or G2 of the population they are a sample of (`ddof` 1). */
export function adjustedKurtosis(moments: StandardizedMoments, n: number, ddof: number): number {
  const g2 = moments.fourth - 3;
  return ddof === 0 ? g2 : ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * g2 + 6);
}
