import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DeaOptions, dea } from "../../src/index.ts";
import { linearProgram } from "../../src/numeric/linear-program.ts";
import { refusals } from "../support/refusals.ts";

const amount = fc.integer({ min: 1, max: 30 });
const table = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 2, max: 9 }))
  .chain(([k, s, n]) =>
    fc.record({
      inputs: fc.array(fc.array(amount, { minLength: k, maxLength: k }), { minLength: n, maxLength: n }),
      outputs: fc.array(fc.array(amount, { minLength: s, maxLength: s }), { minLength: n, maxLength: n }),
    }),
  );
const options = fc.record({
  returns: fc.constantFrom("crs" as const, "vrs" as const, "drs" as const, "irs" as const),
  orientation: fc.constantFrom("input" as const, "output" as const),
});

/** The same efficiency by handing the program, written out, to a general solver; `null` where there is none. */
function bruteForce(
  inputs: number[][],
  outputs: number[][],
  o: number,
  { returns, orientation }: DeaOptions,
  others = false,
): number | null {
  const members = inputs.map((_, j) => j).filter((j) => !others || j !== o);
  const byInput = orientation === "input";
  const row = (coefficients: number[], relation: "<=" | ">=" | "=", bound: number) => ({
    coefficients,
    relation,
    bound,
  });
  const { status, objective } = linearProgram({
    sense: byInput ? "minimize" : "maximize",
    objective: [...members.map(() => 0), 1],
    constraints: [
      ...inputs[o]!.map((x, i) =>
        row([...members.map((j) => inputs[j]![i]!), byInput ? -x : 0], "<=", byInput ? 0 : x),
      ),
      ...outputs[o]!.map((y, r) =>
        row([...members.map((j) => outputs[j]![r]!), byInput ? 0 : -y], ">=", byInput ? y : 0),
      ),
      ...(returns === "crs"
        ? []
        : [row([...members.map(() => 1), 0], returns === "vrs" ? "=" : returns === "drs" ? "<=" : ">=", 1)]),
    ],
  });
  return status === "optimal" ? objective : null;
}

describe("laws", () => {
  test("the efficiency is the optimum of the program, and the point on the frontier is possible", () => {
    fc.assert(
      fc.property(table, options, ({ inputs, outputs }, choice) => {
        for (const [o, unit] of dea(inputs, outputs, choice).entries()) {
          expect(unit.status).toBe("optimal");
          expect(unit.efficiency).toBeCloseTo(bruteForce(inputs, outputs, o, choice)!, 7);
          const shrink = choice.orientation === "input" ? unit.efficiency! : 1;
          const grow = choice.orientation === "output" ? unit.efficiency! : 1;
          const total = unit.lambdas.reduce((sum, x) => sum + x, 0);
          for (const [i, x] of inputs[o]!.entries()) {
            const used = unit.lambdas.reduce((sum, l, j) => sum + l * inputs[j]![i]!, 0);
            expect(used + unit.slacks!.inputs[i]!).toBeCloseTo(shrink * x, 6);
          }
          for (const [r, y] of outputs[o]!.entries()) {
            const made = unit.lambdas.reduce((sum, l, j) => sum + l * outputs[j]![r]!, 0);
            expect(made - unit.slacks!.outputs[r]!).toBeCloseTo(grow * y, 6);
          }
          if (choice.returns === "vrs") expect(total).toBeCloseTo(1, 8);
          if (choice.returns === "drs") expect(total).toBeLessThanOrEqual(1 + 1e-8);
          if (choice.returns === "irs") expect(total).toBeGreaterThanOrEqual(1 - 1e-8);
          expect(unit.peers).toEqual([...unit.lambdas.keys()].filter((j) => unit.lambdas[j]! > 1e-9));
        }
      }),
      { numRuns: 150 },
    );
  });
  test("super-efficiency is that of the frontier of the others, or there is none", () => {
    fc.assert(
      fc.property(table, options, ({ inputs, outputs }, choice) => {
        for (const [o, unit] of dea(inputs, outputs, { ...choice, superEfficiency: true }).entries()) {
          const wanted = bruteForce(inputs, outputs, o, choice, true);
          if (wanted === null)
            expect(unit).toMatchObject({ efficiency: null, status: "infeasible", peers: [] });
          else expect(unit.efficiency).toBeCloseTo(wanted, 7);
        }
      }),
      { numRuns: 100 },
    );
  });
  test("the unit of measure, the order of units and a dominated unit change nothing", () => {
    fc.assert(
      fc.property(table, options, ({ inputs, outputs }, choice) => {
        const plain = dea(inputs, outputs, choice).map(({ efficiency }) => efficiency!);
        const inOther = dea(
          inputs.map((row) => row.map((x, i) => x * 10 ** (6 * i - 6))),
          outputs.map((row) => row.map((y) => y * 1e7)),
          choice,
        );
        const reversed = dea(inputs.toReversed(), outputs.toReversed(), choice).toReversed();
        const worse = dea(
          [...inputs, inputs[0]!.map((x) => x * 2)],
          [...outputs, outputs[0]!.map((y) => y / 2)],
          choice,
        );
        for (const [o, efficiency] of plain.entries()) {
          expect(inOther[o]?.efficiency).toBeCloseTo(efficiency, 8);
          expect(reversed[o]?.efficiency).toBeCloseTo(efficiency, 8);
          expect(worse[o]?.efficiency).toBeCloseTo(efficiency, 8);
        }
      }),
      { numRuns: 100 },
    );
  });
  test("inputs score in (0, 1], outputs at least 1; less freedom of returns scores no higher; somebody is efficient", () => {
    fc.assert(
      fc.property(table, ({ inputs, outputs }) => {
        const by = (returns: DeaOptions["returns"], orientation: DeaOptions["orientation"]): number[] =>
          dea(inputs, outputs, { returns, orientation, slacks: false }).map(({ efficiency }) => efficiency!);
        const [crs, drs, irs, vrs] = [
          by("crs", "input"),
          by("drs", "input"),
          by("irs", "input"),
          by("vrs", "input"),
        ] as const;
        const out = by("crs", "output");
        for (const [o, value] of crs.entries()) {
          expect(value).toBeGreaterThan(0);
          expect(value).toBeLessThanOrEqual(1);
          expect(drs[o]).toBeGreaterThanOrEqual(value - 1e-9);
          expect(irs[o]).toBeGreaterThanOrEqual(value - 1e-9);
          expect(vrs[o]).toBeGreaterThanOrEqual(Math.max(drs[o]!, irs[o]!) - 1e-9);
          // Under constant returns the two orientations are inverse.
          expect(out[o]).toBeCloseTo(1 / value, 6);
        }
        expect(Math.max(...crs)).toBe(1);
      }),
      { numRuns: 100 },
    );
  });
  test("the slacks-based measure is at most the radial one, and 1 exactly where nothing is left", () => {
    fc.assert(
      fc.property(table, fc.constantFrom("crs" as const, "vrs" as const), ({ inputs, outputs }, returns) => {
        const radial = dea(inputs, outputs, { returns, orientation: "input" });
        const additive = dea(inputs, outputs, { returns, orientation: "input", model: "additive" });
        for (const [o, unit] of dea(inputs, outputs, {
          returns,
          orientation: "input",
          model: "sbm",
        }).entries()) {
          expect(unit.efficiency).toBeLessThanOrEqual(radial[o]!.efficiency! + 1e-8);
          expect(unit.efficiency! > 1 - 1e-9).toBe(additive[o]!.slackSum! < 1e-7);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe("edges", () => {
  const crs = { returns: "crs", orientation: "input" } as const;
  test("one zero among several inputs is legal, and harms nobody else", () => {
    const units = dea(
      [
        [0, 2],
        [1, 1],
        [2, 2],
      ],
      [[1], [1], [1]],
      crs,
    );
    expect(units.map(({ efficiency }) => efficiency)).toEqual([1, 1, 0.5]);
  });
  test("a unit that makes nothing has input efficiency 0, and no output efficiency", () => {
    const inputs = [[1], [2]];
    const outputs = [[1], [0]];
    expect(dea(inputs, outputs, crs)[1]).toMatchObject({ efficiency: 0, status: "optimal" });
    expect(dea(inputs, outputs, { ...crs, orientation: "output" })[1]).toMatchObject({
      efficiency: null,
      status: "undefined",
    });
  });
  test("equal units are efficient, and have themselves or each other as peers", () => {
    for (const { efficiency, slackSum } of dea([[2], [2], [2]], [[3], [3], [3]], crs)) {
      expect([efficiency, slackSum]).toEqual([1, 0]);
    }
  });
  test("one unit is efficient; without others there is no super-efficiency", () => {
    expect(dea([[2]], [[3]], crs)[0]).toMatchObject({ efficiency: 1, peers: [0] });
    expect(dea([[2]], [[3]], { ...crs, superEfficiency: true })[0]).toMatchObject({
      efficiency: null,
      status: "infeasible",
    });
  });
  test("amounts of any size", () => {
    for (const size of [1e-200, 1e200]) {
      expect(
        dea([[2 * size], [3 * size]], [[size], [3 * size]], crs).map(({ efficiency }) => efficiency),
      ).toEqual([0.5, 1]);
    }
  });
  test("slacks can be left out", () => {
    expect(dea([[2], [3]], [[1], [3]], { ...crs, slacks: false })[0]).toMatchObject({
      slacks: null,
      slackSum: null,
    });
  });
});

const ok: DeaOptions = { returns: "crs", orientation: "input" };
refusals("dea", [
  ["no units", () => dea([], [], ok), "too_few_observations", "at least one inputs row"],
  ["no list", () => dea(null as never, [[1]], ok), "wrong_type", "array of arrays"],
  ["units without columns", () => dea([[]], [[1]], ok), "length_mismatch", "inputs row 0 has 0 columns"],
  [
    "rows of different lengths",
    () => dea([[1], [1, 2]], [[1], [1]], ok),
    "length_mismatch",
    "inputs row 1 has 2 columns",
  ],
  ["fewer outputs than inputs", () => dea([[1], [2]], [[1]], ok), "length_mismatch", "row of outputs"],
  ["NaN", () => dea([[Number.NaN]], [[1]], ok), "not_finite", "inputs row 0, column 0 is NaN"],
  [
    "Infinity",
    () => dea([[1]], [[Number.POSITIVE_INFINITY]], ok),
    "not_finite",
    "outputs row 0, column 0 is Infinity",
  ],
  ["a negative input", () => dea([[1, -1]], [[1]], ok), "out_of_domain", "input 1 of unit 0 is -1"],
  ["a negative output", () => dea([[1]], [[-2]], ok), "out_of_domain", "output 0 of unit 0 is -2"],
  [
    "a unit that uses nothing",
    () =>
      dea(
        [
          [1, 1],
          [0, 0],
        ],
        [[1], [1]],
        ok,
      ),
    "out_of_domain",
    "unit 1 uses nothing",
  ],
  ["no options", () => dea([[1]], [[1]], undefined as never), "wrong_type", "options"],
  [
    "unknown returns",
    () => dea([[1]], [[1]], { ...ok, returns: "ccr" as never }),
    "unknown_option",
    'returns is "ccr"',
  ],
  [
    "an unknown orientation",
    () => dea([[1]], [[1]], { ...ok, orientation: "in" as never }),
    "unknown_option",
    'orientation is "in"',
  ],
  [
    "an unknown model",
    () => dea([[1]], [[1]], { ...ok, model: "fdh" as never }),
    "unknown_option",
    'model is "fdh"',
  ],
  [
    "a mistyped option name",
    () => dea([[1]], [[1]], { ...ok, slack: true } as never),
    "unknown_option",
    'option "slack"',
  ],
  [
    "slacks that are no yes or no",
    () => dea([[1]], [[1]], { ...ok, slacks: 1 as never }),
    "wrong_type",
    "slacks",
  ],
  [
    "super-efficiency of another model",
    () => dea([[1]], [[1]], { ...ok, model: "additive", superEfficiency: true }),
    "unsupported_combination",
    "radial or the slacks-based",
  ],
]);

describe("amounts far apart", () => {
  const small = (e: number, o: DeaOptions) => dea([[e], [3], [4]], [[1], [2], [3]], o);

  test.for([1e-3, 1e-6, 1e-9, 1e-12])("one unit that uses %s and is the best", (e) => {
    // One input and one output: the ratio of output to input decides under constant returns.
    const crs = small(e, { returns: "crs", orientation: "input" });
    const wanted = [1, (e * 2) / 3, (e * 3) / 4];
    for (const [o, { efficiency, peers }] of crs.entries()) {
      expect(Math.abs(efficiency! / wanted[o]! - 1)).toBeLessThan(1e-12);
      expect(peers).toEqual([0]);
    }
    const grown = small(e, { returns: "crs", orientation: "output" });
    for (const [o, { efficiency, lambdas }] of grown.entries()) {
      expect(Math.abs(efficiency! * wanted[o]! - 1)).toBeLessThan(1e-12);
      expect(Math.abs((lambdas[0]! * e) / [e, 3, 4][o]! - 1)).toBeLessThan(1e-12);
    }
    // Under variable returns the line from the first to the third unit is the frontier.
    const vrs = small(e, { returns: "vrs", orientation: "input" }).map(({ efficiency }) => efficiency!);
    expect([vrs[0], vrs[2]]).toEqual([1, 1]);
    expect(Math.abs(vrs[1]! - (e + 4) / 2 / 3)).toBeLessThan(1e-12);
  });

  test("units of any size measure alike under constant returns", () => {
    const sized = table.chain((one) =>
      fc.record({
        one: fc.constant(one),
        sizes: fc.array(fc.integer({ min: -5, max: 5 }), {
          minLength: one.inputs.length,
          maxLength: one.inputs.length,
        }),
      }),
    );
    fc.assert(
      fc.property(
        sized,
        fc.constantFrom("input" as const, "output" as const),
        ({ one, sizes }, orientation) => {
          const grow = (rows: number[][]) => rows.map((row, o) => row.map((x) => x * 10 ** sizes[o]!));
          const o = { returns: "crs", orientation } as const;
          const plain = dea(one.inputs, one.outputs, o);
          const grown = dea(grow(one.inputs), grow(one.outputs), o);
          for (const [i, { efficiency }] of grown.entries()) {
            expect(Math.abs(efficiency! / plain[i]!.efficiency! - 1)).toBeLessThan(1e-9);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  test("slacks do not depend on how small the unit of all amounts is", () => {
    const inputs = [
      [2, 5],
      [2, 4],
      [6, 6],
      [3, 2],
      [6, 2],
    ];
    const outputs = [[1], [2], [3], [1], [2]];
    const o = { returns: "crs", orientation: "input" } as const;
    const tiny = (rows: number[][]) => rows.map((row) => row.map((x) => x * 1e-12));
    const plain = dea(inputs, outputs, o).map(({ slackSum }) => slackSum!);
    dea(tiny(inputs), tiny(outputs), o).forEach(({ slackSum }, i) => {
      expect(Math.abs(slackSum! * 1e12 - plain[i]!)).toBeLessThan(1e-9);
    });
  });
});
refusals("dea", [
  [
    "amounts that cannot be compared",
    () => dea([[1e-14], [3]], [[1], [2]], { returns: "crs", orientation: "input" }),
    "out_of_domain",
    "input 0 goes from 1e-14 to 3",
  ],
  [
    "amounts whose slacks cannot be compared",
    () => dea([[1], [3]], [[1], [2e9]], { returns: "crs", orientation: "input", model: "sbm" }),
    "out_of_domain",
    "output 0 goes from 1 to 2000000000",
  ],
]);
