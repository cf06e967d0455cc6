/**
 * Fills `counts` with how often each of n units is drawn in n draws with replacement: one bootstrap sample,
 * as weights. The counts sum to n.
 *
 * Takes n uniform numbers in [0, 1), one per draw. The array is overwritten, so that thousands of samples need one array.
 */
export function bootstrapCounts(uniforms: Float64Array, counts: Uint32Array): void {
  counts.fill(0);
  const n = counts.length;
  // A number below 1 is at most 1 - 2^-53, and the product with n then rounds to below n.
  for (let draw = 0; draw < n; draw++) counts[(uniforms[draw]! * n) >>> 0]!++;
}
