import { betweenGroupVariance } from "../../src/subgroups/index.ts";
import { refusals } from "../support/refusals.ts";
import { agreesWithHealthequal } from "./agreement.ts";
import { allChanged, changed, commonRefusals } from "./common-refusals.ts";

agreesWithHealthequal(["bgv"], betweenGroupVariance);

refusals("betweenGroupVariance", [
  ...commonRefusals(betweenGroupVariance),
  [
    "a missing population",
    () => betweenGroupVariance(changed(1, { population: undefined }), { favorable: true }),
    "missing_option",
    "quintile 2 has no population",
  ],
  [
    "no populations",
    () => betweenGroupVariance(allChanged({ population: undefined }), { favorable: true }),
    "missing_option",
    "the subgroups have no population",
  ],
  [
    "a result beyond the largest number",
    () =>
      betweenGroupVariance(
        allChanged({}).map((s) => ({ ...s, estimate: s.estimate * 1e300 })),
        { favorable: true },
      ),
    "out_of_domain",
    "beyond the largest number",
  ],
]);
