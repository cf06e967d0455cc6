import { absoluteConcentrationIndex } from "../../src/subgroups/index.ts";
import { refusals } from "../support/refusals.ts";
import { agreesWithHealthequal } from "./agreement.ts";
import { allChanged, changed, commonRefusals } from "./common-refusals.ts";

agreesWithHealthequal(["aci"], absoluteConcentrationIndex);

refusals("absoluteConcentrationIndex", [
  ...commonRefusals(absoluteConcentrationIndex),
  [
    "no orders",
    () => absoluteConcentrationIndex(allChanged({ order: undefined }), { favorable: true, scale: 100 }),
    "missing_option",
    "needs an ordered dimension",
  ],
  [
    "a missing population",
    () => absoluteConcentrationIndex(changed(1, { population: undefined }), { favorable: true }),
    "missing_option",
    "quintile 2 has no population",
  ],
  [
    "one order only",
    () => absoluteConcentrationIndex(allChanged({ order: 3 }), { favorable: true, scale: 100 }),
    "too_few_observations",
    "needs at least 2 different orders",
  ],
]);
