import { EqualizationError } from "../../errors.ts";
import { formatReceived } from "../../numeric/guard/format-received.ts";
import { refuseNumber } from "../../numeric/guard/refuse-number.ts";
import type { Vector } from "../../numeric/vector.ts";

/**
 * The full matrix of pairwise comparisons, from the judgments above its diagonal.
 *
 * `upper` has them row by row, as a questionnaire asks them: 1 with 2, 1 with 3 …, then 2 with 3 and so on, so
 * n (n - 1) / 2 of them for n criteria; or one list a row, each shorter by one than that above it. On the diagonal stands 1, below it
 * `a_ji = 1 / a_ij`.
 *
 * Write a judgment in favor of the second criterion as `1 / 3`. No judgments are the matrix of a single criterion.
 *
 * Also `weightMethods.pairwise`.
 *
 * @throws `length_mismatch` unless the number of judgments is 0, 1, 3, 6, 10 … or rows shorten by one; `out_of_domain` unless all are above
 * 0; `not_finite`; `wrong_type`.
 *
 * @example
 * ```ts
 * import { weightMethods } from "equalis";
 * weightMethods.pairwise([2, 4, 2]).map((row) => Array.from(row)); // => [[1, 2, 4], [0.5, 1, 2], [0.25, 0.5, 1]]
 * weightMethods.pairwise([[2, 4], [2]]).length; // => 3
 * weightMethods.ahp(weightMethods.pairwise([2, 4, 2])).status; // => "consistent"
 * ```
 */
export function pairwiseMatrix(upper: Vector | readonly Vector[]): Float64Array[] {
  const where = "weightMethods.pairwise";
  const judgments = judgmentsOf(where, upper);
  // n (n - 1) / 2 = k
  const n = Math.round((1 + Math.sqrt(1 + 8 * judgments.length)) / 2);
  if ((n * (n - 1)) / 2 !== judgments.length) {
    throw new EqualizationError(
      `${judgments.length} judgments compare no whole number of criteria; 3 criteria need 3 of them, 4 need 6, 5 need 10`,
      { code: "length_mismatch", where, received: judgments.length },
    );
  }
  const matrix = Array.from({ length: n }, () => new Float64Array(n).fill(1));
  let k = 0;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const judgment = judgments[k++]!;
      matrix[i]![j] = judgment;
      matrix[j]![i] = 1 / judgment;
    }
  }
  return matrix;
}

function judgmentsOf(where: string, upper: unknown): readonly number[] {
  const isList = (one: unknown): one is readonly unknown[] => Array.isArray(one) || isTyped(one);
  if (!isList(upper)) {
    throw new EqualizationError(
      `the judgments are ${formatReceived(upper)}; pass those above the diagonal, row by row`,
      {
        code: "wrong_type",
        where,
        received: upper,
      },
    );
  }
  const items = Array.from(upper);
  if (items.length > 0 && items.every(isList)) {
    const count = items.length;
    for (const [i, row] of items.entries()) {
      if (row.length === count - i) continue;
      throw new EqualizationError(
        `row ${i} has ${row.length} judgments; of ${count} rows above the diagonal it must have ${count - i}`,
        { code: "length_mismatch", where, index: i, received: row.length },
      );
    }
  }
  return items
    .flatMap((item) => (isList(item) ? Array.from(item) : [item]))
    .map((judgment, index) => {
      if (typeof judgment !== "number" || judgment - judgment !== 0) {
        refuseNumber(where, `judgment ${index}`, judgment, "pass a finite number", index);
      }
      if (judgment <= 0 || 1 / judgment === Number.POSITIVE_INFINITY) {
        throw new EqualizationError(`judgment ${index} is ${judgment}; it must be above 0`, {
          code: "out_of_domain",
          where,
          index,
          received: judgment,
        });
      }
      return judgment;
    });
}

function isTyped(one: unknown): boolean {
  return one instanceof Float64Array;
}
