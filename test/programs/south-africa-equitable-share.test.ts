import { describe, expect, test } from "vitest";
import { simulate, southAfricaEquitableShare } from "../../src/index.ts";
import vector from "../fixtures/transfers/south-africa-pes-sums.json" with { type: "json" };
import { refusals } from "../support/refusals.ts";
import { programLaws } from "./program-laws.ts";

const inputs = {
  units: ["A", "B", "C"],
  data: {
    education: [50, 30, 20],
    health: [40, 40, 20],
    population: [45, 35, 20],
    poverty: [60, 30, 10],
    output: [300, 500, 200],
    pool: 12_345.5,
  },
  period: "2016",
};

describe("agrees with", () => {
  test.for(Object.entries(vector.expected))("the allocations of the Act of %s", ([, act]) => {
    // With the shares of the Act as the former ones, nothing of the new data and whole thousands of rand,
    // the amounts are those printed, to the last digit.
    const printed = Object.values(act.provinces);
    const run = simulate(southAfricaEquitableShare, {
      units: Object.keys(act.provinces),
      data: {
        education: 1,
        health: 1,
        population: 1,
        poverty: 1,
        output: 1,
        formerShare: printed.map((x) => x / act.total),
        pool: act.total,
        whole: true,
      },
      parameters: { phase: 0 },
      period: "2024",
    });
    expect(Array.from(run.amounts)).toEqual(printed);
    expect(run.total).toBe(act.total);
  });

  test("the six components written out", () => {
    const { education, health, population, poverty, output, pool } = inputs.data;
    const part = (xs: readonly number[], i: number) => xs[i]! / xs.reduce((a, b) => a + b);
    const run = simulate(southAfricaEquitableShare, inputs);
    for (let i = 0; i < 3; i++) {
      const share =
        0.48 * part(education, i) +
        0.27 * part(health, i) +
        0.16 * part(population, i) +
        0.05 / 3 +
        0.03 * part(poverty, i) +
        0.01 * part(output, i);
      expect(run.amounts[i]).toBeCloseTo(pool * share, 8);
    }
  });

  test("new data phased in by thirds", () => {
    const formerShare = [0.5, 0.25, 0.25];
    const of = (phase: number) =>
      simulate(southAfricaEquitableShare, {
        ...inputs,
        data: { ...inputs.data, formerShare },
        parameters: { phase },
      }).amounts;
    const [before, middle, after] = [of(0), of(1 / 3), of(1)];
    for (let i = 0; i < 3; i++) {
      expect(before[i]).toBeCloseTo(formerShare[i]! * 12_345.5, 8);
      expect(middle[i]).toBeCloseTo((2 * before[i]! + after[i]!) / 3, 8);
    }
    expect(after).toEqual(simulate(southAfricaEquitableShare, inputs).amounts);
  });
});

describe("what it says", () => {
  test("the weights were read for 2016/17 and are taken to hold later", () => {
    expect(simulate(southAfricaEquitableShare, inputs).assumptions.join("\n")).not.toContain("weights");
    expect(
      simulate(southAfricaEquitableShare, { ...inputs, period: "2024" }).assumptions.join("\n"),
    ).toContain('"weights" from 2017 is unverified');
  });
});

programLaws({
  program: southAfricaEquitableShare,
  inputs: {
    ...inputs,
    data: { ...inputs.data, formerShare: [0.5, 0.25, 0.25] },
    parameters: { phase: 0.5 },
  },
  money: ["pool", "output"],
  people: "population",
  tooEarly: "2015",
});

refusals("simulate", [
  [
    "whole units of a broken pool",
    () => simulate(southAfricaEquitableShare, { ...inputs, data: { ...inputs.data, whole: true } }),
    "out_of_domain",
    "total",
  ],
  [
    "nobody at school",
    () => simulate(southAfricaEquitableShare, { ...inputs, data: { ...inputs.data, education: 0 } }),
    "zero_total",
    "scores",
  ],
]);
