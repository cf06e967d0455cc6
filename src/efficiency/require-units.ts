import { EqualizationError } from "../errors.ts";
import { requireMatrix, requireSameLength } from "../numeric/guard/index.ts";
import type { Matrix } from "../numeric/vector.ts";

/** Refuses anything but as many rows of inputs as of outputs, none negative, each unit using something. */
export function requireUnits(where: string, inputs: Matrix, outputs: Matrix): void {
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
