import type { ProgramSpec } from "../../transfers/index.ts";
import { nhsPaceOfChange } from "../nhs-pace-of-change.ts";
import { specOf } from "./spec-of.ts";

const previous = { if: { has: "previous" }, use: { input: "previous" }, else: { previousAmount: 1 } };
const target = { step: "target" };
const leastOfTarget = {
  op: "multiply",
  values: [{ op: "subtract", a: 1, b: { parameter: "maxUnderTarget" } }, target],
};
const grown = (parameter: string) => ({
  op: "multiply",
  values: [{ op: "add", values: [1, { parameter }] }, { local: "previous" }],
});

/** {@link nhsPaceOfChange} as data. */
export const nhsPaceOfChangeSpec: ProgramSpec = /* @__PURE__ */ specOf(nhsPaceOfChange, {
  target: {
    compute: { op: "proRata", scores: { input: "weightedPopulation" }, total: { scalar: "budget" } },
  },
  openingDistance: {
    compute: {
      let: {
        previous,
        all: { op: "total", x: { local: "previous" } },
        share: {
          op: "divide",
          a: { input: "weightedPopulation" },
          b: { op: "total", x: { input: "weightedPopulation" } },
        },
      },
      in: {
        if: { op: "greater", a: { local: "all" }, b: 0 },
        use: {
          op: "where",
          mask: { op: "above", a: { local: "share" }, b: 0 },
          use: {
            op: "subtract",
            a: {
              op: "divide",
              a: { op: "divide", a: { local: "previous" }, b: { local: "all" } },
              b: { local: "share" },
              whereZero: 0,
            },
            b: 1,
          },
          else: 0,
        },
        else: { op: "multiply", values: [0, { local: "share" }] },
      },
    },
  },
  paced: {
    compute: {
      op: "maximum",
      values: [
        {
          op: "paceOfChange",
          target,
          previous,
          minGrowth: { parameter: "minGrowth" },
          maxGrowth: { parameter: "maxGrowth" },
        },
        leastOfTarget,
      ],
    },
  },
  allocation: {
    compute: {
      let: {
        previous,
        lower: { op: "maximum", values: [grown("minGrowth"), leastOfTarget] },
        upper: { op: "maximum", values: [{ local: "lower" }, grown("maxGrowth")] },
      },
      in: {
        op: "boundedShare",
        scores: target,
        lower: { local: "lower" },
        upper: { local: "upper" },
        total: { scalar: "budget" },
      },
    },
  },
});
