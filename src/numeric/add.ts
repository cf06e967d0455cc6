/**
 * Adds a term to a running sum kept as `[sum, what rounding lost of it]` (Knuth's two-sum), and returns the sum so far.
 *
 * Start with `new Float64Array(2)`: in a typed array the engine keeps both as bare doubles.
 */
export function add(running: Float64Array, term: number): number {
  const sum = running[0]!;
  const next = sum + term;
  const part = next - sum;
  running[0] = next;
  running[1]! += sum - (next - part) + (term - part);
  return next + running[1]!;
}
