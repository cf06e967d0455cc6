import { describe, expect, test } from "vitest";
import { franceDsr, simulate } from "../../src/index.ts";
import { refusals } from "../support/refusals.ts";
import { programLaws } from "./program-laws.ts";

const inputs = {
  units: ["A", "B", "C", "leaver", "new", "large", "rich"],
  data: {
    population: [500, 1000, 2000, 4000, 800, 12_000, 700],
    potential: [300_000, 700_000, 1_600_000, 9_000_000, 500_000, 9_000_000, 8_000_000],
    groupMean: [650, 720, 800, 900, 700, 1000, 700],
    effort: [1, 1.3, 1.1, 1, 0.9, 1, 1],
    roads: [9000, 12_000, 15_000, 20_000, 8000, 40_000, 5000],
    mountain: [true, false, false, false, false, true, false],
    children: [80, 170, 350, 700, 120, 2000, 90],
    hectares: [2000, 1500, 1800, 2500, 900, 3000, 400],
    previous: [20_000, 25_000, 40_000, 30_000, 0, 0, 0],
    pool: 130_000,
  },
  period: "2019",
};

/** The rule with loops; the one factor by halving. */
function naive(data: typeof inputs.data, guarantee: readonly number[]): number[] {
  const n = data.population.length;
  const eligible: boolean[] = [];
  let potential = 0;
  let hectares = 0;
  let leaving = 0;
  for (let i = 0; i < n; i++) {
    const perHead = data.potential[i]! / data.population[i]!;
    eligible[i] = data.population[i]! < 10_000 && perHead < 2 * data.groupMean[i]!;
    if (data.population[i]! < 10_000) {
      potential += data.potential[i]!;
      hectares += data.hectares[i]!;
    }
    if (!eligible[i]) leaving += 0.5 * data.previous[i]!;
  }
  const scores = [[], [], [], []] as number[][];
  for (let i = 0; i < n; i++) {
    const in_ = eligible[i] ? 1 : 0;
    const perHead = data.potential[i]! / data.population[i]!;
    const perHectare = data.potential[i]! / data.hectares[i]!;
    scores[0]!.push(
      in_ * data.population[i]! * (2 - perHead / data.groupMean[i]!) * Math.min(1.2, data.effort[i]!),
    );
    scores[1]!.push(in_ * data.roads[i]! * (data.mountain[i] ? 2 : 1));
    scores[2]!.push(in_ * data.children[i]!);
    scores[3]!.push(in_ * data.population[i]! * Math.max(0, 2 - perHectare / (potential / hectares)));
  }
  const claim = new Array<number>(n).fill(0);
  for (const [k, part] of [0.3, 0.3, 0.3, 0.1].entries()) {
    const all = scores[k]!.reduce((a, b) => a + b);
    for (let i = 0; i < n; i++) claim[i]! += ((data.pool - leaving) * part * scores[k]![i]!) / all;
  }
  const at = (factor: number): number[] =>
    claim.map((x, i) => {
      const last = data.previous[i]!;
      if (!eligible[i]) return 0.5 * last;
      const low = Math.max(0.9 * last, guarantee[i]!);
      const high = last > 0 ? Math.max(low, 1.2 * last) : Number.POSITIVE_INFINITY;
      return Math.min(Math.max(factor * x, low), high);
    });
  let low = 0;
  let high = 100;
  for (let round = 0; round < 200; round++) {
    const middle = (low + high) / 2;
    if (at(middle).reduce((a, b) => a + b) < data.pool) low = middle;
    else high = middle;
  }
  return at(high);
}

describe("agrees with the rule written out", () => {
  test("seven communes", () => {
    const run = simulate(franceDsr, inputs);
    const expected = naive(inputs.data, new Array<number>(7).fill(0));
    for (const [i, x] of expected.entries()) expect(run.amounts[i]).toBeCloseTo(x, 6);
  });
  test("with a guarantee for the new one", () => {
    const guarantee = [0, 0, 0, 0, 35_000, 0, 0];
    const run = simulate(franceDsr, { ...inputs, data: { ...inputs.data, guarantee } });
    const expected = naive(inputs.data, guarantee);
    for (const [i, x] of expected.entries()) expect(run.amounts[i]).toBeCloseTo(x, 6);
    expect(run.amounts[4]).toBe(35_000);
  });
});

describe("what it does", () => {
  const run = () => simulate(franceDsr, inputs);
  test("large and rich communes are not eligible; a leaver keeps half", () => {
    expect(Array.from(run().steps.find(({ id }) => id === "eligible")!.column)).toEqual([
      1, 1, 1, 0, 1, 0, 0,
    ]);
    expect(Array.from(run().amounts.slice(3))).toEqual([15_000, run().amounts[4], 0, 0]);
    expect(run().binding[3]).toBe("leaving");
  });
  test("the band of 90 to 120 percent holds after closure", () => {
    for (const i of [0, 1, 2]) {
      const change = run().amounts[i]! / inputs.data.previous[i]!;
      expect(change).toBeGreaterThanOrEqual(0.9 - 1e-12);
      expect(change).toBeLessThanOrEqual(1.2 + 1e-12);
    }
  });
  test("what was read in an implementation only is among the assumptions", () => {
    const text = run().assumptions.join("\n");
    for (const name of ["least", "most", "leaving"])
      expect(text).toContain(`"${name}" from 2019 is unverified`);
    expect(text).not.toContain('"weights"');
  });
  test("last year from a simulation", () => {
    const { previous, ...data } = inputs.data;
    const chained = simulate(franceDsr, { ...inputs, data, previous });
    expect(chained.amounts).toEqual(run().amounts);
  });
});

programLaws({
  program: franceDsr,
  inputs,
  money: ["potential", "groupMean", "pool", "previous"],
  people: "population",
  tooEarly: "2018",
});

refusals("simulate", [
  [
    "guarantees that exceed the pool",
    () => simulate(franceDsr, { ...inputs, data: { ...inputs.data, pool: 50_000 } }),
    "infeasible",
    "more than the total",
  ],
  [
    "nobody eligible",
    () => simulate(franceDsr, { ...inputs, data: { ...inputs.data, population: 20_000 } }),
    "zero_total",
    "no unit has a claim",
  ],
]);
