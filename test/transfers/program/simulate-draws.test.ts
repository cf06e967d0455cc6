import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../../../src/numeric/seeded-random.ts";
import { columns, simulateDraws } from "../../../src/transfers/index.ts";
import { tailQuantiles } from "../../../src/transfers/program/tail-quantiles.ts";
import { refusals } from "../../support/refusals.ts";
import { grant, oneStep, question, scaled } from "./sample-programs.ts";

/** Type 7 by its definition, on all values. */
function quantile(values: readonly number[], p: number): number {
  const ascending = [...values].sort((a, b) => a - b);
  const h = (ascending.length - 1) * p;
  const k = Math.floor(h);
  return ascending[k]! + (h - k) * ((ascending[k + 1] ?? ascending[k]!) - ascending[k]!);
}

describe("tails kept in a fixed memory", () => {
  test("give the exact quantiles as long as they fit", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -1000, max: 1000 })), {
          minLength: 2,
          maxLength: 300,
        }),
        fc.constantFrom(0.025, 0.05, 0.1),
        (draws, tail) => {
          const kept = tailQuantiles(2, draws.length, tail);
          for (const draw of draws) kept.add(Float64Array.from(draw));
          const { lower, upper } = kept.read();
          for (const k of [0, 1] as const) {
            const values = draws.map((draw) => draw[k]);
            expect(lower[k]!).toBeCloseTo(quantile(values, tail), 9);
            expect(upper[k]!).toBeCloseTo(quantile(values, 1 - tail), 9);
          }
        },
      ),
    );
  });
  test("beyond that, the mean of the quantiles of equal batches", () => {
    const random = seededRandom(3);
    const draws = Array.from({ length: 5001 }, () => random());
    const kept = tailQuantiles(1, draws.length, 0.025);
    for (const draw of draws) kept.add(Float64Array.of(draw));
    const { lower, upper } = kept.read();
    // 5,001 draws in batches of at most 2,480: three of 1,667.
    const batches = [draws.slice(0, 1667), draws.slice(1667, 3334), draws.slice(3334)];
    const mean = (p: number) => batches.reduce((s, batch) => s + quantile(batch, p) / 3, 0);
    expect(lower[0]).toBeCloseTo(mean(0.025), 12);
    expect(upper[0]).toBeCloseTo(mean(0.975), 12);
  });
});

describe("agrees", () => {
  test("with the same draws taken by hand, closure included", () => {
    const random = seededRandom(7);
    const claims = [10, 30];
    const drawn: number[][] = [];
    for (let k = 0; k < 200; k++) {
      const a = claims.map((x) => x + 0.2 * x * (2 * random() - 1));
      drawn.push(a.map((x) => (x * 100) / (a[0]! + a[1]!)));
    }
    const result = simulateDraws(
      scaled,
      { units: ["A", "B"], data: { claim: claims, pool: 100 } },
      { draws: 200, seed: 7, inputs: { claim: { relative: 0.2, distribution: "uniform" } } },
    );
    for (const i of [0, 1]) {
      const values = drawn.map((draw) => draw[i]!);
      const mean = values.reduce((s, x) => s + x, 0) / 200;
      const variance = values.reduce((s, x) => s + (x - mean) ** 2, 0) / 199;
      expect(result.amounts.mean[i]).toBeCloseTo(mean, 9);
      expect(result.amounts.standardDeviation[i]).toBeCloseTo(Math.sqrt(variance), 9);
      expect(result.amounts.lower[i]).toBeCloseTo(quantile(values, 0.025), 9);
      expect(result.amounts.upper[i]).toBeCloseTo(quantile(values, 0.975), 9);
    }
    expect(Array.from(result.amounts.value)).toEqual([25, 75]);
    expect(result.total.standardDeviation).toBeCloseTo(0, 9);
    expect(result.gapAfter).toBeNull();
  });
  test("with the normal distribution: mean, spread and interval", () => {
    const { amounts } = simulateDraws(
      oneStep((c) => columns.multiply(2, c.input("x"))),
      { units: ["A"], data: { x: [50] } },
      { draws: 20_000, seed: 1, inputs: { x: { absolute: 5 } }, confidence: 0.9 },
    );
    expect(amounts.mean[0]).toBeCloseTo(100, 0);
    expect(Math.abs(amounts.standardDeviation[0]! - 10)).toBeLessThan(0.2);
    expect(Math.abs(amounts.lower[0]! - (100 - 16.45))).toBeLessThan(0.6);
    expect(Math.abs(amounts.upper[0]! - (100 + 16.45))).toBeLessThan(0.6);
  });
  test("the gap that remains has an interval around its value", () => {
    const { gapAfter, total } = simulateDraws(grant, question, {
      draws: 300,
      seed: 5,
      inputs: { population: { relative: 0.05 } },
      parameters: { rate: { absolute: 0.01 } },
    });
    // 80 + 80 missing before, 60 paid.
    expect(gapAfter!.value).toBe(100);
    expect(gapAfter!.lower).toBeLessThan(100);
    expect(gapAfter!.upper).toBeGreaterThan(100);
    expect(total.value).toBe(60);
  });
});

describe("conventions", () => {
  const one = oneStep((c) => c.input("x"));
  test("the same seed gives the same result, another one another", () => {
    const at = (seed: number | string) =>
      simulateDraws(grant, question, { draws: 50, seed, inputs: { need: { relative: 0.1 } } });
    expect(at(1)).toEqual(at(1));
    expect(at(1).amounts.mean).not.toEqual(at("1").amounts.mean);
  });
  test("an input given as one number stays one number in every draw", () => {
    const { total } = simulateDraws(
      scaled,
      { units: ["A", "B"], data: { claim: [1, 3], pool: 100 } },
      { draws: 50, seed: 1, inputs: { pool: { relative: 0.1 } } },
    );
    expect(total.standardDeviation).toBeGreaterThan(1);
    const pair = simulateDraws(
      oneStep((c) => columns.multiply(c.input("x"), [1, -1])),
      { units: ["A", "B"], data: { x: [5, 5] } },
      { draws: 50, seed: 1, inputs: { x: { absolute: 1, shared: true } } },
    );
    expect(pair.total.standardDeviation).toBe(0);
  });
  test("draws outside the range of an input are set to its end, and counted", () => {
    const program = oneStep((c) => c.input("x"), {
      inputs: [{ name: "x", unit: "share", description: "d", range: { atLeast: 0, below: 1 } }],
    });
    const { amounts, clamped } = simulateDraws(
      program,
      { units: ["A"], data: { x: [0.01] } },
      {
        draws: 100,
        seed: 1,
        inputs: { x: { absolute: 5 } },
      },
    );
    expect(clamped).toBeGreaterThan(80);
    expect(amounts.lower[0]).toBe(0);
    expect(amounts.upper[0]!).toBeLessThan(1);
    expect(amounts.upper[0]!).toBeGreaterThan(0.999999);
  });
  test("whole numbers stay whole", () => {
    const program = oneStep((c) => c.input("x"), {
      inputs: [{ name: "x", unit: "person", description: "d", range: { integer: true } }],
    });
    const { amounts } = simulateDraws(
      program,
      { units: ["A"], data: { x: [100] } },
      {
        draws: 21,
        seed: 1,
        inputs: { x: { relative: 0.1 } },
        confidence: 0.8,
      },
    );
    expect(Number.isInteger(amounts.lower[0])).toBe(true);
  });
  test("sizes by unit: who is certain keeps the amount to the bit", () => {
    const { amounts } = simulateDraws(
      one,
      { units: ["A", "B"], data: { x: [0.1, 0.1] } },
      {
        draws: 20,
        seed: 1,
        inputs: { x: { absolute: [0, 1] } },
      },
    );
    expect([amounts.mean[0], amounts.lower[0], amounts.upper[0], amounts.standardDeviation[0]]).toEqual([
      0.1, 0.1, 0.1, 0,
    ]);
    expect(amounts.standardDeviation[1]).toBeGreaterThan(0.5);
  });
  test("steps that depend on nothing uncertain run once", () => {
    let runs = 0;
    const program = oneStep(() => 0, {
      inputs: [
        { name: "x", unit: "money", description: "d" },
        { name: "y", unit: "money", description: "d" },
      ],
      steps: [
        {
          id: "certain",
          label: "Certain",
          unit: "money",
          compute: (c) => {
            runs++;
            return c.input("y");
          },
        },
        {
          id: "sum",
          label: "Sum",
          unit: "money",
          compute: (c) => columns.add(c.step("certain"), c.input("x")),
        },
      ],
    });
    simulateDraws(
      program,
      { units: ["A"], data: { x: 1, y: 2 } },
      { draws: 30, seed: 1, inputs: { x: { relative: 1 } } },
    );
    expect(runs).toBe(1);
  });
  test("the caller's columns are left alone", () => {
    const x = Float64Array.of(1, 2);
    simulateDraws(
      one,
      { units: ["A", "B"], data: { x } },
      { draws: 5, seed: 1, inputs: { x: { relative: 1 } } },
    );
    expect(x).toEqual(Float64Array.of(1, 2));
  });
});

const inputs = { units: ["A"], data: { claim: [1], pool: 1 } };
const noise = { claim: { relative: 0.1 } };
refusals("simulateDraws", [
  [
    "no draws",
    () => simulateDraws(scaled, inputs, { seed: 1, inputs: noise } as never),
    "missing_option",
    "draws is required",
  ],
  [
    "one draw",
    () => simulateDraws(scaled, inputs, { draws: 1, seed: 1, inputs: noise }),
    "out_of_domain",
    "draws is 1",
  ],
  [
    "no seed",
    () => simulateDraws(scaled, inputs, { draws: 10, inputs: noise } as never),
    "missing_option",
    "seed is required",
  ],
  [
    "nothing uncertain",
    () => simulateDraws(scaled, inputs, { draws: 10, seed: 1 }),
    "missing_option",
    "nothing is uncertain",
  ],
  [
    "an input that is not there",
    () => simulateDraws(scaled, inputs, { draws: 10, seed: 1, inputs: { tax: { relative: 1 } } }),
    "unknown_id",
    'no numbers named "tax"',
  ],
  [
    "a parameter that is not there",
    () => simulateDraws(scaled, inputs, { draws: 10, seed: 1, parameters: { rate: { relative: 1 } } }),
    "unknown_id",
    'no parameter "rate"',
  ],
  [
    "a parameter nobody reads",
    () => simulateDraws(grant, question, { draws: 10, seed: 1, parameters: { bonus: { relative: 1 } } }),
    "unsupported_combination",
    'no step reads parameter "bonus"',
  ],
  [
    "a noise without a size",
    () => simulateDraws(scaled, inputs, { draws: 10, seed: 1, inputs: { claim: {} } }),
    "missing_option",
    'the noise of "claim" needs either relative or absolute',
  ],
  [
    "a noise with two sizes",
    () =>
      simulateDraws(scaled, inputs, { draws: 10, seed: 1, inputs: { claim: { relative: 1, absolute: 1 } } }),
    "unsupported_combination",
    "either relative or absolute",
  ],
  [
    "a negative size",
    () => simulateDraws(scaled, inputs, { draws: 10, seed: 1, inputs: { claim: { relative: -1 } } }),
    "out_of_domain",
    "size is -1",
  ],
  [
    "an unknown distribution",
    () =>
      simulateDraws(scaled, inputs, {
        draws: 10,
        seed: 1,
        inputs: { claim: { relative: 1, distribution: "beta" as never } },
      }),
    "unknown_option",
    '"beta"',
  ],
  [
    "a misspelt noise",
    () => simulateDraws(scaled, inputs, { draws: 10, seed: 1, inputs: { claim: { sd: 1 } as never } }),
    "unknown_option",
    '"sd"',
  ],
  [
    "noises that are no object",
    () => simulateDraws(scaled, inputs, { draws: 10, seed: 1, inputs: [] as never }),
    "wrong_type",
    "inputs must be an object",
  ],
  [
    "a level of 1",
    () => simulateDraws(scaled, inputs, { draws: 10, seed: 1, inputs: noise, confidence: 1 }),
    "out_of_domain",
    "confidence is 1",
  ],
  [
    "an unknown option",
    () => simulateDraws(scaled, inputs, { draws: 10, seed: 1, inputs: noise, n: 5 } as never),
    "unknown_option",
    '"n"',
  ],
  [
    "too few sizes",
    () => simulateDraws(scaled, inputs, { draws: 10, seed: 1, inputs: { claim: { relative: [1, 2] } } }),
    "length_mismatch",
    "base",
  ],
]);
