import {
  agglomeration,
  attainment,
  catchUpYears,
  density,
  distanceFromTarget,
  fairShare,
  greyRelationalGrade,
  herfindahl,
  locationQuotient,
  needsWeightedPopulation,
  perCapita,
  pooledRate,
  resourceDensityIndex,
  shortfall,
} from "equalis";
import { describe, expect, test } from "vitest";
import { forms, type Loose, refusal } from "./support.ts";

const beds = [10, 20];
const people = [100, 400];
const area = [2, 5];

const column = (found: unknown, expected: readonly number[]) => {
  expect(found).toBeInstanceOf(Float64Array);
  const values = found as Float64Array;
  expect(values).toHaveLength(expected.length);
  expected.forEach((v, i) => {
    expect(values[i]).toBeCloseTo(v, 12);
  });
};

describe("rates and densities", () => {
  test("per head, pooled, per area, both", () => {
    column(perCapita(beds, people), [0.1, 0.05]);
    column(perCapita(beds, people, {}), [0.1, 0.05]);
    column(perCapita(beds, people, { per: 1000 }), [100, 50]);
    expect(pooledRate(beds, people)).toBe(0.06);
    expect(pooledRate(beds, people, { per: 1000 })).toBe(60);
    column(density(beds, area), [5, 4]);
    column(resourceDensityIndex(beds, people, area, { per: 1 }), [Math.sqrt(0.5), Math.sqrt(0.2)]);
    column(resourceDensityIndex(beds, people, area, { per: 1000 }), [Math.sqrt(500), Math.sqrt(200)]);
    for (const a of forms(beds)) for (const b of forms(people)) column(perCapita(a, b), [0.1, 0.05]);
  });

  test("agglomeration, location quotient, Herfindahl", () => {
    const found = agglomeration(beds, people, area);
    column(found.hrad, [1 / 3 / (2 / 7), 2 / 3 / (5 / 7)]);
    column(found.pad, [0.2 / (2 / 7), 0.8 / (5 / 7)]);
    column(found.ratio, [1 / 3 / 0.2, 2 / 3 / 0.8]);
    const quotient = locationQuotient([
      [10, 20],
      [5, 5],
    ]);
    expect(Array.isArray(quotient)).toBe(true);
    column(quotient[0], [10 / 30 / (15 / 40), 20 / 30 / (25 / 40)]);
    column(quotient[1], [5 / 10 / (15 / 40), 5 / 10 / (25 / 40)]);
    expect(herfindahl([0.5, 0.3, 0.2])).toBeCloseTo(0.38, 14);
    refusal(() => herfindahl([50, 30, 20]), "herfindahl");
    refusal(() => herfindahl([0.5, 0.3]), "herfindahl");
  });

  test("grey relational grade", () => {
    // Columns by min-max, the reference is all ones.
    const matrix = [
      [1, 2],
      [3, 4],
      [2, 5],
    ];
    const normalized = [
      [0, 0],
      [1, 2 / 3],
      [0.5, 1],
    ];
    const grade = (rows: number[][], reference: number[], rho: number, weights: number[]) => {
      const gaps = rows.map((row) => row.map((v, j) => Math.abs(reference[j]! - v)));
      const [least, most] = [Math.min(...gaps.flat()), Math.max(...gaps.flat())];
      const w = weights.reduce((a, b) => a + b);
      return gaps.map((row) =>
        row.reduce((a, g, j) => a + (weights[j]! / w) * ((least + rho * most) / (g + rho * most)), 0),
      );
    };
    column(greyRelationalGrade(matrix), grade(normalized, [1, 1], 0.5, [1, 1]));
    column(
      greyRelationalGrade(matrix, { rho: 0.3, weights: [2, 1] }),
      grade(normalized, [1, 1], 0.3, [2, 1]),
    );
    const given = [
      [0.1, 0.2],
      [0.3, 0.4],
    ];
    column(greyRelationalGrade(given, { reference: [1, 0.9] }), grade(given, [1, 0.9], 0.5, [1, 1]));
    refusal(() => greyRelationalGrade(matrix, { roh: 0.5 } as Loose), "greyRelationalGrade");
    refusal(() => greyRelationalGrade([]), "greyRelationalGrade");
  });
});

describe("standards and needs", () => {
  test("attainment and shortfall", () => {
    const found = attainment([1, 2, 3], { standard: 2, population: [10, 20, 70] });
    expect(found.met).toEqual([false, true, true]);
    expect(found.shareOfRegions).toBeCloseTo(2 / 3, 14);
    expect(found.shareOfPopulation).toBeCloseTo(0.9, 14);
    column(found.capped, [0.5, 1, 1]);
    expect(attainment(Float64Array.of(1, 2), { standard: 2 }).met).toEqual([false, true]);
    const short = shortfall([10, 100], [100, 400], { standard: 0.2 });
    column(short.units, [10, 0]);
    expect(short.total).toBe(10);
    column(shortfall([10, 20], [10_000, 40_500], { standard: 1.5, per: 1000, whole: true }).units, [5, 41]);
    column(
      shortfall([10, 20], [10_000, 40_500], { standard: 1.5, per: 1000, whole: false }).units,
      [5, 40.75],
    );
    // 0.1 * 3 needs 0.30000000000000004: a rounding error is no whole person.
    column(shortfall([0, 0], [30, 30], { standard: 0.1, whole: true }).units, [3, 3]);
    column(shortfall([0], [1], { standard: 3 + 5e-10, whole: true }).units, [3]);
    column(shortfall([0], [1], { standard: 3 + 2e-9, whole: true }).units, [4]);
  });

  test("needs-weighted population keeps the unweighted total by default", () => {
    const groups = [
      [10, 20],
      [30, 40],
    ];
    column(needsWeightedPopulation(groups, [1, 2]), [(50 / 160) * 100, (110 / 160) * 100]);
    const raw = [50 * 1.1, 110 * 0.9];
    column(needsWeightedPopulation(groups, [1, 2], { multiplier: [1.1, 0.9], total: 1000 }), [
      (raw[0]! / (raw[0]! + raw[1]!)) * 1000,
      (raw[1]! / (raw[0]! + raw[1]!)) * 1000,
    ]);
    column(fairShare([1, 3], 100), [25, 75]);
    column(distanceFromTarget([90, 110], [100, 100]), [-0.1, 0.1]);
  });

  test("catching up", () => {
    expect(catchUpYears({ lagging: 50, leading: 100, laggingGrowth: 0.05, leadingGrowth: 0.02 })).toBeCloseTo(
      Math.log(2) / Math.log(1.05 / 1.02),
      12,
    );
    expect(catchUpYears({ lagging: 50, leading: 100, laggingGrowth: 0.02, leadingGrowth: 0.02 })).toBeNull();
    expect(catchUpYears({ lagging: 50, leading: 100, laggingGrowth: 0.01, leadingGrowth: 0.02 })).toBeNull();
  });

  test("refuses", () => {
    for (const bad of [[], [1, Number.NaN], [1, Infinity], [1, -1], null, undefined, [1, 2, 3]] as Loose[]) {
      refusal(() => perCapita(bad, people), "perCapita");
      refusal(() => pooledRate(bad, people), "pooledRate");
      refusal(() => density(bad, area), "density");
      refusal(() => resourceDensityIndex(bad, people, area), "resourceDensityIndex");
      refusal(() => agglomeration(bad, people, area), "agglomeration");
      refusal(() => shortfall(bad, people, { standard: 1 }), "shortfall");
      if (bad?.length !== 3) {
        refusal(() => herfindahl(bad), "herfindahl");
        refusal(() => attainment(bad, { standard: 1 }), "attainment");
        refusal(() => fairShare(bad, 10), "fairShare");
        refusal(() => needsWeightedPopulation([bad], [1, 1]), "needsWeightedPopulation");
        refusal(() => locationQuotient([bad]), "locationQuotient");
      }
      refusal(() => distanceFromTarget(bad, people), "distanceFromTarget");
    }
    refusal(() => perCapita(beds, [100, 0]), "perCapita");
    refusal(() => (attainment as Loose)([1, 2]), "attainment");
    refusal(() => (attainment as Loose)([1, 2], {}), "attainment");
    refusal(() => (shortfall as Loose)(beds, people, {}), "shortfall");
    refusal(() => perCapita(beds, people, { pre: 1 } as Loose), "perCapita");
    refusal(() => perCapita(beds, people, { per: 0 }), "perCapita");
    refusal(() => fairShare([0, 0], 100), "fairShare");
    refusal(() => fairShare([1, 1], Number.NaN), "fairShare");
    refusal(() => (catchUpYears as Loose)({ lagging: 1 }), "catchUpYears");
    refusal(
      () => catchUpYears({ lagging: 0, leading: 1, laggingGrowth: 0.1, leadingGrowth: 0 }),
      "catchUpYears",
    );
  });
});
