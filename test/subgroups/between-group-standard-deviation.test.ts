import { betweenGroupStandardDeviation } from "../../src/subgroups/index.ts";
import { refusals } from "../support/refusals.ts";
import { agreesWithHealthequal } from "./agreement.ts";
import { changed, commonRefusals } from "./common-refusals.ts";

agreesWithHealthequal(["bgsd"], betweenGroupStandardDeviation);

refusals("betweenGroupStandardDeviation", [
  ...commonRefusals(betweenGroupStandardDeviation),
  [
    "a missing population",
    () => betweenGroupStandardDeviation(changed(1, { population: undefined }), { favorable: true }),
    "missing_option",
    "quintile 2 has no population",
  ],
]);
