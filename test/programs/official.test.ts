import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as library from "../../src/index.ts";
import { type Program, type Simulation, simulate } from "../../src/index.ts";

/** One published outcome. */
interface Outcome {
  readonly program: string;
  readonly period: string;
  readonly inputs: {
    readonly units: readonly string[];
    readonly data: Readonly<Record<string, number | readonly number[]>>;
    readonly parameters?: Readonly<Record<string, number>>;
  };
  readonly expected: {
    readonly of: string;
    readonly upToConstant?: boolean;
    readonly values: Readonly<Record<string, number>>;
  };
  readonly tolerance: number | Readonly<Record<string, number>>;
  readonly marginal?: {
    readonly input: string;
    readonly unit: string;
    readonly expected: number;
    readonly tolerance: number;
  };
}

const folder = new URL("../fixtures/official/", import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
const read = (file: string): Outcome => JSON.parse(readFileSync(new URL(file, folder), "utf8")) as Outcome;

function columnOf(run: Simulation, of: string): ArrayLike<number> {
  return of === "amounts" ? run.amounts : run.steps.find(({ id }) => id === of)!.column;
}

describe("published outcomes", () => {
  test("of fifteen years and programs are here", () => {
    expect(files.length).toBeGreaterThanOrEqual(13);
  });
  test.for(files)("%s", (file) => {
    const { program: name, period, inputs, expected, tolerance, marginal } = read(file);
    const program = (library as unknown as Readonly<Record<string, Program>>)[name]!;
    const question = { ...inputs, period };
    const run = simulate(program, question);
    const column = columnOf(run, expected.of);
    const units = Object.keys(expected.values);
    const differences = units.map((unit) => {
      const i = unit === "scalar" ? 0 : inputs.units.indexOf(unit);
      expect(i, unit).toBeGreaterThanOrEqual(0);
      return column[i]! - expected.values[unit]!;
    });
    const shift =
      expected.upToConstant === true ? differences.reduce((a, b) => a + b, 0) / differences.length : 0;
    for (const [k, unit] of units.entries()) {
      const allowed = typeof tolerance === "number" ? tolerance : tolerance[unit]!;
      expect(Math.abs(differences[k]! - shift), unit).toBeLessThanOrEqual(allowed);
    }
    if (marginal === undefined) return;
    // One more unit, as the law says: to the right of a kink.
    const i = inputs.units.indexOf(marginal.unit);
    const step = 1e-6;
    const moved = [...(inputs.data[marginal.input] as readonly number[])];
    moved[i] = moved[i]! + step;
    const after = simulate(program, { ...question, data: { ...inputs.data, [marginal.input]: moved } });
    const slope = (columnOf(after, expected.of)[i]! - column[i]!) / step;
    expect(Math.abs(slope - marginal.expected)).toBeLessThanOrEqual(marginal.tolerance);
  });
});

test("Norway's rate of 2025 is 0.62: with 0.64 no municipality agrees to the krone", () => {
  const { inputs, expected } = read("norwayIncomeEqualization-2025.json");
  const agreeing = (rate?: number): number => {
    const run = simulate(library.norwayIncomeEqualization, {
      ...inputs,
      period: "2025",
      ...(rate === undefined ? {} : { parameters: { symmetricRate: rate } }),
    });
    return inputs.units.filter((unit, i) => Math.abs(run.amounts[i]! - expected.values[unit]!) <= 1).length;
  };
  expect(agreeing()).toBe(357);
  expect(agreeing(0.64)).toBe(0);
});
