import { describe, expect, test } from "vitest";
import { explain, type Program, type SimulationInputs, simulate } from "../../src/index.ts";
import { type Refusal, refusals } from "../support/refusals.ts";

type Data = Record<string, unknown>;

/** What the laws need to know of a program. */
export interface ProgramCase {
  /** The program. */
  readonly program: Program;
  /** A run that works, with one number per unit where units differ. */
  readonly inputs: SimulationInputs;
  /** Inputs and parameters that are money: all of them times k give amounts times k. Empty: amounts do not change. */
  readonly money: readonly string[];
  /** Whether amounts are money at all. @defaultValue true */
  readonly amountsAreMoney?: boolean;
  /** An input that counts people, and must not be negative. */
  readonly people?: string;
  /** A year before the first parameter. @defaultValue none is tried */
  readonly tooEarly?: string;
  /** Refusals of this program alone. */
  readonly refusals?: readonly Refusal[];
}

/** Registers what holds for every program: order of units, unit of money, reforms that change nothing, refusals. */
export function programLaws({
  program,
  inputs,
  money,
  amountsAreMoney = true,
  people,
  tooEarly,
  refusals: own = [],
}: ProgramCase): void {
  const data = inputs.data as Data;
  const perUnit = (change: (value: ArrayLike<unknown>) => unknown): Data =>
    Object.fromEntries(
      Object.entries(data).map(([name, value]) => [
        name,
        typeof value === "object" && value !== null ? change(value as ArrayLike<unknown>) : value,
      ]),
    );
  const run = (changed: Partial<SimulationInputs>) => simulate(program, { ...inputs, ...changed });
  const close = (actual: ArrayLike<number>, expected: ArrayLike<number>): void => {
    expect(actual.length).toBe(expected.length);
    const size = Math.max(...Array.from(expected, Math.abs));
    for (let i = 0; i < expected.length; i++) {
      expect(Math.abs(actual[i]! - expected[i]!)).toBeLessThanOrEqual(1e-9 * size);
    }
  };

  describe("laws of every program", () => {
    test("all its claims hold", () => {
      expect(run({}).invariants.filter((one) => !one.holds)).toEqual([]);
    });
    test("the order of units does not matter", () => {
      const turned = run({
        units: Array.from(inputs.units).reverse(),
        data: perUnit((value) => Array.from(value).reverse()) as SimulationInputs["data"],
      });
      close(Array.from(turned.amounts).reverse(), run({}).amounts);
      expect(turned.binding.reverse()).toEqual(run({}).binding);
    });
    test("the unit of money does not matter", () => {
      const scale = (value: unknown): unknown =>
        typeof value === "number" ? 1000 * value : Array.from(value as ArrayLike<number>, (x) => 1000 * x);
      const scaled = (record: Data): Data =>
        Object.fromEntries(
          Object.entries(record).map(([name, value]) => [name, money.includes(name) ? scale(value) : value]),
        );
      const large = run({
        data: scaled(data) as SimulationInputs["data"],
        parameters: scaled({ ...inputs.parameters }) as NonNullable<SimulationInputs["parameters"]>,
      });
      close(
        large.amounts,
        run({}).amounts.map((x) => (amountsAreMoney ? 1000 * x : x)),
      );
    });
    test("a reform that changes nothing changes nothing, to the bit", () => {
      const base = run({});
      const same = Object.fromEntries(base.parameters.map(({ name, value }) => [name, value]));
      expect(run({ parameters: { ...inputs.parameters, ...same } }).amounts).toEqual(base.amounts);
    });
    test("inputs are left as they were", () => {
      const before = JSON.stringify(inputs);
      run({});
      expect(JSON.stringify(inputs)).toBe(before);
    });
    test("every payment can be explained, and every parameter says where it is from", () => {
      const base = run({});
      for (const unit of base.units) expect(explain(base, unit).text).toContain(base.steps.at(-1)!.label);
      for (const { source, status } of Object.values(program.parameters)) {
        expect(source.length).toBeGreaterThan(5);
        expect(["published", "derived", "unverified"]).toContain(status);
      }
    });
    test("what nobody has read in a source is passed by the caller or named among the assumptions", () => {
      const base = run({});
      for (const { name, status } of base.parameters) {
        if (status !== "unverified") continue;
        expect(base.assumptions.join("\n")).toContain(`"${name}"`);
      }
    });
  });

  const without = (name: string): SimulationInputs => {
    const { [name]: _, ...rest } = data;
    return { ...inputs, data: rest as SimulationInputs["data"] };
  };
  const required = program.inputs.filter((input) => input.optional !== true);
  const unread = Object.keys(inputs.parameters ?? {}).filter(
    (name) => program.parameters[name]?.values.length === 0,
  );
  const rows: Refusal[] = [
    ...required.map(
      ({ name }): Refusal => [
        `no ${name}`,
        () => simulate(program, without(name)),
        "missing_option",
        `"${name}"`,
      ],
    ),
    ...unread.map((name): Refusal => {
      const { [name]: _, ...rest } = inputs.parameters as Data;
      return [
        `no parameter ${name}`,
        () => run({ parameters: rest as NonNullable<SimulationInputs["parameters"]> }),
        "missing_option",
        `"${name}"`,
      ];
    }),
    [
      "an input it does not know",
      () => run({ data: { ...inputs.data, surprise: 1 } }),
      "unknown_option",
      "surprise",
    ],
    [
      "a parameter it does not know",
      () => run({ parameters: { surprise: 1 } }),
      "unknown_option",
      "surprise",
    ],
    ["no units", () => run({ units: [] }), "too_few_observations", "at least 1 unit"],
    ...required
      .filter(({ type }) => type === undefined || type === "number")
      .map(
        ({ name }): Refusal => [
          `NaN as ${name}`,
          () => run({ data: { ...inputs.data, [name]: Number.NaN } }),
          "not_finite",
          `"${name}"`,
        ],
      ),
  ];
  if (people !== undefined) {
    rows.push([
      "a negative population",
      () => run({ data: { ...inputs.data, [people]: -1 } }),
      "out_of_domain",
      `"${people}" is -1`,
    ]);
  }
  if (tooEarly !== undefined) {
    rows.push([
      "a date before the rule",
      () => run({ period: tooEarly }),
      "no_value_for_date",
      `no value for ${tooEarly}`,
    ]);
  }
  refusals("simulate", [...rows, ...own]);
}
