import { describe, expect, test } from "vitest";
import { GINI, planEqualization, type Study } from "../../src/index.ts";
import { renderReport } from "../../src/report/index.ts";

/** Two towns of 100 people with 1 and 3 yuan each, and a standard of 5. */
function towns(): Study {
  return {
    id: "towns",
    name: "Towns",
    population: { concept: "resident", year: 2020 },
    regions: ["a", "b"].map((id) => ({
      id,
      name: id.toUpperCase(),
      population: [{ concept: "resident", year: 2020, value: 100 }],
    })),
    indicators: [
      { id: "money", name: "Money", dimension: "input", direction: "higher", unit: "yuan a head", scale: 1 },
    ],
    observations: [
      { region: "a", indicator: "money", period: "2020", value: 1 },
      { region: "b", indicator: "money", period: "2020", value: 3 },
    ],
  };
}

type Question = Partial<Parameters<typeof planEqualization>[1]>;
const plan = (question: Question): ReturnType<typeof planEqualization> =>
  planEqualization(towns(), {
    indicator: "money",
    target: { standard: 5 },
    budget: 100,
    years: [2021],
    moneyUnit: "yuan",
    ...question,
  });
const english = (question: Question): string =>
  renderReport([plan(question)], { format: "markdown" }).replaceAll("\\", "");
const chinese = (question: Question): string =>
  renderReport([plan(question)], { format: "markdown", language: "zh" }).replaceAll("\\", "");

describe("a plan that falls short says what it made as small as can be, and no more than that", () => {
  test("the lowest first: the largest shortfall, not the mean", () => {
    // Losing half of what goes to A, the plan that lifts the lowest leaves more of the mean than another would.
    const question = { objective: "max-min", lossRate: { values: { a: 0.5, b: 0 } } } as const;
    const found = plan(question);
    const other = plan({ ...question, objective: "least-shortfall" });
    expect(found.certificate?.objective).toBe("largest-gap");
    expect(found.value).toBeGreaterThan(other.value!);
    const text = english(question);
    expect(text).toContain(
      "The mean shortfall falls from 3.00 to 2.75 yuan a head. The target takes 1,000 yuan in total, at least 900 yuan more than budgeted. No other plan with this budget leaves a smaller largest shortfall.",
    );
    expect(text).toContain("Proved: no other plan with this budget leaves a smaller largest shortfall (");
    expect(text).not.toMatch(/does better|smaller mean/);
    expect(chinese(question)).toContain("没有方案能使最大的缺口更小");
    expect(chinese(question)).not.toMatch(/平均缺口更小|更好的方案/);
  });
  test("the least shortfall: the mean", () => {
    const text = english({});
    expect(text).toContain("No other plan with this budget leaves a smaller mean shortfall.");
    expect(text).toContain("Proved: no other plan with this budget leaves a smaller mean shortfall (");
    expect(chinese({})).toContain("在该预算下，没有方案能使平均缺口更小。");
  });
  test("least squares: the squares", () => {
    expect(english({ objective: "least-squares" })).toContain(
      "No other plan with this budget leaves a smaller sum of squared shortfalls.",
    );
    expect(english({ objective: "least-squares" })).not.toMatch(/smaller mean/);
  });
  test("an index: the index", () => {
    const question = { target: { index: GINI, atMost: 0.1 }, budget: 50 } as const;
    const text = english(question);
    expect(text).toMatch(
      /The distance to the target falls from 0\.15\d* to 0\.0\d+\..* No other plan with this budget brings the index lower\./,
    );
    expect(text).not.toContain("shortfall falls");
  });
  test("a plan that cannot be proved claims nothing", () => {
    const found = plan({});
    const doubtful = { ...found, certificate: { ...found.certificate!, optimal: false } };
    const text = renderReport([doubtful], { format: "markdown" });
    expect(text).toContain("to 2.50 yuan a head.");
    expect(text).toContain("Not proved: no other plan with this budget leaves a smaller mean shortfall");
  });
});

describe("a plan that is too late", () => {
  test("names the year from which it meets its target", () => {
    expect(english({ years: [2021, 2022, 2023], budget: [100, 700, 700] })).toContain(
      "The budget does not meet the standard by 2021; it does from 2022 on.",
    );
    expect(chinese({ years: [2021, 2022], budget: [100, 700] })).toContain(
      "现有预算不能在2021年前实现标准，2022年起可实现。",
    );
  });
  test("names none where it never does, or not to the end", () => {
    for (const budget of [
      [100, 100, 100],
      [100, 700, 100],
    ]) {
      expect(english({ years: [2021, 2022, 2023], budget })).toContain(
        "The budget does not meet the standard by 2021 or in any later year of the plan.",
      );
    }
  });
});
