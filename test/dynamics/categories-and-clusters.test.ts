import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  categoryTransition,
  lisaTransition,
  spatialTransition,
  transitionHomogeneity,
  transitionMatrix,
} from "../../src/dynamics/index.ts";
import { localMoran, spatialWeights } from "../../src/spatial/index.ts";
import { refusals } from "../support/refusals.ts";

/** What an untyped caller may pass. */
const untyped = (value: unknown): never => value as never;

const ring = (n: number) =>
  spatialWeights(
    Object.fromEntries(
      Array.from({ length: n }, (_, i) => [`u${i}`, [`u${(i + 1) % n}`, `u${(i + n - 1) % n}`]]),
    ),
  );
const panel = fc.integer({ min: 4, max: 8 }).chain((n) =>
  fc.array(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 4, maxLength: 4 }), {
    minLength: n,
    maxLength: n,
  }),
);

describe("lisaTransition", () => {
  test("counts the quadrants of localMoran", () => {
    fc.assert(
      fc.property(panel, (rows) => {
        fc.pre([0, 1, 2, 3].every((t) => new Set(rows.map((row) => row[t])).size > 1));
        const weights = ring(rows.length);
        const quadrants = [0, 1, 2, 3].map((t) =>
          localMoran(
            rows.map((row) => row[t]!),
            weights,
          ).map(({ quadrant }) => quadrant),
        );
        const { classes, counts, independence } = lisaTransition(rows, { weights });
        const expected = classes.map((from) =>
          classes.map((to) =>
            rows.reduce(
              (sum, _, i) =>
                sum +
                [1, 2, 3].filter((t) => quadrants[t - 1]![i] === from && quadrants[t]![i] === to).length,
              0,
            ),
          ),
        );
        expect(counts).toEqual(expected);
        expect(independence.df).toBeLessThanOrEqual(8);
        expect(independence.pearson).toBeGreaterThanOrEqual(0);
        expect(independence.likelihoodRatio).toBeGreaterThanOrEqual(-1e-9);
      }),
      { numRuns: 60 },
    );
  });
});

describe("tables", () => {
  test("labels for classes give the tables of the cutoffs", () => {
    fc.assert(
      fc.property(panel, (rows) => {
        const labels = rows.map((row) =>
          row.map((value) => (value > 12 ? "high" : value > 6 ? "middle" : "low")),
        );
        const byLabel = categoryTransition(labels, { classes: ["low", "middle", "high"] });
        const {
          step: _,
          last: __,
          forecast: ___,
          ...byCutoff
        } = transitionMatrix(rows, { cutoffs: [6, 12] });
        expect(byLabel).toEqual(byCutoff);
      }),
    );
  });
  test("equal tables give 0; the order of tables does not matter; spatialTransition contains the test", () => {
    fc.assert(
      fc.property(panel, (rows) => {
        const weights = ring(rows.length);
        const { conditional, homogeneity } = spatialTransition(rows, { cutoffs: [10], weights });
        const tables = conditional.map(({ counts }) => counts);
        expect(transitionHomogeneity(tables)).toEqual(homogeneity);
        const turned = transitionHomogeneity([...tables].reverse());
        expect(turned.pearson).toBeCloseTo(homogeneity.pearson, 8);
        expect(turned.df).toBe(homogeneity.df);
        const same = transitionHomogeneity([tables[0]!, tables[0]!, tables[1]!, tables[1]!]);
        expect(same.pearson).toBeCloseTo(2 * homogeneity.pearson, 6);
      }),
    );
  });
});

refusals("categoryTransition", [
  ["no classes", () => categoryTransition([["a", "b"]], untyped({})), "missing_option", "classes"],
  [
    "a class twice",
    () => categoryTransition([["a", "b"]], { classes: ["a", "b", "a"] }),
    "duplicate_id",
    "twice",
  ],
  [
    "one period",
    () => categoryTransition([["a"]], { classes: ["a", "b"] }),
    "too_few_observations",
    "periods",
  ],
  [
    "rows of different length",
    () => categoryTransition([["a", "b"], ["a"]], { classes: ["a", "b"] }),
    "length_mismatch",
    "unit 1",
  ],
  [
    "uneven years",
    () => categoryTransition([["a", "b", "a"]], { classes: ["a", "b"], years: [1, 2, 4] }),
    "out_of_domain",
    "step",
  ],
]);
refusals("transitionHomogeneity", [
  ["one table", () => transitionHomogeneity([[[1]]]), "too_few_observations", "got 1"],
  [
    "tables of different size",
    () =>
      transitionHomogeneity([
        [[1]],
        [
          [1, 2],
          [3, 4],
        ],
      ]),
    "length_mismatch",
    "table 1",
  ],
  ["a negative count", () => transitionHomogeneity([[[1]], [[-1]]]), "out_of_domain", "negative"],
  ["no transitions", () => transitionHomogeneity([[[0]], [[0]]]), "zero_total", "no transition"],
]);
refusals("lisaTransition", [
  ["no weights", () => lisaTransition([[1, 2]], untyped({})), "missing_option", "weights"],
  [
    "one period",
    () => lisaTransition([[1], [2], [3]], { weights: ring(3) }),
    "too_few_observations",
    "period",
  ],
]);
