import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Goal,
  type GoalsOptions,
  gini,
  measureResources,
  type Observation,
  type Study,
  trackGoals,
} from "../../../src/index.ts";
import { parseStudy } from "../../../src/schema/index.ts";
import { refusals } from "../../support/refusals.ts";
import { callsSurvive } from "../../support/untyped-input.ts";

/** Coverage of three counties by year: 100, 300 and 600 people. */
const COVERAGE: Readonly<Record<string, readonly [number | null, number | null, number | null]>> = {
  "2010": [40, 60, 80],
  "2012": [50, 66, 82],
  "2013": [52, 70, 84],
};

function goalStudy(coverage: typeof COVERAGE = COVERAGE, more: Partial<Study> = {}): Study {
  return {
    id: "goals",
    name: "Goals",
    population: { concept: "resident", year: 2012 },
    regions: ["a", "b", "c"].map((id, i) => ({
      id,
      name: id.toUpperCase(),
      level: 3,
      groups: { residence: id === "a" ? "rural" : "urban" },
      population: [{ concept: "resident" as const, year: 2012, value: [100, 300, 600][i]! }],
    })),
    indicators: [
      {
        id: "coverage",
        name: "Coverage",
        dimension: "process",
        direction: "higher",
        unit: "%",
        scale: 100,
        source: "made-up",
        standards: [
          { value: 75, from: "2009-01-01", to: "2014-12-31" },
          { value: 90, from: "2015-01-01" },
          { value: 60, from: "2009-01-01", appliesTo: { residence: "rural" } },
        ],
      },
      {
        id: "deaths",
        name: "Deaths",
        dimension: "outcome",
        direction: "lower",
        unit: "per 100,000",
        scale: 1e5,
      },
      {
        id: "beds",
        name: "Beds",
        valueType: "total",
        dimension: "input",
        direction: "higher",
        unit: "beds",
        scale: 1000,
      },
    ],
    observations: Object.entries(coverage).flatMap(([period, values]) =>
      values.map((value, i) => ({ region: "abc"[i]!, indicator: "coverage", period, value })),
    ),
    sources: [{ id: "made-up", title: "Made up", status: "illustrative" }],
    ...more,
  };
}

const goal = (more: Partial<Goal> = {}): Goal => ({
  id: "g",
  name: "Goal",
  indicator: "coverage",
  target: 90,
  deadline: "2016",
  ...more,
});
const one = (more: Partial<Goal> = {}, study: Study = goalStudy(), options: GoalsOptions = {}) =>
  trackGoals(study, { goals: [goal(more)], ...options }).rows[0]!;

/** Slope by least squares over 2010, 2012 and 2013. */
function slope([x, y, z]: readonly [number, number, number]): number {
  const [t, m] = [(2010 + 2012 + 2013) / 3, (x + y + z) / 3];
  const top = (2010 - t) * (x - m) + (2012 - t) * (y - m) + (2013 - t) * (z - m);
  return top / ((2010 - t) ** 2 + (2012 - t) ** 2 + (2013 - t) ** 2);
}
const pooled = ([a, b, c]: readonly number[]): number => (100 * a! + 300 * b! + 600 * c!) / 1000;
const close = (value: number) => expect.closeTo(value, 11);

describe("agrees with what is worked out by hand", () => {
  test("the pooled mean", () => {
    const row = one();
    const means = [70, 74, 76.6] as const;
    expect(row.series).toEqual([
      { period: "2010", year: 2010, value: close(70), n: 3 },
      { period: "2012", year: 2012, value: close(pooled([50, 66, 82])), n: 3 },
      { period: "2013", year: 2013, value: close(pooled([52, 70, 84])), n: 3 },
    ]);
    expect(row.series.map(({ value }) => value)).toEqual(means.map(close));
    const pace = slope(means);
    expect(row).toMatchObject({
      target: 90,
      unit: "%",
      annualChangeUnit: "percentage points a year",
      direction: "higher",
      weights: "population",
      n: 3,
      distance: close(13.4),
      progress: close(6.6 / 20),
      annualChange: close(pace),
      requiredAnnualChange: close(13.4 / 3),
      projected: close(76.6 + 3 * pace),
      // On the line of years 2017.0 is the end of 2016.
      projectedYear: Math.ceil(2014 + 13.4 / pace) - 1,
      status: "off-track",
      firstMet: null,
      metSince: null,
    });
    expect(row.population).toEqual({ concept: "resident", year: 2012, total: 1000 });
    // What is lacking, people counted: 38 · 100, 20 · 300, 6 · 600 of 13400.
    expect(row.laggingRegions).toEqual([
      { region: "b", name: "B", value: 70, target: 90, gap: 20, share: close(6000 / 13400) },
      { region: "a", name: "A", value: 52, target: 90, gap: 38, share: close(3800 / 13400) },
      { region: "c", name: "C", value: 84, target: 90, gap: 6, share: close(3600 / 13400) },
    ]);
    expect(row.reason).toMatch(
      /^76\.6 % in 2013; at the pace so far only .* % by 2016, and 90 % is asked for, which would take until 20\d\d$/,
    );
  });
  test("what was due and has not been looked at since is neither on course nor off it", () => {
    const goal: Goal = { id: "g", name: "G", indicator: "coverage", target: 77, deadline: "2014" };
    const status = (asOf: string | undefined, target = 77) =>
      trackGoals(goalStudy(), { goals: [{ ...goal, target }], asOf }).rows[0]!;
    expect(status("2013").status).toBe("on-track");
    expect(status(undefined).status).toBe("on-track");
    expect(status("2014").status).toBe("not-measurable");
    expect(status("2014").reason).toBe(
      "it was due by 2014, and the latest value is of 2013: whether it was met is not known",
    );
    expect(status("2014", 70).status).toBe("achieved");
  });
  test("regions without a denominator count by their people, as in measureResources", () => {
    const study = goalStudy(COVERAGE, {
      observations: [
        { region: "a", indicator: "coverage", period: "2012", value: 50, numerator: 5, denominator: 10 },
        { region: "b", indicator: "coverage", period: "2012", value: 25, numerator: 10, denominator: 40 },
        { region: "c", indicator: "coverage", period: "2012", value: 90 },
      ],
    });
    const goal: Goal = { id: "g", name: "G", indicator: "coverage", target: 90, deadline: "2015" };
    const [row] = trackGoals(study, { goals: [goal] }).rows;
    // 5 of 10, 10 of 40, and 540 of 600 people; by people alone it would be 66.5.
    expect(row?.current?.value).toBeCloseTo((100 * (5 + 10 + 540)) / (10 + 40 + 600), 12);
    expect(row?.current?.value).toBe(measureResources(study, { indicator: "coverage" }).value);
  });
  test("denominators that add up to nothing are refused, not divided by", () => {
    const observations = ["a", "b", "c"].map((region) => ({
      region,
      indicator: "coverage",
      period: "2012",
      value: 50,
      numerator: 0,
      denominator: 0,
    }));
    const goal: Goal = { id: "g", name: "G", indicator: "coverage", target: 90, deadline: "2015" };
    expect(() => trackGoals(goalStudy(COVERAGE, { observations }), { goals: [goal] })).toThrow("add up to 0");
  });
  test("numerators over denominators go before people", () => {
    const parts: readonly Observation[] = [
      { region: "a", indicator: "coverage", period: "2012", value: 50, numerator: 5, denominator: 10 },
      { region: "b", indicator: "coverage", period: "2012", value: 25, numerator: 10, denominator: 40 },
      { region: "c", indicator: "coverage", period: "2012", value: 90, numerator: 45, denominator: 50 },
    ];
    const row = one({}, goalStudy(COVERAGE, { observations: parts }));
    expect(row.current?.value).toBeCloseTo(60, 12);
    expect(row.population).toBeNull();
  });
  test("totals are by head", () => {
    const beds = [1, 3, 2].map((value, i) => ({
      region: "abc"[i]!,
      indicator: "beds",
      period: "2012",
      value,
    }));
    const row = one({ indicator: "beds", target: 5 }, goalStudy(COVERAGE, { observations: beds }));
    expect(row.current?.value).toBeCloseTo(6, 12);
    expect([row.unit, row.status]).toEqual(["beds per 1,000 people", "achieved"]);
  });
  test("every region: the worst of them", () => {
    const row = one({ criterion: "every-region", target: 60, deadline: "2014" });
    expect(row.series.map(({ value }) => value)).toEqual([40, 50, 52]);
    expect(row.projected).toBeCloseTo(52 + slope([40, 50, 52]), 11);
    expect(row.status).toBe("off-track");
    expect(row.laggingRegions.map(({ region, share }) => [region, share])).toEqual([["a", 1]]);
    expect([row.weights, row.population]).toEqual([null, null]);
  });
  test("every region at its own standard, in multiples of it", () => {
    const row = one({ criterion: "every-region", target: "standard", deadline: "2014" });
    // 52 of 60 and 70 of 75.
    expect(row.series.map(({ value }) => value)).toEqual([40 / 60, 50 / 60, 52 / 60].map(close));
    expect([row.target, row.unit]).toEqual([1, "times the standard"]);
    expect(row.laggingRegions.map(({ region, target, gap }) => [region, target, gap])).toEqual([
      ["a", 60, 8],
      ["b", 75, 5],
    ]);
  });
  test("the mean where everybody is at the standard of the due date", () => {
    expect(one({ target: "standard", deadline: "2014" }).target).toBeCloseTo(pooled([60, 75, 75]), 12);
    expect(one({ target: "standard", deadline: "2016" }).target).toBeCloseTo(pooled([60, 90, 90]), 12);
  });
  test("shares of regions and of people at a standard", () => {
    const regions = one({ criterion: "share-of-regions", target: 0.9, standard: 66 });
    expect(regions.series.map(({ value }) => value)).toEqual([1 / 3, 2 / 3, 2 / 3].map(close));
    expect([regions.unit, regions.annualChangeUnit]).toEqual(["share", "share a year"]);
    const people = one({ criterion: "share-of-population", target: 0.9, standard: 66 });
    expect(people.series.map(({ value }) => value)).toEqual([0.6, 0.9, 0.9].map(close));
    expect([people.status, people.metSince, people.firstMet]).toEqual(["achieved", "2012", "2012"]);
    // By the standard in force at the end of 2014: 60 for A, 75 for the others.
    const own = one({ criterion: "share-of-population", target: 1, deadline: "2014" });
    expect(own.current?.value).toBeCloseTo(0.6, 12);
    expect(own.projected).toBeLessThanOrEqual(1);
  });
  test("an index, to be at most the target", () => {
    const row = one({ criterion: "index", target: 0.05, deadline: "2015" });
    expect(row.series.map(({ value }) => value)).toEqual(
      Object.values(COVERAGE).map((values) => close(gini(values.map(Number), { weights: [100, 300, 600] }))),
    );
    expect([row.direction, row.index, row.unit]).toEqual(["lower", "gini", "none"]);
    // Below the mean of 76.6.
    expect(row.laggingRegions.map(({ region, target, gap }) => [region, target, gap])).toEqual([
      ["a", close(76.6), close(24.6)],
      ["b", close(76.6), close(6.6)],
    ]);
    expect(one({ criterion: "index", index: "hoover", target: 0.2, weights: "equal" }).method).toBe(
      "Hoover index, every region counting once",
    );
  });
  test("a lower value is better where the indicator says so", () => {
    const deaths = [
      ["2010", 20],
      ["2012", 16],
    ] as const;
    const row = one(
      { indicator: "deaths", target: 10, deadline: "2014", regions: ["a"] },
      goalStudy(COVERAGE, {
        observations: deaths.map(([period, value]) => ({ region: "a", indicator: "deaths", period, value })),
      }),
    );
    expect(row).toMatchObject({
      distance: 6,
      progress: 0.4,
      annualChange: -2,
      requiredAnnualChange: -3,
      projected: 12,
      projectedYear: 2015,
    });
    expect(row.laggingRegions[0]).toMatchObject({ gap: 6 });
  });
  test("compound growth, when asked", () => {
    const row = one({ regions: ["c"] }, goalStudy(), { method: "compound" });
    expect(row.annualChange).toBeCloseTo((84 / 80) ** (1 / 3) - 1, 12);
    expect(row.projected).toBeCloseTo(84 * (84 / 80), 10);
    expect(row.annualChangeUnit).toBe("rate of growth a year");
  });
});

describe("periods", () => {
  const quarters = (values: Readonly<Record<string, number>>): Study =>
    goalStudy(COVERAGE, {
      observations: Object.entries(values).map(([period, value]) => ({
        region: "a",
        indicator: "coverage",
        period,
        value,
      })),
    });
  test("the year of a quarter is the calendar year, at its end too", () => {
    const quarters = ["2020-Q3", "2020-Q4"];
    const { rows } = trackGoals(
      {
        id: "s",
        name: "S",
        regions: [{ id: "a", name: "A" }],
        indicators: [
          { id: "i", name: "I", dimension: "process", direction: "higher", unit: "%", scale: 100 },
        ],
        observations: quarters.map((period, i) => ({
          region: "a",
          indicator: "i",
          period,
          value: 50 + 10 * i,
        })),
      },
      { goals: [{ id: "g", name: "G", indicator: "i", target: 90, deadline: "2021-Q3", weights: "equal" }] },
    );
    expect(rows[0]!.series.map(({ year }) => year)).toEqual([2020, 2020]);
    expect([rows[0]!.baseline?.year, rows[0]!.projectedYear]).toEqual([2020, 2021]);
  });
  test("quarters are a quarter of a year apart, months a twelfth", () => {
    const study = quarters({ "2010-Q1": 10, "2010-Q3": 20 });
    const row = one({ regions: ["a"], target: 40, deadline: "2011-Q3" }, study);
    expect([row.annualChange, row.projected, row.status]).toEqual([20, 40, "on-track"]);
    const months = quarters({ "2010-01": 10, "2010-07": 16 });
    expect(one({ regions: ["a"], target: 40, deadline: "2011-07" }, months).annualChange).toBeCloseTo(12, 10);
  });
  test("other kinds of period than the goal's are left out, and said to be", () => {
    const study = quarters({ "2010": 10, "2010-Q3": 90, "2011": 20 });
    const row = one({ regions: ["a"] }, study);
    expect(row.series.map(({ period }) => period)).toEqual(["2010", "2011"]);
    expect(row.omittedPeriods).toEqual([
      { period: "2010-Q3", reason: "another kind of period than the goal's" },
    ]);
    expect(one({ regions: ["a"], from: "2010-Q1" }, study).series.map(({ period }) => period)).toEqual([
      "2010-Q3",
    ]);
  });
  test("the baseline asked for, and the last period looked at", () => {
    expect(one({ from: "2012" }).baseline?.period).toBe("2012");
    expect(one({ from: "2011" }).baseline?.period).toBe("2012");
    const early = trackGoals(goalStudy(), { goals: [goal()], asOf: "2012" });
    expect([early.asOf, early.rows[0]?.current?.period]).toEqual(["2012", "2012"]);
  });
});

describe("missing values", () => {
  const holes = goalStudy({
    ...COVERAGE,
    "2012": [50, null, 82],
    "2013": [52, null, 84],
    "2014": [54, 71, null],
  });
  test("a period counts only where every region has a value", () => {
    const row = one({}, holes);
    expect(row.series.map(({ period }) => period)).toEqual(["2010"]);
    expect(row.omittedPeriods).toEqual([
      { period: "2012", reason: "1 of 3 regions lack a value: b" },
      { period: "2013", reason: "1 of 3 regions lack a value: b" },
      { period: "2014", reason: "1 of 3 regions lack a value: c" },
    ]);
    expect([row.status, row.annualChange]).toEqual(["not-measurable", null]);
    expect(row.reason).toBe(
      "70 % in 2010 is the only value, so that there is no pace to judge by; 20 percentage points short of 90 % by 2016",
    );
  });
  test("or it is the same regions throughout, and the others are listed", () => {
    const row = one({}, holes, { missing: "omit" });
    expect(row.series).toEqual([
      { period: "2010", year: 2010, value: close((100 * 40 + 300 * 60) / 400), n: 2 },
      { period: "2014", year: 2014, value: close((100 * 54 + 300 * 71) / 400), n: 2 },
    ]);
    expect(row.omitted).toMatchObject([{ region: "c", reason: 'no value of "coverage" for 2014' }]);
    expect(row.omittedPeriods.map(({ period }) => period)).toEqual(["2012", "2013"]);
  });
  test("nothing at all is a status with a reason", () => {
    const goals = trackGoals(goalStudy(), {
      goals: [goal({ indicator: "deaths" }), goal({ id: "h", from: "2015" })],
    });
    expect(goals.rows.map(({ status, current, target }) => [status, current, target])).toEqual([
      ["not-measurable", null, 90],
      ["not-measurable", null, 90],
    ]);
    expect(goals.rows.map(({ reason }) => reason)).toEqual([
      '"deaths" has no value for these regions',
      '"coverage" has no value for these regions from 2015 on',
    ]);
    expect(goals.warnings.filter(({ code }) => code === "not_measurable")).toHaveLength(2);
    expect(goals.value).toBe(0);
  });
  test("no standard in force, growth from zero, a target beyond the scale", () => {
    const study = goalStudy({ "2010": [0, 0, 0], "2011": [1, 1, 1] });
    expect(one({ target: "standard", deadline: "2008-12", from: undefined }).reason).toBe(
      'no standard of "coverage" is in force for A on 2008-12-31',
    );
    expect(one({}, study, { method: "compound" })).toMatchObject({ status: "not-measurable" });
    expect(one({}, study, { method: "compound" }).reason).toContain("value 0 is 0");
    expect(one({ target: 120 }).reason).toContain("could never be reached");
  });
});

describe("all goals together", () => {
  const goals: readonly Goal[] = [
    goal({ id: "a", term: "long", target: 80 }),
    goal({ id: "b", term: "short", target: 70, deadline: "2012" }),
    goal({ id: "c", term: "short", target: 75, deadline: "2012" }),
    goal({ id: "d", criterion: "index", target: 0.001, deadline: "2013" }),
  ];
  test("how many stand where", () => {
    const found = trackGoals(goalStudy(), { goals });
    expect(found.rows.map(({ status }) => status)).toEqual([
      "on-track",
      "achieved",
      "not-achieved",
      "not-achieved",
    ]);
    expect(found.rows[2]?.reason).toBe("75 % by 2012 was missed and met later, in 2013: 76.6 % in 2013");
    expect(found.value).toBe(0.5);
    expect(found.byTerm).toEqual([
      { term: "short", n: 2, onTrack: 1 },
      { term: "long", n: 1, onTrack: 1 },
      { term: null, n: 1, onTrack: 0 },
    ]);
    expect(found.counts.reduce((all, { n }) => all + n, 0)).toBe(4);
    expect(found).toMatchObject({ kind: "goals", unit: "share", n: 3, omitted: [] });
    expect(found.warnings.map(({ code }) => code)).toContain("illustrative_figures");
    expect(JSON.parse(JSON.stringify(found))).toEqual({ ...found });
  });
  test("those of the study, checked at the border", () => {
    const study = goalStudy(COVERAGE, { goals });
    expect(parseStudy(study)).toEqual({ study });
    expect(trackGoals(study).rows.map(({ goal: id }) => id)).toEqual(["a", "b", "c", "d"]);
  });
  test("what cannot be is found at the border, with its place", () => {
    const bad = [
      goal({ id: "a", indicator: "x" }),
      goal({ id: "a", regions: ["a", "z"], within: "y", source: "s" }),
      goal({ id: "c", criterion: "share-of-regions", target: 90 }),
      goal({ id: "d", target: "standard", indicator: "deaths" }),
      goal({ id: "e", from: "2016-12-31" }),
      goal({ id: "f", index: "gini" }),
      goal({ id: "g", standard: 3 }),
      goal({ id: "h", criterion: "index", target: "standard" }),
      { ...goal({ id: "i" }), targets: 3 },
    ];
    const { issues } = parseStudy(goalStudy(COVERAGE, { goals: bad }));
    expect(issues?.map(({ path, code }) => `${path} ${code}`).sort()).toEqual([
      "goals[0].indicator unknown_id",
      "goals[1].id duplicate_id",
      "goals[1].regions[1] unknown_id",
      "goals[1].source unknown_id",
      "goals[1].within unknown_id",
      "goals[2].target out_of_domain",
      "goals[3].target inconsistent",
      "goals[4].from inconsistent",
      "goals[5].index inconsistent",
      "goals[6].standard inconsistent",
      "goals[7].target inconsistent",
      "goals[8].targets shape",
    ]);
  });
});

describe("laws", () => {
  const values = fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: 1, max: 99 }))) as fc.Arbitrary<
    [number, number, number]
  >;
  const table = fc.record({ "2010": values, "2012": values, "2013": values });
  test("the order of regions, records and goals changes nothing", () => {
    fc.assert(
      fc.property(table, (coverage) => {
        const study = goalStudy(coverage);
        const turned = {
          ...study,
          regions: study.regions.toReversed(),
          observations: study.observations!.toReversed(),
        };
        const goals = [goal(), goal({ id: "h", criterion: "every-region", target: 50 })];
        const [x, y] = [trackGoals(study, { goals }), trackGoals(turned, { goals: goals.toReversed() })];
        for (const [i, row] of x.rows.entries()) {
          const other = y.rows[1 - i]!;
          expect(other.status).toBe(row.status);
          expect(other.series.map(({ value }) => value)).toEqual(row.series.map(({ value }) => close(value)));
        }
      }),
      { numRuns: 40 },
    );
  });
  test("what is lacking adds up, and the pace that is needed arrives", () => {
    fc.assert(
      fc.property(table, (coverage) => {
        const row = one({}, goalStudy(coverage));
        if (row.laggingRegions.length > 0) {
          expect(row.laggingRegions.reduce((all, { share }) => all + share, 0)).toBeCloseTo(1, 12);
        }
        expect(row.current!.value + row.requiredAnnualChange! * 3).toBeCloseTo(
          Math.max(90, row.current!.value),
          9,
        );
        expect(row.distance === 0).toBe(row.status === "achieved");
      }),
      { numRuns: 60 },
    );
  });
});

test("whatever untyped callers pass is refused or answered", () => {
  const goals = [
    goal({ term: "short", from: "2010", regions: ["a", "b"], weights: "population", source: "made-up" }),
    goal({ id: "h", criterion: "share-of-population", target: 0.5, standard: 60, level: 3 }),
    goal({ id: "i", criterion: "every-region", target: "standard" }),
    goal({ id: "j", criterion: "index", index: "theil", target: 0.1 }),
  ];
  const options = {
    asOf: "2013",
    method: "linear",
    missing: "omit",
    population: { concept: "resident", year: 2012 },
  };
  callsSurvive([[trackGoals, [goalStudy(), goals, options]]], 600);
});

refusals("trackGoals", [
  ["no study", () => trackGoals(undefined as never), "wrong_type", "must be a study"],
  ["no goals anywhere", () => trackGoals(goalStudy()), "missing_option", "goals are required"],
  ["an empty list", () => trackGoals(goalStudy(), { goals: [] }), "too_few_observations", "at least 1 goal"],
  ["no list", () => trackGoals(goalStudy(), { goals: {} as never }), "wrong_type", "goals must be an array"],
  [
    "a goal twice",
    () => trackGoals(goalStudy(), { goals: [goal(), goal()] }),
    "duplicate_id",
    'goal "g" is there twice',
  ],
  ["a goal without id", () => one({ id: undefined as never }), "missing_option", "goal 0 needs an id"],
  ["a goal without name", () => one({ name: undefined as never }), "missing_option", 'goal "g" needs a name'],
  ["a goal without due date", () => one({ deadline: undefined as never }), "missing_option", "needs by"],
  [
    "a goal without target",
    () => one({ target: undefined as never }),
    "missing_option",
    'target of goal "g" is required',
  ],
  ["an unknown indicator", () => one({ indicator: "x" }), "unknown_id", 'no indicator "x"'],
  ["an unknown region", () => one({ regions: ["x"] }), "unknown_id", 'no region "x"'],
  ["an unknown index", () => one({ criterion: "index", index: "x" }), "unknown_id", "the catalog has gini"],
  ["a mistyped field", () => one({ goal: 1 } as never), "unknown_option", '"goal"'],
  ["a mistyped term", () => one({ term: "soon" as never }), "unknown_option", '"soon"'],
  ["a mistyped measure", () => one({ criterion: "median" as never }), "unknown_option", '"median"'],
  ["a due date that is none", () => one({ deadline: "soon" }), "out_of_domain", "write a period"],
  ["a due date as a number", () => one({ deadline: 2020 as never }), "wrong_type", "write a period"],
  ["a baseline after the due date", () => one({ from: "2016" }), "out_of_domain", "does not end before"],
  [
    "percent as a share",
    () => one({ criterion: "share-of-regions", target: 90 }),
    "out_of_domain",
    "write 0.9 for 90 percent",
  ],
  [
    "a share of the standard",
    () => one({ criterion: "share-of-regions", target: "standard" }),
    "unsupported_combination",
    "takes a number",
  ],
  ["a standard for a mean", () => one({ standard: 3 }), "unsupported_combination", "goes with shares only"],
  ["an index for a mean", () => one({ index: "gini" }), "unsupported_combination", 'criterion: "index" only'],
  ["a mistyped option", () => one({}, goalStudy(), { methods: 1 } as never), "unknown_option", '"methods"'],
  [
    "a mistyped method",
    () => one({}, goalStudy(), { method: "curve" as never }),
    "unknown_option",
    '"curve"',
  ],
  [
    "several populations",
    () => {
      const study = goalStudy();
      return one(
        {},
        {
          ...study,
          population: undefined,
          regions: study.regions.map((region) => ({
            ...region,
            population: [...region.population!, { concept: "registered" as const, year: 2012, value: 1 }],
          })),
        },
      );
    },
    "missing_option",
    "several populations",
  ],
]);

describe("a goal on a scale of 0 to 100", () => {
  const percentages = (target: number, values: readonly number[], unit = "%") =>
    trackGoals(
      {
        id: "one-town",
        name: "One town",
        regions: [{ id: "a", name: "A", population: [{ concept: "resident", year: 2021, value: 1000 }] }],
        indicators: [
          { id: "coverage", name: "Coverage", dimension: "process", direction: "higher", unit, scale: 100 },
        ],
        observations: values.map((value, i) => ({
          region: "a",
          indicator: "coverage",
          period: String(2020 + i),
          value,
        })),
      },
      { goals: [{ id: "g", name: "Nine in ten", indicator: "coverage", target, deadline: "2025" }] },
    );
  const doubts = ({ warnings }: ReturnType<typeof percentages>) =>
    warnings.filter(({ code }) => code === "scale_doubtful").map(({ message }) => message);

  test("is asked whether a share was meant as a percentage", () => {
    expect(doubts(percentages(0.9, [50, 60]))).toEqual([
      "Nine in ten: the target is 0.9 on a scale of 0 to 100, and every value is above 1; check whether 90 is meant.",
    ]);
    expect(doubts(percentages(0.07, [50, 60]))[0]).toContain("whether 7 is meant");
    for (const sound of [
      percentages(90, [50, 60]),
      percentages(0.9, [0.5, 60]),
      percentages(0.9, [50, 60], "days"),
    ]) {
      expect(doubts(sound)).toEqual([]);
    }
  });

  test("goes on by percentage points", () => {
    const [row] = percentages(90, [50, 60]).rows;
    expect([row!.annualChange, row!.annualChangeUnit]).toEqual([10, "percentage points a year"]);
    expect(percentages(90, [50, 60], "days").rows[0]!.annualChangeUnit).toBe("days a year");
  });
});

refusals("trackGoals", [
  [
    "options in the place of goals",
    () => trackGoals(goalStudy(), { goals: { asOf: "2012" } as never }),
    "wrong_type",
    "goals come second and options third",
  ],
]);
