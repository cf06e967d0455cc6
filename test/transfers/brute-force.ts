import fc from "fast-check";

/** The x at which a rising function reaches the target: plain halving, an independent way to every closure. */
export function bisect(f: (x: number) => number, target: number, lower: number, upper: number): number {
  let a = lower;
  let b = upper;
  for (let round = 0; round < 300; round++) {
    const middle = (a + b) / 2;
    if (f(middle) < target) a = middle;
    else b = middle;
  }
  return (a + b) / 2;
}

/** Plain sum. */
export const total = (xs: ArrayLike<number>): number => Array.from(xs).reduce((a, b) => a + b, 0);

/** Whether two columns agree to a share of their size. */
export function close(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance = 1e-9): boolean {
  const size = Math.max(1e-300, ...Array.from(expected, Math.abs));
  return Array.from(actual).every((x, i) => Math.abs(x - expected[i]!) <= tolerance * size);
}

/** Money per head or in all: whole numbers, many of them equal, so that breakpoints coincide. */
export const money = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 1_000_000 }));

/** Heads: whole numbers, zero among them. */
export const heads = fc.integer({ min: 0, max: 50 });

/** Rows of a table of units: one tuple a unit. */
export function rowsOf<T extends readonly fc.Arbitrary<number>[]>(...columns: T): fc.Arbitrary<number[][]> {
  return fc.array(fc.tuple(...columns), { minLength: 1, maxLength: 30 });
}

/** One column of a table. */
export const column = (rows: readonly (readonly number[])[], k: number): number[] =>
  rows.map((row) => row[k]!);

/** The same rows in another order, by a permutation drawn as sort keys. */
export function reorder<T>(list: readonly T[], keys: readonly number[]): { list: T[]; back: number[] } {
  const order = list.map((_, i) => i).sort((a, b) => (keys[a] ?? a) - (keys[b] ?? b) || a - b);
  const back: number[] = [];
  for (const [to, from] of order.entries()) back[from] = to;
  return { list: order.map((i) => list[i]!), back };
}
