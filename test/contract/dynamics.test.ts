import {
  betaConvergence,
  convergenceClubs,
  kernelDensity,
  logT,
  sigmaConvergence,
  spatialTransition,
  spatialWeights,
  transitionMatrix,
  yearsToTarget,
} from "equalis";
import { describe, expect, test } from "vitest";
import { type Loose, refusal, total } from "./support.ts";

const panel = [
  [1, 2, 3],
  [2, 2.5, 3],
  [4, 4, 4.5],
  [8, 7, 6],
];
const columnOf = (t: number) => panel.map((row) => row[t]!);
const mean = (v: readonly number[]) => total(v) / v.length;
const sd = (v: readonly number[]) => Math.sqrt(mean(v.map((one) => (one - mean(v)) ** 2)));

describe("sigmaConvergence", () => {
  const measures = {
    cv: (v: readonly number[]) => sd(v) / mean(v),
    "sd-log": (v: readonly number[]) => sd(v.map(Math.log)),
    gini: (v: readonly number[]) =>
      total(v.map((a) => total(v.map((b) => Math.abs(a - b))))) / (2 * v.length ** 2 * mean(v)),
    theil: (v: readonly number[]) => mean(v.map((one) => (one / mean(v)) * Math.log(one / mean(v)))),
  } as const;
  test.for(Object.entries(measures))("%s with ddof 0", ([measure, formula]) => {
    const found = sigmaConvergence(panel, { dispersion: measure as "cv" });
    expect(Array.isArray(found.periods)).toBe(true);
    expect(found.periods).toHaveLength(3);
    found.periods.forEach((one, t) => {
      expect(Object.keys(one).sort()).toEqual(["period", "value"]);
      expect(one.value).toBeCloseTo(formula(columnOf(t)), 13);
    });
    expect(found).toHaveProperty("trend");
  });
  test("takes rows of any form; refuses", () => {
    expect(sigmaConvergence(panel.map((row) => Float64Array.from(row)))).toEqual(sigmaConvergence(panel));
    for (const bad of [
      [],
      [[]],
      [[1, 2], [1]],
      [
        [1, Number.NaN],
        [1, 2],
      ],
      null,
      undefined,
      [1, 2],
    ] as Loose[]) {
      refusal(() => sigmaConvergence(bad), "sigmaConvergence");
    }
    refusal(() => sigmaConvergence(panel, { measure: "sd" } as Loose), "sigmaConvergence");
  });
});

describe("betaConvergence", () => {
  const initial = [1, 2, 4, 8, 3];
  const final = [3, 3, 4.5, 6, 4];
  test("growth a year on the log of the start, classic errors", () => {
    const years = 2;
    const gx = initial.map(Math.log);
    const gy = initial.map((v, i) => Math.log(final[i]! / v) / years);
    const sxx = total(gx.map((v) => (v - mean(gx)) ** 2));
    const beta = total(gx.map((v, i) => (v - mean(gx)) * (gy[i]! - mean(gy)))) / sxx;
    const alpha = mean(gy) - beta * mean(gx);
    const rss = total(gy.map((v, i) => (v - alpha - beta * gx[i]!) ** 2));
    const found = betaConvergence(initial, final, { years });
    expect(found.alpha).toBeCloseTo(alpha, 13);
    expect(found.beta).toBeCloseTo(beta, 13);
    expect(found.standardError).toBeCloseTo(Math.sqrt(rss / 3 / sxx), 13);
    expect(found.speed).toBeCloseTo(-Math.log(1 + beta * years) / years, 12);
    expect(found.halfLife).toBeCloseTo(Math.LN2 / found.speed!, 12);
    expect(found.r2).toBeCloseTo(1 - rss / total(gy.map((v) => (v - mean(gy)) ** 2)), 12);
    const controlled = betaConvergence(initial, final, { years, controls: [[1], [2], [4], [1], [1]] });
    expect(controlled.beta).not.toBe(found.beta);
    expect(Number.isFinite(controlled.beta)).toBe(true);
    refusal(() => betaConvergence(initial, final, { years, controls: [[1, 2, 4, 1, 1]] }), "betaConvergence");
    refusal(() => (betaConvergence as Loose)(initial, final), "betaConvergence");
    refusal(() => betaConvergence(initial, final, { years: 0 }), "betaConvergence");
    refusal(() => betaConvergence(initial, [1, 2], { years }), "betaConvergence");
    refusal(() => betaConvergence([0, 1, 2], [1, 2, 3], { years }), "betaConvergence");
  });
});

describe("transitionMatrix", () => {
  test("a value on a cutoff belongs to the class below it; Shorrocks' mobility", () => {
    const found = transitionMatrix(panel, { cutoffs: [2, 4] });
    const counts = [
      [1, 2, 0],
      [0, 2, 1],
      [0, 0, 2],
    ];
    expect(found.counts.map((row) => [...row])).toEqual(counts);
    found.probabilities.forEach((row, i) => {
      [...row].forEach((v, j) => {
        expect(v).toBeCloseTo(counts[i]![j]! / total(counts[i]!), 14);
      });
    });
    expect(found.mobility).toBeCloseTo((3 - (1 / 3 + 2 / 3 + 1)) / 2, 14);
    expect([...found.steadyState!]).toEqual([0, 0, 1]);
    const ergodic = transitionMatrix([[1, 3, 1, 1, 3, 3, 1]], { cutoffs: [2] });
    // Low to low 1, low to high 2, high to low 2, high to high 1.
    expect(ergodic.steadyState![0]).toBeCloseTo(0.5, 12);
    refusal(() => (transitionMatrix as Loose)(panel), "transitionMatrix");
    refusal(() => transitionMatrix(panel, { cutoffs: [4, 2] }), "transitionMatrix");
    refusal(() => transitionMatrix(panel, { cutoffs: [] }), "transitionMatrix");
    refusal(() => transitionMatrix([[1], [2]], { cutoffs: [1] }), "transitionMatrix");
    const spatial = spatialTransition(panel, {
      cutoffs: [2, 4],
      weights: spatialWeights({ a: ["b"], b: ["a", "c"], c: ["b", "d"], d: ["c"] }),
    });
    expect(spatial).toBeTypeOf("object");
  });
});

describe("logT and clubs", () => {
  const two = Array.from({ length: 8 }, (_, i) =>
    Array.from(
      { length: 24 },
      (__, t) => 10 + i * Math.exp(-t / 5) + (i > 4 ? 5 * t : 0) + Math.sin(i * 7 + t) * 0.01,
    ),
  );
  test("levels, the first third dropped, the variance named", () => {
    const found = logT(two);
    expect(typeof found.hac).toBe("string");
    const spread = two[0]!.map((_, t) => {
      const now = two.map((row) => row[t]!);
      return mean(now.map((v) => (v / mean(now) - 1) ** 2));
    });
    const [lx, ly]: [number[], number[]] = [[], []];
    for (let t = Math.floor(24 / 3) + 1; t <= 24; t++) {
      lx.push(Math.log(t));
      ly.push(Math.log(spread[0]! / spread[t - 1]!) - 2 * Math.log(Math.log(t)));
    }
    const b =
      total(lx.map((v, i) => (v - mean(lx)) * (ly[i]! - mean(ly)))) /
      total(lx.map((v) => (v - mean(lx)) ** 2));
    expect(found.b).toBeCloseTo(b, 10);
    expect(found.t).toBeLessThan(-1.65);
    refusal(() => logT([[1, 2, 3]]), "logT");
    refusal(() => logT(two, { hacs: 1 } as Loose), "logT");
  });
  test("clubs", () => {
    const found = convergenceClubs(two);
    expect(Object.keys(found)).toEqual(expect.arrayContaining(["clubs", "divergent"]));
    for (const club of found.clubs) {
      expect(Object.keys(club)).toEqual(expect.arrayContaining(["members", "b", "t"]));
    }
    expect(found.clubs.map((club) => [...club.members].sort((a, b) => a - b))).toEqual([
      [5, 6, 7],
      [0, 1, 2, 3, 4],
    ]);
    expect(found.divergent).toEqual([]);
  });
});

describe("kernelDensity and yearsToTarget", () => {
  test("Silverman's bandwidth by default, reported", () => {
    const x = [1, 2, 4, 8];
    const s = sd(x) * Math.sqrt(4 / 3);
    const h = 0.9 * Math.min(s, (5 - 1.75) / 1.34) * 4 ** -0.2;
    const found = kernelDensity(x, { at: [1, 3] });
    expect(found.bandwidth).toBeCloseTo(h, 12);
    const phi = (z: number) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    expect(found.density[1]).toBeCloseTo(mean(x.map((v) => phi((3 - v) / h) / h)), 12);
    const given = kernelDensity(x, { at: Float64Array.of(3), bandwidth: 2, weights: [1, 2, 1, 0] });
    expect(given.bandwidth).toBe(2);
    expect(given.density[0]).toBeCloseTo((phi(1) + 2 * phi(0.5) + phi(0.5)) / 4 / 2, 12);
    const plain = kernelDensity(x);
    expect(plain.at).toBeInstanceOf(Float64Array);
    expect(plain.density).toHaveLength(plain.at.length);
    refusal(() => kernelDensity([]), "kernelDensity");
    refusal(() => kernelDensity(x, { bandwidth: 0 }), "kernelDensity");
    refusal(() => kernelDensity([1, Number.NaN]), "kernelDensity");
  });

  test("years to target", () => {
    const series = [10, 11, 13];
    expect(yearsToTarget(series, { target: 20 })).toBeCloseTo(
      Math.log(20 / 13) / (Math.log(13 / 10) / 2),
      12,
    );
    expect(yearsToTarget(series, { target: 20, method: "compound" })).toBe(
      yearsToTarget(series, { target: 20 }),
    );
    expect(yearsToTarget(series, { target: 20, method: "linear" })).toBeCloseTo(7 / 1.5, 12);
    expect(yearsToTarget(series, { target: 13 })).toBe(0);
    expect(yearsToTarget(series, { target: 12 })).toBe(0);
    expect(yearsToTarget([10, 9, 8], { target: 20 })).toBeNull();
    expect(yearsToTarget([10, 9, 8], { target: 20, method: "linear" })).toBeNull();
    refusal(() => (yearsToTarget as Loose)(series), "yearsToTarget");
    refusal(() => yearsToTarget([], { target: 1 }), "yearsToTarget");
    refusal(() => yearsToTarget(series, { target: 20, method: "exponential" } as Loose), "yearsToTarget");
  });
});
