import { populationAttributableRisk } from "../../src/subgroups/index.ts";
import { refusals } from "../support/refusals.ts";
import { agreesWithHealthequal } from "./agreement.ts";
import { allChanged, changed, commonRefusals } from "./common-refusals.ts";

agreesWithHealthequal(["par"], populationAttributableRisk);

refusals("populationAttributableRisk", [
  ...commonRefusals(populationAttributableRisk),
  [
    "neither populations nor an average",
    () => populationAttributableRisk(allChanged({ population: undefined }), { favorable: true }),
    "missing_option",
    "or give settingAverage",
  ],
  [
    "equal orders at one end without populations",
    () =>
      populationAttributableRisk(
        changed(3, { order: 5 }).map((s) => ({ ...s, population: undefined })),
        { favorable: true, settingAverage: 70 },
      ),
    "missing_option",
    "pooling them needs their populations",
  ],
]);
