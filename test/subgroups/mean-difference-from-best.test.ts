import { meanDifferenceFromBest } from "../../src/subgroups/index.ts";
import { refusals } from "../support/refusals.ts";
import { agreesWithHealthequal } from "./agreement.ts";
import { changed, commonRefusals, QUINTILES } from "./common-refusals.ts";

agreesWithHealthequal(["mdbu", "mdbw"], meanDifferenceFromBest);

refusals("meanDifferenceFromBest", [
  ...commonRefusals(meanDifferenceFromBest),
  [
    "a missing population, weighted",
    () => meanDifferenceFromBest(changed(1, { population: undefined }), { favorable: true, weighted: true }),
    "missing_option",
    "quintile 2 has no population",
  ],
  [
    "weighted as text",
    () => meanDifferenceFromBest(QUINTILES, { favorable: true, weighted: "yes" as never }),
    "wrong_type",
    'weighted is "yes"',
  ],
]);
