import { relativeConcentrationIndex } from "../../src/subgroups/index.ts";
import { refusals } from "../support/refusals.ts";
import { agreesWithHealthequal } from "./agreement.ts";
import { allChanged, changed, commonRefusals } from "./common-refusals.ts";

agreesWithHealthequal(["rci"], relativeConcentrationIndex);

refusals("relativeConcentrationIndex", [
  ...commonRefusals(relativeConcentrationIndex),
  [
    "no orders",
    () => relativeConcentrationIndex(allChanged({ order: undefined }), { favorable: true, scale: 100 }),
    "missing_option",
    "needs an ordered dimension",
  ],
  [
    "a missing population",
    () => relativeConcentrationIndex(changed(1, { population: undefined }), { favorable: true }),
    "missing_option",
    "quintile 2 has no population",
  ],
  [
    "one order only",
    () => relativeConcentrationIndex(allChanged({ order: 3 }), { favorable: true, scale: 100 }),
    "too_few_observations",
    "needs at least 2 different orders",
  ],
  [
    "estimates that are all 0",
    () => relativeConcentrationIndex(allChanged({ estimate: 0 }), { favorable: true }),
    "zero_total",
    "the mean is 0",
  ],
  [
    "a mean below the lower bound of a complement",
    () =>
      relativeConcentrationIndex(allChanged({ estimate: 100 }), {
        favorable: true,
        bounds: { lower: 0, upper: 100 },
        kind: "wagstaff",
      }),
    "zero_total",
    "every estimate is at the upper bound",
  ],
]);
