import { weightedMean } from "../../numeric/weighted-mean.ts";

/** Mean and standard deviation of a column, two passes; divides by `n - ddof`. Equal values give exactly 0. */
export function deviation(
  values: Float64Array,
  ddof: number,
): { readonly mean: number; readonly deviation: number } {
  const mean = weightedMean(values, undefined);
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const d = values[i]! - mean;
    squares += d * d;
  }
  return { mean, deviation: Math.sqrt(squares / (values.length - ddof)) };
}
