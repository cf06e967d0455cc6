import type { ProgramSpec } from "../../transfers/index.ts";
import { brazilFundeb } from "../brazil-fundeb.ts";
import { specOf } from "./spec-of.ts";

const topUp = {
  op: "waterFill",
  levels: { step: "value" },
  weights: { input: "enrolment" },
  total: { value: "budgetUsed" },
};

/** {@link brazilFundeb} as data. */
export const brazilFundebSpec: ProgramSpec = /* @__PURE__ */ specOf(brazilFundeb, {
  budgetUsed: {
    compute: {
      if: { has: "budget" },
      use: { scalar: "budget" },
      else: {
        op: "multiply",
        values: [{ parameter: "federalShare" }, { op: "total", x: { input: "fund" } }],
      },
    },
  },
  value: { compute: { op: "divide", a: { input: "fund" }, b: { input: "enrolment" }, whereZero: 0 } },
  topUp: {
    compute: { if: { has: "eligible" }, use: { ...topUp, eligible: { input: "eligible" } }, else: topUp },
  },
});
