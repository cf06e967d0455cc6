import { populationAttributableFraction } from "../../src/subgroups/index.ts";
import { refusals } from "../support/refusals.ts";
import { agreesWithHealthequal } from "./agreement.ts";
import { allChanged, changed, commonRefusals } from "./common-refusals.ts";

agreesWithHealthequal(["paf"], populationAttributableFraction);

refusals("populationAttributableFraction", [
  ...commonRefusals(populationAttributableFraction),
  [
    "neither populations nor an average",
    () => populationAttributableFraction(allChanged({ population: undefined }), { favorable: true }),
    "missing_option",
    "or give settingAverage",
  ],
  [
    "equal orders at one end without populations",
    () =>
      populationAttributableFraction(
        changed(3, { order: 5 }).map((s) => ({ ...s, population: undefined })),
        { favorable: true, settingAverage: 70 },
      ),
    "missing_option",
    "pooling them needs their populations",
  ],
  [
    "estimates that are all 0",
    () => populationAttributableFraction(allChanged({ estimate: 0 }), { favorable: true }),
    "zero_total",
    "the average is 0",
  ],
  [
    "a negative mean",
    () =>
      populationAttributableFraction(
        allChanged({}).map((s) => ({ ...s, estimate: -s.estimate })),
        { favorable: true, bounds: { lower: -100, upper: 100 } },
      ),
    "out_of_domain",
    "the average is negative",
  ],
]);
