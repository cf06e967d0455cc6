import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { weightedLeastSquares } from "../../src/numeric/weighted-least-squares.ts";
import fits from "../fixtures/numeric/least-squares.json" with { type: "json" };

/** Longley's data as NIST gives them: y, then six columns. */
const LONGLEY = [
  [60323, 83, 234289, 2356, 1590, 107608, 1947],
  [61122, 88.5, 259426, 2325, 1456, 108632, 1948],
  [60171, 88.2, 258054, 3682, 1616, 109773, 1949],
  [61187, 89.5, 284599, 3351, 1650, 110929, 1950],
  [63221, 96.2, 328975, 2099, 3099, 112075, 1951],
  [63639, 98.1, 346999, 1932, 3594, 113270, 1952],
  [64989, 99, 365385, 1870, 3547, 115094, 1953],
  [63761, 100, 363112, 3578, 3350, 116219, 1954],
  [66019, 101.2, 397469, 2904, 3048, 117388, 1955],
  [67857, 104.6, 419180, 2822, 2857, 118734, 1956],
  [68169, 108.4, 442769, 2936, 2798, 120445, 1957],
  [66513, 110.8, 444546, 4681, 2637, 121950, 1958],
  [68655, 112.6, 482704, 3813, 2552, 123366, 1959],
  [69564, 114.2, 502601, 3931, 2514, 125368, 1960],
  [69331, 115.7, 518173, 4806, 2572, 127852, 1961],
  [70551, 116.9, 554894, 4007, 2827, 130081, 1962],
] as const;

const longleyColumns = [1, 2, 3, 4, 5, 6].map((j) => LONGLEY.map((row) => row[j]!));
const longleyY = LONGLEY.map((row) => row[0]);

describe("agrees", () => {
  test("with NIST's certified values for Longley's data", () => {
    const fit = weightedLeastSquares(longleyY, longleyColumns);
    const certified = [
      [-3482258.63459582, 890420.383607373],
      [15.0618722713733, 84.9149257747669],
      [-0.035819179292591, 0.0334910077722432],
      [-2.02022980381683, 0.488399681651699],
      [-1.03322686717359, 0.214274163161675],
      [-0.0511041056535807, 0.22607320006937],
      [1829.15146461355, 455.478499142212],
    ];
    certified.forEach(([coefficient, error], j) => {
      expect(fit.coefficients[j]! / coefficient!).toBeCloseTo(1, 11);
      expect(Math.sqrt((fit.covarianceFactor[j]![j]! * fit.rss) / fit.df) / error!).toBeCloseTo(1, 11);
    });
    expect(Math.sqrt(fit.rss / fit.df)).toBeCloseTo(304.854073561965, 9);
    expect(fit.rSquared).toBeCloseTo(0.995479004577296, 13);
    expect(fit).toMatchObject({ df: 9, rank: 7, status: "full", dependent: [] });
  });

  test.for(fits)("with R's lm: $name", (r) => {
    const fit = weightedLeastSquares(r.y, r.columns, {
      weights: r.weights ?? undefined,
      intercept: r.intercept,
    });
    const close = (actual: ArrayLike<number>, wanted: readonly number[]): void => {
      const size = Math.max(...wanted.map(Math.abs));
      wanted.forEach((x, i) => {
        expect(Math.abs(actual[i]! - x)).toBeLessThanOrEqual(1e-10 * Math.abs(x) + 1e-13 * size);
      });
      expect(actual.length).toBe(wanted.length);
    };
    close(fit.coefficients, r.coefficients);
    close(fit.residuals, r.residuals);
    close(
      fit.fitted,
      r.y.map((y, i) => y - r.residuals[i]!),
    );
    // Column by column, for their sizes differ.
    r.covarianceFactor.forEach((row, j) => {
      row.forEach((x, k) => {
        expect(fit.covarianceFactor[j]![k]! - x).toBeCloseTo(0, 9 - Math.ceil(Math.log10(Math.abs(x) || 1)));
      });
    });
    expect(fit.rss / r.rss).toBeCloseTo(1, 10);
    expect(fit.rSquared).toBeCloseTo(r.rSquared, 10);
    expect(fit).toMatchObject({ df: r.df, rank: r.rank });
    expect(fit.status).toBe(
      r.name.includes("dependent") || r.name.includes("constant column") ? "deficient" : "full",
    );
  });

  test("with Wampler's first polynomial of NIST, whose coefficients are all 1 and whose fit is exact", () => {
    const x = Array.from({ length: 21 }, (_, i) => i);
    const columns = [1, 2, 3, 4, 5].map((k) => x.map((a) => a ** k));
    const y = x.map((a) => 1 + a + a ** 2 + a ** 3 + a ** 4 + a ** 5);
    const fit = weightedLeastSquares(y, columns);
    for (const coefficient of fit.coefficients) expect(coefficient).toBeCloseTo(1, 7);
    expect(fit.rSquared).toBeCloseTo(1, 14);
    expect(Math.max(...fit.residuals.map(Math.abs))).toBeLessThan(1e-7);
  });

  test("with the line through three points, worked out by hand", () => {
    // Means 2 and 19/6: slope 3/2, constant 1/6, residuals 1/3, -2/3, 1/3.
    const fit = weightedLeastSquares([2, 2.5, 5], [[1, 2, 3]]);
    expect(fit.coefficients[1]).toBeCloseTo(1.5, 14);
    expect(fit.coefficients[0]).toBeCloseTo(1 / 6, 14);
    expect([...fit.residuals].map((e) => Math.round(e * 1e12) / 1e12)).toEqual([
      0.333333333333, -0.666666666667, 0.333333333333,
    ]);
    expect(fit.rss).toBeCloseTo(2 / 3, 14);
    expect(fit.tss).toBeCloseTo(31 / 6, 14);
    // (X'X)^-1 = [[7/3, -1], [-1, 1/2]]
    const wanted = [
      [7 / 3, -1],
      [-1, 0.5],
    ];
    wanted.forEach((row, j) => {
      row.forEach((entry, k) => {
        expect(fit.covarianceFactor[j]![k]).toBeCloseTo(entry, 13);
      });
    });
  });
});

describe("degenerate but legal", () => {
  test("a constant y leaves nothing to explain", () => {
    const fit = weightedLeastSquares([0.1, 0.1, 0.1], [[1, 2, 4]]);
    expect([...fit.coefficients]).toEqual([0.1, 0]);
    expect(fit).toMatchObject({ rss: 0, tss: 0, rSquared: null, df: 1, status: "full" });
  });
  test("no columns: the weighted mean", () => {
    const fit = weightedLeastSquares([1, 2, 6], [], { weights: [2, 1, 1] });
    expect([...fit.coefficients]).toEqual([2.5]);
    expect(fit.covarianceFactor.map((row) => [...row])).toEqual([[0.25]]);
    expect(fit).toMatchObject({ df: 2, rank: 1, status: "full" });
  });
  test("no columns and no constant: nothing", () => {
    const fit = weightedLeastSquares([1, 2], [], { intercept: false });
    expect(fit).toMatchObject({ df: 2, rank: 0, rss: 5, tss: 5, rSquared: 0 });
    expect([...fit.residuals]).toEqual([1, 2]);
  });
  test("more coefficients than rows: the later columns are dependent", () => {
    const fit = weightedLeastSquares(
      [1, 2, 4],
      [
        [1, 2, 3],
        [1, 4, 9],
        [1, 8, 27],
        [2, 1, 5],
      ],
    );
    expect(fit).toMatchObject({ df: 0, rank: 3, status: "deficient", dependent: [2, 3] });
    expect(fit.coefficients[3]).toBe(0);
    expect(fit.rss).toBeCloseTo(0, 20);
    expect(fit.rSquared).toBeCloseTo(1, 14);
  });
  test("rows of weight 0 do not make a rank", () => {
    const fit = weightedLeastSquares(
      [1, 2, 4],
      [
        [1, 2, 3],
        [0, 0, 9],
      ],
      { weights: [1, 1, 0] },
    );
    expect(fit).toMatchObject({ df: 0, rank: 2, status: "deficient", dependent: [1] });
  });
  test("a column of zeros, and one that adds up from others but for rounding", () => {
    const [a, b] = [
      [0.1, 0.7, 0.3, 0.9, 0.4],
      [0.2, 0.1, 0.4, 0.8, 0.6],
    ];
    const both = a.map((x, i) => x + b[i]!);
    const zeros = [0, 0, 0, 0, 0];
    const y = [1, 3, 2, 5, 4];
    expect(weightedLeastSquares(y, [zeros, a, both, b]).dependent).toEqual([0, 3]);
    expect(weightedLeastSquares(y, [zeros, a, both, b], { intercept: false }).dependent).toEqual([0, 3]);
  });
});

describe("laws", () => {
  const rows = fc
    .array(
      fc.record({
        y: fc.integer({ min: -50, max: 50 }),
        a: fc.integer({ min: -9, max: 9 }),
        b: fc.integer({ min: -9, max: 9 }),
        w: fc.integer({ min: 0, max: 5 }),
      }),
      { minLength: 4, maxLength: 20 },
    )
    .filter((all) => all.some(({ w }) => w > 0));
  const parts = (all: readonly { y: number; a: number; b: number; w: number }[]) => ({
    y: all.map((row) => row.y),
    columns: [all.map((row) => row.a), all.map((row) => row.b)],
    weights: all.map((row) => row.w),
  });

  test("never NaN, and residuals are orthogonal to the constant and to every column", () => {
    fc.assert(
      fc.property(rows, (given) => {
        const { y, columns, weights } = parts(given);
        const fit = weightedLeastSquares(y, columns, { weights });
        const { coefficients, covarianceFactor, fitted, residuals, rss, tss } = fit;
        const all = [coefficients, ...covarianceFactor, fitted, residuals, [rss, tss]].flatMap((xs) => [
          ...xs,
        ]);
        expect(all.every(Number.isFinite)).toBe(true);
        for (const column of [y.map(() => 1), ...columns]) {
          const product = column.reduce((total, x, i) => total + weights[i]! * x * fit.residuals[i]!, 0);
          expect(product).toBeCloseTo(0, 8);
        }
      }),
    );
  });
  test("a weight of k is k rows, but for the degrees of freedom", () => {
    fc.assert(
      fc.property(rows, (all) => {
        const { y, columns, weights } = parts(all);
        const weighted = weightedLeastSquares(y, columns, { weights });
        const copied = parts(all.flatMap((row) => Array<typeof row>(row.w).fill(row)));
        const repeated = weightedLeastSquares(copied.y, copied.columns);
        expect(repeated.rank).toBe(weighted.rank);
        expect(repeated.rss).toBeCloseTo(weighted.rss, 7);
        weighted.coefficients.forEach((coefficient, j) => {
          expect(repeated.coefficients[j]).toBeCloseTo(coefficient, 8);
        });
      }),
    );
  });
  test("any power of two as the unit of y, of a column or of the weights only changes units", () => {
    const power = fc.integer({ min: -900, max: 900 });
    fc.assert(
      fc.property(rows, power, fc.integer({ min: -300, max: 300 }), power, (all, yPower, aPower, wPower) => {
        const { y, columns, weights } = parts(all);
        const fit = weightedLeastSquares(y, columns, { weights });
        fc.pre(fit.status === "full");
        const [a, b] = columns as [number[], number[]];
        const other = weightedLeastSquares(
          y.map((x) => x * 2 ** ((yPower / 2) | 0)),
          [a.map((x) => x * 2 ** aPower), b],
          { weights: weights.map((w) => w * 2 ** wPower) },
        );
        const unit = 2 ** ((yPower / 2) | 0);
        expect(other.coefficients[2]! / unit).toBeCloseTo(fit.coefficients[2]!, 8);
        expect((other.coefficients[1]! / unit) * 2 ** aPower).toBeCloseTo(fit.coefficients[1]!, 8);
        expect(other.rSquared ?? -1).toBeCloseTo(fit.rSquared ?? -1, 9);
      }),
    );
  });
  test("leaves its input alone", () => {
    const [y, columns, weights] = [[1, 2, 4], [[1, 2, 3]], [1, 2, 3]];
    weightedLeastSquares(y, columns, { weights });
    expect([y, columns, weights]).toEqual([[1, 2, 4], [[1, 2, 3]], [1, 2, 3]]);
  });
});
