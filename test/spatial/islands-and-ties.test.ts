import { describe, expect, test } from "vitest";
import {
  type Autocorrelation,
  gearyC,
  getisOrdG,
  type LocalMoran,
  localG,
  localMoran,
  moranI,
  spatialWeights,
} from "../../src/spatial/index.ts";
import vectors from "../fixtures/spatial/islands-and-ties.json" with { type: "json" };
import { allOrders, momentsOf } from "./all-orders.ts";

type Expected = Record<string, number | readonly string[] | { readonly $between: readonly number[] }>;

const measures: Record<
  string,
  (
    values: readonly number[],
    weights: ReturnType<typeof spatialWeights>,
    options: object,
  ) => Autocorrelation | LocalMoran[]
> = { moranI, gearyC, localMoran };

function expectFields(actual: object, expected: Expected): void {
  for (const [field, wanted] of Object.entries(expected)) {
    const got: unknown = actual[field as keyof typeof actual];
    if (typeof wanted === "number") {
      expect(got).toBeTypeOf("number");
      expect(Math.abs((got as number) - wanted), field).toBeLessThanOrEqual(
        1e-9 * Math.max(1, Math.abs(wanted)),
      );
    } else if ("$between" in wanted) {
      expect(got).toBeGreaterThanOrEqual(wanted.$between[0]!);
      expect(got).toBeLessThanOrEqual(wanted.$between[1]!);
    } else expect(got).toEqual(wanted);
  }
}

test.for(vectors)("$id: $origin", ({ call, values, neighbors, style, options, expected }) => {
  const lists = Object.fromEntries(Object.entries(neighbors).map(([id, list]) => [id, list ?? []]));
  const weights = spatialWeights(lists, { style: style as "W" });
  const found = measures[call]!(values, weights, options);
  if (Array.isArray(found)) {
    expect(found.length).toBe((expected as Expected[]).length);
    for (const [i, row] of found.entries()) expectFields(row, (expected as Expected[])[i]!);
  } else expectFields(found, expected as Expected);
});

describe("a path of four and an island", () => {
  const ids = ["a", "b", "c", "d", "e"];
  const neighbors = { a: ["b"], b: ["a", "c"], c: ["b", "d"], d: ["c"], e: [] };
  const row = (i: number) => Object.entries(neighbors)[i]![1].map((id) => ids.indexOf(id));

  /** The definition: pairs of the path by row-standardized weights, deviations and squares over everybody given. */
  function byDefinition(x: readonly number[], m: number): number {
    const mean = x.reduce((t, v) => t + v, 0) / x.length;
    let products = 0;
    for (let i = 0; i < 4; i++) {
      for (const j of row(i)) products += ((x[i]! - mean) * (x[j]! - mean)) / row(i).length;
    }
    return ((m / 4) * products) / x.reduce((t, v) => t + (v - mean) ** 2, 0);
  }

  test.for([20, 30])("holding %i", (last) => {
    const x = [9, 8, 2, 1, last];
    for (const [islands, values, n] of [
      ["drop", x, 4],
      ["keep", x, 5],
      ["omit", x.slice(0, 4), 4],
    ] as const) {
      const drawn = [...allOrders(values)].map((order) => byDefinition(order, n));
      const { mean, variance } = momentsOf(drawn);
      const statistic = byDefinition(values, n);
      const extreme = drawn.filter((s) => Math.abs(s - mean) >= Math.abs(statistic - mean) - 1e-9).length;
      const found = moranI(x, neighbors, { islands });
      expect(found.statistic).toBeCloseTo(statistic, 12);
      expect(found.expected).toBeCloseTo(mean, 12);
      expect(found.variance).toBeCloseTo(variance, 12);
      expect(found.z).toBeCloseTo((statistic - mean) / Math.sqrt(variance), 10);
      const p = extreme / drawn.length;
      const permutations = 9999;
      const counted = moranI(x, neighbors, { islands, permutations, seed: 11 });
      expect(Math.abs(counted.p - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / permutations) + 1e-4);
      if (islands === "omit") expect(moranI(x, neighbors)).toEqual(found);
      if (last === 20 && islands === "drop") {
        expect(found.z).toBeCloseTo(1.436, 3);
        expect(extreme).toBe(20);
      }
      if (islands === "omit") {
        expect(found.z).toBeCloseTo(1.44, 3);
        expect(extreme).toBe(2);
      }
    }
  });

  test("an island among islands, or nobody with a neighbor, is refused for the reason that is true", () => {
    const alone = { a: [], b: [], c: [], d: [] };
    for (const islands of ["omit", "keep", "drop"] as const) {
      for (const measure of [moranI, gearyC]) {
        expect(() => measure([1, 2, 3, 4], alone, { islands })).toThrow(/connected units, got 0/);
      }
    }
  });
});

describe("where every order gives the same", () => {
  const complete = (n: number) => {
    const ids = Array.from({ length: n }, (_, i) => `u${i}`);
    return Object.fromEntries(ids.map((id) => [id, ids.filter((other) => other !== id)]));
  };
  const values = [0.1, 1e-3, 7.3, 123.456, 0.7, 2 / 3, 19.1];
  const ties = (["two-sided", "greater", "less"] as const).flatMap((alternative) =>
    [1, 1e9, 1e-12].map((scale) => ({ alternative, scale })),
  );

  test.for(ties)("p is 1, $alternative, in units of $scale", ({ alternative, scale }) => {
    const x = values.map((value) => value * scale);
    const options = { permutations: 99, seed: 5, alternative };
    for (const measure of [moranI, gearyC, getisOrdG]) {
      const found = measure(x, complete(7), options);
      expect(found).toMatchObject({ p: 1, z: null, variance: 0 });
      expect(found.reason).toMatch(/same statistic/);
      expect(() => measure(x, complete(7), { alternative })).toThrow(/every order/);
    }
    for (const row of localMoran(x, complete(7), options)) expect(row).toMatchObject({ p: 1, z: null });
    for (const row of localG(x, complete(7), options)) expect(row).toMatchObject({ p: 1, z: null });
    for (const row of localG(x, complete(7), { ...options, includeSelf: true })) {
      expect(row).toMatchObject({ p: 1, z: null });
    }
  });

  test("p is 1 where the variance is no more than rounding: all other values are alike but for 1e-14", () => {
    const x = [5, 5, 5, 5, 5 + 1e-14, 9];
    const ring = Object.fromEntries(
      x.map((_, i) => [`u${i}`, [`u${(i + 1) % 6}`, `u${(i + 5) % 6}`]] as const),
    );
    expect(localMoran(x, ring, { permutations: 199, seed: 43 })[5]!.p).toBe(1);
  });
});
