import { beforeAll, describe, expect, test } from "vitest";
import { measureXiuzhou, type XiuzhouFindings, xiuzhou } from "./case.ts";
import reform from "./reform.json" with { type: "json" };
import study from "./study.json" with { type: "json" };

let found: XiuzhouFindings;
beforeAll(() => {
  found = measureXiuzhou();
});

// Written down from the file by hand, in million yuan: the test must not read what it checks.
const revenue = [780, 860, 1040, 1290, 1440, 1600];
const expenditure = [1000, 1160, 1400, 1730, 1960, 2190];
const own = [40, 52, 68, 90, 112, 136];
const upper = { central: [4, 7, 9, 11, 11, 11], province: [5, 7, 8, 10, 11, 12], city: [3, 4, 5, 6, 6, 7] };
const social = [2, 3, 5, 8, 12, 18];
const heads = [600_000, 620_000, 385_000, 370_000, 800_000];
const ownHealth = [136e6, 210e6, 135e6, 74e6, 232e6];

describe("the district's budget", () => {
  test("self-sufficiency, gap and burden by year", () => {
    for (const i of revenue.keys()) {
      expect(found.budget.selfSufficiency[i]).toBeCloseTo(revenue[i]! / expenditure[i]!, 12);
      expect(found.budget.gap[i]).toBe((expenditure[i]! - revenue[i]!) * 1e6);
      expect(found.budget.burden![i]).toBeCloseTo(own[i]! / revenue[i]!, 12);
    }
    expect(found.budget.verticalImbalance).toBeCloseTo(1 - 7010 / 9440, 12);
  });
  test("years until the burden is a tenth, by the slope of a line through the years", () => {
    const burden = own.map((x, i) => x / revenue[i]!);
    const mean = burden.reduce((a, b) => a + b) / 6;
    const slope = burden.reduce((a, b, i) => a + (i - 2.5) * (b - mean), 0) / 17.5;
    expect(found.yearsToHeavy).toBeCloseTo((0.1 - burden[5]!) / slope, 9);
  });
  test("the reform leaves the district a quarter of 166 million", () => {
    expect(found.burdenAfterReform).toBeCloseTo((0.25 * (136 + 11 + 12 + 7)) / 1600, 12);
    const shares = Object.values(reform.shares).map(({ share }) => share);
    expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
  });
});

describe("the money for health", () => {
  test("shares of the tiers, and of social capital", () => {
    for (const i of own.keys()) {
      const public_ = own[i]! + upper.central[i]! + upper.province[i]! + upper.city[i]!;
      expect(found.health.costSharing!.district![i]).toBeCloseTo(own[i]! / public_, 12);
      for (const tier of ["central", "province", "city"] as const)
        expect(found.health.costSharing![tier]![i]).toBeCloseTo(upper[tier][i]! / public_, 12);
      expect(found.health.socialCapitalShare![i]).toBeCloseTo(social[i]! / (public_ + social[i]!), 12);
    }
  });
  test("revenue and duties by tier", () => {
    expect(found.tiers.selfSufficiency).toEqual([1620 / 260, 170 / 150, 130 / 210, 1600 / 2190]);
    for (const [i, { value }] of found.duties.rows.entries())
      expect(value / 100).toBeCloseTo(found.tiers.selfSufficiency[i]!, 12);
    // The city lacks 80 million, the district 590.
    expect(found.duties.attainment!.shortfall).toBeCloseTo(670e6, 3);
  });
});

describe("goals for the district", () => {
  test("values of 2013, and where a line through the six years leads", () => {
    const percent = (above: readonly number[], below: readonly number[]): number[] =>
      above.map((x, i) => (100 * x) / below[i]!);
    const publicMoney = own.map((x, i) => x + upper.central[i]! + upper.province[i]! + upper.city[i]!);
    const all = publicMoney.map((x, i) => x + social[i]!);
    const series = [
      percent(social, all),
      percent(own, revenue),
      percent(own, publicMoney),
      percent(revenue, expenditure),
    ];
    for (const [i, row] of found.goals.rows.entries()) {
      const values = series[i]!;
      const mean = values.reduce((a, b) => a + b) / 6;
      const slope = values.reduce((a, value, t) => a + (t - 2.5) * (value - mean), 0) / 17.5;
      expect(row.current!.value).toBeCloseTo(values[5]!, 9);
      expect(row.annualChange).toBeCloseTo(slope, 9);
      expect(row.projected).toBeCloseTo(values[5]! + slope * (Number(row.deadline) - 2013), 9);
    }
    expect(found.goals.rows.map(({ status }) => status)).toEqual([
      "on-track",
      "regressing",
      "regressing",
      "regressing",
    ]);
  });
});

describe("districts side by side", () => {
  const level = ownHealth.map((x, i) => x / heads[i]!);
  const short = (after: readonly number[]): number =>
    after.reduce((sum, x, i) => sum + Math.max(0, 340 - x) * heads[i]!, 0);
  /** Half the mean difference of all pairs of residents over the mean. */
  const giniOf = (values: readonly number[]): number => {
    let pairs = 0;
    let total = 0;
    const people = heads.reduce((a, b) => a + b);
    for (const [i, a] of values.entries()) {
      total += heads[i]! * a;
      for (const [j, b] of values.entries()) pairs += heads[i]! * heads[j]! * Math.abs(a - b);
    }
    return pairs / (2 * people * total);
  };

  test("per resident, and how unequal", () => {
    expect(found.perHead.rows.map(({ value }) => value)).toEqual(level);
    expect(found.perHead.value).toBeCloseTo(787e6 / 2_775_000, 9);
    expect(found.gap.value).toBeCloseTo(giniOf(level), 12);
  });
  test("as it is: 50 yuan for everybody", () => {
    const after = level.map((x) => x + 50);
    expect(found.asItIs.value).toBe(138_750_000);
    expect(found.asItIs.effect!.gapClosed).toBeCloseTo(1 - short(after) / short(level), 9);
    expect(found.asItIs.effect!.leakage).toBeCloseTo(385 / 2775, 12);
    expect(found.asItIs.effect!.giniAfter).toBeCloseTo(giniOf(after), 12);
  });
  test("reformed: Xiuzhou, D and E are lifted to one level, found here by steps", () => {
    // D to Xiuzhou, both to E, then all three with what is left.
    let left = 138_750_000;
    left -= 370_000 * (level[0]! - level[3]!);
    left -= 970_000 * (level[4]! - level[0]!);
    const common = level[4]! + left / 1_770_000;
    const after = [common, level[1]!, level[2]!, common, common];
    expect(common).toBeLessThan(level[1]!);
    for (const [i, row] of found.reformed.rows.entries()) expect(row.after).toBeCloseTo(after[i]!, 6);
    expect(found.reformed.value).toBeCloseTo(138_750_000, 3);
    expect(found.reformed.effect!.gapClosed).toBeCloseTo(1 - short(after) / short(level), 9);
    expect(found.reformed.effect!.leakage).toBe(0);
    expect(found.reformed.effect!.giniAfter).toBeCloseTo(giniOf(after), 9);
  });
});

describe("the plan", () => {
  test("a year with the money of 2013 pays what the reformed transfer pays", () => {
    for (const [i, { years }] of found.plan.rows.entries())
      expect(Math.abs(years[0]!.disbursed - found.reformed.rows[i]!.amount)).toBeLessThan(1);
  });
  test("the least money is what all districts are short of 340 yuan, and the third year has it", () => {
    const short = ownHealth.map((own, i) => Math.max(0, 340 * heads[i]! - own));
    const needed = short.reduce((a, b) => a + b);
    expect(needed).toBe(160_600_000);
    for (const year of found.plan.minimumBudget!.byYear) expect(year).toBeCloseTo(needed, 3);
    expect(found.plan.years.map(({ budget }) => budget)).toEqual([138_750_000, 150_750_000, 162_750_000]);
    for (const [t, { remainingGap, budget }] of found.plan.years.entries())
      expect([t, remainingGap.toFixed(6)]).toEqual([
        t,
        (Math.max(0, needed - budget) / 2_775_000).toFixed(6),
      ]);
    expect(found.plan.certificate!.optimal).toBe(true);
  });
});

describe("the appraisal", () => {
  test("points, added up by hand", () => {
    const scores = found.appraisal.rows.map(({ score }) => score);
    const byHand = [
      20 * (93.1 / 95) + (20 - 2) + 20 * 0.97 + (15 * 100) / 104 + (15 * 86) / 90 + 10,
      20 + 20 + 20 * 0.91 + (15 * 100) / 112 + 15 + (10 * 82) / 85,
      20 + (20 - 4) + 20 + 15 + 15 + 10,
      20 * (88 / 95) + (20 - 6 - 10) + 20 * 0.84 + (15 * 100) / 118 + (15 * 79) / 90 + (10 * 76) / 85,
    ];
    for (const [i, score] of scores.entries()) expect(score).toBeCloseTo(byHand[i]!, 2);
    expect(found.appraisal.rows.map(({ grade }) => grade)).toEqual([
      "excellent",
      "excellent",
      "excellent",
      "fair",
    ]);
    const total = byHand.reduce((a, b) => a + b);
    for (const [i, { payment }] of found.appraisal.rows.entries())
      expect(Math.abs(payment! - (4_000_000 * byHand[i]!) / total)).toBeLessThan(150);
    expect(found.appraisal.rows.reduce((sum, { payment }) => sum + payment!, 0)).toBe(4_000_000);
  });
});

describe("what is made up says so", () => {
  test("in every record of the files, and in the output", () => {
    expect(study.sources.map(({ status }) => status)).toEqual(["illustrative"]);
    for (const record of [...study.indicators, ...study.observations, ...study.flows])
      expect(record.source).toBe("illustrative");
    expect(reform.status).toBe("illustrative");
    const { notes, results } = xiuzhou.run();
    expect(notes[0]).toContain("Made up for illustration");
    for (const result of results.slice(0, 3))
      expect(result.sources.map(({ status }) => status)).toContain("illustrative");
  });
});
