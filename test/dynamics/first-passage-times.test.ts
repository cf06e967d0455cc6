import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { firstPassageTimes } from "../../src/dynamics/transitions/first-passage-times.ts";
import { differences, expected } from "../fixtures/dynamics/panel.ts";
import { refusals } from "../support/refusals.ts";

describe("agrees with giddy", () => {
  test.for([
    ["quartiles", expected.markov_pooled_quartiles],
    ["terciles of relative values", expected.markov_relative_pooled_terciles],
  ] as const)("%s", ([, { p, mfpt }]) => {
    const { steps, reason } = firstPassageTimes(p);
    expect(differences(steps, mfpt)).toEqual([]);
    expect(reason).toBeNull();
  });
});

describe("conventions", () => {
  test("a class that cannot be reached leaves no mean", () => {
    const apart = firstPassageTimes([
      [1, 0],
      [0, 1],
    ]);
    expect(apart.steps).toBeNull();
    expect(apart.reason).toContain("never lead to each other");
    const absorbed = firstPassageTimes([
      [0.5, 0.5],
      [0, 1],
    ]);
    expect(absorbed).toStrictEqual({
      steps: null,
      reason: "class 0 is left for good, so it need not be reached again",
    });
  });
  test("changing places takes one step there and two back", () => {
    expect(
      firstPassageTimes([
        [0, 1],
        [1, 0],
      ]).steps,
    ).toStrictEqual([
      [2, 1],
      [1, 2],
    ]);
  });
});

describe("laws", () => {
  const chain = fc.integer({ min: 2, max: 5 }).chain((k) =>
    fc.array(
      fc
        .array(fc.integer({ min: 1, max: 20 }), { minLength: k, maxLength: k })
        .map((row) => row.map((count) => count / row.reduce((a, b) => a + b, 0))),
      { minLength: k, maxLength: k },
    ),
  );
  test("one step and then the mean from there", () => {
    fc.assert(
      fc.property(chain, (p) => {
        const { steps } = firstPassageTimes(p);
        for (let i = 0; i < p.length; i++) {
          for (let j = 0; j < p.length; j++) {
            const onwards = p[i]!.reduce(
              (sum, share, via) => sum + (via === j ? 0 : share * steps![via]![j]!),
              0,
            );
            expect(steps![i]![j]! / (1 + onwards)).toBeCloseTo(1, 10);
          }
        }
        // The mean return times are the inverse of the steady state, which sums to 1.
        expect(p.reduce((sum, _, i) => sum + 1 / steps![i]![i]!, 0)).toBeCloseTo(1, 10);
      }),
    );
  });
});

describe("refuses", () => {
  refusals("firstPassageTimes", [
    ["no classes", () => firstPassageTimes([]), "too_few_observations", "at least one row"],
    ["one class", () => firstPassageTimes([[1]]), "too_few_observations", "at least 2 classes"],
    [
      "no square",
      () =>
        firstPassageTimes([
          [1, 0],
          [0, 1],
          [1, 0],
        ]),
      "length_mismatch",
      "column per row",
    ],
    [
      "Infinity",
      () =>
        firstPassageTimes([
          [Number.POSITIVE_INFINITY, 0],
          [0, 1],
        ]),
      "not_finite",
      "row 0",
    ],
    [
      "a negative share",
      () =>
        firstPassageTimes([
          [2, -1],
          [0, 1],
        ]),
      "out_of_domain",
      "row 0, column 1 is -1",
    ],
    [
      "shares that do not sum to 1",
      () =>
        firstPassageTimes([
          [0.5, 0.4],
          [0, 1],
        ]),
      "out_of_domain",
      "row 0 sums to 0.9",
    ],
    ["null", () => firstPassageTimes(null as never), "wrong_type", "array of arrays"],
  ]);
});
