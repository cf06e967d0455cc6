import { describe, expect, test } from "vitest";
import { relativeIndexOfInequality } from "../../src/subgroups/index.ts";
import { refusals } from "../support/refusals.ts";
import { agreesWithHealthequal, near } from "./agreement.ts";
import { allChanged, changed, commonRefusals, QUINTILES } from "./common-refusals.ts";
import { callOf, LOGIT_SETS, ORACLE, optionsOf, subgroupsOf, VECTORS } from "./vectors.ts";

const STEP = [0, 0, 40, 100, 100].map((estimate, order) => ({ estimate, order, population: 10 }));

agreesWithHealthequal(["rii"], relativeIndexOfInequality);

refusals("relativeIndexOfInequality", [
  ...commonRefusals(relativeIndexOfInequality),
  [
    "no orders",
    () => relativeIndexOfInequality(allChanged({ order: undefined }), { favorable: true, scale: 100 }),
    "missing_option",
    "needs an ordered dimension",
  ],
  [
    "a missing population",
    () => relativeIndexOfInequality(changed(1, { population: undefined }), { favorable: true }),
    "missing_option",
    "quintile 2 has no population",
  ],
  [
    "one order only",
    () => relativeIndexOfInequality(allChanged({ order: 3 }), { favorable: true, scale: 100 }),
    "too_few_observations",
    "needs at least 2 different orders",
  ],
  [
    "a logit without scale",
    () => relativeIndexOfInequality(QUINTILES, { favorable: true }),
    "missing_option",
    "needs the scale of the indicator",
  ],
  [
    "a logit above its scale",
    () =>
      relativeIndexOfInequality(QUINTILES, { favorable: true, scale: 80, bounds: { lower: 0, upper: 100 } }),
    "out_of_domain",
    "an estimate is outside 0 to 80",
  ],
  [
    "a step up",
    () => relativeIndexOfInequality(STEP, { favorable: true, scale: 100 }),
    "no_convergence",
    "no finite logit curve fits",
  ],
  [
    "a step down",
    () =>
      relativeIndexOfInequality(
        STEP.toReversed().map((s, i) => ({ ...s, order: i })),
        { favorable: true, scale: 100 },
      ),
    "no_convergence",
    "no finite logit curve fits",
  ],
  [
    "estimates that are all 0",
    () => relativeIndexOfInequality(allChanged({ estimate: 0 }), { favorable: true, scale: 100 }),
    "zero_total",
    "every estimate is 0",
  ],
  [
    "a line that ends below 0",
    () =>
      relativeIndexOfInequality(
        [0, 0, 1, 10].map((estimate, order) => ({ estimate, order, population: 1 })),
        { favorable: true, linear: true },
      ),
    "out_of_domain",
    "at or below 0",
  ],
]);

describe("the logit", () => {
  // By R glm, population as weight once, with a sandwich written out; see fixtures/subgroups/oracle.R.
  test.for(["heO5", "heO5adv", "heO10"])("agrees with R on %s", (name) => {
    const { rii, riiError } = ORACLE.logit[name]!;
    const result = relativeIndexOfInequality(subgroupsOf(name), optionsOf(name));
    near(result.value, rii, 1e-12);
    near(result.standardError, riiError, 1e-12);
    near(result.interval!.upper, rii * Math.exp(1.959963984540054 * riiError), 1e-12);
  });
  test.for(LOGIT_SETS)("agrees with R on %s", ([name, subgroups, scale]) => {
    const { rii, riiError } = ORACLE.logit[name]!;
    const result = relativeIndexOfInequality(subgroups, { favorable: true, scale });
    near(result.value / rii, 1, 1e-11);
    near(result.standardError! / riiError, 1, 1e-11);
  });
  test("differs from healthequal, which counts the population twice", () => {
    const vectors = VECTORS.filter(({ fn, status }) => fn === "rii" && status === "variant");
    expect(vectors).toHaveLength(6);
    for (const vector of vectors) {
      const { subgroups, options } = callOf(vector);
      const ours = relativeIndexOfInequality(subgroups, options).value;
      expect(Math.abs(ours - vector.expected.estimate)).toBeGreaterThan(0.01);
    }
  });
});
