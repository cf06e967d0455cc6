import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chiSquareCdf } from "../../../src/numeric/chi-square-cdf.ts";
import { chiSquareQuantile } from "../../../src/numeric/chi-square-quantile.ts";
import { fitGeneralizedLinear, meanOf } from "../../../src/numeric/regression/generalized-linear-model.ts";

const RUNS = { numRuns: 60, seed: 20_261_130 };
const rows = fc.array(
  fc.record({
    y: fc.integer({ min: 0, max: 5 }),
    x: fc.integer({ min: -30, max: 30 }).map((x) => x / 10),
    w: fc.integer({ min: 0, max: 3 }),
  }),
  { minLength: 12, maxLength: 40 },
);

describe.for(["logit", "probit", "poisson"] as const)("%s", (family) => {
  test("a group alone has its own mean", () => {
    // Saturated: the fitted means are the group means.
    const y = [0, 1, 1, 1, 0, 0, 1, 0];
    const group = [1, 1, 1, 1, 0, 0, 0, 0];
    const { status, coefficients } = fitGeneralizedLinear(y, [group], family, undefined);
    expect(status).toBe("full");
    expect(meanOf(family, coefficients[0]!).mean).toBeCloseTo(0.25, 12);
    expect(meanOf(family, coefficients[0]! + coefficients[1]!).mean).toBeCloseTo(0.75, 12);
  });
  test("no small step makes the likelihood larger, and weights are rows", () => {
    fc.assert(
      fc.property(rows, (given) => {
        const y = given.map((row) => (family === "poisson" ? row.y : row.y / 5));
        const x = given.map((row) => row.x);
        const w = given.map((row) => row.w);
        const total = y.reduce((t, one, i) => t + one * w[i]!, 0);
        const people = w.reduce((a, b) => a + b);
        fc.pre(total > 0 && (family === "poisson" || total < people));
        const fit = fitGeneralizedLinear(y, [x], family, w);
        fc.pre(fit.status === "full");
        const likelihood = (a: number, b: number): number =>
          y.reduce((t, one, i) => {
            const { mean } = meanOf(family, a + b * x[i]!);
            const term =
              family === "poisson"
                ? one * Math.log(mean) - mean
                : (one > 0 ? one * Math.log(mean) : 0) + (one < 1 ? (1 - one) * Math.log(1 - mean) : 0);
            return t + (w[i] === 0 ? 0 : w[i]! * term);
          }, 0);
        const [a, b] = fit.coefficients as unknown as [number, number];
        const best = likelihood(a, b);
        for (const [da, db] of [
          [1e-3, 0],
          [-1e-3, 0],
          [0, 1e-3],
          [0, -1e-3],
        ] as const) {
          expect(likelihood(a + da, b + db)).toBeLessThanOrEqual(best + 1e-12 * Math.abs(best));
        }
        const copies = given.flatMap((row, i) => Array.from({ length: row.w }, () => i));
        const again = fitGeneralizedLinear(
          copies.map((i) => y[i]!),
          [copies.map((i) => x[i]!)],
          family,
          undefined,
        );
        expect(again.coefficients[1]).toBeCloseTo(b, 6);
      }),
      RUNS,
    );
  });
});

describe("no finite fit", () => {
  const y = [0, 0, 0, 1, 1, 1];
  test.for([
    ["complete separation", y, [[1, 2, 3, 4, 5, 6]]],
    ["all of one group", [0, 1, 0, 1, 1, 1], [[0, 0, 0, 0, 1, 1]]],
    [
      "a combination of two",
      y,
      [
        [1, 5, 2, 7, 3, 9],
        [5, 1, 4, 1, 6, 0],
      ],
    ],
  ] as const)("%s", ([, values, columns]) => {
    for (const family of ["logit", "probit"] as const) {
      expect(fitGeneralizedLinear(values, columns, family, undefined).status).toBe("diverged");
    }
  });
  test("a group without counts", () => {
    expect(fitGeneralizedLinear([3, 1, 2, 0, 0, 0], [[0, 0, 0, 1, 1, 1]], "poisson", undefined).status).toBe(
      "diverged",
    );
  });
  test("a dependent column is named", () => {
    const found = fitGeneralizedLinear(
      [0, 1, 0, 1],
      [
        [1, 2, 3, 4],
        [2, 4, 6, 8],
      ],
      "logit",
      undefined,
    );
    expect(found.status).toBe("deficient");
    expect(found.dependent).toEqual([1]);
  });
});

test("the quantile of chi-square is where its distribution function reaches p", () => {
  for (const df of [0.5, 1, 2, 7, 30, 2400, 2e6]) {
    for (const p of [1e-6, 0.025, 0.5, 0.975, 0.999999]) {
      expect(chiSquareCdf(chiSquareQuantile(p, df), df)).toBeCloseTo(p, 11);
    }
  }
});
