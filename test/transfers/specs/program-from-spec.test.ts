import {
  compareSpecs,
  EqualizationError,
  PROGRAMS,
  type ProgramSpec,
  prepare,
  programFromSpec,
  type SimulationInputs,
  simulate,
  usFmap,
} from "equalis";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

/** Inputs of the shipped programs, several each, so that every branch of a law is taken. */
const CASES: Readonly<Record<string, readonly SimulationInputs[]>> = {
  "us-fmap": [
    {
      units: ["A", "B", "DC"],
      period: "2011",
      data: {
        incomeYear1: [30_100, 41_500, 60_000],
        incomeYear2: [31_000, 42_000, 61_000],
        incomeYear3: [32_000, 43_300, 62_000],
        nationalIncomeYear1: 38_000,
        nationalIncomeYear2: 39_000,
        nationalIncomeYear3: 40_001,
        enhanced: [true, false, true],
      },
    },
  ],
  "brazil-fundeb": [
    {
      units: ["a", "b", "c"],
      period: "2022",
      data: { enrolment: [10, 20, 0], fund: [100, 90, 5], budget: 77 },
    },
    {
      units: ["a", "b", "c"],
      period: "2022",
      data: { enrolment: [10, 20, 5], fund: [100, 90, 60], eligible: [true, true, false] },
    },
  ],
  "us-chip-allotment": [
    {
      units: ["a", "b", "c"],
      period: "2005",
      data: {
        children: [100_000, 300_000, 20_000],
        wageRatio: [0.9, 1.1, 1],
        previousProportion: [0.3, 0.6, 0.1],
        baseProportion: [0.3, 0.6, 0.1],
        total: 4e9,
      },
    },
    {
      units: ["a", "b", "c"],
      period: "2005",
      data: {
        children: [900_000, 100_000, 10_000],
        wageRatio: [0.9, 1.1, 1],
        previousProportion: [0.3, 0.6, 0.1],
        baseProportion: [0.3, 0.5, 0.1],
        total: 4e9,
      },
    },
  ],
  "nhs-pace-of-change": [
    {
      units: ["a", "b", "c"],
      period: "2016",
      parameters: { minGrowth: 0.01, maxGrowth: 0.05 },
      data: { weightedPopulation: [10, 30, 0], budget: 1100, previous: [300, 690, 10] },
    },
    {
      units: ["a", "b"],
      period: "2017",
      parameters: { minGrowth: 0.01, maxGrowth: 0.5 },
      previous: [300, 600],
      data: { weightedPopulation: [10, 30], budget: 1000 },
    },
  ],
  "china-shared-responsibility": [
    {
      units: ["北京", "Sichuan", "510000"],
      period: "2022",
      data: { population: [21_890_000, 83_670_000, 1000] },
    },
    { units: ["x", "y"], period: "2022", data: { population: [100, 200], centralShare: [0.3, 0.8] } },
  ],
  "canada-equalization": [
    ...[6e6, 2e7, 9e7, 4e8].map((envelope) => ({
      units: ["P", "Q", "R", "S"],
      period: "2025",
      data: {
        population: [10_000, 8000, 1500, 500],
        nonResource: [7000, 9000, 6000, 5500],
        resource: [100, 3000, 2500, 0],
        envelope,
      },
    })),
    {
      units: ["P", "Q", "R"],
      period: "2025",
      parameters: { gdpGrowth: [0.03, 0.04, 0.05] },
      data: {
        population: [1000, 8000, 9000],
        nonResource: [7000, 9000, 6000],
        resource: [100, 3000, 2500],
        electsHalf: [true, false, false],
        previousEnvelope: 2e6,
      },
    },
    {
      units: ["P", "Q", "R"],
      period: "2025",
      data: { population: [1000, 8000, 9000], nonResource: [7000, 9000, 6000], resource: [100, 3000, 2500] },
    },
  ],
};

const SPECS = PROGRAMS.flatMap(({ id, program, spec }) => (spec === null ? [] : [{ id, program, spec }]));

describe("the JSON form of a shipped program", () => {
  test("exists for at least six", () => {
    expect(SPECS.map(({ id }) => id).sort()).toEqual(Object.keys(CASES).sort());
  });
  for (const { id, program, spec } of SPECS) {
    test(`${id} gives the same bits as the hand-written one, after a round trip through JSON`, () => {
      const made = programFromSpec(JSON.parse(JSON.stringify(spec)) as ProgramSpec);
      for (const inputs of CASES[id]!) {
        const [own, hand] = [simulate(made, inputs), simulate(program, inputs)];
        expect(own.amounts).toEqual(hand.amounts);
        expect(own.steps.map(({ id: step, column }) => [step, column])).toEqual(
          hand.steps.map(({ id: step, column }) => [step, column]),
        );
        expect(own.binding).toEqual(hand.binding);
        expect(own.steps.map(({ notes }) => notes)).toEqual(hand.steps.map(({ notes }) => notes));
        expect(own.warnings.map(({ code }) => code)).toEqual(hand.warnings.map(({ code }) => code));
        expect(own.invariants.every(({ holds }) => holds)).toBe(true);
      }
    });
  }
});

const tiny = (compute: unknown): ProgramSpec => ({
  id: "tiny",
  title: "Tiny",
  source: "illustrative",
  inputs: [{ name: "x", unit: "person", description: "Residents" }],
  parameters: {},
  assumptions: [],
  invariants: [],
  steps: [{ id: "amount", label: "Amount", unit: "yuan", compute: compute as never }],
});

const refusal = (call: () => unknown): EqualizationError => {
  try {
    call();
  } catch (error) {
    if (error instanceof EqualizationError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
};

describe("a spec with problems", () => {
  const cases: [string, unknown, string, string][] = [
    ["an unknown operation", { op: "eval", x: 1 }, "unknown_option", "steps[0].compute.op"],
    ["an operation of the prototype", { op: "constructor" }, "unknown_option", "steps[0].compute.op"],
    ["an unknown operand", { op: "positive", x: 1, y: 2 }, "unknown_option", "steps[0].compute.y"],
    ["a missing operand", { op: "positive" }, "missing_option", "steps[0].compute.x"],
    ["an unknown input", { input: "y" }, "unknown_id", "steps[0].compute.input"],
    ["a step that is not computed yet", { step: "amount" }, "unknown_id", "steps[0].compute.step"],
    ["an unknown parameter", { parameter: "rate" }, "unknown_id", "steps[0].compute.parameter"],
    ["an unknown local", { local: "y" }, "unknown_id", "steps[0].compute.local"],
    [
      "an unknown word",
      { op: "rank", x: 1, order: "up", ties: "min" },
      "unknown_option",
      "steps[0].compute.order",
    ],
    ["a text for an expression", "x + 1", "wrong_type", "steps[0].compute"],
    ["no form", { formula: "x" }, "unknown_option", "steps[0].compute"],
    ["an empty list", { op: "add", values: [] }, "wrong_type", "steps[0].compute.values"],
    ["infinity", Number.POSITIVE_INFINITY, "not_finite", "steps[0].compute"],
  ];
  for (const [name, compute, code, path] of cases) {
    test(`${name} throws invalid_data with ${code} at its place`, () => {
      const error = refusal(() => programFromSpec(tiny(compute)));
      expect(error.code).toBe("invalid_data");
      expect(error.issues.map((issue) => [issue.code, issue.path])).toContainEqual([code, path]);
    });
  }
  test("lists all of them, at most 60", () => {
    const values = Array.from({ length: 200 }, (_, i) => ({ input: `y${i}` }));
    expect(refusal(() => programFromSpec(tiny({ op: "add", values }))).issues).toHaveLength(60);
  });
});

describe("hostile specs are refused at once", () => {
  const deep = (levels: number): unknown => {
    let expression: unknown = { input: "x" };
    for (let i = 0; i < levels; i++) expression = { op: "positive", x: expression };
    return expression;
  };
  const cyclic: Record<string, unknown> = { op: "positive" };
  cyclic.x = cyclic;
  const cases: [string, unknown][] = [
    ["deep", tiny(deep(100_000))],
    ["a little too deep", tiny(deep(65))],
    ["cyclic", tiny(cyclic)],
    ["huge", tiny({ op: "add", values: Array.from({ length: 300_000 }, () => 1) })],
    [
      "with a prototype key",
      JSON.parse(JSON.stringify(tiny(1)).replace('"parameters":{}', '"parameters":{"__proto__":{"a":1}}')),
    ],
    ["with a function", tiny(() => 1)],
    ["no object", 7],
    ["an array", []],
    ["null", null],
    ["with steps that are no array", { ...tiny(1), steps: "all" }],
    [
      "with too many steps",
      { ...tiny(1), steps: Array.from({ length: 501 }, (_, i) => ({ id: `s${i}`, compute: 1 })) },
    ],
    ["an instance of a class", { ...tiny(1), parameters: new Map() }],
  ];
  for (const [name, spec] of cases) {
    test(name, () => {
      const error = refusal(() => programFromSpec(spec as ProgramSpec));
      expect(["invalid_data", "missing_option"]).toContain(error.code);
      expect(({} as Record<string, unknown>).a).toBeUndefined();
    });
  }
  test("just deep enough runs", () => {
    const run = simulate(programFromSpec(tiny(deep(55))), { units: ["a"], data: { x: [3] } });
    expect(Array.from(run.amounts)).toEqual([3]);
  });
  test("later changes of the object change no program", () => {
    const spec = tiny({ op: "multiply", values: [2, { input: "x" }] });
    const program = programFromSpec(spec);
    (spec.steps[0]!.compute as unknown as { values: number[] }).values[0] = 100;
    expect(Array.from(simulate(program, { units: ["a"], data: { x: [3] } }).amounts)).toEqual([6]);
  });
});

describe("compareSpecs", () => {
  test("finds nothing between a spec and its copy, with fields in another order", () => {
    for (const { spec } of SPECS) {
      const turned = (value: unknown): unknown =>
        Array.isArray(value)
          ? value.map(turned)
          : typeof value === "object" && value !== null
            ? Object.fromEntries(
                Object.entries(value)
                  .reverse()
                  // The values of "let" build on each other: their order is part of the rule.
                  .map(([key, part]) => [key, key === "let" ? part : turned(part)]),
              )
            : value;
      expect(compareSpecs(spec, turned(JSON.parse(JSON.stringify(spec))) as ProgramSpec)).toEqual([]);
    }
  });
  test("names what was added, removed, changed and moved", () => {
    const step = (id: string, compute: unknown = 1) => ({
      id,
      label: id,
      unit: "yuan",
      compute: compute as never,
    });
    const first = { ...tiny(1), steps: [step("a"), step("b"), step("c")] };
    const second = { ...tiny(1), title: "Other", steps: [step("b"), step("a", 2), step("d")] };
    expect(compareSpecs(first, second).map(({ path, change }) => [path, change])).toEqual([
      ["title", "changed"],
      ["steps.a.compute", "changed"],
      ["steps.c", "removed"],
      ["steps.d", "added"],
      ["steps", "moved"],
    ]);
  });
});

describe("prepare", () => {
  const inputs = CASES["us-fmap"]![0]!;
  test("gives the bits of simulate, whatever was overridden before", () => {
    const prepared = prepare(usFmap, inputs);
    const numbers = fc.array(fc.integer({ min: 20_000, max: 90_000 }), { minLength: 3, maxLength: 3 });
    const overrides = fc.record(
      {
        data: fc.record(
          {
            incomeYear1: numbers,
            nationalIncomeYear2: fc.integer({ min: 30_000, max: 50_000 }),
            enhanced: fc.boolean(),
          },
          { requiredKeys: [] },
        ),
        parameters: fc.record(
          { floor: fc.integer({ min: 40, max: 60 }), multiplier: fc.constantFrom(30, 45) },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(overrides, { minLength: 1, maxLength: 4 }), (runs) => {
        for (const one of runs) {
          const whole = simulate(usFmap, {
            ...inputs,
            data: { ...inputs.data, ...(one.data ?? {}) },
            parameters: { ...(one.parameters ?? {}) },
          });
          expect(prepared.amounts(one)).toEqual(whole.amounts);
          expect(prepared.run(one)).toEqual(whole);
        }
        expect(prepared.amounts()).toEqual(simulate(usFmap, inputs).amounts);
      }),
    );
  });
  test("an optional input can come and go", () => {
    const { enhanced: _, ...data } = inputs.data;
    const prepared = prepare(usFmap, { ...inputs, data });
    const without = simulate(usFmap, { ...inputs, data }).amounts;
    expect(prepared.amounts()).toEqual(without);
    expect(prepared.amounts({ data: { enhanced: inputs.data.enhanced! } })).toEqual(
      simulate(usFmap, inputs).amounts,
    );
    expect(prepared.amounts()).toEqual(without);
  });
  test("a bad override throws and changes nothing", () => {
    const prepared = prepare(usFmap, inputs);
    const before = prepared.amounts();
    expect(refusal(() => prepared.amounts({ data: { incomeYear1: [1, 2] } })).code).toBe("length_mismatch");
    expect(refusal(() => prepared.amounts({ data: { wrong: 1 } })).code).toBe("unknown_option");
    expect(refusal(() => prepared.amounts({ parameters: { floor: Number.NaN } })).where).toBe("prepare");
    expect(prepared.amounts()).toEqual(before);
  });
});
