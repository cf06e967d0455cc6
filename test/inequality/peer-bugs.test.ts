import { describe, expect, test } from "vitest";
import * as q from "../../src/inequality/index.ts";
import { argumentsOf, type Case, DATASETS, FILES, readCases } from "./vectors.ts";

// biome-ignore lint/suspicious/noExplicitAny: arguments come from JSON and differ case by case.
type Args = any;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** The definition, over all pairs. */
function giniOfPairs(x: readonly number[], w: readonly number[]): number {
  const W = sum(w);
  const mu = sum(x.map((value, i) => value * w[i]!)) / W;
  let pairs = 0;
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < x.length; j++) pairs += w[i]! * w[j]! * Math.abs(x[i]! - x[j]!);
  }
  return pairs / (2 * W * W * mu);
}

interface PeerBug {
  readonly which: (one: Case) => boolean;
  readonly cases: number;
  /** What the package does, and what is right. */
  readonly why: string;
  readonly ours: (a: Args) => number;
  /** Our number by another way than our own code. */
  readonly right: (a: Args) => number;
}

const BUGS: readonly PeerBug[] = [
  {
    which: ({ peer, fn }) => peer === "REAT" && fn === "gini",
    cases: 5,
    why: "sorts the values and leaves the weights where they were",
    ours: (a) => q.gini(a.x, { weights: a.weighting }),
    right: (a) => giniOfPairs(a.x, a.weighting),
  },
  {
    which: ({ peer, fn }) => peer === "REAT" && fn === "theil",
    cases: 4,
    why: "means mean log deviation, about the unweighted mean, and divides by n once more",
    ours: (a) => q.meanLogDeviation(a.x, { weights: a.weighting }),
    right: (a) => {
      const W = sum(a.weighting);
      const mu = sum(a.x.map((x: number, i: number) => x * a.weighting[i])) / W;
      return sum(a.x.map((x: number, i: number) => (a.weighting[i] / W) * Math.log(mu / x)));
    },
  },
  {
    which: ({ peer, fn }) => peer === "REAT" && fn === "hoover",
    cases: 5,
    why: "multiplies by the share of the weight, which the reference already is",
    ours: (a) =>
      q.hoover(
        a.x.map((x: number, i: number) => x / a.ref[i]),
        { weights: a.ref },
      ),
    right: (a) => {
      const [X, R] = [sum(a.x), sum(a.ref)];
      return sum(a.x.map((x: number, i: number) => Math.abs(x / X - a.ref[i] / R))) / 2;
    },
  },
  {
    which: ({ peer, fn }) => peer === "acid" && fn === "weighted.atkinson",
    cases: 5,
    why: "rounds the weights to thousandths and repeats rows",
    ours: (a) => q.atkinson(a.x, { epsilon: a.epsilon, weights: a.w }),
    right: (a) => {
      const W = sum(a.w);
      const mu = sum(a.x.map((x: number, i: number) => x * a.w[i])) / W;
      return (
        1 -
        sum(a.x.map((x: number, i: number) => (a.w[i] / W) * (x / mu) ** (1 - a.epsilon))) **
          (1 / (1 - a.epsilon))
      );
    },
  },
  {
    which: ({ peer, fn }) => peer === "wINEQ" && fn === "Entropy",
    cases: 6,
    why: "subtracts the number of rows where the total weight is meant",
    ours: (a) => q.generalizedEntropy(a.X, { alpha: a.power, weights: a.W }),
    right: (a) => {
      const W = sum(a.W);
      const mu = sum(a.X.map((x: number, i: number) => x * a.W[i])) / W;
      const moment = sum(a.X.map((x: number, i: number) => (a.W[i] / W) * (x / mu) ** a.power));
      return (moment - 1) / (a.power * (a.power - 1));
    },
  },
  {
    which: ({ peer, fn }) => peer === "ineq" && fn === "Theil",
    cases: 1,
    why: "drops zeros, so that one who has everything is left alone; 0 ln 0 is 0",
    ours: (a) => q.theil(a.x),
    right: (a) => Math.log(a.x.length),
  },
  {
    which: ({ peer, fn }) => peer === "convey" && fn === "svygini",
    cases: 6,
    why: "takes 2 r - 1 for 2 r - w: the answer depends on the scale of the weights",
    ours: (a) => q.gini(a.x, { weights: a.weights }),
    right: (a) => giniOfPairs(a.x, a.weights),
  },
];

const WRONG = FILES.flatMap((file) => readCases(file)).filter(
  ({ status, expected }) => status === "peer_bug" && expected !== null,
);

describe("does not follow a package that is wrong", () => {
  test("every such case is explained", () => {
    expect(WRONG.length).toBe(BUGS.reduce((total, { cases }) => total + cases, 0));
  });

  test.for(BUGS.map((bug) => [bug.why, bug] as const))("%s", ([, { which, cases, ours, right }]) => {
    const found = WRONG.filter(which);
    expect(found.length).toBe(cases);
    for (const one of found) {
      const theirs =
        typeof one.expected === "number" ? one.expected : (one.expected as { estimate: number }).estimate;
      const answer = ours(argumentsOf(one));
      expect(answer, one.id).toBeCloseTo(right(argumentsOf(one)), 12);
      // Where their slip happens to cost nothing it is no evidence.
      expect(Math.abs(answer - theirs), one.id).toBeGreaterThan(1e-6);
    }
  });
});

describe("does not follow a convention that none of our options names", () => {
  const { x, w } = DATASETS.v12tz as { x: readonly number[]; w: readonly number[] };

  test("zeros dropped give another Theil's T, which dropping them gives too", () => {
    const keep = x.map((value) => value > 0);
    const some = { x: x.filter((_, i) => keep[i]), w: w.filter((_, i) => keep[i]) };
    // ineq and dineq on the same twelve values.
    expect(q.theil(some.x)).toBeCloseTo(0.25677256937271775, 13);
    expect(q.theil(some.x, { weights: some.w })).toBeCloseTo(0.22812678066604483, 13);
    expect(q.meanLogDeviation(some.x, { weights: some.w })).toBeCloseTo(0.18948344897538735, 13);
    expect(q.theil(x)).toBeCloseTo(0.439, 3);
  });

  test("all zeros are refused where others answer NaN or 0", () => {
    const { allZero } = DATASETS.edge as { allZero: readonly number[] };
    for (const index of [q.GINI, q.THEIL, q.ATKINSON, q.EXTENDED_GINI]) {
      expect(() => index.compute(allZero)).toThrow("the total value is 0");
    }
  });

  test("a missing value is refused where others drop it or answer NA", () => {
    const { withNaN } = DATASETS.edge as { withNaN: readonly number[] };
    expect(() => q.gini(withNaN)).toThrow("drop or impute missing data");
  });
});
