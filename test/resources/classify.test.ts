import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { classify } from "../../src/resources/classify.ts";
import { GINI_INCOME_BANDS } from "../../src/resources/gini-income-bands.ts";
import { refusals } from "../support/refusals.ts";

const bands = [
  { from: 0, label: "low" },
  { from: 1, label: "middle" },
  { from: 2.5, label: "high" },
] as const;

describe("half-open bands", () => {
  test.for([
    [-0.001, null],
    [0, "low"],
    [0.999, "low"],
    [1, "middle"],
    [2.4999999, "middle"],
    [2.5, "high"],
    [1e300, "high"],
  ] as const)("%f is %s", ([value, label]) => {
    expect(classify(value, bands)).toBe(label);
  });
});

describe("the bands for the Gini of income", () => {
  test.for([
    [0, "absolutely even"],
    [0.1999, "absolutely even"],
    [0.2, "relatively even"],
    [0.3, "relatively reasonable"],
    [0.4, "large gap"],
    [0.5, "severe disparity"],
    [1, "severe disparity"],
  ] as const)("%f is %s", ([value, label]) => {
    expect(classify(value, GINI_INCOME_BANDS)).toBe(label);
  });
  test("a negative index has none", () => {
    expect(classify(-0.1, GINI_INCOME_BANDS)).toBeNull();
  });
});

describe("laws", () => {
  test("a larger value never falls into a lower band", () => {
    const number = fc.double({ min: -10, max: 10, noNaN: true });
    const edges = fc
      .uniqueArray(number, { minLength: 1, maxLength: 8 })
      .map((froms) => froms.toSorted((a, b) => a - b));
    fc.assert(
      fc.property(edges, number, number, (froms, a, b) => {
        const numbered = froms.map((from, i) => ({ from, label: String(i) }));
        const place = (value: number): number => Number(classify(value, numbered) ?? -1);
        expect(place(Math.max(a, b))).toBeGreaterThanOrEqual(place(Math.min(a, b)));
      }),
    );
  });
});

describe("refuses", () => {
  refusals("classify", [
    ["NaN", () => classify(Number.NaN, bands), "not_finite", "value is NaN"],
    ["no value", () => classify(undefined as never, bands), "missing_option", "value is required"],
    ["no bands", () => classify(1, []), "too_few_observations", "at least 1 band"],
    [
      "bands that are no array",
      () => classify(1, { from: 0, label: "x" } as never),
      "wrong_type",
      "array of { from",
    ],
    ["a band of null", () => classify(1, [null as never]), "wrong_type", "band 0 must be"],
    ["a band without label", () => classify(1, [{ from: 0 } as never]), "wrong_type", "band 0 must be"],
    ["a band without edge", () => classify(1, [{ label: "x" } as never]), "missing_option", "from of band 0"],
    [
      "an edge of NaN",
      () => classify(1, [{ from: Number.NaN, label: "x" }]),
      "not_finite",
      "from of band 0 is NaN",
    ],
    ["bands that descend", () => classify(1, bands.toReversed()), "out_of_domain", "bands must ascend"],
    [
      "two bands from one edge",
      () => classify(1, [bands[0], bands[0]]),
      "out_of_domain",
      "bands must ascend",
    ],
  ]);
});
