import { describe, expect, test } from "vitest";
import { counties } from "../../docs/gallery/counties.ts";
import { cases } from "../../seeds/cases.ts";
import {
  type FiscalFlow,
  GINI,
  type Goal,
  type GoalStatus,
  measureGap,
  measureResources,
  planEqualization,
  reconcile,
  type Study,
  trackGoals,
} from "../../src/index.ts";
import { type ReportResult, renderReport } from "../../src/report/index.ts";
import { richResults } from "../study/rich-results.ts";

/** No report says what only a program says, in either language and either format. */
function speaks(results: readonly ReportResult[], study?: Study): void {
  for (const language of ["en", "zh"] as const) {
    for (const format of ["html", "markdown"] as const) {
      const text = renderReport(results, { format, language, study });
      const found = text.match(/.{0,60}(\b(undefined|NaN|null|Infinity)\b|\[object).{0,60}/);
      expect(found?.[0], `${language} ${format}`).toBeUndefined();
      // No cell and no paragraph is empty but the first cell above row heads.
      expect(text, `${language} ${format}`).not.toMatch(/<(p|li|h2|h3|caption|figcaption)\b[^>]*><\//);
    }
  }
}

type Question = Parameters<typeof planEqualization>[1];
const plan = (question: Partial<Question>): ReturnType<typeof planEqualization> =>
  planEqualization(counties, {
    indicator: "spending",
    period: "2024",
    target: "standard",
    budget: 1e9,
    years: [2025, 2026],
    moneyUnit: "yuan",
    population: { concept: "resident", year: 2024 },
    ...question,
  });

describe("a plan, whatever became of it", () => {
  const targets = {
    standard: "standard",
    "a figure": { standard: 900 },
    index: { index: GINI, atMost: 0.05 },
  } as const;
  const kinds: Readonly<Record<string, Partial<Question>>> = {
    recurrent: { spendingType: "recurrent" },
    investment: { spendingType: "capital", depreciation: 0.1, carryOver: true },
    "the lowest first": { objective: "max-min" },
    "least squares": { objective: "least-squares" },
    "every rule": { lossRate: 0.1, cost: 1.2, centralShare: 0.8, localLimit: 1e8, cap: 5e8 },
    "losses seen": { lossRate: "observed" },
  };
  // A plan to an index has an objective and rules of its own.
  const rows: readonly (readonly [string, Partial<Question>])[] = [
    ...Object.entries(kinds).flatMap(([kind, rules]) =>
      (["standard", "a figure"] as const).map(
        (name) => [`${name}, ${kind}`, { ...rules, target: targets[name] }] as const,
      ),
    ),
    ["index", { target: targets.index }],
    ["index, with losses", { target: targets.index, lossRate: 0.1, cost: 1.2 }],
  ];
  test.for(rows)("%s: met and short", ([, rules]) => {
    const met = plan({ ...rules, budget: 1e10 });
    const short = plan({ ...rules, budget: 1e6 });
    expect([met.status, short.status]).toEqual(["met", "short"]);
    speaks([met], counties);
    speaks([short], counties);
  });
  test("no money at all", () => speaks([plan({ budget: 0 })], counties));
  test.for(["standard", "a figure"] as const)("%s: no plan keeps the rules", (name) => {
    const found = plan({ target: targets[name], floor: 1e6, budget: 1000 });
    expect(found.status).toBe("infeasible");
    expect(found.value).toBeNull();
    speaks([found], counties);
  });
});

describe("goals, wherever they stand", () => {
  const goal = (id: string, more: Partial<Goal>): Goal => ({
    id,
    name: id,
    indicator: "doctors",
    target: 2.15,
    deadline: "2030",
    ...more,
  });
  const sparse: Study = {
    ...counties,
    observations: counties.observations?.flatMap((one) =>
      one.indicator !== "doctors" || one.subgroup !== undefined
        ? []
        : [
            one,
            { ...one, indicator: "falling", value: 10 - (one.value ?? 0) },
            ...(one.period === "2024" ? [{ ...one, indicator: "once" }] : []),
          ],
    ),
    indicators: [
      ...(counties.indicators ?? []),
      ...["falling", "once", "never"].map((id) => ({
        id,
        name: id,
        dimension: "input" as const,
        direction: "higher" as const,
        unit: "points",
        scale: 1,
      })),
    ],
  };
  const goals: Readonly<Record<string, readonly [Goal, GoalStatus]>> = {
    reached: [goal("a", { target: 1 }), "achieved"],
    "on-track": [goal("b", { target: 2.3 }), "on-track"],
    "off-track": [goal("c", { target: 20, deadline: "2025" }), "off-track"],
    missed: [goal("d", { target: 20, deadline: "2022" }), "not-achieved"],
    regressing: [goal("e", { indicator: "falling", target: 12 }), "regressing"],
    "one value": [goal("f", { indicator: "once", target: 12 }), "not-measurable"],
    "no value": [goal("g", { indicator: "never", target: 12 }), "not-measurable"],
    "every region": [goal("h", { criterion: "every-region", target: "standard" }), "off-track"],
    people: [goal("j", { criterion: "share-of-population", target: 0.9 }), "on-track"],
    index: [goal("i", { criterion: "index", target: 0.01 }), "off-track"],
  };
  test.for(Object.entries(goals))("%s", ([, [one, status]]) => {
    const found = trackGoals(sparse, { goals: [one] });
    expect(found.rows[0]?.status).toBe(status);
    speaks([found], sparse);
  });
  test("all of them", () => {
    speaks([trackGoals(sparse, { goals: Object.values(goals).map(([one]) => one) })], sparse);
  });
});

describe("money, however it went", () => {
  const grant = (more: Partial<FiscalFlow>): FiscalFlow => ({
    id: "x",
    from: { tier: "province", region: "province" },
    to: { tier: "county", region: "ash" },
    kind: "general-transfer",
    period: "2024",
    currency: "CNY",
    amounts: { budgeted: [{ amount: 100 }] },
    ...more,
  });
  const dated = { amount: 90, date: "2024-05-01" };
  const ways: Readonly<Record<string, readonly FiscalFlow[]>> = {
    "only budgeted": [grant({})],
    "only arrived": [grant({ amounts: { arrived: [{ amount: 90 }] } })],
    "nothing due": [grant({ amounts: { budgeted: [{ amount: 0 }], arrived: [{ amount: 0 }] } })],
    "a date and none": [
      grant({ dueDate: "2024-06-30", amounts: { budgeted: [{ amount: 100 }], arrived: [dated] } }),
      grant({ id: "y", amounts: { budgeted: [{ amount: 100 }], arrived: [{ amount: 50 }] } }),
    ],
    late: [grant({ dueDate: "2024-01-30", amounts: { budgeted: [{ amount: 100 }], arrived: [dated] } })],
    "more than was due": [grant({ amounts: { budgeted: [{ amount: 100 }], arrived: [{ amount: 400 }] } })],
    "nobody passes on": [
      grant({ amounts: { budgeted: [{ amount: 100 }], arrived: [dated] } }),
      grant({
        id: "y",
        from: { tier: "county", region: "elm" },
        to: { tier: "school", region: "elm" },
        amounts: { budgeted: [{ amount: 70 }], arrived: [{ amount: 60 }], spent: [{ amount: 80 }] },
      }),
    ],
    "outside of the study": [
      grant({ to: { tier: "county", region: "nowhere" }, amounts: { arrived: [dated] } }),
    ],
  };
  test.for(Object.entries(ways))("%s", ([, flows]) => {
    const study = { ...counties, flows };
    speaks([reconcile(study)], study);
    speaks([reconcile(study, { asOf: "2024-03-01" })], study);
  });
  test("as it is in the study", () => speaks([reconcile(counties)], counties));
});

describe("every kind of result", () => {
  test.for(Object.entries(richResults()))("%s", ([, one]) => speaks([one as unknown as ReportResult]));
  test("parts of regions, no standard, all alike", () => {
    const alike: Study = {
      ...counties,
      observations: counties.observations?.map((one) => ({ ...one, value: 0 })),
    };
    for (const study of [counties, alike]) {
      for (const subgroups of [undefined, ["urban", "rural"]]) {
        const question = { indicator: "doctors", period: "2024", subgroups };
        speaks([measureResources(study, question)], study);
      }
    }
    const question = { indicator: "doctors", period: "2024" };
    speaks([measureGap(counties, { ...question, subgroups: ["urban", "rural"] })], counties);
  });
  test.for(cases.map(({ id, run }) => [id, run] as const))("the case %s", ([, run]) => {
    speaks(run().results as readonly ReportResult[]);
  });
});
