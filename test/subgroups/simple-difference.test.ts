import { simpleDifference } from "../../src/subgroups/index.ts";
import { refusals } from "../support/refusals.ts";
import { agreesWithHealthequal } from "./agreement.ts";
import { allChanged, changed, commonRefusals } from "./common-refusals.ts";

agreesWithHealthequal(["d"], simpleDifference);

refusals("simpleDifference", [
  ...commonRefusals(simpleDifference),
  [
    "equal orders at the other end without populations",
    () =>
      simpleDifference(
        changed(3, { order: 5 }).map((s) => ({ ...s, population: undefined })),
        { favorable: true },
      ),
    "missing_option",
    "2 subgroups share one end of the order",
  ],
  [
    "one order only",
    () => simpleDifference(allChanged({ order: 3 }), { favorable: true, scale: 100 }),
    "too_few_observations",
    "needs at least 2 different orders",
  ],
  [
    "equal orders at one end without populations",
    () =>
      simpleDifference(
        changed(1, { order: 1 }).map((s) => ({ ...s, population: undefined })),
        { favorable: true },
      ),
    "missing_option",
    "pooling them needs their populations",
  ],
]);
