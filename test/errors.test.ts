import { createContext, runInContext } from "node:vm";
import { describe, expect, test } from "vitest";
import * as root from "../src/index.ts";
import * as plot from "../src/plot/index.ts";
import * as report from "../src/report/index.ts";
import { smallStudy } from "./study/small-study.ts";

const { EqualizationError, isEqualizationError } = root;

function thrownBy(attempt: () => unknown): InstanceType<typeof EqualizationError> {
  try {
    attempt();
  } catch (error) {
    expect(error).toBeInstanceOf(EqualizationError);
    return error as InstanceType<typeof EqualizationError>;
  }
  throw new Error("nothing was thrown");
}

describe("an error as plain data", () => {
  test("code, place and message survive JSON; the offending value stays behind", () => {
    const circle: unknown[] = [];
    circle.push(circle);
    const error = new EqualizationError("value 2 is NaN", {
      code: "not_finite",
      where: "gini",
      index: 2,
      received: circle,
      issues: [{ code: "not_finite", path: "values[2]", message: "NaN" }],
    });
    const read: unknown = JSON.parse(JSON.stringify(error));
    expect(read).toEqual({
      name: "EqualizationError",
      code: "not_finite",
      where: "gini",
      message: "gini: value 2 is NaN",
      index: 2,
      issues: [{ code: "not_finite", path: "values[2]", message: "NaN" }],
    });
    expect(isEqualizationError(read)).toBe(true);
    expect(isEqualizationError(structuredClone(error.toJSON()))).toBe(true);
  });
  test("a BigInt received does not break it", () => {
    const error = new EqualizationError("value 0 is 1n", { code: "wrong_type", where: "gini", received: 1n });
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ code: "wrong_type", issues: [] });
  });
});

describe("isEqualizationError", () => {
  test("knows errors of another copy of the library, for which instanceof is false", () => {
    // What a second copy of the class makes, as with import beside require, or in a frame.
    const foreign: unknown = runInContext(
      `class EqualizationError extends RangeError {
         name = "EqualizationError";
         constructor() { super("gini: no"); this.code = "not_finite"; this.where = "gini"; this.issues = []; }
       }
       new EqualizationError()`,
      createContext({}),
    );
    expect(foreign instanceof EqualizationError).toBe(false);
    expect(isEqualizationError(foreign)).toBe(true);
  });
  test.for([
    ["nothing", undefined],
    ["null", null],
    ["text", "EqualizationError"],
    ["another error", new RangeError("gini: no")],
    ["another error with a code", Object.assign(new Error("no"), { code: "ENOENT", where: "disk" })],
    ["a record of that name alone", { name: "EqualizationError" }],
  ] as const)("%s is none", ([, value]) => {
    expect(isEqualizationError(value)).toBe(false);
  });
  test("one of ours is one", () => {
    expect(isEqualizationError(thrownBy(() => root.gini([Number.NaN])))).toBe(true);
  });
});

describe("where names the function that was called", () => {
  const rate = { name: "rate", unit: "money/person", description: "rate" };
  const program = root.defineProgram({
    id: "p",
    title: "P",
    source: "illustrative",
    inputs: [rate, { name: "pool", unit: "money", description: "pool" }],
    parameters: {},
    assumptions: [],
    invariants: [],
    steps: [{ id: "s", label: "s", unit: "money", compute: () => [Number.NaN, 0, 0, 0] }],
  });
  test("a study function, for what a step of the program did", () => {
    const error = thrownBy(() =>
      root.simulateTransfer(smallStudy(), { program, inputs: { rate: { value: 1 }, pool: { value: 1 } } }),
    );
    expect(error.where).toBe("simulateTransfer");
    expect(error.message.startsWith("simulateTransfer: ")).toBe(true);
    expect(error.message).not.toContain("simulate: ");
  });
  test("a study function, for what an index refused", () => {
    const study = smallStudy();
    const observations = study.observations!.map((one) =>
      one.indicator === "beds" ? { ...one, value: 0 } : one,
    );
    const error = thrownBy(() =>
      root.measureGap({ ...study, observations }, { indicator: "beds", period: "2020" }),
    );
    expect([error.where, error.code]).toEqual(["measureGap", "zero_total"]);
  });
  test("every missing input of a program is named, in the study function and in simulate", () => {
    for (const attempt of [
      () => root.simulateTransfer(smallStudy(), { program, inputs: {} }),
      () => root.simulate(program, { units: ["a"], data: {} }),
    ]) {
      const error = thrownBy(attempt);
      expect(error.code).toBe("missing_option");
      expect(error.message).toContain('"rate" (rate), "pool" (pool)');
      expect(error.issues.map(({ path }) => path)).toEqual(["rate", "pool"]);
    }
  });

  const junk: readonly (readonly unknown[])[] = [
    [],
    [null],
    [{}],
    [[]],
    ["a"],
    [[1, 2, 3]],
    [
      [1, 2, 3],
      [1, 2, 3],
    ],
    [
      [1, 2],
      [1, 2, 3],
    ],
    [[1, 2, 3], { unheardOf: 1 }],
    [[1, 2, 3], [1, 2, 3], { unheardOf: 1 }],
    [[Number.NaN, 2, 3]],
    [[-1, 2, 3]],
    [[0, 0, 0]],
    [
      [1, 2, 3],
      [-1, 1, 1],
    ],
    [
      [1, 2, 3],
      [0, 0, 0],
      [0, 0, 0],
    ],
    [
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      [
        [1, 2],
        [3, 4],
      ],
      {},
    ],
    [[1, 2, 3], 5],
    [5, [1, 2, 3]],
    [[1, 2, 3], [1, 2, 3], {}],
  ];
  const functions = Object.entries({ ...root, ...plot, ...report }).filter(
    ([name, value]) => typeof value === "function" && name !== "EqualizationError",
  );
  test.for(functions)("%s", ([name, value]) => {
    for (const args of junk) {
      try {
        (value as (...args: readonly unknown[]) => unknown)(...args);
      } catch (error) {
        expect(error).toBeInstanceOf(EqualizationError);
        const { where } = error as InstanceType<typeof EqualizationError>;
        // The ways of weighting are the methods of a record as well, and are named as that record has them.
        const method = /^\w+\.(\w+)$/.exec(where)?.[1] ?? where;
        expect([name, name.replace(/Weights$|Matrix$/, "")]).toContain(method);
      }
    }
  });
});
