import { describe, expect, test } from "vitest";
import { chinaSharedResponsibility, columns, explain, simulate } from "../../src/index.ts";
import vectors from "../fixtures/transfers/china-bphs-tiers.json" with { type: "json" };
import { refusals } from "../support/refusals.ts";

const run = (unit: string, population: number, year: number | string) =>
  simulate(chinaSharedResponsibility, {
    units: [unit],
    data: { population: [population] },
    period: String(year),
  });

describe("agrees with the published rates and standards", () => {
  test.for(vectors.cases)("$region in $year", ({ region, year, population, central, local }) => {
    const simulation = run(region, population, year);
    expect(Math.abs(simulation.amounts[0]! - central)).toBeLessThan(vectors.tolerance);
    const localStep = simulation.steps.find((step) => step.id === "local")!;
    expect(Math.abs(localStep.column[0]! - local)).toBeLessThan(vectors.tolerance);
  });

  test("every member of every tier has the rate of its tier", () => {
    const tiers = Object.entries(vectors.tiers).flatMap(([rate, names]) =>
      names.map((name) => [name, Number(rate)] as const),
    );
    expect(tiers).toHaveLength(36);
    const simulation = simulate(chinaSharedResponsibility, {
      units: tiers.map(([name]) => name),
      data: { population: 1 },
      period: "2024",
    });
    expect(Array.from(simulation.steps.find((step) => step.id === "rate")!.column)).toEqual(
      tiers.map(([, rate]) => rate),
    );
  });

  test.for(Object.entries(vectors.standardYuan))("the standard of %s is %d yuan", ([year, yuan]) => {
    const simulation = simulate(chinaSharedResponsibility, {
      units: ["anywhere"],
      data: { population: 1, centralShare: 1 },
      period: year,
    });
    expect(simulation.amounts[0]).toBe(yuan);
  });

  test("a code, the Chinese names and the English name are one region", () => {
    const simulation = simulate(chinaSharedResponsibility, {
      units: ["510000", "四川", "四川省", "Sichuan"],
      data: { population: 10 },
      period: "2025",
    });
    expect(Array.from(simulation.amounts)).toEqual([792, 792, 792, 792]);
  });
});

describe("says what it takes for granted", () => {
  test("recalled members of tiers and recalled standards are among the assumptions", () => {
    const { assumptions } = run("四川", 1, 2023);
    expect(assumptions.join("\n")).toContain('Parameter "standardPerHead" from 2023 is unverified');
    expect(assumptions.join("\n")).toContain('Parameter "centralShare" from 2019 is unverified');
  });
  test("a published standard is not", () => {
    expect(run("四川", 1, 2025).assumptions.join("\n")).not.toContain("standardPerHead");
  });
  test("its claims hold", () => {
    expect(run("四川", 83_640_000, 2025).invariants.map((one) => one.holds)).toEqual([true, true]);
  });
  test("the central part fixes the amount, and the explanation shows the numbers", () => {
    const why = explain(run("湖南", 1_000_000, 2025), "湖南");
    expect(why.binding).toBe("central");
    expect(why.text).toContain("input population = 1,000,000 person");
    expect(why.text).toContain("central: Central part = cost × rate = 59,400,000 yuan");
  });
});

describe("laws", () => {
  test("twice the residents cost twice as much, and the order of regions does not matter", () => {
    const units = ["四川", "湖南", "上海"];
    const population = [3, 5, 7];
    const once = simulate(chinaSharedResponsibility, { units, data: { population }, period: "2025" });
    const twice = simulate(chinaSharedResponsibility, {
      units: units.toReversed(),
      data: { population: columns.multiply(population.toReversed(), 2) },
      period: "2025",
    });
    expect(Array.from(twice.amounts).toReversed()).toEqual(Array.from(columns.multiply(once.amounts, 2)));
  });
});

refusals("simulate", [
  ["a region of no tier", () => run("Atlantis", 1, 2025), "unknown_id", 'finds no "Atlantis"'],
  [
    "a year before the shares",
    () => run("四川", 1, 2018),
    "no_value_for_date",
    '"centralShare" has no value for 2018-01-01',
  ],
  [
    "a year after the last standard",
    () => run("四川", 1, 2026),
    "no_value_for_date",
    '"standardPerHead" has no value',
  ],
  ["a region without residents", () => run("四川", 0, 2025), "out_of_domain", "must be above 0"],
  [
    "a share above 1",
    () =>
      simulate(chinaSharedResponsibility, {
        units: ["x"],
        data: { population: 1, centralShare: 80 },
        period: "2025",
      }),
    "out_of_domain",
    'input "centralShare" is 80',
  ],
]);
