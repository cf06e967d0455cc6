import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type LocalAutocorrelation,
  localG,
  localMoran,
  moranI,
  spatialWeights,
} from "../../src/spatial/index.ts";
import { columbus, eight, nine } from "../fixtures/spatial/maps.ts";
import { refusals } from "../support/refusals.ts";
import { allOrders, momentsOf } from "./all-orders.ts";
import { smallMap } from "./arbitrary-map.ts";

const STYLES = ["W", "B", "C", "S"] as const;

function expectClose(
  actual: number | null | undefined,
  expected: number | null | undefined,
  digits: number,
): void {
  if (expected === null || expected === undefined) expect(actual).toBeNull();
  else expect(actual).toBeCloseTo(expected, digits);
}

describe("agrees with spdep on eight regions", () => {
  test.for(["conditional", "total"] as const)("local Moran, %s variance", (variance) => {
    const rows = localMoran(eight.x, spatialWeights(eight.neighbors), { variance });
    expect(rows.map(({ id }) => id)).toEqual(eight.ids);
    for (const row of rows) {
      const of = eight.localMoran[variance]![row.id]!;
      expect(row.statistic).toBeCloseTo(of.Ii, 12);
      expect(row.expected).toBeCloseTo(of.E, 12);
      expect(row.variance).toBeCloseTo(of.V, 12);
      expect(row.z).toBeCloseTo(of.z, 12);
      expect(row.p).toBeCloseTo(of.p_two_sided, 12);
      expect(row.quadrant).toBe(eight.quadrants[row.id]!.toLowerCase());
      expect(row).not.toHaveProperty("adjustedP");
      expect(row).not.toHaveProperty("reason");
    }
  });
  test("local G and G*", () => {
    const weights = spatialWeights(eight.neighbors, { style: "B" });
    for (const row of localG(eight.x, weights))
      expect(row.z).toBeCloseTo(eight.expected.local_G_B_z![row.id]!, 12);
    for (const row of localG(eight.x, weights, { includeSelf: true })) {
      expect(row.z).toBeCloseTo(eight.expected.local_Gstar_B_z![row.id]!, 12);
    }
  });
});

test("agrees with spdep on Columbus", () => {
  const moran = localMoran(columbus.crime, spatialWeights(columbus.neighbors));
  const G = localG(columbus.crime, spatialWeights(columbus.neighbors, { style: "B" }));
  columbus.ids.forEach((id, i) => {
    expect(moran[i]!.id).toBe(id);
    expect(moran[i]!.statistic).toBeCloseTo(columbus.expected.local_moran_I[i]!, 12);
    expect(G[i]!.z).toBeCloseTo(columbus.expected.local_G_B_z[i]!, 12);
  });
});

describe("agrees with spdep on an island and on one-sided neighbors", () => {
  const cases = (["island", "nearest"] as const).flatMap((map) =>
    STYLES.map((style) => [map, style] as const),
  );
  test.for(cases)("%s, style %s", ([map, style]) => {
    const weights = spatialWeights(nine.neighbors[map], { style, asymmetric: "keep" });
    const rows = nine[map][style];
    for (const variance of ["conditional", "total"] as const) {
      localMoran(nine.x, weights, { variance }).forEach((row, i) => {
        const [statistic, expected, sigma, z, p] = rows.localMoran[variance][i]!;
        expectClose(row.z, z, 12);
        expectClose(row.p, p, 12);
        if (z === null) return;
        expectClose(row.statistic, statistic, 12);
        expectClose(row.expected, expected, 12);
        expectClose(row.variance, sigma, 12);
      });
    }
    localG(nine.x, weights).forEach((row, i) => {
      expectClose(row.z, rows.localG[i], 12);
    });
    localG(nine.x, weights, { includeSelf: true }).forEach((row, i) => {
      expectClose(row.z, rows.localGStar[i], 12);
    });
  });
  test("an island has no numbers but a reason", () => {
    const weights = spatialWeights(nine.neighbors.island);
    const nothing = {
      id: "R9",
      statistic: null,
      expected: null,
      variance: null,
      z: null,
      p: null,
      reason: "no neighbors",
    };
    expect(localMoran(nine.x, weights)[8]).toEqual(nothing);
    expect(localG(nine.x, weights)[8]).toEqual(nothing);
    expect(localG(nine.x, weights, { inference: "permutation", adjust: "fdr" })[8]).toEqual({
      ...nothing,
      adjustedP: null,
    });
  });
  test("one-sided p", () => {
    for (const alternative of ["greater", "less"] as const) {
      localMoran(nine.x, spatialWeights(nine.neighbors.island), { alternative }).forEach(({ p }, i) => {
        expectClose(p, nine.alternatives[alternative].localMoran[i], 12);
      });
    }
  });
  test("p adjusted for the false discovery rate", () => {
    const rows = localMoran(nine.x, spatialWeights(nine.neighbors.island), { adjust: "fdr" });
    rows.forEach(({ adjustedP }, i) => {
      expectClose(adjustedP, nine.fdr[i], 12);
    });
  });
});

describe("all ways of dealing out the values", () => {
  const ids = ["a", "b", "c", "d", "e", "f"];
  const x = [9, 4, 4, 1, 0, 7];
  const neighbors = {
    a: ["b"],
    b: ["a", "c", "d"],
    c: ["b", "d"],
    d: ["b", "c", "e"],
    e: ["d", "f"],
    f: ["e"],
  };
  const mean = x.reduce((t, v) => t + v, 0) / 6;
  const m2 = x.reduce((t, v) => t + (v - mean) ** 2, 0) / 6;
  const lag = (values: readonly number[], i: number) => {
    const list = neighbors[ids[i] as "a"];
    return list.reduce((t, id) => t + values[ids.indexOf(id)]!, 0) / list.length;
  };
  const statistic = (values: readonly number[], i: number) =>
    ((values[i]! - mean) / m2) * (lag(values, i) - mean);
  const star = (values: readonly number[], i: number) => {
    const k = neighbors[ids[i] as "a"].length;
    return (lag(values, i) * k + values[i]!) / (k * x.reduce((t, v) => t + v, 0));
  };
  /** Orders in which unit i keeps its value. */
  const held = (i: number) =>
    [...allOrders(x.filter((_, j) => j !== i))].map((rest) => [...rest.slice(0, i), x[i]!, ...rest.slice(i)]);

  const near = (p: number, exact: number, draws: number) =>
    expect(Math.abs(p - exact)).toBeLessThan(4 * Math.sqrt((exact * (1 - exact)) / draws) + 1 / draws);
  const extremes = (drawn: readonly number[], observed: number) => {
    const center = momentsOf(drawn).mean;
    const share = (f: (v: number) => boolean) => drawn.filter(f).length / drawn.length;
    return {
      greater: share((v) => v >= observed - 1e-9),
      less: share((v) => v <= observed + 1e-9),
      "two-sided": share((v) => Math.abs(v - center) >= Math.abs(observed - center) - 1e-9),
    };
  };

  test("gives the moments of local Moran, own value held or not", () => {
    const conditional = localMoran(x, neighbors);
    const total = localMoran(x, neighbors, { variance: "total" });
    ids.forEach((_, i) => {
      const one = momentsOf(held(i).map((values) => statistic(values, i)));
      expect(conditional[i]!.expected).toBeCloseTo(one.mean, 12);
      expect(conditional[i]!.variance).toBeCloseTo(one.variance, 12);
      const all = momentsOf([...allOrders(x)].map((values) => statistic(values, i)));
      expect(total[i]!.expected).toBeCloseTo(all.mean, 12);
      expect(total[i]!.variance).toBeCloseTo(all.variance, 12);
      expect(total[i]!.statistic).toBeCloseTo(statistic(x, i), 12);
    });
  });
  test("gives the moments and the ratio of local G and G*", () => {
    const G = localG(x, neighbors, {});
    const GStar = localG(x, spatialWeights(neighbors), { includeSelf: true });
    const total = x.reduce((t, v) => t + v, 0);
    ids.forEach((_, i) => {
      const k = neighbors[ids[i] as "a"].length;
      const ratios = held(i).map((values) => (k * lag(values, i)) / (total - x[i]!));
      expect(G[i]!.statistic).toBeCloseTo((k * lag(x, i)) / (total - x[i]!), 12);
      expect(G[i]!.expected).toBeCloseTo(momentsOf(ratios).mean, 12);
      expect(G[i]!.variance).toBeCloseTo(momentsOf(ratios).variance, 12);
      const stars = [...allOrders(x)].map((values) => star(values, i));
      expect(GStar[i]!.statistic).toBeCloseTo(star(x, i), 12);
      expect(GStar[i]!.expected).toBeCloseTo(momentsOf(stars).mean, 12);
      expect(GStar[i]!.variance).toBeCloseTo(momentsOf(stars).variance, 12);
    });
  });
  test.for(["greater", "less", "two-sided"] as const)(
    "gives the p that permutation comes near, %s",
    (alternative) => {
      const options = { inference: "permutation", permutations: 4999, seed: 11, alternative } as const;
      const moran = localMoran(x, neighbors, options);
      const G = localG(x, neighbors, options);
      const GStar = localG(x, neighbors, { ...options, includeSelf: true });
      ids.forEach((_, i) => {
        near(
          moran[i]!.p!,
          extremes(
            held(i).map((values) => statistic(values, i)),
            statistic(x, i),
          )[alternative],
          4999,
        );
        near(
          G[i]!.p!,
          extremes(
            held(i).map((values) => lag(values, i)),
            lag(x, i),
          )[alternative],
          4999,
        );
        near(
          GStar[i]!.p!,
          extremes(
            [...allOrders(x)].map((values) => star(values, i)),
            star(x, i),
          )[alternative],
          4999,
        );
      });
      // z stays that of the closed formulas.
      expect(moran.map(({ z }) => z)).toEqual(localMoran(x, neighbors).map(({ z }) => z));
    },
  );
});

test("under normality the total variance is that of values drawn from one", () => {
  // Over normal draws of the same n the kurtosis is 3 (n - 1) / (n + 1) on average; on a ring of n, with W_i = 1 and S_1i = 1/2, the
  // formula of Sokal, Oden and Thomson leaves this.
  const n = 8;
  const ring = Object.fromEntries(
    Array.from({ length: n }, (_, i) => [`u${i}`, [`u${(i + 1) % n}`, `u${(i + n - 1) % n}`]]),
  );
  const b2 = (3 * (n - 1)) / (n + 1);
  const variance = (n - b2) / (2 * (n - 1)) + (2 * b2 - n) / (2 * (n - 1) * (n - 2)) - 1 / (n - 1) ** 2;
  const rows = localMoran(eight.x, ring, { variance: "total", inference: "normality" });
  for (const row of rows) {
    expect(row.variance).toBeCloseTo(variance, 12);
    expect(row.expected).toBeCloseTo(-1 / 7, 12);
  }
});

describe("degenerate units", () => {
  const star = { hub: ["a", "b", "c"], a: ["hub"], b: ["hub"], c: ["hub"] };
  test("a unit next to all others always has the same neighbors' values", () => {
    const rows = [localMoran([1, 2, 3, 7], star), localG([1, 2, 3, 7], star)] as LocalAutocorrelation[][];
    for (const [row] of rows)
      expect(row).toMatchObject({ id: "hub", z: null, p: null, reason: "the variance is 0" });
    const permuted = localMoran([1, 2, 3, 7], star, { inference: "permutation", permutations: 9 })[0];
    expect(permuted).toMatchObject({ z: null, p: 1 });
  });
  test("a unit whose value is the mean has the statistic 0 and no z", () => {
    const path = { a: ["b"], b: ["a", "c"], c: ["b", "d"], d: ["c", "e"], e: ["d"] };
    const row = localMoran([1, 2, 3, 4, 5], path)[2]!;
    expect(row).toMatchObject({
      statistic: 0,
      z: null,
      p: null,
      quadrant: "low-low",
      reason: "the variance is 0",
    });
    expect(localMoran([1, 2, 3, 4, 5], path, { inference: "permutation" })[2]!.p).toBe(1);
  });
  test("others that are all equal say nothing about the one that differs", () => {
    const ring = { a: ["b", "d"], b: ["a", "c"], c: ["b", "d"], d: ["c", "a"] };
    expect(localG([5, 0.1, 0.1, 0.1], ring)[0]).toMatchObject({ z: null, reason: "the variance is 0" });
    // Unequal by 1e-8 beside a value of 1e4: the spread of the others survives.
    const path = { a: ["b"], b: ["a", "c"], c: ["b", "d"], d: ["c", "e"], e: ["d"] };
    const near = localG([1e4, 1, 1 + 2 ** -26, 1 + 2 ** -25, 1 + 3 * 2 ** -26], path)[0]!;
    const plain = localG([9, 0, 1, 2, 3], path)[0]!;
    expect(near.z).toBeCloseTo(plain.z!, 6);
  });
  test("values that add up to 0 have a z but no ratio", () => {
    const ring = { a: ["b", "d"], b: ["a", "c"], c: ["b", "d"], d: ["c", "a"] };
    const row = localG([4, -2, 1, 1], ring)[0]!;
    expect(row).toMatchObject({
      statistic: null,
      expected: null,
      variance: null,
      reason: "the values add up to 0",
    });
    expect(row.z).toBeCloseTo(localG([14, 8, 11, 11], ring)[0]!.z!, 12);
  });
});

describe("laws", () => {
  test("local Morans add up to S0 times the global one", () => {
    fc.assert(
      fc.property(smallMap, fc.constantFrom(...STYLES), ({ values, neighbors }, style) => {
        const weights = spatialWeights(neighbors, { style });
        const S0 = weights.values.reduce((t, w) => t + w, 0);
        const sum = localMoran(values, weights).reduce((t, { statistic }) => t + statistic!, 0);
        expect(sum).toBeCloseTo(S0 * moranI(values, weights).statistic, 8);
      }),
    );
  });
  test("the style changes no z of G, and conditional z of Moran is that of G, turned by the own value", () => {
    fc.assert(
      fc.property(smallMap, ({ values, neighbors }) => {
        const plain = localG(values, spatialWeights(neighbors, { style: "B" }));
        for (const style of STYLES) {
          const weights = spatialWeights(neighbors, { style });
          localG(values, weights).forEach(({ z }, i) => {
            expectClose(z, plain[i]!.z, 8);
          });
          localMoran(values, weights).forEach(({ z, quadrant }, i) => {
            if (z === null) return;
            expect(z).toBeCloseTo((quadrant!.startsWith("high") ? 1 : -1) * plain[i]!.z!, 8);
          });
        }
      }),
    );
  });
  test("adjusted p are never smaller and keep their order", () => {
    fc.assert(
      fc.property(smallMap, ({ values, neighbors }) => {
        const rows = localG(values, neighbors, { adjust: "fdr" }).filter(({ p }) => p !== null);
        for (const row of rows) {
          expect(row.adjustedP!).toBeGreaterThanOrEqual(row.p!);
          expect(row.adjustedP!).toBeLessThanOrEqual(1);
          for (const other of rows)
            if (other.p! > row.p!) expect(other.adjustedP!).toBeGreaterThanOrEqual(row.adjustedP!);
        }
      }),
    );
  });
  test("values by id need no order, and the seed decides the draws", () => {
    const options = { inference: "permutation", permutations: 99, seed: 5 } as const;
    const record = Object.fromEntries(eight.ids.map((id, i) => [id, eight.x[i]!]).reverse());
    expect(localMoran(record, eight.neighbors, options)).toEqual(
      localMoran(eight.x, eight.neighbors, options),
    );
    expect(localG(record, eight.neighbors, options)).toEqual(localG(eight.x, eight.neighbors, options));
    expect(localG(eight.x, eight.neighbors, { ...options, seed: 6 })).not.toEqual(
      localG(eight.x, eight.neighbors, options),
    );
  });
  test.for([1e-300, 1e300])("a unit of %f does not matter", (unit) => {
    const scaled = eight.x.map((x) => (x / 8) * unit);
    localG(scaled, eight.neighbors).forEach((row, i) => {
      const plain = localG(eight.x, eight.neighbors)[i]!;
      expect(row.z).toBeCloseTo(plain.z!, 12);
      expect(row.statistic).toBeCloseTo(plain.statistic!, 12);
    });
    localMoran(scaled, eight.neighbors).forEach((row, i) => {
      expect(row.statistic).toBeCloseTo(localMoran(eight.x, eight.neighbors)[i]!.statistic!, 12);
    });
  });
});

describe("refuses", () => {
  const ring = { a: ["b", "d"], b: ["a", "c"], c: ["b", "d"], d: ["c", "a"] };
  const x = [1, 2, 3, 5];
  for (const [name, measure] of [
    ["localMoran", localMoran],
    ["localG", localG],
  ] as const) {
    const go =
      (values: unknown, weights: unknown = ring, options?: unknown) =>
      () =>
        measure(values as never, weights as never, options as never);
    refusals(name, [
      ["no values", go(undefined), "wrong_type", "values must be an array"],
      ["NaN", go([1, 2, Number.NaN, 4]), "not_finite", "value 2 is NaN"],
      ["too few values", go([1, 2, 3]), "length_mismatch", "got 3 for 4"],
      ["values of other units", go({ a: 1, b: 2, c: 3, e: 4 }), "unknown_id", 'unit "d"'],
      ["all equal", go([7, 7, 7, 7]), "zero_total", "all values are equal"],
      ["two units", go([1, 2], { a: ["b"], b: ["a"] }), "too_few_observations", "at least 3 units"],
      ["one unit", go([1], { a: [] }), "too_few_observations", "at least 3 units"],
      ["one-sided lists", go(x, { ...ring, a: ["b"] }), "invalid_data", '"d" names "a"'],
      ["null for weights", go(x, null), "wrong_type", "what spatialWeights returns"],
      ["an unknown option", go(x, ring, { islands: "drop" }), "unknown_option", '"islands"'],
      ["an unknown inference", go(x, ring, { inference: "exact" }), "unknown_option", '"exact"'],
      ["an unknown adjustment", go(x, ring, { adjust: "bonferroni" }), "unknown_option", '"bonferroni"'],
      [
        "permutations of nothing",
        go(x, ring, { inference: "randomization", permutations: 9 }),
        "unsupported_combination",
        "permutes nothing",
      ],
      [
        "normality where it has no form",
        go(x, ring, { inference: "normality" }),
        "unsupported_combination",
        "normality",
      ],
      [
        "no permutations",
        go(x, ring, { inference: "permutation", permutations: 0 }),
        "out_of_domain",
        "permutations is 0",
      ],
    ]);
  }
  refusals("localMoran", [
    [
      "an unknown variance",
      () => localMoran(x, ring, { variance: "sample" as never }),
      "unknown_option",
      '"sample"',
    ],
    [
      "permutation that does not hold the own value",
      () => localMoran(x, ring, { variance: "total", inference: "permutation" }),
      "unsupported_combination",
      "holds the own value",
    ],
  ]);
  refusals("localG", [
    [
      "a star that is a string",
      () => localG(x, ring, { includeSelf: "false" as never }),
      "wrong_type",
      'includeSelf is "false"',
    ],
    ["a variance", () => localG(x, ring, { variance: "total" } as never), "unknown_option", '"variance"'],
  ]);
});
