import type { ProgramSpec } from "../../transfers/index.ts";
import { CHINA_REGION_ALIASES } from "../china-region-codes.ts";
import { chinaSharedResponsibility } from "../china-shared-responsibility.ts";
import { specOf } from "./spec-of.ts";

const cost = { step: "cost" };
const central = { op: "multiply", values: [cost, { step: "rate" }] };

/** {@link chinaSharedResponsibility} as data. */
export const chinaSharedResponsibilitySpec: ProgramSpec = /* @__PURE__ */ specOf(
  chinaSharedResponsibility,
  {
    standard: { compute: { parameter: "standardPerHead" } },
    cost: { compute: { op: "multiply", values: [{ input: "population" }, { step: "standard" }] } },
    rate: {
      compute: {
        if: { has: "centralShare" },
        use: { input: "centralShare" },
        else: { lookup: "centralShare", aliases: CHINA_REGION_ALIASES },
      },
    },
    local: { compute: { op: "subtract", a: cost, b: central } },
    central: { compute: central },
  },
  [
    {
      kind: "equal",
      id: "parts-add-up",
      description: "the central and the local part add up to the cost",
      left: { op: "add", values: [{ step: "central" }, { step: "local" }] },
      right: cost,
    },
  ],
);
