import { describe, expect, test } from "vitest";
import { estebanGradinRay, estebanRay, gini } from "../../src/inequality/index.ts";
import { refusals } from "../support/refusals.ts";
import { distributionRefusals } from "./distribution-refusals.ts";

const byGroup =
  (call: (values: never, groups: never, options: never) => unknown) =>
  (values: never, options: never): unknown => {
    const groups = Array.isArray(values) ? Array.from(values as unknown[], (_, i) => i % 2) : [];
    return call(values, groups as never, options);
  };

describe("agrees", () => {
  test("with Esteban and Ray where groups are equal inside", () => {
    const options = { alpha: 1.3 };
    const values = [1, 1, 4, 4, 4];
    const groups = ["a", "a", "b", "b", "b"];
    expect(estebanGradinRay(values, groups, options)).toBeCloseTo(estebanRay(values, groups, options), 15);
  });
  test("takes off what groups are divided inside, times beta", () => {
    const values = [1, 3, 4, 8];
    const groups = [1, 1, 2, 2];
    const inside = gini(values) - gini([2, 6], { weights: [2, 2] });
    const er = estebanRay(values, groups, { alpha: 1 });
    expect(estebanGradinRay(values, groups, { alpha: 1 })).toBeCloseTo(er - inside, 15);
    expect(estebanGradinRay(values, groups, { alpha: 1, beta: 0.5 })).toBeCloseTo(er - inside / 2, 15);
    expect(estebanGradinRay(values, groups, { alpha: 1, beta: 0 })).toBe(er);
  });
});

refusals("estebanGradinRay", [
  ...distributionRefusals({ call: byGroup(estebanGradinRay), options: { alpha: 1 } }),
  [
    "too few groups",
    () => estebanGradinRay([1, 2], ["a"], { alpha: 1 }),
    "length_mismatch",
    "one group per value, got 1 for 2",
  ],
  [
    "a group that is null",
    () => estebanGradinRay([1, 2], ["a", null as never], { alpha: 1 }),
    "missing_value",
    "group 1 is null",
  ],
  ["no alpha", () => estebanGradinRay([1], ["a"], {} as never), "missing_option", "alpha is required"],
  [
    "an alpha beyond 1.6",
    () => estebanGradinRay([1], ["a"], { alpha: 2 }),
    "out_of_domain",
    "alpha is 2; it must be at most 1.6",
  ],
  [
    "a negative beta",
    () => estebanGradinRay([1], ["a"], { alpha: 1, beta: -1 }),
    "out_of_domain",
    "beta is -1",
  ],
]);
