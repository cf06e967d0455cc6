import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  columns,
  defineProgram,
  fiscalGap,
  marginalEqualizationRate,
  simulate,
} from "../../../src/transfers/index.ts";
import swiss from "../../fixtures/transfers/swiss-2008-power-share.json" with { type: "json" };
import { refusals } from "../../support/refusals.ts";
import { grant, horizontal, oneStep, question, scaled } from "../program/sample-programs.ts";

describe("agrees", () => {
  test("with the derivative of a horizontal program, written out", () => {
    // T_i = n_i (mean − x_i) / 2, so −dT_i / d(n_i x_i) = (1 − n_i / N) / 2.
    const population = [10, 30, 60];
    const inputs = { units: ["A", "B", "C"], data: { population, tax: [5, 20, 9] } };
    const rates = marginalEqualizationRate(horizontal, inputs, { input: "tax" });
    for (const [i, rate] of rates.entries()) expect(rate).toBeCloseTo((1 - population[i]! / 100) / 2, 9);
  });
  test("with the calibration of Switzerland's exponent: the weakest canton's rate is 1", () => {
    const { resourceIndex, pop, budget, standardisedTaxRevenuePerHeadCH: revenue } = swiss.inputs;
    const units = Object.keys(resourceIndex) as (keyof typeof resourceIndex)[];
    // The formula holds the pool and the sum of the others' scores fixed: the payment per head of the weakest alone.
    const program = defineProgram({
      id: "swiss",
      title: "Power share",
      source: "formula 86",
      inputs: [
        { name: "own", unit: "money/person", description: "Standardized revenue per head" },
        { name: "sum", unit: "index", description: "Sum of weighted lacks" },
      ],
      parameters: {},
      assumptions: [],
      invariants: [],
      steps: [
        {
          id: "perHead",
          label: "Payment per head",
          unit: "money/person",
          compute: (c) =>
            columns.multiply(
              budget / c.scalar("sum"),
              columns.power(
                columns.positive(columns.subtract(100, columns.multiply(100 / revenue, c.input("own")))),
                1 + swiss.expected.p,
              ),
            ),
        },
      ],
    });
    const own = units.map((unit) => (resourceIndex[unit] / 100) * revenue);
    const sum = units.reduce(
      (s, unit) => s + Math.max(0, 100 - resourceIndex[unit]) ** (1 + swiss.expected.p) * pop[unit],
      0,
    );
    const rates = marginalEqualizationRate(program, { units, data: { own, sum } }, { input: "own" });
    const weakest = units.indexOf("UR");
    expect(rates[weakest]!).toBeCloseTo(1, 8);
    expect(rates[units.indexOf("ZG")]!).toBe(0);
  });
  test("with differences of whole simulations, closure included", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 60, max: 120 })), {
          minLength: 2,
          maxLength: 6,
        }),
        (rows) => {
          const program = oneStep((c) => {
            const lack = columns.positive(fiscalGap(130, c.input("x")));
            return columns.multiply(lack, 1000 / columns.total(lack));
          });
          const units = rows.map((_, i) => `unit ${i}`);
          const x = rows.map((row) => row[1]);
          const rates = marginalEqualizationRate(program, { units, data: { x } }, { input: "x" });
          for (const [i, rate] of rates.entries()) {
            const at = (d: number) =>
              simulate(program, { units, data: { x: x.with(i, x[i]! + d) } }).amounts[i]!;
            expect(rate).toBeCloseTo(-(at(1e-3) - at(-1e-3)) / 2e-3, 4);
          }
        },
      ),
    );
  });
});

describe("conventions", () => {
  const inputs = { ...question, data: { ...question.data, pool: 1e6 } };
  test("an input per head stands against amounts per head, through the heads", () => {
    // A fixed share of the gap is paid and the pool is scaled to: only the rule before the closure is looked at.
    const program = defineProgram({ ...grant, invariants: [], steps: grant.steps.slice(0, 4) });
    const rates = marginalEqualizationRate(program, inputs, { input: "capacity" });
    expect(Array.from(rates, (rate) => Math.round(rate * 1e9) / 1e9)).toEqual([0.5, 0.5, 0]);
  });
  test("money against an amount per head as well", () => {
    const program = defineProgram({
      ...horizontal,
      inputs: [horizontal.inputs[0]!, { name: "tax", unit: "money", description: "Own tax" }],
      invariants: [],
      steps: [
        {
          id: "perHead",
          label: "Per head",
          unit: "money/person",
          compute: (c) => columns.divide(columns.multiply(-0.3, c.input("tax")), c.input("population")),
        },
      ],
    });
    const rates = marginalEqualizationRate(
      program,
      { units: ["A"], data: { population: 7, tax: [70] } },
      { input: "tax" },
    );
    expect(rates[0]).toBeCloseTo(0.3, 10);
  });
  test("units can be chosen, in any order", () => {
    const data = { population: [10, 30, 60], tax: [5, 20, 9] };
    const all = marginalEqualizationRate(horizontal, { units: ["A", "B", "C"], data }, { input: "tax" });
    const some = marginalEqualizationRate(
      horizontal,
      { units: ["A", "B", "C"], data },
      { input: "tax", of: ["C", "A"] },
    );
    expect(Array.from(some)).toEqual([all[2], all[0]]);
  });
  test("declared rounding is passed over, or kept if asked for", () => {
    const program = oneStep(() => 0, {
      steps: [
        { id: "half", label: "Half", unit: "money", compute: (c) => columns.multiply(-0.5, c.input("x")) },
        {
          id: "whole",
          label: "Whole",
          unit: "money",
          from: "half",
          kind: "rounding",
          compute: (c) => columns.round(c.step("half"), { digits: 0 }),
        },
      ],
    });
    const question = { units: ["A"], data: { x: [8.2] } };
    expect(marginalEqualizationRate(program, question, { input: "x" })[0]).toBeCloseTo(0.5, 9);
    expect(marginalEqualizationRate(program, question, { input: "x", rounding: "keep" })[0]).toBe(0);
  });
  test("at the end of its range an input moves to one side only", () => {
    const program = oneStep((c) => columns.multiply(-0.5, c.input("x")), {
      inputs: [
        { name: "x", unit: "money", description: "Between 0 and 1", range: { atLeast: 0, atMost: 1 } },
      ],
    });
    const rates = marginalEqualizationRate(
      program,
      { units: ["A", "B", "C"], data: { x: [0, 0.5, 1] } },
      { input: "x" },
    );
    for (const rate of rates) expect(rate).toBeCloseTo(0.5, 9);
    const zeros = marginalEqualizationRate(
      program,
      { units: ["A"], data: { x: [0] } },
      { input: "x", step: 0.5 },
    );
    expect(zeros[0]).toBeCloseTo(0.5, 9);
  });
});

refusals("marginalEqualizationRate", [
  [
    "no input named",
    () => marginalEqualizationRate(scaled, { units: ["A"], data: { claim: 1, pool: 1 } }, {} as never),
    "missing_option",
    "input is required",
  ],
  [
    "an input that is not there",
    () => marginalEqualizationRate(scaled, { units: ["A"], data: { claim: 1, pool: 1 } }, { input: "tax" }),
    "unknown_id",
    'no numbers named "tax"',
  ],
  [
    "a unit that is not there",
    () =>
      marginalEqualizationRate(
        scaled,
        { units: ["A"], data: { claim: 1, pool: 1 } },
        { input: "claim", of: ["B"] },
      ),
    "unknown_id",
    'no unit "B"',
  ],
  [
    "a step of 0",
    () =>
      marginalEqualizationRate(
        scaled,
        { units: ["A"], data: { claim: 1, pool: 1 } },
        { input: "claim", step: 0 },
      ),
    "out_of_domain",
    "step is 0",
  ],
  [
    "an unknown rounding",
    () =>
      marginalEqualizationRate(
        scaled,
        { units: ["A"], data: { claim: 1, pool: 1 } },
        { input: "claim", rounding: "no" as never },
      ),
    "unknown_option",
    '"no"',
  ],
  [
    "an unknown option",
    () =>
      marginalEqualizationRate(scaled, { units: ["A"], data: { claim: 1, pool: 1 } }, {
        input: "claim",
        by: 1,
      } as never),
    "unknown_option",
    '"by"',
  ],
  [
    "a pool moved for one unit",
    () =>
      marginalEqualizationRate(scaled, { units: ["A", "B"], data: { claim: 1, pool: 1 } }, { input: "pool" }),
    "unsupported_combination",
    'needs one "pool" for all units',
  ],
  [
    "heads that are not named",
    () =>
      marginalEqualizationRate(
        oneStep((c) => c.input("x"), { inputs: [{ name: "x", unit: "money/person", description: "d" }] }),
        { units: ["A"], data: { x: 1 } },
        { input: "x" },
      ),
    "unsupported_combination",
    "are not both per head",
  ],
]);
