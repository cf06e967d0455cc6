import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chiSquareCdf, chiSquareTail } from "../../src/numeric/chi-square-cdf.ts";
import { deviance } from "../../src/numeric/deviance.ts";
import { fCdf, fTail } from "../../src/numeric/f-cdf.ts";
import { fQuantile } from "../../src/numeric/f-quantile.ts";
import { logGamma, stirlingError } from "../../src/numeric/log-gamma.ts";
import { normalCdf, normalTail } from "../../src/numeric/normal-cdf.ts";
import { normalQuantile } from "../../src/numeric/normal-quantile.ts";
import { regularizedBeta } from "../../src/numeric/regularized-beta.ts";
import { regularizedGamma, regularizedGammaTail } from "../../src/numeric/regularized-gamma.ts";
import { studentTCdf, studentTTail } from "../../src/numeric/student-t-cdf.ts";
import { studentTQuantile } from "../../src/numeric/student-t-quantile.ts";
import expected from "../fixtures/numeric/distributions.json" with { type: "json" };

/** Relative error, absolute about 0. */
function error(actual: number, wanted: number): number {
  return Math.abs(actual - wanted) / (wanted === 0 ? 1 : Math.abs(wanted));
}

/** The rows that miss by more than the tolerance, so that a failure shows which. */
function misses(
  rows: readonly (readonly number[])[],
  f: (row: readonly number[]) => number,
  wanted: (row: readonly number[]) => number,
  tolerance: number,
): unknown[] {
  return rows
    .map((row) => ({ row, actual: f(row), wanted: wanted(row) }))
    .filter(({ actual, wanted: w }) => !(error(actual, w) <= tolerance));
}

describe("agrees with mpmath", () => {
  test("normalTail and normalCdf, to 1e-14", () => {
    expect(
      misses(
        expected.normalTail,
        ([z]) => normalTail(z!),
        (row) => row[1]!,
        1e-14,
      ),
    ).toEqual([]);
    expect(
      misses(
        expected.normalTail,
        ([z]) => normalCdf(-z!),
        (row) => row[1]!,
        1e-14,
      ),
    ).toEqual([]);
  });
  test("normalQuantile, to 2e-15", () => {
    expect(
      misses(
        expected.normalQuantile,
        ([p]) => normalQuantile(p!),
        (row) => row[1]!,
        2e-15,
      ),
    ).toEqual([]);
  });
  test("logGamma, to 1e-14", () => {
    expect(
      misses(
        expected.logGamma,
        ([x]) => logGamma(x!),
        (row) => row[1]!,
        1e-14,
      ),
    ).toEqual([]);
  });
  test("chiSquareCdf and chiSquareTail, to 2e-13", () => {
    expect(
      misses(
        expected.chiSquare,
        ([x, df]) => chiSquareCdf(x!, df!),
        (row) => row[2]!,
        2e-13,
      ),
    ).toEqual([]);
    expect(
      misses(
        expected.chiSquare,
        ([x, df]) => chiSquareTail(x!, df!),
        (row) => row[3]!,
        2e-13,
      ),
    ).toEqual([]);
  });
  test("studentTTail and studentTCdf, to 2e-13", () => {
    expect(
      misses(
        expected.studentT,
        ([t, df]) => studentTTail(t!, df!),
        (row) => row[2]!,
        2e-13,
      ),
    ).toEqual([]);
    expect(
      misses(
        expected.studentT,
        ([t, df]) => studentTCdf(-t!, df!),
        (row) => row[2]!,
        2e-13,
      ),
    ).toEqual([]);
    expect(
      misses(
        expected.studentT,
        ([t, df]) => studentTCdf(t!, df!),
        (row) => row[3]!,
        1e-15,
      ),
    ).toEqual([]);
  });
  test("fCdf and fTail, to 3e-13", () => {
    expect(
      misses(
        expected.f,
        ([f, a, b]) => fCdf(f!, a!, b!),
        (row) => row[3]!,
        3e-13,
      ),
    ).toEqual([]);
    expect(
      misses(
        expected.f,
        ([f, a, b]) => fTail(f!, a!, b!),
        (row) => row[4]!,
        3e-13,
      ),
    ).toEqual([]);
  });
  // The argument of a tail is the quantile of the tail, and in a tail it is as well determined.
  test("studentTQuantile, to 1e-13", () => {
    const tails = expected.studentT.filter(([, , tail]) => tail! < 0.4);
    expect(tails.length).toBeGreaterThan(100);
    expect(
      misses(
        tails,
        ([, df, tail]) => studentTQuantile(tail!, df!),
        ([t]) => -t!,
        1e-13,
      ),
    ).toEqual([]);
  });
  test("fQuantile, to 1e-13", () => {
    const tails = expected.f.filter(([, , , lower]) => lower! < 0.6);
    expect(tails.length).toBeGreaterThan(200);
    expect(
      misses(
        tails,
        ([, a, b, lower]) => fQuantile(lower!, a!, b!),
        ([f]) => f!,
        1e-13,
      ),
    ).toEqual([]);
  });
});

describe("agrees with closed forms", () => {
  test("one and two degrees of freedom of t", () => {
    for (const p of [1e-12, 0.01, 0.2, 0.26, 0.4, 0.5 - 2 ** -30, 0.5 + 2 ** -40, 0.75, 0.9, 0.999]) {
      const center = p - 0.5;
      // Cauchy: tan(pi center), its far end as -1 / tan(pi p).
      const cauchy = p < 0.25 ? -1 / Math.tan(Math.PI * p) : Math.tan(Math.PI * center);
      expect(error(studentTQuantile(p, 1), cauchy)).toBeLessThan(1e-13);
      expect(error(studentTQuantile(p, 2), (center * Math.SQRT2) / Math.sqrt(p * (1 - p)))).toBeLessThan(
        1e-13,
      );
    }
  });
  test("two degrees of freedom of chi-square and F", () => {
    for (const x of [1e-8, 0.3, 2, 40, 900]) {
      expect(error(chiSquareTail(x, 2), Math.exp(-x / 2))).toBeLessThan(1e-13);
      expect(error(chiSquareCdf(x, 2), -Math.expm1(-x / 2))).toBeLessThan(1e-13);
      expect(error(fTail(x, 2, 7), (1 + (2 * x) / 7) ** -3.5)).toBeLessThan(1e-13);
    }
    for (const p of [1e-10, 0.2, 0.6, 0.95, 1 - 2 ** -40]) {
      expect(error(fQuantile(p, 2, 7), 3.5 * Math.expm1(Math.log1p(-p) / -3.5))).toBeLessThan(1e-13);
    }
  });
  test("the beta function of whole parameters", () => {
    // I_x(2, 3) = 6 x^2 - 8 x^3 + 3 x^4
    for (const x of [0.125, 0.25, 0.5, 0.75, 0.875]) {
      expect(error(regularizedBeta(x, 2, 3), x * x * (6 - 8 * x + 3 * x * x))).toBeLessThan(1e-14);
    }
    expect(regularizedBeta(0, 2, 3)).toBe(0);
    expect(regularizedBeta(1, 2, 3)).toBe(1);
  });
  test("factorials", () => {
    expect(logGamma(1)).toBe(0);
    expect(logGamma(2)).toBe(0);
    expect(error(logGamma(11), Math.log(3628800))).toBeLessThan(1e-15);
    // log(5! / (sqrt(2 pi 5) (5/e)^5))
    expect(stirlingError(5)).toBeCloseTo(0.016644691189821193, 15);
  });
  test("the deviance where it cancels", () => {
    // a log(a / M) + M - a = d^2 / (2 a) (1 - 2 d / (3 a) + ...) for M = a + d.
    expect(error(deviance(1e6, 1e6 + 1), 1e-6 / 2 - 1e-12 / 3 + 1e-18 / 4)).toBeLessThan(1e-15);
    expect(error(deviance(2, 1), 2 * Math.log(2) - 1)).toBeLessThan(1e-15);
    expect(error(deviance(1, 4), 3 - Math.log(4))).toBeLessThan(1e-15);
  });
});

describe("at the ends", () => {
  const infinity = Number.POSITIVE_INFINITY;

  test("nothing lies beyond, everything before", () => {
    expect([normalCdf(-infinity), normalCdf(infinity), normalTail(infinity), normalTail(50)]).toEqual([
      0, 1, 0, 0,
    ]);
    expect([chiSquareCdf(0, 3), chiSquareTail(0, 3), chiSquareCdf(-1, 3), chiSquareTail(-1, 3)]).toEqual([
      0, 1, 0, 1,
    ]);
    expect([chiSquareCdf(infinity, 3), chiSquareTail(infinity, 3)]).toEqual([1, 0]);
    expect([studentTCdf(infinity, 3), studentTTail(infinity, 3), studentTCdf(-infinity, 3)]).toEqual([
      1, 0, 0,
    ]);
    expect([studentTCdf(0, 3), studentTTail(0, 3)]).toEqual([0.5, 0.5]);
    expect([
      fCdf(0, 2, 3),
      fTail(0, 2, 3),
      fCdf(-1, 2, 3),
      fCdf(infinity, 2, 3),
      fTail(infinity, 2, 3),
    ]).toEqual([0, 1, 0, 1, 0]);
    expect([regularizedGamma(2, 0), regularizedGammaTail(2, 0)]).toEqual([0, 1]);
  });
  test("quantiles of 0 and 1", () => {
    expect([normalQuantile(0), normalQuantile(0.5), normalQuantile(1)]).toEqual([-infinity, 0, infinity]);
    expect([studentTQuantile(0, 3), studentTQuantile(0.5, 3), studentTQuantile(1, 3)]).toEqual([
      -infinity,
      0,
      infinity,
    ]);
    expect([fQuantile(0, 2, 3), fQuantile(1, 2, 3)]).toEqual([0, infinity]);
  });
  test("quantiles beyond the range of doubles", () => {
    expect(studentTQuantile(1e-300, 0.5)).toBe(-infinity);
    expect(fQuantile(1e-300, 0.5, 3)).toBe(0);
    expect(fQuantile(1 - 2 ** -53, 3, 0.01)).toBe(infinity);
  });
  test("an F whose ratio overflows keeps its tail", () => {
    // For f without bound the tail is (df2 / (df1 f))^(df2/2) 2 / (df2 B(df1/2, df2/2)); B(500, 1/4) by mpmath.
    const wanted = (0.5 / 1000 / 1e307) ** 0.25 / (0.25 * 0.7668669438946988);
    expect(error(fTail(1e307, 1000, 0.5), wanted)).toBeLessThan(1e-12);
  });
});

describe("laws", () => {
  const degrees = fc.double({ min: 0.5, max: 1e4, noNaN: true });
  const positive = fc.double({ min: 1e-3, max: 1e3, noNaN: true });

  test("both sides make 1", () => {
    fc.assert(
      fc.property(positive, degrees, degrees, (x, a, b) => {
        expect(chiSquareCdf(x, a) + chiSquareTail(x, a)).toBeCloseTo(1, 14);
        expect(fCdf(x, a, b) + fTail(x, a, b)).toBeCloseTo(1, 14);
        expect(studentTCdf(x, a) + studentTTail(x, a)).toBeCloseTo(1, 14);
      }),
    );
  });
  test("F turned over changes sides", () => {
    fc.assert(
      fc.property(positive, degrees, degrees, (x, a, b) => {
        expect(Math.abs(fCdf(x, a, b) - fTail(1 / x, b, a))).toBeLessThan(1e-12);
      }),
    );
  });
  test("t squared is F with one degree of freedom", () => {
    fc.assert(
      fc.property(positive, degrees, (t, df) => {
        expect(error(fTail(t * t, 1, df), 2 * studentTTail(t, df))).toBeLessThan(1e-11);
      }),
    );
  });
  test("quantiles undo the distribution function", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), degrees, degrees, (p, a, b) => {
        expect(error(studentTCdf(studentTQuantile(p, a), a), p)).toBeLessThan(1e-12);
        expect(error(fCdf(fQuantile(p, a, b), a, b), p)).toBeLessThan(1e-11);
        expect(error(normalCdf(normalQuantile(p)), p)).toBeLessThan(1e-14);
      }),
    );
  });
});
