import { weightedMean } from "./weighted-mean.ts";

/** Deviations from the mean, centered twice: what the first mean was off by is taken away as well. */
export function deviationsOf(values: Float64Array): Float64Array {
  const mean = weightedMean(values, undefined);
  const deviations = values.map((value) => value - mean);
  const rest = weightedMean(deviations, undefined);
  return deviations.map((deviation) => deviation - rest);
}
