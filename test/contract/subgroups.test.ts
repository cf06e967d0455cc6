import {
  absoluteConcentrationIndex,
  betweenGroupCoefficientOfVariation,
  betweenGroupMeanLogDeviation,
  betweenGroupStandardDeviation,
  betweenGroupTheil,
  betweenGroupVariance,
  indexOfDisparity,
  meanDifferenceFromBest,
  meanDifferenceFromMean,
  meanDifferenceFromReference,
  measureSubgroups,
  populationAttributableFraction,
  populationAttributableRisk,
  relativeConcentrationIndex,
  relativeIndexOfInequality,
  type Subgroup,
  simpleDifference,
  simpleRatio,
  slopeIndexOfInequality,
} from "equalis";
import { describe, expect, test } from "vitest";
import { type Loose, refusal, total } from "./support.ts";

const e = [40, 55, 60, 75, 90];
const s = [3, 2, 2.5, 1.5, 1];
const people = [300, 250, 200, 150, 100];
const ordered: Subgroup[] = e.map((estimate, i) => ({
  name: `Q${i + 1}`,
  estimate,
  standardError: s[i]!,
  population: people[i]!,
  order: i + 1,
}));
const unordered = ordered.map(({ order: _, ...rest }) => rest);
const p = people.map((one) => one / 1000);
const m = total(p.map((w, i) => w * e[i]!));
const n = e.length;
const ids =
  "d r bgv bgsd covar mdbu mdbw mdru mdrw mdmu mdmw idisu idisw ti mld aci rci sii rii paf par".split(" ");
const z = 1.959963984540054;
const options = { favorable: true, scale: 100 };

const mean = (v: readonly number[]) => total(v) / v.length;
const weighted = (v: readonly number[]) => total(v.map((one, i) => one * p[i]!));
const r = e.map((v) => v / m);

describe("measureSubgroups", () => {
  test("has exactly the 21 keys beside the reasons, each an Estimate or null", () => {
    const found = measureSubgroups(ordered, options);
    expect(Object.keys(found).sort()).toEqual([...ids, "reasons"].sort());
    for (const id of ids) {
      const one = (found as Loose)[id];
      if (one === null) expect(typeof (found.reasons as Loose)[id]).toBe("string");
      else {
        expect(Object.keys(one)).toEqual(
          expect.arrayContaining(["value", "standardError", "interval", "method", "n"]),
        );
        expect(Number.isFinite(one.value)).toBe(true);
        expect(one.n).toBe(5);
        if (one.interval !== null) expect(one.interval.confidence).toBe(0.95);
      }
    }
    expect(ids.filter((id) => (found as Loose)[id] === null)).toEqual(["mdru", "mdrw"]);
    const all = measureSubgroups(
      ordered.map((one, i) => ({ ...one, reference: i === 4 })),
      { ...options, draws: 100, seed: 1, confidence: 0.9, linear: true },
    );
    expect(ids.filter((id) => (all as Loose)[id] === null)).toEqual([]);
    expect(all.d!.interval!.confidence).toBe(0.9);
    expect(measureSubgroups(ordered, { ...options, seed: 1 }).bgsd!.interval).toEqual(
      measureSubgroups(ordered, { ...options, seed: 1 }).bgsd!.interval,
    );
  });

  test("measures that need a missing field are null with a reason", () => {
    const bare = measureSubgroups([{ estimate: 10 }, { estimate: 20 }, { estimate: 40 }], {
      favorable: true,
    });
    expect(bare.d!.value).toBe(30);
    expect(bare.d!.standardError).toBeNull();
    expect(bare.d!.interval).toBeNull();
    for (const id of [
      "aci",
      "rci",
      "sii",
      "rii",
      "mdru",
      "mdrw",
      "bgv",
      "ti",
      "mld",
      "mdbw",
      "idisw",
    ] as const) {
      expect(bare[id], id).toBeNull();
      expect(typeof bare.reasons[id], id).toBe("string");
    }
    expect(bare.mdbu!.value).toBeCloseTo(50 / 3, 13);
  });
});

describe("values and units", () => {
  const found = measureSubgroups(ordered, options);
  test("difference and ratio, with the log's standard error for the ratio", () => {
    expect(found.d!.value).toBe(50);
    expect(found.d!.standardError).toBeCloseTo(Math.hypot(3, 1), 13);
    expect(found.d!.interval!.upper).toBeCloseTo(50 + z * Math.hypot(3, 1), 12);
    expect(found.r!.value).toBe(2.25);
    const se = Math.hypot(3 / 40, 1 / 90);
    expect(found.r!.standardError).toBeCloseTo(se, 13);
    expect(found.r!.interval!.lower).toBeCloseTo(2.25 * Math.exp(-z * se), 12);
    const adverse = measureSubgroups(ordered, { favorable: false, scale: 100 });
    expect(adverse.d!.value).toBe(-50);
    expect(adverse.r!.value).toBeCloseTo(40 / 90, 14);
    const plain = measureSubgroups([...unordered].reverse(), { favorable: false, scale: 100 });
    expect(plain.d!.value).toBe(50);
  });

  test("dispersion", () => {
    const variance = weighted(e.map((v) => (v - m) ** 2));
    expect(found.bgv!.value).toBeCloseTo(variance, 11);
    const inner = s.map((one, i) => p[i]! ** 2 * one ** 2);
    const se = Math.sqrt(
      4 * total(inner.map((one, i) => one * (e[i]! - m) ** 2)) +
        2 *
          (total(inner) ** 2 -
            total(inner.map((one) => one ** 2)) +
            total(s.map((one, i) => p[i]! ** 2 * (1 - p[i]!) ** 2 * one ** 4))),
    );
    expect(found.bgv!.standardError).toBeCloseTo(se, 11);
    expect(found.bgsd!.value).toBeCloseTo(Math.sqrt(variance), 12);
    expect(found.covar!.value).toBeCloseTo((100 * Math.sqrt(variance)) / m, 12);
    expect(found.mdbu!.value).toBeCloseTo(mean(e.map((v) => 90 - v)), 12);
    expect(found.mdbw!.value).toBeCloseTo(weighted(e.map((v) => 90 - v)), 12);
    expect(measureSubgroups(unordered, { favorable: false }).mdbu!.value).toBeCloseTo(
      mean(e.map((v) => v - 40)),
      12,
    );
    expect(found.mdmu!.value).toBeCloseTo(mean(e.map((v) => Math.abs(v - m))), 12);
    expect(found.mdmw!.value).toBeCloseTo(weighted(e.map((v) => Math.abs(v - m))), 12);
    expect(found.idisu!.value).toBeCloseTo((100 * found.mdmu!.value) / m, 12);
    expect(found.idisw!.value).toBeCloseTo((100 * found.mdmw!.value) / m, 12);
    const set = measureSubgroups(ordered, { ...options, settingAverage: 50 });
    expect(set.mdmu!.value).toBeCloseTo(mean(e.map((v) => Math.abs(v - 50))), 12);
    const referenced = ordered.map((one, i) => ({ ...one, reference: i === 1 }));
    const against = measureSubgroups(referenced, options);
    expect(against.mdru!.value).toBeCloseTo(mean(e.map((v) => Math.abs(v - 55))), 12);
    expect(against.mdrw!.value).toBeCloseTo(weighted(e.map((v) => Math.abs(v - 55))), 12);
  });

  test("ti and mld times 1000, their standard errors too", () => {
    expect(found.ti!.value).toBeCloseTo(1000 * weighted(r.map((v) => v * Math.log(v))), 10);
    expect(found.mld!.value).toBeCloseTo(-1000 * weighted(r.map(Math.log)), 10);
    const k = weighted(r.map((v) => v * (1 + Math.log(v))));
    const ti = Math.sqrt(total(r.map((v, i) => ((1 + Math.log(v) - k) * p[i]! * s[i]!) ** 2)) / m ** 2);
    const mld = Math.sqrt(total(r.map((v, i) => ((1 - 1 / v) * p[i]! * s[i]!) ** 2)) / m ** 2);
    expect(found.ti!.standardError).toBeCloseTo(1000 * ti, 10);
    expect(found.mld!.standardError).toBeCloseTo(1000 * mld, 10);
    expect(found.ti!.interval!.upper).toBeCloseTo(found.ti!.value + z * 1000 * ti, 9);
  });

  const rank = p.map((w, i) => total(p.slice(0, i)) + w / 2);

  test("aci and rci: weighted least squares with RSS/(n - 2), not flipped", () => {
    const covariance = weighted(e.map((v, i) => (v - m) * (rank[i]! - 0.5)));
    expect(found.aci!.value).toBeCloseTo(2 * covariance, 12);
    expect(found.rci!.value).toBeCloseTo((2 * covariance) / m, 12);
    const adverse = measureSubgroups(ordered, { favorable: false, scale: 100 });
    expect(adverse.aci!.value).toBe(found.aci!.value);
    expect(adverse.rci!.value).toBe(found.rci!.value);
    expect(adverse.sii!.value).toBe(found.sii!.value);
    expect(adverse.rii!.value).toBe(found.rii!.value);
    const s2 = weighted(rank.map((v) => (v - 0.5) ** 2));
    const slope = covariance / s2;
    const rss = weighted(e.map((v, i) => (v - m - slope * (rank[i]! - 0.5)) ** 2));
    const se = Math.sqrt(rss / (n - 2) / s2) * 2 * s2;
    expect(found.aci!.standardError).toBeCloseTo(se, 11);
    expect(found.rci!.standardError).toBeCloseTo(se / m, 12);
  });

  test("sii and rii, linear and logit with population once", () => {
    const linear = measureSubgroups(ordered, { ...options, linear: true });
    const s2 = weighted(rank.map((v) => (v - 0.5) ** 2));
    const slope = weighted(e.map((v, i) => (v - m) * (rank[i]! - 0.5))) / s2;
    expect(linear.sii!.value).toBeCloseTo(slope, 11);
    const [low, high] = [m - slope / 2, m + slope / 2];
    expect(linear.rii!.value).toBeCloseTo(high / low, 11);
    // HC1 sandwich with population as weight once.
    const residual = e.map((v, i) => v - m - slope * (rank[i]! - 0.5));
    const meat = total(residual.map((v, i) => (p[i]! * v * (rank[i]! - 0.5)) ** 2));
    expect(linear.sii!.standardError).toBeCloseTo(Math.sqrt((n / (n - 2)) * meat) / s2, 11);
    // Logit by Newton's method.
    let [a, b] = [0, 0];
    for (let step = 0; step < 60; step++) {
      let [g0, g1, h00, h01, h11] = [0, 0, 0, 0, 0];
      e.forEach((v, i) => {
        const mu = 1 / (1 + Math.exp(-a - b * rank[i]!));
        const d = p[i]! * (v / 100 - mu);
        const h = p[i]! * mu * (1 - mu);
        g0 += d;
        g1 += d * rank[i]!;
        h00 += h;
        h01 += h * rank[i]!;
        h11 += h * rank[i]! ** 2;
      });
      const det = h00 * h11 - h01 * h01;
      a += (h11 * g0 - h01 * g1) / det;
      b += (h00 * g1 - h01 * g0) / det;
    }
    const at = (x: number) => 1 / (1 + Math.exp(-a - b * x));
    expect(found.sii!.value).toBeCloseTo(100 * (at(1) - at(0)), 9);
    expect(found.rii!.value).toBeCloseTo(at(1) / at(0), 9);
    // The interval of rii is built on the logarithm, whose error is reported.
    const { value, standardError, interval } = found.rii!;
    expect(Math.log(interval!.upper) - Math.log(value)).toBeCloseTo(z * standardError!, 10);
    expect(found.sii!.interval!.upper - found.sii!.value).toBeCloseTo(z * found.sii!.standardError!, 10);
    // In the unit of the scale: proportions of 1 give the same, a hundredth as large.
    const small = measureSubgroups(
      ordered.map((one) => ({
        ...one,
        estimate: one.estimate / 100,
        standardError: one.standardError! / 100,
      })),
      { favorable: true, scale: 1 },
    );
    expect(small.sii!.value).toBeCloseTo(found.sii!.value / 100, 11);
    expect(small.sii!.standardError).toBeCloseTo(found.sii!.standardError! / 100, 11);
    expect(small.rii!.value).toBeCloseTo(found.rii!.value, 11);
    expect(small.paf!.value).toBeCloseTo(found.paf!.value, 11);
    expect(small.paf!.standardError).toBeCloseTo(found.paf!.standardError!, 9);
    expect(small.covar!.value).toBeCloseTo(found.covar!.value, 11);
  });

  test("paf in percent, par in the unit; the highest order is the reference; a wrong sign gives 0", () => {
    expect(found.par!.value).toBeCloseTo(90 - m, 12);
    expect(found.paf!.value).toBeCloseTo((100 * (90 - m)) / m, 12);
    const adverse = measureSubgroups(ordered, { favorable: false, scale: 100 });
    expect(adverse.par!.value).toBe(0);
    expect(adverse.paf!.value).toBe(0);
    const falling = measureSubgroups(
      ordered.map((one) => ({ ...one, order: 6 - one.order! })),
      { favorable: false, scale: 100 },
    );
    expect(falling.par!.value).toBeCloseTo(40 - m, 12);
    expect(falling.paf!.value).toBeCloseTo((100 * (40 - m)) / m, 12);
    expect(measureSubgroups(unordered, options).par!.value).toBeCloseTo(90 - m, 12);
    expect(measureSubgroups(unordered, { favorable: false, scale: 100 }).par!.value).toBeCloseTo(40 - m, 12);
    // Two by two: unexposed are the reference.
    const [N, nr] = [1000, 100];
    const c = 0.9 * nr;
    const d = nr - c;
    const a = (m / 100) * N - c;
    const b = N - a - nr;
    const se = Math.sqrt((c * N * (a * d * (N - c) + b * c * c)) / ((a + c) ** 3 * (c + d) ** 3));
    expect(found.paf!.standardError).toBeCloseTo(100 * se, 10);
    expect(found.par!.standardError).toBeCloseTo(m * se, 10);
  });
});

describe("each by name", () => {
  const with1 = ordered.map((one, i) => ({ ...one, reference: i === 0 }));
  const byName: [string, (g: Subgroup[], o: Loose) => { value: number } | null, Loose][] = [
    ["d", simpleDifference, {}],
    ["r", simpleRatio, {}],
    ["bgv", betweenGroupVariance, {}],
    ["bgsd", betweenGroupStandardDeviation, {}],
    ["covar", betweenGroupCoefficientOfVariation, {}],
    ["mdbu", meanDifferenceFromBest, { weighted: false }],
    ["mdbw", meanDifferenceFromBest, { weighted: true }],
    ["mdru", meanDifferenceFromReference, {}],
    ["mdrw", meanDifferenceFromReference, { weighted: true }],
    ["mdmu", meanDifferenceFromMean, {}],
    ["mdmw", meanDifferenceFromMean, { weighted: true }],
    ["idisu", indexOfDisparity, {}],
    ["idisw", indexOfDisparity, { weighted: true }],
    ["ti", betweenGroupTheil, {}],
    ["mld", betweenGroupMeanLogDeviation, {}],
    ["aci", absoluteConcentrationIndex, {}],
    ["rci", relativeConcentrationIndex, {}],
    ["sii", slopeIndexOfInequality, {}],
    ["rii", relativeIndexOfInequality, {}],
    ["paf", populationAttributableFraction, {}],
    ["par", populationAttributableRisk, {}],
  ];
  test.for(byName)("%s agrees with the table", ([id, measure, extra]) => {
    const table = measureSubgroups(with1, options) as Loose;
    const one = measure(with1, { ...options, ...extra }) as Loose;
    expect(one.value).toBe(table[id].value);
    expect(one.standardError).toBe(table[id].standardError);
    expect(one.interval).toEqual(table[id].interval);
    for (const bad of [
      [],
      null,
      [{ estimate: Number.NaN }, { estimate: 2 }],
      [{ estimate: "1" }, {}],
    ] as Loose[]) {
      refusal(() => measure(bad, { ...options, ...extra }), measure.name);
    }
    refusal(() => measure(with1, { ...options, ...extra, favourable: true }), measure.name);
    refusal(() => measure(with1, undefined), measure.name);
  });

  test("equal subgroups are equal", () => {
    const equal = ordered.map((one, i) => ({ ...one, estimate: 50, reference: i === 0 }));
    const found = measureSubgroups(equal, options) as Loose;
    for (const id of ids) {
      expect(found[id].value, id).toBeCloseTo(id === "r" || id === "rii" ? 1 : 0, 12);
    }
  });

  test("refuses", () => {
    refusal(() => measureSubgroups([], options), "measureSubgroups");
    refusal(() => measureSubgroups([{ estimate: 1 }], options), "measureSubgroups");
    refusal(() => measureSubgroups(ordered, {} as Loose), "measureSubgroups");
    refusal(() => measureSubgroups(ordered, { ...options, confidence: 2 }), "measureSubgroups");
    refusal(() => measureSubgroups(ordered, { ...options, scal: 2 } as Loose), "measureSubgroups");
    refusal(
      () =>
        measureSubgroups(
          ordered.map((g) => ({ ...g, population: 0 })),
          options,
        ),
      "measureSubgroups",
    );
    refusal(
      () =>
        measureSubgroups(
          ordered.map((g) => ({ ...g, population: -1 })),
          options,
        ),
      "measureSubgroups",
    );
    refusal(
      () =>
        measureSubgroups(
          ordered.map((g) => ({ ...g, standardError: -1 })),
          options,
        ),
      "measureSubgroups",
    );
  });
});
