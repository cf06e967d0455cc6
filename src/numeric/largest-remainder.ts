/** Whole numbers that add up to a total, and where a tie decided. */
export interface WholeParts {
  /** Whole numbers that add up to the total. */
  readonly amounts: Float64Array;
  /** Positions of the units whose equal remainders met where the units ran out; empty if no tie decided. */
  readonly ties: readonly number[];
}

/**
 * Whole numbers that add up exactly to `total` and lie next to the claims `numerators_i / denominator`: every claim is
 * cut to the whole number below, and what is left goes one by one to the largest remainders (Hamilton, Hare quota).
 *
 * All arithmetic is in whole numbers, so no rounding decides; equal remainders go by position, the first one first. Where
 * the claims do not add up to the total within one unit each, they are taken as proportions of the total.
 * Largest remainder is not house-monotone: a larger total can cost a unit one.
 *
 * @param numerators At least 0; their sum is above 0.
 * @param denominator Above 0.
 * @param total A whole number from 0 to 2^53 − 1.
 * @see Balinski and Young (1982), Fair Representation, on the method of Hamilton.
 */
export function largestRemainder(
  numerators: readonly bigint[],
  denominator: bigint,
  total: number,
): WholeParts {
  const n = numerators.length;
  const amounts = new Float64Array(n);
  const remainders = new Array<bigint>(n);
  let left = BigInt(total);
  for (let i = 0; i < n; i++) {
    const whole = numerators[i]! / denominator;
    remainders[i] = numerators[i]! - whole * denominator;
    amounts[i] = Number(whole);
    left -= whole;
  }
  if (left < 0n || left > BigInt(n)) {
    const pool = BigInt(total);
    return largestRemainder(
      numerators.map((numerator) => numerator * pool),
      numerators.reduce((a, b) => a + b, 0n),
      total,
    );
  }
  const { chosen, ties } = largestFirst(remainders, Number(left));
  for (const i of chosen) amounts[i] = amounts[i]! + 1;
  return { amounts, ties };
}

/** The units with the largest remainders, the earlier first where they are equal, and which of them a tie decided. */
export function largestFirst(
  remainders: readonly bigint[],
  count: number,
): { readonly chosen: readonly number[]; readonly ties: readonly number[] } {
  if (count === 0) return { chosen: [], ties: [] };
  // Most comparisons are decided by the leading 52 bits, in plain numbers; only equal ones look at the whole numbers.
  const most = remainders.reduce((a, b) => (a > b ? a : b), 0n);
  const shift = BigInt(Math.max(0, 4 * most.toString(16).length - 52));
  const leading = Float64Array.from(remainders, (one) => Number(one >> shift));
  const order = remainders.map((_, i) => i);
  order.sort((a, b) => {
    if (leading[a] !== leading[b]) return leading[b]! - leading[a]!;
    return remainders[a]! > remainders[b]! ? -1 : remainders[a]! < remainders[b]! ? 1 : a - b;
  });
  const last = remainders[order[count - 1]!]!;
  const tied = count < order.length && remainders[order[count]!] === last;
  return {
    chosen: order.slice(0, count),
    ties: tied ? order.filter((i) => remainders[i] === last).sort((a, b) => a - b) : [],
  };
}
