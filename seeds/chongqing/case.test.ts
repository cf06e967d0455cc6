import { readFileSync } from "node:fs";
import { parseStudy } from "equalis/schema";
import { describe, expect, test } from "vitest";
import {
  ASPECTS,
  BUDGETS,
  CITY_SHARES,
  chongqing,
  chongqingStudy,
  compare,
  LOSS,
  POOL,
  plan,
  sentTo,
  simulateRules,
  splitByLevel,
  WINGS,
} from "./case.ts";

// The file as it stands, read without the library: every number below is plain arithmetic over these records.
interface Raw {
  regions: {
    id: string;
    groups?: { wing: string };
    population?: { subgroup?: string; value: number; source: string }[];
  }[];
  indicators: { id: string; scale: number; measure?: "total" }[];
  observations: {
    region: string;
    indicator: string;
    subgroup?: string;
    value: number;
    numerator?: number;
    denominator?: number;
    source: string;
  }[];
  sources: { id: string; status: string }[];
}
const raw = JSON.parse(readFileSync(new URL("chongqing.json", import.meta.url), "utf8")) as Raw;
const wingOf = new Map(raw.regions.map(({ id, groups }) => [id, groups?.wing]));
const heads = (region: string, subgroup?: string): number =>
  raw.regions.find(({ id }) => id === region)!.population!.find((one) => one.subgroup === subgroup)!.value;
const observed = (indicator: string, subgroup?: string): Raw["observations"] =>
  raw.observations.filter((one) => one.indicator === indicator && one.subgroup === subgroup);
const scaleOf = (indicator: string): number => raw.indicators.find(({ id }) => id === indicator)!.scale;
const counts = (one: Raw["observations"][number]): [number, number] => [
  one.numerator ?? one.value,
  one.denominator ?? heads(one.region, one.subgroup),
];
const rateOf = (one: Raw["observations"][number]): number =>
  (scaleOf(one.indicator) * counts(one)[0]) / counts(one)[1];
const pooled = (records: Raw["observations"]): number => {
  const over = records.reduce((sum, one) => sum + counts(one)[0], 0);
  const under = records.reduce((sum, one) => sum + counts(one)[1], 0);
  return (scaleOf(records[0]!.indicator) * over) / under;
};
const indicators = ASPECTS.flatMap((aspect) => aspect.indicators);

interface Part {
  value: number;
  people: number;
}
const total = (parts: readonly Part[], of: (part: Part) => number): number =>
  parts.reduce((sum, part) => sum + of(part), 0);
const mean = (parts: readonly Part[]): number =>
  total(parts, ({ value, people }) => value * people) / total(parts, ({ people }) => people);
/** Theil's index as the mean of r ln r over people, r the value over the mean. */
const theil = (parts: readonly Part[]): number =>
  total(parts, ({ value, people }) => people * (value / mean(parts)) * Math.log(value / mean(parts))) /
  total(parts, ({ people }) => people);
/** Everybody gets the mean of the group that `key` puts them in. */
const leveled = <T extends Part>(parts: readonly T[], key: (part: T) => string): readonly Part[] => {
  return parts.map((part) => ({
    value: mean(parts.filter((other) => key(other) === key(part))),
    people: part.people,
  }));
};
/** The Gini index over every pair of people, group by group. */
const gini = (parts: readonly Part[]): number => {
  const people = total(parts, (part) => part.people);
  const differences = total(parts, (a) =>
    total(parts, (b) => a.people * b.people * Math.abs(a.value - b.value)),
  );
  return differences / (2 * people ** 2 * mean(parts));
};
const solve = (of: (x: number) => number, goal: number, upper: number): number => {
  let [low, high] = [0, upper];
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (of(middle) < goal) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};

describe("the file", () => {
  test("is a study, and marks every figure as made up", () => {
    expect(parseStudy(raw).issues).toBeUndefined();
    const status = new Map(raw.sources.map(({ id, status }) => [id, status]));
    expect(raw.observations.every(({ source }) => status.get(source) === "illustrative")).toBe(true);
    expect(
      raw.regions
        .flatMap(({ population }) => population ?? [])
        .every(({ source }) => status.get(source) === "illustrative"),
    ).toBe(true);
  });
  test("has 21 districts in the circle, 11 and 6 in the wings", () => {
    expect(WINGS.map((wing) => [...wingOf.values()].filter((one) => one === wing).length)).toEqual([
      21, 11, 6,
    ]);
  });
  test.for(indicators)("urban and rural parts of %s add up to the districts", (indicator) => {
    for (const whole of observed(indicator)) {
      const parts = raw.observations.filter(
        (one) => one.indicator === indicator && one.region === whole.region && one.subgroup !== undefined,
      );
      expect(parts.length).toBe(whole.region === "yuzhong" ? 1 : 2);
      for (const place of [0, 1] as const) {
        expect(parts.reduce((sum, one) => sum + counts(one)[place], 0)).toBe(counts(whole)[place]);
      }
    }
  });
});

describe("comparison", () => {
  test("pools counts over counts", () => {
    const comparisons = compare(chongqingStudy());
    expect(comparisons.map(({ indicator }) => indicator)).toEqual(indicators);
    for (const one of comparisons) {
      const of = (wings: readonly string[]): number =>
        pooled(observed(one.indicator).filter(({ region }) => wings.includes(wingOf.get(region)!)));
      expect(one.urban).toBeCloseTo(pooled(observed(one.indicator, "urban")), 9);
      expect(one.rural).toBeCloseTo(pooled(observed(one.indicator, "rural")), 9);
      for (const [i, wing] of WINGS.entries()) expect(one.wings[i]).toBeCloseTo(of([wing]), 9);
      expect(one.circleOverWings).toBeCloseTo(of([WINGS[0]]) / of(WINGS.slice(1)), 9);
    }
  });
  test("town has more than the country, and the circle more than each wing", () => {
    for (const { urban, rural, wings } of compare(chongqingStudy())) {
      expect(urban).toBeGreaterThan(rural);
      expect(wings[0]).toBeGreaterThan(Math.max(wings[1]!, wings[2]!));
    }
  });
});

describe("levels", () => {
  test.for(indicators)("of %s, by leveling group after group", (indicator) => {
    const parts = [...observed(indicator, "urban"), ...observed(indicator, "rural")].map((one) => ({
      value: rateOf(one),
      people: heads(one.region, one.subgroup),
      region: one.region,
      subgroup: one.subgroup!,
    }));
    expect(parts.length).toBe(75);
    const all = theil(parts);
    const wings = theil(leveled(parts, ({ region }) => wingOf.get(region)!));
    const districts = theil(leveled(parts, ({ region }) => region));
    const layers = splitByLevel(chongqingStudy(), indicator);
    expect(layers.theil).toBeCloseTo(all, 7);
    expect(layers.betweenWings).toBeCloseTo(wings / all, 5);
    expect(layers.betweenDistricts).toBeCloseTo((districts - wings) / all, 5);
    expect(layers.insideDistricts).toBeCloseTo((all - districts) / all, 5);
    expect(layers.betweenTownAndCountry).toBeCloseTo(
      theil(leveled(parts, ({ subgroup }) => subgroup)) / all,
      5,
    );
    expect(layers.betweenWings + layers.betweenDistricts + layers.insideDistricts).toBeCloseTo(1, 12);
  });
});

describe("sharing the pool", () => {
  const districts = observed("funding").map(({ region, value }) => ({
    region,
    funding: value,
    people: heads(region),
    gap: Math.max(0, 84 * heads(region) - value),
    wing: wingOf.get(region)!,
  }));
  const everybody = districts.reduce((sum, { people }) => sum + people, 0);
  const claims = (factor: number) => {
    const at = (lambda: number): number[] =>
      districts.map(({ gap, wing }) => Math.min(gap, lambda * gap * (wing === WINGS[0] ? 1 : factor)));
    const sum = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0);
    return at(solve((lambda) => sum(at(lambda)), POOL, 10));
  };
  const filled = () => {
    const at = (level: number): number[] =>
      districts.map(({ people, funding }) => Math.max(0, level * people - funding));
    return at(solve((level) => at(level).reduce((a, b) => a + b, 0), POOL, 1000));
  };
  const expected = [
    districts.map(({ people }) => (POOL * people) / everybody),
    claims(1),
    claims(2),
    claims(4),
    filled(),
  ];

  test("amounts, gap and inequality of every rule", () => {
    const outcomes = simulateRules(chongqingStudy());
    expect(outcomes.length).toBe(expected.length);
    const lacking = districts.reduce((sum, { gap }) => sum + gap, 0);
    for (const [k, { transfer, wings, after, reached }] of outcomes.entries()) {
      const amounts = expected[k]!;
      for (const [i, { region, amount }] of transfer.rows.entries()) {
        expect(region).toBe(districts[i]!.region);
        expect(Math.abs(amount - amounts[i]!)).toBeLessThan(0.5);
      }
      const parts = districts.map(({ people, funding, wing }, i) => ({
        value: (funding + amounts[i]!) / people,
        people,
        wing,
      }));
      for (const [w, wing] of WINGS.entries()) {
        const sum = amounts.reduce((all, one, i) => all + (districts[i]!.wing === wing ? one : 0), 0);
        expect(wings[w]! / sum).toBeCloseTo(1, 6);
      }
      expect(transfer.effect!.giniAfter).toBeCloseTo(gini(parts), 7);
      expect(transfer.effect!.giniBefore).toBeCloseTo(
        gini(districts.map(({ funding, people }) => ({ value: funding / people, people }))),
        9,
      );
      const closed = districts.reduce((sum, { gap }, i) => sum + Math.min(gap, amounts[i]!), 0);
      expect(transfer.effect!.gapClosed).toBeCloseTo(closed / lacking, 7);
      const between = theil(leveled(parts, (part) => part.wing));
      expect(after.total).toBeCloseTo(theil(parts), 7);
      expect(after.between).toBeCloseTo(between, 7);
      expect(after.within).toBeCloseTo(theil(parts) - between, 7);
      expect(reached).toBe(parts.filter(({ value }) => value >= 83.99).length);
    }
  });
  test("what the text says: priority moves the gap into the wings, lifting the lowest leaves the smallest", () => {
    const [, plain, double, fourfold, lowest] = simulateRules(chongqingStudy());
    expect(double!.after.between).toBeLessThan(plain!.after.between);
    expect(fourfold!.after.between).toBeLessThan(double!.after.between);
    expect(double!.after.within).toBeGreaterThan(plain!.after.within);
    expect(fourfold!.after.within).toBeGreaterThan(double!.after.within);
    expect(double!.transfer.effect!.giniAfter).toBeLessThan(plain!.transfer.effect!.giniAfter);
    expect(fourfold!.transfer.effect!.giniAfter).toBeGreaterThan(double!.transfer.effect!.giniAfter);
    for (const { after, transfer } of [plain!, double!, fourfold!]) {
      expect(lowest!.after.total).toBeLessThan(after.total);
      expect(lowest!.transfer.effect!.giniAfter).toBeLessThan(transfer.effect!.giniAfter);
    }
  });
});

describe("the plan", () => {
  const districts = observed("funding").map(({ region, value }) => {
    const wing = wingOf.get(region) as (typeof WINGS)[number];
    const people = heads(region);
    // Yuan of the city that close a yuan of the gap.
    const price = CITY_SHARES[wing] / (1 - LOSS);
    return { region, wing, people, level: value / people, gap: Math.max(0, 84 * people - value), price };
  });
  const needed = districts.reduce((sum, { gap, price }) => sum + gap * price, 0);
  const budgets = Object.values(BUDGETS);
  const fill = (budget: number): number[] => {
    const at = (level: number): number[] =>
      districts.map(({ people, level: own, price }) => Math.max(0, level - own) * people * price);
    const sum = (level: number): number => at(level).reduce((a, b) => a + b, 0);
    return at(budget >= needed ? 84 : solve(sum, budget, 84));
  };
  /** Money where it closes most, tier by tier; inside the last tier that gets some, nothing is decided. */
  const byPrice = (budget: number): number[] => {
    let left = budget;
    return [...WINGS]
      .sort((a, b) => CITY_SHARES[a] - CITY_SHARES[b])
      .map((wing) => {
        const cost = districts.reduce((sum, one) => sum + (one.wing === wing ? one.gap * one.price : 0), 0);
        const sent = Math.min(left, cost);
        left -= sent;
        return sent;
      });
  };

  test("the lowest first: money, gap and local share of every year, by bisection", () => {
    const found = plan(chongqingStudy(), "max-min");
    expect(found.status).toBe("short");
    expect(found.certificate?.optimal).toBe(true);
    expect(found.minimumBudget!.total / (3 * needed)).toBeCloseTo(1, 9);
    const lacking = budgets.reduce((sum, budget) => sum + Math.max(0, needed - budget), 0);
    expect(found.fundingGap! / lacking).toBeCloseTo(1, 9);
    const people = districts.reduce((sum, one) => sum + one.people, 0);
    for (const [t, year] of found.years.entries()) {
      const sent = fill(budgets[t]!);
      expect(year.budget).toBe(budgets[t]);
      for (const [i, row] of found.rows.entries()) {
        expect(row.region).toBe(districts[i]!.region);
        expect(Math.abs(row.years[t]!.disbursed - sent[i]!)).toBeLessThan(1);
      }
      const closed = sent.map((money, i) => money / districts[i]!.price);
      const remaining = districts.reduce((sum, { gap }, i) => sum + gap - closed[i]!, 0) / people;
      expect(year.remainingGap).toBeCloseTo(remaining, 5);
      const local = closed.reduce((sum, money, i) => sum + money - sent[i]! * (1 - LOSS), 0);
      expect(year.localContribution / local).toBeCloseTo(1, 7);
      for (const [w, wing] of WINGS.entries()) {
        const part = sent.reduce((sum, money, i) => sum + (districts[i]!.wing === wing ? money : 0), 0);
        expect(Math.abs(sentTo(found, year.year)[w]! - part)).toBeLessThan(1);
      }
    }
  });
  test("most per yuan: the circle before the wings, tier by tier", () => {
    const found = plan(chongqingStudy(), "least-shortfall");
    for (const [t, year] of found.years.entries()) {
      for (const [w, money] of byPrice(Math.min(needed, budgets[t]!)).entries()) {
        expect(Math.abs(sentTo(found, year.year)[w]! - money)).toBeLessThan(1);
      }
    }
    expect(found.value).toBeLessThan(plan(chongqingStudy(), "max-min").value!);
  });
});

describe("what is shown", () => {
  test("the table of what is lacking and the line before any transfer, as they are printed", () => {
    const { text } = chongqing.run();
    const cells = (start: string): string[] =>
      text
        .split("\n")
        .find((line) => line.trim().startsWith(start))!
        .trim()
        .slice(start.length)
        .trim()
        .split(/ {2,}/);
    const funding = observed("funding").map(({ region, value }) => ({
      wing: wingOf.get(region)!,
      value: value / heads(region),
      people: heads(region),
      gap: Math.max(0, 84 * heads(region) - value),
    }));
    const lacking = funding.reduce((sum, { gap }) => sum + gap, 0);
    for (const wing of WINGS) {
      const own = funding.filter((one) => one.wing === wing);
      const short = own.reduce((sum, { gap }) => sum + gap, 0);
      expect(cells(wing)).toEqual([
        String(own.length),
        String(own.filter(({ gap }) => gap === 0).length),
        (short / 1e6).toFixed(1),
        `${((100 * short) / lacking).toFixed(1)} %`,
      ]);
    }
    const between = theil(leveled(funding, ({ wing }) => wing));
    expect(cells("(before)")).toEqual([
      ...[gini(funding), theil(funding), between, theil(funding) - between].map((value) => value.toFixed(4)),
      String(funding.filter(({ gap }) => gap === 0).length),
    ]);
  });
  test("says in every output that figures are made up", () => {
    const { results, notes, text } = chongqing.run();
    expect(notes.some((note) => note.startsWith("Made up for illustration"))).toBe(true);
    for (const { warnings } of results) {
      expect(warnings.map(({ code }) => code)).toContain("illustrative_figures");
    }
    expect(text).toContain("1.64");
    expect(text).not.toMatch(/NaN|undefined|Infinity|∞/);
  });
});
