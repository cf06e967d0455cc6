import { describe, expect, test } from "vitest";
import { type Exception, wrongKinds } from "./wrong-kinds.ts";
import { LEGAL_CALLS } from "./wrong-kinds-calls.ts";

const isNull = (value: unknown): boolean => value === null;
const isInfinite = (value: unknown): boolean =>
  value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY;
const isAnything = (): boolean => true;

/** What is legal by documentation, or is no number of the caller. */
const LEGAL: readonly Exception[] = [
  // The fields of a subgroup that a survey may not have; a measure that needs one says so in its own words.
  ["", /^0\.\d+\.(standardError|population|order|reference)$/, isNull],
  ["krippendorffAlpha", /^0\.\d+\.\d+$/, isNull],
  ["impute", /^0\.\d+$/, isNull],
  // A ceiling that is none.
  ["boundedShare", /^1\.upper/, isInfinite],
  ["capAmounts", /^1\.cap/, isInfinite],
  // A list without an upper or lower end.
  ["decay.step", /upTo$/, (value) => value === Number.POSITIVE_INFINITY],
  ["gradeBy", /^1\.0\.from$/, (value) => value === Number.NEGATIVE_INFINITY],
  // Names, which may be texts or numbers and are refused in their own words.
  ["malmquist", /\.period$/, (value) => value !== null && typeof value !== "number"],
  // One of a list of numbers, or a number or the name of a rule: `unknown_option`.
  ["rankSumRatio", /grades$/, isAnything],
  ["kernelDensity", /bandwidth$/, (value) => typeof value === "string"],
  // A mask is true and false or 1 and 0.
  ["levelUp", /members/, (value) => value === 1 || value === 0],
  // A node of a tree, no options.
  ["ahpTreeWeights", /noSuchOption/, isAnything],
  // A text is a seed.
  ["", /\.seed$/, (value) => typeof value === "string"],
  // Inside an index or spatial weights, which this library makes.
  ["", /^0\.(parameters|properties|range|neededOptions)/, isAnything],
  ["", /index\.(parameters|properties|range|neededOptions)/, isAnything],
  ["spatialTransition", /weights\./, isAnything],
];

describe.for(Object.entries(LEGAL_CALLS))("%s", ([, calls]) => {
  test.for(calls.map((one, i) => [one.name, i] as const))("%s, call %i", ([, i]) => {
    const one = calls[i]!;
    expect(() => one.call(...(one.args as never[]))).not.toThrow();
    expect(wrongKinds(one, LEGAL)).toEqual([]);
  });
});

test("the functions of these modules are swept", () => {
  const swept = new Set(Object.values(LEGAL_CALLS).flatMap((calls) => calls.map((one) => one.name)));
  expect(swept.size).toBeGreaterThanOrEqual(150);
});
