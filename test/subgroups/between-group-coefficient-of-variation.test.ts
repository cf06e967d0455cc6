import { betweenGroupCoefficientOfVariation } from "../../src/subgroups/index.ts";
import { refusals } from "../support/refusals.ts";
import { agreesWithHealthequal } from "./agreement.ts";
import { allChanged, changed, commonRefusals } from "./common-refusals.ts";

agreesWithHealthequal(["covar"], betweenGroupCoefficientOfVariation);

refusals("betweenGroupCoefficientOfVariation", [
  ...commonRefusals(betweenGroupCoefficientOfVariation),
  [
    "a missing population",
    () => betweenGroupCoefficientOfVariation(changed(1, { population: undefined }), { favorable: true }),
    "missing_option",
    "quintile 2 has no population",
  ],
  [
    "estimates that are all 0",
    () => betweenGroupCoefficientOfVariation(allChanged({ estimate: 0 }), { favorable: true }),
    "zero_total",
    "the average is 0",
  ],
  [
    "a negative mean",
    () =>
      betweenGroupCoefficientOfVariation(
        allChanged({}).map((s) => ({ ...s, estimate: -s.estimate })),
        { favorable: true, bounds: { lower: -100, upper: 100 } },
      ),
    "out_of_domain",
    "the average is negative",
  ],
]);
