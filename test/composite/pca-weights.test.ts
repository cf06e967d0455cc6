import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pcaWeights } from "../../src/composite/index.ts";
import { refusals } from "../support/refusals.ts";
import { indicators, reorder, total } from "./arbitraries.ts";

/** Two pairs of columns, correlated within and not between. */
const blocks = [
  [1, 1, 1, 2],
  [1, 2, -1, -1],
  [-1, -1, 1, 1],
  [-1, -1, -1, -2],
  [2, 1, 0, 0],
  [-2, -2, 0, 0],
  [0, 0, 3, 2],
  [0, 0, -3, -2],
];

describe("weights by principal components", () => {
  test("two correlated columns weigh the same", () => {
    const { weights, eigenvalues, explained, components, status } = pcaWeights([
      [1, 2],
      [2, 1],
      [3, 5],
      [4, 4],
    ]);
    // r = 6 / sqrt(5 * 10) by hand: deviations -3/2, -1/2, 1/2, 3/2 and -1, -2, 2, 1.
    const r = 5 / Math.sqrt(5 * 10);
    expect(eigenvalues[0]).toBeCloseTo(1 + r, 14);
    expect(eigenvalues[1]).toBeCloseTo(1 - r, 14);
    expect(explained[0]).toBeCloseTo((1 + r) / 2, 14);
    expect(components).toBe(1);
    expect(weights[0]).toBeCloseTo(0.5, 14);
    expect(status).toBe("ok");
  });
  test("varimax counts each column with its own component", () => {
    const { weights, loadings, components } = pcaWeights(blocks, { method: "varimax" });
    expect(components).toBe(2);
    const largest = loadings.map((row) => Math.max(...row.map((l) => l * l)));
    largest.forEach((square, j) => {
      expect(weights[j]).toBeCloseTo(square / total(largest), 14);
    });
    // A rotation keeps what the retained components explain of a column.
    const plain = pcaWeights(blocks);
    const communality = (row: Float64Array): number => row.reduce((sum, l) => sum + l * l, 0);
    loadings.forEach((row, j) => {
      expect(communality(row)).toBeCloseTo(communality(plain.loadings[j]!), 13);
    });
    // The criterion is the largest that any rotation reaches: brute force over the angle.
    const criterion = (rows: readonly ArrayLike<number>[]): number =>
      [0, 1].reduce((sum, k) => {
        const squares = rows.map((row) => row[k]! ** 2);
        const mean = total(squares) / squares.length;
        return sum + squares.reduce((a, s) => a + (s - mean) ** 2, 0);
      }, 0);
    const unit = (row: Float64Array): Float64Array => row.map((l) => l / Math.sqrt(communality(row)));
    const turn = (angle: number): number[][] =>
      plain.loadings.map(unit).map((row) => {
        const x = row[0]!;
        const y = row[1]!;
        return [Math.cos(angle) * x + Math.sin(angle) * y, Math.cos(angle) * y - Math.sin(angle) * x];
      });
    const best = criterion(loadings.map(unit));
    for (let angle = 0; angle < Math.PI; angle += 0.002) {
      expect(criterion(turn(angle))).toBeLessThanOrEqual(best + 1e-12);
    }
  });
  test("uncorrelated columns weigh the same", () => {
    const rows = [
      [1, 1],
      [1, -1],
      [-1, 1],
      [-1, -1],
    ];
    for (const method of ["loadings", "varimax"] as const) {
      const { weights, components, status } = pcaWeights(rows, { method });
      expect([...weights]).toEqual([0.5, 0.5]);
      expect(components).toBe(2);
      expect(status).toBe("ok");
    }
  });
  test("a constant column weighs nothing and has no loadings", () => {
    const { weights, constant, loadings } = pcaWeights([
      [1, 9, 2],
      [2, 9, 1],
      [3, 9, 5],
    ]);
    expect(constant).toEqual([1]);
    expect(weights[1]).toBe(0);
    expect([...loadings[1]!]).toEqual([0]);
  });
  test("says when equal eigenvalues leave the components open", () => {
    // Two pairs with the same correlation: eigenvalues 1 + r twice.
    const pairs = [
      [1, 1, 1, 1],
      [1, 1, -1, -1],
      [-1, -1, 1, 1],
      [-1, -1, -1, -1],
    ];
    expect(pcaWeights(pairs).status).toBe("not-unique");
    // Varimax turns within their space, so that a tie inside it does no harm.
    expect(pcaWeights(pairs, { method: "varimax" }).status).toBe("ok");
    expect(pcaWeights(pairs, { method: "varimax", components: 1 }).status).toBe("not-unique");
  });
  test("as many components as asked for", () => {
    const { components, loadings } = pcaWeights(blocks, { components: 3 });
    expect(components).toBe(3);
    expect(loadings[0]).toHaveLength(3);
  });
  test("weights sum to 1, eigenvalues to the number of columns; neither depends on units of measurement or order", () => {
    fc.assert(
      fc.property(
        indicators({ rows: { min: 6, max: 9 } }),
        fc.constantFrom("loadings" as const, "varimax" as const),
        fc.integer({ min: 1, max: 50 }),
        ({ matrix, order }, method, k) => {
          const result = pcaWeights(matrix, { method });
          expect(total(result.weights)).toBeCloseTo(1, 12);
          expect(total(result.eigenvalues)).toBeCloseTo(matrix[0]!.length - result.constant.length, 11);
          if (result.status === "not-unique") return;
          const other = pcaWeights(
            reorder(matrix, order).map((row) => row.map((x) => 5 - k * x)),
            { method },
          );
          expect(other.components).toBe(result.components);
          other.eigenvalues.forEach((value, i) => {
            expect(value).toBeCloseTo(result.eigenvalues[i]!, 10);
          });
        },
      ),
    );
  });
});

describe("refuses", () => {
  const run = (matrix: unknown, options?: object) => () => pcaWeights(matrix as number[][], options as never);
  const rows = [
    [1, 2],
    [3, 1],
  ];
  refusals("weightMethods.pca", [
    ["one unit", run([[1, 2]]), "too_few_observations", "at least 2 rows"],
    [
      "no column that varies",
      run([
        [1, 2],
        [1, 2],
      ]),
      "zero_total",
      "no column varies",
    ],
    ["an unknown method", run(rows, { method: "promax" }), "unknown_option", '"promax"'],
    ["no component", run(rows, { components: 0 }), "out_of_domain", "components is 0"],
    ["more components than columns", run(rows, { components: 3 }), "out_of_domain", "at most 2"],
    ["an unknown option", run(rows, { rotate: true }), "unknown_option", '"rotate"'],
    [
      "NaN",
      run([
        [1, Number.NaN],
        [3, 1],
      ]),
      "not_finite",
      "is NaN",
    ],
  ]);
});
