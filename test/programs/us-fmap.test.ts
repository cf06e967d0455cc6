import { describe, expect, test } from "vitest";
import { simulate, usFmap } from "../../src/index.ts";
import vector from "../fixtures/transfers/fmap-fy1997-two-formulas-one-ratio.json" with { type: "json" };
import { programLaws } from "./program-laws.ts";

const same = (income: number | readonly number[], national: number) => ({
  incomeYear1: income,
  incomeYear2: income,
  incomeYear3: income,
  nationalIncomeYear1: national,
  nationalIncomeYear2: national,
  nationalIncomeYear3: national,
});
const inputs = {
  units: ["poor", "middle", "rich", "DC"],
  data: {
    incomeYear1: [18_001, 27_003, 45_000, 50_000],
    incomeYear2: [18_500, 27_404, 45_500, 52_000],
    incomeYear3: [19_100, 28_000, 46_000, 54_000],
    nationalIncomeYear1: 30_000,
    nationalIncomeYear2: 31_000,
    nationalIncomeYear3: 32_001,
  },
  period: "2005",
};

describe("agrees with the notice of fiscal year 1997", () => {
  // Two columns of one notice come from one income ratio: the FMAP gives the ratio, the ratio the other percentage.
  test.for(vector.cases.filter(({ fmap }) => fmap > 50))("$state", ({ fmap, federalPct }) => {
    const ratio = Math.sqrt((100 - fmap) / 45);
    const income = Math.round(ratio * 1e7);
    const data = same(income, 1e7);
    const units = ["state"];
    const [percentage] = simulate(usFmap, { units, data, period: "1997" }).amounts;
    expect(percentage).toBe(fmap);
    const [federal] = simulate(usFmap, {
      units,
      data,
      parameters: { multiplier: 50, floor: 50, ceiling: 65 },
      period: "1997",
    }).amounts;
    expect(Math.abs(federal! - federalPct)).toBeLessThan(vector.tolerance);
  });

  test.for(vector.cases.filter(({ fmap }) => fmap === 50))("$state is at the floor", () => {
    const [percentage] = simulate(usFmap, { units: ["s"], data: same(11, 10), period: "1997" }).amounts;
    expect(percentage).toBe(50);
  });
});

describe("rounds where the notices do", () => {
  test("the mean incomes to whole dollars before the ratio", () => {
    // Means 20,000.33 and 30,333.67, by exact arithmetic: 80.4369 unrounded, 80.4376 from 20,000 and 30,334.
    const data = {
      ...same(20_000, 30_333),
      incomeYear3: 20_001,
      nationalIncomeYear3: 30_335,
    };
    const run = simulate(usFmap, { units: ["s"], data, period: "2005" });
    expect(run.steps.find(({ id }) => id === "wholeIncome")?.column[0]).toBe(20_000);
    expect(run.steps.find(({ id }) => id === "wholeNationalIncome")?.scalar).toBe(30_334);
    expect(run.steps.find(({ id }) => id === "formula")?.column[0]).toBeCloseTo(
      100 - (45 * 20_000 ** 2) / 30_334 ** 2,
      10,
    );
  });
  test("and it can decide the second decimal", () => {
    // 17,000.5 rounds to 17,001: 100 − 45 (17001/20000)² = 67.4830…, against 67.4849… unrounded.
    const data = { ...same(17_000, 20_000), incomeYear2: 17_000.5, incomeYear3: 17_001 };
    const [percentage] = simulate(usFmap, { units: ["s"], data, period: "2005" }).amounts;
    expect(percentage).toBe(67.48);
    const exact = 100 - 45 * (17_000.5 / 20_000) ** 2;
    expect(exact.toFixed(4)).toBe("67.4856");
    expect(Number(exact.toFixed(2))).toBe(67.49);
  });
});

describe("by law", () => {
  test("the District of Columbia has 70 percent from 1998 on", () => {
    const of = (period: string) =>
      simulate(usFmap, { units: ["DC", "District of Columbia"], data: same(50, 30), period }).amounts;
    expect(Array.from(of("1998"))).toEqual([70, 70]);
    expect(Array.from(of("1997"))).toEqual([50, 50]);
  });
  test("ceiling and floor hold, and say so", () => {
    const run = simulate(usFmap, inputs);
    expect(run.binding).toEqual(["bounded", "formula", "bounded", "statutory"]);
    const poorest = simulate(usFmap, { units: ["s"], data: same(10, 30), period: "2005" });
    expect(poorest.amounts[0]).toBe(83);
    expect(poorest.binding).toEqual(["bounded"]);
  });
  test("the enhanced percentage goes 30 percent of the way to 100, to 85 at most", () => {
    const run = simulate(usFmap, {
      ...inputs,
      units: ["half", "floor", "top", "plain"],
      data: { ...same([9000, 20_000, 4000, 9000], 10_000), enhanced: [true, true, true, false] },
    });
    // 63.55 + 0.3 × 36.45 = 74.485, to two decimals 74.49; 50 + 15; 83 + 5.1 is above 85.
    expect(Array.from(run.amounts)).toEqual([74.49, 65, 85, 63.55]);
  });
  test("a territory's rate is the caller's to pass", () => {
    const run = simulate(usFmap, {
      ...inputs,
      units: ["PR"],
      data: same(10, 30),
      parameters: { statutoryRates: { PR: 55 } },
    });
    expect(run.amounts[0]).toBe(55);
    expect(run.binding).toEqual(["statutory"]);
  });
});

programLaws({
  program: usFmap,
  inputs,
  money: [
    "incomeYear1",
    "incomeYear2",
    "incomeYear3",
    "nationalIncomeYear1",
    "nationalIncomeYear2",
    "nationalIncomeYear3",
  ],
  amountsAreMoney: false,
  tooEarly: "1996",
  refusals: [
    [
      "an income of nothing",
      () => simulate(usFmap, { units: ["s"], data: same(0, 30), period: "2005" }),
      "out_of_domain",
      "must be above 0",
    ],
    [
      "two national incomes",
      () =>
        simulate(usFmap, {
          ...inputs,
          data: { ...inputs.data, nationalIncomeYear2: [1, 2, 3, 4] },
        }),
      "unsupported_combination",
      'needs one "nationalIncomeYear2"',
    ],
  ],
});
