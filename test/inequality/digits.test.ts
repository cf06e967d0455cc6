import { describe, expect, test } from "vitest";
import { EqualizationError } from "../../src/errors.ts";
import * as q from "../../src/inequality/index.ts";

/**
 * Four values that differ from the eighth digit on. Expected: the definitions in exact fractions and in 70-digit
 * decimals, of these doubles. A difference of sums taken as it stands would have no digit left.
 */
const NEAR = [1.00000003, 1, 1.00000007, 1.00000001];
const NEARLY_EQUAL: readonly (readonly [name: string, actual: () => number, expected: number])[] = [
  ["gini", () => q.gini(NEAR), 1.437499961446838e-8],
  ["hoover", () => q.hoover(NEAR), 1.1249999705520186e-8],
  ["coefficientOfVariation", () => q.coefficientOfVariation(NEAR), 2.680951251788884e-8],
  ["theil", () => q.theil(NEAR), 3.593749786140445e-16],
  ["meanLogDeviation", () => q.meanLogDeviation(NEAR), 3.5937497650466984e-16],
  ["generalizedEntropy -1", () => q.generalizedEntropy(NEAR, { alpha: -1 }), 3.5937497439529527e-16],
  ["generalizedEntropy 0.5", () => q.generalizedEntropy(NEAR, { alpha: 0.5 }), 3.5937497755935715e-16],
  ["generalizedEntropy 2", () => q.generalizedEntropy(NEAR, { alpha: 2 }), 3.5937498072341927e-16],
  ["atkinson 0.5", () => q.atkinson(NEAR, { epsilon: 0.5 }), 1.7968748877967857e-16],
  ["atkinson 1", () => q.atkinson(NEAR, { epsilon: 1 }), 3.593749765046698e-16],
  ["atkinson 2", () => q.atkinson(NEAR, { epsilon: 2 }), 7.187499487905901e-16],
  ["atkinson 10", () => q.atkinson(NEAR, { epsilon: 10 }), 3.593749575202951e-15],
  ["kolm 1", () => q.kolm(NEAR, { alpha: 1 }), 3.5937499837966846e-16],
  ["kolm 0.001", () => q.kolm(NEAR, { alpha: 0.001 }), 3.593750004869341e-19],
  ["mehran", () => q.mehran(NEAR), 2.0156249458512548e-8],
  ["piesch", () => q.piesch(NEAR), 1.1484374692446297e-8],
  ["extendedGini 3", () => q.extendedGini(NEAR, { nu: 3 }), 2.0156249458512548e-8],
  ["bonferroni", () => q.bonferroni(NEAR), 1.6041666234424456e-8],
  ["wolfson", () => q.wolfson(NEAR), 8.12499985750949e-9],
];

describe("keeps its digits for nearly equal values", () => {
  test.for(NEARLY_EQUAL)("%s", ([, actual, expected]) => {
    expect(Math.abs(actual() / expected - 1)).toBeLessThan(1e-8);
  });
});

describe("far-apart magnitudes", () => {
  // The exact values of the definitions, in 60-digit decimals.
  const FAR = [1e-300, 1e300];
  const AT_THE_END: readonly (readonly [name: string, actual: () => number, expected: number])[] = [
    ["gini", () => q.gini(FAR), 0.5],
    ["theil", () => q.theil(FAR), Math.LN2],
    ["meanLogDeviation", () => q.meanLogDeviation(FAR), 690.0823807176538],
    ["generalizedEntropy 0.5", () => q.generalizedEntropy(FAR, { alpha: 0.5 }), 1.1715728752538097],
    ["atkinson 0.5", () => q.atkinson(FAR, { epsilon: 0.5 }), 0.5],
    ["atkinson 1", () => q.atkinson(FAR, { epsilon: 1 }), 1],
    [
      "atkinson 1 with one in a million",
      () => q.atkinson(FAR, { epsilon: 1, weights: [1, 1e6] }),
      0.0013795971544288265,
    ],
    ["hoover", () => q.hoover(FAR), 0.5],
    ["coefficientOfVariation", () => q.coefficientOfVariation(FAR), 1],
    ["varianceOfLogs", () => q.varianceOfLogs(FAR), 477170.8299430558],
    ["kolm", () => q.kolm(FAR, { alpha: 1 }), 5e299],
    ["zenga", () => q.zenga([1e-300, 1, 1e300]), 1],
    ["palma", () => q.palma([1e300, 1e300, 3e300, 1e300]), 0.75],
    ["quantile", () => q.quantile([-1.5e308, 1.5e308], 0.5), 0],
  ];
  test.for(AT_THE_END)("%s", ([, actual, expected]) => {
    expect(Math.abs(actual() - expected)).toBeLessThanOrEqual(4e-15 * Math.max(1, Math.abs(expected)));
  });

  test("refuses what no double can weigh, and never answers NaN", () => {
    for (const index of q.INDICES.filter(({ properties }) => properties.scaleInvariant)) {
      let answer: unknown;
      try {
        answer = index.compute(FAR, { weights: [1e300, 1e-300] });
      } catch (error) {
        expect(error, index.id).toBeInstanceOf(EqualizationError);
        continue;
      }
      expect(answer, index.id).not.toBeNaN();
    }
  });

  test("the smallest doubles there are", () => {
    const tiny = [5e-324, 5e-324, 1.5e-323];
    expect(q.gini(tiny)).toBeCloseTo(q.gini([1, 1, 3]), 15);
    expect(q.theil(tiny)).toBeCloseTo(q.theil([1, 1, 3]), 15);
    expect(q.gini([1, 1, 3], { weights: tiny })).toBeCloseTo(q.gini([1, 1, 3], { weights: [1, 1, 3] }), 15);
  });

  test("sums beyond the largest double", () => {
    const many = new Array(40).fill(1.7e308);
    expect(q.gini(many)).toBe(0);
    expect(q.gini([...many, 0], { weights: new Array(41).fill(1.7e308) })).toBeCloseTo(1 / 41, 15);
    expect(q.lorenzAt(many, 0.25)).toBeCloseTo(0.25, 15);
  });
});

describe("many values", () => {
  const million = Float64Array.from({ length: 1_000_000 }, (_, i) => (i * 7919) % 1_000_000);

  test("a million different ones give the closed form", () => {
    // 0 … n − 1: G = (n + 1) / (3 n), CV² = (n + 1) / (3 (n − 1)).
    const n = million.length;
    expect(Math.abs(q.gini(million) - (n + 1) / (3 * n))).toBeLessThan(1e-15);
    expect(Math.abs(q.coefficientOfVariation(million) ** 2 - (n + 1) / (3 * (n - 1)))).toBeLessThan(1e-15);
  });

  test("one has everything", () => {
    const one = new Float64Array(1_000_000);
    one[123_456] = 7;
    expect(Math.abs(q.gini(one) - (1 - 1e-6))).toBeLessThan(1e-15);
    expect(Math.abs(q.theil(one) - Math.log(1e6))).toBeLessThan(1e-14);
    expect(q.meanLogDeviation(one)).toBe(Number.POSITIVE_INFINITY);
  });

  test("ten million equal ones", () => {
    const equal = new Float64Array(10_000_000).fill(0.1);
    expect(q.gini(equal)).toBe(0);
    expect(q.theil(equal)).toBe(0);
  });
});
