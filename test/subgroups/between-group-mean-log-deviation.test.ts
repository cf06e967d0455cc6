import { betweenGroupMeanLogDeviation } from "../../src/subgroups/index.ts";
import { refusals } from "../support/refusals.ts";
import { agreesWithHealthequal } from "./agreement.ts";
import { allChanged, changed, commonRefusals } from "./common-refusals.ts";

agreesWithHealthequal(["mld"], betweenGroupMeanLogDeviation);

refusals("betweenGroupMeanLogDeviation", [
  ...commonRefusals(betweenGroupMeanLogDeviation),
  [
    "a missing population",
    () => betweenGroupMeanLogDeviation(changed(1, { population: undefined }), { favorable: true }),
    "missing_option",
    "quintile 2 has no population",
  ],
  [
    "estimates that are all 0",
    () => betweenGroupMeanLogDeviation(allChanged({ estimate: 0 }), { favorable: true }),
    "zero_total",
    "every estimate is 0",
  ],
  [
    "a negative estimate within its bounds",
    () =>
      betweenGroupMeanLogDeviation(changed(0, { estimate: -10 }), {
        favorable: true,
        bounds: { lower: -100, upper: 100 },
      }),
    "out_of_domain",
    "an estimate is negative",
  ],
]);
