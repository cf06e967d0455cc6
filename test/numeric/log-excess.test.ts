import { expect, test } from "vitest";
import { logExcess } from "../../src/numeric/log-excess.ts";

// By mpmath 1.2.1 with 60 digits.
test.for([
  [-0.999, 5.908755278982136],
  [-0.5, 0.19314718055994531],
  [-0.31, 0.061063681390831986],
  [-0.3, 0.056674943938732375],
  [-0.01, 5.0335853501441186e-5],
  [-1e-5, 5.0000333335833364e-11],
  [1e-12, 4.999999999996667e-25],
  [1e-5, 4.9999666669166655e-11],
  [0.1, 0.00468982019567514],
  [0.3, 0.03763573553250894],
  [0.31, 0.039972862786939824],
  [2, 0.9013877113318903],
  [1e10, 9999999976.97415],
  [1e300, 1e300],
] as const)("x - ln(1 + x) at %s", ([x, expected]) => {
  expect(Math.abs(logExcess(x) - expected)).toBeLessThanOrEqual(2e-15 * expected);
});

test("is 0 at 0 and infinite at -1", () => {
  expect(logExcess(0)).toBe(0);
  expect(logExcess(-1)).toBe(Number.POSITIVE_INFINITY);
});
