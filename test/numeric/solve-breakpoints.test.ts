import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { solveBreakpoints } from "../../src/numeric/solve-breakpoints.ts";

const at = (points: ArrayLike<number>, slopes: ArrayLike<number>, x: number): number =>
  Array.from(points).reduce((sum, p, k) => sum + slopes[k]! * Math.max(0, x - p), 0);

/** By definition: walk along the sorted breakpoints with sums made anew on every segment. */
function walk(points: number[], slopes: number[], target: number): number {
  const ascending = [...points].sort((a, b) => a - b);
  if (target === 0) return ascending[0]!;
  for (const [k, left] of ascending.entries()) {
    const right = ascending[k + 1] ?? Number.POSITIVE_INFINITY;
    if (at(points, slopes, right) < target && right !== Number.POSITIVE_INFINITY) continue;
    let slope = 0;
    for (const [j, p] of points.entries()) if (p <= left) slope += slopes[j]!;
    if (slope > 0) return left + (target - at(points, slopes, left)) / slope;
    return left;
  }
  return ascending.at(-1)!;
}

const whole = fc.integer({ min: -50, max: 50 });

describe("agrees with walking along sorted breakpoints", () => {
  test("rising slopes", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(whole, fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 200 }),
        fc.integer({ min: 0, max: 5000 }),
        (rows, target) => {
          const points = rows.map(([p]) => p);
          const slopes = rows.map(([, s]) => s);
          const x = solveBreakpoints(Float64Array.from(points), Float64Array.from(slopes), target);
          expect(x).toBeCloseTo(walk(points, slopes, target), 9);
        },
      ),
    );
  });

  test("units that stop growing at a ceiling", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(whole, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 9 })), {
          minLength: 1,
          maxLength: 100,
        }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (rows, part) => {
          const points = rows.flatMap(([p, width]) => [p, p + width]);
          const slopes = rows.flatMap(([, , s]) => [s, -s]);
          const most = rows.reduce((sum, [, width, s]) => sum + width * s, 0);
          const target = part * most;
          const x = solveBreakpoints(Float64Array.from(points), Float64Array.from(slopes), target);
          expect(Math.abs(at(points, slopes, x) - target)).toBeLessThan(1e-9 * most);
        },
      ),
    );
  });
});

describe("edges", () => {
  const solve = (points: number[], slopes: number[], target: number): number =>
    solveBreakpoints(Float64Array.from(points), Float64Array.from(slopes), target);

  test("a target of 0 is the first point", () => expect(solve([5, 2, 9], [1, 1, 1], 0)).toBe(2));
  test("one point", () => expect(solve([3], [2], 8)).toBe(7));
  test("a flat stretch at the target gives its left end", () =>
    expect(solve([0, 2, 7], [3, -3, 1], 6)).toBe(2));
  test("a target never reached gives the last breakpoint", () => expect(solve([0, 2], [3, -3], 10)).toBe(2));
  test("equal points are one", () => expect(solve([1, 1, 1, 1], [1, 1, 1, 1], 8)).toBe(3));
  test("adding a large number to all points moves the solution by it", () => {
    const base = 2 ** 40;
    expect(solve([base, base + 1, base + 3], [1, 1, 1], 4)).toBe(base + 2.5);
  });
  test.for([1e-300, 1e300])("points of size %d", (unit) => {
    expect(solve([unit, 2 * unit], [3, 3], 3 * unit) / unit).toBeCloseTo(2, 14);
  });
  test("many points, each alone in its order of magnitude, in any order", () => {
    const points = Array.from({ length: 400 }, (_, k) => 2 ** (((k * 173) % 400) - 200));
    const x = solve(
      points,
      points.map(() => 1),
      2 ** 100,
    );
    expect(
      x /
        walk(
          points,
          points.map(() => 1),
          2 ** 100,
        ),
    ).toBeCloseTo(1, 12);
  });
  test("the inputs are not changed", () => {
    const points = Float64Array.of(3, 1, 2);
    const slopes = Float64Array.of(1, 2, 3);
    solveBreakpoints(points, slopes, 5);
    expect([points, slopes]).toEqual([Float64Array.of(3, 1, 2), Float64Array.of(1, 2, 3)]);
  });
});
