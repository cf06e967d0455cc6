import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { couplingCoordination } from "../../src/composite/index.ts";
import { refusals } from "../support/refusals.ts";

describe("coupling coordination", () => {
  test("by hand", () => {
    // Geometric mean 0.4, arithmetic 0.5.
    const { coupling, development, coordination, levels } = couplingCoordination([[0.8, 0.2]]);
    expect(coupling[0]).toBeCloseTo(0.8, 14);
    expect(development[0]).toBeCloseTo(0.5, 15);
    expect(coordination[0]).toBeCloseTo(Math.sqrt(0.4), 14);
    expect(levels).toEqual([7]);
  });
  test("weights count for development only; the exponent for coupling only", () => {
    const weighted = couplingCoordination([[0.8, 0.2]], { weights: [3, 1] });
    expect(weighted.coupling[0]).toBeCloseTo(0.8, 14);
    expect(weighted.development[0]).toBeCloseTo(0.65, 15);
    // prod / mean^3 = 0.9 * 0.6 * 0.3 / 0.6^3 = 0.75.
    const three = couplingCoordination([[0.9, 0.6, 0.3]]);
    expect(three.coupling[0]).toBeCloseTo(0.75 ** (1 / 3), 14);
    const half = couplingCoordination([[0.9, 0.6, 0.3]], { exponent: 1 / 2 });
    expect(half.coupling[0]).toBeCloseTo(Math.sqrt(0.75), 14);
    expect(half.development[0]).toBe(three.development[0]);
  });
  test("the adjusted form by hand", () => {
    const { coupling } = couplingCoordination(
      [
        [0.8, 0.2],
        [0.6, 0.6],
      ],
      { method: "adjusted" },
    );
    expect(coupling[0]).toBeCloseTo(Math.sqrt(0.4 * 0.25), 14);
    expect(coupling[1]).toBe(1);
    // Mean difference 0.4, product of ratios 2/3 * 1/3, root 1 / (3 - 1).
    const three = couplingCoordination([[0.9, 0.6, 0.3]], { method: "adjusted" });
    expect(three.coupling[0]).toBeCloseTo(Math.sqrt(0.6 * Math.sqrt(2 / 9)), 14);
  });
  test("a zero does not couple, and nothing at all has level 1", () => {
    for (const method of ["standard", "adjusted"] as const) {
      const { coupling, coordination, development, levels } = couplingCoordination(
        [
          [0, 0.9],
          [0, 0],
          [1, 1],
        ],
        {
          method,
        },
      );
      expect([...coupling]).toEqual([0, 0, 1]);
      expect([...coordination]).toEqual([0, 0, 1]);
      expect(development[0]).toBe(0.45);
      expect(levels).toEqual([1, 1, 10]);
    }
  });
  test("levels begin at their lower bound", () => {
    const { levels } = couplingCoordination([
      [0.25, 0.25],
      [0.0099, 0.0099],
      [0.01, 0.01],
      [0.81, 0.81],
    ]);
    expect(levels).toEqual([6, 1, 2, 10]);
  });
  test("all three lie in 0 to 1; equal scores couple fully; order does not matter", () => {
    const score = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(score, score, score), { minLength: 1, maxLength: 5 }),
        fc.constantFrom("standard" as const, "adjusted" as const),
        (rows, method) => {
          const { coupling, development, coordination } = couplingCoordination(rows, { method });
          for (const x of [...coupling, ...development, ...coordination]) {
            expect(x).toBeGreaterThanOrEqual(0);
            expect(x).toBeLessThanOrEqual(1);
          }
          const turned = couplingCoordination(
            rows.map((row) => row.toReversed()),
            { method },
          );
          turned.coupling.forEach((c, i) => {
            expect(c).toBeCloseTo(coupling[i]!, 12);
          });
          const even = couplingCoordination(
            rows.map(([x]) => [x + 1e-3, x + 1e-3].map((y) => Math.min(1, y))),
            { method },
          );
          for (const c of even.coupling) expect(c).toBeCloseTo(1, 14);
        },
      ),
    );
  });
  test("rounding takes nothing beyond 1", () => {
    for (let n = 2; n < 7; n++) {
      const rows = Array.from({ length: 200 }, (_, i) => new Array<number>(n).fill((i + 1) / 1000));
      for (const c of couplingCoordination(rows).coupling) expect(c).toBeLessThanOrEqual(1);
    }
  });
  test("small numbers do not vanish", () => {
    expect(couplingCoordination([[1e-200, 1e-200]]).coupling[0]).toBe(1);
    expect(couplingCoordination([[4e-300, 1e-300]]).coupling[0]).toBeCloseTo(0.8, 14);
  });
});

describe("refuses", () => {
  const run = (matrix: unknown, options?: object) => () =>
    couplingCoordination(matrix as number[][], options as never);
  refusals("couplingCoordination", [
    ["no rows", run([]), "too_few_observations", "at least one row"],
    ["one subsystem", run([[0.5]]), "too_few_observations", "at least 2 columns"],
    ["a score above 1", run([[0.5, 80]]), "out_of_domain", "score [0][1] is 80"],
    ["a negative score", run([[0.5, -0.1]]), "out_of_domain", "score [0][1] is -0.1"],
    ["NaN", run([[0.5, Number.NaN]]), "not_finite", "is NaN"],
    ["an exponent of 0", run([[0.5, 1]], { exponent: 0 }), "out_of_domain", "exponent is 0"],
    [
      "an exponent of the adjusted form",
      run([[0.5, 1]], { exponent: 1, method: "adjusted" }),
      "unsupported_combination",
      "no exponent",
    ],
    ["too few weights", run([[0.5, 1]], { weights: [1] }), "length_mismatch", "one weight per column"],
    ["an unknown method", run([[0.5, 1]], { method: "wang" }), "unknown_option", '"wang"'],
    ["an unknown option", run([[0.5, 1]], { k: 2 }), "unknown_option", '"k"'],
  ]);
});
