import { describe, expect, test } from "vitest";
import { exampleCalls, exportsOf } from "./example-calls.ts";
import { type Exception, wrongKinds } from "./wrong-kinds.ts";
import { LEGAL_CALLS } from "./wrong-kinds-calls.ts";

const isInfinite = (value: unknown): boolean =>
  value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY;
const isAnything = (): boolean => true;

/** The modules of array functions. */
const MODULES = [
  "access",
  "agreement",
  "appraisal",
  "composite",
  "dynamics",
  "efficiency",
  "evaluation",
  "financing",
  "inequality",
  "resources",
  "spatial",
  "subgroups",
  "transfers",
] as const;

/** What is legal by documentation, or is no number of the caller. */
const LEGAL: readonly Exception[] = [
  // A ceiling that is none.
  ["allocate", /^0\.upper/, isInfinite],
  // Never treated.
  ["", /\.treatedFrom\.[a-z]+$/, (value) => value === null],
  // Spatial weights and results, which this library makes, are no options.
  ["", /^[12]\.(offsets|targets|values|noSuchOption)/, isAnything],
  ["lisaTransition", /weights\./, isAnything],
  ["relativeAccess", /noSuchOption/, isAnything],
  // Data by name, no options.
  ["coverageCascade", /^0\.noSuchOption/, isAnything],
  ["uhcCoverageIndex", /^0\./, (value) => value === null || value === 1],
  // Names, which may be texts or numbers.
  ["malmquistLuenberger", /\.period$/, (value) => value !== null && typeof value !== "number"],
  // A mask is true and false or 1 and 0.
  ["dropUntilStable", /^0/, (value) => value === 1 || value === 0],
  // True, false or a record: refused in its own words.
  ["differenceInDifferences", /permutation$/, isAnything],
];

/** Functions of programs, flows and schemes, which refuse with the place in the record, each in tests of its own. */
const ELSEWHERE: readonly string[] = [
  "applyOverrides",
  "compareSimulations",
  "compareSpecs",
  "defineProgram",
  "explain",
  "prepare",
  "programFromSpec",
  "reconcileFlows",
  "scoreAppraisal",
  "scoreAppraisals",
  "simulate",
  "simulateDraws",
  "simulateYears",
];

const byHand = new Set(Object.values(LEGAL_CALLS).flatMap((calls) => calls.map(({ name }) => name)));

describe.for(MODULES)("%s", async (module) => {
  const exports = await exportsOf(module);
  const calls = (await exampleCalls(module)).filter(
    ({ name }) => !byHand.has(name) && !ELSEWHERE.includes(name) && name in exports,
  );
  test.for(calls.map((one) => [one.name, one] as const))("%s, as in its example", ([, one]) => {
    expect(wrongKinds(one, LEGAL, 1)).toEqual([]);
  });
  test("every function is swept", () => {
    const swept = new Set([...byHand, ...calls.map(({ name }) => name), ...ELSEWHERE]);
    const functions = Object.keys(exports).filter(
      (name) => typeof exports[name] === "function" && /^[a-z]/.test(name),
    );
    expect(functions.filter((name) => !swept.has(name))).toEqual([]);
  });
});
