import { describe, expect, test } from "vitest";
import { normalDraw } from "../../src/numeric/normal-draw.ts";
import { seededRandom } from "../../src/numeric/seeded-random.ts";
import {
  betweenGroupStandardDeviation,
  indexOfDisparity,
  meanDifferenceFromBest,
  meanDifferenceFromMean,
  measureSubgroups,
  type Subgroup,
} from "../../src/subgroups/index.ts";
import { ORACLE, optionsOf, subgroupsOf, VECTORS } from "./vectors.ts";

const IDS = ["bgsd", "covar", "mdbu", "mdbw", "mdru", "mdrw", "mdmu", "mdmw", "idisu", "idisw"] as const;

describe("simulated intervals", () => {
  // 400,000 draws in R; see fixtures/subgroups/oracle.R. 20,000 draws leave about 2 percent of the width.
  test.for(Object.keys(ORACLE.simulated))("agree with R on %s, at two levels", (name) => {
    for (const [level, low] of [
      [0.95, 0],
      [0.8, 2],
    ] as const) {
      const all = measureSubgroups(subgroupsOf(name), {
        ...optionsOf(name),
        confidence: level,
        draws: 20_000,
      });
      for (const id of IDS) {
        const limits = ORACLE.simulated[name]![id]!;
        const [lower, upper] = [limits[low]!, limits[low + 1]!];
        const { interval, standardError, method } = all[id]!;
        expect([id, Math.abs(interval!.lower - lower) / (upper - lower) < 0.025]).toEqual([id, true]);
        expect([id, Math.abs(interval!.upper - upper) / (upper - lower) < 0.025]).toEqual([id, true]);
        expect(interval!.confidence).toBe(level);
        expect({ standardError, method }).toEqual({ standardError: null, method: "simulation" });
      }
    }
  });

  test("are what their description says, draw by draw", () => {
    const subgroups: Subgroup[] = [
      { estimate: 99, standardError: 3, population: 30 },
      { estimate: 1, standardError: 2, population: 50 },
      { estimate: 60, standardError: 4, population: 20 },
    ];
    const random = seededRandom(99);
    const samples: number[] = [];
    // By size of the estimate, whatever the rows.
    const sorted = [subgroups[1]!, subgroups[2]!, subgroups[0]!];
    for (let k = 0; k < 41; k++) {
      const draws = sorted.map(({ estimate, standardError }) => {
        for (;;) {
          const draw = estimate + standardError! * normalDraw(random);
          if (draw >= 0 && draw <= 100) return draw;
        }
      });
      const best = Math.max(...draws);
      samples.push(draws.reduce((sum, draw) => sum + (best - draw) / 3, 0));
    }
    samples.sort((a, b) => a - b);
    // With 41 draws, type 7 percentiles at 10 and 90 percent are the 5th and the 37th.
    const { interval } = meanDifferenceFromBest(subgroups, {
      favorable: true,
      scale: 100,
      confidence: 0.8,
      draws: 41,
      seed: 99,
    });
    expect(interval!.lower).toBeCloseTo(samples[4]!, 12);
    expect(interval!.upper).toBeCloseTo(samples[36]!, 12);
  });

  test("a seed gives the same interval again, another seed another one, and there is a default seed", () => {
    const at = (seed?: number) =>
      betweenGroupStandardDeviation(subgroupsOf("heN8"), { favorable: true, seed, draws: 100 }).interval;
    expect(at(5)).toEqual(at(5));
    expect(at(5)).not.toEqual(at(6));
    expect(at()).toEqual(at(123456));
  });

  test("rest on 1,000 draws unless told otherwise", () => {
    const of = (draws?: number) =>
      meanDifferenceFromMean(subgroupsOf("heN8"), { favorable: true, draws: draws }).interval;
    expect(of()).toEqual(of(1000));
    expect(of()).not.toEqual(of(999));
  });

  test("draws stay inside the scale, or the bounds", () => {
    const [high, low] = [98, 99].map((estimate) => ({ estimate, standardError: 30, population: 1 }));
    const within = (options: object) =>
      meanDifferenceFromBest([high!, low!], { favorable: true, confidence: 0.999, ...options }).interval!;
    // Half the distance between two draws: at most half the width of what is allowed.
    expect(within({}).upper).toBeGreaterThan(50);
    expect(within({ scale: 100 }).upper).toBeLessThan(50);
    expect(within({ scale: 100, bounds: { lower: 90, upper: 100 } }).upper).toBeLessThan(5);
    // Bounds reach further than 0 to scale where they say so.
    expect(within({ scale: 100, bounds: { lower: -200, upper: 300 } }).upper).toBeGreaterThan(50);
  });

  test("an error far beyond the bounds ends in even draws between them", () => {
    const two = [0, 100].map((estimate) => ({ estimate, standardError: 1e9, population: 1 }));
    // The distance of two even draws on 0 to 100 is triangular: quantile 100 (1 - sqrt(1 - p)).
    const { lower, upper } = meanDifferenceFromBest(two, {
      favorable: true,
      scale: 100,
      confidence: 0.8,
      draws: 20_000,
    }).interval!;
    expect(lower).toBeCloseTo(50 * (1 - Math.sqrt(0.9)), 0);
    expect(upper).toBeCloseTo(50 * (1 - Math.sqrt(0.1)), 0);
  });

  test("without error every draw is the estimate", () => {
    const exact = subgroupsOf("heN8").map((subgroup) => ({ ...subgroup, standardError: 0 }));
    const all = measureSubgroups(exact, { favorable: true, scale: 100, draws: 3 });
    for (const id of IDS) {
      const { value, interval } = all[id]!;
      expect(interval).toEqual({ lower: value, upper: value, confidence: 0.95 });
    }
  });

  test("the weighted index of disparity measures each draw against its own mean, unlike healthequal", () => {
    // Three equal subgroups that err far: against the fixed mean the distances are larger than against their own.
    const alike = [50, 50, 50].map((estimate) => ({ estimate, standardError: 5, population: 1 }));
    const options = { favorable: true, scale: 100, weighted: true, draws: 20_000 };
    const { upper } = indexOfDisparity(alike, options).interval!;
    // Brute force of both, 200,000 draws.
    const random = seededRandom("both");
    const own: number[] = [];
    const fixed: number[] = [];
    for (let k = 0; k < 200_000; k++) {
      const draws = [0, 0, 0].map(() => 50 + 5 * normalDraw(random));
      const mean = (draws[0]! + draws[1]! + draws[2]!) / 3;
      own.push(draws.reduce((sum, draw) => sum + (100 / 3) * (Math.abs(draw - mean) / mean), 0));
      fixed.push(draws.reduce((sum, draw) => sum + (100 / 3) * (Math.abs(draw - 50) / 50), 0));
    }
    const top = (sample: number[]) => Float64Array.from(sample).sort()[Math.round(0.975 * 199_999)]!;
    expect(Math.abs(upper - top(own))).toBeLessThan(0.3);
    expect(top(fixed) - top(own)).toBeGreaterThan(1);
  });
});

describe("where healthequal fails on input that is legal", () => {
  const failures = VECTORS.filter(({ status }) => status === "peer_bug");
  test("there are four kinds on seven data sets", () => {
    expect(failures.map(({ fn }) => fn).sort()).toEqual(
      ["mdbu", "mdbw", "r", "ti"].flatMap((fn) => Array<string>(7).fill(fn)),
    );
    for (const { expected } of failures) expect(expected.error).toBeTypeOf("string");
  });
  test.for(failures.filter(({ fn }) => fn !== "ti"))(
    "$fn on $data without standard errors is estimated",
    (vector) => {
      const id = vector.fn as "mdbu" | "mdbw" | "r";
      const bare = subgroupsOf(vector.data).map((subgroup) => ({ ...subgroup, standardError: undefined }));
      const all = measureSubgroups(bare, optionsOf(vector.data));
      const full = measureSubgroups(subgroupsOf(vector.data), optionsOf(vector.data));
      expect(all[id]?.value).toBe(full[id]?.value);
      expect(all[id]?.interval).toBeNull();
      expect(all.reasons[id]).toContain("no standard error");
    },
  );
  test.for(failures.filter(({ fn }) => fn === "ti"))(
    "a missing estimate on $data is refused by name",
    ({ data }) => {
      const holed = subgroupsOf(data).map((s, i) => (i === 1 ? { ...s, estimate: Number.NaN } : s));
      expect(() => measureSubgroups(holed, optionsOf(data))).toThrow("measureSubgroups: estimate 1 is NaN");
    },
  );
});
