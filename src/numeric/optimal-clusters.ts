import { ckmeans } from "simple-statistics";
import type { Vector } from "./vector.ts";

/**
 * The split of numbers into `count` runs of neighbors with the least sum of squares within them, each ascending.
 *
 * The search is that of simple-statistics (Wang and Song's Ckmeans.1d.dp, exact). It is called only behind guards:
 * the values are finite and at least `count` of them differ.
 */
export function optimalClusters(values: Vector, count: number): readonly (readonly number[])[] {
  return ckmeans(Array.from(values), count);
}
