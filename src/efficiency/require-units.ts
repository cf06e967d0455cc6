import { EqualizationError } from "../errors.ts";
import { requireMatrix, requireSameLength } from "../numeric/guard/index.ts";
import type { Matrix } from "../numeric/vector.ts";

/** Amounts of one kind this far apart vanish in their sum. */
const WIDEST = 1e13;

/** Beyond this the search for the largest slacks no longer sees the smaller amount. */
export const WIDEST_FOR_SLACKS = 1e8;

/**
 * Refuses anything but as many rows of inputs as of outputs, none negative, each unit using something, and amounts of one kind
 * further apart than can be compared.
 */
export function requireUnits(where: string, inputs: Matrix, outputs: Matrix, widest: number = WIDEST): void {
  requireMatrix(where, inputs, "inputs row");
  requireMatrix(where, outputs, "outputs row");
  requireSameLength(where, "row of inputs", inputs.length, "row of outputs", outputs.length);
  for (const [noun, matrix] of [
    ["input", inputs],
    ["output", outputs],
  ] as const) {
    for (const [index, row] of matrix.entries()) {
      for (let i = 0; i < row.length; i++) {
        if (row[i]! < 0) {
          throw new EqualizationError(
            `${noun} ${i} of unit ${index} is ${row[i]}; amounts used and made are not negative`,
            { code: "out_of_domain", where, index, received: row[i] },
          );
        }
      }
    }
  }
  requireSpan(where, "input", inputs, widest);
  requireSpan(where, "output", outputs, widest);
  for (const [index, row] of inputs.entries()) {
    if (Array.from(row).every((x) => x === 0)) {
      throw new EqualizationError(
        `unit ${index} uses nothing at all; efficiency needs at least one input above 0`,
        {
          code: "out_of_domain",
          where,
          index,
          received: row,
        },
      );
    }
  }
}

function requireSpan(where: string, noun: string, matrix: Matrix, widest: number): void {
  for (let column = 0; column < matrix[0]!.length; column++) {
    let least = Number.POSITIVE_INFINITY;
    let most = 0;
    for (const row of matrix) {
      const amount = row[column]!;
      if (amount === 0) continue;
      if (amount < least) least = amount;
      if (amount > most) most = amount;
    }
    if (!(most / widest > least)) continue;
    throw new EqualizationError(
      `${noun} ${column} goes from ${least} to ${most}; amounts this far apart cannot be compared, so check their units or omit the unit`,
      { code: "out_of_domain", where, received: least },
    );
  }
}
