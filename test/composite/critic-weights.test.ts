import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { criticWeights } from "../../src/composite/index.ts";
import { refusals } from "../support/refusals.ts";
import { indicators, reorder, total } from "./arbitraries.ts";

describe("CRITIC weights", () => {
  test("by hand", () => {
    // Columns 0, 1/2, 1 and 0, 1, 0 (standard deviations sqrt(1/6), sqrt(2/9)), uncorrelated: 1 - r = 1 for both.
    const { weights, deviations, conflicts } = criticWeights(
      [
        [1, 5],
        [2, 7],
        [3, 5],
      ],
      {
        directions: ["higher", "higher"],
      },
    );
    expect(deviations[0]).toBeCloseTo(Math.sqrt(1 / 6), 15);
    expect(deviations[1]).toBeCloseTo(Math.sqrt(2 / 9), 15);
    expect([...conflicts]).toEqual([1, 1]);
    expect(weights[0]).toBeCloseTo(Math.sqrt(1 / 6) / (Math.sqrt(1 / 6) + Math.sqrt(2 / 9)), 14);
  });
  test("a lower-is-better column turns its correlations", () => {
    const rows = [
      [1, 1, 5],
      [2, 2, 7],
      [3, 3, 5],
    ];
    const same = criticWeights(rows, { directions: ["higher", "higher", "higher"] });
    const turned = criticWeights(rows, { directions: ["higher", "lower", "higher"] });
    expect(same.conflicts[0]).toBeCloseTo(1, 14);
    expect(turned.conflicts[0]).toBeCloseTo(3, 14);
  });
  test("the divisor does not change the weights", () => {
    const rows = [
      [1, 5],
      [2, 9],
      [6, 5],
    ];
    const directions = ["higher", "lower"] as const;
    const population = criticWeights(rows, { directions });
    const sample = criticWeights(rows, { directions, ddof: 1 });
    expect(sample.deviations[0]! / population.deviations[0]!).toBeCloseTo(Math.sqrt(1.5), 14);
    expect(sample.weights[0]).toBeCloseTo(population.weights[0]!, 14);
  });
  test("a constant column weighs nothing and takes no part", () => {
    const { weights, constant, conflicts } = criticWeights(
      [
        [1, 4, 5],
        [2, 4, 7],
        [3, 4, 5],
      ],
      {
        directions: ["higher", "higher", "higher"],
      },
    );
    expect(constant).toEqual([1]);
    expect(weights[1]).toBe(0);
    expect([...conflicts]).toEqual([1, 0, 1]);
  });
  test("one column that varies has all the weight", () => {
    expect([...criticWeights([[1], [2]], { directions: ["lower"] }).weights]).toEqual([1]);
    expect([
      ...criticWeights(
        [
          [1, 4],
          [2, 4],
        ],
        { directions: ["lower", "lower"] },
      ).weights,
    ]).toEqual([1, 0]);
  });
  test("sum to 1 and do not depend on units of measurement, zero points or order", () => {
    const options = { least: 0, rows: { min: 4, max: 9 } };
    fc.assert(
      fc.property(
        indicators(options),
        fc.integer({ min: 1, max: 50 }),
        ({ matrix, directions, order }, k) => {
          const run = (rows: number[][]): Float64Array | "refused" => {
            try {
              return criticWeights(rows, { directions }).weights;
            } catch {
              return "refused";
            }
          };
          const weights = run(matrix);
          const other = run(reorder(matrix, order).map((row) => row.map((x) => k * x + 3)));
          if (weights === "refused" || other === "refused") {
            expect(other).toBe(weights);
            return;
          }
          expect(total(weights)).toBeCloseTo(1, 13);
          other.forEach((w, j) => {
            expect(w).toBeCloseTo(weights[j]!, 9);
          });
        },
      ),
    );
  });
});

describe("refuses", () => {
  const both = { directions: ["higher", "higher"] } as const;
  const run = (options: object | undefined, matrix: unknown) => () =>
    criticWeights(matrix as number[][], options as never);
  const rows = [
    [1, 2],
    [3, 1],
  ];
  refusals("weightMethods.critic", [
    ["one unit", run(both, [[1, 2]]), "too_few_observations", "at least 2 rows"],
    ["no directions", run({}, rows), "missing_option", "directions"],
    ["an unknown option", run({ ...both, method: "std" }, rows), "unknown_option", '"method"'],
    ["another ddof", run({ ...both, ddof: 3 }, rows), "out_of_domain", "ddof is 3"],
    [
      "no column that varies",
      run(both, [
        [1, 2],
        [1, 2],
      ]),
      "zero_total",
      "no column varies",
    ],
    [
      "columns that say the same",
      run(both, [
        [1, 2],
        [3, 6],
      ]),
      "zero_total",
      "perfectly correlated",
    ],
    [
      "Infinity",
      run(both, [
        [1, 2],
        [3, 1 / 0],
      ]),
      "not_finite",
      "is Infinity",
    ],
  ]);
});
