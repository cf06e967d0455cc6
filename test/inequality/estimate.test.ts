import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  ATKINSON,
  BETWEEN_GROUP_ENTROPY,
  COEFFICIENT_OF_VARIATION,
  CONCENTRATION_INDEX,
  estimate,
  GENERALIZED_ENTROPY,
  GINI,
  gini,
  HOOVER,
  type Index,
  type IndexOptions,
  J_DIVERGENCE,
  MEAN_LOG_DEVIATION,
  PALMA,
  THEIL,
  theil,
  WITHIN_GROUP_ENTROPY,
  WOLFSON,
  ZENGA,
} from "../../src/inequality/index.ts";
import { normalCdf } from "../../src/numeric/normal-cdf.ts";
import { normalQuantile } from "../../src/numeric/normal-quantile.ts";
import { seededRandom } from "../../src/numeric/seeded-random.ts";
import type { Vector } from "../../src/numeric/vector.ts";
import { refusals } from "../support/refusals.ts";

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** The mean, whose errors every textbook has. */
const MEAN: Index = {
  ...GINI,
  id: "mean",
  compute: (values, options) => {
    const w = Array.from(values, (_, i) => options?.weights?.[i] ?? 1);
    return sum(Array.from(values, (x, i) => x * w[i]!)) / sum(w);
  },
  influence: (values, options) => {
    const mean = MEAN.compute(values, options);
    return Float64Array.from(values, (x) => x - mean);
  },
};

const VALUES = [12, 3, 7.5, 20, 4, 9, 15, 6];
const sd = (x: readonly number[]): number => {
  const mean = sum(x) / x.length;
  return Math.sqrt(sum(x.map((one) => (one - mean) ** 2)) / (x.length - 1));
};

describe("linearization", () => {
  test("of a mean is the textbook's standard error", () => {
    const { value, standardError, interval, method, n } = estimate(MEAN, VALUES, { method: "linearization" });
    const error = sd(VALUES) / Math.sqrt(8);
    expect(value).toBe(sum(VALUES) / 8);
    expect(standardError).toBeCloseTo(error, 14);
    expect(interval!.upper - value).toBeCloseTo(1.959963984540054 * error, 13);
    expect(value - interval!.lower).toBeCloseTo(1.959963984540054 * error, 13);
    expect([interval!.confidence, method, n]).toEqual([0.95, "linearization", 8]);
  });

  test("of a stratified mean", () => {
    const strata = ["a", "a", "a", "b", "b", "b", "b", "b"];
    const [a, b] = [VALUES.slice(0, 3), VALUES.slice(3)];
    // Sizes taken as drawn: the shares 3/8 and 5/8 times the errors of the two means, which for the deviations from the
    // common mean are those of the strata.
    const error = Math.sqrt((3 * sd(a) ** 2 + 5 * sd(b) ** 2) / 64);
    expect(estimate(MEAN, VALUES, { method: "linearization", strata }).standardError).toBeCloseTo(error, 14);
  });

  test("of a mean by clusters: the spread of their totals", () => {
    const clusters = [1, 1, 2, 2, 3, 3, 4, 4];
    const mean = sum(VALUES) / 8;
    const totals = [0, 2, 4, 6].map((i) => (VALUES[i]! + VALUES[i + 1]! - 2 * mean) / 8);
    const error = Math.sqrt((4 / 3) * sum(totals.map((t) => t ** 2)));
    expect(estimate(MEAN, VALUES, { method: "linearization", clusters }).standardError).toBeCloseTo(
      error,
      14,
    );
    const nested = [1, 1, 2, 2, 1, 1, 2, 2];
    const strata = [1, 1, 1, 1, 2, 2, 2, 2];
    const spread = (t: readonly number[]): number => 2 * sum(t.map((one) => (one - sum(t) / 2) ** 2));
    const stratified = Math.sqrt(spread(totals.slice(0, 2)) + spread(totals.slice(2)));
    const { standardError } = estimate(MEAN, VALUES, { method: "linearization", clusters: nested, strata });
    expect(standardError).toBeCloseTo(stratified, 14);
  });

  const rankBy = [5, 2, 2, 9, 1, 4, 8, 2];
  const groups = ["a", "b", "a", "b", "a", "b", "a", "b"];
  const bounds = { lower: 0, upper: 30 };
  const LINEARIZED: readonly (readonly [name: string, index: Index, options: object])[] = [
    ["gini", GINI, {}],
    ["gini corrected by n", GINI, { correction: "n" }],
    ["gini corrected by weights", GINI, { correction: "weights" }],
    ["gini normalized", GINI, { negatives: "normalize" }],
    ["theil", THEIL, {}],
    ["mean log deviation", MEAN_LOG_DEVIATION, {}],
    ["generalized entropy", GENERALIZED_ENTROPY, {}],
    ["generalized entropy -1", GENERALIZED_ENTROPY, { alpha: -1 }],
    ["generalized entropy 0.3", GENERALIZED_ENTROPY, { alpha: 0.3 }],
    ["generalized entropy 0.8", GENERALIZED_ENTROPY, { alpha: 0.8 }],
    ["J-divergence", J_DIVERGENCE, {}],
    ["atkinson", ATKINSON, {}],
    ["atkinson 1", ATKINSON, { epsilon: 1 }],
    ["atkinson 2", ATKINSON, { epsilon: 2 }],
    ["zenga", ZENGA, {}],
    ["coefficient of variation", COEFFICIENT_OF_VARIATION, {}],
    ["concentration", CONCENTRATION_INDEX, { rankBy }],
    ["concentration, generalized", CONCENTRATION_INDEX, { rankBy, kind: "generalized" }],
    ["concentration, modified", CONCENTRATION_INDEX, { rankBy, kind: "modified", bounds }],
    ["concentration, Wagstaff", CONCENTRATION_INDEX, { rankBy, kind: "wagstaff", bounds }],
    ["concentration, Erreygers", CONCENTRATION_INDEX, { rankBy, kind: "erreygers", bounds }],
    ["between groups", BETWEEN_GROUP_ENTROPY, { groups, alpha: 1 }],
    ["between groups, order 0", BETWEEN_GROUP_ENTROPY, { groups, alpha: 0 }],
    ["within groups", WITHIN_GROUP_ENTROPY, { groups, alpha: 1 }],
    ["within groups, order 2", WITHIN_GROUP_ENTROPY, { groups, alpha: 2 }],
  ];

  test.for(LINEARIZED)("%s: the influence is the slope by the weight", ([name, index, options]) => {
    const weights = [1, 2, 0.5, 3, 1.5, 1, 2.5, 0.7];
    const W = sum(weights);
    const influence = index.influence!(VALUES, { ...options, weights });
    const slope = (i: number): number => {
      // For the corrections the derivative is that by the number of such rows, which a share cannot express.
      const step = 1e-5 * weights[i]!;
      const at = (change: number): number =>
        index.compute(VALUES, { ...options, weights: weights.map((w, k) => (k === i ? w + change : w)) });
      return (W * (at(step) - at(-step))) / (2 * step);
    };
    if (name === "gini corrected by weights") {
      const p = weights.map((w) => w / W);
      const Q = sum(p.map((one) => one * one));
      const plain = GINI.influence!(VALUES, { weights });
      const G = gini(VALUES, { weights });
      influence.forEach((one, i) => {
        expect(one).toBeCloseTo(plain[i]! / (1 - Q) + (G * (p[i]! - 2 * Q)) / (1 - Q) ** 2, 12);
      });
      return;
    }
    influence.forEach((one, i) => {
      expect(one / (1 + Math.abs(one))).toBeCloseTo(slope(i) / (1 + Math.abs(one)), 7);
    });
  });

  test("has no bearing on row order or on the scale of weights", () => {
    const weights = [1, 2, 0.5, 3, 1.5, 1, 2.5, 0.7];
    for (const [, index, options] of LINEARIZED.filter(([, , own]) => Object.keys(own).length === 0)) {
      const here = estimate(index, VALUES, {
        method: "linearization",
        weights,
        indexOptions: { ...options },
      });
      const there = estimate(index, [...VALUES].reverse(), {
        method: "linearization",
        weights: [...weights].reverse().map((w) => w * 1e200),
        indexOptions: { ...options },
      });
      expect(there.standardError).toBeCloseTo(here.standardError!, 12);
    }
  });

  test("covers the truth about as often as it says", () => {
    // 300 samples of 80 from an exponential distribution, whose Gini is 1/2 and whose Theil index is 1 - Euler's constant.
    const random = seededRandom("coverage");
    const truth = { gini: 0.5, theil: 1 - 0.5772156649015329 };
    const covered = { gini: 0, theil: 0 };
    for (let s = 0; s < 300; s++) {
      const sample = Array.from({ length: 80 }, () => -Math.log(1 - random()));
      for (const index of [GINI, THEIL]) {
        const { interval } = estimate(index, sample, { method: "linearization", confidence: 0.9 });
        const target = truth[index.id as "gini"];
        if (interval!.lower <= target && target <= interval!.upper) covered[index.id as "gini"]++;
      }
    }
    expect(covered.gini / 300).toBeGreaterThan(0.84);
    expect(covered.gini / 300).toBeLessThan(0.96);
    expect(covered.theil / 300).toBeGreaterThan(0.8);
    expect(covered.theil / 300).toBeLessThan(0.96);
  });
});

describe("jackknife", () => {
  test("of a mean is the textbook's standard error", () => {
    const { standardError, interval, value } = estimate(MEAN, VALUES, { method: "jackknife" });
    expect(standardError).toBeCloseTo(sd(VALUES) / Math.sqrt(8), 13);
    expect(interval!.upper - value).toBeCloseTo(1.959963984540054 * standardError!, 13);
  });
  test("of a stratified mean keeps the strata at their size", () => {
    const strata = ["a", "a", "a", "b", "b", "b", "b", "b"];
    const [a, b] = [VALUES.slice(0, 3), VALUES.slice(3)];
    const error = Math.sqrt((3 * sd(a) ** 2 + 5 * sd(b) ** 2) / 64);
    expect(estimate(MEAN, VALUES, { method: "jackknife", strata }).standardError).toBeCloseTo(error, 13);
  });
  test("leaves out one row, or one cluster, after the other", () => {
    const without = (drop: (i: number) => boolean): number => gini(VALUES.filter((_, i) => !drop(i)));
    const spread = (left: readonly number[]): number => {
      const mean = sum(left) / left.length;
      return Math.sqrt(((left.length - 1) / left.length) * sum(left.map((g) => (g - mean) ** 2)));
    };
    const rows = VALUES.map((_, k) => without((i) => i === k));
    expect(estimate(GINI, VALUES, { method: "jackknife" }).standardError).toBeCloseTo(spread(rows), 14);
    const pairs = [0, 1, 2, 3].map((k) => without((i) => i >> 1 === k));
    const clusters = VALUES.map((_, i) => i >> 1);
    expect(estimate(GINI, VALUES, { method: "jackknife", clusters }).standardError).toBeCloseTo(
      spread(pairs),
      14,
    );
  });
  test("of a function of one's own", () => {
    const own = (values: Vector): number => Math.max(...Array.from(values));
    // Without the 20 the largest is 15: one of eight differs by 5.
    const { value, standardError } = estimate(own, VALUES, { method: "jackknife" });
    expect(value).toBe(20);
    expect(standardError).toBeCloseTo(Math.sqrt((7 / 8) * (25 * (7 / 8))), 13);
  });
});

/** The bootstrap as one would write it without a thought of speed. */
function resamples(
  values: readonly number[],
  weights: readonly number[] | undefined,
  measure: (x: readonly number[], w: readonly number[] | undefined) => number,
  replicates: number,
  seed: number | string,
): readonly number[] {
  const random = seededRandom(seed);
  const rows = values.map((value, i) => ({ value, weight: weights?.[i] })).sort((a, b) => a.value - b.value);
  return Array.from({ length: replicates }, () => {
    const drawn = rows.map(() => rows[Math.floor(random() * rows.length)]!);
    return measure(
      drawn.map(({ value }) => value),
      weights && drawn.map(({ weight }) => weight!),
    );
  });
}

function type7(numbers: readonly number[], p: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const h = (sorted.length - 1) * p;
  const low = Math.floor(h);
  return sorted[low]! + (h - low) * ((sorted[low + 1] ?? sorted[low]!) - sorted[low]!);
}

function naiveGini(x: readonly number[], w: readonly number[] | undefined): number {
  const weight = (i: number): number => w?.[i] ?? 1;
  let pairs = 0;
  let [W, S] = [0, 0];
  x.forEach((a, i) => {
    W += weight(i);
    S += weight(i) * a;
    x.forEach((b, j) => {
      pairs += weight(i) * weight(j) * Math.abs(a - b);
    });
  });
  return pairs / (2 * W * S);
}

const PINNED = {
  percentile: { lower: 0.15745259772803208, upper: 0.3939466783216783, confidence: 0.95 },
  bca: { lower: 0.24734790744773694, upper: 0.4132533391895492, confidence: 0.95 },
};

describe("bootstrap", () => {
  const weights = [1, 2, 0.5, 3, 1.5, 1, 2.5, 0.7];

  test.for([undefined, weights])("is what drawing rows one by one gives", (w) => {
    const naive = resamples(VALUES, w, naiveGini, 300, 11);
    const { value, standardError, interval, replicates } = estimate(GINI, VALUES, {
      method: "bootstrap",
      replicates: 300,
      seed: 11,
      confidence: 0.9,
      weights: w,
    });
    expect(value).toBeCloseTo(naiveGini(VALUES, w), 15);
    expect(standardError).toBeCloseTo(sd(naive), 14);
    expect(interval!.lower).toBeCloseTo(type7(naive, 0.05), 14);
    expect(interval!.upper).toBeCloseTo(type7(naive, 0.95), 14);
    expect([interval!.confidence, replicates]).toEqual([0.9, 300]);
  });

  test("BCa is the percentile interval moved for bias and skewness", () => {
    const naive = resamples(VALUES, undefined, naiveGini, 400, "bca");
    const value = naiveGini(VALUES, undefined);
    const below = sum(naive.map((one) => (one < value - 1e-12 ? 1 : one < value + 1e-12 ? 0.5 : 0))) / 400;
    const z0 = normalQuantile(below);
    // Influence of the definition: p_i times the change for a little more of row i.
    const influence = VALUES.map((_, i) => {
      const at = (h: number): number =>
        naiveGini(
          VALUES,
          VALUES.map((__, k) => (k === i ? 1 + h : 1)),
        );
      return (at(1e-5) - at(-1e-5)) / 2e-5;
    });
    const a = sum(influence.map((u) => u ** 3)) / (6 * sum(influence.map((u) => u ** 2)) ** 1.5);
    const read = (p: number): number => {
      const z = z0 + normalQuantile(p);
      return type7(naive, normalCdf(z0 + z / (1 - a * z)));
    };
    const { interval } = estimate(GINI, VALUES, {
      method: "bootstrap",
      intervalMethod: "bca",
      replicates: 400,
      seed: "bca",
    });
    expect(interval!.lower).toBeCloseTo(read(0.025), 8);
    expect(interval!.upper).toBeCloseTo(read(0.975), 8);
  });

  test("BCa of a function takes its influence from the jackknife", () => {
    const own = (values: Vector, options: IndexOptions): number => gini(values, { weights: options.weights });
    const settings = { method: "bootstrap", intervalMethod: "bca", replicates: 400, seed: "bca" } as const;
    const naive = resamples(VALUES, undefined, naiveGini, 400, "bca");
    const value = naiveGini(VALUES, undefined);
    const below = sum(naive.map((one) => (one < value - 1e-12 ? 1 : one < value + 1e-12 ? 0.5 : 0))) / 400;
    const left = VALUES.map((_, i) =>
      naiveGini(
        VALUES.filter((__, k) => k !== i),
        undefined,
      ),
    );
    const mean = sum(left) / 8;
    const a = sum(left.map((g) => (mean - g) ** 3)) / (6 * sum(left.map((g) => (mean - g) ** 2)) ** 1.5);
    const z = normalQuantile(below) + normalQuantile(0.975);
    const { interval } = estimate(own, VALUES, settings);
    expect(interval!.upper).toBeCloseTo(type7(naive, normalCdf(normalQuantile(below) + z / (1 - a * z))), 8);
  });

  test("normal is the value plus and minus its error", () => {
    const { value, standardError, interval } = estimate(GINI, VALUES, {
      method: "bootstrap",
      intervalMethod: "normal",
      confidence: 0.8,
    });
    expect(interval!.upper - value).toBeCloseTo(1.2815515655446004 * standardError!, 14);
    expect(value - interval!.lower).toBeCloseTo(1.2815515655446004 * standardError!, 14);
  });

  test("gives the same numbers for a seed on every engine: these", () => {
    // Found once and kept, so that a change of engine, of generator or of order shows.
    const of = (interval: "percentile" | "bca") =>
      estimate(GINI, VALUES, { method: "bootstrap", intervalMethod: interval, replicates: 200, seed: 42 })
        .interval;
    expect(of("percentile")).toEqual(PINNED.percentile);
    expect(of("bca")).toEqual(PINNED.bca);
    expect(of("percentile")).not.toEqual(
      estimate(GINI, VALUES, { method: "bootstrap", replicates: 200, seed: 43 }).interval,
    );
  });

  test("the order of rows cannot change an interval", () => {
    const shuffled = [5, 2, 7, 0, 4, 1, 6, 3];
    const settings = { method: "bootstrap", replicates: 100, seed: 3 } as const;
    const here = estimate(WOLFSON, VALUES, { ...settings, weights });
    const there = estimate(
      WOLFSON,
      shuffled.map((i) => VALUES[i]!),
      { ...settings, weights: shuffled.map((i) => weights[i]!) },
    );
    expect(there).toEqual(here);
  });

  test("rows without weight are absent: from draws, clusters, strata and n", () => {
    const settings = { method: "bootstrap", replicates: 100, seed: 3 } as const;
    const here = estimate(GINI, [1, 4, 9, 3], { ...settings, weights: [1, 2, 1, 1], strata: [1, 1, 2, 2] });
    const there = estimate(GINI, [1, 100, 4, 9, 3, 7], {
      ...settings,
      weights: [1, 0, 2, 1, 1, 0],
      strata: [1, 1, 1, 2, 2, 3],
    });
    expect(there).toEqual(here);
    expect(there.n).toBe(4);
  });

  test("strata keep their size: equal values inside each leave nothing to vary", () => {
    const { standardError, interval } = estimate(GINI, [1, 1, 1, 5, 5], {
      method: "bootstrap",
      strata: ["a", "a", "a", "b", "b"],
    });
    expect(standardError).toBe(0);
    expect(interval).toEqual({
      lower: gini([1, 1, 1, 5, 5]),
      upper: gini([1, 1, 1, 5, 5]),
      confidence: 0.95,
    });
  });

  test("clusters are drawn whole, of whatever size", () => {
    const sizes = new Set<number>();
    const own = (values: Vector): number => {
      sizes.add(values.length);
      const some = Array.from(values);
      // The rows of a cluster come together or not at all.
      expect(some.filter((x) => x === 2).length).toBe(some.filter((x) => x === 3).length);
      return sum(some);
    };
    estimate(own, [2, 9, 3, 1], { method: "bootstrap", clusters: ["a", "b", "a", "c"], replicates: 100 });
    expect([...sizes].sort()).toEqual([3, 4, 5, 6]);
  });

  test("options with one entry a row are drawn with the rows", () => {
    const rankBy = [5, 2, 3, 9, 1, 4, 8, 6];
    // Values that are a function of the rank stay so in every resample, and their index is that of the values.
    const values = rankBy.map((rank) => rank * rank);
    const settings = { method: "bootstrap", replicates: 100, seed: 5 } as const;
    const ranked = estimate(CONCENTRATION_INDEX, values, { ...settings, indexOptions: { rankBy } });
    const own = estimate(GINI, values, settings);
    expect(ranked.interval!.lower).toBeCloseTo(own.interval!.lower, 12);
    expect(ranked.interval!.upper).toBeCloseTo(own.interval!.upper, 12);
    const groups = rankBy.map((rank) => (rank > 4 ? "high" : "low"));
    const within = estimate(
      WITHIN_GROUP_ENTROPY,
      groups.map((g) => (g === "high" ? 2 : 1)),
      {
        ...settings,
        indexOptions: { groups, alpha: 1 },
      },
    );
    expect(within).toMatchObject({ value: 0, standardError: 0 });
  });

  test("takes the number of rows, not their weights, for what depends on it", () => {
    const corrected = estimate(GINI, VALUES, {
      method: "bootstrap",
      seed: 2,
      indexOptions: { correction: "n" },
    });
    const plain = estimate(GINI, VALUES, { method: "bootstrap", seed: 2 });
    expect(corrected.standardError! / plain.standardError!).toBeCloseTo(8 / 7, 13);
  });

  test("keeps nothing between replicates: memory is that of one", () => {
    const seen = new Set<ArrayBufferLike>();
    const own = (values: Vector): number => {
      seen.add((values as Float64Array).buffer);
      return values[0]!;
    };
    estimate(own, Float64Array.from(VALUES), { method: "bootstrap", replicates: 50 });
    // One for the data, one for all the resamples.
    expect(seen.size).toBe(2);
  });
});

describe("without uncertainty", () => {
  const nothing = { standardError: null, interval: null };
  test("of one value, or one cluster", () => {
    for (const method of ["linearization", "bootstrap", "jackknife"] as const) {
      expect(estimate(GINI, [5], { method })).toMatchObject({
        ...nothing,
        value: 0,
        n: 1,
        reason: "one unit has no spread",
      });
      expect(estimate(GINI, [1, 3], { method, clusters: [1, 1] })).toMatchObject({ ...nothing, value: 0.25 });
      expect(estimate(GINI, [1, 3], { method, weights: [1, 0] })).toMatchObject({
        ...nothing,
        value: 0,
        n: 1,
      });
    }
  });
  test("of a stratum of one", () => {
    const { reason } = estimate(GINI, [1, 3, 4], { method: "linearization", strata: [1, 1, 2] });
    expect(reason).toBe("a stratum of one unit has no spread; join it with another");
  });
  test("of an infinite index", () => {
    const { value, reason } = estimate(MEAN_LOG_DEVIATION, [0, 3, 4], { method: "linearization" });
    expect([value, reason]).toEqual([Number.POSITIVE_INFINITY, "the index is Infinity"]);
  });
  test("where the index refuses a resample, or is infinite on it", () => {
    const zeros = estimate(GINI, [0, 0, 0, 1], { method: "bootstrap" });
    expect(zeros).toMatchObject({ ...nothing, value: 0.75 });
    expect(zeros.reason).toContain("the total value is 0");
    expect(estimate(GINI, [0, 0, 1], { method: "jackknife" }).reason).toContain(
      "without one unit: gini: the total value is 0",
    );
    expect(estimate(GINI, [0, 0, 0, 1], { method: "linearization" }).standardError).toBeGreaterThan(0);
    const tails = estimate(PALMA, [0, 1, 1, 1, 1, 1], { method: "bootstrap" });
    expect(tails.reason).toMatch(/^the index is Infinity on resample \d+$/);
  });
  test("of a BCa interval where all replicates lie on one side", () => {
    // The largest value is never exceeded, and in few resamples missed.
    const largest = (values: Vector): number => -Math.max(...Array.from(values));
    const found = estimate(largest, [1, 2, 3], {
      method: "bootstrap",
      intervalMethod: "bca",
      replicates: 2,
      seed: 1,
    });
    if (found.interval === null) expect(found.reason).toBe("all replicates lie on one side of the index");
    const least = estimate((values: Vector) => values.length + Math.abs(values[0]! - 1), [1, 2, 3], {
      method: "bootstrap",
      intervalMethod: "bca",
      replicates: 4,
      seed: 1,
    });
    expect(least.standardError).not.toBeNull();
  });
  test("of equal values is none: the interval is a point", () => {
    for (const interval of ["percentile", "bca", "normal"] as const) {
      expect(estimate(GINI, [4, 4, 4], { method: "bootstrap", intervalMethod: interval })).toMatchObject({
        value: 0,
        standardError: 0,
        interval: { lower: 0, upper: 0 },
      });
    }
  });
});

describe("laws", () => {
  test("percentile and BCa stay in the range of the index, and the limits in order", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 20 }),
        fc.constantFrom("percentile", "bca"),
        fc.constantFrom(GINI, THEIL, HOOVER, ATKINSON),
        fc.nat(),
        (values, interval, index, seed) => {
          const found = estimate(index, values, {
            method: "bootstrap",
            intervalMethod: interval,
            replicates: 40,
            seed,
          }).interval;
          if (found === null) return;
          expect(found.lower).toBeGreaterThanOrEqual(index.range[0]);
          expect(found.upper).toBeLessThanOrEqual(index.range[1]);
          expect(found.lower).toBeLessThanOrEqual(found.upper);
        },
      ),
      { numRuns: 60 },
    );
  });
});

const method = "bootstrap";
refusals("estimate", [
  [
    "no index",
    () => estimate(undefined as never, [1, 2], { method }),
    "wrong_type",
    "index must be an index such as GINI",
  ],
  ["an index by name", () => estimate("gini" as never, [1, 2], { method }), "wrong_type", "index must be"],
  ["no method", () => estimate(GINI, [1, 2], {} as never), "missing_option", "method is required"],
  ["no options", () => estimate(GINI, [1, 2], undefined as never), "wrong_type", "options must be"],
  [
    "a method that is not known",
    () => estimate(GINI, [1, 2], { method: "delta" as never }),
    "unknown_option",
    'method is "delta"',
  ],
  [
    "an option that is not known",
    () => estimate(GINI, [1, 2], { method, alpha: 1 } as never),
    "unknown_option",
    'option "alpha"',
  ],
  ["no values", () => estimate(GINI, [], { method }), "too_few_observations", "needs at least 1 value"],
  ["NaN", () => estimate(GINI, [1, Number.NaN], { method }), "not_finite", "value 1 is NaN"],
  ["a lone number", () => estimate(GINI, 3 as never, { method }), "wrong_type", "values must be an array"],
  [
    "too few weights",
    () => estimate(GINI, [1, 2], { method, weights: [1] }),
    "length_mismatch",
    "got 1 for 2",
  ],
  [
    "a negative weight",
    () => estimate(GINI, [1, 2], { method, weights: [1, -1] }),
    "out_of_domain",
    "weight 1 is -1",
  ],
  [
    "nobody",
    () => estimate(GINI, [1, 2], { method, weights: [0, 0] }),
    "zero_total",
    "the total weight is 0",
  ],
  [
    "one replicate",
    () => estimate(GINI, [1, 2], { method, replicates: 1 }),
    "out_of_domain",
    "replicates is 1; it must be at least 2",
  ],
  [
    "half a replicate",
    () => estimate(GINI, [1, 2], { method, replicates: 2.5 }),
    "out_of_domain",
    "a whole number",
  ],
  [
    "a level in percent",
    () => estimate(GINI, [1, 2], { method, confidence: 95 }),
    "out_of_domain",
    "confidence is 95; it must be below 1",
  ],
  [
    "a level of 0",
    () => estimate(GINI, [1, 2], { method, confidence: 0 }),
    "out_of_domain",
    "confidence is 0; it must be above 0",
  ],
  [
    "an interval that is not known",
    () => estimate(GINI, [1, 2], { method, intervalMethod: "BCa" as never }),
    "unknown_option",
    'intervalMethod is "BCa"',
  ],
  [
    "a percentile interval without resamples",
    () => estimate(GINI, [1, 2], { method: "linearization", intervalMethod: "percentile" }),
    "unsupported_combination",
    'intervalMethod "percentile" needs resamples',
  ],
  [
    "a BCa interval of the jackknife",
    () => estimate(GINI, [1, 2], { method: "jackknife", intervalMethod: "bca" }),
    "unsupported_combination",
    'intervalMethod "bca" needs resamples',
  ],
  [
    "a linearization of an index that has none",
    () => estimate(PALMA, [1, 2], { method: "linearization" }),
    "unsupported_combination",
    "palma has no linearization",
  ],
  [
    "a linearization of a function",
    () => estimate(() => 1, [1, 2], { method: "linearization" }),
    "unsupported_combination",
    "a function has no linearization",
  ],
  [
    "a linearization of the extended concentration",
    () =>
      estimate(CONCENTRATION_INDEX, [1, 2], {
        method: "linearization",
        indexOptions: { rankBy: [1, 2], nu: 3 },
      }),
    "unsupported_combination",
    "for nu 2 only",
  ],
  [
    "a function that gives no number",
    () => estimate(() => undefined as never, [1, 2], { method }),
    "missing_value",
    "the index gave is undefined",
  ],
  [
    "a function that gives NaN",
    () => estimate(() => Number.NaN, [1, 2], { method }),
    "not_finite",
    "the index gave is NaN",
  ],
  [
    "weights among the options",
    () => estimate(GINI, [1, 2], { method, indexOptions: { weights: [1, 1] } }),
    "unknown_option",
    "weights go beside indexOptions",
  ],
  [
    "more resamples than memory holds",
    () => estimate(GINI, [1, 2], { method, replicates: 1e308 }),
    "out_of_domain",
    "replicates is 1e+308; it must be at most 1000000",
  ],
  [
    "one resample more than the most",
    () => estimate(GINI, [1, 2], { method, replicates: 1_000_001 }),
    "out_of_domain",
    "must be at most 1000000",
  ],
  [
    "options that are none",
    () => estimate(GINI, [1, 2], { method, indexOptions: 5 as never }),
    "wrong_type",
    "indexOptions must be an object",
  ],
  [
    "too few strata",
    () => estimate(GINI, [1, 2], { method, strata: [1] }),
    "length_mismatch",
    "one group per value, got 1 for 2",
  ],
  [
    "a cluster that is null",
    () => estimate(GINI, [1, 2], { method, clusters: [1, null as never] }),
    "missing_value",
    "group 1 is null",
  ],
]);

describe("leaves to the index", () => {
  test("what the index refuses", () => {
    expect(() => estimate(GINI, [1, -2], { method })).toThrow("gini: value 1 is -2; it must not be negative");
    expect(() => estimate(THEIL, [1, 2], { method, indexOptions: { alpha: 1 } })).toThrow(
      'theil: option "alpha"',
    );
    expect(() => estimate(CONCENTRATION_INDEX, [1, 2], { method })).toThrow(
      "concentrationIndex: rankBy is required",
    );
    expect(() => estimate(CONCENTRATION_INDEX, [1, 2], { method, indexOptions: { rankBy: [1] } })).toThrow(
      "got 1 for 2",
    );
    expect(() => estimate(WITHIN_GROUP_ENTROPY, [1, 2], { method })).toThrow("alpha is required");
  });
  test("an error that is not a refusal passes through", () => {
    const broken = (values: Vector): number => {
      if (values.length === 3 && (values as { buffer?: unknown }).buffer !== undefined)
        throw new TypeError("broken");
      return 1;
    };
    expect(() => estimate(broken, [1, 2, 3], { method })).toThrow(TypeError);
  });
  test("values of any kind of array", () => {
    const settings = { method, seed: 4, replicates: 50 } as const;
    expect(estimate(GINI, Float64Array.from(VALUES), settings)).toEqual(estimate(GINI, VALUES, settings));
    expect(estimate(theil as never, VALUES, settings).value).toBe(theil(VALUES));
  });
});

describe("the Gini of a resample without writing it out", () => {
  const byRows = (values: ArrayLike<number>, options?: { readonly weights?: Vector | undefined }) =>
    gini(values, { weights: options?.weights });
  const rows = fc.array(
    fc.record({
      value: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ min: 1e-3, max: 1e6, noNaN: true })),
      weight: fc.integer({ min: 1, max: 9 }),
      stratum: fc.constantFrom("a", "b"),
      cluster: fc.integer({ min: 0, max: 3 }),
    }),
    { minLength: 4, maxLength: 30 },
  );
  test.for(["plain", "weights", "strata", "clusters", "jackknife"] as const)(
    "is that of the rows: %s",
    (kind) => {
      fc.assert(
        fc.property(rows, (people) => {
          const values = people.map(({ value }) => value);
          fc.pre(values.some((value) => value > 0));
          const options = {
            method: kind === "jackknife" ? "jackknife" : "bootstrap",
            replicates: 20,
            weights:
              kind === "weights" || kind === "jackknife" ? people.map(({ weight }) => weight) : undefined,
            strata:
              kind === "strata" || kind === "jackknife" ? people.map(({ stratum }) => stratum) : undefined,
            clusters: kind === "clusters" ? people.map(({ cluster }) => cluster) : undefined,
          } as const;
          const replicates = kind === "jackknife" ? { ...options, replicates: undefined } : options;
          const fast = estimate(GINI, values, replicates);
          const plain = estimate(byRows, values, replicates);
          expect(fast.reason).toBe(plain.reason);
          const numbers = (one: typeof fast) => [one.standardError, one.interval?.lower, one.interval?.upper];
          for (const [i, number] of numbers(fast).entries()) {
            const other = numbers(plain)[i];
            if (number === null || number === undefined) expect(number).toBe(other);
            else expect(Math.abs(number - other!)).toBeLessThan(1e-12);
          }
        }),
      );
    },
  );
});
