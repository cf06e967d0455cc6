import { deviation } from "../normalization/deviation.ts";

/** Pearson correlations of columns that all vary, as rows of a symmetric matrix with 1 on the diagonal. */
export function correlations(columns: readonly Float64Array[]): Float64Array[] {
  const units = columns.map((values) => {
    const { mean } = deviation(values, 0);
    const centered = values.map((x) => x - mean);
    const length = Math.sqrt(centered.reduce((total, d) => total + d * d, 0));
    return centered.map((d) => d / length);
  });
  const result = columns.map(() => new Float64Array(columns.length));
  for (let a = 0; a < units.length; a++) {
    result[a]![a] = 1;
    for (let b = a + 1; b < units.length; b++) {
      let product = 0;
      for (let i = 0; i < units[a]!.length; i++) product += units[a]![i]! * units[b]![i]!;
      const r = Math.max(-1, Math.min(1, product));
      result[a]![b] = r;
      result[b]![a] = r;
    }
  }
  return result;
}
