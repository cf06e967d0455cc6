import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  bivariateMoran,
  gearyC,
  joinCounts,
  leeL,
  localBivariateMoran,
  localGeary,
  localMoran,
  moranI,
  spatialGini,
  spatialWeights,
} from "../../src/spatial/index.ts";
import { allOrders, momentsOf } from "./all-orders.ts";
import { smallMap } from "./arbitrary-map.ts";

/** A one-sided map of six units with unequal weights. */
const uneven = spatialWeights(
  {
    a: { b: 2, c: 0.5 },
    b: { a: 1 },
    c: { d: 3, f: 0.2 },
    d: { c: 1, e: 1 },
    e: { a: 4 },
    f: { e: 1.5 },
  },
  { style: "B", asymmetric: "keep" },
);
const x = [3, 1, 4, 1, 5, 9];
const y = [2, 7, 1, 8, 2, 8];
const orders = [...allOrders([0, 1, 2, 3, 4, 5])] as number[][];
const inOrder = (values: readonly number[], order: readonly number[]) => order.map((i) => values[i]!);

describe("moments are those of all 720 orders, with uneven one-sided weights", () => {
  test.each([
    [
      "bivariateMoran, y moves",
      bivariateMoran(x, y, uneven),
      (o: number[]) => bivariateMoran(x, inOrder(y, o), uneven).statistic,
    ],
    [
      "bivariateMoran, pairs move",
      bivariateMoran(x, y, uneven, { null: "paired" }),
      (o: number[]) => bivariateMoran(inOrder(x, o), inOrder(y, o), uneven).statistic,
    ],
    ["leeL", leeL(x, y, uneven), (o: number[]) => leeL(inOrder(x, o), inOrder(y, o), uneven).statistic],
    [
      "leeL with self",
      leeL(x, y, uneven, { includeSelf: true }),
      (o: number[]) => leeL(inOrder(x, o), inOrder(y, o), uneven, { includeSelf: true }).statistic,
    ],
  ] as const)("%s", (_, result, statistic) => {
    const { mean, variance } = momentsOf(orders.map((order) => statistic(order)));
    expect(result.expected).toBeCloseTo(mean, 10);
    expect(result.variance).toBeCloseTo(variance, 10);
  });
  test("spatialGini", () => {
    const ring = { a: ["b", "f"], b: ["a", "c"], c: ["b", "d"], d: ["c"], e: ["f"], f: ["a", "e"] };
    const { mean, variance } = momentsOf(orders.map((order) => spatialGini(inOrder(x, order), ring).others));
    const result = spatialGini(x, ring);
    expect(result.expected).toBeCloseTo(mean, 12);
    expect(result.variance).toBeCloseTo(variance, 12);
  });
  test("joinCounts", () => {
    const labels = ["p", "q", "p", "r", "q", "p"];
    const result = joinCounts(labels, uneven);
    const all = orders.map((order) =>
      joinCounts(
        order.map((i) => labels[i]!),
        uneven,
      ),
    );
    result.joins.forEach((row, k) => {
      const { mean, variance } = momentsOf(all.map(({ joins }) => joins[k]!.count));
      expect(row.expected).toBeCloseTo(mean, 10);
      expect(row.variance).toBeCloseTo(variance, 10);
    });
    const { mean, variance } = momentsOf(all.map(({ different }) => different.count));
    expect(result.different.expected).toBeCloseTo(mean, 10);
    expect(result.different.variance).toBeCloseTo(variance, 10);
  });
});

describe("laws", () => {
  test("a column with itself: the paired null gives Moran's I, its moments and its p", () => {
    fc.assert(
      fc.property(smallMap, ({ values, neighbors }) => {
        const one = moranI(values, neighbors);
        const two = bivariateMoran(values, values, neighbors, { null: "paired" });
        expect(two.statistic).toBeCloseTo(one.statistic, 10);
        expect(two.expected).toBeCloseTo(one.expected, 10);
        expect(two.variance).toBeCloseTo(one.variance, 10);
        expect(two.p).toBeCloseTo(one.p, 8);
      }),
      { numRuns: 50 },
    );
  });
  test("local statistics add up to the global ones", () => {
    fc.assert(
      fc.property(smallMap, ({ values, neighbors }) => {
        const weights = spatialWeights(neighbors, { style: "B" });
        const n = values.length;
        const S0 = weights.values.reduce((a, b) => a + b, 0);
        const total = (rows: readonly { statistic: number | null }[]) =>
          rows.reduce((sum, { statistic }) => sum + (statistic ?? 0), 0);
        expect(total(localGeary(values, weights))).toBeCloseTo(
          (2 * S0 * n * gearyC(values, weights).statistic) / (n - 1),
          6,
        );
        const other = values.map((value, i) => value * ((i % 3) - 1) + i);
        expect(total(localBivariateMoran(values, other, weights))).toBeCloseTo(
          S0 * bivariateMoran(values, other, weights).statistic,
          6,
        );
        const rows = localBivariateMoran(values, values, weights);
        localMoran(values, weights).forEach((row, i) => {
          expect(rows[i]!.statistic).toBeCloseTo(row.statistic ?? Number.NaN, 8);
          expect(rows[i]!.variance).toBeCloseTo(row.variance ?? Number.NaN, 8);
        });
      }),
      { numRuns: 50 },
    );
  });
  test("joins and parts are complete, whatever the order of the units", () => {
    fc.assert(
      fc.property(smallMap, ({ ids, values, neighbors }) => {
        const labels = Object.fromEntries(ids.map((id, i) => [id, values[i]! > 0 ? "up" : i % 2]));
        fc.pre(new Set(Object.values(labels)).size > 1);
        const { joins, different } = joinCounts(labels, neighbors);
        const pairs = Object.values(neighbors).flat().length / 2;
        expect(joins.reduce((sum, { count }) => sum + count, 0)).toBeCloseTo(pairs, 10);
        const mixed = joins.filter(({ from, to }) => from !== to);
        expect(mixed.reduce((sum, { count }) => sum + count, 0)).toBeCloseTo(different.count, 10);
        const turned = Object.fromEntries(Object.entries(neighbors).reverse());
        expect(joinCounts(labels, turned)).toEqual({
          joins: expect.anything(),
          different,
          n: ids.length,
          islands: [],
        });
        const positive = values.map((value) => value + 51);
        const gini = spatialGini(positive, neighbors);
        expect(gini.neighbors + gini.others).toBeCloseTo(gini.value, 12);
      }),
      { numRuns: 50 },
    );
  });
  test("a seed gives the same p, and p by counting comes near the exact share of orders", () => {
    const options = { permutations: 1999, seed: 3 } as const;
    const counted = bivariateMoran(x, y, uneven, options);
    expect(bivariateMoran(x, y, uneven, options)).toEqual(counted);
    const observed = Math.abs(counted.statistic - counted.expected);
    const extreme = orders.filter(
      (order) =>
        Math.abs(bivariateMoran(x, inOrder(y, order), uneven).statistic - counted.expected) >=
        observed - 1e-12,
    ).length;
    expect(Math.abs(counted.p - extreme / 720)).toBeLessThan(0.05);
  });
});
