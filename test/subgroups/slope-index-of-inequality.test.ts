import { describe, expect, test } from "vitest";
import { type Subgroup, slopeIndexOfInequality } from "../../src/subgroups/index.ts";
import { refusals } from "../support/refusals.ts";
import { agreesWithHealthequal, near } from "./agreement.ts";
import { allChanged, changed, commonRefusals, QUINTILES } from "./common-refusals.ts";
import { callOf, LOGIT_SETS, ORACLE, optionsOf, subgroupsOf, VECTORS } from "./vectors.ts";

const STEP = [0, 0, 40, 100, 100].map((estimate, order) => ({ estimate, order, population: 10 }));

agreesWithHealthequal(["sii"], slopeIndexOfInequality);

refusals("slopeIndexOfInequality", [
  ...commonRefusals(slopeIndexOfInequality),
  [
    "no orders",
    () => slopeIndexOfInequality(allChanged({ order: undefined }), { favorable: true, scale: 100 }),
    "missing_option",
    "needs an ordered dimension",
  ],
  [
    "a missing population",
    () => slopeIndexOfInequality(changed(1, { population: undefined }), { favorable: true }),
    "missing_option",
    "quintile 2 has no population",
  ],
  [
    "one order only",
    () => slopeIndexOfInequality(allChanged({ order: 3 }), { favorable: true, scale: 100 }),
    "too_few_observations",
    "needs at least 2 different orders",
  ],
  [
    "a logit without scale",
    () => slopeIndexOfInequality(QUINTILES, { favorable: true }),
    "missing_option",
    "needs the scale of the indicator",
  ],
  [
    "a logit above its scale",
    () => slopeIndexOfInequality(QUINTILES, { favorable: true, scale: 80, bounds: { lower: 0, upper: 100 } }),
    "out_of_domain",
    "an estimate is outside 0 to 80",
  ],
  [
    "a step up",
    () => slopeIndexOfInequality(STEP, { favorable: true, scale: 100 }),
    "no_convergence",
    "no finite logit curve fits",
  ],
  [
    "a step down",
    () =>
      slopeIndexOfInequality(
        STEP.toReversed().map((s, i) => ({ ...s, order: i })),
        { favorable: true, scale: 100 },
      ),
    "no_convergence",
    "no finite logit curve fits",
  ],
]);

describe("the logit", () => {
  // By R glm, population as weight once, with a sandwich written out; see fixtures/subgroups/oracle.R.
  test.for(["heO5", "heO5adv", "heO10"])("agrees with R on %s", (name) => {
    const { sii, siiError } = ORACLE.logit[name]!;
    const result = slopeIndexOfInequality(subgroupsOf(name), optionsOf(name));
    near(result.value, sii, 1e-12);
    near(result.standardError, siiError, 1e-12);
    near(result.interval!.lower, sii - 1.959963984540054 * siiError, 1e-12);
  });
  test.for(LOGIT_SETS)("agrees with R on %s", ([name, subgroups, scale]) => {
    const { sii, siiError } = ORACLE.logit[name]!;
    const result = slopeIndexOfInequality(subgroups, { favorable: true, scale });
    near(result.value / sii, 1, 1e-11);
    near(result.standardError! / siiError, 1, 1e-11);
  });
  test("differs from healthequal, which counts the population twice", () => {
    const vectors = VECTORS.filter(({ fn, status }) => fn === "sii" && status === "variant");
    expect(vectors).toHaveLength(6);
    for (const vector of vectors) {
      const { subgroups, options } = callOf(vector);
      const ours = slopeIndexOfInequality(subgroups, options).value;
      // 31.2 and not 27.5 on heO5: a subgroup twice as large is to count twice, not four times.
      expect(Math.abs(ours - vector.expected.estimate)).toBeGreaterThan(0.5);
      // Weights of population squared on the ranks of population, as healthequal fits it, rounding aside.
      near(squaredWeights(subgroups, options.scale!), vector.expected.estimate, 1e-3);
    }
  });
});

/** The slope index that healthequal 1.0.1 means: a logit with weights of population squared, by plain Newton steps. */
function squaredWeights(subgroups: readonly Subgroup[], scale: number): number {
  const total = subgroups.reduce((sum, { population }) => sum + population!, 0);
  const ranks = subgroups.map(
    ({ order, population }) =>
      subgroups.reduce(
        (sum, other) => sum + (other.order! < order! ? other.population! : 0),
        population! / 2,
      ) / total,
  );
  let [a, b] = [0, 0];
  for (let step = 0; step < 50; step++) {
    let [g0, g1, h0, h1, h2] = [0, 0, 0, 0, 0];
    for (const [i, { estimate, population }] of subgroups.entries()) {
      const mu = 1 / (1 + Math.exp(-a - b * ranks[i]!));
      const w = (population! / total) ** 2;
      g0 += w * (estimate / scale - mu);
      g1 += w * (estimate / scale - mu) * ranks[i]!;
      h0 += w * mu * (1 - mu);
      h1 += w * mu * (1 - mu) * ranks[i]!;
      h2 += w * mu * (1 - mu) * ranks[i]! ** 2;
    }
    const det = h0 * h2 - h1 * h1;
    a += (h2 * g0 - h1 * g1) / det;
    b += (h0 * g1 - h1 * g0) / det;
  }
  return scale * (1 / (1 + Math.exp(-a - b)) - 1 / (1 + Math.exp(-a)));
}
