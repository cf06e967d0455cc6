import { describe, expect, test } from "vitest";
import type { PairedSubgroupOptions, Subgroup, SubgroupEstimate } from "../../src/subgroups/index.ts";
import { callOf, guessedScale, VECTORS, type Vector } from "./vectors.ts";

type Measure = (subgroups: readonly Subgroup[], options: PairedSubgroupOptions) => SubgroupEstimate;

/** Relative, with a floor of the same size near 0. */
export function near(actual: number | null | undefined, expected: number, tolerance: number): void {
  const distance = Math.abs((actual ?? Number.NaN) - expected);
  if (!(distance <= tolerance * Math.max(1, Math.abs(expected)))) expect(actual).toBe(expected);
}

/** What healthequal's standard error must be multiplied by to be in the unit of its estimate. */
function errorFactor(vector: Vector): number {
  if (vector.fn === "ti" || vector.fn === "mld") return 1000;
  if (vector.fn === "paf") return 100;
  return vector.fn === "sii" ? guessedScale(vector) : 1;
}

/**
 * Registers one test for every call of healthequal that stands for the truth: estimate, and where healthequal gives
 * them by formula, standard error in the unit of the estimate and interval. Returns nothing; fails if there is no call.
 */
export function agreesWithHealthequal(ids: readonly string[], measure: Measure): void {
  const vectors = VECTORS.filter(({ fn, status }) => ids.includes(fn) && status === "reference");
  describe("agrees with healthequal 1.0.1", () => {
    test("there are vectors", () => expect(vectors.length).toBeGreaterThanOrEqual(7));
    test.for(vectors.map((vector, i) => [`${vector.fn} on ${vector.data}, ${i}`, vector] as const))(
      "%s",
      ([, vector]) => {
        const { subgroups, options } = callOf(vector);
        const { expected, tolerance, args } = vector;
        const result = measure(subgroups, options);
        const z = vector.args["conf.level"] === 0.9 ? 1.6448536269514722 : 1.959963984540054;
        near(result.value, expected.estimate, tolerance);
        expect(result.n).toBe(subgroups.length);
        if (args.sim !== undefined) {
          expect(result.standardError).toBeNull();
          // healthequal draws 100 times: a third of the width is nearly 5 standard errors of its limits. Its idisw
          // measures every draw against the mean of the estimates and is left out; simulation.test.ts has that.
          if (vector.fn === "idisw") return;
          const third = (expected.upperci! - expected.lowerci!) / 3;
          expect(Math.abs(result.interval!.lower - expected.lowerci!)).toBeLessThan(third);
          expect(Math.abs(result.interval!.upper - expected.upperci!)).toBeLessThan(third);
          return;
        }
        if (expected.se === null) {
          expect(result.standardError).toBeNull();
          expect(result.interval).toBeNull();
          expect(result.reason).toBeTypeOf("string");
          return;
        }
        const error = expected.se * errorFactor(vector);
        near(result.standardError, error, tolerance);
        expect(result.interval!.confidence).toBe(args["conf.level"] ?? 0.95);
        if (vector.compare.includes("lowerci")) {
          near(result.interval!.lower, expected.lowerci!, tolerance);
          near(result.interval!.upper, expected.upperci!, tolerance);
        } else {
          // ti, mld and paf: its interval comes from a standard error in another unit than its estimate.
          near(result.interval!.lower, expected.estimate - z * error, tolerance);
          near(result.interval!.upper, expected.estimate + z * error, tolerance);
          const tooNarrow = (expected.upperci! - expected.lowerci!) * errorFactor(vector);
          near(result.interval!.upper - result.interval!.lower, tooNarrow, 1e-6);
        }
      },
    );
  });
}
