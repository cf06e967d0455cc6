import { describe, expect, test } from "vitest";
import { indiaFinanceCommission, simulate } from "../../src/index.ts";
import { programLaws } from "./program-laws.ts";

const states = {
  population: [200, 100, 62, 60, 25, 1.5],
  income: [65, 44, 190, 200, 230, 430],
  area: [240, 94, 190, 130, 44, 3.7],
  forest: [15, 7, 20, 20, 1.6, 2.2],
  demographic: [8.3, 4.2, 3.6, 4.1, 1, 0.08],
  pool: 1000,
};
const units = ["UP", "BR", "KA", "TN", "HR", "GA"];
const fifteenth = {
  units,
  data: { ...states, taxEffort: [0.06, 0.05, 0.07, 0.065, 0.06, 0.05] },
  period: "2023",
};
const sixteenth = {
  units,
  data: {
    ...states,
    gsdp: [13_000, 4400, 11_800, 12_000, 5700, 650],
    large: [true, true, true, true, true, false],
  },
  period: "2027",
};

/** The rule with loops: shares of each criterion, then weights. */
function naive(
  data: typeof states,
  benchmark: number,
  criteria: readonly (readonly [weight: number, score: readonly number[] | "distance" | "area"])[],
): number[] {
  const n = data.population.length;
  let least = Number.POSITIVE_INFINITY;
  for (const income of data.income) if (income < benchmark) least = Math.min(least, benchmark - income);
  const distance = data.income.map((x, i) => Math.max(least, benchmark - x) * data.population[i]!);
  // Floors of 2 percent first: whoever is below is put at it, the rest shared again until nobody is below.
  const area = new Array<number>(n).fill(0);
  const atFloor = new Array<boolean>(n).fill(false);
  for (let round = 0; round < n; round++) {
    let rest = 1;
    let sum = 0;
    for (let i = 0; i < n; i++) {
      if (atFloor[i]) rest -= 0.02;
      else sum += data.area[i]!;
    }
    for (let i = 0; i < n; i++) area[i] = atFloor[i] ? 0.02 : (rest * data.area[i]!) / sum;
    for (let i = 0; i < n; i++) if (area[i]! < 0.02) atFloor[i] = true;
  }
  const result = new Array<number>(n).fill(0);
  for (const [weight, score] of criteria) {
    const scores = score === "distance" ? distance : score === "area" ? area : score;
    const all = scores.reduce((a, b) => a + b);
    for (let i = 0; i < n; i++)
      result[i] = result[i]! + (0.41 * data.pool * (weight / 100) * scores[i]!) / all;
  }
  return result;
}

describe("agrees with the rule written out", () => {
  test("Fifteenth: the third highest income is the benchmark", () => {
    const run = simulate(indiaFinanceCommission, fifteenth);
    const expected = naive(states, 200, [
      [45, "distance"],
      [15, states.population],
      [15, "area"],
      [10, states.forest],
      [12.5, states.demographic],
      [2.5, fifteenth.data.taxEffort],
    ]);
    for (const [i, x] of expected.entries()) expect(run.amounts[i]).toBeCloseTo(x, 9);
    expect(run.total).toBeCloseTo(410, 9);
  });

  test("Sixteenth: the mean of the three highest large states is", () => {
    const run = simulate(indiaFinanceCommission, sixteenth);
    const expected = naive(states, (190 + 200 + 230) / 3, [
      [42.5, "distance"],
      [17.5, states.population],
      [10, "area"],
      [10, states.forest],
      [10, states.demographic],
      [10, sixteenth.data.gsdp.map(Math.sqrt)],
    ]);
    for (const [i, x] of expected.entries()) expect(run.amounts[i]).toBeCloseTo(x, 9);
  });

  test("weights of each Commission add up to 100", () => {
    for (const { value } of indiaFinanceCommission.parameters.weights!.values) {
      expect(Object.values(value).reduce((a, b) => a + b)).toBe(100);
    }
  });
});

describe("what it does", () => {
  test("poorer states get more per head of the distance, richer ones the least distance", () => {
    const { steps } = simulate(indiaFinanceCommission, fifteenth);
    const distance = steps.find(({ id }) => id === "distance")!.column;
    expect(Array.from(distance)).toEqual([135, 156, 10, 10, 10, 10]);
  });
  test("equal incomes leave no distance to share", () => {
    expect(() =>
      simulate(indiaFinanceCommission, { ...fifteenth, data: { ...fifteenth.data, income: 100 } }),
    ).toThrow(expect.objectContaining({ code: "zero_total" }));
  });
  test("the floor of the area holds", () => {
    const { steps } = simulate(indiaFinanceCommission, fifteenth);
    expect(steps.find(({ id }) => id === "areaShare")!.column[5]).toBe(0.02);
  });
});

programLaws({
  program: indiaFinanceCommission,
  inputs: fifteenth,
  money: ["pool", "income"],
  people: "population",
  tooEarly: "2019",
  refusals: [
    [
      "the Fifteenth's inputs for the Sixteenth",
      () => simulate(indiaFinanceCommission, { ...fifteenth, period: "2027" }),
      "missing_option",
      '"large"',
    ],
    [
      "a year after the Sixteenth",
      () => simulate(indiaFinanceCommission, { ...sixteenth, period: "2031" }),
      "no_value_for_date",
      "no value for 2031",
    ],
  ],
});
programLaws({
  program: indiaFinanceCommission,
  inputs: sixteenth,
  money: ["pool", "income", "gsdp"],
  people: "population",
});
