import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  defineProgram,
  measureGap,
  measureResources,
  type Observation,
  type Study,
  simulateTransfer,
} from "../../src/index.ts";
import { refusals } from "../support/refusals.ts";
import { smallStudy } from "./small-study.ts";

/** Four counties in two provinces, values for the counties only. */
function counties(observations: readonly Partial<Observation>[], more: Partial<Study> = {}): Study {
  return {
    ...smallStudy(),
    observations: observations.map((one, i) => ({
      region: ["p1", "p2", "q1", "q2"][i]!,
      indicator: "beds",
      period: "2020",
      value: 0,
      ...one,
    })),
    ...more,
  };
}

describe("a level above the data", () => {
  test("numerators over denominators, never the mean of the rates", () => {
    const study = counties([
      { value: 10, numerator: 5, denominator: 50 },
      { value: 40, numerator: 60, denominator: 150 },
      { value: 20, numerator: 20, denominator: 100 },
      { value: 25, numerator: 100, denominator: 400 },
    ]);
    const resources = measureResources(study, { indicator: "beds", level: 1 });
    expect(
      resources.rows.map(({ region, value, numerator, denominator }) => [
        region,
        value,
        numerator,
        denominator,
      ]),
    ).toEqual([
      ["p", 32.5, 65, 200],
      ["q", 24, 120, 500],
    ]);
    // All together as if the provinces did not exist.
    expect(resources.value).toBeCloseTo((100 * 185) / 700, 12);
    expect(resources.value).toBeCloseTo(measureResources(study, { indicator: "beds" }).value, 12);
    expect(resources.warnings.find(({ code }) => code === "pooled")?.message).toEqual(
      expect.stringMatching(/^Computed from the regions inside, numerators over denominators: /),
    );
  });
  test("without denominators by people, and it is said", () => {
    const study = counties([{ value: 2 }, { value: 4 }, { value: 5 }, { value: 3 }]);
    const { rows, warnings } = measureGap(study, { indicator: "beds", level: 1 });
    expect(rows.map(({ region, value, weight }) => [region, value, weight])).toEqual([
      ["p", (2 * 100 + 4 * 300) / 400, 400],
      ["q", (5 * 200 + 3 * 400) / 600, 600],
    ]);
    expect(warnings.find(({ code }) => code === "pooled_by_population")?.message).toContain(
      "weighted by their resident population of 2020",
    );
  });
  test("where some give denominators those count by them, the others by people, on every level alike", () => {
    const study = counties([
      { value: 10, numerator: 5, denominator: 50 },
      { value: 40 },
      { value: 20, numerator: 20, denominator: 100 },
      { value: 25, numerator: 100, denominator: 400 },
    ]);
    const resources = measureResources(study, { indicator: "beds", level: 1 });
    // 5 of 50 and 40 percent of 300 people.
    expect(resources.rows[0]?.value).toBeCloseTo((100 * (5 + 120)) / (50 + 300), 12);
    expect(resources.rows[0]?.denominator).toBe(350);
    expect(resources.value).toBeCloseTo(measureResources(study, { indicator: "beds" }).value, 12);
    expect(resources.warnings.map(({ code }) => code)).toContain("pooled_by_population");
  });
  test("totals are added up", () => {
    const { rows } = measureResources(smallStudy(), { indicator: "money", level: 1 });
    expect(rows.map(({ region, numerator, value }) => [region, numerator, value])).toEqual([
      ["p", 700, 1.75],
      ["q", 1400, 1400 / 600],
    ]);
  });
  test("a value of its own goes before those inside", () => {
    const study = smallStudy();
    const { rows } = measureGap(
      {
        ...study,
        observations: [...study.observations!, { region: "p", indicator: "beds", period: "2020", value: 7 }],
      },
      { indicator: "beds", level: 1, period: "2020" },
    );
    expect(rows.map(({ region, value }) => [region, value])).toEqual([
      ["p", 7],
      ["q", (5 * 200 + 3 * 400) / 600],
    ]);
  });
  test("people are those of the regions inside where the region has no figure", () => {
    const study = smallStudy();
    const { rows, population } = measureGap(
      {
        ...study,
        regions: study.regions.map((region) =>
          region.id === "p" ? { id: "p", name: "P", level: 1 } : region,
        ),
      },
      { indicator: "beds", level: 1, period: "2020" },
    );
    expect(rows.map(({ weight }) => weight)).toEqual([400, 600]);
    expect(population?.total).toBe(1000);
  });
  test("over three levels", () => {
    const study = smallStudy();
    const nation = {
      ...study,
      regions: [
        { id: "n", name: "N", level: 0 },
        ...study.regions.map((region) => (region.level === 1 ? { ...region, parent: "n" } : region)),
      ],
    };
    const { rows } = measureResources(nation, { indicator: "beds", level: 0, period: "2020" });
    expect(rows[0]?.value).toBeCloseTo((2 * 100 + 4 * 300 + 5 * 200 + 3 * 400) / 1000, 13);
  });
  test("never from a part of them: the region lacks a value", () => {
    const question = { indicator: "sparse", level: 1, period: "2020" };
    const { rows, omitted } = measureGap(
      {
        ...smallStudy(),
        observations: [
          { region: "p1", indicator: "sparse", period: "2020", value: 50 },
          { region: "q1", indicator: "sparse", period: "2020", value: 50 },
          { region: "q2", indicator: "sparse", period: "2020", value: 80 },
        ],
      },
      { ...question, missing: "omit" },
    );
    expect(rows.map(({ region, value }) => [region, value])).toEqual([["q", (50 * 200 + 80 * 400) / 600]]);
    expect(omitted).toMatchObject([
      {
        region: "p",
        code: "not_pooled",
        reason: 'no value of "sparse" for 2020, nor for all regions inside: p2 has none',
      },
    ]);
  });
  test("the latest period is that of the regions inside", () => {
    expect(measureGap(smallStudy(), { indicator: "money", level: 1 }).period).toBe("2020");
  });
  test("transfers read pooled inputs, and say so", () => {
    const program = defineProgram({
      id: "as-much",
      title: "As much as there is",
      source: "example",
      inputs: [{ name: "money", unit: "money", description: "own money" }],
      parameters: {},
      assumptions: [],
      invariants: [],
      steps: [{ id: "copy", label: "as much again", unit: "money", compute: ({ input }) => input("money") }],
    });
    const { rows, warnings } = simulateTransfer(smallStudy(), {
      program,
      level: 1,
      inputs: { money: { indicator: "money" } },
    });
    expect(rows.map(({ region, amount }) => [region, amount])).toEqual([
      ["p", 700],
      ["q", 1400],
    ]);
    expect(warnings.map(({ code }) => code)).toEqual(["pooled"]);
  });
});

describe("laws", () => {
  const parts = fc.array(
    fc.record({
      numerator: fc.integer({ min: 0, max: 1000 }),
      denominator: fc.integer({ min: 1, max: 1000 }),
    }),
    { minLength: 4, maxLength: 4 },
  );
  const withRates = (list: readonly { readonly numerator: number; readonly denominator: number }[]) =>
    list.map(({ numerator, denominator }) => ({
      numerator,
      denominator,
      value: (100 * numerator) / denominator,
    }));
  test("pooled is what adding everything up gives", () => {
    fc.assert(
      fc.property(parts, (list) => {
        const study = counties(withRates(list));
        const { rows, value } = measureResources(study, { indicator: "beds", level: 1 });
        const direct = (from: number, to: number): number => {
          let [n, d] = [0, 0];
          for (const one of list.slice(from, to)) {
            n += one.numerator;
            d += one.denominator;
          }
          return (100 * n) / d;
        };
        expect(rows[0]?.value).toBeCloseTo(direct(0, 2), 9);
        expect(rows[1]?.value).toBeCloseTo(direct(2, 4), 9);
        expect(value).toBeCloseTo(direct(0, 4), 9);
      }),
    );
  });
  test("the order of records changes nothing", () => {
    fc.assert(
      fc.property(parts, (list) => {
        const study = counties(withRates(list));
        const turned = {
          ...study,
          regions: study.regions.toReversed(),
          observations: study.observations!.toReversed(),
        };
        const [a, b] = [study, turned].map(
          (one) =>
            measureGap(one, { indicator: "beds", level: 1, weights: "equal", additionalIndices: [] }).rows,
        );
        expect(b!.toReversed().map(({ value }) => value)).toEqual(a!.map(({ value }) => value));
      }),
    );
  });
});

describe("a large study", () => {
  const large = (): { study: Study; observations: Observation[] } => {
    const small = smallStudy();
    const observations: Observation[] = [];
    for (let year = 0; observations.length < 21_000; year++) {
      for (const [i, region] of ["p1", "p2", "q1", "q2"].entries()) {
        observations.push({ region, indicator: "beds", period: String(1000 + year), value: year + i });
      }
    }
    return { study: { ...small, observations }, observations };
  };
  const mean = (study: Study, period: string): number =>
    measureGap(study, { indicator: "beds", period, weights: "equal" }).mean;

  test("answers as a small one does", () => {
    const { study, observations } = large();
    for (const period of ["1000", "2020", "5000"]) {
      const few = { ...study, observations: observations.filter((one) => one.period === period) };
      expect(measureGap(study, { indicator: "beds", period })).toEqual(
        measureGap(few, { indicator: "beds", period }),
      );
    }
  });
  test("sees values, records and lengths that were changed in place", () => {
    const { study, observations } = large();
    expect(mean(study, "1010")).toBe(11.5);
    observations[40] = { ...observations[40]!, value: 50 };
    expect(mean(study, "1010")).toBe(21.5);
    (observations[41] as { value: number }).value = 51;
    expect(mean(study, "1010")).toBe(31.5);
    observations.push({ region: "p1", indicator: "deaths", period: "1010", value: 1 });
    expect(mean(study, "1010")).toBe(31.5);
    // A record that moves to another period is missed where it was.
    observations[42] = { ...observations[42]!, period: "9999" };
    expect(() => mean(study, "1010")).toThrow('q1 (no value of "beds" for 1010)');
    expect(measureGap(study, { indicator: "beds", period: "9999", missing: "omit" }).n).toBe(1);
  });
  test.each(["error", "omit"] as const)(
    "sees a record that has come into the column that is asked for: %s",
    (missing) => {
      const { study, observations } = large();
      const moved = observations[40]!;
      (moved as { period: string }).period = "9999";
      const ask = (period?: string) =>
        measureGap(study, { indicator: "beds", period, weights: "equal", missing });
      expect(ask("1020").mean).toBe(21.5);
      (moved as { period: string }).period = "1010";
      expect(ask("1010")).toMatchObject({ n: 4, mean: 11.5, omitted: [] });
      // And one that takes the place of another.
      observations[40] = { ...moved, indicator: "deaths" };
      expect(ask("1020").n).toBe(4);
      observations[40] = moved;
      expect(ask("1010").n).toBe(4);
    },
  );
  test("sees a record that has come into a later period than there was", () => {
    const { study, observations } = large();
    const latest = () => measureGap(study, { indicator: "beds", weights: "equal", missing: "omit" });
    expect(latest()).toMatchObject({ period: "6249", n: 4 });
    (observations[40] as { period: string }).period = "9999";
    expect(latest()).toMatchObject({ period: "9999", n: 1, value: 0 });
  });
});

refusals("measureGap", [
  [
    "two values for one place",
    () =>
      measureGap(counties([{ value: 1 }, { value: 1 }, { value: 1 }, { value: 1, region: "p1" }]), {
        indicator: "beds",
        missing: "omit",
      }),
    "duplicate_id",
    'two values of "beds" for "p1" in 2020',
  ],
  [
    "parts without people or denominators",
    () => {
      const study = counties([{ value: 1 }, { value: 1 }, { value: 1 }, { value: 1 }]);
      const regions = study.regions.map((region) =>
        region.id === "p2" ? { id: "p2", name: "P2", level: 2, parent: "p" } : region,
      );
      return measureGap({ ...study, regions }, { indicator: "beds", level: 1, weights: "equal" });
    },
    "missing_value",
    "p2 has neither a denominator nor a resident population of 2020",
  ],
  [
    "a period nobody has: it names those there are",
    () => measureGap(smallStudy(), { indicator: "beds", period: "1999" }),
    "missing_value",
    "no value for these regions in 1999; there are values of 2019, 2020",
  ],
  [
    "a level below the data: it names where they are",
    () =>
      measureGap(
        {
          ...smallStudy(),
          observations: [{ region: "p", indicator: "beds", period: "2020", value: 1 }],
        },
        { indicator: "beds" },
      ),
    "missing_value",
    "there are values for p (level 1)",
  ],
  [
    "a whole region where only parts have values",
    () =>
      measureGap(
        {
          ...smallStudy(),
          observations: [{ region: "p1", indicator: "beds", period: "2020", subgroup: "rural", value: 1 }],
        },
        { indicator: "beds" },
      ),
    "missing_value",
    "there are values for the subgroups rural",
  ],
  [
    "a value that is no number",
    () => measureGap(counties([{ value: "1" as never }, {}, {}, {}]), { indicator: "beds" }),
    "not_finite",
    'the value of "beds" for "p1" in 2020 is 1; it must be a finite number',
  ],
  [
    "an observation that is none",
    () => measureGap({ ...smallStudy(), observations: [null as never] }, { indicator: "beds" }),
    "wrong_type",
    "observation 0 is null",
  ],
]);
