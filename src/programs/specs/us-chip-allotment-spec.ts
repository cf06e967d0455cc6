import type { ProgramSpec } from "../../transfers/index.ts";
import { usChipAllotment } from "../us-chip-allotment.ts";
import { specOf } from "./spec-of.ts";

const lower = { step: "lower" };

/** {@link usChipAllotment} as data. */
export const usChipAllotmentSpec: ProgramSpec = /* @__PURE__ */ specOf(usChipAllotment, {
  score: {
    compute: {
      let: { weight: { parameter: "wageWeight" } },
      in: {
        op: "multiply",
        values: [
          { input: "children" },
          {
            op: "add",
            values: [
              { op: "subtract", a: 1, b: { local: "weight" } },
              { op: "multiply", values: [{ local: "weight" }, { input: "wageRatio" }] },
            ],
          },
        ],
      },
    },
  },
  initial: { compute: { op: "proRata", scores: { step: "score" }, total: 1 } },
  lower: {
    compute: {
      op: "maximum",
      values: [
        { op: "divide", a: { parameter: "fixedFloor" }, b: { scalar: "total" } },
        { op: "multiply", values: [{ parameter: "previousFloor" }, { input: "previousProportion" }] },
        { op: "multiply", values: [{ parameter: "baseFloor" }, { input: "baseProportion" }] },
      ],
    },
  },
  upper: { compute: { op: "multiply", values: [{ parameter: "baseCeiling" }, { input: "baseProportion" }] } },
  bounded: { compute: { op: "clamp", x: { step: "initial" }, lower, upper: { step: "upper" } } },
  proportion: {
    compute: {
      if: { op: "greater", a: { op: "total", x: { step: "bounded" } }, b: 1 },
      use: {
        op: "maxGrowth",
        x: { step: "bounded" },
        previous: { input: "previousProportion" },
        lower,
        total: 1,
      },
      else: { op: "boundedShare", scores: { step: "initial" }, lower, upper: { step: "upper" }, total: 1 },
    },
  },
  allotment: { compute: { op: "multiply", values: [{ step: "proportion" }, { scalar: "total" }] } },
});
