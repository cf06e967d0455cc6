import { describe, expect, test } from "vitest";
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
  type PairedSubgroupOptions,
  populationAttributableFraction,
  populationAttributableRisk,
  relativeConcentrationIndex,
  relativeIndexOfInequality,
  type Subgroup,
  type SubgroupEstimate,
  type SubgroupMeasureId,
  type SubgroupOptions,
  simpleDifference,
  simpleRatio,
  slopeIndexOfInequality,
} from "../../src/subgroups/index.ts";
import { refusals } from "../support/refusals.ts";
import { near } from "./agreement.ts";
import { allChanged, changed, commonRefusals, QUINTILES } from "./common-refusals.ts";
import { optionsOf, subgroupsOf } from "./vectors.ts";

type Measure = (subgroups: readonly Subgroup[], options: PairedSubgroupOptions) => SubgroupEstimate;

/** Each of the 21 by its function; whether it takes the weighted form. */
const BY_NAME: Readonly<Record<SubgroupMeasureId, readonly [measure: Measure, weighted?: boolean]>> = {
  d: [simpleDifference],
  r: [simpleRatio],
  bgv: [betweenGroupVariance],
  bgsd: [betweenGroupStandardDeviation],
  covar: [betweenGroupCoefficientOfVariation],
  mdbu: [meanDifferenceFromBest, false],
  mdbw: [meanDifferenceFromBest, true],
  mdru: [meanDifferenceFromReference, false],
  mdrw: [meanDifferenceFromReference, true],
  mdmu: [meanDifferenceFromMean, false],
  mdmw: [meanDifferenceFromMean, true],
  idisu: [indexOfDisparity, false],
  idisw: [indexOfDisparity, true],
  ti: [betweenGroupTheil],
  mld: [betweenGroupMeanLogDeviation],
  aci: [absoluteConcentrationIndex],
  rci: [relativeConcentrationIndex],
  sii: [slopeIndexOfInequality],
  rii: [relativeIndexOfInequality],
  paf: [populationAttributableFraction],
  par: [populationAttributableRisk],
};
const IDS = Object.keys(BY_NAME) as SubgroupMeasureId[];

describe("all 21 at once", () => {
  const sets = ["heO5", "heO5adv", "heO10", "heN8", "heN31", "heN12adv", "heN6bed"];
  test.for(sets)("each equals its function by name on %s", (name) => {
    const options = { ...optionsOf(name), confidence: 0.9, seed: 7, draws: 50 };
    const all = measureSubgroups(subgroupsOf(name), options);
    expect(Object.keys(all)).toEqual([...IDS, "reasons"]);
    for (const id of IDS) {
      const [measure, weighted] = BY_NAME[id];
      // Every function takes the whole set of options, `weighted` included.
      const call = (): SubgroupEstimate => measure(subgroupsOf(name), { ...options, weighted });
      if (all[id] === null) expect(call).toThrow(`: ${all.reasons[id]}`);
      else expect(call()).toEqual(all[id]);
    }
  });

  test("with every field, every measure is there with its interval and no reason", () => {
    const all = measureSubgroups(QUINTILES, { favorable: true, scale: 100 });
    expect(all.reasons).toEqual({});
    for (const id of IDS) {
      expect(all[id]?.n).toBe(5);
      expect(all[id]?.interval?.confidence).toBe(0.95);
      expect(all[id]!.interval!.lower).toBeLessThan(all[id]!.interval!.upper);
    }
  });

  test("by hand: fifths at 50, 60, 70, 80 and 90 percent", () => {
    const all = measureSubgroups(QUINTILES, { favorable: true, scale: 100, linear: true });
    const expected: Readonly<Record<string, number>> = {
      d: 40,
      r: 1.8,
      bgv: 200,
      bgsd: Math.sqrt(200),
      covar: (100 * Math.sqrt(200)) / 70,
      mdbu: 20,
      mdbw: 20,
      mdru: 20,
      mdrw: 20,
      mdmu: 12,
      mdmw: 12,
      idisu: 1200 / 70,
      idisw: 1200 / 70,
      ti: 200 * [5, 6, 7, 8, 9].reduce((sum, x) => sum + (x / 7) * Math.log(x / 7), 0),
      mld: 200 * [5, 6, 7, 8, 9].reduce((sum, x) => sum - Math.log(x / 7), 0),
      aci: 8,
      rci: 8 / 70,
      sii: 50,
      rii: 95 / 45,
      paf: 2000 / 70,
      par: 20,
    };
    expect(Object.keys(expected)).toEqual(IDS);
    for (const id of IDS) near(all[id]?.value, expected[id]!, 1e-13);
  });

  test("adverse: the same numbers, less is better", () => {
    const all = measureSubgroups(QUINTILES, { favorable: false, scale: 100, linear: true });
    // The poorest less the richest; what the best, the poorest, has less; not flipped: aci, rci, sii, rii.
    expect(all.d?.value).toBe(-40);
    near(all.r?.value, 50 / 90, 1e-15);
    near(all.mdbu?.value, 20, 1e-15);
    near(all.aci?.value, 8, 1e-13);
    near(all.sii?.value, 50, 1e-13);
    near(all.rii?.value, 95 / 45, 1e-13);
    // The highest order is the reference, and being worse than the average it is no gain.
    expect(all.paf?.value).toBe(0);
    expect(all.par?.value).toBe(0);
    expect(all.par?.interval).toBeNull();
    expect(all.reasons).toEqual({
      paf: "the reference subgroup is no better than the average: nothing to gain, given as 0",
      par: "the reference subgroup is no better than the average: nothing to gain, given as 0",
    });
  });
});

describe("what a missing field takes away", () => {
  const measured = (fields: Readonly<Record<string, unknown>>, options: Partial<SubgroupOptions> = {}) =>
    measureSubgroups(allChanged(fields), { favorable: true, scale: 100, ...options });
  const nulls = (all: ReturnType<typeof measured>) => IDS.filter((id) => all[id] === null);

  test("order: the ranked measures", () => {
    const all = measured({ order: undefined });
    expect(nulls(all)).toEqual(["aci", "rci", "sii", "rii"]);
    expect(all.reasons.sii).toBe("needs an ordered dimension; give the order of every subgroup");
  });
  test("reference: the distance from it", () => {
    const all = measured({ reference: undefined });
    expect(nulls(all)).toEqual(["mdru", "mdrw"]);
    expect(Object.keys(all.reasons)).toEqual(["mdru", "mdrw"]);
  });
  test("population: all that counts people", () => {
    const all = measured({ population: undefined });
    expect(nulls(all)).toEqual(
      "bgv bgsd covar mdbw mdrw mdmu mdmw idisu idisw ti mld aci rci sii rii paf par".split(" "),
    );
    expect(all.reasons.bgv).toBe(
      "needs the population of every subgroup; the subgroups have no population; give population",
    );
    near(all.mdbu?.value, 20, 1e-15);
  });
  test("one population: the same, and whose it is", () => {
    const all = measureSubgroups(changed(3, { population: null }), { favorable: true, scale: 100 });
    expect(all.bgv).toBeNull();
    expect(all.reasons.bgv).toContain("quintile 4 has no population");
    expect(all.reasons.idisu).toContain("or give settingAverage");
    expect(all.d?.value).toBe(40);
  });
  test("population, with a setting average: what goes by the average is back", () => {
    const all = measured({ population: undefined }, { settingAverage: 75 });
    near(all.mdmu?.value, 13, 1e-15);
    near(all.idisu?.value, 1300 / 75, 1e-15);
    near(all.paf?.value, 20, 1e-15);
    near(all.par?.value, 15, 1e-15);
    expect(all.par?.standardError).toBeNull();
    expect(all.reasons.par).toContain("the subgroups have no population");
  });
  test("standard errors: the estimates stay, the intervals that rest on them go, with the reason", () => {
    const all = measured({ standardError: undefined });
    expect(nulls(all)).toEqual([]);
    const without = IDS.filter((id) => all[id]?.interval === null);
    expect(without).toEqual("d r bgv bgsd covar mdbu mdbw mdru mdrw mdmu mdmw idisu idisw ti mld".split(" "));
    for (const id of without) {
      expect(all[id]?.standardError).toBeNull();
      expect(all[id]?.reason).toBe("the subgroups have no standard error; give standardError");
      expect(all.reasons[id]).toBe(all[id]?.reason);
    }
    expect(all.d?.value).toBe(40);
  });
  test("one standard error: difference and ratio only need the two that they compare", () => {
    const all = measureSubgroups(changed(2, { standardError: undefined }), { favorable: true, scale: 100 });
    near(all.d?.standardError, Math.sqrt(8), 1e-15);
    expect(all.r?.interval).not.toBeNull();
    expect(all.bgv?.standardError).toBeNull();
    expect(all.reasons.mdbu).toBe("quintile 3 has no standard error; give standardError");
    const end = measureSubgroups(changed(0, { standardError: undefined }), { favorable: true, scale: 100 });
    expect(end.d?.interval).toBeNull();
    expect(end.reasons.r).toBe("quintile 1 has no standard error; give standardError");
  });
  test("a subgroup without a name is known by its row", () => {
    const all = measureSubgroups(changed(1, { name: undefined, population: undefined }), {
      favorable: true,
    });
    expect(all.reasons.ti).toContain("subgroup 1 has no population");
  });
  test("scale: the logit and the errors of the attributable measures", () => {
    const all = measured({}, { scale: undefined });
    expect(nulls(all)).toEqual(["sii", "rii"]);
    expect(all.reasons.sii).toContain("give scale (100 for percent), or linear: true");
    expect(all.paf?.standardError).toBeNull();
    expect(all.reasons.par).toContain("give scale");
    const line = measured({}, { scale: undefined, linear: true });
    near(line.sii?.value, 50, 1e-13);
    expect(line.sii?.interval).not.toBeNull();
  });
  test("draws: 0 leaves the simulation out, and says so", () => {
    const all = measured({}, { draws: 0 });
    expect(all.bgsd?.interval).toBeNull();
    expect(all.reasons.bgsd).toBe("draws is 0: no simulation");
    expect(all.d?.interval).not.toBeNull();
  });
  test("null is absent, as JSON spells it", () => {
    const none = { standardError: null, population: null, order: null, reference: null };
    const all = measured(none);
    expect(all).toEqual(
      measured({ standardError: undefined, population: undefined, order: undefined, reference: undefined }),
    );
  });
});

describe("order, reference and people", () => {
  test("orders only rank: gaps and negative numbers change nothing", () => {
    const gaps = QUINTILES.map((subgroup, i) => ({ ...subgroup, order: [-5, 0.5, 1, 90, 1000][i] }));
    const options = { favorable: true, scale: 100 };
    expect(measureSubgroups(gaps, options)).toEqual(measureSubgroups(QUINTILES, options));
  });
  test("equal orders are pooled, at the ends of the order too", () => {
    // 60 and 120 people at 40 and 55 percent are 180 at 50.
    const tied = [
      { estimate: 40, standardError: 3, population: 60, order: 1 },
      { estimate: 55, standardError: 1.5, population: 120, order: 1 },
      { estimate: 70, standardError: 2, population: 200, order: 2 },
      { estimate: 90, standardError: 2, population: 20, order: 3 },
    ];
    const all = measureSubgroups(tied, { favorable: true, scale: 100, draws: 0 });
    near(all.d?.value, 40, 1e-15);
    near(all.d?.standardError, Math.sqrt(2 + 4), 1e-15);
    near(all.r?.value, 1.8, 1e-15);
    const highest = measureSubgroups(
      tied.map((subgroup) => ({ ...subgroup, order: -subgroup.order })),
      { favorable: true, scale: 100, draws: 0 },
    );
    near(highest.d?.value, -40, 1e-15);
    // Reference 50 against the average 62.
    expect(highest.par?.value).toBe(0);
    const adverse = measureSubgroups(
      tied.map((subgroup) => ({ ...subgroup, order: -subgroup.order })),
      { favorable: false, scale: 100, draws: 0 },
    );
    near(adverse.par?.value, 50 - 62, 1e-14);
    // The table of people, by hand: 90 of 180 in the reference, 158 of 220 elsewhere.
    const [c, d, a, b, people] = [90, 90, 158, 62, 400];
    const error = Math.sqrt(
      (c * people * (a * d * (people - c) + b * c * c)) / ((a + c) ** 3 * (c + d) ** 3),
    );
    near(adverse.paf?.standardError, 100 * error, 1e-14);
  });
  test("without orders the best of equals is all of them", () => {
    const two = [
      { estimate: 80, population: 50 },
      { estimate: 80, population: 150 },
      { estimate: 40, population: 200 },
    ];
    const one = [
      { estimate: 80, population: 200 },
      { estimate: 40, population: 200 },
    ];
    const options = { favorable: true, scale: 100, draws: 0 };
    near(
      measureSubgroups(two, options).par?.standardError,
      measureSubgroups(one, options).par!.standardError!,
      1e-14,
    );
  });
  test("an ordered dimension does not read the reference for d, r, paf and par", () => {
    const options = { favorable: true, scale: 100, draws: 0 };
    const other = QUINTILES.map((subgroup, i) => ({ ...subgroup, reference: i === 1 }));
    for (const id of ["d", "r", "paf", "par"] as const) {
      expect(measureSubgroups(other, options)[id]).toEqual(measureSubgroups(QUINTILES, options)[id]);
    }
  });
  test("a reference is never compared with itself", () => {
    const worst = QUINTILES.map((subgroup, i) => ({ ...subgroup, order: undefined, reference: i === 0 }));
    expect(simpleDifference(worst, { favorable: true }).value).toBe(-10);
    const most = QUINTILES.map((subgroup, i) => ({ ...subgroup, order: undefined, reference: i === 4 }));
    expect(simpleDifference(most, { favorable: false }).value).toBe(-10);
    expect(simpleDifference(most, { favorable: true }).value).toBe(40);
  });
  test("a subgroup without people is absent", () => {
    const options = { favorable: true, scale: 100, draws: 20 };
    const empty = { estimate: 99, standardError: 1, population: 0, order: 9 };
    const all = measureSubgroups([...QUINTILES, empty], options);
    expect(all).toEqual(measureSubgroups(QUINTILES, options));
    expect(all.d?.n).toBe(5);
  });
  test("a setting average in conflict with the subgroups leaves no table of people", () => {
    const all = measureSubgroups(QUINTILES, { favorable: true, scale: 100, settingAverage: 1 });
    near(all.par?.value, 89, 1e-15);
    expect(all.par?.standardError).toBeNull();
    expect(all.reasons.par).toContain("the setting average cannot be");
  });
  test("a setting average changes the table of people", () => {
    const all = measureSubgroups(QUINTILES, { favorable: true, scale: 100, settingAverage: 75 });
    // 180 of 200 in the reference, 570 of 800 elsewhere.
    const [c, d, a, b, people] = [180, 20, 570, 230, 1000];
    const error = Math.sqrt(
      (c * people * (a * d * (people - c) + b * c * c)) / ((a + c) ** 3 * (c + d) ** 3),
    );
    near(all.paf?.standardError, 100 * error, 1e-14);
    near(all.par?.standardError, 75 * error, 1e-14);
  });
});

describe("survey design", () => {
  const person = { estimate: 0.5, population: 1 };
  const people = [1, 2, 3, 4].map((order) => ({ ...person, estimate: order / 10, order }));
  const options = { favorable: true, scale: 1, variance: "design" as const };
  const ranked = ["aci", "rci", "sii", "rii"] as const;
  test("without strata and clusters every record is drawn on its own", () => {
    const bare = measureSubgroups(people, options);
    const spelled = measureSubgroups(
      people.map((record, i) => ({ ...record, stratum: "all", cluster: i })),
      options,
    );
    for (const id of ranked) {
      expect(bare[id]).toEqual(spelled[id]);
      expect(bare[id]!.method).toContain("design");
    }
  });
  test("clusters are numbered within their stratum", () => {
    const nested = measureSubgroups(
      people.map((record, i) => ({ ...record, stratum: i % 2, cluster: i >> 1 })),
      options,
    );
    const unique = measureSubgroups(
      people.map((record, i) => ({ ...record, stratum: i % 2, cluster: `${i}` })),
      options,
    );
    for (const id of ranked) expect(nested[id]).toEqual(unique[id]);
  });
  test("a stratum with one cluster leaves no error", () => {
    const all = measureSubgroups(
      people.map((record, i) => ({ ...record, stratum: i === 0 ? "alone" : "rest" })),
      options,
    );
    for (const id of ranked) {
      expect(all[id]!.interval).toBeNull();
      expect(all.reasons[id]).toBe("a stratum has one cluster only; join it to another stratum");
    }
    near(all.aci!.value, 2 * 0.25 * (0.15 * 0.375 * 2 + 0.05 * 0.125 * 2), 1e-15);
  });
  test("by hand: the error of aci from four records", () => {
    // Estimates 0.1, 0.2, 0.3, 0.7 on ranks 1/8, 3/8, 5/8, 7/8: slope 0.76, mean 0.325.
    const four = [0.1, 0.2, 0.3, 0.7].map((estimate, order) => ({ estimate, order, population: 1 }));
    const ranks = [-0.375, -0.125, 0.125, 0.375];
    const parts = four.map(({ estimate }, i) => 0.5 * ranks[i]! * (estimate - 0.325 - 0.76 * ranks[i]!));
    const error = Math.sqrt((4 / 3) * parts.reduce((sum, part) => sum + part * part, 0));
    near(absoluteConcentrationIndex(four, options).standardError, error, 1e-15);
  });
});

describe("degenerate but legal", () => {
  const two = QUINTILES.slice(0, 2);
  test("two subgroups: all is defined, but the regressions have no residual", () => {
    const all = measureSubgroups(two, { favorable: true, scale: 100 });
    expect(IDS.filter((id) => all[id] === null)).toEqual(["mdru", "mdrw"]);
    expect(IDS.filter((id) => all[id]?.interval === null)).toEqual(
      ["aci", "rci", "sii", "rii", "paf", "par"].slice(0, 4),
    );
    expect(all.reasons.aci).toBe("a regression on 2 subgroups leaves no residual to tell the error from");
    // Ranks 1/4 and 3/4: the slope is 20, the covariance 2.5 / 2.
    near(all.aci?.value, 2.5, 1e-14);
    const line = measureSubgroups(two, { favorable: true, linear: true });
    near(line.sii?.value, 20, 1e-14);
    // The logit through both points, at ranks 0 and 1.
    const logit = (p: number) => Math.log(p / (1 - p));
    const slope = (logit(0.6) - logit(0.5)) * 2;
    const at = (x: number) => 1 / (1 + Math.exp(-slope * (x - 0.25)));
    near(all.sii?.value, 100 * (at(1) - at(0)), 1e-13);
    near(all.rii?.value, at(1) / at(0), 1e-13);
  });
  test("two estimates and nothing else", () => {
    const all = measureSubgroups([{ estimate: 31 }, { estimate: 62 }], { favorable: false });
    expect(all.d?.value).toBe(31);
    expect(all.r?.value).toBe(2);
    expect(all.mdbu?.value).toBe(15.5);
    expect(IDS.filter((id) => all[id] !== null)).toEqual(["d", "r", "mdbu"]);
  });
  test.for([0.1, 1e-300, 1e300, 70])("all equal to %s is no gap, exactly", (estimate) => {
    const scale = Math.max(100, estimate * 2);
    const all = measureSubgroups(allChanged({ estimate }), { favorable: true, scale });
    for (const id of IDS) expect([id, all[id]?.value]).toEqual([id, id === "r" || id === "rii" ? 1 : 0]);
    const line = measureSubgroups(allChanged({ estimate }), { favorable: true, linear: true });
    expect(line.sii?.value).toBe(0);
    expect(line.rii?.value).toBe(1);
  });
  test("all 0: absolute measures are 0, relative ones have nothing to divide by", () => {
    const all = measureSubgroups(allChanged({ estimate: 0, standardError: 0 }), {
      favorable: true,
      scale: 100,
    });
    expect(IDS.filter((id) => all[id] === null)).toEqual("r covar idisu idisw ti mld rci rii paf".split(" "));
    for (const id of IDS) if (all[id] !== null) expect([id, all[id]?.value]).toEqual([id, 0]);
    expect(all.reasons.par).toBe("the average is 0, where the standard error is not defined");
  });
  test("an estimate of 0: Theil takes the limit, the mean log deviation is infinite, neither has an interval", () => {
    const zeros = [0, 40, 80].map((estimate) => ({ estimate, standardError: 1, population: 10 }));
    const all = measureSubgroups(zeros, { favorable: true, scale: 100 });
    // r = 0, 1, 2.
    near(all.ti?.value, (1000 / 3) * 2 * Math.log(2), 1e-13);
    expect(all.ti?.interval).toBeNull();
    expect(all.reasons.ti).toBe("an estimate is 0, where the index has no derivative");
    expect(all.mld?.value).toBe(Number.POSITIVE_INFINITY);
    expect(all.mld?.standardError).toBeNull();
    expect(all.reasons.mld).toContain("diverges");
    expect(all.r).toBeNull();
    expect(
      measureSubgroups(
        zeros.map((s, i) => ({ ...s, order: i })),
        { favorable: false },
      ).r,
    ).toMatchObject({
      value: 0,
      standardError: null,
      interval: null,
    });
  });
  test("negative estimates within their bounds: differences stay, ratios of negatives go", () => {
    const balance = [-30, 10, 40].map((estimate, order) => ({
      estimate,
      standardError: 1,
      population: 10,
      order,
      reference: order === 0,
    }));
    const all = measureSubgroups(balance, {
      favorable: true,
      linear: true,
      bounds: { lower: -100, upper: 100 },
    });
    expect(all.d?.value).toBe(70);
    near(all.sii?.value, 105, 1e-14);
    expect(IDS.filter((id) => all[id] === null)).toEqual(["r", "ti", "mld", "rii"]);
    expect(all.bgsd?.interval).not.toBeNull();
    // Of (estimate + 100) / 200.
    near(all.aci?.value, (2 * (70 / 3) * (1 / 3)) / 200, 1e-14);
  });
  test("a mean that draws can take below 0 has no simulated relative interval", () => {
    const small = [0.1, 0.2, 0.3].map((estimate) => ({ estimate, standardError: 5, population: 1 }));
    const all = measureSubgroups(small, { favorable: true, bounds: { lower: -100, upper: 100 } });
    expect(all.covar?.interval).toBeNull();
    expect(all.reasons.covar).toBe("a simulated average is not above 0, or a draw beyond the largest number");
    expect(all.bgsd?.interval).not.toBeNull();
  });
  test("estimates above the scale leave no table of people", () => {
    const all = measureSubgroups(QUINTILES, {
      favorable: true,
      scale: 80,
      bounds: { lower: 0, upper: 100 },
    });
    expect(all.par?.value).toBe(20);
    expect(all.reasons.par).toBe(
      "an estimate is outside 0 to 80, so that it is no share of people; correct scale",
    );
  });
  test("a ratio whose upper limit is beyond the largest number keeps its error", () => {
    const at = (standardError: number, estimate = 1) =>
      simpleRatio(
        [
          { estimate, standardError },
          { estimate: 2 * estimate, standardError: 0 },
        ],
        { favorable: true },
      );
    expect(at(1e5)).toMatchObject({ value: 2, standardError: 1e5, interval: null });
    expect(at(1e5).reason).toBe("the upper limit is beyond the largest number");
    expect(at(1e300, 1e-300)).toMatchObject({ value: 2, standardError: null, interval: null });
  });
  test("an error beyond the largest number is none", () => {
    const all = measureSubgroups(
      [1, 2, 4].map((estimate) => ({ estimate, standardError: 1.7e308, population: 1 })),
      { favorable: true, draws: 5 },
    );
    expect(all.d?.value).toBe(3);
    expect(all.d?.interval).toBeNull();
    expect(all.reasons.d).toBe("the standard error is beyond the largest number; use a larger unit");
    expect(all.mdbu?.interval).toBeNull();
  });
  test("a rare event, down to 1e-300: the logit goes over into its limit", () => {
    // Where the logit is an exponential curve only the ratios of the estimates count.
    const at = (unit: number) =>
      relativeIndexOfInequality(
        [9, 7, 6, 2, 1].map((cases, order) => ({ estimate: cases * unit, order, population: 1 })),
        { favorable: false, scale: 1 },
      );
    near(at(1e-300).value, at(1e-15).value, 1e-12);
    near(at(1e-300).standardError, at(1e-15).standardError!, 1e-12);
    // And near the scale the same curve upside down.
    const near1 = slopeIndexOfInequality(
      [9, 7, 6, 2, 1].map((cases, order) => ({ estimate: 1 - cases * 2 ** -40, order, population: 1 })),
      { favorable: true, scale: 1 },
    );
    const near0 = slopeIndexOfInequality(
      [9, 7, 6, 2, 1].map((cases, order) => ({ estimate: cases * 2 ** -40, order, population: 1 })),
      { favorable: true, scale: 1 },
    );
    near(near1.value / -near0.value, 1, 1e-4);
    near(near1.standardError! / near0.standardError!, 1, 1e-3);
  });
  test("a logit that the digits of a number cannot hold is given up, not guessed", () => {
    const all = measureSubgroups(
      [1e-250, 1e-20].map((estimate, order) => ({ estimate, order, population: 1 })),
      { favorable: true, scale: 1 },
    );
    expect(all.sii).toBeNull();
    expect(all.reasons.sii).toContain("did not settle");
  });
  test("the logit settles where a few people stand against very many", () => {
    // Two points, so that the curve goes through both.
    const two = [0.9872788976524776, 7.168725593199116e-7].map((estimate, order) => ({
      estimate,
      order,
      population: [0.0144, 107.78][order],
    }));
    const logit = (p: number) => Math.log(p) - Math.log1p(-p);
    const total = 0.0144 + 107.78;
    const [first, second] = [0.0072 / total, (0.0144 + 53.89) / total];
    const slope = (logit(two[1]!.estimate) - logit(two[0]!.estimate)) / (second - first);
    const at = (rank: number) => 1 / (1 + Math.exp(-logit(two[0]!.estimate) - slope * (rank - first)));
    near(slopeIndexOfInequality(two, { favorable: true, scale: 1 }).value, at(1) - at(0), 1e-11);
  });
  test("the logit needs no standard errors and copes with estimates at 0 and at the scale", () => {
    const ends = [0, 20, 70, 100].map((estimate, order) => ({ estimate, order, population: 25 }));
    const all = measureSubgroups(ends, { favorable: true, scale: 100 });
    expect(all.sii?.value).toBeGreaterThan(90);
    expect(all.sii?.value).toBeLessThan(100);
    expect(all.rii?.interval).not.toBeNull();
  });
});

describe("extreme magnitudes", () => {
  // Powers of two, so that every step is exact and the measures can be compared bit by bit.
  const relative = "r covar idisu idisw ti mld rci rii paf".split(" ") as SubgroupMeasureId[];
  const absolute = "d bgsd mdbu mdbw mdru mdrw mdmu mdmw aci sii par".split(" ") as SubgroupMeasureId[];
  test.for([2 ** 990, 2 ** -990])("estimates times %s", (factor) => {
    const plain = measureSubgroups(QUINTILES, { favorable: true, scale: 100 });
    const far = measureSubgroups(
      QUINTILES.map((s) => ({ ...s, estimate: s.estimate * factor, standardError: 2 * factor })),
      { favorable: true, scale: 100 * factor },
    );
    for (const id of [...relative, ...absolute]) {
      const by = absolute.includes(id) ? factor : 1;
      near(far[id]!.value / by, plain[id]!.value, 1e-14);
      near(far[id]!.interval!.lower / by, plain[id]!.interval!.lower, 1e-13);
      near(far[id]!.interval!.upper / by, plain[id]!.interval!.upper, 1e-13);
    }
    if (factor < 1) expect(far.bgv?.value).toBe(0);
    else expect(far.reasons.bgv).toBe("the result is beyond the largest number; use a larger unit");
  });
  test.for([2 ** 1000, 2 ** -1000])("populations times %s", (factor) => {
    const options = { favorable: true, scale: 100 };
    const plain = measureSubgroups(QUINTILES, options);
    const far = measureSubgroups(allChanged({ population: 200 * factor }), options);
    for (const id of IDS) expect([id, far[id]?.value]).toEqual([id, plain[id]?.value]);
    near(far.par!.standardError! * Math.sqrt(factor), plain.par!.standardError!, 1e-14);
  });
  test.for([2 ** 900, 2 ** -900])("standard errors times %s", (factor) => {
    const options = { favorable: true, linear: true };
    const plain = measureSubgroups(QUINTILES, options);
    const far = measureSubgroups(allChanged({ standardError: 2 * factor }), options);
    for (const id of ["d", "ti", "mld"] as const) {
      near(far[id]!.standardError! / factor, plain[id]!.standardError!, 1e-14);
    }
    // The term linear in the variances rules when they are small.
    const shares = 4 * 5 * 0.04 * 4 * 200;
    if (factor < 1) near(far.bgv!.standardError! / factor, Math.sqrt(shares), 1e-12);
    else expect(far.reasons.bgv).toContain("beyond the largest number");
  });
  test("1e-300 beside 1e300", () => {
    const all = measureSubgroups(
      [
        { estimate: 1e-300, standardError: 1e-301, population: 3, order: 1 },
        { estimate: 1e300, standardError: 1e299, population: 1, order: 2 },
      ],
      { favorable: true, scale: 1e301, draws: 0 },
    );
    expect(all.d?.value).toBe(1e300);
    expect(all.r).toBeNull();
    expect(all.reasons.r).toContain("beyond the largest number");
    // r = 4e-600 and 4: 3/4 of ln(1e600 / 4), and 1/4 of -ln 4.
    near(all.mld?.value, 1000 * (0.75 * (600 * Math.LN10 - Math.log(4)) - 0.25 * Math.log(4)), 1e-13);
    near(all.ti?.value, 1000 * Math.log(4), 1e-13);
    for (const id of IDS)
      if (all[id] !== null) expect([id, Number.isFinite(all[id]!.value)]).toEqual([id, true]);
  });
  test("tiny ends beside a huge middle: d and r are of the ends", () => {
    const ends = [1e-300, 1e300, 2e-300].map((estimate, order) => ({
      estimate,
      order,
      standardError: estimate / 10,
    }));
    expect(simpleDifference(ends, { favorable: true }).value).toBe(1e-300);
    expect(simpleRatio(ends, { favorable: true }).value).toBe(2);
  });
  test("gaps of a millionth keep their digits", () => {
    // ti = mld to first order = 1000 var / (2 m^2), here with the next two terms of the series.
    const e = 1e-6;
    const near1 = [1 - e, 1, 1 + e].map((estimate) => ({ estimate, population: 1 }));
    const all = measureSubgroups(near1, { favorable: true });
    near(all.ti!.value / (1000 * (e * e) * (1 / 3)), 1, 1e-9);
    near(all.mld!.value / (1000 * (e * e) * (1 / 3)), 1, 1e-9);
  });
  test("100,000 equal subgroups", () => {
    const many = Array.from({ length: 100_000 }, (_, i) => ({
      estimate: 0.1,
      standardError: 0.01,
      population: 1 + (i % 7),
      order: i,
    }));
    const all = measureSubgroups(many, { favorable: true, scale: 1, draws: 1 });
    for (const id of IDS) {
      if (all[id] !== null) expect([id, all[id]?.value]).toEqual([id, id === "r" || id === "rii" ? 1 : 0]);
    }
  });
});

refusals("measureSubgroups", [
  ...commonRefusals(measureSubgroups),
  [
    "weighted, which has no meaning for both forms at once",
    () => measureSubgroups(QUINTILES, { favorable: true, weighted: true } as never),
    "unknown_option",
    'option "weighted" is not known',
  ],
]);
