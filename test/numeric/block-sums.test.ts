import { describe, expect, test } from "vitest";
import { atkinson, meanLogDeviation } from "../../src/inequality/index.ts";
import { atkinsonCoefficient } from "../../src/numeric/atkinson-coefficient.ts";
import { atkinsonOfMany } from "../../src/numeric/atkinson-of-many.ts";
import { entropyCoefficient } from "../../src/numeric/entropy-coefficient.ts";
import { meanLogDeviationOfMany } from "../../src/numeric/mean-log-deviation-of-many.ts";
import { theilOfMany } from "../../src/numeric/theil-of-many.ts";
import type { Vector } from "../../src/numeric/vector.ts";

const N = 10_000;
const values = Float64Array.from({ length: N }, (_, i) => 1 + ((i * 7919) % 10_007));
const weights = Float64Array.from({ length: N }, (_, i) => (i * 31) % 17);
const kinds: readonly (readonly [string, (numbers: Float64Array) => Vector])[] = [
  ["doubles", (numbers) => numbers],
  ["an array", (numbers) => Array.from(numbers)],
  ["singles", (numbers) => Float32Array.from(numbers)],
  ["whole numbers", (numbers) => Int32Array.from(numbers)],
];

describe.each(kinds)("%s", (_, turn) => {
  test.for([undefined, weights])("have the sums of the exact way", (given) => {
    const [x, w] = [turn(values), given && turn(given)];
    const near = (fast: number | undefined, exact: number) => {
      expect(fast).toBeDefined();
      expect(Math.abs(fast! / exact - 1)).toBeLessThan(1e-13);
    };
    near(theilOfMany(x, w), entropyCoefficient(values, given, 1).entropy);
    near(meanLogDeviationOfMany(x, w), entropyCoefficient(values, given, 0).entropy);
    for (const epsilon of [0.25, 0.5, 0.8, 1, 1.5, 2, 4]) {
      near(atkinsonOfMany(x, w, epsilon), atkinsonCoefficient(values, given, epsilon));
    }
  });
});

describe("leave to the exact way", () => {
  const bad = (one: unknown): Vector =>
    Array.from(values, (value, i) => (i === 5000 ? (one as number) : value));
  const ways: readonly (readonly [string, (x: Vector, w?: Vector) => number | undefined])[] = [
    ["Theil", theilOfMany],
    ["mean log deviation", meanLogDeviationOfMany],
    ["Atkinson by roots", (x, w) => atkinsonOfMany(x, w, 0.5)],
    ["Atkinson by inverses", (x, w) => atkinsonOfMany(x, w, 2)],
    ["Atkinson by powers", (x, w) => atkinsonOfMany(x, w, 0.7)],
  ];
  test.for(ways)("%s", ([, way]) => {
    for (const one of [Number.NaN, Number.POSITIVE_INFINITY, -1, "3", null, undefined, true, 1n]) {
      expect(way(bad(one), undefined), String(one)).toBeUndefined();
      expect(way(values, bad(one)), String(one)).toBeUndefined();
      expect(way(bad(one), bad(0)), String(one)).toBeUndefined();
    }
    expect(way(values.subarray(0, 4000), undefined)).toBeUndefined();
    expect(way(values, weights.subarray(1))).toBeUndefined();
    expect(way(values, new Float64Array(N))).toBeUndefined();
    expect(way(new Float64Array(N), undefined)).toBeUndefined();
    expect(
      way(
        values.map((x) => 1e9 + x),
        undefined,
      ),
    ).toBeUndefined();
    expect(
      way(
        values.map((x) => x * 1e300),
        undefined,
      ),
    ).toBeUndefined();
    for (const none of [null, 3, {}, "text"]) expect(way(none as never, undefined)).toBeUndefined();
  });
  test("values of 0 where they are decisive", () => {
    expect(meanLogDeviation(bad(0))).toBe(Number.POSITIVE_INFINITY);
    expect(atkinson(bad(0), { epsilon: 2 })).toBe(1);
    expect(
      Math.abs(atkinson(bad(0), { epsilon: 0.5 }) / atkinsonCoefficient(bad(0), undefined, 0.5) - 1),
    ).toBeLessThan(1e-13);
  });
});
