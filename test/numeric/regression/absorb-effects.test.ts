import fc from "fast-check";
import { expect, test } from "vitest";
import { absorbEffects } from "../../../src/numeric/regression/absorb-effects.ts";
import { weightedLeastSquares } from "../../../src/numeric/weighted-least-squares.ts";

/** What is left of a column beside dummies of every group, by least squares. */
function besideDummies(column: number[], groups: readonly number[][], weights: number[]): Float64Array {
  const dummies = groups.flatMap((codes) =>
    [...new Set(codes)].map((group) => codes.map((code) => (code === group ? 1 : 0))),
  );
  return weightedLeastSquares(column, dummies, { weights, intercept: false }).residuals;
}

/** Codes without holes. */
function dense(labels: number[]): { codes: Uint32Array; count: number } {
  const place = new Map([...new Set(labels)].map((label, code) => [label, code]));
  return { codes: Uint32Array.from(labels, (label) => place.get(label)!), count: place.size };
}

const rows = fc.array(
  fc.record({
    y: fc.integer({ min: -1000, max: 1000 }),
    unit: fc.integer({ min: 0, max: 6 }),
    period: fc.integer({ min: 0, max: 4 }),
    weight: fc.integer({ min: 1, max: 50 }),
  }),
  { minLength: 1, maxLength: 40 },
);

test("is the residual of a regression on dummies, for any gaps and weights", () => {
  fc.assert(
    fc.property(rows, fc.boolean(), (panel, both) => {
      const units = panel.map(({ unit }) => unit);
      const periods = panel.map(({ period }) => period);
      const weights = panel.map(({ weight }) => weight);
      const column = Float64Array.from(panel, ({ y }) => y);
      const sets = both ? [units, periods] : [units];
      expect(absorbEffects([column], sets.map(dense), weights)).toEqual([]);
      const expected = besideDummies(
        panel.map(({ y }) => y),
        sets,
        weights,
      );
      for (let i = 0; i < column.length; i++) expect(column[i]).toBeCloseTo(expected[i]!, 8);
    }),
  );
});

test("keeps its digits beside means a million times larger", () => {
  const unit = dense([0, 0, 0, 1, 1, 1, 2, 2]);
  const period = dense([0, 1, 2, 0, 1, 2, 0, 2]);
  const x = [0.3, 0.1, 0.7, 0.2, 0.9, 0.4, 0.5, 0.8];
  const small = Float64Array.from(x);
  const large = Float64Array.from(x, (value, i) => value + 1e6 * (1 + unit.codes[i]!));
  absorbEffects([small, large], [unit, period]);
  for (let i = 0; i < x.length; i++) expect(large[i]).toBeCloseTo(small[i]!, 8);
});

test("settles in a chain of units that share one period with the next", () => {
  // Two periods per unit, the later one shared with the next unit: the slowest panel for alternating means.
  const labels = Array.from({ length: 400 }, (_, i) => i >> 1);
  const periods = Array.from({ length: 400 }, (_, i) => (i + 1) >> 1);
  const column = Float64Array.from(labels, (unit, i) => Math.sin(unit) + ((i * 7919) % 13));
  expect(absorbEffects([column], [dense(labels), dense(periods)])).toEqual([]);
  const expected = besideDummies(
    labels.map((unit, i) => Math.sin(unit) + ((i * 7919) % 13)),
    [labels, periods],
    labels.map(() => 1),
  );
  for (let i = 0; i < column.length; i++) expect(column[i]).toBeCloseTo(expected[i]!, 9);
});

test("without sets or columns nothing changes", () => {
  const column = Float64Array.of(1, 2);
  expect(absorbEffects([column], [])).toEqual([]);
  expect(absorbEffects([], [dense([0, 0])])).toEqual([]);
  expect([...column]).toEqual([1, 2]);
});
