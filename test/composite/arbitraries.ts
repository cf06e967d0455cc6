import fc from "fast-check";
import type { Direction } from "../../src/model/index.ts";

/** Indicators of some units, what is better in each column, how much it weighs, and the rows in another order. */
export interface Indicators {
  readonly matrix: number[][];
  readonly directions: Direction[];
  readonly weights: number[];
  /** Row k of the shuffled matrix is row `order[k]` of the matrix. */
  readonly order: number[];
}

/** Whole numbers, so that ties occur and sums are exact; column 0 always varies. */
export const indicators = ({
  least = 0,
  rows = { min: 2, max: 8 },
}: {
  readonly least?: number;
  readonly rows?: { readonly min: number; readonly max: number };
} = {}): fc.Arbitrary<Indicators> =>
  fc
    .tuple(fc.integer(rows), fc.integer({ min: 1, max: 5 }))
    .chain(([n, m]) =>
      fc.record({
        matrix: fc.array(
          fc.array(fc.integer({ min: least, max: least + 30 }), { minLength: m, maxLength: m }),
          { minLength: n, maxLength: n },
        ),
        directions: fc.array(fc.constantFrom<Direction>("higher", "lower"), { minLength: m, maxLength: m }),
        weights: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: m, maxLength: m }),
        order: fc.shuffledSubarray(
          Array.from({ length: n }, (_, i) => i),
          { minLength: n, maxLength: n },
        ),
      }),
    )
    .filter(({ matrix }) => matrix.some((row) => row[0] !== matrix[0]![0]));

/** The rows in another order. */
export const reorder = <T>(rows: ArrayLike<T>, order: readonly number[]): T[] => order.map((i) => rows[i]!);

/** Whether unit a is at least as good as unit b in every column. */
const dominates = (a: readonly number[], b: readonly number[], directions: readonly Direction[]): boolean =>
  a.every((x, j) => (directions[j] === "lower" ? x <= b[j]! : x >= b[j]!));

/** All ordered pairs of units of which the first dominates the second. */
export const dominations = ({ matrix, directions }: Indicators): [number, number][] =>
  matrix.flatMap((a, i) =>
    matrix.flatMap((b, k): [number, number][] => (i !== k && dominates(a, b, directions) ? [[i, k]] : [])),
  );

/** Sum of the numbers. */
export const total = (numbers: ArrayLike<number>): number => Array.from(numbers).reduce((a, b) => a + b, 0);
