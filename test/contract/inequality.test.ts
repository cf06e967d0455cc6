import * as equalis from "equalis";
import {
  atkinson,
  bonferroni,
  coefficientOfVariation,
  concentrationCurve,
  concentrationIndex,
  decomposeConcentrationIndex,
  decomposeEntropy,
  decomposeEntropyNested,
  decomposeGini,
  decomposeGiniBySource,
  decomposeVarianceBySource,
  estimate,
  extendedGini,
  GINI,
  generalizedEntropy,
  gini,
  hoover,
  INDICES,
  kolm,
  lorenzAt,
  lorenzCurve,
  meanLogDeviation,
  mehran,
  palma,
  piesch,
  progressivity,
  quantile,
  quantileRatio,
  quintileShareRatio,
  theil,
  varianceOfLogs,
  wolfson,
  zenga,
} from "equalis";
import { describe, expect, test } from "vitest";
import { forms, type Loose, refusal, total } from "./support.ts";

const x = [3, 1, 4, 1, 5, 9, 2, 6];
const n = x.length;
const mean = total(x) / n;

/** Half the mean difference over the mean, from all pairs. */
function pairGini(values: readonly number[], weights: readonly number[] = values.map(() => 1)): number {
  const w = total(weights);
  const mu = values.reduce((a, v, i) => a + v * weights[i]!, 0) / w;
  let d = 0;
  values.forEach((a, i) => {
    values.forEach((b, j) => {
      d += weights[i]! * weights[j]! * Math.abs(a - b);
    });
  });
  return d / (2 * w * w * mu);
}

/** The Lorenz polygon at p. */
function polygon(values: readonly number[], p: number): number {
  const ascending = [...values].sort((a, b) => a - b);
  const at = p * ascending.length;
  const whole = Math.floor(at + 1e-12);
  const rest = whole < ascending.length ? (at - whole) * ascending[whole]! : 0;
  return (total(ascending.slice(0, whole)) + rest) / total(ascending);
}

/** Integral over [0, 1] of a function that is a cubic on each of the pieces: Simpson is exact there. */
function integral(f: (p: number) => number, pieces: number): number {
  let area = 0;
  for (let k = 0; k < pieces; k++) {
    const [a, b] = [k / pieces, (k + 1) / pieces];
    area += ((b - a) / 6) * (f(a) + 4 * f((a + b) / 2) + f(b));
  }
  return area;
}

/** Every index that takes values and weights alone, or with its own parameter. */
const indices: Record<string, (v: ArrayLike<number>, o?: object) => number> = {
  gini,
  extendedGini: (v, o) => extendedGini(v, { nu: 3, ...o }),
  generalizedEntropy: (v, o) => generalizedEntropy(v, { alpha: 2, ...o }),
  theil,
  meanLogDeviation,
  atkinson: (v, o) => atkinson(v, { epsilon: 0.5, ...o }),
  kolm: (v, o) => kolm(v, { alpha: 0.3, ...o }),
  hoover,
  coefficientOfVariation,
  varianceOfLogs,
  palma,
  quintileShareRatio,
  bonferroni,
  zenga,
  mehran,
  piesch,
  wolfson,
  quantileRatio: (v, o) => quantileRatio(v, { upper: 0.9, lower: 0.1, ...o }),
};
const ratios = new Set(["palma", "quintileShareRatio", "quantileRatio"]);

describe.for(Object.entries(indices))("%s", ([name, index]) => {
  test("takes every form of a vector, with and without options, and is deterministic", () => {
    const value = index(x);
    expect(value).toBeGreaterThan(0);
    for (const form of forms(x)) expect(index(form)).toBe(value);
    expect(index(x, {})).toBe(value);
    expect(index(x, { weights: undefined })).toBe(value);
    for (const weights of forms(x.map(() => 2))) expect(index(x, { weights })).toBeCloseTo(value, 12);
  });

  test("weights are people: repeated rows, proportions only, 0 is absence", () => {
    const weights = [1, 2, 3, 1, 2, 1, 4, 2];
    if (name !== "zenga" && name !== "quantileRatio" && name !== "wolfson") {
      const repeated = x.flatMap((v, i) => new Array<number>(weights[i]!).fill(v));
      expect(index(x, { weights })).toBeCloseTo(index(repeated), 12);
    }
    expect(index(x, { weights: weights.map((w) => w / 7) })).toBeCloseTo(index(x, { weights }), 12);
    expect(index([...x, 1000], { weights: [...x.map(() => 1), 0] })).toBeCloseTo(index(x), 12);
  });

  test("equal values and a single value", () => {
    // A ratio of two shares or of two quantiles says equality by its own value; the indices say 0.
    const palmaEqual = 0.25;
    const equal = name === "palma" ? palmaEqual : ratios.has(name) ? 1 : 0;
    for (const values of [[5, 5, 5], [7], [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]]) {
      if (equal === 0) expect(index(values)).toBe(0);
      else expect(index(values)).toBeCloseTo(equal, 12);
    }
    if (equal === 0) expect(index([7, 3, 7], { weights: [1, 0, 2] })).toBe(0);
  });

  test("refuses what cannot be measured", () => {
    for (const bad of [
      [],
      [1, Number.NaN],
      [1, Infinity],
      [1, -2],
      null,
      undefined,
      "12",
      5,
      [1, "a"],
    ] as Loose[]) {
      if (name === "kolm" && Array.isArray(bad) && bad[1] === -2) continue;
      refusal(() => index(bad), name);
    }
    for (const weights of [[1], [1, -1, 1, 1, 1, 1, 1, 1], x.map(() => 0), [...x.slice(1), Number.NaN]]) {
      refusal(() => index(x, { weights }), name);
    }
    expect(refusal(() => index(x, { weigths: x }), name).code).toBe("unknown_option");
  });
});

describe("numbers by definition", () => {
  test("Gini, its corrections and negative values", () => {
    expect(gini([1, 2, 3, 4])).toBeCloseTo(0.25, 14);
    expect(gini(x)).toBeCloseTo(pairGini(x), 14);
    expect(gini([1, 2, 3, 4], { correction: "none" })).toBeCloseTo(0.25, 14);
    expect(gini([1, 2, 3, 4], { correction: "n" })).toBeCloseTo(0.25 * (4 / 3), 14);
    const w = [1, 2, 3, 4];
    const p2 = total(w.map((one) => (one / 10) ** 2));
    expect(gini([1, 2, 3, 4], { weights: w })).toBeCloseTo(pairGini([1, 2, 3, 4], w), 14);
    expect(gini([1, 2, 3, 4], { weights: w, correction: "weights" })).toBeCloseTo(
      pairGini([1, 2, 3, 4], w) / (1 - p2),
      14,
    );
    expect(gini([1, 2, 3, 4], { correction: "weights" })).toBeCloseTo(1 / 3, 14);
    const signed = [-2, 1, 3, 6];
    expect(refusal(() => gini(signed)).code).toBe("out_of_domain");
    refusal(() => gini(signed, { negatives: "error" }), "gini");
    expect(gini(signed, { negatives: "allow" })).toBeCloseTo(pairGini(signed), 14);
    expect(gini(signed, { negatives: "normalize" })).toBeCloseTo((pairGini(signed) * 2) / 3, 14);
    refusal(() => gini(x, { correction: "N" } as Loose), "gini");
    refusal(() => gini(x, { negatives: "ignore" } as Loose), "gini");
    expect(refusal(() => gini([0, 0]), "gini").code).toBe("zero_total");
  });

  test("entropy, Atkinson, Kolm, Hoover, variation", () => {
    const ge = (a: number) => total(x.map((v) => (v / mean) ** a - 1)) / (n * a * (a - 1));
    expect(generalizedEntropy(x, { alpha: 2 })).toBeCloseTo(ge(2), 13);
    expect(generalizedEntropy(x, { alpha: -1 })).toBeCloseTo(ge(-1), 13);
    const t = total(x.map((v) => (v / mean) * Math.log(v / mean))) / n;
    const l = total(x.map((v) => Math.log(mean / v))) / n;
    expect(theil(x)).toBeCloseTo(t, 13);
    expect(generalizedEntropy(x, { alpha: 1 })).toBeCloseTo(t, 13);
    expect(meanLogDeviation(x)).toBeCloseTo(l, 13);
    expect(generalizedEntropy(x, { alpha: 0 })).toBeCloseTo(l, 13);
    expect(atkinson(x, { epsilon: 0.5 })).toBeCloseTo(1 - (total(x.map(Math.sqrt)) / n) ** 2 / mean, 13);
    expect(atkinson(x, { epsilon: 1 })).toBeCloseTo(1 - Math.exp(-l), 13);
    expect(atkinson(x, { epsilon: 2 })).toBeCloseTo(1 - n / total(x.map((v) => 1 / v)) / mean, 13);
    expect(kolm(x, { alpha: 0.5 })).toBeCloseTo(
      2 * Math.log(total(x.map((v) => Math.exp(0.5 * (mean - v)))) / n),
      13,
    );
    expect(hoover(x)).toBeCloseTo(total(x.map((v) => Math.abs(v - mean))) / (2 * n * mean), 13);
    const ss = total(x.map((v) => (v - mean) ** 2));
    expect(coefficientOfVariation(x)).toBeCloseTo(Math.sqrt(ss / n) / mean, 13);
    expect(coefficientOfVariation(x, { ddof: 0 })).toBeCloseTo(Math.sqrt(ss / n) / mean, 13);
    expect(coefficientOfVariation(x, { ddof: 1 })).toBeCloseTo(Math.sqrt(ss / (n - 1)) / mean, 13);
    const logs = x.map(Math.log);
    const ml = total(logs) / n;
    expect(varianceOfLogs(x)).toBeCloseTo(total(logs.map((v) => (v - ml) ** 2)) / n, 13);
    for (const call of [
      () => (generalizedEntropy as Loose)(x),
      () => (generalizedEntropy as Loose)(x, {}),
      () => generalizedEntropy(x, { alpha: Number.NaN }),
      () => (atkinson as Loose)(x),
      () => atkinson(x, { epsilon: -1 }),
      () => (kolm as Loose)(x, {}),
      () => (extendedGini as Loose)(x, {}),
    ])
      refusal(call);
  });

  test("zeros take the limit", () => {
    expect(theil([0, 1])).toBeCloseTo(Math.log(2), 14);
    expect(meanLogDeviation([0, 1])).toBe(Infinity);
    expect(generalizedEntropy([0, 1], { alpha: 0 })).toBe(Infinity);
    expect(generalizedEntropy([0, 1], { alpha: -1 })).toBe(Infinity);
    expect(generalizedEntropy([0, 1], { alpha: 0.5 })).toBeCloseTo((Math.SQRT2 / 2 - 1) / (0.5 * -0.5), 13);
    expect(atkinson([0, 1], { epsilon: 1 })).toBe(1);
    expect(atkinson([0, 1], { epsilon: 2 })).toBe(1);
    expect(atkinson([0, 1], { epsilon: 0.5 })).toBeCloseTo(0.5, 14);
    refusal(() => varianceOfLogs([0, 1]), "varianceOfLogs");
    expect(meanLogDeviation([0, 1, 1], { weights: [0, 1, 1] })).toBe(0);
    expect(palma([0, 0, 0, 0, 0, 0, 0, 0, 0, 1])).toBe(Infinity);
    expect(quintileShareRatio([0, 0, 0, 0, 1])).toBe(Infinity);
    expect(quantileRatio([0, 0, 0, 1, 2], { upper: 0.9, lower: 0.1 })).toBe(Infinity);
  });

  test("shares and the Lorenz curve interpolate; quantiles are type 7", () => {
    expect(palma(x)).toBeCloseTo((1 - polygon(x, 0.9)) / polygon(x, 0.4), 12);
    expect(quintileShareRatio(x)).toBeCloseTo((1 - polygon(x, 0.8)) / polygon(x, 0.2), 12);
    for (const p of [0, 0.1, 0.33, 0.5, 0.99, 1]) expect(lorenzAt(x, p)).toBeCloseTo(polygon(x, p), 12);
    const curve = lorenzCurve([4, 1, 3]);
    expect(curve.population).toBeInstanceOf(Float64Array);
    expect(curve.share).toBeInstanceOf(Float64Array);
    expect([...curve.population]).toEqual([0, 1 / 3, 2 / 3, 1]);
    expect([...curve.share]).toEqual([0, 1 / 8, 1 / 2, 1]);
    expect([...lorenzCurve([4, 1], { weights: [1, 3] }).population]).toEqual([0, 0.75, 1]);
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantile([4, 1, 2, 3], 0.1)).toBeCloseTo(1.3, 14);
    expect(quantile([1, 2, 3, 4], 0.5, { definition: "inverse-cdf" })).toBe(2);
    expect(quantile([1, 2, 3, 4], 0.51, { definition: "inverse-cdf" })).toBe(3);
    expect(quantile([1, 2, 3], 0.5, { definition: "inverse-cdf", weights: [1, 1, 5] })).toBe(3);
    expect(quantileRatio([1, 2, 3, 4, 5], { upper: 0.75, lower: 0.25 })).toBe(2);
    refusal(() => quantile(x, 1.5), "quantile");
    refusal(() => quantile(x, -0.1), "quantile");
    refusal(() => quantile(x, 0.5, { definition: "type8" } as Loose), "quantile");
    refusal(() => lorenzAt(x, 2), "lorenzAt");
  });

  test("Bonferroni, Zenga, Mehran, Piesch, Wolfson", () => {
    const s = [...x].sort((a, b) => a - b);
    // Ties pooled: a group of equal values has one mean of the lowest through all of it.
    const lowest = (v: number) => s.filter((one) => one <= v);
    const meanOf = (v: readonly number[]) => total(v) / v.length;
    expect(bonferroni(x)).toBeCloseTo(1 - total(s.map((v) => meanOf(lowest(v)))) / n / mean, 13);
    // Zenga: people through i, against the total from i on.
    const terms = s.map((_, i) => ((n - i - 1) * total(s.slice(0, i))) / ((i + 1) * total(s.slice(i))));
    expect(zenga(x)).toBeCloseTo(1 - total(terms) / n, 13);
    const gapAt = (p: number) => p - polygon(x, p);
    expect(mehran(x)).toBeCloseTo(6 * integral((p) => (1 - p) * gapAt(p), n), 12);
    expect(piesch(x)).toBeCloseTo(3 * integral((p) => p * gapAt(p), n), 12);
    expect(wolfson(x)).toBeCloseTo(((2 * (0.5 - polygon(x, 0.5)) - pairGini(x)) * mean) / 3.5, 12);
    expect(extendedGini(x, { nu: 2 })).toBeCloseTo(pairGini(x), 12);
  });
});

describe("concentration", () => {
  const rankBy = [1, 2, 2, 4, 5, 6, 7, 8];
  const ranks = [1, 2.5, 2.5, 4, 5, 6, 7, 8].map((r) => (r - 0.5) / n);
  const c = (2 / (n * mean)) * total(x.map((v, i) => v * (ranks[i]! - 0.5)));

  test("kinds and bounds", () => {
    expect(concentrationIndex(x, { rankBy })).toBeCloseTo(c, 13);
    expect(concentrationIndex(x, { rankBy, kind: "relative" })).toBeCloseTo(c, 13);
    expect(concentrationIndex(x, { rankBy, kind: "generalized" })).toBeCloseTo(mean * c, 13);
    const bounds = { lower: 0, upper: 10 };
    expect(concentrationIndex(x, { rankBy, kind: "wagstaff", bounds })).toBeCloseTo(
      (10 * mean * c) / ((10 - mean) * mean),
      13,
    );
    expect(concentrationIndex(x, { rankBy, kind: "erreygers", bounds })).toBeCloseTo((4 * mean * c) / 10, 13);
    // With a lower bound that is not 0, Wagstaff's is that of the values rescaled to [0, 1].
    const unit = x.map((v) => (v + 2) / 12);
    expect(concentrationIndex(x, { rankBy, kind: "wagstaff", bounds: { lower: -2, upper: 10 } })).toBeCloseTo(
      concentrationIndex(unit, { rankBy }) / (1 - total(unit) / n),
      13,
    );
    refusal(() => concentrationIndex(x, { rankBy, kind: "erreygers" }), "concentrationIndex");
    refusal(() => concentrationIndex(x, { rankBy, kind: "wagstaff" }), "concentrationIndex");
    refusal(() => concentrationIndex(x, { rankBy, kind: "wagstaf" } as Loose), "concentrationIndex");
    refusal(
      () => concentrationIndex(x, { rankBy, kind: "erreygers", bounds: { lower: 0, upper: 5 } }),
      "concentrationIndex",
    );
    refusal(() => concentrationIndex(x, { rankBy: [1, 2] }), "concentrationIndex");
    refusal(() => concentrationIndex(x, {} as Loose), "concentrationIndex");
    expect(concentrationIndex(x, { rankBy: x })).toBeCloseTo(pairGini(x), 13);
    expect(concentrationIndex(x, { rankBy: x.map(() => 1) })).toBeCloseTo(0, 14);
    expect(concentrationIndex([4, 4, 4], { rankBy: [1, 2, 3] })).toBe(0);
    expect(concentrationIndex([4], { rankBy: [1] })).toBe(0);
  });

  test("curve", () => {
    const curve = concentrationCurve([4, 1, 3], { rankBy: [1, 2, 3] });
    expect(curve.population).toBeInstanceOf(Float64Array);
    expect([...curve.population]).toEqual([0, 1 / 3, 2 / 3, 1]);
    expect([...curve.share]).toEqual([0, 0.5, 5 / 8, 1]);
  });

  test("decomposition closes", () => {
    const age = [3, 1, 4, 1, 5, 9, 2, 7];
    const income = [2, 7, 1, 8, 2, 8, 1, 9];
    const found = decomposeConcentrationIndex(x, { rankBy, determinants: { age, income } });
    expect(found.index).toBeCloseTo(c, 13);
    expect(found.contributions.map((one) => one.determinant)).toEqual(["age", "income"]);
    for (const one of found.contributions) {
      expect(Object.keys(one)).toEqual(
        expect.arrayContaining(["coefficient", "mean", "elasticity", "concentrationIndex", "contribution"]),
      );
      expect(one.elasticity).toBeCloseTo((one.coefficient * one.mean) / mean, 13);
      expect(one.contribution).toBeCloseTo(one.elasticity * one.concentrationIndex!, 13);
    }
    expect(total(found.contributions.map((one) => one.contribution)) + found.residual).toBeCloseTo(c, 13);
  });
});

describe("decompositions", () => {
  const groups = ["a", "b", "a", "b", "a", "c", "b", "c"];
  const of = (g: string) => x.filter((_, i) => groups[i] === g);

  test("Dagum", () => {
    const found = decomposeGini(x, groups);
    expect(found.total).toBeCloseTo(pairGini(x), 13);
    expect(found.within + found.between + found.transvariation).toBeCloseTo(found.total, 13);
    expect(found.groups.map((one) => one.group)).toEqual(["a", "b", "c"]);
    let within = 0;
    for (const one of found.groups) {
      const part = of(String(one.group));
      expect(one.populationShare).toBeCloseTo(part.length / n, 14);
      expect(one.valueShare).toBeCloseTo(total(part) / total(x), 14);
      expect(one.gini).toBeCloseTo(pairGini(part), 13);
      within += one.populationShare * one.valueShare * one.gini;
    }
    expect(found.within).toBeCloseTo(within, 13);
    expect(found.pairs.map((one) => one.groups)).toEqual([
      ["a", "b"],
      ["a", "c"],
      ["b", "c"],
    ]);
    let gross = 0;
    let net = 0;
    for (const pair of found.pairs) {
      const [a, b] = pair.groups.map((g) => of(String(g))) as [number[], number[]];
      const [ma, mb] = [total(a) / a.length, total(b) / b.length];
      const [high, low] = ma >= mb ? [a, b] : [b, a];
      let [all, up, down] = [0, 0, 0];
      for (const h of high) {
        for (const l of low) {
          all += Math.abs(h - l);
          up += Math.max(h - l, 0);
          down += Math.max(l - h, 0);
        }
      }
      const pairs = a.length * b.length;
      const g = all / pairs / (ma + mb);
      const d = (up - down) / (up + down);
      expect(pair.gini).toBeCloseTo(g, 13);
      expect(pair.relativeEconomicAffluence).toBeCloseTo(d, 13);
      const shares = (a.length * total(b) + b.length * total(a)) / (n * total(x));
      expect(pair.contribution).toBeCloseTo(g * shares, 13);
      gross += g * shares;
      net += g * shares * d;
    }
    expect(found.between).toBeCloseTo(net, 13);
    expect(found.between + found.transvariation).toBeCloseTo(gross, 13);
    expect(
      decomposeGini(
        x,
        groups.map((g) => g.charCodeAt(0)),
      ).between,
    ).toBe(found.between);
    expect(
      decomposeGini(
        x,
        Int32Array.from(groups, (g) => g.charCodeAt(0)),
      ).between,
    ).toBe(found.between);
    refusal(() => decomposeGini(x, ["a"]), "decomposeGini");
    refusal(() => decomposeGini(x, undefined as Loose), "decomposeGini");
    const one = decomposeGini([5, 5], ["a", "b"]);
    expect([one.total, one.within, one.between, one.transvariation]).toEqual([0, 0, 0, 0]);
  });

  test("entropy, flat and nested", () => {
    for (const alpha of [0, 1, 2]) {
      const found = decomposeEntropy(x, groups, { alpha });
      expect(found.total).toBeCloseTo(generalizedEntropy(x, { alpha }), 13);
      expect(found.within + found.between).toBeCloseTo(found.total, 13);
      const means = groups.map((g) => total(of(g)) / of(g).length);
      expect(found.between).toBeCloseTo(generalizedEntropy(means, { alpha }), 13);
      expect(total(found.groups.map((g) => g.contribution))).toBeCloseTo(found.within, 13);
      for (const g of found.groups) {
        expect(g.index).toBeCloseTo(generalizedEntropy(of(String(g.group)), { alpha }), 13);
      }
      const outer = groups.map((g) => (g === "c" ? "south" : "north"));
      const nested = decomposeEntropyNested(x, [outer, groups], { alpha });
      expect(Array.isArray(nested.between)).toBe(true);
      expect(nested.between).toHaveLength(2);
      expect(nested.total).toBeCloseTo(found.total, 13);
      expect(nested.within).toBeCloseTo(found.within, 13);
      expect(nested.between[0]).toBeCloseTo(decomposeEntropy(x, outer, { alpha }).between, 13);
      expect(total(nested.between)).toBeCloseTo(found.between, 13);
    }
    refusal(() => (decomposeEntropy as Loose)(x, groups), "decomposeEntropy");
    // Inner names need not be unique: "1" of the north is not "1" of the south.
    const reused = decomposeEntropyNested(
      [1, 2, 3, 4],
      [
        ["n", "n", "s", "s"],
        [1, 2, 1, 2],
      ],
      { alpha: 1 },
    );
    expect(reused.within).toBeCloseTo(0, 14);
  });

  test("by source", () => {
    const wages = [3, 1, 4, 1, 5, 9, 2, 6];
    const benefits = [2, 3, 1, 3, 1, 0, 2, 1];
    const sum = wages.map((v, i) => v + benefits[i]!);
    for (const options of [undefined, { method: "lerman-yitzhaki" }, { method: "shapley" }] as const) {
      const found = decomposeGiniBySource({ wages, benefits }, options);
      expect(found.total).toBeCloseTo(pairGini(sum), 13);
      expect(found.sources.map((s) => s.source)).toEqual(["wages", "benefits"]);
      expect(total(found.sources.map((s) => s.contribution))).toBeCloseTo(found.total, 13);
      for (const s of found.sources) {
        expect(s.marginalEffect).toBeCloseTo(s.contribution / found.total - s.share, 13);
        const own = s.source === "wages" ? wages : benefits;
        expect(s.share).toBeCloseTo(total(own) / total(sum), 13);
        expect(s.gini).toBeCloseTo(pairGini(own), 13);
        if (options?.method !== "shapley") {
          expect(s.contribution).toBeCloseTo(s.share * s.gini * s.correlation!, 13);
        }
      }
    }
    // Shapley of two sources by hand: an absent source is its mean.
    const flat = (v: readonly number[]) => v.map(() => total(v) / n);
    const only = (a: readonly number[], b: readonly number[]) => pairGini(a.map((v, i) => v + b[i]!));
    const w = (pairGini(sum) + only(wages, flat(benefits)) - only(flat(wages), benefits)) / 2;
    expect(
      decomposeGiniBySource({ wages, benefits }, { method: "shapley" }).sources[0]!.contribution,
    ).toBeCloseTo(w, 13);
    const variance = decomposeVarianceBySource({ wages, benefits });
    expect(variance.sources.map((s) => s.source)).toEqual(["wages", "benefits"]);
    expect(total(variance.sources.map((s) => s.contribution))).toBeCloseTo(1, 13);
    const center = (v: readonly number[]) => v.map((one) => one - total(v) / n);
    const dot = (a: readonly number[], b: readonly number[]) => total(a.map((v, i) => v * b[i]!));
    expect(variance.sources[0]!.contribution).toBeCloseTo(
      dot(center(wages), center(sum)) / dot(center(sum), center(sum)),
      13,
    );
    refusal(() => decomposeGiniBySource({}), "decomposeGiniBySource");
    refusal(() => decomposeGiniBySource({ wages, benefits: [1] }), "decomposeGiniBySource");
    refusal(() => decomposeGiniBySource({ wages }, { method: "shaply" } as Loose), "decomposeGiniBySource");
  });
});

describe("progressivity", () => {
  const before = [10, 20, 30, 40];
  const concentration = (v: readonly number[]) => {
    const m = total(v) / v.length;
    return (2 / (v.length * m)) * total(v.map((one, i) => one * ((i + 0.5) / v.length - 0.5)));
  };

  test("a tax and a benefit", () => {
    const tax = [1, 3, 6, 10];
    const g = pairGini(before);
    const found = progressivity(
      before,
      tax.map((t) => -t),
    );
    const after = before.map((v, i) => v - tax[i]!);
    expect(found.giniBefore).toBeCloseTo(g, 14);
    expect(found.giniAfter).toBeCloseTo(pairGini(after), 14);
    expect(found.kakwani).toBeCloseTo(concentration(tax) - g, 14);
    expect(found.averageRate).toBeCloseTo(0.2, 14);
    expect(found.reynoldsSmolensky).toBeCloseTo(g - concentration(after), 14);
    expect(found.reranking).toBeCloseTo(pairGini(after) - concentration(after), 14);
    expect(found.redistributiveEffect).toBeCloseTo(g - pairGini(after), 14);
    expect(found.musgraveThin).toBeCloseTo((1 - pairGini(after)) / (1 - g), 14);
    const benefit = [10, 6, 3, 1];
    const gift = progressivity(before, benefit);
    expect(gift.kakwani).toBeCloseTo(g - concentration(benefit), 14);
    expect(gift.kakwani).toBeGreaterThan(0);
    expect(gift.averageRate).toBeCloseTo(0.2, 14);
    expect(gift.redistributiveEffect).toBeCloseTo(gift.reynoldsSmolensky - gift.reranking, 14);
    refusal(() => (progressivity as Loose)(), "progressivity");
    refusal(() => (progressivity as Loose)({ before }), "progressivity");
    refusal(() => progressivity(before, [1]), "progressivity");
    for (const value of Object.values(progressivity(before, [0, 0, 0, 0]))) {
      expect(value === null || Number.isFinite(value)).toBe(true);
    }
  });
});

describe("estimate and the catalog", () => {
  test("one record per index, that computes what the function does", () => {
    const records = Object.values(equalis).filter(
      (one): one is typeof GINI =>
        typeof one === "object" && one !== null && "compute" in one && "range" in one && "id" in one,
    );
    expect(records.length).toBeGreaterThanOrEqual(18);
    for (const one of [...records, ...Object.values(INDICES as Loose)] as (typeof GINI)[]) {
      expect(typeof one.id).toBe("string");
      expect(typeof one.label).toBe("string");
      expect(one.range).toHaveLength(2);
      expect(typeof one.properties).toBe("object");
    }
    expect(GINI.compute(x)).toBe(gini(x));
    expect(GINI.compute(x, { weights: x })).toBe(gini(x, { weights: x }));
  });

  test("methods, intervals, seeds", () => {
    const shape = (one: object) =>
      expect(Object.keys(one)).toEqual(
        expect.arrayContaining(["value", "standardError", "interval", "method", "n"]),
      );
    const a = estimate(GINI, x, { method: "bootstrap", seed: 1 });
    shape(a);
    expect(a).toEqual(estimate(GINI, Float64Array.from(x), { method: "bootstrap", seed: 1 }));
    expect(a.value).toBe(gini(x));
    expect(a.n).toBe(n);
    expect(a.method).toBe("bootstrap");
    expect(a.interval!.confidence).toBe(0.95);
    expect(a.interval!.lower).toBeLessThan(a.interval!.upper);
    expect(estimate(GINI, x, { method: "bootstrap", seed: 2 }).standardError).not.toBe(a.standardError);
    for (const interval of ["percentile", "bca", "normal"] as const) {
      shape(
        estimate(GINI, x, {
          method: "bootstrap",
          intervalMethod: interval,
          seed: 1,
          replicates: 99,
          confidence: 0.9,
        }),
      );
    }
    const jackknife = estimate(GINI, x, { method: "jackknife" });
    const left = x.map((_, i) => pairGini(x.filter((__, j) => j !== i)));
    const center = total(left) / n;
    expect(jackknife.standardError).toBeCloseTo(
      Math.sqrt(((n - 1) / n) * total(left.map((v) => (v - center) ** 2))),
      12,
    );
    expect(jackknife.interval!.upper - jackknife.value).toBeCloseTo(
      1.959963984540054 * jackknife.standardError!,
      12,
    );
    const spread = estimate((v) => Math.max(...Array.from(v)) - Math.min(...Array.from(v)), x, {
      method: "bootstrap",
      seed: 3,
      replicates: 50,
    });
    expect(spread.value).toBe(8);
    const own = estimate((v, { weights }) => gini(v, { weights }), x, {
      weights: x,
      method: "bootstrap",
      seed: 1,
    });
    expect(own.value).toBeCloseTo(gini(x, { weights: x }), 14);
    expect(estimate(gini, x, { method: "bootstrap", seed: 1 }).standardError).toBeCloseTo(
      a.standardError!,
      12,
    );
    // An index that takes options gets them.
    const ge = estimate((v, o) => generalizedEntropy(v, o as Loose), x, {
      method: "jackknife",
      indexOptions: { alpha: 2 },
    });
    expect(ge.value).toBeCloseTo(generalizedEntropy(x, { alpha: 2 }), 14);
  });

  test("linearization is a with-replacement design with n/(n-1)", () => {
    // The mean squared deviation of the influence of each value, from derivatives taken by hand.
    const influence = x.map((_, i) => {
      const h = 1e-6;
      const bump = (by: number) =>
        generalizedEntropy(x, { alpha: 2, weights: x.map((__, j) => (i === j ? 1 + by : 1)) });
      return (bump(h) - bump(-h)) / (2 * h);
    });
    const m = total(influence) / n;
    const se = Math.sqrt((n / (n - 1)) * total(influence.map((v) => (v - m) ** 2)));
    const found = estimate(equalis.GENERALIZED_ENTROPY, x, {
      method: "linearization",
      indexOptions: { alpha: 2 },
    });
    expect(found.standardError).toBeCloseTo(se, 6);
    for (const index of [GINI, equalis.THEIL, equalis.MEAN_LOG_DEVIATION, equalis.ZENGA]) {
      expect(estimate(index, x, { method: "linearization" }).standardError).toBeGreaterThan(0);
    }
    expect(
      estimate(equalis.ATKINSON, x, { method: "linearization", indexOptions: { epsilon: 0.5 } })
        .standardError,
    ).toBeGreaterThan(0);
    expect(
      estimate(equalis.CONCENTRATION_INDEX, x, {
        method: "linearization",
        indexOptions: { rankBy: [1, 2, 3, 4, 5, 6, 7, 8] },
      }).standardError,
    ).toBeGreaterThan(0);
    const design = { strata: [1, 1, 1, 1, 2, 2, 2, 2], clusters: ["a", "a", "b", "b", "c", "c", "d", "d"] };
    for (const method of ["linearization", "bootstrap", "jackknife"] as const) {
      expect(estimate(GINI, x, { method, ...design }).standardError).toBeGreaterThan(0);
    }
  });

  test("refuses", () => {
    refusal(() => (estimate as Loose)(GINI, x), "estimate");
    refusal(() => estimate(GINI, x, {} as Loose), "estimate");
    refusal(() => estimate(GINI, x, { method: "boot" } as Loose), "estimate");
    refusal(() => estimate(GINI, [], { method: "bootstrap" }), "estimate");
    refusal(() => estimate(GINI, x, { method: "bootstrap", confidence: 1.5 }), "estimate");
    refusal(() => estimate(GINI, x, { method: "bootstrap", replicates: 0 }), "estimate");
    refusal(() => estimate(GINI, x, { method: "bootstrap", interval: "bcaa" } as Loose), "estimate");
    refusal(() => estimate("gini" as Loose, x, { method: "bootstrap" }), "estimate");
    refusal(() => estimate((v) => Math.max(...Array.from(v)), x, { method: "linearization" }), "estimate");
  });
});
