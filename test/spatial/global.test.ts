import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Autocorrelation,
  gearyC,
  getisOrdG,
  moranI,
  type SpatialInference,
  spatialWeights,
} from "../../src/spatial/index.ts";
import { columbus, eight, nine, type Row, seven } from "../fixtures/spatial/maps.ts";
import { refusals } from "../support/refusals.ts";
import { allOrders, momentsOf } from "./all-orders.ts";
import { type SmallMap, smallMap } from "./arbitrary-map.ts";

const STYLES = ["W", "B", "C", "S"] as const;
const CLOSED = ["randomization", "normality"] as const;

/** To 1e-8, the tolerance of the fixtures; p to 1e-12. */
function expectRow(actual: Autocorrelation, [statistic, expected, variance, z, p]: Row): void {
  expect(actual.statistic).toBeCloseTo(statistic, 8);
  expect(actual.expected).toBeCloseTo(expected, 12);
  expect(actual.variance).toBeCloseTo(variance, 12);
  expect(actual.z!).toBeCloseTo(z, 8);
  expect(actual.p).toBeCloseTo(p, 12);
}

describe("agrees with spdep on eight regions", () => {
  const cases = STYLES.flatMap((style) => CLOSED.map((inference) => [style, inference] as const));
  test.for(cases)("Moran and Geary, style %s, %s", ([style, inference]) => {
    const weights = spatialWeights(eight.neighbors, { style });
    const I = eight.expected[`moran_${style}_${inference}`]!;
    expectRow(moranI(eight.x, weights, { inference }), [I.I!, I.E!, I.V!, I.z!, I.p_two_sided!]);
    const C = eight.expected[`geary_${style}_${inference}`]!;
    expectRow(gearyC(eight.x, weights, { inference }), [C.C!, C.E!, C.V!, C.z_spdep_sign!, C.p_two_sided!]);
  });
  test("Getis-Ord, style B", () => {
    const G = eight.expected.getis_ord_global_G_B!;
    const weights = spatialWeights(eight.neighbors, { style: "B" });
    expectRow(getisOrdG(eight.x, weights), [G.G!, G.E!, G.V!, G.z!, G.p_two_sided!]);
  });
});

describe("agrees with spdep on Columbus", () => {
  test.for(["B", "W"] as const)("style %s", (style) => {
    const weights = spatialWeights(columbus.neighbors, { style });
    expect(weights.ids).toEqual(columbus.ids);
    const I = columbus.expected[`moran_${style}`]!;
    const moran = moranI(columbus.crime, weights);
    expect(moran).toMatchObject({
      n: 49,
      islands: [],
      style,
      inference: "randomization",
      permutations: null,
    });
    expect(moran.statistic).toBeCloseTo(I.I!, 12);
    expect(moran.expected).toBeCloseTo(I.E!, 12);
    expect(moran.variance).toBeCloseTo(I.V!, 12);
    expect(moran.p / I.p!).toBeCloseTo(1, 8);
    const C = columbus.expected[`geary_${style}`]!;
    const geary = gearyC(columbus.crime, weights);
    expect(geary.statistic).toBeCloseTo(C.C!, 12);
    expect(geary.variance).toBeCloseTo(C.V!, 12);
    expect(geary.p / C.p!).toBeCloseTo(1, 8);
  });
});

describe("agrees with spdep on one-sided neighbors", () => {
  test.for(STYLES)("style %s", (style) => {
    const weights = spatialWeights(nine.neighbors.nearest, { style, asymmetric: "keep" });
    const rows = nine.nearest[style];
    for (const inference of CLOSED) {
      expectRow(moranI(nine.x, weights, { inference }), rows.moran[inference]);
      expectRow(gearyC(nine.x, weights, { inference }), rows.geary[inference]);
    }
    expectRow(getisOrdG(nine.x, weights), rows.getisOrd.omit);
  });
});

describe("islands", () => {
  test.for(STYLES)("dropped from n, kept or omitted as in spdep, style %s", (style) => {
    const weights = spatialWeights(nine.neighbors.island, { style });
    const rows = nine.island[style];
    for (const inference of CLOSED) {
      // Only the statistic: the moments of spdep are approximate where an island is dropped.
      const drop = { inference, islands: "drop" } as const;
      expect(moranI(nine.x, weights, drop).statistic).toBeCloseTo(rows.moran[inference][0], 8);
      expect(gearyC(nine.x, weights, drop).statistic).toBeCloseTo(rows.geary[inference][0], 8);
    }
    expectRow(moranI(nine.x, weights, { islands: "keep" }), rows.moran.keep);
    expectRow(gearyC(nine.x, weights, { islands: "keep" }), rows.geary.keep);
    expectRow(getisOrdG(nine.x, weights), rows.getisOrd.omit);
    expectRow(getisOrdG(nine.x, weights, { islands: "keep" }), rows.getisOrd.keep);
  });
  test("are listed, and change I by the ratio of the n", () => {
    const weights = spatialWeights(nine.neighbors.island);
    const dropped = moranI(nine.x, weights, { islands: "drop" });
    const kept = moranI(nine.x, weights, { islands: "keep" });
    expect(dropped).toMatchObject({ n: 8, islands: ["R9"], expected: (8 / 9) * (-1 / 8) });
    expect(kept).toMatchObject({ n: 9, islands: ["R9"], expected: -1 / 8 });
    expect(dropped.statistic / kept.statistic).toBeCloseTo(8 / 9, 12);
  });
  test("omitted they leave no trace but their name, whatever their values", () => {
    for (const [measure, style] of [
      [moranI, "W"],
      [gearyC, "S"],
      [getisOrdG, "B"],
    ] as const) {
      const alone = measure(eight.x, spatialWeights(eight.neighbors, { style }));
      const weights = spatialWeights({ first: [], ...eight.neighbors, last: [] }, { style });
      const among = measure([1e6, ...eight.x, 3], weights, { islands: "omit" });
      expect(among).toEqual({ ...alone, islands: ["first", "last"] });
      const permuted = { inference: "permutation", permutations: 50, seed: 5, islands: "omit" } as const;
      expect(measure([0, ...eight.x, 0], weights, permuted).p).toBe(
        measure(eight.x, spatialWeights(eight.neighbors, { style }), permuted).p,
      );
    }
  });
});

test("one-sided p share out the two-sided one of spdep", () => {
  const weights = spatialWeights(eight.neighbors);
  const cases = [
    [moranI, eight.expected.moran_W_randomization!],
    [gearyC, eight.expected.geary_W_randomization!],
  ] as const;
  for (const [measure, { p_two_sided }] of cases) {
    expect(measure(eight.x, weights, { alternative: "greater" }).p).toBeCloseTo(p_two_sided! / 2, 12);
    expect(measure(eight.x, weights, { alternative: "less" }).p).toBeCloseTo(1 - p_two_sided! / 2, 12);
  }
});

describe("all orders", () => {
  test("of seven values give Moran's moments and p", () => {
    const closed = moranI(seven.x, seven.neighbors);
    expect(closed.statistic).toBeCloseTo(seven.I, 12);
    expect(closed.expected).toBeCloseTo(seven.mean, 12);
    expect(Math.sqrt(closed.variance)).toBeCloseTo(seven.sd_population, 12);
    const permutations = 19_999;
    const p = (alternative: "greater" | "less" | "two-sided") =>
      moranI(seven.x, seven.neighbors, { inference: "permutation", permutations, seed: 7, alternative }).p;
    const near = (actual: number, exact: number) => {
      const error = Math.sqrt((exact * (1 - exact)) / permutations);
      expect(Math.abs(actual - exact)).toBeLessThan(4 * error + 1 / permutations);
    };
    near(p("greater"), seven.p_ge_inclusive_of_identity);
    near(p("less"), seven.p_le);
    near(p("two-sided"), seven.p_two_sided_abs_dev_from_E);
  });

  /** The definitions, written out. */
  const pairs = ({ ids, neighbors }: SmallMap, style: "W" | "B") =>
    ids.flatMap((id, i) =>
      neighbors[id]!.map((other) => ({
        i,
        j: ids.indexOf(other),
        w: style === "W" ? 1 / neighbors[id]!.length : 1,
      })),
    );
  const byHand = {
    moran(map: SmallMap, x: readonly number[]): number {
      const list = pairs(map, "W");
      const mean = x.reduce((t, v) => t + v, 0) / x.length;
      const S0 = list.reduce((t, { w }) => t + w, 0);
      const products = list.reduce((t, { i, j, w }) => t + w * (x[i]! - mean) * (x[j]! - mean), 0);
      return (x.length / S0) * (products / x.reduce((t, v) => t + (v - mean) ** 2, 0));
    },
    geary(map: SmallMap, x: readonly number[]): number {
      const list = pairs(map, "W");
      const mean = x.reduce((t, v) => t + v, 0) / x.length;
      const S0 = list.reduce((t, { w }) => t + w, 0);
      const differences = list.reduce((t, { i, j, w }) => t + w * (x[i]! - x[j]!) ** 2, 0);
      return ((x.length - 1) / (2 * S0)) * (differences / x.reduce((t, v) => t + (v - mean) ** 2, 0));
    },
    getisOrd(map: SmallMap, x: readonly number[]): number {
      const products = pairs(map, "B").reduce((t, { i, j, w }) => t + w * x[i]! * x[j]!, 0);
      let all = 0;
      for (const [i, a] of x.entries()) for (const [j, b] of x.entries()) if (i !== j) all += a * b;
      return products / all;
    },
  };
  const path: SmallMap = {
    ids: ["a", "b", "c", "d", "e", "f"],
    values: [9, 4, 4, 1, 0, 7],
    neighbors: { a: ["b"], b: ["a", "c", "d"], c: ["b", "d"], d: ["b", "c", "e"], e: ["d", "f"], f: ["e"] },
  };
  test.for([
    ["moran", moranI, 1],
    ["geary", gearyC, -1],
    ["getisOrd", getisOrdG, 1],
  ] as const)("of six values give the moments and the p of %s", ([name, measure, sign]) => {
    const closed = measure(path.values, path.neighbors);
    const drawn = [...allOrders(path.values)].map((x) => byHand[name](path, x));
    const { mean, variance } = momentsOf(drawn);
    expect(closed.statistic).toBeCloseTo(byHand[name](path, path.values), 13);
    expect(closed.expected).toBeCloseTo(mean, 12);
    expect(closed.variance).toBeCloseTo(variance, 12);
    expect(closed.z).toBeCloseTo((sign * (closed.statistic - mean)) / Math.sqrt(variance), 10);
    const share = (extreme: (score: number) => boolean) => drawn.filter(extreme).length / drawn.length;
    const hair = 1e-9;
    const exact = {
      greater: share((s) => sign * s >= sign * closed.statistic - hair),
      less: share((s) => sign * s <= sign * closed.statistic + hair),
      "two-sided": share((s) => Math.abs(s - mean) >= Math.abs(closed.statistic - mean) - hair),
    };
    for (const [alternative, p] of Object.entries(exact)) {
      const result = measure(path.values, path.neighbors, {
        inference: "permutation",
        permutations: 9999,
        seed: 3,
        alternative: alternative as "greater",
      });
      expect(Math.abs(result.p - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / 9999) + 1e-4);
      expect(result).toMatchObject({ permutations: 9999, inference: "permutation", z: closed.z });
    }
  });
});

describe("permutation", () => {
  const weights = () => spatialWeights(eight.neighbors);
  const run = (options: object) => moranI(eight.x, weights(), { inference: "permutation", ...options }).p;
  test("is (count + 1) / (permutations + 1)", () => {
    for (const permutations of [1, 2, 3, 4, 5, 99]) {
      const counted = run({ permutations, seed: 2 }) * (permutations + 1);
      expect(counted).toBeCloseTo(Math.round(counted), 9);
      expect(counted).toBeGreaterThanOrEqual(1 - 1e-9);
      expect(counted).toBeLessThanOrEqual(permutations + 1 + 1e-9);
    }
  });
  test("depends on the seed and on nothing else", () => {
    expect(run({ seed: 4 })).toBe(run({ seed: 4 }));
    expect(run({})).toBe(run({ seed: 1, permutations: 999 }));
    const ps = new Set(Array.from({ length: 8 }, (_, seed) => run({ seed })));
    expect(ps.size).toBeGreaterThan(1);
    expect(run({ seed: "eight" })).toBeGreaterThan(0);
  });
  test("is meant where permutations or a seed are given and nothing else is said", () => {
    const said = moranI(eight.x, weights(), { inference: "permutation", permutations: 99, seed: 4 });
    expect(moranI(eight.x, weights(), { permutations: 99, seed: 4 })).toEqual(said);
    expect(moranI(eight.x, weights(), { seed: 4 }).permutations).toBe(999);
  });
  test("more permutations begin with the same ones", () => {
    const few = Math.round(run({ permutations: 100, seed: 9 }) * 101) - 1;
    const more = Math.round(run({ permutations: 200, seed: 9 }) * 201) - 1;
    expect(more).toBeGreaterThanOrEqual(few);
    expect(more).toBeLessThanOrEqual(few + 100);
  });
  test("counts every order that gives the same statistic", () => {
    // Two values on a ring of six: only the number of borders matters, and every statistic is shared by many orders.
    const ring = Object.fromEntries(
      "abcdef".split("").map((id, i, all) => [id, [all[(i + 1) % 6]!, all[(i + 5) % 6]!]]),
    );
    const x = [1, 1, 1, 0, 0, 0];
    const drawn = [...allOrders(x)].map((o) => o.filter((v, i) => v !== o[(i + 1) % 6]).length);
    const exact = drawn.filter((borders) => borders <= 2).length / drawn.length;
    const p = moranI(x, ring, {
      inference: "permutation",
      permutations: 19_999,
      seed: 1,
      alternative: "greater",
    }).p;
    expect(Math.abs(p - exact)).toBeLessThan(4 * Math.sqrt((exact * (1 - exact)) / 19_999) + 1e-4);
  });
});

test("two values above 0 are enough for G, and their product is all there is", () => {
  const ring = { a: ["b", "d"], b: ["a", "c"], c: ["b", "d"], d: ["c", "a"] };
  expect(getisOrdG([0, 3, 5, 0], ring).statistic).toBeCloseTo(1, 14);
  expect(getisOrdG([3, 0, 5, 0], ring).statistic).toBeCloseTo(0, 14);
});

describe("values", () => {
  test("by id need no order", () => {
    const weights = spatialWeights(eight.neighbors);
    const record = Object.fromEntries(eight.ids.map((id, i) => [id, eight.x[i]!]).reverse());
    for (const measure of [moranI, gearyC, getisOrdG]) {
      expect(measure(record, weights)).toEqual(measure(eight.x, weights));
    }
  });
  test("may be typed, array-like, or of a unit called length", () => {
    const weights = spatialWeights(eight.neighbors);
    const typed = moranI(Float64Array.from(eight.x), weights);
    expect(typed).toEqual(moranI(eight.x, weights));
    const names = ["length", "b", "c", "d"];
    const ring = Object.fromEntries(names.map((id, i) => [id, [names[(i + 1) % 4]!, names[(i + 3) % 4]!]]));
    expect(moranI({ length: 1, b: 2, c: 5, d: 9 }, ring).statistic).toBe(
      moranI([1, 2, 5, 9], ring).statistic,
    );
  });
  test("and plain lists of neighbors go with the usual style", () => {
    expect(moranI(eight.x, eight.neighbors)).toEqual(moranI(eight.x, spatialWeights(eight.neighbors)));
    expect(gearyC(eight.x, eight.neighbors).style).toBe("W");
    expect(getisOrdG(eight.x, eight.neighbors).style).toBe("B");
  });
  test("are left as they were", () => {
    const values = Object.freeze([...eight.x]);
    const weights = spatialWeights(eight.neighbors);
    const before = structuredClone(weights);
    for (const measure of [moranI, gearyC, getisOrdG]) measure(values, weights, { inference: "permutation" });
    expect(weights).toEqual(before);
  });
});

describe("magnitudes", () => {
  test.for([1e-300, 1e-150, 1e150, 1e300])("a unit of %f does not matter", (unit) => {
    const weights = spatialWeights(eight.neighbors, { style: "B" });
    const scaled = eight.x.map((x) => (x / 8) * unit);
    for (const measure of [moranI, gearyC, getisOrdG]) {
      const plain = measure(eight.x, weights);
      const large = measure(scaled, weights);
      expect(large.statistic).toBeCloseTo(plain.statistic, 12);
      expect(large.variance).toBeCloseTo(plain.variance, 12);
      expect(large.p).toBeCloseTo(plain.p, 12);
    }
  });
  test("values that hardly differ keep their digits", () => {
    const weights = spatialWeights(eight.neighbors, { style: "B" });
    // Steps of 2^-30 on 1: exact in floating point, so that nothing is lost before the measure.
    const tiny = eight.x.map((x) => Math.round(x * 10) * 2 ** -30);
    const shifted = tiny.map((x) => 1 + x);
    expect(moranI(shifted, weights).statistic).toBeCloseTo(moranI(eight.x, weights).statistic, 12);
    expect(moranI(shifted, weights).z!).toBeCloseTo(moranI(eight.x, weights).z!, 10);
    expect(gearyC(shifted, weights).z!).toBeCloseTo(gearyC(eight.x, weights).z!, 10);
    // For nearly equal values G's z is that of the sum over units of degree times deviation.
    const degree = eight.ids.map((id) => 2 * eight.neighbors[id]!.length);
    const meanDegree = degree.reduce((t, d) => t + d, 0) / 8;
    const mean = eight.x.reduce((t, x) => t + x, 0) / 8;
    const L = eight.x.reduce((t, x, i) => t + degree[i]! * (x - mean), 0);
    const m2 = eight.x.reduce((t, x) => t + (x - mean) ** 2, 0) / 8;
    const sd = Math.sqrt((m2 * 8 * degree.reduce((t, d) => t + (d - meanDegree) ** 2, 0)) / 7);
    expect(getisOrdG(shifted, weights).z).toBeCloseTo(L / sd, 5);
  });
});

describe("laws", () => {
  test("shifting and stretching the values leaves Moran and Geary, turning them upside down too", () => {
    fc.assert(
      fc.property(
        smallMap,
        fc.integer({ min: -99, max: 99 }),
        fc.constantFrom(-3, 2, 0.5),
        (map, shift, k) => {
          const moved = map.values.map((x) => shift + k * x);
          for (const measure of [moranI, gearyC]) {
            const before = measure(map.values, map.neighbors);
            const after = measure(moved, map.neighbors);
            expect(after.statistic).toBeCloseTo(before.statistic, 9);
            expect(after.variance).toBeCloseTo(before.variance, 9);
          }
        },
      ),
    );
  });
  test("the order of the units does not matter", () => {
    fc.assert(
      fc.property(smallMap, ({ ids, values, neighbors }) => {
        const turned = Object.fromEntries(Object.entries(neighbors).reverse());
        const record = Object.fromEntries(ids.map((id, i) => [id, values[i]!]));
        for (const measure of [moranI, gearyC]) {
          const before = measure(record, neighbors);
          const after = measure(record, turned);
          expect(after.statistic).toBeCloseTo(before.statistic, 10);
          expect(after.p).toBeCloseTo(before.p, 10);
        }
      }),
    );
  });
  test("for binary weights on the same map, Moran and Geary are tied by the degrees", () => {
    fc.assert(
      fc.property(smallMap, ({ ids, values, neighbors }) => {
        const weights = spatialWeights(neighbors, { style: "B" });
        const n = ids.length;
        const mean = values.reduce((t, x) => t + x, 0) / n;
        const squares = values.reduce((t, x) => t + (x - mean) ** 2, 0);
        const S0 = weights.values.length;
        const byDegree = ids.reduce((t, id, i) => t + neighbors[id]!.length * (values[i]! - mean) ** 2, 0);
        // sum w (x_i - x_j)^2 = 2 sum k_i z_i^2 - 2 sum w z_i z_j.
        const left = (gearyC(values, weights).statistic * 2 * S0 * squares) / (n - 1);
        const right = 2 * byDegree - (2 * moranI(values, weights).statistic * S0 * squares) / n;
        expect(left).toBeCloseTo(right, 6);
      }),
    );
  });
});

describe("refuses", () => {
  const ring = { a: ["b", "d"], b: ["a", "c"], c: ["b", "d"], d: ["c", "a"] };
  const x = [1, 2, 3, 5];
  for (const [name, measure] of [
    ["moranI", moranI],
    ["gearyC", gearyC],
    ["getisOrdG", getisOrdG],
  ] as const) {
    const go =
      (values: unknown, weights: unknown = ring, options?: unknown) =>
      () =>
        measure(values as never, weights as never, options as never);
    const shaped = (change: object) => () => measure(x, { ...spatialWeights(ring), ...change } as never);
    refusals(name, [
      ["no values", go(undefined), "wrong_type", "values must be an array"],
      ["null", go(null), "wrong_type", "values must be an array"],
      ["a string", go("1234"), "wrong_type", "values must be an array"],
      ["NaN", go([1, 2, Number.NaN, 4]), "not_finite", "value 2 is NaN"],
      ["Infinity", go([1, 2, 3, Number.POSITIVE_INFINITY]), "not_finite", "value 3 is Infinity"],
      ["a missing value", go([1, null, 3, 4]), "missing_value", "value 1 is null"],
      ["NaN by id", go({ a: 1, b: 2, c: 3, d: Number.NaN }), "not_finite", 'value of "d" is NaN'],
      ["too few values", go([1, 2, 3]), "length_mismatch", "one value per unit, got 3 for 4"],
      ["too few values by id", go({ a: 1, b: 2, c: 3 }), "length_mismatch", "got 3 for 4"],
      ["values of other units", go({ a: 1, b: 2, c: 3, e: 4 }), "unknown_id", 'unit "d" has no value'],
      ["all equal", go([7, 7, 7, 7]), "zero_total", "all values are equal"],
      ["all equal with rounding", go([0.1, 0.1, 0.1, 0.1]), "zero_total", "all values are equal"],
      ["no weights", () => measure(x, undefined as never), "wrong_type", "what spatialWeights returns"],
      ["null for weights", go(x, null), "wrong_type", "what spatialWeights returns"],
      ["a matrix for weights", go(x, [[0, 1]]), "wrong_type", "what spatialWeights returns"],
      ["one-sided lists", go(x, { ...ring, a: ["b"] }), "invalid_data", '"d" names "a"'],
      ["one region", go([1], { a: [] }), "too_few_observations", "4 connected units"],
      ["only islands", go([1, 2, 3, 4], { a: [], b: [], c: [], d: [] }), "too_few_observations", "got 0"],
      [
        "three regions and an island",
        go(x, { a: ["b"], b: ["a", "c"], c: ["b"], d: [] }),
        "too_few_observations",
        "needs at least 4 connected units, got 3",
      ],
      [
        "all neighbors of all, by formula",
        go(
          x,
          Object.fromEntries("abcd".split("").map((id) => [id, "abcd".split("").filter((o) => o !== id)])),
        ),
        "zero_total",
        "every order of the values gives the same",
      ],
      ["an unknown inference", go(x, ring, { inference: "bootstrap" }), "unknown_option", '"bootstrap"'],
      ["an unknown side", go(x, ring, { alternative: "both" }), "unknown_option", '"both"'],
      ["an unknown option", go(x, ring, { permutation: 99 }), "unknown_option", '"permutation"'],
      ["options as a number", go(x, ring, 999), "wrong_type", "options must be one object"],
      [
        "permutations of nothing",
        go(x, ring, { inference: "randomization", permutations: 99 }),
        "unsupported_combination",
        "permutes nothing",
      ],
      [
        "a seed for nothing",
        go(x, ring, { inference: "randomization", seed: 1 }),
        "unsupported_combination",
        "permutes nothing",
      ],
      [
        "no permutations",
        go(x, ring, { inference: "permutation", permutations: 0 }),
        "out_of_domain",
        "permutations is 0",
      ],
      [
        "half a permutation",
        go(x, ring, { inference: "permutation", permutations: 9.5 }),
        "out_of_domain",
        "a whole number",
      ],
      [
        "a seed of NaN",
        go(x, ring, { inference: "permutation", seed: Number.NaN }),
        "not_finite",
        "seed is NaN",
      ],
      ["an unknown way with islands", go(x, ring, { islands: "ignore" }), "unknown_option", '"ignore"'],
      [
        "weights of other lengths",
        shaped({ values: new Float64Array(3) }),
        "wrong_type",
        "do not fit together",
      ],
      [
        "offsets that descend",
        shaped({ offsets: Uint32Array.of(0, 4, 2, 6, 8) }),
        "wrong_type",
        "do not fit",
      ],
      [
        "a target out of range",
        shaped({ targets: Uint32Array.of(1, 9, 0, 2, 1, 3, 0, 2) }),
        "wrong_type",
        "do not fit",
      ],
      [
        "a unit next to itself",
        shaped({ targets: Uint32Array.of(0, 3, 0, 2, 1, 3, 0, 2) }),
        "wrong_type",
        "do not fit",
      ],
      ["a weight of 0", shaped({ values: new Float64Array(8) }), "wrong_type", "do not fit together"],
      ["ids that are no array", shaped({ ids: "abcd" }), "wrong_type", "do not fit together"],
    ]);
  }
  refusals("getisOrdG", [
    ["a negative value", () => getisOrdG([1, -2, 3, 4], ring), "out_of_domain", "value 1 is -2"],
    [
      "a negative value by id",
      () => getisOrdG({ a: 1, b: 2, c: -3, d: 4 }, ring),
      "out_of_domain",
      'of "c" is -3',
    ],
    ["one value above 0", () => getisOrdG([0, 0, 3, 0], ring), "zero_total", "fewer than 2 values"],
    [
      "normality",
      () => getisOrdG(x, ring, { inference: "normality" as SpatialInference }),
      "unsupported_combination",
      "no moments under normality",
    ],
    ["dropping", () => getisOrdG(x, ring, { islands: "drop" as never }), "unknown_option", '"drop"'],
  ]);
});
