import { describe, expect, test } from "vitest";
import { differenceInDifferences } from "../../src/evaluation/difference-in-differences.ts";
import { gapEffect } from "../../src/evaluation/gap-effect.ts";
import { groupTimeEffects } from "../../src/evaluation/group-time-effects.ts";
import { interruptedTimeSeries } from "../../src/evaluation/interrupted-time-series.ts";
import { syntheticControl } from "../../src/evaluation/synthetic-control.ts";
import type { Study } from "../../src/model/study.ts";
import { seededRandom } from "../../src/numeric/seeded-random.ts";
import { evaluatePolicy, type PolicyOptions } from "../../src/study/index.ts";
import { refusals } from "../support/refusals.ts";

/** An illustrative panel: provinces of three counties each, 2008 to 2019, with values and residents drawn from a seed. */
const YEARS = Array.from({ length: 12 }, (_, t) => 2008 + t);
const PROVINCES = ["p0", "p1", "p2", "p3", "p4", "p5"];
const COUNTIES = PROVINCES.flatMap((province) =>
  [0, 1, 2].map((k) => ({ id: `${province}c${k}`, province })),
);
const random = seededRandom("policy");
const values = new Map(COUNTIES.map(({ id }) => [id, YEARS.map((_, t) => 20 + t + 10 * random())]));
const residents = new Map(COUNTIES.map(({ id }) => [id, Math.round(1000 + 9000 * random())]));

const study: Study = {
  id: "illustrative",
  name: "Illustrative",
  population: { concept: "resident", year: 2010 },
  regions: [
    ...PROVINCES.map((id) => ({ id, name: `Province ${id}`, level: 1 })),
    ...COUNTIES.map(({ id, province }) => ({
      id,
      name: `County ${id}`,
      level: 2,
      parent: province,
      population: [{ concept: "resident" as const, year: 2010, value: residents.get(id)! }],
    })),
  ],
  indicators: [
    { id: "beds", name: "Beds", dimension: "input", direction: "higher", unit: "per 1,000", scale: 1000 },
  ],
  observations: COUNTIES.flatMap(({ id }) =>
    YEARS.map((year, t) => ({
      region: id,
      indicator: "beds",
      period: String(year),
      value: values.get(id)![t]!,
    })),
  ),
};

const rows = {
  y: COUNTIES.flatMap(({ id }) => values.get(id)!),
  unit: COUNTIES.flatMap(({ id }) => YEARS.map(() => id)),
  period: COUNTIES.flatMap(() => YEARS),
};
const named = (dates: Readonly<Record<string, number>>): Record<string, number | null> =>
  Object.fromEntries(COUNTIES.map(({ id }) => [id, dates[id] ?? null]));
const ask = (options: Partial<PolicyOptions>) =>
  evaluatePolicy(study, {
    indicator: "beds",
    method: "did",
    treated: { p0c0: "2014", p1c2: "2014" },
    ...options,
  });

describe("answers with the array functions", () => {
  test("difference in differences, permuted", () => {
    const found = ask({});
    const expected = differenceInDifferences(rows.y, {
      unit: rows.unit,
      period: rows.period,
      treatedFrom: named({ p0c0: 2014, p1c2: 2014 }),
      permutation: true,
    });
    expect(found.value).toBeCloseTo(expected.effect.value, 10);
    expect(found.effect.standardError).toBeCloseTo(expected.effect.standardError!, 10);
    expect(found.permutation).toEqual(expected.permutation);
    expect([found.p, found.pFrom]).toEqual([expected.permutation!.p, "permutation"]);
    expect(found.regions).toEqual({ treated: 2, comparison: 16 });
    expect(found.path).toHaveLength(12);
    const gaps = found.path.slice(6).map(({ observed, counterfactual }) => observed - counterfactual!);
    expect(gaps.reduce((a, b) => a + b, 0) / 6).toBeCloseTo(found.value, 10);
    expect(found.warnings.map(({ code }) => code)).toEqual(["few_treated", "few_clusters"]);
    expect(found.preTrend?.effects).toBe(5);
  });

  test("weighted by residents", () => {
    const weights = COUNTIES.flatMap(({ id }) => YEARS.map(() => residents.get(id)!));
    const { effect } = differenceInDifferences(rows.y, {
      unit: rows.unit,
      period: rows.period,
      weights,
      treatedFrom: named({ p0c0: 2014, p1c2: 2014 }),
    });
    const found = ask({ weights: "population" });
    expect(found.value).toBeCloseTo(effect.value, 10);
    expect(found.population?.year).toBe(2010);
  });

  test("an index inside provinces", () => {
    const found = ask({ index: "theil", treated: { p0: "2014", p1: "2014", p2: "2014" } });
    const expected = gapEffect(rows.y, {
      group: COUNTIES.flatMap(({ province }) => YEARS.map(() => province)),
      period: rows.period,
      weights: COUNTIES.flatMap(({ id }) => YEARS.map(() => residents.get(id)!)),
      treatedFrom: { p0: 2014, p1: 2014, p2: 2014, p3: null, p4: null, p5: null },
      index: "theil",
    });
    expect(found.value).toBeCloseTo(expected.effect.value, 10);
    expect(found.permutation).toEqual(expected.permutation);
    expect([found.unit, found.direction, found.index]).toEqual(["none", "lower", "theil"]);
    expect(found.rows.map(({ region }) => region)).toEqual(PROVINCES);
  });

  test("group-time effects of two dates", () => {
    const found = ask({
      method: "group-time",
      treated: { p0c0: "2012", p1c0: "2015", p1c1: "2012", p2c0: "2015" },
    });
    const expected = groupTimeEffects(rows.y, {
      unit: rows.unit,
      period: rows.period,
      treatedFrom: named({ p0c0: 2012, p1c0: 2015, p1c1: 2012, p2c0: 2015 }),
      control: "never",
      aggregate: "dynamic",
    });
    expect(found.value).toBeCloseTo(expected.overall.value, 10);
    expect(found.effects.map(({ time }) => time)).toEqual(expected.by.map(({ at }) => at));
  });

  test("a synthetic county", () => {
    const found = ask({ method: "synthetic", treated: { p0c0: "2014" } });
    const expected = syntheticControl(
      COUNTIES.map(({ id }) => values.get(id)!),
      { treated: 0, from: 6 },
    );
    expect(found.value).toBeCloseTo(expected.effect, 8);
    expect(found.p).toBe(expected.placebo!.p);
    expect(found.rows.slice(1).map(({ weight }) => weight!.toFixed(6))).toEqual(
      expected.weights.slice(1).map((weight) => weight.toFixed(6)),
    );
    expect(found.warnings.map(({ code }) => code)).toContain("short_series");
  });

  test("an interrupted series of the mean", () => {
    const treated = Object.fromEntries(COUNTIES.map(({ id }) => [id, "2014"]));
    const found = ask({ method: "its", treated });
    const means = YEARS.map(
      (_, t) => COUNTIES.reduce((sum, { id }) => sum + values.get(id)![t]!, 0) / COUNTIES.length,
    );
    const expected = interruptedTimeSeries(means, { at: 6 });
    expect(found.value).toBeCloseTo(expected.levelChange.value, 6);
    expect(found.effects).toHaveLength(6);
    expect(found.warnings.map(({ code }) => code)).toEqual(["short_series", "no_comparison"]);
  });

  test("an event study whose years have a hole", () => {
    const periods = YEARS.filter((year) => year !== 2013).map(String);
    const found = ask({ method: "event-study", periods });
    expect(found.effects.map(({ time }) => time)).toEqual([-6, -5, -4, -3, -2, 0, 1, 2, 3, 4, 5]);
    expect(found.effects.find(({ time }) => time === -2)).toMatchObject({
      value: 0,
      lower: null,
      period: "2012",
    });
  });
});

test("regions without a value are excluded from all periods if asked", () => {
  const observations = study.observations!.filter(
    ({ region, period }) => region !== "p5c2" || period !== "2010",
  );
  const gap = { ...study, observations };
  const options = { indicator: "beds", method: "did", treated: { p0c0: "2014" } } as const;
  expect(() => evaluatePolicy(gap, options)).toThrow("p5c2");
  const found = evaluatePolicy(gap, { ...options, missing: "omit" });
  expect(found.n).toBe(17);
  expect(found.omitted.map(({ region }) => region)).toEqual(["p5c2"]);
});

test("shows itself, and is plain data otherwise", () => {
  const found = ask({});
  expect(String(found)).toContain("2 treated regions, compared with 16 without the policy; p ");
  expect(found.toHTML()).toContain("County p0c0");
  expect(JSON.parse(JSON.stringify(found))).toEqual({ ...found });
  expect(String(found)).not.toMatch(/caused|because/);
});

refusals("evaluatePolicy", [
  ["no treated regions", () => ask({ treated: {} }), "too_few_observations", "1 treated"],
  ["treated as a list", () => ask({ treated: ["p0c0"] as never }), "wrong_type", "record"],
  ["an invalid period", () => ask({ treated: { p0c0: "20X4" } }), "out_of_domain", "p0c0"],
  ["a region that is not there", () => ask({ treated: { nowhere: "2014" } }), "unknown_id", "nowhere"],
  ["a region of another level", () => ask({ treated: { p0: "2014" } }), "unknown_id", "choose its level"],
  [
    "two dates with one-date methods",
    () => ask({ treated: { p0c0: "2012", p0c1: "2014" }, method: "its" }),
    "unsupported_combination",
    "group-time",
  ],
  ["two synthetic regions", () => ask({ method: "synthetic" }), "unsupported_combination", "got 2"],
  ["a method that is none", () => ask({ method: "rdd" as never }), "unknown_option", "rdd"],
  [
    "periods of two kinds",
    () => ask({ periods: ["2010", "2011-Q1"] }),
    "unsupported_combination",
    "one kind",
  ],
]);
