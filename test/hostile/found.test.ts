import { expect, test } from "vitest";
import { toRegionTable } from "../../src/adapters/index.ts";
import {
  bootstrapDea,
  EqualizationError,
  estimate,
  importancePerformance,
  measureIncidence,
  transitionHomogeneity,
} from "../../src/index.ts";
import { incidencePlot, protectionPlot } from "../../src/plot/index.ts";

/** What hostile calls found, one case per cause: each was an untyped error, NaN or an infinity. */
const survey = { id: "s", name: "S", unit: "person", columns: { x: [4, 10, 11], use: [3, 2, 1] } } as const;
const study = { regions: [{ id: "a", name: "A" }], indicators: [], observations: [] };
const FOUND: Readonly<Record<string, readonly [call: () => unknown, code: string]>> = {
  "a population that is no list": [
    () => toRegionTable({ ...study, regions: [{ id: "a", name: "A", population: 3 }] } as never),
    "wrong_type",
  ],
  "an indicator that is no record": [
    () => toRegionTable({ ...study, indicators: [3] } as never),
    "wrong_type",
  ],
  "an observation without a region": [
    () => toRegionTable({ ...study, observations: [{}] } as never),
    "wrong_type",
  ],
  "counts that overflow": [
    () =>
      transitionHomogeneity([
        [
          [1e308, 1e308],
          [5, 35],
        ],
        [
          [20, 20],
          [5, 35],
        ],
      ]),
    "out_of_domain",
  ],
  "ratings that overflow": [
    () =>
      importancePerformance(
        [
          [1e308, 1],
          [1e308, 2],
          [-1e308, 3],
        ],
        [
          [-1e308, 1],
          [1e308, 2],
          [1e308, 1],
        ],
      ),
    "out_of_domain",
  ],
  "replicates beyond memory": [
    () =>
      bootstrapDea([[1], [2], [3]], [[1], [1], [2]], {
        returns: "crs",
        orientation: "input",
        replicates: 2 ** 53,
      } as never),
    "out_of_domain",
  ],
  "a subsidy that is null": [
    () =>
      measureIncidence(survey, {
        income: "x",
        services: { care: { use: "use", unitSubsidy: null } },
      } as never),
    "wrong_type",
  ],
  "rows that are no rows": [() => incidencePlot({ kind: "incidence", rows: [3] } as never), "wrong_type"],
  "thresholds that are no list": [
    () => protectionPlot({ kind: "protection", curve: [], catastrophic: 3, warnings: [] } as never),
    "wrong_type",
  ],
};

test.for(Object.entries(FOUND))("%s is refused with a code", ([, [call, code]]) => {
  expect(call).toThrow(EqualizationError);
  expect(call).toThrow(expect.objectContaining({ code }));
});

test("an influence that is no function is as good as none", () => {
  const index = { id: "mean", compute: (values: ArrayLike<number>) => values[0]!, influence: new Map() };
  expect(estimate(index as never, [1, 2, 3], { method: "bootstrap", replicates: 20 }).value).toBe(1);
});
