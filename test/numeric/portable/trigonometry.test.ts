import { describe, expect, test } from "vitest";
import { angleOf } from "../../../src/numeric/portable/angle-of.ts";
import { arcsine } from "../../../src/numeric/portable/arcsine.ts";
import { cosine } from "../../../src/numeric/portable/cosine.ts";
import { hypotenuse } from "../../../src/numeric/portable/hypotenuse.ts";
import { sine } from "../../../src/numeric/portable/sine.ts";
import vectors from "../../fixtures/numeric/trigonometry.json" with { type: "json" };

/** The difference in units of the last place of what it should be. */
function lastPlaces(value: number, expected: number): number {
  if (value === expected) return 0;
  return Math.abs(value - expected) / Math.max(Math.abs(expected) * 2 ** -52, Number.MIN_VALUE);
}

describe("agrees with 100 digits, rounded once", () => {
  test.for([
    ["sine", sine, vectors.sine, 1],
    ["cosine", cosine, vectors.cosine, 1],
    ["arcsine", arcsine, vectors.arcsine, 1],
  ] as const)("%s", ([, f, rows, most]) => {
    expect(rows.length).toBeGreaterThan(150);
    for (const [x, expected] of rows)
      expect(lastPlaces(f(x!), expected!), `at ${x}`).toBeLessThanOrEqual(most);
  });
  test.for([
    ["angleOf", angleOf, vectors.angleOf, 2],
    ["hypotenuse", hypotenuse, vectors.hypotenuse, 1],
  ] as const)("%s", ([, f, rows, most]) => {
    expect(rows.length).toBeGreaterThan(150);
    for (const [x, y, expected] of rows)
      expect(lastPlaces(f(x!, y!), expected!), `at ${x}, ${y}`).toBeLessThanOrEqual(most);
  });
});

test.for([
  ["a sine of infinity", () => sine(Number.POSITIVE_INFINITY), Number.NaN],
  ["a cosine of NaN", () => cosine(Number.NaN), Number.NaN],
  ["an arcsine beyond 1", () => arcsine(1.5), Number.NaN],
  ["the angle of the origin", () => angleOf(0, 0), 0],
  ["the angle of the left", () => angleOf(0, -2), Math.PI],
  ["the angle of above", () => angleOf(3, 0), Math.PI / 2],
  ["the angle of below", () => angleOf(-3, 0), -Math.PI / 2],
  ["a hypotenuse of nothing", () => hypotenuse(0, 0), 0],
  ["a hypotenuse of one side", () => hypotenuse(-3, 0), 3],
  ["a hypotenuse of infinity", () => hypotenuse(1, Number.NEGATIVE_INFINITY), Number.POSITIVE_INFINITY],
  ["a hypotenuse of NaN", () => hypotenuse(1, Number.NaN), Number.NaN],
] as const)("%s", ([, value, expected]) => {
  expect(value()).toBe(expected);
});
