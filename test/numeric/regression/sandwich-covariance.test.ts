import fc from "fast-check";
import { expect, test } from "vitest";
import { sandwichCovariance } from "../../../src/numeric/regression/sandwich-covariance.ts";
import { weightedLeastSquares } from "../../../src/numeric/weighted-least-squares.ts";

const rows = fc.array(
  fc.record({
    y: fc.integer({ min: -50, max: 50 }),
    x: fc.integer({ min: -50, max: 50 }),
    weight: fc.integer({ min: 0, max: 9 }),
    cluster: fc.integer({ min: 0, max: 3 }),
  }),
  { minLength: 6, maxLength: 20 },
);

test("is M (sum of s s') M, by hand for one slope and a constant", () => {
  fc.assert(
    fc.property(rows, fc.boolean(), (data, clustered) => {
      const y = data.map((row) => row.y);
      const x = data.map((row) => row.x);
      const weights = data.map((row) => row.weight);
      fc.pre(new Set(data.filter((row) => row.weight > 0).map((row) => row.x)).size > 2);
      const fit = weightedLeastSquares(y, [x], { weights });
      const clusters = data.map((row, i) => (clustered ? row.cluster : i));
      const found = sandwichCovariance([x], fit, {
        weights,
        factor: 1.5,
        ...(clustered ? { clusters } : {}),
      });
      // (X'WX)^-1 of a line, by the formula for two by two.
      const s0 = weights.reduce((a, b) => a + b, 0);
      const s1 = weights.reduce((a, w, i) => a + w * x[i]!, 0);
      const s2 = weights.reduce((a, w, i) => a + w * x[i]! ** 2, 0);
      const determinant = s0 * s2 - s1 * s1;
      const inverse = [
        [s2 / determinant, -s1 / determinant],
        [-s1 / determinant, s0 / determinant],
      ];
      const expected = [
        [0, 0],
        [0, 0],
      ];
      for (const cluster of new Set(clusters)) {
        const score = [0, 0];
        clusters.forEach((c, i) => {
          if (c !== cluster) return;
          const part = weights[i]! * fit.residuals[i]!;
          score[0]! += part;
          score[1]! += part * x[i]!;
        });
        const influence = inverse.map((row) => row[0]! * score[0]! + row[1]! * score[1]!);
        for (const j of [0, 1])
          for (const l of [0, 1]) expected[j]![l]! += 1.5 * influence[j]! * influence[l]!;
      }
      for (const j of [0, 1]) for (const l of [0, 1]) expect(found[j]![l]).toBeCloseTo(expected[j]![l]!, 9);
    }),
  );
});

test("what cancels within every cluster is 0, not rounding", () => {
  // A line through four points whose scores cancel within either pair.
  const x = [-1, 1, -1, 1];
  const fit = weightedLeastSquares([0.1, 0.2, 0.3, 0.4], [x], {});
  const [, slope] = sandwichCovariance([x], fit, { clusters: [0, 1, 0, 1] });
  expect(slope![1]).toBe(0);
});
