import { EqualizationError } from "../../errors.ts";
import { requireMatrix, requireNonNegative, requireSameLength } from "../../numeric/guard/index.ts";
import { sum } from "../../numeric/sum.ts";
import type { Matrix } from "../../numeric/vector.ts";

/** Refuses anything but a square matrix of at least two classes whose rows are shares that sum to 1. */
export function requireChain(where: string, probabilities: Matrix): void {
  const columns = requireMatrix(where, probabilities);
  requireSameLength(where, "row", probabilities.length, "column", columns);
  if (columns < 2) {
    throw new EqualizationError("needs at least 2 classes, got 1", {
      code: "too_few_observations",
      where,
      received: columns,
    });
  }
  for (const [index, row] of probabilities.entries()) {
    requireNonNegative(where, `row ${index}, column`, row);
    const total = sum(row);
    if (Math.abs(total - 1) > 1e-9) {
      throw new EqualizationError(
        `row ${index} sums to ${total}, not to 1; a class without observed transitions has no probabilities, so merge it with another`,
        { code: "out_of_domain", where, index, received: total },
      );
    }
  }
}
