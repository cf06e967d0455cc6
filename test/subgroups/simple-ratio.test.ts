import { simpleRatio } from "../../src/subgroups/index.ts";
import { refusals } from "../support/refusals.ts";
import { agreesWithHealthequal } from "./agreement.ts";
import { allChanged, changed, commonRefusals } from "./common-refusals.ts";

agreesWithHealthequal(["r"], simpleRatio);

refusals("simpleRatio", [
  ...commonRefusals(simpleRatio),
  [
    "one order only",
    () => simpleRatio(allChanged({ order: 3 }), { favorable: true, scale: 100 }),
    "too_few_observations",
    "needs at least 2 different orders",
  ],
  [
    "equal orders at one end without populations",
    () =>
      simpleRatio(
        changed(1, { order: 1 }).map((s) => ({ ...s, population: undefined })),
        { favorable: true },
      ),
    "missing_option",
    "pooling them needs their populations",
  ],
  [
    "a denominator of 0",
    () => simpleRatio(changed(0, { estimate: 0 }), { favorable: true }),
    "zero_total",
    "the estimate to divide by is 0",
  ],
  [
    "a negative estimate within its bounds",
    () =>
      simpleRatio(changed(0, { estimate: -10 }), { favorable: true, bounds: { lower: -100, upper: 100 } }),
    "out_of_domain",
    "one of the two estimates compared is negative",
  ],
  [
    "a ratio beyond the largest number",
    () => simpleRatio([{ estimate: 1e300 }, { estimate: 1e-300 }], { favorable: true }),
    "out_of_domain",
    "beyond the largest number",
  ],
]);
