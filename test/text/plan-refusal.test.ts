import { expect, test } from "vitest";
import type { PlanRefusal } from "../../src/model/results/plan-refusal.ts";
import { refusalInChinese } from "../../src/text/zh/plan-refusal.ts";
import { refusalText } from "../../src/transfers/planning/refusal-text.ts";

const none = { region: null, year: null, amount: null, shortBy: null };

/** Every refusal; a missing one does not compile. */
const REFUSALS: { readonly [Code in PlanRefusal["code"]]: Omit<PlanRefusal, "code"> } = {
  "rules-contradict": { ...none, region: "p1", year: "2021" },
  "minimum-exceeds-budget": { ...none, amount: 70, shortBy: 30 },
  "region-held-short": { ...none, region: "p1", year: "2021" },
  "limits-keep-short": none,
  "target-out-of-reach": none,
  "budget-short": { ...none, shortBy: 30 },
  "budget-late": none,
  "index-short": { ...none, amount: 0.2, shortBy: 30 },
};

test.for(Object.entries(REFUSALS))("%s reads in both languages", ([code, about]) => {
  const refusal = { code: code as PlanRefusal["code"], ...about };
  const english = refusalText(refusal);
  const chinese = refusalInChinese(refusal, { region: () => "东城", indicator: String, goal: String });
  expect(english).not.toMatch(/null|undefined/);
  expect(chinese).not.toMatch(/null|undefined|[A-Za-z]/);
  for (const number of [about.amount, about.shortBy]) {
    if (number === null) continue;
    expect(english).toContain(String(number));
    expect(chinese).toContain(String(number));
  }
  if (about.region !== null) {
    expect(english).toContain("p1 in 2021");
    expect(chinese).toContain("东城2021年");
  }
});
