import { beforeAll, describe, expect, test } from "vitest";
import appraisal from "./appraisal.json" with { type: "json" };
import { type GradualFindings, gradualEqualization, measureGradual } from "./case.ts";
import study from "./study.json" with { type: "json" };

let found: GradualFindings;
beforeAll(() => {
  found = measureGradual();
});

interface Part {
  readonly amount: number;
  readonly date?: string;
  readonly offPurpose?: boolean;
}
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const total = (parts: readonly Part[] | undefined): number => sum((parts ?? []).map(({ amount }) => amount));
const counties = ["county-a", "county-b", "county-c", "county-d"];
const people = [500_000, 320_000, 410_000, 180_000];
/** The money of 2018 by hop, as the file has it. */
const hop = (from: string, to: string) =>
  study.flows.filter((flow) => flow.from.tier === from && flow.to.tier === to);
const daysLate = ({ date }: Part, due: string): number =>
  Math.max(0, (Date.parse(date!) - Date.parse(due)) / 86_400_000);
const to = (county: string) =>
  study.flows.filter((flow) => flow.to.tier === "institutions" && flow.to.region === county);

describe("the money", () => {
  test("55 yuan for every resident are budgeted, and every yuan is somewhere", () => {
    const [budgeted] = found.money.waterfall;
    expect(budgeted!.amount).toBe(55 * sum(people));
    const spent = sum(study.flows.map((flow) => total(flow.amounts.spent)));
    const misused = sum(
      study.flows
        .flatMap((flow) => (flow.amounts.spent ?? []) as Part[])
        .map(({ amount, offPurpose }) => (offPurpose === true ? amount : 0)),
    );
    const bar = (id: string): number => found.money.waterfall.find((one) => one.id === id)!.amount;
    expect(bar("off-purpose")).toBe(-misused);
    expect(bar("spent")).toBe(spent - misused);
    expect(found.money.value).toBeCloseTo((spent - misused) / (55 * sum(people)), 12);
    // What came to a county account, or to the province for the counties, and did not leave it.
    const kept =
      total(hop("central", "province").flatMap((flow) => flow.amounts.arrived)) -
      total(hop("province", "county account").flatMap((flow) => flow.amounts.appropriated)) +
      sum(
        ["province", "province treasury", "prefecture"].map((tier) =>
          total(hop(tier, "county account").flatMap((flow) => flow.amounts.arrived)),
        ),
      ) -
      total(hop("county account", "institutions").flatMap((flow) => flow.amounts.appropriated));
    expect(bar("undisbursed")).toBe(-kept);
    expect(found.money.issues).toEqual([]);
    expect(found.money.unlinked).toEqual([]);
  });
  test("every hop: due, arrived, in time, days late", () => {
    for (const measured of found.money.byTierPair) {
      const flows = hop(measured.from, measured.to);
      const due = total(flows.flatMap((flow) => flow.amounts.budgeted));
      const parts = flows.flatMap((flow) =>
        flow.amounts.arrived.map((part) => ({ ...part, days: daysLate(part, flow.dueDate) })),
      );
      expect(measured.due).toBe(due);
      expect(measured.arrived).toBe(total(parts));
      expect(measured.onTimeRate).toBeCloseTo(total(parts.filter(({ days }) => days === 0)) / due, 12);
      expect(measured.meanDelayDays).toBeCloseTo(
        sum(parts.map(({ amount, days }) => amount * days)) / total(parts),
        9,
      );
    }
  });
  test("matching funds by tier, written down by hand", () => {
    const rows = found.money.matchingFunds.map(({ tier, due, paid }) => [tier, due, paid]);
    expect(rows).toEqual([
      ["province treasury", 15_510_000, 11 * (500_000 + 320_000 + 410_000 + 0.9 * 180_000)],
      ["prefecture", 6_204_000, 4.4 * (500_000 + 0.8 * 320_000 + 410_000 + 0.5 * 180_000)],
      ["county treasury", 9_306_000, 6.6 * (500_000 + 0.7 * 320_000 + 410_000 + 0.4 * 180_000)],
    ]);
  });
  test("by category at the institutions", () => {
    expect(found.byCategory.map(({ group }) => group)).toEqual([
      "personnel",
      "operating",
      "program",
      "capital",
    ]);
    for (const { group, budgeted, arrived, spent } of found.byCategory) {
      const flows = study.flows.filter(({ category }) => category === group);
      expect(budgeted).toBe(total(flows.flatMap((flow) => flow.amounts.budgeted)));
      expect(arrived).toBe(total(flows.flatMap((flow) => flow.amounts.arrived)));
      expect(spent).toBe(total(flows.flatMap((flow) => (flow.amounts.spent ?? []) as Part[])));
    }
  });
});

describe("goals", () => {
  const series = (indicator: string, region: string): number[] =>
    study.observations
      .filter((one) => one.indicator === indicator && one.region === region)
      .map(({ value }) => value);
  const slope = (values: readonly number[]): number => {
    const mean = sum(values) / values.length;
    const middle = (values.length - 1) / 2;
    return (
      sum(values.map((value, i) => (i - middle) * (value - mean))) /
      sum(values.map((_, i) => (i - middle) ** 2))
    );
  };
  const goal = (id: string) => found.goals.rows.find((row) => row.goal === id)!;
  const money = counties.map(
    (county, i) => total(to(county).flatMap((flow) => flow.amounts.arrived)) / people[i]!,
  );

  test("records over all counties", () => {
    const all = [0, 1, 2, 3, 4].map(
      (year) => sum(counties.map((county, i) => series("records", county)[year]! * people[i]!)) / sum(people),
    );
    expect(goal("records-2018").current!.value).toBeCloseTo(all[4]!, 9);
    expect(goal("records-2018").annualChange).toBeCloseTo(slope(all), 9);
    expect(goal("records-2018").status).toBe("achieved");
  });
  test("the worst county, its pace, and the year it would get there", () => {
    const worst = series("records", "county-d");
    const row = goal("records-2025");
    expect(row.current!.value).toBe(61);
    expect(row.annualChange).toBeCloseTo(slope(worst), 12);
    expect(row.requiredAnnualChange).toBeCloseTo((80 - 61) / 7, 12);
    expect(row.projected).toBeCloseTo(61 + 7 * slope(worst), 9);
    expect(row.status).toBe("off-track");
  });
  test("money a resident: the books of the year end the series", () => {
    const worst = [...series("funding", "county-d"), money[3]!];
    const row = goal("funding-2020");
    expect(row.current!.value).toBeCloseTo(money[3]!, 9);
    expect(row.annualChange).toBeCloseTo(slope(worst), 9);
    expect(row.status).toBe("off-track");
    const mean = sum(money.map((x, i) => x * people[i]!)) / sum(people);
    const pairs = sum(
      money.flatMap((a, i) => money.map((b, j) => people[i]! * people[j]! * Math.abs(a - b))),
    );
    expect(goal("gap-2035").current!.value).toBeCloseTo(pairs / (2 * sum(people) ** 2 * mean), 12);
  });
  test("how many are achieved or on track", () => {
    expect(found.goals.rows.map(({ status }) => status)).toEqual([
      "achieved",
      "on-track",
      "off-track",
      "off-track",
      "on-track",
      "on-track",
      "off-track",
    ]);
    expect(found.goals.value).toBeCloseTo(4 / 7, 12);
  });
});

describe("major programs", () => {
  test("six of them, pooled over the counties, with what is still to be reached in whole units", () => {
    expect(found.major).toHaveLength(6);
    for (const { indicator, value, rows, attainment } of found.major) {
      const ours = study.observations.filter((one) => one.indicator === indicator);
      expect(value).toBeCloseTo(
        (100 * sum(ours.map(({ numerator }) => numerator))) / sum(ours.map(({ denominator }) => denominator)),
        9,
      );
      const standard = rows[0]!.standard!;
      expect(attainment!.shortfall).toBe(
        sum(
          ours.map(({ numerator, denominator }) =>
            Math.max(0, Math.ceil((standard * denominator) / 100 - numerator - 1e-9)),
          ),
        ),
      );
    }
  });
});

describe("the appraisal", () => {
  test("County D, point by point", () => {
    const flows = to("county-d");
    const due = total(flows.flatMap((flow) => flow.amounts.budgeted));
    const parts = flows.flatMap((flow) =>
      flow.amounts.arrived.map((part) => ({ ...part, days: daysLate(part, flow.dueDate) })),
    );
    const arrived = total(parts);
    const spent = flows.flatMap((flow) => (flow.amounts.spent ?? []) as Part[]);
    const late = sum(parts.map(({ amount, days }) => amount * days)) / arrived;
    const misuse = total(spent.filter(({ offPurpose }) => offPurpose === true)) / total(spent);
    const points = [
      0, // nobody is responsible by name
      (6 * 5) / 10, // mean of 5, 4 and 6 out of 10
      12 - 1.5 * Math.floor((100 - (100 * arrived) / due) / 5),
      Math.max(0, 8 - (2 * (late - 5)) / 30),
      (7 * ((100 * total(spent)) / arrived)) / 95,
      Math.max(0, 8 - 2 * Math.ceil(100 * misuse)),
      (20 * ((38 / 50) * 61)) / 80, // 38 of 50 records were true
      (20 * 47) / 67,
      (15 * (63 - 60)) / 30,
    ];
    const row = found.appraisal.rows[3]!;
    expect(row.score).toBeCloseTo(sum(points), 2);
    // Fewer than four of five records that were checked were true.
    expect(row.grade).toBe("poor");
    expect(row.vetoes.map(({ id }) => id)).toEqual(["falsified"]);
  });
  test("a tenth is held back and comes back by the score", () => {
    for (const [i, { score, payment }] of found.appraisal.rows.entries()) {
      expect(Math.abs(payment! - 55 * people[i]! * (0.9 + (0.1 * score) / 100))).toBeLessThan(1);
    }
  });
  test("every point that was lost has an office that answers for it", () => {
    for (const [i, { score, maximum }] of found.appraisal.rows.entries()) {
      expect(sum(found.accountable.map(({ lost }) => lost[i]!))).toBeCloseTo(maximum - score, 2);
    }
  });
  test("the panel's means", () => {
    expect([...found.panel.scores].map((x) => Math.round(3 * x))).toEqual([26, 21, 25, 15]);
  });
});

describe("the plan", () => {
  const arrived = counties.map((county) => total(to(county).flatMap((flow) => flow.amounts.arrived)));
  const misused = counties.map((county) =>
    total(
      to(county)
        .flatMap((flow) => (flow.amounts.spent ?? []) as Part[])
        .filter(({ offPurpose }) => offPurpose === true),
    ),
  );
  /** Yuan sent that lift every resident of a county by one. */
  const price = people.map((heads, i) => heads / ((arrived[i]! - misused[i]!) / (55 * heads)));
  const level = arrived.map((yuan, i) => yuan / people[i]!);
  /** Money to lift everybody to a level, county by county. */
  const costOf = (goal: number): number => sum(level.map((now, i) => Math.max(0, goal - now) * price[i]!));

  test("the least budget is what is short over what gets through", () => {
    for (const year of found.plan.minimumBudget!.byYear) expect(year).toBeCloseTo(costOf(55), 2);
  });
  test("the lowest are lifted to the level that the money pays, found here by halving", () => {
    for (const [t, { year, budget }] of found.plan.years.entries()) {
      let low = Math.min(...level);
      let high = 55;
      for (let step = 0; step < 200; step++) {
        const middle = (low + high) / 2;
        if (costOf(middle) > budget) high = middle;
        else low = middle;
      }
      const lowest = Math.min(...found.plan.rows.map(({ years }) => years[t]!.after));
      expect([year, lowest.toFixed(4)]).toEqual([year, low.toFixed(4)]);
    }
  });
  test("two years are short, and the plan is proved", () => {
    expect(found.plan.years.map(({ remainingGap }) => remainingGap > 1e-9)).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(found.plan.certificate!.optimal).toBe(true);
  });
});

describe("what is made up says so", () => {
  test("in every record of the files, and in the output", () => {
    for (const record of [...study.observations, ...study.flows, ...study.goals])
      expect(record.source).toBe("illustrative");
    expect(appraisal.status).toBe("illustrative");
    const { notes, results } = gradualEqualization.run();
    expect(notes[0]).toContain("Made up for illustration");
    for (const { sources } of results) expect(sources.map(({ status }) => status)).toContain("illustrative");
  });
});
