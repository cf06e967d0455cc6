import { meanDifferenceFromReference } from "../../src/subgroups/index.ts";
import { refusals } from "../support/refusals.ts";
import { agreesWithHealthequal } from "./agreement.ts";
import { allChanged, changed, commonRefusals } from "./common-refusals.ts";

agreesWithHealthequal(["mdru", "mdrw"], meanDifferenceFromReference);

refusals("meanDifferenceFromReference", [
  ...commonRefusals(meanDifferenceFromReference),
  [
    "a missing population, weighted",
    () =>
      meanDifferenceFromReference(changed(1, { population: undefined }), {
        favorable: true,
        weighted: true,
      }),
    "missing_option",
    "quintile 2 has no population",
  ],
  [
    "no reference",
    () => meanDifferenceFromReference(allChanged({ reference: false }), { favorable: true }),
    "missing_option",
    "needs a reference",
  ],
  [
    "a reference without people",
    () => meanDifferenceFromReference(changed(4, { population: 0 }), { favorable: true }),
    "missing_option",
    "needs a reference",
  ],
]);
