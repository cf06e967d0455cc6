import { meanDifferenceFromMean } from "../../src/subgroups/index.ts";
import { refusals } from "../support/refusals.ts";
import { agreesWithHealthequal } from "./agreement.ts";
import { allChanged, changed, commonRefusals } from "./common-refusals.ts";

agreesWithHealthequal(["mdmu", "mdmw"], meanDifferenceFromMean);

refusals("meanDifferenceFromMean", [
  ...commonRefusals(meanDifferenceFromMean),
  [
    "a missing population",
    () => meanDifferenceFromMean(changed(1, { population: undefined }), { favorable: true }),
    "missing_option",
    "give population, or give settingAverage",
  ],
  [
    "a missing population, weighted",
    () => meanDifferenceFromMean(changed(1, { population: undefined }), { favorable: true, weighted: true }),
    "missing_option",
    "quintile 2 has no population",
  ],
  [
    "no population, weighted, in spite of an average",
    () =>
      meanDifferenceFromMean(allChanged({ population: undefined }), {
        favorable: true,
        weighted: true,
        settingAverage: 70,
      }),
    "missing_option",
    "the subgroups have no population",
  ],
]);
