import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canadaEqualization, simulate } from "../../src/index.ts";
import excess from "../fixtures/transfers/canada-excess.json" with { type: "json" };
import formulaOnly from "../fixtures/transfers/canada-formula-only.json" with { type: "json" };
import shortfall from "../fixtures/transfers/canada-shortfall.json" with { type: "json" };
import { programLaws } from "./program-laws.ts";

type Vector = typeof excess | typeof shortfall | typeof formulaOnly;
const inputsOf = ({ inputs }: Vector) => {
  const provinces = Object.values(inputs.provinces);
  return {
    units: Object.keys(inputs.provinces),
    data: {
      population: provinces.map(({ pop }) => pop),
      nonResource: provinces.map(({ nonres }) => nonres),
      resource: provinces.map(({ res }) => res),
      ...(inputs.envelope === null ? {} : { envelope: inputs.envelope }),
    },
    period: "2020",
  };
};

describe("agrees with the rule computed from the text of the Act", () => {
  test.for([
    ["envelope exceeded", excess as Vector],
    ["envelope not reached", shortfall as Vector],
    ["no envelope", formulaOnly as Vector],
  ] as const)("%s", ([, vector]) => {
    const run = simulate(canadaEqualization, inputsOf(vector));
    const step = (id: string) => run.steps.find((one) => one.id === id)!;
    const { expected, tolerance } = vector;
    const near = (actual: number | undefined, wanted: number) =>
      expect(Math.abs(actual! - wanted)).toBeLessThan(tolerance);
    near(step("nationalNonResource").scalar!, expected.standard.nonres);
    near(step("nationalResource").scalar!, expected.standard.res);
    for (const [i, unit] of run.units.entries()) {
      const of = (record: object) => (record as Record<string, number>)[unit]!;
      near(step("halfInclusion").column[i], of(expected.entA));
      near(step("fullExclusion").column[i], of(expected.entB));
      near(step("entitlement").column[i], of(expected.entitlement));
      near(step("capped").column[i], of(expected.capped));
      near(step("fitted").column[i], of(expected.perCapita));
      near(run.amounts[i], of(expected.payment));
    }
    near(step("capped").notes.cap, expected.cap.value);
    expect(step("capped").notes.rounds).toBe(expected.cap.iterations.length);
    near(run.total, expected.total);
    if ("perCapitaReduction" in expected) {
      near(step("fitted").fit!.multiplier, expected.perCapitaReduction);
    }
    if ("perCapitaAdjustment" in expected) {
      near(step("fitted").fit!.multiplier, expected.perCapitaAdjustment);
    }
  });

  test("without an envelope it says so", () => {
    expect(simulate(canadaEqualization, inputsOf(formulaOnly)).warnings.map(({ code }) => code)).toContain(
      "no_envelope",
    );
  });

  test("recipients with less than half of the people: the cap is the poorest of the others", () => {
    // A (poor, oil) gets the better formula b and would pass C, the poorest province that formula a leaves out.
    const population = [1, 1, 8, 4];
    const nonResource = [6000, 7000, 10_500, 10_500];
    const resource = [3500, 0, 100, 500];
    const people = 14;
    const meanN = population.reduce((t, w, i) => t + w * nonResource[i]!, 0) / people;
    const meanR = population.reduce((t, w, i) => t + w * resource[i]!, 0) / people;
    const a = nonResource.map((n, i) => Math.max(0, meanN - n + 0.5 * (meanR - resource[i]!)));
    const b = nonResource.map((n) => Math.max(0, meanN - n));
    const own = nonResource.map((n, i) => n + resource[i]!);
    const receiving = a.map((x) => x > 0);
    const share = population.reduce((t, w, i) => t + (receiving[i] ? w : 0), 0) / people;
    expect(share).toBeLessThan(0.5);
    const cap = Math.min(...own.filter((_, i) => !receiving[i]));
    const expected = own.map((o, i) => {
      const x = Math.max(a[i]!, b[i]!);
      return x - Math.min(x, Math.max(0, o + x - cap));
    });
    expect(expected[0]).toBeGreaterThan(0);
    expect(expected[0]).toBeLessThan(b[0]!);
    const run = simulate(canadaEqualization, {
      units: ["A", "B", "C", "D"],
      data: { population, nonResource, resource },
      period: "2020",
    });
    for (const [i, x] of expected.entries()) expect(run.amounts[i]! / population[i]!).toBeCloseTo(x, 8);
  });

  test("the envelope grows from last year's by the mean of three rates", () => {
    const { envelope: _, ...data } = inputsOf(excess).data as Record<string, unknown>;
    const run = simulate(canadaEqualization, {
      ...inputsOf(excess),
      data: { ...data, previousEnvelope: 15_000 } as never,
      parameters: { gdpGrowth: [0.02, 0.03, 0.04] },
    });
    expect(run.total).toBeCloseTo(15_450, 8);
    expect(run.steps.find(({ id }) => id === "fitted")?.notes.envelope).toBeCloseTo(15_450, 8);
  });
});

test("an envelope that is just met, with a province a few cents behind the recipients, is shared out", () => {
  const list = [
    [7, 4000, 5],
    [8, 9804, 2202],
    [13, 5264, 0],
    [5, 11_971, 0],
    [1, 7381, 0],
  ] as const;
  const asked = (envelope?: number) =>
    simulate(canadaEqualization, {
      units: ["a", "b", "c", "d", "e"],
      data: {
        population: list.map(([heads]) => heads),
        nonResource: list.map(([, yields]) => yields),
        resource: list.map(([, , resource]) => resource),
        ...(envelope === undefined ? {} : { envelope }),
      },
      period: "2020",
    });
  const open = asked();
  expect(asked(open.total).amounts).toEqual(open.amounts);
  const more = asked(open.total + 0.02);
  expect(more.amounts[4]).toBeCloseTo(0.02, 9);
  expect(more.total).toBeCloseTo(open.total + 0.02, 9);
});

describe("laws", () => {
  const province = fc.record({
    population: fc.integer({ min: 1, max: 20 }),
    nonResource: fc.integer({ min: 4000, max: 12_000 }),
    resource: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3000 })),
  });
  test("the envelope is met, nobody pays, and the best-off recipient stays within the cap before it is", () => {
    let met = 0;
    fc.assert(
      fc.property(
        fc.array(province, { minLength: 2, maxLength: 10 }),
        fc.double({ min: 0.3, max: 1, noNaN: true }),
        (list, part) => {
          const units = list.map((_, i) => String(i));
          const data = {
            population: list.map(({ population }) => population),
            nonResource: list.map(({ nonResource }) => nonResource),
            resource: list.map(({ resource }) => resource),
          };
          const open = simulate(canadaEqualization, { units, data, period: "2020" });
          const step = (id: string) => open.steps.find((one) => one.id === id)!;
          for (const [i, x] of step("capped").column.entries()) {
            expect(x).toBeGreaterThanOrEqual(0);
            if (x > 0)
              expect(step("capacity").column[i]! + x).toBeLessThanOrEqual(step("capped").notes.cap! + 1e-6);
          }
          if (open.total === 0) return;
          const envelope = part * open.total;
          const cut = simulate(canadaEqualization, { units, data: { ...data, envelope }, period: "2020" });
          expect(Math.abs(cut.total / envelope - 1)).toBeLessThan(1e-12);
          for (const [i, x] of cut.amounts.entries()) {
            expect(x).toBeGreaterThanOrEqual(0);
            expect(x).toBeLessThanOrEqual(open.amounts[i]! * (1 + 1e-12));
          }
          met++;
        },
      ),
      { numRuns: 150 },
    );
    expect(met).toBeGreaterThan(100);
  });
});

describe("elections", () => {
  const base = inputsOf(excess);
  const electing = (unit: string, envelope: number | undefined) =>
    simulate(canadaEqualization, {
      ...base,
      data: {
        population: base.data.population,
        nonResource: base.data.nonResource,
        resource: base.data.resource,
        ...(envelope === undefined ? {} : { envelope }),
        electsHalf: base.units.map((one) => one === unit),
      },
    });
  test("a province that elects gets formula (a)", () => {
    const run = electing("SK", undefined);
    expect(run.steps.find(({ id }) => id === "entitlement")?.column[base.units.indexOf("SK")]).toBe(0);
  });
  test("the cut of the others stays what it was without elections", () => {
    // Nova Scotia would elect 2,320.09 where it has it anyway: nothing changes, whatever the envelope.
    expect(electing("NS", 16_000).amounts).toEqual(simulate(canadaEqualization, base).amounts);
    const without = simulate(canadaEqualization, base);
    const withElection = electing("MB", 16_000);
    expect(withElection.fits[0]!.multiplier).toBe(without.fits[0]!.multiplier);
  });
  test("one that elects less is cut by the same sum per head, not below 0", () => {
    // A has more oil than the mean, so formula (b) is the better one for it; it elects (a): 1,955 instead of 2,200.
    const inputs = {
      units: ["A", "B", "C"],
      data: {
        population: [2, 1, 7],
        nonResource: [6000, 7000, 9000],
        resource: [700, 0, 100],
        envelope: 4000,
      },
      period: "2020",
    };
    const plain = simulate(canadaEqualization, inputs);
    const elected = simulate(canadaEqualization, {
      ...inputs,
      data: { ...inputs.data, electsHalf: [true, false, false] },
    });
    const perHead = (run: typeof plain, id: string) => run.steps.find((one) => one.id === id)!.column;
    const cut = plain.fits[0]!.multiplier;
    expect(cut).toBeGreaterThan(0);
    expect(elected.fits[0]!.multiplier).toBe(cut);
    expect(perHead(plain, "capped")[0]).toBeCloseTo(2200, 9);
    expect(perHead(elected, "capped")[0]).toBeCloseTo(1955, 9);
    expect(perHead(elected, "fitted")[0]).toBeCloseTo(
      Math.max(0, perHead(elected, "capped")[0]! - Math.min(cut, perHead(plain, "capped")[0]!)),
      9,
    );
    expect(elected.amounts[1]).toBeCloseTo(plain.amounts[1]!, 9);
    expect(elected.invariants.every(({ holds }) => holds)).toBe(true);
  });
});

programLaws({
  program: canadaEqualization,
  inputs: inputsOf(excess),
  money: ["nonResource", "resource", "envelope"],
  people: "population",
  tooEarly: "2009",
  refusals: [
    [
      "last year's envelope without growth",
      () =>
        simulate(canadaEqualization, {
          units: ["A", "B"],
          data: { population: 1, nonResource: [1, 2], resource: 0, previousEnvelope: 1 },
          period: "2020",
        }),
      "missing_option",
      '"gdpGrowth"',
    ],
    [
      "two envelopes",
      () =>
        simulate(canadaEqualization, {
          units: ["A", "B"],
          data: { population: 1, nonResource: [1, 2], resource: 0, envelope: [1, 2] },
          period: "2020",
        }),
      "unsupported_combination",
      'needs one "envelope"',
    ],
    [
      "an election that is neither yes nor no",
      () =>
        simulate(canadaEqualization, {
          units: ["A", "B"],
          data: { population: 1, nonResource: [1, 2], resource: 0, electsHalf: ["yes", "no"] },
          period: "2020",
        }),
      "wrong_type",
      "pass true or false",
    ],
  ],
});
