import {
  distanceBand,
  gearyC,
  getisOrdG,
  localG,
  localMoran,
  moranI,
  nearestNeighbors,
  spatialWeights,
} from "equalis";
import { describe, expect, test } from "vitest";
import { forms, type Loose, refusal, total } from "./support.ts";

const neighbors = {
  a: ["b", "c"],
  b: ["a", "c"],
  c: ["a", "b", "d"],
  d: ["c", "e"],
  e: ["d", "f"],
  f: ["e"],
};
const ids = Object.keys(neighbors) as (keyof typeof neighbors)[];
const x = [1, 2, 4, 7, 9, 3];
const n = x.length;

/** Weights as a full matrix, from their definition. */
function full(style: "W" | "B"): number[][] {
  return ids.map((i) =>
    ids.map((j) => (neighbors[i].includes(j) ? (style === "W" ? 1 / neighbors[i].length : 1) : 0)),
  );
}
function orders(values: readonly number[]): number[][] {
  if (values.length < 2) return [[...values]];
  return values.flatMap((v, i) => orders(values.filter((_, j) => j !== i)).map((rest) => [v, ...rest]));
}
const meanOf = (v: readonly number[]) => total(v) / v.length;
const varianceOf = (v: readonly number[]) => meanOf(v.map((one) => (one - meanOf(v)) ** 2));
const double = (w: number[][], f: (i: number, j: number) => number) =>
  total(w.map((row, i) => total(row.map((one, j) => (one === 0 ? 0 : one * f(i, j))))));

const statistics = {
  moran: (v: readonly number[], w: number[][]) => {
    const z = v.map((one) => one - meanOf(v));
    return ((n / double(w, () => 1)) * double(w, (i, j) => z[i]! * z[j]!)) / total(z.map((one) => one ** 2));
  },
  geary: (v: readonly number[], w: number[][]) => {
    const ss = n * varianceOf(v);
    return ((n - 1) * double(w, (i, j) => (v[i]! - v[j]!) ** 2)) / (2 * double(w, () => 1) * ss);
  },
  getis: (v: readonly number[], w: number[][]) =>
    double(w, (i, j) => v[i]! * v[j]!) / (total(v) ** 2 - total(v.map((one) => one ** 2))),
};
/** Two-sided tail of the standard normal, by summing its density. */
function tail(z: number): number {
  let area = 0;
  const step = 1e-4;
  for (let t = Math.abs(z) + step / 2; t < 12; t += step) area += Math.exp((-t * t) / 2) * step;
  return (2 * area) / Math.sqrt(2 * Math.PI);
}

describe("weights and neighbors", () => {
  test("styles", () => {
    const w = spatialWeights(neighbors);
    expect(w.style).toBe("W");
    expect([...w.ids]).toEqual(ids);
    expect(total(w.values)).toBeCloseTo(6, 12);
    expect(total(spatialWeights(neighbors, { style: "B" }).values)).toBe(12);
    const c = spatialWeights(neighbors, { style: "C" });
    expect(Array.from(c.values).every((v) => Math.abs(v - 0.5) < 1e-15)).toBe(true);
    const s = spatialWeights(neighbors, { style: "S" });
    const roots = ids.map((i) => Math.sqrt(neighbors[i].length));
    expect(s.values[0]).toBeCloseTo(n / (Math.SQRT2 * total(roots)), 13);
    expect(spatialWeights({ a: ["b"], b: ["a"], z: [] }).islands).toEqual(["z"]);
    refusal(() => spatialWeights(neighbors, { style: "w" } as Loose), "spatialWeights");
    refusal(() => spatialWeights({ a: ["q"] }), "spatialWeights");
    refusal(() => spatialWeights(null as Loose), "spatialWeights");
    refusal(() => spatialWeights({}), "spatialWeights");
  });

  test("points give neighbor lists that weights take", () => {
    const points = [
      { id: "a", x: 0, y: 0 },
      { id: "b", x: 3, y: 4 },
      { id: "c", x: 9, y: 9 },
    ];
    expect(distanceBand(points, 5)).toEqual({ a: ["b"], b: ["a"], c: [] });
    expect(nearestNeighbors(points, 1)).toEqual({ a: ["b"], b: ["a"], c: ["b"] });
    expect([...spatialWeights(nearestNeighbors(points, 1)).values]).toEqual([1, 1, 1]);
    expect(spatialWeights(distanceBand(points, 5)).islands).toEqual(["c"]);
    const globe = points.map(({ id, x: longitude, y: latitude }) => ({ id, longitude, latitude }));
    expect(nearestNeighbors(globe, 1)).toEqual({ a: ["b"], b: ["a"], c: ["b"] });
    refusal(() => nearestNeighbors(points, 0), "nearestNeighbors");
    refusal(() => nearestNeighbors([], 1), "nearestNeighbors");
    refusal(() => distanceBand(points, Number.NaN), "distanceBand");
  });
});

describe.for([
  ["moranI", moranI, statistics.moran, 1],
  ["gearyC", gearyC, statistics.geary, -1],
  ["getisOrdG", getisOrdG, statistics.getis, 1],
] as const)("%s", ([name, measure, formula, sign]) => {
  const where = name;
  test.for(["W", "B"] as const)("moments over all orders, style %s", (style) => {
    const weights = spatialWeights(neighbors, { style });
    const found = measure(x, weights);
    expect(Object.keys(found)).toEqual(
      expect.arrayContaining(["statistic", "expected", "variance", "z", "p"]),
    );
    const all = orders(x).map((order) => formula(order, full(style)));
    expect(found.statistic).toBeCloseTo(formula(x, full(style)), 13);
    expect(found.expected).toBeCloseTo(meanOf(all), 12);
    expect(found.variance).toBeCloseTo(varianceOf(all), 12);
    expect(found.z).toBeCloseTo((sign * (found.statistic - found.expected)) / Math.sqrt(found.variance!), 12);
    expect(found.z).toBeGreaterThan(0);
    expect(found.p).toBeCloseTo(tail(found.z!), 7);
    expect(measure(x, weights, { inference: "randomization" })).toEqual(found);
    // A plain object is a record by id here.
    for (const form of forms(x).slice(0, 5)) expect(measure(form, weights).statistic).toBe(found.statistic);
  });

  test("permutation p is (count + 1)/(m + 1), seeded", () => {
    const weights = spatialWeights(neighbors);
    const options = { inference: "permutation", permutations: 199, seed: 1 } as const;
    const found = measure(x, weights, options);
    expect(measure(x, weights, options)).toEqual(found);
    const count = found.p! * 200 - 1;
    expect(count).toBeCloseTo(Math.round(count), 9);
    expect(found.p).toBeGreaterThan(0);
    refusal(() => measure(x, weights, { ...options, permutations: 0 }), where);
  });

  test("islands are left out and listed", () => {
    const found = measure([...x, 5], spatialWeights({ ...neighbors, z: [] }));
    expect(found.islands).toEqual(["z"]);
    expect(found.n).toBe(6);
    if (name === "moranI") expect(found.expected).toBe(-1 / 5);
  });

  test("refuses", () => {
    const weights = spatialWeights(neighbors);
    for (const bad of [
      [],
      [1, 2],
      [...x.slice(1), Number.NaN],
      [...x.slice(1), Infinity],
      null,
      undefined,
    ] as Loose[]) {
      refusal(() => measure(bad, weights), where);
    }
    refusal(() => measure(x, undefined as Loose), where);
    refusal(() => measure(x, weights, { inference: "permutations" } as Loose), where);
    refusal(() => measure(x, weights, { inferences: "permutation" } as Loose), where);
    if (name !== "getisOrdG") {
      const normality = measure(x, weights, { inference: "normality" });
      expect(Number.isFinite(normality.p)).toBe(true);
    }
  });
});

describe("local", () => {
  test("Moran: over sum z²/n, conditional variance, quadrants", () => {
    const weights = spatialWeights(neighbors);
    const w = full("W");
    const found = localMoran(x, weights);
    expect(Array.isArray(found)).toBe(true);
    expect(found.map((one) => one.id)).toEqual(ids);
    const z = x.map((v) => v - meanOf(x));
    const m2 = total(z.map((v) => v * v)) / n;
    const lag = ids.map((_, i) => total(w[i]!.map((one, j) => one * z[j]!)));
    found.forEach((one, i) => {
      expect(one.statistic).toBeCloseTo((z[i]! * lag[i]!) / m2, 13);
      expect(one.quadrant).toBe(`${z[i]! > 0 ? "high" : "low"}-${lag[i]! > 0 ? "high" : "low"}`);
      // The other values in all orders, this one held.
      const others = orders(x.filter((_, j) => j !== i)).map((order) => {
        const all = [...order.slice(0, i), x[i]!, ...order.slice(i)].map((v) => v - meanOf(x));
        return (z[i]! * total(w[i]!.map((weight, j) => weight * all[j]!))) / m2;
      });
      expect(one.z).toBeCloseTo((one.statistic! - meanOf(others)) / Math.sqrt(varianceOf(others)), 11);
      expect(one.p).toBeCloseTo(tail(one.z!), 7);
    });
    const all = orders(x).map((order) => {
      const v = order.map((one) => one - meanOf(x));
      return (v[0]! * total(w[0]!.map((one, j) => one * v[j]!))) / m2;
    });
    const whole = localMoran(x, weights, { variance: "total" })[0]!;
    expect(whole.z).toBeCloseTo((whole.statistic! - meanOf(all)) / Math.sqrt(varianceOf(all)), 11);
    const seeded = localMoran(x, weights, { inference: "permutation", permutations: 99, seed: 4 });
    expect(seeded[0]!.p! * 100).toBeCloseTo(Math.round(seeded[0]!.p! * 100), 9);
    refusal(() => localMoran([1, 2], weights), "localMoran");
    refusal(() => localMoran(x, weights, { variance: "totals" } as Loose), "localMoran");
  });

  test("G answers in z, null for an island", () => {
    const weights = spatialWeights({ ...neighbors, z: [] }, { style: "B" });
    const values = [...x, 5];
    const found = localG(values, weights);
    expect(found.at(-1)).toMatchObject({ id: "z", statistic: null, z: null, p: null });
    const others = values.slice(1);
    const sum = neighbors.a.length * meanOf(others);
    const spread = Math.sqrt(varianceOf(others) * ((2 * 6 - 4) / 5));
    expect(found[0]!.z).toBeCloseTo((2 + 4 - sum) / spread, 12);
    expect(found[0]!.p).toBeCloseTo(tail(found[0]!.z!), 7);
    expect(Object.keys(found[0]!)).toEqual(expect.arrayContaining(["id", "statistic", "z", "p"]));
    expect(localMoran(values, weights).at(-1)).toMatchObject({ id: "z", z: null });
  });
});
