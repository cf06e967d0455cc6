import { betweenGroupTheil } from "../../src/subgroups/index.ts";
import { refusals } from "../support/refusals.ts";
import { agreesWithHealthequal } from "./agreement.ts";
import { allChanged, changed, commonRefusals } from "./common-refusals.ts";

agreesWithHealthequal(["ti"], betweenGroupTheil);

refusals("betweenGroupTheil", [
  ...commonRefusals(betweenGroupTheil),
  [
    "a missing population",
    () => betweenGroupTheil(changed(1, { population: undefined }), { favorable: true }),
    "missing_option",
    "quintile 2 has no population",
  ],
  [
    "estimates that are all 0",
    () => betweenGroupTheil(allChanged({ estimate: 0 }), { favorable: true }),
    "zero_total",
    "every estimate is 0",
  ],
  [
    "a negative estimate within its bounds",
    () =>
      betweenGroupTheil(changed(0, { estimate: -10 }), {
        favorable: true,
        bounds: { lower: -100, upper: 100 },
      }),
    "out_of_domain",
    "an estimate is negative",
  ],
]);
