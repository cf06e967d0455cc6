import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type GapOptions,
  GINI,
  HOOVER,
  KOLM,
  measureGap,
  measureResources,
  type Study,
  THEIL,
  VARIANCE_OF_LOGS,
} from "../../src/index.ts";
import { refusals } from "../support/refusals.ts";
import { callsSurvive } from "../support/untyped-input.ts";

/** Town and country of four counties, of which two lie in the circle and two in the wings. */
const UNITS = [
  ["a", "urban", 400, 6],
  ["a", "rural", 100, 3],
  ["b", "urban", 300, 5],
  ["b", "rural", 200, 4],
  ["c", "urban", 100, 4],
  ["c", "rural", 500, 1],
  ["d", "urban", 200, 3],
  ["d", "rural", 200, 2],
] as const;

function countiesWithParts(units: readonly (readonly [string, string, number, number])[] = UNITS): Study {
  return {
    id: "parts",
    name: "Parts",
    population: { concept: "resident", year: 2020 },
    regions: ["a", "b", "c", "d"].map((id) => ({
      id,
      name: id.toUpperCase(),
      level: 3,
      parent: "city",
      groups: { belt: "ab".includes(id) ? "circle" : "wings" },
      population: units
        .filter(([region]) => region === id)
        .map(([, subgroup, value]) => ({ concept: "resident" as const, year: 2020, subgroup, value })),
    })),
    indicators: [
      { id: "staff", name: "Staff", dimension: "input", direction: "higher", unit: "per 1,000", scale: 1000 },
    ],
    observations: [
      ...units.map(([region, subgroup, , value]) => ({
        region,
        indicator: "staff",
        period: "2020",
        subgroup,
        value,
      })),
      ...units.slice(0, 2).map(([region, subgroup]) => ({
        region,
        indicator: "staff",
        period: "2021",
        subgroup,
        value: 9,
      })),
    ],
  };
}

const ask = (question: Partial<GapOptions> = {}, study: Study = countiesWithParts()) =>
  measureGap(study, { indicator: "staff", period: "2020", subgroups: ["urban", "rural"], ...question });

/** Theil index of people with these values, and of groups where each has its mean, from the definition. */
function theilOf(units: readonly { readonly people: number; readonly value: number }[]): number {
  let [people, total] = [0, 0];
  for (const one of units) {
    people += one.people;
    total += one.people * one.value;
  }
  const mean = total / people;
  return units.reduce(
    (all, { people: n, value }) =>
      value > 0 ? all + (n / people) * (value / mean) * Math.log(value / mean) : all,
    0,
  );
}
function smoothed(
  units: typeof UNITS | readonly (readonly [string, string, number, number])[],
  key: (unit: readonly [string, string, number, number]) => string,
) {
  return units.map((unit) => {
    const peers = units.filter((other) => key(other) === key(unit));
    const people = peers.reduce((all, [, , n]) => all + n, 0);
    return { people: unit[2], value: peers.reduce((all, [, , n, x]) => all + n * x, 0) / people };
  });
}
const belt = ([region]: readonly [string, ...unknown[]]): string =>
  "ab".includes(region) ? "circle" : "wings";

describe("parts of regions are units of their own", () => {
  test("region by region, each with its own people", () => {
    const gap = ask();
    expect(gap.rows.map(({ region, subgroup, weight, value }) => [region, subgroup, weight, value])).toEqual(
      UNITS,
    );
    expect(gap).toMatchObject({ n: 8, subgroup: null, subgroups: ["urban", "rural"] });
    expect(gap.population).toEqual({ concept: "resident", year: 2020, total: 2000 });
    let difference = 0;
    for (const [, , v, x] of UNITS) for (const [, , w, y] of UNITS) difference += v * w * Math.abs(x - y);
    const mean = UNITS.reduce((all, [, , n, x]) => all + n * x, 0) / 2000;
    expect(gap.mean).toBeCloseTo(mean, 13);
    expect(gap.value).toBeCloseTo(difference / (2 * 2000 * 2000 * mean), 13);
  });
  test("first against last, pooled and region by region", () => {
    const { contrast } = ask();
    const urban = (400 * 6 + 300 * 5 + 100 * 4 + 200 * 3) / 1000;
    const rural = (100 * 3 + 200 * 4 + 500 * 1 + 200 * 2) / 1000;
    expect(contrast).toMatchObject({ first: "urban", last: "rural" });
    expect(contrast!.firstMean).toBeCloseTo(urban, 13);
    expect(contrast!.lastMean).toBeCloseTo(rural, 13);
    expect(contrast!.ratio).toBeCloseTo(urban / rural, 13);
    expect(contrast!.difference).toBeCloseTo(urban - rural, 13);
    expect(contrast!.rows.map(({ name, ratio, difference }) => [name, ratio, difference])).toEqual([
      ["A", 2, 3],
      ["B", 1.25, 1],
      ["C", 4, 3],
      ["D", 1.5, 1],
    ]);
  });
  test("a part with nothing has no ratio", () => {
    const none = UNITS.map(
      ([region, subgroup, people, value]) =>
        [region, subgroup, people, subgroup === "rural" ? 0 : value] as const,
    );
    const { contrast } = ask({}, countiesWithParts(none));
    expect([contrast?.ratio, contrast?.rows[0]?.ratio, contrast?.rows[0]?.difference]).toEqual([
      null,
      null,
      6,
    ]);
  });
  test("between and within town and country", () => {
    const { decomposition, groups } = ask({ index: THEIL, groupBy: "subgroup" });
    const total = theilOf(UNITS.map(([, , people, value]) => ({ people, value })));
    const between = theilOf(smoothed(UNITS, ([, subgroup]) => subgroup));
    expect(decomposition?.total).toBeCloseTo(total, 13);
    expect(decomposition?.between).toBeCloseTo(between, 13);
    expect(decomposition?.within).toBeCloseTo(total - between, 13);
    expect(groups.map(({ group, n, weightShare }) => [group, n, weightShare])).toEqual([
      ["urban", 4, 0.5],
      ["rural", 4, 0.5],
    ]);
  });
  test("between and within regions", () => {
    const { decomposition } = ask({ index: THEIL, groupBy: "region" });
    expect(decomposition?.between).toBeCloseTo(theilOf(smoothed(UNITS, ([region]) => region)), 13);
  });
  test.for([
    ["belt", "subgroup"],
    ["subgroup", "belt"],
    ["belt", "region"],
  ] as const)("nested, %s then %s", (levels) => {
    const key = {
      belt,
      subgroup: ([, subgroup]: readonly [string, string, ...unknown[]]) => subgroup,
      region: ([region]: readonly [string, ...unknown[]]) => region,
    };
    const outer = theilOf(smoothed(UNITS, key[levels[0]]));
    const both = theilOf(smoothed(UNITS, (unit) => `${key[levels[0]](unit)} ${key[levels[1]](unit)}`));
    const total = theilOf(UNITS.map(([, , people, value]) => ({ people, value })));
    const { nesting } = ask({ index: THEIL, nestedBy: levels });
    expect(nesting?.method).toBe("theil");
    expect(nesting?.total).toBeCloseTo(total, 13);
    expect(nesting?.levels.map(({ groupBy }) => groupBy)).toEqual(levels);
    expect(nesting?.levels[0]?.between).toBeCloseTo(outer, 13);
    expect(nesting?.levels[1]?.between).toBeCloseTo(both - outer, 13);
    expect(nesting?.within).toBeCloseTo(total - both, 13);
    expect(nesting!.levels.reduce((all, { share }) => all + share!, 0) + nesting!.withinShare!).toBeCloseTo(
      1,
      13,
    );
  });
  test("for another index the mean log deviation is split, and named", () => {
    expect(ask({ nestedBy: ["belt"] }).nesting?.method).toBe("meanLogDeviation");
    const even = UNITS.map(([region, subgroup, people]) => [region, subgroup, people, 2] as const);
    expect(ask({ nestedBy: ["belt"], index: THEIL }, countiesWithParts(even)).nesting).toMatchObject({
      total: 0,
      withinShare: null,
      levels: [{ share: null }],
    });
  });
  test("somebody with nothing leaves no parts, said once", () => {
    const none = UNITS.map(
      ([region, subgroup, people, value], i) => [region, subgroup, people, i === 0 ? 0 : value] as const,
    );
    const gap = ask({ nestedBy: ["belt"], groupBy: "belt" }, countiesWithParts(none));
    expect([gap.nesting, gap.decomposition]).toEqual([null, null]);
    expect(gap.warnings.filter(({ code }) => code === "no_decomposition")).toHaveLength(1);
  });
  test("whole regions nest too, by partition and by the region that holds them", () => {
    const whole = measureGap(countiesWithParts(), {
      indicator: "staff",
      period: "2020",
      subgroup: "rural",
      nestedBy: ["parent", "belt"],
      index: THEIL,
      groupBy: "parent",
    });
    expect(whole.nesting?.levels[0]?.between).toBeCloseTo(0, 14);
    expect(whole.groups.map(({ group }) => group)).toEqual(["city"]);
  });
  test("a region without one of the parts is left out of the contrast only, and listed", () => {
    const study = countiesWithParts();
    const gap = ask(
      { missing: "omit" },
      {
        ...study,
        observations: study.observations!.filter((one) => one.region !== "d" || one.subgroup === "urban"),
      },
    );
    expect(gap.n).toBe(7);
    expect(gap.contrast?.rows.map(({ region }) => region)).toEqual(["a", "b", "c"]);
    expect(gap.omitted).toMatchObject([{ region: "d", reason: 'no value of "staff" (rural) for 2020' }]);
  });
  test("the latest period is one that all parts have", () => {
    const study = countiesWithParts();
    const more = [
      ...study.observations!,
      { region: "a", indicator: "staff", period: "2022", subgroup: "urban", value: 1 },
    ];
    expect(ask({ period: undefined, missing: "omit" }, { ...study, observations: more }).period).toBe("2021");
  });
  test("order of records is irrelevant", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...UNITS.keys()], { minLength: UNITS.length }), (order) => {
        const study = countiesWithParts();
        const shuffled = { ...study, observations: order.map((i) => study.observations![i]!) };
        expect(ask({ groupBy: "subgroup", nestedBy: ["belt", "subgroup"] }, shuffled)).toEqual(
          ask({ groupBy: "subgroup", nestedBy: ["belt", "subgroup"] }),
        );
      }),
      { numRuns: 20 },
    );
  });
});

describe("resources of parts of regions", () => {
  const resources = (question = {}, study: Study = countiesWithParts()) =>
    measureResources(study, {
      indicator: "staff",
      period: "2020",
      subgroups: ["urban", "rural"],
      ...question,
    });
  test("a row a part, pooled over all parts", () => {
    const { rows, value, subgroups, n } = resources();
    expect(rows.map(({ region, subgroup, denominator }) => [region, subgroup, denominator])).toEqual(
      UNITS.map(([region, subgroup, people]) => [region, subgroup, people]),
    );
    expect(value).toBeCloseTo(UNITS.reduce((all, [, , people, x]) => all + people * x, 0) / 2000, 13);
    expect([subgroups, n]).toEqual([["urban", "rural"], 8]);
  });
  test("against the standard of the part", () => {
    const study = countiesWithParts();
    const { rows } = resources(
      {},
      {
        ...study,
        indicators: study.indicators!.map((one) => ({
          ...one,
          standards: [
            { value: 5, from: "2000-01-01" },
            { value: 2, from: "2000-01-01", appliesTo: { subgroup: "rural" } },
          ],
        })),
      },
    );
    expect(rows.map(({ standard }) => standard)).toEqual([5, 2, 5, 2, 5, 2, 5, 2]);
    expect(rows.map(({ met }) => met)).toEqual([true, true, true, true, false, false, false, true]);
  });
  test("an interval from standard errors, or the reason why there is none", () => {
    const study = countiesWithParts();
    const sampled = {
      ...study,
      observations: study.observations!.map((one) => ({
        ...one,
        standardError: one.subgroup === "urban" ? 0.3 : 0.4,
      })),
    };
    const { interval, value, rows } = resources({ interval: { confidence: 0.9 } }, sampled);
    const variance = UNITS.reduce(
      (all, [, subgroup, people]) => all + ((people / 2000) * (subgroup === "urban" ? 0.3 : 0.4)) ** 2,
      0,
    );
    expect(interval?.standardError).toBeCloseTo(Math.sqrt(variance), 13);
    // The 95th percentile of the normal distribution.
    expect(interval!.upper - value).toBeCloseTo(1.6448536269514722 * Math.sqrt(variance), 12);
    expect(interval!.confidence).toBe(0.9);
    expect(rows[0]?.standardError).toBe(0.3);
    const without = resources({ interval: {} });
    expect(without.interval).toBeNull();
    expect(without.warnings.map(({ message }) => message)).toContain(
      "There is no confidence interval: 8 of 8 values have no standard error.",
    );
  });
});

describe("several indices, periods and intervals in one answer", () => {
  test("more indices, each as if asked alone", () => {
    const gap = ask({ additionalIndices: [THEIL, HOOVER, KOLM] });
    expect(gap.additionalIndices.map(({ method }) => method)).toEqual(["theil", "hoover", "kolm"]);
    expect(gap.additionalIndices[0]?.value).toBe(ask({ index: THEIL }).value);
    expect(gap.additionalIndices[1]?.value).toBe(ask({ index: HOOVER }).value);
    expect(gap.additionalIndices.map(({ unit }) => unit)).toEqual(["none", "none", "per 1,000"]);
    expect(ask({ index: KOLM }).unit).toBe("per 1,000");
  });
  test("one that refuses the values has a reason and hides none of the others", () => {
    const none = UNITS.map(
      ([region, subgroup, people, value], i) => [region, subgroup, people, i === 0 ? 0 : value] as const,
    );
    const [logs, theil] = ask(
      { additionalIndices: [VARIANCE_OF_LOGS, THEIL] },
      countiesWithParts(none),
    ).additionalIndices;
    expect(logs?.value).toBeNull();
    expect(logs?.reason).toContain("varianceOfLogs");
    expect(theil?.value).toBeGreaterThan(0);
    expect(theil?.reason).toBeNull();
  });
  test("periods, each as if asked alone", () => {
    const gap = ask({ periods: "all", missing: "omit", additionalIndices: [THEIL] });
    expect(gap.series.map(({ period, n }) => [period, n])).toEqual([
      ["2020", 8],
      ["2021", 2],
    ]);
    expect(gap.series[0]).toMatchObject({
      value: gap.value,
      mean: gap.mean,
      additionalValues: [gap.additionalIndices[0]?.value],
    });
    expect(ask({ periods: ["2020"] }).series).toHaveLength(1);
    expect(gap.warnings.map(({ message }) => message).join("\n")).toContain("2021: ");
  });
  test("an interval by linearization is that of the regions drawn whole", () => {
    const gap = ask({ interval: { method: "linearization" }, index: THEIL });
    const { lower, upper, confidence, standardError, method } = gap.interval!;
    expect([confidence, method]).toEqual([0.95, "linearization"]);
    // By hand: influence of each part, added up by region; variance between regions, with replacement.
    const people = 2000;
    const mean = UNITS.reduce((all, [, , n, x]) => all + n * x, 0) / people;
    const influence = (x: number): number =>
      (x / mean) * Math.log(x / mean) - gap.value - (gap.value + 1) * (x / mean - 1);
    const totals = ["a", "b", "c", "d"].map((id) =>
      UNITS.filter(([region]) => region === id).reduce(
        (all, [, , n, x]) => all + (n / people) * influence(x),
        0,
      ),
    );
    const center = totals.reduce((all, x) => all + x, 0) / 4;
    const variance = (4 / 3) * totals.reduce((all, x) => all + (x - center) ** 2, 0);
    expect(standardError).toBeCloseTo(Math.sqrt(variance), 12);
    expect([(upper + lower) / 2, (upper - lower) / 2]).toEqual([
      expect.closeTo(gap.value, 12),
      expect.closeTo(1.959963984540054 * Math.sqrt(variance), 12),
    ]);
  });
  test("a seed gives the same interval again, and the level widens it", () => {
    const bootstrap = { method: "bootstrap", replicates: 200, seed: 1 } as const;
    const once = ask({ interval: bootstrap }).interval!;
    expect(ask({ interval: bootstrap }).interval).toEqual(once);
    expect(ask({ interval: { ...bootstrap, seed: 2 } }).interval).not.toEqual(once);
    const wide = ask({ interval: { ...bootstrap, confidence: 0.99 } }).interval!;
    expect(wide.upper - wide.lower).toBeGreaterThan(once.upper - once.lower);
    expect(
      ask({ interval: bootstrap, additionalIndices: [THEIL] }).additionalIndices[0]?.interval?.confidence,
    ).toBe(0.95);
  });
  test("no interval has a reason", () => {
    const gap = ask({
      regions: ["a"],
      subgroups: undefined,
      subgroup: "urban",
      interval: { method: "linearization" },
    });
    expect(gap.interval).toBeNull();
    expect(gap.warnings.map(({ code }) => code)).toContain("no_interval");
    expect(ask().interval).toBeNull();
    expect(ask().warnings.map(({ code }) => code)).not.toContain("no_interval");
  });
  test("the result is plain JSON", () => {
    const gap = ask({
      additionalIndices: [GINI],
      nestedBy: ["belt"],
      groupBy: "subgroup",
      periods: ["2020"],
      interval: { method: "jackknife" },
    });
    expect(JSON.parse(JSON.stringify(gap))).toEqual({ ...gap });
  });
});

test("whatever untyped callers pass is refused or answered", () => {
  const question = {
    indicator: "staff",
    period: "2020",
    subgroups: ["urban", "rural"],
    nested: ["belt", "subgroup"],
    by: "subgroup",
    periods: ["2020"],
    interval: { method: "bootstrap", replicates: 10, seed: 1, level: 0.9 },
    weights: "population",
    population: { concept: "resident", year: 2020 },
  };
  callsSurvive(
    [
      [measureGap, [countiesWithParts(), question]],
      [
        measureResources,
        [countiesWithParts(), { indicator: "staff", subgroup: "urban", standard: 3, period: "2020" }],
      ],
    ],
    600,
  );
});

refusals("measureGap", [
  [
    "subgroups as one text",
    () => ask({ subgroups: "urban" as never }),
    "wrong_type",
    "subgroups must be an array",
  ],
  ["no subgroups", () => ask({ subgroups: [] }), "wrong_type", "subgroups must be an array"],
  ["a subgroup twice", () => ask({ subgroups: ["urban", "urban"] }), "duplicate_id", "asked for twice"],
  ["a subgroup and subgroups", () => ask({ subgroup: "urban" }), "unsupported_combination", "not both"],
  [
    "a subgroup nobody has",
    () => ask({ subgroups: ["urban", "nomad"] }),
    "missing_value",
    'for the subgroup "nomad"',
  ],
  ["grouping by what nobody has", () => ask({ groupBy: "zone" }), "unknown_id", 'grouping "zone"'],
  [
    "also, no list",
    () => ask({ additionalIndices: THEIL as never }),
    "wrong_type",
    "additionalIndices must be an array",
  ],
  [
    "additional indices by an unknown name",
    () => ask({ additionalIndices: ["thiel"] }),
    "unknown_option",
    'unknown index "thiel"',
  ],
  ["nested, no list", () => ask({ nestedBy: "belt" as never }), "wrong_type", "nestedBy must be an array"],
  [
    "a mistyped part of the interval",
    () => ask({ interval: { methods: 1 } as never }),
    "unknown_option",
    '"methods"',
  ],
  ["periods as one text", () => ask({ periods: "2020" as never }), "wrong_type", "periods must be an array"],
  [
    "a period without values in a series",
    () => ask({ periods: ["1999"] }),
    "missing_value",
    "there are values of",
  ],
]);
