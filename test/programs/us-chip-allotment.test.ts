import { describe, expect, test } from "vitest";
import { simulate, usChipAllotment } from "../../src/index.ts";
import under from "../fixtures/transfers/chip-ceiling-under-one.json" with { type: "json" };
import over from "../fixtures/transfers/chip-floors-over-one.json" with { type: "json" };
import { programLaws } from "./program-laws.ts";

interface Vector {
  readonly inputs: {
    readonly states: Record<string, { score: number; prev: number; base: number }>;
    readonly total: number;
  };
  readonly expected: {
    readonly initial: Record<string, number>;
    readonly sumAfterBounds: number;
    readonly mode: readonly (string | number)[];
    readonly proportion: Record<string, number>;
    readonly allotment: Record<string, number>;
  };
  readonly tolerance: number;
}
const inputsOf = ({ inputs: { states, total } }: Vector) => ({
  units: Object.keys(states),
  data: {
    children: Object.values(states).map(({ score }) => score),
    wageRatio: 1,
    previousProportion: Object.values(states).map(({ prev }) => prev),
    baseProportion: Object.values(states).map(({ base }) => base),
    total,
  },
  period: "2001",
});

describe("agrees with", () => {
  test.for([
    ["floors that exceed the money", over as Vector],
    ["a ceiling that leaves money over", under as Vector],
  ] as const)("%s", ([, vector]) => {
    const run = simulate(usChipAllotment, inputsOf(vector));
    const step = (id: string) => run.steps.find((one) => one.id === id)!;
    for (const [i, unit] of run.units.entries()) {
      expect(step("initial").column[i]).toBeCloseTo(vector.expected.initial[unit]!, 12);
      expect(Math.abs(step("proportion").column[i]! - vector.expected.proportion[unit]!)).toBeLessThan(
        vector.tolerance,
      );
      expect(Math.abs(run.amounts[i]! / vector.expected.allotment[unit]! - 1)).toBeLessThan(vector.tolerance);
    }
    const bounded = step("bounded").column.reduce((a, b) => a + b);
    expect(bounded).toBeCloseTo(vector.expected.sumAfterBounds, 12);
    expect(step("proportion").fit?.multiplier).toBeCloseTo(vector.expected.mode[1] as number, 9);
  });

  test("both directions, tried out step by step", () => {
    // Halving intervals on the one unknown, with the rule of each direction written out.
    const children = [30, 12, 25, 20, 13];
    const wages = [1.1, 0.9, 1, 1.2, 0.8];
    const previous = [0.3, 0.15, 0.2, 0.22, 0.13];
    const base = [0.28, 0.16, 0.21, 0.2, 0.15];
    for (const [previousScale, total] of [
      [1, 4e9],
      [1.05, 4e9],
      [0.9, 5e7],
    ] as const) {
      const p = previous.map((x) => x * previousScale);
      const score = children.map((x, i) => x * (0.15 + 0.85 * wages[i]!));
      const all = score.reduce((a, b) => a + b);
      const initial = score.map((s) => s / all);
      const lower = p.map((x, i) => Math.max(2e6 / total, 0.9 * x, 0.7 * base[i]!));
      const upper = base.map((x) => 1.45 * x);
      const clamp = (x: number, i: number) => Math.min(Math.max(x, lower[i]!), upper[i]!);
      const bounded = initial.map(clamp);
      const tooMuch = bounded.reduce((a, b) => a + b) > 1;
      const at = (k: number): number[] =>
        tooMuch
          ? bounded.map((x, i) => Math.max(lower[i]!, Math.min(x, p[i]! * k)))
          : initial.map((x, i) => clamp(k * x, i));
      let low = 0;
      let high = 100;
      for (let round = 0; round < 200; round++) {
        const middle = (low + high) / 2;
        if (at(middle).reduce((a, b) => a + b) < 1) low = middle;
        else high = middle;
      }
      const run = simulate(usChipAllotment, {
        units: ["a", "b", "c", "d", "e"],
        data: { children, wageRatio: wages, previousProportion: p, baseProportion: base, total },
        period: "2005",
      });
      for (const [i, x] of at(high).entries()) expect(run.amounts[i]! / total).toBeCloseTo(x, 9);
    }
  });
});

describe("by law", () => {
  test("the fixed floor of two million holds where it is the largest", () => {
    const run = simulate(usChipAllotment, {
      units: ["tiny", "large"],
      data: {
        children: [1, 9999],
        wageRatio: 1,
        previousProportion: [0.001, 0.999],
        baseProportion: [0.02, 0.98],
        total: 1e8,
      },
      period: "2001",
    });
    expect(run.amounts[0]).toBe(2e6);
    expect(run.amounts[0]! + run.amounts[1]!).toBe(1e8);
  });
});

programLaws({
  program: usChipAllotment,
  inputs: { ...inputsOf(over), data: { ...inputsOf(over).data, wageRatio: [1.2, 1, 0.9, 1] } },
  money: ["total", "fixedFloor"],
  people: "children",
  tooEarly: "1999",
  refusals: [
    [
      "a year after the formula",
      () => simulate(usChipAllotment, { ...inputsOf(over), period: "2009" }),
      "no_value_for_date",
      "no value for 2009",
    ],
    [
      "a share above 1",
      () =>
        simulate(usChipAllotment, {
          ...inputsOf(over),
          data: { ...inputsOf(over).data, previousProportion: 20 },
        }),
      "out_of_domain",
      "is 20",
    ],
  ],
});
