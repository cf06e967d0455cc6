import { expect, test, vi } from "vitest";
import {
  appraise,
  defineProgram,
  GINI,
  INDICES,
  measureGap,
  measureResources,
  type Program,
  planEqualization,
  reconcile,
  type Study,
  simulateTransfer,
  trackGoals,
  waterFill,
} from "../../src/index.ts";
import { parseStudy } from "../../src/schema/index.ts";
import { survives } from "../support/untyped-input.ts";
import { fullStudy } from "./full-study.ts";
import { type Chance, chanceOf, FACTOR } from "./mutate.ts";
import { makeOdd } from "./odd-study.ts";

// The work is bounded; a busy machine may take its time.
vi.setConfig({ testTimeout: 120_000 });

const lift = (): Program =>
  defineProgram({
    id: "lift",
    title: "Lift",
    source: "made up",
    inputs: [
      { name: "heads", unit: "person", description: "residents" },
      { name: "level", unit: "money/person", description: "capacity" },
      { name: "pool", unit: "money", description: "pool" },
    ],
    parameters: {},
    assumptions: [],
    invariants: [],
    effect: { population: "heads", capacity: "level" },
    steps: [
      {
        id: "fill",
        label: "lift the lowest",
        unit: "money",
        compute: ({ input: get, scalar }) => waterFill(get("level"), get("heads"), scalar("pool")),
      },
    ],
  });

/** One question to each verb, drawn anew every time. */
function questions(study: Study, chance: Chance): Readonly<Record<string, () => unknown>> {
  const indicator = chance.of(["coverage", "beds"]);
  const column = {
    indicator,
    period: chance.of([undefined, "2020", "2019"]),
    missing: chance.of(["error", "omit"] as const),
    subgroup: chance.of([undefined, undefined, "rural"]),
    level: chance.of([undefined, undefined, 0, 1]),
    within: chance.of([undefined, undefined, "land"]),
  };
  const weights = chance.of(["population", "equal"] as const);
  return {
    measureGap: () =>
      measureGap(study, {
        ...column,
        weights,
        index: chance.of(INDICES),
        groupBy: chance.of([undefined, "belt"]),
      }),
    measureResources: () =>
      measureResources(study, {
        ...column,
        standard: chance.of([undefined, 0, 80, 1e300]),
        whole: chance.of([true, false]),
      }),
    simulateTransfer: () =>
      simulateTransfer(study, {
        program: lift(),
        inputs: {
          heads: { population: "study" },
          level: { indicator, period: "2020" },
          pool: { value: chance.of([0, 1, 1e6, 1e300]) },
        },
        explain: ["b"],
        missing: column.missing,
      }),
    reconcile: () =>
      reconcile(study, {
        asOf: chance.of([undefined, "2020-05-01", "2030-01-01"]),
        service: chance.of([undefined, "prevention", "records"]),
        currency: chance.of([undefined, "CNY"]),
      }),
    trackGoals: () =>
      trackGoals(study, {
        asOf: chance.of([undefined, "2019", "2020"]),
        method: chance.of(["linear", "compound", "log-linear"] as const),
        missing: column.missing,
      }),
    appraise: () =>
      appraise(study, {
        scheme: "s",
        evidence: ["a", "b"].flatMap((subject) => [
          { node: "leaf", value: chance.of([0, 75, 80, 1e300, null]), subject },
          { node: "hand", value: chance.of([0, 4]), subject },
        ]),
        missing: chance.of(["error", "zero", "omit"] as const),
      }),
    planEqualization: () =>
      planEqualization(study, {
        ...column,
        target: chance.of([
          "standard" as const,
          { standard: chance.of([0, 80, 1e9]) },
          { index: GINI, atMost: chance.of([0, 0.05, 1]) },
        ]),
        budget: chance.of([0, 1, 1000, 1e12]),
        years: chance.of([1, 3]),
      }),
  };
}

test("2,500 questions to studies that are valid and odd: an answer without NaN, or a refusal with its reason", () => {
  let asked = 0;
  const answered = new Map<string, number>();
  for (let run = 0; asked < 2500 * FACTOR; run++) {
    const chance = chanceOf(`odd ${run}`);
    const data = structuredClone(fullStudy());
    const done = makeOdd(data, chance);
    const { study } = parseStudy(data);
    if (study === undefined) continue;
    const before = JSON.stringify(study);
    for (const [verb, ask] of Object.entries(questions(study, chance))) {
      asked++;
      try {
        survives(() => {
          const result = ask();
          answered.set(verb, (answered.get(verb) ?? 0) + 1);
          return result;
        });
      } catch (error) {
        throw new Error(`odd ${run}: ${verb} of ${done.join(", ")}`, { cause: error });
      }
    }
    expect(JSON.stringify(study)).toBe(before);
  }
  // Each verb has answered some: the questions are not all refused.
  for (const verb of Object.keys(questions(fullStudy(), chanceOf("verbs")))) {
    expect(answered.get(verb) ?? 0, verb).toBeGreaterThan(20);
  }
});
