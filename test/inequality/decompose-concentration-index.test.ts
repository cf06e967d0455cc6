import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { concentrationIndex, decomposeConcentrationIndex } from "../../src/inequality/index.ts";
import { refusals } from "../support/refusals.ts";
import { distributionRefusals } from "./distribution-refusals.ts";

describe("agrees", () => {
  test("with an outcome that one determinant explains", () => {
    const { index, contributions, residual } = decomposeConcentrationIndex([1, 2, 3, 4], {
      rankBy: [1, 2, 3, 4],
      determinants: { clinics: [2, 4, 6, 8] },
    });
    expect(index).toBe(0.25);
    expect(contributions[0]).toMatchObject({ determinant: "clinics", mean: 5 });
    expect(contributions[0]!.coefficient).toBeCloseTo(0.5, 14);
    expect(contributions[0]!.elasticity).toBeCloseTo(1, 14);
    expect(contributions[0]!.concentrationIndex).toBeCloseTo(0.25, 15);
    expect(residual).toBeCloseTo(0, 14);
  });
  test("with a determinant whose mean is 0: it has no index, but a contribution", () => {
    const { index, contributions, residual } = decomposeConcentrationIndex([1, 2, 3, 4], {
      rankBy: [1, 2, 3, 4],
      determinants: { gap: [-3, -1, 1, 3] },
    });
    expect(contributions[0]).toMatchObject({ mean: 0, elasticity: 0, concentrationIndex: null });
    expect(contributions[0]!.contribution).toBeCloseTo(0.25, 14);
    expect(contributions[0]!.contribution + residual).toBeCloseTo(index, 14);
  });
});

describe("laws", () => {
  const rows = fc.array(
    fc.record({
      y: fc.integer({ min: 0, max: 50 }),
      rank: fc.integer({ min: 0, max: 6 }),
      p: fc.integer({ min: -9, max: 9 }),
      q: fc.double({ min: -9, max: 9, noNaN: true }),
      weight: fc.double({ min: 0.1, max: 9, noNaN: true }),
    }),
    { minLength: 8, maxLength: 20 },
  );
  test("contributions and residual add up to the index", () => {
    fc.assert(
      fc.property(rows, (all) => {
        const y = all.map((row) => row.y + 1);
        const rankBy = all.map(({ rank }) => rank);
        const weights = all.map(({ weight }) => weight);
        const p = all.map((row, i) => row.p + (i % 3));
        const q = all.map((row, i) => row.q + i);
        fc.pre(new Set(p).size > 1);
        const d = decomposeConcentrationIndex(y, { rankBy, weights, determinants: { p, q } });
        expect(d.index).toBeCloseTo(concentrationIndex(y, { rankBy, weights }), 14);
        const sum = d.contributions.reduce((total, { contribution }) => total + contribution, d.residual);
        expect(Math.abs(sum - d.index)).toBeLessThan(1e-12);
        for (const { elasticity, concentrationIndex: own, contribution } of d.contributions) {
          if (own !== null) expect(elasticity * own).toBeCloseTo(contribution, 9);
        }
      }),
    );
  });
});

const determinants = { z: [1, 2, 4] };
const rankBy = [1, 2, 3];
const of = (values: never, options: never): unknown =>
  decomposeConcentrationIndex(
    values,
    typeof options === "object" && options !== null && !Array.isArray(options)
      ? { rankBy: values, determinants: { z: values }, ...(options as object) }
      : options,
  );
refusals("decomposeConcentrationIndex", [
  ...distributionRefusals({ call: of }),
  [
    "nothing to rank by",
    () => decomposeConcentrationIndex([1, 2, 3], { determinants } as never),
    "missing_option",
    "rankBy is required",
  ],
  [
    "no determinants",
    () => decomposeConcentrationIndex([1, 2, 3], { rankBy } as never),
    "missing_option",
    "determinants is required",
  ],
  [
    "an empty set of determinants",
    () => decomposeConcentrationIndex([1, 2, 3], { rankBy, determinants: {} }),
    "too_few_observations",
    "needs at least 1 determinant",
  ],
  [
    "determinants that are none",
    () => decomposeConcentrationIndex([1, 2, 3], { rankBy, determinants: [1] as never }),
    "wrong_type",
    "determinants must be an object",
  ],
  [
    "a determinant that is too short",
    () => decomposeConcentrationIndex([1, 2, 3], { rankBy, determinants: { z: [1] } }),
    "length_mismatch",
    "got 1 for 3",
  ],
  [
    "a determinant that is NaN",
    () => decomposeConcentrationIndex([1, 2, 3], { rankBy, determinants: { z: [1, 2, Number.NaN] } }),
    "not_finite",
    "determinant z, value 2 is NaN",
  ],
  [
    "a constant determinant",
    () => decomposeConcentrationIndex([1, 2, 3], { rankBy, determinants: { z: [1, 2, 4], one: [1, 1, 1] } }),
    "singular",
    "determinant one is constant or follows from others",
  ],
  [
    "a determinant that follows from another",
    () =>
      decomposeConcentrationIndex([1, 2, 3, 5], {
        rankBy: [1, 2, 3, 4],
        determinants: { z: [1, 2, 4, 9], twice: [2, 4, 8, 18] },
      }),
    "singular",
    "determinant twice",
  ],
]);
