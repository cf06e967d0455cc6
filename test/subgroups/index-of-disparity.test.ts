import { indexOfDisparity } from "../../src/subgroups/index.ts";
import { refusals } from "../support/refusals.ts";
import { agreesWithHealthequal } from "./agreement.ts";
import { allChanged, changed, commonRefusals, QUINTILES } from "./common-refusals.ts";

agreesWithHealthequal(["idisu", "idisw"], indexOfDisparity);

refusals("indexOfDisparity", [
  ...commonRefusals(indexOfDisparity),
  [
    "a result beyond the largest number",
    () => indexOfDisparity(QUINTILES, { favorable: true, settingAverage: 1e-307 }),
    "out_of_domain",
    "beyond the largest number",
  ],
  [
    "a missing population",
    () => indexOfDisparity(changed(1, { population: undefined }), { favorable: true }),
    "missing_option",
    "quintile 2 has no population",
  ],
  [
    "a missing population, weighted",
    () => indexOfDisparity(changed(1, { population: undefined }), { favorable: true, weighted: true }),
    "missing_option",
    "quintile 2 has no population",
  ],
  [
    "estimates that are all 0",
    () => indexOfDisparity(allChanged({ estimate: 0 }), { favorable: true }),
    "zero_total",
    "the average is 0",
  ],
  [
    "estimates that are all 0, weighted",
    () => indexOfDisparity(allChanged({ estimate: 0 }), { favorable: true, weighted: true }),
    "zero_total",
    "the average is 0",
  ],
  [
    "an average of 0",
    () => indexOfDisparity(QUINTILES, { favorable: true, settingAverage: 0 }),
    "zero_total",
    "the average is 0",
  ],
  [
    "a negative mean",
    () =>
      indexOfDisparity(
        allChanged({}).map((s) => ({ ...s, estimate: -s.estimate })),
        { favorable: true, bounds: { lower: -100, upper: 100 } },
      ),
    "out_of_domain",
    "the average is negative",
  ],
]);
