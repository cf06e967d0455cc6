import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  boundedShare,
  columns,
  defineProgram,
  explain,
  type Program,
  type ProgramParameter,
  type ProgramStep,
  type StepContext,
  scaleTo,
  simulate,
} from "../../../src/transfers/index.ts";
import { refusals } from "../../support/refusals.ts";
import { close, money, reorder } from "../brute-force.ts";
import { grant, guaranteed, horizontal, oneStep, question, scaled } from "./sample-programs.ts";

describe("a run", () => {
  test("gives every step's column, done by hand", () => {
    const run = simulate(grant, question);
    const by = Object.fromEntries(run.steps.map((step) => [step.id, Array.from(step.column)]));
    expect(by.gap).toEqual([8, 4, -2]);
    expect(by.claim).toEqual([4, 2, 0]);
    expect(by.money).toEqual([40, 40, 0]);
    expect(by.capped).toEqual([30, 30, 0]);
    expect(by.closed).toEqual([30, 30, 0]);
    expect(by.after).toEqual([5, 7.5, 12]);
    expect(Array.from(run.amounts)).toEqual([30, 30, 0]);
    expect(run.total).toBe(60);
    expect(run.unit).toBe("money");
    expect(run.program).toBe("grant");
    expect(run.period).toBe("2024");
  });

  test("picks the parameter in force on the first day of the period", () => {
    const rateIn = (period: string) =>
      simulate(grant, { ...question, period }).parameters.find((one) => one.name === "rate")?.value;
    expect(rateIn("2020")).toBe(0.5);
    expect(rateIn("2024")).toBe(0.5);
    expect(rateIn("2024-Q3")).toBe(0.6);
    expect(rateIn("2024-S2")).toBe(0.6);
    expect(rateIn("2024-06-30")).toBe(0.5);
    expect(rateIn("2031-02")).toBe(0.6);
  });
  test("takes the year as a number too", () => {
    expect(simulate(grant, { ...question, period: 2024 }).amounts).toEqual(simulate(grant, question).amounts);
  });
  test("without a period takes the latest and says so", () => {
    const { units, data } = question;
    const run = simulate(grant, { units, data });
    expect(run.period).toBeNull();
    expect(run.warnings).toEqual([
      {
        code: "latest_parameter",
        message: 'no period was named, so "rate" is the value from 2024-07-01 on; pass a period to choose',
        step: null,
        units: [],
      },
    ]);
    expect(run.parameters[0]).toEqual({
      name: "rate",
      value: 0.6,
      from: "2024-07-01",
      status: "published",
      source: "s. 1",
    });
  });
  test("puts in a parameter of the caller's, and says it was given", () => {
    const run = simulate(grant, { ...question, parameters: { rate: 0.25 } });
    expect(Array.from(run.steps[1]!.column)).toEqual([2, 1, 0]);
    expect(run.parameters).toEqual([
      { name: "rate", value: 0.25, from: null, status: "given", source: "the caller" },
    ]);
  });
  test("lists unverified parameters among the assumptions, once they are used", () => {
    expect(simulate(grant, question).assumptions).toEqual(grant.assumptions);
    const remote = simulate(grant, { ...question, data: { ...question.data, remote: [true, false, false] } });
    expect(remote.assumptions).toEqual([
      "Residents are counted in the middle of the year.",
      'Parameter "bonus" from 2020 is unverified (hearsay).',
    ]);
  });
  test("leaves the inputs as they are and shares nothing with them", () => {
    const population = Float64Array.of(10, 20, 10);
    const run = simulate(grant, { ...question, data: { ...question.data, population } });
    expect(population).toEqual(Float64Array.of(10, 20, 10));
    expect(run.data.population).toEqual(population);
    expect(run.data.population).not.toBe(population);
    const first = simulate(
      oneStep((c) => c.input("x")),
      { units: ["A"], data: { x: [5] } },
    );
    expect(first.amounts).not.toBe(first.data.x);
    expect(first.amounts).not.toBe(first.steps[0]!.column);
  });
});

describe("binding", () => {
  test("is the last step that changed the amount; conversions and rounding are passed over", () => {
    // The cap holds A and B; nothing touches C after its claim of 0.
    expect(simulate(grant, question).binding).toEqual(["capped", "capped", "claim"]);
  });
  test("goes back to where the amount begins if nothing changed it", () => {
    const roomy = simulate(grant, {
      ...question,
      data: { ...question.data, pool: 80, remote: [false, false, true] },
    });
    // 40 and 40 fit half of 80 each; C's 20 for being remote makes everybody scale.
    expect(roomy.binding).toEqual(["closed", "closed", "closed"]);
    const exact = simulate(grant, { ...question, data: { ...question.data, pool: 80 } });
    expect(Array.from(exact.amounts)).toEqual([40, 40, 0]);
    expect(exact.binding).toEqual(["claim", "claim", "claim"]);
  });
  test("of a choice is the branch that was chosen", () => {
    const choice = oneStep(() => 0, {
      inputs: [],
      steps: [
        { id: "full", label: "Full", unit: "money", compute: (c) => c.column((i) => [5, 1, 3][i]!) },
        { id: "half", label: "Half", unit: "money", compute: (c) => c.column((i) => [2, 4, 3][i]!) },
        {
          id: "better",
          label: "The better",
          unit: "money",
          from: ["full", "half"],
          compute: (c) => columns.maximum(c.step("full"), c.step("half")),
        },
      ],
    });
    expect(simulate(choice, { units: ["A", "B", "C"], data: {} }).binding).toEqual(["full", "half", "full"]);
  });
});

describe("closures", () => {
  test("are reported with who is held where", () => {
    expect(simulate(grant, question).fits).toEqual([
      {
        step: "closed",
        group: null,
        multiplier: 1,
        residual: 0,
        atLower: ["C"],
        atUpper: ["A", "B"],
        belowFloor: [],
        excluded: [],
      },
    ]);
    const step = simulate(grant, question).steps.find((one) => one.id === "closed")!;
    expect(step.fit?.bound).toEqual(["upper", "upper", "lower"]);
  });
});

describe("invariants", () => {
  test("hold or are reported, with how far they are off, and warned of", () => {
    const run = simulate(grant, question);
    expect(run.invariants.map((one) => one.holds)).toEqual([true, true, true]);
    // The rate of this program changes in the middle of 2024.
    expect(run.warnings.map(({ code }) => code)).toEqual(["parameter_changes_inside"]);
    const broken = simulate(
      oneStep(() => 3, {
        inputs: [{ name: "pool", unit: "money", description: "Pool" }],
        invariants: [
          { kind: "adds-to", total: "pool" },
          { kind: "zero-sum" },
          { kind: "non-negative" },
          {
            kind: "custom",
            id: "odd",
            description: "the amounts are odd",
            check: (c) => c.step("only")[0] === 4 || "they are not 4",
          },
        ],
      }),
      { units: ["A", "B"], data: { pool: 7 } },
    );
    expect(broken.invariants).toEqual([
      { claim: '"only" adds up to "pool"', holds: false, deviation: 1, detail: "it adds up to 6, not to 7" },
      { claim: '"only" sums to zero', holds: false, deviation: 6, detail: "it sums to 6" },
      { claim: '"only" is nowhere negative', holds: true, deviation: 0, detail: "" },
      { claim: "the amounts are odd", holds: false, deviation: 0, detail: "they are not 4" },
    ]);
    expect(broken.warnings.map((one) => one.code)).toEqual([
      "invariant_broken",
      "invariant_broken",
      "invariant_broken",
    ]);
  });
  test("a negative amount is named with its unit", () => {
    const run = simulate(
      oneStep((c) => c.input("x"), { invariants: [{ kind: "non-negative" }] }),
      {
        units: ["A", "B"],
        data: { x: [1, -3] },
      },
    );
    expect(run.invariants[0]).toEqual({
      claim: '"only" is nowhere negative',
      holds: false,
      deviation: 3,
      detail: '"B" has -3',
    });
  });
  test("a total of shares may be a column, which counts by its sum, and weights turn heads into money", () => {
    const program = oneStep(() => 2, {
      inputs: [
        { name: "heads", unit: "person", description: "Heads" },
        { name: "parts", unit: "money", description: "Parts of the pool" },
      ],
      invariants: [{ kind: "adds-to", total: "parts", weights: "heads" }],
    });
    const run = simulate(program, { units: ["A", "B"], data: { heads: [3, 1], parts: [5, 3] } });
    expect(run.invariants[0]!.holds).toBe(true);
  });
  test("order kept: equals may part, whoever was behind must not overtake", () => {
    const order = (before: number[], after: number[]) =>
      simulate(
        oneStep((c) => c.input("after"), {
          inputs: [
            { name: "before", unit: "money", description: "Before" },
            { name: "after", unit: "money", description: "After" },
          ],
          invariants: [{ kind: "order-kept", before: "before", after: "after" }],
        }),
        { units: before.map((_, i) => String(i)), data: { before, after } },
      ).invariants[0]!;
    expect(order([1, 2, 3], [5, 5, 9]).holds).toBe(true);
    expect(order([2, 2, 3], [9, 1, 9]).holds).toBe(true);
    const broken = order([3, 1, 2], [7, 1, 9]);
    expect(broken.holds).toBe(false);
    expect(broken.deviation).toBe(2);
    expect(broken.detail).toBe('"0" (3) falls behind "2" (2): 7 against 9');
  });
  test("order kept agrees with looking at every pair", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })), {
          minLength: 1,
          maxLength: 12,
        }),
        (rows) => {
          const run = simulate(
            oneStep((c) => c.input("after"), {
              inputs: [
                { name: "before", unit: "money", description: "Before" },
                { name: "after", unit: "money", description: "After" },
              ],
              invariants: [{ kind: "order-kept", before: "before", after: "after" }],
            }),
            {
              units: rows.map((_, i) => String(i)),
              data: { before: rows.map((r) => r[0]), after: rows.map((r) => r[1]) },
            },
          );
          const kept = rows.every(([b1, a1]) => rows.every(([b2, a2]) => !(b1 < b2 && a1 > a2)));
          expect(run.invariants[0]!.holds).toBe(kept);
        },
      ),
    );
  });
});

describe("the effect on the gap", () => {
  test("is measured per head, whatever the unit of the amounts", () => {
    const { effect } = simulate(grant, question);
    // Gaps 8 x 10 + 4 x 20 = 160; paid 30 + 30.
    expect(effect?.gapClosed).toBe(60 / 160);
    expect(effect?.leakage).toBe(0);
    expect(effect?.shortfall.headcount).toBe(0.75);
    expect(effect?.orderKept).toBe(true);
  });
  test("is null where the program does not name the columns", () => {
    expect(simulate(scaled, { units: ["A"], data: { claim: [1], pool: 5 } }).effect).toBeNull();
  });
  test("is null with a warning where it is undefined", () => {
    const run = simulate(horizontal, { units: ["A", "B"], data: { population: 1, tax: 0 } });
    expect(run.effect).toBeNull();
    expect(run.warnings.map((one) => one.code)).toEqual(["effect_undefined"]);
  });
});

describe("history", () => {
  const now = { units: ["A", "B"], data: { claim: [50, 300] } };
  test("may be last year's amounts alone", () => {
    expect(Array.from(simulate(guaranteed, { ...now, previous: [100, 200] }).amounts)).toEqual([90, 220]);
    expect(Array.from(simulate(guaranteed, { ...now, previous: Float64Array.of(100, 200) }).amounts)).toEqual(
      [90, 220],
    );
  });
  test("may be a simulation, found by its year whatever its place", () => {
    const y2023 = simulate(guaranteed, {
      ...now,
      data: { claim: [100, 200] },
      period: "2023",
      previous: [100, 200],
    });
    const y2022 = { period: "2022", amounts: [1, 1] };
    const run = simulate(guaranteed, { ...now, period: "2024", previous: [y2022, y2023] });
    expect(Array.from(run.amounts)).toEqual([90, 220]);
  });
  test("lines units up by their id, and newcomers have what the step says", () => {
    const previous = { units: ["B", "X"], amounts: [200, 7] };
    const run = simulate(guaranteed, { ...now, previous });
    // A is new: its claim of 50 is free of the collar.
    expect(Array.from(run.amounts)).toEqual([50, 220]);
  });
  test("inputs and steps of earlier years are read by name", () => {
    const program = oneStep((c) => columns.subtract(c.input("x"), c.input("x", 2)));
    const previous = [{ data: { x: [1] } }, { data: { x: 10 } }];
    expect(Array.from(simulate(program, { units: ["A"], data: { x: [15] }, previous }).amounts)).toEqual([5]);
    const first = simulate(grant, { ...question, period: "2023" });
    const second = oneStep((c) => c.step("claim", 1), { inputs: [] });
    expect(
      Array.from(simulate(second, { units: ["C", "A"], data: {}, period: "2024", previous: first }).amounts),
    ).toEqual([0, 4]);
  });
});

describe("laws", () => {
  const units = fc.array(fc.tuple(money, money), { minLength: 1, maxLength: 20 });
  const run = (rows: readonly (readonly number[])[], names: readonly string[], pool: number) =>
    simulate(scaled, { units: names, data: { claim: rows.map((row) => row[0]!), pool } });
  const namesOf = (rows: readonly unknown[]): string[] => rows.map((_, i) => `unit ${i}`);

  test("the order of units does not matter", () => {
    fc.assert(
      fc.property(units, fc.array(fc.integer()), (rows, keys) => {
        fc.pre(rows.some(([claim]) => claim > 0));
        const names = namesOf(rows);
        const order = reorder(rows, keys);
        const once = run(rows, names, 1000);
        const other = run(order.list, reorder(names, keys).list, 1000);
        expect(
          close(
            order.back.map((k) => other.amounts[k]!),
            once.amounts,
            1e-13,
          ),
        ).toBe(true);
      }),
    );
  });
  test("running twice gives the same bits, and so does an empty reform", () => {
    fc.assert(
      fc.property(units, (rows) => {
        fc.pre(rows.some(([claim]) => claim > 0));
        const reform: Program = { ...scaled, parameters: { ...scaled.parameters }, steps: [...scaled.steps] };
        const inputs = { units: namesOf(rows), data: { claim: rows.map((row) => row[0]!), pool: 77 } };
        const again = simulate(reform, { ...inputs, parameters: {} });
        expect(again).toEqual(simulate(scaled, inputs));
      }),
    );
  });
  test("a unit that claims nothing changes nothing for the others", () => {
    fc.assert(
      fc.property(units, (rows) => {
        fc.pre(rows.some(([claim]) => claim > 0));
        const once = run(rows, namesOf(rows), 500).amounts;
        const more = run([...rows, [0, 0]], [...namesOf(rows), "new"], 500).amounts;
        expect(Array.from(more.subarray(0, rows.length))).toEqual(Array.from(once));
      }),
    );
  });
  test("twice the money of everything is twice the amounts", () => {
    fc.assert(
      fc.property(units, (rows) => {
        fc.pre(rows.some(([claim]) => claim > 0));
        const once = run(rows, namesOf(rows), 500).amounts;
        const twice = run(
          rows.map(([claim]) => [2 * claim]),
          namesOf(rows),
          1000,
        ).amounts;
        expect(Array.from(twice)).toEqual(Array.from(once, (x) => 2 * x));
      }),
    );
  });
});

describe("what a step may read", () => {
  const read = (compute: (c: StepContext) => Float64Array | number, more: Partial<Program> = {}) =>
    Array.from(
      simulate(
        oneStep(compute, {
          inputs: [
            { name: "x", unit: "money", description: "Numbers" },
            { name: "tier", unit: "text", description: "Texts", type: "label", optional: true },
          ],
          parameters: {
            list: parameter([1, 2, 3]),
            table: parameter({ a: 10, b: 20 }),
            number: {
              ...parameter(4),
              values: [
                { from: "2000", value: 4 },
                { from: "2010", value: 5 },
              ],
            },
          },
          ...more,
        }),
        { units: ["A", "B"], data: { x: [3, 4], tier: ["a", "b"] }, period: "2005" },
      ).amounts,
    );
  test("lists, tables, labels, numbers at other dates, the period", () => {
    expect(read((c) => c.list("list")[2]!)).toEqual([3, 3]);
    expect(read((c) => c.lookup("table", c.labels("tier")))).toEqual([10, 20]);
    expect(read((c) => c.table("table").b!)).toEqual([20, 20]);
    expect(read((c) => c.parameter("number"))).toEqual([4, 4]);
    expect(read((c) => c.parameter("number", "2010-05"))).toEqual([5, 5]);
    expect(read((c) => c.year! + Number(c.period === "2005"))).toEqual([2006, 2006]);
    expect(read((c) => c.column((i) => c.units[i]!.charCodeAt(0)))).toEqual([65, 66]);
  });
  test("closures and single numbers of earlier steps, notes and warnings", () => {
    const program = oneStep(() => 0, {
      steps: [
        { id: "fit", label: "Fit", unit: "money", compute: (c) => scaleTo(c.input("x"), 14) },
        { id: "factor", label: "Factor", unit: "share", compute: (c) => c.fit("fit").multiplier },
        {
          id: "twice",
          label: "Twice",
          unit: "money",
          from: "fit",
          compute: (c) => {
            c.note("factor", c.value("factor"));
            c.warn("doubled", "everybody gets double", ["A"]);
            return columns.multiply(c.step("fit"), c.value("factor"));
          },
        },
      ],
    });
    const run = simulate(program, { units: ["A", "B"], data: { x: [3, 4] } });
    expect(Array.from(run.amounts)).toEqual([12, 16]);
    expect(run.steps[1]!.scalar).toBe(2);
    expect(run.steps[2]!.notes).toEqual({ factor: 2 });
    expect(run.warnings).toEqual([
      { code: "doubled", message: "everybody gets double", step: "twice", units: ["A"] },
    ]);
  });
});

function parameter(value: ProgramParameter["values"][number]["value"]): ProgramParameter {
  return { description: "d", unit: "u", source: "s", status: "published", values: [{ from: "2000", value }] };
}

const ask = (
  compute: (c: StepContext) => unknown,
  more: Partial<Program> = {},
  inputs: object = {},
): unknown =>
  simulate(oneStep(compute as ProgramStep["compute"], more), {
    units: ["A", "B"],
    data: { x: [1, 2] },
    ...inputs,
  });

refusals("simulate", [
  [
    "no units",
    () => simulate(scaled, { units: [], data: { claim: [], pool: 1 } }),
    "too_few_observations",
    "at least 1 unit",
  ],
  [
    "units missing",
    () => simulate(scaled, { data: { claim: 1, pool: 1 } } as never),
    "missing_option",
    "units must be an array",
  ],
  [
    "a unit twice",
    () => simulate(scaled, { units: ["A", "A"], data: { claim: 1, pool: 1 } }),
    "duplicate_id",
    'unit "A" is there twice',
  ],
  [
    "a unit without a name",
    () => simulate(scaled, { units: ["A", 5] as never, data: { claim: 1, pool: 1 } }),
    "wrong_type",
    "unit 1 is 5",
  ],
  [
    "an input missing",
    () => simulate(scaled, { units: ["A"], data: { pool: 1 } }),
    "missing_option",
    'input "claim" (Claim) is required',
  ],
  [
    "an input too many",
    () => simulate(scaled, { units: ["A"], data: { claim: 1, pool: 1, heads: 2 } }),
    "unknown_option",
    '"heads"',
  ],
  [
    "data missing",
    () => simulate(scaled, { units: ["A"] } as never),
    "wrong_type",
    "options must be one object",
  ],
  [
    "too few values",
    () => simulate(scaled, { units: ["A", "B"], data: { claim: [1], pool: 1 } }),
    "length_mismatch",
    'input "claim" has 1 values for 2 units',
  ],
  [
    "a NaN",
    () => simulate(scaled, { units: ["A"], data: { claim: [Number.NaN], pool: 1 } }),
    "not_finite",
    '"claim" of unit "A" is NaN',
  ],
  [
    "a text for a number",
    () => simulate(scaled, { units: ["A"], data: { claim: ["5"], pool: 1 } }),
    "wrong_type",
    '"claim" of unit "A" is "5"',
  ],
  [
    "a number out of its range",
    () => simulate(grant, { ...question, data: { ...question.data, population: [1, 0, 1] } }),
    "out_of_domain",
    '"population" of unit "B" is 0; it must be above 0',
  ],
  [
    "need below zero",
    () => simulate(grant, { ...question, data: { ...question.data, need: [1, 1, -1] } }),
    "out_of_domain",
    '"need" of unit "C" is -1',
  ],
  [
    "a flag that is none",
    () => simulate(grant, { ...question, data: { ...question.data, remote: [true, false, 2] } as never }),
    "wrong_type",
    '"remote" of unit "C" is 2',
  ],
  [
    "a pool that differs by unit",
    () => simulate(grant, { ...question, data: { ...question.data, pool: [60, 60, 61] } }),
    "unsupported_combination",
    'needs one "pool" for all units, but "C" has 61',
  ],
  [
    "everybody without a claim",
    () => simulate(scaled, { units: ["A", "B"], data: { claim: 0, pool: 9 } }),
    "zero_total",
    'step "paid" of "scaled" cannot be computed: scaleTo: all amounts are 0',
  ],
  [
    "an unknown option",
    () => simulate(scaled, { units: ["A"], data: { claim: 1, pool: 1 }, year: 2024 } as never),
    "unknown_option",
    '"year"',
  ],
  [
    "a period that is none",
    () => simulate(grant, { ...question, period: "soon" }),
    "out_of_domain",
    'period is "soon"; write "2010"',
  ],
  [
    "a month that is none",
    () => simulate(grant, { ...question, period: "2024-13" }),
    "out_of_domain",
    "2024-13",
  ],
  [
    "a day that is none",
    () => simulate(grant, { ...question, period: "2023-02-29" }),
    "out_of_domain",
    "2023-02-29",
  ],
  [
    "a period before the law",
    () => simulate(grant, { ...question, period: "2019" }),
    "no_value_for_date",
    'parameter "rate" has no value for 2019-01-01',
  ],
  [
    "a parameter of another program",
    () => simulate(grant, { ...question, parameters: { tax: 1 } }),
    "unknown_option",
    '"tax"',
  ],
  [
    "a parameter that is NaN",
    () => simulate(grant, { ...question, parameters: { rate: Number.NaN } }),
    "not_finite",
    'parameter "rate" holds NaN',
  ],
  [
    "a parameter that is a text",
    () => simulate(grant, { ...question, parameters: { rate: "0.5" as never } }),
    "wrong_type",
    'parameter "rate" holds undefined',
  ],
  [
    "a parameter nobody has read",
    () => ask((c) => c.parameter("w"), { parameters: { w: { ...parameter(1), values: [] } } }),
    "missing_option",
    'parameter "w" (d) has no value that was read in a source',
  ],
  [
    "a parameter that has ended",
    () =>
      ask(
        (c) => c.parameter("w"),
        { parameters: { w: { ...parameter(1), values: [{ from: "2000", to: "2004", value: 1 }] } } },
        { period: "2005" },
      ),
    "no_value_for_date",
    "no value for 2005-01-01",
  ],
  [
    "no program",
    () => simulate(undefined as never, { units: ["A"], data: {} }),
    "wrong_type",
    "program must be one of the library, such as canadaEqualization, or the result of defineProgram",
  ],
  [
    "something else than a program",
    () => simulate({ id: "s", regions: [] } as never, { units: ["A"], data: {} }),
    "wrong_type",
    "program must be one of the library",
  ],
  [
    "no inputs",
    () => simulate(sound, undefined as never),
    "wrong_type",
    "inputs must be one object, such as { units,",
  ],
  [
    "last year missing",
    () => simulate(guaranteed, { units: ["A"], data: { claim: 1 } }),
    "missing_value",
    "needs the year 1 back, which is not in previous; pass it, it is not taken to be zero",
  ],
  [
    "the right year missing",
    () =>
      simulate(guaranteed, {
        units: ["A"],
        data: { claim: 1 },
        period: "2024",
        previous: { period: "2022", amounts: [1] },
      }),
    "missing_value",
    "needs the year 2023",
  ],
  [
    "a unit missing from last year",
    () => ask((c) => c.previousAmount(1), {}, { previous: { units: ["A"], amounts: [1] } }),
    "missing_value",
    'the amount of unit "B" 1 year back, when it did not exist',
  ],
  [
    "a column missing from last year",
    () => ask((c) => c.input("x", 1), {}, { previous: [1, 2] }),
    "missing_value",
    'needs "x" of 1 year back, which previous does not hold',
  ],
  [
    "a lag of a half",
    () => ask((c) => c.input("x", 0.5), {}, { previous: [1, 2] }),
    "out_of_domain",
    "lag is 0.5",
  ],
  [
    "last year's column too short",
    () => ask((c) => c.previousAmount(1), {}, { previous: { amounts: [1] } }),
    "length_mismatch",
    '"amounts" of year 0 of previous has 1 values for 2 units',
  ],
  [
    "last year a NaN",
    () => ask((c) => c.previousAmount(1), {}, { previous: [1, Number.NaN] }),
    "not_finite",
    'finds NaN as the amount of unit "B" 1 year back',
  ],
  [
    "last year a text",
    () => ask((c) => c.previousAmount(1), {}, { previous: ["2023"] }),
    "wrong_type",
    "year 0 of previous must be a simulation",
  ],
  [
    "last year misspelt",
    () => ask((c) => c.previousAmount(1), {}, { previous: { amount: [1] } }),
    "unknown_option",
    '"amount"',
  ],
  [
    "a step that reads no input",
    () => ask((c) => c.input("y")),
    "unknown_id",
    'step "only" of "one" reads "y", which is no input of the program',
  ],
  [
    "a step that reads what was not given",
    () => ask((c) => c.input("x"), {}, { data: {} }),
    "missing_option",
    'ask has("x") first',
  ],
  ["a step that asks for no input", () => ask((c) => Number(c.has("y"))), "unknown_id", 'asks for "y"'],
  [
    "a step that reads a later one",
    () => ask((c) => c.step("only")),
    "unknown_id",
    '"only", which is no earlier step',
  ],
  [
    "a step that reads no parameter",
    () => ask((c) => c.parameter("rate")),
    "unknown_id",
    'reads "rate", which is no parameter',
  ],
  [
    "a table read as a number",
    () => ask((c) => c.parameter("t"), { parameters: { t: parameter({ a: 1 }) } }),
    "wrong_type",
    'reads parameter "t" as a number',
  ],
  [
    "a number read as a table",
    () => ask((c) => c.lookup("t", ["a", "b"]), { parameters: { t: parameter(1) } }),
    "wrong_type",
    'reads parameter "t" as a table',
  ],
  [
    "a number read as a list",
    () => ask((c) => c.list("t")[0], { parameters: { t: parameter(1) } }),
    "wrong_type",
    'reads parameter "t" as a list',
  ],
  [
    "a key that is not in the table",
    () => ask((c) => c.lookup("t", ["a", "constructor"]), { parameters: { t: parameter({ a: 1 }) } }),
    "unknown_id",
    'finds no "constructor" (unit "B") in parameter "t"',
  ],
  [
    "numbers read as texts",
    () => ask((c) => c.labels("x").length),
    "wrong_type",
    'reads the numbers of "x" as texts',
  ],
  [
    "texts read as numbers",
    () =>
      ask(
        (c) => c.input("t"),
        { inputs: [{ name: "t", unit: "text", description: "d", type: "label" }] },
        { data: { t: "a" } },
      ),
    "wrong_type",
    'reads the texts of "t" as numbers',
  ],
  [
    "a label that is a number",
    () =>
      ask(
        (c) => c.labels("t").length,
        { inputs: [{ name: "t", unit: "text", description: "d", type: "label" }] },
        { data: { t: [1, 2] } },
      ),
    "wrong_type",
    '"t" of unit "A" is 1; pass a text',
  ],
  [
    "labels that are a number",
    () =>
      ask(
        (c) => c.labels("t").length,
        { inputs: [{ name: "t", unit: "text", description: "d", type: "label" }] },
        { data: { t: 5 } },
      ),
    "wrong_type",
    "one text per unit",
  ],
  [
    "a step that gives NaN",
    () => ask((c) => c.column((i) => (i === 1 ? Number.NaN : 1))),
    "not_finite",
    'step "only" of "one" gave NaN for unit "B"',
  ],
  [
    "a step that gives infinity for all",
    () => ask(() => Number.POSITIVE_INFINITY),
    "not_finite",
    'gave Infinity for unit "A"',
  ],
  [
    "a step that gives too few",
    () => ask(() => new Float64Array(1)),
    "length_mismatch",
    "gave 1 numbers for 2 units",
  ],
  [
    "a step that gives a text",
    () => ask(() => "1"),
    "wrong_type",
    "gave neither a number, a column nor a closure",
  ],
  ["a step that gives nothing", () => ask(() => undefined), "wrong_type", "gave neither"],
  ["a step that gives texts", () => ask(() => ["1", "2"]), "not_finite", "gave NaN for unit"],
  [
    "a column read as one number",
    () =>
      ask((c) => c.value("first"), {
        steps: [
          { id: "first", label: "l", unit: "u", compute: (c) => c.input("x") },
          { id: "only", label: "l", unit: "u", compute: (c) => c.value("first") },
        ],
      }),
    "wrong_type",
    'reads step "first" as one number',
  ],
  [
    "a closure that is none",
    () =>
      ask(() => 1, {
        steps: [
          { id: "first", label: "l", unit: "u", compute: () => 1 },
          { id: "only", label: "l", unit: "u", compute: (c) => c.fit("first") },
        ],
      }),
    "wrong_type",
    'reads the closure of "first", which is none',
  ],
]);

const sound = {
  id: "p",
  title: "t",
  source: "s",
  inputs: [{ name: "x", unit: "money", description: "d" }],
  parameters: {},
  assumptions: [],
  invariants: [],
  steps: [{ id: "a", label: "l", unit: "u", compute: () => 1 }],
} as const satisfies Program;
const step = (more: object): ProgramStep =>
  ({ id: "b", label: "l", unit: "u", compute: () => 1, ...more }) as ProgramStep;
const withParameter = (more: object) => () =>
  defineProgram({ ...sound, parameters: { r: { ...parameter(1), ...more } } });

describe("defineProgram", () => {
  test("gives the program back, and nobody can exchange its fields", () => {
    const program = defineProgram(sound);
    expect(program).toEqual(sound);
    expect(Object.isFrozen(program)).toBe(true);
  });
});

refusals("defineProgram", [
  ["no program", () => defineProgram(undefined as never), "wrong_type", "program must be one object"],
  ["a misspelt field", () => defineProgram({ ...sound, name: "x" } as never), "unknown_option", '"name"'],
  ["no id", () => defineProgram({ ...sound, id: "" }), "missing_option", "id is required"],
  [
    "no source",
    () => defineProgram({ ...sound, source: undefined } as never),
    "missing_option",
    "source is required",
  ],
  [
    "no inputs",
    () => defineProgram({ ...sound, inputs: undefined } as never),
    "missing_option",
    "inputs is required",
  ],
  [
    "no parameters",
    () => defineProgram({ ...sound, parameters: undefined } as never),
    "missing_option",
    "parameters is required",
  ],
  ["no steps", () => defineProgram({ ...sound, steps: [] }), "missing_option", "at least one step"],
  [
    "an input twice",
    () => defineProgram({ ...sound, inputs: [sound.inputs[0], sound.inputs[0]] }),
    "duplicate_id",
    '"x" is the name of two',
  ],
  [
    "a step with the name of an input",
    () => defineProgram({ ...sound, steps: [step({ id: "x" })] }),
    "duplicate_id",
    '"x" is the name of two',
  ],
  [
    "an input without a name",
    () => defineProgram({ ...sound, inputs: [{ unit: "u", description: "d" }] as never }),
    "missing_option",
    "an input needs a name",
  ],
  [
    "an input without a unit",
    () => defineProgram({ ...sound, inputs: [{ name: "y", description: "d" }] as never }),
    "missing_option",
    'the unit of input "y"',
  ],
  [
    "an input without a description",
    () => defineProgram({ ...sound, inputs: [{ name: "y", unit: "u" }] as never }),
    "missing_option",
    'the description of input "y"',
  ],
  [
    "an input of an unknown type",
    () =>
      defineProgram({
        ...sound,
        inputs: [{ name: "y", unit: "u", description: "d", type: "date" as never }],
      }),
    "unknown_option",
    '"date"',
  ],
  [
    "a step without compute",
    () => defineProgram({ ...sound, steps: [step({ compute: undefined })] }),
    "missing_option",
    'step "b" needs compute',
  ],
  [
    "a step without a label",
    () => defineProgram({ ...sound, steps: [step({ label: "" })] }),
    "missing_option",
    'the label of step "b"',
  ],
  [
    "a step with a misspelt field",
    () => defineProgram({ ...sound, steps: [step({ form: "a" })] }),
    "unknown_option",
    '"form"',
  ],
  [
    "a step that carries on a later one",
    () => defineProgram({ ...sound, steps: [step({ from: "a" }), sound.steps[0]] }),
    "unknown_id",
    'carries on "a", which is no earlier step',
  ],
  [
    "a rounding of nothing",
    () => defineProgram({ ...sound, steps: [step({ kind: "rounding" })] }),
    "unsupported_combination",
    "name the one step it carries on",
  ],
  [
    "a step of an unknown kind",
    () => defineProgram({ ...sound, steps: [step({ kind: "cap" })] }),
    "unknown_option",
    '"cap"',
  ],
  ["a parameter of unknown status", withParameter({ status: "sure" }), "unknown_option", '"sure"'],
  [
    "a parameter without a source",
    withParameter({ source: "" }),
    "missing_option",
    'the source of parameter "r"',
  ],
  [
    "a parameter without values",
    withParameter({ values: undefined }),
    "wrong_type",
    "must be an array of { from, value }",
  ],
  [
    "values out of order",
    withParameter({
      values: [
        { from: "2010", value: 1 },
        { from: "2009", value: 1 },
      ],
    }),
    "out_of_domain",
    "in order of their dates",
  ],
  ["a value from no date", withParameter({ values: [{ from: "now", value: 1 }] }), "out_of_domain", '"now"'],
  ["a value from nothing", withParameter({ values: [{ value: 1 }] }), "wrong_type", "undefined"],
  [
    "a value that ends before it begins",
    withParameter({ values: [{ from: "2010", to: "2009", value: 1 }] }),
    "out_of_domain",
    "ends before it begins",
  ],
  [
    "a value that is infinite",
    withParameter({ values: [{ from: "2010", value: [1, Number.POSITIVE_INFINITY] }] }),
    "not_finite",
    "holds Infinity",
  ],
  [
    "a claim on nothing",
    () => defineProgram({ ...sound, invariants: [{ kind: "adds-to", total: "pool" }] }),
    "unknown_id",
    '"pool", which is no input and no step',
  ],
  [
    "a claim of no step",
    () => defineProgram({ ...sound, invariants: [{ kind: "zero-sum", of: "x" }] }),
    "unknown_id",
    'claimed of "x", which is no step',
  ],
  [
    "a claim of an unknown kind",
    () => defineProgram({ ...sound, invariants: [{ kind: "fair" } as never] }),
    "unknown_option",
    '"fair"',
  ],
  [
    "an order of nothing",
    () => defineProgram({ ...sound, invariants: [{ kind: "order-kept", before: "x", after: "y" }] }),
    "unknown_id",
    '"y"',
  ],
  [
    "a custom claim without check",
    () => defineProgram({ ...sound, invariants: [{ kind: "custom", id: "i", description: "d" } as never] }),
    "missing_option",
    "needs check",
  ],
  [
    "an effect on nothing",
    () => defineProgram({ ...sound, effect: { population: "x", capacity: "y" } }),
    "unknown_id",
    'effect.capacity names "y"',
  ],
]);

describe("a guarantee that the money does not cover", () => {
  const program = defineProgram({
    id: "guarantee",
    title: "A guarantee of nine tenths",
    source: "illustrative",
    inputs: [
      { name: "score", unit: "index", description: "Score" },
      { name: "last", unit: "money", description: "Last year's amount" },
      { name: "pool", unit: "money", description: "Pool" },
    ],
    parameters: {},
    assumptions: [],
    invariants: [],
    steps: [
      {
        id: "paid",
        label: "Share with a floor",
        unit: "money",
        compute: (c) =>
          boundedShare(c.input("score"), {
            lower: c.input("last"),
            total: c.scalar("pool"),
            onInfeasible: "relax",
          }),
      },
    ],
  });
  const run = simulate(program, {
    units: ["A", "B", "C"],
    data: { score: [1, 1, 1], last: [60, 40, 0], pool: 50 },
  });
  test("is warned of, with the units", () => {
    expect(run.warnings).toEqual([
      expect.objectContaining({ code: "floor_broken", step: "paid", units: ["A", "B"] }),
    ]);
    expect(run.fits[0]).toMatchObject({ belowFloor: ["A", "B"], atLower: ["C"] });
  });
  test("is explained as it is", () => {
    expect(run.amounts[0]).toBe(30);
    const { steps, text } = explain(run, "A");
    expect(steps[0]!.bound).toBe("below-floor");
    expect(text).toContain("its floor is cut");
    expect(text).not.toContain("held at its floor");
  });
});
