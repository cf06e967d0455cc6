import type { ProgramSpec } from "../../transfers/index.ts";
import { usFmap } from "../us-fmap.ts";
import { specOf } from "./spec-of.ts";

const fmap = { step: "fmap" };

/** {@link usFmap} as data. */
export const usFmapSpec: ProgramSpec = /* @__PURE__ */ specOf(usFmap, {
  meanIncome: {
    compute: {
      op: "averageYears",
      values: [{ input: "incomeYear1" }, { input: "incomeYear2" }, { input: "incomeYear3" }],
    },
  },
  meanNationalIncome: {
    compute: {
      op: "averageYears",
      values: [
        { scalar: "nationalIncomeYear1" },
        { scalar: "nationalIncomeYear2" },
        { scalar: "nationalIncomeYear3" },
      ],
    },
  },
  wholeIncome: { compute: { op: "round", x: { step: "meanIncome" }, digits: 0 } },
  wholeNationalIncome: { compute: { op: "round", x: { value: "meanNationalIncome" }, digits: 0 } },
  formula: {
    compute: {
      let: { ratio: { op: "divide", a: { step: "wholeIncome" }, b: { step: "wholeNationalIncome" } } },
      in: {
        op: "subtract",
        a: 100,
        b: { op: "multiply", values: [{ parameter: "multiplier" }, { local: "ratio" }, { local: "ratio" }] },
      },
    },
  },
  bounded: {
    compute: {
      op: "clamp",
      x: { step: "formula" },
      lower: { parameter: "floor" },
      upper: { parameter: "ceiling" },
    },
  },
  statutory: { compute: { op: "applyOverrides", x: { step: "bounded" }, table: "statutoryRates" } },
  fmap: { compute: { op: "round", x: { step: "statutory" }, digits: 2 } },
  enhancement: {
    compute: {
      if: { has: "enhanced" },
      use: {
        if: { op: "anyUnit", mask: { input: "enhanced" } },
        use: {
          op: "where",
          mask: { input: "enhanced" },
          use: {
            op: "minimum",
            values: [
              {
                op: "add",
                values: [
                  fmap,
                  {
                    op: "multiply",
                    values: [{ parameter: "enhancedShare" }, { op: "subtract", a: 100, b: fmap }],
                  },
                ],
              },
              { parameter: "enhancedCeiling" },
            ],
          },
          else: fmap,
        },
        else: fmap,
      },
      else: fmap,
    },
  },
  percentage: { compute: { op: "round", x: { step: "enhancement" }, digits: 2 } },
});
