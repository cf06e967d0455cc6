import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gradeBy } from "../../src/appraisal/index.ts";
import { refusals } from "../support/refusals.ts";
import { vector } from "./vectors.ts";

const NAMES = ["fail", "pass", "good", "excellent"];
const bands = [0, 60, 80, 90].map((from, i) => ({ from, grade: NAMES[i]! }));

describe("agrees", () => {
  test("with findInterval", () => {
    const { input, expected } = vector("grade/bands");
    expect(gradeBy(input.score, bands)).toEqual(expected.level.map((level) => NAMES[level - 1]));
  });
});

describe("bands", () => {
  test("are half-open from below, without holes", () => {
    expect(gradeBy([0, 59.999999, 60, 79.999999, 80, 89.5, 90, 1e9], bands)).toEqual([
      "fail",
      "fail",
      "pass",
      "pass",
      "good",
      "good",
      "excellent",
      "excellent",
    ]);
  });
  test("may have no lower end", () => {
    const open = [
      { from: Number.NEGATIVE_INFINITY, grade: "b" },
      { from: 0, grade: "a" },
    ];
    expect(gradeBy([-1e300, 0], open)).toEqual(["b", "a"]);
  });
  test("give nothing below the lowest", () => {
    expect(gradeBy([-1, 59], bands.slice(1))).toEqual([null, null]);
  });
  test("forgive the noise of a sum, and no more", () => {
    const half = [
      { from: 0, grade: "b" },
      { from: 0.8, grade: "a" },
    ];
    expect(gradeBy([0.1 + 0.7, 0.7999999999], half)).toEqual(["a", "b"]);
    expect(gradeBy([-0.8, -0.8000001], [{ from: -0.8, grade: "a" }])).toEqual(["a", null]);
  });
  test("read typed arrays, and no scores give no grades", () => {
    expect(gradeBy(Float64Array.of(95), bands)).toEqual(["excellent"]);
    expect(gradeBy([], bands)).toEqual([]);
  });
});

describe("laws", () => {
  test("a better score never has a lower grade", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -10, max: 120, noNaN: true }),
        fc.double({ min: 0, max: 50, noNaN: true }),
        (s, more) => {
          const [low, high] = gradeBy([s, s + more], bands).map((grade) => NAMES.indexOf(grade ?? ""));
          expect(high).toBeGreaterThanOrEqual(low!);
        },
      ),
    );
  });
});

const untyped = (value: unknown): never => value as never;
refusals("gradeBy", [
  ["no bands", () => gradeBy([1], []), "missing_option", "at least one"],
  ["null bands", () => gradeBy([1], untyped(null)), "missing_option", "at least one"],
  ["undefined bands", () => gradeBy([1], untyped(undefined)), "missing_option", "at least one"],
  ["a band that is none", () => gradeBy([1], untyped([null])), "missing_value", "band 0: from is undefined"],
  ["a bound of NaN", () => gradeBy([1], [{ from: Number.NaN, grade: "a" }]), "not_finite", "from is NaN"],
  [
    "a second bound of -Infinity",
    () => gradeBy([1], [bands[0]!, { from: Number.NEGATIVE_INFINITY, grade: "a" }]),
    "not_finite",
    "-Infinity",
  ],
  ["bands that descend", () => gradeBy([1], [...bands].reverse()), "out_of_domain", "band 1: from is 80"],
  ["bands that overlap", () => gradeBy([1], [bands[1]!, bands[1]!]), "out_of_domain", "bands must ascend"],
  [
    "a band without a name",
    () => gradeBy([1], untyped([{ from: 0 }])),
    "out_of_domain",
    "grade is undefined",
  ],
  ["an empty name", () => gradeBy([1], [{ from: 0, grade: "" }]), "out_of_domain", "not empty"],
  ["a score of NaN", () => gradeBy([Number.NaN], bands), "not_finite", "score 0 is NaN"],
  ["a score that is null", () => gradeBy(untyped([1, null]), bands), "missing_value", "score 1 is null"],
  ["a lone score", () => gradeBy(untyped(90), bands), "wrong_type", "scores must be an array"],
]);
