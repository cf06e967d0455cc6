import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { INDICES, type Index, type IndexOptions } from "../../src/inequality/index.ts";

/** A distribution: values of which one at least is above 0, and weights of which one such value has some. */
interface Distribution {
  readonly values: readonly number[];
  readonly weights: readonly number[];
}

/** Whole numbers leave many ties and zeros; fractions leave none. */
const amounts = fc.oneof(
  fc.integer({ min: 0, max: 20 }),
  fc.integer({ min: 0, max: 1_000_000 }),
  fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
);
const counts = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 9 }),
  fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
);

const distributions: fc.Arbitrary<Distribution> = fc
  .array(fc.record({ value: amounts, weight: counts }), { minLength: 1, maxLength: 30 })
  .filter((rows) => rows.some(({ value, weight }) => value > 0 && weight > 0))
  .map((rows) => ({ values: rows.map(({ value }) => value), weights: rows.map(({ weight }) => weight) }));

/** The same without zeros, for the index that refuses them. */
const positive = distributions.map(({ values, weights }) => ({
  values: values.map((value) => value + 1),
  weights,
}));

const drawnFor = ({ properties }: Index): fc.Arbitrary<Distribution> =>
  properties.zeros === "refused" ? positive : distributions;

/** Relative, with a floor of the same size; two infinities agree. */
function expectNear(actual: number, expected: number, tolerance = 1e-11): void {
  if (actual === expected) return;
  expect(Number.isFinite(actual) && Number.isFinite(expected), `${actual} for ${expected}`).toBe(true);
  const miss = Math.abs(actual - expected) / Math.max(1, Math.abs(expected));
  expect(miss, `${actual} for ${expected}`).toBeLessThanOrEqual(tolerance);
}

const RUNS = { numRuns: 60, seed: 20_240_101 };

/** Kolm's index takes a unit per unit: with values up to a million only a small one says anything. */
const own = ({ id }: Index): IndexOptions => (id === "kolm" ? { alpha: 0.01 } : {});
const measure = (index: Index, { values, weights }: Distribution): number =>
  index.compute(values, { ...own(index), weights });

/** Values and weights as another distribution, with the same index of another one or in a relation to it. */
interface Law {
  readonly name: string;
  readonly holdsFor: (index: Index) => boolean;
  readonly check: (index: Index, one: Distribution, pick: (n: number) => number) => void;
}

const everybody = (): boolean => true;
const rowsOf = ({ values, weights }: Distribution) =>
  values.map((value, i) => ({ value, weight: weights[i]! }));
const from = (rows: readonly { value: number; weight: number }[]): Distribution => ({
  values: rows.map(({ value }) => value),
  weights: rows.map(({ weight }) => weight),
});

const LAWS: readonly Law[] = [
  {
    name: "lies in its range",
    holdsFor: everybody,
    check: (index, one) => {
      const value = measure(index, one);
      const [equal, most] = index.range;
      expect(value).toBeGreaterThanOrEqual(equal * (1 - 1e-12));
      expect(value).toBeLessThanOrEqual(most + 1e-12);
    },
  },
  {
    name: "is never NaN, and never minus zero",
    holdsFor: everybody,
    check: (index, one) => {
      const value = measure(index, one);
      expect(Number.isNaN(value) || Object.is(value, -0)).toBe(false);
    },
  },
  {
    name: "is that of equality for equal values",
    holdsFor: everybody,
    check: (index, { values, weights }) => {
      const all = values.map(() => values.find((value) => value > 0)!);
      const [equal] = index.range;
      const value = measure(index, { values: all, weights });
      // Ratios of sums may be off by their rounding; what is 0 is 0.
      if (equal === 0) expect(value).toBe(0);
      else expectNear(value, equal, 1e-14);
    },
  },
  {
    name: "is that of equality for one person",
    holdsFor: everybody,
    check: (index, { values }) => {
      expectNear(index.compute([values.find((value) => value > 0)!]), index.range[0], 1e-14);
    },
  },
  {
    name: "ignores the scale of weights",
    holdsFor: everybody,
    check: (index, one, pick) => {
      const factor = 1 + pick(1000) / 7;
      const scaled = { values: one.values, weights: one.weights.map((weight) => weight * factor) };
      expectNear(measure(index, scaled), measure(index, one));
    },
  },
  {
    name: "takes equal weights for none",
    holdsFor: everybody,
    check: (index, { values }) => {
      const bare = index.compute(values, own(index));
      expectNear(index.compute(values, { ...own(index), weights: values.map(() => 3) }), bare);
    },
  },
  {
    name: "ignores rows without weight",
    holdsFor: everybody,
    check: (index, one, pick) => {
      const rows = rowsOf(one);
      rows.splice(pick(rows.length + 1), 0, { value: pick(1_000_000), weight: 0 });
      expectNear(measure(index, from(rows)), measure(index, one), 1e-13);
    },
  },
  {
    name: "ignores the order of rows",
    // Zenga's plug-in form takes equal values with different weights as they come.
    holdsFor: ({ id }) => id !== "zenga",
    check: (index, one, pick) => {
      const rows = rowsOf(one);
      for (let i = rows.length - 1; i > 0; i--) {
        const j = pick(i + 1);
        [rows[i], rows[j]] = [rows[j]!, rows[i]!];
      }
      expectNear(measure(index, from(rows)), measure(index, one));
    },
  },
  {
    name: "ignores a common factor",
    holdsFor: ({ properties }) => properties.scaleInvariant,
    check: (index, one, pick) => {
      const factor = (1 + pick(10_000)) / 37;
      const scaled = { values: one.values.map((value) => value * factor), weights: one.weights };
      expectNear(measure(index, scaled), measure(index, one));
    },
  },
  {
    name: "ignores a common factor of any size",
    holdsFor: ({ properties }) => properties.scaleInvariant,
    check: (index, one) => {
      for (const factor of [2 ** -990, 2 ** 1000]) {
        const scaled = { values: one.values.map((value) => value * factor), weights: one.weights };
        expectNear(measure(index, scaled), measure(index, one));
      }
    },
  },
  {
    name: "ignores a common factor of the weights of any size",
    holdsFor: everybody,
    check: (index, one) => {
      for (const factor of [2 ** -990, 2 ** 1000]) {
        const scaled = { values: one.values, weights: one.weights.map((weight) => weight * factor) };
        expectNear(measure(index, scaled), measure(index, one));
      }
    },
  },
  {
    name: "ignores a common amount",
    holdsFor: ({ properties }) => properties.translationInvariant,
    check: (index, one, pick) => {
      const amount = pick(1000);
      const moved = { values: one.values.map((value) => value + amount), weights: one.weights };
      expectNear(measure(index, moved), measure(index, one), 1e-9);
    },
  },
  {
    name: "takes a weight of k for k rows",
    holdsFor: ({ properties }) => properties.replicationInvariant,
    check: (index, { values }, pick) => {
      const weights = values.map(() => 1 + pick(4));
      const copies = values.flatMap((value, i) => Array<number>(weights[i]!).fill(value));
      expectNear(measure(index, { values, weights }), index.compute(copies, own(index)));
    },
  },
  {
    name: "ignores copies of everybody",
    holdsFor: ({ properties }) => properties.replicationInvariant,
    check: (index, { values, weights }, pick) => {
      const times = Array.from({ length: 2 + pick(3) });
      const copies = { values: times.flatMap(() => values), weights: times.flatMap(() => weights) };
      expectNear(measure(index, copies), measure(index, { values, weights }));
    },
  },
  {
    name: "does not rise when one with more gives to one with less",
    holdsFor: ({ properties }) => properties.transferPrinciple !== "not-satisfied",
    check: (index, one, pick) => {
      const rows = rowsOf(one).filter(({ weight }) => weight > 0);
      const giver = pick(rows.length);
      const taker = pick(rows.length);
      const [a, b] = [rows[giver]!, rows[taker]!];
      if (!(a.value > b.value)) return;
      // Up to where the two would be equal, whatever their weights.
      const amount = ((a.value - b.value) * pick(100)) / 100 / (1 / a.weight + 1 / b.weight);
      const after = rows.map((row, i) => ({
        weight: row.weight,
        value: row.value - (i === giver ? amount / a.weight : 0) + (i === taker ? amount / b.weight : 0),
      }));
      const before = measure(index, from(rows));
      const now = measure(index, from(after));
      if (before === now) return;
      expect(now).toBeLessThanOrEqual(before + 1e-11 * Math.max(1, before));
    },
  },
];

describe("laws", () => {
  for (const law of LAWS) {
    test.for(INDICES.filter((index) => law.holdsFor(index)).map((index) => [index.id, index] as const))(
      `${law.name}: %s`,
      ([, index]) => {
        fc.assert(
          fc.property(drawnFor(index), fc.infiniteStream(fc.nat()), (one, numbers) => {
            const pick = (n: number): number => numbers.next().value! % n;
            law.check(index, one, pick);
          }),
          RUNS,
        );
      },
    );
  }

  test("a transfer lowers what it says it lowers", () => {
    const lowered = INDICES.filter(({ properties }) => properties.transferPrinciple === "strict");
    expect(lowered.length).toBe(11);
    for (const index of lowered) {
      for (const weights of [undefined, [1, 2, 3, 1, 1]]) {
        const before = index.compute([10, 5, 3, 2, 1], { weights });
        // From the second to the fourth, who keep their places.
        const after = index.compute(
          [10, 5 - 0.5 / (weights?.[1] ?? 1), 3, 2 + 0.5 / (weights?.[3] ?? 1), 1],
          { weights },
        );
        expect(after, index.id).toBeLessThan(before);
      }
    }
  });

  test("what is said of zeros is so", () => {
    const answers = Object.fromEntries(
      INDICES.map((index) => {
        let answer: number | string;
        try {
          answer = index.compute([0, 0, 0, 1, 2]);
        } catch {
          answer = "refused";
        }
        return [index.id, [index.properties.zeros, answer]];
      }),
    );
    for (const [said, answer] of Object.values(answers)) {
      if (said === "refused") expect(answer).toBe("refused");
      else if (said === "count") expect(Number.isFinite(answer)).toBe(true);
      else expect(answer).toBe(Number.POSITIVE_INFINITY);
    }
    expect(new Set(Object.values(answers).map(([said]) => said))).toEqual(
      new Set(["count", "infinite", "can-be-infinite", "refused"]),
    );
  });

  test("what is said of negative values is so", () => {
    for (const index of INDICES) {
      const attempt = (): number => index.compute([-1, 2, 5], { negatives: "allow" });
      if (index.properties.negatives === "option") expect(attempt()).toBeGreaterThan(0);
      else expect(attempt, index.id).toThrow();
    }
  });

  test("what is said not to take a weight of k for k rows does not", () => {
    const others = INDICES.filter(({ properties }) => !properties.replicationInvariant);
    expect(others.map(({ id }) => id)).toEqual(["zenga", "quantileRatio", "wolfson"]);
    for (const index of others) {
      const weighted = index.compute([1, 2, 4, 9], { weights: [3, 1, 1, 1] });
      expect(index.compute([1, 1, 1, 2, 4, 9])).not.toBeCloseTo(weighted, 3);
    }
  });

  test("ids and labels are all different", () => {
    expect(new Set(INDICES.map(({ id }) => id)).size).toBe(INDICES.length);
    expect(new Set(INDICES.map(({ label }) => label)).size).toBe(INDICES.length);
    expect(INDICES.length).toBe(19);
  });
});
